/** What who leads does with a discussion: give it another title, move it, close it with a conclusion, open it again. */
import { Hono } from 'hono'
import { acts } from '../../acts.ts'
import { readForm } from '../../platform/form.ts'
import { performOnce, unlessStuck } from '../../platform/perform.ts'
import { notAllowed } from '../../platform/refusals.ts'
import { page, type Env } from '../../platform/web.ts'
import type { Problems } from '../../platform/look/problems.tsx'
import { urls } from '../../urls.ts'
import { numberIn, type At } from './asked.ts'
import { closeDiscussion, heldDiscussion, moveDiscussion, renameDiscussion, reopenDiscussion } from './changes.ts'
import { closeForm, emptyForm, moveForm, titleForm } from './form.ts'
import { MovePage } from './leading.tsx'
import { discussionAt, subtopicsIn } from './queries.ts'
import { topicPage } from './topic.tsx'

export const leading = new Hono<Env>()

const number = '/:number{[1-9][0-9]{0,8}}' as const
const heldHere = (c: At) => heldDiscussion(numberIn(c))
const backTo = (c: At, done: string) => c.redirect(urls.discussion(c.var.here.workspace, numberIn(c), { gelukt: done }), 303)

const movePage = async (c: At, problems?: Problems) => {
  const { here } = c.var
  const [discussion, subtopics] = await Promise.all([discussionAt(here, numberIn(c)), subtopicsIn(here)])
  if (!acts['discussion.move'].may(here.who)) throw notAllowed()
  return page(c, <MovePage here={here} discussion={discussion} subtopics={subtopics} {...problems} />, problems ? 422 : 200)
}

leading.get(`${number}/verplaatsing`, (c) => movePage(c))

leading.post(`${number}/verplaatsing`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, moveForm)
  if (!form.ok) return movePage(c, form)
  const { ring, sure } = form.value
  // Who presses twice finds it moved: it was sure the first time.
  const isWider = ring !== '' && (sure || ring !== (await discussionAt(here, numberIn(c))).ring_id)
  if (isWider && !sure) return movePage(c, { errors: { sure: 'sure' }, typed: form.typed })
  const stuck = await unlessStuck(performOnce(here, form.once, 'discussion.move', heldHere(c), (tx, it) => moveDiscussion(tx, here, it, form.value)), ['changed'])
  if (stuck) return movePage(c, { errors: { seen: stuck }, typed: form.typed })
  return backTo(c, isWider ? 'gedeeld' : 'verplaatst')
})

leading.post(`${number}/afsluiting`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, closeForm)
  if (!form.ok) return topicPage(c, undefined, { form: 'afsluiting', ...form })
  await performOnce(here, form.once, 'discussion.close', heldHere(c), (tx, it) => closeDiscussion(tx, here, it, form.value.conclusion))
  return backTo(c, 'afgesloten')
})

leading.post(`${number}/titel`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, titleForm)
  if (!form.ok) return topicPage(c, undefined, { form: 'titel', ...form })
  const stuck = await unlessStuck(performOnce(here, form.once, 'discussion.rename', heldHere(c), (tx, it) => renameDiscussion(tx, it, form.value)), ['changed'])
  if (stuck) return topicPage(c, undefined, { form: 'titel', errors: { seen: stuck }, typed: form.typed })
  return backTo(c, 'hernoemd')
})

leading.post(`${number}/heropening`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, emptyForm)
  if (form.ok) await performOnce(here, form.once, 'discussion.reopen', heldHere(c), (tx, it) => reopenDiscussion(tx, here, it))
  return backTo(c, 'heropend')
})
