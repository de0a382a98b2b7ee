/** Hostile input that no slice alone can answer for: in addresses, in what is asked of a page, in JSON, and by many at once. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { addressesOf, answeringTo, fingerprintOf } from './addresses.ts'
import { encoded, openHouse, wordsOf, type Answer, type TestHouse } from './house.ts'
import { readJsonLd } from '../src/beside/glossary/jsonld.ts'
import { readFeed } from '../src/documents/feedreading.ts'
import { readReferences } from '../src/documents/references/reading.ts'
import { newId } from '../src/platform/ids.ts'
import { inProject } from '../src/platform/root.ts'
import { worksFrom } from '../src/spine/5-guide/sources/csl.ts'

interface Found { readonly address: string; readonly answer: Answer; readonly by: string }
let house: TestHouse
let found: readonly Found[] = []
/** what the process asked of others while it handed out its files */
const out: string[] = []
before(async () => {
  house = await openHouse()
  const { db } = house.database
  await sql`insert into meeting_document (id, meeting_id, name, type, bytes, added_at)
    select gen_random_uuid(), id, 'stuk <b>"één".txt', 'text/plain', convert_to('stuk', 'UTF8'), now() from meeting`.execute(db)
  const hear = (message: unknown) => { out.push(JSON.stringify((message as { request?: { origin?: string } }).request?.origin ?? 'a request')) }
  for (const channel of ['undici:request:create', 'http.client.request.start']) subscribe(channel, hear)
  found = await files()
  for (const channel of ['undici:request:create', 'http.client.request.start']) unsubscribe(channel, hear)
})
after(() => house.close())

const tank = '/denktanks/cloudstrategie'
const addresses = async () => (await addressesOf(house, 'GET')).filter((one) => !one.endsWith('/live'))
const isFile = ({ headers }: Answer) => headers.get('content-disposition')?.startsWith('attachment') ?? false

/** Every address that hands out a file to whoever leads the think tank or the association, with an answer. */
const files = async (): Promise<Found[]> => {
  const all: Found[] = []
  const { rows } = await sql<{ address: string }>`select ${`${tank}/bijeenkomsten/`} || m.number || '/stukken/' || d.id as address from meeting_document d join meeting m on m.id = d.meeting_id
    where m.workspace_id = ${house.id('workspace', 'cloudstrategie')}`.execute(house.database.db)
  const { rows: posts } = await sql<{ address: string }>`select ${`${tank}/gesprekken/`} || d.number || '/bijlagen/' || f.id as address
    from post_file f join post p on p.id = f.post_id join discussion d on d.id = p.discussion_id where d.workspace_id = ${house.id('workspace', 'cloudstrategie')}`.execute(house.database.db)
  for (const by of ['marijke-de-wit', 'nienke-ruijter']) {
    const seat = await house.as(by)
    for (const address of [...await answeringTo(house, by), ...rows.map((one) => one.address), ...posts.map((one) => one.address)]) {
      const answer = await seat.get(address)
      if (isFile(answer)) all.push({ address, answer, by })
    }
  }
  return all
}

test('SVG with script, text/html sent as image/png: what is handed out is a download, typed by us, in a sandbox', async () => {
  assert.ok(found.some(({ address }) => address.includes('/stukken/')) && found.length > 8, found.map(({ address }) => address).join('\n'))
  for (const { address, answer: { headers } } of found) {
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'.*\bsandbox\b/, address)
    assert.equal(headers.get('x-content-type-options'), 'nosniff', address)
    assert.doesNotMatch(headers.get('content-type') ?? '', /html|svg|javascript/, address)
    assert.match(headers.get('content-disposition') ?? '', /^attachment; filename(?:\*=UTF-8''[\w%.~!#$&+^`|-]+|="[\w.-]+")$/, `${address}: a name by RFC 6266`)
  }
})

test('../, %2f, //, backslash, case, NUL on file routes: nothing but the file itself', async () => {
  for (const { address, by } of found.filter((_, at) => at % 2 === 0)) {
    const seat = await house.as(by)
    const [, folder = '', name = ''] = /^(.*\/)([^/]+)$/.exec(address) ?? []
    const tricks = [
      `..%2f${name}`, `%2e%2e%2f%2e%2e%2f${name}`, `..%2f..%2f..%2fetc%2fpasswd`, `%2f${name}`, `/${name}`, `..%5c${name}`, `%5c${name}`, `${name}%00`, `${name}%00.txt`, `%00${name}`,
      `${name}%2f`, `${name}%2f..%2f${name}`, `${name}%252f`, `${name}/`, `${name};.css`, `${name}%0d%0aset-cookie:x=1`, `.${name}`, `${name}.`, `%c0%af${name}`, `%`, `%zz`, `..;/${name}`,
    ]
    for (const trick of tricks) {
      const { status, headers, body } = await seat.get(`${folder}${trick}`)
      assert.ok([400, 404].includes(status), `${folder}${trick}: ${status}`)
      assert.equal(headers.getSetCookie().length, 0)
      assert.doesNotMatch(body, /root:|PG_VERSION/)
    }
    // The same letters in another case are the same id, or nothing.
    const loud = await seat.get(`${folder}${name.toUpperCase()}`)
    assert.ok(loud.status === 404 || isFile(loud), `${folder}${name.toUpperCase()}: ${loud.status}`)
  }
  for (const path of ['/assets/..%2fdenktank.mjs', '/assets/%2e%2e/denktank.mjs', '/assets/..%5cdenktank.mjs', '/assets//denktank.mjs', '/assets/%00', '/%2e%2e/%2e%2e/etc/passwd']) {
    assert.equal((await house.visitor().get(path)).status, 404, path)
  }
})

/** Every name that some page listens to behind the question mark. */
const asked = (): string[] => {
  const sources = readdirSync(inProject('src'), { recursive: true, encoding: 'utf8' }).filter((file) => /routes\.tsx?$|routes[^/]*\.ts$/.test(file) && !file.includes('.test.'))
    .map((file) => readFileSync(inProject('src', file), 'utf8')).join('\n')
  return [...new Set([...sources.matchAll(/(?:\.quer(?:y|ies)|\bask|\basked)\('([\w-]+)'\)/g)].map(([, name]) => name as string))].filter((name) => name !== 'deel')
}

test('SQL in sort, search, filter; query values in compare pages and pagers: text, never a fault, and nothing more is found', async () => {
  const names = asked()
  assert.ok(names.length > 20, names.join(' '))
  const evil = ['\' or \'1\'=\'1', '1; drop table contribution--', '"><script>alert(1)</script>', '%\\_\'"', 'x'.repeat(300), '-1', '99999999999999999999', '\u0000', '\u202emoc', `${newId()}' --`]
  // The last is no UTF-8 at all.
  const sent = [...evil.map(encodeURIComponent), '%ED%A0%80']
  const mark = await fingerprintOf(house)
  const seat = await house.as('marijke-de-wit')
  const pages = (await addresses()).filter((one) => !/\/(?:uitvoer|bestanden|stukken)\b/.test(one))
  for (const [at, address] of pages.entries()) {
    const value = sent[at % sent.length] as string
    const { status, body, headers } = await seat.get(`${address}${address.includes('?') ? '&' : '?'}${names.map((name) => `${name}=${value}`).join('&')}`)
    assert.notEqual(status, 500, `${address} with ${value.slice(0, 40)}: ${house.logged.at(-1) ?? ''}`)
    if (headers.get('content-type')?.includes('html')) assert.doesNotMatch(body, /<script>alert/, address)
    for (const [name, head] of headers) assert.doesNotMatch(head, /<script>/, `${address} ${name}`)
  }
  // Each of them alone on pages that search, sort and page.
  for (const path of ['/zoeken', `${tank}/bijdragen`, `${tank}/bevindingen`, `${tank}/kennis`, `${tank}/begrippen`, '/vereniging/mensen', '/vereniging/organisaties', '/vereniging/logboek']) {
    for (const [at, name] of names.entries()) for (const value of sent.filter((_, nth) => (nth + at + path.length) % 6 === 0)) {
      const { status } = await seat.get(`${path}?${name}=${value}`)
      assert.notEqual(status, 500, `${path}?${name}=${value.slice(0, 40)}: ${house.logged.at(-1) ?? ''}`)
    }
  }
  assert.equal(await fingerprintOf(house), mark)
})

test('JSON 100,000 deep or 10 MB <=50 ms: read or refused, by every reader of JSON', async () => {
  const deep = 100_000
  const texts = {
    lists: `${'['.repeat(deep)}${']'.repeat(deep)}`, objects: `${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`, open: '['.repeat(deep),
    graph: `{"@context":{"skos":"http://www.w3.org/2004/02/skos/core#"},"@id":"x","skos:broader":${'{"skos:broader":'.repeat(deep)}1${'}'.repeat(deep)}}`,
    work: `[{"type":"book","title":"x","author":${'['.repeat(deep)}${']'.repeat(deep)}}]`, feed: `{"version":"https://jsonfeed.org/version/1.1","items":[${'{"items":['.repeat(deep)}${']}'.repeat(deep)}]}`,
  }
  const known = /Unreadable|NotAFeed/
  const readers: Readonly<Record<string, (text: string) => unknown>> = { references: readReferences, concepts: (text) => readJsonLd(text, 'b'), works: worksFrom, feed: (text) => readFeed(Buffer.from(text), { type: 'application/json', address: 'https://x.example/' }) }
  for (const [reader, read] of Object.entries(readers)) for (const [name, text] of Object.entries(texts)) {
    const took: number[] = []
    for (let again = 0; again < 3 && !(took.at(-1) as number <= 50); again += 1) {
      const cpu = process.cpuUsage()
      try { read(text) } catch (fault) { assert.match((fault as Error).constructor.name, known, `${reader} on ${name}: ${String(fault)}`) }
      took.push(process.cpuUsage(cpu).user / 1000)
    }
    assert.ok(Math.min(...took) <= 50, `${reader} on ${name}: ${took.map(Math.round).join(', ')} ms`)
  }
  const seat = await house.as('marijke-de-wit')
  // Not those whose form asks nothing: they do what their button says, whatever comes with it.
  const posts = (await addressesOf(house, 'POST')).filter((one) => !/uitloggen|\/als$|\/schrappen$/.test(one))
  const mark = await fingerprintOf(house)
  const headers = { 'content-type': 'application/json' }
  // Written out once: a browser would take longer over it than the program over what it refuses.
  const both = encoded({ answer: texts.objects, json: texts.lists })
  for (const address of posts.filter((_, at) => at % 7 === 0)) {
    const { status } = await seat.send(address, both, headers)
    assert.ok([400, 401, 403, 404, 409, 413, 422, 429, 303].includes(status), `${address}: ${status}`)
  }
  const fields = ['answer', 'antwoord', 'key', 'json', 'csl'].map((field, at) => ({ field, body: encoded({ [field]: at % 2 === 0 ? texts.objects : texts.lists }) }))
  for (const address of posts.filter((one) => /passkey|sleutel|bronnen/.test(one))) {
    for (const { field, body } of fields) assert.ok((await seat.send(address, body)).status < 500, `${address} ${field}`)
  }
  assert.equal(await fingerprintOf(house), mark)
})

test('Odd headers, /private/x.css, cached errors, missing Vary: no mixing over 2,000 requests', async () => {
  const people = ['marijke-de-wit', 'samira-el-amrani', 'paulien-schaafsma', undefined]
  const seats = await Promise.all(people.map((person) => (person ? house.as(person) : Promise.resolve(house.visitor()))))
  const paths = ['/mijn', tank, '/mijn/x.css', `${tank}/x.css`, `${tank}/bijdragen.css`, '/denktanks/zaaksystemen', '/publicaties/samenvatting-cloudstrategie/1', '/publicaties/bestaat-niet']
  const odd: Record<string, string>[] = [{}, { 'x-forwarded-host': 'kwaad.example' }, { 'x-original-url': '/vereniging/logboek' }, { 'x-rewrite-url': '/mijn' }, { 'x-http-method-override': 'DELETE' }, { 'accept-language': 'en' }, { range: 'bytes=0-1' }, { 'if-none-match': '*' }]
  const plain = (answer: Answer) => `${answer.status} ${wordsOf(answer)}`.replace(/\b[0-9a-f]{8}\b/g, '')
  const right = await Promise.all(seats.map(async (seat) => Promise.all(paths.map(async (path) => plain(await seat.get(path))))))
  const mixed = new Set<string>()
  for (let round = 0; round < 2000; round += 20) {
    await Promise.all(Array.from({ length: 20 }, async (_, nth) => {
      const at = round + nth
      const [who, which] = [at % seats.length, Math.floor(at / seats.length) % paths.length]
      const headers = odd[Math.floor(at / 32) % odd.length] ?? {}
      const answer = await (seats[who] as (typeof seats)[number]).get(paths[which] as string, headers)
      assert.doesNotMatch(`${answer.location}${answer.body}`, /kwaad\.example/)
      if (people[who] !== undefined || answer.status >= 400) assert.equal(answer.headers.get('cache-control'), 'no-store', `${paths[which]} as ${people[who] ?? 'nobody'}`)
      // Another language, what is known already, and who comes by a proxy (no outbox is offered then) do get something else.
      const same = ['accept-language', 'if-none-match', 'x-forwarded-host'].every((name) => headers[name] === undefined)
      if (same && plain(answer) !== right[who]?.[which]) mixed.add(`${paths[which]} as ${people[who] ?? 'nobody'} with ${JSON.stringify(headers)}: ${answer.status}`)
    }))
  }
  assert.deepEqual([...mixed], [])
})

test('Exports make 0 requests', () => {
  assert.ok(found.length > 8)
  assert.deepEqual(out, [])
})
