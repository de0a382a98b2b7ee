// Writes src/tables.ts from the database itself, after all migrations. With --check: only says whether it is up to date.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = path.resolve(fileURLToPath(import.meta.url), '../..')
const target = path.join(root, 'src/tables.ts')
const atBuild = (name) => path.join(root, 'build/tables', name)

const bundle = (entry, name) =>
  build({
    entryPoints: [path.join(root, entry)],
    outfile: atBuild(name),
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  })

const columnsQuery = `
  select c.relname as table, obj_description(c.oid, 'pg_class') as comment, a.attname as column,
    col_description(c.oid, a.attnum) as column_comment,
    coalesce(e.typname, b.typname, t.typname) as type, t.typcategory = 'A' as is_list, not a.attnotnull as is_nullable,
    a.atthasdef or a.attidentity <> '' as has_default, a.attgenerated <> '' or a.attidentity = 'a' as is_generated,
    (select json_agg(pg_get_constraintdef(k.oid)) from pg_constraint k
      where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]) as checks
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
  left join pg_type b on b.oid = t.typbasetype and t.typtype = 'd'
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
  order by c.relname collate "C", a.attnum`

// How values come out and may go in: see src/platform/types.ts.
const plain = {
  bool: 'boolean', int2: 'number', int4: 'number', float4: 'number', float8: 'number', text: 'string', varchar: 'string',
  bpchar: 'string', name: 'string', uuid: 'string', tsvector: 'string', inet: 'string', interval: 'unknown',
  timestamp: 'string', time: 'string', bytea: 'Buffer', citext: 'string',
}
const twoSided = {
  int8: ['number', 'number | bigint | string'],
  numeric: ['number', 'number | string'],
  timestamptz: ['Date', 'Date | string'],
  date: ['string', 'Date | string'],
  // As text: pg would write a list as a PostgreSQL array.
  jsonb: ['unknown', 'string'],
  json: ['unknown', 'string'],
}

const literalsOf = (checks) => {
  for (const check of checks ?? []) {
    const list =
      /^CHECK \(\(+\w+ = ANY \(+ARRAY\[(.*?)\]/.exec(check)?.[1] ??
      /^CHECK \(\(+\w+ = ('(?:[^']|'')*'::text)\)+$/.exec(check)?.[1]
    const literals = list?.match(/'(?:[^']|'')*'/g)
    if (literals) return literals.map((one) => `'${one.slice(1, -1).replaceAll("''", "\\'")}'`).join(' | ')
  }
  return undefined
}

const typeOf = ({ type, is_list, is_nullable, has_default, is_generated, checks }) => {
  const known = twoSided[type] ?? [plain[type] ?? 'string', plain[type] ?? 'string']
  const literals = known[0] === 'string' && !is_list ? literalsOf(checks) : undefined
  const [out, into] = (literals ? [literals, literals] : known)
    .map((one) => (is_list ? `${one.includes(' ') ? `(${one})` : one}[]` : one))
    .map((one) => (is_nullable && one !== 'unknown' ? `${one} | null` : one))
  if (is_generated) return `ColumnType<${out}, never, never>`
  if (out !== into) return `ColumnType<${out}, ${into}${has_default || is_nullable ? ' | undefined' : ''}, ${into}>`
  return has_default ? `Generated<${out}>` : out
}

const pascal = (name) => name.replace(/(^|_)([a-z0-9])/g, (_, _line, letter) => letter.toUpperCase())

const wrapped = (text, width) =>
  text.split(/\s+/).reduce((lines, word) => {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < width) return [...lines.slice(0, -1), `${last} ${word}`]
    return [...lines, word]
  }, [])

const doc = (text, indent) => {
  if (!text) return ''
  const lines = wrapped(text.replaceAll('*/', '* /'), 115)
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n`
}

const written = (rows) => {
  const byTable = new Map()
  for (const row of rows) byTable.set(row.table, [...(byTable.get(row.table) ?? []), row])
  const tables = [...byTable].map(([table, columns]) => {
    const lines = columns.map((row) => `${doc(row.column_comment, '  ')}  ${row.column}: ${typeOf(row)}\n`)
    return `${doc(columns[0].comment, '')}export interface ${pascal(table)}Table {\n${lines.join('')}}\n`
  })
  const index = [...byTable.keys()].map((table) => `  ${table}: ${pascal(table)}Table\n`)
  const body = `${tables.join('\n')}\nexport interface Tables {\n${index.join('')}}\n`
  const used = ['ColumnType', 'Generated'].filter((name) => body.includes(`${name}<`))
  const imports = used.length > 0 ? `import type { ${used.join(', ')} } from 'kysely'\n\n` : ''
  return `// Written by npm run tables, from the migrations. Do not edit.\n${imports}${body}`
}

const rowsOf = async (folder) => {
  await Promise.all([
    bundle('src/platform/pglite/worker.ts', 'pglite-worker.mjs'),
    bundle('src/platform/database.ts', 'database.mjs'),
    bundle('src/platform/migrations.ts', 'migrations.mjs'),
  ])
  const { openDatabase } = await import(pathToFileURL(atBuild('database.mjs')))
  const { migrate } = await import(pathToFileURL(atBuild('migrations.mjs')))
  const { CompiledQuery } = await import('kysely')
  const database = await openDatabase(folder)
  try {
    await migrate(database, path.join(root, 'migrations'))
    return (await database.db.executeQuery(CompiledQuery.raw(columnsQuery))).rows
  } finally {
    await database.close()
  }
}

const folder = mkdtempSync(path.join(tmpdir(), 'denktank-tables-'))
try {
  const text = written(await rowsOf(folder))
  if (!process.argv.includes('--check')) {
    writeFileSync(target, text)
  } else if (readFileSync(target, 'utf8') !== text) {
    console.error('src/tables.ts does not fit the migrations: run npm run tables')
    process.exitCode = 1
  }
} catch (error) {
  console.error(error.message)
  process.exitCode = error.exitCode ?? 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
