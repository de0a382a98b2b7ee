import { withoutClosing } from '../../documents/mail/trimming.ts'
import type { Here } from '../../platform/here.ts'
import { perform } from '../../platform/perform.ts'
import { inRing } from '../../workspaces/held.ts'
import { orNotHere, rows } from '../../workspaces/rings.ts'
import type { MailAnswer, MailTarget, Taken } from '../replies/target.ts'
import { plainLine } from '../replies/words.ts'
import { beginDiscussion, heldDiscussion, listen } from './changes.ts'
import { beginForm, most, postForm, type Level } from './form.ts'
import { letterTexts } from './letters.texts.ts'
import { postReply } from './posting.ts'

const wishes: readonly (readonly [Level, readonly string[]])[] = [
  ['watch', ['volgen', 'volg', 'follow', 'watch']],
  ['mute', ['stop', 'stil', 'niet volgen', 'afmelden', 'uitschrijven', 'mute', 'unfollow', 'unsubscribe']],
]

/** What somebody wants to hear, when that is all that their mail says. */
const wishIn = (text: string): Level | undefined => {
  const said = plainLine(withoutClosing(text).trim())
  return wishes.find(([, words]) => words.includes(said))?.[0]
}

const kept = ({ message_id }: MailAnswer) => (message_id !== '' && message_id.length < 256 ? { message_id } : {})

const post = async (here: Here, answer: MailAnswer): Promise<Taken> => {
  const { thing_id, text, folded } = answer
  const { number } = orNotHere(await rows(here, 'discussion').select('discussion.number').where('discussion.id', '=', thing_id).executeTakeFirst())
  const wish = wishIn(text)
  if (wish) {
    await perform(here, 'discussion.listen', heldDiscussion(number), (tx, it) => listen(tx, here, it.id, wish))
    return { noted: letterTexts[here.language].wished[wish === 'watch' ? 'watch' : 'mute'](number) }
  }
  const form = postForm.safeParse({ body: text })
  if (!form.success) return { refused: text.length > most.body ? 'long' : 'not-understood' }
  await perform(here, 'post.add', heldDiscussion(number), (tx, it) => postReply(tx, here, it, { ...form.data, folded, ...kept(answer) }))
  return { noted: letterTexts[here.language].noted(number) }
}

/** An answer by mail to a letter of a discussion: the next post in it. */
export const discussionByMail: MailTarget = { says: true, take: post }

const begin = async (here: Here, answer: MailAnswer): Promise<Taken> => {
  const { thing_id, text, folded, subject } = answer
  const title = subject.replace(/^(?:\s*(?:re|fwd?|antw|doorst|betreft)\s*:)+/i, '').replace(/\s+/g, ' ').trim().slice(0, most.title)
  const form = beginForm.safeParse({ title, body: text })
  if (!form.success) return text.length > most.body ? { refused: 'long' } : { refused: 'not-understood', how: letterTexts[here.language].how }
  const done = await perform(here, 'discussion.begin', inRing({ id: thing_id }), (tx, ring) => beginDiscussion(tx, here, ring, { ...form.data, folded, ...kept(answer) }))
  return { noted: letterTexts[here.language].begun(done.about?.number ?? 0) }
}

/** A mail to one's own address of a ring: a new discussion in it. */
export const ringByMail: MailTarget = { says: true, take: begin }
