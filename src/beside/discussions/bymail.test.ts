import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { exif, pictures, segment } from '../../documents/pictures.testing.ts'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'
import { openOffice, type Office } from '../replies/postoffice.testing.ts'

let house: TestHouse
let office: Office
let joost: Seat
before(async () => {
  house = await openHouse()
  office = await openOffice(house)
  joost = await house.as('joost-haverkamp')
  await sql`update person set mail_rhythm = 'at-once' where id = ${house.id('person', 'samira-el-amrani')}`.execute(house.database.db)
})
after(async () => {
  await office.close()
  await house.close()
})

const samira = 'samira.el.amrani@voorbeeld.example'
const talks = '/denktanks/cloudstrategie/gesprekken'
const everybody = async () => (await house.database.db.selectFrom('ring').select('id').where('kind', '=', 'members').where('workspace_id', '=', house.id('workspace', 'cloudstrategie')).executeTakeFirstOrThrow()).id
const lettersTo = async (address: string) =>
  (await sql<{ subject: string; body: string; headers: Record<string, string> }>`select subject, body, headers from mail where address = ${address} order by written_at, id`.execute(house.database.db)).rows
const lastTo = async (address: string) => (await lettersTo(address)).at(-1) ?? assert.fail(`no letter to ${address}`)
const clear = () => sql`delete from mail`.execute(house.database.db)

const begin = async (title: string, body: string): Promise<string> => {
  const answer = await joost.post(`${talks}/nieuw`, { title, body, ring: await everybody(), subtopic: '' })
  assert.equal(answer.status, 303, wordsOf(answer))
  await office.work()
  return (answer.location.split('?')[0] ?? '').replace(/\/verder$/, '')
}

test('a member who never opens the site reads what is said in their mail, answers it, and begins a discussion', async () => {
  const talk = await begin('Wie let op de exit?', '@Samira El Amrani, hoe doet u dat?\n\nWij hebben het nooit geoefend.')
  const letter = await lastTo(samira)
  assert.equal(letter.subject, 'Gesprek: Wie let op de exit?')
  assert.match(letter.body, /@Samira El Amrani, hoe doet u dat\?[\s\S]*Wij hebben het nooit geoefend\.[\s\S]*U kunt deze mail gewoon beantwoorden/)
  assert.match(letter.headers['References'] ?? '', /^<gesprek\.[0-9a-f-]{36}@denktank> <bericht\.[0-9a-f-]{36}@denktank>$/)
  const replyTo = letter.headers['Reply-To'] ?? ''
  await clear()
  await office.send({ from: `Samira El Amrani <${samira}>`, to: replyTo, text: 'Wij oefenen het elk jaar.\n\nOp di 3 mrt 2026 om 10:12 schreef Denktank <post@denktank.example>:\n> Wie let op de exit?\n' })
  const page = wordsOf(await joost.get(talk))
  assert.match(page, /Wij oefenen het elk jaar\./)
  assert.doesNotMatch(page, /schreef Denktank/, 'names are not shown here, so what stood below it is not kept')
  assert.match((await lastTo(samira)).body, /uw bericht staat in gesprek \d+/)

  const begins = /Mail naar (antwoord\+[a-z2-7]{24}@denktank\.example)/.exec(letter.body)?.[1] ?? assert.fail('no address to begin at')
  await office.send({ from: samira, to: begins, subject: 'Re: Fwd: Wat kost een tweede leverancier?', text: 'Weet iemand dat?' })
  assert.match(wordsOf(await joost.get(talks)), /Wat kost een tweede leverancier\?/)
  const begun = await lastTo(samira)
  assert.match(begun.body, /Dit gaat over “Wat kost een tweede leverancier\?”[\s\S]*uw gesprek is begonnen: gesprek (\d+)\.[\s\S]*dat komt er als nieuw bericht bij[\s\S]*https:\/\/denktank\.example\/denktanks\/cloudstrategie\/gesprekken\/\d+\n/)
  assert.doesNotMatch(begun.body, /Klopt dat niet/, 'another answer does not take the place of this one')
  await office.send({ from: samira, to: begun.headers['Reply-To'] ?? '', subject: `Re: ${begun.subject}`, text: 'Ik bedoel per jaar.' })
  assert.match(wordsOf(await joost.get(`${talks}/${/gesprek (\d+)\./.exec(begun.body)?.[1] ?? ''}`)), /Weet iemand dat\?.*Ik bedoel per jaar\./)
  assert.doesNotMatch(wordsOf(await joost.get(talks)), /genoteerd/, 'it does not begin another discussion')
  await office.send({ from: samira, to: begins, subject: 'Re:', text: 'Zonder onderwerp' })
  assert.match((await lastTo(samira)).body, /Uw mail heeft geen onderwerp[\s\S]*Zet in het onderwerp van de mail waar het gesprek over gaat/)
  await office.send({ from: samira, to: replyTo, text: 'Samira El Amrani zegt nog iets.' })
  const refused = await lastTo(samira)
  assert.match(refused.body, /Dit gaat over “Wie let op de exit\?”[\s\S]*staat uw naam of mailadres[\s\S]*denktanks\/cloudstrategie\/gesprekken\/\d+\n/, 'what is refused before it was read says what it was about too')
  assert.equal((await house.database.db.selectFrom('discussion').select('id').where('title', 'in', ['Re:', '']).execute()).length, 0)
})

test('a discussion that is begun by mail with too long a text is not begun, and its sender hears why', async () => {
  await clear()
  await begin('Hoe lang mag het?', '@Samira El Amrani, zie https://denktank.example/denktanks/cloudstrategie/bijdragen/5 en /denktanks/cloudstrategie/bijdragen/6.')
  const letter = await lastTo(samira)
  assert.match(letter.body, /zie (?:https:\/\/denktank\.example\/denktanks\/cloudstrategie\/bijdragen\/5|bijdrage 5) en bijdrage 6\./, 'an address of a thing reads as people call it')
  const begins = /Mail naar (antwoord\+[a-z2-7]{24}@denktank\.example)/.exec(letter.body)?.[1] ?? assert.fail('no address to begin at')
  await office.send({ from: samira, to: begins, subject: 'Een heel verhaal', text: 'lang verhaal '.repeat(1300) })
  assert.match((await lastTo(samira)).body, /Uw tekst is te lang/)
  assert.equal((await house.database.db.selectFrom('discussion').select('id').where('title', '=', 'Een heel verhaal').execute()).length, 0)
})

test('a work that is cited reads in a letter as in a sentence, and one that is not here as it was typed', async () => {
  await clear()
  const { key } = await house.database.db.selectFrom('source').select('key').where('workspace_id', '=', house.id('workspace', 'cloudstrategie')).orderBy('key').executeTakeFirstOrThrow()
  await begin('Een bron genoemd', `@Samira El Amrani, lees [bron ${key}] en niet [bron nergens2020].`)
  assert.match((await lastTo(samira)).body, /lees \([^()[\]]+, (?:\d{4}|z\.d\.)[a-z]?\) en niet \[bron nergens2020\]\./)
})

test('the page to begin a discussion says at which addresses one does so by mail, each for one person and one group', async () => {
  await house.database.db.deleteFrom('reply_key').execute()
  const samiras = await house.as('samira-el-amrani')
  const addressesOn = (body: string) => [...body.matchAll(/href="mailto:(antwoord\+[a-z2-7]{24}@denktank\.example)"/g)].map(([, address]) => address ?? '')
  const [own, other] = [addressesOn((await samiras.get(`${talks}/nieuw`)).body), addressesOn((await joost.get(`${talks}/nieuw`)).body)]
  assert.ok(own.length > 0 && other.length > 0 && own.every((address) => !other.includes(address)))
  assert.deepEqual(addressesOn((await samiras.get(`${talks}/nieuw`)).body), own, 'the same each time')
  await office.send({ from: samira, to: own[0] ?? '', subject: 'Begonnen van de pagina', text: 'Kan dat zo?' })
  assert.match(wordsOf(await joost.get(talks)), /Begonnen van de pagina/)
  assert.deepEqual(addressesOn((await (await house.as('paulien-schaafsma')).get('/denktanks/zaaksystemen/gesprekken/nieuw')).body), [], 'not where nobody is named')
})

test('pictures and documents that come with a mail go with the post, cleaned and by what is in them; others do not, and nowhere without names', async () => {
  await clear()
  const at = sql`where id = ${house.id('workspace', 'cloudstrategie')}`
  const was = (await sql<{ attribution: string }>`select attribution from workspace ${at}`.execute(house.database.db)).rows[0]?.attribution ?? ''
  await sql`update workspace set attribution = 'named' ${at}`.execute(house.database.db)
  const talk = await begin('Met bijlagen', '@Samira El Amrani, hebt u foto’s?')
  const { headers } = await lastTo(samira)
  const photo = Buffer.concat([pictures.jpeg.subarray(0, 2), segment(0xe1, exif(6, 'KANARIE 52.0907 N')), pictures.jpeg.subarray(2)])
  const files = [{ filename: 'muur.jpg', content: photo }, { filename: '../../<b>stuk.html', content: Buffer.from('%PDF-1.7\n%%EOF') }, { filename: 'kwaad.exe', content: Buffer.from('MZ\0\u0001') }]
  await office.send({ from: samira, to: headers['Reply-To'] ?? '', text: 'Zie de foto.', files })
  const { body } = await joost.get(talk)
  assert.match(body, /<img class="dt-post__picture"[^>]* width="4" height="6"/)
  assert.match(body, />muur\.jpg</)
  assert.match(body, />&lt;b&gt;stuk\.html\.pdf</)
  assert.doesNotMatch(body, /kwaad/)
  assert.match((await lastTo(samira)).body, /Niet al uw bestanden staan erbij/)
  const { rows } = await sql<{ bytes: Uint8Array }>`select bytes from post_file`.execute(house.database.db)
  assert.ok(rows.every(({ bytes }) => !Buffer.from(bytes).includes('KANARIE')))
  await sql`update post_file set size = 500000000 where id = (select id from post_file limit 1)`.execute(house.database.db)
  await office.send({ from: samira, to: headers['Reply-To'] ?? '', text: 'Nog een.', files: files.slice(0, 1) })
  assert.match((await joost.get(talk)).body, /Nog een\./, 'what was said stands, though the file did not fit')
  assert.match((await lastTo(samira)).body, /Die bewaren wij niet/)
  await sql`delete from post_file`.execute(house.database.db)
  await sql`update workspace set attribution = 'by-perspective' ${at}`.execute(house.database.db)
  await office.send({ from: samira, to: headers['Reply-To'] ?? '', text: 'En zonder naam.', files: files.slice(0, 1) })
  assert.match((await joost.get(talk)).body, /En zonder naam\./)
  assert.equal((await sql`select 1 from post_file`.execute(house.database.db)).rows.length, 0)
  await sql`update workspace set attribution = ${was} ${at}`.execute(house.database.db)
})

test('a discussion that was closed takes no answer by mail, and says so in words of its own', async () => {
  await clear()
  const talk = await begin('Snel klaar', '@Samira El Amrani, wat vindt u?')
  const { headers } = await lastTo(samira)
  await joost.done(`${talk}/afsluiting`, { conclusion: 'Wij zijn het eens.' })
  await office.send({ from: samira, to: headers['Reply-To'] ?? '', text: 'Ik nog niet.' })
  assert.match((await lastTo(samira)).body, /Dit gesprek is afgesloten/)
  assert.doesNotMatch((await joost.get(talk)).body, /Ik nog niet/)
})

test('threats, side doors: who left the ring writes nothing there by mail, and gets no letter of it', async () => {
  await clear()
  await begin('Een tweede gesprek', '@Samira El Amrani, leest u mee?')
  const { headers } = await lastTo(samira)
  await sql`update ring_person set ended_at = now() where person_id = ${house.id('person', 'samira-el-amrani')} and ended_at is null`.execute(house.database.db)
  const count = async () => (await house.database.db.selectFrom('post').select('id').execute()).length
  const before = await count()
  await office.send({ from: samira, to: headers['Reply-To'] ?? '', text: 'Ik ben er niet meer bij.' })
  assert.equal(await count(), before)
  await clear()
  await begin('Een derde gesprek', '@Samira El Amrani, hoort u dit?')
  assert.deepEqual(await lettersTo(samira), [])
})
