import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { Language } from '../../../platform/here.ts'
import type { Hand } from '../../../platform/jobs.ts'
import { writeMails } from '../../../platform/mail.ts'
import { perform } from '../../../platform/perform.ts'
import { Refusal } from '../../../platform/refusals.ts'
import { clerkIn, readerIn } from '../../../workspaces/clerk.ts'
import { heldMeeting } from '../meetings/changes.ts'
import { meetingAt } from '../meetings/queries.ts'
import { nudge } from './changes.ts'
import { figuresOf } from './figures.ts'
import { reportLetter } from './mails.ts'
import { cameOf, openOf } from './queries.ts'

interface Due { readonly person_id: string; readonly address: string; readonly language: Language; readonly given_name: string; readonly site: string; readonly contact: string }

const receivers = (meeting: string) => sql<Due>`select p.id as person_id, p.email as address, p.language, p.given_name, site.association_name as site, site.contact_email as contact
  from meeting m join ring_person rp on rp.ring_id = m.ring_id and rp.ended_at is null join person p on p.id = rp.person_id cross join site
  where m.id = ${meeting} and p.email is not null and p.left_at is null and p.redacted_at is null order by p.id`

/** Writes the letter of a report to everybody in the ring of its meeting. Once it is written it is not again. */
const post = (origin: string | undefined): Hand => async (database, job) => {
  const id = String(job.payload['meeting'])
  const found = await database.db.selectFrom('meeting').select(['workspace_id', 'number', 'ring_id']).where('id', '=', id).executeTakeFirst()
  if (!found) return
  // Figures that all of the ring may see.
  const here = readerIn(database, await clerkIn(database, { id: found.workspace_id }), found.ring_id)
  const meeting = await meetingAt(here, found.number)
  const figures = figuresOf(here, await cameOf(here, meeting), meeting)
  await database.change(async (tx) => {
    const owed = await tx.selectFrom('meeting_report').select('meeting_id').where('meeting_id', '=', id).where('sent_at', 'is not', null).where('mailed_at', 'is', null)
      .forUpdate().executeTakeFirst()
    if (!owed) return
    const { rows } = await receivers(id).execute(tx)
    await writeMails(tx, rows.map((one) => ({
      person_id: one.person_id, address: one.address,
      ...reportLetter({ ...one, origin, here, meeting, figures }),
    })))
    await tx.updateTable('meeting_report').set({ mailed_at: sql<Date>`now()` }).where('meeting_id', '=', id).execute()
  })
}

/** The jobs of reports, by kind. `origin`: the address of the site, for the links in the mail. */
export const reportHands = (origin: string | undefined): Record<string, Hand> => ({ 'meetingReports.post': post(origin) })

/** After how many days who prepares is reminded of what has no destination, and until when that still helps. */
const nudgeDays = { from: 21, until: 60 } as const

/** Three weeks after a meeting: reminds who prepares, once, of contributions without a decision. Several processes may do this at once. */
export const nudgeAfterMeetings = async (database: Database): Promise<void> => {
  const { rows } = await sql<{ workspace_id: string; number: number }>`select m.workspace_id, m.number from meeting m left join meeting_report r on r.meeting_id = m.id
      join workspace w on w.id = m.workspace_id
    where m.cancelled_at is null and r.nudged_at is null and w.closed_at is null
      and m.ends_at <= now() - make_interval(days => ${nudgeDays.from}) and m.ends_at > now() - make_interval(days => ${nudgeDays.until})`.execute(database.db)
  for (const { workspace_id, number } of rows) {
    const here = await clerkIn(database, { id: workspace_id })
    const open = await openOf(here, await meetingAt(here, number))
    if (open === 0) continue
    try {
      await perform(here, 'meetingReport.nudge', heldMeeting(number), (tx, it) => nudge(tx, here, it, open))
    } catch (fault) {
      // Another process was first.
      if (!(fault instanceof Refusal)) throw fault
    }
  }
}
