import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { Here } from '../../../platform/here.ts'
import type { Done } from '../../../platform/perform.ts'
import { tooLate } from '../../../platform/refusals.ts'
import { rows } from '../../../workspaces/rings.ts'
import { writtenAs } from './agenda.ts'
import { refuseOver, type HeldMeeting } from './changes.ts'
import type { Minutes } from './form.ts'

/** What is wrong with the numbers: those of no contribution, or of no decision, in your rings. By field and part, such as `contributions-2`. */
export const unknownIn = async (here: Here, { contributions, decisions }: Minutes): Promise<Record<string, string>> => {
  const said = [...new Set(contributions.flat())]
  const decided = [...new Set(decisions.flat())]
  const [found, stated] = await Promise.all([
    said.length === 0 ? [] : rows(here, 'contribution').where('contribution.number', 'in', said).select('contribution.number').execute(),
    decided.length === 0 ? [] : rows(here, 'decision').where('decision.number', 'in', decided).select('decision.number').execute(),
  ])
  const wrong = (field: string, lists: readonly (readonly number[])[], known: readonly { readonly number: number }[], code: string) =>
    lists.flatMap((list, nth) => (list.every((one) => known.some(({ number }) => number === one)) ? [] : [[`${field}-${nth}`, code] as const]))
  return Object.fromEntries([...wrong('contributions', contributions, found, 'no-contribution'), ...wrong('decisions', decisions, stated, 'no-decision')])
}

/** What somebody filled in for the nth part of the form, as it is kept. */
const filledAt = ({ notes, outcome, contributions, decisions }: Minutes, at: number) =>
  ({ notes: (notes[at] ?? '').trim(), outcome: (outcome[at] ?? '').trim(), contributions: contributions[at] ?? [], decisions: decisions[at] ?? [] })

/**
 * What was said and decided, for each part of the agenda, tied to contributions and decisions by their numbers. What they left as it
 * was stays as others made it meanwhile. 409 'agenda-moved' when something was written of a part that is not on the agenda any more,
 * 'minutes-moved' when somebody else wrote of the same part meanwhile: else one of the two would be gone.
 */
export const keepMinutes = async (tx: Tx, it: HeldMeeting, minutes: Minutes): Promise<Done> => {
  refuseOver(it)
  const items = await tx.selectFrom('agenda_item').select(['id', 'notes', 'outcome', 'contributions', 'decisions']).where('meeting_id', '=', it.id).orderBy('position').execute()
  const of = minutes.items.length > 0 ? minutes.items : items.map(({ id }) => id)
  const written = of.map((id, at) => ({ id, seen: minutes.seen[at], now: items.find((one) => one.id === id), ...filledAt(minutes, at) }))
    .filter((one) => writtenAs(one) !== one.seen)
  if (written.some(({ now, notes, outcome }) => !now && (notes !== '' || outcome !== ''))) throw tooLate('agenda-moved')
  if (written.some(({ now, seen, ...one }) => now && seen && ![seen, writtenAs(one)].includes(writtenAs(now)))) throw tooLate('minutes-moved')
  await sql`update agenda_item i set notes = w.notes, outcome = w.outcome, contributions = w.contributions, decisions = w.decisions
    from jsonb_to_recordset(${JSON.stringify(written.filter(({ now }) => now))}::jsonb) as w(id uuid, notes text, outcome text, contributions int[], decisions int[])
    where i.id = w.id and i.meeting_id = ${it.id}`.execute(tx)
  return {}
}
