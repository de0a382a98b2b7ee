import type { AttributionRule } from '../../../platform/here.ts'
import { markOf } from '../../../platform/seen.ts'

/** The criteria of ripeness that a charter may ask of a text. */
export const criterionKeys = ['grounded', 'heard', 'agreed', 'understood', 'reviewed', 'stable'] as const
export type CriterionKey = (typeof criterionKeys)[number]

/** What must be met before a text is ripe. */
export interface Criteria {
  readonly asked: readonly CriterionKey[]
  /** the share of each perspective that must agree, 0 to 1 */
  readonly agreedShare: number
  /** for how many days nothing of substance may have changed */
  readonly stableDays: number
  /** how many people of each perspective must sign off */
  readonly reviewersPerPerspective: number
}

/**
 * What is asked where no charter says otherwise. Three quarters: of a hundred studies that asked a group for consensus,
 * those that said beforehand what that meant chose 75 % most (Diamond and others, 2014).
 */
export const usualCriteria: Criteria = { asked: criterionKeys, agreedShare: 0.75, stableDays: 7, reviewersPerPerspective: 1 }

/** A side from which the think tank listens. `ended`: not to be chosen any more, while what was said from it stays. */
export interface CharterPerspective {
  readonly key: string
  readonly label_nl: string
  readonly label_en: string
  readonly ended?: boolean
}

/** How people without an account may take part in a board, from open to closed. */
export const guestRules = ['everyone', 'asked', 'none'] as const
export type GuestRule = (typeof guestRules)[number]

/**
 * What of the rings a charter can settle. Who stands in them, and that a ring is never widened, is no matter of a charter
 * (decision 16); whether somebody from outside may look in at a board is.
 */
export interface Rings { readonly guests: GuestRule }
export const usualRings: Rings = { guests: 'everyone' }

/** Whether the second lets in at most those whom the first lets in: the only direction in which an amendment may go. */
export const isAsNarrow = (now: Rings, asked: Rings): boolean => guestRules.indexOf(asked.guests) >= guestRules.indexOf(now.guests)

/** What a think tank agreed, whole. Its keys are the parts by which it is changed. */
export interface Charter {
  readonly assignment: string
  readonly in_scope: readonly string[]
  readonly out_of_scope: readonly string[]
  readonly questions: readonly string[]
  readonly end_products: readonly string[]
  readonly perspectives: readonly CharterPerspective[]
  /** days as 'YYYY-MM-DD' */
  readonly term: { readonly from: string | null; readonly until: string | null }
  readonly attribution: AttributionRule
  readonly rings: Rings
  readonly ripeness: Criteria
}

/** A charter as it was kept; one of before rings could be amended says nothing of them, and then the usual holds. */
export const charterFrom = (kept: unknown): Charter => ({ ...(kept as Charter), rings: (kept as Partial<Charter>).rings ?? usualRings })

export const parts = [
  'assignment', 'in_scope', 'out_of_scope', 'questions', 'perspectives', 'end_products', 'term', 'attribution', 'rings', 'ripeness',
] as const satisfies readonly (keyof Charter)[]
export type Part = (typeof parts)[number]
export type ListPart = 'in_scope' | 'out_of_scope' | 'questions' | 'end_products'
export const listParts: readonly ListPart[] = ['in_scope', 'out_of_scope', 'questions', 'end_products']

/** The parts as they would read: what an amendment holds. */
export type Changes = Partial<Charter>

/** The parts that these changes touch, in the order of the charter. */
export const partsIn = (changes: Changes): Part[] => parts.filter((part) => changes[part] !== undefined)

/** What of these parts reads differently from the charter as it is. */
export const changedFrom = (charter: Charter, asked: Changes): Changes =>
  Object.fromEntries(partsIn(asked).filter((part) => markOf(asked[part]) !== markOf(charter[part])).map((part) => [part, asked[part]]))

/** For a form: what each part read as when it was opened, as `part:mark`. */
export const seenIn = (charter: Charter, asked: readonly Part[] = parts): string => asked.map((part) => `${part}:${markOf(charter[part])}`).join(' ')

/** The same once somebody has read how these parts read now; what they did not touch stays as they saw it. */
export const seenAnew = (seen: string, now: Charter, read: readonly Part[]): string =>
  seen.split(' ').map((one) => (read.some((part) => one.startsWith(`${part}:`)) ? seenIn(now, read.filter((part) => one.startsWith(`${part}:`))) : one)).join(' ')

interface Sifted { readonly changes: Changes; readonly both: readonly Part[] }

/**
 * What of a form was changed by who sent it: a part that still reads as they saw it is left to who changed it meanwhile.
 * `both`: the parts that others changed as well, and otherwise. A form that says nothing of what it showed changes all that it says.
 */
export const sift = (now: Charter, changes: Changes, seen: string): Sifted => {
  if (seen === '') return { changes, both: [] }
  const shown = new Map(seen.split(' ').map((one) => one.split(':') as [string, string | undefined]))
  const own = partsIn(changes).filter((part) => shown.get(part) !== markOf(changes[part]))
  const both = own.filter((part) => shown.get(part) !== markOf(now[part]) && markOf(now[part]) !== markOf(changes[part]))
  return { changes: Object.fromEntries(own.map((part) => [part, changes[part]])) as Changes, both }
}

/** What the group itself wrote in a charter. */
export const saidIn = ({ assignment, in_scope, out_of_scope, questions, end_products }: Charter): string[] =>
  [assignment, ...in_scope, ...out_of_scope, ...questions, ...end_products]
