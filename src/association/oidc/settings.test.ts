import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'
import { hashOf } from '../../platform/ids.ts'
import { inProject } from '../../platform/root.ts'
import { makeKeyPair, proofOf } from './secrets.ts'
import { openOddPartner, type OddPartner } from './partner.testing.ts'

let house: TestHouse
let odd: OddPartner
let admin: Seat
let organisations: string[] = []
const db = () => house.database.db

before(async () => {
  [house, odd] = await Promise.all([openHouse(), openOddPartner()])
  admin = await house.as('nienke-ruijter')
  organisations = (await db().selectFrom('organisation').select('id').orderBy('name_key').limit(4).execute()).map(({ id }) => id)
})
after(async () => { await house.close(); await odd.close() })
beforeEach(async () => {
  for (const table of ['oidc_session', 'identity', 'oidc_request', 'oidc_secret', 'oidc_connection', 'attempt'] as const) await db().deleteFrom(table).execute()
})

const fields = (more: Record<string, string> = {}) => ({
  organisation_id: organisations[0] ?? '', issuer: odd.issuer, client_id: 'denktank', authentication: 'private_key_jwt', client_secret: '', required_acr: '', ...more,
})
const add = async (more: Record<string, string> = {}): Promise<string> => {
  const answer = await admin.post('/vereniging/inloggen/nieuw', fields(more))
  assert.equal(answer.status, 303, wordsOf(answer))
  return /inloggen\/([0-9a-f-]{36})/.exec(answer.location)?.[1] ?? ''
}
const kept = async () => JSON.stringify([
  await db().selectFrom('oidc_connection').selectAll().orderBy('id').execute(), await db().selectFrom('oidc_secret').selectAll().orderBy('connection_id').execute(),
  (await db().selectFrom('happening').select('id').where('act', 'like', 'oidc.%').execute()).length, (await db().selectFrom('job').select('id').where('kind', '=', 'oidc.try').execute()).length,
])

test('an administrator adds an organisation and reads what to hand over to it', async () => {
  assert.match(wordsOf(await admin.get('/vereniging/inloggen')), /Er is er nog geen/)
  const id = await add()
  const words = wordsOf(await admin.get(`/vereniging/inloggen/${id}`))
  assert.ok(words.includes(`http://127.0.0.1:3000/inloggen/terug/${id}`))
  assert.ok(words.includes(`http://127.0.0.1:3000/inloggen/organisatie/${id}/jwks.json`))
  for (const product of ['Keycloak', 'ADFS', 'Entra ID']) assert.ok(words.includes(product))
  assert.match(wordsOf(await admin.get('/vereniging/inloggen')), /1 organisatie/)
  const keys = await house.visitor().get(`/inloggen/organisatie/${id}/jwks.json`)
  assert.equal(keys.status, 200)
  assert.equal(keys.headers.get('cache-control'), 'public, max-age=300')
})

test('for everybody else the settings are not there, and asking leaves no trace', async () => {
  const id = await add()
  const had = await kept()
  for (const person of ['marijke-de-wit', 'bart-looijenga', 'samira-el-amrani', undefined]) {
    const seat = person ? await house.as(person) : house.visitor()
    for (const path of ['', '/nieuw', `/${id}`, `/${id}/wijziging`]) assert.equal((await seat.get(`/vereniging/inloggen${path}`)).status, 404, `${person} ${path}`)
    for (const path of ['/nieuw', `/${id}/wijziging`]) assert.equal((await seat.post(`/vereniging/inloggen${path}`, fields())).status, 404, `${person} ${path}`)
    for (const path of [`/${id}/proef`, `/${id}/sleutel`]) assert.equal((await seat.post(`/vereniging/inloggen${path}`)).status, 404, `${person} ${path}`)
    assert.equal((await seat.post(`/vereniging/inloggen/${id}/einde`, { zeker: 'ja' })).status, 404)
  }
  assert.equal(await kept(), had)
})

test('a wrong form comes back with what was typed, never with the secret, and changes nothing', async () => {
  const had = await kept()
  const wrong: Record<string, string>[] = [
    { issuer: '' }, { issuer: 'geen adres' }, { issuer: 'http://login.gemeente.example' }, { issuer: 'https://a:b@login.gemeente.example' }, { issuer: 'https://login.gemeente.example/?x=1' },
    { issuer: 'javascript:alert(1)' }, { issuer: `https://${'a'.repeat(500)}.example` }, { client_id: '' }, { client_id: 'x'.repeat(256) }, { authentication: 'none' },
    { organisation_id: '' }, { organisation_id: 'onzin' }, { authentication: 'client_secret_basic' }, { client_secret: 'x'.repeat(1001) }, { required_acr: 'x'.repeat(256) },
  ]
  for (const one of wrong) {
    const answer = await admin.post('/vereniging/inloggen/nieuw', fields(one))
    assert.equal(answer.status, 422, JSON.stringify(one).slice(0, 80))
    assert.match(answer.body, /dt-errors/)
  }
  const again = await admin.post('/vereniging/inloggen/nieuw', fields({ client_id: '', client_secret: 'zeergeheim', required_acr: 'hoog' }))
  assert.match(again.body, /value="hoog"/)
  assert.doesNotMatch(again.body, /zeergeheim/)
  assert.equal((await admin.post('/vereniging/inloggen/nieuw', { ...fields(), kid: 'x' })).status, 400)
  assert.equal(await kept(), had)
})

test('an organisation has one sign-in at a time, also when two are added at once', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => admin.post('/vereniging/inloggen/nieuw', fields())))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 422, 422])
  assert.match(wordsOf(answers.find(({ status }) => status === 422) ?? assert.fail()), /al ingesteld/)
})

test('a client secret is kept when it is left empty, shown nowhere, and never taken along to another address', async () => {
  const id = await add({ authentication: 'client_secret_basic', client_secret: 'zeergeheim' })
  const { organisation_id: _, ...edit } = fields({ authentication: 'client_secret_basic', client_id: 'denktank2' })
  assert.equal((await admin.post(`/vereniging/inloggen/${id}/wijziging`, edit)).status, 303)
  const secret = async () => (await proofOf(house.database, id))?.client_secret
  assert.equal(await secret(), 'zeergeheim')
  for (const path of ['', `/${id}`, `/${id}/wijziging`]) assert.doesNotMatch((await admin.get(`/vereniging/inloggen${path}`)).body, /zeergeheim/)
  const moved = await admin.post(`/vereniging/inloggen/${id}/wijziging`, { ...edit, issuer: 'https://login.elders.example' })
  assert.equal(moved.status, 422)
  assert.match(wordsOf(moved), /Vul het clientgeheim in/)
  assert.equal((await db().selectFrom('oidc_connection').select('issuer').executeTakeFirstOrThrow()).issuer, odd.issuer)
  assert.equal((await admin.post(`/vereniging/inloggen/${id}/wijziging`, { ...edit, authentication: 'private_key_jwt' })).status, 303)
  assert.equal(await secret(), null)
})

test('a client secret is sent as the protocol says, and the key is left aside', async () => {
  const id = await add({ authentication: 'client_secret_basic', client_secret: 'zeer geheim' })
  const seat = house.visitor()
  const { location } = await seat.post(`/inloggen/organisatie/${id}`)
  const asked = new URL((await seat.get(location)).headers.get('refresh')?.replace('0; url=', '') ?? '').searchParams
  await seat.get(`/inloggen/terug/${id}?${new URLSearchParams({ code: 'c', state: asked.get('state') ?? '' }).toString()}`)
  assert.equal(odd.authorised.at(-1), `Basic ${Buffer.from('denktank:zeer+geheim').toString('base64')}`)
  assert.doesNotMatch(odd.posted.at(-1) ?? '', /client_assertion|geheim/)
})

test('"Test connection" is admin-only and always says the same', async () => {
  const good = await add()
  const bad = await add({ organisation_id: organisations[1] ?? '', issuer: `${odd.issuer}/niets` })
  const inside = await add({ organisation_id: organisations[2] ?? '', issuer: 'https://169.254.169.254' })
  const answers: string[] = []
  for (const id of [good, bad, inside]) {
    const asked = odd.asked.length
    const answer = await admin.post(`/vereniging/inloggen/${id}/proef`)
    assert.equal(odd.asked.length, asked, 'nothing is asked while the page waits')
    answers.push(`${answer.status} ${answer.location.replace(id, '')} ${/dt-flash[\s\S]*?<\/(div|p|section)>/.exec((await admin.get(answer.location)).body)?.[0] ?? ''}`)
  }
  assert.equal(new Set(answers).size, 1)
  assert.match(answers[0] ?? '', /probeert de verbinding/)
  await house.work()
  const told = house.logged.filter((line) => line.includes('"oidc.tried"')).map((line) => JSON.parse(line) as { connection: string; works: boolean; code?: string })
  assert.deepEqual([good, bad, inside].map((id) => told.find((one) => one.connection === id)?.works), [true, false, false])
  assert.equal(told.find((one) => one.connection === inside)?.code, 'inside')
})

test('a new key takes the place of the old one', async () => {
  const id = await add()
  const published = async () => (await house.visitor().get(`/inloggen/organisatie/${id}/jwks.json`)).body
  const before = await published()
  const secret = async () => JSON.stringify((await db().selectFrom('oidc_secret').select('sealed_jwk').executeTakeFirstOrThrow()).sealed_jwk)
  const secretBefore = await secret()
  assert.match(wordsOf(await admin.done(`/vereniging/inloggen/${id}/sleutel`)), /Er is een nieuwe sleutel/)
  assert.notEqual(await published(), before)
  assert.notEqual(await secret(), secretBefore)
})

test('ending asks whether one is sure; then nobody comes in by it, who did is signed out, and its secrets are gone', async () => {
  const id = await add()
  const person = house.id('person', 'samira-el-amrani')
  const seat = await house.as('samira-el-amrani')
  const session = await db().selectFrom('session').select('id').where('token_hash', '=', hashOf(seat.cookies.get('denktank') ?? '')).executeTakeFirstOrThrow()
  const aside = await house.as('samira-el-amrani')
  await db().insertInto('identity').values({ id: person, issuer: odd.issuer, sub: 's', person_id: person, connection_id: id }).execute()
  await db().insertInto('oidc_session').values({ session_id: session.id, identity_id: person, second_factor: false }).execute()
  assert.equal((await admin.post(`/vereniging/inloggen/${id}/einde`)).status, 422)
  const onTheWay = house.visitor()
  const { location } = await onTheWay.post(`/inloggen/organisatie/${id}`)
  assert.match(wordsOf(await admin.done(`/vereniging/inloggen/${id}/einde`, { zeker: 'ja' })), /beëindigd/)
  assert.equal((await seat.get('/denktanks')).status, 404)
  assert.equal((await aside.get('/denktanks')).status, 200)
  assert.equal((await onTheWay.get(location)).status, 403)
  assert.equal((await house.visitor().post(`/inloggen/organisatie/${id}`)).status, 404)
  assert.equal((await house.visitor().get(`/inloggen/organisatie/${id}/jwks.json`)).status, 404)
  assert.equal((await admin.get(`/vereniging/inloggen/${id}`)).status, 404)
  assert.deepEqual(await db().selectFrom('oidc_secret').selectAll().execute(), [])
  assert.match(wordsOf(await aside.get('/mijn/koppelingen')), /heeft het inloggen via deze organisatie beëindigd/)
  assert.ok(await add())
})

test('key and client secret lie sealed, a row from before is sealed when it is used, and one of another row does not open', async () => {
  const id = await add({ authentication: 'client_secret_basic', client_secret: 'zeergeheim' })
  const row = () => db().selectFrom('oidc_secret').selectAll().where('connection_id', '=', id).executeTakeFirstOrThrow()
  const sealed = await row()
  assert.equal(sealed.private_jwk, null)
  assert.equal(sealed.client_secret, null)
  assert.ok(!sealed.sealed_secret?.includes('zeergeheim') && !sealed.sealed_jwk?.includes('"d"'))
  const { private_jwk } = await makeKeyPair()
  await db().updateTable('oidc_secret').set({ private_jwk: JSON.stringify(private_jwk), client_secret: 'ouder', sealed_jwk: null, sealed_secret: null }).where('connection_id', '=', id).execute()
  assert.equal((await proofOf(house.database, id))?.client_secret, 'ouder')
  const again = await row()
  assert.equal(again.private_jwk, null)
  assert.equal(again.client_secret, null)
  assert.equal((await proofOf(house.database, id))?.client_secret, 'ouder')
  await db().updateTable('oidc_secret').set({ sealed_secret: again.sealed_jwk }).where('connection_id', '=', id).execute()
  await assert.rejects(proofOf(house.database, id), /sealed under another key/)
})

test('nothing but its own file reads the table of secrets', () => {
  const files = readdirSync(inProject('src'), { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  const readers = files.filter((file) => readFileSync(join(inProject('src'), file), 'utf8').includes('oidc_secret'))
  // tables.ts lists every table; rings.ts keeps this one out of every reader's hands; sealing.ts tells whether the key opens it.
  assert.deepEqual(readers.sort(), ['association/oidc/secrets.ts', 'platform/sealing.ts', 'tables.ts', 'workspaces/rings.ts'])
})

test('the pages read in English', async () => {
  const id = await add()
  const seat = await house.as('nienke-ruijter')
  seat.cookies.set('taal', 'en')
  assert.match(wordsOf(await seat.get(`/vereniging/inloggen/${id}`)), /Hand this over/)
  assert.match(wordsOf(await seat.get('/inloggen/organisatie')), /Sign in by my organisation/)
})
