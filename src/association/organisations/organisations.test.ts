import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type TestHouse } from '../../../test/house.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const path = '/vereniging/organisaties'
const page = (key: string) => `${path}/${house.id('organisation', key)}`
const fields = { name: 'Gemeente Zeemond', kind: 'municipality', size_class: 'small', region: 'Noord', membership: '', ended_on: '' }
const happenings = async () => (await house.database.db.selectFrom('happening').select('id').execute()).length
const idOf = async (name: string) => (await house.database.db.selectFrom('organisation').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id

test('members see the organisations, choose by kind, region, size and membership, and open one, but change nothing', async () => {
  const samira = await house.as('samira-el-amrani')
  const suppliers = wordsOf(await samira.get(`${path}?soort=supplier`))
  assert.match(suppliers, /Wolkwerk Hosting/)
  assert.doesNotMatch(suppliers, /Gemeente Duinrade/)
  const large = wordsOf(await samira.get(`${path}?omvang=large&regio=Zuid`))
  assert.match(large, /Gemeente Wilgenburen/)
  assert.doesNotMatch(large, /Gemeente Rietmeer|Kwartel Software/)
  assert.match(wordsOf(await samira.get(`${path}?naam=zzzz`)), /Geen organisatie past bij deze keuze/)
  const one = await samira.get(page('duinrade'))
  assert.match(wordsOf(one), /Marijke de Wit/)
  assert.doesNotMatch(one.body, /\/wijziging"|\/codes"|\/samenvoeging"|mandaten\/nieuw/)
  const mark = await happenings()
  assert.equal((await samira.get(`${path}/nieuw`)).status, 403)
  assert.equal((await samira.get(`${page('duinrade')}/wijziging`)).status, 403)
  assert.equal((await samira.post(`${path}/nieuw`, fields)).status, 403)
  assert.equal((await samira.post(`${page('duinrade')}/wijziging`, fields)).status, 403)
  assert.equal((await samira.post(`${page('duinrade')}/codes`, { scheme: 'cbs', code: '9998' })).status, 403)
  const merger = { successor_id: house.id('organisation', 'rietmeer'), on_day: '', zeker: 'ja' }
  assert.equal((await samira.post(`${page('duinrade')}/samenvoeging`, merger)).status, 403)
  assert.equal(await happenings(), mark)
})

test('a visitor finds no organisation, and one that is not there is not found', async () => {
  assert.equal((await house.visitor().get(page('duinrade'))).status, 404)
  const marijke = await house.as('marijke-de-wit')
  assert.equal((await marijke.get(page('nergens'))).status, 404)
  assert.equal((await marijke.post(`${path}/geen-id/wijziging`, fields)).status, 404)
  assert.equal((await marijke.post(`${page('nergens')}/codes`, { scheme: 'cbs', code: '9998' })).status, 404)
})

test('the board adds an organisation and says until when it exists', async () => {
  const marijke = await house.as('marijke-de-wit')
  assert.match(wordsOf(await marijke.done(`${path}/nieuw`, fields)), /Gemeente Zeemond/)
  const id = await idOf(fields.name)
  const wrong = await marijke.post(`${path}/${id}/wijziging`, { ...fields, ended_on: '31-2-2027' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /value="31-2-2027"/)
  assert.match(wordsOf(await marijke.done(`${path}/${id}/wijziging`, { ...fields, ended_on: '1-1-2099' })), /bestaat tot 1 januari 2099/)
})

test('that nobody knows whether an organisation is a member is kept apart from that it is none', async () => {
  const joost = await house.as('joost-haverkamp')
  const unknown = wordsOf(await joost.get(`${path}?lid=unknown`))
  assert.match(unknown, /Tureluur Software/)
  assert.doesNotMatch(unknown, /Kwartel Software/)
  const none = wordsOf(await joost.get(`${path}?lid=none`))
  assert.match(none, /Kwartel Software/)
  assert.doesNotMatch(none, /Tureluur Software/)
  assert.match(wordsOf(await joost.get(page('tureluur'))), /Lidmaatschap niet bekend/)
  assert.match(wordsOf(await joost.get(page('kwartel'))), /Lidmaatschap Geen lid/)
})

test('a region that is not there cannot be chosen', async () => {
  const joost = await house.as('joost-haverkamp')
  const wrong = await joost.post(`${path}/nieuw`, { ...fields, name: 'Gemeente Elders', region: 'Atlantis' })
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong), /Deze regio is er niet meer/)
  assert.match(wrong.body, /value="Gemeente Elders"/)
})

test('a code says when it was valid, and no two organisations have the same one at a time', async () => {
  const joost = await house.as('joost-haverkamp')
  const duinrade = wordsOf(await joost.get(page('duinrade')))
  assert.match(duinrade, /9999 CBS 1 januari 2002 31 december 2013/)
  assert.match(duinrade, /9902 CBS 1 januari 2014 geen einddatum/)
  const taken = await joost.post(`${page('rietmeer')}/codes`, { scheme: 'cbs', code: '9902', valid_from: '1-1-2020', valid_to: '' })
  assert.equal(taken.status, 422)
  assert.match(wordsOf(taken), /in die tijd al van een organisatie/)
  await joost.done(`${page('rietmeer')}/codes`, { scheme: 'cbs', code: '9902', valid_from: '1-1-2010', valid_to: '31-12-2013' })
  const wrong = await joost.post(`${page('rietmeer')}/codes`, { scheme: 'cbs', code: '', valid_from: '2-1-2020', valid_to: '1-1-2020' })
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong), /Vul in: code/)
})

test('a code that ended stays to be read; one that was wrong goes', async () => {
  const joost = await house.as('joost-haverkamp')
  const codes = () => house.database.db.selectFrom('organisation_code').select(['id', 'code', 'valid_to']).where('organisation_id', '=', house.id('organisation', 'heidelo')).execute()
  const [first] = await codes()
  assert.ok(first)
  await joost.done(`${page('heidelo')}/codes/einde`, { code_id: first.id, wat: 'einde' })
  assert.notEqual((await codes()).find(({ id }) => id === first.id)?.valid_to, null)
  await joost.done(`${page('heidelo')}/codes/einde`, { code_id: first.id, wat: 'fout' })
  assert.equal((await codes()).some(({ id }) => id === first.id), false)
  // A code is reached by its own organisation only.
  const [other] = await house.database.db.selectFrom('organisation_code').select('id').where('organisation_id', '=', house.id('organisation', 'duinrade')).execute()
  assert.equal((await joost.post(`${page('heidelo')}/codes/einde`, { code_id: other?.id ?? '', wat: 'fout' })).status, 404)
})

test('after a merger the old organisation points at the new one, and its mandates hold no more until people give new ones', async () => {
  const joost = await house.as('joost-haverkamp')
  const successor = house.id('organisation', 'kleiwaard')
  const fields = { successor_id: successor, on_day: '1-1-2026', zeker: 'ja' }
  assert.equal((await joost.post(`${page('elzendrecht')}/samenvoeging`, { ...fields, zeker: undefined })).status, 422)
  assert.match(wordsOf(await joost.post(`${page('elzendrecht')}/samenvoeging`, { ...fields, successor_id: house.id('organisation', 'elzendrecht') })), /andere organisatie dan deze zelf/)
  const old = wordsOf(await joost.done(`${page('elzendrecht')}/samenvoeging`, fields))
  assert.match(old, /bestaat sinds 1 januari 2026 niet meer\. Zij is opgegaan in Gemeente Kleiwaard/)
  assert.doesNotMatch(old, /geldt nu/)
  const next = wordsOf(await joost.get(page('kleiwaard')))
  assert.match(next, /Ontstaan uit Gemeente Elzendrecht/)
  assert.doesNotMatch(next, /Ömer Kaplan/)
  const circle = await joost.post(`${page('kleiwaard')}/samenvoeging`, { ...fields, successor_id: house.id('organisation', 'elzendrecht'), on_day: '1-1-2025' })
  assert.match(wordsOf(circle), /zelf in deze opgegaan/)
  assert.equal((await joost.get(`/vereniging/mandaten/nieuw?organisatie=${house.id('organisation', 'elzendrecht')}`)).status, 200)
  const given = await joost.post('/vereniging/mandaten/nieuw?organisatie=' + house.id('organisation', 'elzendrecht'), {
    organisation_id: house.id('organisation', 'elzendrecht'), person_id: house.id('person', 'bart-looijenga'), since: '', until: '',
  })
  assert.equal(given.status, 422)
  assert.match(wordsOf(given), /bestaat niet meer/)
})
