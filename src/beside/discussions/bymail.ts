import { withoutClosing } from '../../documents/mail/trimming.ts'
import type { Here } from '../../platform/here.ts'
import { perform, performOnce, type Done, type Once } from '../../platform/perform.ts'
import { urls } from '../../urls.ts'
import { inRing, isId } from '../../workspaces/held.ts'
import { Refusal } from '../../platform/refusals.ts'
import { orNotHere, rows } from '../../workspaces/rings.ts'
import type { MailAnswer, MailTarget, Taken } from '../replies/target.ts'
import { plainLine } from '../replies/words.ts'
import { beginDiscussion, heldDiscussion, listen } from './changes.ts'
import { attachedFrom, type Attached } from './files.ts'
import { beginForm, most, postForm, type Level } from './form.ts'
import { letterTexts } from './letters.texts.ts'
import { answeredIn } from './letters.ts'
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

// A mail that a fault makes be looked at once more says nothing twice.
const once = ({ mail_id }: MailAnswer): Once => ({ key: mail_id, fields: null })

/** The post that a mail answers, when it still stands in this discussion; '' otherwise. */
const answeredBy = async (here: Here, { thing_id, references }: MailAnswer): Promise<string> => {
  const id = answeredIn(references)
  const found = id && isId(id) && await rows(here, 'post').where('post.id', '=', id).where('post.discussion_id', '=', thing_id).where('post.withdrawn_at', 'is', null).select('post.id').executeTakeFirst()
  return found ? found.id : ''
}

/**
 * Says something with the files of a mail, as far as they may go with a post; without them where there is no room, and where no names are
 * shown. On the site somebody chooses a file and is told what it may give away; with a mail the picture under a signature comes by itself,
 * and it names an organisation. Answers how many went along.
 */
const withFiles = async (here: Here, { files }: MailAnswer, say: (attached: readonly Attached[]) => Promise<Done>): Promise<{ done: Done; files: number }> => {
  const attached = here.workspace.attribution === 'named' ? files.slice(0, most.files).map(attachedFrom).filter((one) => typeof one !== 'string') : []
  try {
    return { done: await say(attached), files: attached.length }
  } catch (fault) {
    if (!(fault instanceof Refusal) || fault.reason !== 'full') throw fault
    return { done: await say([]), files: 0 }
  }
}

const post = async (here: Here, answer: MailAnswer): Promise<Taken> => {
  const { thing_id, text, folded } = answer
  const { number, closed_at } = orNotHere(await rows(here, 'discussion').select(['discussion.number', 'discussion.closed_at']).where('discussion.id', '=', thing_id).executeTakeFirst())
  const wish = wishIn(text)
  if (wish) {
    await perform(here, 'discussion.listen', heldDiscussion(number), (tx, it) => listen(tx, here, it.id, wish))
    return { noted: letterTexts[here.language].wished[wish === 'watch' ? 'watch' : 'mute'](number) }
  }
  if (closed_at) return { refused: 'closed' }
  const form = postForm.safeParse({ body: text, reply_to: await answeredBy(here, answer) })
  if (!form.success) return { refused: text.length > most.body ? 'long' : 'not-understood' }
  const { files } = await withFiles(here, answer, (attached) => performOnce(here, once(answer), 'post.add', heldDiscussion(number), (tx, it) => postReply(tx, here, it, { ...form.data, folded, files: attached, ...kept(answer) })))
  return { noted: letterTexts[here.language].noted(number), next: letterTexts[here.language].next, kept: files }
}

const about = async (here: Here, id: string) => {
  const found = await rows(here, 'discussion').where('discussion.id', '=', id).select(['discussion.number', 'discussion.title']).executeTakeFirst()
  return found && { title: found.title, path: urls.discussion(here.workspace, found.number) }
}

/** An answer by mail to a letter of a discussion: the next post in it. */
export const discussionByMail: MailTarget = { says: true, take: post, about }

const begin = async (here: Here, answer: MailAnswer): Promise<Taken> => {
  const { thing_id, text, folded, subject } = answer
  const title = subject.replace(/^(?:\s*(?:re|fwd?|antw|doorst|betreft)\s*:)+/i, '').replace(/\s+/g, ' ').trim().slice(0, most.title)
  const form = beginForm.safeParse({ title, body: text })
  if (!form.success) return text.length > most.body ? { refused: 'long' } : title === '' ? { refused: 'subject', how: letterTexts[here.language].how } : { refused: 'not-understood', how: letterTexts[here.language].how }
  const { done, files } = await withFiles(here, answer, (attached) => performOnce(here, once(answer), 'discussion.begin', inRing({ id: thing_id }), (tx, ring) => beginDiscussion(tx, here, ring, { ...form.data, folded, files: attached, ...kept(answer) })))
  const { id, number } = done.about ?? {}
  // Whoever answers that their discussion has begun, says something in it: not what would begin another.
  return { noted: letterTexts[here.language].begun(number ?? 0), next: letterTexts[here.language].next, kept: files, ...(id && number ? { answers: { kind: 'discussion', id }, about: { title, path: urls.discussion(here.workspace, number) } } : {}) }
}

/** A mail to one's own address of a ring: a new discussion in it. */
export const ringByMail: MailTarget = { says: true, take: begin }
