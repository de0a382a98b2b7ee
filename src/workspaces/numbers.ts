import { sql } from 'kysely'
import type { Tx } from '../platform/database.ts'
import type { Here } from '../platform/here.ts'
import { drawn } from '../platform/ids.ts'

type Numbered = 'contribution' | 'finding' | 'draft' | 'discussion'

// What lies in a narrower ring is called by a number from here on: a gap among the others would say that something is there.
const aside = 10_000

const isAside = (here: Here, ring: string) => here.rings.find(({ id }) => id === ring)?.kind !== 'members'

/**
 * The number by which people will call a thing at the table. A number is never used again, not even after a withdrawal.
 * Where names are shown numbers count up. Where they are not, the number of a contribution is drawn: the order in which
 * things were said would say who was at the table first. What is not for all members gets a drawn number of five digits,
 * and its own when it is shared.
 */
export const nextNumber = async (tx: Tx, here: Here, kind: Numbered, ring: string): Promise<number> => {
  const [number] = await nextNumbers(tx, here, kind, 1, ring)
  return number as number
}

/** As many numbers at once, in the order in which they may be handed out. */
export const nextNumbers = async (tx: Tx, here: Here, kind: Numbered, count: number, ring: string): Promise<number[]> => {
  const workspace = here.workspace.id
  // Two people may ask at once: the workspace row is the queue.
  await sql`select 1 from workspace where id = ${workspace} for update`.execute(tx)
  const given = await tx.selectFrom('number_given').select('number').where('workspace_id', '=', workspace).where('kind', '=', kind).execute()
  const taken = new Set(given.map((row) => row.number))
  const numbers: number[] = []
  const draws = kind === 'contribution' && here.workspace.attribution !== 'named'
  while (numbers.length < count) {
    const number = isAside(here, ring) ? drawFrom(taken, aside) : draws ? draw(taken) : countUp(taken)
    taken.add(number)
    numbers.push(number)
  }
  await tx.insertInto('number_given').values(numbers.map((number) => ({ workspace_id: workspace, kind, number }))).execute()
  return numbers
}

/** Gives a thing that is shared with all members the number it will have among them; answers it. */
export const renumber = async (tx: Tx, here: Here, kind: Numbered, id: string, ring: string): Promise<number> => {
  const number = await nextNumber(tx, here, kind, ring)
  await tx.updateTable(kind).set({ number }).where('id', '=', id).execute()
  return number
}

const countUp = (taken: ReadonlySet<number>) => {
  let highest = 0
  for (const number of taken) if (number > highest && number < aside) highest = number
  return highest + 1
}

/** A free number with as few digits as leaves half of them free: short to say, and no count of what went before. */
const draw = (taken: ReadonlySet<number>) => {
  let below = 1000
  while (taken.size * 2 >= below) below = below === 1000 ? aside : below * 100
  for (;;) {
    const number = 1 + drawn(below - 1)
    if (!taken.has(number)) return number
  }
}

/** A free number of as many digits as `from`, or more when half of those are taken. */
const drawFrom = (taken: ReadonlySet<number>, from: number): number => {
  const size = Math.max(from * 9, taken.size * 2)
  for (;;) {
    const number = from + drawn(size)
    if (!taken.has(number)) return number
  }
}
