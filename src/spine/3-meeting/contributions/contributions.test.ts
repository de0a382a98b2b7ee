import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { hashOf } from '../../../platform/ids.ts'
import { forgetFormKeys } from '../../../platform/perform.ts'
import { openHouse, wordsOf, type Answer, type Seat, type TestHouse } from '../../../../test/house.ts'

let house: TestHouse
let samira: Seat
let bilal: Seat
let henk: Seat
let karin: Seat
const cloud = '/denktanks/cloudstrategie/bijdragen'
const second = '/denktanks/second/bijdragen'
before(async () => {
  house = await openHouse()
  ;[samira, bilal, henk, karin] = [await house.as('samira-el-amrani'), await house.as('bilal-ozturk'), await house.as('henk-postma'), await house.as('karin-uitenbroek')]
})
after(() => house.close())
const numberOf = (answer: Answer) => Number(/\/bijdragen\/(\d+)/.exec(answer.location)?.[1])
const saying = (body: string, more: Record<string, string> = {}) => ({ body, kind: 'risk', subtopic_id: '', ring: '', ...more })
const say = async (seat: Seat, body: string, more: Record<string, string> = {}) => {
  const answer = await seat.post(cloud, saying(body, more))
  assert.equal(answer.status, 303, wordsOf(answer))
  return numberOf(answer)
}
const acts = async () => Number((await house.database.db.selectFrom('happening').select(({ fn }) => fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
const rowOf = (number: number) => house.database.db.selectFrom('contribution').selectAll().where('number', '=', number)
  .where('workspace_id', '=', house.id('workspace', 'cloudstrategie')).executeTakeFirstOrThrow()

test('the list leads with how much was said, and shows at each contribution what became of it', async () => {
  const answer = await samira.get(cloud)
  assert.equal(answer.status, 200)
  assert.match(wordsOf(answer), /120 bijdragen, 40 van elk perspectief/)
  assert.equal([...answer.body.matchAll(/id="bijdrage-\d+"/g)].length, 50)
  assert.match(answer.body, /Opgenomen in <a href="\/denktanks\/cloudstrategie\/bevindingen\/\d+"/)
  assert.match(wordsOf(await samira.get(`${cloud}?lot=merged`)), /Samengevoegd met bijdrage \d+ Zegt hetzelfde/)
  assert.match(wordsOf(await samira.get(`${cloud}?pagina=99`)), /Pagina 3 van 3/)
})

test('over its pages the list goes by sub-topic and then by number, each once, with what became of it', async () => {
  const pages = (await Promise.all([1, 2, 3].map((nth) => samira.get(`${cloud}?pagina=${nth}`)))).map(({ body }) => body)
  const shown = pages.flatMap((body) => [...body.matchAll(/id="bijdrage-(\d+)"/g)].map(([, number]) => Number(number)))
  const { db } = house.database
  const stored = await db.selectFrom('contribution').leftJoin('subtopic', 'subtopic.id', 'contribution.subtopic_id').select(['contribution.number', 'contribution.id'])
    .where('contribution.workspace_id', '=', house.id('workspace', 'cloudstrategie')).orderBy('subtopic.position').orderBy('contribution.number').execute()
  assert.deepEqual(shown, stored.map(({ number }) => number))
  const onLast = stored.slice(100)
  const over = await db.selectFrom('finding_contribution').innerJoin('finding', 'finding.id', 'finding_contribution.finding_id').select(['contribution_id', 'finding.number'])
    .where('contribution_id', 'in', onLast.map(({ id }) => id)).where('unlinked_at', 'is', null).where('finding.withdrawn_at', 'is', null).execute()
  assert.ok(over.length > 5)
  for (const { contribution_id, number } of over) {
    const [, item = ''] = new RegExp(`id="bijdrage-${onLast.find(({ id }) => id === contribution_id)?.number}"([\\s\\S]*?)</li>`).exec(pages[2] ?? '') ?? []
    assert.match(item, new RegExp(`/bevindingen/${number}"`))
  }
})

test('who is not in the think tank finds nothing at any address', async () => {
  const neighbour = await house.as('omer-kaplan')
  for (const path of ['', '/1', '/overtypen', '/1/intrekking', '?perspectief=supplier']) {
    assert.equal((await neighbour.get(cloud + path)).status, 404, path)
    assert.equal((await house.visitor().get(cloud + path)).status, 404, path)
  }
  const told = await acts()
  assert.equal((await neighbour.post(cloud, saying('Van een buurman'))).status, 404)
  assert.equal((await neighbour.post(`${cloud}/86/intrekking`)).status, 404)
  assert.equal(await acts(), told)
})

test('a contribution gets a number, its giver’s perspective and the day only; the group does not see who said it', async () => {
  const number = await say(samira, 'Wie betaalt de uitstap als de leverancier failliet gaat? <b>Nu</b>')
  const row = await rowOf(number)
  assert.equal(row.perspective, 'municipality')
  assert.equal(row.said_at.toISOString().slice(11), '12:00:00.000Z')
  const seen = await bilal.get(`${cloud}/${number}`)
  assert.match(seen.body, /&lt;b&gt;Nu&lt;\/b&gt;/)
  assert.match(wordsOf(seen), /Gemeente · Risico/)
  assert.doesNotMatch(seen.body, /Samira|El Amrani/)
  assert.match(wordsOf(await samira.get(`${cloud}/${number}`)), /Van u/)
})

test('an empty or endless text and a missing kind come back with what was typed', async () => {
  const told = await acts()
  const empty = await samira.post(cloud, { body: '  ', kind: 'risk' })
  assert.equal(empty.status, 422)
  assert.match(wordsOf(empty), /Vul in: uw bijdrage/)
  const kindless = await samira.post(cloud, { body: 'Zonder soort' })
  assert.equal(kindless.status, 422)
  assert.match(kindless.body, />Zonder soort<\/textarea>/)
  assert.equal((await samira.post(cloud, saying('x'.repeat(4001)))).status, 422)
  assert.equal((await samira.post(cloud, saying('Iets', { fate: 'taken-up' }))).status, 400)
  assert.equal((await samira.post(cloud, saying('Iets', { subtopic_id: house.id('subtopic', 'second', 'kosten') }))).status, 400)
  assert.equal((await samira.post(cloud, saying('Iets', { ring: house.id('ring', 'cloudstrategie', 'deelgroep-leverancier') }))).status, 404)
  assert.equal(await acts(), told)
})

test('who writes nearly the same as somebody else is shown it first, and decides', async () => {
  const body = (await rowOf(5)).body
  const shown = await samira.post(cloud, saying(`${body} Echt.`))
  assert.equal(shown.status, 422)
  assert.match(wordsOf(shown), /Iemand schreef bijna dit/)
  assert.match(shown.body, /bijdragen\/5"/)
  assert.equal((await samira.post(cloud, saying(`${body} Echt.`, { anyway: 'ja' }))).status, 303)
})

test('filters add up, unknown values count as not given, and the pager keeps them', async () => {
  const one = wordsOf(await samira.get(`${cloud}?perspectief=supplier&soort=risk&soort=worry&onzin=1&lot=niets`))
  const { n } = await house.database.db.selectFrom('contribution').select(({ fn }) => fn.countAll().as('n'))
    .where('workspace_id', '=', house.id('workspace', 'cloudstrategie')).where('perspective', '=', 'supplier').where('kind', 'in', ['risk', 'worry']).executeTakeFirstOrThrow()
  assert.match(one, new RegExp(`${String(n)} van \\d+`))
  const many = await samira.get(`${cloud}?lot=taken-up&lot=open`)
  assert.match(many.body, /\?lot=taken-up&amp;lot=open&amp;pagina=2#bijdragen/)
  const mine = await samira.get(`${cloud}?van=mij`)
  assert.match(mine.body, /id="bijdrage-86"/)
  assert.doesNotMatch(mine.body, /id="bijdrage-92"/)
  assert.equal((await samira.get(`${cloud}?onderwerp=%27;drop`)).status, 200)
})

test('in the anonymous think tank no filter, count or combination tells a perspective', async () => {
  const omer = await house.as('omer-kaplan')
  const plain = await omer.get(second)
  assert.doesNotMatch(plain.body, /name="perspectief"|dt-is-(municipality|supplier|shared-service)/)
  const strip = (answer: Answer) => answer.body.replace(/terug=[^"&]*/g, '')
  const asked = await omer.get(`${second}?perspectief=supplier`)
  assert.equal(strip(asked), strip(plain))
  const combined = await omer.get(`${second}?perspectief=supplier&soort=worry`)
  assert.equal(strip(combined), strip(await omer.get(`${second}?soort=worry`)))
})

test('only the giver edits; how it read before stays, in words', async () => {
  const number = await say(samira, 'De kosten van beheer stijgen elk jaar.')
  const told = await acts()
  const path = `${cloud}/${number}/verbetering`
  assert.equal((await bilal.post(path, { body: 'Anders', kind: 'risk', subtopic_id: '' })).status, 403)
  assert.equal((await samira.post(path, { body: '', kind: 'risk', subtopic_id: '' })).status, 422)
  assert.equal(await acts(), told)
  const seen = await samira.done(path, { body: 'De kosten van beheer dalen elk jaar.', kind: 'chance', subtopic_id: '' })
  assert.match(seen.body, /<del>stijgen<\/del><ins>dalen<\/ins>/)
  assert.match(wordsOf(seen), /Soort was: Risico/)
  await samira.done(path, { body: 'De kosten van beheer dalen nooit.', kind: 'chance', subtopic_id: '' })
  const revisions = await house.database.db.selectFrom('contribution_revision').select(['body', 'replaced_at']).where('contribution_id', '=', (await rowOf(number)).id).orderBy('replaced_at').execute()
  assert.deepEqual(revisions.map(({ body }) => body), ['De kosten van beheer stijgen elk jaar.', 'De kosten van beheer dalen elk jaar.'])
})

test('a withdrawn contribution loses its text for others and keeps its number where something rests on it', async () => {
  const number = await say(bilal, 'Eigenlijk wil ik dit zeemeeuwwoord terugnemen.')
  const other = await say(samira, 'Dit gaat op in die andere bijdrage.')
  await henk.done(`${cloud}/${other}/besluit`, { decision: 'merged', into: number, reason: '' })
  assert.equal((await samira.post(`${cloud}/${number}/intrekking`)).status, 403)
  assert.match(wordsOf(await bilal.get(`${cloud}/${number}/intrekking`)), /Deze bijdrage is al gebruikt/)
  assert.equal((await bilal.done(`${cloud}/${number}/intrekking`)).status, 200)
  const page = await samira.get(`${cloud}/${number}`)
  assert.match(wordsOf(page), /Deze bijdrage is ingetrokken/)
  const list = await samira.get(`${cloud}?pagina=99`)
  assert.match(list.body, new RegExp(`id="bijdrage-${number}"`))
  assert.doesNotMatch(page.body + list.body, /zeemeeuwwoord/)
  assert.match((await bilal.get(`${cloud}/${number}`)).body, /zeemeeuwwoord/)
  const late = await bilal.post(`${cloud}/${number}/verbetering`, { body: 'Toch nog een keer', kind: 'risk', subtopic_id: '' })
  assert.match(wordsOf(late), /Dit is ingetrokken.*Toch nog een keer/)
})

test('of what was withdrawn before any decision the page says so, not that a decision is still to come', async () => {
  const number = await say(bilal, 'Dit ijsvogelwoord trek ik straks terug.')
  assert.match(wordsOf(await samira.get(`${cloud}/${number}`)), /Nog geen besluit/)
  await bilal.done(`${cloud}/${number}/intrekking`)
  const words = wordsOf(await samira.get(`${cloud}/${number}`))
  assert.match(words, /trok het in voor er een besluit over was/)
  assert.doesNotMatch(words, /Nog geen besluit/)
})

test('what lies in a subgroup shows to that subgroup only, until its giver brings it to everyone', async () => {
  const ring = house.id('ring', 'cloudstrategie', 'deelgroep-gemeente')
  const number = await say(samira, 'Voorlopig alleen voor ons: kolibriewoord.', { ring })
  assert.match(wordsOf(await bilal.get(`${cloud}/${number}`)), /kolibriewoord/)
  const { title } = await house.database.db.selectFrom('ring').select('title').where('id', '=', ring).executeTakeFirstOrThrow()
  assert.ok(wordsOf(await samira.get(`${cloud}?van=mij`)).includes(`Alleen voor ${title}`), 'a list says so too')
  for (const path of [`${cloud}/${number}`, `${cloud}/${number}/intrekking`]) assert.equal((await karin.get(path)).status, 404)
  const total = /(\d+) bijdragen/.exec(wordsOf(await karin.get(cloud)))?.[1]
  assert.equal(Number(/(\d+) bijdragen/.exec(wordsOf(await samira.get(cloud)))?.[1]), Number(total) + 1)
  assert.equal((await karin.post(cloud, saying('Voorlopig alleen voor ons: kolibriewoord.', { anyway: 'ja' }))).status, 303)
  assert.equal((await bilal.post(`${cloud}/${number}/plenair`)).status, 403)
  const { location } = await samira.post(`${cloud}/${number}/plenair`)
  const shared = /bijdragen\/(\d+)/.exec(location)?.[1] ?? ''
  assert.match(wordsOf(await samira.get(location)), /Alle deelnemers kunnen de bijdrage nu lezen/)
  assert.ok(Number(number) >= 10_000 && Number(shared) < 10_000, `${number} became ${shared}`)
  assert.equal((await karin.get(`${cloud}/${shared}`)).status, 200)
  assert.equal((await samira.post(`${cloud}/${shared}/plenair`)).status, 409)
})

test('the preparation group settles a fate with its reason, and the giver hears of it', async () => {
  const number = await say(samira, 'De koffie op de locatie was koud.')
  const path = `${cloud}/${number}/besluit`
  // To take it up is the first thing one would do with it: the way there stands beside the other fates, with this one ticked.
  const way = new RegExp(`href="(/denktanks/cloudstrategie/bevindingen/nieuw\\?bijdrage=${number})"`).exec((await henk.get(`${cloud}/${number}`)).body)?.[1] ?? ''
  assert.match((await henk.get(way)).body, new RegExp(`name="chosen" value="${number}" checked`))
  assert.doesNotMatch((await samira.get(`${cloud}/${number}`)).body, /bevindingen\/nieuw/)
  const told = await acts()
  assert.equal((await samira.post(path, { decision: 'declined', reason: 'Omdat', into: '' })).status, 403)
  const bare = await henk.post(path, { decision: 'declined', reason: ' ', into: '' })
  assert.equal(bare.status, 422)
  assert.match(wordsOf(bare), /Geef een reden als u een bijdrage niet overneemt/)
  assert.equal(await acts(), told)
  assert.match(wordsOf(await henk.done(path, { decision: 'declined', reason: 'Gaat niet over cloud.', into: '' })), /Niet overgenomen Gaat niet over cloud/)
  await henk.done(path, { decision: 'parked', reason: 'Toch bewaren.', into: '' })
  await henk.done(path, { decision: 'open', reason: '', into: '' })
  const { id } = await rowOf(number)
  const fates = await house.database.db.selectFrom('fate').select('kind').where('contribution_id', '=', id).orderBy('decided_at').execute()
  assert.deepEqual(fates.map(({ kind }) => kind), ['declined', 'parked', 'open'])
  const heard = await house.database.db.selectFrom('notice').innerJoin('happening', 'happening.id', 'notice.happening_id').select('notice.person_id').where('happening.thing_id', '=', id).execute()
  assert.deepEqual(new Set(heard.map(({ person_id }) => person_id)), new Set([house.id('person', 'samira-el-amrani')]))
  assert.equal(heard.length, 3)
})

test('one contribution is not merged with itself, with what is withdrawn or hidden, nor in a circle', async () => {
  const [a, b, c, gone] = [await say(samira, 'Eerste schakel van de ketting'), await say(samira, 'Tweede ring om de boom'), await say(samira, 'Derde tak langs het water'), await say(samira, 'Vierde vogel op het dak')]
  const hidden = await say(samira, 'Vijfde wiel onder ons', { ring: house.id('ring', 'cloudstrategie', 'deelgroep-gemeente') })
  await samira.done(`${cloud}/${gone}/intrekking`)
  const merge = (from: number, into: number | string) => henk.post(`${cloud}/${from}/besluit`, { decision: 'merged', reason: '', into })
  assert.equal((await merge(a, b)).status, 303)
  assert.equal((await merge(b, c)).status, 303)
  const told = await acts()
  const refused: [number, number | string, RegExp][] = [
    [a, a, /niet met zichzelf/], [c, a, /zelf al met deze samengevoegd/], [b, a, /zelf al/], [c, gone, /is ingetrokken/], [c, 99_999, /geen bijdrage met dit nummer/],
    [c, 'x', /Vul het nummer/], [c, hidden, /kan niet iedereen lezen/],
  ]
  for (const [from, into, why] of refused) {
    const answer = await merge(from, into)
    assert.equal(answer.status, 422, String(why))
    assert.match(wordsOf(answer), why)
  }
  assert.equal((await merge(1, c)).status, 409, 'what a finding rests on is settled there')
  assert.equal(await acts(), told)
})

const perLine = (name: string, values: readonly string[]) => Object.fromEntries(values.map((value, at) => [`${name}-${at}`, value]))

test('of forty lines each has every kind and perspective in sight, so that one press sets it', async () => {
  const lines = Array.from({ length: 40 }, (_, at) => `regel ${at} van het vel`).join('\n')
  const { body } = await henk.post(`${cloud}/overtypen`, { perspective: 'supplier', subgroup_id: '', subtopic_id: '', kind: 'worry', lines })
  for (const at of [0, 39]) {
    const offered = (name: string) => [...body.matchAll(new RegExp(`<input[^>]*type="radio"[^>]*name="${name}-${at}" value="([^"]*)"( checked)?`, 'g'))]
    assert.deepEqual(offered('kind').map(([, kind]) => kind), ['consequence', 'risk', 'chance', 'worry', 'question', 'experience', 'image', 'expectation'])
    assert.deepEqual(offered('kind').filter(([, , checked]) => checked).map(([, kind]) => kind), ['worry'])
    assert.deepEqual(offered('perspective').map(([, perspective, checked]) => [perspective, checked !== undefined]), [['municipality', false], ['shared-service', false], ['supplier', true]])
  }
})

test('a sheet is read back before anything is stored, and then stored whole', async () => {
  const sheet = { perspective: 'supplier', subgroup_id: '', subtopic_id: '', kind: 'worry', lines: `- onze ${(await rowOf(79)).body}\n\n• k: samen inkopen van papegaaien\n? wie bewaart de zandloper\n3. z: 2.500 euro per vlieger\nz` }
  const told = await acts()
  const read = await henk.post(`${cloud}/overtypen`, sheet)
  assert.equal(read.status, 200)
  assert.match(wordsOf(read), /Zo lezen wij de 5 regels/)
  assert.match(read.body, /<span class="dt-small dt-soft">Regel 5<\/span>/, 'what is said of a line calls it by its number')
  assert.match(read.body, />Samen inkopen van papegaaien\.<\/textarea>/)
  assert.match(read.body, />Wie bewaart de zandloper\?<\/textarea>/)
  assert.match(read.body, />2\.500 euro per vlieger\.<\/textarea>/)
  assert.match(wordsOf(read), /Lijkt op bijdrage 79/)
  assert.equal(await acts(), told)
  const texts = ['Lijkt op iets', 'Samen inkopen van papegaaien.', 'Wie bewaart de zandloper?', '2.500 euro per vlieger.', 'Z.']
  const fields = {
    subgroup_id: '', subtopic_id: '', 'text[]': texts, ...perLine('kind', ['worry', 'chance', 'question', 'worry', 'worry']),
    ...perLine('perspective', Array<string>(5).fill('supplier')), 'alike[]': ['0'], leave: ['4'],
  }
  assert.equal((await henk.post(`${cloud}/overtypen/opslag`, { ...fields, 'text[]': ['', 'B', '', 'D', 'E'], anyway: ['0'] })).status, 422)
  assert.equal((await henk.post(`${cloud}/overtypen/opslag`, { ...fields, 'kind-5': 'worry' })).status, 400)
  assert.equal((await henk.post(`${cloud}/overtypen/opslag`, { ...fields, 'kind-4': 'koning' })).status, 400)
  assert.equal((await henk.post(`${cloud}/overtypen/opslag`, { ...fields, ...perLine('perspective', Array<string>(5).fill('koning')) })).status, 400)
  assert.equal(await acts(), told)
  assert.match(wordsOf(await henk.done(`${cloud}/overtypen/opslag`, fields)), /De bijdragen staan in de lijst/)
  assert.equal(await acts(), told + 1)
  const stored = await house.database.db.selectFrom('contribution').select(['id', 'kind', 'perspective', 'typed_over_at']).where('body', 'in', texts).execute()
  assert.deepEqual(stored.map(({ kind }) => kind).sort(), ['chance', 'question', 'worry'])
  assert.ok(stored.every(({ perspective, typed_over_at }) => perspective === 'supplier' && typed_over_at))
  assert.equal((await house.database.db.selectFrom('giver').select('person_id').where('thing_id', 'in', stored.map(({ id }) => id)).execute()).length, 0)
})

test('a sheet of more than 200 lines, or with a line that is too long, comes back', async () => {
  const sheet = { perspective: 'supplier', kind: 'worry' }
  assert.match(wordsOf(await samira.post(`${cloud}/overtypen`, { ...sheet, lines: 'regel\n'.repeat(201) })), /meer dan 200 regels/)
  assert.equal((await samira.post(`${cloud}/overtypen`, { ...sheet, lines: 'x'.repeat(4001) })).status, 422)
  assert.equal((await samira.post(`${cloud}/overtypen`, { ...sheet, lines: 'regel\n'.repeat(200) })).status, 200)
  assert.equal((await samira.post(`${cloud}/overtypen`, { ...sheet, lines: ' \n - \n' })).status, 422)
})

test('the preparation group adds and renames sub-topics; a member does not', async () => {
  assert.equal((await samira.post(`${cloud}/onderwerpen`, { id: '', title: 'Kunst' })).status, 403)
  assert.match(wordsOf(await henk.done(`${cloud}/onderwerpen`, { id: '', title: 'Kunstmatige intelligentie' })), /Het onderwerp is opgeslagen/)
  assert.equal((await henk.post(`${cloud}/onderwerpen`, { id: '', title: 'KUNSTMATIGE intelligentie' })).status, 422)
  await henk.done(`${cloud}/onderwerpen`, { id: house.id('subtopic', 'cloudstrategie', 'overig'), title: 'Al het andere' })
  assert.match(wordsOf(await samira.get(cloud)), /Al het andere/)
  assert.equal((await henk.post(`${cloud}/onderwerpen`, { id: house.id('subtopic', 'second', 'kosten'), title: 'Van de buren' })).status, 404)
})

test('the preparation group types for somebody else: no giver is kept, and it may mend the text', async () => {
  const answer = await henk.post(cloud, saying('Overgeschreven van een geel briefje bij de deur.', { perspective: 'supplier' }))
  const number = numberOf(answer)
  const row = await rowOf(number)
  assert.equal(row.perspective, 'supplier')
  assert.ok(row.typed_over_at)
  assert.equal((await henk.post(`${cloud}/${number}/verbetering`, { body: 'Verbeterd briefje bij de deur.', kind: 'risk', subtopic_id: '' })).status, 303)
  assert.equal((await karin.post(`${cloud}/${number}/verbetering`, { body: 'Van mij', kind: 'risk', subtopic_id: '' })).status, 403)
})

const keyIn = (answer: Answer, action: string) =>
  new RegExp(`<form[^>]*action="${action}".*?name="form_key" value="([\\w-]{43})"`, 's').exec(answer.body)?.[1] ?? assert.fail(`no key in the form of ${action}`)
const said = async (body: string) => (await house.database.db.selectFrom('contribution').select('id').where('body', '=', body).execute()).length

test('repeated POST: a button pressed twice makes one contribution, and both presses lead to it', async () => {
  const form_key = keyIn(await samira.get(cloud), cloud)
  const body = 'Een papegaai telt de migratiedagen hardop mee.'
  const told = await acts()
  const presses = await Promise.all([1, 2, 3].map(() => samira.post(cloud, saying(body, { form_key }))))
  assert.deepEqual(presses.map(({ status }) => status), [303, 303, 303])
  assert.equal(new Set(presses.map(({ location }) => location)).size, 1)
  assert.equal((await samira.get(presses[0]?.location ?? '')).status, 200)
  assert.equal(await said(body), 1)
  assert.equal(await acts(), told + 1)
})

test('the key of a form holds for who sent it and for what was filled in, and keeps neither', async () => {
  const form_key = keyIn(await samira.get(cloud), cloud)
  const first = await say(samira, 'Wie zet de ijsmachine van het rekencentrum aan?', { form_key })
  const other = await say(samira, 'Zonder vlaggetjes leest niemand het contract.', { form_key })
  const bilals = await say(bilal, 'Wie zet de ijsmachine van het rekencentrum aan?', { form_key, anyway: 'ja' })
  assert.equal(new Set([first, other, bilals]).size, 3)
  const row = await house.database.db.selectFrom('form_key').selectAll().where('thing_number', '=', first).executeTakeFirstOrThrow()
  assert.deepEqual(Object.keys(row).sort(), ['key_hash', 'thing_id', 'thing_kind', 'thing_number', 'used_on'])
  assert.notDeepEqual(row.key_hash, hashOf(form_key))
})

test('repeated POST: a sheet that is stored twice stands in the list once', async () => {
  const sheet = { perspective: 'supplier', kind: 'worry', lines: 'de zeppelin vertraagt de aanbesteding' }
  const form_key = keyIn(await henk.post(`${cloud}/overtypen`, sheet), `${cloud}/overtypen/opslag`)
  const body = 'De zeppelin vertraagt de aanbesteding.'
  const fields = { subgroup_id: '', subtopic_id: '', 'text[]': [body], 'kind-0': 'worry', 'perspective-0': 'supplier', form_key }
  const presses = await Promise.all([1, 2].map(() => henk.post(`${cloud}/overtypen/opslag`, fields)))
  assert.deepEqual(presses.map(({ status }) => status), [303, 303])
  assert.equal(await said(body), 1)
})

test('a form that was refused leaves its key unused', async () => {
  const form_key = keyIn(await samira.get(cloud), cloud)
  assert.equal((await samira.post(cloud, saying('Een walvis past niet in de cloud.', { form_key, ring: house.id('ring', 'cloudstrategie') }))).status, 404)
  await say(samira, 'Een walvis past niet in de cloud.', { form_key })
})

test('keys of forms are forgotten after a week', async () => {
  const { db } = house.database
  await db.updateTable('form_key').set({ used_on: sql`current_date - 8` }).execute()
  await forgetFormKeys(house.database)
  assert.equal((await db.selectFrom('form_key').select('used_on').execute()).length, 0)
})

test('beyond a thousand, what can be filtered is counted as it is written elsewhere', async () => {
  await sql`insert into contribution (id, workspace_id, ring_id, number, kind, perspective, body, said_at)
    select gen_random_uuid(), workspace_id, ring_id, 5000 + n, 'image', 'supplier', body, said_at
    from contribution, generate_series(1, 1234) n where number = 16 and workspace_id = ${house.id('workspace', 'cloudstrategie')}`.execute(house.database.db)
  assert.match(wordsOf(await samira.get(cloud)), /Beeld 1\.234 /)
})

test('of more than three hundred contributions the overview gives figures, each with whose it is: on a phone there are no heads', async () => {
  const lines = Array.from({ length: 200 }, (_, at) => `Aan tafel ${at} ging het over nummer ${at * 7}.`)
  const fields = {
    subgroup_id: '', subtopic_id: '', 'text[]': lines, ...perLine('kind', lines.map(() => 'worry')),
    ...perLine('perspective', lines.map((_, at) => (at % 2 === 0 ? 'municipality' : 'supplier'))),
  }
  const { body } = await henk.done(`${cloud}/overtypen/opslag`, fields)
  const table = /<table class="dt-topics">[\s\S]*?<\/table>/.exec(body)?.[0] ?? ''
  const [, ...rows] = table.split('<tr>').slice(1)
  assert.ok(rows.length > 5)
  for (const row of rows) {
    assert.equal(row.split('<td>').length, 3, row)
    assert.match(row, /Gemeente: <\/span>\d[\s\S]*Leverancier: <\/span>\d/)
  }
})

test('in a list each says its own decision and its own reason, also where the rest of what became of it is the same', async () => {
  const { db } = house.database
  const reasons = await db.selectFrom('fate').innerJoin('contribution', 'contribution.id', 'fate.contribution_id').select(['contribution.number', 'fate.reason'])
    .where('contribution.workspace_id', '=', house.id('workspace', 'cloudstrategie')).where('contribution.fate', '=', 'declined').whereRef('fate.kind', '=', 'contribution.fate').where('fate.reason', '<>', '').execute()
  assert.ok(reasons.length >= 5)
  const itemIn = (body: string, number: number) => new RegExp(`id="bijdrage-${number}"[^]*?</li>`).exec(body)?.[0] ?? ''
  const declined = await samira.get(`${cloud}?lot=declined`)
  for (const { number, reason } of reasons) assert.ok(wordsOf({ ...declined, body: itemIn(declined.body, number) }).includes(reason), `${number}: ${reason}`)
  const [open, parked] = [await say(samira, 'Een lijst zegt van elk wat ermee gebeurt'), await say(samira, 'Wij zetten dit even opzij zonder woorden')]
  await db.updateTable('contribution').set({ fate: 'parked' }).where('number', '=', parked).where('workspace_id', '=', house.id('workspace', 'cloudstrategie')).execute()
  const { body } = await samira.get(`${cloud}?van=mij`)
  assert.match(itemIn(body, open), /dt-fate--open/)
  assert.match(itemIn(body, parked), /dt-fate--parked/)
})
