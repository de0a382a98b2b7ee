import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { Env } from '../../platform/web.ts'

const matches = (asked: string, tag: string) => asked.trim() === '*' || asked.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)

/**
 * Sends what machines fetch again and again: whole when it changed, else 304. Without an ETag from the asker its date
 * counts. That date is left out for as long as the same second may still bring another change.
 */
export const sendUnlessSame = (c: Context<Env>, body: string, type: string, changed: Date | null): Response => {
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  const settled = changed !== null && Date.now() - changed.getTime() > 2000 ? new Date(Math.floor(changed.getTime() / 1000) * 1000) : null
  const headers: Record<string, string> = { etag: tag, 'cache-control': 'no-cache', vary: 'Cookie', ...(settled && { 'last-modified': settled.toUTCString() }) }
  const asked = c.req.header('if-none-match')
  const since = Date.parse(c.req.header('if-modified-since') ?? '')
  const same = asked === undefined ? settled !== null && since >= settled.getTime() : matches(asked, tag)
  if (same) return c.body(null, 304, headers)
  return c.body(body, 200, { ...headers, 'content-type': type })
}
