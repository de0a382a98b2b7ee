import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, before, test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'
import { lookUp } from './doi.ts'
import { textIn } from './extract.ts'
import { textAside } from './thread.ts'
import { sendFile } from './upload.testing.ts'

let house: TestHouse
let samira: Seat
before(async () => {
  house = await openHouse()
  samira = await house.as('samira-el-amrani')
})
after(() => house.close())

const at = '/denktanks/cloudstrategie/kennis'
const item = () => house.id('knowledge_item', 'cloudstrategie', 'bio2')
const count = async () => Number((await house.database.db.selectFrom('knowledge_file').select(({ fn }) => fn.countAll().as('n')).executeTakeFirstOrThrow()).n)

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const odt = 'application/vnd.oasis.opendocument.text'

/** A zip of these parts; `says` lies about how large they are. */
const zipOf = (parts: readonly (readonly [string, string | Uint8Array])[], says?: number): Uint8Array => {
  const [locals, entries]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const [name, content] of parts) {
    const plain = Buffer.from(content as Uint8Array)
    const packed = deflateRawSync(plain)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0); head.writeUInt16LE(20, 4); head.writeUInt16LE(8, 8); head.writeUInt32LE(packed.length, 18); head.writeUInt32LE(says ?? plain.length, 22); head.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0); entry.writeUInt16LE(8, 10); entry.writeUInt32LE(packed.length, 20); entry.writeUInt32LE(says ?? plain.length, 24); entry.writeUInt16LE(name.length, 28); entry.writeUInt32LE(offset, 42)
    locals.push(head, Buffer.from(name), packed)
    entries.push(entry, Buffer.from(name))
    offset += 30 + name.length + packed.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0); end.writeUInt16LE(parts.length, 8); end.writeUInt16LE(parts.length, 10); end.writeUInt32LE(directory.length, 12); end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...locals, directory, end]))
}
const wordFile = (body: string) => zipOf([['word/document.xml', `<?xml version="1.0"?><w:document><w:body>${body}</w:body></w:document>`]])

/** A PDF of one page that says this, as small as it can be. */
const pdfOf = (said: string): Uint8Array => {
  const stream = `BT /F1 12 Tf 20 100 Td (${said}) Tj ET`
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${stream.length}>>stream\n${stream}\nendstream`, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>']
  let text = '%PDF-1.4\n'
  const places = objects.map((object, nth) => { const place = text.length; text += `${nth + 1} 0 obj${object}endobj\n`; return place })
  const from = text.length
  text += `xref\n0 6\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${from}\n%%EOF`
  return new Uint8Array(Buffer.from(text, 'latin1'))
}

test('a file is put with a work, its text is found, and it comes back as it was', async () => {
  const pdf = pdfOf('Onvindbaarheidsproef in een rapport')
  const answer = await sendFile(house, samira, `${at}/${item()}/bestanden`, pdf, '../rapport "één".pdf')
  assert.equal(answer.status, 303, wordsOf(answer))
  const page = await samira.get(answer.location)
  assert.match(wordsOf(page), /rapport "één"\.pdf 1 kB · 1 bladzijde · tekst is doorzoekbaar/)
  assert.match(wordsOf(await samira.get(`${at}?zoek=onvindbaarheidsproeven`)), /Baseline Informatiebeveiliging/)
  assert.match(wordsOf(await samira.get(`${at}/${item()}?zoek=onvindbaarheidsproef`)), /In de bestanden rapport "één"\.pdf Onvindbaarheidsproef in een rapport/)
  const file = await house.database.db.selectFrom('knowledge_file').select('id').where('item_id', '=', item()).executeTakeFirstOrThrow()
  const back = await samira.get(`${at}/${item()}/bestanden/${file.id}`)
  assert.equal(back.headers.get('content-type'), 'application/pdf')
  assert.equal(back.headers.get('x-content-type-options'), 'nosniff')
  assert.match(back.headers.get('content-disposition') ?? '', /^attachment; filename\*=UTF-8''rapport%20%22%C3%A9%C3%A9n%22\.pdf$/)
  assert.equal((await samira.post(`${at}/${item()}/bestanden/${file.id}/verwijdering`)).status, 403)
  assert.equal((await (await house.as('joost-haverkamp')).post(`${at}/${item()}/bestanden/${file.id}/verwijdering`)).status, 303)
  assert.equal((await samira.get(`${at}/${item()}/bestanden/${file.id}`)).status, 404)
})

test('Word, OpenDocument and plain text are read; what was struck out and what steers the layout is not', async () => {
  const word = await textIn(wordFile('<w:p><w:r><w:t>Eerste &amp; tweede</w:t></w:r></w:p><w:p><w:del><w:delText>weg</w:delText></w:del><w:instrText>PAGE</w:instrText><w:t>Alinea</w:t></w:p>'), docx)
  assert.deepEqual([word.state, word.words.trim()], ['read', 'Eerste & tweede\nAlinea'])
  const open = await textIn(zipOf([['mimetype', odt], ['content.xml', '<office:text><text:h>Kop</text:h><text:p>Regel<text:s/>een</text:p></office:text>']]), odt)
  assert.equal(open.words.trim(), 'Kop\nRegel een')
  assert.equal((await textIn(new TextEncoder().encode('Zomaar tekst'), 'text/plain; charset=utf-8')).words, 'Zomaar tekst')
})

test('threats "Files": what is no document is refused by its bytes, whatever its name', async () => {
  const before = await count()
  for (const [bytes, name] of [['<html><script>alert(1)</script></html>', 'rapport.pdf'], [new Uint8Array([0x4d, 0x5a, 0, 0]), 'rapport.docx'], [zipOf([['x.txt', 'x']]), 'rapport.docx'], [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0]), 'rapport.pdf']] as const) {
    const answer = await sendFile(house, samira, `${at}/${item()}/bestanden`, bytes, name)
    assert.equal(answer.status, 422, name)
    assert.match(wordsOf(answer), /Dit soort bestand kan hier niet staan/)
  }
  assert.equal((await sendFile(house, samira, `${at}/${item()}/bestanden`, undefined)).status, 422)
  assert.equal((await sendFile(house, samira, `${at}/${item()}/bestanden`, new Uint8Array(21_000_000), 'groot.pdf')).status, 413)
  assert.equal(await count(), before)
})

test('threats "Other formats": bombs, document types and broken files give no text, and take neither memory nor time', async () => {
  const bomb = zipOf([['word/document.xml', new Uint8Array(80_000_000)]])
  assert.equal((await textIn(bomb, docx)).state, 'large')
  assert.equal((await textIn(zipOf([['word/document.xml', new Uint8Array(5_000_000)]], 100), docx)).state, 'broken', 'what unpacks to more than it says')
  assert.equal((await textIn(zipOf([['../word/document.xml', 'x']]), docx)).state, 'large')
  const entity = zipOf([['word/document.xml', '<!DOCTYPE d [<!ENTITY a "x">]><w:document><w:t>&a;</w:t></w:document>']])
  assert.equal((await textIn(entity, docx)).state, 'large')
  assert.equal((await textIn(new TextEncoder().encode('%PDF-1.4 niets'), 'application/pdf')).state, 'broken')
  assert.equal((await textAside(pdfOf('te laat'), 'application/pdf', 0.001)).state, 'slow', 'a thread that takes too long is ended')
})

test('a DOI is asked of one place by the guard, and what comes back is held against CSL', async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.accept}`)
    if (request.url?.includes('unknown')) { response.writeHead(404).end(); return }
    if (request.url?.includes('page')) { response.writeHead(200).end('<html>'); return }
    if (request.url?.includes('inside')) { response.writeHead(302, { location: 'http://10.0.0.1/' }).end(); return }
    response.end(JSON.stringify({ type: 'journal-article', title: ['Gevonden'], author: [{ family: 'Jansen', given: 'Piet', ORCID: 'x' }], URL: 'javascript:1', DOI: '10.1000/abc', issued: { 'date-parts': [[2020, 1]] } }))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as { port: number }
  const ask = (doi: string, loopback = true) => lookUp(doi, { loopback }, `http://127.0.0.1:${port}`)
  try {
    assert.deepEqual(await ask('10.1000/abc'), { id: '', type: 'article-journal', title: 'Gevonden', author: [{ family: 'Jansen', given: 'Piet' }], DOI: '10.1000/abc', issued: { 'date-parts': [[2020, 1]] } })
    assert.equal(asked[0], '/10.1000/abc application/vnd.citationstyles.csl+json')
    assert.equal(await ask('10.1000/unknown'), 'unknown')
    assert.equal(await ask('10.1000/page'), 'unreadable')
    assert.equal(await ask('10.1000/inside'), 'unreachable', 'an answer that leads inside is not followed')
    assert.equal(await ask('10.1000/abc', false), 'unreachable', 'this machine is not asked by a house that stands open')
  } finally {
    server.close()
  }
})
