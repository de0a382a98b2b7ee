/** Mail that comes in: by it people answer what they were asked, and nobody answers for somebody else. */
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'
import { writeCalendar } from '../../documents/calendar.ts'
import { mailCommand } from '../../platform/mailin/command.ts'
import { forgetMailIn, storeMail, wakeMailIn } from '../../platform/mailin/inbox.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'
import { takeMail } from '../../platform/post/queue.ts'
import { composer } from '../../platform/post/letter.ts'
import { here, openOffice, type Office } from './postoffice.testing.ts'
import { yesNoIn } from './words.ts'
import { answerTexts } from './answers.texts.ts'
import { refusals } from './target.ts'

let house: TestHouse
let office: Office
let chair: Seat
before(async () => {
  house = await openHouse()
  office = await openOffice(house)
  chair = await house.as('marijke-de-wit')
})
after(async () => {
  await office.close()
  await house.close()
})
beforeEach(async () => {
  for (const table of ['mail', 'mail_in', 'mail_bounce', 'attempt']) await sql`delete from ${sql.table(table)}`.execute(house.database.db)
})

const samira = 'samira.el.amrani@voorbeeld.example'
const tank = '/denktanks/cloudstrategie'
const next = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

interface Letter { address: string; subject: string; body: string; headers: Record<string, string>; id: string; message_id: string }
const lettersTo = async (address: string) => (await sql<Letter>`select id, address, subject, body, headers, message_id from mail where address = ${address} order by written_at, id`.execute(house.database.db)).rows
const lastTo = async (address: string) => {
  const letter = (await lettersTo(address)).at(-1)
  assert.ok(letter, `no letter to ${address}`)
  return letter
}
const outcomes = async () => (await sql<{ outcome: string; reason: string }>`select outcome, reason from mail_in order by came_at, id`.execute(house.database.db)).rows.map(({ outcome, reason }) => [outcome, reason].filter(Boolean).join(' '))
const clear = () => sql`delete from mail`.execute(house.database.db)

const ringOf = (page: string) => /name="ring" value="([^"]+)" checked/.exec(page)?.[1] ?? ''

/** Puts a question to the group of the cloud tank; answers its address, and lets its letters be written. */
const ask = async (more: Record<string, string> = {}): Promise<string> => {
  const form = await chair.get(`${tank}/besluiten/nieuw`)
  const { status, location, body } = await chair.post(`${tank}/besluiten/nieuw`, {
    kind: 'consent', title: 'Gaat de samenvatting naar alle leden?', body: 'Daarna is er een maand.\nVan: een ander', options: '', dots: '3', days: '7', results: 'own', quorum: '0', review: '', ring: ringOf(form.body), ...more,
  })
  assert.equal(status, 303, body)
  await office.work()
  return location.split('?')[0] ?? ''
}
const numberOf = (path: string) => Number(path.split('/').at(-1))
const answersTo = async (path: string) => (await sql<{ weights: object; reason: string }>`select a.weights, a.reason from decision_answer a join decision d on d.id = a.decision_id join workspace w on w.id = d.workspace_id
  where w.slug = 'cloudstrategie' and d.number = ${numberOf(path)} order by a.given_at, a.id`.execute(house.database.db)).rows

/** Samira has another address for as long as the work takes. */
const withAddress = async (address: string, work: () => Promise<void>) => {
  const set = (one: string) => sql`update person set email = ${one}, email_key = ${one} where id = ${house.id('person', 'samira-el-amrani')}`.execute(house.database.db)
  await set(address)
  await work()
  await set(samira)
}

const quoted = '\n\nOp di 3 mrt 2026 om 10:12 schreef Denktank <post@denktank.example>:\n> Wat is uw antwoord?\n'

test('a member who never opens the site gets the question, answers the mail, and hears how it was read', async () => {
  const path = await ask()
  const letter = await lastTo(samira)
  assert.match(letter.body, /Gaat de samenvatting naar alle leden[\s\S]*U kunt deze mail gewoon beantwoorden[\s\S]*Geen bezwaar, Bezwaar of Ik laat het aan anderen/)
  const replyTo = letter.headers['Reply-To'] ?? ''
  assert.match(replyTo, /^antwoord\+[a-z2-7]{24}@denktank\.example$/)
  await office.send({ from: `Samira El Amrani <${samira}>`, to: replyTo, text: `Bezwaar\n\nDe kosten staan er niet in.${quoted}` })
  assert.deepEqual(await outcomes(), ['taken'])
  assert.deepEqual(await answersTo(path), [{ weights: { object: 1 }, reason: 'De kosten staan er niet in.' }])
  assert.match((await (await house.as('samira-el-amrani')).get(path)).body, /De kosten staan er niet in/)
  const noted = await lastTo(samira)
  assert.equal(noted.subject, 'Uw antwoord is genoteerd')
  assert.match(noted.body, /uw antwoord is “Bezwaar”; uw reden staat erbij/)
  assert.match(noted.body, /Dit gaat over “Gaat de samenvatting naar alle leden\?”, in de denktank “Cloudstrategie voor gemeenten”\./)
  assert.doesNotMatch(noted.body, /kosten/, 'what was written is not said back')
  assert.equal(noted.headers['Auto-Submitted'], 'auto-replied')
  assert.equal(noted.headers['Reply-To'], replyTo, 'and can be answered again')
  await office.send({ from: samira, to: replyTo, text: `Geen bezwaar, want het is uitgelegd.${quoted}` })
  assert.deepEqual((await answersTo(path)).map(({ weights }) => weights), [{ agree: 1 }])
  const left = await sql<{ kept: number }>`select count(*)::int as kept from mail_in where raw is not null or address is not null or person_id is not null`.execute(house.database.db)
  assert.equal(left.rows[0]?.kept, 0, 'nothing of a mail that was taken is kept')
})

test('a work that a question cites reads in its letter as in a sentence, and one that is not here as it was typed', async () => {
  const { key } = await house.database.db.selectFrom('source').select('key').where('workspace_id', '=', house.id('workspace', 'cloudstrategie')).orderBy('key').executeTakeFirstOrThrow()
  await ask({ body: `Lees eerst [bron ${key}] en niet [bron nergens2020].` })
  assert.match((await lastTo(samira)).body, /Lees eerst \([^()[\]]+, (?:\d{4}|z\.d\.)[a-z]?\) en niet \[bron nergens2020\]\./)
})

test('a mail that a server hands over without saying for whom finds its question by the address that it was sent to', async () => {
  const path = await ask()
  const to = (await lastTo(samira)).headers['Reply-To'] ?? ''
  await clear()
  const raw = await office.compose({ from: samira, to, text: `Geen bezwaar${quoted}`, signedBy: 'voorbeeld.example' })
  assert.equal(await mailCommand(['in', '--mail-in', here, '--mail-in-port', String(office.port)], (async function* () { yield raw })()), 0)
  await office.work()
  assert.deepEqual(await outcomes(), ['taken'])
  assert.deepEqual((await answersTo(path)).map(({ weights }) => weights), [{ agree: 1 }])
})

test('a vote, an order and dots are answered by number; who is not understood hears how, in their language, of each question, and not without end', async () => {
  const vote = await ask({ kind: 'vote', options: 'Nu\nLater\nNooit' })
  const to = (await lastTo(samira)).headers['Reply-To'] ?? ''
  await office.send({ from: samira, to, text: 'Geen idee eigenlijk' })
  for (const text of ['Tja', 'Misschien', 'Nog steeds geen idee']) await office.send({ from: samira, to, text })
  assert.deepEqual(await outcomes(), Array.from({ length: 4 }, () => 'refused not-understood'))
  const told = (await lettersTo(samira)).filter(({ subject }) => subject === 'Uw mail is niet verwerkt')
  assert.equal(told.length, 3, 'who tries again hears it again, but two programs do not go on for ever')
  assert.match(told[0]?.body ?? '', /geen antwoord vinden[\s\S]*Zet het nummer van uw antwoord op de eerste regel/)
  assert.match(told[0]?.body ?? '', new RegExp(`Dit gaat over “Gaat de samenvatting naar alle leden\\?”[\\s\\S]*https://denktank\\.example${vote}\\n`), 'it leads to what was answered')
  await office.send({ from: samira, to, text: '2\n\nDan is er tijd.' })
  assert.deepEqual(await answersTo(vote), [{ weights: { 2: 1 }, reason: 'Dan is er tijd.' }])
  const order = await ask({ kind: 'ranking', options: 'Geld\nMensen\nTijd' })
  const orderTo = (await lastTo(samira)).headers['Reply-To'] ?? ''
  await office.send({ from: samira, to: orderTo, text: 'Eerst geld' })
  assert.match((await lastTo(samira)).body, /geen antwoord vinden/, 'of another question they hear it too')
  await office.send({ from: samira, to: orderTo, text: '3, 1, 2' })
  assert.deepEqual((await answersTo(order))[0]?.weights, { 1: 2, 2: 3, 3: 1 })
  const dots = await ask({ kind: 'dots', options: 'Geld\nMensen\nTijd', dots: '3' })
  await office.send({ from: samira, to: (await lastTo(samira)).headers['Reply-To'] ?? '', text: '1: 2, 3: 1\nDaarom.' })
  assert.deepEqual((await answersTo(dots))[0], { weights: { 1: 2, 3: 1 }, reason: 'Daarom.' })
  const priya = (await sql<{ email: string }>`select email from person where id = ${house.id('person', 'priya-raghunathan')}`.execute(house.database.db)).rows[0]?.email ?? ''
  const english = (await lettersTo(priya)).at(-1)
  if (english) {
    await office.send({ from: priya, to: english.headers['Reply-To'] ?? '', text: 'Hm' })
    assert.match((await lastTo(priya)).body, /We could not find an answer in your mail/)
  }
})

test('where each organisation has one voice, who speaks for one answers for it, for several names it, and for none need not answer', async () => {
  const [me, own, other] = [house.id('person', 'samira-el-amrani'), house.id('organisation', 'waterbroek'), house.id('organisation', 'kleiwaard')]
  const answers = async (path: string) => (await sql<{ name: string; weights: object }>`select o.name, a.weights from decision_voice v join organisation o on o.id = v.voice join decision_answer a on a.id = v.answer_id
    join decision d on d.id = v.decision_id join workspace w on w.id = d.workspace_id where w.slug = 'cloudstrategie' and d.number = ${numberOf(path)} order by o.name`.execute(house.database.db)).rows
  const one = await ask({ organisation: 'ja' })
  const letter = await lastTo(samira)
  assert.match(letter.body, /U antwoordt namens Gemeente Waterbroek\./)
  await office.send({ from: samira, to: letter.headers['Reply-To'] ?? '', text: 'Geen bezwaar' })
  assert.deepEqual(await answers(one), [{ name: 'Gemeente Waterbroek', weights: { agree: 1 } }])
  await sql`insert into mandate (id, person_id, organisation_id, since, given_at) values ('00000000-0000-4000-8000-00000000000b', ${me}, ${other}, current_date - 1, now())`.execute(house.database.db)
  const two = await ask({ organisation: 'ja', kind: 'dots', options: 'Geld\nMensen', dots: '3' })
  const asked = await lastTo(samira)
  assert.match(asked.body, /meer dan één organisatie[\s\S]*“Gemeente Kleiwaard:”/)
  await office.send({ from: samira, to: asked.headers['Reply-To'] ?? '', text: '1: 2' })
  assert.match((await lastTo(samira)).body, /geen antwoord vinden[\s\S]*meer dan één organisatie/)
  await office.send({ from: samira, to: asked.headers['Reply-To'] ?? '', text: 'Gemeente Kleiwaard: 1: 2, 2: 1' })
  await office.send({ from: samira, to: asked.headers['Reply-To'] ?? '', text: 'gemeente waterbroek: 2: 3' })
  assert.deepEqual(await answers(two), [{ name: 'Gemeente Kleiwaard', weights: { 1: 2, 2: 1 } }, { name: 'Gemeente Waterbroek', weights: { 2: 3 } }])
  await sql`delete from mandate where id = '00000000-0000-4000-8000-00000000000b'`.execute(house.database.db)
  await sql`update mandate set ended_at = now(), ended_reason = 'ended' where person_id = ${me} and organisation_id = ${own} and ended_at is null`.execute(house.database.db)
  const three = await ask({ organisation: 'ja' })
  const silent = await lastTo(samira)
  assert.equal(silent.headers['Reply-To'], undefined)
  assert.match(`${silent.subject}\n${silent.body}`, /^Een vraag aan de groep[\s\S]*U spreekt nu voor geen organisatie/)
  await office.send({ from: samira, to: letter.headers['Reply-To'] ?? '', text: 'Bezwaar, want het is te vroeg' })
  assert.equal((await outcomes()).at(-1), 'refused mandate')
  await sql`update mandate set ended_at = null, ended_reason = null where person_id = ${me} and organisation_id = ${own}`.execute(house.database.db)
  assert.deepEqual(await answers(three), [])
})

test('a secret question is not answered by mail: it gives no address, and one made up opens nothing', async () => {
  await ask({ kind: 'vote', secret: 'ja' })
  assert.equal((await lettersTo(samira)).length, 0, 'only a notice tells of it')
  await office.send({ from: samira, to: `antwoord+${'a'.repeat(24)}@denktank.example`, text: 'Voor' })
  assert.deepEqual(await outcomes(), ['refused unknown-key'])
  assert.match((await lastTo(samira)).body, /adres dat niet meer werkt/)
})

test('Mail-in without DKIM/DMARC pass: forged mail is refused, and what nobody can check is held; its owner hears of it, and nobody else', async () => {
  const path = await ask()
  const to = (await lastTo(samira)).headers['Reply-To'] ?? ''
  await clear()
  await office.send({ from: samira, to, text: 'Bezwaar\nVals', signedBy: undefined })
  await office.send({ from: samira, to, text: 'Bezwaar\nOok vals', signedBy: 'elders.example' })
  assert.deepEqual(await outcomes(), ['refused forged', 'refused forged'])
  assert.deepEqual(await answersTo(path), [])
  assert.deepEqual((await sql<{ address: string }>`select address from mail`.execute(house.database.db)).rows, [{ address: samira }], 'once, at the address that we know')
  await withAddress('samira@nergens.example', () => office.send({ from: 'samira@nergens.example', to, text: 'Bezwaar\nWie weet', signedBy: undefined }))
  assert.equal((await outcomes()).at(-1), 'held unproven')
  const waiting = await lastTo('samira@nergens.example')
  assert.equal(waiting.subject, 'Er wacht een antwoord op uw naam')
  assert.match(waiting.body, new RegExp(`Dit gaat over “Gaat de samenvatting naar alle leden\\?”[\\s\\S]*https://denktank\\.example${path}\\n`), 'and about what')
  assert.deepEqual(await answersTo(path), [])
})

test('a body that was changed on its way, a signature over part of it, and two senders prove nothing', async () => {
  const path = await ask()
  const to = (await lastTo(samira)).headers['Reply-To'] ?? ''
  const signed = (await office.compose({ from: samira, to, text: 'Geen bezwaar', signedBy: 'voorbeeld.example' })).toString('latin1')
  const forged = [signed.replace('Geen bezwaar', 'Bezwaar\r\nx'), `${signed}\r\nBezwaar`, `From: chef@elders.example\r\n${signed}`, signed.replace(/^From:/m, `From: chef@elders.example,\r\n`)]
  for (const raw of forged) await office.carry(raw, to)
  await office.work()
  assert.deepEqual((await outcomes()).filter((one) => one !== 'refused forged' && one !== 'duplicate'), [])
  assert.deepEqual(await answersTo(path), [])
})

test('from another address: a stolen code opens nothing, is held, and an administrator takes it in or puts it aside', async () => {
  const path = await ask()
  const to = (await lastTo(samira)).headers['Reply-To'] ?? ''
  await clear()
  for (const text of ['Bezwaar\nGestolen', 'Bezwaar\nNog eens']) await office.send({ from: 'dief@elders.example', to, text })
  assert.deepEqual(await outcomes(), ['held another-address', 'held another-address'])
  assert.deepEqual(await answersTo(path), [])
  assert.match((await lastTo(samira)).body, /vanaf een ander mailadres/)
  assert.equal((await lastTo(samira)).subject, 'Er wacht een antwoord op uw naam')
  assert.equal((await lettersTo('dief@elders.example')).length, 0)
  const nienke = await house.as('nienke-ruijter')
  const page = await nienke.get('/vereniging/post-binnen')
  assert.match(wordsOf(page), /2 mails .*dief@elders\.example Ander adres .*Antwoord op een vraag aan de groep van denktank “Cloudstrategie voor gemeenten”\. Alleen te geven door Samira El Amrani/)
  assert.doesNotMatch(page.body, /Gestolen|Nog eens/, 'what it says is for the think tank only')
  const ids = [...page.body.matchAll(/post-binnen\/([0-9a-f-]{36})\/opnemen/g)].map(([, id]) => id)
  for (const who of ['marijke-de-wit', 'samira-el-amrani', 'bart-looijenga']) {
    const seat = await house.as(who)
    assert.equal((await seat.get('/vereniging/post-binnen')).status, 404, who)
    for (const act of ['opnemen', 'wegleggen']) assert.equal((await seat.post(`/vereniging/post-binnen/${ids[0]}/${act}`)).status, 404, who)
  }
  assert.deepEqual(await outcomes(), ['held another-address', 'held another-address'], 'a refused act leaves no trace')
  assert.equal((await nienke.post(`/vereniging/post-binnen/${ids[0]}/opnemen`, { extra: 'x' })).status, 400)
  assert.match(wordsOf(await nienke.done(`/vereniging/post-binnen/${ids[0]}/wegleggen`)), /De mail is weggelegd/)
  assert.match(wordsOf(await nienke.done(`/vereniging/post-binnen/${ids[1]}/opnemen`)), /wordt opgenomen/)
  await office.work()
  assert.equal((await nienke.post(`/vereniging/post-binnen/${ids[1]}/opnemen`)).status, 404, 'it is not held any more')
  assert.deepEqual((await answersTo(path)).map(({ reason }) => reason), ['Nog eens'])
})

test('after leaving: mail is held, cannot be taken in, and nobody is written to', async () => {
  const path = await ask()
  const devi = (await sql<{ email: string }>`select email from person where id = ${house.id('person', 'devi-baldew')}`.execute(house.database.db)).rows[0]?.email ?? ''
  const to = (await lastTo(devi)).headers['Reply-To'] ?? ''
  await clear()
  await sql`update person set left_at = now() where id = ${house.id('person', 'devi-baldew')}`.execute(house.database.db)
  await office.send({ from: devi, to, text: 'Bezwaar\nNog snel even' })
  assert.deepEqual(await outcomes(), ['held left'])
  assert.equal((await lettersTo(devi)).length, 0)
  assert.doesNotMatch((await (await house.as('nienke-ruijter')).get('/vereniging/post-binnen')).body, /opnemen"/)
  await sql`update person set left_at = null where id = ${house.id('person', 'devi-baldew')}`.execute(house.database.db)
  await sql`update ring_person set ended_at = now() where person_id = ${house.id('person', 'devi-baldew')} and ring_id in (select id from ring where workspace_id = ${house.id('workspace', 'cloudstrategie')})`.execute(house.database.db)
  await office.send({ from: devi, to, text: 'Bezwaar\nToch nog' })
  assert.equal((await outcomes()).at(-1), 'refused gone', 'who left the ring has nothing to answer there')
  assert.deepEqual(await answersTo(path), [])
})

test('a replay is shut out: the same mail again, also under another Message-ID, changes nothing and is answered by nobody', async () => {
  const path = await ask()
  const to = (await lastTo(samira)).headers['Reply-To'] ?? ''
  const mail = { from: samira, to, text: 'Bezwaar\nEerst', date: new Date(Date.now() - 60_000), messageId: '<een@voorbeeld.example>' }
  const raw = await office.compose({ ...mail, signedBy: 'voorbeeld.example' })
  await office.carry(raw, to)
  await office.work()
  await office.send({ from: samira, to, text: 'Geen bezwaar' })
  await clear()
  for (const again of [raw, Buffer.from(raw.toString('latin1').replace('<een@', '<twee@'), 'latin1'), Buffer.concat([Buffer.from('Received: by mx\r\n'), raw])]) await office.carry(again, to)
  await office.work()
  assert.deepEqual((await outcomes()).slice(2), ['duplicate', 'duplicate', 'duplicate'])
  assert.deepEqual((await answersTo(path)).map(({ weights }) => weights), [{ agree: 1 }])
  assert.equal((await lettersTo(samira)).length, 0)
})

test('a loop ends: answers that nobody wrote, and our own mail, are counted and never answered', async () => {
  await ask()
  const to = (await lastTo(samira)).headers['Reply-To'] ?? ''
  await clear()
  const automatic: { headers?: Record<string, string>; subject?: string }[] = [
    { headers: { 'Auto-Submitted': 'auto-replied' } }, { headers: { Precedence: 'bulk' } }, { subject: 'Automatisch antwoord: Wat is uw antwoord?' }, { subject: 'Afwezigheidsbericht' },
  ]
  for (const [at, more] of automatic.entries()) await office.send({ from: samira, to, text: `Ik ben er niet ${at}`, ...more })
  await office.send({ from: 'post@denktank.example', to, text: 'Ja' })
  await office.send({ from: to, to, text: 'Ja' })
  assert.deepEqual(await outcomes(), ['automatic', 'automatic', 'automatic', 'automatic', 'refused loop', 'refused loop'])
  assert.equal((await sql`select 1 from mail`.execute(house.database.db)).rows.length, 0)
  for (let at = 0; at < 12; at += 1) await office.send({ from: samira, to, text: `Geen bezwaar ${at}` })
  assert.ok((await lettersTo(samira)).length <= 10, 'a program that does not say what it is soon hears nothing either')
})

test('a mail bomb: too large is refused at the door, 10,000 parts are not taken apart, files are not kept, and a flood waits outside', async () => {
  await ask()
  const to = (await lastTo(samira)).headers['Reply-To'] ?? ''
  await assert.rejects(office.carry(Buffer.alloc(10_500_000, 'x\r\n'), to), /552|maximum/i)
  await office.carry(`From: ${samira}\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n${'--x\r\n\r\nhoi\r\n'.repeat(10_000)}--x--\r\n`, to)
  await office.work()
  assert.match((await lastTo(samira)).body, /Wij konden uw mail niet lezen/)
  await office.send({ from: samira, to, text: 'Geen bezwaar', files: [{ filename: 'groot.pdf', content: 'x'.repeat(100_000) }] })
  assert.deepEqual(await outcomes(), ['refused unreadable', 'taken'])
  assert.match((await lastTo(samira)).body, /bestanden bij uw mail\. Die bewaren wij niet/)
  await sql`insert into mail_in (id, way, raw) select gen_random_uuid(), 'smtp', 'x' from generate_series(1, 2000)`.execute(house.database.db)
  assert.equal(await storeMail(house.database, { way: 'smtp', receivers: [to], raw: Buffer.from('x') }), 'busy')
  await assert.rejects(office.carry('From: a@b.example\r\n\r\nx', to), /452/)
})

test('what goes wrong here each time is given up in the end, and whoever sent it hears that nothing was noted', async () => {
  const path = await ask()
  const to = (await lastTo(samira)).headers['Reply-To'] ?? ''
  await office.carry(await office.compose({ from: samira, to, text: 'Geen bezwaar', signedBy: 'voorbeeld.example' }), to)
  await sql`update mail_in set tries = 4`.execute(house.database.db)
  await sql`alter table decision_voice rename to decision_voice_gone`.execute(house.database.db)
  await office.work()
  await sql`alter table decision_voice_gone rename to decision_voice`.execute(house.database.db)
  assert.deepEqual(await outcomes(), ['refused broken'])
  assert.equal(house.logged.splice(0).filter((line) => line.includes('mailin.failed')).length, 1)
  assert.match((await lastTo(samira)).body, /Er ging bij ons iets mis met uw mail/)
  assert.deepEqual(await answersTo(path), [])
})

test('every way in which an answer is refused has words of its own, in both languages', () => {
  for (const language of ['nl', 'en'] as const) {
    const words = refusals.map((one) => answerTexts[language].reasons[one])
    assert.ok(words.every((one) => one !== undefined && one.length > 20), refusals.filter((one) => !answerTexts[language].reasons[one]).join())
    assert.equal(new Set(words).size, refusals.length)
  }
})

test('header injection: nothing of a mail makes a header or a line of ours', async () => {
  const path = await ask({ title: 'Regel een', body: 'Tekst\u2028Reply-To: dief@elders.example\nBcc: dief@elders.example' })
  const letter = await lastTo(samira)
  const bytes = (await composer('post@denktank.example', undefined)({ ...letter, html: null, calendar: null, calendar_method: null, written_at: new Date(), tries: 0 })).toString('latin1')
  assert.equal([...bytes.split('\r\n\r\n')[0]?.matchAll(/^(?:Reply-To|Bcc):.*$/gim) ?? []].length, 1)
  const to = letter.headers['Reply-To'] ?? ''
  const raw = (await office.compose({ from: samira, to, text: 'Tja', subject: 'Re: x', signedBy: 'voorbeeld.example', messageId: '<a@b.example>' })).toString('latin1')
  await office.carry(raw.replace('<a@b.example>', '<a@b.example>\r\n\tX: y\r\nBcc: dief@elders.example'), to)
  await office.work()
  for (const one of await lettersTo(samira)) assert.doesNotMatch(JSON.stringify(one.headers), /dief|\\n|\\r/)
  assert.equal((await lettersTo('dief@elders.example')).length, 0)
  assert.deepEqual(await answersTo(path), [])
})

test('mail that comes back is counted on its address when it is one of ours, and after the third time nothing goes there until somebody looks', async () => {
  const report = (id: string, at: number) => `From: MAILER-DAEMON@mx.voorbeeld.example\r\nTo: antwoord@denktank.example\r\nSubject: Niet bezorgd ${at}\r\nReturn-Path: <>\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nNiet bezorgd ${at}\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; ${samira}\r\nAction: failed\r\nStatus: 5.1.1\r\n--x\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <${id}@denktank.example>\r\n--x--\r\n`
  const write = async (sent: boolean) => {
    const id = newId()
    await house.database.db.insertInto('mail').values({ id, person_id: null, address: samira, subject: 's', body: 'b', message_id: `<${id}@denktank>`, ...(sent ? { sent_at: new Date() } : {}) }).execute()
    return id
  }
  for (let at = 0; at < 4; at += 1) await office.carry(report(newId(), at), 'antwoord@denktank.example')
  await office.work()
  assert.deepEqual((await sql`select 1 from mail_bounce`.execute(house.database.db)).rows, [], 'anybody can write a report: forged bounces count for nothing')
  for (let at = 10; at < 13; at += 1) await office.carry(report(await write(true), at), 'antwoord@denktank.example')
  await office.work()
  assert.deepEqual((await outcomes()).slice(-3), ['bounce failed', 'bounce failed', 'bounce failed'])
  await write(false)
  assert.deepEqual(await takeMail(house.database, newId(), 10), [])
  const nienke = await house.as('nienke-ruijter')
  const page = await nienke.get('/vereniging/post-binnen')
  assert.match(wordsOf(page), /Krijgt geen post meer .*Samira El Amrani 3 keer teruggekomen/)
  const [, id = ''] = /post-binnen\/([0-9a-f-]{36})\/hervatten/.exec(page.body) ?? []
  assert.equal((await chair.post(`/vereniging/post-binnen/${id}/hervatten`)).status, 404)
  assert.match(wordsOf(await nienke.done(`/vereniging/post-binnen/${id}/hervatten`)), /Er gaat weer post naar dit adres/)
  assert.equal((await takeMail(house.database, newId(), 10)).length, 1)
})

test('mail-in where names are not shown: refused in an anonymous think tank, and elsewhere without what says whose it is', async () => {
  const path = await ask()
  const letter = await lastTo(samira)
  const to = letter.headers['Reply-To'] ?? ''
  await office.send({ from: samira, to, text: `Bezwaar\n\nHet is te duur.\n\nMet vriendelijke groet,\nSamira El Amrani\ngemeente Duinrade${quoted}` })
  assert.deepEqual((await answersTo(path)).map(({ reason }) => reason), ['Het is te duur.'])
  await office.send({ from: samira, to, text: 'Bezwaar\nIk, El Amrani, vind het te duur.' })
  assert.equal((await outcomes()).at(-1), 'refused named')
  assert.match((await lastTo(samira)).body, /staat uw naam of mailadres/)
  assert.deepEqual((await answersTo(path)).map(({ reason }) => reason), ['Het is te duur.'])
  await sql`update workspace set attribution = 'anonymous' where id = ${house.id('workspace', 'cloudstrategie')}`.execute(house.database.db)
  await office.send({ from: samira, to, text: 'Geen bezwaar' })
  assert.equal((await outcomes()).at(-1), 'refused anonymous')
  await clear()
  await ask()
  assert.equal((await sql`select 1 from mail where headers ? 'Reply-To'`.execute(house.database.db)).rows.length, 0)
  await sql`update workspace set attribution = 'by-perspective' where id = ${house.id('workspace', 'cloudstrategie')}`.execute(house.database.db)
})

test('a date poll, a meeting and its calendar are answered by mail', async () => {
  const { rows: [members] } = await sql<{ id: string }>`select id from ring where workspace_id = ${house.id('workspace', 'cloudstrategie')} and kind = 'members'`.execute(house.database.db)
  const ring = members?.id
  const planned = await chair.post(`${tank}/datumprikker/nieuw`, {
    do: 'ask', title: 'Tweede bijeenkomst', about: '', ring, zone: 'Europe/Amsterdam', ends: next(10), minimum: '0', option: [`${next(20)} morning`, `${next(21)} morning`, `${next(22)} morning`], from: '', until: '', own: '',
  })
  assert.equal(planned.status, 303, planned.body)
  await office.work()
  assert.deepEqual(house.logged.filter((line) => line.includes('failed')), [])
  const poll = await lastTo(samira)
  assert.match(poll.body, /\n1\. .*\n2\. .*\n3\. [\s\S]*beantwoorden[\s\S]*1 ja, 2 nee, 3 misschien/)
  await office.send({ from: samira, to: poll.headers['Reply-To'] ?? '', text: '1 ja, 2 nee\n3: misschien\n\nLiefst vroeg.' })
  assert.deepEqual(await outcomes(), ['taken'])
  assert.match((await lastTo(samira)).body, /zo:\n1\. \p{L}+dag \d.*: ja\n2\. .*: nee\n3\. .*: als het moet\n/u, 'each day by its name')
  const { rows } = await sql<{ choices: Record<string, string>; comment: string }>`select choices, comment from date_poll_answer where poll_id = ${planned.location.split('?')[0]?.split('/').at(-1)}`.execute(house.database.db)
  assert.deepEqual(rows.map(({ choices, comment }) => [Object.values(choices).sort(), comment]), [[['maybe', 'no', 'yes'], 'Liefst vroeg.']])
  const meetingForm = await chair.get(`${tank}/bijeenkomsten/nieuw`)
  const meeting = await chair.post(`${tank}/bijeenkomsten/nieuw`, {
    title: 'Derde bijeenkomst', day: next(40), from: '10:00', until: '12:30', place: 'Stadhuis', link: '', seats: '', about: '', agenda: '', repeat: 'none', times: '', ring: ringOf(meetingForm.body),
  })
  assert.equal(meeting.status, 303, meeting.body)
  await office.work()
  const invite = await lastTo(samira)
  const answerOf = async () => (await sql<{ answer: string | null }>`select answer from meeting_attendee a join meeting m on m.id = a.meeting_id where m.title = 'Derde bijeenkomst' and a.person_id = ${house.id('person', 'samira-el-amrani')}`.execute(house.database.db)).rows[0]?.answer
  await office.send({ from: samira, to: invite.headers['Reply-To'] ?? '', text: 'Nee, helaas' })
  assert.equal(await answerOf(), 'no')
  // The letter that was answered may be from before it was moved.
  assert.match((await lastTo(samira)).body, /zo: u komt niet op \d{1,2} \p{L}+ \d{4}, 10\.00 uur\.\n/u)
  const { rows: [stored] } = await sql<{ id: string; starts_at: Date; ends_at: Date }>`select id, starts_at, ends_at from meeting where title = 'Derde bijeenkomst'`.execute(house.database.db)
  let nth = 0
  // Two that say the same in one second count as one.
  const reply = (answer: 'ACCEPTED' | 'TENTATIVE') => writeCalendar('REPLY' as never, [{
    uid: `${stored?.id}@denktank`, sequence: 0, title: `x${nth += 1}`, about: '', place: '', url: '', startsAt: stored?.starts_at ?? new Date(), endsAt: stored?.ends_at ?? new Date(), cancelled: false,
    organizer: { address: 'antwoord@denktank.example', name: '' }, attendees: [{ address: samira, name: '', answer }],
  }])
  await office.send({ from: samira, to: 'antwoord@denktank.example', text: '', calendar: reply('TENTATIVE'), signedBy: undefined })
  assert.equal(await answerOf(), 'no', 'a calendar that proves nothing changes nothing')
  await office.send({ from: samira, to: 'antwoord@denktank.example', text: '', calendar: reply('ACCEPTED'), headers: { 'Auto-Submitted': 'auto-generated' } })
  assert.equal((await outcomes()).at(-1), 'taken')
  assert.equal(await answerOf(), 'yes')
  const edited = (more: object) => chair.post(`${meeting.location.split('?')[0]}/wijziging`, { title: 'Derde bijeenkomst', day: next(40), from: '10:00', until: '12:30', place: 'Stadhuis', link: '', seats: '', about: '', agenda: '', ...more })
  assert.equal((await edited({ place: 'Raadzaal' })).status, 303)
  await office.send({ from: samira, to: 'antwoord@denktank.example', text: '', calendar: reply('TENTATIVE') })
  assert.equal(await answerOf(), 'maybe', 'at the same time an answer to the letter of before counts')
  assert.equal((await edited({ place: 'Raadzaal', from: '9:00' })).status, 303)
  await office.work()
  await office.send({ from: samira, to: 'antwoord@denktank.example', text: '', calendar: reply('ACCEPTED') })
  assert.equal(await answerOf(), null, 'at another time it does not')
  const told = (await lastTo(samira)).body
  assert.match(told, /uitnodiging van voor de laatste wijziging/)
  assert.match(told, /“Derde bijeenkomst”[\s\S]*\/bijeenkomsten\/\d+\n/, 'it says which meeting, with the link')
})

test('a member who is invited says yes or no by answering the mail, and only to their own invitation', async () => {
  const { rows: [invited] } = await sql<{ id: string; person_id: string; email: string }>`select i.id, i.person_id, p.email from invitation i join person p on p.id = i.person_id
    where i.workspace_id = ${house.id('workspace', 'cloudstrategie')} and i.withdrawn_at is null and p.left_at is null and p.email is not null
      and not exists (select 1 from participant pt where pt.workspace_id = i.workspace_id and pt.person_id = p.id and pt.ended_at is null) limit 1`.execute(house.database.db)
  assert.ok(invited, 'somebody of the sample is invited and takes no part')
  await sql`update invitation set sent_at = coalesce(sent_at, now()), until = current_date + 9, answer = null, answered_at = null, waits_since = null, became_id = null,
    owes = 'invitation', owes_from = now() - interval '1 minute' where id = ${invited.id}`.execute(house.database.db)
  await house.database.change((tx) => enqueue(tx, { kind: 'invitations.post', payload: { workspace: house.id('workspace', 'cloudstrategie') } }))
  await office.work()
  const letter = await lastTo(invited.email)
  assert.match(letter.body, /U kunt ook op deze mail antwoorden/)
  const to = letter.headers['Reply-To'] ?? ''
  const answerOf = async () => (await sql<{ answer: string | null }>`select answer from invitation where id = ${invited.id}`.execute(house.database.db)).rows[0]?.answer
  await office.send({ from: samira, to, text: 'Nee' })
  assert.equal(await answerOf(), null)
  await office.send({ from: invited.email, to, text: 'Wat kost het mij aan tijd?' })
  const asked = (await lastTo(invited.email)).body
  assert.match(asked, /geen antwoord vinden/)
  assert.doesNotMatch(asked, /denktank\.example\/denktanks\//, 'who takes no part finds nothing there')
  await office.send({ from: invited.email, to, text: 'Nee, dit keer niet.' })
  assert.equal(await answerOf(), 'no')
  assert.match((await lastTo(invited.email)).body, /u doet niet mee/)
  await office.send({ from: invited.email, to, text: 'Toch ja? Ja!\n\nIk wil weten wat een exit kost.' })
  assert.equal(await answerOf(), 'no', 'a line that asks is no answer')
  await office.send({ from: invited.email, to, text: 'Ja, toch wel.\n\nIk wil weten wat een exit kost.\n\nMet vriendelijke groet' })
  assert.equal(await answerOf(), 'yes')
  assert.match((await lastTo(invited.email)).body, /u doet mee[^\n]*Wat u eronder schreef, is niet bewaard/)
})

test('who says yes by mail when every seat is taken hears their place on the waiting list, not that they may take part', async () => {
  const place = house.id('workspace', 'cloudstrategie')
  const { rows: [waiting] } = await sql<{ id: string; email: string }>`select i.id, p.email from invitation i join person p on p.id = i.person_id
    where i.workspace_id = ${place} and i.withdrawn_at is null and p.left_at is null and p.email is not null and p.language = 'nl'
      and not exists (select 1 from participant pt where pt.workspace_id = i.workspace_id and pt.person_id = p.id and pt.ended_at is null) limit 1`.execute(house.database.db)
  assert.ok(waiting, 'somebody of the sample is invited and takes no part')
  await sql`insert into invitation_round (workspace_id, ring_id, seats) values (${place}, ${house.id('ring', 'cloudstrategie', 'preparation')}, 1) on conflict (workspace_id) do update set seats = 1`.execute(house.database.db)
  await sql`update invitation set sent_at = coalesce(sent_at, now()), until = current_date + 9, answer = null, answered_at = null, waits_since = null, became_id = null,
    owes = 'invitation', owes_from = now() - interval '1 minute' where id = ${waiting.id}`.execute(house.database.db)
  await house.database.change((tx) => enqueue(tx, { kind: 'invitations.post', payload: { workspace: place } }))
  await office.work()
  const to = (await lastTo(waiting.email)).headers['Reply-To'] ?? ''
  await office.send({ from: waiting.email, to, text: 'Ja' })
  const told = (await lastTo(waiting.email)).body
  assert.match(told, /u staat op plaats 1 van de wachtlijst/)
  assert.doesNotMatch(told, /u doet mee/)
  await office.send({ from: waiting.email, to, text: 'Nee, toch niet' })
  assert.match((await lastTo(waiting.email)).body, /u doet niet mee/)
  await sql`update invitation_round set seats = null where workspace_id = ${place}`.execute(house.database.db)
  // In other words than the first: the same mail of the same second is one that was handed over twice.
  await office.send({ from: waiting.email, to, text: 'Ja, graag' })
  const inside = (await lastTo(waiting.email)).body
  assert.match(inside, /u doet mee aan de denktank\./)
  assert.doesNotMatch(inside, /wachtlijst/)
})

test('yes, no and perhaps are read from how a mail begins; what says both is asked again', () => {
  for (const [line, read] of [['Ja', 'yes'], ['ja, graag', 'yes'], ['Ik kom niet', 'no'], ['Ik kom', 'yes'], ['Nee helaas', 'no'], ['Misschien', 'maybe'], ['Yes!', 'yes'], ['Ja en nee', undefined], ['Kan ik altijd?', undefined], ['Kan ik later komen', undefined], ['Ja, mag ik later komen?', undefined], ['Kan wel', 'yes'], ['Jammer', undefined], ['Noord', undefined], ['', undefined]] as const) assert.equal(yesNoIn(line), read, line)
})

test('our own mail server may say what it found; what others put there in its name does not count', async () => {
  const path = await ask()
  const to = (await lastTo(samira)).headers['Reply-To'] ?? ''
  const raw = await office.compose({ from: samira, to, text: 'Geen bezwaar' })
  const under = (header: string) => Buffer.concat([Buffer.from(`${header}\r\n`), raw])
  await office.carry(under('Authentication-Results: elders.example; dmarc=pass header.from=voorbeeld.example'), to)
  await office.work({ mailInTrusts: 'mx.denktank.example' })
  assert.deepEqual(await outcomes(), ['held unproven'])
  await sql`delete from mail_in`.execute(house.database.db)
  await office.carry(under('Authentication-Results: mx.denktank.example; dmarc=fail header.from=voorbeeld.example\r\nAuthentication-Results: mx.denktank.example; dmarc=pass header.from=voorbeeld.example'), to)
  await office.work({ mailInTrusts: 'mx.denktank.example' })
  assert.deepEqual(await outcomes(), ['refused forged'], 'the uppermost is ours')
  await sql`delete from mail_in`.execute(house.database.db)
  await office.carry(under('Authentication-Results: mx.denktank.example; dkim=pass header.d=voorbeeld.example; dmarc=pass (p=reject) header.from=voorbeeld.example'), to)
  await office.work({ mailInTrusts: 'mx.denktank.example' })
  assert.deepEqual(await outcomes(), ['taken'])
  assert.deepEqual((await answersTo(path)).map(({ weights }) => weights), [{ agree: 1 }])
})

test('our own mail server may also say by which way it came (SPF): that counts when it is the way of the domain in From', async () => {
  const path = await ask()
  const to = (await lastTo(samira)).headers['Reply-To'] ?? ''
  const raw = await office.compose({ from: samira, to, text: 'Geen bezwaar' })
  const found = async (results: string) => {
    await sql`delete from mail_in`.execute(house.database.db)
    await office.carry(Buffer.concat([Buffer.from(`Authentication-Results: mx.denktank.example; ${results}\r\n`), raw]), to)
    await office.work({ mailInTrusts: 'mx.denktank.example' })
    return (await outcomes()).join()
  }
  for (const forged of [
    'spf=pass smtp.mailfrom=dief@elders.example', 'spf=fail smtp.mailfrom=voorbeeld.example', 'spf=softfail smtp.mailfrom=samira@voorbeeld.example', 'none',
    // A sender chooses the part before the @ themselves, and what it greets with: nothing in it is a result.
    'spf=pass smtp.mailfrom="a; dmarc=pass header.from=voorbeeld.example; b"@elders.example', 'spf=fail (helo=x; dmarc=pass header.from=voorbeeld.example) smtp.mailfrom=elders.example',
    'spf=pass (a (b) ; dmarc=pass) smtp.mailfrom="voorbeeld.example\\" x"@elders.example', 'spf=pass smtp.mailfrom="a (; dmarc=pass header.from=voorbeeld.example', 'spf=pass smtp.helo=voorbeeld.example',
  ]) assert.equal(await found(forged), 'held unproven', forged)
  assert.equal(await found('spf=pass smtp.mailfrom=samira@voorbeeld.example; dmarc=fail header.from=voorbeeld.example'), 'refused forged')
  assert.deepEqual(await answersTo(path), [])
  assert.equal(await found('dkim=none; spf=pass (sender ip is 192.0.2.1) smtp.mailfrom=bounces@post.voorbeeld.example'), 'taken')
  assert.deepEqual((await answersTo(path)).map(({ weights }) => weights), [{ agree: 1 }])
})

test('our door takes mail for our address only, and a name server that is out of order makes mail wait', async () => {
  await assert.rejects(office.carry('From: a@b.example\r\n\r\nx', 'iemand@elders.example'), /550/)
  await assert.rejects(office.carry('From: a@b.example\r\n\r\nx', 'anders@denktank.example'), /550/)
  const path = await ask()
  const to = (await lastTo(samira)).headers['Reply-To'] ?? ''
  await withAddress('samira@stuk.example', async () => {
    await office.send({ from: 'samira@stuk.example', to, text: 'Geen bezwaar' })
    assert.deepEqual(await outcomes(), ['waiting'])
    await office.work()
    assert.deepEqual(await outcomes(), ['waiting'], 'it is left alone for a while')
    await sql`update mail_in set taken_until = null, tries = 4`.execute(house.database.db)
    await wakeMailIn(house.database)
    await office.work()
  })
  assert.deepEqual(await outcomes(), ['held unproven'])
  assert.deepEqual(await answersTo(path), [])
})

test('what is held lies a month, and its marks a year; whose data are erased takes codes and mail along', async () => {
  await ask()
  const to = (await lastTo(samira)).headers['Reply-To'] ?? ''
  await office.send({ from: 'dief@elders.example', to, text: 'Bezwaar\nx' })
  await sql`update mail_in set came_at = now() - interval '31 days'`.execute(house.database.db)
  await forgetMailIn(house.database)
  assert.deepEqual((await sql`select raw, address, person_id, outcome from mail_in`.execute(house.database.db)).rows, [{ raw: null, address: null, person_id: null, outcome: 'dropped' }])
  await sql`update mail_in set came_at = now() - interval '401 days'`.execute(house.database.db)
  await sql`update reply_key set made_at = now() - interval '366 days'`.execute(house.database.db)
  await forgetMailIn(house.database)
  assert.equal((await sql`select 1 from mail_in union all select 1 from reply_key`.execute(house.database.db)).rows.length, 0)
})

test('nothing came in: the page says so and how to begin', async () => {
  const nienke = await house.as('nienke-ruijter')
  assert.match(wordsOf(await nienke.get('/vereniging/post-binnen')), /geen adres ingesteld .*Er kwam nog geen mail binnen.*Er wacht niets op u/)
  assert.match(wordsOf(await (await house.with({ mailIn: 'antwoord@denktank.example' }).as('nienke-ruijter')).get('/vereniging/post-binnen')), /Mensen antwoorden op antwoord@denktank\.example/)
  assert.equal((await house.visitor().get('/vereniging/post-binnen')).status, 404)
  assert.equal((await nienke.post('/vereniging/post-binnen/onzin/opnemen')).status, 404)
})
