/** Attacks that no slice alone can answer for, and the list of all of them: each names a test that is there. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { addressesOf, fingerprintOf } from './addresses.ts'
import { openHouse, wordsOf, type TestHouse } from './house.ts'
import { newId } from '../src/platform/ids.ts'
import { inProject } from '../src/platform/root.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const [mine, theirs] = ['cloudstrategie', 'zaaksystemen']
const isId = /\/[0-9a-f]{8}-[0-9a-f-]{27}(?=\/|$)/

// The number of a request, and the key that a form carries so that it counts once, differ each time.
const withoutMarks = (text: string) => text.replace(/\b[0-9a-f]{8}(?:-[0-9a-f-]{27})?\b/g, '').replace(/value="[\w-]{20,}"/g, '')

/** Every row of the other think tank by which an address could call it. */
const idsOf = async (slug: string): Promise<string[]> => {
  const { db } = house.database
  const { rows: tables } = await sql<{ name: string }>`select c.table_name as name from information_schema.columns c
    join information_schema.columns i on i.table_name = c.table_name and i.column_name = 'id' and i.data_type = 'uuid'
    where c.column_name = 'workspace_id' and c.table_schema = 'public' and c.table_name <> 'happening' order by 1`.execute(db)
  const ids: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ id: string }>`select id from ${sql.table(name)} where workspace_id = ${house.id('workspace', slug)} order by id limit 1`.execute(db)
    ids.push(...rows.map(({ id }) => id))
  }
  return ids
}

test('docs/threats-tests.md: every test that it names is there', () => {
  const lines = readFileSync(inProject('docs/threats-tests.md'), 'utf8').split('\n').filter((line) => /^\| (?!---|case )/.test(line))
  const wrong = lines.flatMap((line) => {
    const named = [...line.matchAll(/`((?:src|test)\/[^`]+)`: “([^”]+)”/g)]
    if (named.length === 0) return /\| does not apply: [^|]{10,}\|$/.test(line) ? [] : [`names no test and gives no reason: ${line}`]
    return named.filter(([, file = '', title = '']) => !readFileSync(inProject(file), 'utf8').replaceAll("\\'", "'").includes(title)).map(([whole]) => whole)
  })
  assert.deepEqual(wrong, [])
  assert.ok(lines.length >= 100)
})

test('Two ids in one request, own workspace plus what is another’s: as an id that never was, and no row written', async () => {
  const chair = await house.as('marijke-de-wit')
  const foreign = (await idsOf(theirs)).slice(0, 60)
  assert.ok(foreign.length > 10)
  for (const method of ['GET', 'POST'] as const) {
    const patterns = [...new Set((await addressesOf(house, method)).filter((one) => one.startsWith(`/denktanks/${mine}/`) && isId.test(one)).map((one) => one.replace(isId, '/ID')))]
    assert.ok(patterns.length > 5)
    const mark = await fingerprintOf(house)
    const told: string[] = []
    const ask = async (pattern: string, id: string) => {
      const address = pattern.replace('/ID', `/${id}`)
      const { status, body } = method === 'GET' ? await chair.get(address) : await chair.post(address, {})
      return `${status} ${body.replaceAll(id, 'ID')}`
    }
    for (const [at, pattern] of patterns.entries()) {
      const never = await ask(pattern, newId())
      for (let nth = 0; nth < 3; nth += 1) {
        const id = foreign[(at * 3 + nth) % foreign.length] as string
        const answer = await ask(pattern, id)
        if (withoutMarks(answer) !== withoutMarks(never)) told.push(`${method} ${pattern.replace('/ID', `/${id}`)}: ${answer.slice(0, 3)}, not ${never.slice(0, 3)}`)
      }
    }
    assert.deepEqual(told, [])
    assert.equal(await fingerprintOf(house), mark)
  }
})

test('/embed, ?print, .json, .pdf, .ics, .rss of private URLs: nothing to who is outside', async () => {
  const private_ = (await addressesOf(house, 'GET')).filter((one) => one.startsWith(`/denktanks/${mine}`) && !one.endsWith('/live')).filter((_, at) => at % 12 === 0)
  assert.ok(private_.length > 10)
  for (const seat of [house.visitor(), await house.as('omer-kaplan')]) for (const address of private_) {
    for (const end of ['/embed', '.json', '.pdf', '.ics', '.rss', '?print', '?format=json', '?deel=overzicht']) {
      const answer = await seat.get(`${address}${end}`)
      assert.equal(answer.status, 404, `${address}${end}`)
      assert.doesNotMatch(answer.body, /Cloudstrategie voor|Marijke de Wit/)
    }
  }
})

test('Private fields by parameter; filter or sort on a private field as oracle: the answer does not change', async () => {
  const samira = await house.as('samira-el-amrani')
  const { rows: [other] } = await sql<{ email: string }>`select email from person where id = ${house.id('person', 'joost-haverkamp')}`.execute(house.database.db)
  const email = other?.email ?? ''
  const list = '/vereniging/mensen'
  const plain = wordsOf(await samira.get(list))
  assert.match(plain, /Haverkamp/)
  for (const asked of ['sort=email', 'volgorde=email', 'order=email_key', 'fields=email', 'velden=email', `email=${email}`, `e-mail=${email}`, 'filter[email]=a']) {
    assert.equal(wordsOf(await samira.get(`${list}?${asked}`)), plain, asked)
  }
  // Who sees no addresses does not find by them either; by a name they do.
  assert.match(wordsOf(await samira.get(`${list}?naam=haverkamp`)), /Joost Haverkamp/)
  for (const part of [email, email.split('@')[0] ?? '', `@${email.split('@')[1]}`]) {
    if (!/haverkamp/i.test(part)) assert.doesNotMatch(wordsOf(await samira.get(`${list}?naam=${encodeURIComponent(part)}`)), /Joost Haverkamp/, part)
    assert.doesNotMatch((await samira.get(`${list}?naam=${encodeURIComponent(part)}`)).body.replaceAll(/value="[^"]*"|href="[^"]*"/g, ''), new RegExp(email.replaceAll('.', '\\.')))
  }
})

test('Cookie of association A at the host of B: it opens nothing, and says no more than none would', async () => {
  const stranger = house.visitor()
  stranger.cookies.set('denktank', 'Zk3vG9yQ0x2uT7bW5nLrE8sJ1hCfA4dMpXoIqVtYwUs')
  for (const address of [`/denktanks/${mine}`, '/vereniging/mensen', '/mijn', '/']) {
    const [with_, without] = [await stranger.get(address), await house.visitor().get(address)]
    assert.equal(with_.status, without.status, address)
    assert.equal(wordsOf(with_), wordsOf(without), address)
  }
})

test('lockfile: registry only, sha512; at most two packages run a script when they are installed', () => {
  interface Package { readonly resolved?: string; readonly integrity?: string; readonly hasInstallScript?: boolean }
  const { packages } = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')) as { packages: Record<string, Package> }
  const all = Object.entries(packages).filter(([name]) => name !== '')
  assert.ok(all.length > 100)
  // npm leaves the address out for what comes from the registry (.npmrc): one that stands there leads elsewhere.
  const strange = all.filter(([, { resolved, integrity = '' }]) => resolved !== undefined || !integrity.startsWith('sha512-'))
  assert.deepEqual(strange.map(([name]) => name), [])
  assert.ok(all.filter(([, { hasInstallScript }]) => hasInstallScript).length <= 2)
})
