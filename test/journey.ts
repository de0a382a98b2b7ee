/** The whole journey in a browser: from signing in and saying something to its publication, its trail, and signing out. */
import assert from 'node:assert/strict'
import type { Browser } from 'playwright-core'
import { startProgram, type Way } from './browser.ts'
import { travel, type Traveller } from './traveller.ts'

const tank = '/denktanks/cloudstrategie'

const pathOf = ({ page }: Traveller) => new URL(page.url()).pathname
const opened = async ({ page }: Traveller, summary: string) => {
  const fold = page.locator('details', { has: page.locator('summary', { hasText: summary }) }).first()
  if (await fold.getAttribute('open') === null) await fold.locator('summary').first().click()
}

const signIn = async (one: Traveller) => {
  await one.go('/')
  await one.follow('/inloggen')
  await one.press('Inloggen als Marijke de Wit')
  assert.equal(pathOf(one), '/')
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

const typeOver = async (one: Traveller): Promise<number> => {
  const { page } = one
  await one.follow(`${tank}/bijdragen`)
  await one.follow(`${tank}/bijdragen/overtypen`)
  await page.getByRole('radio', { name: 'Leverancier' }).check()
  await page.getByLabel('De regels', { exact: true }).fill('- k: twee gebouwen delen samen een nooddiesel\n- wie betaalt de huur van de kelder?\n* z: de sleutel ligt bij een portier\n')
  await one.press('Nakijken')
  const kindOf = (line: number, kind: string) => page.getByRole('radiogroup', { name: `Soort van regel ${line}`, exact: true }).getByRole('radio', { name: kind, exact: true })
  assert.ok(await kindOf(2, 'Vraag').isChecked())
  await kindOf(3, 'Risico').check()
  await one.press('Bijdragen opslaan')
  await page.getByText('De bijdragen staan in de lijst.').waitFor()
  await one.go(`${tank}/bijdragen?perspectief=supplier&onderwerp=geen`)
  const line = page.locator('.dt-contribution', { hasText: 'nooddiesel' }).first()
  return Number(/(\d+)$/.exec(await line.locator('a.dt-contribution__number').getAttribute('href') ?? '')?.[1])
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

/** Adds a citation to the passage that the mending link on the page leads to, by its nth such link. */
const mend = async (one: Traveller, link: string, citing: string) => {
  const { page } = one
  await one.go(`${tank}/teksten/1/rijpheid`)
  const anchor = await page.getByRole('link', { name: link }).first().getAttribute('href') ?? ''
  await one.go(anchor)
  const begin = page.getByRole('button', { name: 'Ga schrijven' })
  if (await begin.count() > 0) await one.press('Ga schrijven')
  const block = /#blok-(.+)$/.exec(anchor)?.[1]
  const area = block ? page.locator(`textarea[name="tekst-${block}"]`) : page.locator('textarea[name^="tekst-"]').first()
  await area.fill(`${(await area.inputValue()).trim()} ${citing}`)
  const stop = page.locator('button[name="doe"][value="stoppen"]').first()
  await Promise.all([page.waitForEvent('load'), stop.click()])
  await one.look()
}

const writeUntilGrounded = async (one: Traveller, finding: number) => {
  const { page } = one
  await one.follow(`${tank}/teksten`)
  await one.follow(`${tank}/teksten/1`)
  await mend(one, 'Bewerk deze alinea', `[bevinding ${finding}]`)
  await one.go(`${tank}/teksten/1/rijpheid`)
  assert.equal(await page.getByRole('link', { name: 'Bewerk deze alinea' }).count(), 0, 'every sentence rests on something')
}

const publish = async (one: Traveller) => {
  await one.follow(`${tank}/teksten/1/publicatie`)
  await one.page.getByLabel('In het kort').fill('Nu met alles wat wij weten.')
  // A text that was just saved is not signed off by all sides yet, nor stable: the chair says why it goes out now.
  const open = one.page.locator('input[name="against"]')
  const keys = await open.evaluateAll((boxes) => boxes.map((box) => (box as { value?: string }).value ?? ''))
  assert.deepEqual(keys.sort(), ['reviewed', 'stable'])
  for (const key of keys) {
    await one.page.locator(`input[name="against"][value="${key}"]`).check()
    await one.page.locator(`textarea[name="reason_${key}"]`).fill('De begroting wacht niet.')
  }
  await one.press('Versie publiceren')
  assert.equal(pathOf(one), '/publicaties/samenvatting-cloudstrategie/2')
  await one.page.getByText('De tekst is gepubliceerd.').waitFor()
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
  // Who is out is asked to sign in.
  await one.page.goto(new URL(tank, one.page.url()).href)
  assert.equal(new URL(one.page.url()).pathname, '/inloggen')
  await one.page.getByRole('heading', { name: 'Inloggen', exact: true }).waitFor()
}

/** Goes the whole way on a program of its own; every page is held against every check, see traveller.ts. */
export const wholeJourney = async (browser: Browser, way: Way): Promise<void> => {
  const program = await startProgram()
  try {
    const one = await travel(browser, program, way)
    await signIn(one)
    const contribution = await contribute(one)
    const supplier = await typeOver(one)
    assert.ok(supplier > 0)
    const finding = await makeFinding(one, contribution)
    await contest(one)
    await writeUntilGrounded(one, finding)
    await publish(one)
    await readPublication(one)
    await followTrail(one, contribution, finding)
    await one.go(`${tank}/gebeurtenissen`)
    await signOut(one)
    await one.end()
  } finally {
    await program.stop()
  }
}
