/** A server of feeds on this machine for tests: tells what it was asked, answers as it is told. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

export interface FeedServer {
  /** http://127.0.0.1:… without a slash at the end */
  readonly address: string
  readonly asked: IncomingMessage[]
  /** what is answered at a path from now on */
  on(path: string, answer: Answer | string): string
  close(): void
}

/** Starts it. Close it in `after`. */
export const startFeedServer = async (): Promise<FeedServer> => {
  const answers = new Map<string, Answer>()
  const asked: IncomingMessage[] = []
  const server = createServer((request, response) => {
    asked.push(request)
    const answer = answers.get(request.url ?? '')
    if (answer) answer(request, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done) })
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    address, asked,
    on: (path, answer) => {
      answers.set(path, typeof answer === 'string' ? (_, response) => { response.end(answer) } : answer)
      return address + path
    },
    close: () => { server.closeAllConnections(); server.close() },
  }
}

export interface RssItem { readonly id?: string; readonly title: string; readonly link?: string; readonly about?: string; readonly date?: string }

const safe = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** An RSS feed with these items. */
export const rssOf = (title: string, items: readonly RssItem[]): string => `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${safe(title)}</title>${items.map((item) =>
  `<item>${item.id ? `<guid isPermaLink="false">${safe(item.id)}</guid>` : ''}<title>${safe(item.title)}</title>${item.link ? `<link>${safe(item.link)}</link>` : ''}${
    item.about ? `<description>${safe(item.about)}</description>` : ''}${item.date ? `<pubDate>${item.date}</pubDate>` : ''}</item>`).join('')}</channel></rss>`
