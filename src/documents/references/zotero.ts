import { nodesIn, type Node } from './rdfxml.ts'
import type { Read } from './bibtex.ts'
import { dateFrom, peopleFrom } from './typed.ts'

/** Whether this text is what Zotero writes as "Zotero RDF". */
export const isZotero = (text: string): boolean => /^(?:<\?xml|<rdf:RDF)/.test(text) && text.slice(0, 5000).includes('http://www.zotero.org/namespaces/export#')

const kinds: Readonly<Record<string, string>> = {
  artwork: 'graphic', audioRecording: 'song', bill: 'bill', blogPost: 'post-weblog', book: 'book', bookSection: 'chapter', case: 'legal_case', computerProgram: 'software',
  conferencePaper: 'paper-conference', dataset: 'dataset', dictionaryEntry: 'entry-dictionary', document: 'document', email: 'personal_communication',
  encyclopediaArticle: 'entry-encyclopedia', film: 'motion_picture', forumPost: 'post', hearing: 'hearing', instantMessage: 'personal_communication', interview: 'interview',
  journalArticle: 'article-journal', letter: 'personal_communication', magazineArticle: 'article-magazine', manuscript: 'manuscript', map: 'map',
  newspaperArticle: 'article-newspaper', patent: 'patent', podcast: 'song', preprint: 'article', presentation: 'speech', radioBroadcast: 'broadcast', report: 'report',
  standard: 'standard', statute: 'legislation', thesis: 'thesis', tvBroadcast: 'broadcast', videoRecording: 'motion_picture', webpage: 'webpage',
}
// What hangs on a work and is none itself.
const noWorks = new Set(['attachment', 'note', 'annotation'])

const roles: Readonly<Record<string, string>> = {
  'bib:authors': 'author', 'bib:editors': 'editor', 'bib:contributors': 'contributor', 'z:translators': 'translator', 'z:seriesEditors': 'collection-editor', 'z:bookAuthors': 'container-author',
  'z:recipients': 'recipient', 'z:interviewers': 'interviewer', 'z:reviewedAuthors': 'reviewed-author', 'z:directors': 'director', 'z:composers': 'composer', 'z:artists': 'author',
  'z:cartographers': 'author', 'z:inventors': 'author', 'z:podcasters': 'author', 'z:presenters': 'author', 'z:programmers': 'author', 'z:performers': 'author', 'z:interviewees': 'author',
}
const plainFields: readonly (readonly [string, string])[] = [
  ['dc:title', 'title'], ['dcterms:abstract', 'abstract'], ['bib:pages', 'page'], ['z:numPages', 'number-of-pages'], ['z:numberOfVolumes', 'number-of-volumes'], ['z:language', 'language'],
  ['z:shortTitle', 'title-short'], ['z:type', 'genre'], ['z:medium', 'medium'], ['z:meetingName', 'event-title'], ['z:conferenceName', 'event-title'], ['z:libraryCatalog', 'source'],
  ['z:archive', 'archive'], ['dc:coverage', 'archive_location'], ['dc:rights', 'license'], ['dc:description', 'note'], ['z:citationKey', 'id'],
]

type Work = Record<string, unknown>
/** Finds a node that is pointed at by its name. */
type Find = (about: string) => Node | undefined

const targets = (node: Node | undefined, property: string, find: Find): Node[] =>
  (node?.properties.get(property) ?? []).flatMap((value) => (typeof value === 'string' ? [] : value.points === undefined ? [value] : find(value.points) ?? []))
const words = (node: Node | undefined, property: string): string[] => (node?.properties.get(property) ?? []).flatMap((value) => (typeof value === 'string' && value !== '' ? [value] : []))
const word = (node: Node | undefined, property: string): string | undefined => words(node, property)[0]

const months = ['jan', 'feb', 'm', 'apr', 'ma', 'jun', 'jul', 'aug', 'sep', 'o', 'nov', 'd']
const monthOf = (name: string) => (/^(?:mei|may|mai)/i.test(name) ? 5 : /^(?:mrt|maa|mar|mär)/i.test(name) ? 3 : months.findIndex((begin) => name.toLowerCase().startsWith(begin)) + 1)

/** A date as Zotero keeps it: as it was typed there, mostly. A day in figures that does not begin with the year may be read in two ways, and stays as it is. */
const dateOf = (typed: string | undefined): object | undefined => {
  if (!typed) return undefined
  const [day = ''] = typed.split(/[T ]\d\d:/)
  const known = /^(?:\d{4}(?:[-/]\d{1,2}){0,2}|\d{1,2}[-/]\d{4})$/.test(day.trim()) ? dateFrom(day) : undefined
  const [, before, name = '', after, year] = /^(?:(\d{1,2})\.? )?(\p{L}{3,12})\.? (?:(\d{1,2}),? )?(\d{4})$/u.exec(typed) ?? []
  const month = name ? monthOf(name) : 0
  return known ?? (month > 0 ? { 'date-parts': [[year, month, before ?? after].filter(Boolean).map(Number)] } : { literal: typed })
}

// What Zotero has no field for people write in a line of the notes, and Zotero itself reads it there.
const noted: Readonly<Record<string, string>> = {
  doi: 'DOI', isbn: 'ISBN', issn: 'ISSN', publisher: 'publisher', 'event title': 'event-title', 'event-title': 'event-title', 'number of pages': 'number-of-pages', 'number-of-pages': 'number-of-pages',
  number: 'number', 'citation key': 'id',
}

/** The fields in the lines of a note that are not said elsewhere, and what is left of the note. */
const fromNote = (work: Work): Work => {
  const found: Work = {}
  const rest = String(work['note'] ?? '').split('\n').filter((line) => {
    const [, name = '', value = ''] = /^([A-Za-z -]{3,20}): *(\S.*)$/.exec(line.trim()) ?? []
    const field = noted[name.toLowerCase()]
    if (field && work[field] === undefined) found[field] = value
    return !field
  })
  return { ...work, ...found, note: rest.join('\n').trim() }
}

const namesOf = (node: Node, property: string, find: Find): object[] => targets(node, property, find).flatMap((list) => targets(list, 'rdf:li', find)).flatMap((person) => {
  const family = word(person, 'foaf:surname') ?? word(person, 'foaf:name') ?? ''
  const given = word(person, 'foaf:givenName') ?? word(person, 'foaf:givenname') ?? ''
  return family === '' ? [] : given === '' ? [{ literal: family }] : peopleFrom(`${family}, ${given}`.replaceAll(';', ' '))
})

const identifiers = (node: Node | undefined): Work => {
  const found: Work = {}
  for (const one of words(node, 'dc:identifier')) {
    const [, kind, value] = /^(DOI|ISBN|ISSN) +(\S.*)$/.exec(one) ?? []
    if (kind) found[kind] = value
  }
  return found
}

/** What a work stands in: straight, or by way of a part of it. */
const wholeOf = (node: Node, find: Find) => {
  const above = targets(node, 'dcterms:isPartOf', find)
  const part = above.find(({ type }) => type === 'bib:Part')
  const all = [...above, ...targets(part, 'dcterms:isPartOf', find)]
  const whole = all.find(({ type }) => type !== 'bib:Part' && type !== 'bib:Series')
  return { part, whole, series: [...all, ...targets(whole, 'dcterms:isPartOf', find)].find(({ type }) => type === 'bib:Series') }
}

const numbered = (node: Node, whole: Node | undefined, type: string): Work => {
  const number = word(whole, 'prism:number') ?? word(node, 'prism:number')
  return {
    volume: word(whole, 'prism:volume') ?? word(node, 'prism:volume'), [type === 'software' ? 'version' : 'edition']: word(node, 'prism:edition') ?? word(whole, 'prism:edition'),
    [type.startsWith('article-') ? 'issue' : 'number']: number,
  }
}

const workFrom = (node: Node, type: string, find: Find): Work => {
  const { part, whole, series } = wholeOf(node, find)
  const [publisher] = targets(node, 'dc:publisher', find)
  const [address] = targets(publisher, 'vcard:adr', find)
  const keywords = [...words(node, 'dc:subject'), ...targets(node, 'dc:subject', find).flatMap((tag) => (tag.type === 'z:AutomaticTag' ? words(tag, 'rdf:value') : []))]
  const work: Work = {
    type, ...identifiers(whole), ...identifiers(node), ...numbered(node, whole, type),
    URL: targets(node, 'dc:identifier', find).flatMap((one) => words(one, 'rdf:value'))[0],
    issued: dateOf(word(node, 'dc:date') ?? word(node, 'dcterms:issued')), accessed: dateOf(word(node, 'dcterms:dateSubmitted')),
    'container-title': word(whole, 'dc:title'), 'container-title-short': word(whole, 'dcterms:alternative'), section: word(part, 'dc:title'),
    'collection-title': word(series, 'dc:title'), 'collection-number': word(series, 'dc:identifier'),
    publisher: word(publisher, 'foaf:name'), 'publisher-place': word(targets(address, 'vcard:Address', find)[0] ?? address, 'vcard:locality'), keyword: keywords.join('; '),
  }
  for (const [from, to] of plainFields) work[to] ??= word(node, from)
  for (const [from, to] of Object.entries(roles)) {
    const names = namesOf(node, from, find)
    if (names.length > 0) work[to] = [...(work[to] as object[] | undefined ?? []), ...names]
  }
  return Object.fromEntries(Object.entries(fromNote(work)).filter(([, value]) => value !== undefined && value !== ''))
}

/** Reads what Zotero writes as RDF: its works, in the order of the file; undefined when it is no such file. Attachments, notes and collections are no works. */
export const readZotero = (text: string): Read[] | undefined => {
  const nodes = nodesIn(text)
  if (!nodes) return undefined
  const byName = new Map(nodes.map((node) => [node.about, node]))
  const find: Find = (about) => byName.get(about)
  return nodes.flatMap((node): Read[] => {
    const kind = word(node, 'z:itemType')
    if (kind === undefined || noWorks.has(kind)) return []
    // A kind that came after this was written is a document: better than not there.
    return [{ line: node.line, value: workFrom(node, kinds[kind] ?? 'document', find) }]
  })
}
