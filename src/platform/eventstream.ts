/** Server-sent events on the raw response: that is where time was lost otherwise. */
import type { ServerResponse } from 'node:http'

/**
 * Begins a stream with its first words. It ends when the connection does, instead of coming in chunks of a stated length: those cost each
 * of a thousand readers four writes for one (`docs/benchmarks.md`).
 */
export const beginEvents = (response: ServerResponse, first: string): void => {
  response.useChunkedEncodingByDefault = false
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
  // Somebody who asks what lies at an address without wanting it.
  if (response.req?.method === 'HEAD') response.end()
  else response.write(first)
}

/** Events as they go out: made once, however many streams they are for. */
export const eventBytes = (events: string): Uint8Array => Buffer.from(events)

/** Sends events on a stream that was begun; nothing on one that has ended. */
export const sendEvents = (response: ServerResponse, events: Uint8Array): void => {
  if (response.writableEnded || response.destroyed) return
  // What was begun lies with the connection already, so this comes after it; while a stream waits for its turn it has none.
  if (response.socket && response.headersSent) response.socket.write(events)
  else response.write(events)
}

/** Bytes that were sent and not taken yet. */
export const unreadBytes = (response: ServerResponse): number => response.socket?.writableLength ?? response.writableLength
