import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../../platform/database.ts'
import { optionalText } from '../../../platform/form.ts'
import { momentHere, ringOf, type Here } from '../../../platform/here.ts'
import { newId } from '../../../platform/ids.ts'
import { holdWorkspace, type Done, type Thing } from '../../../platform/perform.ts'
import { notHere } from '../../../platform/refusals.ts'
import { givenBy, keepGiverFor } from '../../../workspaces/attribution.ts'

/** What somebody wants to take away and can bring; one of both is enough. */
export const expectationSchema = z.strictObject({ take_away: optionalText(1000), bring: optionalText(1000) })
  .refine(({ take_away, bring }) => take_away !== '' || bring !== '', { path: ['take_away'], message: 'empty' })
export type Hopes = z.output<typeof expectationSchema>

interface Giver { readonly person_id: string; readonly organisation_id: string | null; readonly perspective: string }

/** What a person expects of this think tank, as far as they said so. */
const ownOf = async (tx: Tx, here: Here, person: string) => {
  const given = await givenBy(tx, 'expectation', person)
  return given.length === 0 ? undefined : tx.selectFrom('expectation').select(['id', 'take_away', 'bring', 'withdrawn_at']).where('id', 'in', given)
    .where('workspace_id', '=', here.workspace.id).where('withdrawn_at', 'is', null).forUpdate().executeTakeFirst()
}

/** Keeps what somebody expects: one row a person, the newest words. Nothing at all changes nothing. The workspace is held by whoever asks. */
const keepExpectation = async (tx: Tx, here: Here, giver: Giver, { take_away, bring }: Hopes): Promise<string | undefined> => {
  if (take_away === '' && bring === '') return undefined
  const { perspective, ...who } = giver
  const own = await ownOf(tx, here, who.person_id)
  if (own) {
    await tx.updateTable('expectation').set({ take_away, bring, perspective, edited_at: momentHere(here) }).where('id', '=', own.id).execute()
    return own.id
  }
  const ring = ringOf(here, 'members')
  if (!ring) throw notHere()
  const id = newId()
  await tx.insertInto('expectation').values({ id, workspace_id: here.workspace.id, ring_id: ring.id, perspective, take_away, bring, given_at: momentHere(here) }).execute()
  await keepGiverFor(tx, 'expectation', id, who)
  return id
}

/** Adds to what somebody expects, for who cannot read here what they said before: a field that is left empty takes nothing away. */
export const addToExpectation = async (tx: Tx, here: Here, giver: Giver, hopes: Hopes): Promise<string | undefined> => {
  const own = await ownOf(tx, here, giver.person_id)
  return keepExpectation(tx, here, giver, own ? merged(own, hopes) : hopes)
}

/** What is newly said, and where nothing is, what was said before. */
export const merged = (before: Hopes, { take_away, bring }: Hopes): Hopes => ({ take_away: take_away || before.take_away, bring: bring || before.bring })

/** Gives one's own expectation, or changes it. */
export const giveExpectation = async (tx: Tx, here: Here, hopes: Hopes): Promise<Done> => {
  const { member, organisation_id, perspective } = here.who
  if (!member || !perspective) throw notHere()
  const id = await keepExpectation(tx, here, { person_id: member, organisation_id, perspective }, hopes)
  return id ? { about: { kind: 'expectation', id } } : {}
}

/** Takes back what a person expects of this think tank, if they said so. */
export const withdrawOwn = async (tx: Tx, here: Here, person: string): Promise<void> => {
  const own = await ownOf(tx, here, person)
  if (own) await tx.updateTable('expectation').set({ withdrawn_at: sql<Date>`now()` }).where('id', '=', own.id).execute()
}

/** Where expectations are given. The workspace is held: one person at two pages at once must not get two. */
export const amongExpectations: Thing<object> = {
  hold: async (tx, here) => {
    const ring = ringOf(here, 'members')
    if (!ring) throw notHere()
    await holdWorkspace(tx, here.workspace.id)
    return { it: {}, ring_id: ring.id }
  },
}

/** One's own expectation, held until the change is done; 404 when there is none. */
export const heldOwn: Thing<{ id: string }> = {
  hold: async (tx, here) => {
    const ring = ringOf(here, 'members')
    const own = ring && here.who.member ? await ownOf(tx, here, here.who.member) : undefined
    if (!ring || !own) throw notHere()
    return { it: { ...own, author: here.who.member }, ring_id: ring.id, about: { kind: 'expectation', id: own.id } }
  },
}
