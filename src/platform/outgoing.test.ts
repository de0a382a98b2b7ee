import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTcpServer, type AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { askOutside, isOutside, OutgoingFault, type Outgoing } from './outgoing.ts'

let home = ''
let port = 0
let answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => { response.end('hallo') }
let connections = 0
const server = createServer((request, response) => answer(request, response))
before(async () => {
  server.on('connection', () => { connections += 1 })
  // On every address of this machine, so that whichever spelling got through would be noticed.
  await new Promise<void>((done) => { server.listen(0, '::', done) })
  port = (server.address() as AddressInfo).port
  home = `http://127.0.0.1:${port}`
})
after(() => { server.closeAllConnections(); server.close() })

const strict: Outgoing = { loopback: false }
const athome: Outgoing = { loopback: true }
const reasonOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
    return 'fetched'
  } catch (fault) {
    assert.ok(fault instanceof OutgoingFault, String(fault))
    return fault.reason
  }
}

const insides = [
  '127.0.0.1', '127.1', '127.0.1', '0x7f.0.0.1', '0x7f000001', '0177.0.0.1', '017700000001', '2130706433', '127.255.255.254', '0.0.0.0', '0',
  '[::]', '[::1]', '[0:0:0:0:0:0:0:1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]', '[::ffff:10.0.0.1]', '[2002:7f00:1::]', '[2002:a00:1::1]',
  '[64:ff9b::7f00:1]', '[64:ff9b::10.0.0.1]', '[64:ff9b:1::a00:1]', '[2001:0:7f00:1::1]', '[fe80::1]', '[fc00::1]', '[fd12:3456::1]', '[ff02::1]', '[2001:db8::1]', '[100::1]',
  '10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '0xa9fea9fe', '100.64.0.1', '100.127.255.255', '192.0.0.8',
  '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '255.255.255.255', '240.0.0.1', 'localhost', 'localhost.', 'LOCALHOST', '１２７.0.0.1', '127。0。0。1',
]

test('forty spellings of inside addresses: none is connected to', async () => {
  assert.ok(insides.length >= 40)
  const had = connections
  for (const host of insides) {
    for (const scheme of ['https', 'http']) {
      const reason = await reasonOf(askOutside(`${scheme}://${host}:${port}/`, strict))
      assert.ok(['scheme', 'inside'].includes(reason) || host === 'localhost.' && reason === 'unknown-host', `${scheme}://${host} gave ${reason}`)
    }
  }
  assert.equal(connections, had)
})

test('a program that stays at home may ask this machine, and no other inside', async () => {
  assert.equal(await (await askOutside(home, athome)).text(), 'hallo')
  const had = connections
  for (const host of insides.filter((one) => isOutside(one.replace(/[[\]]/g, '')) || /^(10|172|192|169|100|\[f|\[2|\[64)/.test(one))) {
    assert.notEqual(await reasonOf(askOutside(`http://${host}:${port}/`, athome)), 'fetched', host)
  }
  assert.equal(connections, had)
})

test('addresses on the open internet are outside', () => {
  for (const address of ['1.1.1.1', '145.100.1.1', '172.15.0.1', '172.32.0.1', '100.63.0.1', '100.128.0.1', '192.167.0.1', '2a00:d78::1', '2606:4700::1111']) {
    assert.ok(isOutside(address), address)
  }
  for (const address of ['', 'gemeente.nl', '1.1.1', '2a00:d78::1%eth0']) assert.ok(!isOutside(address), address)
})

test('a name that answers outside first and inside second is looked up once per request, and every time anew', async () => {
  const answers = [[{ address: '127.0.0.1', family: 4 }], [{ address: '10.0.0.5', family: 4 }]]
  let asked = 0
  const resolve = async () => answers[asked++] ?? []
  const named = { loopback: true, resolve }
  assert.equal(await (await askOutside(`http://inlog.gemeente.example:${port}/`, named)).text(), 'hallo')
  assert.equal(asked, 1)
  assert.equal(await reasonOf(askOutside(`http://inlog.gemeente.example:${port}/`, named)), 'inside')
})

test('a name with one inside address among outside ones is a trap', async () => {
  const resolve = async () => [{ address: '145.100.1.1', family: 4 }, { address: '169.254.169.254', family: 4 }]
  assert.equal(await reasonOf(askOutside('https://inlog.gemeente.example/', { loopback: false, resolve })), 'inside')
})

test('a connection goes to the address that was found, with the name that was asked for', async () => {
  let host = ''
  answer = (request, response) => { host = request.headers.host ?? ''; response.end() }
  await askOutside(`http://inlog.gemeente.example:${port}/`, { loopback: true, resolve: async () => [{ address: '127.0.0.1', family: 4 }] })
  assert.equal(host, `inlog.gemeente.example:${port}`)
})

test('redirects to inside, from https to http, in loops and over three hops are refused, each for itself', async () => {
  const had: string[] = []
  const lead = (to: (path: string) => string) => { had.length = 0; answer = (request, response) => { had.push(request.url ?? ''); response.writeHead(302, { location: to(request.url ?? '') }).end() } }
  lead(() => `http://10.0.0.1:${port}/`)
  assert.equal(await reasonOf(askOutside(home, athome)), 'inside')
  assert.equal(had.length, 1)
  lead(() => 'http://169.254.169.254/latest/meta-data/')
  assert.equal(await reasonOf(askOutside(home, athome)), 'inside')
  lead(() => 'file:///etc/passwd')
  assert.equal(await reasonOf(askOutside(home, athome)), 'scheme')
  lead((path) => path)
  assert.equal(await reasonOf(askOutside(home, athome)), 'redirect')
  assert.equal(had.length, 4)
  lead(() => '')
  assert.equal(await reasonOf(askOutside(home, athome)), 'redirect')
})

test('three hops arrive, and a redirect that is asked for is handed back unfollowed', async () => {
  answer = (request, response) => {
    const step = Number((request.url ?? '').slice(1))
    if (step < 3) response.writeHead(302, { location: `/${step + 1}` }).end()
    else response.end('er')
  }
  assert.equal(await (await askOutside(`${home}/0`, athome)).text(), 'er')
  assert.equal((await askOutside(`${home}/0`, athome, { redirect: 'manual' })).status, 302)
  assert.equal(await reasonOf(askOutside(`${home}/0`, athome, { redirect: 'error' })), 'redirect')
})

test('what carries a body or a secret is not sent on elsewhere', async () => {
  let asked = 0
  answer = (_, response) => { asked += 1; response.writeHead(307, { location: '/weg' }).end() }
  assert.equal(await reasonOf(askOutside(home, athome, { method: 'POST', body: 'geheim' })), 'redirect')
  assert.equal(await reasonOf(askOutside(home, athome, { headers: { Authorization: 'Basic eA==' } })), 'redirect')
  assert.equal(asked, 2)
})

test('an answer that is too large, never ends, drips, or is packed is given up', async () => {
  answer = (_, response) => { response.end(Buffer.alloc(2000)) }
  assert.equal(await reasonOf(askOutside(home, { ...athome, mostBytes: 1999 })), 'large')
  assert.equal((await (await askOutside(home, { ...athome, mostBytes: 2000 })).arrayBuffer()).byteLength, 2000)
  answer = (_, response) => { const more = () => { if (!response.destroyed) response.write('x'.repeat(1000), more) }; more() }
  assert.equal(await reasonOf(askOutside(home, { ...athome, mostBytes: 5000 })), 'large')
  answer = (_, response) => { const timer = setInterval(() => response.write('.'), 20); response.on('close', () => clearInterval(timer)) }
  const started = Date.now()
  assert.equal(await reasonOf(askOutside(home, { ...athome, mostMs: 200 })), 'slow')
  assert.ok(Date.now() - started < 2000)
  answer = (_, response) => { response.writeHead(200, { 'content-encoding': 'gzip' }).end('x') }
  assert.equal(await reasonOf(askOutside(home, athome)), 'encoding')
})

test('a name server that never answers, and a port where nobody speaks, take no longer than they may', async () => {
  assert.equal(await reasonOf(askOutside('https://inlog.gemeente.example/', { loopback: false, mostMs: 100, resolve: () => new Promise(() => {}) })), 'slow')
  assert.equal(await reasonOf(askOutside('https://inlog.gemeente.example/', { loopback: false, resolve: async () => { throw new Error('ENOTFOUND') } })), 'unknown-host')
  const silent = createTcpServer(() => {})
  await new Promise<void>((done) => { silent.listen(0, '127.0.0.1', done) })
  assert.equal(await reasonOf(askOutside(`http://127.0.0.1:${(silent.address() as AddressInfo).port}/`, { ...athome, mostMs: 100 })), 'slow')
  silent.close()
})

test('only https, no names or passwords in the address, and no ports of other trades', async () => {
  const resolve = async () => [{ address: '145.100.1.1', family: 4 }]
  const outside = { loopback: false, resolve, mostMs: 50 }
  for (const address of ['http://gemeente.example/', 'ftp://gemeente.example/', 'file:///etc/passwd', 'gopher://gemeente.example/', 'data:text/plain,x']) {
    assert.equal(await reasonOf(askOutside(address, outside)), 'scheme', address)
  }
  assert.equal(await reasonOf(askOutside('https://iemand:geheim@gemeente.example/', outside)), 'address')
  assert.equal(await reasonOf(askOutside('geen adres', outside)), 'address')
  for (const trade of [22, 25, 80, 993]) assert.equal(await reasonOf(askOutside(`https://gemeente.example:${trade}/`, outside)), 'port')
})

test('a form, its headers and what comes back travel unchanged', async () => {
  let seen = ''
  answer = (request, response) => {
    request.on('data', (part: Buffer) => { seen += part.toString() })
    request.on('end', () => response.writeHead(201, { 'content-type': 'application/json', 'x-een': 'twee' }).end(JSON.stringify({ type: request.headers['content-type'], method: request.method })))
  }
  const back = await askOutside(home, athome, { method: 'POST', body: new URLSearchParams({ a: 'é&' }), headers: { accept: 'application/json' } })
  assert.equal(seen, 'a=%C3%A9%26')
  assert.equal(back.status, 201)
  assert.equal(back.headers.get('x-een'), 'twee')
  assert.deepEqual(await back.json(), { type: 'application/x-www-form-urlencoded;charset=UTF-8', method: 'POST' })
})
