import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../../platform/database.ts'
import { optionalText, text } from '../../../platform/form.ts'
import { momentHere, type Here } from '../../../platform/here.ts'
import type { Done, Thing } from '../../../platform/perform.ts'
import { malformed, notHere, tooLate } from '../../../platform/refusals.ts'
import { markOf } from '../../../platform/seen.ts'
import { isId } from '../../../workspaces/held.ts'
import { holdContributions, insertFinding, linkedTo, longest, reopen, type FindingRow, type Wording } from './changes.ts'

const number = z.string({ error: 'choose' }).regex(/^[1-9]\d{0,8}$/, 'choose').transform(Number)
const numbers = z.array(z.string().regex(/^[1-9]\d{0,8}$/, 'choose')).default([]).transform((list) => [...new Set(list.map(Number))])
const statement = text(longest.statement)
const explanation = optionalText(longest.explanation)

const subtopic = z.string().default('').transform((id) => id || null).refine((id) => id === null || isId(id), 'choose')

/** `seen`: as what the one who merges or splits read it, see `markOf`. */
const seen = z.string().optional()
export const mergeForm = z.strictObject({ met: number, statement, explanation, subtopic_id: subtopic, seen })
export const withdrawForm = z.strictObject({ reason: text(2000) })
/** `a` and `b`: numbers of the contributions that go to the first and to the second; `disputes`: ids of those that go to the second. */
export const splitForm = z.strictObject({
  statement_a: statement, explanation_a: explanation, statement_b: statement, explanation_b: explanation,
  a: numbers, b: numbers, seen, disputes: z.array(z.string().refine(isId, 'choose')).default([]),
})

export interface Pair extends FindingRow { readonly other: FindingRow }

/** Two findings of the same ring, held in the order of their ids, so that two mergers wait for each other and do not lock up. */
export const livingPair = (one: string | number, two: number): Thing<Pair> => ({
  hold: async (tx, here) => {
    const { rows } = await sql<FindingRow>`
      select * from finding where workspace_id = ${here.workspace.id} and number = any(${[Number(one), two]}::int[])
        and ring_id = any(${here.rings.map((ring) => ring.id)}::uuid[]) order by id for update`.execute(tx)
    const [it, other] = [rows.find((row) => row.number === Number(one)), rows.find((row) => row.number === two)]
    if (!it || !other || it === other) throw notHere()
    if (it.withdrawn_at || other.withdrawn_at) throw tooLate('withdrawn')
    if (it.ring_id !== other.ring_id) throw malformed('ring')
    return { it: { ...it, other }, ring_id: it.ring_id, about: { kind: 'finding', id: it.id, number: it.number } }
  },
})

/** Takes findings out of use and lets go of what they rest on; the page of each still shows it, by the equal moment. */
const retire = async (tx: Tx, here: Here, ids: readonly string[], reason = '') => {
  const at = momentHere(here)
  for (const id of ids) {
    await sql`with closing as (select greatest(${at}::timestamptz,
        (select max(unlinked_at) + interval '1 millisecond' from finding_contribution where finding_id = ${id})) as at),
      unlinked as (update finding_contribution set unlinked_at = closing.at from closing where finding_id = ${id} and unlinked_at is null)
      update finding set withdrawn_at = closing.at, withdrawn_reason = ${reason} from closing where id = ${id}`.execute(tx)
  }
}

const descend = (tx: Tx, here: Here, finding_id: string, from: readonly string[], how: 'merge' | 'split') =>
  tx.insertInto('finding_descent').values(from.map((from_finding_id) => ({ finding_id, from_finding_id, how, at: momentHere(here) }))).execute()

/** An objection that is still open goes along to what took the place of the finding; a settled one stays where it was settled. */
const moveDisputes = async (tx: Tx, from: readonly string[], to: string, only?: readonly string[]) => {
  if (only?.length === 0) return
  let open = tx.updateTable('dispute').set({ finding_id: to }).where('finding_id', 'in', [...from]).where('settled_at', 'is', null)
  if (only) open = open.where('id', 'in', [...only])
  await open.execute()
}

/** Two findings as they are read before they are merged. */
export const pairAs = (one: Pick<Wording, 'statement' | 'explanation'>, two: Pick<Wording, 'statement' | 'explanation'>) =>
  markOf([one.statement, one.explanation, two.statement, two.explanation])

/** A finding with what it rests on, as it is read before it is split. */
export const wholeAs = ({ statement, explanation }: Pick<Wording, 'statement' | 'explanation'>, under: readonly number[]) =>
  markOf([statement, explanation, [...under].sort((a, b) => a - b)])

/** 409 'changed' when it reads otherwise now than it did to who sent the form. */
const mustBeSeen = (seen: string | undefined, now: string) => { if (seen !== undefined && seen !== now) throw tooLate('changed') }

/** A new finding in the place of two. Texts keep citing the old ones: the trail leads on to the new. */
export const mergeFindings = (here: Here, words: Wording, seen?: string) => async (tx: Tx, it: Pair): Promise<Done> => {
  const { id, number: first, ring_id, other } = it
  mustBeSeen(seen, pairAs(it, other))
  const from = [id, other.id]
  const under = [...(await linkedTo(tx, from)).keys()]
  await holdContributions(tx, under)
  const about = await insertFinding(tx, here, ring_id, words, under)
  await retire(tx, here, from)
  await descend(tx, here, about.id, from, 'merge')
  await moveDisputes(tx, from, about.id)
  return { about, told: { from: [first, other.number] } }
}

const chosenOf = (linked: ReadonlyMap<string, number>, chosen: readonly number[]) => {
  const known = new Set(linked.values())
  if (!chosen.every((one) => known.has(one))) throw malformed('contribution')
  return [...linked].filter(([, one]) => chosen.includes(one)).map(([id]) => id)
}

/** Two new findings in the place of one; a contribution may go to both. What goes to neither may be open again. */
export const splitFinding = (here: Here, form: z.output<typeof splitForm>) => async (tx: Tx, it: FindingRow): Promise<Done> => {
  const linked = await linkedTo(tx, [it.id])
  mustBeSeen(form.seen, wholeAs(it, [...linked.values()]))
  await holdContributions(tx, [...linked.keys()])
  const { ring_id, subtopic_id } = it
  const one = await insertFinding(tx, here, ring_id, { statement: form.statement_a, explanation: form.explanation_a, subtopic_id }, chosenOf(linked, form.a))
  const two = await insertFinding(tx, here, ring_id, { statement: form.statement_b, explanation: form.explanation_b, subtopic_id }, chosenOf(linked, form.b))
  await retire(tx, here, [it.id])
  await descend(tx, here, one.id, [it.id], 'split')
  await descend(tx, here, two.id, [it.id], 'split')
  await moveDisputes(tx, [it.id], two.id, form.disputes)
  await moveDisputes(tx, [it.id], one.id)
  return { told: { into: [one.number, two.number] }, ...(await reopen(tx, here, [...linked.keys()])) }
}

/** Withdrawn with a reason, not deleted: texts may already cite it. What rested under nothing else is open again. */
export const withdrawFinding = (here: Here, reason: string) => async (tx: Tx, it: FindingRow): Promise<Done> => {
  const linked = [...(await linkedTo(tx, [it.id])).keys()]
  await holdContributions(tx, linked)
  await retire(tx, here, [it.id], reason)
  return reopen(tx, here, linked)
}
