import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type TestHouse } from '../../../test/house.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'
import { mailWhatWaits } from './jobs.ts'
import { momentAfter, momentBefore } from './rhythm.ts'

// In seconds, and past a seventh hour of the morning for sure.
const day = 90_000

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())
beforeEach(async () => {
  for (const table of ['notice', 'mailing', 'following', 'mail_less', 'mail', 'job'] as const) await house.database.db.deleteFrom(table).execute()
})

const mails = () => house.database.db.selectFrom('mail').selectAll().orderBy('written_at').execute()
const unmailed = () => house.database.db.selectFrom('notice').selectAll().where('mailed_at', 'is', null).execute()

interface Fact { who: string; tank?: string; ring?: string; kind?: string; number?: number | null; told?: Record<string, string | number>; act?: string }

/** Something happened that this person is to be told, as perform writes it. */
const happened = ({ who, tank = 'cloudstrategie', ring = 'members', kind = 'contribution', number = 86, told = { fate: 'taken-up', finding: 3 }, act = 'contribution.settle' }: Fact) =>
  house.database.change(async (tx) => {
    const id = newId()
    const person_id = house.id('person', who)
    await tx.insertInto('happening').values({
      id, act, workspace_id: house.id('workspace', tank), ring_id: house.id('ring', tank, ring), kind, number,
      told: JSON.stringify(told), at: '2026-11-20T15:41:00Z',
    }).execute()
    await tx.insertInto('notice').values({ id: newId(), person_id, workspace_id: house.id('workspace', tank), happening_id: id }).execute()
    await enqueue(tx, { kind: 'notices.mail', key: `notices.mail:${person_id}`, payload: { person_id }, inSeconds: 600 })
  })

test('all that happened comes in one mail, with links, days and no texts', async () => {
  await happened({ who: 'samira-el-amrani' })
  await happened({ who: 'samira-el-amrani', number: 12, told: { fate: 'merged', merged_into: 14 } })
  await happened({ who: 'samira-el-amrani', number: 13, told: { fate: 'declined' } })
  await happened({ who: 'samira-el-amrani', number: 15, told: { fate: 'parked' } })
  await house.work(day)
  const [mail, second] = await mails()
  assert.equal(second, undefined)
  assert.equal(mail?.subject, 'Wat er met uw bijdragen is gebeurd')
  assert.equal(mail?.address, 'samira.el.amrani@voorbeeld.example')
  for (const line of ['Uw bijdrage 86 is opgenomen in bevinding 3.', 'http://127.0.0.1:3000/denktanks/cloudstrategie/bijdragen/86',
    'Uw bijdrage 12 is samengevoegd met bijdrage 14.', 'Uw bijdrage 13 is niet overgenomen.', 'Uw bijdrage 15 is geparkeerd', '20 november 2026']) {
    assert.ok(mail?.body.includes(line), line)
  }
  assert.doesNotMatch(mail?.body ?? '', /\d\d[.:]\d\d uur|16[.:]41/)
  assert.deepEqual(await unmailed(), [])
})

test('a notice leads to the page of what it is about, as the record does', async () => {
  await happened({ who: 'samira-el-amrani', act: 'subgroups.accept', kind: 'subgroup', number: null, told: {} })
  await happened({ who: 'samira-el-amrani', act: 'datepoll.choose', kind: 'date_poll', number: 1, told: {} })
  await happened({ who: 'samira-el-amrani', act: 'post.add', kind: 'discussion', number: 2, told: {} })
  await house.work(day)
  const [mail] = await mails()
  const paths = (mail?.body ?? '').split('\n').filter((line) => line.startsWith('http')).map((line) => new URL(line).pathname)
  assert.deepEqual(paths.filter((path) => path.startsWith('/denktanks')).sort(), ['datumprikker', 'deelgroepen', 'gesprekken/2/verder'].map((page) => `/denktanks/cloudstrategie/${page}`))
})

test('the subject says what happened: of one kind what it is, of more that there was something, and nothing that may not be told', async () => {
  await happened({ who: 'henk-postma', act: 'charter.propose', told: {} })
  await happened({ who: 'lotte-van-der-velde', act: 'moderation.report', told: {} })
  await happened({ who: 'samira-el-amrani', act: 'mandate.give', told: {} })
  await happened({ who: 'samira-el-amrani', act: 'charter.remind', told: {} })
  await happened({ who: 'priya-raghunathan', act: 'signoff.settle', told: {} })
  await happened({ who: 'paulien-schaafsma', tank: 'zaaksystemen', act: 'contribution.settle' })
  await house.work(day)
  const subjects = new Map((await mails()).map(({ address, subject }) => [address.split('@')[0], subject]))
  assert.equal(subjects.get('henk.postma'), 'Een wijziging van de opdracht: wat vindt u ervan?')
  assert.equal(subjects.get('lotte.van.der.velde'), 'Wilt u naar een gemelde tekst kijken?')
  assert.equal(subjects.get('samira.el.amrani'), 'Wat er voor u is gebeurd')
  assert.equal(subjects.get('priya.raghunathan'), 'Your objection has been settled')
  assert.equal(subjects.get('paulien.schaafsma'), 'Wat er voor u is gebeurd', 'where nobody is named not even that it was a contribution')
})

test('whoever reads English is told in English', async () => {
  await happened({ who: 'priya-raghunathan' })
  await house.work(day)
  assert.match((await mails())[0]?.body ?? '', /Your contribution 86 is taken up in finding 3\./)
})

const samira = 'samira-el-amrani'
const rhythm = async (who: string, mail_rhythm: 'at-once' | 'daily' | 'weekly' | 'never') => {
  await house.database.db.updateTable('person').set({ mail_rhythm }).where('id', '=', house.id('person', who)).execute()
}

/** Looks now at what waits for everybody, as the program does ten minutes after something happened. */
const look = async () => {
  await sql`update job set run_at = now() where kind = 'notices.mail'`.execute(house.database.db)
  await house.work()
}
const nextLook = async () => {
  const { rows: [next] } = await sql<{ day: number; time: string; hours: number }>`select extract(isodow from run_at at time zone 'Europe/Amsterdam')::int as day,
    to_char(run_at at time zone 'Europe/Amsterdam', 'HH24:MI') as time, extract(epoch from run_at - now())::float8 / 3600 as hours from job where kind = 'notices.mail'`.execute(house.database.db)
  return next ?? assert.fail('nobody comes back for it')
}

test('mail of a day goes out at seven in the morning and holds all that waited, and what comes after it waits for the next', async () => {
  await happened({ who: 'samira-el-amrani', number: 1 })
  await look()
  assert.deepEqual(await mails(), [])
  const next = await nextLook()
  assert.equal(next.time, '07:00')
  assert.ok(next.hours > 0 && next.hours <= 25, String(next.hours))
  await house.work(day)
  assert.equal((await mails()).length, 1)
  await happened({ who: 'samira-el-amrani', number: 2 })
  await happened({ who: 'samira-el-amrani', number: 3 })
  await look()
  assert.equal((await mails()).length, 1)
  await house.work(day)
  const [, second] = await mails()
  assert.match(second?.body ?? '', /bijdrage 2 [^]*bijdrage 3 /)
  assert.doesNotMatch(second?.body ?? '', /bijdrage 1 /)
})

test('seven in the morning is seven here, also when the clock changes, and a week begins on Monday', async () => {
  const moments = [
    ['daily', '2026-11-27T05:59:59Z', '2026-11-26T06:00:00Z', '2026-11-27T06:00:00Z'], ['daily', '2026-11-27T06:00:00Z', '2026-11-27T06:00:00Z', '2026-11-28T06:00:00Z'],
    ['daily', '2026-03-28T12:00:00Z', '2026-03-28T06:00:00Z', '2026-03-29T05:00:00Z'], ['daily', '2026-10-24T12:00:00Z', '2026-10-24T05:00:00Z', '2026-10-25T06:00:00Z'],
    ['weekly', '2026-11-30T05:59:00Z', '2026-11-23T06:00:00Z', '2026-11-30T06:00:00Z'], ['weekly', '2026-10-24T12:00:00Z', '2026-10-19T05:00:00Z', '2026-10-26T06:00:00Z'],
    ['at-once', '2026-11-27T05:59:59Z', '2026-11-27T05:59:59Z', '2026-11-27T05:59:59Z'],
  ] as const
  for (const [of, at, before, after] of moments) {
    const { rows: [found] } = await sql<{ before: Date; after: Date }>`select ${momentBefore(sql`${of}::text`, sql`${at}::timestamptz`)} as before, ${momentAfter(sql`${of}::text`, sql`${at}::timestamptz`)} as after`.execute(house.database.db)
    assert.deepEqual([found?.before, found?.after], [new Date(before), new Date(after)], `${of} ${at}`)
  }
})

test('an amendment is no mail to everybody at once: who gathers their mail hears of it in the morning, with all else, in one', async () => {
  const { db } = house.database
  await sql`update person set mail_rhythm = 'daily' where mail_rhythm <> 'daily'`.execute(db)
  await sql`insert into following (person_id, workspace_id, mail, mailed_seq) select person_id, workspace_id, 'all', (select max(seq) from happening) from participant
    where workspace_id = ${house.id('workspace', 'cloudstrategie')} and ended_at is null`.execute(db)
  const marijke = await house.as('marijke-de-wit')
  await marijke.done('/denktanks/cloudstrategie/opdracht/wijzigingen/nieuw?onderdeel=assignment', { assignment: 'Een kortere opdracht.', why: 'Zij is te lang.', open: '14' })
  await mailWhatWaits(house.database)
  await look()
  assert.deepEqual((await mails()).map(({ address }) => address), [])
  await sql`update happening set at = at - interval '2 days' where act = 'charter.propose'`.execute(db)
  await house.work(day)
  const all = await mails()
  assert.ok(all.length > 10, String(all.length))
  assert.equal(new Set(all.map(({ address }) => address)).size, all.length)
  await mailWhatWaits(house.database)
  await look()
  assert.equal((await mails()).length, all.length, 'and not once more as news of the think tank')
})

test('who moderates hears of a report at once, whatever the rhythm, with all that waited', async () => {
  await rhythm('lotte-van-der-velde', 'weekly')
  await house.database.db.insertInto('mailing').values({ person_id: house.id('person', 'lotte-van-der-velde'), mailed_at: new Date() }).execute()
  await happened({ who: 'lotte-van-der-velde', number: 12 })
  await look()
  assert.deepEqual([(await mails()).length, (await nextLook()).day, (await nextLook()).time], [0, 1, '07:00'])
  await happened({ who: 'lotte-van-der-velde', act: 'moderation.report', told: {} })
  assert.ok((await nextLook()).hours <= 600 / 3600)
  await look()
  assert.match((await mails())[0]?.body ?? '', /bijdrage 12 [^]*Er is een tekst gemeld|Er is een tekst gemeld[^]*bijdrage 12 /)
  await rhythm('lotte-van-der-velde', 'daily')
})

test('what lies in a ring the person left meanwhile is not told', async () => {
  await happened({ who: 'gerben-tuinstra', number: 4 })
  await happened({ who: 'samira-el-amrani', ring: 'preparation', number: 5 })
  await happened({ who: 'samira-el-amrani', number: 6 })
  await house.work(day)
  const all = await mails()
  assert.deepEqual(all.map(({ address }) => address), ['samira.el.amrani@voorbeeld.example'])
  assert.doesNotMatch(all[0]?.body ?? '', /bijdrage [45] /)
  assert.deepEqual(await unmailed(), [])
})

test('who left or was erased gets nothing', async () => {
  const { db } = house.database
  const person = house.id('person', 'roelof-hoekstra')
  for (const gone of [{ left_at: new Date() }, { left_at: null, redacted_at: new Date() }]) {
    await db.updateTable('person').set(gone).where('id', '=', person).execute()
    await happened({ who: 'roelof-hoekstra' })
    await house.work(day)
  }
  await db.updateTable('person').set({ redacted_at: null }).where('id', '=', person).execute()
  assert.deepEqual(await mails(), [])
  assert.deepEqual(await unmailed(), [])
})

test('in an anonymous think tank the mail does not say which contribution it was', async () => {
  await happened({ who: 'roelof-hoekstra', tank: 'zaaksystemen', number: 71 })
  await house.work(day)
  const { body } = (await mails())[0] ?? { body: '' }
  assert.match(body, /Er is iets besloten over wat u bijdroeg\./)
  // But for the secret at its end, in which any two signs may stand.
  assert.doesNotMatch(body.replace(/minder-mail\/\S+/, ''), /71|bevinding 3/)
})

test('the same job twice sends one mail', async () => {
  await happened({ who: 'samira-el-amrani' })
  await house.work(day)
  await house.database.change((tx) => enqueue(tx, { kind: 'notices.mail', payload: { person_id: house.id('person', 'samira-el-amrani') } }))
  await house.work()
  assert.equal((await mails()).length, 1)
})

const rhythmOf = async (who: string) =>
  (await house.database.db.selectFrom('person').select('mail_rhythm').where('id', '=', house.id('person', who)).executeTakeFirstOrThrow()).mail_rhythm

test('mail comes in the rhythm that somebody chose: at once, every morning, every Monday, or never', async () => {
  const mailed = { 'at-once': [1, 2, 2], daily: [0, 1, 1], weekly: [0, 0, 1], never: [0, 0, 0] }
  for (const chosen of ['at-once', 'daily', 'weekly', 'never'] as const) {
    for (const table of ['notice', 'mailing', 'mail', 'job'] as const) await house.database.db.deleteFrom(table).execute()
    await rhythm(samira, chosen)
    await happened({ who: samira, number: 1 })
    await look()
    const first = (await mails()).length
    if (chosen === 'weekly') assert.deepEqual([(await nextLook()).day, (await nextLook()).time], [1, '07:00'])
    await happened({ who: samira, number: 2 })
    if (chosen === 'weekly') await look()
    else await house.work(day)
    const second = (await mails()).length
    await house.work(7 * day)
    assert.deepEqual([first, second, (await mails()).length], mailed[chosen], chosen)
    if (chosen === 'never') assert.deepEqual(await unmailed(), [])
  }
  await rhythm(samira, 'daily')
})

test('who chooses a quicker rhythm does not wait for the moment of the slower one', async () => {
  await rhythm(samira, 'weekly')
  await happened({ who: samira, number: 1 })
  await house.work(7 * day)
  await happened({ who: samira, number: 2 })
  await look()
  await rhythm(samira, 'at-once')
  await sql`update notice set written_at = now() - interval '11 minutes'`.execute(house.database.db)
  await mailWhatWaits(house.database)
  await house.work()
  assert.equal((await mails()).length, 2)
  await rhythm(samira, 'daily')
})

test('Each mail has one receiver', async () => {
  for (const who of [samira, 'priya-raghunathan', 'joost-haverkamp']) await happened({ who })
  await house.work(day)
  const all = await mails()
  assert.equal(all.length, 3)
  assert.equal(new Set(all.map(({ address }) => address)).size, 3)
  for (const { address, body, headers } of all) {
    assert.match(address, /^[^\s,;<>]+@[^\s,;<>]+$/)
    for (const other of all) if (other.address !== address) assert.ok(!body.includes(other.address) && !JSON.stringify(headers).includes(other.address))
  }
})

const follow = async (who: string, mail: string, tank = 'cloudstrategie') => (await house.as(who)).post(`/mijn/volgen/${tank}`, { mail })
const news = (ring: string, tank = 'cloudstrategie', at: Date | string = new Date(Date.now() - 2 * 86_400_000)) => house.database.db.insertInto('happening').values({
  id: newId(), act: 'finding.make', workspace_id: house.id('workspace', tank), ring_id: house.id('ring', tank, ring), kind: 'finding', number: 3, at,
}).execute()

test('who follows a think tank is mailed what is new in their rings, in words, once, with what concerns them in the same mail', async () => {
  assert.equal((await follow(samira, 'all')).status, 303)
  await mailWhatWaits(house.database)
  await house.work(day)
  assert.deepEqual(await mails(), [])
  for (const ring of ['members', 'members', 'preparation']) await news(ring)
  await happened({ who: samira, number: 6 })
  await mailWhatWaits(house.database)
  await house.work(day)
  const [mail, second] = await mails()
  assert.equal(second, undefined)
  assert.match(mail?.body ?? '', /Denktank Cloudstrategie voor gemeenten\n[^]*Uw bijdrage 6 [^]*\n(?:- \d+ \w+ \d{4}: Bevinding 3 is [^\n]*\n  http:[^\n]*\/denktanks\/cloudstrategie\/bevindingen\/3\n\n){2}Alles op een rij:\nhttp:[^\n]*\/denktanks\/cloudstrategie\/gebeurtenissen\n/)
  assert.doesNotMatch(mail?.body ?? '', /dingen gebeurd/)
  await house.database.db.deleteFrom('mailing').execute()
  await mailWhatWaits(house.database)
  await house.work(day)
  assert.equal((await mails()).length, 1)
})

test('of more than thirty things in a think tank a mail tells how many are left, and where all of them stand, in the language of who reads it', async () => {
  await house.database.db.updateTable('person').set({ language: 'en' }).where('id', '=', house.id('person', samira)).execute()
  await follow(samira, 'all')
  for (let nth = 0; nth < 33; nth += 1) await news('members')
  await mailWhatWaits(house.database)
  await house.work(day)
  const body = (await mails())[0]?.body ?? ''
  await house.database.db.updateTable('person').set({ language: 'nl' }).where('id', '=', house.id('person', samira)).execute()
  assert.equal(body.match(/\n- [^\n]+\n {2}http[^\n]+\/bevindingen\/3\n/g)?.length, 30)
  assert.match(body, /\n\nAnd 3 more\.\nAll of it in a row:\nhttp:[^\n]*\/denktanks\/cloudstrategie\/gebeurtenissen\n/)
})

test('Notifications, to-dos and unread counts after access ended: who left a think tank they follow is mailed nothing of it', async () => {
  const left = 'maarten-de-vlieger'
  assert.equal((await follow(left, 'all')).status, 303)
  await news('members')
  await sql`update ring_person set ended_at = now() where person_id = ${house.id('person', left)}`.execute(house.database.db)
  await mailWhatWaits(house.database)
  await house.work(day)
  assert.deepEqual((await mails()).filter(({ address }) => address.startsWith('maarten')), [])
})

test('a think tank that somebody wants no mail of is left out, and the rest still comes', async () => {
  await follow(samira, 'none')
  await happened({ who: samira, number: 6 })
  await house.work(day)
  assert.deepEqual(await mails(), [])
  await follow(samira, 'mine')
  await happened({ who: samira, number: 7 })
  await house.work(day)
  assert.equal((await mails()).length, 1)
})

test('what is urgent in a think tank of which somebody wants no mail does not hurry the rest, and is not kept', async () => {
  await rhythm(samira, 'weekly')
  await follow(samira, 'none')
  const tank = 'zaaksystemen'
  await sql`insert into ring_person (ring_id, person_id) values (${house.id('ring', tank, 'members')}, ${house.id('person', samira)})`.execute(house.database.db)
  await happened({ who: samira, tank, number: 6 })
  await happened({ who: samira, act: 'decision.remind', told: {} })
  await look()
  assert.deepEqual([(await mails()).length, (await nextLook()).day], [0, 1])
  assert.deepEqual((await unmailed()).map(({ workspace_id }) => workspace_id), [house.id('workspace', tank)])
  await house.work(7 * day)
  assert.equal((await mails()).length, 1)
  await sql`delete from ring_person where ring_id = ${house.id('ring', tank, 'members')} and person_id = ${house.id('person', samira)}`.execute(house.database.db)
  await rhythm(samira, 'daily')
})

test('in an anonymous think tank the mail counts what is new from the next day on', async () => {
  const roelof = 'roelof-hoekstra'
  await follow(roelof, 'all', 'zaaksystemen')
  await news('members', 'zaaksystemen', new Date())
  await mailWhatWaits(house.database)
  await house.work(day)
  assert.deepEqual(await mails(), [])
  await news('members', 'zaaksystemen', new Date(Date.now() - 86_400_000))
  await mailWhatWaits(house.database)
  await house.work(day)
  assert.match((await mails())[0]?.body ?? '', /1 ding gebeurd/)
})

test('nobody follows a think tank they are not in, and a wrong choice comes from no form of ours', async () => {
  for (const [who, status] of [['omer-kaplan', 404], ['gerben-tuinstra', 404], [samira, 303]] as const) assert.equal((await follow(who, 'all')).status, status)
  assert.equal((await follow(samira, 'all', 'zaaksystemen')).status, 404)
  assert.equal((await house.visitor().post('/mijn/volgen/cloudstrategie', { mail: 'all' })).status, 404)
  assert.equal((await follow(samira, 'hourly')).status, 400)
  const told = await house.database.db.selectFrom('happening').innerJoin('workspace', 'workspace.id', 'happening.workspace_id').select('workspace.kind').where('act', '=', 'mail.follow').execute()
  assert.deepEqual([...new Set(told.map(({ kind }) => kind))], ['site'])
})

const linkIn = async (who = samira): Promise<{ path: string; headers: Record<string, string> }> => {
  await happened({ who })
  await house.work(day)
  const [mail] = await mails()
  const headers = mail?.headers as Record<string, string>
  return { path: new URL(/^<(.+)>$/.exec(headers['List-Unsubscribe'] ?? '')?.[1] ?? '').pathname, headers }
}

test('Confirm and unsubscribe: GET does nothing, POST does; RFC 8058 one-click without cookie; forged tokens fail', async () => {
  const { path, headers } = await linkIn()
  assert.equal(headers['List-Unsubscribe-Post'], 'List-Unsubscribe=One-Click')
  const [mail] = await mails()
  assert.ok(mail?.body.includes(`http://127.0.0.1:3000${path}`))
  const nobody = house.visitor()
  for (let time = 0; time < 2; time += 1) {
    const looked = await nobody.get(path)
    assert.equal(looked.status, 200)
    assert.match(wordsOf(looked), /Minder mail/)
    assert.doesNotMatch(looked.body, /samira|amrani/i)
  }
  assert.equal(await rhythmOf(samira), 'daily')
  const fromOutside = { 'sec-fetch-site': 'cross-site', origin: 'https://mail.example' }
  for (const forged of [path.slice(0, -3) + 'AAA', `/minder-mail/${'A'.repeat(43)}`, '/minder-mail/onzin']) {
    assert.equal((await nobody.get(forged)).status, 404)
    assert.notEqual((await nobody.post(forged, { 'List-Unsubscribe': 'One-Click' }, fromOutside)).status, 204)
  }
  assert.equal(await rhythmOf(samira), 'daily')
  const once = await nobody.post(path, { 'List-Unsubscribe': 'One-Click' }, fromOutside)
  assert.equal(once.status, 204)
  assert.deepEqual(once.headers.getSetCookie(), [])
  assert.equal(await rhythmOf(samira), 'never')
  await rhythm(samira, 'daily')
})

test('one click works as multipart too, as the standard prefers', async () => {
  const { path } = await linkIn()
  const body = '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'
  const { makeApp } = await import('../../app.tsx')
  const answer = await makeApp(house.house).fetch(new Request(`http://127.0.0.1:3000${path}`, { method: 'POST', body, headers: { host: '127.0.0.1:3000', 'content-type': 'multipart/form-data; boundary=x' } }))
  assert.equal(answer.status, 204)
  assert.equal(await rhythmOf(samira), 'never')
  await rhythm(samira, 'daily')
})

test('the page behind the link gives less mail, and never more', async () => {
  const { path } = await linkIn()
  const nobody = house.visitor()
  assert.match(wordsOf(await nobody.done(path, { hoeveel: 'weekly' })), /Opgeslagen\. U krijgt voortaan hooguit één mail per week/)
  assert.equal(await rhythmOf(samira), 'weekly')
  const wrong = await nobody.post(path, {})
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong), /Hoeveel mail wilt u\?/)
  assert.equal((await nobody.post(path, { hoeveel: 'at-once' })).status, 422)
  assert.equal(await rhythmOf(samira), 'weekly')
  await house.database.db.updateTable('person').set({ left_at: new Date(), mail_rhythm: 'daily' }).where('id', '=', house.id('person', samira)).execute()
  assert.equal((await nobody.get(path)).status, 404)
  await house.database.db.updateTable('person').set({ left_at: null }).where('id', '=', house.id('person', samira)).execute()
})

test('only a mark of the secret is kept', async () => {
  const { path } = await linkIn()
  const kept = await house.database.db.selectFrom('mail_less').selectAll().execute()
  assert.equal(kept.length, 1)
  assert.ok(!JSON.stringify(kept).includes(path.split('/').at(-1) ?? ''))
  assert.equal(kept[0]?.token_hash.length, 32)
})
