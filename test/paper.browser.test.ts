/// <reference lib="dom" />
/** Paper for a meeting as it comes out of a printer: each sheet keeps to its own page, however long its question is. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { openBrowser, startProgram, type Program } from './browser.ts'
import { post } from './hall.ts'
import { travel } from './traveller.ts'

let browser: Browser
let program: Program
before(async () => { [browser, program] = await Promise.all([openBrowser(), startProgram()]) })
after(async () => { await browser.close(); await program.stop() })

/** How many pages a PDF has, by its tree of pages. */
const pagesIn = (pdf: Buffer): number => Math.max(...[...pdf.toString('latin1').matchAll(/\/Type\s*\/Pages[^>]*?\/Count\s+(\d+)|\/Count\s+(\d+)[^>]*?\/Type\s*\/Pages/g)].map(([, one, other]) => Number(one ?? other)))

test('cards and flip-overs come one sheet on a page, in Dutch and in English, also when the question takes many lines', async () => {
  const lead = await travel(browser, program, { script: true, width: 1280 })
  await lead.go('/inloggen')
  await lead.press('Inloggen als Marijke de Wit')
  const paper = '/denktanks/cloudstrategie/bijeenkomsten/1/papier'
  await post(lead.page, paper, { round: 'question' })
  for (const language of ['nl', 'en']) {
    await lead.page.goto(`${program.address}/taal/${language}?terug=/`)
    for (const form of ['kaartjes', 'vellen']) {
      await lead.page.goto(`${program.address}${paper}/${form}`)
      const sheets = await lead.page.locator('.dt-paper').count()
      assert.ok(sheets > 2)
      // Sheets of a height that is not known cut off their last cards in a PDF, and on a screen they do not: so the height itself is looked at.
      await lead.page.emulateMedia({ media: 'print' })
      await lead.page.setViewportSize({ width: 680, height: 1000 })
      assert.deepEqual(await lead.page.locator('.dt-paper').evaluateAll((all) => [...new Set(all.map((sheet) => {
        const [{ bottom, height }, last] = [sheet.getBoundingClientRect(), [...sheet.querySelectorAll('.dt-paper__card')].at(-1)?.getBoundingClientRect()]
        return `${Math.round(height)}${last && (last.bottom > bottom + 1 || last.height < 60) ? ' and its last card is cut off' : ''}`
      }))]), ['907'], `each sheet of ${form} in ${language} is as high as the paper lets it be`)
      await lead.page.emulateMedia({ media: null })
      await lead.page.evaluate(() => { for (const ask of document.querySelectorAll('.dt-paper__ask')) ask.textContent = (ask.textContent ?? '').repeat(2) })
      assert.equal(pagesIn(await lead.page.pdf({ format: 'A4' })), sheets, `${form} in ${language}`)
    }
  }
  await lead.end()
})
