/**
 * `npm start` on a fresh clone, with only Node: installs what is missing, builds what changed, then becomes the program.
 * Nothing here may import a package, because there may be none yet.
 */
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { install, step } from './install.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const program = join(root, 'build', 'denktank.mjs')
const oldest = [20, 19]

const isOldNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number)
  return major < oldest[0] || (major === oldest[0] && minor < oldest[1])
}

const prepare = async () => {
  await install()
  const { build, isBuilt } = await import('./build.mjs')
  if (!isBuilt()) await step('Building', () => build({ quiet: true }))
}

/** Installs and builds where needed, then runs the program in this process. A step that fails ends it with exit code 1. */
export const run = async (args) => {
  if (isOldNode()) {
    console.error(`Denktank needs Node ${oldest.join('.')} or newer; this is Node ${process.versions.node}.`)
    process.exit(1)
  }
  try {
    await prepare()
  } catch (error) {
    // esbuild has shown its own errors already.
    if (!error.errors) console.error(error.message)
    process.exit(1)
  }
  process.argv = [process.argv[0], program, ...args]
  await import(pathToFileURL(program).href)
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await run(['start', ...process.argv.slice(2)])
}
