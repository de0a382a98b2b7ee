/// <reference lib="dom" />
/** Pages that follow along, left open in one tab, when their person signs out in another: they show nothing of a think tank any more. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { openBrowser, startProgram, windowOf, type Program } from './browser.ts'
import { Visitor } from './program.ts'

let browser: Browser
let program: Program
before(async () => { [browser, program] = await Promise.all([openBrowser(), startProgram()]) })
after(async () => { await browser.close(); await program.stop() })

test('a page left open goes to signing in when its person signs out in another tab, and their own overview becomes everybody’s', async () => {
  const samira = await new Visitor(program.address).signInAs('samira-el-amrani')
  const { context, page: tank } = await windowOf(browser, program, { script: true, width: 1280 })
  await context.addCookies([...samira.cookies].map(([name, value]) => ({ name, value, url: program.address })))
  const [own, other] = [await context.newPage(), await context.newPage()]
  for (const [page, path] of [[tank, '/denktanks/cloudstrategie/bijdragen'], [own, '/']] as const) {
    const followed = page.waitForResponse((answer) => answer.url().endsWith('/live'))
    await page.goto(program.address + path)
    assert.equal((await followed).status(), 200)
  }
  await other.goto(`${program.address}/mijn`)
  await other.locator('form[action="/uitloggen"] button').click()
  await tank.waitForURL(`${program.address}/inloggen?terug=%2Fdenktanks%2Fcloudstrategie%2Fbijdragen`)
  await own.getByRole('link', { name: 'Inloggen' }).first().waitFor()
  await context.close()
})
