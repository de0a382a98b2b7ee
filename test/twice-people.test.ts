/** A button about people and organisations that is pressed twice does one thing, and each press leads to what the first did. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { formOn, type FormFields } from './forms.ts'
import { openHouse, wordsOf, type Seat, type TestHouse } from './house.ts'
import { pressedOnce } from './pressing.ts'

const tank = '/denktanks/cloudstrategie'
let house: TestHouse
let [joost, nienke, marijke]: Seat[] = []
before(async () => {
  house = await openHouse()
  ;[joost, nienke, marijke] = await Promise.all(['joost-haverkamp', 'nienke-ruijter', 'marijke-de-wit'].map((key) => house.as(key)))
})
after(() => house.close())

const once = (seat: Seat | undefined, act: string, page: string, to: RegExp, fields?: FormFields) => pressedOnce(house, seat, act, page, to, fields)

test('pressing twice changes somebody, gives and ends a task, lets them leave and erases them once', async () => {
  const bart = `/vereniging/mensen/${house.id('person', 'bart-looijenga')}`
  await once(joost, 'person.edit', bart, /mensen\/[0-9a-f-]+$/, { given_name: 'Bartel' })
  await once(nienke, 'role.give', bart, /taken$/)
  await once(nienke, 'role.end', bart, /taken\/einde$/)
  await once(joost, 'person.leave', bart, /vertrek$/, { zeker: 'ja' })
  await once(nienke, 'person.redact', `${bart}/wissen`, /wissen$/, { bevestiging: 'wissen' })
})

test('pressing twice renames a region, and begins and ends its chair once', async () => {
  const person_id = house.id('person', 'samira-el-amrani')
  await once(joost, 'region.edit', '/vereniging/regios/Midden', /regios\/Midden$/, { name: 'Middenland' })
  await once(joost, 'regionalChair.give', `/vereniging/regios/Middenland?kies=${person_id}`, /voorzitters$/, { person_id, since: '' })
  await once(joost, 'regionalChair.end', '/vereniging/regios/Middenland', /voorzitters\/einde$/)
})

test('pressing twice changes an organisation, adds and ends a code, and lets it go into another once', async () => {
  const at = `/vereniging/organisaties/${house.id('organisation', 'grutto')}`
  await once(joost, 'organisation.edit', `${at}/wijziging`, /wijziging$/, { name: 'De Grutto' })
  await once(joost, 'organisation.edit', at, /codes$/, { scheme: 'other', code: 'KAT1', valid_from: '', valid_to: '' })
  await once(joost, 'organisation.edit', at, /codes\/einde$/, { wat: 'fout' })
  await once(joost, 'organisation.merge', at, /samenvoeging$/, { successor_id: house.id('organisation', 'wolkwerk'), on_day: '', zeker: 'ja' })
})

test('pressing twice changes what somebody does in a think tank, and ends it once', async () => {
  const { rows: [part] } = await sql<{ id: string }>`select id from participant where workspace_id = ${house.id('workspace', 'cloudstrategie')}
    and person_id = ${house.id('person', 'devi-baldew')} and ended_at is null`.execute(house.database.db)
  const at = `${tank}/deelnemers/${part?.id}`
  await once(marijke, 'participant.edit', at, new RegExp(`${part?.id}$`), { role: 'preparation' })
  await once(marijke, 'participant.end', at, /einde$/, { zeker: 'ja' })
})

test('pressing twice ends one’s own part once, and both presses lead to one’s own think tanks; anybody else finds nothing there', async () => {
  const { rows: [part] } = await sql<{ id: string }>`select id from participant where workspace_id = ${house.id('workspace', 'cloudstrategie')}
    and person_id = ${house.id('person', 'samira-el-amrani')} and ended_at is null`.execute(house.database.db)
  const samira = await house.as('samira-el-amrani')
  const at = `${tank}/deelnemers/${part?.id}`
  const form = formOn((await samira.get(at)).body, /einde$/)
  const led = await once(samira, 'participant.end', at, /einde$/, { zeker: 'ja' })
  assert.match(wordsOf(await samira.get(led)), /U doet niet meer mee aan die denktank/)
  assert.equal((await samira.post(form.action, { ...form.fields, zeker: 'ja' })).status, 404, 'a form that was not sent before says nothing')
  assert.equal((await joost?.post(form.action, { ...form.fields, zeker: 'ja' }))?.status, 404)
  assert.equal((await house.visitor().post(form.action, { ...form.fields, zeker: 'ja' })).status, 404)
})

test('pressing twice answers an amendment once, says once what one expects, and takes that back once', async () => {
  await once(marijke, 'charter.answer', `${tank}/opdracht/wijzigingen/2`, /antwoord$/, { answer: 'agree', reason: '' })
  await once(marijke, 'expectation.give', `${tank}/verwachtingen`, /verwachtingen$/, { take_away: 'Een kat', bring: '' })
  await once(marijke, 'expectation.withdraw', `${tank}/verwachtingen`, /verwachtingen\/intrekking$/)
})

test('pressing twice saves a charter that is being written once', async () => {
  const begun = await nienke?.post('/vereniging/nieuwe-denktank', {
    title: 'Twee keer', assignment: 'Een kat.', attribution: 'named', chairs_perspective: '1', voorzitter: house.id('person', 'nienke-ruijter'),
    ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].flatMap((nth) => [[`p${nth}`, nth === 1 ? 'Gemeente' : ''], [`e${nth}`, '']])),
  })
  const at = begun?.location ?? ''
  await once(nienke, 'charter.write', `${at}/opdracht/schrijven`, /schrijven$/, { assignment: 'Waar slaapt de kat?' })
})

test('pressing twice closes a think tank once and opens it once, and puts a contact person on the site once', async () => {
  await once(joost, 'contactPerson.add', '/vereniging/website/contactpersonen', /contactpersonen$/, { name: 'Poes Kat', about: 'Voor katten', email: 'poes@kat.example', agreed: 'ja' })
  const kept = await house.database.db.selectFrom('contact_person').select('id').where('name', '=', 'Poes Kat').execute()
  assert.equal(kept.length, 1)
  await once(joost, 'contactPerson.remove', `/vereniging/website/contactpersonen/${kept[0]?.id}`, /einde$/)
  await once(marijke, 'thinktank.close', `${tank}/sluiten`, /sluiten$/, { zeker: 'ja' })
  await once(marijke, 'thinktank.reopen', `${tank}/sluiten`, /heropening$/)
})

test('pressing twice signs a text off, settles an objection and takes it back once', async () => {
  await once(marijke, 'signoff.give', `${tank}/teksten/1/nakijken`, /nakijken$/, { kind: 'objected', reason: 'De katten ontbreken.' })
  await once(marijke, 'signoff.settle', `${tank}/teksten/1/rijpheid`, /bezwaren\/[0-9a-f-]{36}$/, { outcome: 'De katten staan er nu in.' })
  await once(marijke, 'signoff.give', `${tank}/teksten/1/nakijken`, /nakijken$/, { kind: 'agreed', reason: '' })
  await once(marijke, 'signoff.takeBack', `${tank}/teksten/1/rijpheid`, /nakijken\/intrekking$/)
})

test('pressing twice puts somebody on the list, sends, notes an answer and withdraws once', async () => {
  const at = `${tank}/uitnodigingen`
  const until = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10)
  const chosen = async (address: string) => (await sql<{ id: string }>`select id from invitation where address = ${address}`.execute(house.database.db)).rows[0]?.id ?? ''
  const outside = (name: string) => ({ given_name: name, family_name: 'Kat', address: `${name.toLowerCase()}@kat.example`, organisation: '', perspectief: 'supplier', language: 'nl' })
  await once(marijke, 'invitation.choose', `${at}/lijst`, /uitnodigingen\/lijst$/, { lijst: 'Poes Kat <poes@kat.example>', perspectief: 'supplier', language: 'nl' })
  await once(marijke, 'invitation.choose', `${at}/buiten`, /uitnodigingen\/buiten$/, outside('Kater'))
  await once(marijke, 'invitation.drop', `${at}/versturen`, new RegExp(`${await chosen('poes@kat.example')}/schrappen$`))
  await once(marijke, 'invitation.limit', `${at}/plaatsen`, /plaatsen$/, { remind_after: '5' })
  await once(marijke, 'invitation.send', `${at}/versturen`, /versturen$/, { until })
  await house.work()
  const one = `${at}/${await chosen('kater@kat.example')}`
  await once(marijke, 'invitation.note', one, /antwoord$/, { antwoord: 'nee' })
  await once(marijke, 'invitation.choose', `${at}/buiten`, /uitnodigingen\/buiten$/, outside('Kitten'))
  await once(marijke, 'invitation.send', `${at}/versturen`, /versturen$/, { until })
  await house.work()
  await once(marijke, 'invitation.withdraw', `${at}/${await chosen('kitten@kat.example')}`, /intrekking$/)
})

test('pressing twice erases one’s own data once, and each press says that it was done, also one that comes when nobody is signed in any more', async () => {
  const me = await house.as('tom-vrielink')
  const form = formOn((await me.get('/mijn/gegevens/wissen')).body, /wissen$/)
  const cookies = [...me.cookies]
  const press = async (fields: FormFields = {}) => {
    for (const [name, value] of cookies) me.cookies.set(name, value)
    return me.post(form.action, { ...form.fields, bevestiging: 'wissen', ...fields })
  }
  const presses = [...await Promise.all([press(), press()]), await press()]
  assert.deepEqual(presses.map(({ status, location }) => [status, location]), presses.map(() => [303, '/mijn/gegevens/gewist']))
  assert.match(wordsOf(await me.get('/mijn/gegevens/gewist')), /Uw gegevens zijn gewist/)
  const { rows: [told] } = await sql<{ n: number }>`select count(*)::int as n from happening where act = 'person.redact' and thing_id = ${house.id('person', 'tom-vrielink')}`.execute(house.database.db)
  assert.equal(told?.n, 1)
  const other = await house.visitor().post(form.action, { form_key: 'a'.repeat(43), bevestiging: 'wissen' })
  assert.notEqual(other.location, '/mijn/gegevens/gewist', 'nobody is told so of a form that erased nothing')
})
