import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test, type TestContext } from 'node:test'
import { sql } from 'kysely'
import { newId } from '../../platform/ids.ts'
import { inProject } from '../../platform/root.ts'
import { openHouse, type Seat, type TestHouse } from '../../../test/house.ts'
import { indexWaiting } from './jobs.ts'

/** Texts, and words that are typed with the numbers of the texts that answer them, from 1. Made by hand. */
interface Asked { readonly texts: readonly string[]; readonly queries: readonly { typed: string; answers: number[] }[] }
const read = (name: string) => JSON.parse(readFileSync(inProject(`test/search/${name}.json`), 'utf8')) as Asked
const [dutch, english] = [read('queries'), read('english')]
/** Of each the number of its first text, less one. */
const [inDutch, inEnglish] = [20_000, 30_000]

let house: TestHouse
let samira: Seat

before(async () => {
  house = await openHouse()
  samira = await house.as('samira-el-amrani')
  const { db } = house.database
  const like = await db.selectFrom('contribution').selectAll().where('workspace_id', '=', house.id('workspace', 'cloudstrategie'))
    .where('withdrawn_at', 'is', null).where('withheld', 'is', null).executeTakeFirstOrThrow()
  const ring = await db.selectFrom('ring').select('id').where('workspace_id', '=', like.workspace_id).where('kind', '=', 'members').executeTakeFirstOrThrow()
  for (const [{ texts }, offset] of [[dutch, inDutch], [english, inEnglish]] as const) {
    await db.insertInto('contribution').values(texts.map((body, at) => ({ ...like, id: newId(), ring_id: ring.id, number: offset + at + 1, body }))).execute()
  }
  await indexWaiting(house.database)
})
after(() => house.close())

const share = (found: ReadonlySet<number>, answers: readonly number[]) => answers.filter((one) => found.has(one)).length / answers.length
const mean = (shares: readonly number[]) => shares.reduce((sum, one) => sum + one, 0) / shares.length

const ours = async (typed: string, offset: number): Promise<Set<number>> => {
  const found = new Set<number>()
  for (const page of [1, 2, 3]) {
    const { body } = await samira.get(`/denktanks/cloudstrategie/zoeken?z=${encodeURIComponent(typed)}&soort=contribution&pagina=${page}`)
    for (const [, number] of body.matchAll(/\/bijdragen\/(\d+)"/g)) if (Number(number) > offset && Number(number) < offset + 10_000) found.add(Number(number) - offset)
  }
  return found
}

const builtIn = async (typed: string, offset: number, language: 'dutch' | 'english'): Promise<Set<number>> => {
  const { rows } = await sql<{ number: number }>`select number from contribution where number between ${offset + 1} and ${offset + 9_999}
    and to_tsvector(${sql.lit(language)}, body) @@ plainto_tsquery(${sql.lit(language)}, ${typed})`.execute(house.database.db)
  return new Set(rows.map(({ number }) => number - offset))
}

const asked = async (t: TestContext, { queries }: Asked, offset: number, language: 'dutch' | 'english') => {
  const [shares, plain]: number[][] = [[], []]
  let [found, beside] = [0, 0]
  for (const { typed, answers } of queries) {
    const [mine, theirs] = [await ours(typed, offset), await builtIn(typed, offset, language)]
    shares?.push(share(mine, answers))
    plain?.push(share(theirs, answers))
    found += mine.size
    const extra = [...mine].filter((one) => !answers.includes(one))
    beside += extra.length
    const missed = answers.filter((one) => !mine.has(one))
    if (missed.length > 0 || extra.length > 0) t.diagnostic(`${typed}: missed ${missed.join(' ') || 'none'}, besides ${extra.join(' ') || 'none'}`)
  }
  const [recall, theirs] = [mean(shares ?? []), mean(plain ?? [])]
  t.diagnostic(`recall ${recall.toFixed(3)}, built-in configuration ${theirs.toFixed(3)}; ${beside} of ${found} found were not asked for`)
  assert.ok(recall >= 0.95, `recall ${recall}`)
  assert.ok(recall > theirs)
  assert.ok(beside <= found * 0.2, `${beside} of ${found} found were not asked for`)
}

test('of what sixty questions in Dutch should find, at least 95 % is found, and little else', async (t) => {
  assert.equal(dutch.queries.length, 60)
  await asked(t, dutch, inDutch, 'dutch')
})

test('of what forty questions in English should find, at least 95 % is found too, in other forms of the words', async (t) => {
  assert.equal(english.queries.length, 40)
  await asked(t, english, inEnglish, 'english')
})
