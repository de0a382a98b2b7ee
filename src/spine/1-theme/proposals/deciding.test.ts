import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type TestHouse } from '../../../../test/house.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const list = '/vereniging/themas'
const decision = (kind: string, seen: number, reason = 'Omdat het nu kan.') => ({ kind, reason, seen })
const happenings = async () => (await house.database.db.selectFrom('happening').select('id').execute()).length
const noticed = async () => (await house.database.db.selectFrom('notice').innerJoin('person', 'person.id', 'notice.person_id').select('email')
  .where('mailed_at', 'is', null).execute()).map(({ email }) => email?.split('@')[0]).sort()
const fields = (chair: string) => ({
  title: 'Algoritmes uitleggen', assignment: 'Hoe leg je het uit?', attribution: 'by-perspective', voorzitter: house.id('person', chair), chairs_perspective: '1',
  p1: 'Gemeente', p2: 'Shared service organisatie', p3: 'Leverancier',
})

test('the board sees on its own page what waits for it, with how much is under way already; others see neither', async () => {
  const [arjen, bart] = [await house.as('arjen-feenstra'), await house.as('bart-looijenga')]
  assert.match(wordsOf(await arjen.get('/vereniging')), /3 themavoorstellen wachten op een besluit van het bestuur/)
  assert.match(wordsOf(await bart.get('/vereniging')), /3 themavoorstellen zijn open voor steun/)
  assert.match(wordsOf(await arjen.get(list)), /Nu van het bestuur gevraagd 3 voorstellen wachten/)
  assert.doesNotMatch(wordsOf(await bart.get(list)), /Nu van het bestuur gevraagd/)
  assert.match(wordsOf(await arjen.get(`${list}/2`)), /Wat er al loopt Nu 2 denktanks, met samen \d+ deelnemers/)
  assert.doesNotMatch(wordsOf(await bart.get(`${list}/2`)), /Nu 2 denktanks|Besluit vastleggen/)
})

test('who is not of the board decides nothing, begins nothing, and leaves no trace', async () => {
  const before = await happenings()
  for (const person of ['bart-looijenga', 'joost-haverkamp', 'nienke-ruijter', 'sunita-ramdin']) {
    const seat = await house.as(person)
    assert.equal((await seat.post(`${list}/2/besluit`, decision('picked', 0))).status, 403, person)
    assert.equal((await seat.post(`${list}/2/besluit`, {})).status, 403, person)
  }
  const bart = await house.as('bart-looijenga')
  assert.equal((await bart.get(`${list}/1/denktank`)).status, 403)
  assert.equal((await bart.post(`${list}/1/denktank`, fields('bart-looijenga'))).status, 403)
  assert.equal(await happenings(), before)
})

test('a decision needs a choice and a reason, and comes back without', async () => {
  const wrong = await (await house.as('arjen-feenstra')).post(`${list}/2/besluit`, { seen: 0, reason: ' ' })
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong), /Maak een keuze bij “Wat besluit het bestuur\?”.*Vul in: reden/)
})

test('parked with a reason: the proposer and the supporters hear, who decided does not, and support can still be given', async () => {
  await house.database.db.deleteFrom('notice').execute()
  const saskia = await house.as('saskia-heijmerink')
  const page = wordsOf(await saskia.done(`${list}/3/besluit`, decision('parked', 0, 'Eerst de proef afwachten.')))
  assert.match(page, /Geparkeerd\. Bestuur, .*Eerst de proef afwachten/)
  assert.deepEqual(await noticed(), ['bilal.ozturk', 'fatma.yildirim', 'jolanda.wijnands', 'liesbeth.van.asselt', 'ruud.hendrikse', 'wouter.op.den.camp'])
  const marijke = await house.as('marijke-de-wit')
  await marijke.done(`${list}/3/steun`, { organisation: house.id('organisation', 'duinrade'), why: 'Wij ook.' })
})

test('when the one who gave support no longer speaks for the organisation, who does hears instead', async () => {
  await house.database.db.deleteFrom('notice').execute()
  await house.database.db.updateTable('mandate').set({ ended_at: new Date(), ended_reason: 'ended' }).where('person_id', '=', house.id('person', 'steven-oudenhoven')).execute()
  await (await house.as('arjen-feenstra')).done(`${list}/5/besluit`, decision('declined', 0))
  // Steven proposed it, so he hears for that; Naomi and Bart speak for his organisation now.
  assert.deepEqual(await noticed(), ['bart.looijenga', 'hilde.terpstra', 'naomi.pinas', 'steven.oudenhoven'])
})

test('two of the board do not decide past each other', async () => {
  const [arjen, hugo] = [await house.as('arjen-feenstra'), await house.as('hugo-westerink')]
  await arjen.done(`${list}/2/besluit`, decision('picked', 0, 'Nu.'))
  const late = await hugo.post(`${list}/2/besluit`, decision('declined', 0, 'Niet nu, denk ik.'))
  assert.equal(late.status, 422)
  assert.match(wordsOf(late), /Iemand anders van het bestuur besliste intussen.*Gekozen/)
  assert.match(late.body, /Niet nu, denk ik\./)
})

test('once decided, support and text stand', async () => {
  const [sunita, marijke] = [await house.as('sunita-ramdin'), await house.as('marijke-de-wit')]
  const own = { organisation: house.id('organisation', 'rietmeer') }
  const before = await happenings()
  assert.equal((await sunita.post(`${list}/2/steun/intrekking`, own)).status, 422)
  assert.equal((await sunita.post(`${list}/2/intrekking`, { sure: 'ja' })).status, 422)
  assert.equal((await sunita.post(`${list}/2/verbetering`, { title: 'A', about: 'B', why: 'C' })).status, 422)
  const late = await marijke.post(`${list}/2/steun`, { organisation: house.id('organisation', 'duinrade'), why: 'Ook wij.' })
  assert.match(wordsOf(late), /Het bestuur heeft intussen besloten/)
  assert.equal(await happenings(), before)
})

test('a picked theme begins as a think tank in one step, once, with its assignment filled in and its history beside it', async () => {
  const [arjen, hugo] = [await house.as('arjen-feenstra'), await house.as('hugo-westerink')]
  const path = `${list}/2/denktank`
  assert.match(wordsOf(await arjen.get(path)), /Deze denktank komt uit themavoorstel 2/)
  const form = await arjen.get(`${path}?kies=${house.id('person', 'hugo-westerink')}`)
  assert.match(form.body, /value="Algoritmes uitleggen aan inwoners"/)
  assert.match(wordsOf(form), /Wij gebruiken algoritmes bij handhaving/)
  assert.equal((await arjen.post(path, { ...fields('hugo-westerink'), title: '' })).status, 422)
  const [first, second] = await Promise.all([arjen.post(path, fields('hugo-westerink')), arjen.post(path, fields('hugo-westerink'))])
  assert.deepEqual([first.status, second.status].sort(), [303, 409])
  const begun = wordsOf(await arjen.get(`${list}/2`))
  assert.match(begun, /De denktank is begonnen/)
  assert.doesNotMatch(begun, /Hieruit kwam de denktank/)
  assert.match(wordsOf(await hugo.get(`${list}/2`)), /Hieruit kwam de denktank Algoritmes uitleggen/)
  const origin = wordsOf(await hugo.get('/denktanks/algoritmes-uitleggen/thema'))
  assert.match(origin, /Waar deze denktank vandaan komt.*Wij gebruiken algoritmes.*twaalf verschillende antwoorden.*Nu\..*Gemeente Duinrade Ons register is klaar/)
  assert.equal((await arjen.get('/denktanks/algoritmes-uitleggen/thema')).status, 404)
  assert.equal((await arjen.post(`${list}/2/besluit`, decision('declined', 1))).status, 422)
})

test('only a theme that is picked can begin', async () => {
  const arjen = await house.as('arjen-feenstra')
  const tanks = async () => (await house.database.db.selectFrom('workspace').select('id').execute()).length
  const before = await tanks()
  for (const number of [1, 4, 6]) {
    assert.equal((await arjen.get(`${list}/${number}/denktank`)).status, 409)
    assert.equal((await arjen.post(`${list}/${number}/denktank`, fields('arjen-feenstra'))).status, 409)
  }
  assert.equal(await tanks(), before)
})

test('members of a think tank read where it comes from; a neighbour finds nothing; without a proposal that is what it says', async () => {
  const samira = await house.as('samira-el-amrani')
  assert.match((await samira.get('/denktanks/cloudstrategie')).body, /href="\/denktanks\/cloudstrategie\/thema"/)
  const page = wordsOf(await samira.get('/denktanks/cloudstrategie/thema'))
  assert.match(page, /Uit het thema “Cloudstrategie voor gemeenten”.*liever zes hoofdstukken.*10 organisaties.*Gemeente Duinrade/)
  // In a think tank without names it names no one, though the association does.
  assert.doesNotMatch(page, /Tineke/)
  const paulien = await house.as('paulien-schaafsma')
  assert.equal((await paulien.get('/denktanks/cloudstrategie/thema')).status, 404)
  assert.equal((await (await house.as('gerben-tuinstra')).get('/denktanks/cloudstrategie/thema')).status, 404)
  assert.match(wordsOf(await paulien.get('/denktanks/zaaksystemen/thema')), /begon op 1 september 2026, zonder themavoorstel/)
})

test('a theme that begins by pressing twice begins once, and both presses lead to the same', async () => {
  const arjen = await house.as('arjen-feenstra')
  const { body } = await arjen.get(`${list}/3`)
  await arjen.done(`${list}/3/besluit`, decision('picked', Number(/name="seen" value="(\d+)"/.exec(body)?.[1])))
  const path = `${list}/3/denktank`
  const form = await arjen.get(`${path}?kies=${house.id('person', 'hugo-westerink')}`)
  const keyed = { ...fields('hugo-westerink'), form_key: /name="form_key" value="([^"]+)"/.exec(form.body)?.[1] }
  // The same form: the second press waits for the first and makes nothing.
  const presses = await Promise.all([arjen.post(path, keyed), arjen.post(path, keyed)])
  assert.deepEqual(presses.map(({ status, location }) => `${status} ${location}`), Array(2).fill(`303 ${list}/3?gelukt=begonnen`))
  assert.equal((await arjen.post(path, fields('hugo-westerink'))).status, 409)
})
