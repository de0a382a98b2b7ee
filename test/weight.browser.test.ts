/// <reference lib="dom" />
/**
 * What a page costs whoever opens it: bytes over the line, and nothing that moves while it loads. And the pages in
 * English. The program starts on the filled folder of test/house.ts.
 */
import assert from 'node:assert/strict'
import { createServer, request as ask } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import type { Browser, Page, Request } from 'playwright-core'
import { openBrowser, startProgram, windowOf, type Program } from './browser.ts'
import { Visitor } from './program.ts'
import { travel } from './traveller.ts'

const tank = '/denktanks/cloudstrategie'
const pages = ['/', '/inloggen', '/publicaties/samenvatting-cloudstrategie/1', '/denktanks', tank, `${tank}/bijdragen`, `${tank}/bevindingen/3`, `${tank}/spoor/bevinding/3`, '/vereniging/mensen']
let browser: Browser
let program: Program
let cookies: { name: string; value: string; url: string }[]
before(async () => {
  [browser, program] = await Promise.all([openBrowser(), startProgram()])
  const chair = await new Visitor(program.address).signInAs('marijke-de-wit')
  cookies = [...chair.cookies].map(([name, value]) => ({ name, value, url: program.address }))
})
after(async () => { await browser.close(); await program.stop() })

test('the first load of a page takes at most 70 kB of styles, letters and script', async () => {
  for (const path of pages) {
    const { context, page } = await windowOf(browser, program, { script: true, width: 1280 })
    await context.addCookies(cookies)
    const asked: Request[] = []
    page.on('requestfinished', (request) => { if (['stylesheet', 'font', 'script'].includes(request.resourceType())) asked.push(request) })
    await page.goto(program.address + path)
    // Letters are asked for when the page is drawn; a live page never comes to rest.
    await page.evaluate(async () => { await document.fonts.ready })
    const sizes = await Promise.all(asked.map(async (request) => (await request.sizes()).responseBodySize))
    const total = sizes.reduce((sum, size) => sum + size, 0)
    assert.ok(asked.length >= 2 && total > 5000, `${path} asked for ${asked.length} files, ${total} bytes`)
    assert.ok(total <= 70_000, `${path} takes ${total} bytes: ${asked.map((request, at) => `${new URL(request.url()).pathname} ${sizes[at]}`).join(', ')}`)
    await context.close()
  }
})

const watchShifts = () => {
  const holder = window as unknown as { shifts: string[] }
  holder.shifts = []
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, sources } = entry as unknown as { value: number; sources?: { node?: { outerHTML?: string } }[] }
      holder.shifts.push(`${value}: ${sources?.map(({ node }) => node?.outerHTML?.slice(0, 120)).join(' | ')}`)
    }
  }).observe({ type: 'layout-shift', buffered: true })
}
const shiftsOn = (page: Page) => page.evaluate(() => (window as unknown as { shifts: string[] }).shifts)

for (const width of [1280, 320]) {
  test(`nothing moves while a page loads, at ${width} px`, async () => {
    for (const path of pages) {
      const { context, page } = await windowOf(browser, program, { script: true, width })
      await context.addCookies(cookies)
      await page.addInitScript(watchShifts)
      await page.goto(program.address + path)
      await page.evaluate(async () => { await document.fonts.ready; await new Promise((resolve) => { setTimeout(resolve, 200) }) })
      assert.deepEqual(await shiftsOn(page), [], `${path} moves`)
      await context.close()
    }
  })
}

/** Before the program: holds back what stands in a page after `cut`, until `release`. */
const startHolding = async () => {
  const held = { cut: '', times: 0, release: () => {} }
  const server = createServer((request, response) => {
    const onward = ask(program.address + request.url, { method: request.method ?? 'GET', headers: { ...request.headers, 'accept-encoding': 'identity' } }, async (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers)
      if (!held.cut || !answer.headers['content-type']?.startsWith('text/html')) return answer.pipe(response)
      const body = await buffer(answer)
      const at = body.indexOf(held.cut) + Buffer.byteLength(held.cut)
      if (body.includes(held.cut)) held.times++
      response.write(body.subarray(0, at))
      held.release = () => { response.end(body.subarray(at)) }
    })
    // An open page listens to a stream, and goes.
    onward.on('error', () => response.destroy())
    response.once('close', () => onward.destroy())
    request.pipe(onward)
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  return { held, server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

for (const width of [1280, 800]) {
  // A browser draws what is in: on a slow line, or on a phone that is busy, the menu comes in piece by piece.
  test(`what is drawn of the head stays where it is when the rest comes in, at ${width} px`, async (t) => {
    const { held, server, address } = await startHolding()
    const { context, page } = await windowOf(browser, program, { script: true, width })
    t.after(async () => { await context.close(); server.close(); server.closeAllConnections() })
    await context.addCookies(cookies)
    await page.addInitScript(watchShifts)
    await page.goto(`${address}${tank}`)
    const items = await page.locator('.dt-masthead .dt-menu__list > li, .dt-rail__steps > li').evaluateAll((found) => found.map(({ outerHTML }) => outerHTML))
    assert.ok(items.length >= 12, `${items.length} items`)
    const cuts = ['</summary>', ...items, '</nav>', '</header>']
    for (const cut of cuts) {
      held.cut = cut
      await page.goto(`${address}${tank}`, { waitUntil: 'commit' })
      await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
      held.release()
      await page.waitForLoadState('load')
      await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve, 50)) }))
      assert.deepEqual(await shiftsOn(page), [], `after ${cut}`)
    }
    assert.equal(held.times, cuts.length)
  })
}

const dutch = /\b(Mijn denktanks|Publicaties|Vereniging|Bijdragen|Bevindingen|Voorbereiding|Bijeenkomst|Handreiking|Gebeurtenissen|Inloggen|Uitloggen|Hoofdmenu|Naar de inhoud|Stap)\b/i

test('in English every page says so and its frame has no Dutch words', async () => {
  const one = await travel(browser, program, { script: true, width: 1280 })
  await one.context.addCookies(cookies)
  await one.go('/')
  await one.page.getByRole('link', { name: 'English' }).first().click()
  await one.page.waitForLoadState()
  for (const path of [...pages, `${tank}/bijdragen/1`, `${tank}/bevindingen`, `${tank}/bijdragen/overtypen`, `${tank}/deelnemers`, `${tank}/gebeurtenissen`, '/publicaties', '/vereniging', '/mijn']) {
    await one.go(path)
    assert.equal(await one.page.locator('html').getAttribute('lang'), 'en', path)
    const title = await one.page.locator('.dt-rail__tank').allInnerTexts()
    const frame = (await one.page.locator('.dt-masthead, .dt-rail, .dt-crumbs, .dt-foot').allInnerTexts()).join('\n')
    const own = title.reduce((text, each) => text.replaceAll(each, ''), frame).replace(/Vereniging Gemeentelijke I&A[^\n]*/g, '')
    assert.doesNotMatch(own, dutch, path)
  }
  await one.end()
})
