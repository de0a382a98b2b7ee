import type { Context } from 'hono'
import { newToken } from '../../platform/ids.ts'
import { withinLimit } from '../../platform/limits.ts'
import { clientOf } from '../../platform/network.ts'
import { perform } from '../../platform/perform.ts'
import { notHere, tooOften } from '../../platform/refusals.ts'
import { browserOf, giveCookie, type Env } from '../../platform/web.ts'
import {
  askKey, askNewKey, checkMade, checkShown, placeOf, readMade, readShown, type KeptKey, type NewKey,
} from './ceremony.ts'
import { keyWith, type Carrier } from './factors.queries.ts'
import { theDesk } from './held.ts'
import { askChallenge, spendChallenge, type ChallengeKind } from './passkeys.changes.ts'

type C = Context<Env>

const anHour = 3600

/** Writes down what the browser is asked to sign, and hands it over; the browser keeps a mark, so that no other can answer. */
const handOver = async (c: C, kind: ChallengeKind, person_id: string | null, options: { readonly challenge: string }): Promise<Response> => {
  const browser = browserOf(c) ?? newToken()
  await perform(c.var.here, 'signin.ask', theDesk, askChallenge({ kind, challenge: options.challenge, browser, person_id }))
  giveCookie(c, 'browser', browser, anHour)
  return c.json(options)
}

const withinReason = async (c: C): Promise<void> => {
  const network = clientOf(c)
  if (!(await withinLimit(c.var.house.database, 'signin.key', network, 600, anHour))) throw tooOften()
}

/** Asks a browser to show a passkey: any of this place to sign in, one of the carrier's for the second step. */
export const askToShow = async (c: C, carrier?: Carrier): Promise<Response> => {
  const place = placeOf(c)
  if (!place) throw notHere()
  await withinReason(c)
  return handOver(c, carrier ? 'prove' : 'signin', carrier?.person_id ?? null, await askKey(place, carrier?.keys))
}

/** Asks a browser to make a passkey for the carrier of this session. */
export const askToMake = async (c: C, { person_id, name, email, site, keys }: Carrier): Promise<Response> => {
  const place = placeOf(c)
  if (!place) throw notHere()
  await withinReason(c)
  return handOver(c, 'add', person_id, await askNewKey(place, { id: person_id, name, email, site, keys }))
}

// A challenge is spent before anything is checked: a wrong answer uses it up too.
const spend = async (c: C, kind: ChallengeKind, challenge: string, person_id: string | null): Promise<boolean> => {
  const browser = browserOf(c)
  if (browser === undefined) return false
  const { about } = await perform(c.var.here, 'signin.try', theDesk, spendChallenge({ kind, challenge, browser, person_id }))
  return about !== undefined
}

export interface ShownKey { readonly key: KeptKey; readonly counter: number }

/** The passkey that was shown in answer to what we asked; undefined when the answer does not hold. */
export const shownKey = async (c: C, answer: string, carrier?: Carrier): Promise<ShownKey | undefined> => {
  const [place, shown] = [placeOf(c), readShown(answer)]
  if (!place || !shown) return undefined
  if (!(await spend(c, carrier ? 'prove' : 'signin', shown.challenge, carrier?.person_id ?? null))) return undefined
  const key = await keyWith(c.var.house.database, shown.answer.id)
  if (!key || carrier && key.person_id !== carrier.person_id) return undefined
  const counter = await checkShown(place, shown, key)
  return counter === undefined ? undefined : { key, counter }
}

/** The passkey that was made in answer to what we asked; undefined when the answer does not hold. */
export const madeKey = async (c: C, answer: string, carrier: Carrier): Promise<NewKey | undefined> => {
  const [place, made] = [placeOf(c), readMade(answer)]
  if (!place || !made || !(await spend(c, 'add', made.challenge, carrier.person_id))) return undefined
  return checkMade(place, made)
}
