import type { Here } from '../../platform/here.ts'
import { perform } from '../../platform/perform.ts'
import { inRing } from '../../workspaces/held.ts'
import { orNotHere, rows } from '../../workspaces/rings.ts'
import type { MailAnswer, MailTarget, Taken } from '../replies/target.ts'
import { beginDiscussion, heldDiscussion } from './changes.ts'
import { beginForm, most, postForm } from './form.ts'
import { letterTexts } from './letters.texts.ts'
import { postReply } from './posting.ts'

const post = async (here: Here, { thing_id, text, folded }: MailAnswer): Promise<Taken> => {
  const { number } = orNotHere(await rows(here, 'discussion').select('discussion.number').where('discussion.id', '=', thing_id).executeTakeFirst())
  const form = postForm.safeParse({ body: text })
  if (!form.success) return { refused: text.length > most.body ? 'long' : 'not-understood' }
  await perform(here, 'post.add', heldDiscussion(number), (tx, it) => postReply(tx, here, it, { ...form.data, folded }))
  return { noted: letterTexts[here.language].noted(number) }
}

/** An answer by mail to a letter of a discussion: the next post in it. */
export const discussionByMail: MailTarget = { says: true, take: post }

const begin = async (here: Here, { thing_id, text, folded, subject }: MailAnswer): Promise<Taken> => {
  const title = subject.replace(/^(?:\s*(?:re|fwd?|antw|doorst|betreft)\s*:)+/i, '').replace(/\s+/g, ' ').trim().slice(0, most.title)
  const form = beginForm.safeParse({ title, body: text })
  if (!form.success) return text.length > most.body ? { refused: 'long' } : { refused: 'not-understood', how: letterTexts[here.language].how }
  const done = await perform(here, 'discussion.begin', inRing({ id: thing_id }), (tx, ring) => beginDiscussion(tx, here, ring, { ...form.data, folded }))
  return { noted: letterTexts[here.language].begun(done.about?.number ?? 0) }
}

/** A mail to one's own address of a ring: a new discussion in it. */
export const ringByMail: MailTarget = { says: true, take: begin }
