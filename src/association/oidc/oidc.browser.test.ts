/// <reference lib="dom" />
/**
 * Signing in by one's organisation in a browser, through the organisation's own pages: the program and the organisation
 * each on an address of their own, so that redirects, cookies and the policy of our pages are what they are in earnest.
 * On the filled folder of test/house.ts.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { inspect, openBrowser, startProgram, validate, windowOf, type Program, type Way } from '../../../test/browser.ts'
import { openPartner, type Partner } from './partner.testing.ts'

let browser: Browser
before(async () => { browser = await openBrowser() })
after(() => browser.close())

interface Walker { readonly page: Page; readonly way: Way; readonly program: Program; readonly partner: Partner }

const look = async ({ page, way, program }: Walker) => {
  assert.ok(page.url().startsWith(program.address))
  const answer = await page.request.get(page.url())
  if (answer.status() === 200) await validate(await answer.text(), page.url())
  await inspect(page, way)
}

const go = async (one: Walker, path: string) => {
  await one.page.goto(one.program.address + path)
  await look(one)
}

const press = async ({ page }: Walker, name: string | RegExp, until: RegExp) =>
  Promise.all([page.waitForURL(until), page.getByRole('button', { name }).first().click()])

const asSample = async (one: Walker, name: string) => {
  await go(one, '/inloggen')
  await press(one, `Inloggen als ${name}`, /:\d+\/$/)
}

const leave = async (one: Walker) => {
  await go(one, '/mijn')
  await press(one, 'Uitloggen', /\/inloggen/)
}

/** Sets the organisation up with its address, and there this program with the addresses that the page hands over. */
const setUp = async (one: Walker): Promise<void> => {
  const { page, partner } = one
  await asSample(one, 'Nienke Ruijter')
  await go(one, '/vereniging/inloggen')
  await go(one, '/vereniging/inloggen/nieuw')
  await page.getByRole('button', { name: 'Organisatie toevoegen' }).click()
  await page.getByRole('heading', { name: 'Er klopt nog iets niet' }).waitFor()
  await inspect(page, one.way)
  await page.getByLabel('Organisatie', { exact: true }).selectOption({ index: 1 })
  await page.getByLabel('Adres van de inlogdienst').fill(partner.issuer)
  await page.getByLabel('Kenmerk van Denktank daar').fill('denktank')
  await press(one, 'Organisatie toevoegen', /gelukt=toegevoegd/)
  await look(one)
  const redirect = await page.getByText(/\/inloggen\/terug\//).innerText()
  const jwks = await page.getByText(/jwks\.json$/).innerText()
  partner.open([{ client_id: 'denktank', redirect_uris: [redirect], token_endpoint_auth_method: 'private_key_jwt', jwks_uri: jwks }])
  await leave(one)
}

const atOrganisation = async ({ page, partner }: Walker, login: string) => {
  await page.waitForURL((url) => url.href.startsWith(partner.issuer))
  await page.getByPlaceholder('Enter any login').fill(login)
  await page.getByPlaceholder('and password').fill('x')
  await page.getByRole('button', { name: 'Sign-in' }).click()
}

const journey = async (way: Way): Promise<void> => {
  const program = await startProgram()
  const partner = await openPartner()
  try {
    const { context, page } = await windowOf(browser, program, way)
    const foreign: string[] = []
    page.on('request', (request) => { if (page.url().startsWith(program.address) && ![program.address, partner.issuer].some((home) => request.url().startsWith(home))) foreign.push(request.url()) })
    // The organisation's page has its letters from afar: tests ask nothing outside this machine.
    await context.route((url) => ![program.address, partner.issuer].includes(url.origin), (route) => route.abort())
    page.setDefaultTimeout(20_000)
    const one: Walker = { page, way, program, partner }
    await setUp(one)
    partner.claims.set('marijke', { email: 'm.dewit@gemeente.example', email_verified: true })

    await go(one, '/inloggen/organisatie')
    await page.getByRole('button', { name: /^Inloggen via/ }).first().click()
    await atOrganisation(one, 'marijke')
    await page.getByRole('heading', { name: 'Wij kennen u zo nog niet' }).waitFor()
    await inspect(page, way)

    await asSample(one, 'Marijke de Wit')
    await go(one, '/mijn/koppelingen')
    // The organisation knows this browser by now and asks nothing.
    await press(one, /^Koppelen aan/, /gelukt=gekoppeld/)
    await page.getByText('Uw account is gekoppeld').waitFor()
    await look(one)
    await leave(one)

    await go(one, '/inloggen')
    await page.getByRole('link', { name: 'Inloggen via mijn organisatie' }).click()
    await press(one, /^Inloggen via/, (/\/(denktanks|inloggen\/tweede-stap)/))
    await context.close()
    assert.deepEqual(foreign, [], 'our pages asked of other hosts')
  } finally {
    await program.stop()
    await partner.close()
  }
}

test('an administrator sets an organisation up, a member links it and comes in by it, at 1280 px', () => journey({ script: true, width: 1280 }))
test('the same at 320 px without script', () => journey({ script: false, width: 320 }))
