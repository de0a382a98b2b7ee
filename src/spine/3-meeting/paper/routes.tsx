/** Paper for a meeting: cards and flip-over sheets with a code that says, when they are typed over, where they come from. */
import { Hono, type Context } from 'hono'
import { knownOrigin } from '../../../association/signin/ceremony.ts'
import { acts } from '../../../acts.ts'
import { readForm } from '../../../platform/form.ts'
import { perform } from '../../../platform/perform.ts'
import { notAllowed } from '../../../platform/refusals.ts'
import { page, type Env } from '../../../platform/web.ts'
import { urls } from '../../../urls.ts'
import { heldMeeting } from '../meetings/changes.ts'
import { meetingAt } from '../meetings/queries.ts'
import { makeSheets, paperForm } from './changes.ts'
import { PrintPage } from './printing.tsx'
import { sheetsOf, subgroupsIn } from './queries.ts'
import { PaperPage, type Problems } from './views.tsx'

export const paper = new Hono<Env>()

type At = Context<Env>
const numberIn = (c: At) => Number(c.req.param('number'))

const meetingHere = async (c: At) => {
  const meeting = await meetingAt(c.var.here, numberIn(c))
  if (!acts['paper.print'].may(c.var.here.who, { withdrawn_at: meeting.cancelled_at })) throw notAllowed()
  return meeting
}

const show = async (c: At, problems: Problems = {}) => {
  const { here } = c.var
  const meeting = await meetingHere(c)
  return page(c, <PaperPage here={here} meeting={meeting} sheets={await sheetsOf(here, meeting)} done={c.req.query('gelukt')} {...problems} />, problems.errors ? 422 : 200)
}

paper.get('/:number{[1-9][0-9]{0,8}}/papier', (c) => show(c))

paper.post('/:number{[1-9][0-9]{0,8}}/papier', async (c) => {
  const { here } = c.var
  const form = await readForm(c, paperForm)
  if (!form.ok) return show(c, form)
  const subgroups = await subgroupsIn(here)
  await perform(here, 'paper.print', heldMeeting(numberIn(c)), (tx, it) => makeSheets(tx, here, it, form.value, subgroups))
  return c.redirect(`${urls.paper(here.workspace, numberIn(c), 'gemaakt')}#vellen`, 303)
})

paper.get('/:number{[1-9][0-9]{0,8}}/papier/:form{kaartjes|vellen}', async (c) => {
  const { here } = c.var
  const meeting = await meetingHere(c)
  const origin = knownOrigin(c) ?? new URL(c.req.url).origin
  return page(c, <PrintPage here={here} meeting={meeting} sheets={await sheetsOf(here, meeting)} form={c.req.param('form') === 'vellen' ? 'vellen' : 'kaartjes'} origin={origin} />)
})
