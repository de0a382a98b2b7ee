import { sql } from 'kysely'
import type { Database, Tx } from '../../../platform/database.ts'
import { todaySql } from '../../../platform/dates.ts'
import { hashOf, newToken } from '../../../platform/ids.ts'
import { enqueue, type Hand } from '../../../platform/jobs.ts'
import { withinLimit } from '../../../platform/limits.ts'
import { writeMail } from '../../../platform/mail.ts'
import { isAnswerable } from '../../../platform/mailin/address.ts'
import { perform, unlessStuck } from '../../../platform/perform.ts'
import { tooLate } from '../../../platform/refusals.ts'
import { deskFor } from './answering.ts'
import { theList } from './changes.ts'
import { invitationLetter, seatLetter, type LetterFacts } from './mails.ts'
import { tally } from './round.ts'
import { fillSeats } from './seats.ts'

/** How many letters one job writes before it lets other work go first. */
const batch = 100
const anHour = 3600
/** No more than this goes to one address in an hour, whichever think tanks invite. */
const mostPerHour = 3

interface Owing extends LetterFacts { id: string; owes: 'invitation' | 'reminder' | 'seat'; address: string; receiver: string | null; person_id: string | null; workspace_id: string }

// Asked anew at the moment of writing: who left, was withdrawn, or has answered meanwhile is not written to.
const owing = sql`
  select i.id, i.owes, coalesce(p.email, i.address) as address, coalesce(i.became_id, i.person_id) as receiver, i.person_id, i.workspace_id, i.language, i.until::text,
    coalesce(p.given_name, i.given_name) as given_name, w.title, w.assignment, w.slug, w.attribution, v.label_nl, v.label_en, site.association_name as site, site.contact_email as contact
  from invitation i join workspace w on w.id = i.workspace_id join perspective v on v.workspace_id = i.workspace_id and v.key = i.perspective
    cross join site left join person p on p.id = i.person_id
  where i.owes is not null and i.withdrawn_at is null and w.closed_at is null and (i.person_id is null or p.left_at is null and p.redacted_at is null and p.email is not null)
    and (i.owes = 'seat' or i.answer is null and i.until >= ${todaySql})`

const paid = { owes: null, owes_from: null }

const write = async (tx: Tx, origin: string | undefined, id: string): Promise<void> => {
  const { rows } = await sql<Owing>`${owing} and i.id = ${id} for update of i`.execute(tx)
  const one = rows[0]
  if (!one) return
  const facts = { ...one, origin }
  if (one.owes === 'seat') {
    await writeMail(tx, { person_id: one.receiver, address: one.address, ...seatLetter(facts) })
    await tx.updateTable('invitation').set(paid).where('id', '=', id).execute()
    return
  }
  const token = newToken()
  await tx.insertInto('invitation_link').values({ token_hash: hashOf(token), invitation_id: id }).execute()
  // A code belongs to a member: who is none yet answers by the link.
  const answers = one.person_id === null ? {} : { answers: { kind: 'invitation', id, workspace_id: one.workspace_id } }
  const byMail = one.person_id !== null && isAnswerable()
  await writeMail(tx, { person_id: one.receiver, address: one.address, ...invitationLetter({ ...facts, token, byMail, again: one.owes === 'reminder' }), ...answers })
  const now = sql<Date>`now()`
  await tx.updateTable('invitation').set(one.owes === 'invitation' ? { ...paid, mailed_at: now } : (eb) => ({ ...paid, reminded_at: now, reminders: eb('reminders', '+', 1) }))
    .where('id', '=', id).execute()
}

const postpone = (database: Database, id: string, workspace: string) => database.change(async (tx) => {
  await tx.updateTable('invitation').set({ owes_from: sql<Date>`now() + interval '1 hour'` }).where('id', '=', id).where('owes', 'is not', null).execute()
  await enqueue(tx, { kind: 'invitations.post', key: `invitations.post.later:${workspace}`, payload: { workspace }, inSeconds: anHour })
})

/** Writes what mail a think tank owes to who is invited, one letter each. What was written is owed no more, so twice does no harm. */
const post = (origin: string | undefined): Hand => async (database, job) => {
  const workspace = String(job.payload['workspace'])
  const { rows } = await sql<Owing>`${owing} and i.workspace_id = ${workspace} and i.owes_from <= now() order by i.owes_from, i.id limit ${batch}`.execute(database.db)
  for (const { id, address } of rows) {
    if (await withinLimit(database, 'invitations.address', address.toLowerCase(), mostPerHour, anHour)) await database.change((tx) => write(tx, origin, id))
    else await postpone(database, id, workspace)
  }
  if (rows.length === batch) await database.change((tx) => enqueue(tx, { kind: job.kind, key: `invitations.post:${workspace}`, payload: { workspace } }))
}

/** Lets in who waits where somebody has gone. Where nobody can come in nothing happens, and nothing is told. */
const seat: Hand = async (database, job) => {
  const workspace = String(job.payload['workspace'])
  const waiting = await database.db.selectFrom('invitation').select('id').where('workspace_id', '=', workspace).where('waits_since', 'is not', null).limit(1).executeTakeFirst()
  if (!waiting) return
  const desk = await deskFor(database, workspace)
  await unlessStuck(perform(desk.tank, 'invitation.moveUp', theList, async (tx) => {
    const count = await fillSeats(tx, desk)
    if (count === 0) throw tooLate('nobody')
    await tally(tx, desk.tank)
    return { told: { count } }
  }), ['nobody'])
}

/** The jobs of invitations, by kind. `origin`: the address of the site, for the links in the mail. */
export const invitationHands = (origin: string | undefined): Record<string, Hand> => ({ 'invitations.post': post(origin), 'invitations.seats': seat })

/**
 * Reminds who has not answered after as many days as the think tank says, and as often as it says; and looks for seats that
 * came free in another way than by an answer, as when somebody left the association. Set-based, and twice does no harm.
 */
export const remindInvited = async (database: Database): Promise<void> => {
  await database.change(async (tx) => {
    const { rows: due } = await sql<{ workspace_id: string }>`
      update invitation i set owes = 'reminder', owes_from = now() from (
        select s.id from invitation s left join invitation_round r on r.workspace_id = s.workspace_id
        where s.answer is null and s.withdrawn_at is null and s.owes is null and s.mailed_at is not null and s.until > ${todaySql}
          and s.reminders < least(2, coalesce(r.reminders, 1))
          and coalesce(s.reminded_at, s.mailed_at) <= now() - make_interval(days => coalesce(r.remind_after, 7)) for update of s skip locked) due
      where i.id = due.id returning i.workspace_id`.execute(tx)
    for (const workspace of new Set(due.map(({ workspace_id }) => workspace_id))) {
      await enqueue(tx, { kind: 'invitations.post', key: `invitations.post:${workspace}`, payload: { workspace } })
    }
    const waiting = await tx.selectFrom('invitation').select('workspace_id').distinct().where('waits_since', 'is not', null).execute()
    for (const { workspace_id: workspace } of waiting) await enqueue(tx, { kind: 'invitations.seats', key: `invitations.seats:${workspace}`, payload: { workspace } })
  })
}
