import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type TestHouse } from '../../../test/house.ts'
import { slugFrom } from './changes.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const fields = (key: string) => ({
  title: 'Algoritmes & dienstverlening', assignment: 'Zoek uit wat wij moeten uitleggen.', attribution: 'by-perspective',
  voorzitter: house.id('person', key), chairs_perspective: '1', p1: 'Gemeente', p2: 'Inwoner', e2: 'Resident', p3: '', p8: 'Leverancier',
})

test('people see the think tanks they take part in, and no others, whatever they do for the association', async () => {
  const roelof = wordsOf(await (await house.as('roelof-hoekstra')).get('/denktanks'))
  const [first, second] = await house.database.db.selectFrom('workspace').select('title').where('kind', '=', 'thinktank').orderBy('slug').execute()
  for (const tank of [first, second]) assert.ok(roelof.includes(tank?.title ?? '?'))
  const nienke = await (await house.as('nienke-ruijter')).get('/denktanks')
  assert.match(wordsOf(nienke), /U doet nog niet mee aan een denktank/)
  assert.doesNotMatch(nienke.body, /cloudstrategie|zaaksystemen/i)
  const marijke = await (await house.as('marijke-de-wit')).get('/denktanks')
  assert.doesNotMatch(marijke.body, /zaaksystemen/i)
  assert.equal((await house.visitor().get('/denktanks')).status, 404)
})

test('a board member begins a think tank that only the chair can see', async () => {
  const [arjen, hugo] = [await house.as('arjen-feenstra'), await house.as('hugo-westerink')]
  const path = '/vereniging/nieuwe-denktank'
  assert.match(wordsOf(await arjen.get(`${path}?naam=wester`)), /Hugo Westerink/)
  assert.match((await arjen.get(`${path}?kies=${house.id('person', 'hugo-westerink')}`)).body, /Denktank beginnen/)
  const page = await arjen.done(path, fields('hugo-westerink'))
  assert.match(wordsOf(page), /De denktank is begonnen/)
  assert.doesNotMatch(wordsOf(page), /Algoritmes/)
  assert.equal((await arjen.get('/denktanks/algoritmes-dienstverlening')).status, 404)
  const own = await hugo.get('/denktanks/algoritmes-dienstverlening')
  assert.equal(own.status, 200)
  assert.match(wordsOf(own), /Schrijf de opdracht .* Opdracht schrijven .*Nodig mensen uit .* Mensen uitnodigen/)
  assert.doesNotMatch(wordsOf(own), /Deelnemer toevoegen/)
  assert.match(wordsOf(await hugo.get('/denktanks')), /Algoritmes & dienstverlening .*Stap 2/)
  const kept = await house.database.db.selectFrom('happening').select(['thing_id', 'told']).where('act', '=', 'thinktank.begin').execute()
  assert.deepEqual(kept, [{ thing_id: null, told: {} }])
})

test('the same title gets a number behind its address, and who begins as chair comes in at once', async () => {
  const arjen = await house.as('arjen-feenstra')
  const begun = await arjen.post('/vereniging/nieuwe-denktank', fields('arjen-feenstra'))
  assert.equal(begun.location, '/denktanks/algoritmes-dienstverlening-2')
  assert.equal((await arjen.get(begun.location)).status, 200)
  const reserved = await arjen.post('/vereniging/nieuwe-denktank', { ...fields('arjen-feenstra'), title: 'Vereniging' })
  assert.equal(reserved.location, '/denktanks/vereniging-2')
})

test('a form that does not add up comes back, and others may not begin at all', async () => {
  const arjen = await house.as('arjen-feenstra')
  const wrong = await arjen.post('/vereniging/nieuwe-denktank', { ...fields('arjen-feenstra'), title: '', chairs_perspective: '5' })
  assert.equal(wrong.status, 422)
  const none = await arjen.post('/vereniging/nieuwe-denktank', { ...fields('arjen-feenstra'), p1: '', p2: '', p8: '' })
  assert.match(wordsOf(none), /ten minste één perspectief/)
  const before = await house.database.db.selectFrom('workspace').select('id').execute()
  const samira = await house.as('samira-el-amrani')
  assert.equal((await samira.get('/vereniging/nieuwe-denktank')).status, 403)
  assert.equal((await samira.post('/vereniging/nieuwe-denktank', fields('samira-el-amrani'))).status, 403)
  assert.equal((await house.database.db.selectFrom('workspace').select('id').execute()).length, before.length)
})

test('an address keeps letters without their marks', () => {
  assert.equal(slugFrom('Één café: wat nú?', 60), 'een-cafe-wat-nu')
  assert.equal(slugFrom('???', 60), '')
})

test('the chair’s perspective is chosen by its name, and names in English stand apart from the Dutch ones', async () => {
  const arjen = await house.as('arjen-feenstra')
  const path = `/vereniging/nieuwe-denktank?kies=${house.id('person', 'arjen-feenstra')}`
  const first = wordsOf(await arjen.get(path))
  assert.match(first, /Perspectief van de voorzitter .*Perspectief 1: Gemeente .*Perspectief 3: Leverancier .*Perspectief 4 \(als u het een naam geeft\) Perspectief 5 \(als/)
  assert.match(first, /Perspectief 1 Perspectief 2 \([^)]*\) Perspectief 3 .*Namen in het Engels .*Perspectief 1 in het Engels/)
  const back = await arjen.post('/vereniging/nieuwe-denktank', { ...fields('arjen-feenstra'), title: '' })
  assert.match(wordsOf(back), /Perspectief 2: Inwoner .*Perspectief 8: Leverancier/)
  await arjen.get('/taal/en')
  assert.match(wordsOf(await arjen.get(path)), /Perspective of the chair .*Perspective 1: Gemeente .*Perspective 3: Leverancier/)
})
