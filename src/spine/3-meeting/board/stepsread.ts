import type { Database } from '../../../platform/database.ts'
import type { Now, Step } from './audience.tsx'

interface Found {
  steps: Step[]
  last: number
  now: { round: string; phase: string; subgroup: string | null; seconds: number | null; counts: Record<string, number> } | null
}

// One look at everything, so that a card is never told by the phase of another moment. A card that went has no words.
const question = `select to_json(q) as found from (select
  coalesce((select jsonb_agg(jsonb_build_object('seq', s.seq, 'kind', s.kind, 'card', case when c.id is not null then jsonb_build_object(
      'id', c.id, 'round', c.round_id, 'kind', c.kind, 'position', c.position,
      'body', case when s.kind = 'card' and c.withdrawn_at is null and c.removed_at is null and c.contribution_id is null then c.body end) end) order by s.seq)
    from board_step s left join card c on c.id = s.card_id where s.board_id = $1
      and s.seq > case when $2::int >= 0 then $2::int else coalesce((select seq from board_pulse where board_id = $1), 0) + $2::int end), '[]') as steps,
  coalesce((select seq from board_pulse where board_id = $1), 0) as last,
  (select jsonb_build_object('round', r.id, 'phase', r.phase, 'subgroup', r.subgroup_id, 'seconds', extract(epoch from r.ends_at - now()),
      'counts', coalesce((select jsonb_object_agg(n.perspective, n.cards) from (select c.perspective, count(*)::int as cards from card c
        where c.round_id = r.id and c.withdrawn_at is null and c.removed_at is null and not c.held group by 1) n), '{}'))
    from board b join board_round r on r.id = b.round_id where b.id = $1) as now) q`

/**
 * The steps of a board after this one, the number of its last, and the round that is on. A negative `after` asks for as many
 * steps from the end. For the streams of the screens: what a reader may see of it is decided there, per audience.
 */
export const stepsAfter = async (database: Database, board: string, after: number): Promise<{ steps: Step[]; last: number; now: Now }> => {
  const [answer] = await database.ask<{ found: Found }>(question, [board, after])
  const { steps, last, now } = (answer as { found: Found }).found
  const read = steps.map(({ card, ...step }) => (step.kind === 'gone' || card?.body ? { ...step, card } : step))
  if (!now) return { steps: read, last, now: { round: '', phase: 'writing', subgroup: null, ends: null, counts: {} } }
  const ends = now.seconds === null ? null : performance.now() + now.seconds * 1000
  return { steps: read, last, now: { ...now, ends } }
}
