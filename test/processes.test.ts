/**
 * Several processes on one PostgreSQL database, and processes that are killed in the middle of their work, on either
 * engine. `DENKTANK_TEST_DATABASE` names the server; without it there is one process, on a folder.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { openDatabase, type Database } from '../src/platform/database.ts'
import { filledPlace, refused, runProgram, startOn, Visitor, type Filled, type Running } from './program.ts'

const tank = '/denktanks/cloudstrategie'
const onServer = Boolean(process.env['DENKTANK_TEST_DATABASE'])
const skip = onServer ? false : 'a folder has one process: this is for PostgreSQL'
const says = (body: string) => ({ body, kind: 'risk', subtopic_id: '', ring: '', anyway: 'ja' })

/** Asks again until it is so; how long that took, in milliseconds. */
const within = async (seconds: number, what: string, isSo: () => Promise<boolean>): Promise<number> => {
  const began = performance.now()
  while (!(await isSo())) {
    assert.ok(performance.now() - began < seconds * 1000, `not within ${seconds} s: ${what}`)
    await pause(25)
  }
  return performance.now() - began
}

let place: Filled
let nodes: Running[] = []
let database: Database | undefined
before(async () => {
  if (!onServer) return
  place = await filledPlace()
  nodes = await Promise.all([startOn(place.words), startOn(place.words)])
  database = await openDatabase(place.address)
})
after(async () => {
  await database?.close()
  for (const node of nodes) await node.stop()
  await place?.clean()
})

const at = (node: number) => new Visitor(nodes[node]?.address ?? '')
const sharing = (from: Visitor, node: number) => {
  const same = at(node)
  for (const [name, value] of from.cookies) same.cookies.set(name, value)
  return same
}

test('what somebody does on one process is there on the other at once', { skip }, async () => {
  const samira = await at(0).signInAs('samira-el-amrani')
  const maarten = await at(1).signInAs('maarten-de-vlieger')
  for (let turn = 1; turn <= 10; turn += 1) {
    const { status, location } = await samira.post(`${tank}/bijdragen`, says(`Bericht ${turn} van de ene knoop aan de andere`))
    assert.equal(status, 303)
    const { body } = await maarten.get(location.replace(/\?.*/, ''))
    assert.match(body, new RegExp(`Bericht ${turn} van de ene knoop`))
  }
})

test('a page that is open on one process hears of what happens on the other, and not what it says', { skip }, async () => {
  const listener = await at(1).signInAs('maarten-de-vlieger')
  const stream = await fetch(`${listener.address}${tank}/live`, { headers: listener.headers })
  assert.equal(stream.status, 200)
  const reader = (stream.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  const samira = await at(0).signInAs('samira-el-amrani')
  await samira.post(`${tank}/bijdragen`, says('Een geheim dat niet over de lijn mag'))
  let heard = ''
  const deadline = AbortSignal.timeout(5000)
  deadline.addEventListener('abort', () => void reader.cancel())
  while (!heard.includes('data: contribution')) {
    const { value, done } = await reader.read()
    if (done) break
    heard += decoder.decode(value, { stream: true })
  }
  assert.match(heard, /data: contribution\n/)
  assert.doesNotMatch(heard, /geheim/)
  await reader.cancel()
})

test('a session that is ended on one process is over on the other, and its open stream closes', { skip }, async () => {
  const first = await at(0).signInAs('devi-baldew')
  const second = sharing(first, 1)
  assert.equal((await second.get(tank)).status, 200)
  const stream = await fetch(`${second.address}${tank}/live`, { headers: second.headers })
  const ended = (async () => { for await (const chunk of stream.body as AsyncIterable<Uint8Array>) void chunk })()
  assert.equal((await first.post('/uitloggen')).status, 303)
  assert.equal((await second.get(tank)).status, 404)
  assert.equal((await second.post(`${tank}/bijdragen`, says('Ik ben er nog'))).status, 404)
  await Promise.race([ended, pause(5000).then(() => assert.fail('the stream stayed open'))])
})

test('sign-in limits hold over all processes together', { skip }, async () => {
  const statuses: number[] = []
  for (let turn = 0; turn < 6; turn += 1) statuses.push((await at(turn % 2).post('/inloggen', { email: 'kees.bosveld@voorbeeld.example', terug: '/' })).status)
  assert.deepEqual(statuses, [303, 303, 303, 429, 429, 429])
  const together = await Promise.all(Array.from({ length: 8 }, (_, turn) => at(turn % 2).post('/inloggen', { email: 'chantal.evers@voorbeeld.example', terug: '/' })))
  assert.equal(together.filter(({ status }) => status === 303).length, 3)
})

test('a job is done once, whichever process takes it', { skip }, async () => {
  const { db } = database as Database
  const mails = async () => Number((await sql<{ n: string }>`select count(*) as n from mail`.execute(db)).rows[0]?.n)
  const waiting = async () => Number((await sql<{ n: string }>`select count(*) as n from job where kind = 'signin.mail'`.execute(db)).rows[0]?.n)
  // What the test before asked for may still be under way.
  await within(15, 'earlier jobs done', async () => (await waiting()) === 0)
  const before = await mails()
  const addresses = (await sql<{ email: string }>`select email from person where email is not null order by email limit 30`.execute(db)).rows
  const chosen = addresses.filter(({ email }) => !/kees|chantal/.test(email))
  assert.ok(chosen.length > 20)
  await Promise.all(chosen.map(({ email }, turn) => at(turn % 2).post('/inloggen', { email, terug: '/' })))
  await within(15, 'every job done', async () => (await waiting()) === 0)
  assert.equal(await mails() - before, chosen.length)
})

interface Sent { acknowledged: Map<string, number>; tried: string[] }

/** Four people keep adding until the program is gone; notes which additions were acknowledged, and under which number. */
const addUntilGone = async (program: Running, round: number, sent: Sent, killAfter: number): Promise<void> => {
  const people = await Promise.all(['samira-el-amrani', 'maarten-de-vlieger', 'henk-postma', 'sander-kooiman'].map((key) => new Visitor(program.address).signInAs(key)))
  let [turn, answered] = [0, 0]
  let gone: Promise<unknown> | undefined
  await Promise.all(people.map(async (person) => {
    for (let one = turn; one < 100; one = turn) {
      turn += 1
      const body = `Ronde ${round} bijdrage ${one} einde`
      sent.tried.push(body)
      const answer = await person.post(`${tank}/bijdragen`, says(body)).catch(() => undefined)
      if (!answer) return
      assert.equal(answer.status, 303, answer.body.slice(0, 300))
      sent.acknowledged.set(body, Number(/bijdragen\/(\d+)/.exec(answer.location)?.[1]))
      if ((answered += 1) === killAfter) gone = program.stop('SIGKILL')
    }
  }))
  await (gone ?? program.stop('SIGKILL'))
}

test('killed ten times amid a hundred acts, nothing that was acknowledged is lost and nothing is there twice', async () => {
  const own = await filledPlace()
  const sent: Sent = { acknowledged: new Map(), tried: [] }
  try {
    for (let round = 1; round <= 10; round += 1) await addUntilGone(await startOn(own.words), round, sent, 5 + round * 9)
    // Once more, so that the last kill is recovered from by the program itself.
    assert.equal((await (await startOn(own.words)).stop()).code, 0)
    await standsAsSent(own.address, sent)
  } finally {
    await own.clean()
  }
})

const standsAsSent = async (address: string, { acknowledged, tried }: Sent): Promise<void> => {
  assert.ok(acknowledged.size >= 500, `only ${acknowledged.size} acts were acknowledged`)
  assert.ok(tried.length > acknowledged.size, 'no kill came amid an act')
  const database = await openDatabase(address)
  try {
    const { rows } = await sql<{ body: string; number: number; happenings: number; givers: number }>`
      select body, number, (select count(*)::int from happening h where h.thing_id = c.id and h.act = 'contribution.add') as happenings,
        (select count(*)::int from giver g where g.kind = 'contribution' and g.thing_id = c.id) as givers
      from contribution c where body like 'Ronde %'`.execute(database.db)
    const stored = new Map(rows.map((row) => [row.body, row]))
    assert.equal(stored.size, rows.length, 'a contribution is there twice')
    for (const [body, number] of acknowledged) assert.equal(stored.get(body)?.number, number, `${body} was acknowledged as ${number}`)
    for (const row of rows) {
      assert.ok(tried.includes(row.body))
      assert.deepEqual([row.happenings, row.givers], [1, 1], `${row.body} is there by half`)
    }
    const { rows: twice } = await sql`select number from contribution group by workspace_id, number having count(*) > 1`.execute(database.db)
    assert.deepEqual(twice, [])
  } finally {
    await database.close()
  }
}

test('what goes wrong after the database was opened ends the program as well, in one line', { skip: onServer ? false : 'needs a server that lends too few connections' }, async () => {
  const { address, clean } = await filledPlace()
  const role = `krap_${process.pid}`
  const ask = async (statement: string) => {
    const client = new pg.Client({ connectionString: address })
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }
  try {
    // One connection is enough to open the database, not to hear its notices too.
    await ask(`create role ${role} login password 'krap' connection limit 1; grant all on all tables in schema public to ${role}; grant all on schema public to ${role}`)
    const url = new URL(address)
    url.username = role
    url.password = 'krap'
    const ended = await runProgram(['start', '--port', '0', '--database', url.href])
    refused(ended, 20, /no connection left/)
    assert.doesNotMatch(ended.out, /Denktank: http/, 'nobody is told to come in')
  } finally {
    await ask(`drop owned by ${role}; drop role if exists ${role}`)
    await clean()
  }
})
