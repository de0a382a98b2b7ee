import { sql } from 'kysely'
import { firstLine, yesNoIn } from '../../../beside/replies/words.ts'
import type { MailAnswer, MailTarget, Taken } from '../../../beside/replies/target.ts'
import { dateAndTime } from '../../../platform/dates.ts'
import type { Here, Language } from '../../../platform/here.ts'
import { perform } from '../../../platform/perform.ts'
import { notHere } from '../../../platform/refusals.ts'
import { urls } from '../../../urls.ts'
import { rows } from '../../../workspaces/rings.ts'
import { answerMeeting, heldMeeting } from './changes.ts'

const nl = {
  how: 'Zet ja, misschien of nee op de eerste regel.',
  waits: (days: number, all: number) => `u wilt komen. ${all === 1 ? 'Alle plaatsen zijn bezet.' : `Bij ${days} van de ${all} keer zijn alle plaatsen bezet.`} U staat op de wachtlijst. U krijgt een mail als er een plaats is.`,
  noted: { yes: 'u komt', maybe: 'u komt misschien', no: 'u komt niet' }, on: (when: string) => ` op ${when}`,
}
const en: typeof nl = {
  how: 'Put yes, maybe or no on the first line.',
  waits: (days, all) => `you would like to come. ${all === 1 ? 'All seats are taken.' : `At ${days} of the ${all} meetings all seats are taken.`} You are on the waiting list. You get a mail when there is a seat.`,
  noted: { yes: 'you will come', maybe: 'you may come', no: 'you will not come' }, on: (when) => ` on ${when}`,
}
const texts = { nl, en }

/** How to answer by mail whether you come, in the language of the letter. */
export const howToAnswer = (language: Language): string => texts[language].how

/** For how many of these meetings somebody waits for a seat. */
const waitingFor = async (here: Here, person: string, numbers: readonly number[]): Promise<number> => {
  const found = await rows(here, 'meeting').where('meeting.number', 'in', numbers).where(sql<boolean>`exists (select 1 from meeting_attendee a
    where a.meeting_id = meeting.id and a.person_id = ${person} and a.waits_since is not null)`).select('meeting.number').execute()
  return found.length
}

const take = async (here: Here, { thing_id, person_id, text }: MailAnswer): Promise<Taken> => {
  // The letter of a series asks for all of it that is to come.
  const meetings = await rows(here, 'meeting').where((eb) => eb.or([eb('meeting.id', '=', thing_id), eb.and([
    eb('meeting.appointment_id', '=', thing_id), eb('meeting.cancelled_at', 'is', null), eb('meeting.closed_at', 'is', null), eb('meeting.ends_at', '>', sql<Date>`now()`),
  ])])).select(['meeting.number', 'meeting.starts_at']).orderBy('meeting.number').execute()
  const [first] = meetings
  if (!first) throw notHere()
  const answer = yesNoIn(firstLine(text).first)
  if (!answer) return { refused: 'not-understood', how: howToAnswer(here.language) }
  for (const { number } of meetings) await perform(here, 'meeting.answer', heldMeeting(number), (tx, it) => answerMeeting(tx, it, person_id, answer))
  const t = texts[here.language]
  const waits = await waitingFor(here, person_id, meetings.map(({ number }) => number))
  // The letter that was answered may be from before the meeting was moved.
  const on = meetings.length === 1 ? t.on(dateAndTime(first.starts_at, here.language)) : ''
  return { noted: waits > 0 ? t.waits(waits, meetings.length) : `${t.noted[answer]}${on}.` }
}

// A letter of a series is about more than one.
const about = async (here: Here, id: string) => {
  const found = await rows(here, 'meeting').where('meeting.id', '=', id).select(['meeting.number', 'meeting.title']).executeTakeFirst()
  return found && { title: found.title, path: urls.meeting(here.workspace, found.number) }
}

/** Answers by mail to an invitation for a meeting. Who comes is told to who leads it anyway, under every rule for names. */
export const meetingByMail: MailTarget = { says: false, take, about }
