import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Context } from 'hono'
import { notHere } from './refusals.ts'
import { inProject } from './root.ts'
import type { Env } from './web.ts'

interface Manifest { css: string; preload: string[]; icon?: string; scripts?: Record<string, string> }
interface Asset { readonly type: string; readonly plain: Buffer; readonly br?: Buffer; readonly gzip?: Buffer }

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.woff2': 'font/woff2', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.ico': 'image/x-icon',
}
const folder = inProject('build', 'assets')

const read = (): Map<string, Asset> => {
  const assets = new Map<string, Asset>()
  if (!existsSync(folder)) return assets
  const names = readdirSync(folder)
  const have = new Set(names)
  for (const name of names) {
    const type = types[extname(name)]
    if (!type) continue
    const packed = (ending: string) => (have.has(name + ending) ? readFileSync(join(folder, name + ending)) : undefined)
    assets.set(name, { type, plain: readFileSync(join(folder, name)), br: packed('.br'), gzip: packed('.gz') })
  }
  return assets
}

let known: Map<string, Asset> | undefined
let list: Manifest | undefined

/** What the build made: the stylesheet, fonts to fetch at once, scripts by name. Empty when nothing is built. */
export const manifest = (): Manifest => {
  const file = join(folder, 'manifest.json')
  list ??= existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as Manifest : { css: '', preload: [] }
  return list
}

/** Browsers ask for this address by themselves, also for what has no head of its own, such as a feed: it leads to the icon. */
export const sendIcon = (c: Context<Env>): Response => {
  const { icon } = manifest()
  if (!icon) throw notHere()
  // Not for ever: the icon's own address changes with what is in it.
  c.header('cache-control', 'public, max-age=86400')
  return c.redirect(icon, 302)
}

/** A file of the look or a script. Its name holds a hash of what is in it, so it may be kept for ever. */
export const sendAsset = (c: Context<Env>): Response => {
  known ??= read()
  const asset = known.get(c.req.param('name') ?? '')
  if (!asset) throw notHere()
  const accepts = c.req.header('accept-encoding') ?? ''
  const encoding = asset.br && /\bbr\b/.test(accepts) ? 'br' : asset.gzip && /\bgzip\b/.test(accepts) ? 'gzip' : undefined
  return c.body(new Uint8Array(encoding ? asset[encoding] as Buffer : asset.plain), 200, {
    'content-type': asset.type, 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding',
    ...(encoding ? { 'content-encoding': encoding } : {}),
  })
}
