import { sql } from 'kysely'
import type { Here } from '../../platform/here.ts'
import { links } from '../../workspaces/rings.ts'

const counted = {
  people: 'person', organisations: 'organisation', contributions: 'contribution', findings: 'finding', drafts: 'draft',
  publications: 'publication', happenings: 'happening', mails: 'mail',
} as const

export type Counts = Readonly<Record<keyof typeof counted | 'tanks' | 'sessions', number>>

/**
 * How much there is of everything in this installation, over all rings: whoever removes it all must know how much that
 * is, and learns no more than how much.
 */
export const countsOfAll = async (here: Here): Promise<Counts> => {
  const row = await links(here, 'site').select([
    ...Object.entries(counted).map(([name, table]) => sql<number>`(select count(*)::int from ${sql.table(table)})`.as(name)),
    sql<number>`(select count(*)::int from workspace where kind = 'thinktank')`.as('tanks'),
    sql<number>`(select count(distinct person_id)::int from session where ended_at is null and expires_at > now())`.as('sessions'),
  ]).executeTakeFirstOrThrow()
  return row as Counts
}
