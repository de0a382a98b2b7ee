/// <reference lib="dom" />
/**
 * For tests in a browser: the real program in a process of its own on a filled database, and Debian's Chromium before it.
 * Every page that is looked at is held against axe (WCAG 2.2 AA), html-validate, and the width of a small phone.
 */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HtmlValidate } from 'html-validate'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { inProject } from '../src/platform/root.ts'

export interface Program {
  readonly address: string
  stop(): Promise<void>
}

/** Starts the program on its own copy of the filled folder, on a free port, with the words to Node that the tests run with. */
export const startProgram = async (): Promise<Program> => {
  const folder = mkdtempSync(join(tmpdir(), 'denktank-browser-'))
  cpSync(process.env['DENKTANK_TEST_FOLDER'] ?? '', join(folder, 'data'), { recursive: true })
  const env = { ...process.env, DATABASE_URL: '' }
  const child = spawn(process.execPath, [...process.execArgv, inProject('build', 'denktank.mjs'), 'start', '--port', '0', '--data', join(folder, 'data')], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer) => { said += chunk; const found = /Denktank: (http:\S+)/.exec(said); if (found) resolve(found[1] as string) }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}: ${said}`)))
  })
  return {
    address,
    stop: async () => {
      child.kill('SIGTERM')
      await new Promise((resolve) => child.once('exit', resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Chromium without a sandbox of its own (tests run as root in containers) and without asking anything outside. */
export const openBrowser = (): Promise<Browser> => chromium.launch({
  executablePath: process.env['DENKTANK_CHROMIUM'] || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})

export interface Way { readonly script: boolean; readonly width: number }

/** A fresh browser window; any request to another host than the program's fails the test. */
export const windowOf = async (browser: Browser, program: Program, way: Way): Promise<{ context: BrowserContext; page: Page; foreign: string[] }> => {
  const context = await browser.newContext({ javaScriptEnabled: way.script, viewport: { width: way.width, height: 800 }, locale: 'nl-NL', reducedMotion: 'reduce' })
  const page = await context.newPage()
  const foreign: string[] = []
  page.on('request', (request) => { if (!request.url().startsWith(program.address)) foreign.push(request.url()) })
  return { context, page, foreign }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'no-redundant-role': 'off', 'long-title': 'off', 'no-trailing-whitespace': 'off', 'require-sri': 'off', 'prefer-native-element': 'off',
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
  },
})

interface Violation { id: string; nodes: { html: string; target: string[] }[] }

/** Puts axe in the page that is open. It is kept in the tab: handing half a megabyte over takes longer than looking at a page. */
const bringAxe = async (page: Page): Promise<void> => {
  const runKept = () => page.evaluate<boolean>("(kept => { if (kept) (0, eval)(kept); return kept !== null })(sessionStorage.getItem('axe'))")
  if (await runKept()) return
  await page.evaluate((text) => { sessionStorage.setItem('axe', text) }, axe)
  await runKept()
}

const violationsOn = async (page: Page): Promise<string[]> => {
  await bringAxe(page)
  const found = await page.evaluate(async () => {
    const { axe: tool } = window as unknown as { axe: { run: (root: Document, options: object) => Promise<{ violations: Violation[] }> } }
    return (await tool.run(document, {
      // What passes is not written up, and style sheets are not fetched again for a rule that is not among these: half of its time.
      resultTypes: ['violations'], preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })).violations
  })
  return found.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}

const faultsIn = async (html: string): Promise<string[]> => {
  const { results } = await validator.validateString(html)
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${ruleId} (line ${line}): ${message}`))
}

/** Holds the page that is open against every check that a machine can make; `script` false leaves axe out, which is script. */
export const inspect = async (page: Page, way: Way): Promise<void> => {
  const where = `${new URL(page.url()).pathname} at ${way.width} px`
  // Else a page that a form led to may be looked at before its style sheet is there.
  await page.waitForLoadState('load')
  const { width, inline } = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    inline: [...document.querySelectorAll('*')].filter((one) => [...one.attributes].some(({ name }) => /^(?:style|on.+)$/.test(name))).map(({ outerHTML }) => outerHTML.slice(0, 160)),
  }))
  assert.deepEqual(inline, [], `${where} has a style or handler in its markup`)
  assert.ok(width <= way.width, `${where} is ${width} px wide`)
  if (way.script) assert.deepEqual(await violationsOn(page), [], `axe on ${where}`)
}

/** The page as the server sent it, held against html-validate. */
export const validate = async (html: string, where: string): Promise<void> => {
  assert.deepEqual(await faultsIn(html), [], `html-validate on ${where}`)
}
