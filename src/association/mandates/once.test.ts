/** An organisation never counts twice: whatever is given, lent, handed over and ended, and whoever leaves. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { openHouse, type Seat, type TestHouse } from '../../../test/house.ts'
import { enterAssociation } from '../../workspaces/door.ts'
import { clerkIn } from '../../workspaces/clerk.ts'
import { countOrganisations, organisationsSpokenFor } from './queries.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const people = ['jeroen-van-ommeren', 'sunita-ramdin', 'elske-dijkema', 'yvonne-claassen', 'murat-demirci']
const homes = ['rietmeer', 'zuiderhaghe']
const homeOf = (person: number) => (person < 3 ? 0 : 1)
const colleague = (organisation: number, person: number) => (organisation === 0 ? person % 3 : 3 + person % 2)

interface Known { id: string; organisation: number; person: number; source: string | null; over: boolean; when: 'now' | 'later' | 'past' }
type Step =
  | { do: 'give'; person: number; organisation: number; when: Known['when'] }
  | { do: 'lend' | 'handOver'; nth: number; person: number } | { do: 'end'; nth: number } | { do: 'leave'; person: number }

const person = fc.nat(people.length - 1)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('give' as const), person, organisation: fc.nat(1), when: fc.constantFrom<Known['when'][]>('now', 'now', 'later', 'past') }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('lend' as const, 'handOver' as const), nth: fc.nat(9), person }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('end' as const), nth: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), person }) },
)
const days = { now: { since: '', until: '' }, later: { since: '1-1-2099', until: '' }, past: { since: '1-1-2020', until: '31-12-2020' } }

/** What the program was asked and said yes to, kept apart from it. */
class Expected {
  mandates: Known[] = []
  old: string[]
  constructor(old: string[]) { this.old = old }
  gone = new Set<number>()
  end(ids: string[]) { for (const one of this.mandates) if (ids.includes(one.id) || one.source !== null && ids.includes(one.source)) one.over = true }
  holds(one: Known): boolean {
    const source = this.mandates.find(({ id }) => id === one.source)
    return !one.over && one.when === 'now' && !this.gone.has(one.person) && (source === undefined || this.holds(source))
  }
  spokenBy(wanted: number[]) { return new Set(this.mandates.filter((one) => wanted.includes(one.person) && this.holds(one)).map(({ organisation }) => organisation)) }
}

const idsHere = async () => (await sql<{ id: string }>`select id from mandate where person_id = any(${people.map((key) => house.id('person', key))}::uuid[])`
  .execute(house.database.db)).rows.map(({ id }) => id)

/** Ends all mandates of these people, lets who left come back, and answers which mandates were there. */
const fresh = async () => {
  const { db } = house.database
  await sql`update mandate set ended_at = now(), ended_reason = 'ended' where ended_at is null and person_id = any(${people.map((key) => house.id('person', key))}::uuid[])`.execute(db)
  await sql`update person set left_at = null, email_key = lower(email) where left_at is not null`.execute(db)
  return idsHere()
}

const newestOf = async ({ old, mandates }: Expected) => {
  const before = [...old, ...mandates.map(({ id }) => id)]
  const { rows } = await sql<{ id: string; source: string | null; since: string }>`select id, from_mandate as source, since::text from mandate
    where person_id = any(${people.map((key) => house.id('person', key))}::uuid[]) and not id = any(${before}::uuid[])`.execute(house.database.db)
  assert.equal(rows.length, 1, 'a yes makes one mandate')
  return rows[0] as { id: string; source: string | null; since: string }
}

const seatOf = new Map<number, Seat>()
const take = async (expected: Expected, joost: Seat, one: Step): Promise<boolean> => {
  if (one.do === 'give') {
    const fields = { organisation_id: house.id('organisation', homes[one.organisation] ?? ''), person_id: house.id('person', people[one.person] ?? ''), ...days[one.when] }
    if ((await joost.post(`/vereniging/mandaten/nieuw?organisatie=${fields.organisation_id}`, fields)).status !== 303) return false
    const { id } = await newestOf(expected)
    expected.mandates.push({ id, organisation: one.organisation, person: one.person, source: null, over: false, when: one.when })
    return true
  }
  if (one.do === 'leave') {
    if ((await joost.post(`/vereniging/mensen/${house.id('person', people[one.person] ?? '')}/vertrek`, { zeker: 'ja' })).status !== 303) return false
    expected.gone.add(one.person)
    seatOf.delete(one.person)
    expected.end(expected.mandates.filter((mandate) => mandate.person === one.person).map(({ id }) => id))
    return true
  }
  const mandate = expected.mandates[one.nth % Math.max(1, expected.mandates.length)]
  if (!mandate || expected.gone.has(mandate.person)) return false
  const path = `/vereniging/mandaten/${mandate.id}`
  if (one.do === 'end') {
    if ((await joost.post(`${path}/einde`, { zeker: 'ja' })).status !== 303) return false
    expected.end([mandate.id])
    return true
  }
  const holder = seatOf.get(mandate.person) ?? await house.as(people[mandate.person] ?? '')
  seatOf.set(mandate.person, holder)
  const other = colleague(mandate.organisation, one.person)
  const fields = { person_id: house.id('person', people[other] ?? ''), ...(one.do === 'lend' ? { since: '', until: '' } : {}) }
  if ((await holder.post(`${path}/${one.do === 'lend' ? 'delegatie' : 'overdracht'}`, fields)).status !== 303) return false
  if (one.do === 'handOver') expected.end([mandate.id])
  const { id, source, since } = await newestOf(expected)
  assert.equal(source, one.do === 'lend' ? mandate.id : mandate.source)
  expected.mandates.push({ id, organisation: mandate.organisation, person: other, source, over: false, when: since > '2098' ? 'later' : 'now' })
  return true
}

const check = async (expected: Expected) => {
  const here = await clerkIn(house.database, { kind: 'association' })
  const all = people.map((_, nth) => nth)
  for (const group of [all, [0, 1, 2], [3, 4], [0, 3]]) {
    assert.equal(await countOrganisations(here, group.map((nth) => house.id('person', people[nth] ?? ''))), expected.spokenBy(group).size)
  }
  for (const nth of all) {
    if (expected.gone.has(nth)) continue
    const seat = seatOf.get(nth) ?? await house.as(people[nth] ?? '')
    seatOf.set(nth, seat)
    const mine = await organisationsSpokenFor(await enterAssociation(house.database, { session: seat.cookies.get('denktank'), language: 'nl', path: '/' }))
    assert.deepEqual(mine.map(({ id }) => id).sort(), [...expected.spokenBy([nth])].map((at) => house.id('organisation', homes[at] ?? '')).sort())
  }
  const { rows } = await sql`select 1 from mandate a join mandate b on a.organisation_id = b.organisation_id and a.person_id = b.person_id and a.id < b.id
    and a.ended_at is null and b.ended_at is null and a.since <= coalesce(b.until, 'infinity') and b.since <= coalesce(a.until, 'infinity')`.execute(house.database.db)
  assert.equal(rows.length, 0, 'nobody holds two mandates for one organisation on one day')
}

test('an organisation never counts twice, whatever is given, lent, handed over and ended, and whoever leaves', async () => {
  const joost = await house.as('joost-haverkamp')
  const said = { yes: 0, lent: 0, handedOver: 0 }
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
    seatOf.clear()
    const expected = new Expected(await fresh())
    // One mandate in each organisation to begin with, so that there is something to lend.
    for (const person of [0, 3]) await take(expected, joost, { do: 'give', person, organisation: homeOf(person), when: 'now' })
    for (const one of steps) {
      const done = await take(expected, joost, one)
      if (done) said.yes += 1
      if (done && one.do === 'lend') said.lent += 1
      if (done && one.do === 'handOver') said.handedOver += 1
      await check(expected)
    }
  }), { numRuns: 20 })
  assert.ok(said.yes > 50 && said.lent > 0 && said.handedOver > 0, `too little was done to prove anything: ${JSON.stringify(said)}`)
})
