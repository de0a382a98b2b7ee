import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { writeFeedList } from '../documents/feedlists.ts'
import { urls } from '../urls.ts'
import { load } from './client.ts'
import type { Running } from './processes.ts'

/** How long it takes until news of so many feeds is there, and how pages are meanwhile. Milliseconds, but for `seconds`. */
export interface FeedFigure {
  readonly feeds: number
  readonly items: number
  /** from sending the list of feeds to the last of them being read for the first time */
  readonly seconds: number
  /** how often the server of the feeds was asked */
  readonly asked: number
  readonly quietP95: number
  readonly busyP95: number
}

const words = 'gemeente clouddiensten leverancier toezicht overstappen gegevens beleid onderzoek samenwerking inkoop beveiliging regio'.split(' ')
const sentence = (seed: number) => Array.from({ length: 30 }, (_, nth) => words[(seed * 7 + nth * 5) % words.length]).join(' ')

const itemOf = (at: string, nth: number) =>
  `<item><guid>${at}-${nth}</guid><title>Bericht ${nth} ${sentence(nth).slice(0, 60)}</title><link>https://proef.example${at}/${nth}</link>`
  + `<description>&lt;p&gt;${sentence(nth)}&lt;/p&gt;</description><pubDate>Sat, 13 Jun 2026 10:00:00 +0200</pubDate></item>`
const feedOf = (at: string, items: number) =>
  `<rss version="2.0"><channel><title>Proef ${at}</title>${Array.from({ length: items }, (_, nth) => itemOf(at, nth)).join('')}</channel></rss>`

const hosts = 8

const listening = (server: Server, host: string, port: number) => new Promise<number>((resolve, reject) => {
  server.once('error', reject)
  server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
})

/** The same feeds on one port of eight addresses of this machine, which nobody else can reach. */
const feedServers = async (items: number) => {
  const seen = { asked: 0 }
  const made = () => createServer((request, response) => {
    seen.asked += 1
    response.writeHead(200, { 'content-type': 'application/rss+xml', etag: '"1"' }).end(feedOf(request.url ?? '', items))
  })
  const servers: Server[] = []
  let port = 0
  for (let nth = 1; nth <= hosts; nth += 1) {
    const server = made()
    port = await listening(server, `127.0.0.${nth}`, port)
    servers.push(server)
  }
  return { servers, seen, port }
}

const send = async ({ address }: Running, cookie: string, list: string) => {
  const form = new FormData()
  form.append('file', new Blob([list], { type: 'text/x-opml' }), 'proef.opml')
  const headers = { cookie, origin: address, 'sec-fetch-site': 'same-origin' }
  const answer = await fetch(new URL(urls.otherFeedsIn, address), { method: 'POST', body: form, redirect: 'manual', headers })
  if (answer.status !== 303) throw new Error(`the list of feeds gave ${answer.status}`)
}

// A feed that was never read says so in the list.
const isRead = async ({ address }: Running, cookie: string, feeds: number) => {
  for (let page = 1; page <= Math.ceil(feeds / 50); page += 1) {
    const body = await (await fetch(new URL(urls.otherFeeds({ pagina: page }), address), { headers: { cookie } })).text()
    if (/Wordt binnen een minuut opgehaald|Will be fetched within a minute/.test(body)) return false
  }
  return true
}

const mostSeconds = 300

/**
 * Adds so many feeds of a server on this machine by the front door, as a list, and waits until each was read; somebody else
 * keeps asking for a page. Eight addresses of this machine stand for eight hosts. The feeds stay, and are asked no more once
 * their server is gone. Throws when it takes longer than five minutes.
 */
export const measureFeeds = async (
  running: Running, cookies: { readonly secretariat: string; readonly other: string }, feeds = 500, items = 20,
): Promise<FeedFigure> => {
  const url = `${running.address}/denktanks/cloudstrategie/bijdragen`
  const { p95: quietP95 } = await load({ url, cookie: cookies.other, connections: 1, requests: 200 })
  const { servers, seen, port } = await feedServers(items)
  try {
    const addressOf = (nth: number) => `http://127.0.0.${1 + nth % hosts}:${port}/${nth}`
    const list = Array.from({ length: feeds }, (_, nth) => ({ title: `Proef ${nth}`, address: addressOf(nth), home: '' }))
    const times: number[] = []
    const began = performance.now()
    await send(running, cookies.secretariat, writeFeedList('Proef', list))
    while (seen.asked < feeds || !await isRead(running, cookies.secretariat, feeds)) {
      if (performance.now() - began > mostSeconds * 1000) throw new Error(`only ${seen.asked} of ${feeds} feeds were asked in ${mostSeconds} s`)
      times.push((await load({ url, cookie: cookies.other, connections: 1, requests: 1 })).p50)
      await wait(20)
    }
    const seconds = (performance.now() - began) / 1000
    return { feeds, items, seconds, asked: seen.asked, quietP95, busyP95: times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0 }
  } finally {
    for (const server of servers) {
      server.closeAllConnections()
      server.close()
    }
  }
}
