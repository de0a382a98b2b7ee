import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { Here } from '../../../platform/here.ts'
import type { Done } from '../../../platform/perform.ts'
import { rows } from '../../../workspaces/rings.ts'
import { refuseOver, type HeldMeeting } from './changes.ts'
import type { Minutes } from './form.ts'

/** What is wrong with the numbers: those of no contribution, or of no decision, in your rings. By field. */
export const unknownIn = async (here: Here, { contributions, decisions }: Minutes): Promise<Record<string, string>> => {
  const said = [...new Set(contributions.flat())]
  const decided = [...new Set(decisions.flat())]
  const [found, stated] = await Promise.all([
    said.length === 0 ? [] : rows(here, 'contribution').where('contribution.number', 'in', said).select('contribution.number').execute(),
    decided.length === 0 ? [] : rows(here, 'decision').where('decision.number', 'in', decided).select('decision.number').execute(),
  ])
  return { ...(found.length < said.length ? { contributions: 'no-contribution' } : {}), ...(stated.length < decided.length ? { decisions: 'no-decision' } : {}) }
}

/** What was said and decided, for each part of the agenda in its order, tied to contributions and decisions by their numbers. */
export const keepMinutes = async (tx: Tx, it: HeldMeeting, minutes: Minutes): Promise<Done> => {
  refuseOver(it)
  const items = await tx.selectFrom('agenda_item').select('id').where('meeting_id', '=', it.id).orderBy('position').execute()
  const written = items.map(({ id }, at) => ({
    id, notes: (minutes.notes[at] ?? '').trim(), outcome: (minutes.outcome[at] ?? '').trim(), said: minutes.contributions[at] ?? [], decided: minutes.decisions[at] ?? [],
  }))
  await sql`update agenda_item i set notes = w.notes, outcome = w.outcome, contributions = w.said, decisions = w.decided
    from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as w(id uuid, notes text, outcome text, said int[], decided int[]) where i.id = w.id`.execute(tx)
  return {}
}
