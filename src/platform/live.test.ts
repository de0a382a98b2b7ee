import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { openHouse, type TestHouse } from '../../test/house.ts'
import { announce } from './live.ts'

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
