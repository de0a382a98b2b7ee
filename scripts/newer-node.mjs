/**
 * Runs the program once under another Node, which comes from the npm package `node`: it must start on an empty folder,
 * answer its front page, and stop. `node scripts/newer-node.mjs 24`
 */
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from './build.mjs'

const major = process.argv[2] ?? '24'
const root = fileURLToPath(new URL('..', import.meta.url))
const place = join(root, 'build', `node-${major}`)
const node = join(place, 'node_modules/node/bin/node')

if (!existsSync(node)) {
  mkdirSync(place, { recursive: true })
  writeFileSync(join(place, 'package.json'), '{"private":true}')
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--foreground-scripts', `node@${major}`], { cwd: place, stdio: 'inherit' })
}
await build({ quiet: true })
const folder = mkdtempSync(join(tmpdir(), 'denktank-newer-'))
const child = spawn(node, [join(root, 'build/denktank.mjs'), 'start', '--port', '0', '--data', join(folder, 'data')], { stdio: ['ignore', 'pipe', 'inherit'] })
try {
  const address = await new Promise((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (chunk) => { said += chunk; const found = /Denktank: (\S+)/.exec(said); if (found) resolve(found[1]) })
    child.once('exit', (code) => reject(new Error(`Node ${major}: the program ended with ${code}`)))
    setTimeout(() => reject(new Error(`Node ${major}: the program did not start in a minute`)), 60_000).unref()
  })
  const answer = await fetch(address)
  if (answer.status !== 200) throw new Error(`Node ${major}: the front page answered ${answer.status}`)
  console.log(`Node ${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()}: starts and answers`)
} finally {
  child.kill('SIGTERM')
  await new Promise((resolve) => { child.once('exit', resolve); setTimeout(resolve, 5000).unref() })
  rmSync(folder, { recursive: true, force: true })
}
