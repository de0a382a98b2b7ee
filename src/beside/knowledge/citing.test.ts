import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import pg from 'pg'
import { sql } from 'kysely'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'
import { citingIn, cutAtCiting } from '../../documents/citing.ts'
import { piecesCited } from './citing.ts'
import { indexWaiting } from '../search/jobs.ts'

let house: TestHouse
let samira: Seat
const tank = '/denktanks/cloudstrategie'
before(async () => {
  house = await openHouse()
  samira = await house.as('samira-el-amrani')
})
after(() => house.close())

/** A source of the sample that the knowledge base has too: its key and the work. */
const known = async () => {
  const { rows } = await sql<{ key: string; id: string }>`select s.key, i.id from source s join knowledge_item i on lower(i.title) = lower(s.title) and i.workspace_id = s.workspace_id
    where s.workspace_id = ${house.id('workspace', 'cloudstrategie')} and i.superseded_by is null and i.withdrawn_at is null order by s.key limit 1`.execute(house.database.db)
  return rows[0] as { key: string; id: string }
}
const work = async (id: string) => wordsOf(await samira.get(`${tank}/kennis/${id}`)).replace(/^[\s\S]*Waar het wordt gebruikt/, '').replace(/Is dit vervangen\?[\s\S]*$/, '')
const say = async (body: string) => (await samira.done(`${tank}/bijdragen`, { body, kind: 'risk', anyway: 'ja' })).body

test('a work that is cited in a contribution is shown as in a sentence, leads to the work, and the work says so', async () => {
  const { key, id } = await known()
  const before = await work(id)
  assert.doesNotMatch(before, /Bijdrage \d/)
  await say(`Een egel in de cloud, zegt men [bron ${key}]. Niet in [bron bestaatniet9].`)
  const number = (await sql<{ number: number }>`select number from contribution where body like 'Een egel%'`.execute(house.database.db)).rows[0]?.number
  const list = await samira.get(`${tank}/bijdragen/${number}`)
  const link = new RegExp(`zegt men \\(<a href="(${tank}/kennis/bron/${key})">[^<]+, [^<]+</a>\\)`).exec(list.body)?.[1]
  assert.ok(link, 'a link with who and when')
  assert.match(list.body, /\[bron bestaatniet9\]/, 'what is not known stays as it was typed')
  assert.equal((await samira.get(link)).location, `${tank}/kennis/${id}`)
  for (const moment of ['before it was indexed', 'after']) {
    assert.match(await work(id), new RegExp(`Bijdrage ${number} `), moment)
    await indexWaiting(house.database)
  }
  assert.match(wordsOf(await samira.get(`${tank}/bronnen`)), new RegExp(`Verwijs hiernaar met \\[bron ${key}\\] Genoemd in bijdrage ${number} `))
})

test('a source that is not here stays words, and the page says so with the way to the sources', async () => {
  const said = await samira.done('/denktanks/cloudstrategie/gesprekken/nieuw', { title: 'Waar stond dat?', body: 'Lees [bron nergens2020]. Ook [bron exitstrategie].', ring: house.id('ring', 'cloudstrategie', 'members'), subtopic: '' })
  assert.match(wordsOf(said), /Lees \[bron nergens2020\]\..*Onbekende bronnen nergens2020 , exitstrategie \. Deze bronnen staan niet bij de bronnen/)
  assert.match(said.body, /Ook \[bron exitstrategie\]\./, 'and is no term either')
  assert.match(said.body, /href="\/denktanks\/cloudstrategie\/bronnen">Naar de bronnen/)
  assert.match(said.body, /Bij elke bron staat wat u typt\. <a href="\/denktanks\/cloudstrategie\/bronnen">Bekijk de bronnen/, 'who writes finds the way to them too')
  await samira.done(`${tank}/verwachtingen`, { take_away: 'Meer dan in [bron nergens2021].', bring: 'Iets.' })
  assert.match(wordsOf(await samira.get(`${tank}/verwachtingen`)), /Onbekende bron nergens2021 \./, 'also where the terms are looked up at once')
})

test('a key that no source has is no term either: its words stay whole', () => {
  assert.deepEqual(piecesCited('Zie [bron x9] en meer.', new Map()), [{ text: 'Zie ' }, { text: '[bron x9]', keys: [] }, { text: ' en meer.' }])
  const known = new Map([['a1', { short: 'A, 2020', href: '/a' }]])
  assert.deepEqual(piecesCited('[bron a1; bron x9] [bron a1]', known), [{ text: '[bron a1; bron x9]', keys: [] }, { text: ' ' }, { text: '[bron a1]', keys: ['a1'] }])
})

test('findings, decisions and discussions cite too; what is quoted does not count, and what is withdrawn counts no more', async () => {
  const { key, id } = await known()
  const { db } = house.database
  await sql`update finding set explanation = ${`Zie [Source ${key.toUpperCase()}].`} where number = 3 and workspace_id = ${house.id('workspace', 'cloudstrategie')}`.execute(db)
  const asked = await samira.post(`${tank}/besluiten/nieuw`, { title: 'Nemen wij dit over?', body: `Het staat in [bron ${key}; bron ${key}].`, kind: 'advice', options: '', dots: '3', days: '7', results: 'own', quorum: '0', review: '', ring: house.id('ring', 'cloudstrategie', 'members') })
  assert.equal(asked.status, 303, wordsOf(asked).slice(0, 500))
  const talk = await samira.post(`${tank}/gesprekken/nieuw`, { title: 'Over egels', ring: house.id('ring', 'cloudstrategie', 'members'), body: `Lees dit eens: [bron ${key}]` })
  assert.equal(talk.status, 303, wordsOf(talk).slice(0, 500))
  const quote = await samira.post(`${tank}/gesprekken/nieuw`, { title: 'Over mollen', ring: house.id('ring', 'cloudstrategie', 'members'), body: `> Lees dit eens: [bron ${key}]\n\nWaarom?` })
  for (const path of ['/bevindingen/3', asked.location.slice(tank.length), talk.location.slice(tank.length)]) {
    assert.match((await samira.get(tank + path)).body, new RegExp(`\\(<a href="${tank}/kennis/bron/${key}">`), path)
  }
  assert.match(wordsOf(await samira.get(quote.location)), new RegExp(`\\[bron ${key}\\]`), 'a quote stays as it was said')
  await indexWaiting(house.database)
  const now = await work(id)
  for (const words of [/Bevinding 3 /, /Besluit: Nemen wij dit over\? /, /Gesprek: Over egels /]) assert.match(now, words)
  assert.doesNotMatch(now, /mollen/)
  await sql`update contribution set withdrawn_at = now() where body like 'Een egel%'`.execute(db)
  assert.doesNotMatch(await work(id), /Bijdrage \d/)
})

test('the charter, minutes, a conclusion and the reason with an answer cite too', async () => {
  const { key, id } = await known()
  const { db } = house.database
  const [workspace, ring] = [house.id('workspace', 'cloudstrategie'), house.id('ring', 'cloudstrategie', 'members')]
  const cite = `Zie [bron ${key}].`
  await sql`update charter set content = jsonb_set(content, '{assignment}', to_jsonb(${cite}::text)) where workspace_id = ${workspace}`.execute(db)
  const { rows: [met] } = await sql<{ number: number }>`update agenda_item set notes = ${cite} where id = (select a.id from agenda_item a join meeting m on m.id = a.meeting_id
    where m.workspace_id = ${workspace} and m.ring_id = ${ring} and m.starts_at < now() order by m.number, a.position limit 1) returning (select number from meeting where id = meeting_id)`.execute(db)
  const { rows: [talk] } = await sql<{ number: number }>`update discussion set closed_at = now(), conclusion = ${cite} where id = (select id from discussion
    where workspace_id = ${workspace} and ring_id = ${ring} and withheld is null order by number desc limit 1) returning number`.execute(db)
  for (const path of ['/opdracht', `/bijeenkomsten/${met?.number}`, `/bijeenkomsten/${met?.number}/verslag`, `/gesprekken/${talk?.number}`]) {
    assert.match((await samira.get(tank + path)).body, new RegExp(`Zie \\(<a href="${tank}/kennis/bron/${key}">`), path)
  }
  const now = await work(id)
  for (const words of [/Opdracht van Cloudstrategie/, /Bijeenkomst: /, /Conclusie van gesprek: /]) assert.match(now, words)
})

test('an expectation, an objection, a date poll and the reason with an answer that was given cite too, at the work and at the source', async () => {
  const { key, id } = await known()
  const { db } = house.database
  const [workspace, ring] = [house.id('workspace', 'cloudstrategie'), house.id('ring', 'cloudstrategie', 'members')]
  const cite = `Zie [bron ${key}].`
  await sql`update expectation set take_away = ${cite} where id = (select id from expectation where workspace_id = ${workspace} and withheld is null and withdrawn_at is null order by id limit 1)`.execute(db)
  await sql`update dispute set reason = ${cite}, withheld = null where id = (select d.id from dispute d join finding f on f.id = d.finding_id where f.workspace_id = ${workspace} and f.ring_id = ${ring} limit 1)`.execute(db)
  await sql`update date_poll set about = ${cite} where id = (select id from date_poll where workspace_id = ${workspace} and ring_id = ${ring} and withdrawn_at is null order by id limit 1)`.execute(db)
  const asked = (await samira.post(`${tank}/besluiten/nieuw`, { kind: 'advice', title: 'Lezen wij dit?', body: 'Of niet.', options: '', dots: '3', days: '7', results: 'own', quorum: '0', review: '', ring })).location.split('?')[0] ?? ''
  assert.equal((await samira.post(`${asked}/antwoord`, { choice: 'agree', reason: cite })).status, 303)
  assert.doesNotMatch(await work(id), /Reden bij vraag/, 'while people answer nobody is told what others said')
  await sql`update decision set proposed_at = now() - interval '9 days', ends_at = now() - interval '1 day' where number = ${Number(asked.split('/').at(-1))} and workspace_id = ${workspace}`.execute(db)
  const now = await work(id)
  for (const words of [/Verwachting /, /Bezwaar tegen bevinding \d/, /Datumprikker /, /Reden bij vraag /]) assert.match(now, words)
  assert.match(wordsOf(await samira.get(`${tank}/bronnen?bron=${key}`)), /Genoemd in .*bezwaar tegen bevinding \d.*verwachting.*datumprikker.*reden bij vraag /)
})

test('what cites in the preparation group is seen there alone, and a source of another think tank leads nowhere', async () => {
  const { key, id } = await known()
  const { db } = house.database
  await sql`update finding set ring_id = ${house.id('ring', 'cloudstrategie', 'preparation')} where number = 3 and workspace_id = ${house.id('workspace', 'cloudstrategie')}`.execute(db)
  assert.doesNotMatch(await work(id), /Bevinding 3/)
  assert.match(wordsOf(await (await house.as('henk-postma')).get(`${tank}/kennis/${id}`)), /Bevinding 3 /)
  const paulien = await house.as('paulien-schaafsma')
  for (const path of [`${tank}/kennis/bron/${key}`, `/denktanks/zaaksystemen/kennis/bron/${key}`]) assert.equal((await paulien.get(path)).status, 404, path)
})

test('the page of a work asks two questions of the database, and one more when it stands among the sources, besides what every page asks', async () => {
  const { query } = pg.Client.prototype
  let asked = 0
  // What the page is made of, not the session, the door or the frame.
  const counted = async (path: string) => {
    asked = 0
    assert.equal((await samira.get(path)).status, 200)
    return asked
  }
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) { asked += 1; return (query as (...all: unknown[]) => unknown).apply(this, given) } as typeof query
  try {
    const bare = await counted(`${tank}/zoeken`)
    const { id } = await known()
    assert.equal(await counted(`${tank}/kennis/${id}`) - bare, 3)
    await house.database.db.updateTable('knowledge_item').set({ title: 'Over egels en mollen', work: JSON.stringify({ id: '', type: 'book', title: 'Over egels en mollen' }) }).where('id', '=', id).execute()
    assert.equal(await counted(`${tank}/kennis/${id}`) - bare, 2)
  } finally {
    pg.Client.prototype.query = query
  }
})

test('cutting a text at what it cites loses no sign of it and marks what is known only', () => {
  const part = fc.constantFrom('[bron a1]', '[bron a1; source b2]', '[bron', 'x9]', '[', ']', ' bron a1', '[bevinding 3; bron a1]', '\n', 'é', '[bronnen b2 ]', '<b>', '[bron c3]')
  fc.assert(fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
    const text = parts.join('')
    const pieces = cutAtCiting(text, (key) => key !== 'c3')
    assert.equal(pieces.map((piece) => piece.text).join(''), text)
    for (const { keys } of pieces) assert.ok(!keys?.includes('c3'))
  }))
  assert.deepEqual(citingIn('[bron A1; source b2] [bevinding 3; bron a1] [bron]').map(({ keys }) => keys), [['a1', 'b2']])
  const started = performance.now()
  citingIn('['.repeat(100_000))
  citingIn('[bron '.repeat(20_000))
  assert.ok(performance.now() - started < 500)
})
