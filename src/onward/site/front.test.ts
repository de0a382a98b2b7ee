import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type TestHouse } from '../../../test/house.ts'
import { newId } from '../../platform/ids.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const samira = 'samira-el-amrani'
const words = async (who: string) => wordsOf(await (await house.as(who)).get('/'))
const happened = (tank: string, ring: string, number: number, at: Date | string = new Date()) => house.database.db.insertInto('happening').values({
  id: newId(), act: 'contribution.add', workspace_id: house.id('workspace', tank), ring_id: house.id('ring', tank, ring), kind: 'contribution', number, at,
}).execute()
const seen = async (who: string, tank: string) => {
  const seat = await house.as(who)
  const tot = /(?:name="tot"|id="gezien") value="([^"]+)"/.exec((await seat.get(`/denktanks/${tank}`)).body)?.[1] ?? ''
  assert.equal((await seat.post(`/denktanks/${tank}/gezien`, { tot })).status, 204)
}

test('the front page of who is signed in shows their think tanks with where each stands, and of no others', async () => {
  const page = await (await house.as(samira)).get('/')
  assert.match(wordsOf(page), /Mijn overzicht.*Cloudstrategie voor gemeenten.*U doet mee.*Stap 5: handreiking/)
  assert.doesNotMatch(page.body, /zaaksystemen/i)
  const paulien = await (await house.as('paulien-schaafsma')).get('/')
  assert.match(paulien.body, /href="\/denktanks\/zaaksystemen"/)
  assert.doesNotMatch(paulien.body, /\/denktanks\/cloudstrategie|Cloudstrategie voor gemeenten ?:? zeg/i)
})

test('how much is new is counted exactly, without what somebody did themselves, and no further than 99', async () => {
  await seen(samira, 'cloudstrategie')
  assert.match(await words(samira), /Er is niets nieuws/)
  await happened('cloudstrategie', 'members', 900)
  await happened('cloudstrategie', 'members', 901)
  await happened('cloudstrategie', 'preparation', 902)
  await (await house.as(samira)).post('/denktanks/cloudstrategie/bijdragen', { kind: 'risk', body: 'Een eigen bijdrage, die voor mij geen nieuws is.' })
  assert.match(await words(samira), /Er zijn 2 dingen nieuw\./)
  for (let number = 903; number < 1005; number += 1) await happened('cloudstrategie', 'members', number)
  assert.match(await words(samira), /99\+ nieuw/)
})

test('looking at a page counts nothing as seen', async () => {
  const before = await words(samira)
  await (await house.as(samira)).get('/denktanks/cloudstrategie')
  assert.equal(await words(samira), before)
})

test('what is asked over all think tanks stands on top, and follows from who asks', async () => {
  assert.match(await words(samira), /Wat nu van u wordt gevraagd Cloudstrategie voor gemeenten ?: Zeg wat u vindt van wijziging \d/)
  assert.match(await words('joost-haverkamp'), /Cloudstrategie voor gemeenten ?: Handel 1 bezwaar af/)
  await sql`update proposal set fate = 'open' where withdrawn_at is null`.execute(house.database.db)
  assert.match(await words('marijke-de-wit'), /Besluit over \d+ themavoorstel/)
  assert.doesNotMatch(await words(samira), /Besluit over/)
})

test('Notifications, to-dos and unread counts after access ended: title gone, count right', async () => {
  const gone = 'maarten-de-vlieger'
  assert.match(await words(gone), /Cloudstrategie voor gemeenten/)
  const person = house.id('person', gone)
  await sql`update participant set ended_at = now() where person_id = ${person} and ended_at is null`.execute(house.database.db)
  await sql`update ring_person set ended_at = now() where person_id = ${person} and ended_at is null`.execute(house.database.db)
  const after = await (await house.as(gone)).get('/')
  // What was published is for everyone, also the question whether an organisation stands behind it.
  assert.doesNotMatch(after.body, /\/denktanks\/cloudstrategie/)
  assert.doesNotMatch(wordsOf(after), /wijziging \d|\d\+? nieuw/)
  assert.match(wordsOf(after), /U doet nog aan geen denktank mee/)
})

test('who is left out of a narrower ring has nothing unread in it', async () => {
  const joost = house.id('person', 'joost-haverkamp')
  await seen('joost-haverkamp', 'cloudstrategie')
  await happened('cloudstrategie', 'preparation', 1100)
  assert.match(await words('joost-haverkamp'), /1 nieuw/)
  await sql`update ring_person set ended_at = now() where person_id = ${joost} and ring_id = ${house.id('ring', 'cloudstrategie', 'preparation')}`.execute(house.database.db)
  assert.match(await words('joost-haverkamp'), /Niets nieuws/)
})

test('the front page asks the database as often for fifty think tanks as for one', async () => {
  const { db } = house.database
  const count = async () => {
    let asked = 0
    const original = house.database.ask
    Object.assign(house.database, { ask: (...words: Parameters<typeof original>) => { asked += 1; return original(...words) } })
    await words(samira)
    Object.assign(house.database, { ask: original })
    return asked
  }
  const one = await count()
  for (let nth = 0; nth < 49; nth += 1) {
    const [id, ring] = [newId(), newId()]
    await db.insertInto('workspace').values({ id, kind: 'thinktank', slug: `veel-${nth}`, title: `Veel ${nth}` }).execute()
    await db.insertInto('ring').values({ id: ring, workspace_id: id, kind: 'members' }).execute()
    await db.insertInto('perspective').values({ workspace_id: id, key: 'municipality', label_nl: 'Gemeente', label_en: 'Municipality', position: 0 }).execute()
    await db.insertInto('participant').values({ id: newId(), workspace_id: id, person_id: house.id('person', samira), perspective: 'municipality' }).execute()
    await db.insertInto('ring_person').values({ ring_id: ring, person_id: house.id('person', samira) }).execute()
  }
  assert.match(await words(samira), /U doet mee aan 50 denktanks/)
  assert.equal(await count(), one)
  assert.ok(one <= 4, String(one))
})

test('over many think tanks what has to be answered first stands first, and what does not fit is one click away', async () => {
  for (const [nth, days] of [[10, 9], [20, 2], [30, 9], [31, 9], [32, 9], [33, 9]] as const) {
    const [at, end] = [new Date(Date.now() + days * 86_400_000), new Date(Date.now() + days * 86_400_000 + 3_600_000)]
    const { id: workspace_id } = await house.database.db.selectFrom('workspace').select('id').where('slug', '=', `veel-${nth}`).executeTakeFirstOrThrow()
    const { id: ring_id } = await house.database.db.selectFrom('ring').select('id').where('workspace_id', '=', workspace_id).executeTakeFirstOrThrow()
    await house.database.db.insertInto('meeting').values({ id: newId(), workspace_id, ring_id, number: 1, title: 'Eerste', starts_at: at, ends_at: end, door_code: `DEUR${nth}`, planned_at: new Date() }).execute()
  }
  const { body } = await (await house.as(samira)).get('/')
  const asked = wordsOf({ body: /<section[^>]*id="gevraagd"[\s\S]*?<\/section>/.exec(body)?.[0] ?? '' } as Parameters<typeof wordsOf>[0])
  assert.match(asked, /Veel 20 ?: Komt u op/)
  for (const later of [10, 30]) assert.ok(asked.indexOf('Veel 20') < asked.indexOf(`Veel ${later}`), asked)
  assert.match(asked, /En nog \d+ dingen/)
  assert.match(body, /<details[^>]*id="gevraagd-meer">[\s\S]*href="\/denktanks\/veel-3\d\/bijeenkomsten\/1#antwoord"/)
})
