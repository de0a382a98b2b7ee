import { sql } from 'kysely'
import type { Here } from '../../platform/here.ts'
import { saidBy } from '../attribution.ts'
import { rows } from '../rings.ts'
import { quietActs } from '../unread.ts'

/** How many happenings a page of the record holds. */
export const pageSize = 50

/** Of which text an edition is, for acts about editions: what an act keeps are numbers and codes, and the title of an edition is public and stays. */
export const editionTitle = sql<string | null>`case when happening.kind = 'publication' then (select p.title from publication p where p.id = happening.thing_id) end`

/**
 * What happened in the rings you are in, newest first. Where names are not shown a happening keeps its day only; within
 * a day random ids then give an order that tells nothing.
 */
export const happeningsIn = (here: Here, most: number, skip = 0) =>
  rows(here, 'happening').select(['happening.id', 'act', 'kind', 'thing_id', 'number', 'told', 'at']).select(saidBy(here, 'happening', 'happening.id')).select(editionTitle.as('edition'))
    .orderBy('at', 'desc').orderBy('happening.id').limit(most).offset(skip)

/** A page of the record. */
export const recordPage = (here: Here, page: number) => happeningsIn(here, pageSize, (page - 1) * pageSize).execute()

/** The newest of what changed, to be asked; who opens and leaves a text to write in it, and each answer to an amendment, is left out. */
export const latestHappenings = (here: Here, most: number) =>
  happeningsIn(here, most).where('act', 'not in', [...quietActs])

export type Happening = Awaited<ReturnType<typeof recordPage>>[number]

/** How many happenings there are in the rings you are in. */
export const recordLength = async (here: Here): Promise<number> =>
  (await rows(here, 'happening').select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow()).count
