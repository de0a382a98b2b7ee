import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type Answer, type Seat, type TestHouse } from '../../../test/house.ts'
import { acts } from '../../acts.ts'
import { newId } from '../../platform/ids.ts'
import { log } from '../../platform/log.ts'
import { texts as recordTexts } from '../../workspaces/record/texts.ts'
import { texts } from './texts.ts'

let house: TestHouse
let nienke: Seat
before(async () => {
  house = await openHouse()
  nienke = await house.as('nienke-ruijter')
})
after(() => house.close())

const path = '/vereniging/logboek'
const rowOf = (body: string, words: RegExp) => (body.split('<tbody')[1] ?? '').split('<tr').find((row) => words.test(row)) ?? ''

test('an administrator sees who gave whom which task, marked as a special right, and finds it by act, name and day', async () => {
  const bart = house.id('person', 'bart-looijenga')
  await nienke.done(`/vereniging/mensen/${bart}/taken`, { taak: 'secretariat' })
  const page = await nienke.get(path)
  assert.equal(page.status, 200)
  const row = rowOf(page.body, /Taak gegeven/)
  assert.match(row, /Nienke Ruijter/)
  assert.match(row, new RegExp(`href="/vereniging/mensen/${bart}"[^]*Bart Looijenga`))
  assert.match(row, /role: secretariat/)
  assert.match(row, /Bijzonder recht/)
  const words = async (query: string) => wordsOf(await nienke.get(`${path}?${query}`))
  assert.match(await words('handeling=role.give'), /1 handeling /)
  assert.match(await words('naam=ruijter'), /1 handeling /)
  assert.match(await words('naam=looijenga'), /0 handelingen .*niets gedaan wat bij uw keuze past/)
  assert.match(await words('bijzonder=ja'), /1 handeling /)
  assert.match(await words('tot=2020-01-01&van='), /0 handelingen/)
  assert.match(await words('van=2020-01-01'), /Taak gegeven/)
})

test('a day that is none comes back, and an act that nobody knows is not asked for', async () => {
  const wrong = await nienke.get(`${path}?van=31-2-2026`)
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong), /Vul een datum in/)
  assert.match(wrong.body, /value="31-2-2026"/)
  assert.equal((await nienke.get(`${path}?handeling=toString&pagina=-1`)).status, 200)
})

test('to everybody else the log is not there, and asking for the file leaves no trace', async () => {
  const before = await house.database.db.selectFrom('happening').select('id').execute()
  for (const who of ['marijke-de-wit', 'samira-el-amrani', 'gerben-tuinstra', 'priya-raghunathan']) {
    const seat = await house.as(who)
    assert.equal((await seat.get(path)).status, 404, who)
    assert.equal((await seat.post(`${path}/uitvoer`, {})).status, 404, who)
  }
  assert.equal((await house.visitor().get(path)).status, 404)
  assert.equal((await house.visitor().post(`${path}/uitvoer`, {})).status, 404)
  assert.deepEqual(await house.database.db.selectFrom('happening').select('id').execute(), before)
})

test('of think tanks the log says only how much was done in all of them together, and under five not even that', async () => {
  const add = (slug: string, day: string, many: number) => house.database.db.insertInto('happening').values(Array.from({ length: many }, () => ({
    id: newId(), workspace_id: house.id('workspace', slug), ring_id: house.id('ring', slug, 'members'), act: 'finding.contest', kind: 'finding', number: 7, at: day,
  }))).execute()
  const at = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString()
  await sql`delete from notice`.execute(house.database.db)
  await sql`delete from happening where workspace_id in (select id from workspace where kind = 'thinktank')`.execute(house.database.db)
  await add('cloudstrategie', at(2), 4)
  await add('cloudstrategie', at(3), 4)
  await add('zaaksystemen', at(3), 3)
  const page = await nienke.get(`${path}?van=`)
  const middle = page.body.indexOf('Hoe druk het in denktanks is')
  const [above, below] = [page.body.slice(0, middle), page.body.slice(middle)]
  assert.equal((below.match(/minder dan 5/g) ?? []).length, 1)
  assert.match(below, /dt-num"[^>]*>7</)
  assert.doesNotMatch(above.split('<tbody')[1] ?? '', /finding|contest|Bevinding|Cloudstrategie/)
})

test('the site’s own happenings are in it: who signed in is told as long as the session is kept', async () => {
  await house.visitor().post('/inloggen/als', { person: house.id('person', 'samira-el-amrani') })
  const row = rowOf((await nienke.get(`${path}?handeling=session.begin&naam=Amrani`)).body, /Ingelogd/)
  assert.match(row, /data-label="Wie"><bdi>Samira El Amrani/)
  assert.doesNotMatch(row, /Denktank zelf/)
  assert.doesNotMatch((await nienke.get(`${path}?handeling=session.begin&naam=Haverkamp`)).body, /Samira El Amrani/)
})

test('Log lines encoded: a name cannot break a line, turn it round or pass for another, on the page and in the program’s own log', async () => {
  const id = house.id('person', 'joost-haverkamp')
  const db = house.database.db
  await db.updateTable('person').set({ given_name: 'Joost\r\nBeheerder', family_name: 'Haver\u202ekamp<b>\u200b' }).where('id', '=', id).execute()
  await nienke.post(`/vereniging/mensen/${id}/taken`, { taak: 'secretariat' })
  const row = rowOf((await nienke.get(`${path}?handeling=role.give`)).body, /Haver/)
  assert.match(row, /Joost\[U\+000D\]\[U\+000A\]Beheerder Haver\[U\+202E\]kamp&lt;b&gt;\[U\+200B\]/)
  const told = house.logged.length
  log('test.line', { fault: 'een\n{"what":"vals"}\u2028twee\u202e\u0085\u001b[31m' })
  assert.equal(house.logged.length, told + 1)
  const line = house.logged[told] ?? ''
  assert.match(line, /^[\u0020-\u007e]+\n$/)
  assert.equal((JSON.parse(line) as { fault: string }).fault, 'een\n{"what":"vals"}\u2028twee\u202e\u0085\u001b[31m')
})

test('CSV cells: the file holds what the page shows, a formula comes out as text, and taking it is logged', async () => {
  const id = house.id('person', 'henk-postma')
  await house.database.db.updateTable('person').set({ given_name: '=HYPERLINK("http://kwaad.example")', family_name: 'x' }).where('id', '=', id).execute()
  await nienke.post(`/vereniging/mensen/${id}/taken`, { taak: 'secretariat' })
  const file = await nienke.post(`${path}/uitvoer`, { handeling: 'role.give', van: '', tot: '' })
  assert.equal(file.status, 200)
  assert.match(file.headers.get('content-disposition') ?? '', /attachment; filename="logboek-\d{4}-\d\d-\d\d\.csv"/)
  const lines = file.body.trim().split('\r\n')
  assert.match(lines[0] ?? '', /Tijd \(UTC\);Code;Handeling;Wie/)
  assert.ok(lines.slice(1).every((line) => line.split(';')[1] === 'role.give'))
  assert.ok(lines.some((line) => line.includes('"\'=HYPERLINK(""http://kwaad.example"") x"')))
  assert.doesNotMatch(file.body, /(^|;|\n)"?=/)
  assert.match(rowOf((await nienke.get(`${path}?handeling=log.export`)).body, /Logboek als bestand/), new RegExp(`count: ${lines.length - 1}`))
})

test('the file holds line by line what the page shows, of what was asked for and nothing else', async () => {
  const bart = house.id('person', 'bart-looijenga')
  await nienke.post(`/vereniging/mensen/${bart}/taken`, { taak: 'board' })
  await nienke.post(`/vereniging/mensen/${bart}/taken/einde`, { taak: 'board' })
  await (await house.as('marijke-de-wit')).post(`/vereniging/mensen/${bart}`, { given_name: 'Bart', prefix: '', family_name: 'Looijenga', email: 'bart.looijenga@voorbeeld.example',
    organisation_id: house.id('organisation', 'kleiwaard'), membership: 'member' })
  const cells = (body: string) => (body.split('<tbody')[1]?.split('</tbody')[0] ?? '').split('<tr').slice(1)
    .map((row) => [...row.matchAll(/<t[hd][^>]*>([^]*?)<\/t[hd]>/g)].map(([, cell = '']) => wordsOf({ body: cell } as Answer).trim()))
  const filters: readonly Record<string, string>[] = [{ handeling: 'role.end' }, { naam: 'wit' }, { handeling: 'person.edit', bijzonder: '' }]
  for (const asked of filters) {
    const page = await nienke.get(`${path}?${new URLSearchParams(asked).toString()}`)
    const shown = cells(page.body)
    const file = await nienke.post(`${path}/uitvoer`, asked)
    const lines = file.body.trim().split('\r\n').slice(1).map((line) => line.split(';').map((cell) => cell.replace(/^"(.*)"$/, '$1').replace(/""/g, '"')))
    assert.ok(shown.length > 0, JSON.stringify(asked))
    assert.equal(lines.length, shown.length, JSON.stringify(asked))
    for (const [nth, [act = '', who = '', about = '']] of shown.entries()) {
      const [, code = '', words = '', by = '', , name = '', , number = '', told = '', special = ''] = lines[nth] ?? []
      assert.ok(act.startsWith(words) && act.includes(told) && act.includes('Bijzonder recht') === (special === 'ja'), `${act} | ${lines[nth]?.join(';')}`)
      assert.equal(by || 'Denktank zelf, of een bezoeker', who)
      assert.ok(name === '' ? about === '' || about.includes(number) : about === name, `${about} | ${name}`)
      if (asked['handeling']) assert.equal(code, asked['handeling'])
      if (asked['naam']) assert.match(who.toLowerCase(), new RegExp(asked['naam']))
    }
  }
})

test('every act has its words: in the log, or in the record of a think tank', () => {
  for (const language of ['nl', 'en'] as const) {
    const missing = Object.keys(acts).filter((act) => !Object.hasOwn(texts[language].acts, act) && !Object.hasOwn(recordTexts[language].acts, act))
    assert.deepEqual(missing, [], language)
  }
})
