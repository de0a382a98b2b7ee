/// <reference lib="dom" />
/**
 * What a page costs whoever opens it: bytes over the line, and nothing that moves while it loads. And the pages in
 * English. The program starts on the filled folder of test/house.ts.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Request } from 'playwright-core'
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

for (const width of [1280, 320]) {
  test(`nothing moves while a page loads, at ${width} px`, async () => {
    for (const path of pages) {
      const { context, page } = await windowOf(browser, program, { script: true, width })
      await context.addCookies(cookies)
      await page.addInitScript(() => {
        const holder = window as unknown as { shifts: string[] }
        holder.shifts = []
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            const { value, sources } = entry as unknown as { value: number; sources?: { node?: { outerHTML?: string } }[] }
            holder.shifts.push(`${value}: ${sources?.map(({ node }) => node?.outerHTML?.slice(0, 120)).join(' | ')}`)
          }
        }).observe({ type: 'layout-shift', buffered: true })
      })
      await page.goto(program.address + path)
      await page.evaluate(async () => { await document.fonts.ready; await new Promise((resolve) => { setTimeout(resolve, 200) }) })
      assert.deepEqual(await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts), [], `${path} moves`)
      await context.close()
    }
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
