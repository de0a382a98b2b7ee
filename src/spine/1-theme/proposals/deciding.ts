import { sql } from 'kysely'
import { z } from 'zod'
import { holdsToday } from '../../../association/mandates/queries.ts'
import type { Tx } from '../../../platform/database.ts'
import { oneOf, text } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { newId } from '../../../platform/ids.ts'
import type { Done, Thing } from '../../../platform/perform.ts'
import { tooLate } from '../../../platform/refusals.ts'
import { giversOf } from '../../../workspaces/attribution.ts'
import { beginThinktank, whereBegun, type ThinktankFields } from '../../../workspaces/thinktanks/changes.ts'
import type { HeldProposal } from './changes.ts'
import { speaksNow } from './queries.ts'

export const choices = ['picked', 'parked', 'declined'] as const
/** `seen`: how many decisions there were when the page was made, so that two board members do not decide past each other. */
export const decideSchema = z.strictObject({ kind: oneOf(choices), reason: text(2000), seen: z.string().regex(/^\d{1,4}$/) })

/**
 * Who is told for the organisations that support a proposal: the one who said so while their mandate holds, else everybody
 * who speaks for that organisation now. Who acts is left out.
 */
export const supportersToTell = async (tx: Tx, here: Here, proposal: string): Promise<string[]> => {
  const { rows } = await sql<{ person_id: string }>`
    select distinct heard.person_id from (select s.mandate_id, ${speaksNow('o')} as organisation_id from proposal_support s
        join organisation o on o.id = s.organisation_id where s.proposal_id = ${proposal} and s.withdrawn_at is null) s
      join mandate said on said.id = s.mandate_id
      join mandate heard on heard.organisation_id = s.organisation_id and ${holdsToday('heard')}
    where (heard.person_id = said.person_id or not exists (select 1 from mandate m
        where m.organisation_id = s.organisation_id and m.person_id = said.person_id and ${holdsToday('m')}))`.execute(tx)
  return rows.map(({ person_id }) => person_id).filter((person) => person !== here.who.member)
}

/** The board picks, parks or declines, with a reason. Who proposed it and who supports it hear. */
export const decide = async (tx: Tx, here: Here, it: HeldProposal, { kind, reason, seen }: z.output<typeof decideSchema>): Promise<Done> => {
  const before = await tx.selectFrom('proposal_decision').select(sql<number>`count(*)::int`.as('count')).where('proposal_id', '=', it.id).executeTakeFirstOrThrow()
  if (before.count !== Number(seen)) throw tooLate('decided-meanwhile')
  await refuseBegun(tx, it.id)
  await tx.insertInto('proposal_decision').values({ id: newId(), proposal_id: it.id, kind, reason, decided_at: sql<Date>`clock_timestamp()` }).execute()
  await tx.updateTable('proposal').set({ fate: kind }).where('id', '=', it.id).execute()
  const hears = [...await giversOf(tx, here, 'proposal', [it.id]), ...await supportersToTell(tx, here, it.id)]
  return { told: { decision: kind }, hears }
}

/** Throws 409 'begun' when a think tank came of it: then there is nothing left to decide. */
const refuseBegun = async (tx: Tx, proposal_id: string) => {
  if (await tx.selectFrom('proposal_thinktank').select('workspace_id').where('proposal_id', '=', proposal_id).executeTakeFirst()) throw tooLate('begun')
}

/** A proposal from which a think tank begins: held like any, but told where only who runs the association hears that one was. */
export const pickedProposal = (proposal: Thing<HeldProposal>): Thing<HeldProposal> => ({
  hold: async (tx, here) => {
    const { it } = await proposal.hold(tx, here)
    return { it, ring_id: (await whereBegun.hold(tx, here)).ring_id }
  },
})

/** Begins the think tank of a proposal that was picked, and keeps which one it came of. */
export const beginFromProposal = async (tx: Tx, here: Here, it: HeldProposal, values: ThinktankFields): Promise<Done> => {
  if (it.withdrawn_at || it.fate !== 'picked') throw tooLate('not-picked')
  await refuseBegun(tx, it.id)
  const done = await beginThinktank(tx, here, values)
  await tx.insertInto('proposal_thinktank').values({ proposal_id: it.id, workspace_id: done.made.id }).execute()
  return done
}
