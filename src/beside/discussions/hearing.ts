import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { Here } from '../../platform/here.ts'

/** Where something is said: a discussion and the ring it lies in. */
export interface Place { readonly id: string; readonly ring_id: string }

// Who follows a think tank that shows no names hears the next day how much is new there, and no sooner: a mail at once would tell the moment.
/** Everybody in the ring to whom this applies, by what they chose for the discussion, else for its ring, else for the think tank. Not who acts. */
const among = async (tx: Tx, here: Here, { id, ring_id }: Place, applies: RawBuilder<boolean>): Promise<string[]> => {
  const { rows } = await sql<{ person_id: string }>`
    select chosen.person_id from (
      select rp.person_id, coalesce(own.level, whole.level, case when whole_tank.mail = 'all' and ${here.workspace.attribution} <> 'anonymous' then 'watch' else 'normal' end) as level from ring_person rp
        left join discussion_level own on own.person_id = rp.person_id and own.about = ${id}
        left join discussion_level whole on whole.person_id = rp.person_id and whole.about = ${ring_id}
        left join following whole_tank on whole_tank.person_id = rp.person_id and whole_tank.workspace_id = ${here.workspace.id}
      where rp.ring_id = ${ring_id} and rp.ended_at is null) chosen
    where ${applies} and chosen.person_id is distinct from ${here.who.member}::uuid`.execute(tx)
  return rows.map(({ person_id }) => person_id)
}

/** Who hears of something that is said: who follows all of it, and who is spoken to; never who wants to hear nothing of it. */
export const hearersOf = (tx: Tx, here: Here, place: Place, spokenTo: readonly string[]): Promise<string[]> =>
  among(tx, here, place, sql<boolean>`(chosen.level = 'watch' or chosen.level <> 'mute' and chosen.person_id = any(${[...spokenTo]}::uuid[]))`)

/** Who hears how a discussion ends: who follows it in any way, and who said something in it; never who wants to hear nothing of it. */
export const hearersOfEnd = (tx: Tx, here: Here, place: Place): Promise<string[]> =>
  among(tx, here, place, sql<boolean>`(chosen.level in ('watch', 'follow') or chosen.level <> 'mute' and exists (
    select 1 from post p join giver g on g.kind = 'post' and g.thing_id = p.id where p.discussion_id = ${place.id} and g.person_id = chosen.person_id))`)
