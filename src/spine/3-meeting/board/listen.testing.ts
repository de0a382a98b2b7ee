import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { makeApp } from '../../../app.tsx'
import type { Seat, TestHouse } from '../../../../test/house.ts'

/** A house behind a real server on loopback, for streams that stay open; `open` holds what listens and is ended by `close`. */
export interface Served { readonly at: string; readonly open: AbortController[]; close(): Promise<void> }

/** Puts a house behind a server; closing closes the house as well. */
export const serve = async (house: TestHouse): Promise<Served> => {
  const server = createServer(getRequestListener(makeApp(house.house).fetch))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const open: AbortController[] = []
  return {
    at: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, open,
    close: async () => {
      for (const one of open) one.abort()
      server.closeAllConnections()
      server.close()
      await house.close()
    },
  }
}

export interface Heard { name: string; told: Record<string, unknown>; id?: string }

/** A screen that listens: what it heard, and a promise for the first event of a kind that it has not been asked for yet. */
export const listenAt = async (at: string, open: AbortController[], seat: Seat, path: string, lastId?: string) => {
  const stop = new AbortController()
  open.push(stop)
  const cookie = [...seat.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await fetch(`${at}${path}`, { headers: { cookie, ...(lastId ? { 'last-event-id': lastId } : {}) }, signal: stop.signal })
  const heard: Heard[] = []
  let [text, ended, wake] = ['', false, () => {}]
  if (answer.status === 200) void (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of answer.body as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true })
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
        const [data, id] = [field('data'), field('id')]
        heard.push({ name: field('event') ?? '', told: data ? JSON.parse(data) as Record<string, unknown> : {}, ...(id ? { id } : {}) })
      }
      wake()
    }
  })().catch(() => undefined).finally(() => { ended = true; wake() })
  else await answer.body?.cancel()
  let seen = 0
  const next = async (name: string): Promise<Heard> => {
    for (;;) {
      for (; seen < heard.length; seen += 1) if (heard[seen]?.name === name) return heard[seen++] as Heard
      assert.ok(!ended, `the stream ended before it told ${name}: ${JSON.stringify(heard)}`)
      await new Promise<void>((resolve) => { wake = resolve })
    }
  }
  const over = async () => { while (!ended) await new Promise<void>((resolve) => { wake = resolve }) }
  return { status: answer.status, heard, next, over, stop: () => stop.abort(), lastId: () => heard.map(({ id }) => id).filter(Boolean).at(-1) }
}
