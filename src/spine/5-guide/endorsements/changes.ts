import { z } from 'zod'
import { mandateIn } from '../../../association/mandates/queries.ts'
import type { Tx } from '../../../platform/database.ts'
import { oneOf, optionalText, ticked } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { newId } from '../../../platform/ids.ts'
import type { Done, Thing } from '../../../platform/perform.ts'
import { notHere, tooLate } from '../../../platform/refusals.ts'
import { answers } from './queries.ts'

/**
 * What an organisation answers. `seen`: the answer that stood when the page was made, '' for none: who answers on top of
 * a colleague's answer reads that first. A reservation and a refusal take words.
 */
export const endorsementForm = z.strictObject({
  organisation: z.string().max(50).default(''), kind: oneOf(answers), reservation: optionalText(2000), reason: optionalText(2000), named: ticked(), seen: z.string().max(50).default(''),
}).superRefine(({ kind, reservation, reason }, c) => {
  if (kind === 'reservation' && !reservation) c.addIssue({ code: 'custom', path: ['reservation'], message: 'reservation' })
  if (kind === 'declined' && !reason) c.addIssue({ code: 'custom', path: ['reason'], message: 'reason' })
})
export type EndorsementFields = z.output<typeof endorsementForm>
export const withdrawalForm = z.strictObject({ organisation: z.string().max(50), seen: z.string().max(50) })

interface Endorsable { id: string; slug: string; number: number; thinktank_id: string; withdrawn_at: Date | null; mandate_id: string; mandated: true; isNewest: boolean }

/**
 * An edition that asks to be endorsed, held, by somebody who speaks for this organisation today: 404 for an edition that
 * does not ask, 403 without a mandate. The row is held so that an organisation answers once, however many speak for it.
 */
export const heldToEndorse = (slug: string, number: number, organisation: string): Thing<Endorsable> => ({
  hold: async (tx, here) => {
    const it = await tx.selectFrom('publication').select(['id', 'slug', 'number', 'thinktank_id', 'withdrawn_at']).where('slug', '=', slug).where('number', '=', number)
      .where('endorsement_asked_at', 'is not', null).forUpdate().executeTakeFirst()
    const ring = here.rings.find(({ kind }) => kind === 'members')
    if (!it || !ring) throw notHere()
    const { mandate_id } = await mandateIn(tx, here, organisation)
    const newer = await tx.selectFrom('publication').select('id').where('slug', '=', slug).where('number', '>', number).where('withdrawn_at', 'is', null).executeTakeFirst()
    return { it: { ...it, mandate_id, mandated: true, isNewest: !newer }, ring_id: ring.id, about: { kind: 'publication', id: it.id, number } }
  },
})

/** Ends the answer that stands, when it is the one that was seen; 409 otherwise. */
const endAnswer = async (tx: Tx, edition: string, organisation: string, seen: string): Promise<boolean> => {
  const now = await tx.selectFrom('endorsement').select('id').where('publication_id', '=', edition).where('organisation_id', '=', organisation)
    .where('ended_at', 'is', null).executeTakeFirst()
  if ((now?.id ?? '') !== seen) throw tooLate('changed')
  if (now) await tx.updateTable('endorsement').set({ ended_at: new Date() }).where('id', '=', now.id).execute()
  return now !== undefined
}

const chairsOf = async (tx: Tx, here: Here, thinktank: string): Promise<string[]> => {
  const found = await tx.selectFrom('participant').select('person_id').where('workspace_id', '=', thinktank).where('role', '=', 'chair').where('ended_at', 'is', null).execute()
  return found.map(({ person_id }) => person_id).filter((person) => person !== here.who.member)
}

const wordsOf = ({ kind, reservation, reason }: EndorsementFields) => (kind === 'full' ? '' : kind === 'reservation' ? reservation : reason)

/** What an organisation answers on the newest edition, in place of what it answered before. The chair of the think tank hears of it. */
export const endorse = (here: Here, form: EndorsementFields) => async (tx: Tx, it: Endorsable): Promise<Done> => {
  if (!it.isNewest) throw tooLate('newer')
  await endAnswer(tx, it.id, form.organisation, form.seen)
  await tx.insertInto('endorsement').values({
    id: newId(), publication_id: it.id, organisation_id: form.organisation, kind: form.kind, words: wordsOf(form),
    shown: form.kind !== 'declined' || form.named, mandate_id: it.mandate_id, given_at: new Date(),
  }).execute()
  return { told: { slug: it.slug, number: it.number }, hears: await chairsOf(tx, here, it.thinktank_id) }
}

/** Takes back what an organisation answered; the row stays as its history. 409 when there is nothing to take back. */
export const withdrawEndorsement = (organisation: string, seen: string) => async (tx: Tx, it: Endorsable): Promise<Done> => {
  if (!seen || !(await endAnswer(tx, it.id, organisation, seen))) throw tooLate('withdrawn')
  return { told: { slug: it.slug, number: it.number } }
}
