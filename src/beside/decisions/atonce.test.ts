/** Answers to a decision that come all at once. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { formOn, type FormFields } from '../../../test/forms.ts'
import { openHouse, type TestHouse } from '../../../test/house.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const begin = async (more: FormFields): Promise<string> => {
  const chair = await house.as('marijke-de-wit')
  const form = formOn((await chair.get('/denktanks/cloudstrategie/besluiten/nieuw')).body, /nieuw$/)
  return (await chair.post(form.action, { ...form.fields, title: 'Gaan wij door?', body: 'Met de katten.', kind: 'vote', ...more })).location.split('?')[0] ?? ''
}
const answersTo = async (path: string): Promise<number> => (await sql<{ n: number }>`select count(*)::int as n from decision_answer a join decision d on d.id = a.decision_id
  where d.number = ${Number(path.split('/').at(-1))} and d.workspace_id = ${house.id('workspace', 'cloudstrategie')}`.execute(house.database.db)).rows[0]?.n ?? 0

for (const [what, more] of [['open', {}], ['secret', { secret: 'ja' }]] as const) {
  test(`50 equal votes of one person at once in an ${what} decision: exactly 1`, async () => {
    const path = await begin(more)
    const seat = await house.as('samira-el-amrani')
    const given = await Promise.all(Array.from({ length: 50 }, () => seat.post(`${path}/antwoord`, { choice: 'agree', reason: '' })))
    assert.equal(await answersTo(path), 1)
    // Each of these forms is another one: a secret answer is given once, one that is not may be given again.
    assert.deepEqual([...new Set(given.map(({ status }) => status))].sort(), what === 'secret' ? [303, 409] : [303])
  })
}

test('50 equal votes of one organisation at once, by two who speak for it: exactly 1', async () => {
  const path = await begin({ organisation: 'ja' })
  const { rows: [own] } = await sql<{ id: string }>`select organisation_id as id from person where id = ${house.id('person', 'samira-el-amrani')}`.execute(house.database.db)
  await sql`update mandate set ended_at = now(), ended_reason = 'ended' where ended_at is null`.execute(house.database.db)
  await sql`insert into mandate (id, organisation_id, person_id, since) select gen_random_uuid(), ${own?.id}, p.id, current_date - 1 from person p
    where p.id = any(${['samira-el-amrani', 'devi-baldew'].map((key) => house.id('person', key))}::uuid[])`.execute(house.database.db)
  const seats = await Promise.all(['samira-el-amrani', 'devi-baldew'].map((key) => house.as(key)))
  const given = await Promise.all(Array.from({ length: 50 }, (_, nth) => seats[nth % 2]?.post(`${path}/antwoord`, { choice: 'agree', reason: '', voice: own?.id })))
  assert.deepEqual(new Set(given.map((one) => one?.status)), new Set([303]))
  assert.equal(await answersTo(path), 1)
})
