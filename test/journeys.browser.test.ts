/**
 * The whole journey, from a contribution to a publication and its trail, in a browser: with and without script, on a wide
 * screen and on a small phone. The program starts on the filled folder of test/house.ts.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { openBrowser, startProgram, type Way } from './browser.ts'
import { travel, type Traveller } from './traveller.ts'

const tank = '/denktanks/cloudstrategie'
let browser: Browser
before(async () => { browser = await openBrowser() })
after(() => browser.close())

const pathOf = ({ page }: Traveller) => new URL(page.url()).pathname
const opened = async ({ page }: Traveller, summary: string) => {
  const fold = page.locator('details', { has: page.locator('summary', { hasText: summary }) }).first()
  if (await fold.getAttribute('open') === null) await fold.locator('summary').first().click()
}

const signIn = async (one: Traveller) => {
  await one.go('/')
  await one.follow('/inloggen')
  await one.press('Inloggen als Marijke de Wit')
  assert.equal(pathOf(one), '/denktanks')
  await one.follow(tank)
}

const contribute = async (one: Traveller): Promise<number> => {
  const { page } = one
  await one.follow(`${tank}/bijdragen`)
  await page.getByRole('button', { name: 'Bijdrage toevoegen' }).click()
  await page.waitForLoadState()
  assert.equal(await page.locator('.dt-errors').count(), 1, 'an empty form comes back with what is wrong')
  await one.look()
  await page.getByLabel('Uw bijdrage').fill('De koffieautomaat van de gemeente hangt ook al aan een abonnement.')
  await page.getByRole('radio', { name: 'Risico', exact: true }).check()
  await one.press('Bijdrage toevoegen')
  await page.getByText('Uw bijdrage staat in de lijst.').waitFor()
  return Number(/bijdragen\/(\d+)$/.exec(pathOf(one))?.[1])
}

const typeOver = async (one: Traveller) => {
  const { page } = one
  await one.follow(`${tank}/bijdragen`)
  await one.follow(`${tank}/bijdragen/overtypen`)
  await page.getByRole('radio', { name: 'Leverancier' }).check()
  await page.getByLabel('De regels', { exact: true }).fill('- k: twee gebouwen delen samen een nooddiesel\n- wie betaalt de huur van de kelder?\n* z: de sleutel ligt bij een portier\n')
  await one.press('Nakijken')
  assert.equal(await page.getByLabel('Soort van regel 2').inputValue(), 'question')
  await page.getByLabel('Soort van regel 3').selectOption({ label: 'Risico' })
  await one.press('Bijdragen opslaan')
  await page.getByText('De bijdragen staan in de lijst.').waitFor()
}

const makeFinding = async (one: Traveller, contribution: number): Promise<number> => {
  const { page } = one
  await one.follow(`${tank}/bevindingen`)
  await one.follow(`${tank}/bevindingen/nieuw`)
  await page.getByLabel('Uitspraak').fill('Ook kleine apparaten hangen aan een dienst in de cloud. Neem ze op in de lijst.')
  await page.getByLabel('Woord in de tekst').fill('koffieautomaat')
  await one.press('Toon deze bijdragen')
  await page.locator(`input[name="chosen"][value="${contribution}"]`).check()
  await one.press('Bevinding maken')
  await page.getByText('De bevinding is gemaakt.').waitFor()
  return Number(/bevindingen\/(\d+)$/.exec(pathOf(one))?.[1])
}

const contest = async (one: Traveller) => {
  const { page } = one
  await opened(one, 'Bent u het er niet mee eens?')
  await page.getByLabel('Waarom klopt deze bevinding niet?').fill('Een koffieautomaat is geen informatiesysteem.')
  await one.press('Bezwaar opslaan')
  await page.getByText('1 bezwaar open').first().waitFor()
}

const readPublication = async (one: Traveller) => {
  const { page } = one
  await one.follow('/publicaties')
  await page.locator('main a[href^="/publicaties/samenvatting-cloudstrategie"]').first().click()
  await page.waitForLoadState()
  await one.look()
  assert.equal(await page.locator('h1').count(), 1)
  await page.getByText('Waar dit op rust').first().waitFor()
}

const followTrail = async (one: Traveller, contribution: number, finding: number) => {
  await one.go(`${tank}/bijdragen/${contribution}`)
  await one.follow(`${tank}/spoor/bijdrage/${contribution}`)
  await one.follow(`${tank}/bevindingen/${finding}`)
  await one.follow(`${tank}/spoor/bevinding/${finding}`)
  await one.follow(`${tank}/bijdragen/${contribution}`)
}

const signOut = async (one: Traveller) => {
  await one.follow('/mijn')
  await one.press('Uitloggen')
  await one.page.getByText('U bent uitgelogd.').waitFor()
  const answer = await one.page.goto(new URL(tank, one.page.url()).href)
  assert.equal(answer?.status(), 404)
}

const ways: readonly Way[] = [{ script: true, width: 1280 }, { script: true, width: 320 }, { script: false, width: 1280 }, { script: false, width: 320 }]

for (const way of ways) {
  test(`from contribution to publication at ${way.width} px ${way.script ? 'with' : 'without'} script`, async () => {
    const program = await startProgram()
    try {
      const one = await travel(browser, program, way)
      await signIn(one)
      const contribution = await contribute(one)
      await typeOver(one)
      const finding = await makeFinding(one, contribution)
      await contest(one)
      await readPublication(one)
      await followTrail(one, contribution, finding)
      await one.go(`${tank}/gebeurtenissen`)
      await signOut(one)
      await one.end()
    } finally {
      await program.stop()
    }
  })
}
