/**
 * Organisations to sign in at, for tests: a real one (oidc-provider, on loopback, in real protocol) and an odd one that
 * says whatever a test wants it to say, because a real one never would.
 */
import { createSign, generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

type Answerer = (request: IncomingMessage, response: ServerResponse) => void
type Claims = Readonly<Record<string, unknown>>

const listen = async (): Promise<{ issuer: string; answer: (next: Answerer) => void; asked: string[]; close: () => Promise<void> }> => {
  let now: Answerer = (_, response) => { response.writeHead(503).end() }
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    now(request, response)
  })
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done) })
  return {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked,
    answer: (next) => { now = next },
    close: () => new Promise((done) => { server.closeAllConnections(); server.close(() => done()) }),
  }
}

export interface Client {
  readonly client_id: string
  readonly redirect_uris: readonly string[]
  readonly token_endpoint_auth_method: 'private_key_jwt' | 'client_secret_basic'
  readonly client_secret?: string
  readonly jwks?: object
  readonly jwks_uri?: string
}

export interface Partner {
  readonly issuer: string
  /** what it was asked, method and path */
  readonly asked: string[]
  /** what it has to say of an account, besides its name */
  readonly claims: Map<string, Claims>
  /** from now on it knows these programs, and no others */
  open(clients: readonly Client[], more?: { pkce?: boolean }): void
  close(): Promise<void>
}

/** An organisation's sign-in in real protocol. Any name and password will do; the name is the sub. */
export const openPartner = async (): Promise<Partner> => {
  const { issuer, answer, asked, close } = await listen()
  const claims = new Map<string, Claims>()
  const setup = (clients: readonly Client[], pkce: boolean) => ({
    clients, pkce: { required: () => pkce },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'admin'] },
    findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub, ...claims.get(sub) }) }),
    // By itself it asks nothing of this machine for a program's keys; here the program is on it.
    fetch: (url: string, { headers }: RequestInit) => fetch(url, headers ? { headers } : {}),
    cookies: { keys: ['for tests only'] },
    // Its own page "may this program know you" says nothing about our side.
    loadExistingGrant: async (ctx: { oidc: { provider: Provider; client: { clientId: string }; session: { accountId: string } } }) => {
      const { provider, client, session } = ctx.oidc
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  return { issuer, asked, claims, close, open: (clients, { pkce = true } = {}) => answer(new Provider(issuer, setup(clients, pkce)).callback()) }
}

/** Goes through the organisation's own pages as a browser would, and answers the address it sends back to. */
export const signInAt = async (href: string, login: string): Promise<string> => {
  const cookies = new Map<string, string>()
  const ask = async (url: string, body?: string): Promise<Response> => {
    const headers: Record<string, string> = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
    if (body) headers['content-type'] = 'application/x-www-form-urlencoded'
    const answer = await fetch(url, { method: body ? 'POST' : 'GET', headers, body: body ?? null, redirect: 'manual' })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      cookies.set(name, value)
    }
    return answer
  }
  const home = new URL(href).origin
  let at = href
  for (let hops = 0; hops < 10; hops += 1) {
    let answer = await ask(at)
    if (answer.status === 200) {
      const action = /action="([^"]+)"/.exec(await answer.text())?.[1] ?? ''
      answer = await ask(new URL(action, home).href, new URLSearchParams({ prompt: 'login', login, password: 'x' }).toString())
    }
    const to = answer.headers.get('location')
    if (!to) throw new Error(`the organisation answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`)
    at = new URL(to, home).href
    if (!at.startsWith(home)) return at
  }
  throw new Error('the organisation sends round and round')
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')

export interface OddPartner {
  readonly issuer: string
  readonly asked: string[]
  /** what was posted to it, and with which Authorization */
  readonly posted: string[]
  readonly authorised: string[]
  /** the next token: its claims, and what is odd about how it is made */
  next: { claims: Claims; alg?: 'RS256' | 'none'; foreignKey?: boolean }
  /** more of its description of itself, over what is usual */
  describes: Record<string, unknown>
  close(): Promise<void>
}

const newPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 })

/** An organisation that says whatever it is told to say. */
export const openOddPartner = async (): Promise<OddPartner> => {
  const { issuer, answer, asked, close } = await listen()
  const [own, foreign] = [newPair(), newPair()]
  const odd: OddPartner = { issuer, asked, posted: [], authorised: [], close, next: { claims: {} }, describes: {} }
  const token = () => {
    const { claims, alg = 'RS256', foreignKey } = odd.next
    const text = `${encode({ alg, kid: 'one' })}.${encode(claims)}`
    const key = (foreignKey ? foreign : own).privateKey
    return `${text}.${alg === 'none' ? '' : createSign('sha256').update(text).sign(key).toString('base64url')}`
  }
  const pages: Record<string, () => object> = {
    '/.well-known/openid-configuration': () => ({
      issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'], ...odd.describes,
    }),
    '/jwks': () => ({ keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] }),
    '/token': () => ({ access_token: 'x', token_type: 'bearer', expires_in: 60, id_token: token() }),
  }
  answer((request, response) => {
    request.on('data', (part: Buffer) => { odd.posted.push(part.toString()) })
    if (request.headers.authorization) odd.authorised.push(request.headers.authorization)
    const made = pages[(request.url ?? '').replace(/^\/adfs/, '').split('?')[0] ?? '']
    if (made) request.on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(made()))).resume()
    else response.writeHead(404).end()
  })
  return odd
}
