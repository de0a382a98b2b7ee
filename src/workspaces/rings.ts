import { sql, type SelectQueryBuilder } from 'kysely'
import { databaseOf, type Here } from '../platform/here.ts'
import { notHere } from '../platform/refusals.ts'
import type { Tables } from '../tables.ts'

/** Tables whose rows lie in a ring. */
export type RingedTable = { [T in keyof Tables]: Tables[T] extends { ring_id: unknown; workspace_id: unknown } ? T : never }[keyof Tables]
/** Tables without anything of a ring in them: links, histories and lists that are only reached through a ringed row. */
export type OpenTable = Exclude<keyof Tables, RingedTable | 'giver' | 'session' | 'signin_link' | 'mail' | 'attempt' | SecretTable>
type SecretTable = 'oidc_secret' | 'oidc_request' | 'oidc_session' | 'identity' | 'mail_less' | 'passkey' | 'passkey_challenge' | 'authenticator' | 'recovery_code' | 'address_change' | 'invitation_link'

const masked = new Set<string>(['contribution', 'dispute', 'charter_amendment', 'charter_answer', 'signoff', 'expectation'])

/** Shown in place of a perspective that too few people share, or that is not shown at all. */
export const unnamed = 'participant'

/**
 * Rows of this workspace in the rings you are in. Where the attribution rule hides a perspective, it is hidden here,
 * before any filter, count or order can touch it.
 */
export const rows = <T extends RingedTable>(here: Here, table: T): SelectQueryBuilder<Tables, T, {}> => {
  const { db } = databaseOf(here)
  const rings = here.rings.map((ring) => ring.id)
  const inRings = sql<boolean>`${sql.ref(`${table}.workspace_id`)} = ${here.workspace.id} and ${sql.ref(`${table}.ring_id`)} = any(${rings}::uuid[])`
  if (here.workspace.attribution === 'named' || here.who.clerk || !masked.has(table)) {
    return db.selectFrom(table as RingedTable).where(inRings) as unknown as SelectQueryBuilder<Tables, T, {}>
  }
  return db.selectFrom(maskedRows(here, table).as(table)).where(inRings) as unknown as SelectQueryBuilder<Tables, T, {}>
}

const columns = {
  contribution: ['id', 'workspace_id', 'ring_id', 'number', 'kind', 'subtopic_id', 'body', 'said_at', 'typed_over_at', 'edited_at', 'withdrawn_at', 'fate'],
  dispute: ['id', 'workspace_id', 'ring_id', 'finding_id', 'reason', 'raised_at', 'settled_at', 'outcome'],
  signoff: ['id', 'workspace_id', 'ring_id', 'draft_id', 'revision', 'kind', 'reason', 'given_at', 'withdrawn_at', 'settled_at', 'outcome'],
  expectation: ['id', 'workspace_id', 'ring_id', 'take_away', 'bring', 'given_at', 'edited_at', 'withdrawn_at'],
  charter_amendment: [
    'id', 'workspace_id', 'ring_id', 'number', 'on_version', 'changes', 'why', 'proposed_at', 'ends_at', 'reminded_at', 'withdrawn_at', 'outcome',
    'outcome_words', 'stated_at', 'overtaken_by',
  ],
  charter_answer: ['id', 'workspace_id', 'ring_id', 'amendment_id', 'answer', 'reason', 'given_at'],
} as const

/** A subgroup of one perspective gives the perspective away as well, so it is hidden along with it. */
const maskedRows = (here: Here, table: RingedTable) => {
  const shown = here.perspectives.filter((perspective) => perspective.shown).map((perspective) => perspective.key)
  const fields = sql.join(columns[table as keyof typeof columns].map((column) => sql.ref(column)))
  const subgroup = table === 'contribution' ? sql`case when perspective = any(${shown}) then subgroup_id end as subgroup_id,` : sql``
  return sql<Record<string, unknown>>`(select ${fields}, ${subgroup}
    case when perspective = any(${shown}) then perspective else ${unnamed} end as perspective from ${sql.table(table)})`
}

/** A query on tables that lie in no ring. To be joined or filtered by rows that were reached through `rows`. */
export const links = <T extends OpenTable>(here: Here, table: T): SelectQueryBuilder<Tables, T, {}> =>
  databaseOf(here).db.selectFrom(table as OpenTable) as unknown as SelectQueryBuilder<Tables, T, {}>

/** The row, or 404. */
export const orNotHere = <R>(row: R | undefined): R => {
  if (row === undefined) throw notHere()
  return row
}
