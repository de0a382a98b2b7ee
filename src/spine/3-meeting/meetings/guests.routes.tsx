/** Who comes without an account: guests and alternates, put down, put right and taken off the list. */
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { acts } from '../../../acts.ts'
import { organisationsToChoose } from '../../../association/organisations/queries.ts'
import { readForm, type Errors } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { perform, performOnce, unlessStuck } from '../../../platform/perform.ts'
import { notAllowed, notHere } from '../../../platform/refusals.ts'
import { page, type Env } from '../../../platform/web.ts'
import { urls } from '../../../urls.ts'
import { heldMeeting } from './changes.ts'
import { isOpen } from './fields.tsx'
import { guestForm } from './form.ts'
import { addGuest, editGuest, guestOf, removeGuest, type GuestFields } from './guests.ts'
import { GuestPage } from './guests.tsx'
import { meetingAt } from './queries.ts'
import { meetingPage } from './page.tsx'

export const meetingGuests = new Hono<Env>()

type At = Context<Env>
const number = ':number{[1-9][0-9]{0,8}}' as const
const numberIn = (c: At) => Number(c.req.param('number'))
const idIn = (c: At) => c.req.param('id') ?? ''
const backTo = (c: At, done: string) => c.redirect(urls.meeting(c.var.here.workspace, numberIn(c), { gelukt: done }), 303)

/** A guest as filled in, with the organisation as we know it; else what is wrong. */
const guestIn = async (here: Here, { name, organisation: named, perspective: chosen }: z.output<typeof guestForm>): Promise<{ guest: GuestFields } | { errors: Errors }> => {
  const organisation = named ? (await organisationsToChoose(here)).find((one) => one.name.toLowerCase() === named.toLowerCase())?.id : null
  if (organisation === undefined) return { errors: { organisation: 'organisation' } }
  return { guest: { name, organisation, perspective: here.perspectives.some(({ key }) => key === chosen) ? chosen : '' } }
}

meetingGuests.post(`/${number}/gast`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, guestForm)
  if (!form.ok) return meetingPage(c, { form: 'gast', ...form })
  const read = await guestIn(here, form.value)
  if ('errors' in read) return meetingPage(c, { form: 'gast', errors: read.errors, typed: form.typed })
  await perform(here, 'meeting.admit', heldMeeting(numberIn(c)), (tx, it) => addGuest(tx, it, read.guest))
  return backTo(c, 'gast')
})

const meetingToLead = async (c: At) => {
  if (!acts['meeting.plan'].may(c.var.here.who)) throw notAllowed()
  const meeting = await meetingAt(c.var.here, numberIn(c))
  if (!isOpen(meeting)) throw notHere()
  return meeting
}

meetingGuests.get(`/${number}/gasten/:id`, async (c) => {
  const meeting = await meetingToLead(c)
  return page(c, <GuestPage here={c.var.here} meeting={meeting} guest={await guestOf(c.var.here, meeting, idIn(c))} />)
})

meetingGuests.post(`/${number}/gasten/:id`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, guestForm)
  const meeting = await meetingToLead(c)
  const read = form.ok ? await guestIn(here, form.value) : form
  const again = async (errors: Errors) => page(c, <GuestPage here={here} meeting={meeting} guest={await guestOf(here, meeting, idIn(c))} errors={errors} typed={form.typed} />, 422)
  if (!form.ok || 'errors' in read) return again('errors' in read ? read.errors : {})
  const work = performOnce(here, form.once, 'meeting.putRight', heldMeeting(numberIn(c)), (tx, it) => editGuest(tx, it, idIn(c), read.guest, form.value.seen))
  if (await unlessStuck(work, ['changed'])) return again({ seen: 'changed' })
  return backTo(c, 'gast-anders')
})

meetingGuests.post(`/${number}/gasten/:id/weg`, async (c) => {
  const form = await readForm(c, z.strictObject({}))
  if (!form.ok) throw notHere()
  await performOnce(c.var.here, form.once, 'meeting.takeOff', heldMeeting(numberIn(c)), (tx, it) => removeGuest(tx, it, idIn(c)))
  return backTo(c, 'gast-weg')
})
