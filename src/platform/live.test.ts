import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { openHouse, type TestHouse } from '../../test/house.ts'
import { announce, announceStanding } from './live.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const [workspace, ring, other] = ['w', 'r', 'o']

/** An open page in one ring, and what it was told so far, each time with its moment. */
const openPage = async () => {
  const server = createServer((_, response) => {
    house.house.hub.add({ person: 'p', workspace, rings: new Set([ring]), onBeat: false, response })
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  const told: { kind: string; at: number }[] = []
  const reading = (async () => {
    for await (const chunk of answer.body ?? []) {
      for (const [, kind = ''] of new TextDecoder().decode(chunk).matchAll(/data: (\w+)/g)) told.push({ kind, at: performance.now() })
    }
  })().catch(() => undefined)
  return { told, close: async () => { server.closeAllConnections(); server.close(); await reading } }
}
const tell = (kind: string, where = ring) => house.database.change((tx) => announce(tx, { workspace, ring: where, kind }))

test('a page hears the first news at once; what follows quickly is told together, and the last is never lost', async () => {
  const page = await openPage()
  try {
    for (let nth = 0; nth < 40; nth += 1) await tell('contribution')
    const last = performance.now()
    await wait(700)
    const { told } = page
    assert.ok(told.length >= 2 && told.length < 40, `${told.length} times`)
    assert.ok((told.at(-1)?.at ?? 0) >= last - 50, 'nothing was told after the last act')
    const before = told.length
    await tell('finding')
    await tell('contribution', other)
    await wait(400)
    assert.deepEqual(told.slice(before).map(({ kind }) => kind), ['finding'])
  } finally {
    await page.close()
  }
})

test('a page over thirty places is told at once that something changed, and then at most once in so long, however many acts there are', async () => {
  const places = Array.from({ length: 30 }, (_, nth) => ({ workspace: `w${nth}`, rings: new Set([`r${nth}`]), onBeat: false }))
  const server = createServer((_, response) => {
    house.house.hub.addOver({ person: 'over', places, word: 'mine', everyMs: 2000, response })
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  let heard = ''
  const reading = (async () => { for await (const chunk of answer.body ?? []) heard += new TextDecoder().decode(chunk) })().catch(() => undefined)
  const told = () => [...heard.matchAll(/data: (\w+)/g)].map(([, word]) => word)
  const began = performance.now()
  try {
    for (let nth = 0; nth < 60; nth += 1) {
      await house.database.change((tx) => announce(tx, { workspace: `w${nth % 30}`, ring: `r${nth % 30}`, kind: 'contribution' }))
    }
    const early = told().length
    assert.ok(early >= 1 && early <= 1 + Math.floor((performance.now() - began) / 2000), `${early} times for sixty acts`)
    await wait(2600)
    assert.equal(told().length, early + 1, 'the last was lost, or each act was told')
    assert.ok(told().every((word) => word === 'mine'), 'no more is told than that something changed')
    await house.database.change((tx) => announce(tx, { workspace: 'w3', ring: 'another', kind: 'finding' }))
    await wait(2600)
    assert.equal(told().length, early + 1, 'something outside their rings was told')
    await house.database.change((tx) => announceStanding(tx, 'over'))
    await reading
  } finally {
    server.closeAllConnections()
    server.close()
    await reading
  }
})

test('a stream comes as it is written, without lengths in between, and who only asks what lies there is not kept waiting', async () => {
  const server = createServer((_, response) => {
    house.house.hub.add({ person: 'p', workspace, rings: new Set([ring]), onBeat: false, response })
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const { port } = server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  try {
    let came = ''
    socket.on('data', (chunk: Buffer) => { came += chunk.toString() })
    socket.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n')
    while (!came.includes('retry')) await wait(5)
    await tell('endorsement')
    while (!came.includes('endorsement')) await wait(5)
    const [head = '', body] = came.split('\r\n\r\n')
    assert.match(head, /^HTTP\/1\.1 200 /)
    assert.doesNotMatch(head, /transfer-encoding|content-length/i)
    assert.equal(body, 'retry: 2000\n\ndata: endorsement\n\n')
    const asking = connect(port, '127.0.0.1')
    const ended = new Promise<string>((resolve) => asking.on('end', () => resolve('ended')))
    asking.resume().write('HEAD / HTTP/1.1\r\nhost: a\r\n\r\n')
    assert.equal(await Promise.race([ended, wait(5000, 'waiting')]), 'ended')
    asking.destroy()
    await tell('source')
    while (!came.endsWith('data: source\n\n')) await wait(5)
  } finally {
    socket.destroy()
    server.closeAllConnections()
    server.close()
  }
})
