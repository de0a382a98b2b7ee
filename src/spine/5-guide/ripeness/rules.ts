import type { Document } from '../../../documents/schema.ts'
import type { Here } from '../../../platform/here.ts'
import type { Criteria, CriterionKey } from '../../2-preparation/charter/content.ts'
import type { Ground } from '../drafts/grounds.ts'
import { agreed } from './agreed.ts'
import type { Weighed } from './grounded.ts'
import { groundedHere, heardHere, reviewedHere, stableHere } from './weighing.ts'
import type { Signoff } from './signoffs.ts'
import { understood } from './understood.ts'

/** The text that is weighed, with all that was read for it. */
export interface WeighedText {
  readonly id: string
  readonly revision: number
  readonly saved_at: Date
  readonly document: Document
  readonly ground: Ground
  readonly signoffs: readonly Signoff[]
}

/**
 * A rule of ripeness. `not asked`: what it would ask after is not there yet, so it stands in nobody's way and the page
 * says so. Whoever brings what a rule waits for puts their function in `rules`.
 */
export type Rule = (here: Here, text: WeighedText, criteria: Criteria) => Promise<Weighed | 'not asked'>

/** Every criterion and its rule. */
export const rules: Readonly<Record<CriterionKey, Rule>> = {
  grounded: groundedHere, heard: heardHere, agreed, understood, reviewed: reviewedHere, stable: stableHere,
}
