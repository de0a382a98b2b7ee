import type { Database } from '../../platform/database.ts'
import type { Language } from '../../platform/here.ts'
import type { Answerable } from '../../platform/mailin/keys.ts'

/** What was said in one discussion that its reader did not see yet. */
export interface TalkedOf {
  /** the think tank, and the number of the discussion in it */
  readonly slug: string
  readonly number: number
  readonly heading: string
  /** each post with who said it and when; what somebody wrote stands in from the margin */
  readonly said: readonly string[]
  /** what an answer by mail to it answers */
  readonly answers: Answerable
}

/** Gives the words of what a person is to hear of, as far as they may read it now; made where things are said, and handed over in schedule.ts. */
export type Digest = (database: Database, person: string, language: Language) => Promise<readonly TalkedOf[]>

/** Acts that a digest tells in words, so that no line needs to tell that they happened. */
export const toldInWords: ReadonlySet<string> = new Set(['discussion.begin', 'post.add', 'post.edit'])
