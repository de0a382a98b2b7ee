import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../../test/house.ts'
import { differencesFor } from './parts.tsx'
import { usualCriteria, usualRings, type Charter } from './content.ts'
import type { Here } from '../../../platform/here.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const cloud = '/denktanks/cloudstrategie/opdracht'
const other = '/denktanks/zaaksystemen/opdracht'
const happenings = async () => (await house.database.db.selectFrom('happening').select('id').execute()).length
const perspectivesOf = (tank: string) => house.database.db.selectFrom('perspective').selectAll().where('workspace_id', '=', house.id('workspace', tank)).orderBy('position').execute()
const whole = {
  assignment: 'Houd het klein.', in_scope: 'Kiezen\n\nKopen\n', out_of_scope: '', questions: 'Wat gaat er mis?', end_products: 'Samenvatting',
  key: ['municipality', 'shared-service', 'supplier', ''], nl: ['Gemeente', 'Shared service organisatie', 'Leverancier', 'Inwoner'], en: ['Municipality', 'Shared service organisation', 'Supplier', ''],
  from: '1-10-2026', until: '2027-03-31', attribution: 'anonymous', asked: ['grounded', 'stable'], share: '80', days: '10', reviewers: '2',
}

test('who takes part reads the charter whole, with the version it is and how it came about', async () => {
  const samira = await house.as('samira-el-amrani')
  const words = wordsOf(await samira.get(cloud))
  assert.match(words, /Versie 2, sinds 20 april 2026/)
  assert.match(words, /Toepasselijk recht, sleutelbeheer en soevereiniteit/)
  assert.match(words, /Eigen datacenters bouwen/)
  assert.match(words, /Van 14 januari 2026 tot en met 18 december 2026/)
  assert.match(words, /Genoeg is 75 % per perspectief/)
  assert.match(words, /De 42 deelnemers/)
  const second = await samira.get(`${cloud}/versies/2`)
  assert.match(second.body, /<ins>.*Toepasselijk recht.*<\/ins>/)
  assert.match(wordsOf(second), /Door wijziging 1/)
  assert.equal((await samira.get(`${cloud}/versies/3`)).status, 404)
})

test('it reads in English for whoever reads English', async () => {
  const priya = await house.as('priya-raghunathan')
  for (const path of ['', '/wijzigingen', '/wijzigingen/1', '/wijzigingen/2', '/wijzigingen/nieuw', '/versies', '/versies/1']) {
    const answer = await priya.get(`${cloud}${path}`)
    assert.equal(answer.status, 200, path)
    assert.doesNotMatch(wordsOf(answer), /Wijziging|Opdracht |Stel een|Versie /, path)
  }
})

test('outside the think tank nothing of its charter is found', async () => {
  const seats: [string, Seat][] = [['visitor', house.visitor()]]
  for (const person of ['paulien-schaafsma', 'nienke-ruijter', 'bart-looijenga', 'gerben-tuinstra']) seats.push([person, await house.as(person)])
  const before = await happenings()
  for (const [who, seat] of seats) {
    for (const path of ['', '/schrijven', '/versies', '/versies/1', '/wijzigingen', '/wijzigingen/nieuw', '/wijzigingen/1', '/wijzigingen/2']) {
      assert.equal((await seat.get(`${cloud}${path}`)).status, 404, `${who} ${path}`)
    }
    assert.equal((await seat.post(`${cloud}/wijzigingen/2/antwoord`, { answer: 'agree', reason: '' })).status, 404, who)
    assert.equal((await seat.post(`${cloud}/wijzigingen/nieuw?onderdeel=assignment`, { assignment: 'X', why: 'Y', open: 3 })).status, 404, who)
    assert.equal((await seat.post(`${cloud}/vaststelling`, { sure: 'ja' })).status, 404, who)
  }
  assert.equal(await happenings(), before)
})

test('the preparation group writes in its own ring; once it is set everybody reads it and nobody just edits it', async () => {
  const workspace = house.id('workspace', 'zaaksystemen')
  await house.database.db.deleteFrom('charter').where('workspace_id', '=', workspace).execute()
  const [tom, omer] = [await house.as('tom-vrielink'), await house.as('omer-kaplan')]
  assert.match(wordsOf(await omer.get(other)), /De voorbereidingsgroep schrijft de opdracht nog/)
  const before = await happenings()
  assert.equal((await omer.get(`${other}/schrijven`)).status, 403)
  assert.equal((await omer.post(`${other}/schrijven`, whole)).status, 403)
  assert.equal((await omer.post(`${other}/vaststelling`, { sure: 'ja' })).status, 403)
  assert.equal((await omer.get(`${other}/wijzigingen/nieuw`)).status, 404)
  assert.equal(await happenings(), before)
  assert.match(wordsOf(await tom.done(`${other}/schrijven`, whole)), /Het ontwerp is bewaard.*Houd het klein/)
  assert.doesNotMatch((await omer.get(other)).body, /Kopen|Inwoner/)
  assert.doesNotMatch(wordsOf(await omer.get('/denktanks/zaaksystemen/gebeurtenissen')), /is geschreven/)
  const unsure = await tom.post(`${other}/vaststelling`, {})
  assert.equal(unsure.status, 422)
  assert.match(wordsOf(unsure), /Zet een vinkje als de opdracht goed is zo/)
  await tom.done(`${other}/vaststelling`, { sure: 'ja' })
  const seen = wordsOf(await omer.get(other))
  for (const line of [/Versie 1, sinds/, /Houd het klein/, /Kiezen Kopen/, /Inwoner/, /Genoeg is 10 dagen/, /Van 1 oktober 2026 tot en met 31 maart 2027/]) assert.match(seen, line)
  assert.match(wordsOf(await omer.get('/denktanks/zaaksystemen')), /Opdracht: houd het klein/)
  assert.equal((await tom.get(`${other}/schrijven`)).status, 404)
  assert.equal((await tom.post(`${other}/schrijven`, whole)).status, 404)
  assert.equal((await tom.post(`${other}/vaststelling`, { sure: 'ja' })).status, 409)
})

test('a form that does not add up comes back with what was typed', async () => {
  await house.database.db.deleteFrom('charter').where('workspace_id', '=', house.id('workspace', 'zaaksystemen')).execute()
  await house.database.db.deleteFrom('perspective').where('key', '=', 'inwoner').execute()
  const tom = await house.as('tom-vrielink')
  const wrong = async (fields: object, words: RegExp) => {
    const answer = await tom.post(`${other}/schrijven`, { ...whole, ...fields })
    assert.equal(answer.status, 422, String(words))
    assert.match(wordsOf(answer), words)
    assert.match(answer.body, /Wat gaat er mis\?/)
  }
  await wrong({ assignment: '' }, /Vul in: opdracht/)
  await wrong({ until: '31-2-2027' }, /Vul een datum in/)
  await wrong({ from: '2027-05-01' }, /Deze dag ligt voor de eerste dag/)
  await wrong({ share: '49' }, /geheel getal|heel getal/)
  await wrong({ nl: ['', 'Shared service organisatie', 'Leverancier', ''] }, /Geef elk perspectief een naam/)
  await wrong({ nl: ['Gemeente', 'gemeente', 'Leverancier', ''] }, /heten hetzelfde/)
  await wrong({ ended: ['municipality', 'shared-service', 'supplier'], nl: ['Gemeente', 'SSO', 'Leverancier', ''] }, /ten minste één perspectief/)
  await wrong({ in_scope: Array.from({ length: 51 }, (_, at) => `regel ${at}`).join('\n') }, /te veel regels/)
})

test('Extra fields (role, author, attribution): 400', async () => {
  const samira = await house.as('samira-el-amrani')
  assert.equal((await samira.post(`${cloud}/wijzigingen/2/antwoord`, { answer: 'agree', reason: '', perspective: 'supplier' })).status, 400)
  assert.equal((await samira.post(`${cloud}/wijzigingen/nieuw?onderdeel=assignment`, { assignment: 'X', why: 'Y', open: 3, attribution: 'named' })).status, 400)
})

test('a perspective is added, renamed or ended, never deleted, and what is ended cannot be chosen', async () => {
  const workspace = house.id('workspace', 'zaaksystemen')
  await house.database.db.deleteFrom('charter').where('workspace_id', '=', workspace).execute()
  const [tom, paulien] = [await house.as('tom-vrielink'), await house.as('paulien-schaafsma')]
  const used = (await perspectivesOf('zaaksystemen')).map(({ key }) => key)
  await tom.done(`${other}/schrijven`, { ...whole, nl: ['Gemeente', 'Regionale organisatie', 'Leverancier', 'Raadslid'], ended: ['supplier'] })
  await tom.done(`${other}/vaststelling`, { sure: 'ja' })
  const now = await perspectivesOf('zaaksystemen')
  for (const key of used) assert.ok(now.some((one) => one.key === key), key)
  assert.equal(now.find(({ key }) => key === 'shared-service')?.label_nl, 'Regionale organisatie')
  assert.ok(now.find(({ key }) => key === 'supplier')?.ended_at)
  assert.ok(now.some(({ key }) => key === 'raadslid'))
  assert.match(wordsOf(await tom.get(other)), /Leverancier \(gestopt\)/)
  const person = house.id('person', 'samira-el-amrani')
  const form = await paulien.get(`/denktanks/zaaksystemen/deelnemers/nieuw?kies=${person}`)
  assert.match(form.body, /value="raadslid"/)
  assert.doesNotMatch(form.body, /value="supplier"/)
  assert.equal((await paulien.post('/denktanks/zaaksystemen/deelnemers', { person, perspective: 'supplier', role: 'member' })).status, 422)
})

test('a line that was reworded reads as reworded, not as one gone and another come', () => {
  const here = { language: 'nl', workspace: {}, perspectives: [] } as unknown as Here
  const charter: Charter = {
    assignment: 'A', in_scope: ['Contracten en kosten over de hele looptijd', 'Exit'], out_of_scope: [], questions: [], end_products: [], perspectives: [],
    term: { from: null, until: null }, attribution: 'named', rings: usualRings, ripeness: usualCriteria,
  }
  const changes = differencesFor(here, charter, { ...charter, in_scope: ['Exit', 'Contracten, exit en kosten over de hele looptijd', 'Iets heel anders'] })
  assert.deepEqual(changes.map(({ part }) => part), ['in_scope'])
  assert.deepEqual(changes[0]?.lines.map(({ change }) => change), ['same', 'changed', 'added'])
  assert.deepEqual(differencesFor(here, charter, charter), [])
})

test('every text says under which charter it was written', async () => {
  assert.match(wordsOf(await house.visitor().get('/publicaties/samenvatting-cloudstrategie')), /Versie 2 van de opdracht/)
  assert.match(wordsOf(await (await house.as('samira-el-amrani')).get('/denktanks/cloudstrategie/teksten/1')), /Geschreven onder versie 2 van de opdracht/)
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from draft_revision where charter_version is null`.execute(house.database.db)
  assert.equal(rows[0]?.n, 0)
})
