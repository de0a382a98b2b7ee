import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { fingerprintOf } from '../../../../test/addresses.ts'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../../test/house.ts'
import type { Target } from '../../../documents/schema.ts'
import { askOf, chapter, cite, paragraph, saidBy, saveText, textOf } from './texts.testing.ts'

let house: TestHouse
let [samira, kees, lotte, maarten, henk]: Seat[] = []
let all: Target[]
const tank = '/denktanks/cloudstrategie/teksten/1'
const [sign, back, ripe] = [`${tank}/nakijken`, `${tank}/nakijken/intrekking`, `${tank}/rijpheid`]
before(async () => {
  house = await openHouse()
  ;[samira, kees, lotte, maarten, henk] = await Promise.all(['samira-el-amrani', 'kees-bosveld', 'lotte-van-der-velde', 'maarten-de-vlieger', 'henk-postma'].map((key) => house.as(key)))
  all = await Promise.all(['municipality', 'shared-service', 'supplier'].map(async (one) => cite(house, 'contribution', (await saidBy(house, one))[0] as number)))
  await askOf(house, ['grounded', 'heard', 'reviewed', 'stable'], { reviewersPerPerspective: 1, stableDays: 7 })
})
after(() => house.close())

const db = () => house.database.db
const revision = async (of = 'cloudstrategie') => (await db().selectFrom('draft').select('revision').where('id', '=', house.id('draft', of)).executeTakeFirstOrThrow()).revision
const agreed = async (more: Record<string, string | number> = {}) => ({ revision: await revision(), kind: 'agreed', reason: '', ...more })
const said = (words = 'Dit zegt iedereen.') => textOf(chapter('een', 'Een', paragraph('a', [words, ...all])), chapter('twee', 'Twee', paragraph('b', ['Ook dit.', ...all])))
/** Makes that the text was left alone for longer than the charter asks; other days are asked, so that it is looked up anew. */
const leftAlone = async () => {
  const draft = house.id('draft', 'cloudstrategie')
  await sql`update draft_revision set saved_at = saved_at - interval '20 days' where draft_id = ${draft}`.execute(db())
  await sql`update draft set saved_at = saved_at - interval '20 days' where id = ${draft}`.execute(db())
  await askOf(house, ['grounded', 'heard', 'reviewed', 'stable'], { stableDays: 10 })
}
const words = async (seat: Seat | undefined, path = ripe) => wordsOf(await (seat as Seat).get(path))
const unchanged = async (act: () => Promise<void>) => {
  const mark = await fingerprintOf(house)
  await act()
  assert.equal(await fingerprintOf(house), mark)
}

test('the sample shows who signed off, and where it is needed again since the text changed', async () => {
  const page = await (samira as Seat).get(ripe)
  const read = wordsOf(page)
  assert.match(read, /Gemeente: 0 van de 1 keek na.*Opnieuw nodig: versie 1 was nagekeken, daarna is de tekst veranderd/)
  assert.match(page.body, /href="\/denktanks\/cloudstrategie\/teksten\/1\/versies\/2\?met=1"/)
  assert.match(read, /Shared service organisatie: 1 van de 1 keek na/)
  assert.match(read, /Leverancier: 0 van de 1 keek na/)
  assert.match(read, /Over bevinding 3 is een bezwaar open/)
  assert.match(read, /Open punten per dag/)
  const form = await words(samira, sign)
  assert.match(form, /Anders dan in versie 1, die u nakeek/)
  assert.match(form, /verwijderd: /)
})

test('each perspective signs off, and then the criterion is met without a name on the page', async () => {
  await saveText(house, said())
  assert.match(await words(samira), /3 van de 3 perspectieven open/)
  assert.match(wordsOf(await (samira as Seat).done(sign, await agreed())), /Uw antwoord staat erbij.*2 van de 3 perspectieven open.*U keek versie \d+ na/)
  for (const seat of [lotte, maarten]) await (seat as Seat).done(sign, await agreed())
  const read = await words(kees)
  assert.match(read, /Elk perspectief keek deze versie na/)
  assert.doesNotMatch(read, /Samira|Lotte|Maarten/)
  assert.match(read, /Versie \d+ nakijken/, 'who did not sign off yet still can')
})

test('who says it twice counts once, and who takes it back counts no longer', async () => {
  await askOf(house, ['reviewed'], { reviewersPerPerspective: 2 })
  for (const _ of [1, 2]) await (samira as Seat).done(sign, await agreed())
  assert.match(await words(samira), /Gemeente: 1 van de 2 keek na/)
  await (kees as Seat).done(sign, await agreed())
  assert.match(await words(samira), /Gemeente: 2 van de 2 keek na/)
  assert.match(wordsOf(await (kees as Seat).done(back)), /Uw antwoord is teruggetrokken.*Gemeente: 1 van de 2 keek na/)
  assert.equal((await (kees as Seat).post(back)).status, 409)
  await askOf(house, ['grounded', 'heard', 'reviewed', 'stable'])
})

test('a later save makes it lapse, and shows whoever signed off what changed since', async () => {
  const before = await revision()
  await saveText(house, said('Dit zegt bijna iedereen.'))
  assert.match(await words(lotte), new RegExp(`3 van de 3 perspectieven open.*Opnieuw nodig: versie ${before} was nagekeken`))
  const form = await words(lotte, sign)
  assert.match(form, new RegExp(`Anders dan in versie ${before}, die u nakeek`))
  assert.match(form, /toegevoegd: bijna/)
})

test('somebody who read an older version cannot sign off the newer one by it', async () => {
  const read = await agreed()
  await saveText(house, said('Dit zegt nu echt iedereen.'))
  await unchanged(async () => assert.equal((await (samira as Seat).post(sign, read)).status, 409))
})

test('an objection takes a reason, keeps the text moving, and is settled with a stated outcome that its giver hears of', async () => {
  assert.match(await words(samira), /Hoofdstuk 1: Een veranderde op .* Blijft het zo, dan is dit punt weg op/)
  await leftAlone()
  assert.doesNotMatch(await words(samira), /de tekst nog in beweging|Hoofdstuk 1: Een veranderde/)
  await unchanged(async () => {
    const wrong = await (maarten as Seat).post(sign, await agreed({ kind: 'objected', reason: '  ' }))
    assert.equal(wrong.status, 422)
    assert.match(wordsOf(wrong), /Schrijf op wat uw bezwaar is/)
    assert.match(wordsOf(await (maarten as Seat).post(sign, { revision: await revision(), reason: 'x' })), /Maak een keuze/)
  })
  const page = await (maarten as Seat).done(sign, await agreed({ kind: 'objected', reason: 'De termijn in hoofdstuk 2 kan niet.' }))
  assert.match(wordsOf(page), /1 punt houdt de tekst nog in beweging.*Leverancier, over versie \d+.*De termijn in hoofdstuk 2 kan niet/)
  assert.doesNotMatch(page.body, /bezwaren\/[0-9a-f-]+"/, 'who does not prepare cannot settle it')
  const path = /action="([^"]*\/nakijken\/bezwaren\/[0-9a-f-]{36})"/.exec((await (henk as Seat).get(ripe)).body)?.[1] ?? ''
  assert.ok(path)
  await unchanged(async () => {
    assert.equal((await (maarten as Seat).post(path, { outcome: 'Van tafel.' })).status, 403)
    assert.equal((await (henk as Seat).post(path, { outcome: ' ' })).status, 422)
    assert.equal((await (henk as Seat).post(`${path.slice(0, -12)}000000000000`, { outcome: 'Weg.' })).status, 404)
  })
  const after = wordsOf(await (henk as Seat).done(path, { outcome: 'De termijn is nu twee jaar.' }))
  assert.match(after, /Het bezwaar is afgerond.*Afgeronde bezwaren \(1\).*De termijn is nu twee jaar/)
  assert.doesNotMatch(after, /de tekst nog in beweging/)
  assert.equal((await (henk as Seat).post(path, { outcome: 'Nog eens.' })).status, 409)
  const heard = await db().selectFrom('notice').select('person_id').where('person_id', '=', house.id('person', 'maarten-de-vlieger')).execute()
  assert.equal(heard.length, 1)
})

test('an objection to an older version stands until its giver speaks of a newer one', async () => {
  await (maarten as Seat).done(sign, await agreed({ kind: 'objected', reason: 'Nog steeds niet.' }))
  await saveText(house, said('Dit zegt iedereen nu.'))
  assert.match(await words(samira), /Nog steeds niet\./)
  await (maarten as Seat).done(sign, await agreed())
  assert.doesNotMatch(await words(samira), /Nog steeds niet\./)
})

test('nobody outside finds it, and no other ring', async () => {
  const answer = await agreed()
  await unchanged(async () => {
    for (const seat of [house.visitor(), await house.as('bart-looijenga'), await house.as('omer-kaplan'), await house.as('gerben-tuinstra')]) {
      for (const path of [sign, ripe, `${ripe}.csv`]) assert.equal((await seat.get(path)).status, 404, path)
      for (const path of [sign, back]) assert.equal((await seat.post(path, answer)).status, 404, path)
    }
  })
  await db().updateTable('draft').set({ ring_id: house.id('ring', 'cloudstrategie', 'preparation') }).where('id', '=', house.id('draft', 'cloudstrategie')).execute()
  const [theirs, post, others] = [await (samira as Seat).get(sign), await (samira as Seat).post(sign, answer), await (lotte as Seat).get(sign)]
  await db().updateTable('draft').set({ ring_id: house.id('ring', 'cloudstrategie', 'members') }).where('id', '=', house.id('draft', 'cloudstrategie')).execute()
  assert.deepEqual([theirs.status, post.status, others.status], [404, 404, 200])
})

test('perspective with 4 people, with 5 from 2 organisations: it is neither asked nor named, whatever it signs', async () => {
  const workspace = house.id('workspace', 'cloudstrategie')
  const suppliers = await db().selectFrom('participant').select(['id', 'person_id']).where('workspace_id', '=', workspace).where('perspective', '=', 'supplier').where('ended_at', 'is', null).orderBy('id').execute()
  const keep = house.id('person', 'maarten-de-vlieger')
  const others = suppliers.filter(({ person_id }) => person_id !== keep)
  const ended = (ids: readonly string[], at: Date | null) => db().updateTable('participant').set({ ended_at: at }).where('id', 'in', [...ids]).execute()
  const look = async () => {
    await (maarten as Seat).done(sign, await agreed())
    const read = (await words(samira)).replace(/.*Nagekeken Versie/, '')
    assert.doesNotMatch(read, /Leverancier: \d/)
    // One that is hidden alone could be found by subtraction, so the smallest of the others is hidden with it.
    assert.doesNotMatch(read, /Shared service organisatie: \d/)
    assert.match(read, /Gemeente: \d van de 1/)
    assert.match(await words(maarten, sign), /Zo weinig mensen delen uw perspectief/)
  }
  await ended(others.slice(3).map(({ id }) => id), new Date())
  await look()
  await ended(suppliers.map(({ id }) => id), null)
  await ended(others.slice(4).map(({ id }) => id), new Date())
  const [a, b] = [house.id('organisation', 'wolkwerk'), house.id('organisation', 'lisdodde')]
  await sql`update participant set organisation_id = case when person_id = ${keep} then ${a}::uuid else ${b}::uuid end
    where workspace_id = ${workspace} and perspective = 'supplier'`.execute(db())
  await look()
  // An objection shows the same: from a participant.
  await (maarten as Seat).done(sign, await agreed({ kind: 'objected', reason: 'Zo kan het niet.' }))
  assert.match(await words(samira), /Deelnemer, over versie/)
  assert.doesNotMatch(await words(samira), /Leverancier, over versie|Maarten/)
})

test('where nobody is named only whether enough people signed off is told: no number, name or time', async () => {
  const at = '/denktanks/zaaksystemen/teksten/1'
  await askOf(house, ['reviewed'], { reviewersPerPerspective: 1 }, 'zaaksystemen')
  const [paulien, tom] = [await house.as('paulien-schaafsma'), await house.as('tom-vrielink')]
  const first = wordsOf(await paulien.get(`${at}/rijpheid`))
  assert.match(first, /Gemeente: nog niet nagekeken/)
  await paulien.done(`${at}/nakijken`, { revision: await revision('zaaksystemen'), kind: 'objected', reason: 'De inkoop ontbreekt.' })
  const page = await tom.get(`${at}/rijpheid`)
  assert.match(wordsOf(page), /Deelnemer, over versie 1.*De inkoop ontbreekt/)
  await paulien.done(`${at}/nakijken`, { revision: await revision('zaaksystemen'), kind: 'agreed', reason: '' })
  const then = await tom.get(`${at}/rijpheid`)
  assert.match(wordsOf(then), /Gemeente: nagekeken/)
  assert.doesNotMatch(wordsOf(then), /\d van de \d keek na|Paulien|De inkoop ontbreekt/)
  const { rows } = await sql<{ at: string }>`select to_char(given_at at time zone 'UTC', 'HH24:MI:SS.MS') as at from signoff where workspace_id = ${house.id('workspace', 'zaaksystemen')}`.execute(db())
  assert.deepEqual([...new Set(rows.map((row) => row.at))], ['12:00:00.000'])
  const happenings = await db().selectFrom('happening').innerJoin('giver', 'giver.thing_id', 'happening.id').select('act').where('workspace_id', '=', house.id('workspace', 'zaaksystemen')).where('act', 'like', 'signoff.%').execute()
  assert.deepEqual(happenings, [], 'who did it is not written down')
})

test('a text that was saved, and each day after, is noted with its open points, for a table and a file', async () => {
  await db().deleteFrom('ripeness_day').execute()
  await sql`insert into ripeness_day (draft_id, day, criteria) values (${house.id('draft', 'cloudstrategie')}, '2026-01-05', '[{"key": "grounded", "open": 7, "of": 9}]')`.execute(db())
  await house.work(120)
  const noted = await db().selectFrom('ripeness_day').select(['day', 'criteria']).where('draft_id', '=', house.id('draft', 'cloudstrategie')).orderBy('day').execute()
  assert.equal(noted.length, 2, 'one for the day of all those acts')
  assert.match(await words(samira), /Open punten per dag .*Dag Onderbouwd .*5 januari 2026 7/)
  const file = await (samira as Seat).get(`${ripe}.csv`)
  assert.match(file.headers.get('content-type') ?? '', /text\/csv/)
  assert.match(file.headers.get('content-disposition') ?? '', /^attachment; filename="rijpheid-tekst-1-\d{4}-\d\d-\d\d\.csv"$/)
  assert.match(file.body, /^Dag;Onderbouwd;.*Samen\r\n2026-01-05;7;/)
})

test('what lies in a smaller ring does not show in the figures that a larger one reads', async () => {
  const [preparation, members] = ['preparation', 'members'].map((kind) => house.id('ring', 'cloudstrategie', kind)) as [string, string]
  const [hidden] = all as [Target]
  await askOf(house, ['grounded'])
  await saveText(house, textOf(chapter('een', 'Een', paragraph('a', ['Dit staat in de kleine kring.', hidden]))))
  await db().updateTable('contribution').set({ ring_id: preparation }).where('id', '=', hidden.id).execute()
  const { noteRipenessDaily } = await import('./jobs.ts')
  await db().deleteFrom('ripeness_day').execute()
  await noteRipenessDaily(house.database)
  await house.work(120)
  const { criteria } = await db().selectFrom('ripeness_day').select('criteria').where('draft_id', '=', house.id('draft', 'cloudstrategie')).executeTakeFirstOrThrow()
  await db().updateTable('contribution').set({ ring_id: members }).where('id', '=', hidden.id).execute()
  assert.deepEqual(criteria, [{ key: 'grounded', open: 1, of: 1 }])
})
