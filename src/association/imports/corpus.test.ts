import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import readXlsx from 'read-excel-file/node'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'
import { inProject } from '../../platform/root.ts'
import { readCsv } from './reading/csv.ts'
import { decode } from './reading/encoding.ts'
import { Unreadable, type Sheet } from './reading/lines.ts'
import { readFile } from './reading/read.ts'
import { finish, preview, send } from './upload.testing.ts'

interface Case { file: string | null; related?: string[]; outcome?: string; about?: string; input?: string; config?: Record<string, unknown>; rows?: unknown[] }

const corpus = join(process.env['DENKTANK_CORPUS'] || inProject('..', 'shared', 'data'), 'contacts')
const absent = existsSync(corpus) ? false : `the corpus is not at ${corpus}`
const casesOf = (set: string): Case[] => (absent ? [] : (JSON.parse(readFileSync(join(corpus, set, 'expected.json'), 'utf8')) as { cases: Case[] }).cases)
const bytesOf = (...path: string[]) => new Uint8Array(readFileSync(join(corpus, ...path)))

let house: TestHouse
let joost: Seat
before(async () => { house = await openHouse(); joost = await house.as('joost-haverkamp') })
after(() => house.close())

const tableOf = (bytes: Uint8Array) => readCsv(decode(bytes).text).lines.map(({ cells }) => cells)
const objectsOf = ([headers = [], ...rows]: readonly (readonly string[])[]) =>
  rows.filter((row) => row.some(Boolean)).map((row) => Object.fromEntries(headers.map((header, at) => [header, row[at] ?? ''])))

// The product has these options and no others: comments, another quote, typed values and the like it does not know.
const ours = new Set(['delimiter', 'header', 'newline', 'fastMode', 'skipEmptyLines'])
const asText = (value: unknown): string => (value === null || value === undefined ? '' : String(value))

test('papaparse: every case is read as stated, as far as the product has its options', { skip: absent }, () => {
  let read = 0
  for (const { about, input = '', config = {}, rows = [] } of casesOf('papaparse')) {
    const { lines } = readCsv(input, config['delimiter'] as string | undefined)
    if (!Object.keys(config).every((option) => ours.has(option)) || rows.some((row) => !Array.isArray(row) && '__parsed_extra' in (row as object))) continue
    read += 1
    const kept = config['skipEmptyLines'] === 'greedy' ? lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
      : config['skipEmptyLines'] ? lines.filter(({ cells }) => cells.length > 1 || cells[0] !== '') : lines
    const found = kept.map(({ cells }) => cells)
    if (about?.includes('duplicated header')) assert.deepEqual(found.slice(1), rows.slice(1), about)
    else assert.deepEqual(config['header'] ? objectsOf(found) : found, rows, about)
  }
  assert.ok(read >= 55, `only ${read} cases were read`)
})

test('papaparse: numbers and yes or no are read as the text that stands there', { skip: absent }, () => {
  for (const { about, input = '', config = {}, rows = [] } of casesOf('papaparse').filter(({ config }) => config?.['dynamicTyping'])) {
    const { lines } = readCsv(input)
    const cells = (config['header'] ? lines.slice(1) : lines).flatMap((line) => line.cells)
    const stated = rows.flatMap((row) => Object.values(row as object).flat()).map(asText)
    cells.forEach((cell, at) => assert.ok(cell === stated[at] || Number(cell) === Number(stated[at]) || cell.toLowerCase() === stated[at], `${about}: ${cell} is not ${stated[at]}`))
  }
})

test('csv-spectrum: every file holds what its JSON says', { skip: absent }, () => {
  for (const { file, related } of casesOf('csv-spectrum')) {
    const stated = JSON.parse(readFileSync(join(corpus, 'csv-spectrum', related?.[0] as string), 'utf8')) as Record<string, string> | Record<string, string>[]
    const found = objectsOf(tableOf(bytesOf('csv-spectrum', file as string)))
    // The set says another number than stands in its own file.
    for (const row of [stated, found].flat()) delete row['Contact Phone Number']
    assert.deepEqual(found, [stated].flat(), file as string)
  }
})

const inUnicode = { 'test_latin1.csv': '©', 'test_utf16_big.csv': 'ʤ', 'test_utf16_little.csv': 'ʤ', 'test_utf8.csv': 'ʤ', 'mac_newlines.csv': '6' }

test('csvkit: encodings, old line ends and a workbook with days before 1904 are read as they are shown', { skip: absent }, () => {
  for (const [file, last] of Object.entries(inUnicode)) assert.equal(readFile(bytesOf('csvkit', file)).sheets[0]?.lines.at(-1)?.cells.at(-1), last, file)
  const stated = tableOf(bytesOf('csvkit', 'testxlsx_converted.csv'))
  for (const file of ['test.xlsx', 'test_skip_lines.xlsx']) {
    const lines = readFile(bytesOf('csvkit', file)).sheets[0]?.lines ?? []
    const shown = lines.map(({ cells }) => stated[0]?.map((_, at) => cells[at] ?? '') ?? [])
    shown.slice(1).forEach((row, at) => row.forEach((cell, column) => {
      const asStated = stated[at + 1]?.[column] ?? ''
      assert.ok(cell.toLowerCase() === asStated.toLowerCase() || `${cell}T00:00:00` === asStated || Number(cell) === Number(asStated), `${file} ${at}: ${cell} is not ${asStated}`)
    }))
  }
  assert.equal(readFile(bytesOf('csvkit', 'test_skip_lines.xlsx')).sheets[0]?.lines[0]?.line, 4)
})

const shownBy = (value: unknown): string => {
  if (value instanceof Date) {
    const [day, time] = new Date(Math.round(value.getTime() / 1000) * 1000).toISOString().slice(0, 19).split('T')
    return time === '00:00:00' ? day as string : `${day}T${time}`
  }
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return typeof value === 'number' ? String(Number(value.toPrecision(15))) : asText(value).trim()
}

const cellAt = (sheet: Sheet | undefined, line: number, column: number) => (sheet?.lines.find((one) => one.line === line)?.cells[column] ?? '').trim()

test('poi-spreadsheets and csvkit: every workbook holds what another reader finds in it', { skip: absent }, async () => {
  const files = [...casesOf('poi-spreadsheets').map(({ file }) => ['poi-spreadsheets', file as string]), ...casesOf('csvkit').map(({ file }) => ['csvkit', file as string])]
    .filter(([, file]) => file?.endsWith('.xlsx') && file !== 'poc-xmlbomb-empty.xlsx' && file !== 'protected_passtika.xlsx')
  assert.ok(files.length >= 22)
  for (const [set, file] of files as [string, string][]) {
    const { sheets } = readFile(bytesOf(set, file))
    for (const { sheet: title, data } of await readXlsx(Buffer.from(bytesOf(set, file)))) {
      const sheet = sheets.find((one) => one.title === title)
      data.forEach((row, line) => row.forEach((value, column) => {
        const mine = cellAt(sheet, line + 1, column)
        // A share is shown as a percentage, which the other reader leaves to whoever looks at it.
        if (mine.endsWith('%') && typeof value === 'number') assert.ok(Math.abs(Number(mine.slice(0, -1)) - value * 100) < 1e-9)
        else assert.equal(mine, shownBy(value), `${file} ${title} ${line + 1},${column}`)
      }))
    }
  }
})

const refusedWith = (bytes: Uint8Array) => {
  try {
    readFile(bytes)
    return 'read'
  } catch (fault) {
    return fault instanceof Unreadable ? fault.problem : String(fault)
  }
}

test('poi-spreadsheets: what is encrypted, hostile or of an older kind is refused with its reason', { skip: absent }, () => {
  assert.equal(refusedWith(bytesOf('poi-spreadsheets', 'protected_passtika.xlsx')), 'locked')
  assert.equal(refusedWith(bytesOf('poi-spreadsheets', 'poc-xmlbomb-empty.xlsx')), 'hostile')
  for (const { file } of casesOf('poi-spreadsheets').filter(({ file: name }) => name?.endsWith('.xls'))) assert.equal(refusedWith(bytesOf('poi-spreadsheets', file as string)), 'xls', file as string)
})

test('every file of the corpus, sent by the front door, leads to its columns or to one clear message', { skip: absent }, async () => {
  const sets = ['csv-spectrum', 'csvkit', 'lasuite-csv', 'papaparse-files', 'poi-spreadsheets']
  const files = sets.flatMap((set) => casesOf(set).map(({ file }): [string, string] => [set, file as string]))
  assert.ok(files.length > 75)
  for (const [set, file] of files) {
    const answer = await send(house, joost, 'people', bytesOf(set, file), file)
    if (answer.status === 303) assert.equal((await joost.get(answer.location)).status, 200, file)
    else assert.match(`${answer.status} ${wordsOf(answer)}`, /^422 .*Er klopt nog iets niet (?:Er staat niets in|Dit is een oud Excel-bestand|Dit bestand zit op slot|In dit bestand zit iets)/, file)
  }
  assert.deepEqual(house.logged, [])
})

test('lasuite-csv: a list with addresses is a list of people, and a file without names says per line what is missing', { skip: absent }, async () => {
  const { page } = await preview(house, joost, 'people', bytesOf('lasuite-csv', 'example_reconciliation_grist_form.csv'), { columns: { 1: 'email' } })
  assert.match(wordsOf(page), /2 user\.test10@example\.com Voornaam is niet ingevuld Achternaam is niet ingevuld/)
})

test('nl-landelijke-tabellen: all municipalities come in, those that ended with where they went, and a second time nothing changes', { skip: absent }, async () => {
  const list = bytesOf('nl-landelijke-tabellen', 'Tabel33_Gemeententabel.csv')
  const seen = await preview(house, joost, 'organisations', list, { kind: 'municipality' })
  assert.doesNotMatch(wordsOf(seen.page), /Klopt nog niet/)
  await finish(joost, seen, { rest: 'new' })
  const { db } = house.database
  const codes = await db.selectFrom('organisation_code').innerJoin('organisation', 'organisation.id', 'organisation_id').select(['code', 'name', 'ended_on', 'organisation.id']).where('scheme', '=', 'cbs').execute()
  assert.ok(codes.length >= 1474)
  const adorp = codes.find(({ code, name }) => code === '0001' && name === 'Adorp')
  assert.equal(adorp?.ended_on, '1990-01-01')
  const went = await db.selectFrom('organisation_succession').innerJoin('organisation', 'organisation.id', 'successor_id').select('name').where('organisation_id', '=', adorp?.id ?? '').execute()
  assert.deepEqual(went.map(({ name }) => name), [codes.find(({ code }) => code === '0053')?.name])
  const again = await preview(house, joost, 'organisations', list, { kind: 'municipality' })
  assert.match(wordsOf(again.page), /Blijft gelijk 1\.474/)
  const numbers = await preview(house, joost, 'organisations', bytesOf('nl-landelijke-tabellen', 'RSIN.csv'), { columns: { 0: '' } })
  await finish(joost, numbers)
  const kvk = await db.selectFrom('organisation_code').select('code').where('organisation_id', '=', codes.find(({ code }) => code === '0014')?.id ?? '').where('scheme', '=', 'kvk').execute()
  assert.deepEqual(kvk, [{ code: '01171824' }])
})

test('nl-landelijke-tabellen: other code lists come in by the same way', { skip: absent }, async () => {
  for (const [file, count] of [['Tabel34_Landentabel.csv', 389], ['Tabel55_PK-Afnemers.csv', 122]] as const) {
    const seen = await preview(house, joost, 'organisations', bytesOf('nl-landelijke-tabellen', file), { kind: 'other' })
    assert.doesNotMatch(wordsOf(seen.page), /Klopt nog niet/, file)
    const done = await joost.get((await finish(joost, seen, { rest: 'new' })).location)
    const numbers = [...wordsOf(done).matchAll(/(?:Nieuw|Verandert|Blijft gelijk) ([\d.]+)/g)].map(([, found]) => Number(found?.replace('.', '')))
    assert.equal(numbers.reduce((sum, each) => sum + each, 0), count, file)
  }
})
