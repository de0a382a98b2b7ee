import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { Fault } from '../faults.ts'

/**
 * A process is known by its number and by when it started, because numbers are used again. Each process writes a lock
 * file of its own name and then looks at all others; as everybody writes before looking, of two that come at once at
 * least one sees the other. A file of a dead process can be removed safely: its name never comes back.
 */
interface Owner {
  pid: number
  started: string
  host: string
  /** Taken only: the folder is open. Otherwise its owner is still looking round. */
  held: boolean
}

const unknown = 'unknown'

const startedOnLinux = (pid: number) => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
  // The name of the program stands in brackets and may hold spaces; the start, in ticks since boot, is field 22.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields[0] === 'Z') return undefined
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()}:${fields[19]}`
}

const startedElsewhere = (pid: number) => {
  if (process.platform === 'win32') return unknown
  return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { env: { LC_ALL: 'C' } }).toString().trim()
}

/**
 * When the process with this number started, as text that is equal only for the same process. Undefined when there is no
 * such process (or only its remains), 'unknown' when it lives but may not be looked at.
 */
export const startOf = (pid: number): string | undefined => {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return undefined
  }
  try {
    return process.platform === 'linux' ? startedOnLinux(pid) : startedElsewhere(pid)
  } catch {
    return unknown
  }
}

const prefix = 'lock.'

const ownerIn = (file: string): Owner | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner
  } catch {
    return undefined
  }
}

/** Written under another name first: a lock file is there whole or not at all. */
const write = (folder: string, name: string, owner: Owner) => {
  const draft = path.join(folder, `.${name}.draft`)
  writeFileSync(draft, JSON.stringify(owner))
  renameSync(draft, path.join(folder, name))
}

const isAlive = (owner: Owner) => owner.host !== hostname() || [owner.started, unknown].includes(startOf(owner.pid) ?? '')

const inUse = (folder: string, file: string, { pid, host }: Owner) =>
  new Fault(
    'FolderInUse',
    host === hostname()
      ? `The folder ${folder} is in use by process ${pid}`
      : `The folder ${folder} is in use by process ${pid} on ${host}; if that no longer runs, remove ${file}`,
  )

/** The other lock files whose process lives. Those of dead processes are removed on the way. */
const others = (folder: string, own: string) => {
  const found: { file: string; owner: Owner }[] = []
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(prefix) || name === own) continue
    const file = path.join(folder, name)
    const owner = ownerIn(file)
    if (owner && isAlive(owner)) found.push({ file, owner })
    else if (owner) rmSync(file, { force: true })
  }
  return found
}

/**
 * Takes the folder for this process alone and returns what gives it back; it is also given back when the process exits.
 * Of several that are looking round at once the one with the lowest name goes first, the others wait for the outcome.
 * Throws the fault FolderInUse, naming the process that has it.
 */
export const lockFolder = async (folder: string): Promise<() => void> => {
  const started = startOf(process.pid) ?? unknown
  const own = `${prefix}${process.pid}.${randomUUID()}`
  const owner: Owner = { pid: process.pid, started, host: hostname(), held: false }
  const release = () => {
    process.off('exit', release)
    rmSync(path.join(folder, own), { force: true })
  }
  process.on('exit', release)
  try {
    for (let tries = 0; ; tries += 1) {
      write(folder, own, owner)
      const seen = others(folder, own)
      const holder = seen.find((other) => other.owner.held) ?? (tries > 200 ? seen[0] : undefined)
      if (holder) throw inUse(folder, holder.file, holder.owner)
      if (seen.length === 0) break
      if (seen.some(({ file }) => path.basename(file) < own)) rmSync(path.join(folder, own), { force: true })
      await after(10 + Math.random() * 20)
    }
    write(folder, own, { ...owner, held: true })
    return release
  } catch (error) {
    release()
    throw error
  }
}
