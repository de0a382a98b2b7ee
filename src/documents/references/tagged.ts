import { plugins } from '@citation-js/core'
import '@citation-js/plugin-ris'
import type { Read } from './bibtex.ts'
import { leadingParticles } from './particles.ts'

interface Tag { readonly tag: string; readonly value: string }
interface Entry { readonly line: number; readonly tags: readonly Tag[] }

/** How a format of lines with tags is written. `tag`: a line that begins a field; `ends`: the tag that closes an entry. */
interface Shape {
  readonly tag: RegExp
  readonly begins: ReadonlySet<string>
  readonly ends?: string
  /** a line without a tag is one more of these, not more of the same */
  readonly many?: ReadonlySet<string>
  /** an entry may begin with any tag */
  readonly loose?: true
}

const shapes = {
  ris: { tag: /^([A-Z][A-Z0-9]) {1,2}-(?: (.*)|)$/, begins: new Set(['TY']), ends: 'ER' },
  medline: { tag: /^([A-Z]{2,4}) *- ?(.*)$/, begins: new Set(['PMID']) },
  endnote: { tag: /^%([A-Z0-9@!^+&$(~)<>*#|?=]) ?(.*)$/i, begins: new Set(['0']), loose: true },
  isi: { tag: /^([A-Z][A-Z0-9])(?: (.*)|)$/, begins: new Set(['PT']), ends: 'ER', many: new Set(['AU', 'AF', 'ED', 'BE']) },
} as const satisfies Record<string, Shape>
export type TaggedFormat = keyof typeof shapes

const mostEntry = 60_000

/** Cuts a file into entries and each into its fields; a line without a tag goes on with the field before it. */
const entriesIn = (text: string, { tag, begins, ends, many, loose }: Shape): Entry[] => {
  const entries: { line: number; tags: { tag: string; value: string }[] }[] = []
  let open: (typeof entries)[number] | undefined
  text.split(/\r\n?|\n/).forEach((whole, at) => {
    const [, name, value = ''] = tag.exec(whole.replace(/^\uFEFF|^\s*\uFEFF/, '')) ?? []
    if (name === undefined) {
      const last = open?.tags.at(-1)
      if (!last || whole.trim() === '') return
      if (many?.has(last.tag)) open?.tags.push({ tag: last.tag, value: whole.trim() })
      else last.value += ` ${whole.trim()}`
      return
    }
    if (name === ends) { open = undefined; return }
    if (begins.has(name) && (!open || open.tags.some((one) => one.tag !== name)) || loose && !open) entries.push(open = { line: at + 1, tags: [] })
    open?.tags.push({ tag: name, value: value.trim() })
  })
  return entries
}

const kindsOfMedline: readonly (readonly [RegExp, string])[] = [[/book/i, 'BOOK'], [/congress|conference/i, 'CPAPER'], [/newspaper/i, 'NEWS']]
const fromMedline: Readonly<Record<string, string>> = {
  TI: 'TI', BTI: 'TI', FAU: 'AU', FED: 'A3', JT: 'T2', TA: 'J2', VI: 'VL', IP: 'IS', AB: 'AB', DP: 'PY', LA: 'LA', IS: 'SN', ISBN: 'SN', PB: 'PB', PL: 'CY', PMID: 'AN',
}
const fromEndnote: Readonly<Record<string, string>> = {
  A: 'AU', E: 'A2', T: 'TI', J: 'T2', B: 'T2', D: 'PY', V: 'VL', N: 'IS', P: 'SP', I: 'PB', C: 'CY', '@': 'SN', U: 'UR', R: 'DO', X: 'AB', K: 'KW', S: 'T3', 7: 'ET', G: 'LA', Y: 'A4',
}
const kindsOfEndnote: Readonly<Record<string, string>> = {
  'journal article': 'JOUR', book: 'BOOK', 'book section': 'CHAP', 'edited book': 'BOOK', 'conference proceedings': 'CPAPER', 'conference paper': 'CPAPER', report: 'RPRT',
  thesis: 'THES', 'web page': 'ELEC', 'newspaper article': 'NPCR', 'magazine article': 'MGZN', patent: 'PAT', 'government document': 'GOVDOC', statute: 'STAT',
}

const medlineAsRis = (tags: readonly Tag[]): Tag[] => {
  const said = (tag: string) => tags.filter((one) => one.tag === tag).map(({ value }) => value)
  const kind = kindsOfMedline.find(([words]) => said('PT').some((one) => words.test(one)))?.[1] ?? 'JOUR'
  const authors = said('FAU').length > 0 ? [] : said('AU').map((value) => ({ tag: 'AU', value: value.replace(/ (?=[A-Z]{1,4}$)/, ', ') }))
  const doi = [...said('LID'), ...said('AID')].find((one) => /\[doi\]|^doi:/.test(one))?.replace(/\s*\[doi\].*|^doi:/g, '')
  const [from, to] = (said('PG')[0] ?? '').split('-')
  return [
    { tag: 'TY', value: kind }, ...authors, ...(doi ? [{ tag: 'DO', value: doi }] : []), ...(from ? [{ tag: 'SP', value: from }] : []), ...(to ? [{ tag: 'EP', value: to }] : []),
    ...tags.flatMap(({ tag, value }) => (fromMedline[tag] ? [{ tag: fromMedline[tag], value: tag === 'DP' ? value.slice(0, 4) : value }] : [])),
  ]
}

const fromIsi: Readonly<Record<string, string>> = {
  AF: 'AU', TI: 'TI', SO: 'T2', JI: 'J2', PY: 'PY', VL: 'VL', IS: 'IS', BP: 'SP', EP: 'EP', AB: 'AB', DI: 'DO', SN: 'SN', PU: 'PB', PI: 'CY', LA: 'LA', DE: 'KW', UT: 'AN',
}

const isiAsRis = (tags: readonly Tag[]): Tag[] => {
  const kind = tags.find(({ tag }) => tag === 'PT')?.value
  const full = tags.some(({ tag, value }) => tag === 'AF' && value !== '')
  return [{ tag: 'TY', value: kind === 'B' ? 'BOOK' : kind === 'S' ? 'CPAPER' : kind === 'P' ? 'PAT' : 'JOUR' }, ...tags.flatMap(({ tag, value }) => {
    const to = tag === 'AU' && !full ? 'AU' : fromIsi[tag]
    return to ? [{ tag: to, value }] : []
  })]
}

const endnoteAsRis = (tags: readonly Tag[]): Tag[] => tags.flatMap(({ tag, value }) => {
  if (tag === '0') return [{ tag: 'TY', value: kindsOfEndnote[value.toLowerCase()] ?? 'GEN' }]
  const to = fromEndnote[tag.toUpperCase()]
  // One line may name several authors, each "Family, Given", with a semicolon between.
  return to ? (to === 'AU' ? value.split(/;\s*/) : [value]).map((one) => ({ tag: to, value: one })) : []
})

// The library gives up on an entry for one wrong value in these: then it is read without, and the year taken as it stands.
const touchy = ['PY', 'Y1', 'Y2', 'DA', 'SP', 'EP', 'IS', 'VL', 'SN']
const types = /^(ABST|ADVS|AGGR|ANCIENT|ART|BILL|BLOG|BOOK|CASE|CHAP|CHART|CLSWK|COMP|CONF|CPAPER|CTLG|DATA|DBASE|DICT|EBOOK|ECHAP|EDBOOK|EJOUR|ELEC|ENCYC|EQUA|FIGURE|GEN|GOVDOC|GRNT|HEAR|ICOMM|INPR|JFULL|JOUR|LEGAL|MANSCPT|MAP|MGZN|MPCT|MULTI|MUSIC|NEWS|PAMP|PAT|PCOMM|RPRT|SER|SLIDE|SOUND|STAND|STAT|THES|UNBILL|UNPB|VIDEO|WEB)$/

const asText = (tags: readonly Tag[]): string => {
  const kind = tags.find(({ tag, value }) => tag === 'TY' && types.test(value))?.value ?? 'GEN'
  return [{ tag: 'TY', value: kind }, ...tags.filter(({ tag, value }) => tag !== 'TY' && value !== ''), { tag: 'ER', value: '' }].map(({ tag, value }) => `${tag}  - ${value}`).join('\n')
}

const convert = (tags: readonly Tag[]): Record<string, unknown> | undefined => {
  try {
    return plugins.input.chain(asText(tags), { forceType: '@ris/file', generateGraph: false })[0]
  } catch {
    return undefined
  }
}

const yearOf = (tags: readonly Tag[]): object | undefined => {
  const year = tags.filter(({ tag }) => ['PY', 'Y1', 'DA'].includes(tag)).map(({ value }) => /\b[12]\d{3}\b/.exec(value)?.[0]).find(Boolean)
  return year ? { 'date-parts': [[Number(year)]] } : undefined
}

// "van Ruijven, Edith" as RIS writes it; a name without a comma is that of an organisation.
const nameFrom = (value: string): object => {
  const [family = '', given = '', suffix = ''] = value.split(',').map((part) => part.trim())
  if (given === '') return { literal: family }
  const before = leadingParticles.exec(family)?.[0]
  return { family: before ? family.slice(before.length) : family, given, ...(suffix && { suffix }), ...(before && { 'non-dropping-particle': before.trim() }) }
}

// What the library leaves out because the tag is not usual for the kind of work, though the file says it.
const plainly: readonly (readonly [string, readonly string[]])[] = [
  ['publisher', ['PB']], ['publisher-place', ['CY']], ['DOI', ['DO']], ['genre', ['M3']], ['number', ['M1']], ['edition', ['ET']], ['language', ['LA']], ['container-title', ['T2', 'JO', 'JF', 'BT']],
  ['volume', ['VL']], ['issue', ['IS']], ['abstract', ['AB', 'N2']], ['URL', ['UR']],
]

const supplement = (read: Record<string, unknown>, tags: readonly Tag[]): Record<string, unknown> => {
  const said = (wanted: readonly string[]) => tags.filter(({ tag, value }) => wanted.includes(tag) && value !== '').map(({ value }) => value)
  const authors = said(['AU', 'A1']).map(nameFrom)
  const more: Record<string, unknown> = {}
  for (const [field, wanted] of plainly) if (read[field] === undefined && said(wanted)[0]) more[field] = said(wanted)[0]
  const serial = said(['SN'])[0]?.replace(/\s*\(.*/, '')
  // A report has its own number under the same tag: only what has the form of an ISSN or ISBN is one.
  if (serial && /^\d{4}-?\d{3}[\dXx]$/.test(serial)) more['ISSN'] = serial
  else if (serial && /^(?:97[89][- ]?)?[\d- ]{9,14}[\dXx]$/.test(serial)) more['ISBN'] = serial
  const day = /^(\d{4})\/(\d{1,2})(?:\/(\d{1,2}))?/.exec(said(['DA', 'Y1', 'PY'])[0] ?? '')
  const exact = day && Number(day[2]) > 0 && { 'date-parts': [day.slice(1).map(Number).filter((part) => part > 0)] }
  return { ...read, ...more, ...(authors.length > 0 && { author: authors }), issued: exact || (read['issued'] ?? yearOf(tags)) }
}

const valueOf = (tags: readonly Tag[]): Record<string, unknown> | undefined => {
  const [titled] = tags.filter(({ tag, value }) => ['TI', 'T1', 'CT', 'BT'].includes(tag) && value !== '')
  // One title is the title: a file that gives more gives variants of it.
  const once = tags.filter(({ tag }) => !['TI', 'T1', 'CT', 'BT'].includes(tag))
  const given = titled ? [...once, { tag: 'TI', value: titled.value }] : once
  const read = convert(given) ?? convert(given.filter(({ tag }) => !touchy.includes(tag)))
  if (!read) return undefined
  const { type } = read
  return { ...supplement(read, given), type: typeof type === 'string' ? type : 'document', id: tags.find(({ tag }) => tag === 'ID')?.value ?? '' }
}

const asRis = { ris: (tags: readonly Tag[]) => tags, medline: medlineAsRis, endnote: endnoteAsRis, isi: isiAsRis }

/** Reads RIS, MEDLINE (PubMed's .nbib), EndNote's tagged files (.enw, Refer) and Web of Science, entry by entry: each with its line. */
export const readTagged = (text: string, format: TaggedFormat): Read[] => entriesIn(text, shapes[format]).map(({ line, tags }): Read => {
  if (tags.reduce((sum, { value }) => sum + value.length, 0) > mostEntry) return { line, why: 'long', key: '' }
  const value = valueOf(asRis[format](tags))
  return value ? { line, value } : { line, why: 'unreadable', key: '' }
})
