import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { hashOf, sameHash } from '../../platform/ids.ts'
import { mostTries } from './changes.ts'

// Sessions and sign-in links lie in no ring and belong to nobody yet: they are reached by their secret, never by a Here.

export type LinkState =
  | { readonly state: 'dead'; readonly person_id: string | null }
  | { readonly state: 'elsewhere' }
  | { readonly state: 'open'; readonly id: string; readonly return_to: string }

/** What the link with this secret is to the browser with this mark. Looks, and changes nothing: mail scanners look too. */
export const linkFor = async (database: Database, token: string, browser: string | undefined): Promise<LinkState> => {
  const link = await database.db.selectFrom('signin_link')
    .select(['id', 'person_id', 'browser_hash', 'return_to', sql<boolean>`used_at is null and expires_at > now()
      and exists (select 1 from person p where p.id = person_id and p.email_key = signin_link.email_key)`.as('works')])
    .where('token_hash', '=', hashOf(token)).executeTakeFirst()
  const ours = link !== undefined && browser !== undefined && sameHash(link.browser_hash, hashOf(browser))
  if (!link?.works) return { state: 'dead', person_id: ours ? link.person_id : null }
  return ours ? { state: 'open', id: link.id, return_to: link.return_to } : { state: 'elsewhere' }
}

/** Whether this browser waits for a link whose code can still be tried; the same for addresses that nobody has. */
export const awaitsCode = async (database: Database, browser: string): Promise<boolean> => {
  const link = await database.db.selectFrom('signin_link').select('id').where('browser_hash', '=', hashOf(browser))
    .where('used_at', 'is', null).where('expires_at', '>', sql<Date>`now()`).where('tries', '<', mostTries).limit(1).executeTakeFirst()
  return link !== undefined
}

/** Where the person of a link wanted to go. */
export const returnOf = async (database: Database, link: string): Promise<string> => {
  const row = await database.db.selectFrom('signin_link').select('return_to').where('id', '=', link).executeTakeFirst()
  return row?.return_to ?? '/'
}
