import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'
import { look, tooOld } from '../../platform/health.ts'
import { newId } from '../../platform/ids.ts'
import { takeMail } from '../../platform/post/queue.ts'
import { kept, keptKinds } from '../../platform/retention.ts'
import { scheduled } from '../../schedule.ts'
import { applyRetention } from './jobs.ts'

let house: TestHouse
let nienke: Seat
before(async () => {
  house = await openHouse()
  nienke = await house.as('nienke-ruijter')
})
after(() => house.close())

const path = '/vereniging/instellingen'
const db = () => house.database.db
const days = Object.fromEntries(keptKinds.map((kind) => [kind, String(kept[kind].days)]))
const ago = (number: number) => new Date(Date.now() - number * 86_400_000)
const park = async (kind = 'notices.mail') => {
  const id = newId()
  await db().insertInto('job').values({ id, kind, payload: JSON.stringify({ person_id: 'geheimkenmerk' }), parked_at: new Date(), tries: 5, fault: 'TypeError: it <b>broke' }).execute()
  return id
}

test('the page tells what denktank check tells, and what to do about what asks for attention', async () => {
  const findings = await look(house.database, house.house.settings)
  const page = await nienke.get(path)
  assert.equal(page.status, 200)
  assert.match(wordsOf(page), /Versie van Denktank \d+\.\d+\.\d+ .*Omvang van de database \d+ MB .*Denktanks 2 /)
  assert.match(wordsOf(page), /Laatste back-up niet bekend/)
  assert.equal(findings.filter(({ attention }) => attention).length, 0)
  const exposed = await house.with({ host: '0.0.0.0', publicUrl: 'http://denktank.example' }).as('nienke-ruijter')
  const words = wordsOf(await exposed.get(path))
  for (const advice of [/voorbeeldvereniging staat op een server/, /Zonder mailserver kan niemand anders inloggen/, /adres begint niet met https/, /elke week een back-up/]) assert.match(words, advice)
  assert.match(words, /5 dingen vragen uw aandacht/)
  await sql`insert into upkeep (kind, at) values ('backup', '2026-11-25T12:00:00Z') on conflict (kind) do update set at = now()`.execute(db())
  assert.match(wordsOf(await exposed.get(path)), /Laatste back-up 25 november 2026/)
})

test('who must have a second factor and has one is told in numbers', async () => {
  const must = Number(/(\d+) van de (\d+) mensen/.exec(wordsOf(await nienke.get(path)))?.[2])
  assert.ok(must >= 4)
  await db().insertInto('authenticator').values({ id: newId(), person_id: house.id('person', 'nienke-ruijter'), secret: Buffer.alloc(20, 1), confirmed_at: new Date() }).execute()
  await db().insertInto('authenticator').values({ id: newId(), person_id: house.id('person', 'samira-el-amrani'), secret: Buffer.alloc(20, 1), confirmed_at: new Date() }).execute()
  assert.match(wordsOf(await nienke.get(path)), new RegExp(`1 van de ${must} mensen`), 'Samira has one and need not')
  await sql`delete from authenticator`.execute(db())
})

test('a job that was left undone is tried again or taken away; whom it was for is not shown', async () => {
  const [again, gone] = [await park(), await park('signin.mail')]
  const page = await nienke.get(path)
  assert.match(wordsOf(page), /Werk dat bleef liggen Vraagt aandacht 2 .*signin\.mail .*it <b>broke/)
  assert.doesNotMatch(page.body, /geheimkenmerk|it <b>/)
  assert.match(wordsOf(await nienke.done(`${path}/werk/${again}/opnieuw`)), /probeert het opnieuw/)
  assert.deepEqual(await db().selectFrom('job').select(['parked_at', 'tries']).where('id', '=', again).executeTakeFirst(), { parked_at: null, tries: 0 })
  assert.match(wordsOf(await nienke.done(`${path}/werk/${gone}/weg`)), /is weggehaald/)
  assert.equal(await db().selectFrom('job').select('id').where('id', '=', gone).executeTakeFirst(), undefined)
  assert.equal((await nienke.post(`${path}/werk/${again}/weg`)).status, 404, 'it waits for nobody any more')
  assert.equal((await nienke.post(`${path}/werk/onzin/weg`)).status, 404)
  await db().deleteFrom('job').where('id', '=', again).execute()
})

test('how long things are kept is set, told in the log, and a wrong number comes back with what was typed', async () => {
  for (const [field, value, says] of [['mail', '0', /Vul een heel aantal dagen in/], ['invitation', 'een jaar', /Uitgenodigden van buiten: Vul een heel/], ['mail', '10', /niet korter blijven/]] as const) {
    const wrong = await nienke.post(`${path}/bewaren`, { ...days, 'mail-waiting': '20', [field]: value })
    assert.equal(wrong.status, 422, value)
    assert.match(wordsOf(wrong), says)
    assert.ok(wrong.body.includes(`value="${value}"`))
  }
  assert.equal((await db().selectFrom('retention').select('kind').execute()).length, 0)
  assert.match(wordsOf(await nienke.done(`${path}/bewaren`, { ...days, notice: '90' })), /bewaartermijnen zijn opgeslagen/)
  assert.match((await nienke.get(path)).body, /name="notice"[^>]*value="90"|value="90"[^>]*name="notice"/)
  assert.equal((await nienke.post(`${path}/bewaren`, { ...days, sessie: '9' })).status, 400)
  await nienke.done(`${path}/bewaren`, { ...days, notice: '91' })
  const { told } = await db().selectFrom('happening').select('told').where('act', '=', 'retention.set').orderBy('at', 'desc').limit(1).executeTakeFirstOrThrow()
  assert.deepEqual(told, { notice: 91 }, 'what changed, and no more')
  await sql`delete from retention`.execute(db())
})

test('to everybody else the page is not there, and a refused act leaves no trace', async () => {
  const id = await park()
  for (const who of ['marijke-de-wit', 'samira-el-amrani', 'bart-looijenga', 'paulien-schaafsma']) {
    const seat = await house.as(who)
    assert.equal((await seat.get(path)).status, 404, who)
    for (const act of ['bewaren', `werk/${id}/opnieuw`, `werk/${id}/weg`]) assert.equal((await seat.post(`${path}/${act}`, act === 'bewaren' ? days : {})).status, 404, `${who} ${act}`)
    assert.doesNotMatch((await seat.get('/vereniging')).body, /vereniging\/(instellingen|post|logboek|verwerkingen)"/)
  }
  assert.equal((await house.visitor().get(path)).status, 404)
  assert.equal((await db().selectFrom('retention').select('kind').execute()).length, 0)
  assert.ok((await db().selectFrom('job').select('parked_at').where('id', '=', id).executeTakeFirstOrThrow()).parked_at)
  const links = (await nienke.get('/vereniging')).body
  for (const page of ['instellingen', 'post', 'logboek', 'verwerkingen']) assert.match(links, new RegExp(`href="/vereniging/${page}"`))
  await db().deleteFrom('job').where('id', '=', id).execute()
})

const letter = async (written: number, more: Record<string, unknown> = {}) => {
  const id = newId()
  await db().insertInto('mail').values({ id, person_id: null, address: 'x@voorbeeld.example', subject: 'x', body: 'x', message_id: `<${id}@x>`, written_at: ago(written), retry_at: ago(written), ...more }).execute()
  return id
}
const isThere = async (table: 'mail' | 'session' | 'notice' | 'import_file', id: string) => (await sql`select 1 from ${sql.table(table)} where id = ${id}`.execute(db())).rows.length === 1

test('what was kept long enough is forgotten, per kind, and nothing sooner', async () => {
  const person_id = house.id('person', 'samira-el-amrani')
  const letters = [await letter(31, { sent_at: ago(31) }), await letter(29, { sent_at: ago(29) })]
  const sessions = await Promise.all([31, 29].map(async (old) => {
    const id = newId()
    await db().insertInto('session').values({ id, token_hash: Buffer.from(id), person_id, began_at: ago(old + 1), ended_at: ago(old), expires_at: ago(-9) }).execute()
    return id
  }))
  const happening = await db().selectFrom('happening').select(['id', 'workspace_id']).limit(1).executeTakeFirstOrThrow()
  const notices = await Promise.all([61, 59].map(async (old) => {
    const id = newId()
    await db().insertInto('notice').values({ id, person_id, workspace_id: happening.workspace_id, happening_id: happening.id, written_at: ago(old) }).execute()
    return id
  }))
  await applyRetention(house.database)
  await applyRetention(house.database)
  for (const [table, ids] of [['mail', letters], ['session', sessions], ['notice', notices]] as const) {
    assert.deepEqual(await Promise.all(ids.map((id) => isThere(table, id))), [false, true], table)
  }
  await nienke.done(`${path}/bewaren`, { ...days, session: '10', mail: '7' })
  await applyRetention(house.database)
  assert.equal(await isThere('session', sessions[1] ?? ''), false)
  assert.equal(await isThere('mail', letters[1] ?? ''), false)
  assert.match(wordsOf(await nienke.get(path)), /Laatst opgeruimd \d+ \w+ \d{4}/)
  await sql`delete from retention`.execute(db())
})

test('of people from outside who were invited the name and address go; of members nothing changes', async () => {
  const [workspace_id, ring_id] = [house.id('workspace', 'cloudstrategie'), house.id('ring', 'cloudstrategie', 'preparation')]
  const invite = async (old: number) => {
    const id = newId()
    await db().insertInto('invitation').values({ id, workspace_id, ring_id, perspective: 'municipality', given_name: 'Gerda', family_name: 'Buitenstra', address: `g${old}@elders.example`,
      address_key: `g${old}@elders.example`, organisation: 'Elders', sent_at: ago(old + 20), until: ago(old + 5), answer: 'no', answered_at: ago(old), chosen_at: ago(old + 21) }).execute()
    return id
  }
  const [past, recent] = [await invite(366), await invite(300)]
  const members = async () => (await sql`select * from invitation where person_id is not null order by id`.execute(db())).rows
  const before = await members()
  await applyRetention(house.database)
  const of = (id: string) => db().selectFrom('invitation').select(['given_name', 'family_name', 'address', 'organisation', 'answer']).where('id', '=', id).executeTakeFirstOrThrow()
  assert.deepEqual(await of(past), { given_name: '', family_name: '', address: `${past}@gewist.invalid`, organisation: '', answer: 'no' })
  assert.equal((await of(recent)).family_name, 'Buitenstra')
  assert.deepEqual(await members(), before)
  assert.equal((await (await house.as('joost-haverkamp')).get('/denktanks/cloudstrategie/uitnodigingen')).status, 200)
})

test('a letter that waited too long is not sent any more, and an administrator sees that', async () => {
  await sql`delete from mail`.execute(db())
  const [old, young] = [await letter(8), await letter(6)]
  assert.deepEqual((await takeMail(house.database, newId(), 10)).map(({ id }) => id), [young])
  await applyRetention(house.database)
  assert.equal((await db().selectFrom('mail').select('fault').where('id', '=', old).executeTakeFirstOrThrow()).fault, tooOld)
  assert.match(wordsOf(await nienke.get('/vereniging/post')), /Wachtte te lang/)
  await nienke.done(`${path}/bewaren`, { ...days, 'mail-waiting': '5' })
  await sql`update mail set taken_until = null, taken_by = null`.execute(db())
  assert.deepEqual(await takeMail(house.database, newId(), 10), [])
  await sql`delete from retention`.execute(db())
})

/** Everything that anything remembers becomes that much older: the same as a clock that jumps. */
const jump = async (days: number) => {
  const { rows } = await sql<{ name: string; columns: string[] }>`select table_name as name, json_agg(column_name) as columns from information_schema.columns
    where table_schema = 'public' and data_type in ('timestamp with time zone', 'date') and is_generated = 'NEVER' and table_name <> 'migration' group by 1`.execute(db())
  for (const { name, columns } of rows) {
    const older = columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(column)} - make_interval(days => ${days})`)
    await sql`update ${sql.table(name)} set ${sql.join(older)}`.execute(db())
  }
}

test('clock +400 days: no wrong sends, whichever comes first: the sender, the jobs or the chores', async () => {
  for (const table of ['mail', 'notice', 'job']) await sql`delete from ${sql.table(table)}`.execute(db())
  const samira = house.id('person', 'samira-el-amrani')
  const { id: happening_id, workspace_id } = await db().selectFrom('happening').select(['id', 'workspace_id']).where('workspace_id', '=', house.id('workspace', 'cloudstrategie'))
    .where('ring_id', '=', house.id('ring', 'cloudstrategie', 'members')).limit(1).executeTakeFirstOrThrow()
  const waiting = await letter(0)
  const tell = async () => {
    await db().insertInto('notice').values({ id: newId(), person_id: samira, workspace_id, happening_id }).execute()
    await sql`insert into job (id, kind, key, payload) values (gen_random_uuid(), 'notices.mail', ${`notices.mail:${samira}`}, ${JSON.stringify({ person_id: samira })})`.execute(db())
  }
  const others = async () => (await db().selectFrom('mail').select(['id', 'subject']).execute()).filter(({ id }) => id !== waiting)
  await tell()
  await house.work(90_000)
  assert.equal((await others()).length, 1, 'it is mailed while it is news')
  await sql`delete from mail where id <> ${waiting}`.execute(db())
  await sql`delete from mailing`.execute(db())
  await tell()
  await jump(400)
  assert.deepEqual(await takeMail(house.database, newId(), 10), [], 'the sender')
  await house.work()
  assert.deepEqual(await others(), [], 'the jobs')
  for (let round = 0; round < 2; round += 1) {
    for (const chore of scheduled) await chore.do(house.database)
    await house.work()
  }
  assert.deepEqual(await others(), [], 'the chores')
  assert.deepEqual(await db().selectFrom('mail').select('id').execute(), [], 'what waited is forgotten, and was not sent')
  assert.equal((await db().selectFrom('notice').select('id').execute()).length, 0)
})

test('where a page of the association lies, is said once above it', async () => {
  const nienke = await house.as('nienke-ruijter')
  for (const path of ['/vereniging/instellingen', '/vereniging/logboek', '/vereniging/post', '/vereniging/post-binnen', '/vereniging/verwerkingen', '/vereniging/regios', '/vereniging/organisaties', '/vereniging/mensen', '/vereniging/invoer', '/vereniging/website', '/vereniging/nieuwsfeeds', '/vereniging/inloggen']) {
    const { body, status } = await nienke.get(path)
    assert.equal(status, 200, path)
    const above = /<nav class="dt-crumbs"[\s\S]*?<\/h1>/.exec(body)?.[0] ?? ''
    assert.equal(above.replace(/<[^>]+>/g, ' ').match(/\bvereniging\b/gi)?.length, 1, path)
  }
})
