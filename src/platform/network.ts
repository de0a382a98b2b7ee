import { isIP } from 'node:net'
import type { Context } from 'hono'
import type { Env } from './web.ts'

const sixteenBits = (address: string): string[] => {
  const [before = '', after] = address.split('::')
  const groups = (part: string | undefined) => (part ? part.split(':') : [])
  const missing = after === undefined ? 0 : 8 - groups(before).length - groups(after).length
  return [...groups(before), ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...groups(after)]
}

/**
 * The network that an address on a socket belongs to, for counting: an IPv4 address itself, of IPv6 the first 64 bits, as
 * one subscriber holds them all.
 */
export const networkOf = (remote: string | undefined): string => {
  const address = (remote ?? '').toLowerCase().replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/, '')
  if (!address.includes(':')) return address || 'none'
  return sixteenBits(address).slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '')).join(':')
}

const bare = (address: string): string =>
  address.trim().replace(/^\[(.*)\](?::\d+)?$/, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')

/**
 * What the last `proxies` proxies wrote of whom they spoke for: of a header to which each adds at the end, the value that
 * the outermost of them wrote. What stands before it anybody may have made up. Undefined when no proxy is trusted.
 */
export const heardFrom = (header: string | undefined, proxies: number): string | undefined =>
  proxies > 0 ? header?.split(',').map((part) => part.trim()).slice(-proxies)[0] : undefined

/**
 * The network that a request comes from, for counting: of the socket, or of what the proxies in front say, as many of
 * them as DENKTANK_PROXY trusts.
 */
export const clientOf = (c: Context<Env>): string => {
  const remote = c.env?.incoming?.socket.remoteAddress
  const told = bare(heardFrom(c.req.header('x-forwarded-for'), c.var.house.settings.proxies ?? 0) ?? '')
  return networkOf(isIP(told) ? told : remote)
}
