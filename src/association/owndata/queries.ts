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

/** Everything that is kept of a person, by kind: each a list of rows, in the order of the page. */
const kinds = {
  account: (me) => sql`select p.id, p.given_name, p.prefix, p.family_name, p.email, p.language, p.membership, p.addressed_as, p.mail_rhythm,
    o.name as organisation, p.joined_at, p.left_at from person p left join organisation o on o.id = p.organisation_id where p.id = ${me}`,
  tasks: (me) => sql`select kind, since, ended_at from role where person_id = ${me}
    union all select 'region ' || region, since, ended_at from regional_chair where person_id = ${me} order by since`,
  mandates: (me) => sql`select o.name as organisation, m.since, m.until, m.ended_at, m.ended_reason
    from mandate m join organisation o on o.id = m.organisation_id where m.person_id = ${me} order by m.since, m.id`,
  signins: (me) => sql`select 'session' as kind, browser as name, began_at as since, seen_at as used_at, ended_at from session where person_id = ${me}
    union all select 'passkey', name, added_at, used_at, null from passkey where person_id = ${me}
    union all select 'app', '', begun_at, null, null from authenticator where person_id = ${me}
    union all select 'organisation', issuer || ' ' || sub, linked_at, null, ended_at from identity where person_id = ${me} order by since`,
  thinktanks: (me) => sql`select w.title as denktank, pt.perspective, pt.role, o.name as organisation, pt.since, pt.ended_at
    from participant pt join workspace w on w.id = pt.workspace_id left join organisation o on o.id = pt.organisation_id where pt.person_id = ${me} order by pt.since, w.title`,
  subgroups: (me) => sql`select w.title as denktank, r.title as subgroup, rp.since, rp.ended_at from ring_person rp join ring r on r.id = rp.ring_id
    join workspace w on w.id = r.workspace_id where rp.person_id = ${me} and r.kind = 'subgroup' order by rp.since, r.title`,
  reading: (me) => sql`select w.title as denktank, r.at as read_until, f.mail from reading r join workspace w on w.id = r.workspace_id
    left join following f on f.workspace_id = r.workspace_id and f.person_id = r.person_id where r.person_id = ${me} order by w.title`,
  invitations: (me) => sql`select w.title as denktank, i.perspective, i.sent_at, i.answer, i.answered_at, i.take_away, i.bring, i.withdrawn_at
    from invitation i join workspace w on w.id = i.workspace_id where (i.person_id = ${me} or i.became_id = ${me}) and i.sent_at is not null order by w.title, i.id`,
  contributions: given('contribution', 't.number, t.kind, t.perspective, t.body, t.said_at, t.edited_at, t.withdrawn_at, t.fate'),
  earlier: (me) => sql`select w.title as denktank, c.number, r.kind, r.body, r.replaced_at from giver g join contribution c on c.id = g.thing_id
    join contribution_revision r on r.contribution_id = c.id join workspace w on w.id = c.workspace_id
    where g.kind = 'contribution' and g.person_id = ${me} order by w.title, c.number, r.replaced_at`,
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
  amendments: given('charter_amendment', 't.number, t.why, t.proposed_at, t.withdrawn_at, t.outcome'),
  concepts: given('concept_answer', 't.definition, t.given_at'),
  dates: given('date_poll_answer', 't.choices, t.comment, t.given_at'),
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
  appeals: (me) => sql`select w.title as denktank, h.kind, h.words, h.reason, h.hidden_at, h.appeal, h.outcome, h.outcome_words from hiding h
    join workspace w on w.id = h.workspace_id join giver g on g.kind = h.kind and g.thing_id = h.thing_id where g.person_id = ${me} order by h.hidden_at, h.id`,
  mail: (me) => sql`select address, subject, body, written_at, sent_at, failed_at from mail where person_id = ${me} order by written_at, id`,
  files: (me) => sql`select kind, name, began_at, finished_at from import_file where person_id = ${me} order by began_at`,
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
