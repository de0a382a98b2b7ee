import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type TestHouse } from '../../../../test/house.ts'
import type { AttributionRule, Here } from '../../../platform/here.ts'
import { clerkIn } from '../../../workspaces/clerk.ts'
import { tellFigures } from '../../../workspaces/figures.ts'
import { makeStricter } from '../../../workspaces/stricter.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const rules = ['named', 'by-perspective', 'anonymous'] as const
const cloud = '/denktanks/cloudstrategie/opdracht'
const workspace = () => house.id('workspace', 'cloudstrategie')
const ruleNow = async () => (await house.database.db.selectFrom('workspace').select('attribution').where('id', '=', workspace()).executeTakeFirstOrThrow()).attribution
/** The think tank as if it had begun under this rule. */
const under = async (rule: AttributionRule) => {
  await house.database.db.updateTable('workspace').set({ attribution: rule }).where('id', '=', workspace()).execute()
  await sql`update charter set content = jsonb_set(content, '{attribution}', to_jsonb(${rule}::text)) where workspace_id = ${workspace()}`.execute(house.database.db)
}
beforeEach(() => under('by-perspective'))

for (const [at, from] of rules.entries()) {
  for (const [wanted, to] of rules.entries()) {
    if (at === wanted) continue
    test(`a rule ${wanted > at ? 'may become stricter' : 'never becomes looser, whatever is posted'}: from ${from} to ${to}`, async () => {
      await under(from)
      const [samira, henk] = [await house.as('samira-el-amrani'), await house.as('henk-postma')]
      const form = await samira.get(`${cloud}/wijzigingen/nieuw?onderdeel=attribution`)
      assert.equal(form.body.includes(`value="${to}"`), wanted > at)
      const posted = await samira.post(`${cloud}/wijzigingen/nieuw?onderdeel=attribution`, { attribution: to, why: 'Zo spreekt het vrijer.', open: 5 })
      if (wanted < at) {
        assert.equal(posted.status, 422)
        assert.match(wordsOf(posted), /Dit kan alleen strenger worden/)
        const here = await clerkIn(house.database, { id: workspace() })
        await assert.rejects(house.database.change((tx) => makeStricter(tx, here, to)), /only ever made stricter/)
        assert.equal(await ruleNow(), from)
        return
      }
      assert.match(wordsOf(form), /halen wij niet terug/)
      const number = Number(/wijzigingen\/(\d+)/.exec(posted.location)?.[1])
      await sql`update charter_amendment set proposed_at = now() - interval '8 days', ends_at = now() - interval '1 hour' where number = ${number}`.execute(house.database.db)
      assert.equal(await ruleNow(), from)
      await henk.done(`${cloud}/wijzigingen/${number}/uitkomst`, { outcome: 'adopted', words: 'Goed.' })
      assert.equal(await ruleNow(), to)
    })
  }
}

test('a looser rule that was proposed under a looser one does not come back after it became stricter', async () => {
  await under('named')
  const [samira, henk] = [await house.as('samira-el-amrani'), await house.as('henk-postma')]
  const posted = await samira.post(`${cloud}/wijzigingen/nieuw?onderdeel=attribution`, { attribution: 'by-perspective', why: 'Beter.', open: 5 })
  const number = Number(/wijzigingen\/(\d+)/.exec(posted.location)?.[1])
  await under('anonymous')
  await sql`update charter_amendment set proposed_at = now() - interval '8 days', ends_at = now() - interval '1 hour' where number = ${number}`.execute(house.database.db)
  assert.equal((await henk.post(`${cloud}/wijzigingen/${number}/uitkomst`, { outcome: 'adopted', words: 'Goed.' })).status, 409)
  assert.equal(await ruleNow(), 'anonymous')
})

test('made anonymous 1 s after posting (queue emptied first): no name, no hour, and no mail says which', async () => {
  await under('named')
  const [samira, henk, devi] = [await house.as('samira-el-amrani'), await house.as('henk-postma'), await house.as('devi-baldew')]
  const said = await samira.post('/denktanks/cloudstrategie/bijdragen', { body: 'Dit zeg ik onder mijn naam.', kind: 'worry' })
  assert.match(wordsOf(await devi.get(said.location)), /Samira El Amrani/)
  for (const table of ['notice', 'mail', 'job'] as const) await house.database.db.deleteFrom(table).execute()
  const posted = await samira.post(`${cloud}/wijzigingen/nieuw?onderdeel=attribution`, { attribution: 'anonymous', why: 'Zo spreekt het vrijer.', open: 5 })
  const number = Number(/wijzigingen\/(\d+)/.exec(posted.location)?.[1])
  await devi.done(`${cloud}/wijzigingen/${number}/antwoord`, { answer: 'object', reason: 'Ik sta achter mijn woorden.' })
  await sql`update charter_amendment set ends_at = now() - interval '1 second', proposed_at = now() - interval '1 day' where number = ${number}`.execute(house.database.db)
  await henk.done(`${cloud}/wijzigingen/${number}/uitkomst`, { outcome: 'adopted', words: 'Goed.', aside: 'Wij spraken met elkaar.' })
  await house.work(130)
  for (const path of [said.location, `${cloud}/wijzigingen/${number}`, '/denktanks/cloudstrategie/gebeurtenissen', cloud]) {
    assert.doesNotMatch(wordsOf(await henk.get(path)), /Samira|Devi|\d\d\.\d\d uur/, path)
  }
  const { rows } = await sql<{ kept: number; exact: number }>`select
    (select count(*)::int from giver g join happening h on h.id = g.thing_id where g.kind = 'happening' and h.workspace_id = ${workspace()}) as kept,
    (select count(*)::int from happening where workspace_id = ${workspace()} and at::time <> '12:00') as exact`.execute(house.database.db)
  assert.deepEqual(rows, [{ kept: 0, exact: 0 }])
  await house.work(90_000)
  const mails = (await house.database.db.selectFrom('mail').select(['address', 'body']).execute())
  assert.ok(mails.some(({ body }) => /wijziging \d+\. Wat vindt u ervan/.test(body)))
  assert.doesNotMatch(mails.find(({ address }) => address.startsWith('samira'))?.body ?? '', /Uw wijziging \d/)
})

test('a stricter rule forgets the hour at which somebody read, took back, reported and hid as well', async () => {
  await under('named')
  const { db } = house.database
  const [place, ring] = [workspace(), house.id('ring', 'cloudstrategie', 'members')]
  const at = '2026-11-20T15:41:07Z'
  await db.deleteFrom('reading').where('workspace_id', '=', place).execute()
  await db.insertInto('reading').values({ person_id: house.id('person', 'samira-el-amrani'), workspace_id: place, seq: 1, since_seq: 0, at, since_at: at }).execute()
  await db.updateTable('contribution').set({ withdrawn_at: at }).where('workspace_id', '=', place).where('number', '=', 11).execute()
  await db.insertInto('report').values({ id: crypto.randomUUID(), workspace_id: place, ring_id: ring, kind: 'contribution', thing_id: crypto.randomUUID(), words: 'x', reason: 'x', reported_at: at }).execute()
  const here = await clerkIn(house.database, { id: place })
  await house.database.change((tx) => makeStricter(tx, here, 'by-perspective'))
  const { rows } = await sql<{ exact: number }>`select ((select count(*) from reading where workspace_id = ${place} and (at::time <> '12:00' or since_at::time <> '12:00'))
    + (select count(*) from contribution where workspace_id = ${place} and withdrawn_at::time <> '12:00') + (select count(*) from report where workspace_id = ${place} and reported_at::time <> '12:00'))::int as exact`.execute(db)
  assert.deepEqual(rows, [{ exact: 0 }])
  await db.updateTable('contribution').set({ withdrawn_at: null }).where('workspace_id', '=', place).where('number', '=', 11).execute()
})

test('in a think tank with names an objection has its name, elsewhere it has not', async () => {
  const page = `${cloud}/wijzigingen/1`
  const samira = await house.as('samira-el-amrani')
  await under('named')
  assert.match(wordsOf(await samira.get(page)), /Slootweg/)
  await under('by-perspective')
  assert.doesNotMatch(wordsOf(await samira.get(page)), /Slootweg/)
  assert.match(wordsOf(await samira.get(page)), /Bezwaar Gemeente/)
  await under('anonymous')
  const hidden = wordsOf(await samira.get(page))
  assert.match(hidden, /Bezwaar Deelnemer/)
  assert.doesNotMatch(hidden, /Slootweg|Bezwaar Gemeente/)
})

const asHere = (attribution: AttributionRule, people: Readonly<Record<string, boolean>>): Here => ({
  workspace: { attribution }, perspectives: Object.entries(people).map(([key, shown]) => ({ key, shown, people: 9, organisations: 3 })),
}) as unknown as Here

test('perspective with 4 people, with 5 from 2 organisations: it is not shown, and its figures go with the others', () => {
  const here = asHere('by-perspective', { a: true, b: true, c: false })
  const told = tellFigures(here, new Map([['a', [9, 1]], ['b', [6, 0]], ['participant', [3, 2]]]))
  assert.deepEqual(told.per, [{ key: 'a', figures: [9, 1] }, { key: 'b', figures: [6, 0] }])
  assert.deepEqual(told.rest, [3, 2])
})

test('counts under 5 are suppressed together with a partner cell', () => {
  const here = asHere('by-perspective', { a: true, b: true, c: true })
  const told = tellFigures(here, new Map([['a', [9, 1]], ['b', [5, 1]], ['c', [2, 2]]]))
  assert.deepEqual(told.per, [{ key: 'a', figures: [9, 1] }])
  assert.deepEqual(told.rest, [7, 3])
  assert.deepEqual(told.all, [16, 4])
  const alone = tellFigures(here, new Map([['a', [9, 1]], ['c', [1, 0]]]))
  assert.deepEqual([alone.per, alone.rest], [[], null])
})

test('fewer than five answers are not told apart; with names they are', () => {
  const counted = new Map([['a', [3, 1]]])
  assert.deepEqual(tellFigures(asHere('anonymous', { a: false }), counted), { given: 4, all: null, per: [], rest: null })
  assert.deepEqual(tellFigures(asHere('by-perspective', { a: true }), counted).all, null)
  assert.deepEqual(tellFigures(asHere('named', { a: true }), counted).per, [{ key: 'a', figures: [3, 1] }])
})
