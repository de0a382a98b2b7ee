import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { openDatabase } from './database.ts'
import type { Database } from './database.ts'

/** A PostgreSQL server of a test's own, on a socket in a folder of its own. */
export interface Cluster {
  /** Makes an empty database and gives its address. */
  emptyDatabase(): Promise<string>
  /** Stops the server as a fault would (`immediate`) or in good order. */
  stop(how?: 'fast' | 'immediate'): Promise<void>
  start(): Promise<void>
}

const programs = ['/usr/lib/postgresql/15/bin', ...(process.env.PATH ?? '').split(':')]
const server = programs.find((folder) => existsSync(path.join(folder, 'initdb')))

/** Why there is no server here, as a reason to skip; undefined when there is one. */
export const noServer = server ? undefined : 'no PostgreSQL server is installed here'

const folders: string[] = []
export const newFolder = () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'denktank-test-'))
  folders.push(folder)
  return folder
}
const stops: (() => Promise<void>)[] = []
after(async () => {
  for (const stop of stops) await stop()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const isRoot = process.getuid?.() === 0
const idOf = (user: string) => Number(spawnSync('id', ['-u', user]).stdout.toString())

/** PostgreSQL refuses to run as root. */
const asUser = isRoot ? { uid: idOf('nobody'), gid: idOf('nobody') } : {}

let count = 0

/** Makes and starts a server; it is stopped after the tests of this file. */
export const startCluster = async (): Promise<Cluster> => {
  const folder = newFolder()
  if (isRoot) chownSync(folder, asUser.uid ?? 0, asUser.gid ?? 0)
  const run = (name: string, ...words: string[]) => {
    const { status, stderr } = spawnSync(path.join(server ?? '', name), words, { ...asUser, cwd: folder })
    if (status !== 0) throw new Error(`${name}: ${stderr.toString()}`)
  }
  run('initdb', '-D', 'cluster', '-U', 'tester', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync')
  let child: ReturnType<typeof spawn> | undefined
  const address = (name: string) => `postgres://tester@/${name}?host=${encodeURIComponent(folder)}`
  const ask = async (statement: string) => {
    const client = new pg.Client({ connectionString: address('postgres') })
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }
  const start = async () => {
    const words = ['-D', 'cluster', '-k', folder, '-c', 'listen_addresses=', '-c', 'deadlock_timeout=50ms']
    child = spawn(path.join(server ?? '', 'postgres'), words, { ...asUser, cwd: folder, stdio: 'ignore' })
    for (let tries = 0; tries < 200; tries += 1) {
      const answered = await ask('select 1').then(() => true, () => false)
      if (answered) return
      await pause(25)
    }
    throw new Error('The server does not start')
  }
  const stop = async (how: 'fast' | 'immediate' = 'fast') => {
    const stopping = child
    child = undefined
    if (!stopping) return
    const ended = new Promise((resolve) => stopping.once('exit', resolve))
    stopping.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT')
    await ended
  }
  stops.push(() => stop('immediate'))
  await start()
  return {
    start,
    stop,
    async emptyDatabase() {
      count += 1
      await ask(`create database test${count}`)
      return address(`test${count}`)
    },
  }
}

let cluster: Promise<Cluster> | undefined
/** The server that the tests of one file have in common. */
export const commonCluster = () => (cluster ??= startCluster())

export const engines = ['pglite', 'postgresql'] as const
export type EngineName = (typeof engines)[number]

/** The address of an empty database. */
export const emptyAddress = async (engine: EngineName) =>
  engine === 'pglite' ? path.join(newFolder(), 'data') : (await commonCluster()).emptyDatabase()

/** One test, on both engines, each with an empty database that is closed afterwards. */
export const onBoth = (title: string, work: (database: Database) => Promise<void>) => {
  for (const engine of engines) {
    test(`${title} (${engine})`, { skip: engine === 'postgresql' && noServer }, async () => {
      const database = await openDatabase(await emptyAddress(engine))
      try {
        await work(database)
      } finally {
        await database.close()
      }
    })
  }
}

/** Runs a command of the machine, and throws what it said when it fails. */
export const run = (command: string, ...words: string[]) => {
  const { status, stderr } = spawnSync(command, words)
  if (status !== 0) throw new Error(`${command} ${words.join(' ')}: ${stderr?.toString()}`)
}

/** Does work on a file system of its own, mounted with these words and taken away afterwards. */
export const mounted = async (words: string[], work: (folder: string) => Promise<void>) => {
  const folder = path.join(newFolder(), 'mounted')
  mkdirSync(folder)
  run('mount', ...words, folder)
  try {
    await work(folder)
  } finally {
    // At once, also when a failed test still has files open: the failure itself must be what is told.
    run('umount', '--lazy', folder)
  }
}

/** Why nothing can be mounted here, as a reason to skip; false when it can. */
export const mountingFails = async () => {
  if (process.getuid?.() !== 0) return 'mounting needs root'
  const image = path.join(newFolder(), 'image')
  try {
    run('truncate', '-s', '8M', image)
    run('mkfs.ext4', '-q', image)
    await mounted(['-o', 'loop', image], async () => {})
    return false
  } catch (error) {
    return `nothing can be mounted here (${error instanceof Error ? error.message.trim() : ''})`
  }
}
