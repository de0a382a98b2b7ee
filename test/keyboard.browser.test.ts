/// <reference lib="dom" />
/**
 * The journey with the keyboard alone: focus is always to be seen, goes forward through the page, and gets everywhere.
 * The program starts on the filled folder of test/house.ts.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, startProgram, type Program } from './browser.ts'
import { travel, type Traveller } from './traveller.ts'

const tank = '/denktanks/cloudstrategie'
let browser: Browser
let program: Program
before(async () => { [browser, program] = await Promise.all([openBrowser(), startProgram()]) })
after(async () => { await browser.close(); await program.stop() })

interface Focus { name: string; inView: boolean; marked: boolean; forward: boolean; body: boolean; fits: boolean }

/** Where focus is, and whether it fits the selector and, when words are given, says them. */
const focusOn = (page: Page, selector: string, words: string): Promise<Focus> => page.evaluate(([wanted, text]) => {
  const holder = window as unknown as { before: Element | undefined }
  const element = document.activeElement ?? document.body
  const { before } = holder
  const forward = !before || !before.isConnected || Boolean(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)
  holder.before = element
  const box = element.getBoundingClientRect()
  const style = getComputedStyle(element)
  return {
    name: `${element.tagName.toLowerCase()} ${element.id} ${(element.textContent ?? '').trim().slice(0, 60)}`, body: element === document.body, forward,
    inView: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    marked: element.matches(':focus-visible') && (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== 'none'),
    fits: element.matches(wanted as string) && (text === '' || (element.textContent ?? '').trim() === text),
  }
}, [selector, words])

/** Presses Tab until focus fits; each stop on the way must be in sight, marked, and further on in the page. */
const tabTo = async ({ page }: Traveller, selector: string, words = ''): Promise<void> => {
  for (let stops = 0; stops < 400; stops += 1) {
    await page.keyboard.press('Tab')
    const focus = await focusOn(page, selector, words)
    assert.ok(!focus.body, `focus came to the end of ${page.url()} without ${selector} ${words}`)
    assert.ok(focus.inView, `focus is out of sight on ${focus.name} (${page.url()})`)
    assert.ok(focus.marked, `focus is not marked on ${focus.name} (${page.url()})`)
    assert.ok(focus.forward, `focus goes back to ${focus.name} (${page.url()})`)
    if (focus.fits) return
  }
  assert.fail(`400 stops and no ${selector} ${words} on ${page.url()}`)
}

/** Presses Enter, which leads to another page, and looks at that. */
const enter = async (one: Traveller): Promise<void> => {
  await Promise.all([one.page.waitForEvent('load'), one.page.keyboard.press('Enter')])
  await one.look()
}
const linkTo = async (one: Traveller, path: string) => { await tabTo(one, `a[href="${path}"]`); await enter(one) }

test('the first stop on a page leads past the menu to what it says', async () => {
  const one = await travel(browser, program, { script: true, width: 1280 })
  await one.go('/publicaties/samenvatting-cloudstrategie/1')
  await tabTo(one, 'a')
  assert.match(await one.page.evaluate(() => document.activeElement?.getAttribute('href') ?? ''), /^#/, 'the first stop is no skip link')
  await one.page.keyboard.press('Enter')
  await one.page.keyboard.press('Tab')
  assert.ok(await one.page.evaluate(() => document.querySelector('main')?.contains(document.activeElement)), 'the skip link does not lead into main')
  await one.end()
})

test('from signing in to an objection with the keyboard alone', async () => {
  const one = await travel(browser, program, { script: true, width: 1280 })
  const { page } = one
  await one.go('/inloggen')
  await tabTo(one, 'button', 'Inloggen als Marijke de Wit')
  await enter(one)
  await linkTo(one, tank)
  await linkTo(one, `${tank}/bijdragen`)
  await tabTo(one, 'textarea[name="body"]')
  await page.keyboard.type('Het rooster van de gymzaal staat in een rekenblad van een vrijwilliger.')
  await tabTo(one, 'input[type="radio"][name="kind"]')
  await page.keyboard.press('Space')
  await tabTo(one, 'button', 'Bijdrage toevoegen')
  await enter(one)
  const contribution = /bijdragen\/(\d+)/.exec(page.url())?.[1]
  assert.ok(contribution, `the contribution was not added: ${page.url()}`)
  await linkTo(one, `${tank}/bevindingen`)
  await linkTo(one, `${tank}/bevindingen/nieuw`)
  await tabTo(one, 'textarea[name="statement"], input[name="statement"]')
  await page.keyboard.type('Er draait meer op losse rekenbladen dan u denkt.')
  await tabTo(one, 'input[name="zoek"]')
  await page.keyboard.type('gymzaal')
  await enter(one)
  await tabTo(one, `input[name="chosen"][value="${contribution}"]`)
  await page.keyboard.press('Space')
  await tabTo(one, 'button', 'Bevinding maken')
  await enter(one)
  assert.match(page.url(), /bevindingen\/\d+/)
  await tabTo(one, 'summary', 'Bent u het er niet mee eens?')
  await page.keyboard.press('Enter')
  await tabTo(one, 'textarea[name="reason"]')
  await page.keyboard.type('Een rekenblad is geen cloud.')
  await tabTo(one, 'button', 'Bezwaar opslaan')
  await enter(one)
  assert.match(await page.locator('main').innerText(), /Een rekenblad is geen cloud\./)
  await linkTo(one, '/mijn')
  await tabTo(one, 'button', 'Uitloggen')
  await enter(one)
  assert.match(await page.locator('body').innerText(), /U bent uitgelogd/)
  await one.end()
})

test('a wrong form takes focus to what is wrong, and from there to the field', async () => {
  const one = await travel(browser, program, { script: true, width: 320 })
  await one.go('/inloggen')
  await tabTo(one, 'input[name="email"]')
  await one.page.keyboard.type('geen adres')
  await enter(one)
  assert.equal(await one.page.evaluate(() => document.activeElement?.id), 'fouten')
  await one.page.keyboard.press('Tab')
  await one.page.keyboard.press('Enter')
  assert.equal(await one.page.evaluate(() => document.activeElement?.getAttribute('name')), 'email')
  await one.end()
})

const press = async (one: Traveller, key: 'Space' | 'Enter') => one.page.keyboard.press(key)
const type = async (one: Traveller, words: string) => one.page.keyboard.type(words)

/** Makes a finding from two contributions; its number. */
const findFrom = async (one: Traveller, word: string): Promise<string> => {
  await linkTo(one, `${tank}/bevindingen`)
  await linkTo(one, `${tank}/bevindingen/nieuw`)
  await tabTo(one, 'textarea[name="statement"], input[name="statement"]')
  await type(one, 'Afspraken over vertrek horen in het eerste contract.')
  await tabTo(one, 'input[name="zoek"]')
  await type(one, word)
  await enter(one)
  for (let chosen = 0; chosen < 2; chosen += 1) {
    await tabTo(one, 'input[name="chosen"]:not(:checked)')
    await press(one, 'Space')
  }
  await tabTo(one, 'button', 'Bevinding maken')
  await enter(one)
  return /bevindingen\/(\d+)/.exec(one.page.url())?.[1] ?? assert.fail(`no finding was made: ${one.page.url()}`)
}

/** Adds a paragraph after the first of the text, writes in it, and stops. */
const writeParagraph = async (one: Traveller, words: string) => {
  await linkTo(one, `${tank}/teksten`)
  await linkTo(one, `${tank}/teksten/1`)
  await linkTo(one, `${tank}/teksten/1/schrijven`)
  await tabTo(one, 'button', 'Ga schrijven')
  await enter(one)
  const known = await one.page.locator('textarea[name^="tekst-"]').evaluateAll((areas) => areas.map((area) => area.getAttribute('name') ?? ''))
  await tabTo(one, 'details:has(button[value^="erbij:paragraph:"]) > summary')
  await press(one, 'Enter')
  await tabTo(one, 'button[value^="erbij:paragraph:"]')
  await enter(one)
  const fresh = await one.page.evaluate(() => document.activeElement?.getAttribute('name') ?? '')
  assert.ok(fresh.startsWith('tekst-') && !known.includes(fresh), `the cursor is in ${fresh}, not in the words of the new block`)
  await type(one, words)
  await tabTo(one, 'button[name="doe"][value="stoppen"]')
  await enter(one)
  assert.match(await one.page.locator('main').innerText(), new RegExp(words.slice(0, 40)))
}

/** Publishes against each criterion that is not met, with a reason for each. */
const publishAgainst = async (one: Traveller) => {
  await linkTo(one, `${tank}/teksten/1/publicatie`)
  const open = await one.page.locator('input[name="against"]').evaluateAll((boxes) => boxes.map((box) => box.getAttribute('value') ?? ''))
  assert.ok(open.length > 0, 'every criterion is met: nothing to publish against')
  for (const key of open) {
    await tabTo(one, `input[name="against"][value="${key}"]`)
    await press(one, 'Space')
    await tabTo(one, `textarea[name="reason_${key}"]`)
    await type(one, 'De begroting wacht niet op de laatste reactie.')
  }
  await tabTo(one, 'button', 'Versie publiceren')
  await enter(one)
}

test('from contributions to a finding, a paragraph that cites it, and a publication against a named criterion, with the keyboard alone', async () => {
  const one = await travel(browser, program, { script: true, width: 1280 })
  await one.go('/inloggen')
  await tabTo(one, 'button', 'Inloggen als Marijke de Wit')
  await enter(one)
  await linkTo(one, tank)
  const finding = await findFrom(one, 'contract')
  await writeParagraph(one, `Leg vast hoe u weer weg komt, voordat u tekent. [bevinding ${finding}]`)
  await publishAgainst(one)
  assert.match(one.page.url(), /publicaties\/samenvatting-cloudstrategie\/2/)
  const said = await one.page.locator('main').innerText()
  assert.match(said, /Leg vast hoe u weer weg komt, voordat u tekent\./)
  assert.match(said, /De begroting wacht niet op de laatste reactie\./)
  await one.end()
})
