import { lookup as systemLookup } from 'node:dns/promises'
import { request as askHttp, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as askHttps } from 'node:https'
import { BlockList, isIP, isIPv4, type LookupFunction } from 'node:net'

/** Why nothing was fetched. The message names no address: it may reach a log, never a page. */
export class OutgoingFault extends Error {
  override readonly name = 'OutgoingFault'
  constructor(readonly reason: 'address' | 'scheme' | 'port' | 'inside' | 'unknown-host' | 'redirect' | 'large' | 'slow' | 'encoding' | 'failed') {
    super(`not fetched: ${reason}`)
  }
}

interface Address { readonly address: string; readonly family: number }

export interface Outgoing {
  /** this very machine may be asked too, without TLS: only for a program that itself stays on it */
  readonly loopback: boolean
  /** how a name becomes addresses; the system's way unless a test says otherwise */
  readonly resolve?: (host: string) => Promise<readonly Address[]>
  readonly mostBytes?: number
  readonly mostMs?: number
}

/** What may be asked; as much of `fetch` as callers need. */
export interface Asking {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | URLSearchParams | Uint8Array | null | undefined
  /** 'manual' hands the redirect back unfollowed, as in fetch */
  readonly redirect?: RequestRedirect
  readonly signal?: AbortSignal | null | undefined
}

const mostRedirects = 3

const listOf = (family: 'ipv4' | 'ipv6', ranges: readonly string[]) => {
  const list = new BlockList()
  for (const range of ranges) {
    const [net = '', bits] = range.split('/')
    list.addSubnet(net, Number(bits), family)
  }
  return list
}

const loopback4 = listOf('ipv4', ['127.0.0.0/8'])
// Everything that IANA keeps for something else than the open internet (special-purpose registry, RFC 6890 and later).
const special4 = listOf('ipv4', [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24',
  '192.31.196.0/24', '192.52.193.0/24', '192.88.99.0/24', '192.168.0.0/16', '192.175.48.0/24', '198.18.0.0/15', '198.51.100.0/24',
  '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4',
])
// Of IPv6 only the part that is given out, less what hides an IPv4 address (Teredo, 6to4) or stands in examples.
const given6 = listOf('ipv6', ['2000::/3'])
const special6 = listOf('ipv6', ['2001::/23', '2001:db8::/32', '2002::/16', '3ffe::/16', '3fff::/20', '2620:4f:8000::/48'])

const isLoopbackAddress = (address: string) => (isIPv4(address) ? loopback4.check(address, 'ipv4') : address === '::1')

/** Whether this address lies on the open internet, and not on this machine, its network, or a range kept for something else. */
export const isOutside = (address: string): boolean => {
  const family = isIP(address)
  if (family === 4) return !special4.check(address, 'ipv4')
  // A zone (fe80::1%eth0) is for one link, so never outside.
  return family === 6 && !address.includes('%') && given6.check(address, 'ipv6') && !special6.check(address, 'ipv6')
}

const resolveBySystem = (host: string): Promise<readonly Address[]> => systemLookup(host, { all: true, verbatim: true })

const addressesOf = async (url: URL, { resolve = resolveBySystem, loopback }: Outgoing): Promise<readonly Address[]> => {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host)
  const found = family ? [{ address: host, family }] : await resolve(host).catch(() => [])
  if (found.length === 0) throw new OutgoingFault('unknown-host')
  // One address inside among many outside is a trap, not a spare.
  if (!found.every(({ address }) => isOutside(address) || loopback && isLoopbackAddress(address))) throw new OutgoingFault('inside')
  return found
}

/** The addresses that may be asked for this URL, or a fault. Only these are connected to: the name is not looked up again. */
const admit = async (url: URL, outgoing: Outgoing): Promise<readonly Address[]> => {
  if (url.protocol !== 'https:' && !(outgoing.loopback && url.protocol === 'http:')) throw new OutgoingFault('scheme')
  if (url.username || url.password) throw new OutgoingFault('address')
  const found = await addressesOf(url, outgoing)
  const here = outgoing.loopback && found.every(({ address }) => isLoopbackAddress(address))
  if (url.protocol === 'http:' && !here) throw new OutgoingFault('scheme')
  // Ports of other trades are not for asking; sign-in servers stand on 443 or on a high one such as 8443.
  if (url.port !== '' && Number(url.port) < 1024 && !here) throw new OutgoingFault('port')
  return found
}

const pinTo = (found: readonly Address[]): LookupFunction => (_host, options, done) => {
  const { address, family } = found[0] as Address
  if (options.all) done(null, found.map((one) => ({ ...one })))
  else done(null, address, family)
}

const bodyOf = async (answer: IncomingMessage, most: number): Promise<Buffer> => {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of answer as AsyncIterable<Buffer>) {
    if ((size += part.length) > most) throw new OutgoingFault('large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const headersOf = (answer: IncomingMessage): Headers => {
  const headers = new Headers()
  for (let at = 0; at + 1 < answer.rawHeaders.length; at += 2) headers.append(answer.rawHeaders[at] as string, answer.rawHeaders[at + 1] as string)
  return headers
}

const ask = (url: URL, found: readonly Address[], asking: Asking, signal: AbortSignal): Promise<IncomingMessage> =>
  new Promise((answer, fail) => {
    const body = asking.body instanceof URLSearchParams ? asking.body.toString() : asking.body ?? undefined
    const options: RequestOptions = {
      method: asking.method ?? 'GET', lookup: pinTo(found), agent: false, signal,
      headers: {
        ...(asking.body instanceof URLSearchParams ? { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' } : {}),
        ...asking.headers, 'accept-encoding': 'identity', connection: 'close',
        ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
      },
    }
    const request = (url.protocol === 'https:' ? askHttps : askHttp)(url, options, answer)
    request.once('error', fail)
    request.end(body)
  })

const isRedirect = (status: number) => [301, 302, 303, 307, 308].includes(status)

const follow = (from: URL, to: string | undefined): URL => {
  if (!to || !URL.canParse(to, from)) throw new OutgoingFault('redirect')
  const next = new URL(to, from)
  if (from.protocol === 'https:' && next.protocol !== 'https:') throw new OutgoingFault('redirect')
  return next
}

const readAnswer = async (answer: IncomingMessage, most: number): Promise<Response> => {
  const status = answer.statusCode ?? 0
  const headers = headersOf(answer)
  // We asked for no packing: what comes packed all the same could unpack to more than we measured.
  if (!['', 'identity'].includes(headers.get('content-encoding') ?? '')) throw new OutgoingFault('encoding')
  const body = await bodyOf(answer, most)
  return new Response([204, 205, 304].includes(status) ? null : new Uint8Array(body), { status, headers })
}

const journey = async (url: URL, asking: Asking, outgoing: Outgoing, signal: AbortSignal): Promise<Response> => {
  const { mostBytes = 5_000_000 } = outgoing
  let at = url
  for (let hops = 0; ; hops += 1) {
    const answer = await ask(at, await admit(at, outgoing), asking, signal)
    if (!isRedirect(answer.statusCode ?? 0) || asking.redirect === 'manual') return await readAnswer(answer, mostBytes)
    answer.destroy()
    // Only a question is asked anew elsewhere: what carries a body or a secret stays where it was meant for.
    const plain = ['GET', 'HEAD'].includes(asking.method ?? 'GET') && !Object.keys(asking.headers ?? {}).some((name) => /^(authorization|cookie)$/i.test(name))
    if (hops >= mostRedirects || asking.redirect === 'error' || !plain) throw new OutgoingFault('redirect')
    at = follow(at, answer.headers.location)
  }
}

/**
 * The one way in which the program asks anything of the world: https only, only addresses outside (each name looked up
 * once and connected to as it was found), every redirect held against the same rules, fifteen seconds and five megabytes
 * in all. Throws an OutgoingFault otherwise. A program that stays on its own machine may ask that machine, too.
 */
export const askOutside = async (address: string | URL, outgoing: Outgoing, asking: Asking = {}): Promise<Response> => {
  if (!URL.canParse(String(address))) throw new OutgoingFault('address')
  const clock = AbortSignal.timeout(outgoing.mostMs ?? 15_000)
  const signal = asking.signal ? AbortSignal.any([clock, asking.signal]) : clock
  const late = new Promise<never>((_, fail) => {
    if (signal.aborted) fail(new OutgoingFault('slow'))
    signal.addEventListener('abort', () => fail(new OutgoingFault('slow')), { once: true })
  })
  try {
    return await Promise.race([journey(new URL(address), asking, outgoing, signal), late])
  } catch (fault) {
    if (fault instanceof OutgoingFault) throw fault
    throw new OutgoingFault(signal.aborted ? 'slow' : 'failed')
  }
}
