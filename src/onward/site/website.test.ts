import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type TestHouse } from '../../../test/house.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const pages = ['/over', '/contact', '/toegankelijkheid', '/privacy', '/cookies', '/proclaimer', '/kwetsbaarheid-melden', '/themas', '/volgen']
const settings = { licence: 'cc0-1.0', accessibility: 'B', accessibility_on: '1-9-2026', accessibility_report: 'https://register.example/1', disclosure_email: 'lek@voorbeeld.example' }

test('every page that a visitor may expect is there, in two languages, and each page leads to it', async () => {
  const visitor = house.visitor()
  const front = await visitor.get('/')
  for (const path of pages) {
    const answer = await visitor.get(path)
    assert.equal(answer.status, 200, path)
    assert.match(answer.body, /<link rel="canonical" href="http:\/\/127\.0\.0\.1:3000\//)
    assert.ok(front.body.includes(`href="${path}"`), `the front page does not lead to ${path}`)
  }
  await visitor.get('/taal/en?terug=/')
  assert.match(wordsOf(await visitor.get('/privacy')), /Privacy statement.*If you only read/)
})

test('the privacy statement that comes along says why data are kept, how long, and how a member sees, takes along and erases their own', async () => {
  const words = wordsOf(await house.visitor().get('/privacy'))
  assert.match(words, /Waarom wij dit mogen, en hoe lang wij het bewaren .* register van verwerkingen/)
  assert.match(words, /bij “Mijn gegevens”, ziet u alles wat wij van u bewaren/)
})

test('the page about cookies names the cookies that this installation sets', async () => {
  assert.match(wordsOf(await house.visitor().get('/cookies')), /denktank .* browser .* taal /)
  assert.match((await house.with({ publicUrl: 'https://denktank.example' }).visitor().get('/cookies')).body, /__Host-denktank/)
  assert.match(wordsOf(await house.visitor().get('/cookies')), /Doet u mee op een bord\? Dan bewaart uw browser/, 'and what else a browser keeps')
})

test('the secretariat writes a text: what looks like HTML stays text, and earlier texts are kept', async () => {
  const secretary = await house.as('joost-haverkamp')
  const path = '/vereniging/website/teksten/about/nl'
  await secretary.done(path, { body: '## Wie\n\nWij zijn **een** vereniging. <script>alert(1)</script> [mail](javascript:alert(1)) [lees](/publicaties)\n\n- een\n- twee' })
  const { body } = await house.visitor().get('/over')
  assert.match(body, /<strong>een<\/strong>/)
  assert.match(body, /<a href="\/publicaties">lees<\/a>/)
  assert.match(body, /&lt;script>|&lt;script&gt;/)
  assert.doesNotMatch(body, /<script>alert|href="javascript/)
  await secretary.done(path, { body: 'Kort.' })
  assert.match((await secretary.get(`${path}?versie=1`)).body, /Wij zijn \*\*een\*\* vereniging/)
  await secretary.done(path, { body: '' })
  assert.match(wordsOf(await house.visitor().get('/over')), /Hoe een denktank werkt/)
  const { rows: [count] } = { rows: await house.database.db.selectFrom('site_text').select((eb) => eb.fn.countAll<string>().as('n')).execute() }
  assert.equal(Number(count?.n), 3)
})

test('the licence shows in the footer, in the head, in feeds and in data; the accessibility status on its page', async () => {
  await (await house.as('nienke-ruijter')).done('/vereniging/website', settings)
  const { body } = await house.visitor().get('/')
  assert.match(body, /<link rel="license" href="https:\/\/creativecommons\.org\/publicdomain\/zero/)
  assert.match(body, /rel="license"[^>]*>CC0 1\.0</)
  for (const path of ['/publicaties.json', '/themas.rss', '/publicaties/samenvatting-cloudstrategie/1.json', '/publicaties/samenvatting-cloudstrategie']) {
    assert.match((await house.visitor().get(path)).body, /publicdomain\/zero/, path)
  }
  assert.match(wordsOf(await house.visitor().get('/toegankelijkheid')), /B: voldoet gedeeltelijk.*1 september 2026/)
  assert.match((await house.visitor().get('/.well-known/security.txt')).body, /mailto:lek@voorbeeld\.example/)
})

test('a contact person is shown with consent only, and forgotten when they stop', async () => {
  const secretary = await house.as('joost-haverkamp')
  const person = { name: 'Truus Proefpersoon', about: 'vragen over leden', phone: '+31 (0)30 123 45 67' }
  assert.equal((await secretary.post('/vereniging/website/contactpersonen', person)).status, 422)
  const bare = await secretary.post('/vereniging/website/contactpersonen', { name: 'Truus', about: 'iets', agreed: 'ja' })
  assert.deepEqual([bare.status, /value="Truus"/.test(bare.body)], [422, true])
  assert.doesNotMatch(wordsOf(await house.visitor().get('/contact')), /Truus/)
  await secretary.done('/vereniging/website/contactpersonen', { ...person, agreed: 'ja' })
  assert.match((await house.visitor().get('/contact')).body, /Truus Proefpersoon[\s\S]*href="tel:\+310301234567"/)
  const { id } = await house.database.db.selectFrom('contact_person').select('id').where('name', '=', person.name).executeTakeFirstOrThrow()
  await secretary.done(`/vereniging/website/contactpersonen/${id}/einde`, {})
  assert.doesNotMatch(wordsOf(await house.visitor().get('/contact')), /Truus/)
  assert.equal((await secretary.post(`/vereniging/website/contactpersonen/${id}`, { ...person, agreed: 'ja' })).status, 404)
})

test('a wrong form about the website comes back with what was typed', async () => {
  const answer = await (await house.as('joost-haverkamp')).post('/vereniging/website', { ...settings, accessibility_report: 'javascript:alert(1)', accessibility_on: '32-1-2026' })
  assert.equal(answer.status, 422)
  assert.match(answer.body, /value="32-1-2026"/)
  assert.match(wordsOf(answer), /Vul een adres in dat begint met https/)
})

test('others find no settings, and change nothing', async () => {
  const before = JSON.stringify(await house.database.db.selectFrom('website').selectAll().execute())
  const count = async () => (await house.database.db.selectFrom('happening').select('id').execute()).length
  const happened = await count()
  for (const seat of [house.visitor(), await house.as('samira-el-amrani'), await house.as('bart-looijenga'), await house.as('marijke-de-wit')]) {
    for (const path of ['/vereniging/website', '/vereniging/website/teksten/about/nl', '/vereniging/website/contactpersonen']) {
      assert.equal((await seat.get(path)).status, 404)
      assert.equal((await seat.post(path, { body: 'x' })).status, 404)
    }
  }
  assert.equal(JSON.stringify(await house.database.db.selectFrom('website').selectAll().execute()), before)
  assert.equal(await count(), happened)
})

test('the secretariat writes the words on the front page of the site, and brings the program’s own back', async () => {
  const secretary = await house.as('joost-haverkamp')
  const home = async () => wordsOf(await house.visitor().get('/'))
  assert.match(await home(), /Gemeenten, hun shared service organisaties en leveranciers denken hier samen na/)
  assert.match(wordsOf(await secretary.get('/vereniging/website/teksten/home/nl')), /De eerste alinea staat bovenaan de voorpagina/)
  await secretary.done('/vereniging/website/teksten/home/nl', { body: 'Waterschappen denken hier samen na over **droogte**.\n\nWij zijn met zijn tienen. <script>alert(1)</script>' })
  const { body } = await house.visitor().get('/')
  assert.match(body, /dt-lead">Waterschappen denken hier samen na over <strong>droogte<\/strong>\./)
  assert.match(body, /name="description" content="Waterschappen denken hier samen na over droogte\."/)
  assert.match(body, /Wie wij zijn[\s\S]*Wij zijn met zijn tienen\. &lt;script/)
  assert.doesNotMatch(await home(), /Gemeenten, hun shared service/)
  await secretary.done('/vereniging/website/teksten/home/nl', { body: '' })
  assert.match(await home(), /Gemeenten, hun shared service organisaties/)
})
