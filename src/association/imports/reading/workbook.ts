import { most, Unreadable, type Line, type Sheet } from './lines.ts'
import { shown, showingOf, type Showing } from './shown.ts'
import { attribute, readXml, type Hearer } from './xml.ts'
import { openZip, type Zip } from './zip.ts'

interface Book { readonly strings: readonly string[]; readonly showings: readonly Showing[]; readonly since1904: boolean }

const nothing: Hearer = { open: () => undefined, close: () => undefined, text: () => undefined }
const decoder = new TextDecoder()
const partOf = (zip: Zip, name: string): string | undefined => {
  const bytes = zip.read(name)
  return bytes && decoder.decode(bytes)
}

/** Signs that XML cannot hold are written as _x000D_ in a workbook. */
const written = (text: string) => (text.includes('_x') ? text.replace(/_x([0-9a-f]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))) : text)

/** Where the relations of a part lead, by their id; a target is seen from the folder of the part. */
const relationsIn = (zip: Zip, part: string) => {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const found = new Map<string, { target: string; type: string }>()
  const xml = partOf(zip, `${folder}_rels/${part.slice(folder.length)}.rels`)
  if (xml !== undefined) readXml(xml, { ...nothing, open: (name, attributes) => {
    if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return
    const target = attribute(attributes, 'Target') ?? ''
    const path = target.startsWith('/') ? target.slice(1) : `${folder}${target}`
    const plain = path.replace(/[^/]+\/\.\.\//g, '').replace(/(^|\/)\.\//g, '$1')
    found.set(attribute(attributes, 'Id') ?? '', { target: plain, type: attribute(attributes, 'Type') ?? '' })
  } })
  return found
}

/** The texts that cells point at: of each the plain text of all its runs, without how Japanese words are read. */
const stringsIn = (xml: string | undefined): string[] => {
  const strings: string[] = []
  let [text, inText, aside] = ['', false, 0]
  if (xml !== undefined) readXml(xml, {
    open: (name) => {
      if (name === 'si') text = ''
      else if (name === 'rPh') aside += 1
      else if (name === 't') inText = true
    },
    close: (name) => {
      if (name === 'si') strings.push(written(text))
      else if (name === 'rPh') aside -= 1
      else if (name === 't') inText = false
    },
    text: (part) => { if (inText && aside === 0) text += part },
  })
  return strings
}

const showingsIn = (xml: string | undefined): Showing[] => {
  const codes = new Map<number, string>()
  const ids: number[] = []
  let inCells = false
  if (xml !== undefined) readXml(xml, {
    ...nothing,
    open: (name, attributes) => {
      if (name === 'cellXfs') inCells = true
      else if (name === 'numFmt') codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '')
      else if (name === 'xf' && inCells) ids.push(Number(attribute(attributes, 'numFmtId') ?? 0))
    },
    close: (name) => { if (name === 'cellXfs') inCells = false },
  })
  return ids.map((id) => showingOf(id, codes.get(id)))
}

const columnOf = (address: string | undefined): number | undefined => {
  const letters = /^\$?([A-Z]{1,3})/i.exec(address ?? '')?.[1]?.toUpperCase()
  return letters === undefined ? undefined : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

const cellText = (kind: string, value: string, style: number, book: Book): string => {
  if (kind === 's') return book.strings[Number(value)] ?? ''
  if (kind === 'b') return value.trim() === '1' ? 'TRUE' : value.trim() === '0' ? 'FALSE' : value
  if (kind === 'str' || kind === 'inlineStr') return written(value)
  if (kind === 'e') return value
  // A day may be written as a day instead of as a number.
  if (kind === 'd') return value.replace(/T00:00:00(?:\.0+)?Z?$/, '')
  return shown(value, book.showings[style] ?? { as: 'number' }, book.since1904)
}

/** The cells of a sheet as text. A formula is passed by: what it last came to stands beside it. */
class SheetReader implements Hearer {
  readonly lines: Line[] = []
  #cells: string[] = []
  #line = 0
  #column = -1
  #kind = ''
  #style = 0
  #value = ''
  #within = ''
  #aside = 0

  constructor(readonly book: Book) {}

  open(name: string, attributes: string): void {
    if (name === 'row') {
      this.#line = Number(attribute(attributes, 'r') ?? this.#line + 1)
      this.#cells = []
      this.#column = -1
    } else if (name === 'c') {
      this.#column = columnOf(attribute(attributes, 'r')) ?? this.#column + 1
      this.#kind = attribute(attributes, 't') ?? 'n'
      this.#style = Number(attribute(attributes, 's') ?? 0)
      this.#value = ''
    } else if (name === 'v' || name === 't') this.#within = name
    else if (name === 'rPh') this.#aside += 1
  }

  close(name: string): void {
    if (name === 'c') this.#keep()
    else if (name === 'row' && this.#cells.length > 0) this.lines.push({ line: this.#line, cells: this.#cells })
    else if (name === this.#within) this.#within = ''
    else if (name === 'rPh') this.#aside -= 1
    if (this.lines.length > most.lines) throw new Unreadable('large')
  }

  text(part: string): void {
    if (this.#within !== '' && this.#aside === 0) this.#value += part
  }

  #keep(): void {
    const text = cellText(this.#kind, this.#value, this.#style, this.book)
    // A whole column may have colours and no contents: what is empty takes no place.
    if (text === '') return
    if (this.#column >= most.columns) throw new Unreadable('wide')
    while (this.#cells.length < this.#column) this.#cells.push('')
    this.#cells[this.#column] = text
  }
}

const sheetsOf = (zip: Zip, part: string) => {
  const sheets: { title: string; id: string; hidden: boolean }[] = []
  let since1904 = false
  readXml(partOf(zip, part) ?? '', { ...nothing, open: (name, attributes) => {
    if (name === 'workbookPr') since1904 ||= ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '')
    if (name !== 'sheet') return
    sheets.push({
      title: attribute(attributes, 'name') ?? '', id: attribute(attributes, 'r:id') ?? attribute(attributes, 'id') ?? '',
      hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
    })
  } })
  return { sheets, since1904 }
}

/** The sheets of an .xlsx workbook that can be seen, with their cells as text. Throws Unreadable. */
export const readWorkbook = (bytes: Uint8Array): Sheet[] => {
  const zip = openZip(bytes)
  const main = [...relationsIn(zip, '').values()].find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml'
  if (!zip.names.includes(main.toLowerCase())) throw new Unreadable('kind')
  const relations = relationsIn(zip, main)
  const partNamed = (type: string) => partOf(zip, [...relations.values()].find((one) => one.type.endsWith(type))?.target ?? '')
  const { sheets, since1904 } = sheetsOf(zip, main)
  const book: Book = { strings: stringsIn(partNamed('/sharedStrings')), showings: showingsIn(partNamed('/styles')), since1904 }
  return sheets.filter(({ hidden }) => !hidden).slice(0, most.sheets).flatMap(({ title, id }) => {
    const relation = relations.get(id)
    if (!relation?.type.endsWith('/worksheet')) return []
    const reader = new SheetReader(book)
    readXml(partOf(zip, relation.target) ?? '', reader)
    return [{ title: title.slice(0, 100), lines: reader.lines, flaws: [] }]
  })
}
