/// <reference lib="dom" />
/** Grouping the cards of a board in a browser: with the arrow keys alone, by dragging, and followed on the big screen. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, startProgram, type Program } from './browser.ts'
import { travel, type Traveller } from './traveller.ts'

let browser: Browser
let program: Program
before(async () => { [browser, program] = await Promise.all([openBrowser(), startProgram()]) })
after(async () => { await browser.close(); await program.stop() })

const bodies = ['Een huis op palen', 'Water in de kelder', 'Een dak van glas']
const post = (page: Page, path: string, fields: Record<string, string>): Promise<string> => page.evaluate(async ([to, typed]) =>
  (await fetch(to as string, { method: 'POST', body: new URLSearchParams(typed as Record<string, string>) })).url, [path, fields] as const)

const signIn = async (one: Traveller) => {
  await one.go('/inloggen')
  await one.press('Inloggen als Marijke de Wit')
}

const openedBoard = async (one: Traveller): Promise<string> => {
  const board = new URL(await post(one.page, '/denktanks/cloudstrategie/bord', { title: 'Bord in de zaal' })).pathname
  await one.go(board)
  const round = await one.page.locator('input[name=round]').first().getAttribute('value') as string
  for (const body of bodies) await post(one.page, `${board}/kaart`, { card: randomUUID(), round, kind: 'image', body })
  await post(one.page, `${board}/fase`, { round, phase: 'grouping' })
  return board
}

const cardOf = (page: Page, body: string) => page.locator('[data-card]', { hasText: body })
const groupNameOf = (page: Page, body: string) => page.locator('[data-group]', { has: page.locator('[data-card]', { hasText: body }) }).getAttribute('data-name')
const moved = (page: Page, body: string) => page.waitForFunction((words) => document.getElementById('gemeld')?.textContent?.includes(words), body)

test('cards are grouped with the keyboard alone, it is said where each went, and the big screen follows', async () => {
  const one = await travel(browser, program, { script: true, width: 1280 })
  await signIn(one)
  const board = await openedBoard(one)
  const wall = await one.page.context().newPage()
  await wall.goto(`${program.address}${board}/scherm`)
  await one.go(board)
  for (let stops = 0; stops < 200; stops += 1) {
    await one.page.keyboard.press('Tab')
    if (await cardOf(one.page, bodies[0] as string).evaluate((card) => card === document.activeElement)) break
  }
  await one.page.keyboard.press('ArrowRight')
  await moved(one.page, bodies[0] as string)
  assert.match(await one.page.locator('#gemeld').textContent() ?? '', /“Een huis op palen” staat nu in Groep 1/)
  // Focus stays with the card: a busy machine may still be drawing it.
  await one.page.waitForFunction((words) => document.activeElement?.matches('[data-card]') && document.activeElement.textContent?.includes(words), bodies[0] as string, { timeout: 10_000 })
  for (let stops = 0; stops < 40; stops += 1) {
    await one.page.keyboard.press('Tab')
    if (await cardOf(one.page, bodies[1] as string).evaluate((card) => card === document.activeElement)) break
  }
  await one.page.keyboard.press('ArrowLeft')
  await moved(one.page, bodies[1] as string)
  assert.equal(await groupNameOf(one.page, bodies[1] as string), 'Groep 1')
  await wall.waitForFunction(() => /Groep 1\s*2/.test(document.querySelector('#kaartjes')?.textContent ?? ''))
  await one.look()
  await one.end()
})

test('where there is no group yet, both arrows begin one', async () => {
  const one = await travel(browser, program, { script: true, width: 1280 })
  await signIn(one)
  const board = await openedBoard(one)
  await one.go(board)
  await cardOf(one.page, bodies[0] as string).focus()
  await one.page.keyboard.press('ArrowLeft')
  await moved(one.page, bodies[0] as string)
  assert.equal(await groupNameOf(one.page, bodies[0] as string), 'Groep 1')
  await one.end()
})

test('an open page that cannot be asked for a moment stays as it is, with what was typed, and follows again', async () => {
  const one = await travel(browser, program, { script: true, width: 1280 })
  await signIn(one)
  await one.go('/denktanks/cloudstrategie/bijdragen')
  await one.page.locator('textarea').first().fill('Half getypt')
  let asked = 0
  await one.page.route('**/bijdragen', async (route) => {
    if (route.request().resourceType() !== 'fetch' || route.request().method() !== 'GET') return route.continue()
    asked += 1
    return asked < 3 ? route.fulfill({ status: 503, contentType: 'text/plain', body: 'Denktank is starting' }) : route.continue()
  })
  const body = `Wat intussen is gezegd ${randomUUID()}`
  await post(one.page, '/denktanks/cloudstrategie/bijdragen', { body, kind: 'risk', subtopic_id: '', ring: '', perspective: '', anyway: 'ja' })
  for (let waited = 0; asked < 3 && waited < 100; waited += 1) await one.page.waitForTimeout(200)
  assert.ok(asked >= 3, `asked again after ${asked}`)
  assert.equal(await one.page.locator('textarea').first().inputValue(), 'Half getypt')
  // Not by its end: that fails on what a browser logs, and it logs each 503.
  await one.page.context().close()
})

test('a card is dragged to begin a group, and another into it', async () => {
  const one = await travel(browser, program, { script: true, width: 1280 })
  await signIn(one)
  const board = await openedBoard(one)
  await one.go(board)
  await cardOf(one.page, bodies[0] as string).locator('[data-words]').dragTo(one.page.locator('[data-group=new] h3'))
  await moved(one.page, bodies[0] as string)
  assert.equal(await groupNameOf(one.page, bodies[0] as string), 'Groep 1', 'the first begins a group')
  await cardOf(one.page, bodies[2] as string).locator('[data-words]').dragTo(one.page.locator('[data-name="Groep 1"] h3'))
  await moved(one.page, bodies[2] as string)
  assert.equal(await groupNameOf(one.page, bodies[2] as string), 'Groep 1')
  await one.end()
})

test('a group of many cards stays within the screen, and a hand drags a card into it while words are selected', async () => {
  const one = await travel(browser, program, { script: true, width: 1280 })
  await signIn(one)
  const board = await openedBoard(one)
  await one.go(board)
  const round = await one.page.locator('input[name=round]').first().getAttribute('value') as string
  const cards = Array.from({ length: 40 }, () => randomUUID())
  for (const [nth, card] of cards.entries()) await post(one.page, `${board}/kaart`, { card, round, kind: 'image', body: `Kaart ${nth}` })
  await post(one.page, `${board}/groepering`, { card: cards[0] as string, to: 'new' })
  await one.go(board)
  const group = await one.page.locator('[data-name="Groep 1"]').getAttribute('data-group') as string
  for (const card of cards.slice(1)) await post(one.page, `${board}/groepering`, { card, to: group })
  await one.go(board)
  const place = one.page.locator('[data-name="Groep 1"]')
  assert.ok((await place.boundingBox())?.height as number < 800, 'the group rolls by itself')
  await one.page.keyboard.press('Control+A')
  const [words, title] = [cardOf(one.page, bodies[1] as string).locator('[data-words]'), place.locator('h3')]
  await words.scrollIntoViewIfNeeded()
  const [at, to] = [await words.boundingBox(), await title.boundingBox()] as [{ x: number; y: number }, { x: number; y: number }]
  await one.page.mouse.move(at.x + 20, at.y + 8)
  await one.page.mouse.down()
  await one.page.mouse.move(to.x + 20, Math.max(90, to.y + 10), { steps: 6 })
  await one.page.mouse.up()
  await moved(one.page, bodies[1] as string)
  assert.equal(await groupNameOf(one.page, bodies[1] as string), 'Groep 1')
  await one.look()
  await one.end()
})

test('two keys in a row are two steps, and who stands on a card sees what another moves and goes on standing there', async () => {
  const one = await travel(browser, program, { script: true, width: 1280 })
  await signIn(one)
  const board = await openedBoard(one)
  const cards = await one.page.evaluate(async (path) => [...new DOMParser().parseFromString(await (await fetch(path)).text(), 'text/html').querySelectorAll<HTMLElement>('[data-card]')].map(({ dataset }) => dataset['card'] as string), board)
  for (const card of cards.slice(0, 2)) await post(one.page, `${board}/groepering`, { card, to: 'new' })
  await one.go(board)
  const last = one.page.locator(`#k-${cards[2]}`)
  await last.focus()
  await one.page.keyboard.press('ArrowLeft')
  await one.page.keyboard.press('ArrowLeft')
  await one.page.waitForFunction((id) => document.getElementById(id)?.closest<HTMLElement>('[data-group]')?.dataset['name'] === 'Groep 1', `k-${cards[2]}`)
  const other = await one.page.context().newPage()
  await other.goto(`${program.address}${board}`)
  await post(other, `${board}/groepering`, { card: cards[1] as string, to: 'none' })
  await one.page.waitForFunction((id) => document.getElementById(id)?.closest<HTMLElement>('[data-group]')?.dataset['group'] === 'none', `k-${cards[1]}`)
  assert.equal(await last.evaluate((card) => card === document.activeElement), true, 'focus stays with the card')
  await one.end()
})
