/**
 * What every command of ours does first on a fresh clone: installs the packages. Nothing here may import one.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const modules = join(root, 'node_modules')
const stamp = join(modules, '.denktank-stamp')

/** Does a step; one that takes over a second says so, with its seconds, on the error stream: output stays the program's. */
export const step = async (name, work) => {
  const { stderr } = process
  const started = performance.now()
  const line = () => `${name} … ${Math.round((performance.now() - started) / 1000)} s`
  let shown = false
  const timer = setInterval(() => {
    if (stderr.isTTY) stderr.write(`\r${line()}`)
    else if (!shown) stderr.write(`${name} …\n`)
    shown = true
  }, 1000)
  try {
    return await work()
  } finally {
    clearInterval(timer)
    if (shown) stderr.write(`${stderr.isTTY ? '\r' : ''}${line()}\n`)
  }
}

const lockHash = () => createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex')

/** Whether npm's own record shows every package of the lock file that running needs, at its version. */
const isInstalledByHand = () => {
  const record = join(modules, '.package-lock.json')
  if (!existsSync(record)) return false
  const { packages: installed } = JSON.parse(readFileSync(record, 'utf8'))
  const { packages: wanted } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  return Object.entries(wanted).every(([path, { version, dev, optional, devOptional }]) =>
    path === '' || installed[path]?.version === version || (!installed[path] && (dev || optional || devOptional)))
}

const npmInstall = (folder) =>
  new Promise((resolve, reject) => {
    // Under npm this is npm itself, also where `npm` is no command that can be spawned (Windows).
    const { npm_execpath: npm } = process.env
    const flags = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
    const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm, ...flags]] : ['npm', flags]
    const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
    let complaint = ''
    child.stderr.on('data', (chunk) => { complaint += chunk })
    child.on('error', reject)
    child.on('close', (code) => {
      // What npm says after that is how to use npm.
      const reason = complaint.trim().split('\n').slice(0, 6).join('\n')
      if (code === 0) resolve()
      else reject(new Error(`The packages could not be installed:\n${reason}`))
    })
  })

/** Installs the packages of the lock file when they are not there yet, or are others. Rejects with what npm said. */
export const install = async () => {
  const hash = lockHash()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  if (!isInstalledByHand()) await step('Installing packages', () => npmInstall(root))
  try {
    writeFileSync(stamp, hash)
  } catch {
    // A folder we may only read: the check is made again the next time.
  }
}

/** Installs the PostgreSQL that only tests and measurements need. Rejects with what npm said. */
export const installPostgresql = async () => {
  const folder = join(root, 'test/postgresql')
  if (!existsSync(join(folder, 'node_modules/.package-lock.json'))) await step('Installing a PostgreSQL for the tests', () => npmInstall(folder))
}
