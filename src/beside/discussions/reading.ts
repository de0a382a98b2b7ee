import { sql } from 'kysely'
import { isoDay } from '../../platform/dates.ts'
import type { Database } from '../../platform/database.ts'
import type { Here } from '../../platform/here.ts'
import type { Topic } from './queries.ts'

/**
 * Up to which place somebody saw a discussion when they looked at this page. Where nobody may know what was said first, the
 * posts of today have no lasting place yet: they count from tomorrow on.
 */
const seenOn = (here: Here, posts: Topic['posts']): number => {
  const today = isoDay(new Date())
  const settled = here.workspace.attribution === 'anonymous' ? posts.filter(({ said_at }) => isoDay(said_at) < today) : posts
  return settled.at(-1)?.place ?? 0
}

/**
 * Keeps that the one who asks saw these posts. It is their own bookmark that nobody else sees: no act, so no happening. A
 * page that shows nothing they had not seen writes nothing.
 */
export const keepRead = async (database: Database, here: Here, { discussion, posts }: Pick<Topic, 'discussion' | 'posts'>): Promise<void> => {
  const place = seenOn(here, posts)
  if (here.who.member === null || place <= (discussion.read ?? 0)) return
  await sql`insert into discussion_reading (person_id, discussion_id, place) values (${here.who.member}, ${discussion.id}, ${place})
    on conflict (person_id, discussion_id) do update set place = greatest(discussion_reading.place, excluded.place)`.execute(database.db)
}
