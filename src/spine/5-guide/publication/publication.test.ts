import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../../test/house.ts'
import type { Target } from '../../../documents/schema.ts'
import { askOf, blockId, chapter, cite, paragraph, saidBy, saveText, textOf } from '../ripeness/texts.testing.ts'
import { wrongWith } from './changes.ts'

let house: TestHouse
let chair: Seat
let member: Seat
let all: Target[]
let finding: Target
const at = '/denktanks/cloudstrategie/teksten/1/publicatie'
const open = '/publicaties/samenvatting-cloudstrategie'
const withdrawal = (number: number) => `/denktanks/cloudstrategie/teksten${open}/${number}/intrekking`
before(async () => {
  house = await openHouse()
  ;[chair, member] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani')]
  all = await Promise.all(['municipality', 'shared-service', 'supplier'].map(async (one) => cite(house, 'contribution', (await saidBy(house, one))[0] as number)))
  finding = await cite(house, 'finding', 2)
  for (const tank of ['cloudstrategie', 'zaaksystemen']) await askOf(house, ['grounded', 'heard'], {}, tank)
  // Suppliers become fewer than ten, so that public pages may not count them.
  const { db } = house.database
  for (const person of ['karin-uitenbroek', 'jurre-hiemstra', 'rik-stevenhagen']) {
    await db.updateTable('participant').set({ ended_at: new Date() }).where('person_id', '=', house.id('person', person)).where('workspace_id', '=', house.id('workspace', 'cloudstrategie')).execute()
  }
})
after(() => house.close())

const ripe = (words = 'Dit zegt iedereen.') => textOf(chapter('een', 'Begin', paragraph('a', [words, ...all]), paragraph('b', ['De groep vond dit.', finding])))
const loose = () => textOf(chapter('een', 'Begin', paragraph('a', ['Dit zegt de gemeente.', all[0] as Target]), paragraph('c', ['Dit zegt niemand.'])))
const bare = () => textOf(chapter('een', 'Begin', paragraph('a', ['Dit zegt iedereen.', ...all]), paragraph('c', ['Dit zegt niemand.'])))
const revision = async () => (await house.database.db.selectFrom('draft').select('revision').where('id', '=', house.id('draft', 'cloudstrategie')).executeTakeFirstOrThrow()).revision
const filled = async (more: Record<string, string | number | readonly string[]> = {}) => ({ revision: await revision(), lead: 'In het kort.', ...more })
const count = async (table: 'happening' | 'publication') =>
  Number((await house.database.db.selectFrom(table).select(({ fn }) => fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
const unchanged = async (act: () => Promise<void>) => {
  const before = [await count('publication'), await count('happening')]
  await act()
  assert.deepEqual([await count('publication'), await count('happening')], before)
}

test('with two criteria open each is ticked with a reason of its own, and a refusal leaves no trace', async () => {
  await saveText(house, loose())
  const asked = await chair.get(at)
  assert.match(wordsOf(asked), /Vink elke eis aan die nog openstaat, en geef bij elke een reden/)
  for (const key of ['grounded', 'heard']) assert.match(asked.body, new RegExp(`name="against" value="${key}"[\\s\\S]*name="reason_${key}"`))
  await unchanged(async () => {
    const one = { against: 'grounded', reason_grounded: 'Haast.' }
    for (const [more, words] of [
      [one, /Gehoord: Deze eis staat nog open\. Vink aan/], [{ ...one, against: ['grounded', 'heard'] }, /Gehoord: Schrijf waarom u toch publiceert/],
      [{ ...one, reason_heard: 'Daarom.' }, /Gehoord: Deze eis staat nog open/],
    ] as const) {
      const answer = await chair.post(at, await filled(more))
      assert.equal(answer.status, 422)
      assert.match(wordsOf(answer), words)
      assert.match(answer.body, />Haast\.<\/textarea>/)
    }
  })
})

test('a text that is not ripe is not published without the criterion named and a reason', async () => {
  await saveText(house, bare())
  assert.match((await chair.get(at)).body, /type="checkbox" id="against-grounded" name="against" value="grounded"/)
  await unchanged(async () => {
    for (const [more, words] of [
      [{}, /Vink aan dat u daartegen publiceert/], [{ against: 'grounded' }, /Schrijf waarom u toch publiceert/],
      [{ against: 'grounded', reason_grounded: '   ' }, /Schrijf waarom/], [{ against: 'heard', reason_heard: 'Haast.' }, /Vink aan dat u daartegen publiceert/],
    ] as const) {
      const answer = await chair.post(at, await filled(more))
      assert.equal(answer.status, 422)
      assert.match(wordsOf(answer), words)
      assert.match(answer.body, />In het kort\.<\/textarea>/)
    }
    assert.equal((await chair.post(at, await filled({ against: 'begrijpelijk', reason_grounded: 'Haast.' }))).status, 422, 'a criterion that nobody knows')
    assert.equal((await chair.post(at, await filled({ against: 'grounded', reason_grounded: 'Haast.', ripe: 'ja' }))).status, 400, 'a field that is not on the form')
  })
})

test('published against a criterion, the reason stays on the edition', async () => {
  const words = wordsOf(await chair.done(at, await filled({ against: 'grounded', reason_grounded: 'Wij willen dit bespreken.' })))
  assert.match(words, /De tekst is gepubliceerd\./)
  assert.match(words, /Gepubliceerd terwijl nog niet alles onderbouwd is\. De voorzitter: “Wij willen dit bespreken\.”/)
  assert.match(words, /Onderbouwd: nog 1 punt open/)
  assert.match(words, /Rust nog nergens op/)
})

test('a ripe text is published as it is, whatever was ticked', async () => {
  await saveText(house, ripe())
  const words = wordsOf(await chair.done(at, await filled({ against: 'heard', reason_heard: 'Niet nodig.' })))
  assert.match(words, /Versie 3/)
  assert.doesNotMatch(words, /Niet nodig|Gepubliceerd terwijl/)
  const told = await house.database.db.selectFrom('happening').selectAll().where('act', '=', 'publication.publish').orderBy('number', 'desc').executeTakeFirstOrThrow()
  assert.deepEqual(told.told, { slug: 'samenvatting-cloudstrategie', number: 3, draft: 1, against: [] })
})

test('when somebody saved since the chair read it, it is too late', async () => {
  const read = await filled()
  await saveText(house, ripe('Dit zegt bijna iedereen.'))
  await unchanged(async () => assert.equal((await chair.post(at, read)).status, 409))
})

test('only the chair publishes or withdraws; outside nobody finds the page', async () => {
  await unchanged(async () => {
    for (const seat of [member, await house.as('joost-haverkamp')]) {
      for (const path of [at, withdrawal(3)]) assert.equal((await seat.get(path)).status, 403, path)
      assert.equal((await seat.post(at, await filled())).status, 403)
      assert.equal((await seat.post(withdrawal(3), { reason: 'Weg ermee.' })).status, 403)
      assert.equal((await seat.post(withdrawal(3), { reason: '' })).status, 403)
    }
    for (const seat of [house.visitor(), await house.as('paulien-schaafsma')]) {
      for (const path of [at, withdrawal(3)]) assert.equal((await seat.get(path)).status, 404, path)
      assert.equal((await seat.post(at, await filled())).status, 404)
    }
    const elsewhere = withdrawal(3).replace('cloudstrategie', 'zaaksystemen')
    assert.equal((await (await house.as('paulien-schaafsma')).get(elsewhere)).status, 404)
    assert.equal((await (await house.as('paulien-schaafsma')).post(elsewhere, { reason: 'Weg ermee.' })).status, 404)
  })
})

test('an edition does not change when the text or what it rests on does', async () => {
  const visitor = house.visitor()
  const words = async () => wordsOf(await visitor.get(`${open}/3`)).replace(/^.*?(?=Samenvatting Cloud)/, '')
  const before = await words()
  assert.match(before, /Dit zegt iedereen\./)
  await saveText(house, textOf(chapter('anders', 'Anders', paragraph('z', ['Heel iets anders.', ...all]))))
  await house.database.db.updateTable('finding').set({ statement: 'Herschreven.' }).where('id', '=', finding.id).execute()
  await house.database.db.updateTable('contribution').set({ withdrawn_at: new Date() }).where('id', '=', all[0]?.id ?? '').execute()
  assert.equal(await words(), before)
  await house.database.db.updateTable('contribution').set({ withdrawn_at: null }).where('id', '=', all[0]?.id ?? '').execute()
})

test('each edition says which is newest, what changed, and that it was withdrawn and why', async () => {
  const visitor = house.visitor()
  assert.match(wordsOf(await visitor.get(`${open}/2`)), /Er is een nieuwere: versie 3 van/)
  assert.match(wordsOf(await visitor.get(open)), /Versie 3 .*Dit is de nieuwste versie/)
  const differences = wordsOf(await visitor.get(`${open}/3/verschillen`))
  assert.match(differences, /Erbij Bekijk de plaats toegevoegd: De groep vond dit\./)
  assert.match(differences, /Weg verwijderd: Dit zegt niemand\./)
  assert.match(wordsOf(await visitor.get(`${open}/1/verschillen`)), /Dit is de eerste versie/)
  assert.equal((await chair.post(withdrawal(3), { reason: ' ' })).status, 422)
  assert.match(wordsOf(await chair.done(withdrawal(3), { reason: 'Er stond een fout in.' })), /Deze versie is ingetrokken op .* Er stond een fout in\./)
  assert.equal((await chair.post(withdrawal(3), { reason: 'Nog eens.' })).status, 409)
  assert.equal((await chair.get(withdrawal(3))).status, 404)
  assert.match(wordsOf(await visitor.get(open)), /Versie 2 .*Deze versie geldt nu\. Versie 3 is ingetrokken\./)
  assert.match(wordsOf(await visitor.get(`${open}/1`)), /Er is een nieuwere: versie 2 van/)
  const gone = await visitor.get(`${open}/3`)
  assert.equal(gone.status, 200, 'the address stays')
  assert.match(gone.body, new RegExp(`href="${open}">Lees versie 2 van [^<]*, die nu geldt`))
})

test('the data tell the same, for every site to read', async () => {
  const answer = await house.visitor().get(`${open}/3.json`)
  assert.equal(answer.headers.get('access-control-allow-origin'), '*')
  const data = JSON.parse(answer.body)
  assert.equal(data.number, 3)
  assert.equal(data.newest, 'http://127.0.0.1:3000/publicaties/samenvatting-cloudstrategie/2')
  assert.equal(data.withdrawn.reason, 'Er stond een fout in.')
  assert.equal(data.grounds[blockId('b')].findings[0].number, 2)
  assert.notEqual(data.grounds[blockId('b')].findings[0].statement, 'Herschreven.')
  assert.equal(data.document.content[0].attrs.id, blockId('een'))
  assert.equal((await house.visitor().get(`${open}/99.json`)).status, 404)
  const [first, page] = [JSON.parse((await house.visitor().get(`${open}/1.json`)).body), wordsOf(await house.visitor().get(`${open}/1`))]
  assert.ok(first.terms.length > 0 && first.charter !== undefined)
  for (const { label, definition, address } of first.terms) {
    assert.ok(page.includes(`${label} `) && page.includes(definition.slice(0, 40)), label)
    assert.equal((await house.visitor().get(new URL(address).pathname)).status === 404, false, address)
  }
})

test('the feed has the newest edition that was not withdrawn, and says of a withdrawn one that it was, with no name or mail address', async () => {
  const { body, headers } = await house.visitor().get('/publicaties.atom')
  assert.match(headers.get('content-type') ?? '', /application\/atom\+xml/)
  assert.match(body, /<link[^>]*href="http:\/\/127\.0\.0\.1:3000\/publicaties\/samenvatting-cloudstrategie\/2"/)
  const gone = /<entry>(?:(?!<entry>).)*?<id>[^<]*samenvatting-cloudstrategie\/3<\/id>.*?<\/entry>/s.exec(body)?.[0] ?? ''
  assert.match(gone, /<title>Ingetrokken: [^<]*\(versie 3\)<\/title>/)
  assert.match(gone, /<summary>Deze versie is ingetrokken op [^<]* Er stond een fout in\. Nu geldt versie 2: http:\/\/127\.0\.0\.1:3000\/publicaties\/samenvatting-cloudstrategie\/2<\/summary>/)
  assert.doesNotMatch(gone, /In het kort/, 'what it said in brief is not told any more')
  assert.doesNotMatch(body, /<email>|Marijke/)
})

test('nothing public holds what somebody said, or a name, or a perspective that fewer than ten people share', async () => {
  const visitor = house.visitor()
  const { db } = house.database
  const said = await db.selectFrom('contribution').select('body').where('workspace_id', '=', house.id('workspace', 'cloudstrategie')).execute()
  const people = await db.selectFrom('person').select('family_name').execute()
  const shared = await db.selectFrom('participant').select(['perspective', ({ fn }) => fn.countAll<string>().as('n')])
    .where('workspace_id', '=', house.id('workspace', 'cloudstrategie')).where('ended_at', 'is', null).groupBy('perspective').execute()
  const few = shared.filter(({ n }) => Number(n) < 10).map(({ perspective }) => perspective)
  assert.deepEqual(few, ['supplier'])
  for (const path of [open, `${open}/1`, `${open}/2`, `${open}/3`, `${open}/1.json`, `${open}/3.json`, `${open}/3/verschillen`, '/publicaties', '/publicaties.atom']) {
    const answer = await visitor.get(path)
    for (const { body } of said) assert.ok(!answer.body.includes(body) && !wordsOf(answer).includes(body), `${path}: ${body}`)
    for (const { family_name } of people) assert.doesNotMatch(wordsOf(answer), new RegExp(`(?<![\\p{L}-])${family_name}(?![\\p{L}-])`, 'u'), path)
  }
  for (const number of [2, 3]) {
    const { colophon, grounds } = JSON.parse((await visitor.get(`${open}/${number}.json`)).body)
    const told = [colophon.people, colophon.contributions, ...Object.values(grounds as Record<string, { contributions: unknown }>).map(({ contributions }) => contributions)]
    // What is hidden could be found by subtraction, so the smallest of the others is hidden with it.
    for (const { per } of told) assert.deepEqual(Object.keys(per).filter((key) => key !== 'municipality'), [], `edition ${number}`)
  }
})

test('under a passage stands how many came from each kind of organisation, as far as nobody is given away, in page and data', async () => {
  const visitor = house.visitor()
  // Suppliers are seven: not told, and the smaller of the others goes with them, so that no subtraction finds them.
  const { grounds } = JSON.parse((await visitor.get(`${open}/3.json`)).body)
  assert.deepEqual(grounds[blockId('a')].kinds, { municipality: 1 })
  assert.match(wordsOf(await visitor.get(`${open}/3`)), /3 bijdragen: 1 Gemeente ?, 2 zonder perspectief Per soort organisatie: 1 gemeente, 2 niet genoemd/)
  // The sample's own edition is of a day on which suppliers were ten.
  const first = JSON.parse((await visitor.get(`${open}/1.json`)).body)
  const kinds = Object.values(first.grounds as Record<string, { kinds?: Record<string, number> }>).flatMap((one) => (one.kinds ? [Object.keys(one.kinds)] : []))
  assert.ok(kinds.flat().includes('supplier') && kinds.flat().includes('shared-service'), JSON.stringify(kinds))
  const read = wordsOf(await visitor.get(`${open}/1`))
  // In this edition every perspective is a kind of organisation: the same figures do not stand twice.
  assert.match(read, /9 bijdragen: 3 Gemeente ?, 3 Shared service organisatie ?, 3 Leverancier ?Per soort organisatie is dat hetzelfde\./)
  assert.doesNotMatch(read, /3 Leverancier ?Per soort organisatie: 3 gemeente/)
})

test('an edition of before kinds were counted stays as it is and says nothing of them', async () => {
  const { db } = house.database
  const row = await db.selectFrom('publication').select(['id', 'grounds']).where('slug', '=', 'samenvatting-cloudstrategie').where('number', '=', 2).executeTakeFirstOrThrow()
  const before = Object.fromEntries(Object.entries(row.grounds as Record<string, Record<string, unknown>>)
    .map(([block, grounds]) => [block, Object.fromEntries(Object.entries(grounds).filter(([name]) => name !== 'kinds'))]))
  await db.updateTable('publication').set({ grounds: JSON.stringify(before) }).where('id', '=', row.id).execute()
  const page = await house.visitor().get(`${open}/2`)
  assert.match(wordsOf(page), /Waar dit op rust/)
  assert.doesNotMatch(wordsOf(page), /soort organisatie|niet genoemd/)
  assert.doesNotMatch((await house.visitor().get(`${open}/2.json`)).body, /"kinds"/)
})

test('a cited finding that was split or merged keeps its grounds, one that was withdrawn has none', async () => {
  const preparing = await house.as('joost-haverkamp')
  const findings = '/denktanks/cloudstrategie/bevindingen'
  const [one, four] = [await cite(house, 'finding', 1), await cite(house, 'finding', 4)]
  await saveText(house, textOf(chapter('een', 'Begin', paragraph('a', ['Dit zegt iedereen.', ...all]), paragraph('s', ['Gesplitst.', one]), paragraph('m', ['Samengevoegd.', four]))))
  const under = await house.database.db.selectFrom('finding_contribution').innerJoin('contribution', 'contribution.id', 'contribution_id')
    .select('number').where('finding_id', '=', one.id).where('unlinked_at', 'is', null).execute()
  const [first = 0, ...rest] = under.map(({ number }) => number)
  await preparing.done(`${findings}/1/splitsing`, { statement_a: 'De ene helft.', explanation_a: '', statement_b: 'De andere helft.', explanation_b: '', a: [first], b: rest })
  await preparing.done(`${findings}/4/samenvoeging`, { met: 5, statement: 'Samen één.', explanation: '' })
  await chair.done(at, await filled())
  const { grounds } = JSON.parse((await house.visitor().get(`${open}/4.json`)).body)
  assert.deepEqual(grounds[blockId('s')].findings.map(({ statement }: { statement: string }) => statement), ['De ene helft.', 'De andere helft.'])
  assert.equal(grounds[blockId('s')].contributions.total, under.length)
  assert.deepEqual(grounds[blockId('m')].findings.map(({ statement }: { statement: string }) => statement), ['Samen één.'])
  const merged = await house.database.db.selectFrom('finding').select('number').where('statement', '=', 'Samen één.').executeTakeFirstOrThrow()
  await preparing.done(`${findings}/${merged.number}/intrekking`, { reason: 'Klopt niet.' })
  await chair.done(at, await filled({ against: 'grounded', reason_grounded: 'Toch.' }))
  const after = JSON.parse((await house.visitor().get(`${open}/5.json`)).body).grounds[blockId('m')]
  assert.deepEqual([after.findings, after.bare], [[], [{ block: blockId('m'), sentence: 1 }]])
})

test('a passage that cites something else says what it rested on before and what it rests on now, to each as far as they may see', async () => {
  const [two, three] = [finding, await cite(house, 'finding', 3)]
  const said = (await saidBy(house, 'municipality'))[0] as number
  const withB = (...cites: Target[]) => textOf(chapter('een', 'Begin', paragraph('a', ['Dit zegt iedereen.', ...all]), paragraph('b', ['De groep vond dit.', ...cites])))
  const against = { against: ['grounded', 'heard'], reason_grounded: 'Toch.', reason_heard: 'Toch.' }
  for (const text of [withB(two), withB(all[0] as Target), withB(three, all[0] as Target)]) {
    await saveText(house, text)
    await chair.done(at, await filled(against))
  }
  const newest = JSON.parse((await house.visitor().get('/publicaties.json')).body).items.map(({ id }: { id: string }) => Number(/cloudstrategie\/(\d+)$/.exec(id)?.[1] ?? 0))
  const number = Math.max(...newest)
  const [differs, fewer] = [await house.visitor().get(`${open}/${number}/verschillen`), await house.visitor().get(`${open}/${number - 1}/verschillen`)]
  assert.match(wordsOf(fewer), /Veranderd Bekijk de plaats De groep vond dit\. Rust niet meer op: bevinding 2 Eerder lag hieronder: [2-9] bijdragen\. Nu: 1 bijdrage\./)
  assert.match(wordsOf(fewer), /1 alinea is gelijk gebleven\./)
  assert.match(wordsOf(differs), /De groep vond dit\. Rust nu op: bevinding 3 Eerder lag hieronder: 1 bijdrage\. Nu: \d+ bijdragen\./)
  assert.doesNotMatch(wordsOf(differs), /bijdrage \d|alleen de opmaak/i, 'a contribution has no number in public')
  const newestRevision = await revision()
  const versions = `/denktanks/cloudstrategie/teksten/1/versies/${newestRevision}?met=${newestRevision - 2}`
  const within = await member.get(versions)
  assert.match(wordsOf(within), new RegExp(`De groep vond dit\\. Rust niet meer op: bevinding 2 Rust nu op: bevinding 3 ?, bijdrage ${said}`))
  assert.match(within.body, /Rust nu op: <a href="\/denktanks\/cloudstrategie\/bevindingen\/3"/)
  const { db } = house.database
  const { ring_id } = await db.selectFrom('finding').select('ring_id').where('id', '=', three.id).executeTakeFirstOrThrow()
  await db.updateTable('finding').set({ ring_id: house.id('ring', 'cloudstrategie', 'preparation') }).where('id', '=', three.id).execute()
  assert.match(wordsOf(await member.get(versions)), /Rust nu op: een bevinding die u niet kunt zien ?, bijdrage/)
  await db.updateTable('finding').set({ ring_id }).where('id', '=', three.id).execute()
})

test('where nobody is named, few contributions are told as some, and only the day is kept', async () => {
  const tank = 'zaaksystemen'
  const paulien = await house.as('paulien-schaafsma')
  const numbers = await saidBy(house, 'municipality', tank)
  await saveText(house, textOf(chapter('een', 'Begin', paragraph('a', ['Een zin.', await cite(house, 'contribution', numbers[0] as number, tank)]))), tank)
  const draft = await house.database.db.selectFrom('draft').select(['slug', 'revision']).where('id', '=', house.id('draft', tank)).executeTakeFirstOrThrow()
  const path = `/denktanks/${tank}/teksten/1/publicatie`
  const form = { revision: draft.revision, lead: '' }
  const answer = await paulien.post(path, form)
  if (answer.status === 422) await paulien.done(path, { ...form, against: 'heard', reason_heard: 'Een eerste opzet.' })
  const data = JSON.parse((await house.visitor().get(`/publicaties/${draft.slug}/1.json`)).body)
  assert.deepEqual(data.grounds[blockId('a')].contributions, { total: 0, per: {}, few: true })
  assert.match(data.published, /T12:00:00/)
  assert.doesNotMatch(JSON.stringify(data), /"kinds"/, 'the kind of organisation is an affiliation')
  assert.deepEqual(data.colophon.names, [])
  assert.deepEqual(data.colophon.contributions.per, {})
})

test('the page to publish says before it happens whether names become public, by the rule of the think tank', async () => {
  const { db } = house.database
  const tank = house.id('workspace', 'cloudstrategie')
  const said = async () => wordsOf(await chair.get(at))
  assert.match(await said(), /per perspectief .*hoeveel mensen meededen\. Hun namen niet\./)
  const byRule = async (attribution: 'named' | 'by-perspective' | 'anonymous') => { await db.updateTable('workspace').set({ attribution }).where('id', '=', tank).execute() }
  await byRule('named')
  const named = await said()
  await byRule('by-perspective')
  assert.match(named, /hoeveel mensen meededen, en hun namen\./)
  assert.doesNotMatch(named, /Hun namen niet/)
  const anonymous = wordsOf(await (await house.as('paulien-schaafsma')).get('/denktanks/zaaksystemen/teksten/1/publicatie'))
  assert.match(anonymous, /het aantal bijdragen \(vanaf vijf\)/)
  assert.doesNotMatch(anonymous, /per perspectief/)
})

test('the rule: ripe, or against each criterion that is open, named, with a reason of its own', () => {
  const form = (more: Partial<Parameters<typeof wrongWith>[1]> = {}) => ({
    lead: '', revision: 1, endorse: false, against: [], reason_grounded: '', reason_heard: '', reason_agreed: '', reason_understood: '', reason_reviewed: '', reason_stable: '', ...more,
  })
  assert.equal(wrongWith([], form()), undefined)
  assert.equal(wrongWith(['heard'], form({ against: ['heard'], reason_heard: 'Daarom.' })), undefined)
  assert.deepEqual(wrongWith(['heard'], form({ against: ['grounded'], reason_grounded: 'Daarom.' })), { 'against-heard': 'needed', reason_heard: 'reason' })
  assert.deepEqual(wrongWith(['grounded', 'stable'], form({ against: ['grounded', 'stable'], reason_stable: 'Daarom.' })), { reason_grounded: 'reason' })
})

test('of a table and a list the reader hears which row or item rests on nothing, as the writers do; counts of the think tank are not told as what this text rests on', async () => {
  const said = (words: string, ...cites: Target[]) => ({ content: [{ type: 'text' as const, text: words }, ...cites.map((attrs) => ({ type: 'citation' as const, attrs }))] })
  const row = (id: string, type: 'table_header' | 'table_cell', ...cells: ReturnType<typeof said>[]) => ({ type: 'table_row' as const, attrs: { id: blockId(id) }, content: cells.map((cell) => ({ type, ...cell })) })
  await saveText(house, textOf(chapter('een', 'Begin',
    { type: 'table', attrs: { id: blockId('t'), rests_on: [], caption: null }, content: [row('k', 'table_header', said('Stap'), said('Wie')), row('r', 'table_cell', said('Lijst maken.', finding), said('Inkoop')), row('s', 'table_cell', said('Opzeggen.'), said('Directie'))] },
    { type: 'bullet_list', attrs: { id: blockId('l'), rests_on: [] }, content: [{ type: 'list_item', attrs: { id: blockId('i') }, ...said('Eerst dit.', finding) }, { type: 'list_item', attrs: { id: blockId('j') }, ...said('Dan dat.') }] })))
  await chair.done(at, await filled({ against: ['grounded', 'heard'], reason_grounded: 'Toch.', reason_heard: 'Toch.' }))
  const words = wordsOf(await house.visitor().get(open))
  assert.match(words, /Rij 2 rust nog nergens op\./)
  assert.match(words, /Punt 2 rust nog nergens op\./)
  assert.doesNotMatch(words, /Zin \d rust|Rust op \d/)
  assert.match(words, /In deze denktank \d+ bijdragen/)
})
