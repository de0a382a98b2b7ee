import type { Document } from '../../../documents/schema.ts'
import type { Here } from '../../../platform/here.ts'
import { perspectiveLabel, perspectivesHeard, shownPerspectives } from '../../../workspaces/attribution.ts'
import { orNotHere, rows } from '../../../workspaces/rings.ts'
import { contributionsUnder, groundUnder, holds, type Ground } from '../drafts/grounds.ts'
import { sourceKeys } from '../drafts/queries.ts'
import { ungrounded, type Gap } from './grounded.ts'
import { citedPerChapter, unheardInAll, unheardPerChapter, type Asked } from './heard.ts'

export interface Criterion {
  readonly key: 'grounded' | 'heard'
  readonly met: boolean
  readonly gaps: Gap[]
  /** how many sentences, or how many times a perspective must be heard */
  readonly of: number
}
/** How far a text is from publication. Ripe: every criterion is met. */
export interface Ripeness {
  readonly criteria: Criterion[]
  readonly ripe: boolean
}

/** The text whose ripeness is shown. */
export interface RipeText {
  readonly number: number
  readonly title: string
  readonly document: Document
  readonly ring_id: string
  readonly withdrawn_at: Date | null
}

/** A text by its number with its ripeness, in at most five queries; 404 when it is not in your rings. */
export const ripeTextAt = async (here: Here, number: number): Promise<{ text: RipeText; ripeness: Ripeness }> => {
  const { source_keys, ...draft } = orNotHere(await rows(here, 'draft')
    .select(['draft.number', 'draft.title', 'draft.document', 'draft.ring_id', 'draft.withdrawn_at', sourceKeys(here)])
    .where('draft.number', '=', number).executeTakeFirst())
  const text = { ...draft, document: draft.document as Document }
  return { text, ripeness: await ripenessFrom(here, text.document, await groundUnder(here, text.document, source_keys)) }
}

/** Ripeness of a draft in your rings, computed from the rows in at most five queries; 404 when there is no such draft. */
export const ripenessOf = async (here: Here, draftId: string): Promise<Ripeness> => {
  const draft = orNotHere(await rows(here, 'draft').select(['document', sourceKeys(here)]).where('draft.id', '=', draftId).executeTakeFirst())
  const document = draft.document as Document
  return ripenessFrom(here, document, await groundUnder(here, document, draft.source_keys))
}

/** The same from what was read already: no query, or two where nobody is named. */
export const ripenessFrom = async (here: Here, document: Document, ground: Ground): Promise<Ripeness> => {
  const criteria: Criterion[] = [
    { key: 'grounded' as const, ...ungrounded(document, (target) => holds(ground, target)) },
    { key: 'heard' as const, ...(await unheard(here, document, ground)) },
  ].map((criterion) => ({ ...criterion, met: criterion.gaps.length === 0 }))
  return { criteria, ripe: criteria.every(({ met }) => met) }
}

/**
 * Only perspectives that may be told are asked: a gap at one that few people share would say that the cards under a
 * chapter came from the others.
 */
export const askedPerspectives = (here: Here): Asked[] => {
  const told = here.workspace.attribution === 'anonymous'
    ? here.perspectives.filter(({ people, organisations }) => people >= 5 && organisations >= 3)
    : shownPerspectives(here)
  return told.filter(({ people }) => people > 0).map(({ key }) => ({ key, label: perspectiveLabel(here, key) }))
}

const unheard = async (here: Here, document: Document, ground: Ground) => {
  const asked = askedPerspectives(here)
  if (here.workspace.attribution === 'anonymous') {
    const said = await rows(here, 'contribution').select('contribution.id').where('withdrawn_at', 'is', null).execute()
    return unheardInAll(asked, await perspectivesHeard(here, said.map(({ id }) => id)))
  }
  // Rows come with the perspective as it may be told, so what is hidden is not counted here either.
  const cited = citedPerChapter(document)
  return unheardPerChapter(document, asked, (chapter) => new Set((cited.get(chapter) ?? [])
    .flatMap((target) => contributionsUnder(ground, target)).flatMap((id) => ground.contributions.get(id)?.perspective ?? [])))
}
