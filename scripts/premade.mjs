// Makes src/platform/pglite/premade.tar.br: a fresh PGlite database, as small as it gets, that new folders start from.
// Run it again whenever the pinned version of PGlite changes: node scripts/premade.mjs
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { PGlite } from '@electric-sql/pglite'

const target = new URL('../src/platform/pglite/premade.tar.br', import.meta.url)
const packageFile = path.join(createRequire(import.meta.url).resolve('@electric-sql/pglite'), '../../package.json')
const { version } = JSON.parse(readFileSync(packageFile, 'utf8'))

const header = (name, size, isFolder) => {
  const block = Buffer.alloc(512)
  block.write(name, 0, 'latin1')
  block.write(isFolder ? '0000700' : '0000600', 100)
  block.write('0000000\u00000000000\u0000', 108)
  block.write(`${size.toString(8).padStart(11, '0')}\u0000`, 124)
  block.write('00000000000\u0000', 136)
  block.write('        ', 148)
  block.write(isFolder ? '5' : '0', 156)
  block.write('ustar\u000000', 257)
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\u0000 `, 148)
  return block
}

const file = (name, bytes) => [header(name, bytes.length, false), bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]

const tree = (folder, under = '') =>
  readdirSync(path.join(folder, under))
    .sort()
    .flatMap((entry) => {
      const name = path.posix.join(under, entry)
      if (statSync(path.join(folder, name)).isDirectory()) return [header(name, 0, true), ...tree(folder, name)]
      return file(name, readFileSync(path.join(folder, name)))
    })

// The other databases are templates for making more databases: we never do, and they are two thirds of the files.
const dropTemplates = async (database) => {
  await database.exec("update pg_database set datistemplate = false, datallowconn = true where datname like 'template%'")
  await database.exec('drop database template0')
  await database.exec('drop database template1')
}

const makeDatabase = async (folder) => {
  const first = await PGlite.create(folder)
  await dropTemplates(first)
  await first.exec('vacuum full')
  await first.exec('vacuum freeze analyze')
  await first.exec('select pg_switch_wal()')
  await first.exec('checkpoint')
  await first.close()
  const second = await PGlite.create({ dataDir: folder, startParams: [...PGlite.defaultStartParams, '-c', 'min_wal_size=32MB'] })
  await second.exec('checkpoint')
  const { rows } = await second.query("select pg_walfile_name(pg_current_wal_lsn()) as current, version()")
  await second.close()
  return rows[0]
}

const folder = mkdtempSync(path.join(tmpdir(), 'denktank-premade-'))
try {
  const { current, version: server } = await makeDatabase(folder)
  const wal = path.join(folder, 'pg_wal')
  for (const name of readdirSync(wal)) if (/^[0-9A-F]{24}$/.test(name) && name !== current) rmSync(path.join(wal, name))
  for (const name of ['postmaster.pid', 'postmaster.opts']) {
    if (existsSync(path.join(folder, name))) rmSync(path.join(folder, name))
  }
  const archive = Buffer.concat([...file('pglite-version', Buffer.from(version)), ...tree(folder), Buffer.alloc(1024)])
  const packed = brotliCompressSync(archive, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: archive.length,
    },
  })
  writeFileSync(target, packed)
  console.log(`${server.slice(0, 40)}: ${archive.length} bytes packed into ${packed.length}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
