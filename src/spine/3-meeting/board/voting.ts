import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../../platform/database.ts'
import type { Here } from '../../../platform/here.ts'
import type { Done } from '../../../platform/perform.ts'
import { notHere, tooLate } from '../../../platform/refusals.ts'
import { isId } from '../../../workspaces/held.ts'

const id = () => z.string({ error: 'choose' }).refine(isId, 'choose')
/** `thing`: a group, or a card in no group. `count`: how many dots it has from you after this, so that a repeat changes nothing. */
export const dotForm = z.strictObject({
  round: id(), thing: id(), count: z.string({ error: 'choose' }).regex(/^(?:1?\d|20)$/, 'choose').transform(Number),
})

interface Board { readonly id: string }

/**
 * Sets how many dots somebody has on a thing, as far as their limit goes. One statement gives and takes; the key of the
 * table (round, voter, nth) holds the limit whatever comes at once. Answers nothing of what others gave.
 */
export const setDots = (here: Here, { round, thing, count }: z.output<typeof dotForm>) => async (tx: Tx, it: Board): Promise<Done> => {
  const voter = here.who.member ?? here.who.guest
  if (!voter) throw notHere()
  // Two pages of one person wait for each other, so that neither loses a dot to the other's number.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${round} ${voter}`}, 0))`.execute(tx)
  const { rows } = await sql<{ phase: string | null; found: number }>`
    with known as (select id, dots, phase from board_round where id = ${round} and board_id = ${it.id}
        and (subgroup_id is null or subgroup_id = any(${here.rings.map((ring) => ring.id)}::uuid[]))),
      r as (select * from known where phase = 'voting'),
      it as (
        select c.id as card_id, null::uuid as group_id from card c join r on r.id = c.round_id
          where c.id = ${thing} and c.card_group_id is null and c.withdrawn_at is null and c.removed_at is null
        union all select null, g.id from card_group g join r on r.id = g.round_id where g.id = ${thing} and g.gone_at is null),
      mine as (select nth, coalesce(card_id, card_group_id) = ${thing} as here from dot where round_id = ${round} and voter = ${voter}),
      taken as (delete from dot using r where dot.round_id = r.id and dot.voter = ${voter}
        and dot.nth in (select nth from mine where here order by nth offset ${count})),
      given as (insert into dot (round_id, voter, nth, card_id, card_group_id)
        select r.id, ${voter}, free.nth, it.card_id, it.group_id from r, it, lateral (
          select nth from generate_series(1, r.dots) nth where nth not in (select nth from mine)
          order by nth limit greatest(0, ${count} - (select count(*) from mine where here))) free
        on conflict do nothing)
    select (select phase from known) as phase, (select count(*)::int from it) as found`.execute(tx)
  const [answer] = rows
  if (!answer?.phase) throw notHere()
  if (answer.phase !== 'voting') throw tooLate('voting-over')
  if (answer.found === 0) throw notHere()
  return {}
}

/** After a round nobody can tell any more which dots were one person's. */
export const forgetVoters = async (tx: Tx, rounds: readonly string[]): Promise<void> => {
  await sql`update dot set voter = gen_random_uuid() where round_id = any(${[...rounds]}::uuid[])`.execute(tx)
}
