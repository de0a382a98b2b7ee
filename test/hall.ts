/// <reference lib="dom" />
/** A room with a board in a browser: whoever leads on the big screen, and guests on their phones. */
import assert from 'node:assert/strict'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Program } from './browser.ts'
import { travel, type Traveller } from './traveller.ts'

export interface Hall {
  readonly leader: Traveller
  readonly board: string
  readonly code: string
  readonly rounds: readonly string[]
  phase(round: string, phase: string): Promise<void>
}

/** Posts a form as the page that is open; answers where it led to. */
export const post = (page: Page, path: string, fields: Record<string, string>): Promise<string> => page.evaluate(async ([to, typed]) =>
  (await fetch(to as string, { method: 'POST', body: new URLSearchParams(typed as Record<string, string>) })).url, [path, fields] as const)

/** A board that takes guests, with whoever leads it on the page of the big screen; `place` makes the think tank in which it is. */
export const openHall = async (
  browser: Browser, program: Program, place: (page: Page) => Promise<string> = () => Promise.resolve('/denktanks/cloudstrategie'),
): Promise<Hall> => {
  const leader = await travel(browser, program, { script: true, width: 1280 })
  await leader.go('/inloggen')
  await leader.press('Inloggen als Marijke de Wit')
  const board = new URL(await post(leader.page, `${await place(leader.page)}/bord`, { title: 'Bord in de zaal' })).pathname
  await post(leader.page, `${board}/gasten`, { guests: 'everyone' })
  await leader.page.goto(`${program.address}${board}`)
  const rounds = await leader.page.locator('input[name=round]').evaluateAll((all) => [...new Set(all.map((one) => (one as HTMLInputElement).value))])
  const phase = async (round: string, to: string) => { await post(leader.page, `${board}/fase`, { round, phase: to }) }
  await phase(rounds[0] as string, 'open')
  await leader.page.goto(`${program.address}${board}/scherm`)
  const code = (await leader.page.locator('.dt-screen__code').textContent() ?? '').replace(/\s/g, '')
  return { leader, board, code, rounds, phase }
}

/** A guest on a phone, on the page where cards are written; `clock` sets the clock of the phone to another time. */
export const joined = async (browser: Browser, program: Program, { code }: Pick<Hall, 'code'>, clock?: Date): Promise<{ context: BrowserContext; page: Page }> => {
  const context = await browser.newContext({ viewport: { width: 320, height: 700 }, locale: 'nl-NL' })
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  if (clock) await page.clock.install({ time: clock })
  await page.goto(`${program.address}/bord/${code}`)
  await page.locator('input[name=perspective]').first().check()
  await page.locator('form[action$="/gast"] button').click()
  await page.waitForSelector('form[data-send][data-ready]')
  return { context, page }
}

/** Writes a card on a phone. */
export const write = async (page: Page, body: string) => {
  await page.fill('textarea[name=body]', body)
  await page.locator('form[data-send] button').click()
}
/** Waits until this card waits on the phone. */
export const waits = (page: Page, body: string) => page.locator('#wachtrij li', { hasText: body }).waitFor()
/** Waits until the phone has a copy of the page; asked again and again, for a question that waits itself is not polled. */
export const kept = async (page: Page) => {
  const isKept = () => page.evaluate(async () => (await (await caches.open('denktank-bord')).keys()).length > 0)
  for (let asked = 0; !await isKept(); asked += 1) {
    assert.ok(asked < 200, 'the phone keeps a copy of the page')
    await page.waitForTimeout(100)
  }
}
