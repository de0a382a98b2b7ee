import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Here, Language } from '../../platform/here.ts'
import { hashOf } from '../../platform/ids.ts'
import { links, orNotHere } from '../../workspaces/rings.ts'
import type { Rhythm } from './changes.ts'
import type { Addressed } from './greeting.ts'

export interface Me extends Addressed {
  readonly name: string
  readonly email: string | null
  readonly organisation: string
  readonly language: Language
  readonly mail_rhythm: Rhythm
  readonly joined_at: Date
}

/** What the association knows of the person who asks. 404 for a visitor. */
export const me = async (here: Here): Promise<Me> =>
  orNotHere(await links(here, 'person').leftJoin('organisation', 'organisation.id', 'person.organisation_id')
    .where('person.id', '=', here.who.member)
    .select([sql<string>`concat_ws(' ', person.given_name, person.prefix, person.family_name)`.as('name'), 'person.email', 'person.language',
      'person.given_name', 'person.prefix', 'person.family_name', 'person.addressed_as', 'person.mail_rhythm',
      'person.joined_at', sql<string>`coalesce(organisation.name, '')`.as('organisation')])
    .executeTakeFirst())

export interface MySession {
  readonly id: string
  readonly browser: string
  readonly began_at: Date
  readonly seen_at: Date
}

/** The sessions of the person who asks that are open now, last seen first; fifty at most. They lie in no ring. */
export const mySessions = (database: Database, here: Here): Promise<MySession[]> =>
  database.db.selectFrom('session').select(['id', 'browser', 'began_at', 'seen_at'])
    .where('person_id', '=', here.who.member).where('ended_at', 'is', null).where('expires_at', '>', sql<Date>`now()`)
    .orderBy('seen_at', 'desc').orderBy('id').limit(50).execute()

export interface MyKey { readonly id: string; readonly name: string; readonly added_at: string; readonly used_at: string | null }

/** How the person who asks signs in, and a change of address that waits. */
export interface WaysIn {
  readonly keys: readonly MyKey[]
  readonly app: boolean
  readonly codes: number
  /** showed who they are less than a quarter of an hour ago, or has nothing to show it with: may change all this */
  readonly fresh: boolean
  /** an address that waits to be confirmed */
  readonly waiting: string | null
}

/** By their own session: factors lie in no ring. */
export const waysIn = async (database: Database, here: Here): Promise<WaysIn> => {
  const { rows } = await sql<WaysIn>`
    with mine as (
      select p.id, p.email_key, coalesce(s.proved_at, s.began_at) > now() - interval '15 minutes' as fresh,
        exists (select 1 from authenticator a where a.person_id = p.id and a.confirmed_at is not null) as app,
        coalesce((select jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name, 'added_at', k.added_at, 'used_at', k.used_at) order by k.added_at, k.id)
          from passkey k where k.person_id = p.id), '[]') as keys
      from person p join session s on s.id = ${here.who.session} and s.person_id = p.id)
    select keys, app, fresh or not app and keys = '[]' as fresh,
      (select count(*)::int from recovery_code r where r.person_id = mine.id and r.used_at is null) as codes,
      (select c.email from address_change c where c.person_id = mine.id and c.used_at is null and c.expires_at > now() and c.tries < 5
        and c.from_key is not distinct from mine.email_key limit 1) as waiting
    from mine`.execute(database.db)
  return orNotHere(rows[0])
}

/** The new address that a link belongs to, when it is the asker's own and still works; looking changes nothing. */
export const addressBehind = async (database: Database, here: Here, token: string): Promise<string | undefined> => {
  const row = await database.db.selectFrom('address_change').innerJoin('person', 'person.id', 'address_change.person_id').select('address_change.email')
    .where('token_hash', '=', hashOf(token)).where('person_id', '=', here.who.member).where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`).whereRef('from_key', 'is not distinct from', 'person.email_key').executeTakeFirst()
  return row?.email
}
