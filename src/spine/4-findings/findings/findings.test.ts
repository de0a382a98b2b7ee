import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type Answer, type Seat, type TestHouse } from '../../../../test/house.ts'

let house: TestHouse
let marijke: Seat
let tineke: Seat
let bilal: Seat
const cloud = '/denktanks/cloudstrategie/bevindingen'
before(async () => {
  house = await openHouse()
  ;[marijke, tineke, bilal] = [await house.as('marijke-de-wit'), await house.as('tineke-wiersma'), await house.as('bilal-ozturk')]
})
after(() => house.close())

const workspace = () => house.id('workspace', 'cloudstrategie')
const numberOf = (answer: Answer) => Number(/\/bevindingen\/(\d+)\?/.exec(answer.location)?.[1])
const making = (statement: string, chosen: readonly number[], more: Record<string, string> = {}) =>
  ({ statement, explanation: '', subtopic_id: '', ring: 'members', chosen, onderwerp: '', lot: 'open', zoek: '', ...more })
const make = async (statement: string, chosen: readonly number[], more: Record<string, string> = {}) => {
  const answer = await marijke.post(`${cloud}/nieuw`, making(statement, chosen, more))
  assert.equal(answer.status, 303, wordsOf(answer))
  return numberOf(answer)
}
const acts = async () => Number((await house.database.db.selectFrom('happening').select(({ fn }) => fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
const openOnes = (count: number) => house.database.db.selectFrom('contribution').select(['id', 'number']).where('workspace_id', '=', workspace())
  .where('fate', '=', 'open').where('withdrawn_at', 'is', null).orderBy('number').limit(count).execute()
const fateOf = async (number: number) => (await house.database.db.selectFrom('contribution').select('fate').where('workspace_id', '=', workspace())
  .where('number', '=', number).executeTakeFirstOrThrow()).fate
const rowOf = (number: number) => house.database.db.selectFrom('finding').selectAll().where('workspace_id', '=', workspace()).where('number', '=', number).executeTakeFirstOrThrow()
const linked = async (number: number) => (await house.database.db.selectFrom('finding_contribution').innerJoin('contribution', 'contribution.id', 'contribution_id')
  .select('contribution.number').where('finding_id', '=', (await rowOf(number)).id).where('unlinked_at', 'is', null).orderBy('contribution.number').execute())
  .map((row) => row.number)

test('the list shows each finding with the marks of what lies under it, its objections and where it is used', async () => {
  const answer = await tineke.get(cloud)
  assert.equal(answer.status, 200)
  const words = wordsOf(answer)
  assert.match(words, /13 bevindingen/)
  assert.match(words, /1 bezwaar open/)
  assert.match(words, /Staat in tekst 1, \d\.\d/)
  assert.match(answer.body, /aria-label="Bijdragen: [^"]*Gemeente \d/)
  assert.match(answer.body, /href="\/denktanks\/cloudstrategie\/bijdragen\?lot=open">\d+ bijdragen wachten nog op een besluit/)
  assert.equal([...answer.body.matchAll(/id="bevinding-\d+"/g)].length, 13)
  assert.doesNotMatch(answer.body, /Bevinding maken/, 'only the preparation group makes them')
  const topic = house.id('subtopic', 'cloudstrategie', 'exit')
  assert.equal([...(await tineke.get(`${cloud}?onderwerp=${topic}`)).body.matchAll(/id="bevinding-\d+"/g)].length, 2)
  assert.match(wordsOf(await tineke.get(`${cloud}?onderwerp=geen`)), /nog geen bevinding/)
})

test('a finding shows what it rests on, who objects by perspective, where it is used, and how it read before', async () => {
  const answer = await tineke.get(`${cloud}/3`)
  const words = wordsOf(answer)
  assert.match(words, /1 bezwaar open/)
  assert.match(words, /Waar dit op rust/)
  assert.match(words, /Leverancier/)
  assert.match(words, /Eerdere teksten van deze bevinding \(2\)/)
  assert.match(answer.body, /<del>|<ins>/)
  assert.match(words, /Gesplitst in bevinding 15/)
  assert.doesNotMatch(answer.body, /Vlieger/, 'no names in a think tank that shows perspectives')
  assert.match(wordsOf(await tineke.get(`${cloud}/14`)), /Samengevoegd uit bevinding 12 en bevinding 13/)
  assert.match(wordsOf(await tineke.get(`${cloud}/12`)), /telt niet meer zelf mee.*bevinding 14/)
})

test('an outsider, a neighbour and a visitor find nothing at any address, and nothing they post leaves a trace', async () => {
  const told = await acts()
  const neighbour = await house.as('omer-kaplan')
  for (const who of [neighbour, house.visitor()]) {
    for (const path of ['', '/nieuw', '/3', '/3/tekst', '/3/bijdragen', '/3/samenvoeging', '/3/splitsing', '/3/intrekking']) {
      assert.equal((await who.get(cloud + path)).status, 404, path)
    }
    assert.equal((await who.post(`${cloud}/3/bezwaren`, { reason: 'Nee' })).status, 404)
    assert.equal((await who.post(`${cloud}/nieuw`, making('Nee', []))).status, 404)
  }
  assert.equal(await acts(), told)
})

test('a participant outside the preparation group may not make or change findings, and the attempt leaves no trace', async () => {
  const told = await acts()
  for (const path of ['/nieuw', '/3/tekst', '/3/bijdragen', '/3/samenvoeging', '/3/splitsing', '/3/intrekking']) assert.equal((await tineke.get(cloud + path)).status, 403, path)
  const words = { statement: 'Anders', explanation: '', subtopic_id: '' }
  assert.equal((await tineke.post(`${cloud}/nieuw`, making('Anders', []))).status, 403)
  assert.equal((await tineke.post(`${cloud}/3/tekst`, { ...words, seen: 2 })).status, 403)
  assert.equal((await tineke.post(`${cloud}/3/bijdragen`, { chosen: [1], onderwerp: '', lot: 'open', zoek: '' })).status, 403)
  assert.equal((await tineke.post(`${cloud}/3/samenvoeging`, { ...words, met: 4 })).status, 403)
  assert.equal((await tineke.post(`${cloud}/3/splitsing`, { statement_a: 'a', explanation_a: '', statement_b: 'b', explanation_b: '', a: [1], b: [1] })).status, 403)
  assert.equal((await tineke.post(`${cloud}/3/intrekking`, { reason: 'Weg ermee' })).status, 403)
  assert.equal((await tineke.post(`${cloud}/3/plenair`)).status, 403)
  assert.equal(await acts(), told)
})

test('a form that is not right comes back with what was typed, and nothing is made', async () => {
  const told = await acts()
  const answer = await marijke.post(`${cloud}/nieuw`, making('', [1], { explanation: 'Dit typte ik' }))
  assert.equal(answer.status, 422)
  assert.match(wordsOf(answer), /Vul in: uitspraak/)
  assert.match(answer.body, /Dit typte ik/)
  assert.match(answer.body, /name="chosen" value="1" checked/)
  assert.equal((await marijke.post(`${cloud}/nieuw`, making('x'.repeat(1001), []))).status, 422)
  assert.equal((await marijke.post(`${cloud}/3/intrekking`, { reason: ' ' })).status, 422)
  assert.equal((await marijke.post(`${cloud}/3/samenvoeging`, { met: 4, statement: '', explanation: '', subtopic_id: '' })).status, 422)
  assert.equal((await tineke.post(`${cloud}/3/bezwaren`, { reason: '' })).status, 422)
  assert.equal((await marijke.post(`${cloud}/nieuw`, making('Op iets dat er niet is', [999_999]))).status, 400)
  assert.equal(await acts(), told)
})

test('narrowing the list to choose from keeps what was typed and chosen', async () => {
  const [one] = await openOnes(1)
  const answer = await marijke.post(`${cloud}/nieuw`, making('Half af', [one?.number ?? 0], { zoek: 'exitplan', lot: 'alle', toon: 'ja' }))
  assert.equal(answer.status, 200)
  assert.match(answer.body, /Half af/)
  assert.match(answer.body, new RegExp(`name="chosen" value="${one?.number}" checked`))
  assert.match(answer.body, /name="chosen" value="16"/)
})

test('what a new finding rests on is taken up, its givers hear of it, and no number is used again', async () => {
  const chosen = await openOnes(2)
  const notices = async () => (await house.database.db.selectFrom('notice').select('person_id').execute()).length
  const before = await notices()
  const number = await make('Een uitspraak die op twee bijdragen rust.', chosen.map((one) => one.number))
  assert.equal(number, 16)
  assert.deepEqual(await linked(number), chosen.map((one) => one.number))
  for (const one of chosen) assert.equal(await fateOf(one.number), 'taken-up')
  assert.ok(await notices() > before)
  assert.match(wordsOf(await bilal.get(`${cloud}/${number}?gelukt=gemaakt`)), /De bevinding is gemaakt\..*Een uitspraak die op twee bijdragen rust/)
  await marijke.done(`${cloud}/${number}/intrekking`, { reason: 'Dit zei niemand.' })
  for (const one of chosen) assert.equal(await fateOf(one.number), 'open')
  assert.match(wordsOf(await bilal.get(`${cloud}/${number}`)), /Ingetrokken op .* Reden: Dit zei niemand\./)
  assert.match(await bilal.get(`${cloud}/${number}`).then((page) => page.body), new RegExp(`bijdragen/${chosen[0]?.number}"`), 'what it rested on can still be read')
  assert.equal(await make('De volgende.', []), 17)
})

test('a contribution whose last link goes is open again; one that lies under another finding is not', async () => {
  const [one, two] = await openOnes(2) as unknown as [{ number: number }, { number: number }]
  const [first, second] = [await make('De eerste van twee.', [one.number, two.number]), await make('De tweede van twee.', [two.number], { lot: 'alle' })]
  await marijke.done(`${cloud}/${first}/bijdragen`, { onderwerp: '', lot: 'open', zoek: '' })
  assert.deepEqual(await linked(first), [])
  assert.equal(await fateOf(one.number), 'open')
  assert.equal(await fateOf(two.number), 'taken-up')
  await marijke.done(`${cloud}/${second}/bijdragen`, { chosen: [one.number, two.number], onderwerp: '', lot: 'open', zoek: '' })
  assert.deepEqual(await linked(second), [one.number, two.number])
  assert.equal(await fateOf(one.number), 'taken-up')
})

test('rephrasing keeps how it read; who was too late sees how it goes now and loses no words', async () => {
  const number = await make('Oefen het exitplan.', [])
  await marijke.done(`${cloud}/${number}/tekst`, { statement: 'Oefen het exitplan elk jaar.', explanation: '', subtopic_id: '', seen: 0 })
  const late = await marijke.post(`${cloud}/${number}/tekst`, { statement: 'Mijn versie van de zin.', explanation: '', subtopic_id: '', seen: 0 })
  assert.equal(late.status, 422)
  assert.match(late.body, /Mijn versie van de zin\./)
  assert.match(wordsOf(late), /Iemand anders heeft de bevinding intussen veranderd.*Oefen het exitplan elk jaar/)
  assert.match((await tineke.get(`${cloud}/${number}`)).body, /<ins>[^<]*elk jaar<\/ins>/)
})

test('merging makes a new finding with the links and open objections of both; the old ones lead to it', async () => {
  const chosen = (await openOnes(3)).map((one) => one.number)
  const [a, b] = [await make('Het eerste stuk.', chosen.slice(0, 2)), await make('Het tweede stuk.', chosen.slice(1), { lot: 'alle' })]
  await tineke.done(`${cloud}/${a}/bezwaren`, { reason: 'Dit klopt niet overal.' })
  assert.match(wordsOf(await marijke.get(`${cloud}/${a}/samenvoeging?met=${b}`)), /Het eerste stuk\..*Het tweede stuk\./)
  const answer = await marijke.post(`${cloud}/${a}/samenvoeging`, { met: b, statement: 'Het hele stuk.', explanation: '', subtopic_id: '' })
  const whole = numberOf(answer)
  assert.deepEqual(await linked(whole), chosen)
  assert.deepEqual(await linked(a), [])
  assert.match(wordsOf(await tineke.get(`${cloud}/${whole}`)), /Dit klopt niet overal\./)
  assert.match(wordsOf(await tineke.get(`${cloud}/${a}`)), new RegExp(`telt niet meer zelf mee.*bevinding ${whole}`))
  for (const number of chosen) assert.equal(await fateOf(number), 'taken-up')
  assert.equal((await marijke.post(`${cloud}/${b}/samenvoeging`, { met: whole, statement: 'Te laat.', explanation: '', subtopic_id: '' })).status, 409)
  assert.equal((await marijke.post(`${cloud}/${whole}/samenvoeging`, { met: whole, statement: 'Met zichzelf.', explanation: '', subtopic_id: '' })).status, 404)
})

test('two mergers of the same findings at once: one wins, the other hears that it was too late', async () => {
  const [a, b] = [await make('Gelijktijdig een.', []), await make('Gelijktijdig twee.', [])]
  const words = { statement: 'Samen.', explanation: '', subtopic_id: '' }
  const answers = await Promise.all([
    marijke.post(`${cloud}/${a}/samenvoeging`, { ...words, met: b }), marijke.post(`${cloud}/${b}/samenvoeging`, { ...words, met: a }),
  ])
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409])
})

test('splitting makes two findings; a contribution may go to both, and what goes to neither is open again', async () => {
  const chosen = (await openOnes(3)).map((one) => one.number) as [number, number, number]
  const number = await make('Twee dingen tegelijk.', chosen)
  await tineke.done(`${cloud}/${number}/bezwaren`, { reason: 'Het tweede deel klopt niet.' })
  const dispute = await house.database.db.selectFrom('dispute').select('id').where('finding_id', '=', (await rowOf(number)).id).executeTakeFirstOrThrow()
  const halves = { statement_a: 'Ding een.', explanation_a: '', statement_b: 'Ding twee.', explanation_b: '' }
  const empty = await marijke.post(`${cloud}/${number}/splitsing`, { ...halves, a: [chosen[0]] })
  assert.equal(empty.status, 422)
  assert.match(wordsOf(empty), /ten minste één bijdrage/)
  const page = await marijke.done(`${cloud}/${number}/splitsing`, { ...halves, a: [chosen[0], chosen[1]], b: [chosen[1]], disputes: [dispute.id] })
  const [one, two] = [...page.body.matchAll(/bevindingen\/(\d+)">bevinding/g)].map((match) => Number(match[1])) as [number, number]
  assert.deepEqual([await linked(one), await linked(two)], [[chosen[0], chosen[1]], [chosen[1]]])
  assert.equal(await fateOf(chosen[2]), 'open')
  assert.match(wordsOf(await tineke.get(`${cloud}/${two}`)), /Het tweede deel klopt niet\./)
  assert.doesNotMatch(wordsOf(await tineke.get(`${cloud}/${one}`)), /Het tweede deel klopt niet\./)
})

test('an objection is settled by its giver or the preparation group, once, with an outcome that all can read', async () => {
  const number = await make('Iets om tegen te zijn.', [])
  await tineke.done(`${cloud}/${number}/bezwaren`, { reason: 'Ik ben ertegen.' })
  const { id } = await house.database.db.selectFrom('dispute').select('id').where('finding_id', '=', (await rowOf(number)).id).executeTakeFirstOrThrow()
  const settle = `${cloud}/${number}/bezwaren/${id}/afronding`
  assert.match(wordsOf(await bilal.get(`${cloud}/${number}`)), /Gemeente · .*Ik ben ertegen\./)
  assert.doesNotMatch((await bilal.get(`${cloud}/${number}`)).body, /Tineke|Wiersma/)
  assert.equal((await bilal.post(settle, { outcome: 'Niet aan mij' })).status, 403)
  assert.equal((await marijke.post(settle, { outcome: '' })).status, 422)
  await tineke.done(settle, { outcome: 'Wij hebben erover gepraat.' })
  assert.match(wordsOf(await bilal.get(`${cloud}/${number}`)), /Uitkomst: Wij hebben erover gepraat\./)
  assert.equal((await marijke.post(settle, { outcome: 'Nog eens' })).status, 409)
})

test('a finding of the preparation group shows nowhere outside it and settles nothing until it is shared', async () => {
  const [one] = await openOnes(1) as unknown as [{ number: number }]
  const count = (answer: Answer) => /(\d+) bevindingen/.exec(wordsOf(answer))?.[1]
  const before = count(await tineke.get(cloud))
  const number = await make('Kanariewoord voor de voorbereiding.', [one.number], { ring: 'preparation' })
  assert.equal((await tineke.get(`${cloud}/${number}`)).status, 404)
  assert.equal((await tineke.post(`${cloud}/${number}/bezwaren`, { reason: 'Ik zie dit niet' })).status, 404)
  assert.equal((await tineke.get(`/denktanks/cloudstrategie/spoor/bevinding/${number}`)).status, 404)
  for (const path of [cloud, `/denktanks/cloudstrategie/spoor/bijdrage/${one.number}`, `/denktanks/cloudstrategie/bijdragen/${one.number}`]) {
    assert.doesNotMatch((await tineke.get(path)).body, /Kanariewoord/, path)
  }
  assert.equal(count(await tineke.get(cloud)), before)
  assert.equal(await fateOf(one.number), 'open')
  assert.equal((await marijke.post(`${cloud}/${number}/samenvoeging`, { met: 1, statement: 'Over ringen heen.', explanation: '', subtopic_id: '' })).status, 400)
  const { location } = await marijke.post(`${cloud}/${number}/plenair`)
  const shared = /bevindingen\/(\d+)/.exec(location)?.[1] ?? ''
  assert.ok(Number(number) >= 10_000 && Number(shared) < 10_000, `${number} became ${shared}`)
  assert.match(wordsOf(await tineke.get(`${cloud}/${shared}`)), /Kanariewoord/)
  assert.equal(await fateOf(one.number), 'taken-up')
  assert.equal((await marijke.post(`${cloud}/${shared}/plenair`)).status, 409)
})

test('in an anonymous think tank an objection shows neither name nor perspective', async () => {
  const [omer, jolanda] = [await house.as('omer-kaplan'), await house.as('jolanda-wijnands')]
  const second = '/denktanks/zaaksystemen/bevindingen'
  await omer.done(`${second}/2/bezwaren`, { reason: 'Dit is te duur gerekend.' })
  const body = (await jolanda.get(`${second}/2`)).body
  assert.match(body, /Dit is te duur gerekend\./)
  assert.doesNotMatch(body, /Kaplan|Gemeente<|dt-is-municipality/)
  const kept = await house.database.db.selectFrom('dispute').select('raised_at').where('reason', '=', 'Dit is te duur gerekend.').executeTakeFirstOrThrow()
  assert.equal(kept.raised_at.toISOString().slice(11), '12:00:00.000Z')
})

test('an objection without words comes back with a question that ends once', async () => {
  const answer = await tineke.post(`${cloud}/3/bezwaren`, { reason: '' })
  assert.equal(answer.status, 422)
  assert.match(wordsOf(answer), /Vul in: waarom klopt deze bevinding niet\?/)
  assert.doesNotMatch(answer.body, /\?\./)
})
