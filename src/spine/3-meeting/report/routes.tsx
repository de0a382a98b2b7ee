/** The report of a meeting: who was there, what was said, decided and written down, and what still has no destination. */
import { Hono, type Context } from 'hono'
import { readForm } from '../../../platform/form.ts'
import { perform } from '../../../platform/perform.ts'
import { page, type Env } from '../../../platform/web.ts'
import { urls } from '../../../urls.ts'
import { markerFor } from '../../../beside/glossary/meanings.ts'
import { heldMeeting } from '../meetings/changes.ts'
import { attendeesOf, decidedIn, meetingAt, saidAt } from '../meetings/queries.ts'
import { emptyForm, sendReport } from './changes.ts'
import { cameOf } from './queries.ts'
import { ReportPage } from './views.tsx'

export const meetingReports = new Hono<Env>()

const numberIn = (c: Context<Env>) => Number(c.req.param('number'))

meetingReports.get('/:number{[1-9][0-9]{0,8}}/verslag', async (c) => {
  const { here } = c.var
  const meeting = await meetingAt(here, numberIn(c))
  // Where nobody may be known, a report that is printed and passed on names nobody, whoever asks for it.
  const [came, attendees, decided] = await Promise.all([cameOf(here, meeting), here.workspace.attribution === 'anonymous' ? undefined : attendeesOf(here, meeting), decidedIn(here, meeting)])
  const marker = await markerFor(here, meeting.glossary, [...saidAt(meeting), ...came.decisions.map(({ outcome_words }) => outcome_words)])
  return page(c, <ReportPage here={here} meeting={meeting} attendees={attendees} came={came} marker={marker} decided={decided} done={c.req.query('gelukt')} />)
})

meetingReports.post('/:number{[1-9][0-9]{0,8}}/verslag/rondsturen', async (c) => {
  const { here } = c.var
  await readForm(c, emptyForm)
  await perform(here, 'meetingReport.send', heldMeeting(numberIn(c)), (tx, it) => sendReport(tx, here, it))
  return c.redirect(urls.meetingReport(here.workspace, numberIn(c), 'rondgestuurd'), 303)
})
