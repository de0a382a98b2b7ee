/** What somebody does with a post of their own: change it, see how it read before, take it back. */
import { Hono } from 'hono'
import { readForm } from '../../platform/form.ts'
import { performOnce, refuseUnlessMay } from '../../platform/perform.ts'
import { Refusal, tooLate } from '../../platform/refusals.ts'
import { page, type Env } from '../../platform/web.ts'
import type { Problems } from '../../platform/look/problems.tsx'
import { numberIn, originIn, type At } from './asked.ts'
import { editPost, heldPost, withdrawPost } from './changes.ts'
import { editForm, emptyForm, postOn } from './form.ts'
import { unmark } from './mentions.ts'
import { cardsOf, discussionAt, earlierOf, placeOf, postAt } from './queries.ts'
import { EarlierPage, EditPostPage } from './writing.tsx'

export const own = new Hono<Env>()

const at = '/:number{[1-9][0-9]{0,8}}/berichten/:id' as const
const idIn = (c: At) => c.req.param('id') ?? ''
const heldHere = (c: At) => heldPost(numberIn(c), idIn(c))
// To the post itself: a long discussion has many pages.
const backTo = async (c: At, done: string) => {
  const { place, id } = await placeOf(c.var.here, numberIn(c), idIn(c))
  return c.redirect(postOn(c.var.here.workspace, numberIn(c), place, id, done), 303)
}

const editPage = async (c: At, problems?: Problems) => {
  const { here } = c.var
  const [discussion, { post, mentions }] = await Promise.all([discussionAt(here, numberIn(c)), postAt(here, numberIn(c), idIn(c))])
  refuseUnlessMay(here, 'post.edit', { author: post.mine ? here.who.member : null, withdrawn_at: post.withdrawn_at })
  if (discussion.closed_at && !problems) throw tooLate('talk')
  const now = unmark(post.body, new Map(mentions.map(({ nth, name }) => [nth, name])))
  return page(c, <EditPostPage here={here} discussion={discussion} post={post} now={now} {...problems} />, problems ? 422 : 200)
}

own.get(`${at}/verbetering`, (c) => editPage(c))

own.post(`${at}/verbetering`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, editForm)
  if (!form.ok) return editPage(c, form)
  try {
    await performOnce(here, form.once, 'post.edit', heldHere(c), (tx, it) => editPost(tx, here, it, form.value, originIn(c)))
  } catch (fault) {
    // Closed while somebody wrote: what was typed comes back.
    if (!(fault instanceof Refusal) || fault.reason !== 'talk') throw fault
    return editPage(c, { errors: { body: 'closed' }, typed: form.typed })
  }
  return backTo(c, 'gewijzigd')
})

own.get(`${at}/eerder`, async (c) => {
  const { here } = c.var
  const [discussion, { post, mentions }] = await Promise.all([discussionAt(here, numberIn(c)), postAt(here, numberIn(c), idIn(c))])
  const [earlier, cards] = await Promise.all([earlierOf(here, post), cardsOf(here, post.id)])
  return page(c, <EarlierPage here={here} discussion={discussion} post={post} mentions={mentions} cards={cards} earlier={earlier} />)
})

own.post(`${at}/intrekking`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, emptyForm)
  if (form.ok) await performOnce(here, form.once, 'post.withdraw', heldHere(c), (tx, it) => withdrawPost(tx, here, it))
  return backTo(c, 'ingetrokken')
})
