/// <reference lib="dom" />
/** Five phones and a big screen at once through a whole round of a board: silent writing, no line, opening, groups, a vote and what comes of it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openBrowser, startProgram, type Program } from './browser.ts'
import { joined, kept, openHall, post, waits, write, type Hall } from './hall.ts'

let browser: Browser
let program: Program
before(async () => { [browser, program] = await Promise.all([openBrowser(), startProgram()]) })
after(async () => { await browser.close(); await program.stop() })

interface Phone { readonly context: BrowserContext; page: Page }

const first = ['Een verhuiswagen', 'Een huis op palen', 'Een slot zonder sleutel', 'Een weerbericht', 'Een brug']
const later = ['Geschreven zonder lijn', 'Geschreven en weggelegd']

const onScreen = ({ leader }: Hall, words: string | RegExp) => leader.page.locator('#kaartjes', { hasText: words }).waitFor()
/** What the big screen shows as cards, in the order of the alphabet. */
const cardsOn = (page: Page) => page.locator('#kaartjes .dt-card').evaluateAll((all) => all.map((one) => one.firstChild?.textContent?.trim() ?? '').sort())

/** All five write at once; then one loses its line, and another loses it and is laid away. */
const writeAll = async (hall: Hall, phones: Phone[]) => {
  await Promise.all(phones.map(({ page }, nth) => write(page, first[nth] as string)))
  await Promise.all(phones.map(({ page }, nth) => page.locator('#mijn li', { hasText: first[nth] as string }).waitFor()))
  await hall.leader.page.locator('.dt-screen__foot', { hasText: '5 kaartjes' }).waitFor()
  assert.doesNotMatch(await hall.leader.page.locator('main').innerText(), /verhuiswagen|palen|slot/, 'hidden while all write')
  const [still, away] = phones.slice(0, 2) as [Phone, Phone]
  await kept(away.page)
  await Promise.all([still, away].map(({ context }) => context.setOffline(true)))
  await write(still.page, later[0] as string)
  await write(away.page, later[1] as string)
  await Promise.all([waits(still.page, later[0] as string), waits(away.page, later[1] as string)])
  await away.page.close()
}

/** The lines are back, after the round was opened without them; the phone that lay away is taken up again. */
const comeBack = async (hall: Hall, phones: Phone[]) => {
  const [still, away] = phones.slice(0, 2) as [Phone, Phone]
  away.page = await away.context.newPage()
  await away.page.goto(`${program.address}/bord/${hall.code}`)
  await waits(away.page, later[1] as string)
  await Promise.all([still, away].map(({ context }) => context.setOffline(false)))
  for (const words of later) await onScreen(hall, words)
  for (const { page } of [still, away]) await page.locator('#wachtrij').waitFor({ state: 'hidden' })
}

/** Puts two cards in a group on the page of whoever leads; answers the group. */
const group = async ({ leader, board, phase, rounds }: Hall): Promise<string> => {
  await phase(rounds[0] as string, 'grouping')
  const lead = await leader.page.context().newPage()
  await lead.goto(`${program.address}${board}`)
  const idOf = (words: string) => lead.locator('[data-card]', { hasText: words }).getAttribute('data-card') as Promise<string>
  await post(lead, `${board}/groepering`, { card: await idOf(first[0] as string), to: 'new' })
  await lead.reload()
  const made = await lead.locator('[data-name="Groep 1"]').getAttribute('data-group') as string
  await post(lead, `${board}/groepering`, { card: await idOf(first[1] as string), to: made })
  await post(lead, `${board}/groepsnaam`, { group: made, title: 'Onderweg' })
  await lead.close()
  return made
}

test('five phones and a big screen go through a whole round: two are without a line on the way, one is closed and opened again, and nothing is lost or twice', async () => {
  const hall = await openHall(browser, program)
  const { leader, rounds, phase } = hall
  const round = rounds[0] as string
  await phase(round, 'writing')
  const phones: Phone[] = await Promise.all(first.map(() => joined(browser, program, hall)))
  await writeAll(hall, phones)
  await phase(round, 'open')
  await onScreen(hall, first[4] as string)
  assert.deepEqual(await cardsOn(leader.page), [...first].sort(), 'what was not sent is not there')
  await comeBack(hall, phones)
  assert.deepEqual(await cardsOn(leader.page), [...first, ...later].sort(), 'each once')
  const topic = await group(hall)
  await onScreen(hall, /Onderweg\s*2/)
  await phase(round, 'voting')
  for (const { page } of phones) {
    await page.locator('#stap li', { hasText: 'Onderweg' }).getByRole('button', { name: 'Stip erbij' }).click()
    await page.locator('#stap li', { hasText: 'Onderweg' }).locator('.dt-votes').waitFor()
  }
  await leader.page.reload()
  assert.equal(await leader.page.locator('.dt-votes').count(), 0, 'nobody sees the vote before it is closed')
  await phase(round, 'talking')
  await leader.page.locator('.dt-ranking li', { hasText: 'Onderweg' }).locator('.dt-votes[aria-label^="5"]').waitFor()
  await post(leader.page, `${hall.board}/bespreking`, { thing: topic })
  await Promise.all([leader.page.locator('#kaartjes h2', { hasText: 'Onderweg' }), ...phones.map(({ page }) => page.locator('#stap strong', { hasText: 'Onderweg' }))].map((one) => one.waitFor()))
  await phase(round, 'closed')
  await leader.page.goto(`${program.address}/denktanks/cloudstrategie/bijdragen?soort=image`)
  const said = await leader.page.locator('main').innerText()
  for (const words of [...first, ...later]) assert.equal(said.split(words).length, 2, `${words} is a contribution, once`)
  await Promise.all(phones.map(({ context }) => context.close()))
  await leader.end()
})
