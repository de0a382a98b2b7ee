/// <reference lib="dom" />
/**
 * Somebody who goes through the site in a browser: every page on the way is held against what a machine can check, both
 * as the server sent it and as it stands in the browser.
 */
import assert from 'node:assert/strict'
import type { Browser, BrowserContext, Page, Response } from 'playwright-core'
import { inspect, validate, windowOf, type Program, type Way } from './browser.ts'

export interface Traveller {
  readonly page: Page
  readonly context: BrowserContext
  readonly way: Way
  /** paths that were looked at, in order */
  readonly seen: string[]
  /** opens a path and looks at it */
  go(path: string): Promise<void>
  /** follows the link to this path on the page that is open, out of the menu when it lies in there */
  follow(path: string): Promise<void>
  /** presses the button with these words and looks at the page that it leads to */
  press(name: string): Promise<void>
  /** holds the page that is open against every check */
  look(): Promise<void>
  end(): Promise<void>
}

/** What the server last sent as a page. */
const sent = (page: Page): { html: () => Promise<{ html: string; status: number }> } => {
  let last: Promise<{ html: string; status: number }> | undefined
  page.on('response', (answer: Response) => {
    if (answer.request().resourceType() !== 'document' || answer.status() >= 300 && answer.status() < 400) return
    last = answer.text().then((html) => ({ html, status: answer.status() }))
    last.catch(() => {})
  })
  return { html: async () => (await last) ?? { html: '', status: 0 } }
}

/** A traveller with a window of their own. `end` fails when the browser asked anything of another host, or logged an error. */
export const travel = async (browser: Browser, program: Program, way: Way): Promise<Traveller> => {
  const { context, page, foreign } = await windowOf(browser, program, way)
  page.setDefaultTimeout(20_000)
  const answer = sent(page)
  const complaints: string[] = []
  const seen: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  // A page that answers 404 or 422 is no complaint: what it answers is looked at. A file that is not there is.
  page.on('console', (message) => { if (message.type() === 'error' && !message.text().startsWith('Failed to load')) complaints.push(`${page.url()}: ${message.text()}`) })
  page.on('response', (one) => { if (one.status() >= 400 && one.request().resourceType() !== 'document') complaints.push(`${one.status()} ${one.url()}`) })
  const look = async () => {
    const where = `${new URL(page.url()).pathname} at ${way.width} px${way.script ? '' : ' without script'}`
    const { html, status } = await answer.html()
    assert.ok(status === 200 || status === 422, `${where} answered ${status}`)
    seen.push(new URL(page.url()).pathname)
    await validate(html, where)
    await inspect(page, way)
  }
  const arrive = async (what: () => Promise<unknown>) => {
    await Promise.all([page.waitForEvent('load'), what()])
    await look()
  }
  return {
    page, context, way, seen, look,
    go: (path) => arrive(() => page.goto(program.address + path)),
    follow: async (path) => {
      const links = page.locator(`a[href="${path}"]`)
      assert.ok(await links.count() > 0, `no link to ${path} on ${page.url()}`)
      const visible = links.filter({ visible: true })
      // A menu may lie in a menu: from the outside in.
      for (let depth = 0; depth < 3 && await visible.count() === 0; depth += 1) {
        await page.locator('details:not([open])', { has: page.locator(`a[href="${path}"]`) }).first().locator(':scope > summary').click()
      }
      await arrive(() => visible.first().click())
    },
    press: (name) => arrive(() => page.getByRole('button', { name, exact: true }).first().click()),
    end: async () => {
      await context.close()
      assert.deepEqual(foreign, [], 'asked of other hosts')
      assert.deepEqual(complaints, [], 'the browser complained')
    },
  }
}
