import { sql, type RawBuilder } from 'kysely'
import { glossaryMark } from '../../../beside/glossary/meanings.ts'
import type { Here } from '../../../platform/here.ts'
import { rows } from '../../../workspaces/rings.ts'

/**
 * A mark of everything that ripeness depends on but the text itself: the things that stand, what rests on what, who signed
 * off, what words mean and what the charter asks, within your rings. A column for a query that is made anyway; the database adds it up, so
 * a page need not read it all.
 */
export const groundMark = (here: Here): RawBuilder<string> => {
  const sum = (text: RawBuilder<unknown>) => sql`coalesce(sum(hashtextextended(${text}, 0)::numeric), 0)`
  const contributions = rows(here, 'contribution').where('withdrawn_at', 'is', null).select('contribution.id')
  // What was said after the last save of any text is cited by none, and counts through a finding only: a meeting in which
  // something is said each second does not have ripeness computed each second.
  const lastSave = sql<Date>`(select max(saved_at) from ${rows(here, 'draft').select('saved_at').as('s')})`
  const citable = contributions.where(sql<boolean>`greatest(contribution.said_at, contribution.typed_over_at) <= ${lastSave}`)
  const findings = rows(here, 'finding').where('withdrawn_at', 'is', null).select('finding.id')
  const disputes = rows(here, 'dispute').where('settled_at', 'is', null).select('dispute.id')
  const signoffs = rows(here, 'signoff').where('withdrawn_at', 'is', null).where('settled_at', 'is', null).select('signoff.id')
  const charter = rows(here, 'charter').select('content').orderBy('version', 'desc').limit(1)
  return sql<string>`concat_ws(' ',
    (select ${sum(sql`id::text`)} from ${citable.as('c')}),
    (select ${sum(sql`id::text || statement`)} from ${findings.select('finding.statement').as('f')}),
    (select ${sum(sql`finding_id::text || contribution_id::text`)} from finding_contribution
      where unlinked_at is null and finding_id in (${findings}) and contribution_id in (${contributions})),
    (select ${sum(sql`from_finding_id::text || finding_id::text`)} from finding_descent where finding_id in (${findings})),
    (select ${sum(sql`key`)} from ${rows(here, 'source').select('key').as('s')}),
    (select ${sum(sql`id::text`)} from ${disputes.as('d')}),
    (select ${sum(sql`id::text`)} from ${signoffs.as('o')}),
    ${glossaryMark(here)},
    (select content ->> 'ripeness' from ${charter.as('h')}))`
}
