import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { Fault } from './faults.ts'
import type { RanMigration } from './migrations.ts'

/**
 * A backup is gzipped lines of JSON. First the header; then, per table, its name as a string followed by its rows, each a
 * list of the columns' values as PostgreSQL writes them as text (null for no value), in the order of the primary key; last
 * the trailer with the number of rows per table and the sha-256 of all lines before it.
 */
export const formatVersion = 1

export interface BackupHeader {
  format: 'denktank-backup'
  version: number
  program: string
  made_at: string
  engine: string
  migrations: RanMigration[]
  tables: { name: string; columns: string[] }[]
  sequences: { name: string; last: string; called: boolean }[]
}

export interface BackupTrailer {
  rows: Record<string, number>
  sha256: string
}

/** A line of a backup: the name of the table that begins, or one row of it. */
export type BackupLine = string | (string | null)[]

const broken = (file: string, why: string, cause?: unknown) =>
  new Fault('BackupBroken', `The backup ${file} cannot be used: ${why}`, cause)

async function* linesOf(file: string): AsyncGenerator<Buffer> {
  const input = createReadStream(file)
  const unpacked = input.pipe(createGunzip())
  input.once('error', (error) => unpacked.destroy(error))
  const kept: Buffer[] = []
  for await (const chunk of unpacked as AsyncIterable<Buffer>) {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      yield Buffer.concat([...kept.splice(0), chunk.subarray(from, end + 1)])
      from = end + 1
    }
    if (from < chunk.length) kept.push(chunk.subarray(from))
  }
  if (kept.length > 0) throw new Error('it ends in the middle of a line')
}

const isHeader = (value: unknown): value is BackupHeader =>
  typeof value === 'object' && value !== null && Reflect.get(value, 'format') === 'denktank-backup'

const isTrailer = (value: unknown): value is BackupTrailer =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'sha256' in value && 'rows' in value

const readHeader = (file: string, line: Buffer | undefined): BackupHeader => {
  const header: unknown = line && JSON.parse(line.toString())
  if (!isHeader(header)) throw broken(file, 'it is not a backup of Denktank')
  if (header.version > formatVersion) {
    throw new Fault('BackupNewer', `The backup ${file} was made by a newer version of this program (${header.program})`)
  }
  return header
}

async function* checkedLines(file: string): AsyncGenerator<BackupHeader | BackupLine> {
  const hash = createHash('sha256')
  const counts: Record<string, number> = {}
  let table: string | undefined
  let trailer: BackupTrailer | undefined
  let isFirst = true
  for await (const line of linesOf(file)) {
    if (trailer) throw broken(file, 'something follows its end')
    const value: unknown = isFirst ? readHeader(file, line) : JSON.parse(line.toString())
    if (isTrailer(value) && !isFirst) {
      trailer = value
      continue
    }
    isFirst = false
    hash.update(line)
    if (typeof value === 'string') counts[(table = value)] = 0
    else if (Array.isArray(value) && table !== undefined) counts[table] = (counts[table] ?? 0) + 1
    yield value as BackupHeader | BackupLine
  }
  if (!trailer) throw broken(file, 'its end is missing')
  if (trailer.sha256 !== hash.digest('hex')) throw broken(file, 'it was changed after it was made')
  if (JSON.stringify(counts) !== JSON.stringify(trailer.rows)) throw broken(file, 'rows are missing')
}

/**
 * The header and the lines of a backup, checked on the way: who reads to the end without a fault has read what was
 * written. Throws the faults BackupBroken and BackupNewer.
 */
export async function* readBackup(file: string): AsyncGenerator<BackupHeader | BackupLine> {
  try {
    yield* checkedLines(file)
  } catch (error) {
    if (error instanceof Fault) throw error
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') throw broken(file, 'there is no such file', error)
    const ours = error instanceof SyntaxError || (typeof code === 'string' && (code.startsWith('Z_') || code.startsWith('E')))
    if (ours || (error instanceof Error && /middle of a line/.test(error.message))) {
      throw broken(file, `it is damaged or not whole (${error instanceof Error ? error.message : ''})`, error)
    }
    throw error
  }
}

/** Reads a backup from beginning to end and returns its header and trailer-checked counts, touching no database. */
export const checkBackup = async (file: string): Promise<{ header: BackupHeader; rows: number }> => {
  let header: BackupHeader | undefined
  let rows = 0
  for await (const line of readBackup(file)) {
    if (isHeader(line)) header = line
    else if (Array.isArray(line)) rows += 1
  }
  if (!header) throw broken(file, 'it is empty')
  return { header, rows }
}
