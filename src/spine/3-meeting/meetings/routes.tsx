/** Meetings of a group: planned, put in calendars, answered, and written down with who was there and what came of it. */
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { acts } from '../../../acts.ts'
import { knownOrigin } from '../../../association/signin/ceremony.ts'
import { readReply } from '../../../documents/calendarreading.ts'
import { pageNumber, readForm, type Errors } from '../../../platform/form.ts'
import { hashOf } from '../../../platform/ids.ts'
import { perform, performOnce, unlessStuck } from '../../../platform/perform.ts'
import { malformed, notAllowed, notHere, Refusal } from '../../../platform/refusals.ts'
import { readUpload } from '../../../platform/upload.ts'
import { page, type Env } from '../../../platform/web.ts'
import type { Problems } from '../../../platform/look/problems.tsx'
import { urls } from '../../../urls.ts'
import { clerkIn } from '../../../workspaces/clerk.ts'
import { inRing } from '../../../workspaces/held.ts'
import { DeadLinkPage, LinkPage } from './answering.tsx'
import { askedWith, siblingsWith, type Asked } from './asked.ts'
import { feedToken, heldDesk, isFeedOf, renewFeed, takeReplyHere } from './calendars.ts'
import { calendarOf, feedAt } from './feeds.ts'
import { arrive, cancelMeeting, closeMeeting, editMeeting, heldMeeting, keepPresent, planMeetings } from './changes.ts'
import { EditPage, PlanPage } from './fields.tsx'
import { answerForm, cancelForm, linkForm, closeForm, doorForm, editForm, feedForm, minutesForm, minutesOf, momentOf, perName, planForm, presentForm } from './form.ts'
import { AttendancePage, DoorPage, MinutesPage } from './leading.tsx'
import { takeAnswer } from './guests.ts'
import { FeedPage, MeetingsPage } from './list.tsx'
import { keepMinutes, unknownIn } from './minutes.ts'
import { meetingPage } from './page.tsx'
import { attendeesOf, comingIn, meetingAt, pastIn, ringsToMeet } from './queries.ts'

export const meetings = new Hono<Env>()

type At = Context<Env>
const number = ':number{[1-9][0-9]{0,8}}' as const
const numberIn = (c: At) => Number(c.req.param('number'))
const heldHere = (c: At) => heldMeeting(numberIn(c))
const backTo = (c: At, done: string) => c.redirect(urls.meeting(c.var.here.workspace, numberIn(c), { gelukt: done }), 303)
const mustLead = (c: At) => { if (!acts['meeting.plan'].may(c.var.here.who)) throw notAllowed() }

meetings.get('/', async (c) => {
  const { here } = c.var
  const nth = pageNumber(c.req.query('pagina'))
  const [coming, past] = await Promise.all([comingIn(here), pastIn(here, nth)])
  return page(c, <MeetingsPage here={here} coming={coming} past={past} page={nth} done={c.req.query('gelukt')} />)
})

meetings.get('/nieuw', (c) => {
  mustLead(c)
  return page(c, <PlanPage here={c.var.here} />)
})

meetings.post('/nieuw', async (c) => {
  const { here } = c.var
  mustLead(c)
  const form = await readForm(c, planForm)
  const again = (problems: Problems) => page(c, <PlanPage here={here} {...problems} />, 422)
  if (!form.ok) return again(form)
  const rings = ringsToMeet(here)
  const ring = rings.length === 1 ? rings[0] : rings.find(({ id }) => id === form.value.ring)
  if (!ring) return again({ errors: { ring: 'ring' }, typed: form.typed })
  const done = await performOnce(here, form.once, 'meeting.plan', inRing({ id: ring.id }), (tx, it) => planMeetings(tx, here, it, form.value))
  // One that was is written down: nobody gets an appointment for it.
  const isOver = form.value.repeat === 'none' && momentOf(form.value.day, form.value.until) <= new Date()
  return c.redirect(urls.meeting(here.workspace, done.about?.number ?? 0, { gelukt: isOver ? 'achteraf' : 'gepland' }), 303)
})

meetings.post('/agenda', async (c) => {
  const { here, house } = c.var
  const form = await readForm(c, feedForm)
  if (!form.ok) throw malformed('choose')
  const token = feedToken(here, form.once, form.value.which)
  await performOnce(here, form.once, 'calendar.renew', heldDesk(), (tx) => renewFeed(tx, here, form.value.which, token))
  // The page of an address that was replaced since, loaded again: that address is dead, and stays so.
  if (!await isFeedOf(house.database, here, token)) return c.redirect(`${urls.meetings(here.workspace)}#agenda`, 303)
  return page(c, <FeedPage here={here} address={`${knownOrigin(c) ?? new URL(c.req.url).origin}${urls.calendar(token)}`} />)
})

meetings.get(`/${number}`, (c) => meetingPage(c))

meetings.get(`/${number}/bestand.ics`, async (c) => {
  const { here, house } = c.var
  const meeting = await meetingAt(here, numberIn(c))
  return c.body(await calendarOf(house.database, meeting.id, knownOrigin(c) ?? undefined), 200, {
    'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'attachment; filename="bijeenkomst.ics"',
  })
})

meetings.post(`/${number}/antwoord`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, answerForm)
  if (!form.ok) return meetingPage(c, { form: 'antwoord', ...form })
  const stuck = await unlessStuck(perform(here, 'meeting.answer', heldHere(c), (tx, it) => takeAnswer(tx, it, here.who.member ?? '', form.value)), ['moved'])
  if (stuck) return meetingPage(c, { form: 'antwoord', errors: { answer: stuck }, typed: form.typed })
  return backTo(c, 'geantwoord')
})

meetings.post(`/${number}/agenda-antwoord`, async (c) => {
  const { here, house } = c.var
  mustLead(c)
  const { file } = await readUpload(c, z.strictObject({}), 'antwoord', 200_000)
  const reply = file && readReply(Buffer.from(file.bytes).toString('utf8'))
  const outcome = reply ? await takeReplyHere(here, house.database, numberIn(c), reply) : file ? 'unread' : 'missing'
  return outcome === 'taken' ? backTo(c, 'agenda-antwoord') : meetingPage(c, { form: 'agenda-antwoord', errors: { antwoord: outcome } })
})

meetings.get(`/${number}/wijziging`, async (c) => {
  mustLead(c)
  const meeting = await meetingAt(c.var.here, numberIn(c))
  if (meeting.cancelled_at || meeting.closed_at) throw notHere()
  return page(c, <EditPage here={c.var.here} meeting={meeting} />)
})

meetings.post(`/${number}/wijziging`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, editForm)
  const meeting = await meetingAt(here, numberIn(c))
  if (!form.ok) return page(c, <EditPage here={here} meeting={meeting} {...form} />, 422)
  const stuck = await unlessStuck(performOnce(here, form.once, 'meeting.edit', heldHere(c), (tx, it) => editMeeting(tx, it, form.value)), ['changed', 'seats-few', 'agenda-written'])
  const field = stuck === 'changed' ? 'seen' : stuck === 'seats-few' ? 'seats' : 'agenda'
  if (stuck) return page(c, <EditPage here={here} meeting={await meetingAt(here, numberIn(c))} errors={{ [field]: stuck }} typed={form.typed} />, 422)
  return backTo(c, 'veranderd')
})

meetings.post(`/${number}/afzegging`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, cancelForm)
  if (!form.ok) return meetingPage(c, { form: 'afzegging', ...form })
  await perform(here, 'meeting.cancel', heldHere(c), (tx, it) => cancelMeeting(tx, here, it, form.value))
  return backTo(c, 'afgezegd')
})

meetings.get(`/${number}/aanwezig`, async (c) => {
  const { here } = c.var
  mustLead(c)
  const meeting = await meetingAt(here, numberIn(c))
  const address = `${knownOrigin(c) ?? new URL(c.req.url).origin}${urls.meetingAct(here.workspace, meeting.number, 'deur')}?code=${meeting.door_code}`
  return page(c, <AttendancePage here={here} meeting={meeting} attendees={await attendeesOf(here, meeting)} address={address} />)
})

meetings.post(`/${number}/aanwezig`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, presentForm)
  if (!form.ok) throw malformed('choose')
  await perform(here, 'meeting.attend', heldHere(c), (tx, it) => keepPresent(tx, here, it, form.value.present, form.value['there[]']))
  return backTo(c, 'aanwezig')
})

meetings.get(`/${number}/deur`, async (c) =>
  page(c, <DoorPage here={c.var.here} meeting={await meetingAt(c.var.here, numberIn(c))} code={(c.req.query('code') ?? '').slice(0, 12)} />))

meetings.post(`/${number}/deur`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, doorForm)
  try {
    await perform(here, 'meeting.arrive', heldHere(c), (tx, it) => arrive(tx, here, it, form.ok ? form.value.code : ''))
  } catch (fault) {
    if (!(fault instanceof Refusal) || fault.reason !== 'code') throw fault
    return page(c, <DoorPage here={here} meeting={await meetingAt(here, numberIn(c))} code="" errors={{ code: 'code' }} typed={form.typed} />, 422)
  }
  return c.redirect(urls.meetingAct(here.workspace, numberIn(c), 'deur'), 303)
})

meetings.get(`/${number}/notulen`, async (c) => {
  mustLead(c)
  return page(c, <MinutesPage here={c.var.here} meeting={await meetingAt(c.var.here, numberIn(c))} />)
})

meetings.post(`/${number}/notulen`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, minutesForm)
  const again = async (problems: Problems, status: 409 | 422 = 422) => page(c, <MinutesPage here={here} meeting={await meetingAt(here, numberIn(c))} {...problems} />, status)
  if (!form.ok) return again({ errors: perName(form.errors), typed: form.typed })
  mustLead(c)
  const minutes = minutesOf(form.value)
  const unknown = await unknownIn(here, minutes)
  if (Object.keys(unknown).length > 0) return again({ errors: unknown, typed: form.typed })
  const stuck = await unlessStuck(perform(here, 'meeting.note', heldHere(c), (tx, it) => keepMinutes(tx, it, minutes)), ['agenda-moved', 'minutes-moved', 'settled', 'withdrawn'])
  // Whoever wrote while it was closed has their text before them, to keep it elsewhere.
  if (stuck) return again({ errors: { notes: stuck }, typed: form.typed }, stuck.endsWith('-moved') ? 422 : 409)
  return backTo(c, 'notulen')
})

meetings.post(`/${number}/sluiting`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, closeForm)
  if (!form.ok || !form.value.sure) return meetingPage(c, { form: 'sluiting', errors: { sure: 'unsure' }, typed: form.typed })
  await perform(here, 'meeting.close', heldHere(c), (tx, it) => closeMeeting(tx, here, it))
  return backTo(c, 'gesloten')
})

/** The link in a mail: whether one comes, without signing in. To look changes nothing. */
export const meetingAnswers = new Hono<Env>()

meetingAnswers.get('/:token', async (c) => {
  const token = c.req.param('token')
  const asked = await askedWith(c.var.house.database, token)
  return asked ? page(c, <LinkPage here={c.var.here} asked={asked} others={await siblingsWith(c.var.house.database, token)} token={token} done={c.req.query('gelukt')} />) : page(c, <DeadLinkPage here={c.var.here} />, 404)
})

meetingAnswers.post('/:token', async (c) => {
  const token = c.req.param('token')
  const form = await readForm(c, linkForm)
  const { database } = c.var.house
  const asked = await askedWith(database, token)
  if (!asked) return page(c, <DeadLinkPage here={c.var.here} />, 404)
  const others = await siblingsWith(database, token)
  const again = (errors: Errors, now: Asked = asked, then = others) => page(c, <LinkPage here={c.var.here} asked={now} others={then} token={token} done={undefined} errors={errors} typed={form.typed} />, 422)
  if (!form.ok) return again(form.errors)
  const clerk = await clerkIn(database, { id: asked.workspace_id })
  const about = others.find((one) => String(one.number) === form.value.meeting)?.number ?? asked.number
  const stuck = await unlessStuck(perform(clerk, 'meeting.answer', heldMeeting(about), (tx, it) => takeAnswer(tx, it, asked.person_id, form.value)), ['moved'])
  if (stuck) return again({ answer: stuck }, await askedWith(database, token), await siblingsWith(database, token))
  return c.redirect(`${urls.meetingAnswer(token)}?gelukt=geantwoord`, 303)
})

/** Calendars that are fetched by a secret address. */
export const calendars = new Hono<Env>()

calendars.get('/:file{[A-Za-z0-9_-]{20,80}\\.ics}', async (c) => {
  const text = await feedAt(c.var.house.database, c.req.param('file').replace(/\.ics$/, ''), knownOrigin(c) ?? undefined)
  if (text === undefined) throw notHere()
  const etag = `"${hashOf(text).toString('base64url').slice(0, 24)}"`
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, { etag })
  return c.body(text, 200, { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, no-cache', etag })
})
