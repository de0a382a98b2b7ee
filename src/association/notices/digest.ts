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
  /** the ring that it lies in: a mail to it begins another discussion there; its name, where a think tank has more of them */
  readonly begins: Answerable
  readonly ring: string
}

/** What an answer to a mail about several things at once answers: the mail, so that its sender hears how they do answer each. */
export const gatheredKind = 'gathered'

/** Gives the words of what a person is to hear of, as far as they may read it now; made where things are said, and handed over in schedule.ts. */
export type Digest = (database: Database, person: string, language: Language) => Promise<readonly TalkedOf[]>

/** One thing that happened, in a sentence, and the way to what it is about, where that has a page. */
export interface Line { readonly said: string; readonly path: string | undefined }

/** What else happened in one think tank that somebody follows, by anybody else. `left`: how much more there is. */
export interface HappenedIn { readonly slug: string; readonly lines: readonly Line[]; readonly left: number }

/** Gives that of all think tanks that a person follows, as far as they may know it now; made where happenings are told. */
export type Happened = (database: Database, person: string, language: Language) => Promise<readonly HappenedIn[]>

/** What a mail that gathers takes its words from. */
export interface Words { readonly talked: Digest; readonly happened: Happened }

/** Acts that a digest tells in words, so that no line needs to tell that they happened. */
export const toldInWords: ReadonlySet<string> = new Set(['discussion.begin', 'post.add', 'post.edit'])
