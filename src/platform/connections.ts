import path from 'node:path'
import pg from 'pg'
import { Fault, explain, placeOf } from './faults.ts'
import { openFolder } from './pglite/folder.ts'
import { tooLittleRoom } from './pglite/room.ts'
import { EngineStream } from './pglite/stream.ts'
import { types } from './types.ts'

export interface ConnectionOptions {
  /** Connections to PostgreSQL, 10 by default. PGlite always has one. */
  poolSize?: number
  /** Transactions may only read. */
  readOnly?: boolean
  /** The folder was filled just now for this very opening, by another process: abandoning it takes it away. */
  fresh?: boolean
}

/** A pool, and what must be closed after it. */
export interface Connections {
  pool: pg.Pool
  config: pg.PoolConfig
  closeEngine(): Promise<void>
  /** The same, and what this opening made is taken away again. */
  abandonEngine(): Promise<void>
  /** Why nothing can be asked any more, when the engine inside this process has stopped. */
  failure(): Fault | undefined
  /** Why nothing can be kept now, though it can be read: a disk that is nearly full. */
  refusal(): Fault | undefined
}

/** A connection may break while it is lent out or lies idle; whoever uses it hears of it, the process must not end. */
const poolOf = (config: pg.PoolConfig) => {
  const pool = new pg.Pool(config)
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** A folder for PGlite: one connection, over the worker thread. */
export const connectFolder = async (folder: string, { readOnly, fresh }: ConnectionOptions): Promise<Connections> => {
  const engine = await openFolder(folder, readOnly, fresh)
  const config = {
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 30_000,
    stream: () => new EngineStream(engine),
    types,
    host: 'pglite',
    user: 'postgres',
    database: 'postgres',
    password: 'none',
    ssl: false,
  } as unknown as pg.PoolConfig
  return { pool: poolOf(config), config, closeEngine: () => engine.close(), abandonEngine: () => engine.abandon(), failure: () => engine.failure(), refusal: () => tooLittleRoom(path.resolve(folder)) }
}

const settings = (readOnly: boolean | undefined) =>
  [
    'TimeZone=UTC',
    'DateStyle=ISO',
    'IntervalStyle=postgres',
    'statement_timeout=60000',
    'idle_in_transaction_session_timeout=60000',
    ...(readOnly ? ['default_transaction_read_only=on'] : []),
  ]
    .map((line) => `-c ${line}`)
    .join(' ')

const oldest = 150_000

const refuseOld = async (pool: pg.Pool, address: string) => {
  const { rows } = await pool.query<{ number: string; version: string }>(
    "select current_setting('server_version_num') as number, current_setting('server_version') as version",
  )
  const { number = '0', version = 'unknown' } = rows[0] ?? {}
  if (Number(number) < oldest) {
    throw new Fault('ServerTooOld', `The server at ${placeOf(address)} is PostgreSQL ${version}: 15 or newer is needed`)
  }
}

/** A PostgreSQL server, version 15 or newer. */
export const connectServer = async (address: string, options: ConnectionOptions): Promise<Connections> => {
  const config: pg.PoolConfig = {
    connectionString: address,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    application_name: 'denktank',
    keepAlive: true,
    options: settings(options.readOnly),
    types,
  }
  const pool = poolOf(config)
  try {
    await refuseOld(pool, address)
  } catch (error) {
    await pool.end()
    throw explain(error, address) ?? error
  }
  return { pool, config, closeEngine: async () => {}, abandonEngine: async () => {}, failure: () => undefined, refusal: () => undefined }
}
