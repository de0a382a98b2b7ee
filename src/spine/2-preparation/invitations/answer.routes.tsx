/** Answering an invitation by the link in a mail, without signing in. To look changes nothing: mail scanners look too. */
import { Hono, type Context } from 'hono'
import { again, among, readForm, type Errors, type Typed } from '../../../platform/form.ts'
import { perform, unlessStuck } from '../../../platform/perform.ts'
import { page, type Env } from '../../../platform/web.ts'
import { urls } from '../../../urls.ts'
import { accept, answerableWith, answerSchema, decline, deskFor, expectAnew, handOn, heldAnswer, type Answerable } from './answering.ts'
import { AnswerPage, DeadPage, ways, type Way } from './answer.views.tsx'
import { colleagueSchema } from './changes.ts'

export const answers = new Hono<Env>()

interface Shown { errors?: Errors; typed?: Typed; stuck?: string | undefined }
type C = Context<Env>

const dead = (c: C) => page(c, <DeadPage here={c.var.here} />, 404)
const found = (c: C, token: string) => answerableWith(c.var.house.database, token)
// Who presses twice reads what became of the first press, not that the invitation is dead.
const handedOn = (c: C, token: string) => c.redirect(urls.answer(token), 303)
const reasons = ['task', 'own', 'last-chair']

const show = (c: C, token: string, invitation: Answerable, way: Way | undefined, shown: Shown = {}) =>
  page(c, <AnswerPage here={c.var.here} invitation={invitation} token={token} way={way} done={c.req.query('gelukt')} {...shown} />,
    shown.errors || shown.stuck ? 422 : 200)

answers.get('/:token', async (c) => {
  const token = c.req.param('token')
  const invitation = await found(c, token)
  return invitation ? show(c, token, invitation, among(c.req.query('antwoord'), ways)) : dead(c)
})

answers.post('/:token', async (c) => {
  const token = c.req.param('token')
  const form = await readForm(c, answerSchema)
  const invitation = await found(c, token)
  if (!invitation) return dead(c)
  const way = among(again(form.typed, 'antwoord'), ways)
  if (!form.ok) return show(c, token, invitation, way, form)
  const desk = await deskFor(c.var.house.database, invitation.workspace_id)
  const { antwoord, ...hopes } = form.value
  const said = antwoord === 'nee'
    ? perform(desk.tank, 'invitation.decline', heldAnswer(token), (tx, it) => decline(tx, desk, it))
    : invitation.answer === 'yes'
      ? perform(desk.tank, 'expectation.give', heldAnswer(token), (tx, it) => expectAnew(tx, desk, it, hopes))
      : perform(desk.tank, 'invitation.accept', heldAnswer(token), (tx, it) => accept(tx, desk, it, hopes))
  const stuck = await unlessStuck(said, [...reasons, 'already', 'over'])
  if (stuck === 'over') return dead(c)
  if (stuck && reasons.includes(stuck)) return show(c, token, invitation, way, { typed: form.typed, stuck })
  const waits = antwoord === 'ja' && Boolean((await found(c, token))?.place)
  return c.redirect(urls.answer(token, { gelukt: waits ? 'wacht' : invitation.answer === 'yes' && antwoord === 'ja' ? 'bewaard' : antwoord }), 303)
})

answers.post('/:token/collega', async (c) => {
  const token = c.req.param('token')
  const form = await readForm(c, colleagueSchema)
  const invitation = await found(c, token)
  if (!invitation) return dead(c)
  if (invitation.answer === 'handed-on') return handedOn(c, token)
  if (!form.ok) return show(c, token, invitation, 'ander', form)
  const desk = await deskFor(c.var.house.database, invitation.workspace_id)
  const stuck = await unlessStuck(perform(desk.tank, 'invitation.handOn', heldAnswer(token), (tx, it) => handOn(tx, desk, it, form.value)), [...reasons, 'over'])
  if (stuck === 'over') return (await found(c, token))?.answer === 'handed-on' ? handedOn(c, token) : dead(c)
  return stuck ? show(c, token, invitation, 'ander', { typed: form.typed, stuck }) : c.redirect(urls.answer(token, { gelukt: 'ander' }), 303)
})
