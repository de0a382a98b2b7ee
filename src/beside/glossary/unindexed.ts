import { sql, type RawBuilder } from 'kysely'
import type { Here } from '../../platform/here.ts'
import { urls } from '../../urls.ts'
import { rows } from '../../workspaces/rings.ts'

/** Texts that search does not know, and in which a concept may be named. */
export const besides = ['dispute', 'knowledge_note', 'signoff'] as const

/** One of those: where it is read, and its words. */
export interface Beside { readonly kind: typeof besides[number]; readonly href: string; readonly reference: string; readonly title: string; readonly words: string }

const most = 200

// The beginning of the longest word of each label: what is looked for exactly is cut at its terms afterwards.
const beginnings = (labels: readonly string[]): string[] => labels.flatMap((label) => {
  const [longest = ''] = (label.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).sort((a, b) => b.length - a.length)
  return longest === '' ? [] : [`%${longest.slice(0, Math.max(3, longest.length - 3))}%`]
})

/** Objections to findings and to texts and notes at works, within your rings, in which one of these labels may stand. Three queries. */
export const besidesWith = async (here: Here, labels: readonly string[]): Promise<Beside[]> => {
  const like = beginnings(labels)
  if (like.length === 0 || here.workspace.kind !== 'thinktank') return []
  const has = (words: RawBuilder<string>) => sql<boolean>`${words} ilike any(${like}::text[])`
  const [objection, note, sign] = [sql<string>`concat_ws(' ', dispute.reason, dispute.outcome)`, sql<string>`knowledge_note.note`, sql<string>`concat_ws(' ', signoff.reason, signoff.outcome)`]
  const [disputes, notes, signs] = await Promise.all([
    rows(here, 'dispute').innerJoin(rows(here, 'finding').where('withdrawn_at', 'is', null).select(['id', 'number']).as('f'), 'f.id', 'dispute.finding_id').where('dispute.withheld', 'is', null).where(has(objection))
      .select(['dispute.id', 'f.number', objection.as('words')]).orderBy('f.number').orderBy('dispute.id').limit(most).execute(),
    rows(here, 'knowledge_note').innerJoin(rows(here, 'knowledge_item').where('withdrawn_at', 'is', null).select(['id', 'title']).as('i'), 'i.id', 'knowledge_note.item_id')
      .where('knowledge_note.withdrawn_at', 'is', null).where('knowledge_note.withheld', 'is', null).where(has(note))
      .select(['knowledge_note.id', 'i.id as item', 'i.title', note.as('words')]).orderBy('knowledge_note.id').limit(most).execute(),
    rows(here, 'signoff').innerJoin(rows(here, 'draft').where('withdrawn_at', 'is', null).select(['id', 'number', 'title']).as('d'), 'd.id', 'signoff.draft_id').where('signoff.kind', '=', 'objected')
      .where('signoff.withdrawn_at', 'is', null).where(has(sign)).select(['signoff.id', 'd.number', 'd.title', sign.as('words')]).orderBy('d.number').orderBy('signoff.id').limit(most).execute(),
  ])
  return [
    ...disputes.map(({ id, number, words }): Beside => ({ kind: 'dispute', href: `${urls.finding(here.workspace, number)}#bezwaar-${id}`, reference: String(number), title: '', words })),
    ...notes.map(({ id, item, title, words }): Beside => ({ kind: 'knowledge_note', href: `${urls.knowledgeItem(here.workspace, item)}#aantekening-${id}`, reference: id, title, words })),
    ...signs.map(({ id, number, title, words }): Beside => ({ kind: 'signoff', href: `${urls.ripeness(here.workspace, number)}#bezwaren`, reference: id, title, words })),
  ]
}
