import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { openHouse, wordsOf, type Answer, type Seat, type TestHouse } from '../../../../test/house.ts'
import { parseDocument } from '../../../documents/parse.ts'
import { blocksOf, titleOf, type Block, type Document } from '../../../documents/schema.ts'

let house: TestHouse
let marijke: Seat
let joost: Seat
let tineke: Seat
const text = '/denktanks/cloudstrategie/teksten/1'
const write = `${text}/schrijven`
before(async () => {
  house = await openHouse()
  ;[marijke, joost, tineke] = [await house.as('marijke-de-wit'), await house.as('joost-haverkamp'), await house.as('tineke-wiersma')]
})
after(() => house.close())

const row = (tank = 'cloudstrategie') => house.database.db.selectFrom('draft').selectAll().where('workspace_id', '=', house.id('workspace', tank)).where('number', '=', 1).executeTakeFirstOrThrow()
const documentNow = async () => (await row()).document as Document
const chapterNow = async (at: number) => (await documentNow()).content[at] as Document['content'][number]
const states = async () => house.database.db.selectFrom('draft_revision').selectAll().where('draft_id', '=', (await row()).id).orderBy('revision').execute()
const acts = async () => Number((await house.database.db.selectFrom('happening').select(({ fn }) => fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
const unlock = async () => house.database.db.updateTable('draft').set({ locked_by: null, locked_at: null, lock_token: null }).execute()
beforeEach(unlock)

const unescaped = (html: string) => html.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&')

interface Sheet { action: string; fields: Record<string, string> }
/** The form as a browser would send it back untouched. */
const sheetOf = (answer: Answer): Sheet => {
  const form = /<form[^>]*id="schrijven"[\s\S]*?<\/form>/.exec(answer.body)?.[0] ?? ''
  assert.notEqual(form, '', `no form on the page: ${wordsOf(answer).slice(0, 300)}`)
  const areas = [...form.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([\s\S]*?)<\/textarea>/g)].map(([, name = '', value = '']) => [name, unescaped(value)])
  const inputs = [...form.matchAll(/<input[^>]*>/g)].filter(([input]) => !/type="checkbox"/.test(input))
    .map(([input]) => [/ name="([^"]+)"/.exec(input)?.[1] ?? '', unescaped(/ value="([^"]*)"/.exec(input)?.[1] ?? '')])
  return { action: unescaped(/action="([^"]+)"/.exec(form)?.[1] ?? ''), fields: Object.fromEntries([...areas, ...inputs]) }
}
/** Takes the lock and opens a chapter. */
const open = async (seat: Seat, at = 1): Promise<Sheet> => {
  await seat.done(`${write}/slot`, {})
  return sheetOf(await seat.get(`${write}?hoofdstuk=${(await chapterNow(at)).attrs.id}`))
}
const send = (seat: Seat, { action, fields }: Sheet, more: Record<string, string>) => seat.post(action, { ...fields, doe: 'opslaan', ...more })
const idsOf = (blocks: readonly Block[]) => blocks.map(({ attrs }) => attrs.id)
const proseIn = async (at: number) => blocksOf(await chapterNow(at)).filter(({ type }) => type === 'paragraph') as [Block, Block, ...Block[]]

test('who writes has the lock; others see since when, without a name, and take over by saying so', async () => {
  assert.match(wordsOf(await marijke.get(write)), /Niemand schrijft nu in deze tekst.*Ga schrijven/)
  assert.match(wordsOf(await marijke.done(`${write}/slot`, {})), /U kunt nu schrijven/)
  const mine = (await row()).lock_token
  await marijke.done(`${write}/slot`, {})
  assert.equal((await row()).lock_token, mine, 'a second window writes under the same lock')
  const shut = await joost.post(`${write}/slot`, {})
  assert.equal(shut.status, 409)
  assert.match(wordsOf(shut), /Iemand van de voorbereidingsgroep schrijft in deze tekst.*Overleg eerst.*Overnemen/)
  assert.doesNotMatch(shut.body, /Marijke|de Wit/)
  assert.equal((await row()).lock_token, mine)
  await house.database.db.updateTable('draft').set({ locked_at: new Date(Date.now() - 31 * 60_000) }).where('number', '=', 1).execute()
  assert.match(wordsOf(await joost.get(write)), /meer dan 30 minuten niets opgeslagen.*waarschijnlijk overnemen/)
  await joost.done(`${write}/slot`, { overnemen: 'ja' })
  assert.equal((await row()).locked_by, house.id('person', 'joost-haverkamp'))
  assert.match(wordsOf(await marijke.done(`${write}/klaar`, {})), /samenvatting/)
  assert.equal((await row()).locked_by, house.id('person', 'joost-haverkamp'), 'who lost the lock cannot give it back')
  await joost.done(`${write}/klaar`, {})
  assert.equal((await row()).locked_by, null)
})

test('in a think tank that shows names, the page says who is writing', async () => {
  await house.database.db.updateTable('workspace').set({ attribution: 'named' }).where('slug', '=', 'cloudstrategie').execute()
  await marijke.done(`${write}/slot`, {})
  assert.match(wordsOf(await joost.get(write)), /Marijke de Wit, [^.]+ schrijft in deze tekst/)
  await house.database.db.updateTable('workspace').set({ attribution: 'by-perspective' }).where('slug', '=', 'cloudstrategie').execute()
})

test('a participant outside the preparation group may not write, a neighbour finds nothing, and neither leaves a trace', async () => {
  const [told, before] = [await acts(), JSON.stringify(await row())]
  const { attrs: { id } } = await chapterNow(0)
  assert.equal((await tineke.get(write)).status, 403)
  assert.doesNotMatch((await tineke.get(text)).body, /\/schrijven/)
  const neighbour = await house.as('paulien-schaafsma')
  for (const [seat, status] of [[tineke, 403], [neighbour, 404]] as const) {
    assert.equal((await seat.post(`${write}/slot`, { overnemen: 'ja' })).status, status)
    assert.equal((await seat.post(`${write}/klaar`, {})).status, status)
    assert.equal((await seat.post(`${write}?hoofdstuk=${id}&versie=1`, { doe: 'opslaan' })).status, status)
  }
  assert.equal(await acts(), told)
  assert.equal(JSON.stringify(await row()), before)
})

test('every sample chapter comes back from its form exactly as it was, and makes no revision', async () => {
  const [before, count] = [JSON.stringify(await documentNow()), (await states()).length]
  for (const at of (await documentNow()).content.keys()) {
    const sheet = await open(marijke, at)
    assert.equal((await send(marijke, sheet, {})).status, 303)
  }
  assert.equal(JSON.stringify(await documentNow()), before)
  assert.equal((await states()).length, count)
})

test('what was typed is saved as the next revision, with its note, and its citations are rewritten', async () => {
  const sheet = await open(marijke)
  const [first] = await proseIn(1)
  const at = (await states()).at(-1)?.revision ?? 0
  const answer = await send(marijke, sheet, {
    [`tekst-${first.attrs.id}`]: 'Ruim **eerst** op. [bevinding 3; bijdrage 5; bron rekenkamer2025rijkcloud]', [`rust-${first.attrs.id}`]: 'bevinding 4; bijdrage 12',
    toelichting: 'Korter gemaakt', hoofdstuktitel: 'Eerst opruimen',
  })
  assert.equal(answer.status, 303, wordsOf(answer))
  assert.match(wordsOf(await marijke.get(answer.location)), /Opgeslagen\./)
  const draft = await row()
  const newest = (await states()).at(-1)
  assert.deepEqual([newest?.revision, newest?.note, newest?.aside, draft.revision], [at + 1, 'Korter gemaakt', false, at + 1])
  assert.equal(titleOf(await chapterNow(1)), 'Eerst opruimen')
  const cited = await house.database.db.selectFrom('citation').select(['sentence', 'place', 'kind', 'target_id']).where('draft_id', '=', draft.id).where('block', '=', first.attrs.id).orderBy('position').execute()
  assert.deepEqual(cited.map(({ sentence, place, kind }) => [sentence, place, kind]),
    [[null, '2.1', 'finding'], [null, '2.1', 'contribution'], [1, '2.1', 'finding'], [1, '2.1', 'contribution'], [1, '2.1', 'source']])
  assert.equal(cited[4]?.target_id, house.id('source', 'cloudstrategie', 'rekenkamer2025rijkcloud'))
  assert.match((await tineke.get(text)).body, /Ruim <strong>eerst<\/strong> op\./)
})

test('a reference that leads nowhere comes back on the block it stands in, with all that was typed', async () => {
  const sheet = await open(marijke)
  const [first, second] = await proseIn(1)
  const told = await acts()
  const answer = await send(marijke, sheet, {
    [`tekst-${first.attrs.id}`]: 'Dit typte ik. [bevinding 99]', [`tekst-${second.attrs.id}`]: 'Een [link](http:/fout) en [bron onbekend2020].',
    [`rust-${second.attrs.id}`]: 'zomaar iets', hoofdstuktitel: 'Mijn titel',
  })
  assert.equal(answer.status, 422)
  const words = wordsOf(answer)
  assert.match(words, /Blok 1: bevinding 99 bestaat niet\./)
  assert.match(words, /Blok 2: het adres http:\/fout klopt niet/)
  assert.match(words, /Blok 2: bron onbekend2020 bestaat niet/)
  assert.match(words, /Blok 2: schrijf waar dit op rust zo/)
  assert.match(answer.body, new RegExp(`href="#tekst-${first.attrs.id}"`))
  assert.match(answer.body, /Dit typte ik\. \[bevinding 99\]/)
  assert.match(answer.body, /value="Mijn titel"/)
  assert.match(answer.body, /value="zomaar iets"/)
  assert.equal(await acts(), told)
  const again = sheetOf(answer)
  const mended = await send(marijke, again, { [`tekst-${first.attrs.id}`]: 'Dit typte ik. [bevinding 3]', [`tekst-${second.attrs.id}`]: 'Zonder link.', [`rust-${second.attrs.id}`]: '' })
  assert.equal(mended.status, 303, 'the page that came back can be sent again')
})

test('what readers of the text cannot read, or what was withdrawn, cannot be cited anew; what is cited already stays', async () => {
  const tank = house.id('workspace', 'cloudstrategie')
  const set = (number: number, values: { ring_id?: string; withdrawn_at?: Date | null }) => house.database.db.updateTable('finding').set(values).where('workspace_id', '=', tank).where('number', '=', number).execute()
  const sheet = await open(marijke, 2)
  const [first] = await proseIn(2)
  await set(10, { ring_id: house.id('ring', 'cloudstrategie', 'preparation') })
  await set(8, { withdrawn_at: new Date() })
  const cites = (number: number) => JSON.stringify(first).includes(house.id('finding', 'cloudstrategie', number))
  assert.ok(!cites(10) && !cites(8))
  const answer = await send(marijke, sheet, { [`tekst-${first.attrs.id}`]: 'Eén zin. [bevinding 10; bevinding 8]' })
  assert.equal(answer.status, 422)
  assert.match(wordsOf(answer), /wie deze tekst leest, kan bevinding 10 niet lezen/)
  assert.match(wordsOf(answer), /bevinding 8 is ingetrokken/)
  await set(10, { ring_id: house.id('ring', 'cloudstrategie', 'members') })
  await send(marijke, sheet, { [`tekst-${first.attrs.id}`]: 'Eén zin. [bevinding 10]' })
  const ring = house.id('ring', 'cloudstrategie', 'deelgroep-leverancier')
  await set(10, { ring_id: ring })
  const unseen = sheetOf(await marijke.get(`${write}?hoofdstuk=${(await chapterNow(2)).attrs.id}`))
  assert.match(unseen.fields[`tekst-${first.attrs.id}`] ?? '', /\[bevinding \d+\]/)
  assert.equal((await send(marijke, unseen, { [`tekst-${first.attrs.id}`]: `Vooraf. ${unseen.fields[`tekst-${first.attrs.id}`]}` })).status, 303)
  assert.ok(JSON.stringify(await proseIn(2)).includes(house.id('finding', 'cloudstrategie', 10)), 'what she cannot see is not lost')
  await set(10, { ring_id: house.id('ring', 'cloudstrategie', 'members') })
  await set(8, { withdrawn_at: null })
})

test('the page tells how a table and a box are written; a table that is wrong comes back with its row, as others write it is fine too', async () => {
  const { attrs: { id: after } } = blocksOf(await chapterNow(1))[0] ?? assert.fail()
  const added = await send(marijke, await open(marijke), { doe: `erbij:table:${after}` })
  const fresh = await marijke.get(added.location)
  assert.match(wordsOf(fresh), /Bijvoorbeeld: Stap \| Wie\. En op de regel eronder: Lijst maken \| Inkoop\./)
  const cited = /Maak eerst een lijst\. \[bevinding (\d+); bron ([^\]]+)\]/.exec(wordsOf(fresh))
  assert.ok(cited?.[2], 'the example names what is there')
  assert.ok(await house.database.db.selectFrom('source').select('id').where('key', '=', cited[2]).executeTakeFirst())
  const id = blocksOf(await chapterNow(1))[1]?.attrs.id ?? ''
  const field = `tekst-${id}`
  assert.equal(sheetOf(fresh).fields[field], '', 'a new table is empty, without a bar to wonder at')
  const typed = 'Stap | Wie\nLijst maken | Inkoop\nContract nakijken | Beheer | mei'
  const wrong = await send(marijke, sheetOf(fresh), { [field]: typed })
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong), /Blok 2: rij 3 heeft meer cellen dan de kop\. Zet in de kop een \| erbij\./)
  assert.equal(sheetOf(wrong).fields[field], typed)
  assert.equal((await send(marijke, sheetOf(wrong), { [field]: '| Stap | Wie |\n|---|---|\n| Lijst maken | Inkoop |' })).status, 303)
  const table = blocksOf(await chapterNow(1))[1]
  assert.ok(table?.type === 'table')
  assert.deepEqual(table.content.map(({ content }) => content.length), [2, 2])
  const boxed = await marijke.get((await send(marijke, await open(marijke), { doe: `erbij:note:${id}` })).location)
  assert.match(wordsOf(boxed), /Een kader valt op tussen de alinea’s\./)
  for (const added of blocksOf(await chapterNow(1)).slice(1, 3)) await send(marijke, await open(marijke), { doe: `weg:${added.attrs.id}` })
})

test('a block is added, moved and removed, each time with what was typed', async () => {
  const sheet = await open(marijke)
  const before = idsOf(blocksOf(await chapterNow(1)))
  const first = before[0] ?? ''
  let answer = await send(marijke, sheet, { [`tekst-${first}`]: 'Net getypt.', doe: `erbij:bullet_list:${first}` })
  assert.equal(answer.status, 303)
  const added = blocksOf(await chapterNow(1))[1]
  assert.equal(added?.type, 'bullet_list')
  assert.match(answer.location, new RegExp(`gelukt=opgeslagen#tekst-${added?.attrs.id}$`))
  assert.match((await marijke.get(answer.location)).body, new RegExp(`<textarea [^>]*id="tekst-${added?.attrs.id}"`))
  assert.match(JSON.stringify(await chapterNow(1)), /Net getypt\./)
  const next = async () => sheetOf(await marijke.get(answer.location))
  answer = await send(marijke, await next(), { [`tekst-${added?.attrs.id}`]: 'Een\nTwee', doe: `omhoog:${added?.attrs.id}` })
  assert.deepEqual(idsOf(blocksOf(await chapterNow(1))).slice(0, 2), [added?.attrs.id, first])
  answer = await send(marijke, await next(), { doe: `omlaag:${added?.attrs.id}` })
  assert.deepEqual(idsOf(blocksOf(await chapterNow(1))).slice(0, 2), [first, added?.attrs.id])
  answer = await send(marijke, await next(), { doe: `weg:${added?.attrs.id}` })
  assert.deepEqual(idsOf(blocksOf(await chapterNow(1))), before)
  answer = await send(marijke, await next(), { [`tekst-${first}`]: 'Een alinea.\n\nNog een alinea.' })
  assert.equal(blocksOf(await chapterNow(1)).length, before.length + 1, 'an empty line begins a new paragraph')
  assert.equal(idsOf(blocksOf(await chapterNow(1)))[0], first)
})

test('items of a list and rows of a table keep their ids when they are rewritten, moved or get neighbours', async () => {
  const sheet = await open(marijke, 0)
  const list = blocksOf(await chapterNow(0)).find(({ type }) => type === 'bullet_list')
  assert.ok(list?.type === 'bullet_list')
  const lines = (sheet.fields[`tekst-${list.attrs.id}`] ?? '').split('\n')
  assert.equal(lines.length, list.content.length)
  await send(marijke, sheet, { [`tekst-${list.attrs.id}`]: [lines[1], 'Iets nieuws.', (lines[0] ?? '').replace('.', ', altijd.'), ...lines.slice(2)].join('\r\n') })
  const now = blocksOf(await chapterNow(0)).find(({ attrs }) => attrs.id === list.attrs.id)
  assert.ok(now?.type === 'bullet_list')
  const [a, b, ...rest] = list.content.map(({ attrs }) => attrs.id)
  const ids = now.content.map(({ attrs }) => attrs.id)
  assert.deepEqual([ids[0], ids[2], ...ids.slice(3)], [b, a, ...rest])
  assert.ok(!list.content.some(({ attrs }) => attrs.id === ids[1]))
  const at = (await documentNow()).content.findIndex((chapter) => blocksOf(chapter).some(({ type }) => type === 'table'))
  const table = blocksOf(await chapterNow(at)).find(({ type }) => type === 'table')
  assert.ok(table?.type === 'table')
  const grid = await open(marijke, at)
  const rows = (grid.fields[`tekst-${table.attrs.id}`] ?? '').split('\n')
  await send(marijke, grid, { [`tekst-${table.attrs.id}`]: [rows[0], 'Nieuw | rij', ...rows.slice(1)].join('\n'), [`bijschrift-${table.attrs.id}`]: 'Anders' })
  const after = blocksOf(await chapterNow(at)).find(({ attrs }) => attrs.id === table.attrs.id)
  assert.ok(after?.type === 'table')
  assert.equal(after.attrs.caption, 'Anders')
  assert.deepEqual(after.content.filter((_, nth) => nth !== 1).map(({ attrs }) => attrs.id), table.content.map(({ attrs }) => attrs.id))
})

test('a chapter is begun, moved and removed; one with text in it only after saying so', async () => {
  const before = (await documentNow()).content.map(({ attrs }) => attrs.id)
  const answer = await send(marijke, await open(marijke, 0), { doe: 'hoofdstuk:erbij', titel: 'Een nieuwe titel' })
  const id = (await documentNow()).content[1]?.attrs.id ?? ''
  assert.equal((await row()).title, 'Een nieuwe titel')
  assert.match(answer.location, new RegExp(`hoofdstuk=${id}.*#hoofdstuktitel$`))
  assert.match((await marijke.get('/denktanks/cloudstrategie/teksten/1')).body, /<span>2<\/span><span>Hoofdstuk 2<\/span><\/a>/, 'the contents call it by its number while it has no title')
  await send(marijke, sheetOf(await marijke.get(answer.location)), { hoofdstuktitel: 'Tussendoor', doe: 'hoofdstuk:omlaag' })
  assert.equal((await chapterNow(2)).attrs.id, id)
  const sheet = await open(marijke, 2)
  const kept = await send(marijke, sheet, { doe: 'hoofdstuk:weg' })
  assert.equal(kept.status, 422)
  assert.match(wordsOf(kept), /Er staat nog tekst in dit hoofdstuk/)
  assert.equal((await send(marijke, sheet, { doe: 'hoofdstuk:weg', bevestig: 'ja' })).status, 303)
  assert.deepEqual((await documentNow()).content.map(({ attrs }) => attrs.id), before)
  const there = await send(marijke, await open(marijke, 0), { hoofdstuktitel: 'Opgeslagen voor vertrek', doe: `naar:${before[2]}` })
  assert.match(there.location, new RegExp(`hoofdstuk=${before[2]}`))
  assert.equal(titleOf(await chapterNow(0)), 'Opgeslagen voor vertrek')
})

test('when somebody took over, what was typed is kept beside the text and the text stays theirs', async () => {
  const sheet = await open(marijke)
  const [first, second] = await proseIn(1)
  await joost.done(`${write}/slot`, { overnemen: 'ja' })
  const theirs = sheetOf(await joost.get(`${write}?hoofdstuk=${(await chapterNow(1)).attrs.id}`))
  assert.equal((await send(joost, theirs, { [`tekst-${second.attrs.id}`]: 'Van Joost.', doe: 'stoppen' })).status, 303)
  assert.equal((await row()).locked_by, null, 'saving and stopping gives the lock back')
  const cited = async () => JSON.stringify(await house.database.db.selectFrom('citation').selectAll().where('draft_id', '=', (await row()).id).orderBy('position').execute())
  const before = await cited()
  const answer = await send(marijke, sheet, { [`tekst-${first.attrs.id}`]: 'Van Marijke.', toelichting: 'Mijn kant' })
  assert.equal(answer.status, 409)
  const kept = (await states()).at(-1)
  assert.match(wordsOf(answer), new RegExp(`Uw tekst is bewaard als versie ${kept?.revision}, naast de tekst`))
  assert.match(answer.body, new RegExp(`href="${text}/versies/${kept?.revision}"`))
  assert.deepEqual([kept?.aside, kept?.note], [true, 'Mijn kant'])
  assert.match(JSON.stringify(kept?.document), /Van Marijke\./)
  assert.deepEqual(parseDocument(kept?.document).content.length, (await documentNow()).content.length)
  assert.match(JSON.stringify(await documentNow()), /Van Joost\./)
  assert.doesNotMatch(JSON.stringify(await documentNow()), /Van Marijke\./)
  assert.equal((await row()).revision, (kept?.revision ?? 0) - 1)
  assert.equal(await cited(), before)
  const fresh = await open(joost)
  await send(joost, fresh, { [`tekst-${second.attrs.id}`]: 'Daarna.' })
  assert.equal((await row()).revision, (kept?.revision ?? 0) + 1, 'no number is used twice')
})

test('of two who save at once one makes the text and the other is kept aside; the same words sent twice are saved once', async () => {
  const [sheet, [first]] = [await open(marijke), await proseIn(1)]
  const count = (await states()).length
  const answers = await Promise.all(['Eerste venster.', 'Tweede venster.'].map((words) => send(marijke, sheet, { [`tekst-${first.attrs.id}`]: words })))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409])
  const kept = (await states()).slice(count)
  assert.deepEqual(kept.map(({ aside }) => aside), [false, true])
  assert.match(JSON.stringify(kept), /Eerste venster\..*Tweede venster\.|Tweede venster\..*Eerste venster\./)
  const next = await open(marijke)
  const twice = await Promise.all([1, 2].map(() => send(marijke, next, { [`tekst-${first.attrs.id}`]: 'Dubbel geklikt.' })))
  assert.deepEqual(twice.map(({ status }) => status), [303, 303])
  assert.equal((await states()).length, count + 3)
})

test('a field, a button, a chapter or a revision that no form of this text has is refused, and nothing is saved', async () => {
  const sheet = await open(marijke)
  const told = await acts()
  const strange: Record<string, string>[] = [{ 'tekst-aaaaaaaaaa': 'x' }, { titel: 'Niet in dit hoofdstuk' }, { doe: 'weg:aaaaaaaaaa' }, { doe: 'erbij:script:x' }, { ring_id: 'x' }]
  for (const wrong of strange) {
    assert.equal((await send(marijke, sheet, wrong)).status, 400, JSON.stringify(wrong))
  }
  assert.equal((await marijke.post(`${write}?hoofdstuk=aaaaaaaaaa&versie=1`, sheet.fields)).status, 400)
  assert.equal((await marijke.post(sheet.action.replace(/versie=\d+/, 'versie=x'), sheet.fields)).status, 400)
  assert.equal(await acts(), told)
})

test('a text that is too long comes back on its block; so does an empty title of the whole text', async () => {
  const sheet = await open(marijke, 0)
  const [first, second] = await proseIn(0)
  const answer = await send(marijke, sheet, { [`tekst-${second.attrs.id}`]: 'lang '.repeat(21_000) })
  assert.equal(answer.status, 422)
  assert.match(wordsOf(answer), /Blok 2: dit is te lang/)
  assert.match(answer.body, /lang lang lang/)
  const untitled = await send(marijke, sheet, { titel: ' ', [`tekst-${first.attrs.id}`]: 'Dit blijft staan.' })
  assert.equal(untitled.status, 422)
  assert.match(wordsOf(untitled), /Vul de titel van de tekst in/)
  assert.match(untitled.body, /Dit blijft staan\./)
})

test('a chapter of 200 blocks opens and saves in reasonable time', async () => {
  const { id, document } = await row()
  const chapter = { type: 'chapter', attrs: { id: 'groothfdst' }, content: [
    { type: 'chapter_title', content: [{ type: 'text', text: 'Groot' }] },
    ...Array.from({ length: 200 }, (_, at) => ({ type: 'paragraph', attrs: { id: `blok${String(at).padStart(6, '0')}`, rests_on: [] }, content: [
      { type: 'text', text: `Zin ${at}. Nog een zin.` }, { type: 'citation', attrs: { kind: 'finding', id: house.id('finding', 'cloudstrategie', 1 + at % 5) } }] })),
  ] }
  await house.database.db.updateTable('draft').set({ document: JSON.stringify({ type: 'doc', content: [chapter, ...(document as Document).content] }) }).where('id', '=', id).execute()
  const sheet = await open(marijke, 0)
  assert.equal(Object.keys(sheet.fields).filter((name) => name.startsWith('tekst-')).length, 200)
  const began = performance.now()
  assert.equal((await send(marijke, sheet, { 'tekst-blok000199': 'De laatste. [bevinding 2]' })).status, 303)
  const taken = performance.now() - began
  assert.ok(taken < 1500, `took ${Math.round(taken)} ms`)
  assert.match(JSON.stringify(blocksOf(await chapterNow(0))[199]), /De laatste\./)
  assert.equal((await house.database.db.selectFrom('citation').select('block').where('draft_id', '=', id).where('block', 'like', 'blok%').execute()).length, 200)
})

test('in an anonymous think tank nothing says who writes, and no giver of a revision is kept', async () => {
  const paulien = await house.as('paulien-schaafsma')
  const quiet = '/denktanks/zaaksystemen/teksten/1'
  await paulien.done(`${quiet}/schrijven/slot`, {})
  const sheet = sheetOf(await paulien.get(`${quiet}/schrijven`))
  assert.equal((await send(paulien, sheet, { hoofdstuktitel: 'Stil veranderd' })).status, 303)
  const { id } = await row('zaaksystemen')
  const newest = await house.database.db.selectFrom('draft_revision').selectAll().where('draft_id', '=', id).orderBy('revision', 'desc').executeTakeFirstOrThrow()
  assert.equal(newest.saved_at.toISOString().slice(11), '12:00:00.000Z')
  assert.deepEqual(await house.database.db.selectFrom('giver').selectAll().where('thing_id', '=', newest.id).execute(), [])
  const other = await (await house.as('tom-vrielink')).get(`${quiet}/schrijven`)
  assert.match(wordsOf(other), /Iemand van de voorbereidingsgroep schrijft/)
  assert.doesNotMatch(other.body, /Paulien|Schaafsma/)
})

test('a block that is parted by an empty line stays together for the button that is pressed: what is added comes after all of it', async () => {
  const sheet = await open(marijke)
  const [first, second] = await proseIn(1)
  const parted = { [`tekst-${first.attrs.id}`]: 'De eerste helft.\n\nDe tweede helft.' }
  assert.equal((await send(marijke, sheet, { ...parted, doe: `erbij:note:${first.attrs.id}` })).status, 303)
  const shown = (blocks: readonly Block[]) => blocks.map((block) => (block.type === 'note' ? 'kader' : JSON.stringify(block).match(/De \w+ helft/)?.[0] ?? '')).join(',')
  assert.match(shown(blocksOf(await chapterNow(1))), /De eerste helft,De tweede helft,kader/)
  await unlock()
  const again = await open(marijke)
  const whole = { [`tekst-${second.attrs.id}`]: 'Weg een.\n\nWeg twee.' }
  assert.equal((await send(marijke, again, { ...whole, doe: `weg:${second.attrs.id}` })).status, 303)
  assert.doesNotMatch(JSON.stringify(await chapterNow(1)), /Weg een|Weg twee/)
})
