import { sql } from 'kysely'
import type { Database, Tx } from '../../platform/database.ts'
import type { Language } from '../../platform/here.ts'
import { enqueue, type Hand } from '../../platform/jobs.ts'
import { writeMail } from '../../platform/mail.ts'
import { noticeLetter, type Notice } from './mails.ts'

interface Waiting extends Notice { id: string; still: boolean }
interface Receiver { id: string; given_name: string; email: string; language: Language; site: string }

/** Somebody who may be written to: a member now, with an address. Held, so that two nodes do not write at once. */
const receiverOf = async (tx: Tx, id: string): Promise<Receiver | undefined> => {
  const { rows } = await sql<Receiver>`
    select p.id, p.given_name, p.email, p.language, (select association_name from site) as site from person p
    where p.id = ${id} and p.email is not null and p.left_at is null and p.redacted_at is null for update`.execute(tx)
  return rows[0]
}

/** What waits for a person, and of each whether they still stand in the ring where it happened. */
const waitingFor = async (tx: Tx, person: string): Promise<Waiting[]> => {
  const { rows } = await sql<Waiting>`
    select n.id, h.act, h.kind, h.number, h.told, h.at, w.slug, w.title, w.attribution, w.kind as place,
      r.closed_at is null and case
        when w.kind = 'thinktank' then exists (select 1 from ring_person rp
          where rp.ring_id = h.ring_id and rp.person_id = n.person_id and rp.ended_at is null)
        when r.kind in ('public', 'members') then true
        else exists (select 1 from role where role.person_id = n.person_id and role.ended_at is null
          and role.kind = case r.kind when 'administration' then 'administrator' else r.kind end)
      end as still
    from notice n join happening h on h.id = n.happening_id join ring r on r.id = h.ring_id join workspace w on w.id = h.workspace_id
    where n.person_id = ${person} and n.mailed_at is null
    order by w.slug, h.at, n.written_at, n.id for update of n`.execute(tx)
  return rows
}

/** Seconds until a day has passed since the last mail of notices; 0 when it has. */
const secondsToWait = async (tx: Tx, person: string): Promise<number> => {
  const { rows } = await sql<{ wait: number | null }>`
    select ceil(extract(epoch from max(mailed_at) + interval '24 hours' - now()))::int as wait from notice
    where person_id = ${person} and mailed_at > now() - interval '24 hours'`.execute(tx)
  return Math.max(0, rows[0]?.wait ?? 0)
}

const drop = (tx: Tx, ids: readonly string[]) => sql`delete from notice where id = any(${[...ids]}::uuid[])`.execute(tx)
const dropAll = (tx: Tx, person: string) => sql`delete from notice where person_id = ${person} and mailed_at is null`.execute(tx)

/**
 * Mails a person all that waits for them, once in 24 hours at most. Rights are checked now, not when it happened: what
 * lies in a ring they left since is dropped, and who left or was erased gets nothing.
 */
const mailNotices = (origin: string | undefined): Hand => async (database, job) => {
  const person_id = String(job.payload['person_id'])
  await database.change(async (tx) => {
    const receiver = await receiverOf(tx, person_id)
    if (!receiver) return dropAll(tx, person_id)
    const wait = await secondsToWait(tx, person_id)
    if (wait > 0) return enqueue(tx, { kind: job.kind, key: `${job.kind}:${person_id}`, payload: { person_id }, inSeconds: wait })
    const waiting = await waitingFor(tx, person_id)
    await drop(tx, waiting.filter(({ still }) => !still).map(({ id }) => id))
    const notices = waiting.filter(({ still }) => still)
    if (notices.length === 0) return undefined
    const letter = noticeLetter({ ...receiver, name: receiver.given_name, origin, notices })
    await writeMail(tx, { person_id, address: receiver.email, ...letter })
    return tx.updateTable('notice').set({ mailed_at: sql<Date>`now()` }).where('id', 'in', notices.map(({ id }) => id)).execute()
  })
}

/** The jobs of notices, by kind. `origin`: the address of the site, for links. */
export const noticeHands = (origin: string | undefined): Record<string, Hand> => ({ 'notices.mail': mailNotices(origin) })

/**
 * Forgets notices two days after they were mailed: until then they say when the last mail went out, after that they would
 * only tie a person to a contribution.
 */
export const forgetNotices = async (database: Database): Promise<void> => {
  await sql`delete from notice where mailed_at < now() - interval '2 days'`.execute(database.db)
}
