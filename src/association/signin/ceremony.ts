import { isIP } from 'node:net'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { Context } from 'hono'
import { z } from 'zod'
import { isLoopback } from '../../platform/settings.ts'
import { isAtHome, originOf, type Env } from '../../platform/web.ts'

/** Where passkeys are made and shown: they belong to a name and work there only. */
export interface Place { readonly rpID: string; readonly origin: string }

/** The site's own address, or null when all we have is a name that a request claims: anybody may send a Host header. */
export const knownOrigin = (c: Context<Env>): string | null => {
  const { publicUrl, host } = c.var.house.settings
  const asked = (c.req.header('host') ?? '').replace(/:\d+$/, '')
  return publicUrl !== undefined || isLoopback(asked) || asked === host ? originOf(c) : null
}

/** Undefined where browsers know no passkeys: an address in figures, or plain http elsewhere than on this machine. */
export const placeOf = (c: Context<Env>): Place | undefined => {
  const origin = knownOrigin(c)
  if (origin === null) return undefined
  const { hostname, protocol } = new URL(origin)
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return undefined
  return protocol === 'https:' || hostname === 'localhost' ? { rpID: hostname, origin } : undefined
}

export interface KnownKey { readonly id: string; readonly transports: string[] }

// A third of a second of reading: with the first passkey that is asked for, and not at every start.
const library = () => import('@simplewebauthn/server')

const fiveMinutes = 300_000

/** What a browser is asked to sign; without keys any of its passkeys for this place will do. */
export const askKey = async ({ rpID }: Place, keys?: readonly KnownKey[]) =>
  (await library()).generateAuthenticationOptions({
    rpID, userVerification: 'required', timeout: fiveMinutes, ...(keys ? { allowCredentials: [...keys] } : {}),
  })

interface Keyholder { readonly id: string; readonly name: string; readonly email: string; readonly site: string; readonly keys: readonly KnownKey[] }

const idBytes = (id: string) => Uint8Array.from(Buffer.from(id.replaceAll('-', ''), 'hex'))

/** What a browser is asked when somebody adds a passkey; it refuses a device that holds one of `keys` already. */
export const askNewKey = async ({ rpID }: Place, { id, name, email, site, keys }: Keyholder) =>
  (await library()).generateRegistrationOptions({
    rpID, rpName: site, userName: email, userDisplayName: name, userID: idBytes(id), attestationType: 'none', timeout: fiveMinutes,
    excludeCredentials: [...keys], authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })

const base64url = z.string().regex(/^[\w-]+$/).max(16_000)
const common = { id: base64url, rawId: base64url, type: z.literal('public-key'), authenticatorAttachment: z.string().max(50).nullish() }
const shownKey = z.object({
  ...common, response: z.object({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url, userHandle: base64url.nullish() }),
})
const madeKey = z.object({
  ...common, response: z.object({ clientDataJSON: base64url, attestationObject: base64url, transports: z.array(z.string().max(50)).max(10).optional() }),
})
const clientSays = z.object({ challenge: base64url })

const parsed = <S extends z.ZodType>(schema: S, text: string): z.output<S> | undefined => {
  try {
    return schema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** What a browser answered, and the challenge it says it signed; undefined for what no browser would send. */
const readAs = <S extends z.ZodType<{ response: { clientDataJSON: string } }>>(schema: S) => (text: string) => {
  const answer = parsed(schema, text)
  const says = answer && parsed(clientSays, Buffer.from(answer.response.clientDataJSON, 'base64url').toString())
  return answer && says ? { answer, challenge: says.challenge } : undefined
}
export const readShown = readAs(shownKey)
export const readMade = readAs(madeKey)
export type Shown = NonNullable<ReturnType<typeof readShown>>
export type Made = NonNullable<ReturnType<typeof readMade>>

const expected = ({ rpID, origin }: Place, challenge: string) =>
  ({ expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: true })

// The library throws for whatever does not fit: to us they are all "no".
const orNo = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await work()
  } catch {
    return undefined
  }
}

export interface KeptKey {
  readonly id: string
  readonly person_id: string
  readonly credential_id: string
  readonly public_key: Buffer
  readonly counter: number
}

/** Whether the answer was signed by this key, here, for this challenge, by somebody it had recognised; its new counter. */
export const checkShown = async (place: Place, { answer, challenge }: Shown, key: KeptKey): Promise<number | undefined> => {
  const { userHandle } = answer.response
  if (userHandle && userHandle !== Buffer.from(idBytes(key.person_id)).toString('base64url')) return undefined
  const { verifyAuthenticationResponse } = await library()
  const result = await orNo(() => verifyAuthenticationResponse({
    ...expected(place, challenge), response: { ...answer, clientExtensionResults: {} } as AuthenticationResponseJSON,
    credential: { id: key.credential_id, publicKey: Uint8Array.from(key.public_key), counter: key.counter },
  }))
  return result?.verified ? result.authenticationInfo.newCounter : undefined
}

export interface NewKey { readonly credential_id: string; readonly public_key: Buffer; readonly counter: number; readonly transports: string[] }

/** The passkey that was made here for this challenge; undefined when the answer does not hold. */
export const checkMade = async (place: Place, { answer, challenge }: Made): Promise<NewKey | undefined> => {
  const { verifyRegistrationResponse } = await library()
  const result = await orNo(() => verifyRegistrationResponse({
    ...expected(place, challenge), response: { ...answer, clientExtensionResults: {} } as RegistrationResponseJSON,
  }))
  if (!result?.verified) return undefined
  const { id, publicKey, counter } = result.registrationInfo.credential
  return { credential_id: id, public_key: Buffer.from(publicKey), counter, transports: answer.response.transports ?? [] }
}

/** Whether passkeys work at this address; where they do not, another address of this machine at which they do, if there is one. */
export interface Where { readonly works: boolean; readonly home?: string | undefined }

export const whereKeysWork = (c: Context<Env>): Where => {
  if (placeOf(c)) return { works: true }
  const port = /:\d+$/.exec(c.req.header('host') ?? '')?.[0] ?? ''
  return { works: false, home: isAtHome(c) ? `http://localhost${port}` : undefined }
}
