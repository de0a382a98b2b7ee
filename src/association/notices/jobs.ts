import { sql } from 'kysely'
import type { Database, Tx } from '../../platform/database.ts'
import { startOfToday } from '../../platform/dates.ts'
import type { AttributionRule, Language } from '../../platform/here.ts'
import { hashOf, newToken } from '../../platform/ids.ts'
import { enqueue, type Hand } from '../../platform/jobs.ts'
import { writeMail } from '../../platform/mail.ts'
import { replyAddresses } from '../../platform/mailin/keys.ts'
import { keptFor } from '../../platform/retention.ts'
import type { Rhythm } from '../account/changes.ts'
import type { Addressed } from '../account/greeting.ts'
import { gatheredKind, type HappenedIn, type TalkedOf, type Words } from './digest.ts'
import { noticeLetter, type News, type Notice } from './mails.ts'
import { followedSql, isDueSql, isUrgent, momentAfter } from './rhythm.ts'

interface Waiting extends Notice { id: string; still: boolean }
interface Receiver extends Addressed { id: string; email: string; language: Language; mail_rhythm: Rhythm; site: string; association: string }

const kind = 'notices.mail'

/** Somebody who may be written to: a member now, with an address. Held, so that two nodes do not write at once. */
const receiverOf = async (tx: Tx, id: string): Promise<Receiver | undefined> => {
  const { rows } = await sql<Receiver>`
    select p.id, p.given_name, p.prefix, p.family_name, p.addressed_as, p.email, p.language, p.mail_rhythm, (select association_name from site) as site, (select id from workspace where kind = 'association') as association
    from person p where p.id = ${id} and p.email is not null and p.left_at is null and p.redacted_at is null for update`.execute(tx)
  return rows[0]
}

/**
 * What waits for a person, and of each whether they still stand in the ring where it happened and want mail of that place. Of an erasing, which is
 * the administrators', only who spoke by a mandate of that person has a notice: it says no more than that they do not any longer.
 */
const waitingFor = async (tx: Tx, person: string): Promise<Waiting[]> => {
  const { rows } = await sql<Waiting>`
    select n.id, h.act, h.kind, h.thing_id, h.number, h.told, h.at, w.slug, w.title, w.attribution, w.kind as place,
      case h.kind when 'person' then h.thing_id = n.person_id when 'mandate' then (select m.person_id = n.person_id from mandate m where m.id = h.thing_id) end as own,
      n.written_at > now() - ${keptFor('notice')} and
      r.closed_at is null and not exists (select 1 from following f where f.person_id = n.person_id and f.workspace_id = w.id and f.mail = 'none') and case
        when w.kind = 'thinktank' then exists (select 1 from ring_person rp
          where rp.ring_id = h.ring_id and rp.person_id = n.person_id and rp.ended_at is null)
        when r.kind in ('public', 'members') or h.act = 'person.redact' then true
        else exists (select 1 from role where role.person_id = n.person_id and role.ended_at is null
          and role.kind = case r.kind when 'administration' then 'administrator' else r.kind end)
      end as still
    from notice n join happening h on h.id = n.happening_id join ring r on r.id = h.ring_id join workspace w on w.id = h.workspace_id
    where n.person_id = ${person} and n.mailed_at is null
    order by w.slug, h.at, n.written_at, n.id for update of n`.execute(tx)
  return rows
}

interface Followed extends News { workspace_id: string; attribution: AttributionRule }

/** How much is new in the think tanks that a person follows, as far as they stand in them now and did not see it already. */
const newsFor = async (tx: Tx, person: string): Promise<Followed[]> => {
  const { rows } = await sql<Followed>`select * from (${followedSql()}) n where n.person_id = ${person} and n.count > 0 order by n.slug`.execute(tx)
  return rows
}

/** Seconds until the next moment of somebody's rhythm; 0 when a letter may go out now. */
const secondsToWait = async (tx: Tx, { id }: Receiver): Promise<number> => {
  const { rows } = await sql<{ wait: number }>`
    select case when ${isDueSql} then 0 else greatest(1, ceil(extract(epoch from ${momentAfter(sql.ref('p.mail_rhythm'))} - now())))::int end as wait
    from person p left join mailing m on m.person_id = p.id where p.id = ${id}`.execute(tx)
  return rows[0]?.wait ?? 0
}

const drop = (tx: Tx, ids: readonly string[]) => sql`delete from notice where id = any(${[...ids]}::uuid[])`.execute(tx)
const dropAll = (tx: Tx, person: string) => sql`delete from notice where person_id = ${person} and mailed_at is null`.execute(tx)

/** What goes into a letter. */
interface Content { readonly notices: readonly Waiting[]; readonly news: readonly News[]; readonly talked: readonly TalkedOf[] }

/** What was made ready before. `upTo`: the last thing that had happened by then. */
interface Ready { readonly talked: readonly TalkedOf[]; readonly happened: readonly HappenedIn[]; readonly upTo: string }

const write = async (tx: Tx, origin: string | undefined, receiver: Receiver, { notices, news, talked }: Content) => {
  const { id: person_id, email } = receiver
  const token = newToken()
  const addresses = await replyAddresses(tx, talked.flatMap(({ answers, begins }) => [{ person_id, answers }, { person_id, answers: begins }]))
  const talk = talked.map((one, nth) => ({ ...one, address: addresses[nth * 2], begin: addresses[nth * 2 + 1] }))
  const [only, ...others] = talked
  const answers = only && others.length === 0 ? only.answers : { kind: gatheredKind, id: person_id, workspace_id: receiver.association }
  await tx.insertInto('mail_less').values({ token_hash: hashOf(token), person_id }).execute()
  await writeMail(tx, { person_id, address: email, ...noticeLetter({ person: receiver, origin, notices, news, talk, token }), answers })
  await sql`update notice set mailed_at = now() where id = any(${notices.map(({ id }) => id)}::uuid[])`.execute(tx)
  await sql`insert into mailing (person_id, mailed_at) values (${person_id}, now()) on conflict (person_id) do update set mailed_at = now()`.execute(tx)
}

/** Keeps up to where somebody was told what is new in think tanks that they follow. */
const noteTold = async (tx: Tx, person_id: string, news: readonly Followed[], upTo: string) => {
  await sql`update following f set mailed_seq = greatest(f.mailed_seq, (select coalesce(max(h.seq), 0) from happening h where h.workspace_id = f.workspace_id and h.seq <= ${upTo}
      and (h.at < ${startOfToday}
        or (select w.attribution from workspace w where w.id = f.workspace_id) <> 'anonymous')))
    where f.person_id = ${person_id} and f.workspace_id = any(${news.map(({ workspace_id }) => workspace_id)}::uuid[])`.execute(tx)
}

/** The words for a letter that may go out now. Of discussions to who gathers what happens: who wants mail at once gets each post by itself. */
const readyFor = async (database: Database, person: string, { talked, happened }: Words): Promise<Ready> => {
  const { rows: [due] } = await sql<{ language: Language; gathers: boolean; now: boolean; upTo: string }>`
    select p.language, p.mail_rhythm in ('daily', 'weekly') as gathers, ${isDueSql} as now,
      (select coalesce(max(seq), 0)::text from happening) as "upTo"
    from person p left join mailing m on m.person_id = p.id where p.id = ${person} and p.mail_rhythm <> 'never'`.execute(database.db)
  if (!due?.now) return { talked: [], happened: [], upTo: due?.upTo ?? '0' }
  return {
    talked: due.gathers ? await talked(database, person, due.language) : [], happened: await happened(database, person, due.language), upTo: due.upTo,
  }
}

/**
 * Mails a person all that waits for them in one letter, in the rhythm they chose. Rights are checked now, not when it
 * happened: what lies in a ring they left since is dropped, and who left, was erased or wants no mail gets nothing.
 */
const mailNotices = (origin: string | undefined, words: Words): Hand => async (database, job) => {
  const person_id = String(job.payload['person_id'])
  const ready = await readyFor(database, person_id, words)
  await database.change(async (tx) => {
    const receiver = await receiverOf(tx, person_id)
    if (!receiver || receiver.mail_rhythm === 'never') return void await dropAll(tx, person_id)
    const found = await waitingFor(tx, person_id)
    // What is urgent where somebody is no more, or of which they want no mail, does not hurry the rest.
    const idle = found.filter(({ act, still }) => !still && isUrgent(act))
    await drop(tx, idle.map(({ id }) => id))
    const waiting = found.filter((one) => !idle.includes(one))
    const wait = await secondsToWait(tx, receiver)
    // Without a notice there is nothing to come back for: what is new in think tanks is asked for by the clock.
    if (wait > 0) {
      if (waiting.length > 0) await enqueue(tx, { kind, key: `${kind}:${person_id}`, payload: { person_id }, inSeconds: wait })
      return
    }
    await drop(tx, waiting.filter(({ still }) => !still).map(({ id }) => id))
    const notices = waiting.filter(({ still }) => still)
    const news = await newsFor(tx, person_id)
    const isStill = ({ slug, number }: TalkedOf) => notices.some((one) => one.kind === 'discussion' && one.slug === slug && one.number === number)
    const told = news.map((one) => ({ ...one, ...ready.happened.find(({ slug }) => slug === one.slug) })).filter(({ lines }) => lines?.length !== 0)
    if (notices.length > 0 || told.length > 0) await write(tx, origin, receiver, { notices, news: told, talked: ready.talked.filter(isStill) })
    await noteTold(tx, person_id, news, ready.upTo)
  })
}

/** The jobs of notices, by kind. `origin`: the address of the site, for links. `words`: gives what was said and what happened in words. */
export const noticeHands = (origin: string | undefined, words: Words): Record<string, Hand> => ({ [kind]: mailNotices(origin, words) })

/**
 * Asks for a mail to everybody whose time has come: who follows a think tank where something is new, and whose notices wait
 * for a moment that they have since brought forward by choosing another rhythm.
 */
export const mailWhatWaits = async (database: Database): Promise<void> => {
  await sql`insert into job (id, kind, key, payload, run_at)
    select gen_random_uuid(), ${kind}, ${`${kind}:`} || p.id, jsonb_build_object('person_id', p.id), now()
    from person p left join mailing m on m.person_id = p.id
    where p.mail_rhythm <> 'never' and p.email is not null and p.left_at is null and p.redacted_at is null
      and ${isDueSql} and (p.mail_rhythm <> 'at-once'
        or not exists (select 1 from notice n where n.person_id = p.id and n.mailed_at is null and n.written_at > now() - interval '10 minutes'))
    on conflict (key) do update set run_at = least(job.run_at, excluded.run_at) where job.lent_to is null and job.parked_at is null`.execute(database.db)
  await sql`select pg_notify('denktank_job', '')`.execute(database.db)
}

/** Forgets notices two days after they were mailed, for they tie a person to a contribution; and the secrets of mails of a year ago. */
export const forgetNotices = async (database: Database): Promise<void> => {
  await sql`delete from notice where mailed_at < now() - interval '2 days'`.execute(database.db)
  await sql`delete from mail_less where made_at < now() - interval '1 year'`.execute(database.db)
}
