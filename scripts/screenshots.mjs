/**
 * `node scripts/screenshots.mjs`: the pictures of the README. Starts the program on a free port with the sample in a folder of
 * its own, signs in as the chair, and takes each page at 1280 and 320 px into docs/screenshots: the front page, the six steps, the
 * publication, and a live board on a phone, before who leads, and on the big screen. Needs Chromium on this machine
 * (its path in DENKTANK_CHROMIUM where it is not the usual one).
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { install } from './install.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const pictures = join(root, 'docs/screenshots')
const chair = 'Marijke de Wit'
// What is written on the live board in the round that asks for an image: by whom, and in which group it comes.
const groups = ['Niet zelf de baas', 'Schijnbaar vast', 'Nooit meer terug']
const writers = {
  'Samira El Amrani': [['Een huis op een eiland: mooi, tot de veerboot staakt', 0], ['Een sleutelbos waarvan niemand alle sloten kent', 1], ['Een hotel: alles is geregeld, en niets is van u', 0]],
  'Joost Haverkamp': [['Een rivier: u vaart snel, en alleen stroomafwaarts', 2], ['Een tapijt waar wij de kabels onder vegen'], ['Een abonnement dat niemand meer durft op te zeggen', 2],
    ['Een fundering die met de buren wordt gedeeld', 1], ['Een verhuizing waarbij de dozen dicht blijven', 2]],
  'Devi Baldew': [['Een bibliotheek waar een ander de kasten verzet', 0], ['Een elastiek dat meegroeit met het aantal inwoners'], ['Water uit de kraan: pas als het stopt, praat u erover', 1]],
}
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
    themes: urls.themes(),
    charter: urls.charter(tank),
    landscape: urls.landscape(tank),
    contributions: urls.contributions(tank),
    findings: urls.findings(tank),
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

const signIn = async (page, address, urls, name = chair) => {
  await page.goto(address + urls.signin())
  await page.getByRole('button', { name }).first().click()
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

const wayOf = { locale: 'nl-NL', reducedMotion: 'reduce', timezoneId: 'Europe/Amsterdam' }

/** Opens a board as the chair would and has people write on it; takes it on a phone, before who leads, and on the big screen. */
const takeBoard = async (browser, page, address, urls) => {
  const tank = fixture('cloud.json')
  await page.setViewportSize(sizes[0])
  await page.goto(address + urls.boards(tank))
  await page.locator(`form[action="${urls.boards(tank)}"] button`).click()
  await page.waitForURL(/gelukt/)
  const board = new URL(page.url()).pathname
  const round = await page.locator('input[name="round"]').first().inputValue()
  const send = async (one, to, form) => {
    const answer = await one.request.post(`${address}${board}/${to}`, { form, headers: { origin: address }, maxRedirects: 0 })
    if (answer.status() !== 303) throw new Error(`${board}/${to} answers ${answer.status()}`)
  }
  await send(page, 'tijd', { round, timer: 'five' })
  const placed = []
  for (const [name, cards] of Object.entries(writers)) {
    const phone = await browser.newContext({ ...wayOf, viewport: { width: 390, height: 844 } })
    const one = await phone.newPage()
    await signIn(one, address, urls, name)
    for (const [body, group] of cards) {
      const card = randomUUID()
      await send(one, 'kaart', { card, round, kind: 'image', body })
      if (group !== undefined) placed.push({ card, group })
    }
    await take(one, address + urls.boardPhone(tank, board.split('/').at(-1)), join(pictures, 'board-phone.png'))
    await phone.close()
  }
  await send(page, 'fase', { round, phase: 'grouping' })
  for (const [at, title] of groups.entries()) {
    const [first, ...more] = placed.filter(({ group }) => group === at)
    await send(page, 'groepering', { card: first.card, to: 'new' })
    await page.goto(address + board)
    const group = await page.locator(`[data-group]:has([data-card="${first.card}"])`).getAttribute('data-group')
    await send(page, 'groepsnaam', { group, title })
    for (const { card } of more) await send(page, 'groepering', { card, to: group })
  }
  // High enough for the step that is on and the groups below it.
  await page.setViewportSize({ width: 1280, height: 1700 })
  await take(page, address + board, join(pictures, 'board-leading.png'))
  await page.setViewportSize({ width: 1920, height: 1080 })
  await take(page, address + urls.boardScreen(tank, board.split('/').at(-1)), join(pictures, 'board-screen.png'))
  return 3
}

const takeAll = async (address) => {
  const urls = await readUrls()
  const browser = await openBrowser()
  const failures = []
  let taken = 0
  try {
    const context = await browser.newContext(wayOf)
    const page = await context.newPage()
    await signIn(page, address, urls)
    for (const size of sizes) {
      await page.setViewportSize(size)
      for (const [name, path] of Object.entries(pagesOf(urls))) {
        const file = join(pictures, `${name}-${size.width}.png`)
        await take(page, address + path, file).then(() => { taken += 1 }, (error) => failures.push(`${name}-${size.width}: ${error.message}`))
      }
    }
    taken += await takeBoard(browser, page, address, urls).catch((error) => { failures.push(`board: ${error.message}`); return 0 })
  } finally {
    await browser.close()
  }
  return { failures, taken }
}

await install()
const data = mkdtempSync(join(tmpdir(), 'denktank-pictures-'))
mkdirSync(pictures, { recursive: true })
try {
  const { address, stop } = await startProgram(data)
  const { failures, taken } = await takeAll(address).finally(stop)
  for (const failure of failures) console.error(failure)
  console.log(`${taken} pictures in docs/screenshots`)
  if (failures.length > 0) process.exitCode = 1
} finally {
  // The key lies beside its data.
  for (const one of [data, `${data}.key`]) rmSync(one, { recursive: true, force: true })
}
