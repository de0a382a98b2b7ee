import path from 'node:path'

const exits = {
  BadSetting: [2, 'an option or a value that cannot be'],
  PortInUse: [3, 'the port is in use, or not for this user'],
  FolderNotWritable: [10, 'the folder cannot be made or written to'],
  PathIsFile: [11, 'a file lies where a folder should be'],
  FolderInUse: [12, 'the folder is open in another process'],
  FolderNotOurs: [13, 'the folder holds other files, or there is no database'],
  FolderOtherMajor: [14, 'the folder is of another major version of PostgreSQL'],
  FolderBroken: [15, 'the folder is damaged'],
  DiskFull: [16, 'the disk is full'],
  Unreachable: [20, 'the database, or a server that is needed, cannot be reached'],
  ServerTooOld: [21, 'PostgreSQL is too old'],
  SchemaNewer: [22, 'the data are of a newer program'],
  MigrationChanged: [23, 'a migration was changed after it ran'],
  MigrationBroken: [24, 'a migration failed'],
  SchemaOlder: [25, 'the data are of an older program: migrate first'],
  BackupBroken: [30, 'the backup is not there, damaged or cannot be written'],
  BackupNewer: [31, 'the backup is of a newer program'],
  NotEmpty: [32, 'the database is not empty'],
  ProgramIncomplete: [40, 'part of the program is missing'],
  EngineStopped: [41, 'the embedded engine stopped'],
  KeyMissing: [50, 'the key that secrets are sealed with cannot be read'],
  ProgramFailed: [60, 'a fault in the program itself'],
} as const

export type FaultCode = keyof typeof exits

/** Every exit code of a fault with what it means, in order. */
export const exitCodes: readonly (readonly [code: number, means: string])[] = Object.values(exits)

/** Something outside the program is wrong and a person can mend it: one clear line, and an exit code for the command. */
export class Fault extends Error {
  readonly code: FaultCode
  readonly exitCode: number

  constructor(code: FaultCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'Fault'
    this.code = code
    this.exitCode = exits[code][0]
  }
}

/** A query on `db` inside a change: on PGlite's single connection it would wait for ever, so it fails on both engines. */
export class QueryPastTransaction extends Error {
  constructor() {
    super('A query inside a change must use the transaction that it was handed, not the database')
    this.name = 'QueryPastTransaction'
  }
}

/** A query on a transaction, or a connection, that was already given back. */
export class TransactionOver extends Error {
  constructor() {
    super('This transaction is over: a query on it would run outside any transaction')
    this.name = 'TransactionOver'
  }
}

const property = (error: unknown, name: string) => {
  const value = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined
  return typeof value === 'string' ? value : undefined
}

const diskFull = new Set(['ENOSPC', 'EDQUOT', '53100'])
const notWritable = new Set(['EACCES', 'EPERM', 'EROFS'])
const whyUnreachable: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOENT: 'there is no such socket',
  ENOTFOUND: 'the host is not known',
  EAI_AGAIN: 'the host is not known at the moment',
  ETIMEDOUT: 'no answer in time',
  EHOSTUNREACH: 'there is no way to the host',
  ENETUNREACH: 'there is no way to the network',
  ECONNRESET: 'the connection was broken off',
  '28P01': 'the password is not accepted',
  '28000': 'this user may not sign in',
  '3D000': 'there is no such database',
  '53300': 'the server has no connection left',
  '57P01': 'the server was shut down',
  '57P03': 'the server is starting or stopping',
}

/** Where an address leads, without user name and password, for a message. */
export const placeOf = (address: string) => {
  if (!/^postgres(ql)?:/.test(address)) return path.resolve(address)
  try {
    const url = new URL(address)
    const host = url.searchParams.get('host') ?? (url.hostname || 'localhost')
    return `${host}${host.startsWith('/') ? ' ' : ':'}${url.port || '5432'}${url.pathname}`
  } catch {
    return 'the address given'
  }
}

const unreachable = (error: unknown, place: string) => {
  const first = error instanceof AggregateError ? error.errors[0] : error
  const code = property(error, 'code') ?? property(first, 'code')
  // A file that is not there is no server that is not there.
  if (code === 'ENOENT' && (property(error, 'syscall') ?? property(first, 'syscall')) !== 'connect') return undefined
  const timedOut = /timeout|terminated unexpectedly/i.test(property(error, 'message') ?? '')
  const why = (code && whyUnreachable[code]) || (timedOut ? 'no answer in time' : undefined)
  return why && new Fault('Unreachable', `The database at ${place} cannot be reached: ${why}`, error)
}

/**
 * The fault behind a low-level error (a code of the operating system, or an SQLSTATE), or undefined when it is not one
 * that a person can mend. `address` is what was being opened; without it the message is less precise.
 */
export const explain = (error: unknown, address?: string): Fault | undefined => {
  if (error instanceof Fault) return error
  const code = property(error, 'code') ?? ''
  const place = address === undefined ? undefined : placeOf(address)
  const server = address === undefined || /^postgres(ql)?:/.test(address)
  if (diskFull.has(code)) return new Fault('DiskFull', `The disk${place ? ` of ${place}` : ''} is full`, error)
  if (server) {
    const fault = unreachable(error, place ?? 'the address given')
    if (fault) return fault
  }
  if (!server && code === 'ENOTDIR') return new Fault('PathIsFile', `${place} is, or lies in, a file: a folder is needed`, error)
  if (notWritable.has(code)) {
    return new Fault('FolderNotWritable', `The folder ${place ?? property(error, 'path') ?? ''} cannot be written to`, error)
  }
  return undefined
}
