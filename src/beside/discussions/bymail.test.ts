import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'
import { openOffice, type Office } from '../replies/postoffice.testing.ts'

let house: TestHouse
let office: Office
let joost: Seat
before(async () => {
  house = await openHouse()
  office = await openOffice(house)
  joost = await house.as('joost-haverkamp')
  await sql`update person set mail_rhythm = 'at-once' where id = ${house.id('person', 'samira-el-amrani')}`.execute(house.database.db)
})
after(async () => {
  await office.close()
  await house.close()
})

const samira = 'samira.el.amrani@voorbeeld.example'
const talks = '/denktanks/cloudstrategie/gesprekken'
const everybody = async () => (await house.database.db.selectFrom('ring').select('id').where('kind', '=', 'members').where('workspace_id', '=', house.id('workspace', 'cloudstrategie')).executeTakeFirstOrThrow()).id
const lettersTo = async (address: string) =>
  (await sql<{ subject: string; body: string; headers: Record<string, string> }>`select subject, body, headers from mail where address = ${address} order by written_at, id`.execute(house.database.db)).rows
const lastTo = async (address: string) => (await lettersTo(address)).at(-1) ?? assert.fail(`no letter to ${address}`)
const clear = () => sql`delete from mail`.execute(house.database.db)

const begin = async (title: string, body: string): Promise<string> => {
  const answer = await joost.post(`${talks}/nieuw`, { title, body, ring: await everybody(), subtopic: '' })
  assert.equal(answer.status, 303, wordsOf(answer))
  await office.work()
  return (answer.location.split('?')[0] ?? '').replace(/\/verder$/, '')
}

test('a member who never opens the site reads what is said in their mail, answers it, and begins a discussion', async () => {
  const talk = await begin('Wie let op de exit?', '@Samira El Amrani, hoe doet u dat?\n\nWij hebben het nooit geoefend.')
  const letter = await lastTo(samira)
  assert.equal(letter.subject, 'Gesprek: Wie let op de exit?')
  assert.match(letter.body, /@Samira El Amrani, hoe doet u dat\?[\s\S]*Wij hebben het nooit geoefend\.[\s\S]*U kunt deze mail gewoon beantwoorden/)
  assert.match(letter.headers['References'] ?? '', /^<gesprek\.[0-9a-f-]{36}@denktank>$/)
  const replyTo = letter.headers['Reply-To'] ?? ''
  await clear()
  await office.send({ from: `Samira El Amrani <${samira}>`, to: replyTo, text: 'Wij oefenen het elk jaar.\n\nOp di 3 mrt 2026 om 10:12 schreef Denktank <post@denktank.example>:\n> Wie let op de exit?\n' })
  const page = wordsOf(await joost.get(talk))
  assert.match(page, /Wij oefenen het elk jaar\./)
  assert.doesNotMatch(page, /schreef Denktank/, 'names are not shown here, so what stood below it is not kept')
  assert.match((await lastTo(samira)).body, /Uw bericht staat in gesprek \d+/)

  const begins = /Mail naar (antwoord\+[a-z2-7]{24}@denktank\.example)/.exec(letter.body)?.[1] ?? assert.fail('no address to begin at')
  await office.send({ from: samira, to: begins, subject: 'Re: Fwd: Wat kost een tweede leverancier?', text: 'Weet iemand dat?' })
  assert.match(wordsOf(await joost.get(talks)), /Wat kost een tweede leverancier\?/)
  await office.send({ from: samira, to: begins, subject: 'Re:', text: 'Zonder onderwerp' })
  assert.match((await lastTo(samira)).body, /Zet in het onderwerp van de mail waar het gesprek over gaat/)
  assert.equal((await house.database.db.selectFrom('discussion').select('id').where('title', 'in', ['Re:', '']).execute()).length, 0)
})

test('threats, side doors: who left the ring writes nothing there by mail, and gets no letter of it', async () => {
  await clear()
  await begin('Een tweede gesprek', '@Samira El Amrani, leest u mee?')
  const { headers } = await lastTo(samira)
  await sql`update ring_person set ended_at = now() where person_id = ${house.id('person', 'samira-el-amrani')} and ended_at is null`.execute(house.database.db)
  const count = async () => (await house.database.db.selectFrom('post').select('id').execute()).length
  const before = await count()
  await office.send({ from: samira, to: headers['Reply-To'] ?? '', text: 'Ik ben er niet meer bij.' })
  assert.equal(await count(), before)
  await clear()
  await begin('Een derde gesprek', '@Samira El Amrani, hoort u dit?')
  assert.deepEqual(await lettersTo(samira), [])
})
