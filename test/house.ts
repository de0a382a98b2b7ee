/**
 * A house for tests: the real app on a real database that holds the sample association, knocked at by its front door.
 * `DENKTANK_TEST_DATABASE` names a PostgreSQL server whose database `denktank_filled` is the template; without it each
 * test file gets its own copy of a filled PGlite folder (`DENKTANK_TEST_FOLDER`). scripts/test.mjs makes both.
 */
import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { makeApp } from '../src/app.tsx'
import { openDatabase, type Database } from '../src/platform/database.ts'
import { hashOf, newId, newToken } from '../src/platform/ids.ts'
import { workThrough } from '../src/platform/jobs.ts'
import { Hub } from '../src/platform/live.ts'
import { logTo } from '../src/platform/log.ts'
import { sealWith } from '../src/platform/sealing.ts'
import type { Settings } from '../src/platform/settings.ts'
import type { House } from '../src/platform/web.ts'
import { sampleId } from '../src/onward/sample/load.ts'
import { makeHands } from '../src/schedule.ts'

export interface Answer {
  readonly status: number
  readonly body: string
  readonly headers: Headers
  /** where a redirect leads, '' otherwise */
  readonly location: string
}

type Fields = Readonly<Record<string, string | number | readonly (string | number)[] | undefined>>
type Extra = Readonly<Record<string, string>>

/** Somebody in front of a browser: keeps cookies, follows no redirects by itself. */
export interface Seat {
  get(path: string, headers?: Extra): Promise<Answer>
  post(path: string, fields?: Fields, headers?: Extra): Promise<Answer>
  /** posts a body that is written out already, see `encoded` */
  send(path: string, body: Uint8Array<ArrayBuffer>, headers?: Extra): Promise<Answer>
  /** the page a post leads to */
  done(path: string, fields?: Fields): Promise<Answer>
  readonly cookies: Map<string, string>
}

export interface TestHouse {
  readonly house: House
  readonly database: Database
  /** a person of the sample, by key of fixtures/association.json, signed in */
  as(person: string): Promise<Seat>
  /** somebody who is not signed in, with a browser of their own */
  visitor(): Seat
  /** id of a sample thing, as the loader makes it: id('person', 'samira-el-amrani'), id('workspace', 'cloudstrategie') */
  readonly id: typeof sampleId
  /** does all jobs that are due; `ahead` seconds lets what waits be due */
  work(ahead?: number): Promise<number>
  readonly logged: string[]
  /** the same data, another setting: bound elsewhere, a public address, … */
  with(settings: Partial<Settings>): { as: TestHouse['as']; visitor: TestHouse['visitor'] }
  close(): Promise<void>
}

const place = async (): Promise<{ address: string; clean: () => Promise<void> }> => {
  const server = process.env['DENKTANK_TEST_DATABASE']
  if (!server) {
    const folder = mkdtempSync(join(tmpdir(), 'denktank-test-'))
    cpSync(process.env['DENKTANK_TEST_FOLDER'] ?? '', folder, { recursive: true })
    return { address: folder, clean: async () => rmSync(folder, { recursive: true, force: true }) }
  }
  const name = `t_${randomBytes(8).toString('hex')}`
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: server })
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }
  // Copied as files: by way of the log, as is usual since PostgreSQL 15, it takes four times the processor.
  await run(`create database ${name} template denktank_filled strategy file_copy`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { address: url.href, clean: () => run(`drop database if exists ${name} with (force)`) }
}

const home: Settings = {
  host: '127.0.0.1', port: 3000, database: '', publicUrl: undefined, smtp: undefined, mailFrom: 'denktank@voorbeeld.example',
  dkimKey: undefined, dkimSelector: 'denktank',
}

/**
 * What a seat gets back. A page writes characters past Latin 1 by their number (`narrow` in markup.ts); here they are read, as a
 * browser reads them, but not `&`, `<`, `>` and quotes: tests look at how those are escaped.
 */
export const answered = async (answer: Response): Promise<Answer> => ({
  status: answer.status, headers: answer.headers, location: answer.headers.get('location') ?? '',
  body: (await answer.text()).replace(/&#(\d{3,7});/g, (all, point: string) => (Number(point) > 255 ? String.fromCodePoint(Number(point)) : all)),
})

const written = (fields: Fields): string => new URLSearchParams(Object.entries(fields).flatMap(([name, value]) =>
  value === undefined ? [] : (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, String(one)]))).toString()

/** Fields as a form sends them, in bytes: for what is large and sent often. */
export const encoded = (fields: Fields): Uint8Array<ArrayBuffer> => new TextEncoder().encode(written(fields))

const seatAt = (fetch: (request: Request) => Response | Promise<Response>, host: string, cookies = new Map<string, string>()): Seat => {
  const ask = async (method: string, path: string, body: string | Uint8Array<ArrayBuffer> | undefined, extra: Extra): Promise<Answer> => {
    const headers = new Headers({ host, ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', origin: `http://${host}` }), ...extra })
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const answer = await fetch(new Request(`http://${host}${path}`, { method, headers, body: body ?? null }))
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value === '' || /max-age=0/i.test(cookie)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return answered(answer)
  }
  const seat: Seat = {
    cookies,
    get: (path, headers = {}) => ask('GET', path, undefined, headers),
    post: (path, fields = {}, headers = {}) => ask('POST', path, written(fields), headers),
    send: (path, body, headers = {}) => ask('POST', path, body, headers),
    done: async (path, fields) => {
      const answer = await seat.post(path, fields)
      if (answer.status !== 303) throw new Error(`POST ${path} gave ${answer.status}: ${answer.body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').slice(0, 600)}`)
      return seat.get(answer.location)
    },
  }
  return seat
}

/** Opens a house of its own for a test file. Close it in `after`. */
export const openHouse = async (): Promise<TestHouse> => {
  const { address, clean } = await place()
  const database = await openDatabase(address)
  const logged: string[] = []
  logTo((line) => { logged.push(line) })
  sealWith('a secret of these tests, of thirty-two characters and more')
  const hub = new Hub()
  await hub.start(database)
  const house: House = { database, settings: home, hub, foundingCode: 'TEST-CODE' }
  const doorsOf = (settings: Settings) => {
    const app = makeApp({ ...house, settings })
    const host = settings.publicUrl ? new URL(settings.publicUrl).host : `127.0.0.1:${settings.port}`
    const visitor = () => seatAt((request) => app.fetch(request), host)
    const as = async (key: string) => {
      const token = newToken()
      await database.db.insertInto('session').values({
        id: newId(), token_hash: hashOf(token), person_id: sampleId('person', key), expires_at: new Date(Date.now() + 3_600_000), proved_at: new Date(),
      }).execute()
      return seatAt((request) => app.fetch(request), host, new Map([[settings.publicUrl?.startsWith('https:') ? '__Host-denktank' : 'denktank', token]]))
    }
    return { as, visitor }
  }
  return {
    house, database, id: sampleId, logged, ...doorsOf(home),
    work: async (ahead = 0) => {
      // What waits for its moment waits that much longer, so that a day ahead is past the next morning.
      const back = (table: string, column: string) => sql`update ${sql.table(table)} set ${sql.ref(column)} = ${sql.ref(column)} - make_interval(secs => ${ahead})`.execute(database.db)
      if (ahead > 0) for (const [table, column] of [['job', 'run_at'], ['notice', 'written_at'], ['mailing', 'mailed_at']] as const) await back(table, column)
      return workThrough(database, makeHands(home))
    },
    with: (settings) => doorsOf({ ...home, ...settings }),
    close: async () => {
      await hub.stop()
      await database.close()
      await clean()
    },
  }
}

/** The words of a page without its markup, spaces folded. */
export const wordsOf = (answer: Answer): string =>
  answer.body.replace(/<(script|style|svg)\b[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]+>/g, ' ').replace(/&amp;/g, '&').replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/\s+/g, ' ')
