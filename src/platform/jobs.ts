import { sql } from 'kysely'
import type { Database, Tx } from './database.ts'
import { newId } from './ids.ts'
import { explain, log } from './log.ts'

export interface Job {
  readonly id: string
  readonly kind: string
  readonly payload: Record<string, unknown>
  readonly tries: number
}

/** Does one job. May be called twice for the same job, so it must not hurt twice. Throws to be tried again later. */
export type Hand = (database: Database, job: Job) => Promise<void>

const lendSeconds = 300
const mostTries = 5

/** A job as it is asked for. */
export interface AskedJob { readonly kind: string; readonly key?: string; readonly payload?: Record<string, unknown>; readonly inSeconds?: number }

/**
 * Writes a job in the transaction of the act that asks for it. With a `key` there is never more than one waiting:
 * asking again while it runs makes it run once more after.
 */
export const enqueue = (tx: Tx, job: AskedJob): Promise<void> => enqueueAll(tx, [job])

/** What `enqueue` does, for many jobs in one statement. No two may have the same key. */
export const enqueueAll = async (tx: Tx, jobs: readonly AskedJob[]): Promise<void> => {
  if (jobs.length === 0) return
  // Always in the same order, so that two who ask for the same jobs at once wait for one another and not each for the other.
  const asked = jobs.map(({ kind, key = null, payload = {}, inSeconds = 0 }) => ({ id: newId(), kind, key, payload, seconds: inSeconds }))
    .sort((a, b) => ((a.key ?? '') < (b.key ?? '') ? -1 : 1))
  await sql`
    insert into job (id, kind, key, payload, run_at)
    select id, kind, key, payload, now() + make_interval(secs => seconds)
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as asked (id uuid, kind text, key text, payload jsonb, seconds float8)
    on conflict (key) do update set lent_to = null, tries = 0, parked_at = null,
      run_at = case when job.lent_to is null then least(job.run_at, excluded.run_at) else excluded.run_at end`.execute(tx)
  if (jobs.some(({ inSeconds }) => !inSeconds)) await sql`select pg_notify('denktank_job', '')`.execute(tx)
}

const take = async (database: Database, node: string): Promise<Job | undefined> => {
  const { rows } = await sql<Job>`
    update job set lent_to = ${node}, lent_until = now() + make_interval(secs => ${lendSeconds}), tries = tries + 1
    where id = (
      select id from job
      where parked_at is null and run_at <= now() and (lent_to is null or lent_until < now())
      order by run_at limit 1 for update skip locked)
    returning id, kind, payload, tries`.execute(database.db)
  return rows[0]
}

const finish = (database: Database, job: Job, node: string) =>
  sql`delete from job where id = ${job.id} and lent_to = ${node}`.execute(database.db)

const postpone = (database: Database, job: Job, node: string, fault: string) =>
  sql`update job set lent_to = null, fault = ${fault},
      parked_at = case when tries >= ${mostTries} then now() end,
      run_at = now() + make_interval(secs => least(3600, 15 * 4 ^ (tries - 1)))
    where id = ${job.id} and lent_to = ${node}`.execute(database.db)

const doOne = async (database: Database, hands: Record<string, Hand>, job: Job, node: string) => {
  try {
    const hand = hands[job.kind]
    if (!hand) throw new Error(`no hand for jobs of kind ${job.kind}`)
    await hand(database, job)
    await finish(database, job, node)
  } catch (fault) {
    log('job.failed', { job: job.kind, id: job.id, tries: job.tries, fault: explain(fault) })
    await postpone(database, job, node, explain(fault).slice(0, 500))
  }
}

/** Does every job that is due, one after the other. Answers how many were done; for tests, commands and the worker. */
export const workThrough = async (database: Database, hands: Record<string, Hand>, node = newId()): Promise<number> => {
  let done = 0
  for (let job = await take(database, node); job; job = await take(database, node)) {
    await doOne(database, hands, job, node)
    done += 1
  }
  return done
}

/** Works through jobs as they come, woken by a notice and at the latest every `everyMs`. Call the result to stop. */
export const startWorker = async (
  database: Database, hands: Record<string, Hand>, everyMs = 5000,
): Promise<() => Promise<void>> => {
  const node = newId()
  let stopped = false
  let busy: Promise<unknown> | undefined
  let again = false
  const wake = () => {
    if (stopped) return
    if (busy) { again = true; return }
    busy = workThrough(database, hands, node)
      .catch((fault: unknown) => log('worker.failed', { fault: explain(fault) }))
      .finally(() => { busy = undefined; if (again) { again = false; wake() } })
  }
  const timer = setInterval(wake, everyMs)
  timer.unref()
  const deafen = await database.listen('denktank_job', wake)
  wake()
  return async () => {
    stopped = true
    clearInterval(timer)
    await deafen()
    await busy
  }
}
