import { createSocket } from 'node:dgram'
import { Resolver as DnsResolver } from 'node:dns/promises'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Resolver } from '../mailin/resolver.ts'

/** What a name server says of a name: its TXT records, each in parts; nothing by that name; or no answer at all. */
export type Zone = Readonly<Record<string, readonly (readonly string[])[] | 'silent'>>

const nameIn = (question: Buffer): { name: string; end: number } => {
  const parts: string[] = []
  let at = 12
  for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
    parts.push(question.toString('latin1', at + 1, at + 1 + length))
    at += length + 1
  }
  return { name: parts.join('.').toLowerCase(), end: at + 5 }
}

const answerTo = (question: Buffer, end: number, texts: readonly (readonly string[])[] | undefined): Buffer => {
  const head = Buffer.from(question.subarray(0, 12))
  head.writeUInt16BE(texts ? 0x8180 : 0x8183, 2)
  head.writeUInt16BE(texts?.length ?? 0, 6)
  head.fill(0, 8)
  const records = (texts ?? []).map((parts) => {
    const data = Buffer.concat(parts.map((part) => Buffer.concat([Buffer.from([part.length]), Buffer.from(part, 'latin1')])))
    return Buffer.concat([Buffer.from([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, data.length >> 8, data.length & 255]), data])
  })
  return Buffer.concat([head, question.subarray(12, end), ...records])
}

/** A name server on loopback that knows this zone and nothing else, and what asks it. */
export const openNameServer = async (zone: () => Zone): Promise<{ ask: Resolver; address: string; close: () => void }> => {
  const socket = createSocket('udp4', (question, from) => {
    const { name, end } = nameIn(question)
    const texts = zone()[name]
    if (texts !== 'silent') socket.send(answerTo(question, end, texts), from.port, from.address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const address = `127.0.0.1:${(socket.address() as AddressInfo).port}`
  const resolver = new DnsResolver({ timeout: 300, tries: 1 })
  resolver.setServers([address])
  return { ask: (name, kind) => resolver.resolve(name, kind) as Promise<string[][]>, address, close: () => socket.close() }
}
