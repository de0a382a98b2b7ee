import { readBounce } from '../../documents/mail/bounces.ts'
import { isAutomatic } from '../../documents/mail/automatic.ts'
import { readMail, type ReadMail } from '../../documents/mail/reading.ts'
import { trimReply, withoutClosing } from '../../documents/mail/trimming.ts'
import { readReply } from '../../documents/calendarreading.ts'
import type { Database } from '../../platform/database.ts'
import { hashOf } from '../../platform/ids.ts'
import { codeIn, isOurs } from '../../platform/mailin/address.ts'
import { endMail, forgetBounces, isFirst, leaveWaiting, noteBounce, type Ended, type Waiting } from '../../platform/mailin/inbox.ts'
import { keyFor, type ReplyKey } from '../../platform/mailin/keys.ts'
import type { Proof } from '../../platform/mailin/proof.ts'
import type { Resolver } from '../../platform/mailin/resolver.ts'
import { Refusal } from '../../platform/refusals.ts'
import { enterByMail } from '../../workspaces/door.ts'
import { answerOwner, answerSender, type Answering } from './answering.ts'
import type { AnsweredThing, AnswerRefusal, MailTargets, Taken } from './target.ts'

/** What is needed to look at mail that came in. */
export interface Desk {
  readonly database: Database
  readonly origin: string | undefined
  readonly trusts: string | undefined
  readonly resolver: Resolver
  readonly targets: MailTargets
  /** our own sender: mail that says it is from us went round in a circle */
  readonly ours: string
}

interface Looked { readonly waiting: Waiting; readonly mail: ReadMail; readonly from: string }

const mostTries = 5

/** The same words of the same person at the same moment to the same thing are the same mail, whatever its Message-ID says. */
const hashesOf = ({ raw, receivers }: Waiting, mail: ReadMail) => {
  const squeezed = (mail.calendar ?? mail.text).replace(/\s+/g, ' ').trim()
  const content = hashOf(JSON.stringify([mail.from, mail.date || hashOf(raw.toString('latin1')).toString('hex'), squeezed, [...receivers, ...mail.to].filter(isOurs).map((one) => one.toLowerCase()).sort()[0] ?? '']))
  return { message: hashOf(`${mail.messageId || content.toString('hex')} ${mail.from.join()}`), content }
}

const answeringOf = ({ database, origin }: Desk, { mail }: Looked, reason: string, more: Partial<Answering> = {}): Answering =>
  ({ database, origin, reason, subject: mail.subject, messageId: mail.messageId, files: mail.files.length, ...more })

/** What a code answers, as its owner sees it now; undefined where there is nothing for them to see. */
const thingBehind = async ({ database, targets }: Desk, key: ReplyKey): Promise<AnsweredThing | undefined> => {
  const target = targets.answers[key.kind]
  if (!target?.about || target.outside) return undefined
  try {
    return await target.about(await enterByMail(database, key), key.thing_id)
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    return undefined
  }
}

const refuse = async (desk: Desk, looked: Looked, reason: string, key?: ReplyKey, more: Partial<Answering> = {}): Promise<Ended> => {
  // Who is not in the think tank yet finds nothing at its address.
  const outside = key && desk.targets.answers[key.kind]?.outside
  if (key) await answerOwner(key, { ...answeringOf(desk, looked, reason, { about: await thingBehind(desk, key), ...more }), ...(outside && { origin: undefined }) })
  return { outcome: 'refused', reason, ...(key ? { workspace_id: key.workspace_id, kind: key.kind } : {}) }
}

const hold = async (desk: Desk, looked: Looked, reason: string, key: ReplyKey): Promise<Ended> => {
  if (!key.gone) await answerOwner(key, answeringOf(desk, looked, reason, { about: await thingBehind(desk, key) }))
  return { outcome: 'held', reason, person_id: key.person_id, workspace_id: key.workspace_id, kind: key.kind, address: looked.from }
}

const ofStatus: Readonly<Record<number, AnswerRefusal>> = { 403: 'not-allowed', 404: 'gone', 409: 'late', 400: 'not-understood' }

const referencesIn = ({ headers }: ReadMail): string => ['references', 'in-reply-to'].flatMap((name) => headers.get(name) ?? []).join(' ').slice(0, 20_000)

const takeAnswer = async (desk: Desk, { mail, waiting }: Looked, key: ReplyKey, text: string, folded: string): Promise<{ taken: Taken; about?: AnsweredThing | undefined }> => {
  const target = desk.targets.answers[key.kind]
  if (!target) return { taken: { refused: 'gone' } }
  let about: AnsweredThing | undefined
  try {
    const here = await enterByMail(desk.database, target.outside ? { ...key, place: 'association' } : key)
    about = await target.about?.(here, key.thing_id)
    const taken = await target.take(here, { database: desk.database, mail_id: waiting.id, person_id: key.person_id, thing_id: key.thing_id, text, folded, subject: mail.subject, message_id: mail.messageId, references: referencesIn(mail), files: mail.files })
    return { taken, about }
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    return { taken: { refused: fault.reason === 'given' ? 'given' : ofStatus[fault.status] ?? 'not-allowed' }, about }
  }
}

/** What may be said in a think tank that shows no names: without what says whose it is. Undefined where that cannot be. */
const unnamedText = (key: ReplyKey, text: string, from: string): string | undefined => {
  const own = withoutClosing(text)
  const said = own.toLowerCase()
  const marks = [from, key.email_key ?? '', key.family_name.toLowerCase()].filter((one) => one.length > 2)
  return marks.some((one) => said.includes(one)) ? undefined : own
}

const takeFrom = async (desk: Desk, looked: Looked, key: ReplyKey): Promise<Ended> => {
  const target = desk.targets.answers[key.kind]
  const isNamed = key.place !== 'thinktank' || key.attribution === 'named'
  if (target?.says && key.attribution === 'anonymous' && key.place === 'thinktank') return refuse(desk, looked, 'anonymous', key)
  const { reply, folded } = trimReply(looked.mail.text)
  const text = isNamed || !target?.says ? reply : unnamedText(key, reply, looked.from)
  if (text === undefined) return refuse(desk, looked, 'named', key)
  if (text.trim() === '') return refuse(desk, looked, 'empty', key)
  const { taken, about } = await takeAnswer(desk, looked, key, text, isNamed ? folded : '')
  if ('refused' in taken) return refuse(desk, looked, taken.refused, key, { how: taken.how, ...(about && { about }) })
  await answerOwner(key, answeringOf(desk, looked, 'taken', { about, ...taken }))
  return { outcome: 'taken', workspace_id: key.workspace_id, kind: key.kind }
}

const takeCalendar = async (desk: Desk, looked: Looked, proof: Proof): Promise<Ended | undefined> => {
  const reply = looked.mail.calendar === undefined ? undefined : readReply(looked.mail.calendar)
  if (!reply) return undefined
  // A calendar asks nobody to prove anything later: what is not proved now is not taken, and its sender sees that in the meeting.
  if (proof !== 'proven' && !looked.waiting.allowed) return { outcome: 'refused', reason: proof === 'forged' ? 'forged' : 'unproven' }
  const outcome = await desk.targets.calendar(desk.database, reply, looked.from)
  const waits = typeof outcome === 'object' ? outcome.waits : undefined
  if (waits) await answerSender(looked.from, answeringOf(desk, looked, 'calendar-waits', { about: waits }))
  if (waits || outcome === 'taken') return { outcome: 'taken', kind: 'meeting' }
  const about = outcome === 'unknown' ? undefined : await desk.targets.calendarAbout(desk.database, reply)
  await answerSender(looked.from, answeringOf(desk, looked, `calendar-${outcome}`, { about }))
  return { outcome: 'refused', reason: `calendar-${outcome}` }
}

/** By whose code it came, and whether they sent it: what is in doubt is held, what is surely not theirs refused. */
const takeKeyed = async (desk: Desk, looked: Looked, proof: Proof): Promise<Ended> => {
  const { waiting, mail, from } = looked
  // A server that takes off what stands behind the plus, or says only our address, leaves the code in the mail itself.
  const key = await keyFor(desk.database, waiting.receivers.some((one) => codeIn(one) !== undefined) ? waiting.receivers : mail.to)
  if (key === undefined || key === 'none' || key === 'many') {
    const reason = key === undefined ? 'unknown-key' : key === 'none' ? 'no-key' : 'many-keys'
    if (proof === 'proven') await answerSender(from, answeringOf(desk, looked, reason))
    return { outcome: 'refused', reason }
  }
  if (key.gone) return hold(desk, looked, 'left', key)
  if (waiting.allowed) return takeFrom(desk, looked, key)
  if (proof === 'forged') return refuse(desk, looked, 'forged', key)
  if (from !== key.email_key) return hold(desk, looked, 'another-address', key)
  if (proof !== 'proven') return hold(desk, looked, 'unproven', key)
  if (key.bounced) await forgetBounces(desk.database, from)
  return takeFrom(desk, looked, key)
}

/**
 * Tells whoever's code the envelope carries that a mail of theirs came to nothing, when the mail itself says nothing that we can go by. They
 * hear it at the address that we know of them.
 */
export const refuseUnread = async ({ database, origin }: Desk, { receivers }: Waiting, reason: 'unreadable' | 'broken'): Promise<Ended> => {
  const key = await keyFor(database, receivers)
  if (typeof key === 'object' && !key.gone) await answerOwner(key, { database, origin, reason, subject: '', messageId: '', files: 0 })
  return { outcome: 'refused', reason }
}

const lookInside = async (desk: Desk, waiting: Waiting): Promise<Ended | 'later'> => {
  const mail = await readMail(waiting.raw)
  if (!mail) return refuseUnread(desk, waiting, 'unreadable')
  if (!await isFirst(desk.database, waiting, hashesOf(waiting, mail))) return { outcome: 'duplicate' }
  const bounce = readBounce(mail)
  if (bounce) return { outcome: 'bounce', reason: await noteBounce(desk.database, bounce) ? bounce.kind : 'not-ours' }
  const from = mail.from[0] ?? ''
  if (isOurs(from) || from === desk.ours) return { outcome: 'refused', reason: 'loop' }
  const looked = { waiting, mail, from }
  // Calendars answer by themselves when somebody presses a button, and some say so: theirs is read before that counts.
  const isCalendar = mail.calendar !== undefined && /METHOD:\s*(?:REPLY|COUNTER)/i.test(mail.calendar)
  if (!isCalendar && isAutomatic(mail)) return { outcome: 'automatic' }
  // Over a megabyte, read with the first mail that comes in and not at every start.
  const { proveSender } = await import('../../platform/mailin/proof.ts')
  const proof = await proveSender(waiting.raw, mail, desk)
  if (proof === 'later' && waiting.tries < mostTries) return 'later'
  return await takeCalendar(desk, looked, proof) ?? takeKeyed(desk, looked, proof)
}

/** Looks at one mail that came in, does what it says, and answers whoever must know. Safe to do twice: the second time it is a duplicate. */
export const lookAt = async (desk: Desk, waiting: Waiting): Promise<void> => {
  const ended = await lookInside(desk, waiting)
  if (ended === 'later') await leaveWaiting(desk.database, waiting)
  else await endMail(desk.database, waiting, ended)
}
