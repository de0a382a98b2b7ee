/// <reference lib="dom" />
/**
 * Hostile markup that others collected, typed into contributions, a finding, a text and its publication, and into what stands beside them: in a browser that is told
 * to let everything run, no script runs, and the page holds nothing that could. The program starts on the filled folder of test/house.ts.
 */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { until } from '../src/platform/until.testing.ts'
import { inProject } from '../src/platform/root.ts'
import { openBrowser, startProgram, type Program } from './browser.ts'
import { formOn } from './forms.ts'
import { Visitor } from './program.ts'

const corpus = join(process.env['DENKTANK_CORPUS'] || inProject('..', 'shared', 'data'), 'html-safety')
const sets = ['dompurify', 'commonmark', 'cmark-regression'].map((name) => join(corpus, name, 'expected.json'))
const skip = sets.every((file) => existsSync(file)) ? false : `the corpus is not at ${corpus}`
const tank = '/denktanks/cloudstrategie'

/** A few of our own, for whoever has no corpus, and for what it lacks. */
const own = [
  '<script>ran(1)</script>', '<img src=x onerror=ran(2)>', '"><svg onload=ran(3)>', "'-ran(4)-'", '[klik](javascript:ran(5))', 'javascript:ran(6)',
  '</textarea><script>ran(7)</script>', '</title><script>ran(8)</script>', '<!--><img src=x onerror=ran(9)>-->', '[bevinding 1"><script>ran(10)</script>]',
]

/** All inputs, in pieces of at most so many characters. */
const pieces = (most: number): string[] => {
  const cases = skip ? [] : sets.flatMap((file) => (JSON.parse(readFileSync(file, 'utf8')) as { cases: { input?: string }[] }).cases)
  const found: string[] = []
  for (const input of [...own, ...cases.flatMap(({ input: one }) => (one ? [one.replaceAll('\0', '')] : []))]) {
    const last = found.at(-1)
    if (last !== undefined && last.length + input.length < most) found[found.length - 1] = `${last}\n${input}`
    else found.push(input.slice(0, most))
  }
  return found
}

let browser: Browser
let program: Program
let marijke: Visitor
before(async () => {
  [browser, program] = await Promise.all([openBrowser(), startProgram()])
  marijke = await new Visitor(program.address).signInAs('marijke-de-wit')
})
after(async () => {
  await browser.close()
  await program.stop()
})

/** Sends the form of a page with these fields changed; where it leads. */
const send = async (page: string, to: RegExp, fields: Record<string, string>): Promise<string> => {
  const form = formOn((await marijke.get(page)).body, to)
  const plain = Object.fromEntries(Object.entries({ ...form.fields, ...fields }).map(([name, value]) => [name, String(value)]))
  const { status, location, body } = await marijke.post(form.action, plain)
  assert.equal(status, 303, `${page}: ${status} ${body.replace(/<[^>]*>/g, ' ').slice(0, 1500)}`)
  return location.split('?')[0] ?? ''
}

/** What on the page could run: handlers, scripts that are not ours, frames, and addresses that are script. */
const couldRun = (page: Page): Promise<string[]> => page.evaluate(() => [...document.querySelectorAll('*')].flatMap((element) => {
  const bad = [...element.attributes].filter(({ name, value }) => /^on/i.test(name) || name === 'srcdoc' || (/^(href|src|action|formaction|xlink:href)$/i.test(name)
    && /^(javascript|vbscript|data):/i.test(value.replace(/[^\w:]/g, ''))))
  const foreign = /^(iframe|object|embed|base|link|meta|style|math|form)$/i.test(element.tagName) && element.closest('.dt-contribution, blockquote, .dt-text p') !== null
  const script = element.tagName === 'SCRIPT' && !(element.getAttribute('src') ?? '').startsWith('/assets/')
  return bad.length > 0 || foreign || script ? [element.outerHTML.slice(0, 200)] : []
}))

/** Opens pages with the policy of the site switched off, and says what ran or could. */
const ranOn = async (paths: readonly string[]): Promise<string[]> => {
  const context = await browser.newContext({ bypassCSP: true })
  await context.addCookies([...marijke.cookies].map(([name, value]) => ({ name, value, url: program.address })))
  const page = await context.newPage()
  const ran: string[] = []
  page.on('dialog', (dialog) => { ran.push(`a dialog: ${dialog.message()}`); void dialog.dismiss() })
  await page.exposeFunction('ran', (which: unknown) => { ran.push(`our own ${String(which)}`) })
  for (const path of paths) {
    const answer = await page.goto(program.address + path)
    assert.equal(answer?.status(), 200, path)
    await page.mouse.move(300, 300)
    ran.push(...(await couldRun(page)).map((found) => `${path}: ${found}`))
  }
  await context.close()
  return ran
}

test('this way of looking sees a script that runs', async () => {
  const context = await browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  const ran: unknown[] = []
  await page.exposeFunction('ran', (which: unknown) => { ran.push(which) })
  await page.setContent(own.join('\n'))
  await until(() => ran.length > 0)
  assert.ok((await couldRun(page)).length > 3)
  await context.close()
})

test('hostile markup in contributions, a finding, a text and its publication stays text: no script runs', { skip }, async () => {
  const said: string[] = []
  for (const body of pieces(3900)) said.push(await send(`${tank}/bijdragen`, /bijdragen$/, { body, kind: 'risk', anyway: 'ja' }))
  assert.ok(said.length >= 6)
  const all = pieces(9900)
  const finding = await send(`${tank}/bevindingen/nieuw`, /nieuw$/, { statement: pieces(990)[0] ?? '', explanation: all[0] ?? '', chosen: '1' })
  await send(finding, /bezwaren$/, { reason: pieces(1900)[1] ?? '' })
  const draft = await send(`${tank}/teksten/nieuw`, /nieuw$/, { title: own[0] ?? '', kind: 'other', chapter: own[2] ?? '' })
  await marijke.post(`${draft}/schrijven/slot`, {})
  const writing = formOn((await marijke.get(`${draft}/schrijven`)).body, /schrijven\?/)
  const area = Object.keys(writing.fields).find((name) => name.startsWith('tekst-')) ?? ''
  const typed = pieces(1500).slice(0, 6).join('\n').replaceAll('[', '(')
  await send(`${draft}/schrijven`, /schrijven\?/, { [area]: typed, bevestig: 'ja', doe: 'stoppen' })
  const page = `${draft}/publicatie`
  const against = [...(await marijke.get(page)).body.matchAll(/name="against" value="([a-z]+)"/g)].map(([, key]) => key ?? '')
  const form = formOn((await marijke.get(page)).body, /publicatie$/)
  const body = new URLSearchParams(Object.entries(form.fields).map(([name, value]) => [name, String(value)]))
  for (const key of against) { body.append('against', key); body.set(`reason_${key}`, own[1] ?? '') }
  const published = await fetch(program.address + form.action, { method: 'POST', body, redirect: 'manual', headers: marijke.headers })
  assert.equal(published.status, 303)
  const edition = (published.headers.get('location') ?? '').split('?')[0] ?? ''
  const paths = [
    `${tank}/bijdragen`, ...said, finding, finding.replace('bevindingen', 'spoor/bevinding'), `${tank}/bevindingen`, draft, `${draft}/rijpheid`, `${tank}/teksten`, edition,
    '/publicaties', tank, '/', `${tank}/gebeurtenissen`, `${tank}/zoeken?z=script`,
  ]
  assert.deepEqual(await ranOn(paths), [])
  assert.match(await (await fetch(program.address + edition)).text(), /&lt;script&gt;ran\(1\)/)
})

test('hostile markup in a discussion, a decision, a term, the knowledge base and a date poll stays text: no script runs', { skip }, async () => {
  const [all, some, few] = [pieces(3900), pieces(1900), own.join('\n').slice(0, 900)]
  const topic = await send(`${tank}/gesprekken/nieuw`, /gesprekken\/nieuw$/, { title: own[0] ?? '', body: all[0] ?? '' })
  for (const body of all.slice(1, 8)) await send(topic, /berichten$/, { body })
  const decision = await send(`${tank}/besluiten/nieuw`, /besluiten\/nieuw$/, { title: own[1] ?? '', body: some[0] ?? '', kind: 'vote', options: own.slice(0, 4).join('\n') })
  await send(decision, /antwoord$/, { choice: '1', reason: few })
  const term = await send(`${tank}/begrippen/nieuw`, /begrippen\/nieuw$/, { label: own[0] ?? '', definition: few })
  await send(term, /opening$/, {})
  await send(`${term}/voorstel`, /voorstel$/, { label: own[1] ?? '', definition: few, explanation: few, examples: few, note: few, sources: own[5] ?? '' })
  const work = await send(`${tank}/kennis/nieuw`, /kennis\/nieuw$/, { title: own.slice(0, 5).join(' '), kind: 'report', authors: own[2] ?? '', dated: '2024', why: few.slice(0, 400) })
  await send(work, /aantekeningen$/, { note: few })
  const list = await send(`${tank}/kennis/leeslijsten/nieuw`, /nieuw$/, { title: own[3] ?? '', about: few.slice(0, 400) })
  const poll = await send(`${tank}/datumprikker/nieuw`, /nieuw$/, { title: own[4] ?? '', about: few, option: `${new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)} 09:30-11:30` })
  const paths = [
    topic, `${tank}/gesprekken`, decision, `${tank}/besluiten`, term, `${term}/teksten`, `${tank}/begrippen`, work, `${work}/verbetering`, `${tank}/kennis`, `${tank}/kennis/lijst`, list, `${tank}/kennis/leeslijsten`,
    poll, `${tank}/datumprikker`, `${tank}/gebeurtenissen`, '/', ...['script', 'img', 'svg', 'ran'].map((word) => `/zoeken?z=${word}`),
  ]
  assert.deepEqual(await ranOn(paths), [])
  assert.match((await marijke.get(topic)).body, /&lt;script&gt;ran\(1\)/)
})
