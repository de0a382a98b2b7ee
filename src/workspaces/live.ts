import type { ServerResponse } from 'node:http'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'
import { notHere, tooOften } from '../platform/refusals.ts'
import type { Env } from '../platform/web.ts'
import { placesOfMine } from './rings.ts'

/** How soon a page over all think tanks looks again at most: over thirty of them it must not cost a look for each act. */
const overlookMs = 15_000

const streamOf = (c: Context<Env>): { member: string; response: ServerResponse } => {
  const { member } = c.var.here.who
  const response = c.env.outgoing
  if (!member || !response || !('writeHead' in response)) throw notHere()
  return { member, response: response as ServerResponse }
}

/** The stream that tells an open page which kinds of things changed in its rings. Knocks at the same door as a page. */
export const followLive = (c: Context<Env>): Response => {
  const { here, house } = c.var
  const { member, response } = streamOf(c)
  const added = house.hub.add({
    person: member, workspace: here.workspace.id, rings: new Set(here.rings.map((ring) => ring.id)),
    onBeat: here.workspace.attribution === 'anonymous', response,
  })
  if (!added) throw tooOften()
  return RESPONSE_ALREADY_SENT
}

/** The stream of a person's own pages over all their think tanks: that something changed, not where or what, and not too often. */
export const followMine = async (c: Context<Env>): Promise<Response> => {
  const { here, house } = c.var
  const { member, response } = streamOf(c)
  const places = await placesOfMine(here)
  const added = house.hub.addOver({
    person: member, word: 'mine', everyMs: overlookMs, response,
    places: places.map(({ workspace, rings, onBeat }) => ({ workspace, onBeat, rings: new Set(rings) })),
  })
  if (!added) throw tooOften()
  return RESPONSE_ALREADY_SENT
}
