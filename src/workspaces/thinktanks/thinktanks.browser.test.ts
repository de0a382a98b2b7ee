/// <reference lib="dom" />
/** Choosing the perspective of the chair while the perspectives are named, in Chromium. The program starts on the filled folder of test/house.ts. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { openBrowser, startProgram, type Program } from '../../../test/browser.ts'
import { travel, type Traveller } from '../../../test/traveller.ts'

let browser: Browser
let program: Program
before(async () => { [browser, program] = await Promise.all([openBrowser(), startProgram()]) })
after(async () => { await browser.close(); await program.stop() })

const begin = async (way: { script: boolean; width: number }): Promise<Traveller> => {
  const one = await travel(browser, program, way)
  await one.go('/inloggen')
  await one.press('Inloggen als Arjen Feenstra')
  await one.go('/vereniging/nieuwe-denktank')
  await one.page.getByRole('link', { name: 'Ik word zelf voorzitter' }).click()
  await one.page.waitForURL(/kies=/)
  await one.look()
  return one
}

/** The perspectives that can be chosen for the chair, as they are seen. */
const choices = ({ page }: Traveller) => page.locator('label:has([name=chairs_perspective])').filter({ visible: true }).allInnerTexts()
const trimmed = async (one: Traveller) => (await choices(one)).map((words) => words.trim())

test('a chair chooses among the perspectives that have a name, each by the name that is typed, and a name taken away takes its choice along', async () => {
  const one = await begin({ script: true, width: 320 })
  const start = ['Perspectief 1: Gemeente', 'Perspectief 2: Shared service organisatie', 'Perspectief 3: Leverancier']
  assert.deepEqual(await trimmed(one), start)
  await one.page.locator('#meer summary').click()
  await one.page.locator('[name=p4]').fill('Inwoner')
  assert.deepEqual(await trimmed(one), [...start, 'Perspectief 4: Inwoner'])
  await one.page.getByText('Perspectief 4: Inwoner').click()
  assert.ok(await one.page.locator('[name=chairs_perspective][value="4"]').isChecked())
  await one.page.locator('[name=p4]').fill('')
  assert.deepEqual(await trimmed(one), start)
  assert.equal(await one.page.locator('[name=chairs_perspective]:checked').count(), 0, 'what cannot be seen is not chosen')
  await one.page.locator('[name=title]').fill('Samen inkopen')
  await one.page.locator('[name=assignment]').fill('Zoek uit wat samen goedkoper is.')
  await one.page.locator('[name=attribution][value=named]').check()
  await one.press('Denktank beginnen')
  assert.equal(await one.page.locator('.dt-errors a[href="#chairs_perspective"], .dt-errors a[href^="#chairs_perspective"]').count(), 1)
  await one.page.getByText('Perspectief 1: Gemeente').click()
  await one.press('Denktank beginnen')
  assert.equal(new URL(one.page.url()).pathname, '/denktanks/samen-inkopen')
  await one.end()
})

test('without script every perspective can be chosen, and one without a name is refused', async () => {
  const one = await begin({ script: false, width: 1280 })
  const all = await trimmed(one)
  assert.equal(all.length, 8)
  assert.match(all[4] ?? '', /Perspectief 5 \(als u het een naam geeft\)/)
  await one.page.locator('[name=title]').fill('Samen beheren')
  await one.page.locator('[name=assignment]').fill('Zoek uit wat samen beter gaat.')
  await one.page.locator('[name=attribution][value=named]').check()
  await one.page.locator('[name=chairs_perspective][value="5"]').check()
  await one.press('Denktank beginnen')
  await one.page.getByText('Kies een perspectief dat u hebt ingevuld.').first().waitFor()
  await one.page.locator('[name=chairs_perspective][value="2"]').check()
  await one.press('Denktank beginnen')
  assert.equal(new URL(one.page.url()).pathname, '/denktanks/samen-beheren')
  await one.end()
})
