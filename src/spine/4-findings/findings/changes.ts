import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../../platform/database.ts'
import { oneOf, optionalText, text, ticked } from '../../../platform/form.ts'
import { momentHere, ringOf, type Here } from '../../../platform/here.ts'
import { newId } from '../../../platform/ids.ts'
import type { Done, Thing } from '../../../platform/perform.ts'
import { malformed, notHere, tooLate } from '../../../platform/refusals.ts'
import { keepGiver } from '../../../workspaces/attribution.ts'
import { held, isId } from '../../../workspaces/held.ts'
import { nextNumber, renumber } from '../../../workspaces/numbers.ts'
import { settleFate } from '../../3-meeting/contributions/changes.ts'

export const longest = { statement: 1000, explanation: 10_000 }

const subtopicChoice = z.string().default('').transform((id) => id || null).refine((id) => id === null || isId(id), 'choose')
const numberList = z.array(z.string().regex(/^[1-9]\d{0,8}$/, 'choose')).default([]).transform((list) => [...new Set(list.map(Number))])
const wording = { statement: text(longest.statement), explanation: optionalText(longest.explanation), subtopic_id: subtopicChoice }
/** What narrows the list to choose from, and whether the button only asks for that. */
const narrowing = {
  onderwerp: z.union([z.enum(['', 'geen']), z.uuid()], { error: 'choose' }).default(''), lot: z.enum(['', 'open', 'alle'], { error: 'choose' }).default(''),
  zoek: z.string().max(200).default(''), toon: ticked(),
}

export const makeForm = z.strictObject({ ...wording, chosen: numberList, ring: oneOf(['members', 'preparation']), ...narrowing })
/** `had`: what the finding rested on when the form was made, so that what somebody else chose since stays. */
export const linkForm = z.strictObject({ chosen: numberList, had: z.string().optional().transform((list) => list?.split(',').map(Number)), ...narrowing })
/** `seen`: how many earlier readings there were when the form was made. */
export const rephraseForm = z.strictObject({ ...wording, seen: z.coerce.number() })
export const emptyForm = z.strictObject({})

export interface Wording { readonly statement: string; readonly explanation: string; readonly subtopic_id: string | null }
export interface FindingRow extends Wording { readonly id: string; readonly number: number; readonly ring_id: string; readonly withdrawn_at: Date | null }

/** The finding by this number, held; 409 when it was withdrawn, merged or split in the meantime. */
export const living = (number: string | number): Thing<FindingRow> => ({
  hold: async (tx, here) => {
    const found = await held('finding', number).hold(tx, here)
    if (found.it.withdrawn_at) throw tooLate('withdrawn')
    return found
  },
})

/** What somebody chose was withdrawn or merged in the meantime: these numbers. */
export class GoneSince extends Error {
  constructor(readonly numbers: readonly number[]) {
    super('contributions are gone')
  }
}

/** Holds contributions in the order of their ids, whoever asks, so that two changes wait for each other and do not lock up. */
export const holdContributions = async (tx: Tx, ids: readonly string[]) => {
  if (ids.length > 0) await sql`select 1 from contribution where id = any(${[...ids]}::uuid[]) order by id for update`.execute(tx)
}

/**
 * The contributions by these numbers that a finding in this ring may rest on: whoever reads the finding must be able to
 * read them, so they lie in the same ring or with all members. GoneSince for what is out of use now, 400 for others.
 */
const contributionsFor = async (tx: Tx, here: Here, ring: string, numbers: readonly number[]): Promise<string[]> => {
  if (numbers.length === 0) return []
  const found = await tx.selectFrom('contribution').select(['id', 'number', 'withdrawn_at', 'fate']).where('workspace_id', '=', here.workspace.id)
    .where('number', 'in', [...numbers]).where('ring_id', 'in', readableIn(here, ring)).orderBy('id').forUpdate().execute()
  if (found.length !== numbers.length) throw malformed('contribution')
  const gone = found.filter((one) => one.withdrawn_at !== null || one.fate === 'merged')
  if (gone.length > 0) throw new GoneSince(gone.map(({ number }) => number))
  return found.map(({ id }) => id)
}

/** The rings whose contributions a finding in this ring may rest on. */
export const readableIn = (here: Here, ring: string): string[] =>
  [...new Set([ring, ringOf(here, 'members')?.id ?? ring])].filter((id) => here.rings.some((one) => one.id === id))

const mustBeSubtopic = async (tx: Tx, here: Here, id: string | null) => {
  if (id === null) return
  const found = await tx.selectFrom('subtopic').select('id').where('id', '=', id).where('workspace_id', '=', here.workspace.id)
    .where('ring_id', 'in', here.rings.map((ring) => ring.id)).executeTakeFirst()
  if (!found) throw malformed('subtopic')
}

const isForMembers = (here: Here, ring: string) => ringOf(here, 'members')?.id === ring

/**
 * What a finding that all members can read rests on is taken up. One that only the preparation group reads settles
 * nothing yet: a fate that changed would tell that there is such a finding.
 */
const takeUp = (tx: Tx, here: Here, ring: string, ids: readonly string[]) =>
  isForMembers(here, ring) ? settleFate(tx, here, ids, { kind: 'taken-up' }) : Promise.resolve({ hears: [] as string[] })

/** What no living finding of the members rests on any more is open again. Asked after the links have gone. */
export const reopen = async (tx: Tx, here: Here, ids: readonly string[]): Promise<{ hears: string[] }> => {
  if (ids.length === 0) return { hears: [] }
  await holdContributions(tx, ids)
  const { rows } = await sql<{ id: string }>`
    select c.id from contribution c where c.id = any(${[...ids]}::uuid[]) and c.fate = 'taken-up' and not exists (
      select 1 from finding_contribution fc join finding f on f.id = fc.finding_id
      where fc.contribution_id = c.id and fc.unlinked_at is null and f.withdrawn_at is null and f.ring_id = ${ringOf(here, 'members')?.id ?? null})`.execute(tx)
  return settleFate(tx, here, rows.map(({ id }) => id), { kind: 'open' })
}

export const linkTo = async (tx: Tx, here: Here, finding_id: string, ids: readonly string[]) => {
  if (ids.length === 0) return
  const linked_at = momentHere(here)
  await tx.insertInto('finding_contribution').values(ids.map((contribution_id) => ({ finding_id, contribution_id, linked_at }))).execute()
}

/** A new finding in a ring, resting on these contributions, which the caller holds. Its giver is kept. */
export const insertFinding = async (tx: Tx, here: Here, ring_id: string, words: Wording, contributions: readonly string[]) => {
  await mustBeSubtopic(tx, here, words.subtopic_id)
  const number = await nextNumber(tx, here, 'finding', ring_id)
  const { statement, explanation, subtopic_id } = words
  const id = newId()
  await tx.insertInto('finding').values({
    id, workspace_id: here.workspace.id, ring_id, number, statement, explanation, subtopic_id, made_at: momentHere(here),
  }).execute()
  await linkTo(tx, here, id, contributions)
  await keepGiver(tx, here, 'finding', [id])
  return { kind: 'finding', id, number }
}

/** One statement drawn from the chosen contributions. Who gave them hears that they were taken up. */
export const makeFinding = (here: Here, words: Wording, numbers: readonly number[]) => async (tx: Tx, { id: ring }: { id: string }): Promise<Done> => {
  const contributions = await contributionsFor(tx, here, ring, numbers)
  const about = await insertFinding(tx, here, ring, words, contributions)
  return { about, told: { count: contributions.length }, ...(await takeUp(tx, here, ring, contributions)) }
}

/** From the preparation group to all members, with its objections. From then on what it rests on is taken up. */
export const shareFinding = (here: Here) => async (tx: Tx, it: FindingRow): Promise<Done> => {
  const members = ringOf(here, 'members')
  if (!members) throw notHere()
  if (it.ring_id === members.id) throw tooLate('settled')
  await tx.updateTable('finding').set({ ring_id: members.id }).where('id', '=', it.id).execute()
  await tx.updateTable('dispute').set({ ring_id: members.id }).where('finding_id', '=', it.id).execute()
  const number = await renumber(tx, here, 'finding', it.id, members.id)
  const under = [...(await linkedTo(tx, [it.id])).keys()]
  await holdContributions(tx, under)
  const free = under.length === 0 ? [] : await tx.selectFrom('contribution').select('id').where('id', 'in', under)
    .where('withdrawn_at', 'is', null).where('fate', '<>', 'merged').execute()
  return { ring: members.id, about: { kind: 'finding', id: it.id, number }, ...(await takeUp(tx, here, members.id, free.map(({ id }) => id))) }
}

/** What these findings rest on now: id of the contribution to its number. */
export const linkedTo = async (tx: Tx, findings: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  const found = await tx.selectFrom('finding_contribution').innerJoin('contribution', 'contribution.id', 'contribution_id')
    .select(['contribution.id', 'contribution.number']).where('finding_id', 'in', [...findings]).where('unlinked_at', 'is', null).execute()
  return new Map(found.map(({ id, number }) => [id, number]))
}

/** Keeps how it read. 409 'changed' when somebody else rephrased it after the form was made. */
export const rephraseFinding = (here: Here, words: Wording, seen: number) => async (tx: Tx, it: FindingRow): Promise<Done> => {
  const { count } = await tx.selectFrom('finding_revision').select(({ fn }) => fn.countAll<number>().as('count'))
    .where('finding_id', '=', it.id).executeTakeFirstOrThrow()
  if (Number(count) !== seen) throw tooLate('changed')
  await mustBeSubtopic(tx, here, words.subtopic_id)
  if (words.statement !== it.statement || words.explanation !== it.explanation) {
    // Where only the day is kept, a millisecond per earlier change keeps their order.
    await sql`insert into finding_revision (id, finding_id, statement, explanation, replaced_at)
      select ${newId()}, ${it.id}, ${it.statement}, ${it.explanation}, greatest(${momentHere(here)}::timestamptz,
        (select max(replaced_at) + interval '1 millisecond' from finding_revision where finding_id = ${it.id}))`.execute(tx)
  }
  const { statement, explanation, subtopic_id } = words
  await tx.updateTable('finding').set({ statement, explanation, subtopic_id }).where('id', '=', it.id).execute()
  return {}
}

/**
 * Lets a finding rest on what was ticked, and no longer on what was unticked; `had` was ticked when the form was made. What
 * somebody else chose or let go of since stays so. What was withdrawn or may not be read here any more is left alone, for the
 * form did not offer it.
 */
export const linkFinding = (here: Here, numbers: readonly number[], had?: readonly number[]) => async (tx: Tx, it: FindingRow): Promise<Done> => {
  const linked = await linkedTo(tx, [it.id])
  const [known, before] = [new Set(linked.values()), new Set(had ?? linked.values())]
  const fresh = await contributionsFor(tx, here, it.ring_id, numbers.filter((number) => !known.has(number) && !before.has(number)))
  const unticked = [...linked].filter(([, number]) => before.has(number) && !numbers.includes(number)).map(([id]) => id)
  const gone = await offeredAmong(tx, here, it.ring_id, unticked)
  if (gone.length > 0) {
    await tx.updateTable('finding_contribution').set({ unlinked_at: momentHere(here) })
      .where('finding_id', '=', it.id).where('contribution_id', 'in', gone).where('unlinked_at', 'is', null).execute()
  }
  await linkTo(tx, here, it.id, fresh)
  const [taken, open] = [await takeUp(tx, here, it.ring_id, fresh), await reopen(tx, here, gone)]
  return { told: { linked: fresh.length, unlinked: gone.length }, hears: [...taken.hears, ...open.hears] }
}

const offeredAmong = async (tx: Tx, here: Here, ring: string, ids: readonly string[]): Promise<string[]> => {
  if (ids.length === 0) return []
  const found = await tx.selectFrom('contribution').select('id').where('id', 'in', [...ids]).where('ring_id', 'in', readableIn(here, ring))
    .where('withdrawn_at', 'is', null).where('fate', '<>', 'merged').execute()
  return found.map(({ id }) => id)
}
