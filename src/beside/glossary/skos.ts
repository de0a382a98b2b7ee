import { DataFactory, Parser, Writer, type Quad, type Term } from 'n3'
import { namesOnce } from './form.ts'
import type { OutConcept } from './queries.ts'

const { namedNode, literal, quad } = DataFactory

/** The vocabularies of NL-SBB, by their usual prefix. */
export const prefixes = {
  skos: 'http://www.w3.org/2004/02/skos/core#', dct: 'http://purl.org/dc/terms/', rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#', foaf: 'http://xmlns.com/foaf/0.1/',
} as const
export const skos = (name: string): string => `${prefixes.skos}${name}`
export const dct = (name: string): string => `${prefixes.dct}${name}`
export const foaf = (name: string): string => `${prefixes.foaf}${name}`
export const rdfType = `${prefixes.rdf}type`
export const rdfsComment = `${prefixes.rdfs}comment`
/** Stands at what is only proposed; it goes out and does not come back in. */
export const unadoptedNote = 'Voorstel: nog niet vastgesteld.'

/** A glossary as it goes out. `uriOf`: the lasting address of one of its concepts. `rest`: statements of lists from elsewhere (N-Triples). */
export interface OutScheme {
  readonly uri: string
  readonly title: string
  readonly concepts: readonly OutConcept[]
  readonly rest: readonly string[]
  readonly uriOf: (concept: Pick<OutConcept, 'id' | 'uri'>) => string
}

const text = (value: string, language: string) => (language === '' ? literal(value) : literal(value, language))
const statements = (ntriples: string): Quad[] => (ntriples === '' ? [] : new Parser({ format: 'N-Triples', blankNodePrefix: '_:' }).parse(ntriples))

const labelsOf = (given: OutConcept, uri: string): Quad[] => {
  // What came from elsewhere goes out as it came.
  const concept = given.uri === '' ? namesOnce(given) : given
  const { language } = concept
  const say = (property: string, values: readonly string[], of = language) =>
    values.filter((value) => value !== '').map((value) => quad(namedNode(uri), namedNode(property), text(value, of)))
  return [
    ...say(skos('prefLabel'), [concept.label]), ...say(skos('prefLabel'), [concept.label_en], 'en'), ...say(skos('altLabel'), concept.alt),
    ...say(skos('hiddenLabel'), concept.hidden), ...say(skos('definition'), [concept.definition]), ...say(rdfsComment, [concept.explanation]),
    ...say(skos('example'), concept.examples), ...say(skos('scopeNote'), [concept.note]),
    ...(concept.adopted ? [] : say(skos('editorialNote'), [unadoptedNote], 'nl')),
  ]
}

// An address with a sign in it that no address has would make a file that nobody can read.
const isAddress = (url: string) => /^https?:\/\/[^\s<>"{}|\\^`]+$/.test(url)

const sourcesOf = ({ sources, language }: OutConcept, uri: string): Quad[] => sources.flatMap((source, at) => {
  const node = namedNode(source.uri || `${uri}#bron-${at + 1}`)
  return [
    quad(namedNode(uri), namedNode(dct('source')), node), quad(node, namedNode(rdfType), namedNode(foaf('Document'))),
    quad(node, namedNode(dct('title')), text(source.title, source.language ?? (language || 'nl'))),
    ...(isAddress(source.url) ? [quad(node, namedNode(foaf('page')), namedNode(source.url))] : []),
  ]
})

interface Ties { readonly broader: Map<string, Set<string>>; readonly narrower: Map<string, Set<string>>; readonly related: Map<string, Set<string>> }

/** Relations both ways, only between concepts that go out. */
const tiesIn = (concepts: readonly OutConcept[]): Ties => {
  const out = new Set(concepts.map(({ id }) => id))
  const ties: Ties = { broader: new Map(), narrower: new Map(), related: new Map() }
  const tie = (map: Map<string, Set<string>>, from: string, to: string) => { map.set(from, (map.get(from) ?? new Set()).add(to)) }
  for (const { id, broader, related } of concepts) {
    for (const other of broader.filter((one) => out.has(one))) { tie(ties.broader, id, other); tie(ties.narrower, other, id) }
    for (const other of related.filter((one) => out.has(one))) { tie(ties.related, id, other); tie(ties.related, other, id) }
  }
  return ties
}

/** Every statement about a glossary, after NL-SBB. What came from elsewhere keeps its own addresses, scheme and statements. */
export const statementsOf = ({ uri: scheme, title, concepts, rest, uriOf }: OutScheme): Quad[] => {
  const uris = new Map(concepts.map((concept) => [concept.id, uriOf(concept)]))
  const ties = tiesIn(concepts)
  const own = concepts.filter(({ uri }) => uri === '')
  const tops = own.filter(({ id }) => !ties.broader.has(id))
  const tied = (concept: OutConcept, kind: keyof Ties) => [...(ties[kind].get(concept.id) ?? [])]
    .map((other) => quad(namedNode(uris.get(concept.id) ?? ''), namedNode(skos(kind)), namedNode(uris.get(other) ?? '')))
  const head = own.length === 0 ? [] : [
    quad(namedNode(scheme), namedNode(rdfType), namedNode(skos('ConceptScheme'))), quad(namedNode(scheme), namedNode(dct('title')), literal(title, 'nl')),
    quad(namedNode(scheme), namedNode(skos('prefLabel')), literal(title, 'nl')),
    ...tops.map(({ id }) => quad(namedNode(scheme), namedNode(skos('hasTopConcept')), namedNode(uris.get(id) ?? ''))),
  ]
  const isTop = new Set(tops.map(({ id }) => id))
  const body = concepts.flatMap((concept) => {
    const it = uris.get(concept.id) ?? ''
    const place = concept.uri !== '' ? [] : [
      quad(namedNode(it), namedNode(skos('inScheme')), namedNode(scheme)),
      ...(isTop.has(concept.id) ? [quad(namedNode(it), namedNode(skos('topConceptOf')), namedNode(scheme))] : []),
    ]
    return [
      quad(namedNode(it), namedNode(rdfType), namedNode(skos('Concept'))), ...place, ...labelsOf(concept, it), ...tied(concept, 'broader'), ...tied(concept, 'narrower'),
      ...tied(concept, 'related'), ...statements(concept.rest), ...sourcesOf(concept, it),
    ]
  })
  return [...head, ...body, ...rest.flatMap(statements)]
}

/** Statements as Turtle. */
export const toTurtle = (quads: readonly Quad[]): string => {
  const writer = new Writer({ prefixes })
  let written = ''
  writer.addQuads(quads)
  writer.end((fault, whole) => {
    if (fault) throw fault
    written = whole
  })
  return written
}

const short = (uri: string): string => {
  const found = Object.entries(prefixes).find(([, base]) => uri.startsWith(base) && /^[A-Za-z][\w-]*$/.test(uri.slice(base.length)))
  return found ? `${found[0]}:${uri.slice(found[1].length)}` : uri
}

const valueOf = (term: Term) => {
  if (term.termType === 'NamedNode') return { '@id': term.value }
  if (term.termType === 'BlankNode') return { '@id': `_:${term.value}` }
  if (term.language !== '') return { '@value': term.value, '@language': term.language }
  const plain = term.datatype.value === 'http://www.w3.org/2001/XMLSchema#string'
  return plain ? { '@value': term.value } : { '@value': term.value, '@type': term.datatype.value }
}

/** Statements as JSON-LD: a context of prefixes, and a node for each subject. */
export const toJsonLd = (quads: readonly Quad[]): string => {
  const nodes = new Map<string, Record<string, unknown>>()
  for (const { subject, predicate, object } of quads) {
    const id = subject.termType === 'BlankNode' ? `_:${subject.value}` : subject.value
    const node = nodes.get(id) ?? { '@id': id }
    nodes.set(id, node)
    const isType = predicate.value === rdfType && object.termType === 'NamedNode'
    const key = isType ? '@type' : short(predicate.value)
    node[key] = [...((node[key] as unknown[] | undefined) ?? []), isType ? short(object.value) : valueOf(object)]
  }
  return `${JSON.stringify({ '@context': prefixes, '@graph': [...nodes.values()] }, null, 1)}\n`
}
