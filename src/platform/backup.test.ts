import assert from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { backup } from './backup.ts'
import { openDatabase } from './database.ts'
import type { Database } from './database.ts'
import { emptyAddress, engines, newFolder, noServer, onBoth } from './engines.testing.ts'
import type { EngineName } from './engines.testing.ts'
import { migrate } from './migrations.ts'
import { restore } from './restore.ts'

const steps = [
  `create table zoo (id int generated always as identity primary key, name text not null, mother int references zoo (id));
   create table animal (
     id uuid primary key, zoo_id int not null references zoo (id), kind text not null, born date, seen timestamptz,
     weight numeric, big int8, ratio float8, tags text[], sizes int[], note jsonb, raw bytea, alone boolean,
     kind_upper text generated always as (upper(kind)) stored
   );
   create table visit (at timestamptz, who text);
   create function refuse() returns trigger language plpgsql as $$ begin raise exception 'never'; end $$;
   create trigger no_insert before insert on visit for each row when (new.who = 'refused') execute function refuse();
   insert into zoo (name) values ('made by the migration');`,
  'alter table animal add column extra text not null default \'new\'',
]

const folderWith = (count: number) => {
  const folder = newFolder()
  steps.slice(0, count).forEach((text, index) => writeFileSync(path.join(folder, `000${index + 1}-step.sql`), text))
  return folder
}

const fill = async ({ db }: Database) => {
  await sql`delete from zoo`.execute(db)
  await sql`insert into zoo (name) values ('Artis'), ('Blijdorp')`.execute(db)
  await sql`update zoo set mother = (select max(id) from zoo) where name = 'Artis'`.execute(db)
  await sql`insert into animal (id, zoo_id, kind, born, seen, weight, big, ratio, tags, sizes, note, raw, alone)
    select md5(n::text)::uuid, (select max(id) from zoo),
      case n % 3 when 0 then 'Élan "x"' else E'aap\\n\\\\' || n end, date '0900-01-01' + n,
      timestamptz '2024-03-31 01:59:59.123456+01' + n * interval '1 hour 1 microsecond', n / 7.0, 9007199254740993 + n,
      case n % 5 when 0 then 'NaN' when 1 then '-Infinity' else 1 / (n + 0.3) end,
      array['a,b', null, '{"c"}', n::text], array[]::int[],
      case n % 4 when 0 then 'null'::jsonb when 1 then null
        when 2 then '{"a": [1.10, "é", null], "b": 12345678901234567890}' else '"x"' end,
      decode(md5(n::text), 'hex'), case n % 3 when 0 then true when 1 then false end
    from generate_series(1, 2500) as n`.execute(db)
  await sql`alter table visit disable trigger user`.execute(db)
  await sql`insert into visit values (null, 'refused'), ('2024-01-01', 'b'), ('2024-01-01', null), (null, 'a')`.execute(db)
  await sql`alter table visit enable trigger user`.execute(db)
}

/** All that a backup holds but when and where it was made. */
const contents = (file: string) => {
  const [header = '', ...lines] = gunzipSync(readFileSync(file)).toString().split('\n')
  const { migrations, tables, sequences } = JSON.parse(header) as Record<string, unknown>
  return [migrations, tables, sequences, ...lines.slice(0, -2), JSON.parse(lines.at(-2) ?? '').rows]
}

const filledBackup = async (engine: EngineName, migrations: string) => {
  const database = await openDatabase(await emptyAddress(engine))
  await migrate(database, migrations)
  await fill(database)
  const file = path.join(newFolder(), 'backup.gz')
  const moved = await backup(database, file)
  assert.deepEqual(moved.rows, { animal: 2500, visit: 4, zoo: 2 })
  await database.close()
  return file
}

for (const from of engines) {
  for (const to of engines) {
    const skip = (from === 'postgresql' || to === 'postgresql') && noServer
    test(`a backup of ${from} restored to ${to} holds exactly the same`, { skip }, async () => {
      const migrations = folderWith(2)
      const file = await filledBackup(from, migrations)
      const database = await openDatabase(await emptyAddress(to))
      await restore(database, file, migrations)
      const again = path.join(newFolder(), 'again.gz')
      await backup(database, again)
      assert.deepEqual(contents(again), contents(file))
      const { rows } = await sql`insert into zoo (name, mother) values ('Next', null) returning id`.execute(database.db)
      assert.deepEqual(rows, [{ id: 4 }])
      await assert.rejects(sql`insert into zoo (name, mother) values ('x', 999)`.execute(database.db), { code: '23503' })
      await assert.rejects(sql`insert into visit values (null, 'refused')`.execute(database.db), /never/)
      await database.close()
    })
  }
}

test('the order of arrival does not travel', async () => {
  const file = await filledBackup('pglite', folderWith(1))
  const lines = contents(file).filter((line): line is string => typeof line === 'string')
  const ids = lines.filter((line) => /^\["[0-9a-f-]{36}"/.test(line)).map((line) => line.slice(2, 38))
  assert.equal(ids.length, 2500)
  assert.deepEqual(ids, [...ids].sort())
})

onBoth('an older backup is restored and then brought up to date', async (database) => {
  const file = await filledBackup('pglite', folderWith(1))
  await restore(database, file, folderWith(2))
  const { rows } = await sql`select count(*) as n from animal where extra = 'new'`.execute(database.db)
  assert.deepEqual(rows, [{ n: 2500 }])
})

onBoth('nothing is restored over what is there, nor from a file that is not whole', async (database) => {
  const migrations = folderWith(2)
  const file = await filledBackup('pglite', migrations)
  const bad = async (code: string, change: (bytes: Buffer) => Buffer | string) => {
    const copy = path.join(newFolder(), 'bad.gz')
    writeFileSync(copy, change(readFileSync(file)))
    await assert.rejects(restore(database, copy, migrations), { name: 'Fault', code })
  }
  const text = gunzipSync(readFileSync(file)).toString()
  await bad('BackupBroken', (bytes) => bytes.subarray(0, bytes.length - 100))
  await bad('BackupBroken', (bytes) => bytes.subarray(0, 10))
  await bad('BackupBroken', (bytes) => Buffer.concat([bytes.subarray(0, 5000), Buffer.from('x'), bytes.subarray(5001)]))
  await bad('BackupBroken', () => 'not a backup')
  await bad('BackupBroken', () => gzipSync(text.replace('Artis', 'Arthur')))
  await bad('BackupBroken', () => gzipSync(text.split('\n').slice(0, -2).join('\n') + '\n'))
  await bad('BackupBroken', () => gzipSync(text + '["x"]\n'))
  await bad('BackupNewer', () => gzipSync(text.replace('"version":1', '"version":2')))
  await assert.rejects(restore(database, path.join(newFolder(), 'none.gz'), migrations), { code: 'BackupBroken' })
  await assert.rejects(restore(database, file, folderWith(1)), { code: 'SchemaNewer' })
  const { rows } = await sql`select 1 from pg_class where relnamespace = 'public'::regnamespace`.execute(database.db)
  assert.deepEqual(rows, [], 'a refused restore left something behind')
  await restore(database, file, migrations)
  await assert.rejects(restore(database, file, migrations), { code: 'NotEmpty' })
})

onBoth('a backup that fails leaves the one before as it was', async (database) => {
  await migrate(database, folderWith(2))
  const folder = newFolder()
  const file = path.join(folder, 'backup.gz')
  writeFileSync(file, 'the one before')
  await sql`alter table visit add column bad text generated always as (null) stored`.execute(database.db)
  await sql`create view broken as select 1`.execute(database.db)
  const { db } = database
  const cut = { value: () => assert.fail('cut') }
  const failing: Database = { ...database, db: Object.create(db, { transaction: cut }) as Database['db'] }
  await assert.rejects(backup(failing, file), /cut/)
  assert.equal(readFileSync(file, 'utf8'), 'the one before')
  assert.deepEqual(readdirSync(folder), ['backup.gz'])
  await assert.rejects(backup(database, path.join(folder, 'no', 'such', 'folder.gz')))
  assert.equal(existsSync(path.join(folder, 'no')), false)
  truncateSync(file)
  await backup(database, file)
  assert.ok(contents(file).length > 4)
})
