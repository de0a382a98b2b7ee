import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'
import { newId } from '../../platform/ids.ts'
import { Marker, meaningsFrom } from './meanings.ts'

let house: TestHouse
let samira: Seat
const tank = '/denktanks/cloudstrategie'
const marks = (body: string) => [...body.matchAll(/<a class="dt-term" href="#(begrip-[0-9a-f-]{36})">([^<]+)<\/a>/g)].map(([, anchor, text]) => ({ anchor, text: text as string }))
const mark = () => sql`update concept set stamp = gen_random_uuid()`.execute(house.database.db)

/** Adopts a term for a whole glossary: the association's, or a ring of a think tank. */
const adopt = async (place: { workspace_id: string; ring_id: string }, number: number, label: string, definition: string) => {
  const { db } = house.database
  const id = newId()
  await db.insertInto('concept').values({ id, ...place, number, label, label_key: label.toLowerCase(), begun_at: new Date(), opened_at: new Date() }).execute()
  await db.insertInto('concept_version').values({ id: newId(), ...place, concept_id: id, version: 1, label, definition, proposed_at: new Date(), adopted_at: new Date(), adopted_why: 'Zo besloten.' }).execute()
  return id
}
const inHouse = async () => (await sql<{ workspace_id: string; ring_id: string }>`select w.id as workspace_id, r.id as ring_id from workspace w join ring r on r.workspace_id = w.id
  where w.kind = 'association' and r.kind = 'members'`.execute(house.database.db)).rows[0] as { workspace_id: string; ring_id: string }
const inTank = (kind: 'members' | 'preparation') => ({ workspace_id: house.id('workspace', 'cloudstrategie'), ring_id: house.id('ring', 'cloudstrategie', kind) })
const number = async (table: 'contribution' | 'discussion') => (await sql<{ number: number }>`select number from ${sql.table(table)} where workspace_id = ${house.id('workspace', 'cloudstrategie')}
  and ring_id = ${inTank('members').ring_id} and withheld is null order by number limit 1`.execute(house.database.db)).rows[0]?.number

before(async () => {
  house = await openHouse()
  samira = await house.as('samira-el-amrani')
})
after(() => house.close())

test('terms are marked in contributions, findings and posts, and explained on the page itself without script', async () => {
  const said = await number('contribution')
  const talk = await number('discussion')
  const { db } = house.database
  await adopt(inTank('members'), 901, 'wielewaal', 'Een gele vogel.')
  await sql`update contribution set body = 'De wielewaal, en nog een wielewaal. “Wielewaal” zei hij op https://wielewaal.example/wielewaal.' where number = ${said} and workspace_id = ${inTank('members').workspace_id}`.execute(db)
  await sql`update post set body = E'> De wielewaal zingt.\n\nWielewalen of de wielewaal?' where place = 1 and discussion_id = (select id from discussion where number = ${talk})`.execute(db)
  await sql`update finding set statement = 'Een wielewaal is geen cloud.' where number = 3`.execute(db)
  for (const [path, found] of [[`/bijdragen/${said}`, ['wielewaal']], ['/bijdragen', ['wielewaal']], [`/gesprekken/${talk}?pagina=1`, ['Wielewalen']], ['/bevindingen/3', ['wielewaal']]] as const) {
    const answer = await samira.get(tank + path)
    assert.deepEqual(marks(answer.body).filter(({ text }) => /^wielewa/i.test(text)).map(({ text }) => text), found, path)
    for (const { anchor } of marks(answer.body)) assert.match(answer.body, new RegExp(`class="dt-term-note" id="${anchor}"><dt>`), path)
    assert.match(wordsOf(answer), /Een gele vogel\./, path)
  }
})

test('terms are marked in a decision, in the landscape, in the assignment of a think tank and in minutes too', async () => {
  const { db } = house.database
  const { workspace_id } = inTank('members')
  const ask = await samira.post(`${tank}/besluiten/nieuw`, { kind: 'advice', title: 'Vogels?', body: 'Een wielewaal hoort erbij.\n\nDe wielewaal ook.', options: '', dots: '3', days: '7', results: 'own', quorum: '0', review: '', ring: inTank('members').ring_id })
  const { rows: [item] } = await sql<{ id: string }>`update landscape_item set about = 'Over de wielewaal.', lacks = 'De wielewaal in de stad.' where id = (select id from landscape_item
    where workspace_id = ${workspace_id} and ring_id = ${inTank('members').ring_id} and withdrawn_at is null limit 1) returning id`.execute(db)
  await sql`update charter set content = jsonb_set(content, '{assignment}', '"Tel de wielewaal."') where workspace_id = ${workspace_id}`.execute(db)
  const { rows: [minutes] } = await sql<{ number: number }>`update agenda_item set notes = 'Wij zagen de wielewaal.', outcome = 'De wielewaal blijft.' where id = (select a.id from agenda_item a join meeting m on m.id = a.meeting_id
    where m.workspace_id = ${workspace_id} and m.ring_id = ${inTank('members').ring_id} and m.starts_at < now() order by m.number, a.position limit 1)
    returning (select number from meeting where id = meeting_id)`.execute(db)
  // A report tells what was decided in a part of its own, and once more in the minutes.
  const report = `${tank}/bijeenkomsten/${minutes?.number}/verslag`
  for (const path of [report, ask.location.split('?')[0] ?? '', `${tank}/landschap/${item?.id}`, `${tank}/opdracht`]) {
    const answer = await samira.get(path)
    assert.deepEqual(marks(answer.body).filter(({ text }) => /^wielewa/i.test(text)).map(({ text }) => text), path === report ? ['wielewaal', 'wielewaal'] : ['wielewaal'], path)
    for (const { anchor } of marks(answer.body)) assert.match(answer.body, new RegExp(`class="dt-term-note" id="${anchor}"><dt>`), path)
  }
})

test('in a meeting, a conclusion, an amendment, an evaluation, a reading list and the reasons of a decision too; and where the word stands lists them', async () => {
  const { db } = house.database
  const { workspace_id, ring_id } = inTank('members')
  const term = house.id('concept', 'nachtegaal')
  await adopt(inTank('members'), 910, 'nachtegaal', 'Een vogel die zingt.')
  const { rows: [met] } = await sql<{ number: number; id: string }>`update meeting set about = 'Over de nachtegaal.' where id = (select id from meeting
    where workspace_id = ${workspace_id} and ring_id = ${ring_id} order by number limit 1) returning number, id`.execute(db)
  const { rows: [talk] } = await sql<{ number: number }>`update discussion set closed_at = now(), conclusion = 'De nachtegaal wint.' where id = (select id from discussion
    where workspace_id = ${workspace_id} and ring_id = ${ring_id} and withheld is null order by number desc limit 1) returning number`.execute(db)
  const { rows: [change] } = await sql<{ number: number }>`update charter_amendment set why = 'De nachtegaal ontbreekt.' where id = (select id from charter_amendment
    where workspace_id = ${workspace_id} and withheld is null order by number limit 1) returning number`.execute(db)
  await db.insertInto('knowledge_list').values({ id: term, workspace_id, ring_id, title: 'Lezen', about: 'Over de nachtegaal.', made_at: new Date() }).execute()
  for (const path of [`/bijeenkomsten/${met?.number}`, `/gesprekken/${talk?.number}`, `/opdracht/wijzigingen/${change?.number}`, `/kennis/leeslijsten/${term}`]) {
    const answer = await samira.get(tank + path)
    assert.deepEqual(marks(answer.body).filter(({ text }) => text === 'nachtegaal').length, 1, path)
    for (const { anchor } of marks(answer.body)) assert.match(answer.body, new RegExp(`class="dt-term-note" id="${anchor}"><dt>`), path)
  }
  const uses = await samira.get(`${tank}/begrippen/910/teksten`)
  for (const path of [`/bijeenkomsten/${met?.number}`, `/gesprekken/${talk?.number}`, `/opdracht/wijzigingen/${change?.number}`, `/kennis/leeslijsten/${term}`]) {
    assert.match(uses.body, new RegExp(`href="${tank}${path}"`), path)
  }
  const henk = await house.as('henk-postma')
  await sql`update knowledge_list set ring_id = ${inTank('preparation').ring_id} where id = ${term}`.execute(db)
  assert.doesNotMatch((await samira.get(`${tank}/begrippen/910/teksten`)).body, /leeslijsten/)
  assert.match((await henk.get(`${tank}/begrippen/910/teksten`)).body, /leeslijsten/)
})

test('in an expectation, an objection to a finding, the reason with an answer, a note at a work, a date poll and an objection to a text too', async () => {
  const { db } = house.database
  const { workspace_id, ring_id } = inTank('members')
  await adopt(inTank('members'), 912, 'kwikstaart', 'Een vogel met een lange staart.')
  const one = async (query: ReturnType<typeof sql<{ at: string }>>) => (await query.execute(db)).rows[0]?.at ?? assert.fail('nothing to read')
  await sql`update expectation set take_away = 'De kwikstaart leren kennen.' where id = (select id from expectation where workspace_id = ${workspace_id} and withheld is null and withdrawn_at is null order by id limit 1)`.execute(db)
  const finding = await one(sql<{ at: string }>`update dispute set reason = 'De kwikstaart ontbreekt.', withheld = null where id = (select d.id from dispute d join finding f on f.id = d.finding_id
    where f.workspace_id = ${workspace_id} and f.ring_id = ${ring_id} limit 1) returning (select number from finding where id = finding_id)::text as at`)
  const change = await one(sql<{ at: string }>`update charter_answer set reason = 'Ook de kwikstaart telt.' where id = (select id from charter_answer where workspace_id = ${workspace_id} and amendment_id = (select id from charter_amendment
    where workspace_id = ${workspace_id} and number = 1) and reason <> '' limit 1) returning '1' as at`)
  const item = await one(sql<{ at: string }>`select id::text as at from knowledge_item where workspace_id = ${workspace_id} and ring_id = ${ring_id} and withdrawn_at is null and withheld is null order by id limit 1`)
  await db.insertInto('knowledge_note').values({ id: newId(), workspace_id, ring_id, item_id: item, perspective: 'municipality', quote: 'De kwikstaart zelf.', place: '', note: 'Hier staat de kwikstaart.', given_at: new Date() }).execute()
  const text = await one(sql<{ at: string }>`select number::text as at from draft where workspace_id = ${workspace_id} and ring_id = ${ring_id} and withdrawn_at is null order by number limit 1`)
  const objected = await samira.post(`${tank}/teksten/${text}/nakijken`, { revision: (/name="revision" value="(\d+)"/.exec((await samira.get(`${tank}/teksten/${text}/nakijken`)).body))?.[1] ?? '', kind: 'objected', reason: 'Waar is de kwikstaart?' })
  assert.equal(objected.status, 303)
  for (const path of ['/verwachtingen', `/bevindingen/${finding}`, `/opdracht/wijzigingen/${change}`, `/kennis/${item}`, `/teksten/${text}/rijpheid`]) {
    const answer = await samira.get(tank + path)
    const found = marks(answer.body).filter(({ text: word }) => word === 'kwikstaart')
    assert.equal(found.length, 1, path)
    assert.match(answer.body, new RegExp(`class="dt-term-note" id="${found[0]?.anchor}"><dt>`), path)
    assert.doesNotMatch(answer.body, /<q>[^<]*<a class="dt-term"/, 'what is quoted stays as it was written')
  }
  const uses = wordsOf(await samira.get(`${tank}/begrippen/912/teksten`))
  for (const words of [/Bezwaar tegen bevinding \d+/, /Aantekening bij /, /Bezwaar tegen tekst /, /Verwachting/, /Reden bij wijziging van de opdracht 1/]) assert.match(uses, words)
  await sql`update finding set ring_id = ${inTank('preparation').ring_id} where number = ${Number(finding)} and workspace_id = ${workspace_id}`.execute(db)
  assert.doesNotMatch(wordsOf(await samira.get(`${tank}/begrippen/912/teksten`)), /Bezwaar tegen bevinding/)
})

test('where a word stands lists a date poll, remarks and reasons, an evaluation and what organisations said, once their pages show them to all', async () => {
  const { db } = house.database
  const { workspace_id, ring_id } = inTank('members')
  const uses = async (seat = samira) => wordsOf(await seat.get(`${tank}/begrippen/913/teksten`))
  await adopt(inTank('members'), 913, 'zanglijster', 'Een vogel die vroeg zingt.')
  const asked = (await samira.post(`${tank}/besluiten/nieuw`, { kind: 'advice', title: 'Tellen wij mee?', body: 'Of niet.', options: '', dots: '3', days: '7', results: 'own', quorum: '0', review: '', ring: ring_id })).location.split('?')[0] ?? ''
  assert.equal((await samira.post(`${asked}/antwoord`, { choice: 'agree', reason: 'De zanglijster zingt.' })).status, 303)
  const end = (at: 'past' | 'ahead') => sql`update decision set proposed_at = now() - interval '9 days', ends_at = now() + ${at === 'past' ? '-1' : '1'}::int * interval '1 day'
    where number = ${Number(asked.split('/').at(-1))} and workspace_id = ${workspace_id}`.execute(db)
  await end('past')
  await sql`update date_poll set about = 'Voor de zanglijster.' where id = (select id from date_poll where workspace_id = ${workspace_id} and ring_id = ${ring_id} and withdrawn_at is null order by id limit 1)`.execute(db)
  await sql`update appreciation set well = 'De zanglijster.' where id = (select a.id from appreciation a where a.workspace_id = ${workspace_id} and a.ring_id = ${ring_id} order by a.id limit 1)`.execute(db)
  await sql`update endorsement set words = 'Behalve de zanglijster.' where id = (select e.id from endorsement e join publication p on p.id = e.publication_id
    where p.thinktank_id = ${workspace_id} and e.kind = 'reservation' and e.ended_at is null order by e.id limit 1)`.execute(db)
  await sql`update evaluation set ends_at = now() - interval '1 hour' where workspace_id = ${workspace_id}`.execute(db)
  const all = await uses()
  for (const words of [/Reden bij vraag /, /Datumprikker /, /Evaluatie van /, /Antwoord van een organisatie op /]) assert.match(all, words)
  await end('ahead')
  await sql`update evaluation set ends_at = now() + interval '1 hour' where workspace_id = ${workspace_id}`.execute(db)
  const running = await uses()
  assert.doesNotMatch(running, /Reden bij vraag/, 'while people answer nobody is told what others said')
  assert.doesNotMatch(running, /Evaluatie van/)
  await sql`update date_poll set ring_id = ${inTank('preparation').ring_id} where workspace_id = ${workspace_id}`.execute(db)
  assert.doesNotMatch(await uses(), /Datumprikker /)
  assert.match(await uses(await house.as('henk-postma')), /Datumprikker /)
})

test('a theme explains the terms of the association, and is listed with them', async () => {
  const { db } = house.database
  await adopt(await inHouse(), 911, 'roerdomp', 'Een vogel in het riet.')
  const { rows: [theme] } = await sql<{ number: number }>`update proposal set about = 'Waar de roerdomp roept.' where id = (select id from proposal where withheld is null and withdrawn_at is null order by number limit 1) returning number`.execute(db)
  const answer = await samira.get(`/vereniging/themas/${theme?.number}`)
  assert.deepEqual(marks(answer.body).map(({ text }) => text), ['roerdomp'])
  assert.match(wordsOf(answer), /Een vogel in het riet\./)
  assert.match((await samira.get('/begrippen/911/teksten')).body, new RegExp(`href="/vereniging/themas/${theme?.number}"`))
})

test('what the association adopted is recognised in every think tank, but for what the think tank itself calls so', async () => {
  const said = await number('contribution')
  const place = await inHouse()
  await adopt(place, 902, 'Wielewaal', 'Zo zegt de vereniging het.')
  const lent = await adopt(place, 903, 'Lepelaar', 'Een vogel van de vereniging.')
  await adopt({ workspace_id: place.workspace_id, ring_id: place.ring_id }, 904, 'Nachtzwaluw', 'Nog niet vastgesteld.')
  await sql`update concept_version set adopted_at = null, adopted_why = '' where label = 'Nachtzwaluw'`.execute(house.database.db)
  await sql`update contribution set body = 'De lepelaars, de wielewaal en de nachtzwaluw.' where number = ${said} and workspace_id = ${inTank('members').workspace_id}`.execute(house.database.db)
  await mark()
  const answer = await samira.get(`${tank}/bijdragen/${said}`)
  assert.deepEqual(marks(answer.body).map(({ text }) => text), ['lepelaars', 'wielewaal'])
  assert.match(wordsOf(answer), /Lepelaar \(zo noemt de vereniging het\) Een vogel van de vereniging\./)
  assert.match(wordsOf(answer), /Een gele vogel\./)
  assert.doesNotMatch(wordsOf(answer), /Zo zegt de vereniging het|Nog niet vastgesteld\./)
  assert.match(answer.body, /href="\/begrippen\/903"/)
  const paulien = await house.as('paulien-schaafsma')
  await sql`update contribution set body = 'De lepelaar.' where id = (select id from contribution where workspace_id = ${house.id('workspace', 'zaaksystemen')} and ring_id = ${house.id('ring', 'zaaksystemen', 'members')} and withheld is null and withdrawn_at is null order by number limit 1)`.execute(house.database.db)
  assert.ok(marks((await paulien.get('/denktanks/zaaksystemen/bijdragen')).body).some(({ anchor }) => anchor === `begrip-${lent}`))
})

test('a term of another ring marks nothing and is told nowhere', async () => {
  const said = await number('contribution')
  await adopt(inTank('preparation'), 905, 'steltkluut', 'Alleen voor de voorbereiding.')
  await sql`update contribution set body = 'De steltkluut.' where number = ${said} and workspace_id = ${inTank('members').workspace_id}`.execute(house.database.db)
  const answer = await samira.get(`${tank}/bijdragen/${said}`)
  assert.deepEqual(marks(answer.body), [])
  assert.doesNotMatch(wordsOf(answer), /Alleen voor de voorbereiding/)
  assert.deepEqual(marks((await (await house.as('henk-postma')).get(`${tank}/bijdragen/${said}`)).body).map(({ text }) => text), ['steltkluut'])
})

test('where a word stands counts discussions too, and for a term of the association every think tank that one is in, no other', async () => {
  const talk = await number('discussion')
  const { db } = house.database
  await house.work(20_000)
  const paulien = await house.as('paulien-schaafsma')
  const own = wordsOf(await samira.get(`${tank}/begrippen/901/teksten`))
  assert.match(own, /Bericht/)
  await sql`update post set body = 'Nog een lepelaar.' where place = 2 and discussion_id = (select id from discussion where number = ${talk})`.execute(db)
  const here = await samira.get('/begrippen/903/teksten')
  assert.match(here.body, /href="\/denktanks\/cloudstrategie\/gesprekken\//)
  assert.doesNotMatch(here.body, /zaaksystemen/)
  assert.match((await paulien.get('/begrippen/903/teksten')).body, /href="\/denktanks\/zaaksystemen\/bijdragen\/\d+"/)
  await sql`update post set body = E'> Nog een lepelaar.\n\nZie /denktanks/lepelaar/bevindingen/3.' where place = 2 and discussion_id = (select id from discussion where number = ${talk})`.execute(db)
  assert.doesNotMatch((await samira.get('/begrippen/903/teksten')).body, /\/gesprekken\//, 'neither a quote nor an address uses a word')
})

test('cut at its terms a text is still the same text, and each term counts', () => {
  const marker = new Marker(meaningsFrom([{ id: 'a', number: 1, label: 'grutto', labels: ['grutto'], definition: '', explanation: '', adopted: true }]))
  assert.equal(marker.pieces('Een grutto en een <b>grutto</b>.').map(({ text }) => text).join(''), 'Een grutto en een <b>grutto</b>.')
  marker.section('verder')
  assert.deepEqual(marker.pieces('grutto'), [{ text: 'grutto', ids: ['a'] }])
  assert.deepEqual(marker.named.map(({ count, anchor }) => [count, anchor]), [[3, '']])
})
