import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { sortKey } from '../../platform/dates.ts'
import { momentHere, type Here } from '../../platform/here.ts'
import { newId } from '../../platform/ids.ts'
import { holdWorkspace, type Done, type Thing } from '../../platform/perform.ts'
import { malformed, notHere, tooLate } from '../../platform/refusals.ts'
import { givenBy, keepGiver } from '../../workspaces/attribution.ts'
import { also, inRing } from '../../workspaces/held.ts'
import { unnamed } from '../../workspaces/rings.ts'
import { beginDecision } from '../decisions/changes.ts'
import type { Described } from './form.ts'

export interface HeldConcept {
  id: string; ring_id: string; number: number; label: string; opened_at: Date | null; withdrawn_at: Date | null; kind: Here['workspace']['kind']
}

/** The glossary as a place where something is added; the workspace is held, so that numbers and names are given once. */
export const theGlossary: Thing<{ id: string; kind: Here['workspace']['kind'] }> = also(inRing({ kind: 'members' }), async (tx, _, here) => {
  await holdWorkspace(tx, here.workspace.id)
  return { kind: here.workspace.kind }
})

/** A concept in your rings, held until the change is done. 404 otherwise. */
export const heldConcept = (number: number): Thing<HeldConcept> => ({
  hold: async (tx, here) => {
    const it = await tx.selectFrom('concept').select(['id', 'ring_id', 'number', 'label', 'opened_at', 'withdrawn_at'])
      .where('workspace_id', '=', here.workspace.id).where('number', '=', number)
      .where('ring_id', 'in', here.rings.map(({ id }) => id)).forUpdate().executeTakeFirst()
    if (!it) throw notHere()
    return { it: { ...it, kind: here.workspace.kind }, ring_id: it.ring_id, about: { kind: 'concept', id: it.id, number: it.number } }
  },
})

const changed = (tx: Tx, id: string, more: { label?: string; opened_at?: Date } = {}) =>
  tx.updateTable('concept').set({ stamp: newId(), ...more, ...(more.label !== undefined && { label_key: sortKey(more.label) }) }).where('id', '=', id).execute()

/** Another concept that is called this already: 409 'taken'. */
const refuseTaken = async (tx: Tx, here: Here, label: string, but?: string) => {
  const { rows } = await sql`select 1 from concept where workspace_id = ${here.workspace.id} and withdrawn_at is null and lower(label) = lower(${label})
    and id is distinct from ${but ?? null}::uuid limit 1`.execute(tx)
  if (rows.length > 0) throw tooLate('taken')
}

/** The next number in this glossary. The workspace is held by whoever asks. */
export const nextConcept = async (tx: Tx, here: Here): Promise<number> => {
  const { last } = await tx.selectFrom('concept').select(({ fn }) => fn.max('number').as('last')).where('workspace_id', '=', here.workspace.id).executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

/** Puts a word in the glossary, with the meaning that its bringer gives it. 409 'taken' when it is there. */
export const beginConcept = (here: Here, { label, definition }: { label: string; definition: string }) => async (tx: Tx, ring: { id: string }): Promise<Done> => {
  await refuseTaken(tx, here, label)
  const [id, number] = [newId(), await nextConcept(tx, here)]
  await tx.insertInto('concept').values({
    id, workspace_id: here.workspace.id, ring_id: ring.id, number, label, label_key: sortKey(label), begun_at: momentHere(here),
  }).execute()
  if (definition) await keepAnswer(tx, here, { id, ring_id: ring.id }, definition)
  return { about: { kind: 'concept', id, number } }
}

/** One answer a person: the newest words. */
const keepAnswer = async (tx: Tx, here: Here, concept: { id: string; ring_id: string }, definition: string) => {
  if (!here.who.member) throw notHere()
  const mine = await givenBy(tx, 'concept_answer', here.who.member)
  const perspective = here.who.perspective ?? unnamed
  const own = mine.length === 0 ? undefined
    : await tx.selectFrom('concept_answer').select('id').where('concept_id', '=', concept.id).where('id', 'in', mine).executeTakeFirst()
  if (own) {
    await tx.updateTable('concept_answer').set({ definition, perspective, given_at: momentHere(here), withheld: null, withheld_reason: '' }).where('id', '=', own.id).execute()
    return
  }
  const id = newId()
  await tx.insertInto('concept_answer').values({
    id, workspace_id: here.workspace.id, ring_id: concept.ring_id, concept_id: concept.id, perspective, definition, given_at: momentHere(here),
  }).execute()
  await keepGiver(tx, here, 'concept_answer', [id])
}

/** Gives one's own meaning, or changes it, until all are shown: 409 'opened' from then on. */
export const answerConcept = (here: Here, definition: string) => async (tx: Tx, it: HeldConcept): Promise<Done> => {
  if (it.opened_at) throw tooLate('opened')
  await keepAnswer(tx, here, it, definition)
  return {}
}

/** From here on everybody reads what everybody wrote. 409 'opened' when that is so already. */
export const openConcept = (here: Here) => async (tx: Tx, it: HeldConcept): Promise<Done> => {
  if (it.opened_at) throw tooLate('opened')
  await changed(tx, it.id, { opened_at: momentHere(here) })
  return {}
}

const refuseWrongRelations = async (tx: Tx, here: Here, it: HeldConcept, { broader, related }: Pick<Described, 'broader' | 'related'>) => {
  const all = [...new Set([...broader, ...related])]
  if (all.includes(it.id) || broader.some((id) => related.includes(id))) throw tooLate('both')
  if (all.length === 0) return
  const found = await tx.selectFrom('concept').select('id').where('workspace_id', '=', here.workspace.id).where('id', 'in', all).execute()
  if (found.length < all.length) throw malformed('concept')
  const { rows: circle } = await sql`with recursive above (id) as (
    select unnest(${[...broader]}::uuid[]) union select b.id from above a join concept_version v on v.concept_id = a.id and v.superseded_at is null
      cross join lateral unnest(v.broader) b (id)) select 1 from above where id = ${it.id}`.execute(tx)
  if (circle.length > 0) throw tooLate('circle')
}

/** The next version of a concept, to be adopted later. */
export const insertVersion = async (tx: Tx, here: Here, it: { id: string; ring_id: string }, { sources, ...described }: Described): Promise<number> => {
  const { last } = await tx.selectFrom('concept_version').select(({ fn }) => fn.max('version').as('last')).where('concept_id', '=', it.id).executeTakeFirstOrThrow()
  const [id, version] = [newId(), (last ?? 0) + 1]
  await tx.insertInto('concept_version').values({
    ...described, alt: [...described.alt], hidden: [...described.hidden], examples: [...described.examples], broader: [...described.broader], related: [...described.related],
    id, workspace_id: here.workspace.id, ring_id: it.ring_id, concept_id: it.id, version, sources: JSON.stringify(sources), proposed_at: momentHere(here),
  }).execute()
  await keepGiver(tx, here, 'concept_version', [id])
  return version
}

const standingOf = (tx: Tx, concept: string) => tx.selectFrom('concept_version').select(['id', 'version']).where('concept_id', '=', concept)
  .where('adopted_at', 'is not', null).where('superseded_at', 'is', null).executeTakeFirst()

/**
 * Proposes how a concept is described. 409: 'blind' while members still give their own meaning, 'taken' when another is called
 * so, 'both' when it would be broader and related at once, 'circle' when it would be broader than itself.
 */
export const proposeVersion = (here: Here, described: Described) => async (tx: Tx, it: HeldConcept): Promise<Done> => {
  if (!it.opened_at) throw tooLate('blind')
  await refuseTaken(tx, here, described.label, it.id)
  await refuseWrongRelations(tx, here, it, described)
  const version = await insertVersion(tx, here, it, described)
  await changed(tx, it.id, (await standingOf(tx, it.id)) ? {} : { label: described.label })
  return { told: { version } }
}

/** A version that nobody adopted yet and that no other took the place of. 404 otherwise. */
const openVersion = async (tx: Tx, it: HeldConcept, version: number) => {
  const found = await tx.selectFrom('concept_version').select(['id', 'version', 'label', 'definition', 'decision_id']).where('concept_id', '=', it.id).where('version', '=', version)
    .where('adopted_at', 'is', null).where('superseded_at', 'is', null).executeTakeFirst()
  if (!found) throw notHere()
  return found
}

/** Puts a version to the group, as a question with an end. `words`: how that question reads. 409 'asked' when it was. */
export const askGroup = (here: Here, { version, days }: { version: number; days: number }, words: (label: string, definition: string) => { title: string; body: string }) =>
  async (tx: Tx, it: HeldConcept): Promise<Done> => {
    const found = await openVersion(tx, it, version)
    if (found.decision_id) throw tooLate('asked')
    const done = await beginDecision(tx, here, { id: it.ring_id }, {
      ...words(found.label, found.definition), kind: 'consent', options: [], dots: 0, review: null, ring: it.ring_id, days, results: 'closed', quorum: 0,
      organisation: false, secret: false,
    })
    await tx.updateTable('concept_version').set({ decision_id: done.about?.id ?? null }).where('id', '=', found.id).execute()
    await changed(tx, it.id)
    return { told: { version, decision: done.about?.number ?? 0 }, hears: done.hears ?? [] }
  }

const refuseUndecided = async (tx: Tx, decision: string | null, reason: string) => {
  const asked = decision === null ? undefined
    : await tx.selectFrom('decision').select(['outcome', 'withdrawn_at']).where('id', '=', decision).executeTakeFirst()
  if (!asked || asked.withdrawn_at) {
    if (!reason) throw tooLate('reason')
    return
  }
  if (!asked.outcome) throw tooLate('running')
  if (asked.outcome !== 'adopted') throw tooLate('refused')
}

/**
 * Adopts a version: from here on it holds, and the one before it, with what else was proposed, is superseded. What was put
 * to the group needs its outcome, 409 'running' or 'refused'; what was not needs a reason, 409 'reason'.
 */
export const adoptVersion = (here: Here, { version, reason, open }: { version: number; reason: string; open: boolean }) => async (tx: Tx, it: HeldConcept): Promise<Done> => {
  const found = await openVersion(tx, it, version)
  await refuseUndecided(tx, found.decision_id, reason)
  await refuseTaken(tx, here, found.label, it.id)
  const now = momentHere(here)
  await tx.updateTable('concept_version').set({ superseded_at: now }).where('concept_id', '=', it.id).where('superseded_at', 'is', null).where('id', '<>', found.id).execute()
  await tx.updateTable('concept_version').set({ adopted_at: now, adopted_why: reason }).where('id', '=', found.id).execute()
  await changed(tx, it.id, { label: found.label })
  const shown = await tx.selectFrom('concept_public').select('withdrawn_at').where('concept_id', '=', it.id).executeTakeFirst()
  if (open || shown && !shown.withdrawn_at) await publishConcepts(tx, here, [it.id])
  return { told: { version } }
}

/** Gives everyone the adopted version of these concepts to read, as it is now; what was not adopted stays where it is. */
export const publishConcepts = async (tx: Tx, here: Here, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return
  await sql`insert into concept_public (concept_id, workspace_id, language, uri, label, label_key, version, described, published_at)
    select c.id, c.workspace_id, c.language, c.uri, v.label, c.label_key, v.version, jsonb_build_object('label', v.label, 'label_en', v.label_en, 'alt', v.alt, 'hidden', v.hidden,
      'definition', v.definition, 'explanation', v.explanation, 'examples', v.examples, 'note', v.note, 'sources', v.sources, 'broader', v.broader, 'related', v.related), ${momentHere(here)}
    from concept c join concept_version v on v.concept_id = c.id and v.adopted_at is not null and v.superseded_at is null
    where c.workspace_id = ${here.workspace.id} and c.withdrawn_at is null and c.id = any(${[...ids]}::uuid[])
    on conflict (concept_id) do update set language = excluded.language, uri = excluded.uri, label = excluded.label, label_key = excluded.label_key,
      version = excluded.version, described = excluded.described, published_at = excluded.published_at, withdrawn_at = null`.execute(tx)
}

/** Gives everyone the adopted version to read, or no longer. 409 'unadopted' when there is none. */
export const togglePublic = (here: Here) => async (tx: Tx, it: HeldConcept): Promise<Done> => {
  const shown = await tx.selectFrom('concept_public').select('withdrawn_at').where('concept_id', '=', it.id).executeTakeFirst()
  if (shown && !shown.withdrawn_at) {
    await tx.updateTable('concept_public').set({ withdrawn_at: momentHere(here) }).where('concept_id', '=', it.id).execute()
    return { told: { undone: true } }
  }
  if (!(await standingOf(tx, it.id))) throw tooLate('unadopted')
  await publishConcepts(tx, here, [it.id])
  return {}
}

/** Withdrawn, not deleted: texts and other lists may point at it. */
export const withdrawConcept = (here: Here, reason: string) => async (tx: Tx, it: HeldConcept): Promise<Done> => {
  await tx.updateTable('concept').set({ withdrawn_at: momentHere(here), withdrawn_why: reason, stamp: newId() }).where('id', '=', it.id).execute()
  await tx.updateTable('concept_public').set({ withdrawn_at: momentHere(here) }).where('concept_id', '=', it.id).where('withdrawn_at', 'is', null).execute()
  return {}
}
