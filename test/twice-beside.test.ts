/** A button beside the spine that is pressed twice does one thing, and each press leads to what the first did. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { sendFile } from '../src/beside/knowledge/upload.testing.ts'
import { formOn, type FormFields } from './forms.ts'
import { openHouse, wordsOf, type Seat, type TestHouse } from './house.ts'
import { pressedOnce } from './pressing.ts'

const tank = '/denktanks/cloudstrategie'
let house: TestHouse
let [marijke, samira, joost]: Seat[] = []
before(async () => {
  house = await openHouse()
  ;[marijke, samira, joost] = await Promise.all(['marijke-de-wit', 'samira-el-amrani', 'joost-haverkamp'].map((key) => house.as(key)))
})
after(() => house.close())

const once = (seat: Seat | undefined, act: string, page: string, to: RegExp, fields?: FormFields) => pressedOnce(house, seat, act, page, to, fields)
const begun = async (seat: Seat | undefined, page: string, to: RegExp, fields: FormFields): Promise<string> => {
  const form = formOn((await seat?.get(page))?.body ?? '', to)
  const answer = await seat?.post(form.action, { ...form.fields, ...fields })
  assert.equal(answer?.status, 303, answer && wordsOf(answer).slice(0, 600))
  return answer?.location.split('?')[0] ?? ''
}
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const counted = async (table: string): Promise<number> => (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(house.database.db)).rows[0]?.n ?? 0

test('a decision is answered, changed, given an outcome, opened again and withdrawn once', async () => {
  const ask = (more: FormFields) => begun(marijke, `${tank}/besluiten/nieuw`, /besluiten\/nieuw$/, { title: 'Gaan wij door?', body: 'Met de katten.', kind: 'advice', days: '7', ...more })
  const path = await ask({})
  await once(marijke, 'decision.edit', `${path}/wijziging`, /wijziging$/, { title: 'Gaan wij zo door?' })
  await once(samira, 'decision.answer', path, /antwoord$/, { choice: 'agree', reason: 'Het gaat goed.' })
  await sql`update decision set proposed_at = now() - interval '9 days', ends_at = now() - interval '1 minute' where number = ${Number(path.split('/').at(-1))}`.execute(house.database.db)
  await once(marijke, 'decision.state', path, /uitkomst$/, { outcome: 'adopted', words: 'Wij gaan door.' })
  await once(marijke, 'decision.reopen', path, /heropening$/, { days: '7' })
  await once(marijke, 'decision.withdraw', path, /intrekking$/, { zeker: 'ja' })
  const secret = await ask({ title: 'Wie wordt voorzitter?', secret: 'ja' })
  await once(samira, 'decision.answer', secret, /antwoord$/, { choice: 'agree', reason: '' })
})

test('a date poll is answered, given more time, closed, chosen from, made a meeting and withdrawn once; also by the link in a mail', async () => {
  const ask = () => begun(marijke, `${tank}/datumprikker/nieuw`, /nieuw$/, {
    do: 'ask', title: 'Wanneer?', ends: day(7), from: day(20), until: day(22), parts: ['morning'], ring: house.id('ring', 'cloudstrategie', 'members'),
  })
  const path = await ask()
  await once(samira, 'datepoll.answer', path, /antwoord$/, { d1: 'yes' })
  await once(marijke, 'datepoll.extend', path, /verlenging$/, { ends: day(9) })
  await once(marijke, 'datepoll.close', path, /sluiting$/)
  const { body } = await marijke?.get(path) ?? { body: '' }
  await once(marijke, 'datepoll.choose', path, /keuze$/, { option: /name="option" value="([^"]+)"/.exec(body)?.[1] ?? '', sure: 'ja' })
  await once(marijke, 'meeting.plan', path, /bijeenkomsten\/datumprikker/)
  await once(marijke, 'datepoll.withdraw', await ask(), /intrekking$/, { zeker: 'ja' })
})

test('a discussion is renamed, moved to more people, closed and opened once; a post is changed and taken back once', async () => {
  const path = await begun(marijke, `${tank}/gesprekken/nieuw`, /gesprekken\/nieuw$/, { title: 'Wie voert de kat?', body: 'Ik niet.', ring: house.id('ring', 'cloudstrategie', 'preparation') })
  await once(marijke, 'discussion.rename', path, /titel$/, { title: 'Wie voert de hond?' })
  await once(marijke, 'discussion.move', `${path}/verplaatsing`, /verplaatsing$/, { ring: house.id('ring', 'cloudstrategie', 'members'), sure: 'ja' })
  const said = await once(samira, 'post.add', path, /berichten$/, { body: 'Ik wil wel.' })
  const post = `${path}/berichten/${/bericht=([0-9a-f-]{36})|#bericht-([0-9a-f-]{36})/.exec(said)?.slice(1).find(Boolean) ?? (await sql<{ id: string }>`select id from post where body = 'Ik wil wel.'`.execute(house.database.db)).rows[0]?.id}`
  await once(samira, 'post.edit', `${post}/verbetering`, /verbetering$/, { body: 'Ik wil wel, op dinsdag.' })
  await once(samira, 'post.withdraw', `${post}/verbetering`, /intrekking$/)
  await once(marijke, 'discussion.close', path, /afsluiting$/, { conclusion: 'De buren.' })
  await once(marijke, 'discussion.reopen', path, /heropening$/)
})

test('a meaning of a word is given, opened, put to the group, adopted, made public and withdrawn once', async () => {
  const path = await begun(marijke, `${tank}/begrippen/nieuw`, /begrippen\/nieuw$/, { label: 'Kattenluik', definition: 'Een klein luik.' })
  await once(samira, 'concept.answer', path, /definitie$/, { definition: 'Een luik voor de kat.' })
  await once(marijke, 'concept.open', path, /opening$/)
  await once(marijke, 'concept.propose', `${path}/voorstel`, /voorstel$/, { definition: 'Een luik waar een kat door past.' })
  await once(marijke, 'concept.adopt', path, /vaststelling$/, { reason: 'Iedereen gebruikt het zo.', open: [] })
  await once(marijke, 'concept.publish', path, /openbaar$/)
  assert.match(wordsOf(await house.visitor().get('/doc/begrippenkader/cloudstrategie')), /kattenluik/i, 'pressed twice it is public, and not hidden again')
  await once(marijke, 'concept.propose', `${path}/voorstel`, /voorstel$/, { definition: 'Een luik waar een kat net door past.' })
  await once(marijke, 'concept.ask', path, /voorleggen$/, { days: '7' })
  await once(marijke, 'concept.withdraw', path, /intrekking$/, { reason: 'Niemand heeft een kat.' })
})

test('a list of words is read in once', async () => {
  const page = `${tank}/begrippen/invoer`
  const form = formOn((await marijke?.get(page))?.body ?? '', /invoer$/)
  const text = 'term;definitie\nKattenbak;Een bak voor katten.\n'
  const presses = marijke ? [await sendFile(house, marijke, form.action, text, 'lijst.csv', form.fields as Record<string, string>), await sendFile(house, marijke, form.action, text, 'lijst.csv', form.fields as Record<string, string>)] : []
  assert.deepEqual(presses.map(({ status, body }) => [status, status === 303 ? '' : body.replace(/<[^>]*>/g, ' ').slice(600, 1600)]), [[303, ''], [303, '']])
  assert.equal((await sql`select 1 from happening where act = 'thesaurus.import'`.execute(house.database.db)).rows.length, 1)
})

test('a work is mended, replaced and taken out once, its file is kept once, and a note is taken back once', async () => {
  const add = (title: string) => begun(samira, `${tank}/kennis/nieuw`, /kennis\/nieuw$/, { title, kind: 'report', authors: 'Poes, P.', dated: '2024' })
  const [old, next] = [await add('De kat in huis'), await add('De kat in de tuin')]
  const led = await once(samira, 'knowledge.edit', `${old}/verbetering`, /verbetering$/, { title: 'De kat in bed' })
  assert.doesNotMatch(led, /verbetering/)
  await once(samira, 'knowledge.supersede', `${old}?ander=tuin`, /vervanging$/, { by: next.split('/').at(-1) ?? '' })
  await once(samira, 'knowledge.note', old, /aantekeningen$/, { note: 'Dit leest geen kat.' })
  await once(samira, 'knowledge.unnote', old, /aantekeningen\/[0-9a-f-]+\/intrekking$/)
  const form = formOn((await samira?.get(old))?.body ?? '', /bestanden$/)
  const send = (text: string) => (samira ? sendFile(house, samira, form.action, text, 'kat.txt', form.fields as Record<string, string>) : assert.fail())
  const files = await counted('knowledge_file')
  const presses = [await send('Een kat in bed.'), await send('Een kat in bed.')]
  assert.deepEqual(presses.map(({ status }) => status), [303, 303])
  assert.equal(await counted('knowledge_file'), files + 1)
  await send('Een andere kat in bed.')
  assert.equal(await counted('knowledge_file'), files + 2, 'another file is another thing')
  await once(marijke, 'knowledge.detach', old, /verwijdering$/)
  await once(samira, 'knowledge.withdraw', old, /\d\/intrekking$|[0-9a-f]\/intrekking$/, { reason: 'Bestaat niet.' })
  await once(marijke, 'knowledge.set', `${tank}/kennis/instelling`, /instelling$/, { looks_up: 'ja' })
})

test('a list of references is sent once, and dropped once', async () => {
  const page = `${tank}/kennis/invoer`
  const form = formOn((await samira?.get(page))?.body ?? '', /invoer$/)
  const bib = '@book{kat, title={De kat}, author={Poes, Piet}, year=2024}'
  const before = await counted('knowledge_import')
  const presses = samira ? await Promise.all([1, 2].map(() => sendFile(house, samira as Seat, form.action, bib, 'kat.bib', form.fields as Record<string, string>))) : []
  assert.deepEqual(presses.map(({ status, location }) => [status, location]), presses.map(() => [303, presses[0]?.location]))
  assert.equal(await counted('knowledge_import'), before + 1)
  const drop = formOn((await samira?.get(presses[0]?.location ?? ''))?.body ?? '', /intrekking$/)
  for (let nth = 0; nth < 2; nth += 1) assert.equal((await samira?.post(drop.action, drop.fields))?.status, 303)
  assert.equal(await counted('knowledge_import'), before)
})

test('a reading list is changed, gets a work, loses it and is closed once', async () => {
  const path = await begun(marijke, `${tank}/kennis/leeslijsten/nieuw`, /nieuw$/, { title: 'Voor thuis' })
  await once(marijke, 'readinglist.edit', path, /verbetering$/, { title: 'Voor thuis en onderweg' })
  await once(marijke, 'readinglist.edit', path, /werken$/, { item: house.id('knowledge_item', 'cloudstrategie', 'bio2') })
  await once(marijke, 'readinglist.edit', path, /eraf$/)
  await once(marijke, 'readinglist.end', path, /einde$/)
})

test('a feed is added, changed, stood still, fetched and removed once; so is a word that is watched for', async () => {
  const path = (await once(joost, 'otherFeed.add', '/vereniging/nieuwsfeeds', /nieuwsfeeds$/, { address: 'https://katten.example/feed', title: 'Kattennieuws' })).split('?')[0] ?? ''
  await once(joost, 'otherFeed.edit', path, new RegExp(`${path}$`), { title: 'Nieuws van katten' })
  await once(joost, 'otherFeed.pause', path, /pauze$/)
  await once(joost, 'otherFeed.resume', path, /hervatting$/)
  await once(joost, 'otherFeed.remove', path, /einde$/)
  await once(samira, 'watchWord.add', `${tank}/nieuws`, /woorden$/, { words: 'kattenbakken' })
  await once(samira, 'watchWord.remove', `${tank}/nieuws`, /einde$/)
  const form = formOn((await joost?.get('/vereniging/nieuwsfeeds'))?.body ?? '', /lijst$/)
  const opml = '<opml version="2.0"><body><outline text="Katten" xmlUrl="https://poezen.example/feed"/></body></opml>'
  const presses = joost ? [await sendFile(house, joost, form.action, opml, 'a.opml', form.fields as Record<string, string>), await sendFile(house, joost, form.action, opml, 'a.opml', form.fields as Record<string, string>)] : []
  assert.deepEqual(presses.map(({ status }) => status), [303, 303])
})

test('a finding is reworded, gets other contributions, is shared, merged, split and withdrawn once; an objection is settled once', async () => {
  const make = (statement: string, more: FormFields = {}) => begun(marijke, `${tank}/bevindingen/nieuw`, /nieuw$/, { statement, chosen: ['1', '2'], ...more })
  const [one, other] = [await make('Katten houden van warmte.'), await make('Katten slapen veel.')]
  await once(marijke, 'finding.rephrase', `${one}/tekst`, /tekst$/, { statement: 'Alle katten houden van warmte.' })
  await once(marijke, 'finding.link', `${one}/bijdragen`, /bijdragen$/, { chosen: ['1', '3'] })
  await once(samira, 'finding.contest', one, /bezwaren$/, { reason: 'De mijne niet.' })
  await once(marijke, 'dispute.settle', one, /afronding$/, { outcome: 'De meeste katten.' })
  const met = other.split('/').at(-1) ?? ''
  const merged = (await once(marijke, 'finding.merge', `${one}/samenvoeging?met=${met}`, /samenvoeging$/, { met, statement: 'Katten slapen warm.' })).split('?')[0] ?? ''
  await once(marijke, 'finding.split', `${merged}/splitsing`, /splitsing$/, { statement_a: 'Katten slapen.', statement_b: 'Katten zijn warm.', a: ['1'], b: ['2'] })
  await once(marijke, 'finding.withdraw', `${await make('Katten vliegen.')}/intrekking`, /intrekking$/, { reason: 'Nee.' })
  await once(marijke, 'finding.share', await make('Katten lopen.', { ring: 'preparation' }), /plenair$/)
})
