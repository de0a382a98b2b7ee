import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { clientOf, heardFrom, networkOf } from './network.ts'
import { isAtHome, originOf, withHeaders, type Env, type House } from './web.ts'

const ask = async (proxies: number, headers: Record<string, string>, remoteAddress = '192.0.2.1') => {
  const settings = { host: '127.0.0.1', port: 3000, database: '', publicUrl: undefined, smtp: undefined, mailFrom: '', dkimKey: undefined, dkimSelector: '', proxies }
  const app = new Hono<Env>()
  app.use(withHeaders({ settings } as unknown as House))
  app.get('/', (c) => c.json({ client: clientOf(c), origin: originOf(c), home: isAtHome(c) }))
  const answer = await app.request('/', { headers: { host: 'denktank.example', ...headers } }, { incoming: { socket: { remoteAddress } } })
  return { ...(await answer.json() as { client: string; origin: string; home: boolean }), tls: answer.headers.has('strict-transport-security') }
}
const forwarded = (value: string) => ({ 'x-forwarded-for': value })

test('a forged X-Forwarded-For means nothing while no proxy is trusted', async () => {
  const { client, origin, tls } = await ask(0, { ...forwarded('198.51.100.9'), 'x-forwarded-proto': 'https' })
  assert.deepEqual({ client, origin, tls }, { client: '192.0.2.1', origin: 'http://denktank.example', tls: false })
})

test('behind one proxy the last address counts, whatever a visitor wrote before it', async () => {
  assert.equal((await ask(1, forwarded('203.0.113.5'))).client, '203.0.113.5')
  assert.equal((await ask(1, forwarded('10.0.0.1, 198.51.100.9,203.0.113.5'))).client, '203.0.113.5')
})

test('behind two proxies the last but one counts', async () => {
  assert.equal((await ask(2, forwarded('10.0.0.1, 203.0.113.5, 192.0.2.80'))).client, '203.0.113.5')
  assert.equal((await ask(2, forwarded('203.0.113.5'))).client, '203.0.113.5')
})

test('a proxy that says nothing, or no address, leaves the address of the socket', async () => {
  for (const headers of [{}, forwarded(''), forwarded('unknown'), forwarded('203.0.113.5, _hidden')]) {
    assert.equal((await ask(1, headers)).client, '192.0.2.1')
  }
})

test('a port beside the address falls off, and of IPv6 the network counts', async () => {
  assert.equal((await ask(1, forwarded('203.0.113.5:4711'))).client, '203.0.113.5')
  assert.equal((await ask(1, forwarded('[2001:db8:0:12::5]:4711'))).client, networkOf('2001:db8:0:12:1::'))
})

test('only a trusted proxy says that people come over TLS', async () => {
  const { origin, tls } = await ask(1, { 'x-forwarded-proto': 'https' })
  assert.deepEqual({ origin, tls }, { origin: 'https://denktank.example', tls: true })
  assert.equal((await ask(1, { 'x-forwarded-proto': 'https, http' })).tls, false)
  assert.equal(heardFrom('https', 0), undefined)
})

test('with a proxy in front nobody is at home', async () => {
  const host = { host: '127.0.0.1:3000' }
  assert.equal((await ask(0, host, '127.0.0.1')).home, true)
  assert.equal((await ask(1, host, '127.0.0.1')).home, false)
})
