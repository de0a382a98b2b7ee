import { sql } from 'kysely'
import type { Here } from '../../../platform/here.ts'
import { isMine, leastShown, saidBy } from '../../../workspaces/attribution.ts'
import { rows } from '../../../workspaces/rings.ts'

/** More than this many no page shows at once. */
export const pageSize = 50

/** A printed list has no pages to turn; more than this is for a screen. */
const mostPrinted = 1000

/**
 * What the participants expect, under the name and perspective that may be shown, a page at a time: one's own first, then by
 * perspective and, within it, by id. Ids are drawn, so the order does not say who answered first. `few`: there are some, but
 * so few that they would point at somebody, so that only one's own is shown.
 */
export const expectationsIn = (here: Here, page: number) => look(here, pageSize, (page - 1) * pageSize, true)

/** The same for the meeting: all of it, and nobody's own first, for it is read by the whole table. */
export const everyExpectation = (here: Here) => look(here, mostPrinted, 0, false)

const look = async (here: Here, limit: number, offset: number, ownFirst: boolean) => {
  const order = sql`array_position(${here.perspectives.map(({ key }) => key)}::text[], expectation.perspective)`
  let query = rows(here, 'expectation').where('expectation.withdrawn_at', 'is', null)
    .select(['expectation.id', 'expectation.perspective', 'expectation.take_away', 'expectation.bring', 'expectation.withheld'])
    .select([saidBy(here, 'expectation', 'expectation.id'), isMine(here, 'expectation', 'expectation.id'), sql<number>`count(*) over ()::int`.as('total')])
  if (ownFirst) query = query.orderBy('mine', 'desc')
  const all = await query.orderBy(order).orderBy('expectation.id').limit(limit).offset(offset).execute()
  const total = all[0]?.total ?? 0
  const few = total > 0 && total < leastShown(here)
  return { expectations: few ? [] : all, total, few, own: all.find(({ mine }) => mine) }
}

export type Expectation = Awaited<ReturnType<typeof look>>['expectations'][number]
