/**
 * `node scripts/screenshots.mjs`: the pictures of the README. Starts the program on a free port with the sample in a folder of
 * its own, signs in as the chair, and takes each page at 1280 and 320 px into docs/screenshots. Needs Chromium on this machine
 * (its path in DENKTANK_CHROMIUM where it is not the usual one).
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { install } from './install.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const pictures = join(root, 'docs/screenshots')
const chair = 'Marijke de Wit'
const sizes = [{ width: 1280, height: 900 }, { width: 320, height: 720 }]
const patience = 60_000

/** Addresses are spelled out in src/urls.ts only, so they are read from there. */
const readUrls = async () => {
  const { transform } = await import('esbuild')
  const { code } = await transform(readFileSync(join(root, 'src/urls.ts'), 'utf8'), { loader: 'ts', format: 'esm' })
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)).urls
}

const fixture = (name) => JSON.parse(readFileSync(join(root, 'fixtures', name), 'utf8'))

/** What is shown, by the name of its picture. Finding 3 is the one in dispute. */
const pagesOf = (urls) => {
  const tank = fixture('cloud.json')
  return {
    home: urls.home,
    thinktank: urls.thinktank(tank),
    contributions: urls.contributions(tank),
    finding: urls.finding(tank, 3),
    draft: urls.draft(tank, 1),
    ripeness: urls.ripeness(tank, 1),
    publication: urls.publication(tank.draft.slug),
  }
}

/** Starts the program and resolves to its address and what stops it; rejects with what it said when it does not come up. */
const startProgram = (data) => new Promise((resolve, reject) => {
  const words = [join(root, 'scripts/start.mjs'), '--port', '0', '--data', data]
  const env = { ...process.env, DATABASE_URL: '', DENKTANK_URL: '', DENKTANK_HOST: '' }
  const program = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'], env })
  const ended = new Promise((done) => { program.once('exit', done) })
  const stop = async () => {
    program.kill('SIGTERM')
    await ended
  }
  const said = []
  const late = setTimeout(() => { void stop(); reject(new Error(`The program did not come up:\n${said.join('\n')}`)) }, patience)
  for (const stream of [program.stdout, program.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      said.push(line)
      const [, address] = /^Denktank: (http:\S+)$/.exec(line) ?? []
      if (!address) return
      clearTimeout(late)
      resolve({ address, stop })
    })
  }
  program.once('exit', (code) => {
    clearTimeout(late)
    reject(new Error(`The program ended with exit code ${code}:\n${said.join('\n')}`))
  })
})

const openBrowser = async () => {
  const { chromium } = await import('playwright-core')
  const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  const executablePath = process.env.DENKTANK_CHROMIUM || usual.find(existsSync)
  if (!executablePath) throw new Error('Chromium is not here: install it, or name it in DENKTANK_CHROMIUM')
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
}

const signIn = async (page, address, urls) => {
  await page.goto(address + urls.signin())
  await page.getByRole('button', { name: chair }).first().click()
  await page.waitForURL((url) => url.pathname !== urls.signinAs && !url.pathname.startsWith(urls.signin()))
}

/** Takes one page at one size. Throws when it is not there, or wider than the screen. */
const take = async (page, url, file) => {
  const answer = await page.goto(url)
  if (answer?.status() !== 200) throw new Error(`${url} answers ${answer?.status()}`)
  await page.evaluate(() => globalThis.document.fonts.ready)
  const beyond = await page.evaluate(() => globalThis.document.documentElement.scrollWidth - globalThis.innerWidth)
  if (beyond > 0) throw new Error(`${url} is ${beyond} px wider than the screen of ${page.viewportSize()?.width} px`)
  await page.screenshot({ path: file })
}

const takeAll = async (address) => {
  const urls = await readUrls()
  const browser = await openBrowser()
  const failures = []
  try {
    const context = await browser.newContext({ locale: 'nl-NL', reducedMotion: 'reduce', timezoneId: 'Europe/Amsterdam' })
    const page = await context.newPage()
    await signIn(page, address, urls)
    for (const size of sizes) {
      await page.setViewportSize(size)
      for (const [name, path] of Object.entries(pagesOf(urls))) {
        const file = join(pictures, `${name}-${size.width}.png`)
        await take(page, address + path, file).catch((error) => failures.push(`${name}-${size.width}: ${error.message}`))
      }
    }
  } finally {
    await browser.close()
  }
  return failures
}

await install()
const data = mkdtempSync(join(tmpdir(), 'denktank-pictures-'))
mkdirSync(pictures, { recursive: true })
try {
  const { address, stop } = await startProgram(data)
  const failures = await takeAll(address).finally(stop)
  for (const failure of failures) console.error(failure)
  console.log(`${Object.keys(pagesOf(await readUrls())).length * sizes.length - failures.length} pictures in docs/screenshots`)
  if (failures.length > 0) process.exitCode = 1
} finally {
  rmSync(data, { recursive: true, force: true })
}
