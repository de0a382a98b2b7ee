import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, type TestHouse } from '../../test/house.ts'
import type { Here } from '../platform/here.ts'
import { isMine } from './attribution.ts'
import { enterThinktank } from './door.ts'
import { question, questionOfEach } from './questions.ts'
import { rows } from './rings.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const enter = async (person: string, slug = 'cloudstrategie'): Promise<Here> => {
  const seat = await house.as(person)
  return enterThinktank(house.database, { session: seat.cookies.get('denktank'), language: undefined, path: '/' }, slug)
}

const asking = () => {
  let written = 0
  const ask = question((here, asked: { numbers: readonly string[]; mine: boolean }) => {
    written += 1
    const mine = isMine(here, 'contribution', 'contribution.id')
    const query = rows(here, 'contribution').select(['contribution.number', 'contribution.workspace_id', 'contribution.said_at']).select(mine)
      .where(sql<boolean>`contribution.number = any(${[...asked.numbers]}::int[])`).orderBy('contribution.number')
    return { found: asked.mine ? query.where(mine.expression) : query }
  }, { found: { said_at: true } })
  return { ask, times: () => written }
}

test('a question is written once for readers of one kind, and each hears what is theirs', async () => {
  const { ask, times } = asking()
  const all = Array.from({ length: 120 }, (_, at) => String(at + 1))
  const heard: string[] = []
  for (const person of ['samira-el-amrani', 'joost-haverkamp']) {
    const here = await enter(person)
    for (const numbers of [all, ['3', '4'], ['5']]) {
      const { found } = await ask(here, { numbers, mine: false })
      const asBefore = await rows(here, 'contribution').select(['contribution.number', 'contribution.workspace_id', 'contribution.said_at'])
        .select(isMine(here, 'contribution', 'contribution.id')).where('contribution.number', 'in', numbers.map(Number)).orderBy('contribution.number').execute()
      assert.deepEqual(found, asBefore)
      assert.ok(found.length > 0)
    }
    heard.push(JSON.stringify((await ask(here, { numbers: all, mine: true })).found.map(({ number }) => number)))
  }
  assert.equal(times(), 2, 'once for everything, once for what is mine')
  assert.notEqual(heard[0], heard[1])
})

test('what lies in another ring stays there, whoever asked the question first', async () => {
  const { ask } = asking()
  const [preparing, taking] = [await enter('joost-haverkamp'), await enter('samira-el-amrani')]
  const only = preparing.rings.find(({ kind }) => kind === 'preparation')
  assert.ok(only)
  await house.database.db.updateTable('contribution').set({ ring_id: only.id }).where('workspace_id', '=', preparing.workspace.id).where('number', '=', 7).execute()
  assert.equal((await ask(preparing, { numbers: ['7'], mine: false })).found.length, 1)
  assert.equal((await ask(taking, { numbers: ['7'], mine: false })).found.length, 0)
})

test('a question inside a change is refused, as any query past it', async () => {
  const here = await enter('samira-el-amrani')
  const { ask } = asking()
  await assert.rejects(house.database.change(async () => ask(here, { numbers: ['3'], mine: false })), /transaction/i)
  assert.equal((await ask(here, { numbers: ['3'], mine: false })).found.length, 1)
})

test('a question for several readers at once tells each what it would tell them alone', async () => {
  const write = (here: Here) => ({
    found: rows(here, 'contribution').select(['contribution.number', 'contribution.said_at']).select(isMine(here, 'contribution', 'contribution.id')).orderBy('contribution.number'),
  })
  const [alone, together] = [question(write, { found: { said_at: true } }), questionOfEach(write, { found: { said_at: true } })]
  const [roelof, nadia] = [await enter('roelof-hoekstra'), await enter('nadia-benali')]
  assert.deepEqual(roelof.rings.map(({ id }) => id).sort(), nadia.rings.map(({ id }) => id).sort())
  const answers = await together([roelof, nadia, roelof])
  assert.deepEqual(answers, [await alone(roelof, {}), await alone(nadia, {}), await alone(roelof, {})])
  const mine = answers.map(({ found }) => found.filter((one) => one.mine).map(({ number }) => number))
  assert.ok((mine[0]?.length ?? 0) > 0)
  assert.notDeepEqual(mine[0], mine[1])
  assert.deepEqual(await together([]), [])
})
