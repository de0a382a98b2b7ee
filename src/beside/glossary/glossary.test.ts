import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const at = '/denktanks/cloudstrategie/begrippen'
let nth = 0

/** A word that is in no text of the sample, put in the glossary by somebody; answers where it lies. */
const begin = async (seat: Seat, label = `Kwibusterm ${(nth += 1)}`, definition = '', where = at) => {
  const answer = await seat.post(`${where}/nieuw`, { label, definition })
  assert.equal(answer.status, 303, wordsOf(answer).slice(0, 400))
  return answer.location.split('?')[0] ?? ''
}
const describing = (more: Record<string, string> = {}) => ({
  label: 'Kwibus', label_en: '', alt: '', hidden: '', definition: 'Een kwibus is een proef.', explanation: 'U probeert het uit.', examples: 'Een kwibus bij de balie.', note: '',
  sources: 'Handboek proeven https://voorbeeld.example/proeven', broader: '', related: '', ...more,
})
const proposed = async (seat: Seat, more: Record<string, string> = {}) => {
  const path = await begin(seat, more['label'] ?? `Kwibusterm ${(nth += 1)}`)
  assert.equal((await seat.post(`${path}/opening`)).status, 303)
  assert.equal((await seat.post(`${path}/voorstel`, describing({ label: `Kwibusterm ${nth}`, ...more }))).status, 303)
  return path
}
const numberOf = (path: string) => Number(path.split('/').at(-1))
const happenings = async () => (await sql<{ n: number }>`select count(*)::int as n from happening`.execute(house.database.db)).rows[0]?.n ?? 0
const idOf = async (path: string) => (await sql<{ id: string }>`select c.id from concept c join workspace w on w.id = c.workspace_id where w.slug = 'cloudstrategie' and c.number = ${numberOf(path)}`
  .execute(house.database.db)).rows[0]?.id ?? ''

test('everybody first gives their own meaning, and nobody reads another’s until it is opened', async () => {
  const [chair, member, other] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani'), await house.as('devi-baldew')]
  const path = await begin(chair, 'Kwibus één', 'Een opstelling om iets te proberen.')
  await member.done(`${path}/definitie`, { definition: 'Een opstelling die de leverancier betaalt.' })
  await other.done(`${path}/definitie`, { definition: 'Iets waar niemand om vroeg.' })
  await member.done(`${path}/definitie`, { definition: 'Een opstelling die de gemeente betaalt.' })
  for (const seat of [chair, other]) assert.doesNotMatch((await seat.get(path)).body, /gemeente betaalt/)
  assert.match((await member.get(path)).body, /gemeente betaalt/)
  assert.match(wordsOf(await chair.get(path)), /3 mensen gaven een betekenis/)
  assert.equal((await member.post(`${path}/opening`)).status, 403)
  const open = await chair.done(`${path}/opening`)
  for (const words of [/om iets te/, /gemeente/, /niemand om vroeg|vroeg/]) assert.match(wordsOf(open), words)
  assert.doesNotMatch(open.body, /leverancier betaalt/)
  assert.match(open.body, /<strong>opstelling<\/strong>/)
  assert.match(open.body, /<em>betaalt<\/em>/)
  const late = await member.post(`${path}/definitie`, { definition: 'Toch iets anders.' })
  assert.equal(late.status, 409)
  assert.match(wordsOf(late), /terwijl u schreef.*Dit schreef u: Toch iets anders\./, 'what was written is given back')
})

test('a description is proposed, disputed until it is adopted, and the one before it is kept', async () => {
  const [chair, member] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani')]
  const path = await begin(member, 'Kwibus twee')
  assert.equal((await member.post(`${path}/voorstel`, describing({ label: 'Kwibus twee' }))).status, 409)
  await chair.post(`${path}/opening`)
  const after1 = await member.done(`${path}/voorstel`, describing({ label: 'Kwibus twee' }))
  assert.match(wordsOf(after1), /Nog niet vastgesteld: deze omschrijving geldt nog niet/)
  assert.equal((await member.post(`${path}/vaststelling`, { version: 1, reason: 'Omdat het zo is.' })).status, 403)
  assert.equal((await chair.post(`${path}/vaststelling`, { version: 1, reason: '' })).status, 422)
  const adopted = await chair.done(`${path}/vaststelling`, { version: 1, reason: 'Iedereen was het eens.' })
  assert.match(wordsOf(adopted), /vastgesteld op/)
  assert.doesNotMatch(wordsOf(adopted), /geldt nog niet/)
  await member.post(`${path}/voorstel`, describing({ label: 'Kwibus twee', definition: 'Een kwibus is een proef met een eind.' }))
  assert.match(wordsOf(await member.get(path)), /Vastgesteld, met een nieuw voorstel/)
  const second = wordsOf(await chair.done(`${path}/vaststelling`, { version: 2, reason: 'Beter zo.' }))
  assert.match(second, /Versie 1: vastgesteld op .* vervangen op/)
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from concept_version where concept_id = ${await idOf(path)} and adopted_at is not null and superseded_at is null`.execute(house.database.db)
  assert.equal(rows[0]?.n, 1)
})

test('what is put to the group is adopted with its outcome and not before', async () => {
  const chair = await house.as('marijke-de-wit')
  const path = await proposed(chair)
  const asked = await chair.done(`${path}/voorleggen`, { version: 1, days: '7' })
  const question = /href="(\/denktanks\/cloudstrategie\/besluiten\/\d+)"/.exec(asked.body)?.[1] ?? ''
  assert.match((await chair.get(question)).body, /Nemen wij deze omschrijving/)
  assert.equal((await chair.post(`${path}/vaststelling`, { version: 1, reason: 'Nu al.' })).status, 422)
  await sql`update decision set ends_at = now() - interval '1 minute', proposed_at = now() - interval '1 day' where number = ${numberOf(question)}
    and workspace_id = (select id from workspace where slug = 'cloudstrategie')`.execute(house.database.db)
  assert.match(wordsOf(await chair.get(question)), /Het gaat over het begrip Kwibus/)
  const settled = await chair.done(`${question}/uitkomst`, { outcome: 'adopted', words: 'Zo doen wij het.' })
  assert.match(settled.body, new RegExp(`href="${path}"`))
  assert.match(wordsOf(settled), /Stel haar nu vast bij het begrip/, 'the next step is on the screen')
  assert.doesNotMatch(wordsOf(await (await house.as('samira-el-amrani')).get(question)), /Stel haar nu vast/)
  const done = await chair.done(`${path}/vaststelling`, { version: 1, reason: '' })
  assert.match(wordsOf(done), /Na besluit \d+ van de groep/)
  const refused = await proposed(chair)
  const second = /href="(\/denktanks\/cloudstrategie\/besluiten\/\d+)"/.exec((await chair.done(`${refused}/voorleggen`, { version: 1, days: '7' })).body)?.[1] ?? ''
  await sql`update decision set ends_at = now() - interval '1 minute', proposed_at = now() - interval '1 day' where number = ${numberOf(second)}
    and workspace_id = (select id from workspace where slug = 'cloudstrategie')`.execute(house.database.db)
  assert.doesNotMatch(wordsOf(await chair.done(`${second}/uitkomst`, { outcome: 'not-adopted', words: 'Niet zo.' })), /Stel haar nu vast/)
  assert.match(wordsOf(await chair.post(`${refused}/vaststelling`, { version: 1, reason: 'Toch.' })), /nam deze omschrijving niet aan/)
  await chair.done(`${refused}/intrekking`, { reason: 'Wij gebruiken het niet.' })
  assert.doesNotMatch(wordsOf(await chair.get(second)), /Het gaat over het begrip/, 'a term that was withdrawn is not led to')
})

test('a wrong form comes back with what was typed', async () => {
  const chair = await house.as('marijke-de-wit')
  const path = await proposed(chair, { label: 'Kwibus vijf' })
  const empty = await chair.post(`${at}/nieuw`, { label: '', definition: 'Wat ik typte.' })
  assert.equal(empty.status, 422)
  assert.match(empty.body, /Wat ik typte/)
  assert.match(wordsOf(await chair.post(`${at}/nieuw`, { label: 'kwibus VIJF', definition: '' })), /staat er al/)
  for (const [more, words] of [[{ definition: '' }, /Vul in: omschrijving/], [{ broader: 'Bestaat niet' }, /staat niet in dit begrippenkader/], [{ related: 'Kwibus vijf' }, /hoort niet bij zichzelf/]] as const) {
    const answer = await chair.post(`${path}/voorstel`, describing({ label: 'Kwibus vijf', explanation: 'Zo typte ik het.', ...more }))
    assert.equal(answer.status, 422)
    assert.match(wordsOf(answer), words)
    assert.match(answer.body, /Zo typte ik het/)
    assert.match(answer.body, new RegExp(`href="${path}/teksten"`))
  }
  assert.equal((await chair.post(`${path}/voorstel`, { ...describing(), adopted_at: 'nu' })).status, 400)
})

test('no concept is broader than itself, by way of others either', async () => {
  const chair = await house.as('marijke-de-wit')
  const [one, two] = [await proposed(chair, { label: 'Kwibus zes' }), await proposed(chair, { label: 'Kwibus zeven' })]
  assert.equal((await chair.post(`${one}/voorstel`, describing({ label: 'Kwibus zes', broader: 'kwibus zeven' }))).status, 303)
  assert.match(wordsOf(await chair.get(two)), /Engere begrippen Kwibus zes/)
  assert.match(wordsOf(await chair.post(`${two}/voorstel`, describing({ label: 'Kwibus zeven', broader: 'Kwibus zes' }))), /breder zijn dan zichzelf/)
})

test('who is outside finds nothing, and a refused act leaves no trace', async () => {
  const chair = await house.as('marijke-de-wit')
  const path = await proposed(chair, { definition: 'Geheim van de groep.' })
  const id = await idOf(path)
  const told = await happenings()
  for (const key of ['bart-looijenga', 'paulien-schaafsma', 'gerben-tuinstra']) {
    const seat = await house.as(key)
    for (const where of [at, path, `${path}/teksten`, `${path}/voorstel`, `${at}/uitvoer.ttl`, `${at}/uitvoer.csv`, `${at}/invoer`]) assert.equal((await seat.get(where)).status, 404, `${key} ${where}`)
    assert.equal((await seat.post(`${path}/definitie`, { definition: 'Ik ook.' })).status, 404, key)
  }
  for (const seat of [house.visitor(), await house.as('samira-el-amrani')]) {
    assert.equal((await seat.get(`/id/begrip/${id}`)).status, 404)
    assert.equal((await seat.get(`/doc/begrip/${id}`)).status, 404)
  }
  const member = await house.as('samira-el-amrani')
  for (const [act, fields] of [['opening', {}], ['voorleggen', { version: 1, days: '7' }], ['openbaar', {}], ['intrekking', { reason: 'Weg.' }]] as const) {
    assert.equal((await member.post(`${path}/${act}`, fields)).status, 403, act)
  }
  assert.equal((await member.get(`${at}/invoer`)).status, 403)
  assert.equal(await happenings(), told)
})

test('Side doors: a term is public only once it was made so, and then nothing around it that is not', async () => {
  const chair = await house.as('marijke-de-wit')
  await proposed(chair, { label: 'Kwibus besloten' })
  const path = await proposed(chair, { label: 'Kwibus open', related: 'Kwibus besloten' })
  const id = await idOf(path)
  assert.equal((await chair.post(`${path}/openbaar`)).status, 409)
  await chair.done(`${path}/vaststelling`, { version: 1, reason: 'Goed zo.', open: 'ja' })
  const visitor = house.visitor()
  const there = await visitor.get(`/id/begrip/${id}`)
  assert.deepEqual([there.status, there.location], [303, `/doc/begrip/${id}`])
  const shown = await visitor.get(there.location)
  assert.match(shown.body, /Een kwibus is een proef/)
  assert.equal(shown.headers.get('vary'), 'accept')
  for (const [accept, type, words] of [['text/turtle', 'text/turtle', /skos:prefLabel "Kwibus open"@nl/], ['application/ld+json', 'application/ld+json', /"@value": "Kwibus open"/], ['text/csv', 'text/csv', /;Kwibus open;/]] as const) {
    const file = await visitor.get(there.location, { accept: `${accept}, text/html;q=0.5` })
    assert.match(file.headers.get('content-type') ?? '', new RegExp(type.replace('+', '\\+')))
    assert.match(file.body, words)
    assert.doesNotMatch(file.body, /besloten/i)
  }
  assert.match((await visitor.get(there.location, { accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8' })).headers.get('content-type') ?? '', /text\/html/)
  assert.doesNotMatch(shown.body, /besloten/i)
  assert.doesNotMatch((await visitor.get('/doc/begrippenkader/cloudstrategie')).body, /Kwibus besloten/)
  const outsider = await house.as('bart-looijenga')
  const look = (typed: string) => outsider.get(`/zoeken?z=${encodeURIComponent(typed)}`)
  const found = await look('kwibussen')
  assert.match(found.body, new RegExp(`Begrippen van andere denktanks[\\s\\S]*<a href="${there.location}">Kwibus open</a>`), 'who stands in another think tank finds it too')
  assert.doesNotMatch(found.body, /besloten/i)
  assert.doesNotMatch(wordsOf(found), /Dit komt in de buurt.*Begrippen van andere denktanks/, 'above what only looks like it')
  assert.doesNotMatch((await look('proef')).body, /Kwibus open/, 'by what it is called, as people and organisations are')
  assert.doesNotMatch((await chair.get('/zoeken?z=kwibus')).body, /Begrippen van andere denktanks/, 'to who stands in its group it is one of the results')
  const onMap = async () => (await visitor.get('/sitemap.xml')).body.includes(`${there.location}</loc><lastmod>`)
  assert.equal(await onMap(), true)
  await chair.post(`${path}/openbaar`)
  const gone = await visitor.get(there.location)
  assert.match(wordsOf(gone), /ingetrokken op/)
  assert.doesNotMatch((await look('kwibus')).body, /Kwibus open/)
  assert.equal(await onMap(), false)
})

test('what nobody made public of an old version stays with the group', async () => {
  const chair = await house.as('marijke-de-wit')
  const path = await proposed(chair, { label: 'Kwibus nieuw' })
  await chair.done(`${path}/vaststelling`, { version: 1, reason: 'Goed zo.', open: 'ja' })
  await chair.post(`${path}/voorstel`, describing({ label: 'Kwibus nieuw', definition: 'Nog niet besproken buiten de groep.' }))
  assert.doesNotMatch((await house.visitor().get(`/doc/begrip/${await idOf(path)}`)).body, /Nog niet besproken/)
})

test('a changed word tells which texts use it, with the passages', async () => {
  const chair = await house.as('marijke-de-wit')
  const { rows: [card] } = await sql<{ number: number; body: string }>`select c.number, c.body from contribution c join workspace w on w.id = c.workspace_id join ring r on r.id = c.ring_id
    where w.slug = 'cloudstrategie' and r.kind = 'members' and c.withdrawn_at is null order by c.number limit 1`.execute(house.database.db)
  await sql`update contribution set body = body || ' Wij hebben twee kwibusachten nodig.' where number = ${card?.number ?? 0} and workspace_id = (select id from workspace where slug = 'cloudstrategie')`.execute(house.database.db)
  const path = await begin(chair, 'Kwibusacht')
  const uses = await chair.get(`${path}/teksten`)
  assert.match(uses.body, new RegExp(`href="/denktanks/cloudstrategie/bijdragen/${card?.number}"`))
  await chair.post(`${path}/opening`)
  assert.match((await chair.get(`${path}/voorstel`)).body, new RegExp(`bijdragen/${card?.number}"`))
})

test('a withdrawn term stays, with the reason, and takes no part any more', async () => {
  const chair = await house.as('marijke-de-wit')
  const path = await begin(chair)
  assert.equal((await chair.post(`${path}/intrekking`, { reason: '' })).status, 422)
  assert.match(wordsOf(await chair.done(`${path}/intrekking`, { reason: 'Wij gebruiken het niet.' })), /Wij gebruiken het niet/)
  const late = await chair.post(`${path}/definitie`, { definition: 'Een kwibus is toch iets heel anders.' })
  assert.match(wordsOf(late), /Iemand heeft dit intussen ingetrokken.*toch iets heel anders\./, 'what was written is given back')
})

test('the association has a glossary of its own, in which every member speaks and the secretariat leads', async () => {
  const [member, leader] = [await house.as('bart-looijenga'), await house.as('nienke-ruijter')]
  const path = await begin(member, 'Kwibus van allen', 'Iets van ons samen.', '/begrippen')
  assert.match(path, /^\/begrippen\/\d+$/)
  assert.equal((await member.post(`${path}/opening`)).status, 403)
  await leader.done(`${path}/opening`)
  await member.done(`${path}/voorstel`, describing({ label: 'Kwibus van allen' }))
  assert.match(wordsOf(await leader.done(`${path}/vaststelling`, { version: 1, reason: 'Ledenvergadering.' })), /Vastgesteld/)
  assert.equal((await house.visitor().get('/begrippen')).status, 404)
  assert.doesNotMatch((await house.as('marijke-de-wit').then((seat) => seat.get(at))).body, /Kwibus van allen/)
  assert.match((await member.get('/begrippen/uitvoer.csv')).body, /Kwibus van allen/)
})

test('in an anonymous think tank no name shows, and nothing of fewer than five', async () => {
  const chair = await house.as('paulien-schaafsma')
  const path = await begin(chair, 'Kwibus', 'Hier herkent men mij aan.', '/denktanks/zaaksystemen/begrippen')
  await chair.done(`${path}/opening`)
  const body = wordsOf(await chair.get(path))
  assert.doesNotMatch(body, /Hier herkent men mij aan/)
  assert.match(body, /Minder dan vijf mensen/)
  await chair.done(`${path}/voorstel`, describing({ label: 'Kwibus' }))
  assert.doesNotMatch((await chair.get(path)).body.replace(/<header[\s\S]*?<\/header>/, ''), /Schaafsma/)
})

test('Script and markup: markup as term, definition and source is text wherever it shows', async () => {
  const chair = await house.as('marijke-de-wit')
  const evil = '<img src=x onerror=alert(1)>'
  const path = await proposed(chair, { label: evil, definition: `${evil} & "x"`, alt: evil, examples: evil, sources: `${evil} javascript:alert(1)` })
  await chair.done(`${path}/vaststelling`, { version: 1, reason: evil, open: 'ja' })
  for (const [seat, where] of [[chair, path], [chair, at], [chair, `${path}/teksten`], [chair, `${path}/voorstel`], [house.visitor(), `/doc/begrip/${await idOf(path)}`]] as const) {
    const { body } = await seat.get(where)
    assert.doesNotMatch(body, /<img src=x/, where)
    assert.doesNotMatch(body, /href="javascript:/, where)
  }
})

test('50 answers at once of one person are one, and 50 adoptions leave one that holds', async () => {
  const chair = await house.as('marijke-de-wit')
  const path = await begin(chair)
  await Promise.all(Array.from({ length: 50 }, (_, at50) => chair.post(`${path}/definitie`, { definition: `Betekenis ${at50}` })))
  const id = await idOf(path)
  assert.equal((await sql`select 1 from concept_answer where concept_id = ${id}`.execute(house.database.db)).rows.length, 1)
  await chair.post(`${path}/opening`)
  await chair.post(`${path}/voorstel`, describing({ label: `Kwibusterm ${nth}` }))
  await Promise.all(Array.from({ length: 50 }, () => chair.post(`${path}/vaststelling`, { version: 1, reason: 'Goed.' })))
  assert.equal((await sql`select 1 from concept_version where concept_id = ${id} and adopted_at is not null and superseded_at is null`.execute(house.database.db)).rows.length, 1)
})
