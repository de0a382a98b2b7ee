import { sql } from 'kysely'
import type { Tx } from '../platform/database.ts'
import type { Here } from '../platform/here.ts'
import { drawn, shuffled } from '../platform/ids.ts'

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
  const workspace_id = here.workspace.id
  const draws = isAside(here, ring) ? 'aside' : kind === 'contribution' && here.workspace.attribution !== 'named' ? 'among' : undefined
  const numbers: number[] = []
  while (numbers.length < count) {
    const wanted = count - numbers.length
    const given = await givenIn(tx, workspace_id, kind)
    const asked = draws ? drawnNumbers(wanted, draws, given.many) : countedOn(wanted, given)
    // Nobody waits for another's act, unless both want one number: then the second has another. In one order, so that two
    // who ask for many do not wait for each other.
    const mine = await tx.insertInto('number_given').values(asked.map((number) => ({ workspace_id, kind, number })))
      .onConflict((on) => on.doNothing()).returning('number').execute()
    numbers.push(...mine.map(({ number }) => number))
  }
  return draws ? shuffled(numbers) : numbers
}

interface Given { readonly many: number; /** below what lies aside */ readonly highest: number; readonly most: number }

const givenIn = (tx: Tx, workspace: string, kind: Numbered): Promise<Given> =>
  tx.selectFrom('number_given').where('workspace_id', '=', workspace).where('kind', '=', kind)
    .select([
      sql<number>`count(*)::int`.as('many'), sql<number>`coalesce(max(number), 0)`.as('most'),
      sql<number>`coalesce(max(number) filter (where number < ${aside}::int), 0)`.as('highest'),
    ]).executeTakeFirstOrThrow()

const countedOn = (wanted: number, { highest, most }: Given): number[] => {
  const first = highest + wanted < aside ? highest + 1 : most + 1
  return Array.from({ length: wanted }, (_, nth) => first + nth)
}

/**
 * Numbers to try, lowest first. Among the others: of as few digits as leaves half of them free, so short to say and no count
 * of what went before. Aside: of five digits, or more when half of those are taken.
 */
const drawnNumbers = (wanted: number, where: 'among' | 'aside', many: number): number[] => {
  let below = 1000
  while ((many + wanted) * 2 >= below) below = below === 1000 ? aside : below * 100
  const one = () => (where === 'aside' ? aside + drawn(Math.max(aside * 9, (many + wanted) * 2)) : 1 + drawn(below - 1))
  const asked = new Set<number>()
  while (asked.size < wanted) asked.add(one())
  return [...asked].sort((a, b) => a - b)
}

/** Gives a thing that is shared with all members the number it will have among them; answers it. */
export const renumber = async (tx: Tx, here: Here, kind: Numbered, id: string, ring: string): Promise<number> => {
  const number = await nextNumber(tx, here, kind, ring)
  await tx.updateTable(kind).set({ number }).where('id', '=', id).execute()
  return number
}
