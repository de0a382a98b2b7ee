import type { Target } from './schema.ts'

/** What a publication freezes about one thing that a block or sentence rests on. */
export type Grounds = {
  /** Counts from 1 within the block; absent when the whole block rests on it. */
  sentence?: number
  target: Target
  /** How a reader knows it, as far as the attribution rule allows: "bevinding 3", "ACM, 2022". */
  label: string
}

/** The grounds of a whole text, by the id of the block, list item or table row. */
export type Provenance = Record<string, Grounds[]>
