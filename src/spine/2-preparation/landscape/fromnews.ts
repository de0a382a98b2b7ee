import { z } from 'zod'
import type { NewsItem } from '../../../beside/otherfeeds/queries.ts'
import type { Tx } from '../../../platform/database.ts'
import { isoDay } from '../../../platform/dates.ts'
import type { Here } from '../../../platform/here.ts'
import { holdWorkspace, type Done } from '../../../platform/perform.ts'
import { tooLate } from '../../../platform/refusals.ts'
import { isId } from '../../../workspaces/held.ts'
import { rows } from '../../../workspaces/rings.ts'
import { addItem, isWebAddress, type Filled } from './changes.ts'
import { datedFrom } from './dated.ts'

/** The item of the news of others that is meant. */
export const newsForm = z.strictObject({ item: z.string().refine(isId, 'wrong') })

const inLine = (text: string, most: number) => text.replace(/\s+/g, ' ').trim().slice(0, most)

/** What is known of it already; of what kind it is, somebody says when they mend it. */
const filledFrom = (item: NewsItem): Filled => {
  const day = item.published_at ? isoDay(item.published_at).split('-').reverse().map(Number).join('-') : ''
  const url = item.link ?? ''
  return {
    what: inLine(item.title, 300), who: inLine(item.feed, 200), about: item.summary === item.title ? '' : item.summary.trim().slice(0, 1000), level: 'other', status: 'other',
    dated: datedFrom(day) ?? '', url: url.length <= 2000 && isWebAddress(url) ? url : '', source: '', lacks: '', seen: 0,
  }
}

/** What stands in the landscape already for this item: the same address, or without one the same words; undefined when nothing does. One query. */
export const knownFromNews = async (here: Here, item: NewsItem): Promise<string | undefined> => {
  const { url, what, who } = filledFrom(item)
  const standing = rows(here, 'landscape_item').where('withdrawn_at', 'is', null)
  return (await (url ? standing.where('url', '=', url) : standing.where('what', '=', what).where('who', '=', who)).select('id').orderBy('id').limit(1).executeTakeFirst())?.id
}

/** Puts an item of the news of others in the landscape. Too late (409, 'known') when it stands there. */
export const addFromNews = (here: Here, item: NewsItem) => async (tx: Tx, ring: { id: string }): Promise<Done> => {
  await holdWorkspace(tx, here.workspace.id)
  const filled = filledFrom(item)
  const same = tx.selectFrom('landscape_item').select('id').where('workspace_id', '=', here.workspace.id).where('ring_id', '=', ring.id).where('withdrawn_at', 'is', null)
  if (await (filled.url ? same.where('url', '=', filled.url) : same.where('what', '=', filled.what).where('who', '=', filled.who)).executeTakeFirst()) throw tooLate('known')
  return addItem(here, filled)(tx, ring)
}
