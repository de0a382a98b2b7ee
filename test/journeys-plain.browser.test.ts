/** The whole journey without script, on a wide screen and on a small phone, on the filled folder of test/house.ts. */
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { wholeJourney } from './journey.ts'

let browser: Browser
before(async () => { browser = await openBrowser() })
after(() => browser.close())

for (const width of [1280, 320]) {
  test(`from contribution to publication and back at ${width} px without script`, () => wholeJourney(browser, { script: false, width }))
}
