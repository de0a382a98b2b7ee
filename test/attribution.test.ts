/**
 * The attribution table of the threat model, row by row and column by column, through the front door: the same person does
 * the same things in a think tank that names, one that tells perspectives and one that tells nothing, and every other
 * persona looks everywhere. Each column has a house of its own.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { isAsStrict } from '../src/workspaces/stricter.ts'
import { openHouse, wordsOf, type Answer, type Seat, type TestHouse } from './house.ts'
import { addressesOf } from './addresses.ts'

const rules = ['named', 'by-perspective', 'anonymous'] as const
type Rule = (typeof rules)[number]

const tank = '/denktanks/cloudstrategie'
const word = 'kenmerkendwoord'
// Each about something else: what is nearly the same as another is shown first.
const texts = [
  'De brandweer kent onze kelder niet.', 'Facturen komen dubbel binnen sinds maart.', 'Een pilot met gezichtsherkenning liep uit op niets.',
  'Niemand leest het archief van voor 1990.', 'Zonnepanelen op het stadskantoor leveren te weinig op.',
]

/** Everybody who is not the one who spoke, and stands in the think tank or above it. */
const readers = ['devi-baldew', 'joost-haverkamp', 'marijke-de-wit', 'nienke-ruijter'] as const

interface Column { house: TestHouse; samira: Seat; seats: Map<string, Seat>; said: string[] }
const columns = new Map<Rule, Column>()
const column = (rule: Rule) => columns.get(rule) as Column
const rowsOf = async <T>(rule: Rule, query: ReturnType<typeof sql<T>>) => (await query.execute(column(rule).house.database.db)).rows

/** The think tank as if it had begun under this rule; then one person says, expects, objects and signs. */
const open = async (rule: Rule): Promise<Column> => {
  const house = await openHouse()
  const { db } = house.database
  const workspace = house.id('workspace', 'cloudstrategie')
  await db.updateTable('workspace').set({ attribution: rule }).where('id', '=', workspace).execute()
  await sql`update charter set content = jsonb_set(content, '{attribution}', to_jsonb(${rule}::text)) where workspace_id = ${workspace}`.execute(db)
  for (const table of ['notice', 'mail', 'job'] as const) await db.deleteFrom(table).execute()
  const samira = await house.as('samira-el-amrani')
  const said: string[] = []
  for (const [nth, text] of texts.entries()) {
    const answer = await samira.post(`${tank}/bijdragen`, { body: `${word} nummer ${nth + 1}: ${text}`, kind: 'worry' })
    assert.equal(answer.status, 303, wordsOf(answer).slice(0, 2000))
    said.push(answer.location.split('?')[0] ?? '')
  }
  await samira.done(`${tank}/verwachtingen`, { take_away: `${word} meenemen`, bring: `${word} brengen` })
  await samira.done(`${tank}/bevindingen/5/bezwaren`, { reason: `${word} bezwaar` })
  const seats = new Map(await Promise.all(readers.map(async (key): Promise<[string, Seat]> => [key, await house.as(key)])))
  return { house, samira, seats, said }
}
before(async () => { for (const rule of rules) columns.set(rule, await open(rule)) })
after(async () => { for (const { house } of columns.values()) await house.close() })

/** What would tell who it was: name, initials with dots, address, ids of person, organisation and session. */
const betrays = ({ house }: Column, body: string): string[] => [
  'El Amrani', 'Samira', 'S.E.A.', 'samira.el', house.id('person', 'samira-el-amrani'),
].filter((one) => body.includes(one))

/** The words of all pages of the list of contributions, narrowed by `query`. */
const listed = async (seat: Seat, query = ''): Promise<Answer[]> => {
  const pages: Answer[] = []
  for (let page = 1; page <= 8; page += 1) pages.push(await seat.get(`${tank}/bijdragen?soort=worry${query}&pagina=${page}`))
  return pages
}
const mineIn = (pages: readonly Answer[]) => [...pages.map(wordsOf).join(' ').matchAll(new RegExp(`${word} nummer (\\d)`, 'g'))].map(([, nth]) => Number(nth))

const numberOf = (address: string | undefined) => Number(/\/(\d+)$/.exec(address ?? '')?.[1])
/** The one element of a list that holds a text, as its smallest article, row or list item. */
const itemWith = ({ body }: Answer, text: string): string => {
  const at = body.indexOf(text)
  const begin = Math.max(body.lastIndexOf('<article', at), body.lastIndexOf('<li', at), body.lastIndexOf('<tr', at))
  const end = ['</article>', '</li>', '</tr>'].map((close) => body.indexOf(close, at)).filter((one) => one > 0)
  return at < 0 ? '' : body.slice(begin, Math.min(...end))
}

for (const rule of rules) {
  const named = rule === 'named'

  test(`${rule}, shown in detail: ${named ? 'the name with its organisation' : rule === 'anonymous' ? 'deelnemer and nothing else' : 'the label of the perspective and nothing else'}`, async () => {
    const at = column(rule)
    for (const [key, seat] of at.seats) {
      const answer = await seat.get(at.said[0] ?? '')
      if (key === 'nienke-ruijter') { assert.equal(answer.status, 404, 'an administrator reads no think tank'); continue }
      assert.equal(answer.status, 200, key)
      const words = wordsOf(answer)
      if (named) assert.match(words, /Samira El Amrani, Gemeente/, key)
      else assert.deepEqual(betrays(at, answer.body), [], key)
      if (rule === 'by-perspective') assert.match(words, /Gemeente/, key)
      if (rule === 'anonymous') assert.match(words, /Deelnemer/, key)
    }
  })

  test(`${rule}, shown in lists and found by search: ${named ? 'under the name' : 'without it'}`, async () => {
    const at = column(rule)
    for (const key of ['devi-baldew', 'marijke-de-wit']) {
      const seat = at.seats.get(key) as Seat
      for (const path of ['/verwachtingen', '/verwachtingen/lijst', '/bevindingen/5', '/spoor/bevinding/5']) {
        const answer = await seat.get(`${tank}${path}`)
        if (!named) assert.deepEqual(betrays(at, answer.body), [], `${path} as ${key}`)
      }
      const pages = await listed(seat)
      assert.deepEqual([...new Set(mineIn(pages))].sort(), [1, 2, 3, 4, 5])
      const items = pages.map((one) => itemWith(one, `${word} nummer 1`)).join(' ')
      assert.ok(items.length > 0)
      if (named) assert.match(items, /Samira El Amrani/)
      else assert.deepEqual(pages.flatMap(({ body }) => betrays(at, body)), [], key)
      for (const by of ['auteur', 'author', 'said_by', 'giver', 'persoon', 'person_id', 'mine', 'sorteer', 'sort', 'orde']) {
        const tried = await listed(seat, `&${by}=${at.house.id('person', 'samira-el-amrani')}`)
        assert.deepEqual(mineIn(tried), mineIn(pages), `${by} narrows and sorts nothing`)
      }
    }
    const found = await (at.seats.get('joost-haverkamp') as Seat).get(`${tank}/bevindingen/nieuw?zoek=Amrani&toon=ja`)
    assert.equal(found.status, 200)
    assert.doesNotMatch(wordsOf(found), new RegExp(word), 'nothing is found by who said it')
    assert.match(wordsOf(await (at.seats.get('joost-haverkamp') as Seat).get(`${tank}/bevindingen/nieuw?zoek=${word}&toon=ja`)), new RegExp(`${word} nummer 1`))
  })

  test(`${rule}, no page at all that holds the words holds who said them${named ? ' but under the name' : ''}`, async () => {
    const at = column(rule)
    const devi = at.seats.get('devi-baldew') as Seat
    const paths = [...new Set([...(await addressesOf(at.house, 'GET')).filter((path) => path.startsWith(tank) && !path.includes('/live')), ...at.said])]
    let held = 0
    for (const path of paths) {
      const answer = await devi.get(path)
      if (answer.status !== 200 || !answer.body.includes(word)) continue
      held += 1
      if (!named) assert.deepEqual(betrays(at, answer.body), [], path)
    }
    assert.ok(held >= 4, `${held} pages hold the words`)
  })

  test(`${rule}, time: ${named ? 'the moment is kept' : 'the day only, in storage and on the page'}`, async () => {
    const at = column(rule)
    const kept = await rowsOf<{ exact: boolean; what: string }>(rule, sql`select said_at::time <> '12:00' as exact, 'contribution' as what from contribution where strpos(body, ${word}) > 0
      union all select coalesce(edited_at, given_at)::time <> '12:00', 'expectation' from expectation where strpos(take_away, ${word}) > 0
      union all select raised_at::time <> '12:00', 'dispute' from dispute where strpos(reason, ${word}) > 0
      union all select at::time <> '12:00', 'happening' from happening where act = 'contribution.add' and kind = 'contribution' and number = ${numberOf(at.said[0])}`)
    assert.ok(kept.length >= 8)
    assert.deepEqual(kept.filter(({ exact }) => exact !== named), [])
    if (named) return
    for (const path of [at.said[0] ?? '', `${tank}/gebeurtenissen`, `${tank}/bijdragen?soort=worry`]) {
      const { body } = await (at.seats.get('devi-baldew') as Seat).get(path)
      assert.doesNotMatch(body, /datetime="[^"]*T\d\d:\d\d/, path)
      assert.doesNotMatch(body, /\d{1,2}[.:]\d\d uur/, path)
    }
  })

  test(`${rule}, number and order: ${named ? 'numbers count up' : 'a number and a place in the list tell nothing of who came first'}`, async () => {
    const at = column(rule)
    const numbers = at.said.map(numberOf)
    const upward = numbers.every((number, nth) => nth === 0 || number === (numbers[nth - 1] ?? 0) + 1)
    assert.equal(upward, named)
    const shown = [...new Set(mineIn(await listed(at.seats.get('devi-baldew') as Seat)))].map((nth) => numbers[nth - 1] ?? 0)
    assert.equal(shown.length, 5)
    const sorted = shown.toSorted((a, b) => a - b)
    assert.ok([sorted, sorted.toReversed()].some((one) => JSON.stringify(one) === JSON.stringify(shown)), 'listed by the number, not as it was said')
  })

  test(`${rule}, count and filter: ${rule === 'anonymous' ? 'no perspective can be chosen or counted' : 'by perspectives that enough people share'}`, async () => {
    const at = column(rule)
    const devi = at.seats.get('devi-baldew') as Seat
    const count = async (query: string) => new Set(mineIn(await listed(devi, query))).size
    assert.equal(await count(''), 5)
    assert.equal(await count('&perspectief=supplier'), rule === 'anonymous' ? 5 : 0)
    if (rule === 'anonymous') assert.doesNotMatch((await devi.get(`${tank}/bijdragen`)).body, /name="perspectief"/)
    await sql`update participant set ended_at = now() where workspace_id = ${at.house.id('workspace', 'cloudstrategie')} and perspective = 'municipality' and role = 'member'
      and person_id <> ${at.house.id('person', 'samira-el-amrani')} and id not in (select id from participant where perspective = 'municipality' and ended_at is null order by id limit 2)`.execute(at.house.database.db)
    const [few] = await rowsOf<{ people: number }>(rule, sql`select count(*)::int as people from participant where workspace_id = ${at.house.id('workspace', 'cloudstrategie')} and perspective = 'municipality' and ended_at is null`)
    if (rule === 'by-perspective' && (few?.people ?? 9) < 5) {
      const answer = await devi.get(at.said[0] ?? '')
      assert.match(wordsOf(answer), /Deelnemer/, 'below five people it falls back to nothing told')
      assert.equal(await count('&perspectief=municipality'), await count(''), 'nor can it be chosen')
    }
    await sql`update participant set ended_at = null where workspace_id = ${at.house.id('workspace', 'cloudstrategie')} and perspective = 'municipality'`.execute(at.house.database.db)
  })

  test(`${rule}, record: ${rule === 'anonymous' ? 'who did a thing is not written down' : named ? 'it tells who' : 'it does not tell who'}`, async () => {
    const at = column(rule)
    const [kept] = await rowsOf<{ givers: number }>(rule, sql`select count(*)::int as givers from giver g join happening h on h.id = g.thing_id
      where g.kind = 'happening' and h.workspace_id = ${at.house.id('workspace', 'cloudstrategie')} and g.person_id = ${at.house.id('person', 'samira-el-amrani')} and h.act = 'contribution.add'`)
    if (rule === 'anonymous') assert.equal(kept?.givers, 0)
    for (const key of ['devi-baldew', 'marijke-de-wit']) {
      const answer = await (at.seats.get(key) as Seat).get(`${tank}/gebeurtenissen`)
      assert.equal(answer.status, 200)
      if (!named) assert.deepEqual(betrays(at, answer.body), [], key)
    }
  })

  test(`${rule}, author in storage: apart from the row, and reached by its giver alone`, async () => {
    const at = column(rule)
    const [row] = await rowsOf<{ text: string }>(rule, sql`select to_jsonb(c)::text as text from contribution c where strpos(body, ${word}) > 0 limit 1`)
    assert.deepEqual(betrays(at, row?.text ?? ''), [])
    assert.match((await at.samira.get(at.said[0] ?? '')).body, /verbetering|intrekking/, 'its giver can mend and withdraw it')
    for (const key of ['devi-baldew', 'joost-haverkamp']) assert.notEqual((await (at.seats.get(key) as Seat).post(`${at.said[0]}/verbetering`, { body: 'x' })).status, 303, key)
  })

  test(`${rule}, mail and its headers: ${named ? 'to whom it concerns' : 'nobody else learns who, and where nobody is named not even which'}`, async () => {
    const at = column(rule)
    const joost = at.seats.get('joost-haverkamp') as Seat
    await joost.post(`${at.said[1]}/besluit`, { fate: 'parked', reason: 'Komt later terug.' })
    await at.house.work(90_000)
    const mails = await rowsOf<{ address: string; all: string; subject: string; body: string }>(rule, sql`select address, to_jsonb(m)::text as all, subject, body from mail m`)
    const own = mails.filter(({ address }) => address.startsWith('samira'))
    assert.ok(mails.length > 0)
    for (const { address, all } of mails.filter((mail) => !own.includes(mail))) assert.deepEqual(betrays(at, all), [], address)
    for (const { body, subject } of own) {
      assert.ok(!body.includes(word), 'no text in mail')
      if (rule === 'anonymous') assert.doesNotMatch(`${subject} ${body}`, new RegExp(`bijdrage ${numberOf(at.said[1])}|/bijdragen/${numberOf(at.said[1])}`))
    }
  })

  test(`${rule}, feed: what is public names nobody`, async () => {
    const at = column(rule)
    for (const path of ['/publicaties.atom', '/publicaties.rss', '/publicaties.json', '/themas.atom', '/themas.json', '/sitemap.xml']) {
      const answer = await at.house.visitor().get(path)
      assert.equal(answer.status, 200, path)
      assert.deepEqual([...betrays(at, answer.body), ...(answer.body.includes(word) ? [word] : [])], [], path)
    }
  })

  test(`${rule}, export: one’s own data hold what one said, and nobody else’s hold it`, async () => {
    const at = column(rule)
    const own = await at.samira.get('/mijn/gegevens/alles.json')
    assert.ok(own.body.includes(`${word} nummer 1`))
    const others = await (at.seats.get('devi-baldew') as Seat).get('/mijn/gegevens/alles.json')
    assert.ok(!others.body.includes(word))
    const csv = await (at.seats.get('joost-haverkamp') as Seat).get(`${tank}/teksten/1/rijpheid.csv`)
    assert.equal(csv.status, 200)
    assert.deepEqual(betrays(at, csv.body), [])
  })

  test(`${rule}, request log: ${named ? 'it names nobody either' : 'no person in it'}`, () => {
    const at = column(rule)
    assert.deepEqual(betrays(at, at.house.logged.join('\n')), [])
  })

  test(`${rule}, later change: only toward more protection`, () => {
    assert.deepEqual(rules.filter((to) => isAsStrict(rule, to)), rules.slice(rules.indexOf(rule)))
  })
}

test('error and limit messages name nobody: what is wrong with somebody else’s thing reads without a name where none is told', async () => {
  for (const rule of rules.filter((one) => one !== 'named')) {
    const at = column(rule)
    for (const path of [`${at.said[0]}/verbetering`, `${at.said[0]}/intrekking`, `${tank}/bijdragen/999999`]) {
      const answer = await (at.seats.get('devi-baldew') as Seat).post(path, { body: 'x' })
      assert.ok(answer.status >= 400, path)
      assert.deepEqual(betrays(at, answer.body), [], `${rule} ${path}`)
    }
  }
})
