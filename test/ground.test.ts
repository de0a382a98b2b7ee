/** The ground rules of the design's threat page, each shown on the whole app: twelve rules, a test for each. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { getRequestListener } from '@hono/node-server'
import { sql } from 'kysely'
import { makeApp } from '../src/app.tsx'
import { inProject } from '../src/platform/root.ts'
import { addressesOf, fingerprintOf } from './addresses.ts'
import { openHouse, type TestHouse } from './house.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const tank = '/denktanks/cloudstrategie'

test('1. what is forbidden looks absent; 403 only where its existence is no secret', async () => {
  const neighbour = await house.as('paulien-schaafsma')
  assert.equal((await neighbour.get(`${tank}/bijdragen/1`)).status, 404)
  const member = await house.as('samira-el-amrani')
  assert.equal((await member.post(`${tank}/bijdragen/5/intrekking`)).status, 403)
  assert.equal((await member.post(`${tank}/bijdragen/999/intrekking`)).status, 404)
})

test('2. one function answers what may be seen: no slice has the database in its hands', () => {
  const files = (folder: string): string[] => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? files(path) : [path]
  })
  // The sample is put in from outside, before there is anybody whose rings could be asked.
  const slices = ['association', 'workspaces/people', 'workspaces/thinktanks', 'workspaces/record', 'workspaces/closing', 'beside', 'spine', 'onward/site']
    .flatMap((name) => files(inProject('src', name))).filter((file) => /\.tsx?$/.test(file) && !/\.(?:test|testing)\./.test(file))
  assert.ok(slices.length > 300)
  for (const file of slices) assert.doesNotMatch(readFileSync(file, 'utf8'), /\bdatabaseOf\b|\bmakeHere\b|openDatabase\(/, file)
})

test('3 and 4. a right taken away ends at once: pages, changes, and the open stream', async () => {
  const person = house.id('person', 'devi-baldew')
  const devi = await house.as('devi-baldew')
  const server = createServer(getRequestListener(makeApp(house.house).fetch))
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  try {
    const stream = await fetch(`http://127.0.0.1:${port}${tank}/live`, { headers: { cookie: [...devi.cookies].map(([name, value]) => `${name}=${value}`).join('; ') } })
    assert.equal(stream.status, 200)
    const chair = await house.as('marijke-de-wit')
    const { rows } = await sql<{ id: string }>`select id from participant where person_id = ${person} and ended_at is null`.execute(house.database.db)
    assert.equal((await chair.post(`${tank}/deelnemers/${rows[0]?.id}/einde`, { zeker: 'ja' })).status, 303)
    const ended = Date.now()
    const reader = stream.body?.getReader()
    for (;;) if ((await reader?.read())?.done !== false) break
    assert.ok(Date.now() - ended < 5000, 'the stream stayed open')
    assert.equal((await devi.get(`${tank}/bijdragen`)).status, 404)
    assert.equal((await devi.post(`${tank}/bijdragen`, { tekst: 'Ik ben er nog' })).status, 404)
  } finally {
    server.closeAllConnections()
    server.close()
  }
})

test('5. unknown and repeated fields, and values too long, store nothing', async () => {
  const member = await house.as('samira-el-amrani')
  const mark = await fingerprintOf(house)
  const page = (await member.get(`${tank}/bijdragen`)).body
  const form = /<form[^>]*action="[^"]*\/bijdragen"[^>]*method="post"[\s\S]*?<\/form>/.exec(page)?.[0] ?? ''
  const area = /<textarea[^>]*name="([^"]+)"/.exec(form)?.[1] ?? ''
  assert.ok(area, 'the form to add a contribution is on the page')
  for (const extra of [{ role: 'chair' }, { author: 'x' }, { attribution: 'named' }]) {
    assert.equal((await member.post(`${tank}/bijdragen`, { [area]: 'Iets', ...extra })).status, 400)
  }
  assert.equal((await member.post(`${tank}/bijdragen`, { [area]: ['Een', 'Twee'] })).status, 400)
  assert.equal((await member.post(`${tank}/bijdragen`, { [area]: 'x'.repeat(5000) })).status, 422)
  assert.equal(await fingerprintOf(house), mark)
})

test('6. looking changes nothing, and a change must come from a page of ours', async () => {
  const chair = await house.as('marijke-de-wit')
  const addresses = (await addressesOf(house, 'GET')).filter((address) => !address.endsWith('/live'))
  const mark = await fingerprintOf(house)
  for (const address of addresses) await chair.get(address)
  assert.equal(await fingerprintOf(house), mark)
  const foreign: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { 'sec-fetch-site': '', origin: 'https://elders.example' },
    { 'sec-fetch-site': '', origin: 'null' }, { 'sec-fetch-site': '', origin: '' },
  ]
  for (const headers of foreign) {
    const answer = await chair.post(`${tank}/bijdragen`, {}, headers)
    assert.equal(answer.status, 403, JSON.stringify(headers))
  }
})

test('7. nothing goes out by itself: the only ways out are the mail server that was set and the one guard', () => {
  const files = readdirSync(inProject('src'), { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file) && !/\.(test|testing)\.|^bench|island\.ts$/.test(file))
    // What lies beside a script of the browser runs there: the policy of the page keeps it to this site.
    .filter((file, _, all) => all.includes(join(dirname(file), 'routes.tsx')) || !existsSync(inProject('src', dirname(file), 'island.ts')))
  const guard = join('platform', 'outgoing.ts')
  assert.ok(files.includes(guard))
  for (const file of files.filter((one) => one !== guard)) assert.doesNotMatch(readFileSync(inProject('src', file), 'utf8'), /(?<!\.)\bfetch\(|\bhttps?\.(get|request)\(|from 'node:https'/, file)
})

test('8. text is text: markup in any field shows as it was typed', async () => {
  const evil = '<img src=x onerror=alert(1)>"\'<script>alert(2)</script>'
  const { db } = house.database
  await sql`update contribution set body = ${evil} where number = 3`.execute(db)
  await sql`update finding set statement = ${evil}, explanation = ${evil} where number = 4`.execute(db)
  await sql`update dispute set reason = ${evil}`.execute(db)
  await sql`update subtopic set title = ${evil} where position = 1`.execute(db)
  await sql`update person set given_name = ${evil} where id = ${house.id('person', 'henk-postma')}`.execute(db)
  await sql`update organisation set name = ${evil} where id = ${house.id('organisation', 'heidelo')}`.execute(db)
  await sql`update draft set title = ${evil}`.execute(db)
  await sql`update publication set title = ${evil}, lead = ${evil}`.execute(db)
  await sql`update workspace set title = ${evil} where slug = 'zaaksystemen'`.execute(db)
  await sql`update discussion set title = ${evil}, conclusion = ${evil}`.execute(db)
  await sql`update post set body = ${evil}`.execute(db)
  await sql`update concept set label = ${evil}`.execute(db)
  await sql`update concept_version set definition = ${evil}, explanation = ${evil}`.execute(db)
  await sql`update knowledge_item set title = ${evil}, why = ${evil}`.execute(db)
  await sql`update proposal set title = ${evil}, about = ${evil}, why = ${evil}`.execute(db)
  await sql`update meeting set title = ${evil}, about = ${evil}, place = ${evil}`.execute(db)
  await sql`update landscape_item set what = ${evil}, who = ${evil}, about = ${evil}`.execute(db)
  await sql`update decision set title = ${evil}, body = ${evil}`.execute(db)
  const chair = await house.as('marijke-de-wit')
  for (const address of await addressesOf(house, 'GET')) {
    if (address.endsWith('/live')) continue
    const { body, headers } = await chair.get(address)
    if (!headers.get('content-type')?.includes('html')) continue
    assert.doesNotMatch(body, /<img src=x|<script>alert/, address)
    for (const [header, value] of headers) assert.doesNotMatch(value, /<script>/, `${address} ${header}`)
  }
})

test('9. secrets are kept as hashes only', async () => {
  const member = await house.as('samira-el-amrani')
  const [secret] = [...member.cookies.values()]
  const { rows } = await sql<{ all: string }>`select string_agg(t::text, '') as all from session t`.execute(house.database.db)
  assert.ok(!rows[0]?.all.includes(secret as string))
  assert.ok((secret as string).length >= 43, 'a session secret has at least 128 bits')
})

test('10. there is an end to what one request may carry or ask', async () => {
  const member = await house.as('samira-el-amrani')
  assert.equal((await member.post(`${tank}/bijdragen`, { tekst: 'x'.repeat(3_000_000) })).status, 413)
  for (const page of ['0', '-1', '1e9', '99999999999', 'x', '1.5']) assert.ok([200, 404].includes((await member.get(`${tank}/bijdragen?pagina=${page}`)).status), page)
})

test('11. what is private is not kept by anybody on the way, and pages run no script but ours', async () => {
  const member = await house.as('samira-el-amrani')
  for (const address of [tank, `${tank}/bijdragen`, '/mijn', '/denktanks/bestaat-niet', '/vereniging']) {
    const { headers } = await member.get(address)
    assert.equal(headers.get('cache-control'), 'no-store', address)
    const policy = headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'self'/)
    assert.match(policy, /frame-ancestors 'none'/)
    assert.doesNotMatch(policy, /unsafe|http|\*/)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
  }
})

test('12. what is not set is off: no outbox and no sample people but at home, no founding without the code', async () => {
  for (const elsewhere of [{ host: '0.0.0.0' }, { publicUrl: 'https://denktank.example' }]) {
    const visitor = house.with(elsewhere).visitor()
    assert.equal((await visitor.get('/uitgaande-post')).status, 404)
    assert.doesNotMatch((await visitor.get('/inloggen')).body, /inloggen\/als/)
    const person = house.id('person', 'samira-el-amrani')
    const origin = elsewhere.publicUrl ?? 'http://127.0.0.1:3000'
    assert.equal((await visitor.post('/inloggen/als', { person }, { origin, 'sec-fetch-site': 'same-origin' })).status, 404)
  }
})
