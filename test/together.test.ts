/** Test files that share a process: none of what fails in one, or never came about, is lost. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { inProject } from '../src/platform/root.ts'

type BeginningOf = (files: readonly { name: string; url: string }[], env: Readonly<Record<string, string>>) => string

const good = "import { test } from 'node:test'\ntest('good', () => {})\n"
const waits = "import { test } from 'node:test'\ntest('waits', () => new Promise((resolve) => setTimeout(resolve, 20)))\n"

/** Runs these files in one process, as `npm test` does; answers with what it ended. */
const ended = async (...files: string[]): Promise<number | null> => {
  const { beginningOf } = await import(pathToFileURL(inProject('scripts/beginning.mjs')).href) as { beginningOf: BeginningOf }
  const folder = mkdtempSync(join(tmpdir(), 'together-'))
  try {
    const places = files.map((text, nth) => {
      const file = join(folder, `${nth}.mjs`)
      writeFileSync(file, text)
      return { name: `file ${nth}`, url: pathToFileURL(file).href }
    })
    const start = join(folder, 'start.mjs')
    writeFileSync(start, beginningOf(places, { SAID: 'so' }))
    const { NODE_TEST_CONTEXT: _, ...env } = process.env
    return spawnSync(process.execPath, [start], { env, stdio: 'ignore' }).status
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('files that share a process end well together, each with the settings that were given', async () => {
  assert.equal(await ended(good, waits), 0)
  assert.equal(await ended(good, "import { test } from 'node:test'\ntest('set', () => { if (process.env.SAID !== 'so') throw new Error('not set') })\n"), 0)
})

test('a test that fails, a file that cannot be read and a process that ends in the middle each fail all of them', async () => {
  for (const wrong of [
    "import { test } from 'node:test'\ntest('fails', () => { throw new Error('no') })\n",
    "throw new Error('cannot be read')\n",
    "import { test } from 'node:test'\ntest('ends', async () => { await new Promise((resolve) => setTimeout(resolve, 20)); process.exit(0) })\n",
  ]) assert.notEqual(await ended(good, wrong, waits), 0, wrong)
})
