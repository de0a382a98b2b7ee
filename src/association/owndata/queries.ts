import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { orNotHere } from '../../workspaces/rings.ts'

// About one's own person only, asked straight from the database: no ring holds it, and no name of anybody else is in it.

type Ask = (me: string) => RawBuilder<unknown>

/** The think tank of a thing that I gave. Where nobody knows any more who gave what, it is not mine here either. */
const given = (kind: string, columns: string): Ask => (me) => sql`
  select w.title as denktank, ${sql.raw(columns)} from giver g join ${sql.table(kind)} t on t.id = g.thing_id
  join workspace w on w.id = t.workspace_id where g.kind = ${kind} and g.person_id = ${me} order by w.title, t.id`

const mandated = sql`join mandate m on m.id = s.mandate_id join organisation o on o.id = s.organisation_id`

/** How I voted and answered: in a secret vote only that I did. */
const votes: Ask = (me) => sql`select w.title as denktank, d.number, d.title, a.weights::text as answer, a.reason, a.given_at
  from giver g join decision_answer a on a.id = g.thing_id join decision d on d.id = a.decision_id join workspace w on w.id = d.workspace_id
  where g.kind = 'decision_answer' and g.person_id = ${me}
  union all select w.title, d.number, d.title, null, null, null from decision_voice v join decision d on d.id = v.decision_id
  join workspace w on w.id = d.workspace_id where v.voice = ${me} and v.answer_id is null order by 1, 2`

const reads: Ask = (me) => sql`select w.title as denktank, l.title as list, i.title from giver g join knowledge_read r on r.id = g.thing_id
  join knowledge_list l on l.id = r.list_id join knowledge_item i on i.id = r.item_id join workspace w on w.id = r.workspace_id
  where g.kind = 'knowledge_read' and g.person_id = ${me} order by w.title, l.title, i.title`

/**
 * Tables that hold a person and of which nothing is in their own data, each with why. Everything else that the register
 * knows is in it: a test knows if a table is missing.
 */
export const notInOwnData: Readonly<Record<string, string>> = {
  signin_link: 'a secret, for ten minutes', passkey_challenge: 'a secret, for minutes', oidc_request: 'a secret, for minutes', recovery_code: 'secrets, kept as hashes',
  mail_less: 'a secret, kept as a hash', reply_key: 'a secret, kept as a hash', date_poll_link: 'a secret, kept as a hash', evaluation_link: 'a secret, kept as a hash',
  erasure: 'of who is not here any more', dot: 'of an open round, gone when it closes', job: 'work that waits for minutes',
  subgroup_proposal_group: 'a proposal that nobody accepted yet', subgroup_proposal_seat: 'a proposal that nobody accepted yet', post_mention: 'what somebody else wrote',
}

/** Everything that is kept of a person, by kind: each a list of rows, in the order of the page. */
export const kinds = {
  account: (me) => sql`select p.id, p.given_name, p.prefix, p.family_name, p.email, p.language, p.membership, p.addressed_as, p.mail_rhythm,
    o.name as organisation, p.joined_at, p.left_at, (select mailed_at from mailing where person_id = p.id) as mailed_at from person p left join organisation o on o.id = p.organisation_id where p.id = ${me}`,
  tasks: (me) => sql`select kind, since, ended_at from role where person_id = ${me}
    union all select 'region ' || region, since, ended_at from regional_chair where person_id = ${me} order by since`,
  mandates: (me) => sql`select o.name as organisation, m.since, m.until, m.ended_at, m.ended_reason, source.person_id as lent_by,
    handed.person_id as handed_over_by, next.person_id as handed_over_to from mandate m join organisation o on o.id = m.organisation_id
    left join mandate source on source.id = m.from_mandate left join mandate handed on handed.id = m.handed_from left join mandate next on next.handed_from = m.id where m.person_id = ${me} order by m.since, m.id`,
  signins: (me) => sql`select 'session' as kind, browser as name, began_at as since, seen_at as used_at, ended_at from session where person_id = ${me}
    union all select 'passkey', name, added_at, used_at, null from passkey where person_id = ${me}
    union all select 'app', '', begun_at, null, null from authenticator where person_id = ${me}
    union all select 'address', email, null, used_at, expires_at from address_change where person_id = ${me}
    union all select 'organisation', issuer || ' ' || sub, linked_at, null, ended_at from identity where person_id = ${me} order by since`,
  thinktanks: (me) => sql`select w.title as denktank, pt.perspective, pt.role, o.name as organisation, pt.since, pt.ended_at
    from participant pt join workspace w on w.id = pt.workspace_id left join organisation o on o.id = pt.organisation_id where pt.person_id = ${me} order by pt.since, w.title`,
  subgroups: (me) => sql`select w.title as denktank, r.title as subgroup, rp.since, rp.ended_at, r.facilitator = ${me} as facilitates, r.reporter = ${me} as reports from ring_person rp join ring r on r.id = rp.ring_id
    join workspace w on w.id = r.workspace_id where rp.person_id = ${me} and r.kind = 'subgroup' order by rp.since, r.title`,
  wishes: (me) => sql`select w.title as denktank, s.kind, r.title as subgroup from subgroup_wish s join workspace w on w.id = s.workspace_id
    left join ring r on r.id = s.subgroup_id where s.person_id = ${me} order by w.title, s.kind`,
  reading: (me) => sql`select w.title as denktank, r.at as read_until, f.mail from workspace w
    left join reading r on r.workspace_id = w.id and r.person_id = ${me} left join following f on f.workspace_id = w.id and f.person_id = ${me}
    where r.person_id is not null or f.person_id is not null order by w.title`,
  invitations: (me) => sql`select w.title as denktank, i.perspective, i.sent_at, i.answer, i.answered_at, i.take_away, i.bring, i.withdrawn_at
    from invitation i join workspace w on w.id = i.workspace_id where (i.person_id = ${me} or i.became_id = ${me}) and i.sent_at is not null order by w.title, i.id`,
  contributions: given('contribution', 't.number, t.kind, t.perspective, t.body, t.said_at, t.edited_at, t.withdrawn_at, t.fate'),
  earlier: (me) => sql`select w.title as denktank, c.number, r.kind, r.body, r.replaced_at from giver g join contribution c on c.id = g.thing_id
    join contribution_revision r on r.contribution_id = c.id join workspace w on w.id = c.workspace_id
    where g.kind = 'contribution' and g.person_id = ${me}
    union all select w.title, d.number, 'post', r.body, r.replaced_at from giver g join post p on p.id = g.thing_id join discussion d on d.id = p.discussion_id
      join post_revision r on r.post_id = p.id join workspace w on w.id = p.workspace_id where g.kind = 'post' and g.person_id = ${me}
    union all select 'theme', p.number, 'theme', concat_ws(E'\\n', r.title, r.about, r.why), r.replaced_at from giver g join proposal p on p.id = g.thing_id
      join proposal_revision r on r.proposal_id = p.id where g.kind = 'proposal' and g.person_id = ${me} order by 1, 2, 5`,
  cards: (me) => sql`select w.title as denktank, b.title as board, c.kind, c.body, c.withdrawn_at from card_hand h join card c on c.id = h.card_id
    join board b on b.id = c.board_id join workspace w on w.id = b.workspace_id where h.person_id = ${me} order by w.title, b.title, c.id`,
  meetings: (me) => sql`select w.title as denktank, m.title, m.starts_at, o.name as organisation, a.perspective, a.answer, a.answered_at, a.waits_since, a.present_at
    from meeting_attendee a join meeting m on m.id = a.meeting_id join workspace w on w.id = m.workspace_id
    left join organisation o on o.id = a.organisation_id where a.person_id = ${me} order by m.starts_at, w.title`,
  calendars: (me) => sql`select w.title as denktank, f.made_at from calendar_feed f left join workspace w on w.id = f.workspace_id where f.person_id = ${me} order by f.made_at`,
  expectations: given('expectation', 't.take_away, t.bring, t.given_at, t.edited_at, t.withdrawn_at'),
  posts: (me) => sql`select w.title as denktank, d.number as discussion, t.body, t.said_at, t.edited_at, t.withdrawn_at,
    (select string_agg(concat_ws(': ', f.name, nullif(f.description, '')), '; ' order by f.name, f.id) from post_file f where f.post_id = t.id) as attachments from giver g join post t on t.id = g.thing_id
    join discussion d on d.id = t.discussion_id join workspace w on w.id = t.workspace_id where g.kind = 'post' and g.person_id = ${me} order by w.title, d.number, t.id`,
  discussions: given('discussion', 't.number, t.title, t.begun_at'),
  listening: (me) => sql`select w.title as denktank, d.number as discussion, r.place as read_until, l.level from discussion d join workspace w on w.id = d.workspace_id
    left join discussion_reading r on r.discussion_id = d.id and r.person_id = ${me} left join discussion_level l on l.about = d.id and l.person_id = ${me}
    where r.person_id is not null or l.person_id is not null order by w.title, d.number`,
  disputes: given('dispute', 't.reason, t.raised_at, t.settled_at, t.outcome'),
  findings: given('finding', 't.number, t.statement, t.explanation, t.made_at, t.withdrawn_at'),
  amendments: given('charter_amendment', 't.number, t.why, t.changes, t.proposed_at, t.withdrawn_at, t.outcome'),
  decisions: given('decision', 't.number, t.title, t.body, t.proposed_at, t.withdrawn_at, t.outcome, t.outcome_words'),
  votes,
  concepts: given('concept_answer', 't.definition, t.given_at'),
  versions: given('concept_version', 't.version, t.label, t.definition, t.explanation, t.examples, t.note, t.proposed_at, t.adopted_at'),
  knowledge: given('knowledge_item', 't.title, t.why, t.added_at, t.changed_at, t.withdrawn_at'),
  mended: (me) => sql`select w.title as denktank, s.title, r.revision, r.replaced_at from giver g join source_revision r on r.id = g.thing_id
    join source s on s.id = r.source_id join workspace w on w.id = r.workspace_id where g.kind = 'source_revision' and g.person_id = ${me}
    union all select w.title, i.title, r.revision, r.replaced_at from giver g join knowledge_revision r on r.id = g.thing_id
      join knowledge_item i on i.id = r.item_id join workspace w on w.id = r.workspace_id where g.kind = 'knowledge_revision' and g.person_id = ${me} order by 1, 2, 3`,
  notes: given('knowledge_note', 't.quote, t.place, t.note, t.given_at, t.withdrawn_at'),
  reads,
  dates: (me) => sql`select w.title as denktank, p.title as poll, a.choices, a.comment, v.zone, a.given_at from date_poll_voice v
    join date_poll p on p.id = v.poll_id join workspace w on w.id = p.workspace_id
    left join giver g on g.kind = 'date_poll_answer' and g.thing_id = v.answer_id and g.person_id = v.person_id
    left join date_poll_answer a on a.id = g.thing_id where v.person_id = ${me} order by w.title, p.title, p.id`,
  answers: given('charter_answer', 't.answer, t.reason, t.given_at'),
  appreciations: given('appreciation', 't.met, t.value, t.well, t.better, t.next, t.given_at'),
  signoffs: given('signoff', 't.revision, t.kind, t.reason, t.given_at, t.withdrawn_at, t.outcome'),
  texts: (me) => sql`select w.title as denktank, d.number, r.revision, r.title, r.note, r.saved_at from giver g join draft_revision r on r.id = g.thing_id
    join draft d on d.id = r.draft_id join workspace w on w.id = d.workspace_id where g.kind = 'draft_revision' and g.person_id = ${me} order by w.title, d.number, r.revision`,
  themes: (me) => sql`select p.number, p.title, p.about, p.why, p.proposed_at, p.edited_at, p.withdrawn_at, p.fate from giver g
    join proposal p on p.id = g.thing_id where g.kind = 'proposal' and g.person_id = ${me} order by p.number`,
  supports: (me) => sql`select p.number, p.title, o.name as organisation, s.why, s.given_at, s.withdrawn_at from proposal_support s ${mandated}
    join proposal p on p.id = s.proposal_id where m.person_id = ${me} order by s.given_at, p.number`,
  endorsements: (me) => sql`select p.title, p.number as edition, o.name as organisation, s.kind, s.words, s.given_at, s.ended_at from endorsement s ${mandated}
    join publication p on p.id = s.publication_id where m.person_id = ${me} order by s.given_at, p.title`,
  reports: given('report', 't.kind, t.words, t.reason, t.reported_at, t.outcome'),
  hidings: given('hiding', 't.kind, t.reason, t.hidden_at, t.outcome'),
  appeals: (me) => sql`select w.title as denktank, h.kind, h.words, h.reason, h.hidden_at, h.appeal, h.outcome, h.outcome_words from hiding h
    join workspace w on w.id = h.workspace_id join giver g on g.kind = h.kind and g.thing_id = h.thing_id where g.person_id = ${me} order by h.hidden_at, h.id`,
  mail: (me) => sql`select address, subject, body, written_at, sent_at, failed_at from mail where person_id = ${me} order by written_at, id`,
  mailin: (me) => sql`select 'answer' as kind, m.came_at, m.outcome, m.reason from mail_in m, person p where p.id = ${me} and (m.person_id = p.id or lower(m.address) = p.email_key)
    union all select 'returned', b.last_at, b.status, '' from mail_bounce b, person p where p.id = ${me} and b.address_key = p.email_key order by 2`,
  notices: (me) => sql`select w.title as place, h.act, h.number, n.written_at, n.mailed_at from notice n join happening h on h.id = n.happening_id
    join workspace w on w.id = n.workspace_id where n.person_id = ${me} order by n.written_at, n.id`,
  contact: (me) => sql`select c.name, c.about, c.about_en, c.email, c.phone, c.agreed_at from contact_person c, person p
    where p.id = ${me} and (c.person_id = p.id or lower(c.email) = p.email_key) order by c.name, c.id`,
  files: (me) => sql`select kind, name, began_at, finished_at from import_file where person_id = ${me}
    union all select 'references', format, sent_at, null from knowledge_import where person_id = ${me} order by began_at`,
  acts: (me) => sql`select w.title as place, h.act, h.kind, h.number, h.at from giver g join happening h on h.id = g.thing_id
    join workspace w on w.id = h.workspace_id where g.kind = 'happening' and g.person_id = ${me} order by h.at, h.id`,
} as const satisfies Readonly<Record<string, Ask>>

export type Kind = keyof typeof kinds
export type Line = Readonly<Record<string, string | number | boolean | null>>

/** Every kind of which something can be kept, in the order of the page. */
export const kindsKept = Object.keys(kinds) as readonly Kind[]

/** Everything that is kept of me, by kind. One query. */
export const everythingOf = async (database: Database, me: string): Promise<Readonly<Record<Kind, readonly Line[]>>> => {
  const parts = kindsKept.map((kind) => sql`${sql.lit(kind)}, (select coalesce(json_agg(q), '[]') from (${kinds[kind](me)}) q)`)
  const { rows } = await sql<{ all: Record<Kind, Line[]> }>`select json_build_object(${sql.join(parts)}) as all`.execute(database.db)
  return orNotHere(rows[0]).all
}

/** How many rows are kept of me of each kind. One query. */
export const countsOf = async (database: Database, me: string): Promise<Readonly<Record<Kind, number>>> => {
  const parts = kindsKept.map((kind) => sql`${sql.lit(kind)}, (select count(*)::int from (${kinds[kind](me)}) q)`)
  const { rows } = await sql<{ all: Record<Kind, number> }>`select json_build_object(${sql.join(parts)}) as all`.execute(database.db)
  return orNotHere(rows[0]).all
}

/** What is kept of me of one kind. */
export const rowsOf = async (database: Database, me: string, kind: Kind): Promise<readonly Line[]> => {
  const { rows } = await sql<{ all: Line[] }>`select coalesce(json_agg(q), '[]') as all from (${kinds[kind](me)}) q`.execute(database.db)
  return orNotHere(rows[0]).all
}

/** Somebody to be erased, by name; 404 when there is nobody, or it was done before. */
export const erasableName = async (database: Database, id: string): Promise<{ name: string; left: boolean }> =>
  orNotHere(await database.db.selectFrom('person').where('id', '=', id).where('redacted_at', 'is', null)
    .select([sql<string>`concat_ws(' ', given_name, prefix, family_name)`.as('name'), sql<boolean>`left_at is not null`.as('left')]).executeTakeFirst())
