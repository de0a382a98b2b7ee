import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'
import { notHere, tooOften } from '../platform/refusals.ts'
import type { Env } from '../platform/web.ts'

/** The stream that tells an open page which kinds of things changed in its rings. Knocks at the same door as a page. */
export const followLive = (c: Context<Env>): Response => {
  const { here, house } = c.var
  const response = c.env.outgoing
  const { member } = here.who
  if (!member || !response || !('writeHead' in response)) throw notHere()
  const added = house.hub.add({
    person: member, workspace: here.workspace.id, rings: new Set(here.rings.map((ring) => ring.id)),
    onBeat: here.workspace.attribution === 'anonymous', response: response as import('node:http').ServerResponse,
  })
  if (!added) throw tooOften()
  return RESPONSE_ALREADY_SENT
}
