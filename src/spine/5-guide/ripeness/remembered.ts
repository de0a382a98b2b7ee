import { isoDay } from '../../../platform/dates.ts'
import { memory, type Here } from '../../../platform/here.ts'
import { askedPerspectives } from './weighing.ts'
import { ripenessOf, type Ripeness } from './queries.ts'

// A promise, so that the three hundred pages that look after one act wait for one computation.
const rememberedOf = memory<Promise<Ripeness>>()
const most = 500

/**
 * Ripeness of a draft as `ripenessOf` computes it, remembered for as long as neither the text (its revision) nor what it
 * rests on (the mark, see `groundMark`) nor the day changed. For pages that show it in passing; computing it takes 20
 * milliseconds for 40 passages. `compute`: where what it takes was read already.
 */
export const ripenessRemembered = async (
  here: Here, draft: { id: string; revision: number }, mark: string, compute = () => ripenessOf(here, draft.id),
): Promise<Ripeness> => {
  const asked = askedPerspectives(here).map(({ key, people }) => `${key}${people}`)
  const perspectives = here.perspectives.map(({ key, shown }) => `${key}${shown}`).join()
  const key = [draft.id, draft.revision, isoDay(new Date()), mark, here.language, perspectives, asked.join(), ...here.rings.map(({ id }) => id).sort()].join(' ')
  const remembered = rememberedOf(here)
  const known = remembered.get(key)
  // The newest last, so that the first is the one that was not asked for longest.
  if (known) remembered.delete(key)
  const ripeness = known ?? compute().catch((fault: unknown) => {
    remembered.delete(key)
    throw fault
  })
  remembered.set(key, ripeness)
  if (remembered.size > most) remembered.delete(remembered.keys().next().value as string)
  return ripeness
}
