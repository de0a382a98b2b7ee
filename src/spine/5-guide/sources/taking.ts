import { sql } from 'kysely'
import { z } from 'zod'
import type { NewsItem } from '../../../beside/otherfeeds/queries.ts'
import { allOf, typedTerms } from '../../../beside/search/query.ts'
import { isoDay } from '../../../platform/dates.ts'
import type { Here } from '../../../platform/here.ts'
import { isId } from '../../../workspaces/held.ts'
import { orNotHere, ringsOfMine, rows, rowsOfMine } from '../../../workspaces/rings.ts'
import { isAddress, worksFrom, type Work } from './csl.ts'

/** What is meant to become a source: an item of the news of others, or a work of a knowledge base. */
export const takeForm = z.strictObject({ item: z.string().refine(isId, 'wrong') })

/** The same for a work; `back`: from its own page, to which one comes back. */
export const takeWorkForm = z.strictObject({ ...takeForm.shape, back: z.literal('werk').optional() })

const inLine = (text: string, most: number) => text.replace(/[\p{Cc}\s]+/gu, ' ').trim().slice(0, most)

/** An item of the news of others as a work: a page of the website it stands on. */
export const workFromNews = (item: NewsItem): Work => ({
  type: 'webpage', title: inLine(item.title, 500), author: [{ literal: inLine(item.feed, 300) }],
  ...(item.published_at && { issued: { 'date-parts': [isoDay(item.published_at).split('-').map(Number)] } }),
  ...(item.link && item.link.length <= 2000 && isAddress(item.link) && { URL: item.link }),
})

/** By what a work of this address is cited already, also when somebody mended it since; undefined when there is none. One query. */
export const keyOfAddress = async (here: Here, { URL: address }: Work): Promise<string | undefined> => (typeof address === 'string' && address !== ''
  ? (await rows(here, 'source').where(sql<string>`reference ->> 'URL'`, '=', address).select('key').orderBy('key').limit(1).executeTakeFirst())?.key : undefined)

const mostFound = 20

/** Works with these words in the knowledge bases of all your think tanks, newest first. One query, and one for your rings. */
export const knownWorks = async (here: Here, typed: string) => {
  const terms = typedTerms(typed)
  if (terms.length === 0) return []
  return rowsOfMine(here, 'knowledge_item', await ringsOfMine(here)).innerJoin('workspace', 'workspace.id', 'knowledge_item.workspace_id')
    .where('knowledge_item.withdrawn_at', 'is', null).where(sql<boolean>`knowledge_item.lexemes @@ ${allOf(terms)}::tsquery`)
    .select(['knowledge_item.id', 'knowledge_item.title', 'knowledge_item.year', 'workspace.title as tank', 'workspace.slug'])
    .orderBy(sql`knowledge_item.superseded_by is not null`).orderBy(sql`knowledge_item.year desc nulls last`).orderBy('knowledge_item.id').limit(mostFound).execute()
}

export type KnownWork = Awaited<ReturnType<typeof knownWorks>>[number]

/** One of those works, as a source holds it; 404 when you may not see it. What people wrote about it stays where it is. */
export const workOfKnowledge = async (here: Here, id: string) => {
  const { work, title } = orNotHere(await rowsOfMine(here, 'knowledge_item', await ringsOfMine(here)).where('knowledge_item.id', '=', id)
    .where('knowledge_item.withdrawn_at', 'is', null).select(['knowledge_item.work', 'knowledge_item.title']).executeTakeFirst())
  return worksFrom(JSON.stringify([{ ...work as object, title }]))
}
