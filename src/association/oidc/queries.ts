import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Here } from '../../platform/here.ts'
import { hashOf } from '../../platform/ids.ts'
import { isId } from '../../workspaces/held.ts'
import { links, orNotHere } from '../../workspaces/rings.ts'
import { pageSize, wordsIn } from '../organisations/queries.ts'
import type { Connection } from './protocol.ts'

/** An organisation whose people can sign in by it, as anybody may know. */
export interface Offer { readonly id: string; readonly organisation: string }

const open = (here: Here) =>
  links(here, 'oidc_connection').innerJoin('organisation', 'organisation.id', 'oidc_connection.organisation_id').where('oidc_connection.ended_at', 'is', null)

/** The organisations one can sign in by, by name, a page at a time: nothing of their people. `total` counts all that match. */
export const offersIn = async (here: Here, filter: { name: string; page: number }) => {
  let query = open(here)
  for (const word of wordsIn(filter.name)) query = query.where('organisation.name_key', 'like', `%${word}%`)
  const offers = await query.select(['oidc_connection.id', 'organisation.name as organisation']).select(sql<number>`count(*) over ()::int`.as('total'))
    .orderBy('organisation.name_key').orderBy('oidc_connection.id').limit(pageSize).offset((filter.page - 1) * pageSize).execute()
  return { offers, total: offers[0]?.total ?? 0 }
}

const columns = [
  'oidc_connection.id', 'oidc_connection.organisation_id', 'organisation.name as organisation', 'issuer', 'client_id', 'authentication', 'required_acr',
  'second_factor', 'kid', 'added_at', 'edited_at',
] as const

/** The connections of all organisations, by name, a page at a time, for who administers; with how many people use each. */
export const connectionsIn = async (here: Here, filter: { page: number }) => {
  const connections = await open(here).select([...columns]).select(sql<number>`count(*) over ()::int`.as('total'))
    .select(sql<number>`(select count(*)::int from identity i where i.connection_id = oidc_connection.id and i.ended_at is null)`.as('people'))
    .orderBy('organisation.name_key').orderBy('oidc_connection.id').limit(pageSize).offset((filter.page - 1) * pageSize).execute()
  return { connections, total: connections[0]?.total ?? 0 }
}
export type ConnectionLine = Awaited<ReturnType<typeof connectionsIn>>['connections'][number]

/** One connection that has not ended, with its organisation's name; 404 when there is none. */
export const connectionWith = async (here: Here, id: string) =>
  orNotHere(isId(id) ? await open(here).select([...columns]).where('oidc_connection.id', '=', id).executeTakeFirst() : undefined)
export type ConnectionHere = Awaited<ReturnType<typeof connectionWith>>

/** The connection for a job, which has no Here; undefined when it has ended. */
export const connectionFor = (database: Database, id: string): Promise<Connection | undefined> =>
  database.db.selectFrom('oidc_connection').select(['id', 'issuer', 'client_id', 'authentication', 'required_acr', 'second_factor', 'kid'])
    .where('id', '=', id).where('ended_at', 'is', null).executeTakeFirst()

/** The public half of a connection's key, as a set (RFC 7517). */
export const keysOf = async (here: Here, id: string) => {
  const { kid, public_jwk } = orNotHere(isId(id)
    ? await links(here, 'oidc_connection').select(['kid', 'public_jwk']).where('id', '=', id).where('ended_at', 'is', null).executeTakeFirst()
    : undefined)
  return { keys: [{ ...(public_jwk as object), kid, use: 'sig', alg: 'RS256' }] }
}

// Requests and links belong to a browser and to a person, not to a ring: they are reached by the browser's secret or one's own id.

/** A request of this browser that waits to go out, with where to; undefined once it was used, ran out, or is another's. */
export const requestFor = (database: Database, id: string, mark: string) =>
  database.db.selectFrom('oidc_request').innerJoin('oidc_connection', 'oidc_connection.id', 'oidc_request.connection_id')
    .innerJoin('organisation', 'organisation.id', 'oidc_connection.organisation_id')
    .select(['oidc_request.connection_id', 'endpoint', 'client_id', 'required_acr', 'organisation.name as organisation'])
    .where('oidc_request.id', '=', id).where('browser_hash', '=', hashOf(mark)).where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`).where('oidc_connection.ended_at', 'is', null).executeTakeFirst()

export interface MyLink { readonly id: string; readonly connection_id: string; readonly organisation: string; readonly linked_at: Date; readonly works: boolean }

/** By which organisations the person who asks can sign in, newest first. */
export const myLinks = (database: Database, here: Here): Promise<MyLink[]> =>
  database.db.selectFrom('identity').innerJoin('oidc_connection', 'oidc_connection.id', 'identity.connection_id')
    .innerJoin('organisation', 'organisation.id', 'oidc_connection.organisation_id')
    .select(['identity.id', 'identity.connection_id', 'organisation.name as organisation', 'linked_at', sql<boolean>`oidc_connection.ended_at is null`.as('works')])
    .where('identity.person_id', '=', here.who.member).where('identity.ended_at', 'is', null).orderBy('linked_at', 'desc').limit(pageSize).execute()
