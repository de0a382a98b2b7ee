import assert from 'node:assert/strict'
import { deflateRawSync } from 'node:zlib'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'
import { makeApp } from '../../app.tsx'
import { readCell } from './plan/fields.ts'
import { splitName } from './plan/names.ts'
import { Unreadable } from './reading/lines.ts'
import { readFile } from './reading/read.ts'
import { guarded, toCsv, toXlsx } from './writing.ts'
import { finish, preview, send } from './upload.testing.ts'

let house: TestHouse
let joost: Seat
before(async () => { house = await openHouse(); joost = await house.as('joost-haverkamp') })
after(() => house.close())

const save = async (seat: Seat, wat: string, vorm: string) => {
  const answer = await makeApp(house.house).fetch(new Request('http://127.0.0.1:3000/vereniging/uitvoer', {
    method: 'POST', body: new URLSearchParams({ wat, vorm }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', host: '127.0.0.1:3000', 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:3000', cookie: [...seat.cookies].map((pair) => pair.join('=')).join('; ') },
  }))
  return { status: answer.status, headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) }
}

test('what is saved comes in again unchanged: people and organisations, as CSV and as a workbook', async () => {
  const noted = async () => (await house.database.db.selectFrom('happening').select('id').where('act', '=', 'export.make').execute()).length
  const before = await noted()
  for (const kind of ['organisations', 'people']) {
    for (const format of ['csv', 'xlsx']) {
      const { status, headers, bytes } = await save(joost, kind, format)
      assert.equal(status, 200)
      assert.match(headers.get('content-disposition') ?? '', new RegExp(`^attachment; filename="(?:mensen|organisaties)\\.${format}"$`))
      const seen = await preview(house, joost, kind, bytes, { name: `${kind}.${format}` })
      assert.match(wordsOf(seen.page), /Per regel van het bestand Wat ermee gebeurt Regels Blijft gelijk \d+/, `${kind} ${format}`)
      assert.match(wordsOf(seen.page), /alles staat al zo/)
    }
  }
  assert.equal(await noted(), before + 4)
  const priya = await house.as('nienke-ruijter')
  await priya.get('/taal/en?terug=/')
  const english = await preview(house, joost, 'people', (await save(priya, 'people', 'csv')).bytes, { name: 'people.csv' })
  assert.match(wordsOf(english.page), /alles staat al zo/)
})

test('a saved list opens in Dutch Excel: a mark for UTF-8, semicolons, and everybody who is here', async () => {
  const { bytes } = await save(joost, 'people', 'csv')
  assert.deepEqual(Buffer.from(bytes.slice(0, 3)).toString('hex'), 'efbbbf')
  const [first, ...lines] = new TextDecoder().decode(bytes).split('\r\n')
  assert.equal(first, 'Kenmerk in Denktank;Voornaam;Tussenvoegsel;Achternaam;E-mailadres;Organisatie;Code van de organisatie;Lidmaatschap;Taal')
  assert.ok(lines.some((line) => /;Samira;el;Amrani;/i.test(line)), lines[1])
})

test('a form for saving without a choice comes back', async () => {
  const answer = await joost.post('/vereniging/uitvoer', { wat: 'alles', vorm: 'csv' })
  assert.equal(answer.status, 422)
  assert.match(wordsOf(answer), /Maak een keuze bij “Welke lijst\?”/)
})

const dangerous = ['=1+1', '+31 6', '-5', '@sum', "'=al", "''+x", '=HYPERLINK("http://x";"y")', '\t=1', '\r=1']

test('CSV/XLSX cells starting with = + - @ tab CR: text going in, marked going out, and the same again coming back', async () => {
  for (const text of dangerous) {
    const csv = new TextDecoder().decode(toCsv(['Naam'], [[text]])).split('\r\n').slice(1).join('\r\n').replace(/^"/, '')
    assert.match(csv, /^'/, JSON.stringify(text))
    const back = readCell('people', 'family_name', guarded(text))
    assert.deepEqual(back, { value: text.trim() })
    const sheet = readFile(await toXlsx('blad', ['Naam'], [[text]])).sheets[0]
    assert.equal(sheet?.lines[1]?.cells[0]?.trim(), text.trim())
  }
  await finish(joost, await preview(house, joost, 'organisations', 'Naam;Soort\n"=cmd|\' /C calc\'!A0";leverancier\n@bureau;leverancier\n'))
  const { bytes } = await save(joost, 'organisations', 'csv')
  assert.match(new TextDecoder().decode(bytes), /;'=cmd\|' \/C calc'!A0;/)
  const again = await preview(house, joost, 'organisations', bytes)
  assert.match(wordsOf(again.page), /alles staat al zo/)
  const { rows } = { rows: await house.database.db.selectFrom('organisation').select('name').where('name', 'in', ["=cmd|' /C calc'!A0", '@bureau']).execute() }
  assert.equal(rows.length, 2)
})

interface Part { readonly name: string; readonly text: string; readonly size?: number }

/** A zip by hand, so that it can say what no program would write. */
const zipOf = (parts: readonly Part[], count = parts.length): Uint8Array => {
  const [locals, entries]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const { name, text, size } of parts) {
    const packed = deflateRawSync(Buffer.from(text))
    const fixed = Buffer.alloc(26)
    fixed.writeUInt16LE(20, 0); fixed.writeUInt16LE(8, 4); fixed.writeUInt32LE(packed.length, 14); fixed.writeUInt32LE(size ?? Buffer.byteLength(text), 18); fixed.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fixed, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fixed, tail, Buffer.from(name)]))
    locals.push(local)
    at += local.length
  }
  const end = Buffer.alloc(18)
  end.writeUInt16LE(count, 4); end.writeUInt16LE(count, 6); end.writeUInt32LE(entries.reduce((sum, entry) => sum + entry.length, 0), 8); end.writeUInt32LE(at, 12)
  return new Uint8Array(Buffer.concat([...locals, ...entries, Buffer.from('PK\x05\x06'), end]))
}

const relations = (target: string, type: string) => `<Relationships><Relationship Id="r1" Type="http://x/${type}" Target="${target}"/></Relationships>`
const book = (sheet: string, more: readonly Part[] = []): Part[] => [
  { name: '_rels/.rels', text: relations('xl/workbook.xml', 'officeDocument') }, { name: 'xl/workbook.xml', text: '<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>' },
  { name: 'xl/_rels/workbook.xml.rels', text: relations('worksheets/sheet1.xml', 'worksheet') }, { name: 'xl/worksheets/sheet1.xml', text: sheet }, ...more,
]
const cell = '<worksheet><sheetData><row r="3"><c r="B3" t="inlineStr"><is><t>Hallo</t></is></c></row></sheetData></worksheet>'
const problemOf = (bytes: Uint8Array) => {
  try { return readFile(bytes) } catch (fault) { return fault instanceof Unreadable ? fault.problem : String(fault) }
}

test('zip/docx/odt/epub: bomb, 10^6 entries, symlink, ../ refused before unpacking', async () => {
  assert.deepEqual(readFile(zipOf(book(cell))).sheets[0]?.lines, [{ line: 3, cells: ['', 'Hallo'] }])
  const zeros = '0'.repeat(70_000_000)
  assert.equal(problemOf(zipOf(book(cell, [{ name: 'xl/media/x', text: zeros }]))), 'hostile')
  // A part that says it is small and is not, is cut off where it should have ended.
  assert.equal(problemOf(zipOf([...book(cell).slice(0, 3), { name: 'xl/worksheets/sheet1.xml', text: `${cell}${zeros}`, size: 1000 }])), 'broken')
  assert.equal(problemOf(zipOf(book(cell), 60_000)), 'hostile')
  assert.equal(problemOf(zipOf(book(cell, [{ name: '../../etc/passwd', text: 'x' }]))), 'hostile')
  assert.equal(problemOf(zipOf(book(`<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${cell}`))), 'hostile')
  assert.equal(problemOf(zipOf(book('<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'))), 'wide')
  assert.equal(problemOf(zipOf(book(cell)).slice(0, 200)), 'broken')
  const answer = await send(house, joost, 'people', zipOf(book(cell, [{ name: 'xl/media/x', text: zeros }])), 'bom.xlsx')
  assert.equal(answer.status, 422)
  assert.match(wordsOf(answer), /iets dat niet in een lijst hoort/)
})

test('a workbook says what its cells show: zeros in front, days, times, yes and no, and what a formula came to', () => {
  const styles = '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="0000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs></styleSheet>'
  const sheet = '<x:worksheet><x:sheetData><x:row><x:c s="1"><x:v>363</x:v></x:c><x:c s="2"><x:v>45658</x:v></x:c><x:c s="2"><x:v>45658.5</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c>'
    + '<x:c s="3"><x:v>0.25</x:v></x:c><x:c><x:f>SHELL("x")</x:f><x:v>0.30000000000000004</x:v></x:c><x:c t="str"><x:f>A1</x:f><x:v>A &amp; B</x:v></x:c></x:row></x:sheetData></x:worksheet>'
  const parts = book(sheet, [{ name: 'xl/styles.xml', text: styles }]).map((part) => part.name === 'xl/_rels/workbook.xml.rels'
    ? { ...part, text: part.text.replace('</Relationships>', '<Relationship Id="r2" Type="http://x/styles" Target="/xl/styles.xml"/></Relationships>') } : part)
  assert.deepEqual(readFile(zipOf(parts)).sheets[0]?.lines[0]?.cells, ['0363', '2025-01-01', '2025-01-01T12:00:00', 'TRUE', '25%', '0.3', 'A & B'])
})

test('a whole name falls apart as it is written', () => {
  const parts = { given_name: 'Jan', prefix: 'van der', family_name: 'Berg' }
  for (const whole of ['Jan van der Berg', 'Berg, Jan van der', 'Berg van der, Jan']) assert.deepEqual(splitName(whole), parts, whole)
  assert.deepEqual(splitName('Anne-Marie Bos'), { given_name: 'Anne-Marie', family_name: 'Bos' })
})

test('a body that is no such form, or more than a file may be, is refused', async () => {
  assert.equal((await joost.post('/vereniging/invoer', { soort: 'people' })).status, 400)
  assert.equal((await send(house, joost, 'people', new Uint8Array(5_200_000))).status, 413)
})
