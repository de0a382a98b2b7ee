/// <reference lib="dom" />
/**
 * Signing in with two steps in Chromium, with a device of its own making (WebAuthn's virtual authenticator): by passkey, by
 * keyboard alone, and with an app's codes without script. The program starts on the filled folder of test/house.ts.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Secret } from 'otpauth'
import type { Browser } from 'playwright-core'
import { openBrowser, startProgram, type Program } from '../../../test/browser.ts'
import { travel, type Traveller } from '../../../test/traveller.ts'
import { addressOf, codeOf } from './steps.testing.ts'

let browser: Browser
let program: Program
before(async () => {
  const [opened, started] = await Promise.all([openBrowser(), startProgram()])
  browser = opened
  // Browsers know no passkeys at an address in figures.
  program = { ...started, address: started.address.replace('127.0.0.1', 'localhost') }
})
after(async () => { await browser.close(); await program.stop() })

const pathOf = ({ page }: Traveller) => new URL(page.url()).pathname

const giveDevice = async ({ context, page }: Traveller, isUserVerified = true) => {
  const device = await context.newCDPSession(page)
  await device.send('WebAuthn.enable')
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified, automaticPresenceSimulation: true },
  })
  return { recognises: (yes: boolean) => device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: yes }) }
}

/** The link of the newest letter, read where the machine keeps mail that does not go out. */
const mailedLink = async ({ context }: Traveller): Promise<string> => {
  const reader = await context.newPage()
  try {
    for (let nth = 0; nth < 100; nth += 1) {
      await reader.goto(`${program.address}/uitgaande-post`)
      const letter = reader.locator('main a[href^="/uitgaande-post/"]').first()
      if (await letter.count() > 0) {
        await letter.click()
        const link = /\/inloggen\/link\/[\w-]+/.exec(await reader.content())?.[0]
        if (link) return link
      }
      await reader.waitForTimeout(100)
    }
    throw new Error('no letter with a link came')
  } finally {
    await reader.close()
  }
}

const byMail = async (one: Traveller, key: string, back = '/denktanks/cloudstrategie') => {
  await one.go(`/inloggen?terug=${back}`)
  await one.page.getByLabel('Uw e-mailadres').fill(addressOf(key))
  await one.press('Stuur mij een link')
  await one.go(await mailedLink(one))
  await one.press('Inloggen')
  assert.equal(pathOf(one), '/inloggen/tweede-stap')
}

const signOut = async (one: Traveller) => {
  await one.go('/mijn')
  await one.press('Uitloggen')
}

/** Presses Tab until this button has focus, then Enter. */
const byKeyboard = async (one: Traveller, words: string) => {
  for (let stops = 0; stops < 60; stops += 1) {
    await one.page.keyboard.press('Tab')
    if (await one.page.evaluate((text) => document.activeElement?.matches('button') && document.activeElement.textContent?.trim() === text, words)) {
      await Promise.all([one.page.waitForEvent('load'), one.page.keyboard.press('Enter')])
      return one.look()
    }
  }
  assert.fail(`no button “${words}” by keyboard on ${one.page.url()}`)
}

for (const width of [1280, 320]) {
  test(`adding a passkey, signing in with it, and taking the second step by keyboard alone, at ${width} px`, async () => {
    const person = width === 320 ? 'joost-haverkamp' : 'marijke-de-wit'
    const one = await travel(browser, program, { script: true, width })
    const device = await giveDevice(one)
    await one.go('/inloggen')
    await one.press(width === 320 ? 'Inloggen als Joost Haverkamp' : 'Inloggen als Marijke de Wit')
    await one.go('/mijn')
    await one.page.locator('#naam').fill('Werktelefoon')
    await one.press('Passkey toevoegen')
    await one.page.getByText('De passkey is toegevoegd.').waitFor()
    await one.page.getByRole('button', { name: 'Passkey toevoegen' }).click()
    await one.page.getByText('Deze passkey staat al in de lijst.').waitFor()
    await signOut(one)
    await one.go('/inloggen')
    await device.recognises(false)
    await one.page.getByRole('button', { name: 'Inloggen met een passkey' }).click()
    await one.page.getByText('Er is niets gebeurd. U brak af, het duurde te lang, of er staat op dit apparaat geen passkey van u.').waitFor()
    await device.recognises(true)
    await one.press('Inloggen met een passkey')
    assert.equal(pathOf(one), '/')
    await signOut(one)
    await byMail(one, person)
    await byKeyboard(one, 'Verder met een passkey')
    assert.equal(pathOf(one), '/denktanks/cloudstrategie')
    await one.end()
  })
}

test('the first second step is a passkey, and its recovery codes are shown', async () => {
  const one = await travel(browser, program, { script: true, width: 1280 })
  await giveDevice(one)
  await byMail(one, 'lotte-van-der-velde')
  await one.press('Passkey toevoegen')
  assert.equal(await one.page.locator('main ol strong').count(), 10)
  await one.follow('/denktanks/cloudstrategie')
  await one.end()
})

for (const width of [1280, 320]) {
  test(`two steps without script, with the codes of an app, at ${width} px`, async () => {
    const person = width === 320 ? 'henk-postma' : 'tom-vrielink'
    const one = await travel(browser, program, { script: false, width })
    await byMail(one, person, '/mijn')
    await one.page.getByText('Passkeys werken alleen als uw browser JavaScript gebruikt').waitFor()
    await one.press('App koppelen')
    const secret = Secret.fromBase32((await one.page.locator('main strong.dt-figures').innerText()).replaceAll(' ', ''))
    await one.page.getByLabel('Code uit de app').fill('000 000')
    await one.press('App koppelen')
    assert.equal(await one.page.locator('.dt-errors').count(), 1)
    await one.page.getByLabel('Code uit de app').fill(codeOf(secret))
    await one.press('App koppelen')
    const recovery = await one.page.locator('main ol strong').first().innerText()
    await signOut(one)
    await byMail(one, person, '/mijn')
    await one.page.getByLabel('Code uit uw app, of een herstelcode').fill(codeOf(secret, 1))
    await one.press('Verder')
    await signOut(one)
    await byMail(one, person, '/mijn')
    await one.page.getByLabel('Code uit uw app, of een herstelcode').fill(recovery)
    await one.press('Verder')
    await one.page.getByText('Die code werkt nu niet meer. U hebt er nog 9.').waitFor()
    await one.go('/mijn')
    await one.page.getByText('U hebt nog 9 herstelcodes over.').waitFor()
    await one.end()
  })
}
