/// <reference lib="dom" />
/** The big screen and the phones of a board in a browser: what does not fit turns over, a phone without a line says so, and time is up. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, startProgram, type Program } from './browser.ts'
import { joined, kept, openHall, post, waits, write, type Hall } from './hall.ts'

let browser: Browser
let program: Program
before(async () => { [browser, program] = await Promise.all([openBrowser(), startProgram()]) })
after(async () => { await browser.close(); await program.stop() })

/** Cards of so many letters, on the first round or on this one. */
const put = async (hall: Hall, count: number, letters: number, round = hall.rounds[0] as string): Promise<string[]> => {
  const cards = Array.from({ length: count }, () => randomUUID())
  for (const [nth, card] of cards.entries()) {
    const body = `${nth}. ${'Een verhuiswagen die altijd te laat komt en de verkeerde kant op rijdt. '.repeat(4)}`.slice(0, letters)
    await post(hall.leader.page, `${hall.board}/kaart`, { card, round, kind: round === hall.rounds[0] ? 'image' : 'experience', body })
  }
  return cards
}

interface InSight { readonly cards: number; readonly smallest: number; readonly below: boolean }

const inSight = (wall: Page): Promise<InSight & { readonly words: string[] }> => wall.evaluate(() => {
  const { left, right, bottom } = (document.querySelector('[data-turned]') as HTMLElement).getBoundingClientRect()
  const all = [...document.querySelectorAll<HTMLElement>('#kaartjes .dt-card')].filter((card) => {
    const at = card.getBoundingClientRect()
    return at.left >= left - 2 && at.right <= right + 2 && at.bottom <= bottom + 2
  })
  return {
    words: all.map((card) => (card.firstChild?.textContent ?? '').trim()), cards: all.length, smallest: Math.min(...all.map((card) => Number.parseFloat(getComputedStyle(card).fontSize))),
    below: document.documentElement.scrollHeight > window.innerHeight,
  }
})

/** Turns all pages by hand; answers what was to be read whole on one of them. */
const readAll = async (wall: Page): Promise<{ words: Set<string>; pages: number; smallest: number }> => {
  const pages = Number(/van (\d+)/.exec(await wall.locator('[data-pages]').textContent() ?? '')?.[1] ?? 1)
  const words = new Set<string>()
  let smallest = Infinity
  for (let page = 0; page < pages; page += 1) {
    const seen = await inSight(wall)
    assert.equal(seen.below, false, 'nothing runs off the screen')
    smallest = Math.min(smallest, seen.smallest)
    for (const one of seen.words) words.add(one)
    await wall.keyboard.press('PageDown')
  }
  return { words, pages, smallest }
}

test('sixty long cards are read from ten metres: the big screen turns its pages, loose and in groups, by itself and by the keys', async () => {
  const hall = await openHall(browser, program)
  const cards = await put(hall, 60, 200)
  const { page: wall } = hall.leader
  await wall.setViewportSize({ width: 1920, height: 1080 })
  await wall.clock.install()
  const opened = async () => {
    await wall.goto(`${program.address}${hall.board}/scherm`)
    await wall.clock.runFor(500)
    await wall.locator('[data-pages]:not([hidden])').waitFor()
  }
  await opened()
  const loose = await readAll(wall)
  assert.equal(loose.words.size, 60)
  assert.ok(loose.pages > 1 && loose.smallest >= 24, `${loose.pages} pages in letters of ${loose.smallest} px`)
  await wall.clock.runFor(121_000)
  assert.match(await wall.locator('[data-pages]').textContent() ?? '', /^Scherm 2 van /, 'after a while it turns by itself again')
  await hall.phase(hall.rounds[0] as string, 'grouping')
  await post(wall, `${hall.board}/groepering`, { card: cards[0] as string, to: 'new' })
  await opened()
  const grouped = await readAll(wall)
  assert.equal(grouped.words.size, 60)
  assert.ok(grouped.smallest >= 24)
  await hall.leader.end()
})

test('what is next on the big screen begins on its first page, and on a small screen or zoomed in it scrolls', async () => {
  const hall = await openHall(browser, program)
  const cards = await put(hall, 60, 200)
  const { page: wall } = hall.leader
  const [first, second] = hall.rounds as [string, string]
  await hall.phase(second, 'open')
  await put(hall, 60, 200, second)
  await hall.phase(first, 'grouping')
  await post(wall, `${hall.board}/groepering`, { card: cards[0] as string, to: 'new' })
  await wall.setViewportSize({ width: 1920, height: 1080 })
  await wall.goto(`${program.address}${hall.board}/scherm`)
  const pages = wall.locator('[data-pages]')
  await pages.filter({ hasText: /^Scherm 1 van / }).waitFor()
  await wall.keyboard.press('PageDown')
  await pages.filter({ hasText: /^Scherm 2 van / }).waitFor()
  await post(wall, `${hall.board}/groepering`, { card: cards[1] as string, to: 'new' })
  await wall.locator('.dt-stack__name').nth(2).waitFor()
  await pages.filter({ hasText: /^Scherm 2 van / }).waitFor()
  await hall.phase(second, 'grouping')
  await wall.locator('#kop', { hasText: 'Ervaringen' }).waitFor()
  await pages.filter({ hasText: /^Scherm 1 van / }).waitFor()
  for (const size of [{ width: 320, height: 640 }, { width: 640, height: 360 }]) {
    await wall.setViewportSize(size)
    await wall.locator('main:not([data-paged])').waitFor()
    assert.equal(await pages.isVisible(), false)
    assert.ok(await wall.locator('#kaartjes .dt-card').first().evaluate((card) => card.getBoundingClientRect().width) >= 150, 'columns are wide enough for words')
    await wall.locator('#kaartjes .dt-card').last().scrollIntoViewIfNeeded()
    assert.ok(await wall.evaluate(() => window.scrollY) > 0, 'all can be reached by scrolling')
  }
  await hall.leader.end()
})

test('a phone that was asleep when its board closed hears so as soon as it has a line, and what was typed stays', async () => {
  const hall = await openHall(browser, program)
  const [one, other] = [await joined(browser, program, hall), await joined(browser, program, hall)]
  const asleep = await Promise.all([one, other].map(async ({ context, page }) => {
    await page.reload()
    await page.locator('main[data-line=open]').waitFor()
    await kept(page)
    await page.waitForTimeout(500)
    await context.setOffline(true)
    await page.close()
    const again = await context.newPage()
    await again.goto(`${program.address}/bord/${hall.code}`)
    await again.locator('#lijn', { hasText: 'Geen verbinding' }).waitFor()
    await again.waitForSelector('form[data-send][data-ready]')
    return again
  }))
  const [idle, typing] = asleep as [Page, Page]
  await typing.fill('textarea[name=body]', 'Half getypt')
  await post(hall.leader.page, `${hall.board}/sluiting`, {})
  await Promise.all([one, other].map(({ context }) => context.setOffline(false)))
  await idle.locator('h1', { hasText: 'Dank u. Het bord is gesloten.' }).waitFor()
  await typing.locator('#stem', { hasText: 'Dit kon niet meer op het bord' }).waitFor()
  assert.equal(await typing.locator('#lijn').isVisible(), false, 'there is a line')
  assert.equal(await typing.inputValue('textarea[name=body]'), 'Half getypt')
  for (const { context } of [one, other]) await context.close()
  await hall.leader.end()
})

test('a few cards stand on one screen, and nothing is said of pages', async () => {
  const hall = await openHall(browser, program)
  await put(hall, 6, 60)
  const { page: wall } = hall.leader
  await wall.setViewportSize({ width: 1920, height: 1080 })
  await wall.goto(`${program.address}${hall.board}/scherm`)
  await wall.waitForTimeout(500)
  assert.equal(await wall.locator('[data-pages]').isVisible(), false)
  assert.equal(await wall.locator('#kaartjes .dt-card').count(), 6)
  await hall.leader.end()
})

test('a phone that is opened again without a line says so, shows the card that waits and never that there is none; with a line all is back', async () => {
  const hall = await openHall(browser, program)
  const { context, page } = await joined(browser, program, hall)
  await write(page, 'Al op het bord')
  await page.locator('#mijn li', { hasText: 'Al op het bord' }).waitFor()
  await post(hall.leader.page, `${hall.board}/tijd`, { round: hall.rounds[0] as string, timer: 'five' })
  await page.reload()
  await page.locator('main[data-line=open]').waitFor()
  await kept(page)
  await page.waitForTimeout(500)
  assert.doesNotMatch(await page.locator('main').innerText(), /Geen verbinding/)
  await context.setOffline(true)
  await write(page, 'Wacht op de telefoon')
  await waits(page, 'Wacht op de telefoon')
  await page.close()
  const again = await context.newPage()
  await again.goto(`${program.address}/bord/${hall.code}`)
  await waits(again, 'Wacht op de telefoon')
  const shown = await again.locator('main').innerText()
  assert.match(shown, /Geen verbinding\. Schrijf gerust verder/)
  assert.match(shown, /Nog niet verstuurd: 1 kaartje/)
  assert.doesNotMatch(shown, /nog geen kaartje|Nog geen kaartjes|\d:\d\d/, 'nothing that it does not know')
  await context.setOffline(false)
  for (const body of ['Al op het bord', 'Wacht op de telefoon']) await again.locator('#mijn li', { hasText: body }).waitFor()
  assert.doesNotMatch(await again.locator('main').innerText(), /Geen verbinding/)
  await context.close()
  await hall.leader.end()
})

test('who does not see the board hears how many cards there are, which step comes and whether there is a line, never a card', async () => {
  const hall = await openHall(browser, program)
  const { context, page } = await joined(browser, program, hall, new Date())
  await page.locator('main[data-line=open]').waitFor()
  const hears = (words: string | RegExp) => page.locator('#gehoord', { hasText: words }).waitFor({ state: 'attached' })
  await put(hall, 2, 60)
  await page.locator('#gezien li').nth(1).waitFor()
  assert.equal(await page.locator('#gehoord').textContent(), '', 'not at the moment that a card comes')
  await page.clock.runFor(15_000)
  await hears('Er zijn nu 2 kaartjes.')
  await hall.phase(hall.rounds[0] as string, 'grouping')
  await page.clock.runFor(3000)
  await hears(/Groepen maken/)
  await context.setOffline(true)
  await hears('Geen verbinding. Schrijf gerust verder')
  await context.setOffline(false)
  await hears('Er is weer verbinding.')
  assert.equal(await page.locator('#gezien, #mijn, #kaartjes').evaluateAll((all) => all.filter((one) => one.closest('[aria-live], [role=status]')).length), 0, 'the list itself is not read out')
  await context.close()
  await hall.leader.end()
})

test('what others wrote and where ones dots are is not left behind on a phone, in a vote neither', async () => {
  const hall = await openHall(browser, program)
  await put(hall, 3, 60)
  await hall.phase(hall.rounds[0] as string, 'voting')
  const { context, page } = await joined(browser, program, hall)
  await page.reload()
  await page.locator('#stap', { hasText: 'Een verhuiswagen' }).waitFor()
  await kept(page)
  const left = await page.evaluate(async () => (await (await caches.match(location.pathname))?.text()) ?? '')
  assert.match(left, /id="stap"/)
  assert.doesNotMatch(left, /verhuiswagen|stippen/)
  await context.close()
  await hall.leader.end()
})

test('when the time is up all screens say so, and the next step of the round begins without it', async () => {
  const hall = await openHall(browser, program)
  const { page: wall } = hall.leader
  await wall.clock.install()
  await wall.reload()
  await post(wall, `${hall.board}/tijd`, { round: hall.rounds[0] as string, timer: 'minute' })
  await wall.locator('#klok', { hasText: /[01]:\d\d/ }).waitFor()
  assert.equal(await wall.locator('#klok [data-clock]').evaluate((clock) => getComputedStyle(clock).outlineStyle), 'none', 'it is no group that a card hangs over')
  await wall.clock.runFor(61_000)
  assert.match(await wall.locator('#klok').innerText(), /De tijd is om/)
  assert.doesNotMatch(await wall.locator('#klok').innerText(), /0:00/)
  await hall.leader.end()
})
