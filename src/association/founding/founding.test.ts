import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { openHouse, wordsOf, type TestHouse } from '../../../test/house.ts'
import { removeSample } from '../../onward/sample/remove.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const form = {
  association_name: 'Vereniging van Waterschappen', contact_email: 'bureau@waterschappen.example',
  given_name: 'Iris', prefix: 'van', family_name: 'Dam', email: 'Iris@waterschappen.example',
}

test('with an association there is nothing to begin', async () => {
  assert.equal((await house.visitor().get('/beginnen')).status, 404)
  assert.equal((await house.visitor().post('/beginnen', form)).status, 404)
})

test('without one', async (t) => {
  beforeEach(() => house.database.change((tx) => removeSample(tx)))

  await t.test('every page leads to setting it up, and who does is signed in as administrator', async () => {
    const seat = house.visitor()
    assert.equal((await seat.get('/inloggen')).location, '/beginnen')
    assert.equal((await seat.get('/beginnen')).status, 200)
    assert.equal((await seat.post('/beginnen', form)).location, '/vereniging')
    assert.match(wordsOf(await seat.get('/mijn')), /Iris van Dam/)
    assert.equal((await seat.get('/beginnen')).status, 404)
    const { db } = house.database
    const rings = await db.selectFrom('ring').innerJoin('workspace', 'workspace.id', 'ring.workspace_id')
      .select(['workspace.slug', 'ring.kind']).orderBy('workspace.slug').orderBy('ring.kind').execute()
    assert.deepEqual(rings.map(({ slug, kind }) => `${slug} ${kind}`),
      ['site administration', 'site public', 'vereniging administration', 'vereniging board', 'vereniging members'])
    assert.deepEqual((await db.selectFrom('role').select('kind').orderBy('kind').execute()).map(({ kind }) => kind), ['administrator', 'board'])
    assert.deepEqual((await db.selectFrom('happening').select('act').execute()).map(({ act }) => act).sort(), ['association.found', 'session.begin'])
    assert.equal((await db.selectFrom('person').select('email_key').executeTakeFirst())?.email_key, 'iris@waterschappen.example')
  })

  await t.test('the association tells what to do first, until there are organisations and people', async () => {
    const seat = house.visitor()
    await seat.post('/beginnen', form)
    assert.match(wordsOf(await seat.get('/vereniging')), /1 mens\. .*Hiermee begint u .*Voeg uw organisaties toe .*Voeg mensen toe/)
    await seat.done('/vereniging/organisaties/nieuw', { name: 'Waterschap Proef', kind: 'other' })
    const then = wordsOf(await seat.get('/vereniging'))
    assert.match(then, /1 mens uit 1 organisatie\. .*Hiermee begint u/)
    assert.doesNotMatch(then, /Voeg uw organisaties toe/)
    await seat.done('/vereniging/mensen', { given_name: 'Bo', prefix: '', family_name: 'Proef', email: 'bo@waterschappen.example', organisation_id: '', membership: 'member' })
    const last = wordsOf(await seat.get('/vereniging'))
    assert.doesNotMatch(last, /Voeg mensen toe/)
    assert.match(last, /Hiermee begint u .*Stel een mailserver in Nu kan niemand anders inloggen.*Kies waarover u wilt nadenken/)
    await seat.done('/vereniging/themas/nieuw', { title: 'Droogte', about: 'Te weinig water.', why: 'Het wordt droger.', organisation: '' })
    assert.doesNotMatch(wordsOf(await seat.get('/vereniging')), /Kies waarover u wilt nadenken/)
  })

  await t.test('the front page of who founded it leads to what to do first, and the name stands there once', async () => {
    const before = await house.visitor().get('/beginnen')
    assert.match(before.body, /class="dt-wordmark" href="\/">Denktank<\/a>/)
    assert.doesNotMatch(wordsOf(before), /Denktank Denktank/)
    const seat = house.visitor()
    await seat.post('/beginnen', form)
    const home = await seat.get('/')
    assert.match(wordsOf(home), /De vereniging is opgericht .*Hiermee begint u/)
    assert.match(home.body, /href="\/vereniging"[^>]*>(?:<[^>]+>)*Hiermee begint u/)
    assert.doesNotMatch(wordsOf(home), /Thema’s bekijken/)
    assert.match(wordsOf(home), /Denktank Vereniging van Waterschappen/)
  })

  await t.test('who has a mail server is not asked for one', async () => {
    const seat = house.with({ smtp: 'smtp://127.0.0.1:1' }).visitor()
    await seat.post('/beginnen', form)
    const words = wordsOf(await seat.get('/vereniging'))
    assert.match(words, /Hiermee begint u/)
    assert.doesNotMatch(words, /Stel een mailserver in/)
  })

  await t.test('a wrong form comes back with what was typed, and founds nothing', async () => {
    const answer = await house.visitor().post('/beginnen', { ...form, family_name: ' ', email: 'iris' })
    assert.equal(answer.status, 422)
    assert.match(wordsOf(answer), /Vul in: achternaam\./)
    assert.match(answer.body, /value="Vereniging van Waterschappen"/)
    assert.equal((await house.visitor().get('/beginnen')).status, 200)
  })

  await t.test('of ten at the same time exactly one wins, and the others leave no trace', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, (_, nth) =>
      house.visitor().post('/beginnen', { ...form, given_name: `Iris ${nth}`, email: `iris${nth}@waterschappen.example` })))
    assert.equal(answers.filter(({ status }) => status === 303).length, 1)
    assert.ok(answers.every(({ status }) => [303, 404, 409].includes(status)))
    for (const table of ['person', 'site', 'session'] as const) assert.equal((await house.database.db.selectFrom(table).selectAll().execute()).length, 1, table)
  })

  await t.test('from elsewhere it takes the code that was printed at start, ten tries an hour', async () => {
    const away = house.with({ publicUrl: 'https://denktank.example' })
    const from = { origin: 'https://denktank.example' }
    for (const code of ['', 'TEST', 'ANDERS-CODE']) {
      const answer = await away.visitor().post('/beginnen', { ...form, code }, from)
      assert.equal(answer.status, 422)
      assert.match(wordsOf(answer), /Deze code klopt niet/)
    }
    assert.equal((await away.visitor().post('/beginnen', { ...form, code: 'test code' }, from)).status, 303)
  })

  await t.test('the code cannot be guessed without end', async () => {
    const away = house.with({ host: '0.0.0.0' })
    for (let nth = 0; nth < 10; nth += 1) assert.equal((await away.visitor().post('/beginnen', { ...form, code: `NEE${nth}` })).status, 422)
    assert.equal((await away.visitor().post('/beginnen', { ...form, code: 'TEST-CODE' })).status, 429)
  })
})
