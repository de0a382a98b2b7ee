import { sql } from 'kysely'
import type { Database, Tx } from '../../../platform/database.ts'
import type { AttributionRule } from '../../../platform/here.ts'
import { hashOf, newToken } from '../../../platform/ids.ts'
import { enqueue, enqueueAll, type Hand } from '../../../platform/jobs.ts'
import { writeMails } from '../../../platform/mail.ts'
import { isAnswerable } from '../../../platform/mailin/address.ts'
import { perform } from '../../../platform/perform.ts'
import { Refusal } from '../../../platform/refusals.ts'
import { clerkIn } from '../../../workspaces/clerk.ts'
import { askRing, heldPoll, remindOfPoll } from './changes.ts'
import { pollLetter, type Facts } from './mails.ts'
import { optionOf, optionSql } from './queries.ts'

type Due = Omit<Facts, 'options' | 'token' | 'origin' | 'again' | 'byMail'> & { person_id: string; address: string; workspace_id: string; attribution: AttributionRule; options: Parameters<typeof optionOf>[0][] }
type Which = 'told_at' | 'reminded_at'

const batch = 200

/** Who is still to get this mail. Asked anew at the moment of writing: who left or has answered meanwhile is not written to. */
const dueIn = async (tx: Tx, poll: string, which: Which): Promise<Due[]> => {
  const { rows } = await sql<Due>`
    select v.person_id, p.email as address, p.language, p.given_name, d.title, d.about, d.zone, d.ends_at, w.title as tank, w.slug, w.attribution, d.workspace_id, d.id,
      site.association_name as site, site.contact_email as contact,
      (select jsonb_agg(${optionSql} order by o.starts_at, o.ends_at) from date_poll_option o where o.poll_id = d.id) as options
    from date_poll_voice v join date_poll d on d.id = v.poll_id join workspace w on w.id = d.workspace_id join person p on p.id = v.person_id cross join site
    where d.id = ${poll} and v.answer_id is null and ${sql.ref(`v.${which}`)} is null and v.reminded_at is null and d.withdrawn_at is null and d.chosen_at is null and d.ends_at > now()
      and w.closed_at is null and p.email is not null and p.left_at is null and p.redacted_at is null
      and exists (select 1 from ring_person rp where rp.ring_id = d.ring_id and rp.person_id = p.id and rp.ended_at is null)
    order by v.person_id limit ${batch} for update of v skip locked`.execute(tx)
  return rows
}

const running = sql`d.withdrawn_at is null and d.chosen_at is null and d.ends_at > now()`

/** Who came into the ring of a poll since it was asked is asked too. */
const askWhoCame = async (tx: Tx, poll: string): Promise<void> => {
  const { rows: [it] } = await sql<{ ring_id: string }>`select d.ring_id from date_poll d where d.id = ${poll} and ${running}`.execute(tx)
  if (it) await askRing(tx, poll, it.ring_id)
}

/** Has the mail of each running poll written to who came into its ring since it was asked. */
const tellNewcomers = async (database: Database): Promise<void> => {
  const { rows } = await sql<{ id: string }>`select d.id from date_poll d join workspace w on w.id = d.workspace_id where ${running} and w.closed_at is null
    and exists (select 1 from ring_person rp where rp.ring_id = d.ring_id and rp.ended_at is null
      and not exists (select 1 from date_poll_voice v where v.poll_id = d.id and v.person_id = rp.person_id))`.execute(database.db)
  if (rows.length > 0) await database.change((tx) => enqueueAll(tx, rows.map(({ id }) => ({ kind: 'datepoll.tell', key: `datepoll.tell:${id}`, payload: { poll: id } }))))
}

/** Writes one mail to everybody who is to get it, two hundred at a time. Whoever got it is marked, so twice does no harm. */
const write = (origin: string | undefined, which: Which): Hand => async (database, job) => {
  const poll = String(job.payload['poll'])
  await database.change(async (tx) => {
    await askWhoCame(tx, poll)
    const due = (await dueIn(tx, poll, which)).map((one) => ({ ...one, options: one.options.map(optionOf), token: newToken() }))
    if (due.length === 0) return
    const links = due.map(({ token, person_id }) => ({ token_hash: hashOf(token), poll_id: poll, person_id }))
    await tx.insertInto('date_poll_link').values(links).execute()
    await writeMails(tx, due.map((one) => {
      // Where nobody may know who said what, an answer does not travel with a name on it.
      const byMail = isAnswerable() && one.attribution !== 'anonymous'
      return {
        person_id: one.person_id, address: one.address, urgent: which === 'reminded_at', ...pollLetter({ ...one, origin, byMail, again: which === 'reminded_at' }),
        ...(byMail ? { answers: { kind: 'date_poll', id: poll, workspace_id: one.workspace_id } } : {}),
      }
    }))
    await tx.updateTable('date_poll_voice').set({ [which]: sql<Date>`now()` }).where('poll_id', '=', poll)
      .where('person_id', 'in', due.map(({ person_id }) => person_id)).execute()
    if (due.length === batch) await enqueue(tx, { kind: job.kind, key: `${job.kind}:${poll}`, payload: { poll } })
  })
}

/** The jobs of date polls, by kind. `origin`: the address of the site, for the links in the mail. */
export const datepollHands = (origin: string | undefined): Record<string, Hand> => ({
  'datepoll.tell': write(origin, 'told_at'), 'datepoll.remind': write(origin, 'reminded_at'),
})

/** How long before its end a poll reminds: at noon of the day before the last day. */
const hoursBefore = 36

/**
 * Asks who came into a group while its poll runs, and reminds, once for each poll that ends soon, who has not answered. Several
 * processes may do this at once.
 */
export const remindOfPolls = async (database: Database): Promise<void> => {
  await tellNewcomers(database)
  const { rows: due } = await sql<{ id: string; workspace_id: string }>`select id, workspace_id from date_poll
    where chosen_at is null and withdrawn_at is null and reminded_at is null
      and ends_at > now() and ends_at <= now() + make_interval(hours => ${hoursBefore})`.execute(database.db)
  for (const { id, workspace_id } of due) {
    const here = await clerkIn(database, { id: workspace_id })
    try {
      await perform(here, 'datepoll.remind', heldPoll(id), (tx, it) => remindOfPoll(tx, here, it))
    } catch (fault) {
      // Another process was first, or a day was chosen a moment ago.
      if (!(fault instanceof Refusal)) throw fault
    }
  }
}
