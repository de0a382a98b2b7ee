import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { formOn } from '../../../test/forms.ts'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'

let house: TestHouse
let number = 0
let body = ''
before(async () => {
  house = await openHouse()
  const { rows } = await sql<{ number: number; body: string }>`select c.number, c.body from giver g join contribution c on c.id = g.thing_id
    join ring r on r.id = c.ring_id where g.kind = 'contribution' and g.person_id = ${house.id('person', 'devi-baldew')} and r.kind = 'members'
    and c.workspace_id = ${house.id('workspace', 'cloudstrategie')} and c.withdrawn_at is null order by c.number limit 1`.execute(house.database.db)
  number = rows[0]?.number ?? 0
  body = (rows[0]?.body ?? '').slice(0, 40)
})
after(() => house.close())

const tank = '/denktanks/cloudstrategie'
const happenings = async () => (await house.database.db.selectFrom('happening').select('id').execute()).length
const plain = (answer: Parameters<typeof wordsOf>[0]) => wordsOf(answer).replace(/&#x27;/g, '\'')
const idIn = (text: string, kind: string) => new RegExp(`id="${kind}-([0-9a-f-]{36})"`).exec(text)?.[1] ?? ''

test('a participant reports a contribution with a reason; a wrong form comes back', async () => {
  const samira = await house.as('samira-el-amrani')
  assert.match((await samira.get(`${tank}/bijdragen/${number}`)).body, new RegExp(`href="${tank}/meldingen/bijdrage/${number}"`))
  const form = await samira.get(`${tank}/meldingen/bijdrage/${number}`)
  assert.ok(plain(form).includes(body))
  const wrong = await samira.post(`${tank}/meldingen/bijdrage/${number}`, { reason: ' ' })
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong), /Vul in: reden/)
  assert.match(wordsOf(await samira.done(`${tank}/meldingen/bijdrage/${number}`, { reason: 'Noemt iemand.' })), /Er wordt naar gekeken/)
  const again = await samira.post(`${tank}/meldingen/bijdrage/${number}`, { reason: 'Nog eens.' })
  assert.equal(again.status, 422)
  assert.match(wordsOf(again), /al gemeld/)
})

test('an outsider, a neighbour, somebody removed and a visitor find no reports, and whose text it is does not report it', async () => {
  const before = await happenings()
  for (const who of ['paulien-schaafsma', 'bart-looijenga', 'gerben-tuinstra']) {
    const seat = await house.as(who)
    assert.equal((await seat.get(`${tank}/meldingen`)).status, 404, who)
    assert.equal((await seat.post(`${tank}/meldingen/bijdrage/${number}`, { reason: 'x' })).status, 404, who)
  }
  assert.equal((await house.visitor().get(`${tank}/meldingen`)).status, 404)
  const devi = await house.as('devi-baldew')
  assert.equal((await devi.post(`${tank}/meldingen/bijdrage/${number}`, { reason: 'x' })).status, 403)
  for (const path of ['bijdrage/999999', 'bezwaar/onzin', 'thema/1', 'onzin/1', 'constructor/1']) assert.equal((await devi.get(`${tank}/meldingen/${path}`)).status, 404, path)
  assert.equal(await happenings(), before)
})

test('a member sees no reports and decides on none; it leaves no trace', async () => {
  const before = await happenings()
  const samira = await house.as('samira-el-amrani')
  assert.doesNotMatch(wordsOf(await samira.get(`${tank}/meldingen`)), /Noemt iemand/)
  const { id } = await house.database.db.selectFrom('report').select('id').executeTakeFirstOrThrow()
  assert.equal((await samira.post(`${tank}/meldingen/${id}/besluit`, { outcome: 'hidden', reason: 'x' })).status, 404)
  assert.equal(await happenings(), before)
})

test('the preparation group hides it with a reason: others read the reason everywhere, its giver the text', async () => {
  const joost = await house.as('joost-haverkamp')
  const page = await joost.get(`${tank}/meldingen`)
  assert.match(wordsOf(page), /Noemt iemand/)
  assert.doesNotMatch(wordsOf(page), /Samira|Devi/)
  const id = idIn(page.body, 'melding')
  assert.equal((await joost.post(`${tank}/meldingen/${id}/besluit`, { outcome: 'hidden', reason: '' })).status, 422)
  await joost.done(`${tank}/meldingen/${id}/besluit`, { outcome: 'hidden', reason: 'Gaat over een persoon' })
  const samira = await house.as('samira-el-amrani')
  for (const path of [`bijdragen/${number}`, `spoor/bijdrage/${number}`]) {
    const shown = await samira.get(`${tank}/${path}`)
    assert.match(wordsOf(shown), /Verborgen: Gaat over een persoon/, path)
    assert.ok(!plain(shown).includes(body), path)
  }
  const list = await samira.get(`${tank}/bijdragen?zoek=${encodeURIComponent(body.split(' ')[1] ?? '')}`)
  assert.ok(!plain(list).includes(body))
  const devi = await house.as('devi-baldew')
  const own = await devi.get(`${tank}/bijdragen/${number}`)
  assert.ok(plain(own).includes(body))
  assert.match(wordsOf(own), /Verborgen: anderen lezen in plaats hiervan de reden\. Lees waarom, of vraag om opnieuw te kijken/)
  assert.doesNotMatch(wordsOf(await samira.get(`${tank}/bijdragen/${number}`)), /anderen lezen in plaats hiervan/)
  assert.equal((await samira.get(`${tank}/meldingen/bijdrage/${number}`)).status, 404)
  const priya = await house.as('samira-el-amrani')
  await priya.get('/taal/en?terug=/')
  assert.match(wordsOf(await priya.get(`${tank}/bijdragen/${number}`)), /Hidden: Gaat over een persoon/)
})

test('its giver hears of it by mail and appeals once; somebody else than who hid it decides', async () => {
  await house.work(90_000)
  const { rows } = await sql<{ body: string }>`select body from mail where person_id = ${house.id('person', 'devi-baldew')} and strpos(body, 'verborgen') > 0`.execute(house.database.db)
  assert.equal(rows.length, 1)
  assert.doesNotMatch(rows[0]?.body ?? '', /Gaat over een persoon/)
  const devi = await house.as('devi-baldew')
  const id = idIn((await devi.get(`${tank}/meldingen`)).body, 'verborgen')
  const before = await happenings()
  assert.equal((await (await house.as('samira-el-amrani')).post(`${tank}/meldingen/verborgen/${id}/verzet`, { appeal: 'x' })).status, 404)
  assert.equal(await happenings(), before)
  assert.match(wordsOf(await devi.done(`${tank}/meldingen/verborgen/${id}/verzet`, { appeal: 'Het gaat over een product.' })), /kijkt er opnieuw naar/)
  for (const [who, sees] of [['joost-haverkamp', true], ['henk-postma', true], ['devi-baldew', true], ['samira-el-amrani', false]] as const) {
    assert.equal(wordsOf(await (await house.as(who)).get(`${tank}/meldingen`)).includes('Het gaat over een product.'), sees, who)
  }
  const mailed = async (who: string, words: string) => (await sql<{ body: string }>`select body from mail where person_id = ${house.id('person', who)} and strpos(body, ${words}) > 0`.execute(house.database.db)).rows
  await sql`update job set run_at = now() where kind = 'notices.mail'`.execute(house.database.db)
  await house.work()
  const [asked] = await mailed('henk-postma', 'Iemand vraagt om opnieuw te kijken naar een tekst die is verborgen.')
  assert.ok(asked, 'who decides hears of it at once')
  assert.doesNotMatch(asked.body, /Devi|product/)
  const twice = await devi.post(`${tank}/meldingen/verborgen/${id}/verzet`, { appeal: 'Nog eens.' })
  assert.equal(twice.status, 422)
  assert.match(wordsOf(twice), /al gevraagd/)
  const joost = await house.as('joost-haverkamp')
  assert.match(wordsOf(await joost.get(`${tank}/meldingen`)), /Iemand anders besluit/)
  assert.equal((await joost.post(`${tank}/meldingen/verborgen/${id}/uitspraak`, { outcome: 'stays', words: 'Nee.' })).status, 403)
  const henk = await house.as('henk-postma')
  await henk.done(`${tank}/meldingen/verborgen/${id}/uitspraak`, { outcome: 'shown', words: 'Een merk noemen mag.' })
  assert.ok(plain(await (await house.as('samira-el-amrani')).get(`${tank}/bijdragen/${number}`)).includes(body))
  const late = await henk.post(`${tank}/meldingen/verborgen/${id}/uitspraak`, { outcome: 'stays', words: 'Toch niet.' })
  assert.equal(late.status, 422)
  assert.doesNotMatch(wordsOf(await henk.get(`${tank}/meldingen`)), /Toch niet\./)
  for (const [who, sees] of [['devi-baldew', true], ['joost-haverkamp', true], ['samira-el-amrani', false]] as const) {
    assert.equal(/Het gaat over een product\. .*Een merk noemen mag\./.test(wordsOf(await (await house.as(who)).get(`${tank}/meldingen`))), sees, who)
  }
  await house.work(90_000)
  const [told] = await mailed('devi-baldew', 'Een verborgen tekst van u staat er weer.')
  assert.ok(told)
  assert.doesNotMatch(told.body, /merk|Henk/)
})

test('a report that is left changes nothing, and the record tells of it without names or words', async () => {
  const samira = await house.as('samira-el-amrani')
  await samira.done(`${tank}/meldingen/bijdrage/${number}`, { reason: 'Toch nog eens.' })
  const joost = await house.as('joost-haverkamp')
  await joost.done(`${tank}/meldingen/${idIn((await joost.get(`${tank}/meldingen`)).body, 'melding')}/besluit`, { outcome: 'left', reason: 'Mag.' })
  assert.ok(plain(await samira.get(`${tank}/bijdragen/${number}`)).includes(body))
  const record = wordsOf(await joost.get(`${tank}/gebeurtenissen`))
  assert.match(record, /de tekst blijft staan/)
  assert.doesNotMatch(record, /Toch nog eens|Mag\./)
})

test('the secretariat moderates a theme, and nobody else sees what was reported', async () => {
  const { number: theme, title } = await house.database.db.selectFrom('proposal').select(['number', 'title']).where('withdrawn_at', 'is', null).orderBy('number').executeTakeFirstOrThrow()
  const samira = await house.as('samira-el-amrani')
  const reporter = (await samira.post(`/vereniging/meldingen/thema/${theme}`, { reason: 'Reclame.' })).status === 303 ? samira : await house.as('devi-baldew')
  if (reporter !== samira) await reporter.done(`/vereniging/meldingen/thema/${theme}`, { reason: 'Reclame.' })
  assert.doesNotMatch(wordsOf(await samira.get('/vereniging/meldingen')), /Reclame/)
  const joost = await house.as('joost-haverkamp')
  const id = idIn((await joost.get('/vereniging/meldingen')).body, 'melding')
  await joost.done(`/vereniging/meldingen/${id}/besluit`, { outcome: 'hidden', reason: 'Dit is reclame' })
  const bart = await house.as('bart-looijenga')
  const list = wordsOf(await bart.get('/vereniging/themas'))
  assert.ok(!list.includes(title))
  assert.match(list, /Verborgen: Dit is reclame/)
})

test('an expectation and an amendment are reported, hidden with a reason and shown again after an appeal, like any text', async () => {
  const workspace_id = house.id('workspace', 'cloudstrategie')
  const by = async (kind: string, table: string) => (await sql<{ id: string; number: number | null; giver: string; words: string }>`
    select t.id, (to_jsonb(t) ->> 'number')::int as number, g.person_id as giver, coalesce(nullif(to_jsonb(t) ->> 'why', ''), nullif(to_jsonb(t) ->> 'take_away', ''), to_jsonb(t) ->> 'bring') as words
    from ${sql.table(table)} t join giver g on g.kind = ${kind} and g.thing_id = t.id join ring r on r.id = t.ring_id
    where t.workspace_id = ${workspace_id} and t.withdrawn_at is null and t.withheld is null and r.kind = 'members' order by t.id`.execute(house.database.db)).rows
  const keys = ['samira-el-amrani', 'devi-baldew', 'maarten-de-vlieger', 'henk-postma', 'lotte-van-der-velde', 'joost-haverkamp', 'marijke-de-wit']
  const keyOf = (id: string) => keys.find((key) => house.id('person', key) === id)
  for (const [spoken, table, path] of [['verwachting', 'expectation', () => '/verwachtingen'], ['wijziging', 'charter_amendment', (n: number | null) => `/opdracht/wijzigingen/${n}`]] as const) {
    const one = (await by(table, table)).find(({ giver }) => keyOf(giver))
    assert.ok(one, table)
    const words = one.words.slice(0, 40)
    const giver = await house.as(keyOf(one.giver) ?? '')
    const reporter = await house.as(keyOf(one.giver) === 'samira-el-amrani' ? 'devi-baldew' : 'samira-el-amrani')
    const [ref, place] = [one.number ?? one.id, `${tank}${path(one.number)}`]
    assert.ok((await reporter.get(place)).body.includes(`href="${tank}/meldingen/${spoken}/${ref}"`), spoken)
    assert.ok(!(await giver.get(place)).body.includes(`href="${tank}/meldingen/${spoken}/${ref}"`), 'one’s own is withdrawn, not reported')
    assert.equal((await (await house.as('paulien-schaafsma')).post(`${tank}/meldingen/${spoken}/${ref}`, { reason: 'x' })).status, 404)
    await reporter.done(`${tank}/meldingen/${spoken}/${ref}`, { reason: 'Noemt iemand.' })
    const desk = await house.as(['joost-haverkamp', 'henk-postma'].find((key) => key !== keyOf(one.giver)) ?? '')
    const { id } = await house.database.db.selectFrom('report').select('id').where('thing_id', '=', one.id).executeTakeFirstOrThrow()
    await desk.done(`${tank}/meldingen/${id}/besluit`, { outcome: 'hidden', reason: 'Gaat over een persoon' })
    const read = async () => plain(await reporter.get(place))
    assert.ok((await read()).includes('Verborgen: Gaat over een persoon') && !(await read()).includes(words), spoken)
    assert.ok(plain(await giver.get(place)).includes(words), 'its giver reads the text')
    const hiding = await house.database.db.selectFrom('hiding').select('id').where('thing_id', '=', one.id).executeTakeFirstOrThrow()
    await giver.done(`${tank}/meldingen/verborgen/${hiding.id}/verzet`, { appeal: 'Het gaat over niemand.' })
    const other = await house.as(['marijke-de-wit', 'lotte-van-der-velde'].find((key) => key !== keyOf(one.giver)) ?? '')
    await other.done(`${tank}/meldingen/verborgen/${hiding.id}/uitspraak`, { outcome: 'shown', words: 'Dat klopt.' })
    assert.ok((await read()).includes(words), spoken)
  }
})

test('pressing twice to report, to hide, to appeal and to decide leads each time to what the first press did', async () => {
  const [samira, devi, joost, henk] = await Promise.all(['samira-el-amrani', 'devi-baldew', 'joost-haverkamp', 'henk-postma'].map((key) => house.as(key)))
  assert.ok(samira && devi && joost && henk)
  const press = async (seat: Seat, page: string, to: RegExp, fields: Record<string, string>) => {
    const form = formOn((await seat.get(page)).body, to)
    const presses = await Promise.all([1, 2].map(() => seat.post(form.action, { ...form.fields, ...fields })))
    assert.deepEqual(presses.map(({ status, location }) => [status, location]), [1, 2].map(() => [303, presses[0]?.location ?? '']))
  }
  const added = await devi.post(`${tank}/bijdragen`, { body: 'Een kat op de server is nog geen storing.', kind: 'experience', subtopic_id: '', ring: '' })
  const at = /bijdragen\/(\d+)/.exec(added.location)?.[1] ?? ''
  await press(samira, `${tank}/meldingen/bijdrage/${at}`, /bijdrage\/\d+$/, { reason: 'Gaat over een kat.' })
  await press(joost, `${tank}/meldingen`, /besluit$/, { outcome: 'hidden', reason: 'Gaat over een kat' })
  await press(devi, `${tank}/meldingen`, /verzet$/, { appeal: 'Katten mogen.' })
  await press(henk, `${tank}/meldingen`, /uitspraak$/, { outcome: 'shown', words: 'Katten mogen.' })
  assert.match(wordsOf(await samira.get(`${tank}/bijdragen/${at}`)), /Een kat op de server/)
})
