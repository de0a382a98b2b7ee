import { DataFactory, Parser, Writer, type Literal, type Quad } from 'n3'
import type { Described, Source } from './form.ts'
import { readJsonLd, UnreadableJson } from './jsonld.ts'
import { dct, foaf, rdfsComment, rdfType, skos, unadoptedNote } from './skos.ts'

/** A concept that came in. `key` names it within its file, and so do `broader` and `related`. `rest`: what else was said of it (N-Triples). */
export interface ReadConcept extends Described { readonly key: string; readonly uri: string; readonly language: string; readonly rest: string }
/**
 * A list that came in. `rest`: what lies at none of its concepts (N-Triples). `unnamed`: concepts without a preferred label, kept in `rest`.
 * `left`: the lines of a table that came to nothing, for they name no term or one that stands above.
 */
export interface ReadThesaurus {
  readonly uri: string; readonly title: string; readonly concepts: readonly ReadConcept[]; readonly rest: string; readonly unnamed: number; readonly left: readonly number[]
}
/** Why a file could not be read; `line` where that is known. */
export interface Unread { readonly fault: 'syntax' | 'context' | 'none' | 'many' | 'large'; readonly line?: number }

const mostConcepts = 5000
const most = { rest: 390_000, whole: 3_900_000, long: 9000, label: 200 } as const

type BySubject = ReadonlyMap<string, readonly Quad[]>

const literals = (quads: readonly Quad[], property: string): { quad: Quad; value: string; language: string }[] => quads.flatMap((one) =>
  (one.predicate.value === property && one.object.termType === 'Literal' ? [{ quad: one, value: one.object.value, language: (one.object as Literal).language }] : []))
const points = (quads: readonly Quad[], property: string) => quads.filter(({ predicate, object }) => predicate.value === property && object.termType === 'NamedNode')

const written = (quads: readonly Quad[]) => (quads.length === 0 ? '' : new Writer({ format: 'N-Triples' }).quadsToString(quads))

/** Dutch where there is Dutch, else English, else whatever comes first. */
const languageOf = (labels: readonly { language: string }[]): string => {
  const all = labels.map(({ language }) => language)
  return all.find((one) => one === 'nl') ?? all.find((one) => one === 'en') ?? all[0] ?? ''
}

/** A source that is no more than a title and an address; others stay statements. */
const plainSource = (quads: readonly Quad[] | undefined, uri: string): { source: Source; used: readonly Quad[] } | undefined => {
  const titles = quads ? literals(quads, dct('title')) : []
  const pages = quads ? points(quads, foaf('page')) : []
  const types = quads ? points(quads, rdfType).filter(({ object }) => object.value === foaf('Document')) : []
  const [title, page] = [titles[0], pages[0]]
  if (!quads || !title || titles.length > 1 || pages.length > 1 || types.length !== 1 || quads.length !== titles.length + pages.length + types.length) return undefined
  if (title.value.length > 500 || (page?.object.value.length ?? 0) > 1500) return undefined
  return { source: { title: title.value, url: page?.object.value ?? '', uri, language: title.language }, used: quads }
}

class Taker {
  readonly used = new Set<Quad>()
  constructor(readonly quads: readonly Quad[], readonly language: string) {}

  /** The texts of a property in one language, as many and as long as fit. */
  all(property: string, longest: number, count: number, language = this.language): string[] {
    const found = literals(this.quads, property).filter((one) => one.language === language && one.value.length <= longest && one.value.trim() !== '').slice(0, count)
    found.forEach((one) => this.used.add(one.quad))
    return found.map(({ value }) => value)
  }

  one(property: string, longest: number, language = this.language): string { return this.all(property, longest, 1, language)[0] ?? '' }

  targets(property: string, known: BySubject, count: number): string[] {
    const found = points(this.quads, property).filter(({ object }) => known.has(object.value)).slice(0, count)
    found.forEach((one) => this.used.add(one))
    return found.map(({ object }) => object.value)
  }
}

const sourcesIn = (taker: Taker, bySubject: BySubject, usedElsewhere: Set<Quad>): Source[] => points(taker.quads, dct('source')).slice(0, 20).flatMap((one) => {
  const found = plainSource(bySubject.get(one.object.value), one.object.value)
  if (!found) return []
  taker.used.add(one)
  found.used.forEach((each) => usedElsewhere.add(each))
  return [found.source]
})

const ofOurs = ({ predicate, object }: Quad) => predicate.value === skos('editorialNote') && object.termType === 'Literal' && object.value === unadoptedNote

const conceptFrom = (uri: string, quads: readonly Quad[], concepts: BySubject, bySubject: BySubject, usedElsewhere: Set<Quad>, scheme: RegExp): ReadConcept => {
  const labels = literals(quads, skos('prefLabel')).filter(({ value }) => value.length <= most.label && value.trim() !== '')
  const taker = new Taker(quads, languageOf(labels))
  const { language } = taker
  const read = {
    key: uri, uri, language, label: taker.one(skos('prefLabel'), most.label), label_en: language === 'en' ? '' : taker.one(skos('prefLabel'), most.label, 'en'),
    alt: taker.all(skos('altLabel'), most.label, 50), hidden: taker.all(skos('hiddenLabel'), most.label, 50), definition: taker.one(skos('definition'), most.long),
    explanation: taker.one(rdfsComment, most.long), examples: taker.all(skos('example'), most.long, 50), note: taker.one(skos('scopeNote'), most.long),
    sources: sourcesIn(taker, bySubject, usedElsewhere), broader: taker.targets(skos('broader'), concepts, 50), related: taker.targets(skos('related'), concepts, 200),
  }
  // What the other says of this one goes out again from there.
  const narrower = points(quads, skos('narrower')).filter(({ object }) => points(concepts.get(object.value) ?? [], skos('broader')).some((one) => one.object.value === uri))
  const typed = points(quads, rdfType).filter(({ object }) => object.value === skos('Concept'))
  const placed = quads.filter(({ predicate, object }) => (predicate.value === skos('inScheme') || predicate.value === skos('topConceptOf')) && scheme.test(object.value))
  for (const one of [...narrower, ...typed, ...placed, ...quads.filter(ofOurs)]) taker.used.add(one)
  return { ...read, rest: written(quads.filter((one) => !taker.used.has(one))) }
}

/** The statements as a list of concepts, with all that is no field of ours kept as it was said. `own`: matches the addresses of our own schemes. */
export const thesaurusFrom = (quads: readonly Quad[], own: RegExp): ReadThesaurus | Unread => {
  const bySubject = new Map<string, Quad[]>()
  for (const one of quads) {
    if (one.subject.termType !== 'NamedNode') continue
    const known = bySubject.get(one.subject.value)
    if (known) known.push(one)
    else bySubject.set(one.subject.value, [one])
  }
  const typed = [...bySubject].filter(([, all]) => points(all, rdfType).some(({ object }) => object.value === skos('Concept')))
  const concepts = new Map(typed.filter(([uri, all]) => uri.length <= 2000 && literals(all, skos('prefLabel')).some(({ value }) => value.length <= most.label && value.trim() !== '')))
  if (concepts.size === 0) return { fault: 'none' }
  if (concepts.size > mostConcepts) return { fault: 'many' }
  const usedElsewhere = new Set<Quad>()
  const read = [...concepts].map(([uri, all]) => conceptFrom(uri, all, concepts, bySubject, usedElsewhere, own))
  const schemes = [...bySubject].filter(([uri, all]) => !own.test(uri) && points(all, rdfType).some(({ object }) => object.value === skos('ConceptScheme')))
  const [uri = '', about = []] = schemes[0] ?? []
  const titles = [...literals(about, dct('title')), ...literals(about, skos('prefLabel')), ...literals(about, 'http://www.w3.org/2000/01/rdf-schema#label')]
  const rest = written(quads.filter((one) => !concepts.has(one.subject.value) && !usedElsewhere.has(one) && !own.test(one.subject.value)))
  if (rest.length > most.whole || read.some((one) => one.rest.length > most.rest)) return { fault: 'large' }
  return { uri, title: (titles.find(({ language }) => language === 'nl') ?? titles[0])?.value.slice(0, 300) ?? '', concepts: read, rest, unnamed: typed.length - concepts.size, left: [] }
}

// What has no name in the file the library counts, from nothing in each thread: two files would share those names.
const keptApart = (quads: readonly Quad[], prefix: string): readonly Quad[] => {
  const apart = <T extends Quad['subject'] | Quad['object']>(term: T): T =>
    (term.termType === 'BlankNode' && !term.value.startsWith(prefix) ? DataFactory.blankNode(`${prefix}${term.value.replace(/[^A-Za-z0-9]/g, '')}`) as T : term)
  return quads.map((one) => (one.subject.termType === 'BlankNode' || one.object.termType === 'BlankNode' ? DataFactory.quad(apart(one.subject), one.predicate, apart(one.object)) : one))
}

/** The statements of a text, Turtle or JSON-LD; blank nodes get `prefix` before their name, so that two files keep theirs apart. */
export const readStatements = (text: string, prefix: string): readonly Quad[] | Unread => {
  try {
    if (/^\s*[[{]\s*["{\]}]/.test(text) && !/^\s*\[\s*\]/.test(text)) return readJsonLd(text, prefix)
    return keptApart(new Parser({ blankNodePrefix: `_:${prefix}`, baseIRI: 'urn:leeg:' }).parse(text), prefix)
  } catch (fault) {
    if (fault instanceof UnreadableJson) return { fault: fault.code }
    const line = (fault as { context?: { line?: number } }).context?.line
    return { fault: 'syntax', ...(typeof line === 'number' && { line }) }
  }
}
