/** Two people at the same contribution: nobody's change or decision is overwritten unseen, and what was typed comes back. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type Answer, type Seat, type TestHouse } from '../../../../test/house.ts'

let house: TestHouse
let marijke: Seat
let other: Seat
let samira: Seat
const cloud = '/denktanks/cloudstrategie/bijdragen'
before(async () => {
  house = await openHouse()
  ;[marijke, other, samira] = [await house.as('marijke-de-wit'), await house.as('marijke-de-wit'), await house.as('samira-el-amrani')]
})
after(() => house.close())

const hidden = (answer: Answer, form: string, name: string) =>
  new RegExp(`action="[^"]*/${form}"[\\s\\S]*?<input type="hidden" name="${name}" value="([^"]*)"`).exec(answer.body)?.[1] ?? ''
const row = (number: number) => house.database.db.selectFrom('contribution').selectAll().where('number', '=', number)
  .where('workspace_id', '=', house.id('workspace', 'cloudstrategie')).executeTakeFirstOrThrow()
const say = async (seat: Seat, body: string) =>
  Number(/\/bijdragen\/(\d+)/.exec((await seat.post(cloud, { body, kind: 'risk', subtopic_id: '', ring: '', anyway: 'ja' })).location)?.[1])

test('a mend that was begun before another mend shows how it reads now, with what was typed, and overwrites nothing unseen', async () => {
  const number = await say(samira, 'Wij weten niet wie belt.')
  const before = await samira.get(`${cloud}/${number}`)
  const seen = hidden(before, 'verbetering', 'seen')
  const mend = (body: string, more: Record<string, string>) => samira.post(`${cloud}/${number}/verbetering`, { body, kind: 'risk', subtopic_id: '', ...more })
  assert.equal((await mend('Wij weten niet wie de leverancier belt.', { seen })).status, 303)
  const answer = await mend('Wij weten niet wie er belt.', { seen })
  assert.equal(answer.status, 422)
  assert.match(wordsOf(answer), /intussen veranderd/)
  assert.match(answer.body, />Wij weten niet wie er belt\.<\/textarea>/)
  assert.equal((await row(number)).body, 'Wij weten niet wie de leverancier belt.')
  const mistake = await mend('', { seen })
  assert.equal((await mend('Nog anders.', { seen: hidden(mistake, 'verbetering', 'seen') })).status, 422, 'a mistake in between does not make it seen')
  assert.equal((await mend('Wij weten niet wie er belt.', { seen: hidden(answer, 'verbetering', 'seen') })).status, 303)
})

test('a decision over another decision of a moment ago comes back first, with the reason that was typed', async () => {
  const number = await say(samira, 'De helpdesk is om vijf uur dicht.')
  const seen = hidden(await marijke.get(`${cloud}/${number}`), 'besluit', 'seen')
  assert.equal((await other.post(`${cloud}/${number}/besluit`, { decision: 'declined', reason: 'Hoort bij een andere denktank.', into: '', seen })).status, 303)
  const answer = await marijke.post(`${cloud}/${number}/besluit`, { decision: 'parked', reason: 'Komt terug in september.', into: '', seen })
  assert.equal(answer.status, 422)
  assert.match(wordsOf(answer), /intussen een besluit/)
  assert.match(answer.body, />Komt terug in september\.<\/textarea>/)
  assert.match(wordsOf(answer), /Hoort bij een andere denktank/)
  assert.equal((await row(number)).fate, 'declined')
  assert.equal((await marijke.post(`${cloud}/${number}/besluit`, { decision: 'parked', reason: 'Komt terug in september.', into: '', seen: hidden(answer, 'besluit', 'seen') })).status, 303)
  assert.equal((await row(number)).fate, 'parked')
})

test('a sheet that was typed over comes back whole when its subgroup was closed before it was saved', async () => {
  const read = await marijke.post(`${cloud}/overtypen`, { perspective: 'municipality', subgroup_id: house.id('ring', 'cloudstrategie', 'subgroup', 'supplier'), subtopic_id: '', kind: 'risk', lines: 'Niemand leest het contract\nDe prijs stijgt elk jaar' })
  assert.equal(read.status, 200, wordsOf(read))
  const subgroup_id = hidden(read, 'opslag', 'subgroup_id')
  const { db } = house.database
  await db.updateTable('ring').set({ closed_at: new Date() }).where('id', '=', subgroup_id).execute()
  const fields = { subgroup_id, subtopic_id: '', code: '', 'text[]': ['Niemand leest het contract.', 'De prijs stijgt elk jaar.'], 'kind-0': 'risk', 'kind-1': 'risk', 'perspective-0': 'municipality', 'perspective-1': 'municipality' }
  const answer = await marijke.post(`${cloud}/overtypen/opslag`, fields)
  assert.equal(answer.status, 422)
  assert.match(wordsOf(answer), /deelgroep is intussen opgeheven/)
  assert.match(answer.body, />Niemand leest het contract\.<\/textarea>/)
  assert.equal((await marijke.post(`${cloud}/overtypen/opslag`, { ...fields, subgroup_id: hidden(answer, 'opslag', 'subgroup_id') })).status, 303)
  await db.updateTable('ring').set({ closed_at: null }).where('id', '=', subgroup_id).execute()
})
