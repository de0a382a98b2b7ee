import { createHmac } from 'node:crypto'
import {
  allowInsecureRequests, authorizationCodeGrant, calculatePKCECodeChallenge, clockTolerance, ClientSecretBasic, customFetch, discovery,
  enableNonRepudiationChecks, fetchUserInfo, modifyAssertion, PrivateKeyJwt, type Configuration, type CustomFetch, type ServerMetadata,
} from 'openid-client'
import { askOutside, OutgoingFault, type Asking, type Outgoing } from '../../platform/outgoing.ts'
import type { Proof } from './secrets.ts'

/** Where an organisation signs in, as far as talking to it needs. */
export interface Connection {
  readonly id: string
  readonly issuer: string
  readonly client_id: string
  readonly authentication: 'private_key_jwt' | 'client_secret_basic'
  readonly required_acr: string | null
  readonly second_factor: boolean
  readonly kid: string
}

/** Who came back, in the words of the organisation's sign-in. Nothing of it gives any right. */
export interface Known {
  readonly issuer: string
  readonly sub: string
  /** the organisation vouched for a second step, and its word counts here */
  readonly secondFactor: boolean
  /** the organisation says that it knows the mail address to be this person's */
  readonly addressVerified: boolean
}

export type Reason = 'gone' | 'refused' | 'unreachable' | 'step' | 'address'

/** Why somebody was not let in. `code` is for the log: no names, no addresses. */
export class SigninFault extends Error {
  override readonly name = 'SigninFault'
  constructor(readonly reason: Reason, readonly code = '') {
    super(`not signed in: ${reason} ${code}`)
  }
}

/** The three secrets of one request. They are drawn from the mark that the browser carries, so none of them is kept. */
export const secretsOf = (mark: string, request: string) => {
  const draw = (what: string) => createHmac('sha256', mark).update(`oidc ${what} ${request}`).digest('base64url')
  return { state: draw('state'), nonce: draw('nonce'), verifier: draw('verifier') }
}

const fetchBy = (outgoing: Outgoing): CustomFetch => (url, { method, headers, body, redirect, signal }) =>
  askOutside(url, outgoing, { method, headers, body: body as Asking['body'], redirect, signal })

const isAdfs = (issuer: string) => /\/adfs\/?$/i.test(new URL(issuer).pathname)

type Server = () => ServerMetadata | undefined

const proving = ({ issuer, authentication, kid }: Connection, { key, client_secret }: Proof, server: Server) => {
  if (authentication === 'client_secret_basic') return ClientSecretBasic(client_secret ?? '')
  if (!isAdfs(issuer)) return PrivateKeyJwt({ key, kid })
  // ADFS takes a signed proof only when it is made out to its token address; the standard, and all others, say: to the issuer.
  return PrivateKeyJwt({ key, kid }, { [modifyAssertion]: (_header, payload) => { payload['aud'] = server()?.token_endpoint } })
}

// A link is made of this address: nothing that a browser would run may come of it.
const leadsOn = (endpoint: string | undefined, { loopback }: Outgoing): boolean =>
  endpoint !== undefined && endpoint.length <= 2000 && URL.canParse(endpoint)
  && (new URL(endpoint).protocol === 'https:' || loopback && new URL(endpoint).protocol === 'http:')

const codeOf = (fault: unknown): string => {
  if (fault instanceof OutgoingFault) return fault.reason
  const { cause, code, error } = fault as { cause?: unknown; code?: unknown; error?: unknown }
  if (cause instanceof OutgoingFault) return cause.reason
  return [code, error].filter((word) => typeof word === 'string' && /^[\w.-]{1,80}$/.test(word)).join(' ') || (fault as Error).name
}

/** Asks an organisation's sign-in what it is; throws a SigninFault when it does not answer as it should. */
export const discover = async (connection: Connection, proof: Proof, outgoing: Outgoing): Promise<Configuration> => {
  let found: Configuration | undefined
  try {
    const server = new URL(connection.issuer)
    found = await discovery(server, connection.client_id, { [clockTolerance]: 30 }, proving(connection, proof, () => found?.serverMetadata()), {
      [customFetch]: fetchBy(outgoing), timeout: 15,
      execute: outgoing.loopback ? [enableNonRepudiationChecks, allowInsecureRequests] : [enableNonRepudiationChecks],
    })
    const { issuer, authorization_endpoint, jwks_uri } = found.serverMetadata()
    // Some servers answer for whole worlds of tenants ("common"): then anybody's people would come in at this door.
    if (new URL(issuer).href !== server.href) throw new SigninFault('unreachable', 'issuer')
    if (!jwks_uri || !leadsOn(authorization_endpoint, outgoing)) throw new SigninFault('unreachable', 'metadata')
    return found
  } catch (fault) {
    throw fault instanceof SigninFault ? fault : new SigninFault('unreachable', codeOf(fault))
  }
}

/** Where the browser goes: the organisation's own page, with all that ties the answer to this request. */
export const wayTo = async (found: { endpoint: string } & Pick<Connection, 'client_id' | 'required_acr'>, redirect: string, secrets: ReturnType<typeof secretsOf>): Promise<string> => {
  const url = new URL(found.endpoint)
  const asked = {
    client_id: found.client_id, response_type: 'code', redirect_uri: redirect, scope: 'openid email profile', state: secrets.state, nonce: secrets.nonce,
    code_challenge: await calculatePKCECodeChallenge(secrets.verifier), code_challenge_method: 'S256',
    ...(found.required_acr ? { acr_values: found.required_acr } : {}),
  }
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value)
  return url.href
}

type Claims = Readonly<Record<string, unknown>>

// Only what is exactly true counts. xms_edov is how Entra ID says the same; it writes it as 1, too.
const isVerified = (claims: Claims): boolean =>
  typeof claims['email'] === 'string' && claims['email'] !== ''
  && (claims['email_verified'] === true || [true, 1, '1'].includes(claims['xms_edov'] as boolean | number | string))

const tellsSecondFactor = ({ second_factor, required_acr }: Connection, { amr, acr }: Claims): boolean =>
  second_factor && (Array.isArray(amr) && amr.includes('mfa') || required_acr !== null && acr === required_acr)

/**
 * Turns the answer of the organisation's sign-in into who it says this is. Everything is held against the request: state,
 * nonce, PKCE, who answers (RFC 9207), for whom, signature and time. Throws a SigninFault for anything that does not fit.
 */
export const identify = async (connection: Connection, config: Configuration, answer: URL, secrets: ReturnType<typeof secretsOf>, asks: { address: boolean }): Promise<Known> => {
  try {
    const tokens = await authorizationCodeGrant(config, answer, {
      expectedState: secrets.state, expectedNonce: secrets.nonce, pkceCodeVerifier: secrets.verifier, idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims || claims.sub.length === 0 || claims.sub.length > 255) throw new SigninFault('refused', 'sub')
    if (connection.required_acr !== null && claims.acr !== connection.required_acr) throw new SigninFault('step', 'acr')
    const elsewhere = asks.address && !isVerified(claims) && config.serverMetadata().userinfo_endpoint
    const addressVerified = isVerified(elsewhere ? await fetchUserInfo(config, tokens.access_token, claims.sub) : claims)
    return { issuer: claims.iss, sub: claims.sub, secondFactor: tellsSecondFactor(connection, claims), addressVerified }
  } catch (fault) {
    if (fault instanceof SigninFault) throw fault
    throw new SigninFault(fault instanceof OutgoingFault ? 'unreachable' : 'refused', codeOf(fault))
  }
}

/** Asks all that signing in will ask, short of a person: for trying a connection. */
export const tryOut = async (connection: Connection, proof: Proof, outgoing: Outgoing): Promise<void> => {
  const config = await discover(connection, proof, outgoing)
  const { jwks_uri = '' } = config.serverMetadata()
  try {
    const answer = await askOutside(jwks_uri, outgoing, { headers: { accept: 'application/json' } })
    const { keys } = (await answer.json()) as { keys?: unknown }
    if (answer.status !== 200 || !Array.isArray(keys) || keys.length === 0) throw new SigninFault('unreachable', 'keys')
  } catch (fault) {
    throw fault instanceof SigninFault ? fault : new SigninFault('unreachable', codeOf(fault))
  }
}
