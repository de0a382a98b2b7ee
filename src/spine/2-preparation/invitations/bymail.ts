import { firstLine, yesNoIn } from '../../../beside/replies/words.ts'
import type { MailAnswer, MailTarget, Taken } from '../../../beside/replies/target.ts'
import { withoutClosing } from '../../../documents/mail/trimming.ts'
import type { Here, Language } from '../../../platform/here.ts'
import { perform, unlessStuck } from '../../../platform/perform.ts'
import { accept, decline, deskFor, heldAnswerOf, waitingPlaceOf, workspaceOf } from './answering.ts'

const nl = {
  how: 'U kunt ook op deze mail antwoorden, vanaf dit mailadres: zet ja of nee op de eerste regel.', noted: { yes: 'u doet mee aan de denktank.', no: 'u doet niet mee aan de denktank.' },
  waits: (place: number) => `u zei ja. Alle plaatsen zijn bezet: u staat op plaats ${place} van de wachtlijst. Komt er plaats, dan hoort u het per mail.`,
  below: 'Wat u eronder schreef, is niet bewaard: wat u verwacht, vertelt u via de link in de uitnodiging.',
}
const en: typeof nl = {
  how: 'You can also answer this mail, from this mail address: put yes or no on the first line.', noted: { yes: 'you take part in the think tank.', no: 'you do not take part in the think tank.' },
  waits: (place) => `you said yes. All seats are taken: you are number ${place} on the waiting list. When there is a seat you will hear by mail.`,
  below: 'What you wrote below it was not kept: you tell what you expect by the link in the invitation.',
}
const texts = { nl, en }

/** How to answer an invitation by mail, in the language of the letter. */
export const howToAnswer = (language: Language): string => texts[language].how

const take = async (here: Here, { database, thing_id, person_id, text }: MailAnswer): Promise<Taken> => {
  const { first, rest } = firstLine(withoutClosing(text))
  const answer = yesNoIn(first)
  if (!answer || answer === 'maybe') return { refused: 'not-understood', how: howToAnswer(here.language) }
  const workspace = await workspaceOf(database, thing_id)
  if (!workspace) return { refused: 'gone' }
  const desk = await deskFor(database, workspace)
  const asked = heldAnswerOf(thing_id, person_id)
  const said = answer === 'yes'
    ? perform(desk.tank, 'invitation.accept', asked, (tx, it) => accept(tx, desk, it, { take_away: '', bring: '' }))
    : perform(desk.tank, 'invitation.decline', asked, (tx, it) => decline(tx, desk, it))
  const stuck = await unlessStuck(said, ['already', 'over', 'task'])
  if (stuck === 'over') return { refused: 'late' }
  if (stuck === 'task') return { refused: 'on-site' }
  const t = texts[here.language]
  const place = await waitingPlaceOf(database, thing_id)
  // Their words would be read by the others: whoever mails is told that, and where they can say them.
  return { noted: [place === null ? t.noted[answer] : t.waits(place), ...(rest !== '' && answer === 'yes' ? [t.below] : [])].join(' ') }
}

/** Answers by mail to an invitation to take part, of who is a member already: others have no account that a code could belong to. */
export const invitationByMail: MailTarget = { says: false, outside: true, take }
