/** Paper: sheets with a code that says, when they are typed over, from which round, subgroup and perspective they are. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../../test/house.ts'
import { checkLetter, newSheetCode, readCode } from './code.ts'

let house: TestHouse
let chair: Seat
let member: Seat
before(async () => {
  house = await openHouse()
  chair = await house.as('marijke-de-wit')
  member = await house.as('samira-el-amrani')
})
after(() => house.close())

const at = '/denktanks/cloudstrategie/bijeenkomsten/2/papier'
const typing = '/denktanks/cloudstrategie/bijdragen/overtypen'
const letters = 'BCDFGHJKLMNPQRSTVWXZ23456789'
interface Sheet { code: string; round: string; perspective: string; subgroup_id: string | null }
const sheets = async () => (await sql<Sheet>`select code, round, perspective, subgroup_id from paper_sheet order by code`.execute(house.database.db)).rows

test('a code with one wrong letter is never another code, and reads with spaces, dashes and small letters', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 4 }), fc.constantFrom(...letters), (place, other) => {
    const code = newSheetCode()
    assert.equal(readCode(` ${code.slice(0, 2).toLowerCase()}-${code.slice(2)} `), code)
    if (other !== code[place]) assert.equal(readCode(code.slice(0, place) + other + code.slice(place + 1)), undefined)
  }), { numRuns: 500 })
})

test('two neighbouring letters that changed places are told, but for one pair', () => {
  for (const a of letters) for (const b of letters) {
    const [code, turned] = [`BC${a}${b}`, `BC${b}${a}`]
    if (a !== b && ![a, b].every((one) => one === letters[0] || one === letters[27])) assert.notEqual(checkLetter(code), checkLetter(turned), `${a}${b}`)
  }
})

test('sheets are made for each round, perspective and subgroup, and keep their codes', async () => {
  assert.equal((await member.get(at)).status, 403)
  assert.equal((await member.post(at, { round: ['images'] })).status, 403)
  assert.deepEqual(await sheets(), [])
  assert.equal((await chair.post(at, {})).status, 422)
  await chair.done(at, { round: ['images', 'question'] })
  const made = await sheets()
  assert.equal(made.filter(({ round, subgroup_id }) => round === 'images' && subgroup_id === null).length, 3)
  assert.ok(made.some(({ round, subgroup_id }) => round === 'question' && subgroup_id === house.id('ring', 'cloudstrategie', 'deelgroep-gemeente')))
  await chair.done(at, { round: ['images', 'question', 'experiences'] })
  const codes = new Set((await sheets()).map(({ code }) => code))
  assert.ok(made.every(({ code }) => codes.has(code)))
  assert.ok(codes.size > made.length)
})

test('each sheet is printed on a page of its own, with its code and the way to type it over', async () => {
  const made = await sheets()
  for (const form of ['kaartjes', 'vellen']) {
    const shown = await chair.get(`${at}/${form}`)
    assert.equal(shown.status, 200)
    assert.match(wordsOf(shown), /Zet ervoor: g gevolg, r risico/, 'at the question of a subgroup it is said how to tell what a thought is, on cards too')
    assert.ok(made.every(({ code }) => shown.body.includes(`id="vel-${code}"`)))
    assert.equal(shown.body.match(/class="dt-qr"/g)?.length, made.length)
  }
  assert.equal((await member.get(`${at}/kaartjes`)).status, 403)
})

test('the code fills round, subgroup and perspective when a sheet is typed over, and its report has it by round', async () => {
  const sheet = (await sheets()).find(({ round, perspective }) => round === 'images' && perspective === 'supplier')
  const shown = await member.get(`${typing}?code=${sheet?.code}`)
  assert.match(shown.body, /value="supplier" checked/)
  assert.match(shown.body, /value="image" checked/)
  const typed = { code: sheet?.code.toLowerCase() ?? '', perspective: 'municipality', subgroup_id: '', subtopic_id: '', kind: 'consequence', lines: 'een luchtkasteel op palen' }
  const read = await member.post(typing, typed)
  assert.equal(read.status, 200)
  const stored = await member.post(`${typing}/opslag`, {
    subgroup_id: '', subtopic_id: '', code: sheet?.code, 'text[]': ['Een luchtkasteel op palen.'], 'kind-0': 'image', 'perspective-0': 'supplier',
  })
  assert.equal(stored.status, 303)
  assert.match(read.body, /name="perspective-0" value="supplier" checked/)
  await sql`update meeting set starts_at = now() - interval '1 hour' where id = ${house.id('meeting', 'cloudstrategie', 2)}`.execute(house.database.db)
  assert.match(wordsOf(await member.get('/denktanks/cloudstrategie/bijeenkomsten/2/verslag')), /Beelden .*Een luchtkasteel op palen/)
})

test('a question of a subgroup puts its lines with that subgroup, and the kind stays for who types', async () => {
  const subgroup = house.id('ring', 'cloudstrategie', 'deelgroep-leverancier')
  const sheet = (await sheets()).find(({ round, subgroup_id }) => round === 'question' && subgroup_id === subgroup)
  const read = await member.post(typing, { code: sheet?.code ?? '', perspective: 'municipality', subgroup_id: '', subtopic_id: '', kind: 'risk', lines: 'de stekker gaat eruit' })
  assert.match(read.body, new RegExp(`name="subgroup_id" value="${subgroup}"`))
  assert.match(read.body, /name="kind-0" value="risk" checked/)
})

test('a typing error in a code is told, and nothing is read', async () => {
  const code = (await sheets())[0]?.code ?? ''
  const wrong = code.slice(0, 4) + letters[(letters.indexOf(code[4] ?? '') + 1) % letters.length]
  const back = await member.post(typing, { code: wrong, perspective: 'municipality', subgroup_id: '', subtopic_id: '', kind: 'risk', lines: 'de stekker gaat eruit' })
  assert.equal(back.status, 422)
  assert.match(back.body, /Deze code klopt niet[\s\S]*de stekker gaat eruit/)
})

test('a code of another think tank says nothing here, and an outsider finds no paper', async () => {
  const code = (await sheets())[0]?.code ?? ''
  const other = await house.as('paulien-schaafsma')
  const read = await other.post('/denktanks/zaaksystemen/bijdragen/overtypen', { code, perspective: 'municipality', subgroup_id: '', subtopic_id: '', kind: 'risk', lines: 'de stekker gaat eruit' })
  assert.equal(read.status, 422)
  for (const key of ['bart-looijenga', 'gerben-tuinstra', 'paulien-schaafsma']) assert.equal((await (await house.as(key)).get(at)).status, 404, key)
})
