import { organisationsSpokenFor } from '../../association/mandates/queries.ts'
import type { Here } from '../../platform/here.ts'
import { perform } from '../../platform/perform.ts'
import { urls } from '../../urls.ts'
import { orNotHere, rows } from '../../workspaces/rings.ts'
import { voiceIn } from '../replies/words.ts'
import type { MailAnswer, MailTarget, Taken } from '../replies/target.ts'
import { answerIn, howToAnswer, notedWords } from './answers.ts'
import { answerDecision, heldDecision } from './changes.ts'
import { answerForm, answerFrom } from './form.ts'
import type { Asked, Kind } from './kinds.ts'
import { sql } from 'kysely'

const askedWith = async (here: Here, id: string) => orNotHere(await rows(here, 'decision').where('decision.id', '=', id)
  .select(['decision.number', 'decision.options', 'decision.dots', 'decision.secret', 'decision.per_organisation']).select(sql<Kind>`decision.kind`.as('kind')).executeTakeFirst())

const take = async (here: Here, { thing_id, text }: MailAnswer): Promise<Taken> => {
  const { number, secret, per_organisation, ...asked } = await askedWith(here, thing_id)
  // A mail lies in two mailboxes with a name on it: that is not secret.
  if (secret) return { refused: 'on-site' }
  const mine = per_organisation ? await organisationsSpokenFor(here) : []
  if (per_organisation && mine.length === 0) return { refused: 'mandate' }
  const how = howToAnswer(asked as Asked, here.language, mine.map(({ name }) => name))
  const chosen = per_organisation ? voiceIn(text, mine) : { voice: undefined, said: text }
  const read = chosen && answerIn(asked as Asked, chosen.said)
  if (!read) return { refused: 'not-understood', how }
  const form = answerForm(asked as Asked).safeParse({ ...read, ...(chosen.voice ? { voice: chosen.voice.id } : {}) })
  if (!form.success) {
    const codes = form.error.issues.map(({ message }) => message)
    return codes.includes('long') ? { refused: 'long' } : codes.includes('reason') ? { refused: 'reason', how } : { refused: 'not-understood', how }
  }
  await perform(here, 'decision.answer', heldDecision(number), (tx, it) => answerDecision(tx, here, it, answerFrom(it, form.data)))
  return { noted: notedWords(asked as Asked, read, here.language, chosen.voice?.name) }
}

const about = async (here: Here, id: string) => {
  const found = await rows(here, 'decision').where('decision.id', '=', id).select(['decision.number', 'decision.title']).executeTakeFirst()
  return found && { title: found.title, path: urls.decision(here.workspace, found.number) }
}

/** Answers by mail to a question that was put to the group. */
export const decisionByMail: MailTarget = { says: true, take, about }
