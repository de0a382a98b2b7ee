import { sql } from 'kysely'
import type { Tx } from '../platform/database.ts'
import type { Here } from '../platform/here.ts'
import { drawn } from '../platform/ids.ts'

/**
 * The number by which people will call a thing at the table. A number is never used again, not even after a withdrawal.
 * Where names are shown numbers count up. Where they are not, a number is drawn: the order in which things were said
 * would say who was at the table first.
 */
export const nextNumber = async (tx: Tx, here: Here, kind: 'contribution' | 'finding' | 'draft'): Promise<number> => {
  const [number] = await nextNumbers(tx, here, kind, 1)
  return number as number
}

/** As many numbers at once, in the order in which they may be handed out. */
export const nextNumbers = async (tx: Tx, here: Here, kind: 'contribution' | 'finding' | 'draft', count: number): Promise<number[]> => {
  const workspace = here.workspace.id
  // Two people may ask at once: the workspace row is the queue.
  await sql`select 1 from workspace where id = ${workspace} for update`.execute(tx)
  const given = await tx.selectFrom('number_given').select('number').where('workspace_id', '=', workspace).where('kind', '=', kind).execute()
  const taken = new Set(given.map((row) => row.number))
  const numbers: number[] = []
  const draws = kind === 'contribution' && here.workspace.attribution !== 'named'
  while (numbers.length < count) {
    const number = draws ? draw(taken) : countUp(taken)
    taken.add(number)
    numbers.push(number)
  }
  await tx.insertInto('number_given').values(numbers.map((number) => ({ workspace_id: workspace, kind, number }))).execute()
  return numbers
}

const countUp = (taken: ReadonlySet<number>) => {
  let highest = 0
  for (const number of taken) if (number > highest) highest = number
  return highest + 1
}

/** A free number with as few digits as leaves half of them free: short to say, and no count of what went before. */
const draw = (taken: ReadonlySet<number>) => {
  let below = 1000
  while (taken.size * 2 >= below) below *= 10
  for (;;) {
    const number = 1 + drawn(below - 1)
    if (!taken.has(number)) return number
  }
}
