import { sql, type Selectable } from 'kysely'
import { z } from 'zod'
import { mandateIn } from '../../../association/mandates/queries.ts'
import type { Tx } from '../../../platform/database.ts'
import { line, text, ticked } from '../../../platform/form.ts'
import { ringOf, type Here } from '../../../platform/here.ts'
import { newId } from '../../../platform/ids.ts'
import { holdWorkspace, type Done, type Thing } from '../../../platform/perform.ts'
import { notHere, tooLate } from '../../../platform/refusals.ts'
import type { ProposalTable } from '../../../tables.ts'
import { authorOf, keepGiver } from '../../../workspaces/attribution.ts'
import { isId } from '../../../workspaces/held.ts'
import { supportersToTell } from './deciding.ts'
import { speaksNow } from './queries.ts'

export const longest = { title: 200, about: 4000, why: 2000, line: 300 } as const
const wording = { title: line(longest.title), about: text(longest.about), why: text(longest.why) }
const organisation = z.string({ error: 'choose' }).refine(isId, 'choose')

export const editSchema = z.strictObject(wording)
/** `seen`: the numbers of the proposals that were shown as alike. `look`: to see those first, nothing is stored. */
export const proposeSchema = editSchema.extend({
  organisation: z.string().default('').refine((id) => id === '' || isId(id), 'choose'),
  seen: z.string().regex(/^[\d,]{0,60}$/).default(''), look: z.literal('ja').optional(),
})
/** What is typed so far, in whatever state it is: to look for what is like it. */
export const typedSchema = z.strictObject({
  title: z.string().max(10_000).default(''), about: z.string().max(100_000).default(''), why: z.string().default(''),
  organisation: z.string().default(''), seen: z.string().default(''), look: z.string().default(''),
})
export const supportSchema = z.strictObject({ organisation, why: line(longest.line) })
export const unsupportSchema = z.strictObject({ organisation })
export const withdrawSchema = z.strictObject({ sure: ticked() })

export type Wording = z.output<typeof editSchema>
export type HeldProposal = Pick<Selectable<ProposalTable>, 'id' | 'number' | 'title' | 'about' | 'why' | 'fate' | 'withdrawn_at'>

/** What may come between a page and the press of its button; each has its words. */
export const reasons = ['decided', 'already', 'gone', 'not-sure'] as const

/** Where a proposal is made: among all members of the association. */
const membersRing = (here: Here): string => {
  const ring = ringOf(here, 'members')
  if (!ring) throw notHere()
  return ring.id
}

/** A proposal, held until the change is done, so that two who act on it wait for one another. 404 when it is not here. */
export const heldProposal = (number: string): Thing<HeldProposal> => ({
  hold: async (tx, here) => {
    const ring_id = membersRing(here)
    const known = Number(number)
    const row = Number.isSafeInteger(known) && known > 0 && known < 2_000_000_000
      ? await tx.selectFrom('proposal').selectAll().where('number', '=', known).forUpdate().executeTakeFirst()
      : undefined
    if (!row) throw notHere()
    return { it: { ...row, author: await authorOf(tx, 'proposal', row.id) }, ring_id, about: { kind: 'proposal', id: row.id, number: row.number } }
  },
})

const refuseDecided = ({ fate }: HeldProposal) => {
  if (fate !== 'open' && fate !== 'parked') throw tooLate('decided')
}

/** SQL: what an organisation says for a proposal now, itself or by one that went into it. */
const voicesOf = (proposal: string, organisation: string) => sql`select s.id from proposal_support s join organisation o on o.id = s.organisation_id
  where s.proposal_id = ${proposal} and s.withdrawn_at is null and ${speaksNow('o')} = ${organisation}`

/** Writes down that an organisation supports a proposal; 409 'already' when it does. The unique index holds it to one voice. */
const writeSupport = async (tx: Tx, here: Here, proposal: string, organisation_id: string, why: string) => {
  const { mandate_id } = await mandateIn(tx, here, organisation_id)
  if ((await voicesOf(proposal, organisation_id).execute(tx)).rows.length > 0) throw tooLate('already')
  const { rows } = await sql`insert into proposal_support (id, proposal_id, organisation_id, mandate_id, why)
    values (${newId()}, ${proposal}, ${organisation_id}, ${mandate_id}, ${why})
    on conflict (proposal_id, organisation_id) where withdrawn_at is null do nothing returning id`.execute(tx)
  if (rows.length === 0) throw tooLate('already')
}

/** Proposes a theme; with an organisation that they speak for, that one supports it from the start. */
export const propose = async (tx: Tx, here: Here, fields: Wording & { organisation: string }): Promise<Done> => {
  // The queue for numbers: people call a proposal by its number, so it is never used again.
  await holdWorkspace(tx, here.workspace.id)
  const last = await tx.selectFrom('proposal').select(sql<number>`coalesce(max(number), 0)::int`.as('number')).executeTakeFirstOrThrow()
  const [id, number] = [newId(), last.number + 1]
  await tx.insertInto('proposal').values({ id, number, title: fields.title, about: fields.about, why: fields.why }).execute()
  await keepGiver(tx, here, 'proposal', [id])
  if (fields.organisation !== '') await writeSupport(tx, here, id, fields.organisation, '')
  return { about: { kind: 'proposal', id, number } }
}

/** Other words for a proposal; the old ones stay, for support may have been given to those. Who supports it hears. */
export const editProposal = async (tx: Tx, here: Here, it: HeldProposal, fields: Wording): Promise<Done> => {
  refuseDecided(it)
  await tx.insertInto('proposal_revision').values({
    id: newId(), proposal_id: it.id, title: it.title, about: it.about, why: it.why, replaced_at: sql<Date>`now()`,
  }).execute()
  await tx.updateTable('proposal').set({ ...fields, edited_at: sql<Date>`now()` }).where('id', '=', it.id).execute()
  return { hears: await supportersToTell(tx, here, it.id) }
}

/** Takes a proposal back; who supports it hears. */
export const withdrawProposal = async (tx: Tx, here: Here, it: HeldProposal): Promise<Done> => {
  refuseDecided(it)
  await tx.updateTable('proposal').set({ withdrawn_at: sql<Date>`now()` }).where('id', '=', it.id).execute()
  return { hears: await supportersToTell(tx, here, it.id) }
}

/** An organisation supports a proposal, by the mandate of who says so; 403 without one. */
export const support = async (tx: Tx, here: Here, it: HeldProposal, fields: z.output<typeof supportSchema>): Promise<Done> => {
  refuseDecided(it)
  await writeSupport(tx, here, it.id, fields.organisation, fields.why)
  return {}
}

/** An organisation takes its support back, the same way. 409 'gone' when there is none. */
export const unsupport = async (tx: Tx, here: Here, it: HeldProposal, { organisation: organisation_id }: { organisation: string }): Promise<Done> => {
  const { mandate_id } = await mandateIn(tx, here, organisation_id)
  refuseDecided(it)
  const taken = await tx.updateTable('proposal_support').set({ withdrawn_at: sql<Date>`now()`, withdrawn_by: mandate_id })
    .where(sql<boolean>`id in (${voicesOf(it.id, organisation_id)})`).returning('id').execute()
  if (taken.length === 0) throw tooLate('gone')
  return {}
}
