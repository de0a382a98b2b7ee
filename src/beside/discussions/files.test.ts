/** Files with a post: by what is in them, so many, and only for who may read the post. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type Answer, type Seat, type TestHouse } from '../../../test/house.ts'
import { formOn } from '../../../test/forms.ts'
import { exif, pictures, segment } from '../../documents/pictures.testing.ts'
import { makeApp } from '../../app.tsx'
import { attachedFrom } from './files.ts'
import { most } from './form.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const path = '/denktanks/cloudstrategie/gesprekken/1'

/** Sends a post with a file, as a browser would. */
const send = async (seat: Seat, content: string | Uint8Array, name: string, where = path): Promise<Answer> => sendAll(seat, [[content, name]], where)

const sendAll = async (seat: Seat, files: readonly (readonly [string | Uint8Array, string])[], where = path, more: Readonly<Record<string, string>> = {}): Promise<Answer> => {
  const form = new FormData()
  for (const [name, value] of Object.entries(more)) form.append(name, value)
  form.append('body', 'Zie de bijlage.')
  form.append('reply_to', '')
  for (const [content, name] of files) form.append('bestand', new Blob([content as BlobPart]), name)
  const answer = await makeApp(house.house).fetch(new Request(`http://127.0.0.1:3000${where}/berichten`, {
    method: 'POST', body: form,
    headers: { host: '127.0.0.1:3000', 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:3000', cookie: [...seat.cookies].map(([key, value]) => `${key}=${value}`).join('; ') },
  }))
  return { status: answer.status, body: await answer.text(), headers: answer.headers, location: answer.headers.get('location') ?? '' }
}

const filesOn = (body: string) => [...body.matchAll(/href="([^"]*\/bijlagen\/[0-9a-f-]{36})"/g)].map((found) => found[1] ?? '')
const pdf = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF'

test('a file goes with a post and comes back as a file, whatever it is called', async () => {
  const [samira, devi] = [await house.as('samira-el-amrani'), await house.as('devi-baldew')]
  assert.equal((await send(samira, pdf, '../../<b>raad\u202Esstuk.html')).status, 303)
  const shown = await devi.get(path)
  assert.match(shown.body, /&lt;b&gt;raad ?sstuk\.html\.pdf/)
  const [file] = filesOn(shown.body)
  const answer = await devi.get(file ?? '')
  assert.equal(answer.status, 200)
  assert.equal(answer.body, pdf)
  assert.equal(answer.headers.get('content-type'), 'application/pdf')
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
  assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; filename\*=UTF-8''[\w%.-]+\.pdf$/)
})

test('threats, files: a broken picture, a page, a drawing with script, a program and a document with a macro are refused, by what is in them', async () => {
  const samira = await house.as('samira-el-amrani')
  const count = async () => (await sql<{ n: number }>`select count(*)::int as n from post_file`.execute(house.database.db)).rows[0]?.n
  const [before, posts] = [await count(), (await samira.get(path)).body.match(/<li id="bericht-/g)?.length]
  const macro = `PK\u0003\u0004 word/document.xml word/vbaProject.bin`
  for (const [content, word] of [
    [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), /Deze foto is stuk/], ['GIF89a\u0001\u0000', /Dit soort bestand kan hier niet/], ['<!doctype html><script>alert(1)</script>', /Dit soort/],
    ['<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', /Dit soort/], [new Uint8Array([0x4d, 0x5a, 0, 1]), /Dit soort/], ['PK\u0003\u0004zomaar.zip', /Dit soort/], [macro, /een macro/],
  ] as const) {
    const answer = await send(samira, content, 'notitie.pdf')
    assert.equal(answer.status, 422, String(content).slice(0, 20))
    assert.match(wordsOf(answer), word)
    assert.match(answer.body, /Zie de bijlage\./)
  }
  assert.equal(await count(), before)
  assert.equal((await samira.get(path)).body.match(/<li id="bericht-/g)?.length, posts)
  assert.deepEqual(attachedFrom({ name: 'pagina.html', bytes: Buffer.from('gewone tekst') }), { name: 'pagina.html.txt', type: 'text/plain; charset=utf-8', bytes: Buffer.from('gewone tekst') })
})

test('pictures are shown in the post, without where and by whom they were taken; several files go with one post, and all or none', async () => {
  const [samira, devi] = [await house.as('samira-el-amrani'), await house.as('devi-baldew')]
  const photo = Buffer.concat([pictures.jpeg.subarray(0, 2), segment(0xe1, exif(6, 'KANARIE 52.0907 N')), pictures.jpeg.subarray(2)])
  assert.equal((await sendAll(samira, [[photo, 'IMG "1"<b>.jpeg'], [pictures.png, 'schema.exe'], [pdf, 'stuk.pdf']])).status, 303)
  const { body } = await devi.get(path)
  const shown = [...body.matchAll(/<img class="dt-post__picture" src="([^"]+)" width="(\d+)" height="(\d+)" alt="([^"]+)" loading="lazy"/g)]
  assert.deepEqual(shown.map(([, , width, height, alt]) => [width, height, alt]), [['4', '6', 'Foto zonder beschrijving'], ['6', '4', 'Foto zonder beschrijving']])
  assert.match(body, />stuk\.pdf<\/a>/)
  const { rows } = await sql<{ type: string; bytes: Uint8Array }>`select type, bytes from post_file where width is not null order by type`.execute(house.database.db)
  assert.deepEqual(rows.map(({ type }) => type), ['image/jpeg', 'image/png'])
  assert.ok(rows.every(({ bytes }) => !Buffer.from(bytes).includes('KANARIE')))
  const answer = await devi.get(shown[0]?.[1] ?? '')
  assert.equal(answer.headers.get('content-type'), 'image/jpeg')
  assert.match(answer.headers.get('content-disposition') ?? '', /^attachment/)
  const count = async () => (await sql<{ n: number }>`select count(*)::int as n from post_file`.execute(house.database.db)).rows[0]?.n
  const before = await count()
  assert.equal((await sendAll(samira, [[pdf, 'goed.pdf'], ['PK\u0003\u0004zomaar.zip', 'slecht.zip']])).status, 422)
  const many = await sendAll(samira, Array.from({ length: most.files + 1 }, (_, nth) => [pdf, `${nth}.pdf`] as const))
  assert.equal(many.status, 422)
  assert.match(wordsOf(many), /meer dan 5 bestanden/)
  assert.match(many.body, /Zie de bijlage\.<\/textarea>/, 'what was written is not lost')
  assert.equal((await sendAll(samira, Array.from({ length: 3 }, () => [new Uint8Array(7_000_000).fill(65), 'groot.txt'] as const))).status, 413)
  assert.equal(await count(), before)
  assert.doesNotMatch((await house.visitor().get(shown[0]?.[1] ?? '')).body, /JFIF/)
})

test('what stands on a picture is said for who cannot see it: when it is sent or later, by who sent it only', async () => {
  const [samira, devi] = [await house.as('samira-el-amrani'), await house.as('devi-baldew')]
  const alts = (body: string) => [...(body.split('<li id="bericht-').at(-1) ?? '').matchAll(/<img class="dt-post__picture"[^>]* alt="([^"]*)"/g)].map(([, alt]) => alt)
  const sent = await sendAll(samira, [[pictures.png, 'foto 10.png'], [pdf, 'stuk.pdf'], [pictures.jpeg, 'foto 2.jpg']], path, { described: 'Een muur met <b>briefjes</b>\n\nDe zaal\nvan achteren' })
  const shown = (await devi.get(path)).body
  assert.deepEqual(alts(shown), ['Een muur met &lt;b&gt;briefjes&lt;/b&gt;', 'De zaal van achteren'])
  assert.doesNotMatch(shown, /Foto beschrijven/)
  const post = sent.location.split('#bericht-')[1] ?? ''
  const edit = `${path}/berichten/${post}/verbetering`
  const { action, fields } = formOn((await samira.get(edit)).body, /verbetering$/)
  assert.equal(new Set(fields['picture']).size, 2)
  assert.equal((await samira.post(action, { ...fields, description: ['Nieuw', ''] })).status, 303)
  const after = (await samira.get(path)).body
  assert.deepEqual(alts(after), ['Nieuw', 'Foto zonder beschrijving'])
  assert.match(after, /verbetering#fotos">Foto beschrijven/)
  assert.equal((await samira.post(action, { ...fields, description: ['a'.repeat(1501), ''] })).status, 422)
  assert.equal((await devi.post(action, { ...fields, description: ['Van Devi', ''] })).status, 403)
  const other = await send(samira, pictures.png, 'ander.png')
  const elsewhere = `${path}/berichten/${other.location.split('#bericht-')[1] ?? ''}/verbetering`
  assert.equal((await samira.post(elsewhere, { ...fields, body: 'Zie de bijlage.', description: ['Van een ander bericht', 'Ook'] })).status, 303)
  assert.doesNotMatch((await samira.get(path)).body, /Van een ander bericht|Van Devi/)
})

test('the same words with another file are another post; the very same are sent once', async () => {
  const samira = await house.as('samira-el-amrani')
  const { fields } = formOn((await samira.get(path)).body, /berichten$/)
  const key = { form_key: String(fields['form_key']) }
  const count = async () => (await sql<{ n: number }>`select count(*)::int as n from post`.execute(house.database.db)).rows[0]?.n ?? 0
  const before = await count()
  const [one, again, other] = [await sendAll(samira, [[pdf, 'een.pdf']], path, key), await sendAll(samira, [[pdf, 'een.pdf']], path, key), await sendAll(samira, [[`${pdf} `, 'een.pdf']], path, key)]
  assert.equal(one.location, again.location)
  assert.notEqual(one.location, other.location)
  assert.equal(await count(), before + 2)
})

test('threats, files: a file is had only by who reads the post, and gone with it', async () => {
  const [samira, joost] = [await house.as('samira-el-amrani'), await house.as('joost-haverkamp')]
  const aside = '/denktanks/cloudstrategie/gesprekken/48215'
  const sent = await send(joost, 'naam;uren\nJoost;3', 'uren.csv', aside)
  const [file = ''] = filesOn((await joost.get(aside)).body)
  assert.equal((await joost.get(file)).status, 200)
  const id = file.split('/').at(-1) ?? ''
  for (const key of ['samira-el-amrani', 'bart-looijenga', 'paulien-schaafsma', 'gerben-tuinstra', undefined]) {
    const seat = key ? await house.as(key) : house.visitor()
    assert.equal((await seat.get(file)).status, 404, key)
    assert.equal((await seat.get(`${path}/bijlagen/${id}`)).status, 404, key)
  }
  await joost.done(`${aside}/berichten/${sent.location.split('#bericht-')[1]}/intrekking`)
  assert.equal((await joost.get(file)).status, 404)
  assert.doesNotMatch((await joost.get(aside)).body, /uren\.csv/)
  assert.equal((await samira.get(`${path}/bijlagen/onzin`)).status, 404)
})

test('threats, files: a think tank has room for so much, and one file is so large at most', async () => {
  const samira = await house.as('samira-el-amrani')
  const large = await send(samira, new Uint8Array(most.fileBytes + 1), 'groot.pdf')
  assert.equal(large.status, 422)
  assert.match(wordsOf(large), /Deze bestanden zijn te groot/)
  assert.match(large.body, /Zie de bijlage\.<\/textarea>/)
  await sql`update post_file set size = ${most.tankBytes} where id = (select id from post_file where workspace_id = ${house.id('workspace', 'cloudstrategie')} limit 1)`.execute(house.database.db)
  const full = await send(samira, pdf, 'nog-een.pdf')
  assert.equal(full.status, 422)
  assert.match(wordsOf(full), /geen ruimte meer/)
  assert.match(full.body, /Zie de bijlage\./)
})

test('somebody who is erased is named nowhere in discussions any more, and what they wrote goes when they ask', async () => {
  const [samira, devi, chair] = [await house.as('samira-el-amrani'), await house.as('devi-baldew'), await house.as('nienke-ruijter')]
  await send(devi, 'Mijn eigen stuk.', 'stuk.txt')
  await devi.post(`${path}/berichten`, { body: 'Alleen ik zei wielewaal.' })
  assert.match((await samira.get(path)).body, /@Devi Baldew/)
  const erased = await chair.post(`/vereniging/mensen/${house.id('person', 'devi-baldew')}/wissen`, { bevestiging: 'wissen', teksten: 'ja' })
  assert.equal(erased.status, 303, wordsOf(erased).slice(0, 900))
  const shown = wordsOf(await samira.get(path))
  assert.doesNotMatch(shown, /Baldew|wielewaal|stuk\.txt/)
  assert.match(shown, /@voormalig lid/)
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from post_revision where body like '%wielewaal%'`.execute(house.database.db)
  assert.equal(rows[0]?.n, 0)
})

test('where no names are shown, who adds a file reads that a document may hold their name', async () => {
  const form = '/gesprekken/nieuw'
  const [samira, paulien] = [await house.as('samira-el-amrani'), await house.as('paulien-schaafsma')]
  for (const [seat, tank] of [[samira, 'cloudstrategie'], [paulien, 'zaaksystemen']] as const) {
    assert.match((await seat.get(`/denktanks/${tank}${form}`)).body, /in een document kan uw naam staan/, tank)
  }
  const { db } = house.database
  await db.updateTable('workspace').set({ attribution: 'named' }).where('slug', '=', 'cloudstrategie').execute()
  assert.doesNotMatch((await samira.get(`/denktanks/cloudstrategie${form}`)).body, /in een document kan uw naam staan/)
  await db.updateTable('workspace').set({ attribution: 'by-perspective' }).where('slug', '=', 'cloudstrategie').execute()
})
