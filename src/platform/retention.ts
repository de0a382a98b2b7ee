import { sql, type RawBuilder } from 'kysely'

/**
 * For how many days each kind is kept, and between which bounds that can be set: at first `days`. Other chores already
 * forget sessions and imported files after thirty days, so those can only go sooner.
 */
export const kept = {
  /** letters, whatever became of them: counted from when they were written */
  mail: { days: 30, least: 7, most: 365 },
  /** how long a letter may wait before it is not sent any more */
  'mail-waiting': { days: 7, least: 1, most: 30 },
  /** sessions that ended */
  session: { days: 30, least: 1, most: 30 },
  /** what somebody was still to be told by mail */
  notice: { days: 60, least: 8, most: 365 },
  /** files that were imported */
  import: { days: 30, least: 1, most: 30 },
  /** names and addresses of people from outside who were invited, once the invitation is past */
  invitation: { days: 365, least: 30, most: 1825 },
} as const

export type KeptKind = keyof typeof kept
export const keptKinds = Object.keys(kept) as readonly KeptKind[]

/** Days for which who gave what is still known after a think tank closed, by its attribution rule; undefined: it stays with what was said. */
export const daysSealed = { named: undefined, 'by-perspective': 14, anonymous: 0 } as const

/** SQL: an interval, for how long this kind is kept now: what an administrator set, else what it is at first. */
export const keptFor = (kind: KeptKind): RawBuilder<unknown> =>
  sql`make_interval(days => coalesce((select days from retention where kind = ${sql.lit(kind)}), ${sql.lit(kept[kind].days)}))`
