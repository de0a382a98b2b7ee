import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { formOn } from '../../../../test/forms.ts'
import { openHouse, wordsOf, type TestHouse } from '../../../../test/house.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const groups = '/denktanks/cloudstrategie/deelgroepen'
const plan = `${groups}/indeling`
const mixed = { soort: 'gemengd', nieuw: '3', wensen: 'ja' }
const happenings = async () => (await house.database.db.selectFrom('happening').select('id').execute()).length
const proposed = () => house.database.db.selectFrom('subgroup_proposal_seat')
  .innerJoin('subgroup_proposal', 'subgroup_proposal.id', 'subgroup_proposal_seat.proposal_id').where('dropped_at', 'is', null).where('accepted_at', 'is', null)
  .innerJoin('subgroup_proposal_group', 'subgroup_proposal_group.id', 'group_id').select(['subgroup_proposal_seat.person_id', 'group_id', 'position']).orderBy('position').orderBy('subgroup_proposal_seat.person_id').execute()

test('a proposal is not there for an outsider, a neighbour or a participant, and their asking leaves no trace', async () => {
  const before = await happenings()
  for (const seat of [house.visitor(), await house.as('paulien-schaafsma'), await house.as('nienke-ruijter'), await house.as('samira-el-amrani')]) {
    assert.equal((await seat.get(plan)).status, 404)
    assert.equal((await seat.post(plan, mixed)).status, 404)
    assert.equal((await seat.post(`${plan}/aanname`, {})).status, 404)
  }
  assert.equal((await house.visitor().get(`${groups}/wensen`)).status, 404)
  assert.equal(await happenings(), before)
})

test('a wrong form comes back with what was typed', async () => {
  const joost = await house.as('joost-haverkamp')
  const wrong = await joost.post(plan, { ...mixed, nieuw: 'veel' })
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong), /getal in van 0 tot en met 20/)
  assert.equal((await joost.post(plan, { ...mixed, nieuw: '0' })).status, 422)
})

test('not with whom somebody would sit is read by the chair only', async () => {
  const samira = await house.as('samira-el-amrani')
  await samira.done(`${groups}/wensen`, { niet: house.id('person', 'devi-baldew') })
  assert.match(wordsOf(await samira.get(`${groups}/wensen`)), /Uw wensen/)
  assert.match((await samira.get(`${groups}/wensen`)).body, /leest alleen de voorzitter[\s\S]*name="niet"/, 'who reads it is said before somebody gives it, on a phone too')
  const [joost, marijke] = [await house.as('joost-haverkamp'), await house.as('marijke-de-wit')]
  await joost.done(plan, { ...mixed, nieuw: '1' })
  assert.doesNotMatch(wordsOf(await joost.get(plan)), /Samira El Amrani zit bij/)
  assert.match(wordsOf(await joost.get(plan)), /1 wens om niet bij iemand te zitten/)
  assert.match(wordsOf(await marijke.get(plan)), /Samira El Amrani zit bij Devi Baldew/)
})

test('the same people come out the same way, groups differ one at most, and the wish is honoured', async () => {
  const joost = await house.as('joost-haverkamp')
  const placed = async () => {
    await joost.done(plan, mixed)
    return (await proposed()).map(({ person_id, position }) => `${position} ${person_id}`)
  }
  const first = await placed()
  assert.deepEqual(await placed(), first)
  const sizes = [0, 1, 2].map((nth) => first.filter((one) => one.startsWith(`${nth} `)).length)
  assert.ok(Math.max(...sizes) - Math.min(...sizes) <= 1, sizes.join())
  const groupOf = (key: string) => first.find((one) => one.endsWith(house.id('person', key)))?.[0]
  assert.notEqual(groupOf('samira-el-amrani'), groupOf('devi-baldew'))
})

test('who is moved by hand stays in a new proposal; who does not take part cannot be moved', async () => {
  const joost = await house.as('joost-haverkamp')
  const samira = house.id('person', 'samira-el-amrani')
  const other = (await proposed()).find(({ group_id }, _, all) => group_id !== all.find(({ person_id }) => person_id === samira)?.group_id)?.group_id as string
  await joost.done(`${plan}/plaats`, { person: samira, group: other })
  await joost.done(`${plan}/opnieuw`, {})
  assert.equal((await proposed()).find(({ person_id }) => person_id === samira)?.group_id, other)
  assert.match(wordsOf(await joost.get(plan)), /met de hand geplaatst/)
  assert.equal((await joost.post(`${plan}/plaats`, { person: house.id('person', 'gerben-tuinstra'), group: other })).status, 404)
  assert.equal((await joost.post(`${plan}/plaats`, { person: samira, group: samira })).status, 404)
})

test('who came after the proposal waits beside it as somebody who can be taken hold of, and comes into a group', async () => {
  const joost = await house.as('joost-haverkamp')
  const samira = house.id('person', 'samira-el-amrani')
  const group = (await proposed()).find(({ person_id }) => person_id === samira)?.group_id as string
  await house.database.db.deleteFrom('subgroup_proposal_seat').where('person_id', '=', samira).execute()
  assert.match((await joost.get(plan)).body, new RegExp(`Nog niet geplaatst[\\s\\S]*<li data-person="${samira}"[\\s\\S]*De groepen`))
  await joost.done(`${plan}/plaats`, { person: samira, group })
  assert.doesNotMatch(wordsOf(await joost.get(plan)), /Nog niet geplaatst/)
})

test('a proposal is dropped when a box is ticked only, and twice does it once', async () => {
  const joost = await house.as('joost-haverkamp')
  const seats = (await proposed()).length
  assert.ok(seats > 0)
  const refused = await joost.post(`${plan}/vervallen`, {})
  assert.equal(refused.status, 422)
  assert.match(wordsOf(refused), /Er klopt nog iets niet[\s\S]*Wat u met de hand verplaatste[\s\S]*zijn dan weg/)
  assert.equal((await proposed()).length, seats, 'one press drops nothing')
  const form = formOn((await joost.get(plan)).body, /vervallen$/).fields
  for (const nth of [1, 2]) assert.match(wordsOf(await joost.done(`${plan}/vervallen`, { ...form, zeker: 'ja' })), /Het voorstel is vervallen/, `press ${nth}`)
  assert.equal((await proposed()).length, 0)
  await joost.done(plan, mixed)
})

test('accepted, everybody stands in one new subgroup and hears of it; a group without a question stops it', async () => {
  const joost = await house.as('joost-haverkamp')
  assert.equal((await joost.post(`${plan}/aanname`, {})).status, 422)
  const seats = await proposed()
  for (const group of new Set(seats.map(({ group_id }) => group_id))) {
    const one = seats.find(({ group_id }) => group_id === group)?.person_id as string
    await joost.done(`${plan}/groepen/${group}`, { title: `Groep ${group.slice(0, 4)}`, question: 'Wat betekent dit?', facilitator: one, reporter: '' })
  }
  const notices = async () => (await house.database.db.selectFrom('notice').select('id').execute()).length
  const before = await notices()
  assert.match(wordsOf(await joost.done(`${plan}/aanname`, {})), /De indeling is aangenomen\. Iedereen hoort in welke deelgroep/)
  assert.equal(await notices(), before + seats.length - 1)
  assert.match(wordsOf(await (await house.as('samira-el-amrani')).get(groups)), /Wat betekent dit/)
  assert.equal((await proposed()).length, 0)
})
