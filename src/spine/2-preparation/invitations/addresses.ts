import { email } from '../../../platform/form.ts'
import { decode } from '../../../association/imports/reading/encoding.ts'
import { readCsv } from '../../../association/imports/reading/csv.ts'

/** Somebody from outside, as a line told it. */
export interface Addressee {
  readonly given_name: string
  readonly prefix: string
  readonly family_name: string
  readonly address: string
  readonly organisation: string
}

/** What is wrong with a line: no address in it, no name beside it or something that is no name, an address that was there, or more columns than a name and an address. */
export interface LineFault { readonly line: number; readonly code: 'email' | 'name' | 'double' | 'columns' }

export type ReadList =
  | { readonly ok: true; readonly people: readonly Addressee[] }
  | { readonly ok: false; readonly faults: readonly LineFault[] }
  | { readonly ok: false; readonly code: 'empty' | 'many' | 'column' }

/** More than this at once is no list of people whom one knows. */
export const mostLines = 500

const checked = email()
const particles = new Set([
  'van', 'de', 'den', 'der', 'het', "'t", '’t', 'in', 'op', 'ter', 'ten', 'te', 'la', 'le', 'el', 'al', 'von', 'zu', 'du', 'di', 'da',
])

/** Whether this can be part of a name: whoever writes an address or a link there wants our mail to carry it. */
export const isName = (text: string): boolean => !/[@<>:/\\[\]{}|]|www\.|\p{Cc}/iu.test(text)

/** "Jan van der Berg" or "Berg, Jan van der" in its parts; undefined when it is not two names or more. */
export const nameParts = (whole: string): Pick<Addressee, 'given_name' | 'prefix' | 'family_name'> | undefined => {
  const [last = '', first] = whole.split(/,\s*/, 2)
  const words = (first === undefined ? whole : `${first} ${last}`).split(/\s+/).filter((word) => word !== '')
  const [given_name, ...rest] = words
  const at = rest.findIndex((word) => !particles.has(word.toLowerCase()))
  if (given_name === undefined || at === -1 || !isName(whole)) return undefined
  const parts = { given_name, prefix: rest.slice(0, at).join(' '), family_name: rest.slice(at).join(' ') }
  return given_name.length > 100 || parts.prefix.length > 30 || parts.family_name.length > 100 ? undefined : parts
}

const addressee = (name: string, address: string, organisation = ''): Addressee | LineFault['code'] => {
  const right = checked.safeParse(address)
  if (!right.success) return 'email'
  const parts = nameParts(name.replace(/^["']|["']$/g, '').trim())
  return parts ? { ...parts, address: right.data, organisation: organisation.trim().slice(0, 200) } : 'name'
}

const gather = (found: Iterable<{ line: number; one: Addressee | LineFault['code'] }>): ReadList => {
  const people: Addressee[] = []
  const faults: LineFault[] = []
  const known = new Set<string>()
  for (const { line, one } of found) {
    if (typeof one === 'string') { faults.push({ line, code: one }); continue }
    const key = one.address.toLowerCase()
    if (known.has(key)) faults.push({ line, code: 'double' })
    else people.push(one)
    known.add(key)
  }
  if (faults.length > 0) return { ok: false, faults }
  if (people.length === 0) return { ok: false, code: 'empty' }
  return people.length > mostLines ? { ok: false, code: 'many' } : { ok: true, people }
}

// Between the angle brackets stands the address and behind them nothing: what a receiver could be tricked with falls out.
const bracketed = /^([^<>]*)<([^<>]*)>$/

// What may stand around an address that has no brackets of its own: "mailto:jan@a.nl", "(jan@a.nl)", "jan@a.nl,".
const bare = (word: string) => word.replace(/^[(<,]*(mailto:)?|[)>,]+$/gi, '')

/** "Tom Taal tom@a.nl" or "tom@a.nl (Tom Taal)": an address without brackets, and what stands beside it. */
const besideAddress = (text: string): Addressee | LineFault['code'] => {
  const words = text.split(/\s+/)
  const at = words.findIndex((word) => word.includes('@'))
  const name = words.filter((_, nth) => nth !== at).join(' ').replace(/^[(,\s]+|[),\s]+$/g, '')
  return addressee(name, bare(words[at] ?? ''))
}

const typedOne = (text: string): Addressee | LineFault['code'] => {
  const [, name, address] = bracketed.exec(text) ?? []
  if (address !== undefined) return addressee((name ?? '').trim(), address)
  return /[<>]/.test(text) ? 'email' : besideAddress(text)
}

// The point or number of a list is no part of a name: our mail would begin with it.
const point = /^(?:[-–*•·]|\d{1,3}[.)])\s+/

/** A line with tabs comes from a spreadsheet: one person a cell, or a name and an address in two; of more cells nobody knows what they are. */
const cellsIn = (content: string): string[] | 'columns' => {
  const cells = content.split('\t').map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (cells.length < 2 || cells.every((cell) => cell.includes('@'))) return cells
  return cells.length === 2 ? [cells.join(' ')] : 'columns'
}

const onLine = (content: string): (Addressee | LineFault['code'])[] => {
  const cells = cellsIn(content)
  if (cells === 'columns') return ['columns']
  return cells.flatMap((cell) => cell.split(/;|(?<=>),/)).map((one) => one.trim().replace(point, '')).filter((one) => one !== '').map(typedOne)
}

/** People from a list as it is typed or pasted from a mail or a spreadsheet: a name and an address, one a line or with semicolons between them. */
export const readTyped = (text: string): ReadList => gather(text.split('\n').flatMap((content, at) => onLine(content).map((one) => ({ line: at + 1, one }))))

type Field = 'name' | 'given' | 'prefix' | 'family' | 'address' | 'organisation'
const headers: readonly (readonly [Field, RegExp])[] = [
  ['address', /^(e-?mail(adres| ?address)?|mailadres|adres|address|mail)$/],
  ['given', /^(voornaam|roepnaam|given ?name|first ?name)$/],
  ['prefix', /^(tussenvoegsels?|voorvoegsels?|prefix)$/],
  ['family', /^(achternaam|familienaam|family ?name|last ?name|surname)$/],
  ['name', /^(naam|volledige naam|name|full name)$/],
  ['organisation', /^(organisatie|organisation|organization|gemeente|bedrijf|company|werkgever)$/],
]

const columnsIn = (cells: readonly string[]): Map<Field, number> => new Map(cells.flatMap((cell, at) => {
  const found = headers.find(([, pattern]) => pattern.test(cell.trim().toLowerCase()))
  return found ? [[found[0], at] as const] : []
}))

/** People from a CSV file: a line of headers, and one of them says where the addresses are. */
export const readFileList = (bytes: Uint8Array): ReadList => {
  const lines = readCsv(decode(bytes).text).lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const [head, ...rest] = lines
  if (!head || rest.length === 0) return { ok: false, code: 'empty' }
  if (rest.length > mostLines) return { ok: false, code: 'many' }
  const columns = columnsIn(head.cells)
  if (!columns.has('address') || !(columns.has('name') || columns.has('family'))) return { ok: false, code: 'column' }
  return gather(rest.map(({ line, cells }) => {
    const of = (field: Field) => (cells[columns.get(field) ?? -1] ?? '').trim()
    const name = of('name') || [of('given'), of('prefix'), of('family')].filter((part) => part !== '').join(' ')
    return { line, one: addressee(name, of('address'), of('organisation')) }
  }))
}
