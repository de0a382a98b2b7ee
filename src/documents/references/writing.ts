import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import type { CslDate } from '../bibliography.ts'
import type { CslName } from '../bibliographyNames.ts'
import type { Work } from './work.ts'

// Who cited a work by its key finds it again under that key.
Object.assign(plugins.config.get('@bibtex').format ?? {}, { useIdAsLabel: true })

export const written = ['bibtex', 'ris', 'csl'] as const
export type WrittenFormat = (typeof written)[number]

const kinds: Readonly<Record<string, string>> = {
  'article-journal': 'JOUR', article: 'JOUR', 'article-magazine': 'MGZN', 'article-newspaper': 'NEWS', bill: 'BILL', book: 'BOOK', chapter: 'CHAP', dataset: 'DATA',
  'entry-encyclopedia': 'ENCYC', 'entry-dictionary': 'DICT', hearing: 'HEAR', interview: 'PCOMM', legal_case: 'CASE', legislation: 'STAT', manuscript: 'MANSCPT', map: 'MAP',
  motion_picture: 'MPCT', pamphlet: 'PAMP', 'paper-conference': 'CPAPER', patent: 'PAT', personal_communication: 'PCOMM', 'post-weblog': 'BLOG', report: 'RPRT',
  software: 'COMP', song: 'SOUND', standard: 'STAND', thesis: 'THES', webpage: 'ELEC', broadcast: 'VIDEO',
}

// RIS knows no prefix apart: it goes before the family name.
const nameAs = ({ family, given, literal, suffix, ...more }: CslName): string => literal
  ?? [[more['dropping-particle'], more['non-dropping-particle'], family].filter(Boolean).join(' '), given, suffix].filter(Boolean).join(', ')

const dayAs = (date: CslDate | undefined): string | undefined => {
  const [year, month, day] = date?.['date-parts']?.[0] ?? []
  return month === undefined || year === undefined ? undefined : `${year}/${String(month).padStart(2, '0')}/${day === undefined ? '' : String(day).padStart(2, '0')}`
}

/** Tags by what stands in them. The library's own writer leaves authors, publishers and prefixes of some kinds out. */
const tagsOf = (work: Work): (readonly [string, unknown])[] => {
  const [from, to] = String(work.page ?? '').split(/[-–]+/)
  return [
    ['TY', kinds[work.type] ?? 'GEN'], ['ID', work.id], ...(work.author ?? []).map((name) => ['AU', nameAs(name)] as const), ...(work.editor ?? []).map((name) => ['A2', nameAs(name)] as const),
    ['TI', work.title], ['T2', work['container-title']], ['T3', work['collection-title']], ['ST', work['title-short']],
    ['PY', work.issued?.['date-parts']?.[0]?.[0] ?? work.issued?.literal ?? work.issued?.raw], ['DA', dayAs(work.issued)], ['Y2', dayAs(work.accessed)],
    ['VL', work.volume], ['IS', work.issue], ['SP', from], ['EP', to], ['ET', work.edition], ['M1', work.number], ['M3', work.genre],
    ['PB', work.publisher], ['CY', work['publisher-place']], ['SN', work['ISSN'] ?? work['ISBN']], ['DO', work.DOI], ['UR', work.URL], ['LA', work['language']],
    ...String(work['keyword'] ?? '').split(/\s*;\s*/).map((word) => ['KW', word] as const), ['AB', work['abstract']], ['N1', work['note']],
  ]
}

const asRis = (work: Work): string =>
  [...tagsOf(work).filter(([, value]) => value !== undefined && value !== '').map(([tag, value]) => `${tag}  - ${String(value).replace(/\s+/g, ' ')}`), 'ER  - '].join('\r\n')

/** A list of references in the format that other programs read: BibLaTeX, RIS or CSL-JSON. Works have their own `id`. */
export const writeReferences = (works: readonly Work[], format: WrittenFormat): string => {
  if (format === 'csl') return `${JSON.stringify(works, null, 1)}\n`
  if (works.length === 0) return ''
  return format === 'bibtex' ? plugins.output.format('biblatex', works) : `${works.map(asRis).join('\r\n')}\r\n`
}
