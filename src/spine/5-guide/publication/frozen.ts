import type { Document } from '../../../documents/schema.ts'
import type { FrozenMeaning } from '../../../beside/glossary/recognise.ts'
import type { Voices } from '../../../workspaces/attribution.ts'
import type { KindCounts } from '../../../workspaces/kinds.ts'
import type { CriterionKey } from '../../2-preparation/charter/content.ts'

/** What a passage of an edition rests on, as it was told to the public on the day of publication. */
export interface FrozenGrounds {
  /** findings by number, as they read that day */
  readonly findings: readonly { number: number; statement: string; contested: boolean }[]
  /** how many contributions lie under the passage, directly and through its findings; per perspective as far as may be told */
  readonly contributions: Voices
  /** how many of them per kind of organisation, as far as may be told; not there in editions of before it was counted */
  readonly kinds?: KindCounts
  /** CSL ids of the sources, in order */
  readonly sources: readonly string[]
  /** sentences (from 1) of a paragraph, item or row that rest on nothing, with the block they stand in */
  readonly bare: readonly { block: string; sentence: number }[]
}

/** By the id of a block of a chapter. */
export type Grounds = Readonly<Record<string, FrozenGrounds>>

export interface FrozenSource {
  readonly id: string
  readonly parts: readonly { text: string; italic?: boolean; href?: string }[]
  readonly short: string
}

export interface Colophon {
  readonly thinktank: string
  readonly assignment: string
  readonly attribution: 'named' | 'by-perspective' | 'anonymous'
  readonly people: Voices
  readonly perspectives: readonly { key: string; label_nl: string; label_en: string }[]
  readonly contributions: Voices
  readonly findings: number
  /** names of who took part, chair first; only where the rule shows names */
  readonly names: readonly string[]
}

/** `waiting`: the charter asked it, but what it asks after was not there yet. */
export interface FrozenCriterion { readonly key: CriterionKey; readonly met: boolean; readonly open: number; readonly waiting?: boolean }

/** A criterion that was open, and why the chair published all the same. */
export interface Against { readonly key: CriterionKey; readonly reason: string }

/** One edition as it lies in table publication, its JSON read. */
export interface Edition {
  readonly id: string
  readonly thinktank_id: string
  readonly slug: string
  readonly number: number
  readonly kind: 'summary' | 'guide' | 'other'
  readonly title: string
  readonly lead: string
  readonly document: Document
  readonly grounds: Grounds
  readonly sources: readonly FrozenSource[]
  readonly colophon: Colophon
  /** the adopted meanings that the text used, as they read that day */
  readonly terms: readonly FrozenMeaning[]
  readonly ripeness: readonly FrozenCriterion[]
  readonly against_each: readonly Against[]
  readonly published_at: Date
  /** since when organisations are asked to endorse it; null when they are not */
  readonly endorsement_asked_at: Date | null
  /** the charter in force that day; null before there was one */
  readonly charter_version: number | null
  readonly withdrawn_at: Date | null
  readonly withdrawn_reason: string
}

/** One line about an edition, for lists and banners. */
export type EditionLine = Pick<Edition, 'slug' | 'number' | 'kind' | 'title' | 'lead' | 'published_at' | 'withdrawn_at' | 'endorsement_asked_at'>
