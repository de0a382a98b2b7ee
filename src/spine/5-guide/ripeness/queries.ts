import type { Document } from '../../../documents/schema.ts'
import type { Here } from '../../../platform/here.ts'
import { orNotHere, rows } from '../../../workspaces/rings.ts'
import { criterionKeys, type Criteria, type CriterionKey } from '../../2-preparation/charter/content.ts'
import { criteriaOf } from '../../2-preparation/charter/queries.ts'
import { groundUnder } from '../drafts/grounds.ts'
import { sourceKeys } from '../drafts/queries.ts'
import type { Gap } from './grounded.ts'
import { groundMark } from './mark.ts'
import { rules, type WeighedText } from './rules.ts'
import { signoffsOf } from './signoffs.ts'

export interface Criterion {
  readonly key: CriterionKey
  readonly met: boolean
  readonly gaps: Gap[]
  /** how many sentences, chapters or perspectives there are, or how many times a perspective must be heard */
  readonly of: number
}
/** How far a text is from publication. Ripe: every criterion that is asked is met. */
export interface Ripeness {
  /** what the charter asks and can be answered now */
  readonly criteria: Criterion[]
  /** what the charter asks, but what it asks after is not there yet: stands in nobody's way */
  readonly waiting: readonly CriterionKey[]
  /** from what on each is met, and what the charter asks */
  readonly asked: Criteria
  readonly ripe: boolean
}

/** The text whose ripeness is shown. */
export interface RipeText {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly revision: number
  readonly document: Document
  readonly ring_id: string
  readonly saved_at: Date
  readonly withdrawn_at: Date | null
}

const columns = ['draft.id', 'draft.number', 'draft.title', 'draft.revision', 'draft.document', 'draft.ring_id', 'draft.saved_at', 'draft.withdrawn_at'] as const

/** A text by its number; 404 when it is not in your rings. `mark`: of all that its ripeness depends on besides. */
export const textAt = async (here: Here, number: number): Promise<RipeText & { mark: string }> => {
  const draft = orNotHere(await rows(here, 'draft').select(columns).select(groundMark(here).as('mark')).where('draft.number', '=', number).executeTakeFirst())
  return { ...draft, document: draft.document as Document }
}

/** Ripeness of a draft in your rings, computed from the rows; 404 when there is no such draft. */
export const ripenessOf = async (here: Here, draftId: string): Promise<Ripeness> => {
  const { source_keys, ...draft } = orNotHere(await rows(here, 'draft')
    .select(columns).select(sourceKeys(here)).where('draft.id', '=', draftId).executeTakeFirst())
  const document = draft.document as Document
  return ripenessFrom(here, { ...draft, document, ground: await groundUnder(here, document, source_keys) })
}

/** The same from what was read already of the text and what lies under it. */
export const ripenessFrom = async (here: Here, text: Omit<WeighedText, 'signoffs'>): Promise<Ripeness> => {
  const asked = await criteriaOf(here)
  const whole: WeighedText = { ...text, signoffs: await signoffsOf(here, text.id) }
  const [criteria, waiting]: [Criterion[], CriterionKey[]] = [[], []]
  for (const key of criterionKeys.filter((one) => asked.asked.includes(one))) {
    const found = await rules[key](here, whole, asked)
    if (found === 'not asked') waiting.push(key)
    else criteria.push({ key, ...found, met: found.gaps.length === 0 })
  }
  return { criteria, waiting, asked, ripe: criteria.every(({ met }) => met) }
}
