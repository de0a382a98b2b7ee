import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { newId } from '../../../platform/ids.ts'
import { tooLate } from '../../../platform/refusals.ts'
import { markOf } from '../../../platform/seen.ts'
import type { Item } from './form.ts'

interface Written { readonly notes: string; readonly outcome: string; readonly contributions: readonly number[]; readonly decisions: readonly number[] }

/** A mark of what was written of a part: another when it is otherwise. */
export const writtenAs = ({ notes, outcome, contributions, decisions }: Written): string => markOf([notes, outcome, contributions, decisions])

interface Shown { readonly title: string; readonly about: string; readonly starts_at: Date; readonly ends_at: Date; readonly place: string; readonly link: string; readonly seats: number | null; readonly agenda: readonly Item[] }

/** What the form about a meeting shows. */
export const meetingShown = ({ title, about, starts_at, ends_at, place, link, seats, agenda }: Shown) =>
  ({ title, about, starts_at, ends_at, place, link, seats, agenda: agenda.map((one) => [one.title, one.minutes]) })

/** The same, of a meeting that is held. */
export const shownNow = async (tx: Tx, it: Omit<Shown, 'about' | 'agenda'> & { readonly id: string }) => {
  const { about } = await tx.selectFrom('meeting').select('about').where('id', '=', it.id).executeTakeFirstOrThrow()
  return meetingShown({ ...it, about, agenda: await tx.selectFrom('agenda_item').select(['title', 'minutes']).where('meeting_id', '=', it.id).orderBy('position').execute() })
}

interface Kept extends Item { readonly id: string; readonly notes: string; readonly outcome: string; readonly contributions: number[]; readonly decisions: number[] }

const isWritten = ({ notes, outcome, contributions, decisions }: Kept) => notes !== '' || outcome !== '' || contributions.length > 0 || decisions.length > 0

/**
 * Which part each of these was before: the first of that name that nobody took yet; and else, in their order, those of which something
 * was written and whose name is there no more, for a name that changed. `gone`: parts that are nothing now.
 */
const matchAgenda = (before: readonly Kept[], now: readonly Item[]): { readonly matched: (Kept | undefined)[]; readonly gone: Kept[] } => {
  const left = [...before]
  const take = (is: (one: Kept) => boolean): Kept | undefined => {
    const found = left.findIndex(is)
    return found === -1 ? undefined : left.splice(found, 1)[0]
  }
  const named = now.map(({ title }) => take((one) => one.title === title))
  return { matched: named.map((one) => one ?? take(isWritten)), gone: left }
}

/** Makes these the parts of an agenda; what was written of a part stays with it. 409 'agenda-written' when of one that would go something was. */
export const keepAgenda = async (tx: Tx, meeting: string, items: readonly Item[]): Promise<void> => {
  const { rows: before } = await sql<Kept>`select id, title, minutes, notes, outcome, contributions, decisions from agenda_item where meeting_id = ${meeting} order by position`.execute(tx)
  const { matched, gone } = matchAgenda(before, items)
  if (gone.some(isWritten)) throw tooLate('agenda-written')
  await tx.deleteFrom('agenda_item').where('meeting_id', '=', meeting).execute()
  if (items.length === 0) return
  await tx.insertInto('agenda_item').values(items.map(({ title, minutes }, position) => {
    const { id = newId(), notes = '', outcome = '', contributions = [], decisions = [] } = matched[position] ?? {}
    return { id, meeting_id: meeting, position, title, minutes, notes, outcome, contributions, decisions }
  })).execute()
}
