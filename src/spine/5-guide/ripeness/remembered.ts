import { sql, type RawBuilder } from 'kysely'
import type { Here } from '../../../platform/here.ts'
import { rows } from '../../../workspaces/rings.ts'
import { askedPerspectives, ripenessOf, type Ripeness } from './queries.ts'

/**
 * A mark of everything that ripeness depends on but the text itself: the things that stand, and what rests on what, within
 * your rings. A column for a query that is made anyway; the database adds it up, so a page need not read it all.
 */
export const groundMark = (here: Here): RawBuilder<string> => {
  const sum = (text: RawBuilder<unknown>) => sql`coalesce(sum(hashtextextended(${text}, 0)::numeric), 0)`
  const contributions = rows(here, 'contribution').where('withdrawn_at', 'is', null).select('contribution.id')
  const findings = rows(here, 'finding').where('withdrawn_at', 'is', null).select('finding.id')
  return sql<string>`concat_ws(' ',
    (select ${sum(sql`id::text`)} from ${contributions.as('c')}),
    (select ${sum(sql`id::text`)} from ${findings.as('f')}),
    (select ${sum(sql`finding_id::text || contribution_id::text`)} from finding_contribution
      where unlinked_at is null and finding_id in (${findings}) and contribution_id in (${contributions})),
    (select ${sum(sql`from_finding_id::text || finding_id::text`)} from finding_descent where finding_id in (${findings})),
    (select ${sum(sql`key`)} from ${rows(here, 'source').select('key').as('s')}))`
}

const remembered = new Map<string, Ripeness>()
const most = 500

/**
 * Ripeness of a draft as `ripenessOf` computes it, remembered for as long as neither the text (its revision) nor what it
 * rests on (the mark) changed. For pages that show it in passing; computing it takes 20 milliseconds for 40 passages.
 */
export const ripenessRemembered = async (here: Here, draft: { id: string; revision: number }, mark: string): Promise<Ripeness> => {
  const asked = askedPerspectives(here).map(({ key }) => key)
  const perspectives = here.perspectives.map(({ key, shown }) => `${key}${shown}${asked.includes(key)}`).join()
  const key = [draft.id, draft.revision, mark, here.language, perspectives, ...here.rings.map(({ id }) => id).sort()].join(' ')
  const known = remembered.get(key)
  // The newest last, so that the first is the one that was not asked for longest.
  if (known) remembered.delete(key)
  const ripeness = known ?? await ripenessOf(here, draft.id)
  remembered.set(key, ripeness)
  if (remembered.size > most) remembered.delete(remembered.keys().next().value as string)
  return ripeness
}
