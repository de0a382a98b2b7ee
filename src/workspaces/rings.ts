import { sql, type SelectQueryBuilder } from 'kysely'
import { databaseOf, type Here } from '../platform/here.ts'
import { notHere } from '../platform/refusals.ts'
import type { Tables } from '../tables.ts'

/** Tables whose rows lie in a ring. */
export type RingedTable = { [T in keyof Tables]: Tables[T] extends { ring_id: unknown; workspace_id: unknown } ? T : never }[keyof Tables]
/** Tables without anything of a ring in them: links, histories and lists that are only reached through a ringed row. */
export type OpenTable = Exclude<keyof Tables, RingedTable | 'giver' | 'session' | 'signin_link' | 'mail' | 'attempt' | 'form_key' | 'erasure' | SecretTable>
type SecretTable = 'card_hand' | 'dot' | 'oidc_secret' | 'oidc_request' | 'oidc_session' | 'identity' | 'mail_less' | 'passkey' | 'passkey_challenge' | 'authenticator' | 'recovery_code' | 'address_change' | 'invitation_link' | 'decision_voice' | 'discussion_reading' | 'discussion_level' | 'evaluation_link' | 'calendar_feed' | 'date_poll_voice' | 'date_poll_link' | 'reply_key' | 'mail_in' | 'mail_bounce'

/** Shown in place of a perspective that too few people share, or that is not shown at all. */
export const unnamed = 'participant'

/**
 * Rows of this workspace in the rings you are in. Where the attribution rule hides a perspective, it is hidden here,
 * before any filter, count or order can touch it; what was hidden with a reason reads as that reason.
 */
export const rows = <T extends RingedTable>(here: Here, table: T): SelectQueryBuilder<Tables, T, {}> => {
  const { db } = databaseOf(here)
  const rings = here.rings.map((ring) => ring.id)
  const inRings = sql<boolean>`${sql.ref(`${table}.workspace_id`)} = ${here.workspace.id} and ${sql.ref(`${table}.ring_id`)} = any(${rings}::uuid[])`
  if (!isMasked(table)) {
    return db.selectFrom(table as RingedTable).where(inRings) as unknown as SelectQueryBuilder<Tables, T, {}>
  }
  return db.selectFrom(maskedRows(here, table).as(table)).where(inRings) as unknown as SelectQueryBuilder<Tables, T, {}>
}

/** The rings of think tanks that somebody stands in, and those think tanks. Made by `ringsOfMine` only. */
export interface Mine { readonly workspaces: readonly string[]; readonly rings: readonly string[] }

/** The rings of think tanks that you stand in, over all think tanks. Rings that everybody may read, and those of the association, are left out. */
export const ringsOfMine = async (here: Here): Promise<Mine> => {
  const { rows: found } = await sql<{ ring: string; workspace: string }>`
    select mine.ring_id as ring, w.id as workspace from ring_person mine join ring on ring.id = mine.ring_id join workspace w on w.id = ring.workspace_id
    where mine.person_id = ${here.who.member} and mine.ended_at is null and ring.closed_at is null and w.kind = 'thinktank'`.execute(databaseOf(here).db)
  return { workspaces: [...new Set(found.map(({ workspace }) => workspace))], rings: found.map(({ ring }) => ring) }
}

/**
 * Where somebody may follow what changes: their rings of open think tanks, and those of the association that they stand in.
 * `onBeat`: there the moment of a change must tell nothing.
 */
export const placesOfMine = async (here: Here): Promise<{ workspace: string; rings: string[]; onBeat: boolean }[]> => {
  const { rows: found } = await sql<{ workspace: string; rings: string[]; onBeat: boolean }>`
    select w.id as workspace, w.kind = 'thinktank' and w.attribution = 'anonymous' as "onBeat", jsonb_agg(ring.id) as rings
    from ring join workspace w on w.id = ring.workspace_id
    where ring.closed_at is null and w.closed_at is null and (
      w.kind = 'thinktank' and exists (select 1 from ring_person mine where mine.ring_id = ring.id and mine.person_id = ${here.who.member} and mine.ended_at is null)
      or w.kind = 'association' and (ring.kind = 'members' or ring.kind = 'board' and ${here.who.board}))
    group by w.id`.execute(databaseOf(here).db)
  return found
}

/**
 * Rows in those rings, for what is looked for in all think tanks at once. No perspective is told here: whether it may be told
 * is a matter of each think tank.
 */
export const rowsOfMine = <T extends RingedTable>(here: Here, table: T, { workspaces, rings }: Mine): SelectQueryBuilder<Tables, T, {}> => {
  const { db } = databaseOf(here)
  const untold = { ...here, workspace: { ...here.workspace, attribution: 'anonymous' as const }, perspectives: [] }
  const from = isMasked(table) ? db.selectFrom(maskedRows(untold, table).as(table)) : db.selectFrom(table as RingedTable)
  // The think tank says nothing that the ring does not, but it is what the indexes begin with.
  return (from as unknown as SelectQueryBuilder<Tables, T, {}>).where(sql<boolean>`${sql.ref(`${table}.workspace_id`)} = any(${[...workspaces]}::uuid[])
    and ${sql.ref(`${table}.ring_id`)} = any(${[...rings]}::uuid[])`)
}

/** Rows that every member of the association may read, for who stands in a think tank and reads them there. */
export const rowsOfAssociation = <T extends 'concept' | 'concept_version'>(here: Here, table: T): SelectQueryBuilder<Tables, T, {}> => {
  const places = sql`from ring r join workspace w on w.id = r.workspace_id where w.kind = 'association' and r.kind = 'members' and r.closed_at is null`
  return (databaseOf(here).db.selectFrom(table as 'concept') as unknown as SelectQueryBuilder<Tables, T, {}>)
    .where(sql<boolean>`${here.who.member}::uuid is not null and ${sql.ref(`${table}.workspace_id`)} = (select w.id ${places}) and ${sql.ref(`${table}.ring_id`)} = (select r.id ${places})`)
}

/**
 * Rows in the rings of the association and of the site that you stand in, for what is looked at over both: never anything of
 * a think tank. The site's rings open by the same tasks as the association's.
 */
export const rowsOfHouse = (here: Here, table: 'happening'): SelectQueryBuilder<Tables, 'happening', {}> => {
  const { member, board, administers } = here.who
  const kinds = here.workspace.kind !== 'association' || member === null ? [] : ['public', 'members', ...(board ? ['board'] : []), ...(administers ? ['administration'] : [])]
  const places = sql`from ring r join workspace w on w.id = r.workspace_id where w.kind in ('site', 'association') and r.closed_at is null and r.kind = any(${kinds}::text[])`
  return databaseOf(here).db.selectFrom(table).where(sql<boolean>`happening.workspace_id = any(array(select w.id ${places})) and happening.ring_id = any(array(select r.id ${places}))`)
}

/** Of the tables where something may be withheld: the columns that always read as they are, and those that then do not. */
const columns = {
  contribution: {
    plain: ['id', 'workspace_id', 'ring_id', 'number', 'kind', 'subtopic_id', 'said_at', 'typed_over_at', 'edited_at', 'withdrawn_at', 'fate'],
    words: ['body'],
  },
  dispute: { plain: ['id', 'workspace_id', 'ring_id', 'finding_id', 'raised_at', 'settled_at', 'outcome'], words: ['reason'] },
  signoff: {
    plain: ['id', 'workspace_id', 'ring_id', 'draft_id', 'revision', 'kind', 'given_at', 'withdrawn_at', 'settled_at', 'outcome'],
    words: ['reason'],
  },
  expectation: { plain: ['id', 'workspace_id', 'ring_id', 'given_at', 'edited_at', 'withdrawn_at'], words: ['take_away', 'bring'] },
  charter_amendment: {
    plain: [
      'id', 'workspace_id', 'ring_id', 'number', 'on_version', 'changes', 'proposed_at', 'ends_at', 'reminded_at', 'withdrawn_at', 'outcome',
      'outcome_words', 'aside', 'stated_at', 'overtaken_by',
    ],
    words: ['why'],
  },
  decision: {
    plain: [
      'id', 'workspace_id', 'ring_id', 'number', 'kind', 'options', 'dots', 'results', 'per_organisation', 'secret', 'quorum', 'proposed_at', 'ends_at',
      'edited_at', 'reminded_at', 'withdrawn_at', 'outcome', 'outcome_words', 'aside', 'stated_at', 'earlier', 'review_on', 'reviewed_at', 'told_end_at',
    ],
    words: ['title', 'body'],
  },
  discussion: {
    plain: ['id', 'workspace_id', 'ring_id', 'number', 'subtopic_id', 'posts', 'begun_at', 'last_at', 'closed_at'], words: ['title', 'conclusion'],
  },
  post: {
    plain: ['id', 'workspace_id', 'ring_id', 'discussion_id', 'place', 'reply_to', 'said_at', 'edited_at', 'withdrawn_at', 'message_id', 'in_reply_to'],
    words: ['body', 'folded'],
  },
  appreciation: { plain: ['id', 'workspace_id', 'ring_id', 'evaluation_id', 'met', 'value', 'given_at'], words: ['well', 'better', 'next'] },
  decision_answer: { plain: ['id', 'workspace_id', 'ring_id', 'decision_id', 'weights', 'given_at'], words: ['reason'] },
  concept_answer: { plain: ['id', 'workspace_id', 'ring_id', 'concept_id', 'given_at'], words: ['definition'] },
  date_poll_answer: { plain: ['id', 'workspace_id', 'ring_id', 'poll_id', 'choices', 'given_at'], words: ['comment'] },
  charter_answer: { plain: ['id', 'workspace_id', 'ring_id', 'amendment_id', 'answer', 'given_at'], words: ['reason'] },
  knowledge_item: {
    plain: [
      'id', 'workspace_id', 'ring_id', 'work', 'title', 'sort_key', 'year', 'doi', 'isbn', 'title_key', 'sender', 'lexemes', 'normaliser', 'superseded_by', 'revision', 'added_at',
      'changed_at', 'withdrawn_at', 'withdrawn_why',
    ],
    words: ['why'],
  },
  knowledge_note: { plain: ['id', 'workspace_id', 'ring_id', 'item_id', 'quote', 'place', 'given_at', 'withdrawn_at'], words: ['note'] },
  proposal: { plain: ['id', 'number', 'proposed_at', 'edited_at', 'withdrawn_at', 'fate'], words: ['title', 'about', 'why'] },
} as const

type Masked = keyof typeof columns
const isMasked = (table: string): table is Masked => Object.hasOwn(columns, table)

/** What is read in place of words that are withheld. */
const instead = { nl: { hidden: 'Verborgen: ', erased: 'Ingetrokken door de gever' }, en: { hidden: 'Hidden: ', erased: 'Withdrawn by the giver' } }

/** Words that were hidden read as the reason, except for who gave them. An answer without words stays without. */
const moderated = (here: Here, table: Masked, column: string) => {
  const { hidden, erased } = instead[here.language]
  const own = here.who.member
    ? sql`exists (select 1 from giver own where own.kind = ${table} and own.thing_id = kept.id and own.person_id = ${here.who.member})` : sql`false`
  const words = sql.ref(`kept.${column}`)
  // A title is one line of 200 at most.
  const reason = column === 'title' ? sql`left(kept.withheld_reason, 150)` : sql`kept.withheld_reason`
  return sql`case when kept.withheld is null or ${words} = '' then ${words} when kept.withheld = 'by-giver' then ${erased}
    when ${own} then ${words} else ${hidden}::text || ${reason} end as ${sql.ref(column)}`
}

/** A subgroup of one perspective gives the perspective away as well, so it is hidden along with it. */
const perspectives = (here: Here, table: Masked) => {
  if (table === 'proposal') return []
  const inSubgroup = table === 'contribution'
  if (here.workspace.attribution === 'named' || here.who.clerk) return [sql`kept.perspective`, ...(inSubgroup ? [sql`kept.subgroup_id`] : [])]
  const shown = here.perspectives.filter((perspective) => perspective.shown).map((perspective) => perspective.key)
  return [
    sql`case when kept.perspective = any(${shown}) then kept.perspective else ${unnamed} end as perspective`,
    ...(inSubgroup ? [sql`case when kept.perspective = any(${shown}) then kept.subgroup_id end as subgroup_id`] : []),
  ]
}

/** The rows of a table where something may be withheld, as this reader may read them. */
const maskedRows = (here: Here, table: Masked) => {
  const { plain, words } = columns[table]
  const fields = [
    ...plain.map((column) => sql.ref(`kept.${column}`)), ...words.map((column) => moderated(here, table, column)),
    sql`kept.withheld`, sql`kept.withheld_reason`, ...perspectives(here, table),
  ]
  return sql<Record<string, unknown>>`(select ${sql.join(fields)} from ${sql.table(table)} kept)`
}

/** A query on tables that lie in no ring. To be joined or filtered by rows that were reached through `rows`. */
export const links = <T extends OpenTable>(here: Here, table: T): SelectQueryBuilder<Tables, T, {}> => {
  const { db } = databaseOf(here)
  const from = isMasked(table) ? db.selectFrom(maskedRows(here, table).as(table)) : db.selectFrom(table as OpenTable)
  return from as unknown as SelectQueryBuilder<Tables, T, {}>
}

/** The row, or 404. */
export const orNotHere = <R>(row: R | undefined): R => {
  if (row === undefined) throw notHere()
  return row
}
