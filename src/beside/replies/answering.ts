import { sql } from 'kysely'
import { greetingOf, type Addressed } from '../../association/account/greeting.ts'
import type { Database } from '../../platform/database.ts'
import type { Language } from '../../platform/here.ts'
import { withinLimit } from '../../platform/limits.ts'
import { type Letter, oneLine, writeMail } from '../../platform/mail.ts'
import type { ReplyKey } from '../../platform/mailin/keys.ts'
import { urls } from '../../urls.ts'
import { answerTexts } from './answers.texts.ts'
import type { AnsweredThing } from './target.ts'

/** What is to be said to whoever mailed us. `reason`: a key of the texts. */
export interface Answering {
  readonly database: Database
  readonly origin: string | undefined
  readonly reason: string
  /** of the mail that is answered */
  readonly subject: string
  readonly messageId: string
  /** how many files came along, and how many of them were kept */
  readonly files: number
  readonly kept?: number | undefined
  /** what was noted, and how to answer this, as sentences in the reader's language */
  readonly noted?: string | undefined
  readonly next?: string | undefined
  /** what an answer to this letter is about, where that is not what was answered */
  readonly answers?: { readonly kind: string; readonly id: string } | undefined
  readonly how?: string | undefined
  /** what was answered, where its reader may see it */
  readonly about?: AnsweredThing | undefined
}

interface Receiver extends Addressed { readonly id: string; readonly email: string; readonly language: Language; readonly site: string; readonly contact: string }

const aDay = 86_400

const receiverWith = async (database: Database, where: { readonly id: string } | { readonly email_key: string }): Promise<Receiver | undefined> => {
  const { rows } = await sql<Receiver>`select p.id, p.email, p.language, p.given_name, p.prefix, p.family_name, p.addressed_as, site.association_name as site, site.contact_email as contact
    from person p cross join site where ${'id' in where ? sql`p.id = ${where.id}` : sql`p.email_key = ${where.email_key}`}
      and p.email is not null and p.left_at is null and p.redacted_at is null`.execute(database.db)
  return rows[0]
}

const aboutWhat = ({ language }: Receiver, about: AnsweredThing | undefined, place: { readonly title: string } | undefined): string[] => {
  const t = answerTexts[language]
  if (about) return [t.aboutThing(oneLine(about.title), place && oneLine(place.title))]
  return place ? [t.about(oneLine(place.title))] : []
}

/** Somebody is still to look at it. */
const waits: ReadonlySet<string> = new Set(['unproven', 'another-address'])
const isTaken = (reason: string) => reason === 'taken' || reason === 'calendar-waits'

/** What we say to one who mailed us: what became of it, why, and what they can do now. Nothing of what they wrote is said back. */
const letterFor = (receiver: Receiver, answering: Answering, place: { readonly title: string; readonly slug: string } | undefined): Pick<Letter, 'subject' | 'body'> => {
  const { reason, noted, next, how, files, kept = 0, origin, about } = answering
  const t = answerTexts[receiver.language]
  const what = t.reasons[reason] ?? t.otherwise
  const path = about?.path ?? (place && urls.thinktank({ slug: place.slug }))
  // Of what was taken only the way to the thing itself is worth a line.
  const link = origin && path && (reason !== 'taken' || about) ? [`${reason === 'taken' ? t.read : t.site}\n${origin}${path}`] : []
  return {
    subject: isTaken(reason) ? t.subjectTaken : waits.has(reason) ? t.subjectWaits : t.subject,
    body: `${[
      greetingOf(receiver.language, receiver), ...aboutWhat(receiver, about, place), ...(noted ? [`${t.noted}${noted.startsWith('\n') ? '' : ' '}${noted}`, next ?? t.change] : [what]),
      ...(how ? [how] : []), ...(files > kept ? [kept > 0 ? t.someFiles : t.files] : kept > 0 ? [t.allFiles] : []), ...link, t.why(receiver.contact), receiver.site,
    ].join('\n\n')}\n`,
  }
}

// What came from somebody who was not proved to be the owner: others must not be able to have them written to more than once a day.
const doubted: ReadonlySet<string> = new Set(['forged', 'unproven', 'another-address', 'unreadable', 'broken'])

// Few letters in a day: two programs that answer one another soon fall silent. A person hears it of each thing, and when they tried again.
const maySay = (database: Database, person: string, reason: string, thing = { kind: '', thing_id: '' }) => {
  const [about, most] = isTaken(reason) ? [thing.kind, 10] : doubted.has(reason) ? ['', 1] : [thing.thing_id, 3]
  return withinLimit(database, 'mailin.answer', `${person}:${reason}:${about}`, most, aDay)
}

const headersFor = ({ messageId }: Answering) => ({ 'Auto-Submitted': 'auto-replied', ...(messageId ? { 'In-Reply-To': messageId, References: messageId } : {}) })

/**
 * Answers the person whose code it was, at the address that we know of them and never at the one that the mail gave: so nobody
 * is written to because somebody else used their name. A few letters a day at most.
 */
export const answerOwner = async (key: ReplyKey, answering: Answering): Promise<void> => {
  const { database, reason } = answering
  const receiver = await receiverWith(database, { id: key.person_id })
  if (!receiver || !await maySay(database, receiver.id, reason, key)) return
  const place = key.place === 'thinktank' ? key : undefined
  const answers = { ...answering.answers ?? { kind: key.kind, id: key.thing_id }, workspace_id: key.workspace_id }
  await database.change((tx) => writeMail(tx, { person_id: receiver.id, address: receiver.email, ...letterFor(receiver, answering, place), answers, headers: headersFor(answering) }))
}

/** Answers a sender who was proved and is a member; nobody else. */
export const answerSender = async (from: string, answering: Answering): Promise<void> => {
  const { database, reason } = answering
  const receiver = await receiverWith(database, { email_key: from })
  if (!receiver || !await maySay(database, receiver.id, reason)) return
  await database.change((tx) => writeMail(tx, { person_id: receiver.id, address: receiver.email, ...letterFor(receiver, answering, undefined), headers: headersFor(answering) }))
}
