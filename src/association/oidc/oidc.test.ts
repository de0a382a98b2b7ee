import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { openHouse, wordsOf, type Answer, type Seat, type TestHouse } from '../../../test/house.ts'
import { openPartner, signInAt, type Partner } from './partner.testing.ts'

let house: TestHouse
let partner: Partner
let admin: Seat
let connection = ''

const client = 'denktank-bij-gemeente'
const back = () => `http://127.0.0.1:3000/inloggen/terug/${connection}`
const db = () => house.database.db

/** What the organisation knows of this program, as it would be set up there. */
const ourClient = async (id: string) => ({
  client_id: id, redirect_uris: [back()], token_endpoint_auth_method: 'private_key_jwt' as const,
  jwks: JSON.parse((await house.visitor().get(`/inloggen/organisatie/${connection}/jwks.json`)).body) as object,
})

const organisationOf = async (person: string): Promise<string> =>
  (await db().selectFrom('person').select('organisation_id').where('id', '=', house.id('person', person)).executeTakeFirstOrThrow()).organisation_id ?? ''

before(async () => {
  [house, partner] = await Promise.all([openHouse(), openPartner()])
  admin = await house.as('nienke-ruijter')
  const answer = await admin.post('/vereniging/inloggen/nieuw', {
    organisation_id: await organisationOf('samira-el-amrani'), issuer: partner.issuer, client_id: client, authentication: 'private_key_jwt', client_secret: '', required_acr: '',
  })
  connection = /inloggen\/([0-9a-f-]{36})/.exec(answer.location)?.[1] ?? assert.fail(wordsOf(answer))
  partner.open([await ourClient(client), await ourClient('een-ander-programma')])
  partner.claims.set('samira', { email: 'samira.el.amrani@voorbeeld.example', email_verified: true, name: 'S. el Amrani' })
})
after(async () => { await house.close(); await partner.close() })
beforeEach(() => db().deleteFrom('attempt').execute())

const isIn = async (seat: Seat) => (await seat.get('/denktanks')).status === 200
const sessions = async () => (await db().selectFrom('session').select('id').where('ended_at', 'is', null).execute()).length
const identities = () => db().selectFrom('identity').selectAll().where('ended_at', 'is', null).execute()

/** Sets out from a page of ours; answers the organisation's address that the browser is sent to. */
const setOut = async (seat: Seat, from = `/inloggen/organisatie/${connection}`, fields: Record<string, string> = {}): Promise<string> => {
  const answer = await seat.post(from, fields)
  assert.equal(answer.status, 303, wordsOf(answer))
  const onward = await seat.get(answer.location)
  assert.equal(onward.status, 200)
  return onward.headers.get('refresh')?.replace('0; url=', '') ?? ''
}

const pathOf = (address: string) => address.replace(/^http:\/\/127\.0\.0\.1:3000/, '')

/** The whole way there and back, as somebody that the organisation knows by this name. */
const comeBack = async (seat: Seat, login: string, from?: string, change: (href: string) => string = (href) => href): Promise<Answer> =>
  seat.get(pathOf(await signInAt(change(await setOut(seat, from)), login)))

const linked = async (person: string, login: string): Promise<Seat> => {
  partner.claims.set(login, { email: `${login}@elders.example`, email_verified: true })
  const seat = await house.as(person)
  const answer = await comeBack(seat, login, `/mijn/koppelingen/${connection}`)
  assert.equal(answer.location, '/mijn/koppelingen?gelukt=gekoppeld', wordsOf(answer))
  return seat
}

const changed = (name: string, value: string | null) => (href: string): string => {
  const url = new URL(href)
  if (value === null) url.searchParams.delete(name)
  else url.searchParams.set(name, value)
  return url.href
}

/** Nobody came in, the page says so in a way that names nobody, and no session began. */
const refused = async (seat: Seat, words: RegExp, work: () => Promise<Answer>): Promise<void> => {
  const had = await sessions()
  const answer = await work()
  assert.equal(answer.status, 403)
  assert.match(wordsOf(answer), words)
  assert.equal(await sessions(), had)
  assert.ok(!(await isIn(seat)))
}

const notConfirmed = /Inloggen is niet gelukt/
const gone = /Deze poging werkt niet meer/
const unknown = /Wij kennen u zo nog niet/

test('who linked their organisation signs in there and is where they wanted to be', async () => {
  await linked('samira-el-amrani', 'samira')
  const seat = house.visitor()
  assert.match(wordsOf(await seat.get('/inloggen/organisatie')), /Inloggen via/)
  const href = await setOut(seat, undefined, { terug: '/denktanks/cloudstrategie' })
  const answer = await seat.get(pathOf(await signInAt(href, 'samira')))
  assert.equal(answer.location, '/denktanks/cloudstrategie')
  assert.ok(await isIn(seat))
  const asked = new URL(href).searchParams
  assert.deepEqual([asked.get('code_challenge_method'), asked.get('scope'), asked.get('response_type')], ['S256', 'openid email profile', 'code'])
  for (const name of ['state', 'nonce', 'code_challenge']) assert.match(asked.get(name) ?? '', /^[\w-]{43}$/)
})

test('a new session id at login: what this browser was before ends', async () => {
  const seat = await house.as('bart-looijenga')
  const secret = seat.cookies.get('denktank') ?? ''
  await comeBack(seat, 'samira')
  assert.notEqual(seat.cookies.get('denktank'), secret)
  const old = house.visitor()
  old.cookies.set('denktank', secret)
  assert.ok(!(await isIn(old)))
})

test('OIDC with missing state: nobody comes in, and the request can still be answered', async () => {
  const seat = house.visitor()
  const returned = await signInAt(await setOut(seat), 'samira')
  await refused(seat, gone, () => seat.get(pathOf(changed('state', null)(returned))))
  assert.equal((await seat.get(pathOf(returned))).status, 303)
})

test('OIDC with foreign state: what another browser asked for, or nobody did, lets nobody in', async () => {
  const other = house.visitor()
  const theirs = await signInAt(await setOut(other), 'samira')
  const seat = house.visitor()
  await setOut(seat)
  await refused(seat, gone, () => seat.get(pathOf(theirs)))
  await refused(seat, gone, () => seat.get(pathOf(changed('state', 'x'.repeat(43))(theirs))))
  await refused(seat, gone, () => seat.get(`${pathOf(theirs)}&state=${'x'.repeat(43)}`))
  const nobody = house.visitor()
  await refused(nobody, gone, () => nobody.get(pathOf(theirs)))
})

test('OIDC with replayed state: an answer counts once, also ten times at once', async () => {
  const seat = house.visitor()
  const returned = pathOf(await signInAt(await setOut(seat), 'samira'))
  const had = await sessions()
  const seats = Array.from({ length: 10 }, () => {
    const one = house.visitor()
    for (const [name, value] of seat.cookies) one.cookies.set(name, value)
    return one
  })
  const answers = await Promise.all(seats.map((one) => one.get(returned)))
  assert.equal(answers.filter(({ status }) => status === 303).length, 1)
  assert.equal(await sessions(), had + 1)
  const late = house.visitor()
  for (const [name, value] of seat.cookies) late.cookies.set(name, value)
  await refused(late, gone, () => late.get(returned))
})

test('OIDC with another nonce: a token that was made for another request lets nobody in', async () => {
  const seat = house.visitor()
  await refused(seat, notConfirmed, () => comeBack(seat, 'samira', undefined, changed('nonce', 'van-een-ander')))
  await refused(seat, notConfirmed, () => comeBack(seat, 'samira', undefined, changed('nonce', null)))
})

test('OIDC with PKCE missing or wrong: the code is worth nothing', async () => {
  const seat = house.visitor()
  await refused(seat, notConfirmed, () => comeBack(seat, 'samira', undefined, changed('code_challenge', 'x'.repeat(43))))
  partner.open([await ourClient(client), await ourClient('een-ander-programma')], { pkce: false })
  const without = (href: string) => changed('code_challenge_method', null)(changed('code_challenge', null)(href))
  await refused(seat, notConfirmed, () => comeBack(seat, 'samira', undefined, without))
  partner.open([await ourClient(client), await ourClient('een-ander-programma')])
})

test('OIDC with another issuer: an answer that another organisation gives lets nobody in (RFC 9207)', async () => {
  const seat = house.visitor()
  const returned = async () => pathOf(await signInAt(await setOut(seat), 'samira'))
  assert.match(await returned(), /[?&]iss=/)
  await refused(seat, notConfirmed, async () => seat.get(changedPath(await returned(), 'iss', 'https://elders.example')))
  await refused(seat, notConfirmed, async () => seat.get(changedPath(await returned(), 'iss', null)))
  const answer = (await returned()).replace(connection, house.id('person', 'samira-el-amrani'))
  await refused(seat, gone, () => seat.get(answer))
})

const changedPath = (path: string, name: string, value: string | null) => pathOf(changed(name, value)(`http://127.0.0.1:3000${path}`))

test('a code of another client lets nobody in', async () => {
  const seat = house.visitor()
  await refused(seat, notConfirmed, () => comeBack(seat, 'samira', undefined, changed('client_id', 'een-ander-programma')))
})

test('an answer that comes after ten minutes is expired', async () => {
  const seat = house.visitor()
  const returned = pathOf(await signInAt(await setOut(seat), 'samira'))
  await db().updateTable('oidc_request').set({ expires_at: new Date(Date.now() - 1000) }).where('used_at', 'is', null).execute()
  await refused(seat, gone, () => seat.get(returned))
})

test('who cancels at the organisation is told so, and begins again', async () => {
  const seat = house.visitor()
  const state = new URL(await setOut(seat)).searchParams.get('state') ?? ''
  const query = new URLSearchParams({ error: 'access_denied', error_description: '<b>nee</b>', state, iss: partner.issuer }).toString()
  await refused(seat, notConfirmed, async () => {
    const answer = await seat.get(`/inloggen/terug/${connection}?${query}`)
    assert.doesNotMatch(answer.body, /<b>nee/)
    return answer
  })
})

test('the same address as an existing account: no silent link (Mastodon 2024-25618)', async () => {
  partner.claims.set('maarten', { email: 'maarten.de.vlieger@voorbeeld.example', email_verified: true })
  const had = (await identities()).length
  const seat = house.visitor()
  await refused(seat, unknown, () => comeBack(seat, 'maarten'))
  assert.equal((await identities()).length, had)
})

test('an unknown account, one whose address is somebody’s, and one whose person left get the same page, to the byte', async () => {
  await linked('gerben-tuinstra', 'gerben')
  const left = house.id('person', 'gerben-tuinstra')
  const pages: string[] = []
  const see = async (login: string) => {
    const seat = house.visitor()
    const had = await sessions()
    const answer = await comeBack(seat, login)
    assert.equal(answer.status, 403)
    assert.equal(await sessions(), had)
    pages.push(answer.body.replaceAll(/\/inloggen\/terug\/[^"]+/g, '').replaceAll(/terug=[^"]+/g, ''))
  }
  await see('wildvreemd')
  await see('maarten')
  await db().updateTable('person').set({ left_at: new Date() }).where('id', '=', left).execute()
  await see('gerben')
  await db().updateTable('person').set({ left_at: null, redacted_at: new Date() }).where('id', '=', left).execute()
  await see('gerben')
  await db().updateTable('person').set({ redacted_at: null }).where('id', '=', left).execute()
  assert.equal(new Set(pages).size, 1)
})

test('what was linked to somebody who left is free for who comes after', async () => {
  const left = house.id('person', 'gerben-tuinstra')
  await db().updateTable('person').set({ left_at: new Date() }).where('id', '=', left).execute()
  await linked('devi-baldew', 'gerben')
  assert.deepEqual((await identities()).filter(({ sub }) => sub === 'gerben').map(({ person_id }) => person_id), [house.id('person', 'devi-baldew')])
  await db().updateTable('person').set({ left_at: null }).where('id', '=', left).execute()
})

test('OIDC claim admin:false, "false", 0, [] never gives rights (Etherpad GHSA-qfmh-fph3-mw8q), and neither does true', async () => {
  for (const value of [false, 'false', 0, [], true, 'administrator']) {
    partner.claims.set('samira', { email: 'samira.el.amrani@voorbeeld.example', email_verified: true, admin: value, role: 'administrator', roles: ['administrator'], groups: ['board'] })
    const seat = house.visitor()
    assert.equal((await comeBack(seat, 'samira')).status, 303)
    assert.equal((await seat.get('/vereniging/inloggen')).status, 404)
    assert.equal((await seat.get('/vereniging/organisaties/nieuw')).status, 403)
  }
  assert.equal((await db().selectFrom('role').selectAll().where('person_id', '=', house.id('person', 'samira-el-amrani')).execute()).length, 0)
})

test('linking needs an address that the organisation has checked: not "true", 1, [] or nothing', async () => {
  const seat = await house.as('joost-haverkamp')
  const had = (await identities()).length
  for (const email_verified of [false, 'true', 1, [], null, undefined]) {
    partner.claims.set('joost', { email: 'joost@elders.example', email_verified })
    const answer = await comeBack(seat, 'joost', `/mijn/koppelingen/${connection}`)
    assert.equal(answer.status, 403)
    assert.match(wordsOf(answer), /email_verified/)
  }
  partner.claims.set('joost', { email_verified: true })
  assert.equal((await comeBack(seat, 'joost', `/mijn/koppelingen/${connection}`)).status, 403)
  assert.equal((await identities()).length, had)
})

test('an account that somebody linked cannot be linked by another', async () => {
  const seat = await house.as('henk-postma')
  const answer = await comeBack(seat, 'samira', `/mijn/koppelingen/${connection}`)
  assert.equal(answer.status, 403)
  assert.match(wordsOf(answer), /Dit account is al gekoppeld/)
  assert.deepEqual((await identities()).filter(({ sub }) => sub === 'samira').map(({ person_id }) => person_id), [house.id('person', 'samira-el-amrani')])
})

test('what one person began, another who signs in on the same browser does not finish as theirs', async () => {
  partner.claims.set('lotte', { email: 'lotte@elders.example', email_verified: true })
  const seat = await house.as('lotte-van-der-velde')
  const returned = pathOf(await signInAt(await setOut(seat, `/mijn/koppelingen/${connection}`), 'lotte'))
  const other = await house.as('bart-looijenga')
  seat.cookies.set('denktank', other.cookies.get('denktank') ?? '')
  assert.match(wordsOf(await seat.get(returned)), gone)
  seat.cookies.delete('denktank')
  assert.match(wordsOf(await seat.get(returned)), gone)
  assert.ok(!(await identities()).some(({ sub }) => sub === 'lotte'))
})

test('who links is told by mail, in their own language', async () => {
  await linked('priya-raghunathan', 'priya')
  const mail = await db().selectFrom('mail').select(['address', 'subject']).where('person_id', '=', house.id('person', 'priya-raghunathan')).orderBy('written_at', 'desc').executeTakeFirstOrThrow()
  assert.equal(mail.address, 'priya.raghunathan@voorbeeld.example')
  assert.match(mail.subject, /^Your organisation has been linked at /)
})

test('who undoes a link is signed out wherever they came in by it, and nobody else can undo it', async () => {
  const mine = await linked('paulien-schaafsma', 'paulien')
  const elsewhere = house.visitor()
  assert.equal((await comeBack(elsewhere, 'paulien')).status, 303)
  const id = (await identities()).find(({ sub }) => sub === 'paulien')?.id ?? ''
  for (const other of [await house.as('samira-el-amrani'), admin, house.visitor()]) assert.equal((await other.post(`/mijn/koppelingen/${id}/einde`)).status, 404)
  assert.match(wordsOf(await mine.get('/mijn/koppelingen')), /Ontkoppelen van/)
  assert.match(wordsOf(await mine.done(`/mijn/koppelingen/${id}/einde`)), /De koppeling is weg/)
  assert.ok(await isIn(mine))
  assert.ok(!(await isIn(elsewhere)))
  const seat = house.visitor()
  await refused(seat, unknown, () => comeBack(seat, 'paulien'))
})

test('a visitor has no links, and the list of organisations says nothing about people', async () => {
  const seat = house.visitor()
  assert.equal((await seat.get('/mijn/koppelingen')).status, 404)
  assert.equal((await seat.post(`/mijn/koppelingen/${connection}`)).status, 404)
  const list = await seat.get('/inloggen/organisatie')
  assert.doesNotMatch(list.body, /samira|@voorbeeld|gekoppeld door/i)
  assert.match(wordsOf(await seat.get('/inloggen/organisatie?naam=bestaatniet')), /Geen organisatie met deze naam/)
})

test('looking changes nothing: the pages on the way can be opened any number of times', async () => {
  const seat = house.visitor()
  const { location } = await seat.post(`/inloggen/organisatie/${connection}`)
  const had = JSON.stringify(await db().selectFrom('oidc_request').selectAll().orderBy('id').execute())
  for (let nth = 0; nth < 5; nth += 1) {
    assert.equal((await seat.get(location)).status, 200)
    assert.equal((await house.visitor().get(location)).status, 403)
  }
  assert.equal(JSON.stringify(await db().selectFrom('oidc_request').selectAll().orderBy('id').execute()), had)
})

test('only a page of ours sets out: a request from elsewhere makes none', async () => {
  const had = (await db().selectFrom('oidc_request').select('id').execute()).length
  const answer = await house.visitor().post(`/inloggen/organisatie/${connection}`, {}, { 'sec-fetch-site': 'cross-site', origin: 'https://elders.example' })
  assert.equal(answer.status, 403)
  assert.equal((await db().selectFrom('oidc_request').select('id').execute()).length, had)
})

test('the way back leads to a path of ours only', async () => {
  for (const terug of ['//elders.example', '/\\elders.example', '/%5celders.example', 'https://elders.example', '/x\r\nset-cookie: a=b']) {
    const seat = house.visitor()
    const answer = await seat.get(pathOf(await signInAt(await setOut(seat, undefined, { terug }), 'samira')))
    assert.equal(answer.location, '/')
  }
})

test('neither state, nonce, PKCE nor a code is kept or logged', async () => {
  const seat = house.visitor()
  const href = await setOut(seat)
  const returned = await signInAt(href, 'samira')
  await seat.get(pathOf(returned))
  const secrets = [...['state', 'nonce'].map((name) => new URL(href).searchParams.get(name) ?? ''), new URL(returned).searchParams.get('code') ?? '', seat.cookies.get('denktank') ?? '']
  const kept = JSON.stringify([
    await db().selectFrom('oidc_request').selectAll().execute(), await db().selectFrom('happening').selectAll().execute(), house.logged,
  ])
  for (const secret of secrets) assert.ok(secret.length > 20 && !kept.includes(secret))
})
