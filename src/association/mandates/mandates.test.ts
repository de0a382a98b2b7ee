import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { formOn } from '../../../test/forms.ts'
import { openHouse, wordsOf, type TestHouse } from '../../../test/house.ts'
import { inProject } from '../../platform/root.ts'
import { everythingOf } from '../owndata/queries.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const organisation = (key: string) => `/vereniging/organisaties/${house.id('organisation', key)}`
const person = (key: string) => house.id('person', key)
const mandate = (key: string) => `/vereniging/mandaten/${house.id('mandate', key, 1)}`
const give = '/vereniging/mandaten/nieuw'
const happenings = async () => (await house.database.db.selectFrom('happening').select('id').execute()).length
const notices = async (key: string) => (await house.database.db.selectFrom('notice').select('id').where('person_id', '=', person(key)).execute()).length

test('everybody in the association sees who speaks for an organisation and who did', async () => {
  const samira = await house.as('samira-el-amrani')
  const page = wordsOf(await samira.get(organisation('achterlinge')))
  assert.match(page, /Bilal Öztürk gekregen van Tineke Wiersma 3 juni 2024 geen einddatum geldt nu/)
  assert.match(page, /Tineke Wiersma overgenomen van Bilal Öztürk 4 maart 2024 geen einddatum geldt nu/)
  assert.match(page, /Bilal Öztürk 5 januari 2024 4 maart 2024 overgedragen aan Tineke Wiersma/)
  const one = await samira.get(mandate('tineke-wiersma'))
  assert.match(wordsOf(one), /Tineke Wiersma spreekt voor Gemeente Achterlinge/)
  assert.doesNotMatch(one.body, /method="post"/)
})

test('a visitor finds no mandates, and one that is not there is not found', async () => {
  assert.equal((await house.visitor().get(mandate('tineke-wiersma'))).status, 404)
  const joost = await house.as('joost-haverkamp')
  assert.equal((await joost.get(mandate('niemand'))).status, 404)
  assert.equal((await joost.post(`${mandate('niemand')}/einde`, { zeker: 'ja' })).status, 404)
  assert.equal((await joost.get(`${give}?organisatie=onzin`)).status, 404)
})

test('a member gives no mandate and touches nobody else’s, and no trace stays', async () => {
  const samira = await house.as('samira-el-amrani')
  const mark = await happenings()
  assert.equal((await samira.get(`${give}?organisatie=${house.id('organisation', 'duinrade')}`)).status, 403)
  assert.equal((await samira.post(give, { organisation_id: house.id('organisation', 'duinrade'), person_id: person('samira-el-amrani'), since: '', until: '' })).status, 403)
  for (const act of ['delegatie', 'overdracht']) {
    assert.equal((await samira.post(`${mandate('marijke-de-wit')}/${act}`, { person_id: person('nadia-benali') })).status, 403)
  }
  assert.equal((await samira.post(`${mandate('marijke-de-wit')}/einde`, { zeker: 'ja' })).status, 403)
  assert.equal(await happenings(), mark)
})

test('the board ends somebody’s mandate but neither lends it nor hands it over: only who holds it does', async () => {
  const marijke = await house.as('marijke-de-wit')
  assert.equal((await marijke.post(`${mandate('karin-uitenbroek')}/delegatie`, { person_id: person('youssef-haddad'), since: '', until: '' })).status, 403)
  assert.equal((await marijke.post(`${mandate('karin-uitenbroek')}/overdracht`, { person_id: person('youssef-haddad') })).status, 403)
  assert.equal((await marijke.post(`${mandate('karin-uitenbroek')}/einde`, {})).status, 422)
  const told = await notices('karin-uitenbroek')
  assert.match(wordsOf(await marijke.done(`${mandate('karin-uitenbroek')}/einde`, { zeker: 'ja' })), /Stand beëindigd/)
  assert.equal(await notices('karin-uitenbroek'), told + 1)
  assert.equal((await marijke.post(`${mandate('karin-uitenbroek')}/einde`, { zeker: 'ja' })).status, 409)
})

test('the secretariat finds somebody, gives a mandate for some days, and not twice for the same', async () => {
  const joost = await house.as('joost-haverkamp')
  const to = `${give}?organisatie=${house.id('organisation', 'brinkerode')}`
  assert.match(wordsOf(await joost.get(to)), /Mensen van deze organisatie.*Jolanda Wijnands/)
  assert.match(wordsOf(await joost.get(`${to}&naam=hendrikse`)), /1 mens gevonden\. Ruud Hendrikse/)
  assert.match(wordsOf(await joost.get(`${to}&kies=${person('ruud-hendrikse')}`)), /Gekozen: Ruud Hendrikse/)
  const fields = { organisation_id: house.id('organisation', 'brinkerode'), person_id: person('ruud-hendrikse'), since: '1-1-2026', until: '31-12-2099' }
  const wrong = await joost.post(`${to}&kies=${person('ruud-hendrikse')}`, { ...fields, until: '31-12-2025' })
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong), /einddatum ligt voor de begindatum/)
  assert.match(wrong.body, /value="31-12-2025"/)
  const told = await notices('ruud-hendrikse')
  assert.match(wordsOf(await joost.done(to, fields)), /Ruud Hendrikse 1 januari 2026 31 december 2099 geldt nu/)
  assert.equal(await notices('ruud-hendrikse'), told + 1)
  const second = await joost.post(`${to}&kies=${person('ruud-hendrikse')}`, { ...fields, since: '1-1-2099', until: '' })
  assert.equal(second.status, 422)
  assert.match(wordsOf(second), /in die tijd al een mandaat/)
  await joost.done(to, { ...fields, since: '1-1-2100', until: '' })
})

test('who holds a mandate lets a colleague speak too, who does not pass it on, and it goes with its source', async () => {
  const joost = await house.as('joost-haverkamp')
  const { db } = house.database
  await joost.done(`${mandate('nadia-benali')}/einde`, { zeker: 'ja' })
  const roelof = await house.as('roelof-hoekstra')
  const lend = `${mandate('roelof-hoekstra')}/delegatie`
  assert.match(wordsOf(await roelof.post(lend, { person_id: person('samira-el-amrani'), since: '', until: '' })), /geen collega van dezelfde organisatie/)
  assert.match(wordsOf(await roelof.post(lend, { person_id: '', since: '', until: '' })), /Kies iemand/)
  assert.match(wordsOf(await roelof.post(lend, { person_id: person('nadia-benali'), since: '1-1-2020', until: '' })), /vanaf vandaag en binnen uw eigen mandaat/)
  assert.match(wordsOf(await roelof.done(lend, { person_id: person('nadia-benali'), since: '', until: '' })), /Ook gegeven aan Nadia Benali/)
  const { id } = await db.selectFrom('mandate').select('id').where('person_id', '=', person('nadia-benali')).where('ended_at', 'is', null).executeTakeFirstOrThrow()
  const nadia = await house.as('nadia-benali')
  assert.match(wordsOf(await nadia.get(`/vereniging/mandaten/${id}`)), /Gekregen van Roelof Hoekstra/)
  assert.equal((await nadia.post(`/vereniging/mandaten/${id}/delegatie`, { person_id: person('marijke-de-wit'), since: '', until: '' })).status, 403)
  const told = await notices('nadia-benali')
  await roelof.done(`${mandate('roelof-hoekstra')}/einde`, { zeker: 'ja' })
  assert.equal(await notices('nadia-benali'), told + 1, 'who loses what was lent hears so')
  assert.match(wordsOf(await nadia.get(`/vereniging/mandaten/${id}`)), /Stand met het mandaat waar het van kwam/)
})

test('handing over ends one’s own mandate and begins a colleague’s in one act', async () => {
  const joost = await house.as('joost-haverkamp')
  await joost.done(`${mandate('kees-bosveld')}/einde`, { zeker: 'ja' })
  const samira = await house.as('samira-el-amrani')
  assert.equal((await samira.post(`${mandate('samira-el-amrani')}/overdracht`, { person_id: person('rianne-van-t-hof') })).status, 422)
  assert.match(wordsOf(await samira.get(mandate('samira-el-amrani'))), /Stand geldt nu/)
  const mine = await samira.get('/mijn')
  assert.match(mine.body, new RegExp(`Namens wie u spreekt[^]*href="${mandate('samira-el-amrani')}">Gemeente Waterbroek<`))
  const page = wordsOf(await samira.get(mandate('samira-el-amrani')))
  assert.match(page, /U spreekt voor Gemeente Waterbroek .*Wie U Spreekt voor .*Laat leeg voor vandaag/)
  assert.match(page, /Kies een collega Kees Bosveld Rianne van 't Hof \(spreekt al\)/)
  const already = await samira.post(`${mandate('samira-el-amrani')}/overdracht`, { person_id: person('rianne-van-t-hof') })
  assert.match(wordsOf(already), /Deze collega spreekt al voor deze organisatie: overdragen kan dan niet\./)
  assert.match(wordsOf(await samira.done(`${mandate('samira-el-amrani')}/overdracht`, { person_id: person('kees-bosveld') })), /U sprak voor Gemeente Waterbroek .*Stand overgedragen Overgedragen aan Kees Bosveld/)
  const listed = wordsOf(await samira.get(organisation('waterbroek')))
  assert.match(listed, /Kees Bosveld overgenomen van Samira El Amrani/)
  assert.match(listed, /overgedragen aan Kees Bosveld/)
  const nienke = await house.as('nienke-ruijter')
  const log = wordsOf(await nienke.get('/vereniging/logboek?handeling=mandate.handOver'))
  assert.match(log, /Mandaat overgedragen Samira El Amrani, Gemeente Waterbroek Mandaat van Kees Bosveld, eerder van Samira El Amrani, voor Gemeente Waterbroek/)
  const file = await nienke.post('/vereniging/logboek/uitvoer', { handeling: 'mandate.handOver', van: '', tot: '' })
  assert.match(file.body, /;mandate\.handOver;Mandaat overgedragen;Samira El Amrani, Gemeente Waterbroek;mandate;Mandaat van Kees Bosveld, eerder van Samira El Amrani, voor Gemeente Waterbroek;/)
  const own = async (key: string) => (await everythingOf(house.database, person(key))).mandates
  assert.deepEqual((await own('samira-el-amrani')).map((one) => [one['handed_over_by'], one['handed_over_to']]), [[null, person('kees-bosveld')]])
  assert.ok((await own('kees-bosveld')).some((one) => one['handed_over_by'] === person('samira-el-amrani')))
  const kept = await house.database.db.selectFrom('mandate').select(['person_id', 'ended_reason']).where('organisation_id', '=', house.id('organisation', 'waterbroek')).execute()
  assert.deepEqual(kept.filter((one) => one.ended_reason === null).map((one) => one.person_id).sort(), [person('kees-bosveld'), person('rianne-van-t-hof')].sort())
  assert.equal(kept.find((one) => one.person_id === person('samira-el-amrani'))?.ended_reason, 'handed-over')
})

test('a mandate that is still to begin is lent and handed over from its own first day when none is filled in', async () => {
  const joost = await house.as('joost-haverkamp')
  for (const key of ['anneke-van-den-heuvel', 'dirk-jan-slootweg', 'gerben-tuinstra']) await joost.done(`${mandate(key)}/einde`, { zeker: 'ja' })
  const fields = { organisation_id: house.id('organisation', 'heidelo'), person_id: person('anneke-van-den-heuvel'), since: '1-9-2099', until: '' }
  await joost.done(`${give}?organisatie=${fields.organisation_id}`, fields)
  const anneke = await house.as('anneke-van-den-heuvel')
  const open = async (key: string) => (await house.database.db.selectFrom('mandate').select(['id', sql<string>`since::text`.as('since')])
    .where('person_id', '=', person(key)).where('ended_at', 'is', null).execute())
  const [own] = await open('anneke-van-den-heuvel')
  const path = `/vereniging/mandaten/${own?.id}`
  const page = wordsOf(await anneke.get(path))
  assert.match(page, /U gaat spreken voor Gemeente Heidelo/)
  assert.match(page, /Laat leeg voor 1 september 2099: dan begint uw eigen mandaat/)
  assert.match(page, /Dat van uw collega begint op 1 september 2099/)
  assert.match(wordsOf(await anneke.post(`${path}/delegatie`, { person_id: person('dirk-jan-slootweg'), since: '', until: '1-8-2099' })), /binnen uw eigen mandaat/)
  await anneke.done(`${path}/delegatie`, { person_id: person('dirk-jan-slootweg'), since: '', until: '' })
  assert.deepEqual((await open('dirk-jan-slootweg')).map(({ since }) => since), ['2099-09-01'])
  await anneke.done(`${path}/overdracht`, { person_id: person('gerben-tuinstra') })
  assert.deepEqual([await open('anneke-van-den-heuvel'), await open('dirk-jan-slootweg')], [[], []])
  assert.deepEqual((await open('gerben-tuinstra')).map(({ since }) => since), ['2099-09-01'])
})

test('what was handed over before this was kept is found again where only one mandate fits', async () => {
  const { db } = house.database
  const kept = () => db.selectFrom('mandate').select(['id', 'handed_from']).where('handed_from', 'is not', null).orderBy('id').execute()
  const before = await kept()
  assert.ok(before.length >= 3)
  await db.updateTable('mandate').set({ handed_from: null }).execute()
  const migration = readFileSync(inProject('migrations', '0043-mandates-handed-over.sql'), 'utf8')
  await sql.raw(migration.slice(migration.indexOf('with pair'))).execute(db)
  assert.deepEqual(await kept(), before)
})

test('50 times the same mandate at once gives exactly 1', async () => {
  const joost = await house.as('joost-haverkamp')
  const fields = { organisation_id: house.id('organisation', 'wilgenburen'), person_id: person('chantal-evers'), since: '', until: '' }
  const to = `${give}?organisatie=${fields.organisation_id}&kies=${fields.person_id}`
  const answers = await Promise.all(Array.from({ length: 50 }, () => joost.post(to, fields)))
  assert.equal(answers.filter(({ status }) => status === 303).length, 1)
  assert.equal(answers.filter(({ status }) => status === 422).length, 49)
})

test('who goes to another organisation no longer speaks for the old one', async () => {
  const joost = await house.as('joost-haverkamp')
  await joost.done(`/vereniging/mensen/${person('murat-demirci')}`, {
    given_name: 'Murat', prefix: '', family_name: 'Demirci', email: 'murat.demirci@voorbeeld.example', organisation_id: house.id('organisation', 'lindevoort'), membership: 'member',
  })
  assert.match(wordsOf(await joost.get(`/vereniging/mensen/${person('murat-demirci')}`)), /Gemeente Zuiderhaghe 5 januari 2024 .{5,20} naar een andere organisatie/)
})

test('organisations for which nobody speaks are found', async () => {
  const joost = await house.as('joost-haverkamp')
  assert.doesNotMatch(wordsOf(await joost.get('/vereniging/organisaties?mandaat=zonder')), /Rijksdienst Digitaal Fundament/)
  await joost.done(`${mandate('karim-belhaj')}/einde`, { zeker: 'ja' })
  assert.match(wordsOf(await joost.get('/vereniging/organisaties?mandaat=zonder')), /Rijksdienst Digitaal Fundament .*nee, niemand/)
  const spoken = wordsOf(await joost.get('/vereniging/organisaties?mandaat=met&naam=a'))
  assert.match(spoken, /Iemand met mandaat/)
  assert.doesNotMatch(spoken, /Rijksdienst Digitaal Fundament|nee, niemand/)
})

test('pressing twice gives, lends, hands over and ends one mandate, and the second press leads where the first did', async () => {
  const joost = await house.as('joost-haverkamp')
  const { db } = house.database
  const press = async (seat: Awaited<ReturnType<TestHouse['as']>>, page: string, to: RegExp, fields: Record<string, string>) => {
    const form = formOn((await seat.get(page)).body, to)
    const filled = { ...form.fields, ...fields }
    const presses = await Promise.all([1, 2].map(() => seat.post(form.action, filled)))
    presses.push(await seat.post(form.action, filled))
    assert.deepEqual(presses.map(({ status, location }) => [status, location]), Array.from({ length: 3 }, () => [303, presses[0]?.location ?? '']))
  }
  const heldBy = (key: string) => db.selectFrom('mandate').select('id').where('person_id', '=', person(key)).where('ended_at', 'is', null).execute()
  const samira = await house.as('samira-el-amrani')
  const page = `${give}?organisatie=${house.id('organisation', 'waterbroek')}&kies=${person('samira-el-amrani')}`
  await press(joost, page, /mandaten\/nieuw/, {})
  const [own] = await heldBy('samira-el-amrani')
  for (const key of ['kees-bosveld', 'rianne-van-t-hof']) {
    for (const { id } of await heldBy(key)) await press(joost, `/vereniging/mandaten/${id}`, /einde$/, { zeker: 'ja' })
    assert.equal((await heldBy(key)).length, 0)
  }
  await press(samira, `/vereniging/mandaten/${own?.id}`, /delegatie$/, { person_id: person('kees-bosveld') })
  assert.equal((await heldBy('kees-bosveld')).length, 1)
  await press(samira, `/vereniging/mandaten/${own?.id}`, /overdracht$/, { person_id: person('rianne-van-t-hof') })
  assert.deepEqual([(await heldBy('samira-el-amrani')).length, (await heldBy('rianne-van-t-hof')).length], [0, 1])
})
