import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import { setTimeout as after } from 'node:timers/promises'
import { Kysely, PostgresDialect } from 'kysely'
import type { PostgresPool, PostgresPoolClient, Transaction } from 'kysely'
import type pg from 'pg'
import type { Tables } from '../tables.ts'
import { connectFolder, connectServer } from './connections.ts'
import type { ConnectionOptions, Connections } from './connections.ts'
import { QueryPastTransaction, TransactionOver, type Fault } from './faults.ts'
import { listenInPool, ServerListening } from './listening.ts'
import { onceASecond } from './pglite/room.ts'

export type Db = Kysely<Tables>

/** The right to write: only a change hands one out. */
export type Tx = Transaction<Tables> & { readonly __change: unique symbol }

export interface Database {
  readonly db: Db
  readonly engine: 'pglite' | 'postgresql'
  /** The version of PostgreSQL, also inside PGlite: '15.13', '18.6'. */
  readonly version: string
  /** Asks a question that was written out before: the rows. Lighter than `db`; inside a change it throws QueryPastTransaction too. */
  ask<R>(statement: string, values: readonly unknown[]): Promise<R[]>
  /**
   * Does the work in one transaction (read committed). After a serialization failure or a deadlock it is done again, up to
   * three times: what it does outside the database must bear that. A query on `db` inside throws QueryPastTransaction. With too
   * little room on the disk of an engine of our own it throws a Fault before it begins; reading goes on.
   */
  change<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Why nothing can be kept now, though it can be read: too little room on the disk of an engine of our own. What writes without a change asks it first. */
  refusal(): Fault | undefined
  /**
   * Hears what is notified on a channel, once committed, until the returned function is called. On PostgreSQL a broken
   * connection is opened again by itself; then `missed` is called, as notices may have been lost.
   */
  listen(channel: string, hear: (payload: string) => void, missed?: () => void): Promise<() => Promise<void>>
  /** Waits for queries under way, writes everything out and gives the folder back. */
  close(): Promise<void>
  /** Closes; a folder's database that was made by this very opening is taken away again, so that nothing half-made stays. */
  abandon(): Promise<void>
}

/** Whether the code that runs now was called from a change that is still open. */
interface Scope {
  open: boolean
}

/**
 * A connection as lent to Kysely: dead once given back, and between the end of one transaction and the next begin. A failed
 * rollback is not told, because it would hide why it was needed; such a connection is not used again.
 */
const lent = (client: pg.PoolClient, failure: Connections['failure']): PostgresPoolClient => {
  let over = false
  let released = false
  let isBroken = false
  const ask = (statement: string, parameters: ReadonlyArray<unknown>) =>
    client.query(statement, parameters as unknown[]).catch((error: unknown) => {
      throw failure() ?? error
    })
  const query = async (statement: string, parameters: ReadonlyArray<unknown>) => {
    if (released || (over && !/^(start transaction|begin|rollback$)/.test(statement))) throw new TransactionOver()
    over = statement === 'commit' || statement === 'rollback'
    if (statement !== 'rollback') return ask(statement, parameters)
    return ask(statement, parameters).catch(() => {
      isBroken = true
      return { command: 'ROLLBACK', rowCount: 0, rows: [] }
    })
  }
  return {
    query: query as unknown as PostgresPoolClient['query'],
    release(discard) {
      released = true
      client.release(discard || isBroken)
    },
  }
}

const guarded = ({ pool, failure }: Connections, scopes: AsyncLocalStorage<Scope>): PostgresPool => ({
  options: pool.options,
  async connect() {
    if (scopes.getStore()?.open) throw new QueryPastTransaction()
    return lent(await pool.connect(), failure)
  },
  end: () => pool.end(),
})

// Each connection reads and plans a question that has a name once; that takes longer than answering it.
const named = () => {
  const names = new Map<string, string>()
  return (statement: string) => {
    const known = names.get(statement)
    if (known !== undefined) return known
    const name = `q${createHash('sha256').update(statement).digest('hex').slice(0, 24)}`
    names.set(statement, name)
    return name
  }
}

const askOn = ({ pool, failure }: Connections, scopes: AsyncLocalStorage<Scope>): Database['ask'] => {
  const nameOf = named()
  return async (statement, values) => {
    if (scopes.getStore()?.open) throw new QueryPastTransaction()
    try {
      return (await pool.query({ name: nameOf(statement), text: statement, values: values as unknown[] })).rows
    } catch (error) {
      throw failure() ?? error
    }
  }
}

const tries = 4
const canBeRepeated = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === '40001' || error.code === '40P01')

const changeOn = (db: Db, scopes: AsyncLocalStorage<Scope>, refusal: Connections['refusal']): Database['change'] => {
  let open = 0
  const once = async <T>(work: (tx: Tx) => Promise<T>) => {
    const scope = { open: true }
    const start = db.transaction().setIsolationLevel('read committed')
    return start.execute(async (tx) => {
      open += 1
      try {
        return await scopes.run(scope, () => work(tx as Tx))
      } finally {
        scope.open = false
        // Following every promise costs each page a tenth of its time: so only while there is something to follow.
        if ((open -= 1) === 0) scopes.disable()
      }
    })
  }
  return async (work) => {
    const refused = refusal()
    if (refused) throw refused
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(work)
      } catch (error) {
        if (attempt === tries || !canBeRepeated(error)) throw error
        await after(Math.random() * 20 * 2 ** attempt)
      }
    }
  }
}

const versionOf = async (pool: pg.Pool) => {
  const { rows } = await pool.query<{ version: string }>("select split_part(version(), ' ', 2) as version")
  return rows[0]?.version ?? 'unknown'
}

/**
 * Opens the database at an address: one that starts with `postgres:` or `postgresql:` is a PostgreSQL server, anything else
 * is a folder for PGlite, made when it is not there. Throws a Fault with one clear line when it cannot.
 */
export const openDatabase = async (address: string, options: ConnectionOptions = {}): Promise<Database> => {
  const isServer = /^postgres(ql)?:/.test(address)
  const connections = await (isServer ? connectServer : connectFolder)(address, options)
  const { pool, config } = connections
  const scopes = new AsyncLocalStorage<Scope>()
  const listening = isServer
    ? new ServerListening(config)
    : listenInPool(pool, () => scopes.getStore()?.open === true)
  const db: Db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: guarded(connections, scopes) }) })
  let closing: Promise<void> | undefined
  const closeAnd = async (end: () => Promise<void>) => {
    await listening.close()
    await pool.end()
    await end()
  }
  const close = () => (closing ??= closeAnd(connections.closeEngine))
  const abandon = () => (closing ??= closeAnd(connections.abandonEngine))
  // An engine that is not closed would keep the process alive.
  const version = await versionOf(pool).catch(async (error: unknown) => { await abandon(); throw error })
  return {
    db,
    engine: isServer ? 'postgresql' : 'pglite',
    version,
    ask: askOn(connections, scopes),
    change: changeOn(db, scopes, onceASecond(connections.refusal)),
    refusal: () => connections.refusal(),
    listen: (channel, hear, missed) => listening.listen(channel, hear, missed),
    close, abandon,
  }
}
