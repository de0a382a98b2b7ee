import { z } from 'zod'
import { hashOf } from './ids.ts'

// The database keeps keys in an order of its own.
const settled = (value: unknown): string => JSON.stringify(value, (_, inner: unknown) =>
  typeof inner === 'object' && inner !== null && !Array.isArray(inner)
    ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
    : inner)

/** A short mark of what a page shows: other when anything of it is. */
export const markOf = (shown: unknown): string => hashOf(settled(shown)).toString('base64url').slice(0, 16)

/**
 * `seen` in a form: the mark of what its page showed, so that nobody overwrites what they never saw. Left out it holds
 * nothing back: not every form that can be sent was made by such a page.
 */
export const seenField = (most = 20) => z.string().max(most).default('')

/** Whether what stands there now is not what the page showed. */
export const isOther = (seen: string, now: unknown): boolean => seen !== '' && seen !== markOf(now)
