/// <reference lib="dom" />
/** The picture on the big screen, read by somebody else's reader (zbar-tools of Debian) from what a browser draws of it. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { openBrowser, startProgram, type Program } from './browser.ts'
import { travel } from './traveller.ts'

const hasReader = spawnSync('zbarimg', ['--version']).status === 0
let browser: Browser
let program: Program
before(async () => { if (hasReader) [browser, program] = await Promise.all([openBrowser(), startProgram()]) })
after(async () => { if (hasReader) { await browser.close(); await program.stop() } })

test('another program’s reader finds the address to join in the picture on the big screen', { skip: !hasReader && 'zbar-tools is not installed' }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'denktank-qr-'))
  const leader = await travel(browser, program, { script: true, width: 1280 })
  await leader.go('/inloggen')
  await leader.press('Inloggen als Marijke de Wit')
  const board = await leader.page.evaluate(async () => new URL((await fetch('/denktanks/cloudstrategie/bord', { method: 'POST', body: new URLSearchParams({ title: 'Bord' }) })).url).pathname)
  await leader.page.goto(`${program.address}${board}/scherm`)
  const code = (await leader.page.locator('.dt-screen__code').textContent() ?? '').replace(/\s/g, '')
  const file = join(folder, 'scherm.png')
  await leader.page.screenshot({ path: file })
  const { stdout } = spawnSync('zbarimg', ['--quiet', '--raw', file], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  assert.equal(stdout.trim(), `${program.address}/bord/${code}`)
  await leader.end()
})
