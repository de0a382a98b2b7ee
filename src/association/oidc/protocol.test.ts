import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { openHouse, wordsOf, type Answer, type Seat, type TestHouse } from '../../../test/house.ts'
import { openOddPartner, type OddPartner } from './partner.testing.ts'

let house: TestHouse
let odd: OddPartner
let connection = ''
const person = 'samira-el-amrani'
const client = 'denktank-hier'
const db = () => house.database.db

before(async () => {
  [house, odd] = await Promise.all([openHouse(), openOddPartner()])
  const { organisation_id } = await db().selectFrom('person').select('organisation_id').where('id', '=', house.id('person', person)).executeTakeFirstOrThrow()
  const answer = await (await house.as('nienke-ruijter')).post('/vereniging/inloggen/nieuw', { organisation_id: organisation_id ?? '', issuer: odd.issuer, client_id: client, authentication: 'private_key_jwt' })
  connection = /inloggen\/([0-9a-f-]{36})/.exec(answer.location)?.[1] ?? assert.fail(wordsOf(answer))
  await db().insertInto('identity').values({
    id: '11111111-1111-4111-8111-111111111111', issuer: odd.issuer, sub: 's1', person_id: house.id('person', person), connection_id: connection,
  }).execute()
})
after(async () => { await house.close(); await odd.close() })
beforeEach(async () => { odd.describes = {}; await db().deleteFrom('attempt').execute() })

const now = () => Math.floor(Date.now() / 1000)

interface Odd { claims?: Record<string, unknown>; alg?: 'RS256' | 'none'; foreignKey?: boolean; query?: Record<string, string> }

const setOut = async (seat: Seat): Promise<URL> => {
  const answer = await seat.post(`/inloggen/organisatie/${connection}`)
  assert.equal(answer.status, 303, wordsOf(answer))
  return new URL((await seat.get(answer.location)).headers.get('refresh')?.replace('0; url=', '') ?? '')
}

/** Comes back with a token that is right in every way but what `odd` says. */
const comeBack = async (seat: Seat, { claims = {}, query = {}, ...how }: Odd): Promise<Answer> => {
  const asked = (await setOut(seat)).searchParams
  odd.next = { claims: { iss: odd.issuer, aud: client, sub: 's1', nonce: asked.get('nonce'), iat: now(), exp: now() + 300, ...claims }, ...how }
  return seat.get(`/inloggen/terug/${connection}?${new URLSearchParams({ code: 'een-code', state: asked.get('state') ?? '', ...query }).toString()}`)
}

const session = () => db().selectFrom('session').selectAll().where('person_id', '=', house.id('person', person)).orderBy('began_at', 'desc').executeTakeFirst()

test('a token that is right lets its person in, so that what follows can fail', async () => {
  assert.equal((await comeBack(house.visitor(), {})).location, '/')
})

const wrongs: Record<string, Odd> = {
  'a token of another client': { claims: { aud: 'een-ander-programma' } },
  'a token for several clients that was made for another': { claims: { aud: [client, 'een-ander'], azp: 'een-ander' } },
  'a token of another issuer': { claims: { iss: 'https://elders.example' } },
  'a token that is expired': { claims: { iat: now() - 900, exp: now() - 600 } },
  'a token without a time to end': { claims: { exp: undefined } },
  'a token without nonce': { claims: { nonce: undefined } },
  'a token with a foreign nonce': { claims: { nonce: 'x'.repeat(43) } },
  'a token that nobody signed (alg none)': { alg: 'none' },
  'a token that somebody else signed': { foreignKey: true },
  'a token without a sub': { claims: { sub: undefined } },
  'a token with a number for a sub': { claims: { sub: 1 } },
  'a token with an endless sub': { claims: { sub: 's'.repeat(256) } },
  'an answer in the name of another issuer (RFC 9207)': { query: { iss: 'https://elders.example' } },
}

for (const [what, wrong] of Object.entries(wrongs)) {
  test(`${what} lets nobody in`, async () => {
    const seat = house.visitor()
    const had = (await session())?.id
    const answer = await comeBack(seat, wrong)
    assert.equal(answer.status, 403)
    assert.match(wordsOf(answer), /Inloggen is niet gelukt/)
    assert.equal((await session())?.id, had)
    assert.equal((await seat.get('/denktanks')).status, 404)
  })
}

test('an organisation that says it always names itself must do so (RFC 9207)', async () => {
  odd.describes = { authorization_response_iss_parameter_supported: true }
  assert.equal((await comeBack(house.visitor(), {})).status, 403)
  assert.equal((await comeBack(house.visitor(), { query: { iss: odd.issuer } })).status, 303)
})

test('a service that answers for another issuer, for all tenants at once, or leads to script, is not gone to', async () => {
  const bad: Record<string, unknown>[] = [
    { issuer: 'https://elders.example' }, { issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' }, { authorization_endpoint: 'javascript:alert(1)' },
    { authorization_endpoint: 'data:text/html,x' }, { authorization_endpoint: undefined }, { jwks_uri: undefined }, { authorization_endpoint: `${odd.issuer}/${'x'.repeat(2001)}` },
  ]
  for (const describes of bad) {
    odd.describes = describes
    const answer = await house.visitor().post(`/inloggen/organisatie/${connection}`)
    assert.equal(answer.status, 422, JSON.stringify(describes).slice(0, 80))
    assert.match(wordsOf(answer), /Uw organisatie is niet bereikbaar/)
    assert.doesNotMatch(answer.body, /javascript:|data:text/)
  }
})

test('a service that points inside for its tokens or keys is asked nothing there', async () => {
  for (const describes of [{ token_endpoint: 'http://169.254.169.254/token' }, { jwks_uri: 'http://10.0.0.1/jwks' }, { token_endpoint: 'https://[::ffff:10.0.0.1]/token' }]) {
    odd.describes = describes
    assert.equal((await comeBack(house.visitor(), {})).status, 403)
    assert.match(house.logged.at(-1) ?? '', /"what":"oidc.failed".*"code":"inside"/)
  }
})

test('a program that does not stay on its own machine does not ask that machine', async () => {
  const asked = odd.asked.length
  for (const settings of [{ host: '0.0.0.0' }, { publicUrl: 'https://denktank.example' }]) {
    const there = house.with(settings)
    const origin = settings.publicUrl ?? 'http://127.0.0.1:3000'
    assert.equal((await there.visitor().post(`/inloggen/organisatie/${connection}`, {}, { origin })).status, 422)
  }
  assert.equal(odd.asked.length, asked)
})

const set = (values: { required_acr?: string | null; second_factor?: boolean }) => db().updateTable('oidc_connection').set(values).where('id', '=', connection).execute()

test('where a level was agreed, it is asked for, and nothing less comes in', async () => {
  await set({ required_acr: 'substantieel' })
  assert.equal((await setOut(house.visitor())).searchParams.get('acr_values'), 'substantieel')
  for (const acr of [undefined, 'laag', 'Substantieel', ['substantieel']]) {
    const answer = await comeBack(house.visitor(), { claims: { acr } })
    assert.equal(answer.status, 403)
    assert.match(wordsOf(answer), acr instanceof Array ? /Inloggen is niet gelukt|tweede stap/ : /Uw organisatie vroeg geen tweede stap/)
  }
  assert.equal((await comeBack(house.visitor(), { claims: { acr: 'substantieel' } })).status, 303)
  await set({ required_acr: null })
})

test('the organisation’s second step counts here only where that was set, and only when it says so', async () => {
  const proved = async (claims: Record<string, unknown>) => {
    assert.equal((await comeBack(house.visitor(), { claims })).status, 303)
    return (await session())?.proved_at !== null
  }
  assert.equal(await proved({ amr: ['pwd', 'mfa'] }), false)
  await set({ second_factor: true })
  assert.equal(await proved({ amr: ['pwd', 'mfa'] }), true)
  for (const amr of [undefined, ['pwd'], ['MFA']]) assert.equal(await proved({ amr }), false)
  await set({ second_factor: true, required_acr: 'hoog' })
  assert.equal(await proved({ acr: 'hoog' }), true)
  await set({ second_factor: false, required_acr: null })
})

test('who needs two factors and showed one at the organisation is half in: no page opens but the second step', async () => {
  await db().insertInto('identity').values({
    id: '22222222-2222-4222-8222-222222222222', issuer: odd.issuer, sub: 's2', person_id: house.id('person', 'marijke-de-wit'), connection_id: connection,
  }).execute()
  await set({ second_factor: true })
  const half = house.visitor()
  assert.equal((await comeBack(half, { claims: { sub: 's2', amr: ['pwd'] } })).status, 303)
  assert.match((await half.get('/denktanks/cloudstrategie')).location, /^\/inloggen\/tweede-stap/)
  assert.equal((await half.post(`/mijn/koppelingen/${connection}`)).status, 401)
  const whole = house.visitor()
  await comeBack(whole, { claims: { sub: 's2', amr: ['pwd', 'mfa'] } })
  assert.equal((await whole.get('/denktanks/cloudstrategie')).status, 200)
  await set({ second_factor: false })
})

test('Entra ID says that an address was checked in its own way', async () => {
  const seat = await house.as('henk-postma')
  const link = async (claims: Record<string, unknown>) => {
    const answer = await seat.post(`/mijn/koppelingen/${connection}`)
    const asked = new URL((await seat.get(answer.location)).headers.get('refresh')?.replace('0; url=', '') ?? '').searchParams
    odd.next = { claims: { iss: odd.issuer, aud: client, sub: 'henk', nonce: asked.get('nonce'), iat: now(), exp: now() + 300, ...claims } }
    return (await seat.get(`/inloggen/terug/${connection}?${new URLSearchParams({ code: 'c', state: asked.get('state') ?? '' }).toString()}`)).status
  }
  assert.equal(await link({ email: 'henk@gemeente.example' }), 403)
  assert.equal(await link({ email: 'henk@gemeente.example', xms_edov: '0' }), 403)
  assert.equal(await link({ email: 'henk@gemeente.example', xms_edov: '1' }), 303)
})

const proofSent = async () => {
  await comeBack(house.visitor(), {})
  const [head = '', body = ''] = (new URLSearchParams(odd.posted.at(-1)).get('client_assertion') ?? '').split('.').map((part) => Buffer.from(part, 'base64url').toString())
  return { head: JSON.parse(head) as { kid: string; alg: string }, body: JSON.parse(body) as { aud: string; iss: string; sub: string } }
}

test('a proof names the key that is published and is made out to the issuer; nothing secret of the key is published', async () => {
  const { head, body } = await proofSent()
  const { keys } = JSON.parse((await house.visitor().get(`/inloggen/organisatie/${connection}/jwks.json`)).body) as { keys: Record<string, string>[] }
  assert.deepEqual(Object.keys(keys[0] ?? {}).sort(), ['alg', 'e', 'kid', 'kty', 'n', 'use'])
  assert.deepEqual([head.kid, head.alg, body.aud, body.iss, body.sub], [keys[0]?.['kid'], 'RS256', odd.issuer, client, client])
})

test('ADFS gets its proof made out to its token address', async () => {
  const issuer = `${odd.issuer}/adfs`
  await db().updateTable('oidc_connection').set({ issuer }).where('id', '=', connection).execute()
  odd.describes = { issuer }
  assert.equal((await proofSent()).body.aud, `${odd.issuer}/token`)
  await db().updateTable('oidc_connection').set({ issuer: odd.issuer }).where('id', '=', connection).execute()
})
