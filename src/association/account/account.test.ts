import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type TestHouse } from '../../../test/house.ts'
import { until } from '../../platform/until.testing.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const sessionsOf = (key: string) => house.database.db.selectFrom('session').selectAll()
  .where('person_id', '=', house.id('person', key)).orderBy('began_at', 'desc').orderBy('id').execute()

test('I see my own name, address, organisation and sessions', async () => {
  const seat = await house.as('samira-el-amrani')
  const words = wordsOf(await seat.get('/mijn'))
  for (const what of ['Samira El Amrani', 'samira.el.amrani@voorbeeld.example', 'Gemeente Waterbroek', 'deze browser']) assert.ok(words.includes(what), what)
})

test('who is not signed in finds nothing there', async () => {
  const seat = house.visitor()
  assert.equal((await seat.get('/mijn')).status, 404)
  for (const path of ['/mijn/taal', '/mijn/sessies/einde', `/mijn/sessies/${house.id('session', 'x')}/einde`]) assert.equal((await seat.post(path, {})).status, 404)
})

test('I change my language, for pages and for mail', async () => {
  const seat = await house.as('samira-el-amrani')
  const to = await seat.post('/mijn/taal', { language: 'en' })
  const back = await seat.get(to.location)
  assert.match(wordsOf(await seat.get(back.location)), /The language is changed/)
  const { language } = await house.database.db.selectFrom('person').select('language').where('id', '=', house.id('person', 'samira-el-amrani')).executeTakeFirstOrThrow()
  assert.equal(language, 'en')
  assert.equal((await seat.post('/mijn/taal', { language: 'fr' })).status, 400)
  assert.equal((await seat.post('/mijn/taal', { language: 'nl', is_sample: 'true' })).status, 400)
})

test('I end another session of mine, and its pages close', async () => {
  const seat = await house.as('bart-looijenga')
  const other = await house.as('bart-looijenga')
  const heard: string[] = []
  const deafen = await house.database.listen('denktank_standing', (person) => { heard.push(person) })
  const all = await sessionsOf('bart-looijenga')
  const page = (await seat.get('/mijn')).body
  const one = all.find(({ id }) => page.includes(`/mijn/sessies/${id}/einde`))
  assert.ok(one)
  assert.match(wordsOf(await seat.done(`/mijn/sessies/${one.id}/einde`, {})), /Die browser is uitgelogd/)
  assert.equal((await other.get('/mijn')).status, 404)
  assert.equal((await seat.get('/mijn')).status, 200)
  await until(() => heard.length > 0)
  assert.deepEqual(heard, [house.id('person', 'bart-looijenga')])
  await deafen()
})

test('I end all my sessions but this one', async () => {
  const seats = await Promise.all([1, 2, 3].map(() => house.as('hugo-westerink')))
  const [mine, ...others] = seats
  assert.match(wordsOf(await mine!.done('/mijn/sessies/einde', {})), /overal uitgelogd, behalve hier/)
  for (const other of others) assert.equal((await other.get('/mijn')).status, 404)
})

test('somebody else’s session cannot be ended, and nothing tells that it exists', async () => {
  await house.as('nienke-ruijter')
  const [theirs] = await sessionsOf('nienke-ruijter')
  const seat = await house.as('saskia-heijmerink')
  const happenings = async () => (await house.database.db.selectFrom('happening').select('id').execute()).length
  const had = await happenings()
  const bare = (body: string, path: string) => body.replaceAll(path, '').replaceAll(encodeURIComponent(path), '')
  const paths = [`/mijn/sessies/${theirs?.id}/einde`, `/mijn/sessies/${house.id('session', 'none')}/einde`]
  const answers = await Promise.all(paths.map((path) => seat.post(path, {})))
  assert.deepEqual(answers.map(({ status }) => status), [404, 404])
  assert.equal(bare(answers[0]?.body ?? '', paths[0] ?? ''), bare(answers[1]?.body ?? '', paths[1] ?? ''))
  assert.equal((await sessionsOf('nienke-ruijter'))[0]?.ended_at, null)
  assert.equal(await happenings(), had)
})

test('I change my name and how I am addressed, and mail begins that way', async () => {
  const seat = await house.as('devi-baldew')
  assert.match(wordsOf(await seat.done('/mijn/naam', { given_name: 'Devika', prefix: 'van  der', family_name: 'Baldew', addressed_as: 'ms' })), /Uw naam is opgeslagen\..*Geachte mevrouw Van der Baldew,/)
  const row = await house.database.db.selectFrom('person').select(['given_name', 'prefix', 'family_name', 'name_key', 'addressed_as']).where('id', '=', house.id('person', 'devi-baldew')).executeTakeFirstOrThrow()
  assert.equal(row.addressed_as, 'ms')
  assert.match(row.name_key, /^baldew devika/)
  const wrong = await seat.post('/mijn/naam', { given_name: '', prefix: '', family_name: 'x'.repeat(101), addressed_as: 'baron' })
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong), /Vul in: voornaam\..*Achternaam: dit is te lang/)
  assert.match(wordsOf(await seat.get('/mijn')), /Devika/)
  assert.equal((await seat.post('/mijn/naam', { given_name: 'D', family_name: 'B', addressed_as: 'ms', email: 'x@y.example' })).status, 400)
})

test('I choose how often I get mail; what is no choice comes back', async () => {
  const seat = await house.as('devi-baldew')
  const rhythm = async () => (await house.database.db.selectFrom('person').select('mail_rhythm').where('id', '=', house.id('person', 'devi-baldew')).executeTakeFirstOrThrow()).mail_rhythm
  assert.equal(await rhythm(), 'daily')
  assert.match((await seat.done('/mijn/mail', { mail_rhythm: 'weekly' })).body, /value="weekly" checked/)
  assert.equal(await rhythm(), 'weekly')
  assert.equal((await seat.post('/mijn/mail', { mail_rhythm: 'hourly' })).status, 422)
  assert.equal(await rhythm(), 'weekly')
})

test('I see whom I speak for: nobody until an organisation gave me a mandate', async () => {
  const seat = await house.as('devi-baldew')
  await house.database.db.deleteFrom('mandate').where('person_id', '=', house.id('person', 'devi-baldew')).execute()
  assert.match(wordsOf(await seat.get('/mijn')), /U spreekt nu namens geen enkele organisatie/)
  const { id, name } = await house.database.db.selectFrom('organisation').select(['id', 'name']).orderBy('name_key').limit(1).executeTakeFirstOrThrow()
  await house.database.db.insertInto('mandate').values({ id: house.id('mandate', 'x'), organisation_id: id, person_id: house.id('person', 'devi-baldew'), since: '2020-01-01' }).execute()
  const { body } = await seat.get('/mijn')
  assert.ok(body.includes(`<a href="/vereniging/mandaten/${house.id('mandate', 'x')}">${name.replaceAll('&', '&amp;')}</a>`))
})
