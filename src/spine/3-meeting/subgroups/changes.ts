import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../../platform/database.ts'
import { line, oneOf, optionalText, sure, ticked } from '../../../platform/form.ts'
import { momentHere, ringOf, type Here } from '../../../platform/here.ts'
import { newId } from '../../../platform/ids.ts'
import { holdWorkspace, type Done, type Thing } from '../../../platform/perform.ts'
import { notHere, tooLate } from '../../../platform/refusals.ts'
import { isOther, seenField } from '../../../platform/seen.ts'
import { isId } from '../../../workspaces/held.ts'
import { addSubgroup, fillSubgroup } from '../../../workspaces/people/changes.ts'
import { asSpread, peopleToSpread, standingGroups, wishesIn, type Proposal, type ProposedGroup } from './queries.ts'
import { spreadAside } from './thread.ts'

/** More groups than this no meeting has room for. */
export const mostGroups = 20

const ids = (most: number) => z.array(z.string().refine(isId, 'choose')).max(most, 'many').default([])
const personOrNobody = z.string().default('').refine((value) => value === '' || isId(value), 'choose').transform((value) => value || null)

export const askSchema = z.strictObject({
  bestaand: ids(mostGroups),
  nieuw: z.string().default('0').transform((value) => value.trim() || '0').pipe(z.string().regex(/^\d{1,2}$/, 'number').transform(Number).pipe(z.number().max(mostGroups, 'number'))),
  soort: oneOf(['gemengd', 'eigen']), wensen: ticked(), collegas: ticked(), blijven: ticked(),
})
export const moveSchema = z.strictObject({ person: z.string().refine(isId, 'choose'), group: z.string().refine(isId, 'choose') })
export const groupSchema = z.strictObject({ title: line(200), question: optionalText(1000), facilitator: personOrNobody, reporter: personOrNobody, seen: seenField() })
export const noFields = z.strictObject({})
export const dropSchema = z.strictObject({ zeker: sure() })
export const wishSchema = z.strictObject({ met: ids(5), niet: ids(5), groep: personOrNobody })
export type AskFields = z.output<typeof askSchema>
export type GroupFields = z.output<typeof groupSchema>
export type WishFields = z.output<typeof wishSchema>

interface Plan { groups: (Omit<ProposedGroup, 'facilitator_id' | 'reporter_id'>)[]; placed: ReadonlyMap<string, string> }

/** Groups to spread over: those that stand and are chosen, and new ones. Undefined when there would be none, or too many. */
const groupsFor = async (here: Here, { bestaand, nieuw, soort }: AskFields, words: (nth: number) => string) => {
  const standing = (await standingGroups(here)).filter(({ id }) => bestaand.includes(id))
  const fresh = soort === 'eigen'
    ? here.perspectives.filter(({ key, people }) => people > 0 && !standing.some(({ perspective }) => perspective === key))
      .map(({ key, label_nl, label_en }) => ({ title: here.language === 'nl' ? label_nl : label_en, perspective: key as string | null }))
    : Array.from({ length: nieuw }, (_, at) => ({ title: words(standing.length + at + 1), perspective: null }))
  const groups = [
    ...standing.map(({ id, ...group }) => ({ ...group, id: newId(), subgroup_id: id as string | null })),
    ...fresh.map((group) => ({ ...group, id: newId(), subgroup_id: null, question: '' })),
  ]
  return groups.length === 0 || groups.length > mostGroups ? undefined : groups
}

/**
 * A proposal, worked out before anything is held. The method sees groups by their place in the list: their ids are new every
 * time, and the same people must come out the same way.
 */
export const planFor = async (here: Here, fields: AskFields, words: (nth: number) => string): Promise<Plan | undefined> => {
  const [groups, people, wishes] = [await groupsFor(here, fields, words), await peopleToSpread(here), fields.wensen ? await wishesIn(here) : []]
  if (!groups) return undefined
  const groupOf = new Map(groups.flatMap(({ id, subgroup_id }) => (subgroup_id ? [[subgroup_id, id] as const] : [])))
  const stays = new Map(fields.blijven ? people.flatMap(({ id, current }) => (groupOf.has(current ?? '') ? [[id, groupOf.get(current ?? '') as string] as const] : [])) : [])
  return { groups, placed: await place(groups, asSpread(people, wishes, stays, groupOf), fields.collegas) }
}

const place = async (groups: readonly { id: string; perspective: string | null }[], people: ReturnType<typeof asSpread>, colleagues: boolean) => {
  const nameOf = new Map(groups.map(({ id }, at) => [id, String(at).padStart(2, '0')]))
  const named = people.map((one) => ({ ...one, fixed: nameOf.get(one.fixed ?? ''), wish: nameOf.get(one.wish ?? '') }))
  const asked = groups.map(({ id, perspective }) => ({ id: nameOf.get(id) as string, perspective }))
  const { placed } = await spreadAside({ people: named, groups: asked, rules: { colleagues } })
  return new Map([...placed].map(([person, name]) => [person, groups[Number(name)]?.id as string]))
}

/** Works out anew where everybody could sit, except for who leads or reports, and whom somebody put by hand: they stay. */
export const planAgain = async (here: Here, { groups, seats, wishes, colleagues }: Proposal): Promise<ReadonlyMap<string, string>> => {
  const [people, said] = [await peopleToSpread(here), wishes ? await wishesIn(here) : []]
  const stays = new Map([
    ...seats.filter(({ moved }) => moved).map(({ person_id, group_id }) => [person_id, group_id] as const),
    ...groups.flatMap(({ id, facilitator_id, reporter_id }) => [reporter_id, facilitator_id].flatMap((one) => (one ? [[one, id] as const] : []))),
  ])
  const groupOf = new Map(groups.flatMap(({ id, subgroup_id }) => (subgroup_id ? [[subgroup_id, id] as const] : [])))
  return place(groups, asSpread(people, said, stays, groupOf), colleagues)
}

const seat = async (tx: Tx, proposal: string, placed: ReadonlyMap<string, string>) => {
  const seats = [...placed].map(([person_id, group_id]) => ({ proposal_id: proposal, person_id, group_id }))
  if (seats.length > 0) await tx.insertInto('subgroup_proposal_seat').values(seats).execute()
}

/** Puts a proposal down in place of the one that waited. */
export const makeProposal = async (tx: Tx, here: Here, ring_id: string, { groups, placed }: Plan, fields: AskFields): Promise<Done> => {
  const id = newId()
  await tx.updateTable('subgroup_proposal').set({ dropped_at: momentHere(here) }).where('workspace_id', '=', here.workspace.id)
    .where('accepted_at', 'is', null).where('dropped_at', 'is', null).execute()
  await tx.insertInto('subgroup_proposal').values({
    id, workspace_id: here.workspace.id, ring_id, colleagues: fields.collegas, wishes: fields.wensen, made_at: momentHere(here),
  }).execute()
  await tx.insertInto('subgroup_proposal_group').values(groups.map((group, position) => ({ ...group, proposal_id: id, position }))).execute()
  await seat(tx, id, placed)
  return { about: { kind: 'subgroup_proposal', id }, told: { count: groups.length } }
}

export const reseat = async (tx: Tx, id: string, placed: ReadonlyMap<string, string>): Promise<Done> => {
  const hand = await tx.selectFrom('subgroup_proposal_seat').select(['person_id', 'group_id']).where('proposal_id', '=', id).where('moved_at', 'is not', null).execute()
  await tx.deleteFrom('subgroup_proposal_seat').where('proposal_id', '=', id).where('moved_at', 'is', null).execute()
  const kept = new Set(hand.map(({ person_id }) => person_id))
  await seat(tx, id, new Map([...placed].filter(([person]) => !kept.has(person))))
  return {}
}

const groupIn = async (tx: Tx, proposal: string, id: string): Promise<void> => {
  const known = isId(id) && await tx.selectFrom('subgroup_proposal_group').select('id').where('id', '=', id).where('proposal_id', '=', proposal).executeTakeFirst()
  if (!known) throw notHere()
}
const takesPart = async (tx: Tx, here: Here, people: readonly string[]): Promise<void> => {
  if (people.length === 0) return
  const known = await tx.selectFrom('participant').select('person_id').where('workspace_id', '=', here.workspace.id).where('ended_at', 'is', null).where('person_id', 'in', [...people]).execute()
  if (known.length < new Set(people).size) throw notHere()
}

/** Puts somebody in a group by hand. 404 when they, or the group, are not of this proposal. */
export const moveSeat = async (tx: Tx, here: Here, proposal: string, person_id: string, group_id: string): Promise<Done> => {
  await groupIn(tx, proposal, group_id)
  await takesPart(tx, here, [person_id])
  const put = { group_id, moved_at: momentHere(here) }
  await tx.insertInto('subgroup_proposal_seat').values({ proposal_id: proposal, person_id, ...put })
    .onConflict((on) => on.columns(['proposal_id', 'person_id']).doUpdateSet(put)).execute()
  return {}
}

/** What the form about a proposed group shows. */
export const groupShown = ({ title, question, facilitator_id, reporter_id }: Pick<ProposedGroup, 'title' | 'question' | 'facilitator_id' | 'reporter_id'>) =>
  ({ title, question, facilitator_id, reporter_id })

/** Names a proposed group; who leads it or reports for it comes to sit in it. 409 'changed' over what was not seen. */
export const editGroup = async (tx: Tx, here: Here, proposal: string, group: string, { title, question, facilitator, reporter, seen }: GroupFields): Promise<Done> => {
  await groupIn(tx, proposal, group)
  const now = await tx.selectFrom('subgroup_proposal_group').select(['title', 'question', 'facilitator_id', 'reporter_id']).where('id', '=', group).executeTakeFirstOrThrow()
  if (isOther(seen, groupShown(now))) throw tooLate('changed')
  const leading = [...new Set([facilitator, reporter].filter((one) => one !== null))]
  await takesPart(tx, here, leading)
  await tx.updateTable('subgroup_proposal_group').set({ title, question, facilitator_id: facilitator, reporter_id: reporter }).where('id', '=', group).execute()
  for (const person of leading) await moveSeat(tx, here, proposal, person, group)
  return {}
}

export const dropProposal = async (tx: Tx, here: Here, id: string): Promise<Done> => {
  await tx.updateTable('subgroup_proposal').set({ dropped_at: momentHere(here) }).where('id', '=', id).execute()
  return {}
}

/** Makes the proposal so: new subgroups are made, everybody stands in the ring of their group, and everybody hears. 409 'no-question' when a group has none. */
export const acceptProposal = async (tx: Tx, here: Here, id: string): Promise<Done> => {
  const groups = await tx.selectFrom('subgroup_proposal_group').selectAll().where('proposal_id', '=', id).orderBy('position').execute()
  if (groups.some(({ question }) => question === '')) throw tooLate('no-question')
  const seats = await tx.selectFrom('subgroup_proposal_seat').innerJoin('participant', (join) => join.onRef('participant.person_id', '=', 'subgroup_proposal_seat.person_id')
    .on('participant.workspace_id', '=', here.workspace.id).on('participant.ended_at', 'is', null))
    .select(['subgroup_proposal_seat.person_id', 'group_id']).where('proposal_id', '=', id).execute()
  for (const { id: group, subgroup_id, title, question, perspective, facilitator_id: facilitator, reporter_id: reporter } of groups) {
    const ring = subgroup_id ?? (await addSubgroup(tx, here, { title, question, perspective })).about?.id as string
    await tx.updateTable('ring').set({ title, question, facilitator, reporter }).where('id', '=', ring).execute()
    if (!subgroup_id) await tx.updateTable('subgroup_proposal_group').set({ subgroup_id: ring }).where('id', '=', group).execute()
    await fillSubgroup(tx, here, ring, seats.filter(({ group_id }) => group_id === group).map(({ person_id }) => person_id))
  }
  await tx.updateTable('subgroup_proposal').set({ accepted_at: momentHere(here) }).where('id', '=', id).execute()
  const hears = seats.map(({ person_id }) => person_id).filter((one) => one !== here.who.member)
  return { told: { count: seats.length, groups: groups.length }, hears, ...(ringOf(here, 'members') ? { ring: ringOf(here, 'members')?.id as string } : {}) }
}

/** Keeps what somebody wishes, in place of what they wished before. */
export const keepWishes = async (tx: Tx, here: Here, { met, niet, groep }: WishFields): Promise<Done> => {
  const person_id = here.who.member
  if (!person_id) throw notHere()
  const workspace_id = here.workspace.id
  await takesPart(tx, here, [...met, ...niet])
  if (groep && !await tx.selectFrom('ring').select('id').where('id', '=', groep).where('workspace_id', '=', workspace_id).where('kind', '=', 'subgroup').executeTakeFirst()) throw notHere()
  await tx.deleteFrom('subgroup_wish').where('workspace_id', '=', workspace_id).where('person_id', '=', person_id).execute()
  const wished = [
    ...[...new Set(met)].map((about_id) => ({ kind: 'with' as const, about_id, subgroup_id: null })),
    ...[...new Set(niet)].filter((one) => !met.includes(one)).map((about_id) => ({ kind: 'without' as const, about_id, subgroup_id: null })),
    ...(groep ? [{ kind: 'group' as const, about_id: null, subgroup_id: groep }] : []),
  ].filter(({ about_id }) => about_id !== person_id)
  if (wished.length > 0) await tx.insertInto('subgroup_wish').values(wished.map((one) => ({ ...one, workspace_id, person_id }))).execute()
  return {}
}

/** Where proposals lie; one at a time is worked on. */
export const amongPreparing: Thing<{ id: string }> = {
  hold: async (tx, here) => {
    const ring = ringOf(here, 'preparation')
    if (!ring) throw notHere()
    await holdWorkspace(tx, here.workspace.id)
    return { it: { id: ring.id }, ring_id: ring.id }
  },
}

/** The proposal that waits, held until the change is done. 404 when there is none, or it is not yours to see. */
export const theProposal: Thing<{ id: string }> = {
  hold: async (tx, here) => {
    const ring = ringOf(here, 'preparation')
    if (!ring) throw notHere()
    const it = await tx.selectFrom('subgroup_proposal').select('id').where('workspace_id', '=', here.workspace.id).where('ring_id', '=', ring.id)
      .where('accepted_at', 'is', null).where('dropped_at', 'is', null).forUpdate().executeTakeFirst()
    if (!it) throw notHere()
    return { it, ring_id: ring.id, about: { kind: 'subgroup_proposal', id: it.id } }
  },
}

/** Somebody's own wishes: told to the preparation group only, and not what they are. */
export const ownWish: Thing<object> = {
  hold: async (tx, here) => {
    await sql`select 1 from workspace where id = ${here.workspace.id} for share`.execute(tx)
    const ring = await tx.selectFrom('ring').select('id').where('workspace_id', '=', here.workspace.id).where('kind', '=', 'preparation').executeTakeFirstOrThrow()
    return { it: {}, ring_id: ring.id }
  },
}
