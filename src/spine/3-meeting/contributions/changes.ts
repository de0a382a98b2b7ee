import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../../platform/database.ts'
import { line, onceKey, oneOf, text, ticked } from '../../../platform/form.ts'
import { momentHere, ringOf, type Here } from '../../../platform/here.ts'
import { newId } from '../../../platform/ids.ts'
import type { Done } from '../../../platform/perform.ts'
import { malformed, notHere, tooLate } from '../../../platform/refusals.ts'
import { markOf, seenField } from '../../../platform/seen.ts'
import { giversOf, keepGiver } from '../../../workspaces/attribution.ts'
import { isId } from '../../../workspaces/held.ts'
import { nextNumbers, renumber } from '../../../workspaces/numbers.ts'
import { keepOnSheet } from '../paper/changes.ts'
import { allKinds, type Kind } from './filter.ts'

export const longest = 4000

const subtopicChoice = z.string().default('').transform((id) => id || null).refine((id) => id === null || isId(id), 'choose')

export const addForm = z.strictObject({
  body: text(longest), kind: oneOf(allKinds), subtopic_id: subtopicChoice,
  /** a ring of a subgroup you are in, '' for everyone in the think tank */
  ring: z.string().default(''),
  /** of whom it is when you type for somebody else, '' for yourself */
  perspective: z.string().default(''),
  anyway: ticked(),
  form_key: onceKey(),
})
/** `seen`: as what it read when the form was made, see `wordsAs`. */
export const editForm = z.strictObject({ body: text(longest), kind: oneOf(allKinds), subtopic_id: subtopicChoice, seen: z.string().optional() })
export const emptyForm = z.strictObject({})
/** `seen`: a mark of each sub-topic on the list from which one was chosen. */
export const subtopicForm = z.strictObject({ id: z.string().default(''), title: line(200), seen: seenField(20_000) })

/** What is put in the list: one contribution, not yet numbered. */
export interface Saying {
  readonly kind: Kind
  readonly perspective: string
  readonly body: string
  readonly subtopic_id: string | null
  readonly subgroup_id: string | null
}

const mustBeSubtopic = async (tx: Tx, here: Here, id: string | null) => {
  if (id === null) return
  const found = await tx.selectFrom('subtopic').select('id').where('id', '=', id).where('workspace_id', '=', here.workspace.id)
    .where('ring_id', 'in', here.rings.map((ring) => ring.id)).executeTakeFirst()
  if (!found) throw malformed('subtopic')
}

const isPerspective = (here: Here, key: string) => here.perspectives.some((one) => one.key === key)

const insert = async (tx: Tx, here: Here, ring_id: string, sayings: readonly Saying[], typedOver: boolean) => {
  if (!sayings.every(({ perspective }) => isPerspective(here, perspective))) throw malformed('perspective')
  const numbers = await nextNumbers(tx, here, 'contribution', sayings.length, ring_id)
  const said_at = momentHere(here)
  const made = sayings.map((saying, at) => ({
    ...saying, id: newId(), workspace_id: here.workspace.id, ring_id, number: numbers[at] as number, said_at,
    typed_over_at: typedOver ? said_at : null,
  }))
  await tx.insertInto('contribution').values(made).execute()
  return made
}

/** Says one thing in a ring: your own, or typed for somebody whose name is not kept. */
export const addContribution = (here: Here, saying: Omit<Saying, 'subgroup_id'>, own: boolean) =>
  async (tx: Tx, { id: ring }: { id: string }): Promise<Done> => {
    await mustBeSubtopic(tx, here, saying.subtopic_id)
    const subgroup_id = here.rings.find((one) => one.id === ring && one.kind === 'subgroup')?.id ?? null
    const [made] = await insert(tx, here, ring, [{ ...saying, subgroup_id }], !own)
    if (!made) throw notHere()
    if (own) await keepGiver(tx, here, 'contribution', [made.id])
    return { about: { kind: 'contribution', id: made.id, number: made.number } }
  }

/** Puts a whole sheet in the list at once, or nothing of it. Nobody is its giver: the sheet does not say who wrote what. */
export const transcribe = (here: Here, sayings: readonly Saying[], sheet?: string) => async (tx: Tx, { id: ring }: { id: string }): Promise<Done> => {
  for (const id of new Set(sayings.map(({ subtopic_id }) => subtopic_id))) await mustBeSubtopic(tx, here, id)
  for (const id of new Set(sayings.map(({ subgroup_id }) => subgroup_id))) await mustBeSubgroup(tx, here, id)
  const made = await insert(tx, here, ring, sayings, true)
  if (sheet) await keepOnSheet(tx, sheet, made.map(({ id }) => id))
  // Not the numbers: together they would say what stood on one sheet, and so in which subgroup it was written.
  return { about: { kind: 'contribution', id: (made[0] as { id: string }).id }, told: { count: made.length } }
}

const mustBeSubgroup = async (tx: Tx, here: Here, id: string | null) => {
  if (id === null) return
  const found = await tx.selectFrom('ring').select('id').where('id', '=', id).where('workspace_id', '=', here.workspace.id)
    .where('kind', '=', 'subgroup').where('closed_at', 'is', null).executeTakeFirst()
  if (!found) throw malformed('subgroup')
}

type Row = { id: string; kind: Kind; body: string; subtopic_id: string | null; ring_id: string }

export const wordsAs = ({ body, kind, subtopic_id }: Pick<Row, 'body' | 'kind' | 'subtopic_id'>): string => markOf([body, kind, subtopic_id])

/** Keeps how it read; the number, the links and the fate stay. 409 'changed' when it reads otherwise than who mends it saw. */
export const editContribution = (here: Here, { body, kind, subtopic_id, seen }: z.output<typeof editForm>) => async (tx: Tx, it: Row): Promise<Done> => {
  if (seen !== undefined && seen !== wordsAs(it)) throw tooLate('changed')
  await mustBeSubtopic(tx, here, subtopic_id)
  const at = momentHere(here)
  if (body !== it.body || kind !== it.kind) {
    // Where only the day is kept, a millisecond per earlier change keeps their order.
    await sql`insert into contribution_revision (id, contribution_id, kind, body, replaced_at)
      select ${newId()}, ${it.id}, ${it.kind}, ${it.body}, greatest(${at}::timestamptz, (select max(replaced_at) + interval '1 millisecond'
        from contribution_revision where contribution_id = ${it.id}))`.execute(tx)
  }
  await tx.updateTable('contribution').set({ body, kind, subtopic_id, edited_at: at }).where('id', '=', it.id).execute()
  return {}
}

/** Withdrawn, not deleted: a finding may already rest on it. */
export const withdrawContribution = (here: Here) => async (tx: Tx, { id }: { id: string }): Promise<Done> => {
  await tx.updateTable('contribution').set({ withdrawn_at: momentHere(here) }).where('id', '=', id).execute()
  return {}
}

/** From the corner of a subgroup to everyone in the think tank. There is no way back: it may have been read. */
export const shareContribution = (here: Here) => async (tx: Tx, it: { id: string; ring_id: string }): Promise<Done> => {
  const members = ringOf(here, 'members')
  if (!members) throw notHere()
  if (it.ring_id === members.id) throw tooLate('settled')
  await tx.updateTable('contribution').set({ ring_id: members.id }).where('id', '=', it.id).execute()
  const number = await renumber(tx, here, 'contribution', it.id, members.id)
  return { ring: members.id, about: { kind: 'contribution', id: it.id, number } }
}

/** Puts a new sub-topic at the end of the list. */
export const addSubtopic = (here: Here, title: string) => async (tx: Tx, { id: ring_id }: { id: string }): Promise<Done> => {
  const id = newId()
  const last = await tx.selectFrom('subtopic').select(({ fn }) => fn.max('position').as('position'))
    .where('workspace_id', '=', here.workspace.id).executeTakeFirst()
  await tx.insertInto('subtopic').values({ id, workspace_id: here.workspace.id, ring_id, title, position: (last?.position ?? -1) + 1 }).execute()
  return { about: { kind: 'subtopic', id } }
}

/** A sub-topic as the list shows it. */
export const subtopicAs = ({ id, title }: { id: string; title: string }): string => markOf([id, title])

/** Another name. 409 'changed' when it was not called so on the page. */
export const renameSubtopic = (title: string, seen: string) => async (tx: Tx, { id }: { id: string }): Promise<Done> => {
  const now = await tx.selectFrom('subtopic').select(['id', 'title']).where('id', '=', id).executeTakeFirstOrThrow()
  if (seen !== '' && !seen.split(' ').includes(subtopicAs(now))) throw tooLate('changed')
  await tx.updateTable('subtopic').set({ title }).where('id', '=', id).execute()
  return {}
}

export type FateGiven =
  | { readonly kind: 'taken-up' | 'open'; readonly reason?: string }
  | { readonly kind: 'parked'; readonly reason?: string }
  | { readonly kind: 'declined'; readonly reason: string }
  | { readonly kind: 'merged'; readonly reason?: string; readonly merged_into: string }

/**
 * Writes what was decided about these contributions, and answers which givers are to hear of it. What has this fate
 * already and would only get it again (taken up twice, open again) is left as it is. For findings too: they call it with
 * 'taken-up' when the first link is made and 'open' when the last one goes.
 */
export const settleFate = async (tx: Tx, here: Here, ids: readonly string[], fate: FateGiven): Promise<{ hears: string[] }> => {
  if (ids.length === 0) return { hears: [] }
  const { rows: changing } = await sql<{ id: string }>`
    select id from contribution where workspace_id = ${here.workspace.id} and id = any(${[...ids]}::uuid[])
      and not (fate = ${fate.kind} and ${fate.kind} in ('taken-up', 'open')) order by id for update`.execute(tx)
  if (changing.length === 0) return { hears: [] }
  const settled = changing.map(({ id }) => id)
  const into = fate.kind === 'merged' ? fate.merged_into : null
  // Where only the day is kept, a millisecond per earlier decision keeps their order.
  await sql`insert into fate (id, contribution_id, kind, reason, merged_into, decided_at)
    select made.id, made.contribution_id, ${fate.kind}, ${fate.reason ?? ''}, ${into}::uuid,
      greatest(${momentHere(here)}::timestamptz, (select max(f.decided_at) + interval '1 millisecond' from fate f where f.contribution_id = made.contribution_id))
    from unnest(${settled.map(() => newId())}::uuid[], ${settled}::uuid[]) as made (id, contribution_id)`.execute(tx)
  await tx.updateTable('contribution').set({ fate: fate.kind }).where('id', 'in', settled).execute()
  return { hears: await giversOf(tx, here, 'contribution', settled) }
}
