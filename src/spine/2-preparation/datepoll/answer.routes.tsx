/** Answering a date poll by the link in a mail, without signing in. To look changes nothing: mail scanners look too. */
import { Hono, type Context } from 'hono'
import { among, readForm, type Errors, type Typed } from '../../../platform/form.ts'
import { performOnce, unlessStuck } from '../../../platform/perform.ts'
import { page, type Env } from '../../../platform/web.ts'
import { urls } from '../../../urls.ts'
import { clerkIn } from '../../../workspaces/clerk.ts'
import { askedWith, type Asked } from './answering.ts'
import { answerPoll, heldPoll } from './changes.ts'
import { answerForm, choices, choicesFrom } from './form.ts'
import { DeadLinkPage, LinkPage } from './link.tsx'
import { homeZone, zoneBy } from './zones.ts'

export const datepollAnswers = new Hono<Env>()

type C = Context<Env>
const dead = (c: C) => page(c, <DeadLinkPage here={c.var.here} />, 404)

const show = (c: C, asked: Asked, token: string, back?: { errors: Errors; typed: Typed } | 'late') => page(c, <LinkPage here={c.var.here} asked={asked} token={token}
  own={zoneBy(c.req.query('klok')) ?? zoneBy(asked.mine.zone) ?? homeZone} everywhere={among(c.req.query('alles'), choices)}
  isDone={c.req.query('gelukt') === 'bewaard'} isLate={back === 'late'} {...(typeof back === 'object' && back)} />, back === 'late' ? 409 : back ? 422 : 200)

datepollAnswers.get('/:token', async (c) => {
  const token = c.req.param('token')
  const asked = await askedWith(c.var.house.database, token)
  return asked ? show(c, asked, token) : dead(c)
})

datepollAnswers.post('/:token', async (c) => {
  const token = c.req.param('token')
  const asked = await askedWith(c.var.house.database, token)
  if (!asked) return dead(c)
  const form = await readForm(c, answerForm(asked.options.length))
  if (!form.ok) return show(c, asked, token, form)
  const clerk = await clerkIn(c.var.house.database, { id: asked.workspace_id })
  const answer = { choices: choicesFrom(asked.options, form.value), comment: form.value.comment, zone: zoneBy(form.value.zone) }
  const answered = performOnce(clerk, form.once, 'datepoll.answer', heldPoll(asked.id), (tx, it) => answerPoll(tx, clerk, it, asked.person_id, answer))
  if (await unlessStuck(answered, ['time', 'settled', 'withdrawn'])) return show(c, await askedWith(c.var.house.database, token) ?? asked, token, 'late')
  return c.redirect(urls.datepollAnswer(token, { gelukt: 'bewaard' }), 303)
})
