import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'
import { openOffice, type Office } from '../replies/postoffice.testing.ts'

let house: TestHouse
let office: Office
let [joost, marijke]: Seat[] = []
before(async () => {
  house = await openHouse()
  office = await openOffice(house)
  ;[joost, marijke] = await Promise.all(['joost-haverkamp', 'marijke-de-wit'].map((key) => house.as(key)))
})
after(async () => {
  await office.close()
  await house.close()
})
beforeEach(async () => {
  for (const table of ['notice', 'mailing', 'mail', 'job', 'discussion_level'] as const) await sql`delete from ${sql.table(table)}`.execute(db())
  await sql`update person set mail_rhythm = 'daily' where id = ${me()}`.execute(db())
})

const db = () => house.database.db
const me = () => house.id('person', 'samira-el-amrani')
const samira = 'samira.el.amrani@voorbeeld.example'
const talks = '/denktanks/cloudstrategie/gesprekken'
const ring = () => house.id('ring', 'cloudstrategie', 'members')
interface Letter { readonly subject: string; readonly body: string; readonly headers: Record<string, string> }
const letters = async () => (await sql<Letter>`select subject, body, headers from mail where address = ${samira} order by written_at, id`.execute(db())).rows
/** All that waits is due now. */
const gathered = async (): Promise<Letter> => {
  await sql`update happening set at = at - interval '2 days'`.execute(db())
  await sql`update notice set written_at = written_at - interval '2 days'`.execute(db())
  await sql`update job set run_at = now() where kind = 'notices.mail'`.execute(db())
  await office.work()
  return (await letters()).at(-1) ?? assert.fail('no letter')
}
const begin = async (title: string, body: string, seat = joost): Promise<string> => {
  const begun = await seat?.post(`${talks}/nieuw`, { title, body, ring: ring(), subtopic: '' })
  assert.equal(begun?.status, 303)
  return (begun?.location ?? '').split('?')[0] ?? ''
}
const say = (talk: string, body: string, seat = marijke) => seat?.done(`${talk}/berichten`, { body, reply_to: '' })
const by = (rule: string) => sql`update workspace set attribution = ${rule} where id = ${house.id('workspace', 'cloudstrategie')}`.execute(db())

test('a mail a day holds the words of what was said, and who said it, and is answered as it is when it is of one discussion', async () => {
  const talk = await begin('Wie let op de exit?', '@Samira El Amrani, hoe doet u dat?\n\nVan: de directie\nWij oefenen nooit.')
  await sql`insert into discussion_level (person_id, about, level) select ${me()}, id, 'watch' from discussion where number = ${Number(talk.split('/').at(-1))} and ring_id = ${ring()}`.execute(db())
  await say(talk, 'Wij één keer per jaar.')
  const letter = await gathered()
  assert.equal(letter.subject, 'Er is nieuws in een gesprek')
  assert.match(letter.body, /Gesprek \d+: Wie let op de exit\?[\s\S]*\d{4}:\n\n {4}@Samira El Amrani, hoe doet u dat\?\n\n {4}Van: de directie\n {4}Wij oefenen nooit\.[\s\S]*\n {4}Wij één keer per jaar\.[\s\S]*U kunt deze mail gewoon beantwoorden/)
  assert.doesNotMatch(letter.body, /Er staat iets nieuws in gesprek|Er is een nieuw gesprek/)
  assert.match(letter.headers['References'] ?? '', /^<gesprek\.[0-9a-f-]{36}@denktank>$/)
  await office.send({ from: samira, to: letter.headers['Reply-To'] ?? '', text: 'Wij oefenen met de leverancier.' })
  assert.match(wordsOf(await joost?.get(talk) ?? assert.fail()), /Wij oefenen met de leverancier\./)
  await say(talk, '@Samira El Amrani, dank!')
  await sql`delete from mailing`.execute(db())
  const next = await gathered()
  assert.match(next.body, /dank!/)
  assert.doesNotMatch(next.body, /leverancier/, 'nothing of her own')
})

test('of several discussions each has an address of its own; what was read on the site or said long is not told whole', async () => {
  const [one, two, three] = [await begin('Eerste vraag', '@Samira El Amrani, een?'), await begin('Tweede vraag', `@Samira El Amrani, twee? ${'lang '.repeat(500)}`), await begin('Derde vraag', '@Samira El Amrani, drie?')]
  await (await house.as('samira-el-amrani')).get(three)
  for (let nth = 0; nth < 10; nth += 1) await say(one, `Zin ${nth}.`)
  const { body, headers } = await gathered()
  assert.match(headers['Reply-To'] ?? '', /^antwoord\+[a-z2-7]{24}@denktank\.example$/)
  const addresses = [...body.matchAll(/Antwoorden\? Mail naar (antwoord\+[a-z2-7]{24}@denktank\.example)/g)].map(([, address]) => address ?? '')
  assert.equal(new Set(addresses).size, 2)
  assert.match(body, /Eerste vraag[\s\S]*Zin 6\.[\s\S]*En nog 3 berichten/)
  assert.doesNotMatch(body, /Zin 7|Derde vraag|drie\?/)
  assert.match(body, / …/)
  assert.ok((/Tweede vraag[\s\S]*? …/.exec(body)?.[0].length ?? 9999) < 1700)
  assert.equal(addresses.includes(headers['Reply-To'] ?? ''), false)
  assert.match(body, /Een nieuw gesprek beginnen\? Mail naar antwoord\+/)
  await office.send({ from: samira, to: addresses[body.indexOf('Eerste vraag') < body.indexOf('Tweede vraag') ? 1 : 0] ?? '', subject: 'Iets anders', text: 'Dit hoort bij de tweede.' })
  assert.match(wordsOf(await joost?.get(two) ?? assert.fail()), /Dit hoort bij de tweede\./)
})

test('who answers a mail about several discussions is told at which address each is answered, and nothing is said in any', async () => {
  const [one, two] = [await begin('Over eksters', '@Samira El Amrani, een?'), await begin('Over kauwen', '@Samira El Amrani, twee?')]
  const { headers } = await gathered()
  await office.send({ from: samira, to: headers['Reply-To'] ?? '', text: 'Ik vind van wel.' })
  const told = (await letters()).at(-1) ?? assert.fail()
  assert.equal(told.subject, 'Uw mail is niet verwerkt')
  assert.match(told.body, /over meer dan één ding gaat[\s\S]*Gesprek \d+: Over eksters\nantwoord\+[a-z2-7]{24}@denktank\.example\n\nGesprek \d+: Over kauwen\nantwoord\+/)
  const at = /Over kauwen\n(\S+)/.exec(told.body)?.[1] ?? ''
  await office.send({ from: samira, to: at, text: 'Kauwen wel.' })
  assert.match(wordsOf(await joost?.get(two) ?? assert.fail()), /Kauwen wel/)
  assert.doesNotMatch(wordsOf(await joost?.get(one) ?? assert.fail()), /van wel/)
  await sql`update ring_person set ended_at = now() where person_id = ${me()} and ended_at is null`.execute(db())
  await sql`delete from attempt`.execute(db())
  await office.send({ from: samira, to: headers['Reply-To'] ?? '', text: 'En nu dan?' })
  await sql`update ring_person set ended_at = null where person_id = ${me()}`.execute(db())
  assert.doesNotMatch((await letters()).at(-1)?.body ?? '', /eksters|kauwen/i, 'of what one left nothing is told')
})

test('who follows everything in a think tank hears what is said in its discussions, in words and by letter, but not where they chose silence', async () => {
  const follows = (mail: string) => sql`insert into following (person_id, workspace_id, mail, mailed_seq) values (${me()}, ${house.id('workspace', 'cloudstrategie')}, ${mail}, (select max(seq) from happening))
    on conflict (person_id, workspace_id) do update set mail = excluded.mail`.execute(db())
  await follows('all')
  const talk = await begin('Wie belt er?', 'Ik bel nooit.')
  const silent = await begin('Stille zaak', 'Hier niets van.')
  await sql`insert into discussion_level (person_id, about, level) select ${me()}, id, 'mute' from discussion where title = 'Stille zaak'`.execute(db())
  const letter = await gathered()
  assert.match(letter.body, /Wie belt er\?[\s\S]* {4}Ik bel nooit\./)
  assert.doesNotMatch(letter.body, /Hier niets van|dingen? gebeurd/)
  assert.ok(silent)
  await sql`update person set mail_rhythm = 'at-once' where id = ${me()}`.execute(db())
  await say(talk, 'Ik wel, elke dag.')
  await office.work()
  assert.match((await letters()).at(-1)?.body ?? '', /schreef:\n\n {4}Ik wel, elke dag\./)
  await db().deleteFrom('mail').execute()
  await follows('mine')
  await say(talk, 'En in het weekend?')
  await office.work()
  assert.deepEqual(await letters(), [])
})

test('threats, side doors: nothing of a ring that one left, of what was withdrawn or hidden, or where one wants silence', async () => {
  const gone = await begin('Weg ermee', '@Samira El Amrani, dit trek ik in.')
  const post = (await db().selectFrom('post').select('id').where('body', 'like', '%dit trek ik in%').executeTakeFirstOrThrow()).id
  await joost?.done(`${gone}/berichten/${post}/intrekking`)
  await begin('Verborgen', '@Samira El Amrani, dit is verborgen.')
  await sql`update post set withheld = 'hidden', withheld_reason = 'naam' where body like '%dit is verborgen%'`.execute(db())
  const silent = await begin('Stil', '@Samira El Amrani, dit hoort u niet.')
  await sql`insert into discussion_level (person_id, about, level) select ${me()}, discussion_id, 'mute' from post where body like '%dit hoort u niet%'`.execute(db())
  assert.ok(silent)
  assert.doesNotMatch((await gathered()).body, /trek ik in|is verborgen|hoort u niet/)
  await db().deleteFrom('mail').execute()
  await sql`delete from mailing`.execute(db())
  await begin('Later weg', '@Samira El Amrani, kanarie.')
  await sql`update ring_person set ended_at = now() where person_id = ${me()} and ended_at is null`.execute(db())
  await sql`update job set run_at = now() where kind = 'notices.mail'`.execute(db())
  await office.work()
  assert.deepEqual(await letters(), [])
  await sql`update ring_person set ended_at = null where person_id = ${me()}`.execute(db())
})

test('by perspective no name stands with the words, and where nobody is named there are no words at all', async () => {
  const was = (await db().selectFrom('workspace').select('attribution').where('id', '=', house.id('workspace', 'cloudstrategie')).executeTakeFirstOrThrow()).attribution
  await by('by-perspective')
  await begin('Zonder naam', '@Samira El Amrani, woorden zonder naam.')
  const unnamed = await gathered()
  assert.match(unnamed.body, /woorden zonder naam/)
  assert.doesNotMatch(unnamed.body, /Haverkamp/)
  await by('named')
  await sql`delete from mailing`.execute(db())
  await begin('Met naam', '@Samira El Amrani, woorden met naam.')
  assert.match((await gathered()).body, /Joost Haverkamp, Gemeente Vlietmonde \(gemeente\), [^\n]+\d{4}:\n\n {4}@Samira El Amrani, woorden met naam/)
  await by('anonymous')
  await sql`delete from mailing`.execute(db())
  await begin('Niemand', '@Samira El Amrani, woorden van niemand.')
  const nobody = await gathered()
  assert.match(nobody.body, /Er is een nieuw gesprek/)
  assert.doesNotMatch(nobody.body, /van niemand|antwoord\+/)
  await by(was)
})

test('the letter that comes at once says who wrote it, and where they answer a mail of theirs it goes with that mail', async () => {
  await by('named')
  await sql`update person set mail_rhythm = 'at-once' where id = ${me()}`.execute(db())
  const talk = await begin('Meteen', '@Samira El Amrani, nu?')
  await office.work()
  const first = (await letters()).at(-1) ?? assert.fail()
  assert.match(first.body, /Joost Haverkamp, [^\n]+ schreef:\n\n {4}@Samira El Amrani, nu\?/)
  await office.send({ from: samira, to: first.headers['Reply-To'] ?? '', text: 'Ja, nu.', messageId: '<eigen.1@voorbeeld.example>', headers: { References: first.headers['References'] ?? '' } })
  assert.match(wordsOf(await joost?.get(talk) ?? assert.fail()), /Antwoord op Joost Haverkamp[^:]*: @Samira El Amrani, nu\? Ja, nu\./, 'and stands as an answer to what the letter held')
  await say(talk, '@Samira El Amrani, goed.')
  await office.work()
  const second = (await letters()).at(-1) ?? assert.fail()
  assert.equal(second.headers['In-Reply-To'], '<eigen.1@voorbeeld.example>')
  assert.match(second.headers['References'] ?? '', /^<gesprek\.[0-9a-f-]{36}@denktank> <eigen\.1@voorbeeld\.example> <bericht\.[0-9a-f-]{36}@denktank>$/)
  await say(talk, '@Priya Raghunathan, en u?')
  await office.work()
  assert.equal((await sql`select 1 from mail where address <> ${samira} and headers::text like '%eigen.1%'`.execute(db())).rows.length, 0, 'never in the mail of another')
  await office.send({ from: samira, to: first.headers['Reply-To'] ?? '', text: 'En dit ook.', headers: { References: `<bericht.${'-'.repeat(36)}@denktank> <bericht.${me()}@denktank>` } })
  assert.match(wordsOf(await joost?.get(talk) ?? assert.fail()), /En dit ook\./, 'a mark of no post is none')
})

test('a work that is cited reads in a gathered mail as in a sentence, and one that is not here as it was typed', async () => {
  await by('named')
  const { key } = await db().selectFrom('source').select('key').where('workspace_id', '=', house.id('workspace', 'cloudstrategie')).orderBy('key').executeTakeFirstOrThrow()
  await begin('Een bron genoemd', `@Samira El Amrani, lees [bron ${key}] en niet [bron nergens2020].`)
  assert.match((await gathered()).body, /lees \([^()[\]]+, (?:\d{4}|z\.d\.)[a-z]?\) en niet \[bron nergens2020\]\./)
})
