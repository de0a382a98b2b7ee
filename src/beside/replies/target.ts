import type { CalendarReply } from '../../documents/calendarreading.ts'
import type { MailFile } from '../../documents/mail/reading.ts'
import type { Database } from '../../platform/database.ts'
import type { Here } from '../../platform/here.ts'

/** What somebody answered by mail to one thing. */
export interface MailAnswer {
  readonly database: Database
  /** of this mail; the same when a fault makes it be looked at once more */
  readonly mail_id: string
  readonly person_id: string
  readonly thing_id: string
  /** what they wrote now, its line ends \n; never empty */
  readonly text: string
  /** what came along below it; '' where names are not shown, for it would tell them */
  readonly folded: string
  readonly subject: string
  /** as the mail says it, with its angle brackets; '' when it says none */
  readonly message_id: string
  /** the mails that it says it answers, as its headers have them; '' when it says none */
  readonly references: string
  /** what came along */
  readonly files: readonly MailFile[]
}

/** Why an answer was not taken, when the mail itself was in order. */
export const refusals = ['not-understood', 'late', 'given', 'gone', 'not-allowed', 'on-site', 'reason', 'long', 'newer', 'mandate', 'colleague', 'words', 'several', 'closed', 'subject'] as const
export type AnswerRefusal = (typeof refusals)[number]

/**
 * What became of an answer. `noted`: what was understood, in words in the language of `here`, as a sentence; `kept`: how many files. `next`: what one can do
 * now, where another answer does not take the place of this one; `answers`: what an answer to our confirmation is about, where that is something else, and
 * `about` what that is. `how`: how to answer this, in that language, for who was not understood.
 */
export type Taken =
  | { readonly noted: string; readonly kept?: number; readonly next?: string; readonly answers?: { readonly kind: string; readonly id: string }; readonly about?: AnsweredThing }
  | { readonly refused: AnswerRefusal; readonly how?: string }

/** What was answered: its name, one line, and the address of its page. */
export interface AnsweredThing { readonly title: string; readonly path: string }

/**
 * Takes answers by mail to one kind of thing, such as a decision. The one who answers stands in `here` as if they had come to the
 * site, but leads nothing. What it throws as a Refusal becomes an answer to them. `says`: their words are shown to others, so it
 * is closed to mail in a think tank where nobody is named.
 */
export interface MailTarget {
  readonly says: boolean
  /** who answers need not stand in the think tank yet: `here` is the association then */
  readonly outside?: true
  readonly take: (here: Here, answer: MailAnswer) => Promise<Taken>
  /** the thing as who answers sees it, for the letter that tells what became of their answer; undefined when it is not there for them */
  readonly about?: (here: Here, thing_id: string) => Promise<AnsweredThing | undefined>
}

/** Everything that can be answered by mail, by the kind that the letter gave; made in schedule.ts, where all slices are known. */
export interface MailTargets {
  readonly answers: Readonly<Record<string, MailTarget>>
  /** an answer that a calendar sent; `from`: the address that the mail was proved to come from; `waits`: taken, but they wait for a seat at this */
  readonly calendar: (database: Database, reply: CalendarReply, from: string) => Promise<'taken' | 'unknown' | 'stale' | 'late' | { readonly waits: AnsweredThing }>
  /** the meeting that such an answer was about, for the letter that says why it was not taken */
  readonly calendarAbout: (database: Database, reply: CalendarReply) => Promise<AnsweredThing | undefined>
}
