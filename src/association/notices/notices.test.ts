import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())
beforeEach(async () => {
  for (const table of ['notice', 'mailing', 'following', 'mail_less', 'mail', 'job'] as const) await house.database.db.deleteFrom(table).execute()
})

const mails = () => house.database.db.selectFrom('mail').selectAll().orderBy('written_at').execute()
const unmailed = () => house.database.db.selectFrom('notice').selectAll().where('mailed_at', 'is', null).execute()

interface Fact { who: string; tank?: string; ring?: string; number?: number; told?: Record<string, string | number>; act?: string }

/** Something happened that this person is to be told, as perform writes it. */
const happened = ({ who, tank = 'cloudstrategie', ring = 'members', number = 86, told = { fate: 'taken-up', finding: 3 }, act = 'contribution.settle' }: Fact) =>
  house.database.change(async (tx) => {
    const id = newId()
    const person_id = house.id('person', who)
    await tx.insertInto('happening').values({
      id, act, workspace_id: house.id('workspace', tank), ring_id: house.id('ring', tank, ring), kind: 'contribution', number,
      told: JSON.stringify(told), at: '2026-11-20T15:41:00Z',
    }).execute()
    await tx.insertInto('notice').values({ id: newId(), person_id, workspace_id: house.id('workspace', tank), happening_id: id }).execute()
    await enqueue(tx, { kind: 'notices.mail', key: `notices.mail:${person_id}`, payload: { person_id }, inSeconds: 600 })
  })

test('all that happened comes in one mail, with links, days and no texts', async () => {
  await happened({ who: 'samira-el-amrani' })
  await happened({ who: 'samira-el-amrani', number: 12, told: { fate: 'merged', merged_into: 14 } })
  await happened({ who: 'samira-el-amrani', number: 13, told: { fate: 'declined' } })
  await happened({ who: 'samira-el-amrani', number: 15, told: { fate: 'parked' } })
  await house.work(700)
  const [mail, second] = await mails()
  assert.equal(second, undefined)
  assert.equal(mail?.subject, 'Wat er voor u is gebeurd')
  assert.equal(mail?.address, 'samira.el.amrani@voorbeeld.example')
  for (const line of ['Uw bijdrage 86 is opgenomen in bevinding 3.', 'http://127.0.0.1:3000/denktanks/cloudstrategie/bijdragen/86',
    'Uw bijdrage 12 is samengevoegd met bijdrage 14.', 'Uw bijdrage 13 is niet overgenomen.', 'Uw bijdrage 15 is geparkeerd', '20 november 2026']) {
    assert.ok(mail?.body.includes(line), line)
  }
  assert.doesNotMatch(mail?.body ?? '', /\d\d[.:]\d\d uur|16[.:]41/)
  assert.deepEqual(await unmailed(), [])
})

test('whoever reads English is told in English', async () => {
  await happened({ who: 'priya-raghunathan' })
  await house.work(700)
  assert.match((await mails())[0]?.body ?? '', /Your contribution 86 is taken up in finding 3\./)
})

test('a second mail waits until a day has passed, and then holds all that came since', async () => {
  await happened({ who: 'samira-el-amrani', number: 1 })
  await house.work(700)
  await happened({ who: 'samira-el-amrani', number: 2 })
  await happened({ who: 'samira-el-amrani', number: 3 })
  await house.work(700)
  assert.equal((await mails()).length, 1)
  const job = await house.database.db.selectFrom('job').selectAll().where('kind', '=', 'notices.mail').executeTakeFirstOrThrow()
  const hours = (job.run_at.getTime() - Date.now()) / 3_600_000
  assert.ok(hours > 23.9 && hours <= 24, String(hours))
  await house.database.db.updateTable('mailing').set({ mailed_at: new Date(Date.now() - 24.1 * 3_600_000) }).execute()
  await house.work(90_000)
  const [, second] = await mails()
  assert.match(second?.body ?? '', /bijdrage 2 [^]*bijdrage 3 /)
  assert.doesNotMatch(second?.body ?? '', /bijdrage 1 /)
})

test('what lies in a ring the person left meanwhile is not told', async () => {
  await happened({ who: 'gerben-tuinstra', number: 4 })
  await happened({ who: 'samira-el-amrani', ring: 'preparation', number: 5 })
  await happened({ who: 'samira-el-amrani', number: 6 })
  await house.work(700)
  const all = await mails()
  assert.deepEqual(all.map(({ address }) => address), ['samira.el.amrani@voorbeeld.example'])
  assert.doesNotMatch(all[0]?.body ?? '', /bijdrage [45] /)
  assert.deepEqual(await unmailed(), [])
})

test('who left or was erased gets nothing', async () => {
  const { db } = house.database
  const person = house.id('person', 'roelof-hoekstra')
  for (const gone of [{ left_at: new Date() }, { left_at: null, redacted_at: new Date() }]) {
    await db.updateTable('person').set(gone).where('id', '=', person).execute()
    await happened({ who: 'roelof-hoekstra' })
    await house.work(700)
  }
  await db.updateTable('person').set({ redacted_at: null }).where('id', '=', person).execute()
  assert.deepEqual(await mails(), [])
  assert.deepEqual(await unmailed(), [])
})

test('in an anonymous think tank the mail does not say which contribution it was', async () => {
  await happened({ who: 'roelof-hoekstra', tank: 'zaaksystemen', number: 71 })
  await house.work(700)
  const { body } = (await mails())[0] ?? { body: '' }
  assert.match(body, /Er is iets besloten over wat u bijdroeg\./)
  assert.doesNotMatch(body, /71|bevinding 3/)
})

test('the same job twice sends one mail', async () => {
  await happened({ who: 'samira-el-amrani' })
  await house.work(700)
  await house.database.change((tx) => enqueue(tx, { kind: 'notices.mail', payload: { person_id: house.id('person', 'samira-el-amrani') } }))
  await house.work()
  assert.equal((await mails()).length, 1)
})
