import type { Context } from 'hono'
import { talkAbout } from '../../../beside/discussions/queries.ts'
import { markerFor } from '../../../beside/glossary/meanings.ts'
import { page, type Env } from '../../../platform/web.ts'
import type { Back } from './fields.tsx'
import { attendeesOf, decidedIn, meetingAt, saidAt, showsPeople } from './queries.ts'
import { MeetingPage } from './views.tsx'

/** The page of the meeting that an address names; `back`: with a form that came back, as 422. */
export const meetingPage = async (c: Context<Env>, back?: Back): Promise<Response> => {
  const { here } = c.var
  const meeting = await meetingAt(here, Number(c.req.param('number')))
  const [attendees, talk, decided] = await Promise.all([
    showsPeople(here) ? attendeesOf(here, meeting) : undefined, talkAbout(here, 'meeting', meeting.id), decidedIn(here, meeting),
  ])
  const marker = await markerFor(here, meeting.glossary, saidAt(meeting))
  return page(c, <MeetingPage here={here} meeting={meeting} attendees={attendees} talk={talk} decided={decided} marker={marker} back={back} done={c.req.query('gelukt')} />, back ? 422 : 200)
}
