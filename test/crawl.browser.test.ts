/**
 * Every link on the site, followed by five kinds of people: none leads nowhere, each page is sound HTML, and of each kind
 * of page one is held against axe. The program starts on the filled folder of test/house.ts.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { inspect, openBrowser, startProgram, validate, windowOf, type Program } from './browser.ts'
import { Visitor, type Reply } from './program.ts'

let browser: Browser
let program: Program
before(async () => { [browser, program] = await Promise.all([openBrowser(), startProgram()]) })
after(async () => { await browser.close(); await program.stop() })

const people: Readonly<Record<string, string | undefined>> = {
  'a visitor': undefined, 'a chair': 'marijke-de-wit', 'a member': 'samira-el-amrani', 'an administrator': 'nienke-ruijter',
  'the secretariat': 'joost-haverkamp',
}
const most = 500

const linksOn = (body: string): string[] =>
  [...body.matchAll(/<(?:a|link)\b[^>]*?\shref="([^"]+)"/g)].map(([, href]) => (href as string).replace(/&amp;/g, '&').replace(/#.*$/, '')).filter((href) => href.startsWith('/'))

/** The kind of page: numbers, ids and searches taken out. */
const kindOf = (path: string) => path.replace(/\?.*/, '?').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '#').replace(/\/\d+/g, '/#').replace(/\/bron\/[^/]+/, '/bron/#')

interface Found { readonly path: string; readonly from: string; readonly reply: Reply }

/** From the front page on, nearest first; of one kind of page at most fifteen, so that none of the others is forgotten. */
const crawl = async (visitor: Visitor): Promise<Found[]> => {
  const found: Found[] = []
  const waiting: { path: string; from: string }[] = [{ path: '/', from: '' }]
  const known = new Set(['/'])
  const perKind = new Map<string, number>()
  for (let next = waiting.shift(); next && found.length < most; next = waiting.shift()) {
    const kind = kindOf(next.path)
    perKind.set(kind, (perKind.get(kind) ?? 0) + 1)
    if ((perKind.get(kind) ?? 0) > 15 || next.path.startsWith('/taal/')) continue
    const reply = await visitor.get(next.path)
    found.push({ ...next, reply })
    const on = reply.status === 303 ? [reply.location] : reply.body.startsWith('<!') ? linksOn(reply.body) : []
    for (const path of on) if (!known.has(path)) { known.add(path); waiting.push({ path, from: next.path }) }
  }
  return found
}

const isPage = ({ reply }: Found) => reply.status === 200 && reply.body.startsWith('<!')

const anchorsMissing = (found: readonly Found[]): string[] => {
  const bodies = new Map(found.filter(isPage).map(({ path, reply }) => [path, reply.body]))
  const wrong = new Set<string>()
  for (const [path, body] of bodies) {
    for (const [, to, anchor] of body.matchAll(/\shref="([^"#]*)#([^"]+)"/g)) {
      // Before one may write, a page asks whether one wants to: the passages come after that.
      if ((to as string).includes('/schrijven')) continue
      const target = bodies.get((to as string).replace(/&amp;/g, '&') || path)
      if (target && !target.includes(` id="${anchor}"`)) wrong.add(`${path}: ${to}#${anchor}`)
    }
  }
  return [...wrong].slice(0, 10)
}

for (const [who, person] of Object.entries(people)) {
  test(`${who} follows every link: each leads to a sound page, and no kind of page has a finding of axe`, async () => {
    const visitor = new Visitor(program.address)
    if (person) await visitor.signInAs(person)
    const found = await crawl(visitor)
    assert.deepEqual(found.filter(({ reply }) => ![200, 303].includes(reply.status)).map(({ path, from, reply }) => `${reply.status} ${path} (from ${from})`), [])
    assert.ok(found.length > (person ? 40 : 5), `only ${found.length} pages`)
    assert.deepEqual(anchorsMissing(found), [], 'links to a place that is not on the page')
    const kinds = new Map(found.filter(isPage).map((one) => [kindOf(one.path), one]))
    for (const { path, reply } of kinds.values()) await validate(reply.body, `${path} for ${who}`)
    await withAxe(visitor, [...kinds.values()])
  })
}

/** What a page is made of: every sort of element, by its classes and attributes. */
const partsOf = (html: string): Set<string> =>
  new Set([...html.slice(html.indexOf('<body')).matchAll(/<([a-z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)/g)].map(([, tag, attributes = '']) =>
    `${tag} ${/\sclass="([^"]*)"/.exec(attributes)?.[1] ?? ''} ${[...attributes.matchAll(/\s([\w:-]+)(?:="[^"]*")?/g)].map(([, name]) => name).join(' ')}`))
const looked = new Map<string, Set<string>>()

/** Looks at each page in the browser, but not at one that holds no sort of element that was not there when somebody else saw a page of its kind. */
const withAxe = async (visitor: Visitor, pages: readonly Found[]) => {
  const way = { script: true, width: 1280 }
  const { context, page, foreign } = await windowOf(browser, program, way)
  await context.addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url: program.address })))
  const faults: string[] = []
  for (const { path, reply } of pages) {
    const [seen, parts] = [looked.get(kindOf(path)), partsOf(reply.body)]
    if (seen && [...parts].every((part) => seen.has(part))) continue
    looked.set(kindOf(path), new Set([...(seen ?? []), ...parts]))
    await page.goto(program.address + path)
    await inspect(page, way).catch((fault: Error) => faults.push(fault.message))
  }
  await context.close()
  assert.deepEqual(faults, [])
  assert.deepEqual(foreign, [])
}
