import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { Here } from '../../platform/here.ts'
import { hashOf } from '../../platform/ids.ts'
import type { Thing } from '../../platform/perform.ts'
import { notHere, tooLate } from '../../platform/refusals.ts'
import { isId } from '../../workspaces/held.ts'
import { theDesk } from '../signin/held.ts'
import type { Connection, Known } from './protocol.ts'

const deskOf = async (tx: Tx, here: Here): Promise<string> => (await theDesk.hold(tx, here)).ring_id

/** A connection that has not ended, for who asks to sign in by it. 404 otherwise. */
export const openConnection = (id: string): Thing<{ id: string }> => ({
  hold: async (tx, here) => {
    const it = isId(id) ? await tx.selectFrom('oidc_connection').select('id').where('id', '=', id).where('ended_at', 'is', null).forShare().executeTakeFirst() : undefined
    if (!it) throw notHere()
    return { it, ring_id: await deskOf(tx, here), about: { kind: 'oidc_connection', id } }
  },
})

/** A connection that has not ended, for who administers; locked until the change is done. 404 otherwise. */
export const heldConnection = (id: string): Thing<{ id: string; issuer: string }> => ({
  hold: async (tx, here) => {
    const ring = here.rings.find(({ kind }) => kind === 'administration')
    const it = isId(id) ? await tx.selectFrom('oidc_connection').select(['id', 'issuer']).where('id', '=', id).where('ended_at', 'is', null).forUpdate().executeTakeFirst() : undefined
    if (!it || !ring) throw notHere()
    return { it, ring_id: ring.id, about: { kind: 'oidc_connection', id } }
  },
})

export interface HeldRequest extends Connection { readonly request: string; readonly person_id: string | null; readonly return_to: string }

/**
 * The request that this answer belongs to: of this browser, to this organisation, not answered yet, at most ten minutes
 * old. Everything else is one and the same refusal.
 */
export const heldRequest = (connection: string, mark: string, state: string): Thing<HeldRequest> => ({
  hold: async (tx, here) => {
    if (!isId(connection)) throw tooLate('gone')
    const { rows } = await sql<HeldRequest>`
      select r.id as request, r.person_id, r.return_to, c.id, c.issuer, c.client_id, c.authentication, c.required_acr, c.second_factor, c.kid
      from oidc_request r join oidc_connection c on c.id = r.connection_id
      where r.state_hash = ${hashOf(state)} and r.browser_hash = ${hashOf(mark)} and c.id = ${connection}
        and r.used_at is null and r.expires_at > now() and c.ended_at is null
      for update of r`.execute(tx)
    if (!rows[0]) throw tooLate('gone')
    return { it: rows[0], ring_id: await deskOf(tx, here), about: { kind: 'oidc_connection', id: connection } }
  },
})

export interface HeldIdentity { readonly id: string; readonly person_id: string }

/** Somebody who is a member now and linked themselves to this name at this sign-in, and nobody else: an address never counts. 404 otherwise. */
export const heldIdentity = ({ issuer, sub }: Known): Thing<HeldIdentity> => ({
  hold: async (tx, here) => {
    const { rows } = await sql<HeldIdentity>`
      select i.id, i.person_id from identity i join person p on p.id = i.person_id
      where i.issuer = ${issuer} and i.sub = ${sub} and i.ended_at is null and p.left_at is null and p.redacted_at is null
      for update of i`.execute(tx)
    if (!rows[0]) throw notHere()
    return { it: rows[0], ring_id: await deskOf(tx, here) }
  },
})

/** One of your own links; 404 for anybody else's. */
export const myIdentity = (id: string): Thing<HeldIdentity> => ({
  hold: async (tx, here) => {
    const { member } = here.who
    const it = isId(id) && member
      ? await tx.selectFrom('identity').select(['id', 'person_id']).where('id', '=', id).where('person_id', '=', member).where('ended_at', 'is', null).forUpdate().executeTakeFirst()
      : undefined
    if (!it) throw notHere()
    return { it: { ...it, author: it.person_id }, ring_id: await deskOf(tx, here), about: { kind: 'identity', id } }
  },
})
