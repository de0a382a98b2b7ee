import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'
import { normaliserVersion } from '../../methods/dutch.ts'
import { scheduled } from '../../schedule.ts'
import { indexAnew, indexWaiting } from '../search/jobs.ts'
import { remakeAllWords, remakeWords } from './jobs.ts'

let house: TestHouse
let samira: Seat
before(async () => {
  house = await openHouse()
  samira = await house.as('samira-el-amrani')
})
after(() => house.close())

const tank = '/denktanks/cloudstrategie'
const inList = async (typed: string) => wordsOf(await samira.get(`${tank}/kennis?zoek=${encodeURIComponent(typed)}`))
const inSearch = async (typed: string) => wordsOf(await samira.get(`${tank}/zoeken?z=${encodeURIComponent(typed)}&soort=knowledge_file`))

/** As if a normaliser of long ago had made of every word something else. */
const fromLongAgo = async (normaliser: number) => {
  for (const table of ['knowledge_item', 'knowledge_file'] as const) {
    await sql`update ${sql.table(table)} set lexemes = array_to_tsvector(array['verouderd']), normaliser = ${normaliser}`.execute(house.database.db)
  }
  await indexWaiting(house.database)
}

test('after a new normaliser works and files are found again by their own words, in the list and by search', async () => {
  await fromLongAgo(normaliserVersion - 1)
  assert.match(await inList('donkere wolken'), /Niets in de kennisbank past/)
  assert.doesNotMatch(await inSearch('leveranciers'), /Bestand: toelichting/)
  assert.ok(scheduled.some(({ do: chore }) => chore === remakeWords), 'the clock sees to it, soon after a start')
  await remakeWords(house.database)
  await indexWaiting(house.database)
  assert.match(await inList('donkere wolken'), /Het Rijk in de cloud: donkere wolken/)
  assert.match(await inList('toelichtingen'), /The NIST definition of cloud computing/)
  assert.match(await inSearch('leveranciers'), /Bestand: toelichting/)
  assert.match(await inList('verouderd'), /Niets in de kennisbank past/)
})

test('reindex makes them anew too when they say that they are of today, and what was made today is left alone otherwise', async () => {
  await fromLongAgo(normaliserVersion)
  await remakeWords(house.database)
  assert.match(await inList('donkere wolken'), /Niets in de kennisbank past/)
  await remakeAllWords(house.database)
  await indexAnew(house.database)
  assert.match(await inList('donkere wolken'), /Het Rijk in de cloud: donkere wolken/)
  assert.match(await inSearch('leveranciers'), /Bestand: toelichting/)
})

test('what is added, mended or taken over has its words from the normaliser of today', async () => {
  const page = await samira.post(`${tank}/kennis/nieuw`, { title: 'Roerdompen tellen', kind: 'report', dated: '2024', authors: 'Poes, P.' })
  assert.equal(page.status, 303)
  const { rows } = await sql<{ normaliser: number; count: number }>`select normaliser, count(*)::int as count from knowledge_item group by normaliser`.execute(house.database.db)
  assert.deepEqual(rows.map(({ normaliser }) => normaliser), [normaliserVersion])
})
