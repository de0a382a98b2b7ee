/**
 * `npm run bench`: pages on PGlite and on PostgreSQL, with the sample and with a hundred times the data, each beside a bare
 * server in the same run. `npm run bench -- quick` leaves the hundredfold out. `npm run bench -- NAME …` measures one thing, on
 * PostgreSQL with a sample of its own (a meeting and imports on PGlite too), or on what --database or --data names; --help lists them.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install, installPostgresql } from './install.mjs'

const program = fileURLToPath(new URL('../build/denktank.mjs', import.meta.url))
const run = (words) => spawnSync(process.execPath, [program, ...words], { stdio: 'inherit' }).status
const quietly = (words) => execFileSync(process.execPath, [program, ...words], { stdio: ['ignore', 'ignore', 'inherit'] })

await install()
const { build } = await import('./build.mjs')
await build({ quiet: true })
const { startServer } = await import('./servers.mjs')
const quick = process.argv.includes('quick')
const folder = mkdtempSync(join(tmpdir(), 'denktank-bench-'))
// Somebody who takes part in denktank-7: see how src/onward/sample/scale.ts makes its ids.
const scaled = createHash('md5').update('scale person 51').digest('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
const at = (address, name) => { const url = new URL(address); url.pathname = `/${name}`; return url.href }

const onServer = async (server) => {
  const { default: pg } = await import('pg')
  const make = async (name) => {
    const client = new pg.Client({ connectionString: server.address })
    await client.connect()
    await client.query(`create database ${name}`).finally(() => client.end())
    return at(server.address, name)
  }
  const sample = await make('bench_sample')
  quietly(['sample', 'load', '--database', sample])
  console.log('\n## PostgreSQL, sample\n')
  run(['bench', 'pages', '--database', sample])
  if (quick) return
  const large = await make('bench_scaled')
  quietly(['sample', 'load', '--scale', '100', '--database', large])
  console.log('\n## PostgreSQL, a hundred times the data: the same pages\n')
  run(['bench', 'pages', '--database', large])
  console.log('\n## PostgreSQL, a hundred times the data: a think tank of 400 contributions\n')
  run(['bench', 'pages', '--database', large, '--tank', 'denktank-7', '--person', scaled])
}

const asked = process.argv.slice(2)
const named = asked.length > 0 && !quick
// Spreading needs no database, nor does help; a name that is not known is told by the program.
if (['spreading', '--help', 'help'].includes(asked[0]) || asked.some((word) => /^--(database|data)(=|$)/.test(word))) {
  rmSync(folder, { recursive: true, force: true })
  process.exit(run(['bench', ...asked]) ?? 1)
}

let status = 0
const oneOnServer = async (server) => {
  quietly(['sample', 'load', '--database', server.address])
  console.log('\n## PostgreSQL\n')
  status ||= run(['bench', ...asked, '--database', server.address]) ?? 1
}

try {
  const data = join(folder, 'data')
  quietly(['sample', 'load', '--data', data])
  if (!named || ['pages', 'meeting', 'imports'].includes(asked[0])) {
    console.log('## PGlite, sample\n')
    status ||= run(['bench', ...(named ? asked : ['pages']), '--data', data]) ?? 1
  }
  const server = startServer('system') ?? await installPostgresql().then(() => startServer('embedded'))
  if (server) await (named ? oneOnServer : onServer)(server).finally(() => server.stop())
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit(status)
