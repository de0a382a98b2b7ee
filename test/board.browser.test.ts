/// <reference lib="dom" />
/** A phone at a board in a browser: half an hour without a line, closed and opened again, two tabs, a wrong clock, and no script. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openBrowser, startProgram, type Program } from './browser.ts'
import { joined as joinedIn, kept, openHall as openHallIn, post, waits, write, type Hall } from './hall.ts'
import { travel } from './traveller.ts'
import { sampleId } from '../src/onward/sample/load.ts'

let browser: Browser
let program: Program
before(async () => { [browser, program] = await Promise.all([openBrowser(), startProgram()]) })
after(async () => { await browser.close(); await program.stop() })

const openHall = (): Promise<Hall> => openHallIn(browser, program)
const joined = (hall: Hall, clock?: Date): Promise<{ context: BrowserContext; page: Page }> => joinedIn(browser, program, hall, clock)
const onWall = ({ leader }: Hall, body: string) => leader.page.locator('#kaartjes li', { hasText: body }).first().waitFor()
const timesShown = async ({ leader, board }: Hall, body: string) => {
  await leader.page.goto(`${program.address}${board}/scherm`)
  return leader.page.locator('#kaartjes li', { hasText: body }).count()
}

test('a card typed in half an hour without a line, on a phone whose clock is hours wrong, comes once and in the round in which it was typed', async () => {
  const hall = await openHall()
  const { context, page } = await joined(hall, new Date(Date.now() - 5 * 3_600_000))
  await context.setOffline(true)
  await write(page, 'Getypt zonder verbinding')
  await waits(page, 'Getypt zonder verbinding')
  await hall.phase(hall.rounds[1] as string, 'open')
  await page.clock.fastForward('30:00')
  await waits(page, 'Getypt zonder verbinding')
  await context.setOffline(false)
  await page.clock.runFor(60_000)
  await page.locator('#wachtrij').waitFor({ state: 'hidden' })
  assert.equal(await timesShown(hall, 'Getypt zonder verbinding'), 0, 'it is not in the round that is on now')
  await hall.phase(hall.rounds[0] as string, 'open')
  assert.equal(await timesShown(hall, 'Getypt zonder verbinding'), 1)
  await context.close()
  await hall.leader.end()
})

test('a page that is closed while a card waits opens again without a line, still has it, and sends it once', async () => {
  const hall = await openHall()
  const { context, page } = await joined(hall)
  await kept(page)
  await context.setOffline(true)
  await write(page, 'Bewaard op de telefoon')
  await waits(page, 'Bewaard op de telefoon')
  await page.close()
  const again = await context.newPage()
  await again.goto(`${program.address}/bord/${hall.code}`)
  await waits(again, 'Bewaard op de telefoon')
  await context.setOffline(false)
  await onWall(hall, 'Bewaard op de telefoon')
  await again.locator('#wachtrij').waitFor({ state: 'hidden' })
  assert.equal(await timesShown(hall, 'Bewaard op de telefoon'), 1)
  await context.close()
  await hall.leader.end()
})

test('a page that no worker has taken over, as after a reload that passes by what is kept, is kept all the same and opens without a line', async () => {
  const hall = await openHall()
  const { context, page } = await joined(hall)
  await kept(page)
  await page.evaluate(() => caches.delete('denktank-bord'))
  const [session] = await Promise.all([context.newCDPSession(page), page.waitForTimeout(500)])
  await Promise.all([page.waitForEvent('load'), session.send('Page.reload', { ignoreCache: true })])
  await page.waitForSelector('form[data-send][data-ready]')
  assert.equal(await page.evaluate(() => navigator.serviceWorker.controller), null, 'no worker stands between this page and the line')
  await kept(page)
  await context.setOffline(true)
  await write(page, 'Getypt op een vers geladen pagina')
  await waits(page, 'Getypt op een vers geladen pagina')
  await page.close()
  const again = await context.newPage()
  await again.goto(`${program.address}/bord/${hall.code}`)
  await waits(again, 'Getypt op een vers geladen pagina')
  await context.setOffline(false)
  await onWall(hall, 'Getypt op een vers geladen pagina')
  await context.close()
  await hall.leader.end()
})

test('two tabs of one phone share what waits and send it once', async () => {
  const hall = await openHall()
  const { context, page } = await joined(hall)
  const other = await context.newPage()
  await other.goto(`${program.address}/bord/${hall.code}`)
  await other.waitForSelector('form[data-send][data-ready]')
  const sent: string[] = []
  context.on('request', (request) => {
    const card = request.url().endsWith('/kaart') ? new URLSearchParams(request.postData() ?? '').get('body') : null
    if (card) sent.push(card)
  })
  await context.setOffline(true)
  await write(page, 'Uit het ene tabblad')
  await waits(other, 'Uit het ene tabblad')
  await write(other, 'Uit het andere tabblad')
  await waits(page, 'Uit het andere tabblad')
  sent.splice(0)
  await context.setOffline(false)
  for (const one of [page, other]) await one.locator('#wachtrij').waitFor({ state: 'hidden' })
  assert.deepEqual(sent.sort(), ['Uit het andere tabblad', 'Uit het ene tabblad'])
  for (const body of sent) assert.equal(await timesShown(hall, body), 1)
  await context.close()
  await hall.leader.end()
})

test('leaving the page warns as long as something is typed or waits, and not when all is sent', async () => {
  const hall = await openHall()
  const { context, page } = await joined(hall)
  const warned = async () => {
    const asked: string[] = []
    const hear = (dialog: { type(): string; dismiss(): Promise<void> }) => { asked.push(dialog.type()); void dialog.dismiss() }
    page.on('dialog', hear)
    await page.evaluate(() => { location.href = '/bord' }).catch(() => undefined)
    await page.waitForTimeout(700)
    page.off('dialog', hear)
    return asked
  }
  await page.fill('textarea[name=body]', 'Half getypt')
  assert.deepEqual(await warned(), ['beforeunload'])
  await page.locator('form[data-send] button').click()
  await onWall(hall, 'Half getypt')
  await page.locator('#wachtrij').waitFor({ state: 'hidden' })
  assert.deepEqual(await warned(), [])
  await context.close()
  await hall.leader.end()
})

test('the timer runs on, on the wall and on a phone, when the next step of the round begins', async () => {
  const hall = await openHall()
  const { context, page } = await joined(hall)
  const left = async (one: Page) => {
    await one.locator('#klok').waitFor({ timeout: 15_000 })
    return await one.locator('#klok [data-clock]').textContent() ?? ''
  }
  await post(hall.leader.page, `${hall.board}/tijd`, { round: hall.rounds[0] as string, timer: 'five' })
  for (const one of [hall.leader.page, page]) assert.match(await left(one), /^(5:00|4:[45]\d)$/)
  const moved = [hall.leader.page.waitForResponse((answer) => answer.url().endsWith('/scherm')), page.waitForResponse((answer) => answer.url().endsWith(`/bord/${hall.code}`))]
  await hall.phase(hall.rounds[0] as string, 'grouping')
  await Promise.all(moved)
  await page.waitForTimeout(500)
  for (const one of [hall.leader.page, page]) assert.match(await left(one), /^(5:00|4:\d\d)$/)
  await context.close()
  await hall.leader.end()
})

test('who leads sees how many cards wait, and that none does when the line is back', async () => {
  const hall = await openHall()
  await hall.leader.page.goto(`${program.address}${hall.board}`)
  const told = (words: string) => hall.leader.page.locator('#nu [data-board-present]', { hasText: words }).waitFor({ timeout: 20_000 })
  const { context, page } = await joined(hall)
  await told('Telefoons verbonden: 1. Kaartjes die wachten op verbinding: 0.')
  await kept(page)
  await context.setOffline(true)
  await write(page, 'Wacht op de lijn')
  await waits(page, 'Wacht op de lijn')
  // The page comes back before the card can: what it says when its line opens is what it still has.
  await page.close()
  let letGo = () => {}
  const held = new Promise<void>((resolve) => { letGo = resolve })
  await context.route('**/kaart', async (route) => { await held; await route.continue().catch(() => undefined) })
  const again = await context.newPage()
  await again.goto(`${program.address}/bord/${hall.code}`)
  await waits(again, 'Wacht op de lijn')
  await context.setOffline(false)
  await told('Kaartjes die wachten op verbinding: 1.')
  letGo()
  await told('Kaartjes die wachten op verbinding: 0.')
  await context.close()
  await hall.leader.end()
})

/** A think tank of one, who sets its charter and can amend it at once. */
const alone = async (page: Page): Promise<string> => {
  const names = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].flatMap((nth) => [[`p${nth}`, nth === 1 ? 'Gemeente' : ''], [`e${nth}`, '']]))
  const made = await post(page, '/vereniging/nieuwe-denktank', {
    title: 'Wie mag erbij', assignment: 'Wie kijkt er mee?', attribution: 'named', voorzitter: sampleId('person', 'marijke-de-wit'), chairs_perspective: '1', ...names,
  })
  const tank = new URL(made).pathname
  await post(page, `${tank}/opdracht/vaststelling`, { sure: 'ja' })
  return tank
}

test('a guest whom the charter puts back at the door keeps what is half typed, and sends it once let in again', async () => {
  const hall = await openHallIn(browser, program, alone)
  const { leader, board } = hall
  const { context, page } = await joined(hall)
  await page.fill('textarea[name=body]', 'Half getypt toen de deur dichtging')
  const amendment = `${board.replace(/\/bord\/.*/, '')}/opdracht/wijzigingen`
  await post(leader.page, `${amendment}/nieuw?onderdeel=rings`, { why: 'Zo weten wij wie er is.', open: '7', guests: 'asked' })
  await post(leader.page, `${amendment}/1/antwoord`, { answer: 'agree', reason: '' })
  await post(leader.page, `${amendment}/1/uitkomst`, { outcome: 'adopted', words: 'Eens.' })
  await leader.page.goto(`${program.address}${board}`)
  await leader.page.getByText('1 gast vraagt om mee te doen.').waitFor()
  assert.match(await (await page.context().newPage()).goto(`${program.address}/bord/${hall.code}`).then((answer) => answer?.text()) ?? '', /U bent er bijna/)
  assert.equal(await page.inputValue('textarea[name=body]'), 'Half getypt toen de deur dichtging')
  await post(leader.page, `${board}/binnenlaten`, { guest: 'all', answer: 'in' })
  await leader.page.goto(`${program.address}${board}/scherm`)
  await page.locator('form[data-send] button').click()
  await onWall(hall, 'Half getypt toen de deur dichtging')
  await context.close()
  await leader.end()
})

test('without script a guest joins by the code and adds a card', async () => {
  const hall = await openHall()
  const guest = await travel(browser, program, { script: false, width: 320 })
  await guest.go('/bord')
  await guest.page.fill('input[name=code]', hall.code)
  await guest.page.locator('form:has(input[name=code]) button').click()
  await guest.page.locator('input[name=perspective]').first().check()
  await guest.page.locator('form[action$="/gast"] button').click()
  await guest.page.fill('textarea[name=body]', 'Zonder script geschreven')
  await guest.page.locator('form[data-send] button').click()
  await guest.look()
  assert.match(await guest.page.locator('#mijn').textContent() ?? '', /Zonder script geschreven/)
  await onWall(hall, 'Zonder script geschreven')
  await guest.end()
  await hall.leader.end()
})
