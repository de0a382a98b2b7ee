/** Two people at the same findings: what one did in between is neither undone nor overwritten, and what the other typed comes back. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type Answer, type Seat, type TestHouse } from '../../../../test/house.ts'

let house: TestHouse
let marijke: Seat
let other: Seat
const cloud = '/denktanks/cloudstrategie/bevindingen'
before(async () => {
  house = await openHouse()
  ;[marijke, other] = [await house.as('marijke-de-wit'), await house.as('marijke-de-wit')]
})
after(() => house.close())

const workspace = () => house.id('workspace', 'cloudstrategie')
const narrow = { onderwerp: '', lot: 'open', zoek: '' }
const words = (statement: string) => ({ statement, explanation: '', subtopic_id: '' })
const openOnes = async (count: number) => (await house.database.db.selectFrom('contribution').select('number').where('workspace_id', '=', workspace())
  .where('fate', '=', 'open').where('withdrawn_at', 'is', null).orderBy('number').limit(count).execute()).map(({ number }) => number)
const hidden = (answer: Answer, name: string) => [...answer.body.matchAll(new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`, 'g'))].map(([, value]) => value ?? '')
const make = async (statement: string, chosen: readonly number[]) => {
  const answer = await marijke.post(`${cloud}/nieuw`, { ...words(statement), ring: 'members', chosen, ...narrow })
  assert.equal(answer.status, 303, wordsOf(answer))
  return Number(/\/bevindingen\/(\d+)\?/.exec(answer.location)?.[1])
}
const linked = async (finding: number) => (await house.database.db.selectFrom('finding_contribution').innerJoin('contribution', 'contribution.id', 'contribution_id')
  .innerJoin('finding', 'finding.id', 'finding_id').select('contribution.number').where('finding.number', '=', finding).where('finding.workspace_id', '=', workspace())
  .where('unlinked_at', 'is', null).orderBy('contribution.number').execute()).map(({ number }) => number)
const statementOf = async (finding: number) => (await house.database.db.selectFrom('finding').select('statement').where('workspace_id', '=', workspace()).where('number', '=', finding).executeTakeFirstOrThrow()).statement
const settle = (number: number, fields: Record<string, string | number>) => marijke.post(`/denktanks/cloudstrategie/bijdragen/${number}/besluit`, fields)
const rephrase = async (finding: number, statement: string) => {
  const [seen = ''] = hidden(await other.get(`${cloud}/${finding}/tekst`), 'seen')
  assert.equal((await other.post(`${cloud}/${finding}/tekst`, { ...words(statement), seen })).status, 303)
}

test('a contribution that was merged while somebody wrote a finding over it gives the form back with what was written', async () => {
  const [one, two, three] = await openOnes(3) as [number, number, number]
  assert.equal((await settle(two, { decision: 'merged', into: one, reason: '' })).status, 303)
  const answer = await marijke.post(`${cloud}/nieuw`, { ...words('Wat lang is bedacht.'), explanation: 'Met een toelichting.', ring: 'members', chosen: [two, three], ...narrow })
  assert.equal(answer.status, 422)
  assert.match(answer.body, />Wat lang is bedacht\.<\/textarea>/)
  assert.match(wordsOf(answer), new RegExp(`Bijdrage ${two} is intussen ingetrokken of samengevoegd`))
  assert.match(answer.body, new RegExp(`value="${three}" checked`))
  const number = await make('Wat lang is bedacht.', [three])
  const again = await marijke.post(`${cloud}/${number}/bijdragen`, { had: three, chosen: [three, two], ...narrow })
  assert.equal(again.status, 422)
  assert.match(wordsOf(again), new RegExp(`Bijdrage ${two} is intussen ingetrokken of samengevoegd`))
})

test('choosing contributions changes only what was ticked or unticked on the page, not what somebody else chose meanwhile', async () => {
  const [one, two, three] = await openOnes(3) as [number, number, number]
  const finding = await make('Twee kiezen tegelijk.', [one, two])
  const [mine = ''] = hidden(await marijke.get(`${cloud}/${finding}/bijdragen`), 'had')
  assert.equal(mine, `${one},${two}`)
  assert.equal((await other.post(`${cloud}/${finding}/bijdragen`, { had: mine, chosen: [one, two, three], ...narrow })).status, 303)
  // Narrowing the list keeps what stood there when the form was made.
  const narrowed = await marijke.post(`${cloud}/${finding}/bijdragen`, { had: mine, chosen: [two], ...narrow, toon: 'ja' })
  assert.deepEqual(hidden(narrowed, 'had'), [mine])
  assert.equal((await marijke.post(`${cloud}/${finding}/bijdragen`, { had: mine, chosen: [two], ...narrow })).status, 303)
  assert.deepEqual(await linked(finding), [two, three])
})

test('a wording that was begun before somebody else rephrased is not stored after a mistake in the form either', async () => {
  const finding = await make('Zo begon het.', [])
  const [seen = ''] = hidden(await marijke.get(`${cloud}/${finding}/tekst`), 'seen')
  await rephrase(finding, 'Zo zegt de ander het.')
  const mistake = await marijke.post(`${cloud}/${finding}/tekst`, { ...words(''), explanation: 'Mijn toelichting.', seen })
  assert.equal(mistake.status, 422)
  const back = await marijke.post(`${cloud}/${finding}/tekst`, { ...words('Zo zeg ik het.'), seen: hidden(mistake, 'seen')[0] })
  assert.equal(back.status, 422)
  assert.match(wordsOf(back), /Iemand anders heeft de bevinding intussen veranderd/)
  assert.equal(await statementOf(finding), 'Zo zegt de ander het.')
  assert.equal((await marijke.post(`${cloud}/${finding}/tekst`, { ...words('Zo zeggen wij het.'), seen: hidden(back, 'seen')[0] })).status, 303)
})

test('two findings are merged as they were read: when one was rephrased meanwhile the form comes back with both', async () => {
  const [one, two] = [await make('De eerste uitspraak.', []), await make('De tweede uitspraak.', [])]
  const [seen = ''] = hidden(await marijke.get(`${cloud}/${one}/samenvoeging?met=${two}`), 'seen')
  await rephrase(two, 'De tweede, met een voorwaarde.')
  const answer = await marijke.post(`${cloud}/${one}/samenvoeging`, { met: two, seen, ...words('Samen zeggen zij dit.') })
  assert.equal(answer.status, 422)
  assert.match(wordsOf(answer), /intussen iets veranderd/)
  assert.match(answer.body, />Samen zeggen zij dit\.<\/textarea>/)
  assert.match(wordsOf(answer), /De tweede, met een voorwaarde/)
  assert.equal((await marijke.post(`${cloud}/${one}/samenvoeging`, { met: two, seen: hidden(answer, 'seen')[0], ...words('Samen zeggen zij dit.') })).status, 303)
})

test('when the other finding has gone meanwhile, another can be chosen and the new wording is still there', async () => {
  const [one, two, three] = [await make('Blijft staan.', []), await make('Gaat weg.', []), await make('Kan ook.', [])]
  const [seen = ''] = hidden(await marijke.get(`${cloud}/${one}/samenvoeging?met=${two}`), 'seen')
  assert.equal((await other.post(`${cloud}/${two}/intrekking`, { reason: 'Klopt niet.' })).status, 303)
  const answer = await marijke.post(`${cloud}/${one}/samenvoeging`, { met: two, seen, ...words('Samen zeggen zij dit.') })
  assert.equal(answer.status, 422)
  assert.match(wordsOf(answer), /Kies een andere/)
  assert.match(answer.body, />Samen zeggen zij dit\.<\/textarea>/)
  const chosen = await marijke.post(`${cloud}/${one}/samenvoeging`, { met: three, seen: '', ...words('Samen zeggen zij dit.') })
  assert.equal(chosen.status, 422, 'first both are shown')
  assert.equal((await marijke.post(`${cloud}/${one}/samenvoeging`, { met: three, seen: hidden(chosen, 'seen')[0], ...words('Samen zeggen zij dit.') })).status, 303)
})

test('a contribution that was put under a finding while somebody split it is not let go of unseen', async () => {
  const [one, two, three] = await openOnes(3) as [number, number, number]
  const finding = await make('Dit zijn er twee.', [one, two])
  const [seen = ''] = hidden(await marijke.get(`${cloud}/${finding}/splitsing`), 'seen')
  assert.equal((await other.post(`${cloud}/${finding}/bijdragen`, { had: `${one},${two}`, chosen: [one, two, three], ...narrow })).status, 303)
  const half = { statement_a: 'De ene helft.', explanation_a: '', statement_b: 'De andere helft.', explanation_b: '', a: [one], b: [two] }
  const answer = await marijke.post(`${cloud}/${finding}/splitsing`, { ...half, seen })
  assert.equal(answer.status, 422)
  assert.match(wordsOf(answer), /intussen iets veranderd/)
  assert.match(answer.body, />De ene helft\.<\/textarea>/)
  assert.match(answer.body, new RegExp(`name="b" value="${three}"`))
  const done = await marijke.post(`${cloud}/${finding}/splitsing`, { ...half, b: [two, three], seen: hidden(answer, 'seen')[0] })
  assert.equal(done.status, 303)
})

test('whoever splits or merges reads the explanation as well, for it goes', async () => {
  const finding = await make('Met toelichting.', [])
  const [seen = ''] = hidden(await marijke.get(`${cloud}/${finding}/tekst`), 'seen')
  await marijke.post(`${cloud}/${finding}/tekst`, { ...words('Met toelichting.'), explanation: 'Behalve voor kleine gemeenten.', seen })
  const second = await make('Een andere.', [])
  for (const page of [`${finding}/splitsing`, `${finding}/samenvoeging?met=${second}`, `${second}/samenvoeging?met=${finding}`]) {
    assert.match(wordsOf(await marijke.get(`${cloud}/${page}`)), /Behalve voor kleine gemeenten/, page)
  }
})
