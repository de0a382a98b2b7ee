import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Here, Language } from '../../platform/here.ts'
import { links, orNotHere } from '../../workspaces/rings.ts'

export interface Me {
  readonly name: string
  readonly email: string | null
  readonly organisation: string
  readonly language: Language
  readonly joined_at: Date
}

/** What the association knows of the person who asks. 404 for a visitor. */
export const me = async (here: Here): Promise<Me> =>
  orNotHere(await links(here, 'person').leftJoin('organisation', 'organisation.id', 'person.organisation_id')
    .where('person.id', '=', here.who.member)
    .select([sql<string>`concat_ws(' ', person.given_name, person.prefix, person.family_name)`.as('name'), 'person.email', 'person.language',
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
