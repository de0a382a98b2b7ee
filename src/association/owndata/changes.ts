import { z } from 'zod'
import type { Tx } from '../../platform/database.ts'
import { ticked } from '../../platform/form.ts'
import type { Here } from '../../platform/here.ts'
import type { Done, Thing } from '../../platform/perform.ts'
import { notHere } from '../../platform/refusals.ts'
import { isId } from '../../workspaces/held.ts'
import { erasableWith, erasePerson, type Erasable } from './erasing.ts'

/** The word to be typed before anything is erased, in either language. */
export const confirmations = ['wissen', 'erase'] as const

export const erasingSchema = z.strictObject({
  bevestiging: z.string().default('').transform((word) => word.trim().toLowerCase()).refine((word) => confirmations.some((one) => one === word), 'confirm'),
  teksten: ticked(),
})

/** A person, also one who left, held until they are erased; 404 when it was done before. */
export const heldErasable = (id: string): Thing<Erasable> => ({
  hold: async (tx, here) => {
    if (!isId(id)) throw notHere()
    const found = await erasableWith(tx, id)
    const ring = await tx.selectFrom('ring').select('id').where('workspace_id', '=', here.workspace.id).where('kind', '=', 'administration').executeTakeFirst()
    if (!found || !ring) throw notHere()
    return { it: { ...found, author: id }, ring_id: ring.id, about: { kind: 'person', id } }
  },
})

/** Erases a person. After a restore the clerk does so without asking whether they were the last administrator. */
export const redact = (here: Here, texts: boolean) => async (tx: Tx, person: Erasable): Promise<Done> => {
  const hears = await erasePerson(tx, here, here.who.clerk ? { ...person, roles: [] } : person, texts)
  return { told: { texts }, hears }
}
