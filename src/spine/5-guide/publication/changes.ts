import { z } from 'zod'
import { parseDocument } from '../../../documents/parse.ts'
import { bibliography, shortCitation } from '../../../documents/bibliography.ts'
import { publishConcepts } from '../../../beside/glossary/changes.ts'
import { meaningsToKeep, type FrozenMeaning } from '../../../beside/glossary/recognise.ts'
import type { Tx } from '../../../platform/database.ts'
import { optionalText, text, ticked, type Errors } from '../../../platform/form.ts'
import { momentHere, type Here } from '../../../platform/here.ts'
import { newId } from '../../../platform/ids.ts'
import { announce } from '../../../platform/live.ts'
import type { Done, Thing } from '../../../platform/perform.ts'
import { notHere, tooLate } from '../../../platform/refusals.ts'
import { peopleInPublic, voicesUnder } from '../../../workspaces/attribution.ts'
import { rows } from '../../../workspaces/rings.ts'
import { charterNow } from '../../2-preparation/charter/queries.ts'
import { citationsOf } from '../drafts/citations.ts'
import { targetsIn } from '../drafts/grounds.ts'
import { criterionKeys, type CriterionKey } from '../../2-preparation/charter/content.ts'
import { askByLetter } from '../endorsements/letters.ts'
import { enqueueDay } from '../ripeness/jobs.ts'
import type { Ripeness } from '../ripeness/queries.ts'
import type { Against, Colophon, FrozenCriterion, FrozenSource, Grounds } from './frozen.ts'
import { groundsOf } from './grounds.ts'
import { draftToPublish, namesOfParticipants, sourcesByKey } from './queries.ts'

const reason = () => optionalText(2000)

/**
 * What the chair fills in to publish. `against`: each criterion that is not met, ticked, with the reason that stays on the
 * publication. `endorse`: organisations are asked to endorse this edition.
 */
export const publishForm = z.strictObject({
  lead: optionalText(1000), revision: z.coerce.number().int(), endorse: ticked(), against: z.array(z.enum(criterionKeys)).default([]),
  reason_grounded: reason(), reason_heard: reason(), reason_agreed: reason(), reason_understood: reason(), reason_reviewed: reason(), reason_stable: reason(),
})
type PublishForm = z.output<typeof publishForm>

/** The criteria that are open, each with the reason that was given for it. */
export const againstFrom = (open: readonly CriterionKey[], form: PublishForm): Against[] => open.map((key) => ({ key, reason: form[`reason_${key}`] }))

/**
 * What is wrong with publishing while these criteria are open; undefined when it may be done. The rule: ripe, or against
 * each criterion that is open, named, with a reason of its own.
 */
export const wrongWith = (open: readonly CriterionKey[], form: PublishForm): Errors | undefined => {
  const errors = open.flatMap((key) => [
    ...(form.against.includes(key) ? [] : [[`against-${key}`, 'needed']]), ...(form[`reason_${key}`] ? [] : [[`reason_${key}`, 'reason']]),
  ])
  return errors.length > 0 ? Object.fromEntries(errors) as Errors : undefined
}
/** Why an edition is withdrawn. */
export const withdrawForm = z.strictObject({ reason: text(2000) })

type Draft = NonNullable<Awaited<ReturnType<typeof draftToPublish>>>

/** All that an edition holds, computed from the rows as they are now and never changed after. */
export interface Frozen {
  readonly document: ReturnType<typeof parseDocument>
  readonly grounds: Grounds
  readonly sources: readonly FrozenSource[]
  readonly colophon: Colophon
  readonly ripeness: readonly FrozenCriterion[]
  readonly citations: ReturnType<typeof citationsOf>
  readonly terms: readonly FrozenMeaning[]
}

type Reference = Parameters<typeof bibliography>[0][number]

const freezeSources = (found: Awaited<ReturnType<typeof sourcesByKey>>): FrozenSource[] => {
  const items = found.map(({ key, reference }) => ({ ...(reference as Reference), id: key }))
  const listed = bibliography(items, 'nl')
  return listed.map(({ id, parts, suffix }) => ({
    id, parts, short: shortCitation(items.find((item) => item.id === id) as Reference, 'nl', suffix),
  }))
}

const freezeColophon = async (here: Here): Promise<Colophon> => {
  const said = await rows(here, 'contribution').select('id').where('withdrawn_at', 'is', null).execute()
  const findings = await rows(here, 'finding').select((eb) => eb.fn.countAll<number>().as('n')).where('withdrawn_at', 'is', null).executeTakeFirst()
  const { title, assignment, attribution } = here.workspace
  return {
    thinktank: title, assignment, attribution, people: peopleInPublic(here),
    perspectives: here.perspectives.map(({ key, label_nl, label_en }) => ({ key, label_nl, label_en })),
    contributions: await voicesUnder(here, said.map(({ id }) => id), 'public'), findings: findings?.n ?? 0, names: await namesOfParticipants(here),
  }
}

/** Freezes a draft: its document, what every passage rests on, its sources, who took part, and how ripe it was. */
export const freeze = async (here: Here, draft: Draft, ripeness: Ripeness): Promise<Frozen> => {
  const document = parseDocument(draft.document)
  const sources = await sourcesByKey(here, [...new Set(targetsIn(document).filter(({ kind }) => kind === 'source').map(({ id }) => id))])
  const grounds = await groundsOf(here, document, sources.map(({ key }) => key))
  const idOf = new Map(sources.map(({ key, id }) => [key, id]))
  return {
    document, grounds, sources: freezeSources(sources), colophon: await freezeColophon(here),
    ripeness: [
      ...ripeness.criteria.map(({ key, met, gaps }) => ({ key, met, open: gaps.length })),
      ...ripeness.waiting.map((key) => ({ key, met: false, open: 0, waiting: true })),
    ],
    citations: citationsOf(document, (key) => idOf.get(key)), terms: await meaningsToKeep(here, document),
  }
}

/** The association lists what is to be endorsed: its open pages follow too. What they show is public. */
const tellAssociation = async (tx: Tx) => {
  const place = await tx.selectFrom('ring').innerJoin('workspace', 'workspace.id', 'ring.workspace_id').select(['ring.id', 'ring.workspace_id'])
    .where('workspace.kind', '=', 'association').where('ring.kind', '=', 'members').executeTakeFirst()
  if (place) await announce(tx, { workspace: place.workspace_id, ring: place.id, kind: 'publication' })
}

/**
 * Makes the next edition. What was frozen belongs to one revision of the draft: when somebody saved since, it is too late (409),
 * for then the chair would publish what they did not read.
 */
export const publish = (
  here: Here, frozen: Frozen, form: { lead: string; against: readonly Against[]; endorse: boolean; revision: number },
) => async (tx: Tx, draft: { id: string; number: number; slug: string; title: string; kind: 'summary' | 'guide' | 'other'; revision: number }): Promise<Done> => {
  if (draft.revision !== form.revision) throw tooLate('changed')
  const before = await tx.selectFrom('publication').select((eb) => eb.fn.max('number').as('number')).where('slug', '=', draft.slug).executeTakeFirst()
  const id = newId()
  const number = (before?.number ?? 0) + 1
  await tx.insertInto('publication').values({
    id, thinktank_id: here.workspace.id, draft_id: draft.id, slug: draft.slug, number, kind: draft.kind, title: draft.title, lead: form.lead,
    document: JSON.stringify(frozen.document), grounds: JSON.stringify(frozen.grounds), sources: JSON.stringify(frozen.sources),
    colophon: JSON.stringify(frozen.colophon), ripeness: JSON.stringify(frozen.ripeness),
    against_each: JSON.stringify(form.against), published_at: momentHere(here), charter_version: charterNow(here.workspace.id),
    endorsement_asked_at: form.endorse ? momentHere(here) : null, terms: JSON.stringify(frozen.terms),
  }).execute()
  if (frozen.citations.length > 0) {
    await tx.insertInto('publication_citation').values(frozen.citations.map((row) => ({ ...row, publication_id: id }))).execute()
  }
  // Who reads the edition reads what its words mean, at an address that lasts.
  await publishConcepts(tx, here, frozen.terms.map(({ id: concept }) => concept))
  await enqueueDay(tx, here, draft.id)
  if (form.endorse) await askByLetter(tx, id)
  await tellAssociation(tx)
  return { about: { kind: 'publication', id, number }, told: { slug: draft.slug, number, draft: draft.number, against: form.against.map(({ key }) => key) } }
}

/** An edition of this think tank, held; 404 for another's. */
export const heldEdition = (slug: string, number: number): Thing<{ id: string; slug: string; number: number }> => ({
  hold: async (tx, here) => {
    const it = await tx.selectFrom('publication').select(['id', 'slug', 'number', 'withdrawn_at']).where('slug', '=', slug).where('number', '=', number)
      .where('thinktank_id', '=', here.workspace.id).forUpdate().executeTakeFirst()
    const ring = here.rings.find(({ kind }) => kind === 'members')
    if (!it || !ring) throw notHere()
    return { it, ring_id: ring.id, about: { kind: 'publication', id: it.id, number: it.number } }
  },
})

/** There is nothing to fill in: what is asked of organisations is the edition as it stands. */
export const askForm = z.strictObject({})

/**
 * Asks organisations to endorse an edition that was published before. Only the newest can ask: that is the one they read.
 * 409: 'withdrawn', 'newer', or 'asked' when it asked already.
 */
export const askEndorsement = (here: Here) => async (tx: Tx, it: { id: string; slug: string; number: number; withdrawn_at?: Date | null }): Promise<Done> => {
  if (it.withdrawn_at) throw tooLate('withdrawn')
  const newer = await tx.selectFrom('publication').select('id').where('slug', '=', it.slug).where('number', '>', it.number)
    .where('withdrawn_at', 'is', null).executeTakeFirst()
  if (newer) throw tooLate('newer')
  const asked = await tx.updateTable('publication').set({ endorsement_asked_at: momentHere(here) }).where('id', '=', it.id)
    .where('endorsement_asked_at', 'is', null).returning('id').executeTakeFirst()
  if (!asked) throw tooLate('asked')
  await askByLetter(tx, it.id)
  await tellAssociation(tx)
  return { told: { slug: it.slug, number: it.number } }
}

/** Withdrawn, not deleted: the address stays and says so, with the reason. */
export const withdrawEdition = (here: Here, reason: string) => async (tx: Tx, it: { id: string; slug: string; number: number; withdrawn_at?: Date | null }): Promise<Done> => {
  if (it.withdrawn_at) throw tooLate('withdrawn')
  await tx.updateTable('publication').set({ withdrawn_at: momentHere(here), withdrawn_reason: reason }).where('id', '=', it.id).execute()
  await tellAssociation(tx)
  return { told: { slug: it.slug, number: it.number } }
}
