import { sql, type RawBuilder } from 'kysely'
import { isEnglish, type Term } from '../../methods/dutch.ts'
import type { Here } from '../../platform/here.ts'
import { links } from '../../workspaces/rings.ts'
import { typedTerms } from './query.ts'

const mostTerms = 10

// All that a term is called, in lower case: its label as lists are ordered by it, its English one, and others for the same.
const names = sql`concat_ws(' ', concept_public.label_key, lower(concept_public.described->>'label_en'), lower(concept_public.described->>'alt'), lower(concept_public.described->>'hidden'))`
const has = (word: string): RawBuilder<boolean> => sql<boolean>`strpos(${names}, ${word}) > 0`

/** SQL: whether a name has this word in it, in one of its forms or as all parts of a compound. */
const answers = ({ plain, whole, parts }: Term): RawBuilder<boolean> => sql<boolean>`(${sql.join([
  ...[plain, ...whole.filter((one) => !isEnglish(one))].map(has), ...(parts.length > 0 ? [sql`(${sql.join(parts.map(has), sql` and `)})`] : []),
], sql` or `)})`

/**
 * Terms that everyone may read and that are called so: those of groups in which one does not stand, for the index holds the others.
 * The first ten by name, and how many there are. One query, and none when nothing was typed that carries meaning.
 */
export const openTermsLike = async (here: Here, typed: string) => {
  const wanted = typedTerms(typed)
  if (wanted.length === 0) return { terms: [], total: 0 }
  let query = links(here, 'concept_public').where('concept_public.withdrawn_at', 'is', null).where('concept_public.workspace_id', '<>', here.workspace.id)
    .where(sql<boolean>`not exists (select 1 from concept c join ring_person rp on rp.ring_id = c.ring_id and rp.ended_at is null and rp.person_id = ${here.who.member}
      where c.id = concept_public.concept_id)`)
  for (const one of wanted) query = query.where(answers(one))
  const terms = await query.select(['concept_public.concept_id as id', 'concept_public.label', sql<string>`coalesce(concept_public.described->>'definition', '')`.as('definition'), sql<number>`count(*) over ()::int`.as('total')])
    .orderBy(sql`concept_public.label_key collate "C"`).orderBy('concept_public.concept_id').limit(mostTerms).execute()
  return { terms, total: terms[0]?.total ?? 0 }
}
export type OpenTerms = Awaited<ReturnType<typeof openTermsLike>>
