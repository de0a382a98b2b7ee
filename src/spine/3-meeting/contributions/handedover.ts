import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { momentHere, ringOf, type Here } from '../../../platform/here.ts'
import { newId, shuffled } from '../../../platform/ids.ts'
import { notHere } from '../../../platform/refusals.ts'
import { keepGivers } from '../../../workspaces/attribution.ts'
import { nextNumbers } from '../../../workspaces/numbers.ts'
import type { Kind } from './filter.ts'

/** Something that was said elsewhere, such as on a card, and becomes a contribution. `from`: its id there. */
export interface Said {
  readonly from: string
  readonly kind: Kind
  readonly perspective: string
  readonly body: string
  readonly subgroup_id: string | null
  /** null where nobody knows, as of a guest */
  readonly person_id: string | null
  readonly organisation_id: string | null
}

/**
 * Makes contributions of many things at once, for everyone in the think tank, with their givers; numbered in a drawn order.
 * Four statements, however many they are. Answers the id of each contribution by the id it had before.
 */
export const takeOver = async (tx: Tx, here: Here, said: readonly Said[]): Promise<ReadonlyMap<string, string>> => {
  if (said.length === 0) return new Map()
  const ring = ringOf(here, 'members')
  if (!ring) throw notHere()
  const numbers = await nextNumbers(tx, here, 'contribution', said.length, ring.id)
  const made = shuffled(said).map((one, at) => ({ ...one, id: newId(), number: numbers[at] as number }))
  await sql`insert into contribution (id, workspace_id, ring_id, number, kind, perspective, subgroup_id, body, said_at)
    select id, ${here.workspace.id}, ${ring.id}, number, kind, perspective, subgroup_id, body, ${momentHere(here)}
    from jsonb_to_recordset(${JSON.stringify(made)}::jsonb)
      as made (id uuid, number int, kind text, perspective text, subgroup_id uuid, body text)`.execute(tx)
  await keepGivers(tx, 'contribution', made.flatMap(({ id, person_id, organisation_id }) => (person_id ? [{ thing_id: id, person_id, organisation_id }] : [])))
  return new Map(made.map(({ from, id }) => [from, id]))
}
