/** `npm run check`, before every commit: types, lint, the map of the house, tables, and the tests on PGlite. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { install } from './install.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const steps = [
  ['types', 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'],
  ['types of scripts in the browser', 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.browser.json'],
  ['lint', 'node_modules/oxlint/bin/oxlint', '--deny-warnings'],
  ['map', 'scripts/map.mjs', '--quiet'],
  ['tables', 'scripts/tables.mjs', '--check'],
  ['tests', 'scripts/test.mjs', '--engine', 'pglite'],
]

await install()
// CI runs the tests itself, on every engine.
for (const [name, program, ...words] of steps.filter(([name]) => name !== 'tests' || !process.argv.includes('--no-tests'))) {
  const started = Date.now()
  const { status } = spawnSync(process.execPath, [program, ...words], { cwd: root, stdio: 'inherit' })
  if (status !== 0) {
    console.error(`check: ${name} failed`)
    process.exit(1)
  }
  console.log(`${name}: ${((Date.now() - started) / 1000).toFixed(1)} s`)
}
