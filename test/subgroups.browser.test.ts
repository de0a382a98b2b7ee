/// <reference lib="dom" />
/** Moving people between proposed subgroups in a browser: by dragging, with the keyboard alone, and by a form without script. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, startProgram, type Program, type Way } from './browser.ts'
import { travel } from './traveller.ts'

let browser: Browser
let program: Program
before(async () => { [browser, program] = await Promise.all([openBrowser(), startProgram()]) })
after(async () => { await browser.close(); await program.stop() })

const plan = '/denktanks/cloudstrategie/deelgroepen/indeling'
const opened = async (way: Way) => {
  const one = await travel(browser, program, way)
  await one.go('/inloggen')
  await one.press('Inloggen als Marijke de Wit')
  await one.go(plan)
  return one
}
const named = (page: Page, name: string) => page.locator('[data-person]', { hasText: name })
const groupOf = (page: Page, name: string) => page.locator('[data-group]', { has: named(page, name) }).getAttribute('data-group')
const groupsOn = (page: Page) => page.locator('[data-group]').evaluateAll((all) => all.map((one) => one.getAttribute('data-group') as string))
const said = (page: Page) => page.locator('#gemeld').textContent()
const sits = (page: Page, name: string, group: string) => page.waitForFunction(([who, where]) =>
  [...document.querySelectorAll(`[data-group="${where}"] [data-person]`)].some((one) => one.textContent?.includes(who as string)), [name, group] as const)
/** How many of each kind sit in each group, as the balance says it in its tables. */
const balance = (page: Page) => page.locator('#indeling table tbody tr').evaluateAll((rows) => rows.map((row) => row.textContent))

test('with the keyboard alone somebody moves a group on and back, focus stays with them, it is said, and the balance follows', async () => {
  const one = await opened({ script: true, width: 1280 })
  const groups = await groupsOn(one.page)
  const name = 'Tineke Wiersma'
  const before = await balance(one.page)
  const at = groups.indexOf(await groupOf(one.page, name) as string)
  const [key, other, to] = at < groups.length - 1 ? ['ArrowRight', 'ArrowLeft', groups[at + 1]] : ['ArrowLeft', 'ArrowRight', groups[at - 1]]
  for (let stops = 0; stops < 300; stops += 1) {
    await one.page.keyboard.press('Tab')
    if (await named(one.page, name).evaluate((person) => person === document.activeElement)) break
  }
  await one.page.keyboard.press(key as string)
  await sits(one.page, name, to as string)
  assert.equal(await named(one.page, name).evaluate((person) => person === document.activeElement), true, 'focus stays with who was moved')
  await one.page.waitForFunction(() => document.getElementById('gemeld')?.textContent !== '')
  assert.match(await said(one.page) ?? '', /Tineke Wiersma zit nu in Tafel \d/)
  assert.notDeepEqual(await balance(one.page), before)
  await one.look()
  await one.page.keyboard.press(other as string)
  await sits(one.page, name, groups[at] as string)
  assert.deepEqual(await balance(one.page), before)
  await one.end()
})

test('somebody is dragged to another group, and is there when the page is read anew', async () => {
  const one = await opened({ script: true, width: 1280 })
  // High enough for all groups: a driver that scrolls while it drags lets go of what it holds, which a hand does not.
  await one.page.setViewportSize({ width: 1280, height: 3000 })
  const name = 'Bilal Öztürk'
  const from = await groupOf(one.page, name)
  const to = (await groupsOn(one.page)).find((group) => group !== from) as string
  await named(one.page, name).dragTo(one.page.locator(`[data-group="${to}"]`))
  await sits(one.page, name, to)
  await one.go(plan)
  assert.equal(await groupOf(one.page, name), to)
  await one.end()
})

test('a hand drags somebody past the edge of the screen, also when words of the page are selected', async () => {
  const one = await opened({ script: true, width: 1280 })
  const { mouse } = one.page
  const name = 'Murat Demirci'
  const from = await groupOf(one.page, name)
  const groups = await groupsOn(one.page)
  const to = groups.at(groups.at(-1) === from ? 0 : -1) as string
  await one.page.keyboard.press('Control+A')
  await named(one.page, name).scrollIntoViewIfNeeded()
  const { x, y } = await named(one.page, name).boundingBox() as { x: number; y: number }
  await mouse.move(x + 50, y + 10)
  await mouse.down()
  const place = one.page.locator(`[data-group="${to}"]`)
  const top = async () => (await place.boundingBox())?.y ?? 0
  // Held along the edge, where the page rolls until the group is in sight.
  for (let moves = 0; moves < 200 && !(await top() > 100 && await top() < 600); moves += 1) await mouse.move(x + 60 + moves % 2, await top() < 100 ? 20 : 780)
  await mouse.move(x + 60, await top() + 10, { steps: 4 })
  await mouse.up()
  await sits(one.page, name, to)
  await one.end()
})

test('without script, on a small screen, the form does the same', async () => {
  const one = await opened({ script: false, width: 320 })
  const name = 'Nadia Benali'
  const from = await groupOf(one.page, name)
  const to = (await groupsOn(one.page)).find((group) => group !== from) as string
  const label = await one.page.locator('#verplaatsen option', { hasText: name }).first().textContent() ?? ''
  await one.page.locator('#verplaatsen select[name=person]').selectOption({ label })
  await one.page.locator('#verplaatsen select[name=group]').selectOption(to)
  await one.press('Verplaats')
  assert.equal(await groupOf(one.page, name), to)
  await one.end()
})
