/** What people say becomes what everybody can read, and each can follow what became of their words: through the front door. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { askOf } from '../../src/spine/5-guide/ripeness/texts.testing.ts'
import { formOn, type FormFields } from '../forms.ts'
import { openHouse, wordsOf, type Answer, type Seat, type TestHouse } from '../house.ts'

const tank = '/denktanks/cloudstrategie'
const edition = '/publicaties/samenvatting-cloudstrategie'
let house: TestHouse
let [samira, henk, marijke]: Seat[] = []
before(async () => {
  house = await openHouse()
  await askOf(house, ['grounded', 'heard'])
  ;[samira, henk, marijke] = [await house.as('samira-el-amrani'), await house.as('henk-postma'), await house.as('marijke-de-wit')]
})
after(() => house.close())

/** Fills in a form as it stands on a page and sends it; answers the page it leads to. */
const fill = async (seat: Seat | undefined, path: string, action: RegExp, changes: FormFields): Promise<Answer> => {
  assert.ok(seat)
  const form = formOn((await seat.get(path)).body, action)
  return seat.done(form.action.replace(/#.*/, ''), { ...form.fields, ...changes })
}
const pageOf = async (seat: Seat | undefined, path: string): Promise<string> => {
  const answer = await seat?.get(path)
  assert.equal(answer?.status, 200, path)
  return wordsOf(answer as Answer)
}
const say = async (body: string, kind: string): Promise<number> => {
  const page = await fill(samira, `${tank}/bijdragen`, /\/bijdragen$/, { body, kind })
  return Number(/<h1[^>]*>[^<]*?(\d+)/.exec(page.body)?.[1])
}
const mailsTo = async (person: string) =>
  (await sql<{ body: string }>`select body from mail where person_id = ${house.id('person', person)} order by written_at`.execute(house.database.db)).rows.map(({ body }) => body)
const aDayLater = () => sql`update mailing set mailed_at = mailed_at - interval '25 hours'`.execute(house.database.db)

const said: Record<'taken' | 'parked' | 'declined' | 'merged', number> = { taken: 0, parked: 0, declined: 0, merged: 0 }
let finding = 0

test('four things are said, each under a number of its own and a perspective, without a name', async () => {
  said.taken = await say('De brug gaat open met een laptop die nergens op een lijst staat.', 'risk')
  said.parked = await say('Wie betaalt straks de dakgoot van het datacenter?', 'question')
  said.declined = await say('De kantine moet ook naar de cloud.', 'chance')
  said.merged = await say('Een laptop die op geen enkele lijst staat bedient bij ons de sluizen.', 'experience')
  assert.equal(new Set(Object.values(said)).size, 4)
  const seen = await pageOf(await house.as('maarten-de-vlieger'), `${tank}/bijdragen/${said.taken}`)
  assert.match(seen, /De brug gaat open/)
  assert.match(seen, /Gemeente/)
  assert.doesNotMatch(seen, /Samira|Amrani/)
})

test('each gets a fate: declined only with a reason, parked, merged, and taken up in a finding', async () => {
  const besluit = /\/besluit$/
  const bare = formOn((await henk?.get(`${tank}/bijdragen/${said.declined}`))?.body ?? '', besluit)
  assert.equal((await henk?.post(bare.action, { ...bare.fields, decision: 'declined' }))?.status, 422)
  await fill(henk, `${tank}/bijdragen/${said.declined}`, besluit, { decision: 'declined', reason: 'Een kantine is geen informatiesysteem.' })
  await fill(henk, `${tank}/bijdragen/${said.parked}`, besluit, { decision: 'parked' })
  await fill(henk, `${tank}/bijdragen/${said.merged}`, besluit, { decision: 'merged', into: String(said.taken) })
  const made = await fill(henk, `${tank}/bevindingen/nieuw`, /\/bevindingen\/nieuw$/, {
    statement: 'Ook wat buiten de kantoren draait hoort op de lijst.', chosen: [String(said.taken)], ring: 'members',
  })
  finding = Number(/Bevinding (\d+)/.exec(wordsOf(made))?.[1])
  assert.ok(finding > 0)
  assert.match(await pageOf(samira, `${tank}/bijdragen/${said.declined}`), /Niet overgenomen.*Een kantine is geen informatiesysteem/)
  assert.match(await pageOf(samira, `${tank}/bijdragen/${said.parked}`), /Geparkeerd/)
  assert.match(await pageOf(samira, `${tank}/bijdragen/${said.merged}`), new RegExp(`Samengevoegd met bijdrage ${said.taken}`))
  assert.match(await pageOf(samira, `${tank}/bijdragen/${said.taken}`), new RegExp(`Opgenomen in bevinding ${finding}`))
})

test('the giver hears of all that in one mail, and of what comes after it a day later, never in the words themselves', async () => {
  await house.work(90_000)
  const [first, ...more] = await mailsTo('samira-el-amrani')
  assert.deepEqual(more, [])
  for (const number of [said.declined, said.parked, said.merged, finding]) assert.match(first ?? '', new RegExp(`\\b${number}\\b`))
  assert.doesNotMatch(first ?? '', /kantine|dakgoot|brug/i)
  await fill(henk, `${tank}/bijdragen/${said.parked}`, /\/besluit$/, { decision: 'open' })
  await sql`update job set run_at = now() where kind = 'notices.mail'`.execute(house.database.db)
  await house.work()
  assert.equal((await mailsTo('samira-el-amrani')).length, 1, 'a second mail within a day')
  await aDayLater()
  await house.work(90_000)
  assert.equal((await mailsTo('samira-el-amrani')).length, 2)
})

test('ripeness names the exact place that falls short, and no text goes out against it without a reason', async () => {
  const ripeness = await pageOf(marijke, `${tank}/teksten/1/rijpheid`)
  assert.match(ripeness, /3\.6/)
  assert.match(ripeness, /Reken voor een kleine gemeente op twee dagen werk/)
  for (const against of ['grounded', 'heard']) {
    const answer = await marijke?.post(`${tank}/teksten/1/publicatie`, { revision: '2', lead: '', against, reason_heard: 'Het moet nu.' })
    assert.equal(answer?.status, 422)
  }
  assert.equal((await marijke?.get(`${edition}/2`))?.status, 404)
})

/** A contribution of a supplier that no finding rests on yet, laid under a finding that chapter 6 cites. */
const hearSuppliers = async (): Promise<number> => {
  const { rows: [one] } = await sql<{ number: number }>`select number from contribution where perspective = 'supplier' and fate = 'open' and withdrawn_at is null
    and workspace_id = ${house.id('workspace', 'cloudstrategie')} order by number limit 1`.execute(house.database.db)
  assert.ok(one)
  const form = formOn((await marijke?.get(`${tank}/bevindingen/7/bijdragen`))?.body ?? '', /\/bijdragen$/)
  await marijke?.done(form.action, { ...form.fields, chosen: [...[form.fields['chosen'] ?? []].flat(), String(one.number)] })
  return one.number
}
let supplier = 0

test('the chair publishes against one named criterion, with a reason that stays on the edition', async () => {
  supplier = await hearSuppliers()
  const form = formOn((await marijke?.get(`${tank}/teksten/1/publicatie`))?.body ?? '', /\/publicatie$/)
  assert.equal((await marijke?.post(form.action, { ...form.fields, against: 'grounded' }))?.status, 422, 'without a reason')
  assert.equal((await henk?.post(form.action, { ...form.fields, against: 'grounded', reason_grounded: 'Het moet nu.' }))?.status, 403)
  await fill(marijke, `${tank}/teksten/1/publicatie`, /\/publicatie$/, { against: 'grounded', reason_grounded: 'De begroting wacht niet op die ene zin.' })
  const read = await pageOf(house.visitor(), `${edition}/2`)
  assert.match(read, /Gepubliceerd terwijl nog niet alles onderbouwd is/)
  assert.match(read, /De begroting wacht niet op die ene zin\./)
  assert.match(read, /Waar dit op rust/)
  assert.doesNotMatch(read, /Marijke|Samira|Henk/)
})

test('the edition before says that there is a newer one, and what changed can be read', async () => {
  assert.match(await pageOf(house.visitor(), `${edition}/1`), /Er is een nieuwere: versie 2/)
  assert.match(await pageOf(house.visitor(), edition), /De begroting wacht niet/)
  const changed = await house.visitor().get(`${edition}/2/verschillen`)
  assert.equal(changed.status, 200)
  assert.match(changed.body, /<ins\b/)
})

interface Provenance { slug?: string; number?: number; [key: string]: unknown }

test('the same edition as data says what it rests on, and the feed tells of it', async () => {
  const answer = await house.visitor().get(`${edition}/2.json`)
  assert.match(answer.headers.get('content-type') ?? '', /json/)
  const data = JSON.parse(answer.body) as Provenance
  const everything = JSON.stringify(data)
  assert.match(everything, /"number":\s?2/)
  assert.match(everything, /De begroting wacht niet op die ene zin\./)
  assert.match(everything, /"findings"/)
  assert.doesNotMatch(everything, /Marijke|Samira|voorbeeld\.example"/)
  const feed = await house.visitor().get('/publicaties.atom')
  assert.match(feed.headers.get('content-type') ?? '', /atom/)
  assert.match(feed.body, new RegExp(`${edition}/2<|${edition}/2"`))
})

test('the trail leads from what was said to the edition, and back', async () => {
  const on = await marijke?.get(`${tank}/spoor/bijdrage/${supplier}`)
  assert.match(on?.body ?? '', /href="\/denktanks\/cloudstrategie\/bevindingen\/7"/)
  assert.match(on?.body ?? '', new RegExp(`href="${edition}/2`))
  const back = await marijke?.get(`${tank}/spoor/tekst/1`)
  assert.match(back?.body ?? '', new RegExp(`href="/denktanks/cloudstrategie/bijdragen/${supplier}"`))
  assert.equal((await house.visitor().get(`${tank}/spoor/bijdrage/${supplier}`)).status, 404)
})

test('a withdrawn edition stays at its address and says so, with the reason; the newest is then the one before', async () => {
  await fill(marijke, `${tank}/teksten/publicaties/samenvatting-cloudstrategie/2/intrekking`, /\/intrekking$/, { reason: 'Er stond een verkeerd bedrag in.' })
  assert.match(await pageOf(house.visitor(), `${edition}/2`), /Deze versie is ingetrokken.*Er stond een verkeerd bedrag in\./)
  assert.doesNotMatch(await pageOf(house.visitor(), edition), /De begroting wacht niet/)
  const feed = (await house.visitor().get('/publicaties.atom')).body
  assert.match(feed, /<title>Ingetrokken: [^<]*\(versie 2\)</)
  assert.match(feed, new RegExp(`Er stond een verkeerd bedrag in\\. Nu geldt versie 1: [^<]*${edition}/1<`))
})

/** Writes as somebody who follows the link of a place that falls short: takes the lock, adds to the passage, and stops. */
const mend = async (seat: Seat | undefined, passage: string, citing: string): Promise<Answer> => {
  const ripeness = await seat?.get(`${tank}/teksten/1/rijpheid`)
  const way = /href="(\/denktanks\/cloudstrategie\/teksten\/1\/schrijven\?[^"#]*)#blok/.exec(ripeness?.body ?? '')?.[1]
  assert.ok(way, 'ripeness leads to where it is mended')
  const page = await fill(seat, way, /\/schrijven\/slot$/, {})
  const { action, fields } = formOn(page.body, /\/schrijven\?/)
  const [name, words] = Object.entries(fields).find(([, value]) => typeof value === 'string' && value.includes(passage)) ?? ['', '']
  assert.ok(name, 'the link leads to the chapter with this passage')
  assert.ok(seat)
  return seat.done(action, { ...fields, [name]: `${String(words).trim()} ${citing}`, doe: 'stoppen' })
}

test('the draft is mended where ripeness pointed, and then goes out ripe, with the finding of the first contribution in it', async () => {
  const saved = await mend(henk, 'Reken voor een kleine gemeente op twee dagen werk', `[bevinding ${finding}]`)
  assert.equal(saved.status, 200)
  assert.match(await pageOf(samira, `${tank}/bevindingen/${finding}`), /3\.6/)
  const ripeness = await pageOf(marijke, `${tank}/teksten/1/rijpheid`)
  assert.match(ripeness, /Alle eisen zijn gehaald/)
  await fill(marijke, `${tank}/teksten/1/publicatie`, /\/publicatie$/, { lead: 'Nu rust elke zin ergens op.' })
  const read = await pageOf(house.visitor(), edition)
  assert.match(read, /Versie 3/)
  assert.match(read, /Nu rust elke zin ergens op\./)
  assert.match(read, /Ook wat buiten de kantoren draait hoort op de lijst/)
  assert.doesNotMatch(read, /Gepubliceerd terwijl/)
  const trail = await samira?.get(`${tank}/spoor/bijdrage/${said.taken}`)
  assert.match(trail?.body ?? '', new RegExp(`href="${edition}/3`))
})

test('what was published does not change when what lies under it does', async () => {
  const before = (await house.visitor().get(`${edition}/3`)).body
  await fill(henk, `${tank}/bevindingen/${finding}/tekst`, /\/tekst$/, { statement: 'Iets heel anders.' })
  await fill(samira, `${tank}/bijdragen/${said.taken}/intrekking`, /\/intrekking$/, {})
  assert.equal((await house.visitor().get(`${edition}/3`)).body, before)
})
