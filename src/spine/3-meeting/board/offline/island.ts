/**
 * Opens the phone page of a board when there is no line: the last page as the phone itself kept it, with its look and script.
 * Nothing else of the site is kept, and with a line the server is always asked first.
 */

interface Fetched extends Event { readonly request: Request; respondWith(answer: Promise<Response>): void }
interface Extended extends Event { waitUntil(work: Promise<unknown>): void }
interface Worker { skipWaiting(): Promise<void>; clients: { claim(): Promise<void> }; addEventListener(name: string, hear: (event: never) => void): void }

const worker = globalThis as unknown as Worker
const pages = 'denktank-bord'
const looks = 'denktank-bord-look'

const fromLine = async (request: Request): Promise<Response> => {
  const { pathname } = new URL(request.url)
  const cache = await caches.open(pages)
  const answer = await fetch(request).catch(() => undefined)
  if (answer && answer.status < 500) {
    if (!answer.ok) await cache.delete(pathname)
    return answer
  }
  return await cache.match(pathname) ?? answer ?? Response.error()
}

// A file of the look is named after what is in it: once here it never has to be asked again.
const fromHere = async (request: Request): Promise<Response> => {
  const cache = await caches.open(looks)
  const kept = await cache.match(request.url)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request.url, answer.clone())
  return answer
}

worker.addEventListener('install', (event: Extended) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event: Extended) => event.waitUntil(worker.clients.claim()))
worker.addEventListener('fetch', (event: Fetched) => {
  const { request } = event
  const { pathname } = new URL(request.url)
  if (request.method !== 'GET') return
  if (request.mode === 'navigate' && /^\/bord\/[^/]+$/.test(pathname)) event.respondWith(fromLine(request))
  else if (pathname.startsWith('/assets/')) event.respondWith(fromHere(request))
})

// A module: what it names stays its own.
export {}
