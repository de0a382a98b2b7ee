import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type Answer, type Seat, type TestHouse } from '../../../../test/house.ts'
import { formOn } from '../../../../test/forms.ts'
import { makeApp } from '../../../app.tsx'
import { remindInvited } from './jobs.ts'

let house: TestHouse
let henk: Seat
before(async () => { house = await openHouse(); henk = await house.as('henk-postma') })
after(() => house.close())

const tank = '/denktanks/cloudstrategie'
const path = `${tank}/uitnodigingen`
const workspace = () => house.id('workspace', 'cloudstrategie')
const happenings = async () => (await house.database.db.selectFrom('happening').select('id').execute()).length
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)

interface Mail { address: string; subject: string; body: string }
const mailsTo = async (address: string): Promise<Mail[]> =>
  (await sql<Mail>`select address, subject, body from mail where address = ${address} order by written_at, id`.execute(house.database.db)).rows
const linkIn = (mail: Mail | undefined) => /(\/uitnodiging\/[\w-]+)\?antwoord=ja/.exec(mail?.body ?? '')?.[1] ?? ''
const addressOf = async (key: string) =>
  (await house.database.db.selectFrom('person').select('email').where('id', '=', house.id('person', key)).executeTakeFirstOrThrow()).email ?? ''
const takesPart = async (address: string) => (await sql`select 1 from participant t join person p on p.id = t.person_id
  where t.workspace_id = ${workspace()} and t.ended_at is null and p.email = ${address}`.execute(house.database.db)).rows.length
const idOf = async (family: string) => (await sql<{ id: string }>`select i.id from invitation i left join person p on p.id = i.person_id
  where i.workspace_id = ${workspace()} and i.withdrawn_at is null and coalesce(p.family_name, i.family_name) = ${family} order by i.chosen_at desc limit 1`.execute(house.database.db)).rows[0]?.id ?? ''

const sendAll = async () => { await henk.done(`${path}/versturen`, { until: day(10) }); await house.work() }
/** Invites members by key, and answers the link in each one's mail. */
const invite = async (...keys: string[]): Promise<string[]> => {
  await henk.done(`${path}/kiezen`, { kies: keys.map((key) => house.id('person', key)), perspectief: 'municipality', doe: 'lijst' })
  await sendAll()
  return Promise.all(keys.map(async (key) => linkIn((await mailsTo(await addressOf(key))).at(-1))))
}
const inviteOutside = async (name: string, address: string, perspectief = 'supplier'): Promise<string> => {
  await henk.done(`${path}/lijst`, { lijst: `${name} <${address}>`, perspectief, language: 'nl' })
  await sendAll()
  return linkIn((await mailsTo(address)).at(-1))
}
const sendFile = async (content: string | undefined): Promise<Response> => {
  const body = new FormData()
  body.set('perspectief', 'supplier')
  body.set('language', 'nl')
  body.set('bestand', new File(content === undefined ? [] : [content], content === undefined ? '' : 'lijst.csv', { type: 'text/csv' }))
  const request = new Request(`http://127.0.0.1:3000${path}/bestand`, { method: 'POST', body, headers: {
    host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin', cookie: [...henk.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
  } })
  return makeApp(house.house).fetch(request)
}
const nobody = () => house.visitor()

test('the preparation group sees who was asked, what they answered and which region is missing', async () => {
  const words = wordsOf(await henk.get(path))
  assert.match(words, /Nog niemand uit regio: Zuidwest/)
  assert.match(words, /Samira El Amrani/)
  assert.match(words, /Hanneke Sijbrandij/)
  assert.match(wordsOf(await henk.get(`${path}?stand=open`)), /Merel Oosterbaan .*van buiten/)
  assert.doesNotMatch(wordsOf(await henk.get(`${path}?stand=open`)), /Samira El Amrani/)
  assert.match(wordsOf(await henk.get(`${path}?per=size`)), /Middelgroot/)
})

test('who does not prepare sees counts only, and none of the pages on which people are chosen', async () => {
  const samira = await house.as('samira-el-amrani')
  const page = await samira.get(path)
  assert.match(wordsOf(page), /4 nog geen antwoord/)
  assert.doesNotMatch(page.body, /Oosterbaan|Sijbrandij|Wijnands/)
  const before = await happenings()
  const one = await idOf('Oosterbaan')
  for (const way of ['kiezen', 'lijst', 'bestand', 'buiten', 'versturen', 'plaatsen', 'balans', one]) assert.equal((await samira.get(`${path}/${way}`)).status, 404, way)
  for (const way of ['kiezen', 'lijst', 'bestand', 'buiten', 'versturen', 'plaatsen', `${one}/intrekking`, `${one}/antwoord`, `${one}/schrappen`]) {
    assert.equal((await samira.post(`${path}/${way}`, { until: day(9), antwoord: 'nee' })).status, 404, way)
  }
  assert.equal(await happenings(), before)
})

test('outside the think tank nothing of its invitations is found, by a visitor, a neighbour or an administrator', async () => {
  const one = await idOf('Oosterbaan')
  for (const seat of [nobody(), await house.as('paulien-schaafsma'), await house.as('nienke-ruijter'), await house.as('bart-looijenga')]) {
    for (const at of [path, `${path}/kiezen`, `${path}/${one}`]) assert.equal((await seat.get(at)).status, 404)
    assert.equal((await seat.post(`${path}/${one}/intrekking`)).status, 404)
  }
  const paulien = await house.as('paulien-schaafsma')
  assert.equal((await paulien.get(`/denktanks/zaaksystemen/uitnodigingen/${one}`)).status, 404)
  assert.equal((await paulien.post(`/denktanks/zaaksystemen/uitnodigingen/${one}/intrekking`)).status, 404)
})

test('members are found by kind, region, size and name, and ticked people change the balance before anything is kept', async () => {
  const found = wordsOf(await henk.get(`${path}/kiezen?soort=municipality&regio=Zuidwest&grootte=small`))
  assert.match(found, /Naomi Pinas/)
  assert.doesNotMatch(found, /Ömer Kaplan|Samira/)
  assert.match(wordsOf(await henk.get(`${path}/kiezen?naam=loo`)), /Bart Looijenga/)
  const kies = house.id('person', 'naomi-pinas')
  const looked = await henk.post(`${path}/kiezen`, { kies, perspectief: 'municipality', doe: 'balans' })
  assert.equal(looked.status, 200)
  assert.doesNotMatch(wordsOf(looked), /Nog niemand uit regio/)
  assert.match(looked.body, new RegExp(`value="${kies}" checked`))
  assert.match(wordsOf(await henk.get(`${path}/kiezen`)), /Nog niemand uit regio: Zuidwest/)
  const part = await henk.get(`${path}/balans?kies=${kies}&perspectief=municipality`)
  assert.doesNotMatch(wordsOf(part), /Nog niemand uit regio/)
  assert.doesNotMatch(part.body, /<html/)
})

test('who fits none of the perspectives by kind of organisation is named: while ticking, and when put on the list', async () => {
  const kies = ['karim-belhaj', 'naomi-pinas'].map((key) => house.id('person', key))
  const part = await henk.get(`${path}/balans?kies=${kies.join('&kies=')}&perspectief=soort`)
  assert.match(wordsOf(part), /Past bij geen perspectief: Karim Belhaj\. Kies zelf een perspectief/)
  assert.match(part.body, /id="balans-tabel"/)
  const stuck = await henk.post(`${path}/kiezen`, { kies, perspectief: 'soort', doe: 'lijst' })
  assert.equal(stuck.status, 422)
  assert.match(stuck.body, /<a href="#perspectief">Past bij geen perspectief: Karim Belhaj/)
  assert.doesNotMatch(wordsOf(await henk.get(`${path}/balans?kies=${kies.join('&kies=')}&perspectief=municipality`)), /Past bij geen perspectief/)
})

test('a wrong form comes back with what was typed, and nobody is on the list', async () => {
  const none = await henk.post(`${path}/kiezen`, { perspectief: 'municipality', doe: 'lijst' })
  assert.equal(none.status, 422)
  assert.match(wordsOf(none), /Vink iemand aan/)
  assert.equal((await henk.post(`${path}/kiezen`, { kies: house.id('person', 'naomi-pinas'), doe: 'lijst' })).status, 422)
  const unfit = await henk.post(`${path}/kiezen`, { kies: house.id('person', 'fenna-dijkgraaf'), perspectief: 'soort', doe: 'lijst' })
  assert.match(wordsOf(unfit), /Past bij geen perspectief: Fenna Dijkgraaf\. Kies zelf een perspectief/)
  const list = await henk.post(`${path}/lijst`, { lijst: 'Jan Berg <jan@a.example>\nPiet Dal', perspectief: 'supplier', language: 'nl' })
  assert.equal(list.status, 422)
  assert.match(wordsOf(list), /Regel 2: hier staat geen goed mailadres/)
  assert.match(list.body, /Jan Berg &lt;jan@a.example>|Jan Berg &lt;jan@a.example&gt;/)
  const name = await henk.post(`${path}/buiten`, { given_name: 'www.evil.example', family_name: 'Berg', address: 'jan@a.example', organisation: '', perspectief: 'supplier', language: 'nl' })
  assert.match(wordsOf(name), /Vul alleen een naam in/)
  assert.match(wordsOf(await henk.get(`${path}/versturen`)), /Er staat niemand klaar/)
})

test('everybody who fits a filter is put on the list at once, each by their kind, and taken off it again', async () => {
  await henk.done(`${path}/kiezen`, { soort: 'shared-service', regio: 'Zuidwest', allen: 'ja', perspectief: 'soort', doe: 'lijst' })
  const words = wordsOf(await henk.get(`${path}/versturen`))
  assert.match(words, /Liesbeth van Asselt/)
  assert.match(words, /Tom Vrielink/)
  assert.match(words, /Verstuur 2 uitnodigingen/)
  for (const family of ['Asselt', 'Vrielink']) {
    const id = await idOf(family)
    if (id) await henk.done(`${path}/${id}/schrappen`)
  }
  await sql`delete from invitation where sent_at is null`.execute(house.database.db)
  assert.match(wordsOf(await henk.get(`${path}/versturen`)), /Er staat niemand klaar/)
})

test('a file is read as a list is', async () => {
  const answer = await sendFile('naam;e-mail;organisatie\r\nEva van Dam;eva@buiten.example;Wolkwerk Hosting\r\n')
  assert.equal(answer.status, 303)
  assert.equal((await sendFile('wat;dit\r\nook;is\r\n')).status, 422)
  assert.equal((await sendFile(undefined)).status, 422)
  assert.match(wordsOf(await henk.get(`${path}/versturen`)), /Eva van Dam Wolkwerk Hosting, Leverancier/)
  await sql`delete from invitation where sent_at is null`.execute(house.database.db)
})

test('a day that has passed, or a number that cannot be, is refused in words', async () => {
  await henk.done(`${path}/lijst`, { lijst: 'Jan Berg <jan@buiten.example>', perspectief: 'supplier', language: 'nl' })
  for (const [until, word] of [['', /Vul een datum in/], ['gisteren', /Vul een datum in/], [day(0), /Kies een dag na vandaag/], [day(900), /binnen een jaar/]] as const) {
    const answer = await henk.post(`${path}/versturen`, { until })
    assert.equal(answer.status, 422)
    assert.match(wordsOf(answer), word)
  }
  const limits = await henk.post(`${path}/plaatsen`, { seats: 'veel', remind_after: '7', reminders: '1' })
  assert.equal(limits.status, 422)
  assert.match(wordsOf(limits), /heel getal/)
  await sql`delete from invitation where sent_at is null`.execute(house.database.db)
})

test('each mail has one receiver, and in it only what is theirs', async () => {
  const [one, two] = await invite('steven-oudenhoven', 'naomi-pinas')
  assert.ok(one && two && one !== two)
  const mails = await mailsTo(await addressOf('steven-oudenhoven'))
  assert.equal(mails.length, 1)
  assert.match(mails[0]?.body ?? '', /Beste Steven/)
  assert.match(mails[0]?.body ?? '', /Houd het klein en concreet/)
  assert.doesNotMatch(mails[0]?.body ?? '', /Naomi|naomi/)
  assert.doesNotMatch(mails[0]?.address ?? '', /[,;\s]/)
})

test('scanners open it 5 times and nothing happens; one press then answers it, without signing in', async () => {
  const link = linkIn((await mailsTo(await addressOf('steven-oudenhoven'))).at(-1))
  const before = await happenings()
  // All that there is to see: the page behind the link, the list and the one invitation of who invites. But for the key that each form gets anew.
  const seen = async () => {
    const own = await idOf('Oudenhoven')
    const pages = [await nobody().get(link), ...await Promise.all(['ja', 'nee', 'ander'].map((way) => nobody().get(`${link}?antwoord=${way}`))),
      await henk.get(path), await henk.get(`${path}/${own}`), await henk.get(`${tank}/deelnemers`), await henk.get(`${tank}/verwachtingen`)]
    return pages.map(({ status, body }) => [status, body.replace(/name="form_key" value="[^"]*"/g, '').replace(/nonce="[^"]*"/g, '')])
  }
  const atFirst = await seen()
  assert.ok(atFirst.every(([status]) => status === 200))
  for (const way of ['ja', 'nee', 'ander', 'ja', 'ja']) assert.equal((await nobody().get(`${link}?antwoord=${way}`)).status, 200)
  assert.deepEqual(await seen(), atFirst)
  assert.equal(await happenings(), before)
  assert.equal(await takesPart(await addressOf('steven-oudenhoven')), 0)
  const seat = nobody()
  const form = formOn((await seat.get(`${link}?antwoord=ja`)).body, /^\/uitnodiging\/[\w-]+$/)
  const page = await seat.done(form.action, { ...form.fields, take_away: 'Een exit die werkt.', bring: '' })
  assert.match(wordsOf(page), /U doet mee/)
  // Who signs in from there comes into the think tank they said yes to, not to a list.
  assert.match(page.body, /href="\/inloggen\?terug=%2Fdenktanks%2Fcloudstrategie"/)
  assert.equal(await takesPart(await addressOf('steven-oudenhoven')), 1)
  assert.match(wordsOf(await henk.get(`${tank}/verwachtingen`)), /Een exit die werkt\./)
  assert.equal((await (await house.as('steven-oudenhoven')).get(tank)).status, 200)
})

test('an invitation that is not answered shows nothing of the think tank but what it is about', async () => {
  const link = linkIn((await mailsTo(await addressOf('naomi-pinas'))).at(-1))
  const page = await nobody().get(link)
  assert.match(wordsOf(page), /Naomi Pinas/)
  assert.doesNotMatch(page.body, /\/denktanks\/|Samira|Marijke/)
  assert.equal((await (await house.as('naomi-pinas')).get(tank)).status, 404)
})

test('invitation redeemed with another address (2022-31096): who is invited comes in, never who clicks', async () => {
  const link = linkIn((await mailsTo(await addressOf('naomi-pinas'))).at(-1))
  const bart = await house.as('bart-looijenga')
  await bart.done(link, { antwoord: 'ja', take_away: '', bring: '' })
  assert.equal(await takesPart(await addressOf('naomi-pinas')), 1)
  assert.equal(await takesPart(await addressOf('bart-looijenga')), 0)
  assert.equal((await bart.get(tank)).status, 404)
  assert.equal((await bart.post(link, { antwoord: 'ja', take_away: '', bring: '', address: 'bart@evil.example' })).status, 400)
})

test('the answer can be changed until the end: who says no is out at once, and what they expected is gone', async () => {
  const link = linkIn((await mailsTo(await addressOf('steven-oudenhoven'))).at(-1))
  const steven = await house.as('steven-oudenhoven')
  assert.equal((await steven.get(tank)).status, 200)
  assert.match(wordsOf(await nobody().done(link, { antwoord: 'nee', take_away: '', bring: '' })), /U doet niet mee/)
  assert.equal((await steven.get(tank)).status, 404)
  assert.doesNotMatch(wordsOf(await henk.get(`${tank}/verwachtingen`)), /Een exit die werkt/)
  await nobody().done(link, { antwoord: 'ja', take_away: '', bring: 'Koffie.' })
  assert.equal((await steven.get(tank)).status, 200)
})

test('redeemed 50 times at once (2023-37904): exactly 1 participant and one happening', async () => {
  const address = 'zoe@buiten.example'
  const link = await inviteOutside('Zoë Buitenhuis', address)
  const before = await happenings()
  const answers = await Promise.all(Array.from({ length: 50 }, () => nobody().post(link, { antwoord: 'ja', take_away: 'Rust.', bring: '' })))
  for (const answer of answers) assert.equal(answer.status, 303)
  assert.equal(await takesPart(address), 1)
  assert.equal((await house.database.db.selectFrom('person').select(['id', 'membership']).where('email_key', '=', address).execute()).length, 1)
  const accepted = await house.database.db.selectFrom('happening').select('id').where('act', '=', 'invitation.accept').execute()
  assert.ok(accepted.length > 0)
  const { rows: [hopes] } = await sql<{ count: number }>`select count(*)::int as count from expectation where take_away = 'Rust.' and withdrawn_at is null`.execute(house.database.db)
  assert.equal(hopes?.count, 1)
  assert.ok(await happenings() - before <= 50)
  assert.equal((await sql`select 1 from happening where act = 'invitation.accept' and thing_id in (select t.id from participant t join person p on p.id = t.person_id where p.email = ${address})`.execute(house.database.db)).rows.length, 1)
})

test('after expiry it opens nothing, not by way of a login link either', async () => {
  const address = 'laat@buiten.example'
  const link = await inviteOutside('Laura Laat', address)
  await sql`update invitation set until = current_date - 2 where address_key = ${address}`.execute(house.database.db)
  assert.equal((await nobody().get(link)).status, 404)
  assert.equal((await nobody().post(link, { antwoord: 'ja', take_away: '', bring: '' })).status, 404)
  const late = nobody()
  await late.post('/inloggen', { email: address, terug: link })
  await house.work()
  assert.equal((await mailsTo(address)).filter(({ subject }) => /Inloggen/.test(subject)).length, 0)
  const member = (await invite('jolanda-wijnands').catch(() => []))[0]
  assert.equal(member, undefined, 'who has an open invitation is not invited twice')
  const bart = await house.as('bart-looijenga')
  assert.equal((await bart.post(link, { antwoord: 'ja', take_away: '', bring: '' })).status, 404)
  assert.equal(await takesPart(address), 0)
  assert.equal(await takesPart(await addressOf('bart-looijenga')), 0)
  assert.match(wordsOf(await henk.get(`${path}?stand=silent`)), /Laura Laat/)
})

test('a link that is unknown, withdrawn or answered elsewhere looks the same', async () => {
  const link = await inviteOutside('Wim Weg', 'wim@buiten.example')
  await henk.done(`${path}/${await idOf('Weg')}/intrekking`)
  const dead = (answer: Answer) => answer.body.replaceAll(/\/uitnodiging\/[\w%-]+/g, 'X').replaceAll(/%2Fuitnodiging%2F[\w%-]+/g, 'X')
  const [withdrawn, unknown] = [await nobody().get(link), await nobody().get('/uitnodiging/onzin')]
  assert.equal(withdrawn.status, 404)
  assert.equal(dead(withdrawn), dead(unknown))
  const noted = await inviteOutside('Nel Nee', 'nel@buiten.example')
  const id = await idOf('Nee')
  assert.equal((await henk.post(`${path}/${id}/antwoord`, { antwoord: 'ja' })).status, 422, 'who is no member yet says yes themselves')
  await henk.done(`${path}/${id}/antwoord`, { antwoord: 'nee' })
  assert.equal(dead(await nobody().get(noted)), dead(unknown))
  assert.equal((await nobody().post(noted, { antwoord: 'ja', take_away: '', bring: '' })).status, 404)
  assert.equal(await takesPart('nel@buiten.example'), 0)
})

test('somebody else from the organisation gets an invitation of their own, and the first hears nothing of the answer', async () => {
  const link = await inviteOutside('Ina Eerst', 'ina@buiten.example')
  const own = await nobody().post(`${link}/collega`, { given_name: 'Ina', prefix: '', family_name: 'Eerst', address: 'INA@buiten.example' })
  assert.match(wordsOf(own), /Dit is uw eigen adres/)
  const evil = await nobody().post(`${link}/collega`, { given_name: 'Win', prefix: '', family_name: 'https://evil.example', address: 'x@buiten.example' })
  assert.equal(evil.status, 422)
  const tom = { given_name: 'Tom', prefix: 'de', family_name: 'Tweede', address: 'tom@buiten.example' }
  const presses = await Promise.all([1, 2].map(() => nobody().post(`${link}/collega`, tom)))
  presses.push(await nobody().post(`${link}/collega`, tom))
  // Pressed twice: one colleague is asked, and each press ends on the page that says so.
  for (const { status, location } of presses) {
    assert.equal(status, 303)
    assert.match(wordsOf(await nobody().get(location)), /U gaf deze uitnodiging door aan een collega/)
  }
  await house.work()
  assert.equal((await mailsTo('tom@buiten.example')).length, 1)
  const second = linkIn((await mailsTo('tom@buiten.example'))[0])
  await nobody().done(second, { antwoord: 'ja', take_away: '', bring: '' })
  assert.equal(await takesPart('tom@buiten.example'), 1)
  const first = await nobody().get(link)
  assert.match(wordsOf(first), /U gaf deze uitnodiging door/)
  assert.doesNotMatch(first.body, /Tweede|doet mee\b.*Tom/)
  assert.equal((await mailsTo('ina@buiten.example')).length, 1)
  assert.equal((await nobody().post(link, { antwoord: 'ja', take_away: '', bring: '' })).status, 404)
  assert.equal(await takesPart('ina@buiten.example'), 0)
})

test('pressing twice to hand an invitation on makes one, and the second press reads what the first did', async () => {
  const link = await inviteOutside('Eva Eenmaal', 'eva@buiten.example')
  const colleague = { given_name: 'Tweemaal', prefix: '', family_name: 'Gedrukt', address: 'tweemaal@buiten.example' }
  const presses = await Promise.all([1, 2].map(() => nobody().post(`${link}/collega`, colleague)))
  presses.push(await nobody().post(`${link}/collega`, colleague))
  assert.deepEqual(presses.map(({ status }) => status), [303, 303, 303])
  for (const { location } of presses) assert.match(wordsOf(await nobody().get(location)), /U gaf deze uitnodiging door aan een collega/)
  await house.work()
  assert.equal((await mailsTo('tweemaal@buiten.example')).length, 1)
})

test('who said what they expect and comes back by the link adds to it: an empty field takes nothing away', async () => {
  const link = await inviteOutside('Ada Aanvulling', 'ada@buiten.example')
  await nobody().done(link, { antwoord: 'ja', take_away: 'Een lijst die blijft.', bring: '' })
  const again = await nobody().get(`${link}?antwoord=ja`)
  assert.match(wordsOf(again), /Een veld dat u leeg laat, verandert niets/)
  assert.doesNotMatch(again.body, /Een lijst die blijft/)
  const { fields } = formOn(again.body, /^\/uitnodiging\/[\w-]+$/)
  await nobody().done(link, { ...fields, bring: 'Een doos vol ervaring.' })
  await nobody().done(link, { ...fields })
  assert.match(wordsOf(await henk.get(`${tank}/verwachtingen`)), /Een lijst die blijft\..*Een doos vol ervaring\.|Een doos vol ervaring\..*Een lijst die blijft\./)
})

test('a colleague who was asked already gets no second mail, and the answer does not tell', async () => {
  const link = await inviteOutside('Kees Kort', 'kees@buiten.example')
  const seen = (await mailsTo('tom@buiten.example')).length
  const page = await nobody().done(`${link}/collega`, { given_name: 'Tom', prefix: '', family_name: 'Tweede', address: 'tom@buiten.example' })
  assert.match(wordsOf(page), /Uw collega krijgt een uitnodiging/)
  await house.work()
  assert.equal((await mailsTo('tom@buiten.example')).length, seen)
})

test('whether a member has an address is not told to who types it: the same page, and the member is asked themselves', async () => {
  const address = await addressOf('fenna-dijkgraaf')
  const known = await henk.post(`${path}/lijst`, { lijst: `Iemand Anders <${address}>`, perspectief: 'supplier', language: 'nl' })
  const unknown = await henk.post(`${path}/lijst`, { lijst: 'Iemand Anders <niemand@buiten.example>', perspectief: 'supplier', language: 'nl' })
  assert.deepEqual([known.status, known.location], [unknown.status, unknown.location])
  await sendAll()
  const link = linkIn((await mailsTo(address)).at(-1))
  await nobody().done(link, { antwoord: 'ja', take_away: '', bring: '' })
  assert.equal(await takesPart(address), 1)
  assert.equal((await house.database.db.selectFrom('person').select('id').where('family_name', '=', 'Anders').execute()).length, 0)
})

test('beyond the seats people wait in the order of their yes, and come in by itself when somebody goes', async () => {
  const { rows: [full] } = await sql<{ taken: number }>`select count(*)::int as taken from participant where workspace_id = ${workspace()} and ended_at is null`
    .execute(house.database.db)
  const taken = full?.taken ?? 0
  await henk.done(`${path}/plaatsen`, { seats: taken + 1, remind_after: '7', reminders: '1' })
  const links = [await inviteOutside('Aad Een', 'aad@buiten.example'), await inviteOutside('Bea Twee', 'bea@buiten.example'), await inviteOutside('Cor Drie', 'cor@buiten.example')]
  await nobody().done(links[0] ?? '', { antwoord: 'ja', take_away: '', bring: '' })
  assert.match(wordsOf(await nobody().done(links[1] ?? '', { antwoord: 'ja', take_away: 'Wachten loont.', bring: '' })), /plaats 1 van de wachtlijst/)
  assert.match(wordsOf(await nobody().done(links[2] ?? '', { antwoord: 'ja', take_away: '', bring: '' })), /plaats 2 van de wachtlijst/)
  assert.deepEqual([await takesPart('aad@buiten.example'), await takesPart('bea@buiten.example')], [1, 0])
  assert.equal(await house.database.db.selectFrom('person').select('id').where('email_key', '=', 'bea@buiten.example').executeTakeFirst(), undefined)
  assert.doesNotMatch(wordsOf(await henk.get(`${tank}/verwachtingen`)), /Wachten loont/)
  await nobody().done(links[1] ?? '', { antwoord: 'ja', take_away: '', bring: 'Geduld.' })
  await nobody().done(links[0] ?? '', { antwoord: 'nee', take_away: '', bring: '' })
  assert.deepEqual([await takesPart('bea@buiten.example'), await takesPart('cor@buiten.example')], [1, 0])
  assert.match(wordsOf(await henk.get(`${tank}/verwachtingen`)), /Wachten loont.*Geduld\./)
  await house.work()
  assert.match((await mailsTo('bea@buiten.example')).at(-1)?.body ?? '', /Er is een plaats vrijgekomen/)
  const person = await house.database.db.selectFrom('participant').innerJoin('person', 'person.id', 'participant.person_id').select('participant.id')
    .where('participant.workspace_id', '=', workspace()).where('participant.ended_at', 'is', null).where('person.email', '=', 'bea@buiten.example').executeTakeFirstOrThrow()
  await henk.done(`${tank}/deelnemers/${person.id}/einde`, { zeker: 'ja' })
  await house.work()
  assert.equal(await takesPart('cor@buiten.example'), 1)
  assert.equal((await mailsTo('cor@buiten.example')).length, 2)
})

test('who comes instead of a participant keeps their seat, and nobody who waits slips in between', async () => {
  const waiting = await inviteOutside('Dik Vier', 'dik@buiten.example')
  await nobody().done(waiting, { antwoord: 'ja', take_away: '', bring: '' })
  assert.equal(await takesPart('dik@buiten.example'), 0)
  const cor = linkIn((await mailsTo('cor@buiten.example'))[0])
  await nobody().done(`${cor}/collega`, { given_name: 'Els', prefix: '', family_name: 'Vijf', address: 'els@buiten.example' })
  await house.work()
  assert.deepEqual([await takesPart('cor@buiten.example'), await takesPart('dik@buiten.example')], [0, 0])
  await nobody().done(linkIn((await mailsTo('els@buiten.example'))[0]), { antwoord: 'ja', take_away: '', bring: '' })
  assert.deepEqual([await takesPart('els@buiten.example'), await takesPart('dik@buiten.example')], [1, 0])
  const els = linkIn((await mailsTo('els@buiten.example'))[0])
  await nobody().done(`${els}/collega`, { given_name: 'Samira', prefix: '', family_name: 'El Amrani', address: await addressOf('samira-el-amrani') })
  assert.equal(await takesPart('dik@buiten.example'), 1, 'a colleague who takes part already needs no second seat: who waits comes in')
  await henk.done(`${path}/plaatsen`, { seats: '', remind_after: '7', reminders: '1' })
  assert.equal(await takesPart('dik@buiten.example'), 1)
})

test('who prepares or chairs does not lose that task by a link in a mail', async () => {
  const [link] = await invite('kees-bosveld').catch(() => [''])
  assert.equal(link, '', 'who takes part is not invited')
  const outside = await inviteOutside('Pia Taak', 'pia@buiten.example')
  await nobody().done(outside, { antwoord: 'ja', take_away: '', bring: '' })
  await sql`update participant set role = 'preparation' where person_id = (select id from person where email_key = 'pia@buiten.example')`.execute(house.database.db)
  const answer = await nobody().post(outside, { antwoord: 'nee', take_away: '', bring: '' })
  assert.equal(answer.status, 422)
  assert.match(wordsOf(answer), /U heeft een taak in deze denktank/)
  assert.equal(await takesPart('pia@buiten.example'), 1)
})

test('who does not answer is reminded as often as was set and never more than twice, and both links work', async () => {
  await henk.done(`${path}/plaatsen`, { seats: '', remind_after: '7', reminders: '2' })
  const address = 'stil@buiten.example'
  const link = await inviteOutside('Sien Stil', address)
  const aWeekLater = async () => {
    await sql`update invitation set mailed_at = mailed_at - interval '8 days', reminded_at = reminded_at - interval '8 days' where address_key = ${address}`.execute(house.database.db)
    await sql`update attempt set at = at - interval '2 hours'`.execute(house.database.db)
    await remindInvited(house.database)
    await remindInvited(house.database)
    await house.work()
    await house.work()
  }
  await remindInvited(house.database)
  await house.work()
  assert.equal((await mailsTo(address)).length, 1, 'not before its time')
  for (const most of [2, 3, 3]) {
    await aWeekLater()
    assert.equal((await mailsTo(address)).length, most)
  }
  const mails = await mailsTo(address)
  assert.match(mails[1]?.subject ?? '', /Herinnering/)
  await nobody().done(linkIn(mails[2]), { antwoord: 'nee', take_away: '', bring: '' })
  assert.match(wordsOf(await nobody().get(link)), /U doet niet mee/)
})

test('no more than 3 mails per address per hour, whoever invites; the rest comes later', async () => {
  const address = 'druk@buiten.example'
  const paulien = await house.as('paulien-schaafsma')
  for (let at = 0; at < 5; at += 1) {
    await inviteOutside('Dora Druk', address)
    await henk.done(`${path}/${await idOf('Druk')}/intrekking`)
  }
  assert.equal((await mailsTo(address)).length, 3)
  await paulien.done('/denktanks/zaaksystemen/uitnodigingen/lijst', { lijst: `Dora Druk <${address}>`, perspectief: 'supplier', language: 'nl' })
  await paulien.done('/denktanks/zaaksystemen/uitnodigingen/versturen', { until: day(5) })
  await house.work()
  assert.equal((await mailsTo(address)).length, 3)
  await sql`update attempt set at = at - interval '2 hours'`.execute(house.database.db)
  await sql`update invitation set owes_from = owes_from - interval '2 hours' where owes is not null`.execute(house.database.db)
  await house.work(3700)
  assert.equal((await mailsTo(address)).length, 4)
})

test('who has left the association meanwhile is not written to and cannot answer', async () => {
  await henk.done(`${path}/kiezen`, { kies: house.id('person', 'arjen-feenstra'), perspectief: 'municipality', doe: 'lijst' })
  await henk.done(`${path}/versturen`, { until: day(10) })
  await house.work()
  const link = linkIn((await mailsTo(await addressOf('arjen-feenstra'))).at(-1))
  assert.equal((await nobody().get(link)).status, 200)
  await house.database.db.updateTable('person').set({ left_at: new Date() }).where('id', '=', house.id('person', 'arjen-feenstra')).execute()
  assert.equal((await nobody().get(link)).status, 404)
  assert.equal((await nobody().post(link, { antwoord: 'ja', take_away: '', bring: '' })).status, 404)
})

test('invitations go to who was on the list that was read, and not to who was put on it meanwhile', async () => {
  const [one, two] = [await house.as('marijke-de-wit'), await house.as('joost-haverkamp')]
  const tank = '/denktanks/cloudstrategie/uitnodigingen'
  const listed = async (lijst: string) => assert.equal((await two.post(`${tank}/lijst`, { lijst, perspectief: 'municipality', language: 'nl' })).status, 303)
  await listed('Ada Eerst <ada.eerst@buiten.example>')
  const seen = /name="seen" value="([^"]+)"/.exec((await one.get(`${tank}/versturen`)).body)?.[1]
  assert.ok(seen)
  await listed('Bo Later <bo.later@buiten.example>')
  const until = `${new Date().getFullYear() + 1}-01-15`
  const back = await one.post(`${tank}/versturen`, { until, seen })
  assert.equal(back.status, 422)
  assert.match(wordsOf(back), /De lijst is intussen gewijzigd.*Bo Later/)
  assert.match(back.body, new RegExp(`value="${until}"`))
  assert.equal((await one.post(`${tank}/versturen`, { until, seen: /name="seen" value="([^"]+)"/.exec(back.body)?.[1] })).status, 303)
})
