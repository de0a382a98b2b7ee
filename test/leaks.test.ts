/**
 * The leak test: every address of the route table, asked by every kind of person, with a canary word in every private
 * field. A canary in an answer, a header, a mail or a log line where that person does not stand in its ring is a leak.
 * Addresses come from the app itself, so a new one is tested by itself.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { addressesOf, fingerprintOf } from './addresses.ts'
import { hashOf } from '../src/platform/ids.ts'
import { mailWhatWaits } from '../src/association/notices/jobs.ts'
import { openHouse, type Answer, type Seat, type TestHouse } from './house.ts'

let house: TestHouse
before(async () => { house = await openHouse(); await plant() })
after(() => house.close())

/** The secret in the mail of somebody who is invited and has not answered. */
const invitedBy = 'een-uitnodiging-voor-jolanda'
const canary = (ring: string) => `kanarie${ring.slice(0, 8)}x`
const ringOf = (table: string) => sql.raw(`'kanarie' || left(${table}.ring_id::text, 8) || 'x'`)

/** The same for what stands beside the spine and for what came of a meeting: words by table, each marked with the ring it lies in. */
const beside: Readonly<Record<string, readonly string[]>> = {
  discussion: ['title'], post: ['body', 'folded'], concept: ['label'], concept_answer: ['definition'], concept_version: ['label', 'definition', 'explanation', 'note'],
  knowledge_item: ['title', 'why'], knowledge_note: ['quote', 'note'], knowledge_list: ['title', 'about'], watch_word: ['words'],
  date_poll: ['title', 'about'], date_poll_answer: ['comment'], appreciation: ['well', 'better', 'next'], board: ['title'],
}
const plantBeside = async () => {
  const { db } = house.database
  for (const [table, words] of Object.entries(beside)) {
    const marked = words.map((word) => sql`${sql.ref(word)} = ${sql.ref(word)} || ' ' || ${ringOf(table)}`)
    const { numAffectedRows } = await sql`update ${sql.table(table)} set ${sql.join(marked)}`.execute(db)
    assert.ok(Number(numAffectedRows) > 0, `nothing in ${table} to hide: put something in the sample`)
  }
  await sql`update knowledge_item set work = jsonb_set(work, '{title}', to_jsonb((work->>'title') || ' ' || ${ringOf('knowledge_item')}))`.execute(db)
  await sql`insert into post_file (id, workspace_id, post_id, name, type, size, bytes)
    select gen_random_uuid(), workspace_id, id, 'stuk ' || ${ringOf('post')} || '.txt', 'text/plain', 3, 'abc' from post where place = 1`.execute(db)
  const ofBoard = sql`' kanarie' || left(b.ring_id::text, 8) || 'x'`
  await sql`update board_round r set question = r.question || ${ofBoard} from board b where b.id = r.board_id`.execute(db)
  await sql`update card_group g set title = g.title || ${ofBoard} from board_round r join board b on b.id = r.board_id where r.id = g.round_id`.execute(db)
}

/** Moves some things into narrower rings, then marks every private text with the ring it lies in. */
const plant = async () => {
  const { db } = house.database
  const ring = (kind: string) => house.id('ring', 'cloudstrategie', kind)
  await sql`update contribution set ring_id = ${ring('preparation')} where workspace_id = ${house.id('workspace', 'cloudstrategie')} and number between 100 and 104`.execute(db)
  await sql`update contribution set ring_id = ${ring('deelgroep-gemeente')} where workspace_id = ${house.id('workspace', 'cloudstrategie')} and number between 105 and 109`.execute(db)
  await sql`update finding set ring_id = ${ring('preparation')} where workspace_id = ${house.id('workspace', 'cloudstrategie')} and number = 11`.execute(db)
  await sql`insert into draft (id, workspace_id, ring_id, number, slug, title, document, revision, began_at, saved_at)
    select gen_random_uuid(), workspace_id, ${ring('preparation')}, 2, 'geheime-opzet', 'Geheime opzet', document, 1, began_at, saved_at from draft where slug = 'samenvatting-cloudstrategie'`.execute(db)
  await sql`insert into draft_revision (id, draft_id, revision, title, document, saved_at) select gen_random_uuid(), id, 1, title, document, saved_at from draft where slug = 'geheime-opzet'`.execute(db)
  await sql`insert into source (id, workspace_id, ring_id, key, reference, title)
    values (gen_random_uuid(), ${house.id('workspace', 'cloudstrategie')}, ${ring('preparation')}, 'geheim2026', ${JSON.stringify({ id: 'geheim2026', type: 'book', title: 'Geheim' })}::jsonb, 'Geheim')`.execute(db)
  const tank = sql.raw(`(select id from workspace where kind = 'thinktank')`)
  await sql`update contribution set body = body || ' ' || ${ringOf('contribution')}`.execute(db)
  await sql`update finding set statement = statement || ' ' || ${ringOf('finding')}, explanation = explanation || ' ' || ${ringOf('finding')}`.execute(db)
  await sql`update finding_revision r set statement = r.statement || ' kanarie' || left(finding.ring_id::text, 8) || 'x' from finding where finding.id = r.finding_id`.execute(db)
  await sql`update dispute set reason = reason || ' ' || ${ringOf('dispute')}, outcome = case when outcome = '' then '' else outcome || ' ' || ${ringOf('dispute')} end`.execute(db)
  await sql`update fate f set reason = f.reason || ' kanarie' || left(c.ring_id::text, 8) || 'x' from contribution c where c.id = f.contribution_id`.execute(db)
  await sql`update source set title = title || ' ' || ${ringOf('source')}, reference = jsonb_set(reference, '{title}', to_jsonb((reference->>'title') || ' ' || ${ringOf('source')}))`.execute(db)
  await sql`update subtopic set title = title || ' ' || ${ringOf('subtopic')}`.execute(db)
  await sql`update draft set title = title || ' ' || ${ringOf('draft')}, document = replace(document::text, 'de ', 'de ' || ${ringOf('draft')} || ' ')::jsonb`.execute(db)
  await sql`update draft_revision r set document = draft.document, title = draft.title, note = ${sql.raw(`'kanarie' || left(draft.ring_id::text, 8) || 'x'`)} from draft where draft.id = r.draft_id`.execute(db)
  await sql`update workspace w set title = w.title || ' kanarie' || left(r.id::text, 8) || 'x', assignment = w.assignment || ' kanarie' || left(r.id::text, 8) || 'x'
    from ring r where r.workspace_id = w.id and r.kind = 'members' and w.id in ${tank}`.execute(db)
  await sql`update ring s set title = s.title || ' kanarie' || left(r.id::text, 8) || 'x', question = s.question || ' kanarie' || left(r.id::text, 8) || 'x'
    from ring r where r.workspace_id = s.workspace_id and r.kind = 'members' and s.kind = 'subgroup'`.execute(db)
  await sql`update charter set content = jsonb_set(content, '{assignment}', to_jsonb((content->>'assignment') || ' ' || ${ringOf('charter')}))`.execute(db)
  await sql`update charter_amendment set why = why || ' ' || ${ringOf('charter_amendment')}, outcome_words = case when outcome is null then '' else outcome_words || ' ' || ${ringOf('charter_amendment')} end`.execute(db)
  await sql`update charter_answer set reason = reason || ' ' || ${ringOf('charter_answer')}`.execute(db)
  // A meeting and a question of the preparation group, and one of everybody.
  await sql`update meeting set ring_id = ${ring('preparation')} where workspace_id = ${house.id('workspace', 'cloudstrategie')} and number = 2`.execute(db)
  await sql`update meeting set title = title || ' ' || ${ringOf('meeting')}, about = ${ringOf('meeting')}, place = place || ' ' || ${ringOf('meeting')}`.execute(db)
  await sql`update agenda_item i set notes = 'kanarie' || left(m.ring_id::text, 8) || 'x', outcome = 'kanarie' || left(m.ring_id::text, 8) || 'x' from meeting m where m.id = i.meeting_id`.execute(db)
  await sql`insert into meeting_document (id, meeting_id, name, type, bytes, added_at) select gen_random_uuid(), id, 'stuk ' || ${ringOf('meeting')}, 'text/plain', convert_to(${ringOf('meeting')}, 'UTF8'), now() from meeting`.execute(db)
  await sql`insert into decision (id, workspace_id, ring_id, number, kind, title, body, results, perspective, proposed_at, ends_at)
    select gen_random_uuid(), r.workspace_id, r.id, case r.kind when 'members' then 1 else 2 end, 'consent', 'Vraag kanarie' || left(r.id::text, 8) || 'x', 'kanarie' || left(r.id::text, 8) || 'x', 'open', 'municipality', now(), now() + interval '5 days'
    from ring r join workspace w on w.id = r.workspace_id where w.kind = 'thinktank' and r.kind in ('members', 'preparation')`.execute(db)
  await sql`insert into decision_answer (id, workspace_id, ring_id, decision_id, perspective, weights, reason, given_at)
    select gen_random_uuid(), workspace_id, ring_id, id, 'municipality', '{"object": 1}', ${ringOf('decision')}, now() from decision`.execute(db)
  await plantBeside()
  // One think tank is still writing its charter.
  await sql`with gone as (delete from charter where workspace_id = ${house.id('workspace', 'zaaksystemen')} returning workspace_id, content)
    insert into charter_draft (workspace_id, ring_id, content, saved_at) select workspace_id, ${house.id('ring', 'zaaksystemen', 'preparation')},
      jsonb_set(content, '{questions}', jsonb_build_array(${canary(house.id('ring', 'zaaksystemen', 'preparation'))}::text)), now() from gone`.execute(db)
  // Whom the preparation group asks is theirs alone to know; who is asked has a link of their own.
  await sql`update invitation set given_name = given_name || ${ringOf('invitation')}, organisation = organisation || ' ' || ${ringOf('invitation')}, organisation_id = null,
    take_away = ${ringOf('invitation')}, bring = ${ringOf('invitation')}`.execute(db)
  await sql`update expectation set take_away = take_away || ' ' || ${ringOf('expectation')}, bring = bring || ' ' || ${ringOf('expectation')}`.execute(db)
  await db.insertInto('invitation_link').values({ token_hash: hashOf(invitedBy), invitation_id: house.id('invitation', 'cloudstrategie', 'jolanda-wijnands') }).execute()
  await sql`update person set email = 'kanariemail' || left(id::text, 8) || 'x@voorbeeld.example', email_key = 'kanariemail' || left(id::text, 8) || 'x@voorbeeld.example'`.execute(db)
}

const people: Readonly<Record<string, string | undefined>> = {
  'a visitor': undefined,
  'somebody invited': 'jolanda-wijnands',
  'a member of the association only': 'bart-looijenga',
  'a neighbour from the other think tank': 'paulien-schaafsma',
  'a member': 'samira-el-amrani',
  'a member from another subgroup': 'maarten-de-vlieger',
  'the chair': 'marijke-de-wit',
  'somebody of the preparation group': 'henk-postma',
  'an administrator elsewhere': 'nienke-ruijter',
  'somebody removed': 'gerben-tuinstra',
}

const ringsOf = async (person: string | undefined): Promise<Set<string>> => {
  if (!person) return new Set()
  const { rows } = await sql<{ ring: string }>`select left(ring_id::text, 8) as ring from ring_person where person_id = ${house.id('person', person)} and ended_at is null`.execute(house.database.db)
  return new Set(rows.map(({ ring }) => ring))
}

/** The rings of what somebody gave or was asked for, also where they stand no longer: that much of their own may be told to them. */
const ringsOfOwn = async (person: string | undefined): Promise<string[]> => {
  if (!person) return []
  const id = house.id('person', person)
  const { rows } = await sql<{ ring: string }>`
    with own as (
      select c.workspace_id, c.ring_id from contribution c join giver g on g.kind = 'contribution' and g.thing_id = c.id where g.person_id = ${id}
      union select d.workspace_id, d.ring_id from dispute d join giver g on g.kind = 'dispute' and g.thing_id = d.id where g.person_id = ${id}
      union select workspace_id, ring_id from invitation where person_id = ${id}
      union select workspace_id, null from participant where person_id = ${id})
    select left(ring_id::text, 8) as ring from own where ring_id is not null
    union select left(r.id::text, 8) from own join ring r on r.workspace_id = own.workspace_id and r.kind = 'members'`.execute(house.database.db)
  return rows.map(({ ring }) => ring)
}

// The board, the secretariat and the administrator keep the list of members.
const mayReadAddresses = async (person: string | undefined): Promise<boolean> => person !== undefined
  && (await house.database.db.selectFrom('role').select('id').where('person_id', '=', house.id('person', person)).where('ended_at', 'is', null).execute()).length > 0

const leaksIn = (answer: Answer, rings: ReadonlySet<string>, person: string | undefined, reads: boolean): string[] => {
  const everything = `${answer.body}\n${[...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n')}`
  const foreign = [...everything.matchAll(/kanarie([0-9a-f]{8})x/g)].map(([, ring]) => ring as string).filter((ring) => !rings.has(ring))
  const own = person ? house.id('person', person).slice(0, 8) : ''
  const mails = reads ? [] : [...everything.matchAll(/kanariemail([0-9a-f]{8})x/g)].map(([, id]) => id as string).filter((id) => id !== own)
  return [...new Set([...foreign, ...mails.map((id) => `mail of ${id}`)])]
}

// Not at home: there the sample's people are offered to everybody at the keyboard, on purpose.
const seatOf = async (person: string | undefined): Promise<Seat> => {
  const outside = house.with({ host: '0.0.0.0' })
  return person ? outside.as(person) : outside.visitor()
}

test('the canaries are where they should be: a member finds their own ring’s', async () => {
  const seat = await house.as('samira-el-amrani')
  const { body } = await seat.get('/denktanks/cloudstrategie/bijdragen')
  assert.match(body, new RegExp(canary(house.id('ring', 'cloudstrategie', 'members'))))
})

for (const [who, person] of Object.entries(people)) {
  test(`${who} finds nothing at any address that lies outside their rings`, async () => {
    const seat = await seatOf(person)
    const rings = await ringsOf(person)
    const reads = await mayReadAddresses(person)
    const withOwn = new Set([...rings, ...await ringsOfOwn(person)])
    const leaks: string[] = []
    let asked = 0
    for (const address of await addressesOf(house, 'GET')) {
      if (address.endsWith('/live')) continue
      const answer = await seat.get(address)
      asked += 1
      assert.notEqual(answer.status, 500, `${address} broke: ${house.logged.at(-1) ?? ''}`)
      for (const leak of leaksIn(answer, address.startsWith('/mijn/gegevens') ? withOwn : rings, person, reads)) leaks.push(`${address}: ${leak}`)
    }
    assert.ok(asked > 50, 'the route table gave addresses to ask')
    assert.deepEqual(leaks, [])
  })
}

for (const who of ['a visitor', 'a member of the association only', 'a neighbour from the other think tank', 'somebody removed']) {
  test(`${who} cannot change anything in a think tank that is not theirs, and it looks as if it were not there`, async () => {
    const seat = await seatOf(people[who])
    const mark = await fingerprintOf(house)
    const posts = (await addressesOf(house, 'POST')).filter((address) => address.startsWith('/denktanks/cloudstrategie/'))
    assert.ok(posts.length > 20, 'the route table gave addresses to post to')
    for (const address of posts) {
      const answer = await seat.post(address, { reden: 'x' })
      assert.equal(answer.status, 404, `${address} answered ${answer.status}`)
    }
    assert.equal(await fingerprintOf(house), mark)
  })
}

test('somebody invited sees by the link in their mail what the think tank is about, and nothing else of it', async () => {
  const { title, assignment } = await house.database.db.selectFrom('workspace').select(['title', 'assignment']).where('slug', '=', 'cloudstrategie').executeTakeFirstOrThrow()
  const seat = await seatOf(undefined)
  for (const way of ['', '?antwoord=ja', '?antwoord=nee', '?antwoord=ander']) {
    const answer = await seat.get(`/uitnodiging/${invitedBy}${way}`)
    assert.equal(answer.status, 200)
    assert.ok(answer.body.includes(assignment), 'what it is about')
    assert.deepEqual(leaksIn({ ...answer, body: answer.body.replaceAll(title, '').replaceAll(assignment, '') }, new Set(), undefined, false), [])
    assert.doesNotMatch(answer.body, /\/denktanks\//)
  }
  for (const address of await addressesOf(house, 'GET')) {
    if (address.startsWith('/denktanks/cloudstrategie')) assert.equal((await seat.get(address)).status, 404, address)
  }
})

test('what is not yours answers exactly as what is not there', async () => {
  const seat = await house.as('bart-looijenga')
  const plain = (answer: Answer, slug: string) => answer.body.replaceAll(slug, 'X').replaceAll(encodeURIComponent(slug), 'X')
  for (const path of ['', '/bijdragen', '/bijdragen/1', '/bevindingen/3', '/teksten/1', '/deelnemers', '/gebeurtenissen', '/spoor/bevinding/3']) {
    const there = await seat.get(`/denktanks/cloudstrategie${path}`)
    const nowhere = await seat.get(`/denktanks/bestaat-niet-hoor${path}`)
    assert.equal(there.status, 404)
    assert.equal(plain(there, 'cloudstrategie'), plain(nowhere, 'bestaat-niet-hoor'))
    const heads = (answer: Answer) => [...answer.headers].filter(([name]) => name !== 'date').sort().toString()
    assert.equal(heads(there), heads(nowhere))
  }
})

test('mail and log hold nothing of a ring that the receiver is not in, and no addresses', async () => {
  await house.work(90_000)
  // Whoever follows everything, and would be told of every discussion that there is, reads of their own rings only.
  const { db } = house.database
  await sql`insert into following (person_id, workspace_id, mail, mailed_seq) select person_id, workspace_id, 'all', 0 from participant where ended_at is null
    on conflict (person_id, workspace_id) do update set mail = 'all', mailed_seq = 0`.execute(db)
  await sql`update post set said_at = now()`.execute(db)
  for (const table of ['discussion_reading', 'discussion_level', 'reading', 'mailing', 'notice'] as const) await sql`delete from ${sql.table(table)}`.execute(db)
  await sql`insert into happening (id, act, workspace_id, ring_id, at, kind, thing_id, number) select gen_random_uuid(), 'post.add', workspace_id, ring_id, now(), 'discussion', id, number from discussion`.execute(db)
  await sql`insert into notice (id, person_id, workspace_id, happening_id, written_at) select gen_random_uuid(), p.id, h.workspace_id, h.id, now() - interval '2 days'
    from happening h cross join person p where h.act = 'post.add' and h.kind = 'discussion' and p.email is not null`.execute(db)
  await sql`update person set mail_rhythm = 'daily' where mail_rhythm <> 'never'`.execute(db)
  const before = (await db.selectFrom('mail').select('id').execute()).length
  await mailWhatWaits(house.database)
  await house.work(90_000)
  const gathered = await sql<{ body: string }>`select body from mail order by written_at, id offset ${before}`.execute(db)
  assert.ok(gathered.rows.some(({ body }) => /Gesprek \d+: [^\n]*kanarie[\s\S]*\n {4}[^\n]*kanarie/.test(body)), 'a mail that gathers holds what was said')
  const { rows: mails } = await sql<{ person_id: string; everything: string }>`select person_id, subject || body || coalesce(html, '') || headers::text as everything from mail`.execute(house.database.db)
  for (const mail of mails) {
    const { rows } = await sql<{ ring: string }>`select left(ring_id::text, 8) as ring from ring_person where person_id = ${mail.person_id} and ended_at is null`.execute(house.database.db)
    const rings = new Set(rows.map(({ ring }) => ring))
    assert.deepEqual([...mail.everything.matchAll(/kanarie([0-9a-f]{8})x/g)].map(([, ring]) => ring as string).filter((ring) => !rings.has(ring)), [])
  }
  assert.ok(!house.logged.some((line) => /kanarie/.test(line)), 'a private text in the log')
})

test('in an anonymous think tank no page says who said or did a thing, not to its chair either', async () => {
  const names = (await sql<{ family_name: string }>`select family_name from person p join participant t on t.person_id = p.id where t.workspace_id = ${house.id('workspace', 'zaaksystemen')}`.execute(house.database.db)).rows.map((row) => row.family_name)
  const chair = await house.as('paulien-schaafsma')
  const pages = (await addressesOf(house, 'GET')).filter((address) => /^\/denktanks\/zaaksystemen\/(bijdragen|bevindingen|teksten|spoor|gebeurtenissen|verwachtingen)/.test(address))
    // Where somebody types a sheet over, perspectives are choices: nobody's.
    .filter((address) => !address.endsWith('/overtypen'))
  assert.ok(pages.length > 20)
  for (const address of pages) {
    const { body, status } = await chair.get(address)
    if (status !== 200) continue
    const main = body.slice(body.indexOf('<main'))
    for (const name of names) assert.ok(!main.includes(name), `${address} names ${name}`)
    assert.doesNotMatch(main, /(Gemeente|Shared service organisatie|Leverancier)<\/span>/, `${address} shows a perspective`)
    for (const [, time] of main.matchAll(/datetime="([^"]+)"/g)) assert.match(time as string, /^\d{4}-\d\d-\d\d$/, `${address} shows a moment: ${time}`)
  }
})
