/** Forms at which two people can be at once: the second reads that, keeps what they filled in, and overwrites nothing unseen. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { formOn, type FormFields } from './forms.ts'
import { openHouse, wordsOf, type Answer, type Seat, type TestHouse } from './house.ts'

const tank = '/denktanks/cloudstrategie'
let house: TestHouse
let [chair, henk, joost, nienke]: Seat[] = []
before(async () => {
  house = await openHouse()
  ;[chair, henk, joost, nienke] = await Promise.all(['marijke-de-wit', 'henk-postma', 'joost-haverkamp', 'nienke-ruijter'].map((key) => house.as(key)))
})
after(() => house.close())

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const must = async (answer: Promise<Answer> | undefined, status: number): Promise<Answer> => {
  const got = await answer as Answer
  assert.equal(got.status, status, wordsOf(got).slice(0, 900))
  return got
}
const made = async (seat: Seat | undefined, page: string, action: RegExp, more: FormFields): Promise<string> => {
  const { fields, action: to } = formOn((await seat?.get(page))?.body ?? '', action)
  return (await must(seat?.post(to, { ...fields, ...more }), 303)).location.split(/[?#]/)[0] ?? ''
}

const plain = (words: string) => new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))

interface Meeting { readonly one: Seat | undefined; readonly other: Seat | undefined; readonly page: string; readonly action: RegExp; readonly first: FormFields; readonly second: FormFields; readonly told: RegExp }

/** Both open the page, both save: the first is through, also when they press twice; the second is told and sees both. Answers the page that came back. */
const bothAt = async ({ one, other, page, action, first, second, told }: Meeting): Promise<Answer> => {
  const [mine, theirs] = [formOn((await must(one?.get(page), 200)).body, action), formOn((await must(other?.get(page), 200)).body, action)]
  await must(one?.post(mine.action, { ...mine.fields, ...first }), 303)
  await must(one?.post(mine.action, { ...mine.fields, ...first }), 303)
  const back = await must(other?.post(theirs.action, { ...theirs.fields, ...second }), 422)
  assert.match(wordsOf(back), /Iemand anders (wijzigde (dit|intussen)|was eerder|was u voor)/)
  assert.match(wordsOf(back), new RegExp(`Wat er nu staat.*${told.source}`))
  assert.doesNotMatch(back.body, /href="#seen"/)
  const again = formOn(back.body, action)
  const inOrder = (value: FormFields[string] | undefined) => (Array.isArray(value) ? [...value].sort() : value)
  for (const [name, value] of Object.entries(second)) assert.deepEqual(inOrder(again.fields[name]), inOrder(value), `${name} was filled in`)
  // It was looked at, and is meant: now it is saved.
  await must(other?.post(again.action, { ...again.fields, ...second }), 303)
  return back
}

test('what was agreed for the website', async () => {
  await bothAt({ one: nienke, other: joost, page: '/vereniging/website', action: /\/website$/,
    first: { licence: 'cc0-1.0' }, second: { licence: 'cc-by-4.0', disclosure_email: 'lek@voorbeeld.example' }, told: /CC0/ })
})

test('for how long things are kept', async () => {
  await must(nienke?.post(`/vereniging/mensen/${house.id('person', 'joost-haverkamp')}/taken`, { taak: 'administrator' }), 303)
  await bothAt({ one: nienke, other: joost, page: '/vereniging/instellingen', action: /\/bewaren$/, first: { notice: '9' }, second: { notice: '30', import: '8' }, told: /9/ })
  await must(nienke?.post(`/vereniging/mensen/${house.id('person', 'joost-haverkamp')}/taken/einde`, { taak: 'administrator' }), 303)
})

test('how an organisation signs in, of which a secret is neither shown nor told by the mark', async () => {
  const other = await house.as('nienke-ruijter')
  const fields = { organisation_id: house.id('organisation', 'duinrade'), issuer: 'https://login.duinrade.example', client_id: 'denktank', authentication: 'client_secret_basic', client_secret: 'eerste geheim', required_acr: '' }
  const at = (await must(nienke?.post('/vereniging/inloggen/nieuw', fields), 303)).location.split('?')[0] ?? ''
  await bothAt({ one: nienke, other, page: `${at}/wijziging`, action: /\/wijziging$/, first: { client_id: 'denktank-a' }, second: { required_acr: 'hoog' }, told: /denktank-a/ })
  // Only another secret: nobody reads it, and it is not overwritten unseen.
  const [mine, theirs] = [formOn((await nienke?.get(`${at}/wijziging`))?.body ?? '', /\/wijziging$/), formOn((await other.get(`${at}/wijziging`)).body, /\/wijziging$/)]
  await must(nienke?.post(mine.action, { ...mine.fields, client_secret: 'tweede geheim' }), 303)
  const back = await must(other.post(theirs.action, { ...theirs.fields, client_secret: 'derde geheim' }), 422)
  assert.match(wordsOf(back), /Iemand anders wijzigde dit.*Vul het clientgeheim in/)
  assert.doesNotMatch(back.body, /(eerste|tweede|derde) geheim/)
  const again = formOn(back.body, /\/wijziging$/)
  // A new key is no other filling-in: it does not send the form back.
  await must(nienke?.post(`${at}/sleutel`), 303)
  await must(other.post(again.action, { ...again.fields, client_secret: 'derde geheim' }), 303)
})

test('how many seats there are, and when somebody is reminded', async () => {
  await bothAt({ one: chair, other: henk, page: `${tank}/uitnodigingen/plaatsen`, action: /\/plaatsen$/, first: { seats: '44' }, second: { seats: '60', reminders: '2' }, told: /44/ })
})

test('the name and question of a subgroup, and who leads it', async () => {
  const page = await made(chair, `${tank}/deelgroepen/nieuw`, /\/nieuw$/, { title: 'Kosten', question: 'Wat kost het?' })
  await bothAt({ one: chair, other: henk, page, action: /\/deelgroepen\/[\w-]{36}$/, first: { question: 'Wat kost de overstap?' }, second: { title: 'Geld', question: 'Wat kost het?' }, told: /Wat kost de overstap\?/ })
  const [samira, karin, bilal] = ['samira-el-amrani', 'karin-uitenbroek', 'bilal-ozturk'].map((key) => house.id('person', key)) as [string, string, string]
  await made(chair, page, /\/mensen$/, { people: [samira, karin] })
  // Who only adds somebody does not take a task away that was given meanwhile.
  const open = formOn((await henk?.get(page))?.body ?? '', /\/mensen$/)
  await made(chair, page, /\/mensen$/, { facilitator: samira })
  await must(henk?.post(open.action, { ...open.fields, people: [samira, karin, bilal] }), 303)
  assert.deepEqual(await house.database.db.selectFrom('ring').select(['facilitator', 'reporter']).where('id', '=', page.split('/').at(-1) ?? '').executeTakeFirst(), { facilitator: samira, reporter: null })
  await bothAt({ one: chair, other: henk, page, action: /\/mensen$/, first: { reporter: karin }, second: { reporter: bilal, people: [samira, karin, bilal] }, told: /Karin Uitenbroek/ })
})

test('a meeting: its place, time and agenda', async () => {
  const page = await made(chair, `${tank}/bijeenkomsten/nieuw`, /\/nieuw$/, { title: 'Over kosten', day: day(40), from: '10:00', until: '12:30', place: 'Zaal 3', agenda: 'Welkom | 10' })
  await bothAt({ one: chair, other: henk, page: `${page}/wijziging`, action: /\/wijziging$/, first: { place: 'Zaal 7', agenda: 'Welkom | 10\nKosten | 60' },
    second: { from: '10:30', agenda: 'Welkom | 15' }, told: /10:00.*Zaal 7.*Kosten \| 60/ })
  await must(chair?.post(`${page}/gast`, { name: 'Iris Kuiprs', organisation: '', perspective: '' }), 303)
  const guest = tank + (/\/bijeenkomsten\/\d+\/gasten\/[\w-]+/.exec((await chair?.get(page))?.body ?? '')?.[0] ?? assert.fail('no way to a guest'))
  await bothAt({ one: chair, other: henk, page: guest, action: /\/gasten\/[\w-]+$/, first: { name: 'Iris Kuipers' }, second: { name: 'Iris Kuijpers' }, told: /Iris Kuipers/ })
})

test('a question that was put to the group', async () => {
  const page = await made(chair, `${tank}/besluiten/nieuw`, /\/nieuw$/, { kind: 'vote', title: 'Welke dag?', body: 'Kies er een.', options: 'Maandag\nDinsdag' })
  await bothAt({ one: chair, other: henk, page: `${page}/wijziging`, action: /\/wijziging$/, first: { options: 'Maandag\nDinsdag\nWoensdag' }, second: { title: 'Welke dag past?', options: 'Maandag\nDinsdag' }, told: /Welke dag\?.*Maandag Dinsdag Woensdag/ })
})

test('until when a date poll runs', async () => {
  const page = await made(chair, `${tank}/datumprikker/nieuw`, /\/nieuw$/, { do: 'ask', title: 'Wanneer?', ends: day(7), from: day(20), until: day(22), parts: ['morning'] })
  await bothAt({ one: chair, other: henk, page, action: /\/verlenging$/, first: { ends: day(9) }, second: { ends: day(14) }, told: /\d{4}/ })
})

test('the name of a reading list, which also stays when a work is put on it', async () => {
  const page = await made(chair, `${tank}/kennis/leeslijsten/nieuw`, /\/nieuw$/, { title: 'Voor mei' })
  await bothAt({ one: chair, other: henk, page, action: /\/verbetering$/, first: { about: 'Lees dit vooraf.' }, second: { title: 'Voor de bijeenkomst van mei' }, told: /Voor mei.*Lees dit vooraf/ })
  const back = await must(chair?.post(`${page}/werken`, { item: '' }), 422)
  assert.equal(formOn(back.body, /\/verbetering$/).fields['title'], 'Voor de bijeenkomst van mei')
})

test('the address of a feed', async () => {
  const page = await made(joost, '/vereniging/nieuwsfeeds', /\/nieuwsfeeds$/, { address: 'https://nieuws.voorbeeld.example/atom', title: 'Nieuws' })
  await bothAt({ one: nienke, other: joost, page, action: /\/nieuwsfeeds\/[\w-]{36}$/, first: { address: 'https://nieuws.voorbeeld.example/nieuw' }, second: { title: 'Nieuws van anderen' }, told: /voorbeeld\.example\/nieuw/ })
})

test('the title of a discussion, and where it stands', async () => {
  const page = await made(chair, `${tank}/gesprekken/nieuw`, /\/nieuw$/, { title: 'Kosten', body: 'Wat kost het?', ring: house.id('ring', 'cloudstrategie', 'preparation') })
  await bothAt({ one: chair, other: henk, page, action: /\/titel$/, first: { title: 'Kosten van de overstap' }, second: { title: 'Kosten en tijd' }, told: /Kosten van de overstap/ })
  await bothAt({ one: chair, other: henk, page: `${page}/verplaatsing`, action: /\/verplaatsing$/, first: { subtopic: house.id('subtopic', 'cloudstrategie', 'exit') },
    second: { ring: house.id('ring', 'cloudstrategie', 'members'), sure: 'ja' }, told: /Exit en afhankelijkheid/ })
})

test('the name of a sub-topic; another that was renamed or added meanwhile stands in nobody\'s way', async () => {
  const id = house.id('subtopic', 'cloudstrategie', 'exit')
  await bothAt({ one: chair, other: henk, page: `${tank}/bijdragen`, action: /\/onderwerpen$/, first: { id, title: 'Weggaan bij een leverancier' }, second: { id, title: 'Exit' }, told: /Weggaan bij een leverancier/ })
  const open = formOn((await henk?.get(`${tank}/bijdragen`))?.body ?? '', /\/onderwerpen$/)
  await made(chair, `${tank}/bijdragen`, /\/onderwerpen$/, { id: '', title: 'Nog iets' })
  await must(henk?.post(open.action, { ...open.fields, id, title: 'Exit en kosten' }), 303)
})

test('a group of a proposal for subgroups', async () => {
  await made(chair, `${tank}/deelgroepen/indeling/nieuw`, /\/indeling$/, { nieuw: '2', soort: 'gemengd' })
  await bothAt({ one: chair, other: henk, page: `${tank}/deelgroepen/indeling`, action: /\/groepen\/[\w-]{36}$/, first: { question: 'Hoe gaan wij weg?' }, second: { title: 'Weggaan' }, told: /Hoe gaan wij weg\?/ })
})

test('the question of a round of a board, and the name of a group of cards', async () => {
  const page = (await must(chair?.post(`${tank}/bord`, { title: 'Bord voor twee' }), 303)).location.split('?')[0] ?? ''
  await bothAt({ one: chair, other: henk, page, action: /\/ronde$/, first: { question: 'Wat kost de overstap?' }, second: { question: 'Wat kost het?', dots: '4' }, told: /Wat kost de overstap\?/ })
  const [round] = await house.database.db.selectFrom('board_round').select('id').where('board_id', '=', page.split('/').at(-1) ?? '').orderBy('position').execute()
  const card = randomUUID()
  await must(henk?.post(`${page}/kaart`, { card, round: round?.id, kind: 'image', body: 'Het is duur.' }), 303)
  for (const phase of ['open', 'grouping']) await must(chair?.post(`${page}/fase`, { round: round?.id, phase }), 303)
  await must(chair?.post(`${page}/groepering`, { card, to: 'new' }), 303)
  await bothAt({ one: chair, other: henk, page, action: /\/groepsnaam$/, first: { title: 'Geld' }, second: { title: 'Kosten' }, told: /Geld/ })
})

test('what took the place of something in the landscape, of a work and of a source', async () => {
  const db = house.database.db
  const workspace = house.id('workspace', 'cloudstrategie')
  const ids = async (table: 'landscape_item' | 'knowledge_item') =>
    (await db.selectFrom(table).select('id').where('workspace_id', '=', workspace).where('withdrawn_at', 'is', null).where('superseded_by', 'is', null).orderBy('id').limit(3).execute()).map(({ id }) => id) as [string, string, string]
  const [item, next, another] = await ids('landscape_item')
  const { what } = await db.selectFrom('landscape_item').select('what').where('id', '=', next).executeTakeFirstOrThrow()
  await bothAt({ one: chair, other: henk, page: `${tank}/landschap/${item}`, action: /\/vervanging$/, first: { by: next }, second: { by: another }, told: plain(what) })
  const works = await db.selectFrom('knowledge_item').select(['id', 'title']).where('workspace_id', '=', workspace).where('superseded_by', 'is', null).where('title', 'ilike', '%cloud%').orderBy('id').limit(3).execute()
  const [work, newer, newest] = works
  await bothAt({ one: chair, other: henk, page: `${tank}/kennis/${work?.id}?ander=cloud`, action: /\/vervanging$/, first: { by: newer?.id ?? '' }, second: { by: newest?.id ?? '' }, told: plain(newer?.title ?? '') })
  const [source, second, third] = (await db.selectFrom('source').select('key').where('workspace_id', '=', workspace).where('superseded_by', 'is', null).orderBy('key').limit(3).execute()).map(({ key }) => key)
  await bothAt({ one: chair, other: henk, page: `${tank}/bronnen/${source}/vervanging`, action: /\/vervanging$/, first: { by: second ?? '' }, second: { by: third ?? '' }, told: plain(second ?? '') })
})
