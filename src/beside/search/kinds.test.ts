import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'
import { lexemesOf, normaliserVersion } from '../../methods/dutch.ts'
import { newId } from '../../platform/ids.ts'
import { indexAnew, indexWaiting } from './jobs.ts'

let house: TestHouse
let samira: Seat
let henk: Seat
const tank = '/denktanks/cloudstrategie'
const look = (seat: Seat, words: string, more = '', where = tank) => seat.get(`${where}/zoeken?z=${encodeURIComponent(words)}${more}`)
const ringOf = (kind: 'members' | 'preparation') => house.id('ring', 'cloudstrategie', kind)
const linksIn = (body: string) => [...body.matchAll(/class="dt-row__title"><a href="([^"]+)"/g)].map(([, href]) => (href as string).replaceAll('&amp;', '&'))

/** Gives the first row of a table another ring and other words; its id. */
const says = async (table: 'concept' | 'knowledge_item' | 'knowledge_file' | 'post', column: string, words: string, ring: 'members' | 'preparation', skip = 0) => {
  const { rows } = await sql<{ id: string }>`update ${sql.table(table)} set ${sql.ref(column)} = ${words}, ring_id = ${ringOf(ring)}
    where id = (select id from ${sql.table(table)} where workspace_id = ${house.id('workspace', 'cloudstrategie')} order by id limit 1 offset ${skip}) returning id`.execute(house.database.db)
  return rows[0]?.id as string
}

before(async () => {
  house = await openHouse()
  ;[samira, henk] = [await house.as('samira-el-amrani'), await house.as('henk-postma')]
})
after(() => house.close())

test('who wrote and published a work is named once in what is shown of it', async () => {
  const { body } = await (await house.as('samira-el-amrani')).get('/denktanks/cloudstrategie/zoeken?z=donkere+wolken')
  assert.match(body, /Algemene Rekenkamer · /)
  assert.doesNotMatch(body, /Algemene Rekenkamer · Algemene Rekenkamer/)
  await samira.done('/denktanks/cloudstrategie/kennis/nieuw', { seen: '0', kind: 'report', title: 'De roerdomp in het riet', authors: 'Haas, Jan de; Berg, M. van den', organisation: '', dated: '2024', url: '', container: '', publisher: '', volume: '', issue: '', page: '', edition: '', number: '', isbn: '', doi: '', language: '', sender: '', why: '' })
  assert.match(wordsOf(await look(samira, 'roerdomp')), /Jan de Haas, M\. van den Berg/, 'with what stands before a name')
})

for (const [table, column, kind] of [['concept', 'label', 'Begrip'], ['knowledge_item', 'title', 'Kennisbank'], ['post', 'body', 'Gesprek']] as const) {
  test(`“${kind}” is found by who may read it, opens, and nobody else finds, counts or is offered it`, async () => {
    await says(table, column, `De ijsvogel van ${kind}`, 'members')
    await says(table, column, `De waterral van ${kind}`, 'preparation', 1)
    await indexWaiting(house.database)
    const [address] = linksIn((await look(samira, 'ijsvogel', `&soort=${table}`)).body)
    assert.ok(address, 'found')
    assert.equal((await samira.get(address)).status, 200)
    assert.equal(linksIn((await look(henk, 'waterral', `&soort=${table}`)).body).length, 1)
    for (const where of [tank, '']) {
      for (const typed of ['waterral', 'waterr', 'waterrall']) {
        const answer = await look(samira, typed, '', where)
        assert.match(wordsOf(answer), /Niets gevonden/, `${typed} ${where}`)
        assert.doesNotMatch(answer.body, /waterral van/i)
      }
    }
    assert.equal((await look(await house.as('bart-looijenga'), 'ijsvogel', '', '')).body.includes('ijsvogel van'), false)
  })
}

test('a concept is found by its description too, and by the next one as soon as there is one', async () => {
  const { db } = house.database
  const version = await db.selectFrom('concept_version').select('id').where('superseded_at', 'is', null).where('adopted_at', 'is not', null)
    .where('workspace_id', '=', house.id('workspace', 'cloudstrategie')).where('ring_id', '=', ringOf('members')).orderBy('id').executeTakeFirstOrThrow()
  await db.updateTable('concept_version').set({ definition: 'Waar de zanglijster woont.' }).where('id', '=', version.id).execute()
  assert.equal(linksIn((await look(samira, 'zanglijster')).body).length, 1, 'before it was indexed')
  await indexWaiting(house.database)
  const answer = await look(samira, 'zanglijsters')
  assert.match(answer.body, /<mark>zanglijster<\/mark>/)
  await db.updateTable('concept_version').set({ definition: 'Iets anders.' }).where('id', '=', version.id).execute()
  assert.equal(linksIn((await look(samira, 'zanglijster')).body).length, 0)
})

test('what stands far into a file is found, shown around its place, and leads to the passages; of another ring or a withdrawn work it is not', async () => {
  const { db } = house.database
  const item = await db.selectFrom('knowledge_item').select(['id']).where('ring_id', '=', ringOf('members')).where('withdrawn_at', 'is', null).orderBy('id').executeTakeFirstOrThrow()
  const words = `${'Een lange inleiding over niets. '.repeat(400)}Pas hier komt de tapuit ter sprake. ${'Een slot. '.repeat(50)}`
  await sql`update knowledge_file set item_id = ${item.id}, ring_id = ${ringOf('members')}, words = ${words}, lexemes = array_to_tsvector(array['tapuit', 'inleid'])`.execute(db)
  const answer = await look(samira, 'tapuit')
  assert.match(answer.body, /komt de <mark>tapuit<\/mark> ter sprake/)
  const [address] = linksIn(answer.body)
  assert.match(address ?? '', /\/kennis\/[0-9a-f-]{36}\?zoek=tapuit#gevonden$/)
  assert.match((await samira.get(address?.split('#')[0] ?? '')).body, /id="gevonden"[\s\S]*<mark>tapuit<\/mark>/)
  await indexWaiting(house.database)
  assert.equal(linksIn((await look(samira, 'tapuit')).body).length, 1, 'with its name looked at too')
  await db.updateTable('knowledge_item').set({ withdrawn_at: new Date(), withdrawn_why: 'Dubbel' }).where('id', '=', item.id).execute()
  assert.deepEqual(linksIn((await look(samira, 'tapuit')).body), [])
  await db.updateTable('knowledge_item').set({ withdrawn_at: null, withdrawn_why: '' }).where('id', '=', item.id).execute()
  await db.updateTable('knowledge_file').set({ ring_id: ringOf('preparation') }).execute()
  assert.deepEqual(linksIn((await look(samira, 'tapuit')).body), [])
  assert.match(wordsOf(await look(samira, 'tapuitt')), /Niets gevonden/)
})

test('the association’s own terms are found over all think tanks, without the name of a think tank beside them', async () => {
  const { rows } = await sql<{ label: string }>`select label from concept c join workspace w on w.id = c.workspace_id and w.kind = 'association' where c.withdrawn_at is null limit 1`.execute(house.database.db)
  if (!rows[0]) {
    await sql`update concept set workspace_id = w.id, ring_id = r.id, label = 'Boomklever', number = 900 from workspace w join ring r on r.workspace_id = w.id and r.kind = 'members'
      where w.kind = 'association' and concept.id = (select id from concept where withdrawn_at is null order by id desc limit 1)`.execute(house.database.db)
  }
  const label = rows[0]?.label ?? 'Boomklever'
  await indexWaiting(house.database)
  const answer = await look(await house.as('bart-looijenga'), label, '&soort=concept', '')
  assert.match(answer.body, /<a href="\/begrippen\/\d+">/)
})

test('who is still typing is offered titles of what they may see, and the page can be swapped in without loading', async () => {
  await says('concept', 'label', 'Bosrietzanger', 'members', 2)
  await indexWaiting(house.database)
  const { body } = await look(samira, 'bosriet')
  assert.match(body, /<input[^>]* name="z"[^>]* list="voorstellen"/)
  assert.match(body, /<datalist id="voorstellen">[\s\S]*<option value="Bosrietzanger">/)
  assert.match(body, /<div id="gevonden">/)
  assert.match(body, /role="status" id="zoekstand">1 resultaat</)
})

test('the index made anew finds the same, also what was lost from it, and no more what is gone', async () => {
  const { db } = house.database
  const before = linksIn((await look(samira, 'cloud')).body)
  await sql`delete from search_entry where kind in ('contribution', 'concept', 'proposal')`.execute(db)
  await sql`insert into search_entry (kind, thing_id, workspace_id, ring_id, lexemes, version)
    select 'finding', gen_random_uuid(), workspace_id, ring_id, array_to_tsvector(array['cloud']), ${normaliserVersion} from search_entry where kind = 'finding' limit 1`.execute(db)
  const count = await indexAnew(house.database)
  assert.deepEqual(linksIn((await look(samira, 'cloud')).body), before)
  const { rows } = await sql<{ count: number; waiting: number }>`select count(*)::int as count, (count(*) filter (where version < ${normaliserVersion}))::int as waiting from search_entry`.execute(db)
  assert.deepEqual(rows[0], { count, waiting: 0 })
})

test('of long texts no more are read at once than memory can spare, and all of them are done in the end', async () => {
  const { db } = house.database
  const like = await db.selectFrom('draft').selectAll().where('workspace_id', '=', house.id('workspace', 'cloudstrategie')).orderBy('number').limit(1).executeTakeFirstOrThrow()
  const text = 'De regenwulp telt bijdragen. '.repeat(11_000)
  const document = JSON.stringify({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })
  await db.insertInto('draft').values(Array.from({ length: 9 }, (_, at) => ({ ...like, id: newId(), number: 50_000 + at, slug: `lang-${at}`, document }))).execute()
  let most = 0
  const counted = db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: ({ result }) => { most = Math.max(most, JSON.stringify(result.rows).length); return Promise.resolve(result) },
  })
  await indexWaiting({ ...house.database, db: counted })
  assert.ok(most > text.length && most < 1_500_000, `${most} at once`)
  const { rows } = await sql<{ found: number }>`select count(*)::int as found from search_entry where kind = 'draft' and version = ${normaliserVersion}
    and thing_id in (select id from draft where number >= 50000) and lexemes @@ 'regenwulp'`.execute(db)
  assert.equal(rows[0]?.found, 9)
  await db.deleteFrom('draft').where('number', '>=', 50_000).execute()
})

test('what a discussion came to, minutes, the charter with its amendments and reading lists are found by who may read them, and by nobody else', async () => {
  const { db } = house.database
  const tankId = house.id('workspace', 'cloudstrategie')
  const first = async (table: 'discussion' | 'meeting' | 'charter_amendment' | 'knowledge_list') =>
    (await sql<{ id: string }>`select id from ${sql.table(table)} where workspace_id = ${tankId} and ring_id = ${ringOf('members')} order by id limit 1`.execute(db)).rows[0]?.id as string
  const ids = { discussion: await first('discussion'), meeting: await first('meeting'), charter_amendment: await first('charter_amendment'), knowledge_list: house.id('knowledge_list', 'birds') }
  await sql`update discussion set closed_at = now(), conclusion = 'Wij kiezen de putter.' where id = ${ids.discussion}`.execute(db)
  await sql`update agenda_item set notes = 'De sijs kwam langs.' where id = (select id from agenda_item where meeting_id = ${ids.meeting} order by position limit 1)`.execute(db)
  await sql`update charter set content = jsonb_set(content, '{assignment}', '"Tel de kneu."') where workspace_id = ${tankId}`.execute(db)
  await sql`update charter_amendment set why = 'De keep telt ook.', withdrawn_at = null where id = ${ids.charter_amendment}`.execute(db)
  await db.insertInto('knowledge_list').values({ id: ids.knowledge_list, workspace_id: tankId, ring_id: ringOf('members'), title: 'Lezen', about: 'Over de barmsijs.', made_at: new Date() }).execute()
  const asked = [['putter', 'discussion'], ['sijs', 'meeting'], ['kneu', 'charter'], ['keep', 'charter_amendment'], ['barmsijs', 'knowledge_list']] as const
  for (const moment of ['before it was indexed', 'after']) {
    for (const [word, kind] of asked) {
      const [address] = linksIn((await look(samira, word, `&soort=${kind}`)).body)
      assert.ok(address, `${word} ${moment}`)
      assert.match((await samira.get(address)).body, new RegExp(word), `${word} ${moment}`)
    }
    await indexWaiting(house.database)
  }
  const outsider = await house.as('bart-looijenga')
  for (const [word] of asked) assert.match(wordsOf(await look(outsider, word, '', '')), /Niets gevonden/, word)
  for (const table of ['discussion', 'meeting', 'charter_amendment', 'knowledge_list'] as const) {
    await sql`update ${sql.table(table)} set ring_id = ${ringOf('preparation')} where id = ${ids[table]}`.execute(db)
  }
  await indexWaiting(house.database)
  for (const [word, kind] of asked.filter(([, one]) => one !== 'charter')) {
    assert.match(wordsOf(await look(samira, word)), /Niets gevonden/, word)
    assert.equal(linksIn((await look(henk, word, `&soort=${kind}`)).body).length, 1, word)
  }
  await sql`update discussion set withheld = 'hidden', withheld_reason = 'Daarom' where id = ${ids.discussion}`.execute(db)
  assert.match(wordsOf(await look(henk, 'putter')), /Niets gevonden/, 'what is hidden')
  await sql`update discussion set withheld = null, withheld_reason = '', closed_at = null where id = ${ids.discussion}`.execute(db)
  assert.match(wordsOf(await look(henk, 'putter')), /Niets gevonden/, 'what was opened again')
})

test('while the words of much at once are made anew, other work goes on between one text and the next', async () => {
  const { db } = house.database
  const like = await db.selectFrom('contribution').selectAll().where('ring_id', '=', ringOf('members')).where('withdrawn_at', 'is', null).where('withheld', 'is', null).limit(1).executeTakeFirstOrThrow()
  const sentence = 'De gemeentelijke samenwerkingsovereenkomst regelt hoe leveranciers hun dienstverlening verantwoorden. The responsibilities of organisations were migrated. '
  const body = sentence.repeat(Math.floor(4000 / sentence.length))
  const all = Array.from({ length: 400 }, (_, at) => ({ ...like, id: newId(), number: 40_000 + at, body: `${at} ${body}` }))
  const began = performance.now()
  for (const { body: words } of all) lexemesOf(words)
  const work = performance.now() - began
  await db.insertInto('contribution').values(all).execute()
  let [longest, last, goesOn] = [0, performance.now(), true]
  const turn = () => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
    if (goesOn) setImmediate(turn)
  }
  setImmediate(turn)
  await indexWaiting(house.database)
  goesOn = false
  await db.deleteFrom('contribution').where('number', '>=', 40_000).where('ring_id', '=', like.ring_id).execute()
  assert.ok(longest < work / 2, `nothing else was done for ${Math.round(longest)} ms of ${Math.round(work)}`)
})
