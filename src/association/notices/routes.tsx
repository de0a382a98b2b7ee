/** Mail about what happened: what somebody wants of each think tank, and less of it by the link in a mail. */
import { Hono, type Context } from 'hono'
import { readForm } from '../../platform/form.ts'
import { perform } from '../../platform/perform.ts'
import { malformed, nobodyIn, notHere } from '../../platform/refusals.ts'
import { page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { clerkIn } from '../../workspaces/clerk.ts'
import { follow, followForm, getLess, heldPart, heldReceiver, lessForm, type LessRhythm } from './changes.ts'
import { LessMailPage } from './less.views.tsx'
import { mailBehind, type LessMail } from './queries.ts'

export const followings = new Hono<Env>()
export const lessMail = new Hono<Env>()

followings.post('/:slug', async (c) => {
  const { here } = c.var
  if (!here.who.member) throw nobodyIn()
  const slug = c.req.param('slug')
  const form = await readForm(c, followForm)
  if (!form.ok) throw malformed('mail')
  await perform(here, 'mail.follow', heldPart(slug), follow(form.value.mail))
  return c.redirect(`${urls.thinktank({ slug })}?gelukt=mail`, 303)
})

const behind = async (c: Context<Env>): Promise<{ token: string; mail: LessMail }> => {
  const token = c.req.param('token') ?? ''
  const mail = await mailBehind(c.var.house.database, token)
  if (!mail) throw notHere()
  return { token, mail }
}

const choose = async (c: Context<Env>, token: string, rhythm: LessRhythm) =>
  perform(await clerkIn(c.var.house.database, { kind: 'site' }), 'mail.less', heldReceiver(token), getLess(rhythm))

lessMail.get('/:token', async (c) => page(c, <LessMailPage here={c.var.here} {...await behind(c)} done={c.req.query('gelukt')} />))

const mostOneClick = 2000

/** What a mail program posts by itself (RFC 8058, 3.2): one field, in either form that browsers send, without a cookie. */
const isOneClick = async (c: Context<Env>): Promise<boolean> => {
  const type = c.req.header('content-type') ?? ''
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type) || Number(c.req.header('content-length') ?? 0) > mostOneClick) return false
  const body = (await c.req.raw.clone().text()).slice(0, mostOneClick)
  return /^List-Unsubscribe=One-Click$/.test(body.trim()) || /name="?List-Unsubscribe"?\r?\n\r?\nOne-Click\r?\n/.test(body)
}

lessMail.post('/:token', async (c) => {
  const { token, mail } = await behind(c)
  if (await isOneClick(c)) {
    await choose(c, token, 'never')
    return c.body(null, 204)
  }
  const form = await readForm(c, lessForm)
  if (!form.ok) return page(c, <LessMailPage here={c.var.here} token={token} mail={mail} done={undefined} errors={form.errors} />, 422)
  await choose(c, token, form.value.hoeveel)
  return c.redirect(`${urls.lessMail(token)}?gelukt=${form.value.hoeveel}`, 303)
})
