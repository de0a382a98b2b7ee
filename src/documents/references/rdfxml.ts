import { decodeXML } from 'entities'
import { piecesOf, type Piece } from '../markup.ts'

/** A thing of an RDF file: its kind, its name, and by property what is said of it. `points`: it is only the name of another. */
export interface Node {
  readonly type: string
  readonly about: string
  readonly line: number
  readonly points?: string
  readonly properties: Map<string, (string | Node)[]>
}

const spaces: Readonly<Record<string, string>> = {
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf', 'http://www.zotero.org/namespaces/export#': 'z', 'http://purl.org/dc/terms/': 'dcterms', 'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/net/biblio#': 'bib', 'http://xmlns.com/foaf/0.1/': 'foaf', 'http://prismstandard.org/namespaces/1.2/basic/': 'prism', 'http://nwalsh.com/rdf/vCard#': 'vcard',
  'http://purl.org/rss/1.0/modules/link/': 'link',
}

/** What stands open: a thing, or a property of the thing above it with the words in it until now. */
type Open = { readonly node: Node } | { readonly property: string; readonly of: Node; words: string; full: boolean }

const deepest = 30
const mostNodes = 200_000

const lineCounter = (text: string) => {
  let [at, line] = [0, 1]
  return (to: number) => {
    for (; at < to; at += 1) if (text[at] === '\n') line += 1
    return line
  }
}

/** Reads one file; the prefixes of its names are brought to ours. */
class Reader {
  readonly nodes: Node[] = []
  readonly #stack: Open[] = []
  readonly #prefixes = new Map<string, string>()
  readonly #lineAt: (to: number) => number
  #from = 0

  constructor(private readonly text: string) { this.#lineAt = lineCounter(text) }

  #nameOf(written: string): string {
    const [prefix = '', local] = written.includes(':') ? written.split(':', 2) : ['', written]
    return `${this.#prefixes.get(prefix) ?? prefix}:${local}`
  }

  /** The attributes by our names; prefixes that are declared on this tag count for it already. */
  #attributes({ attributes }: Piece & { kind: 'open' }): Map<string, string> {
    for (const [name, raw] of attributes) if (name.startsWith('xmlns:')) this.#prefixes.set(name.slice(6), spaces[decodeXML(raw)] ?? '?')
    return new Map(attributes.filter(([name]) => !name.startsWith('xmlns')).map(([name, raw]) => [this.#nameOf(name), decodeXML(raw)]))
  }

  #line(raw: string): number {
    const at = this.text.indexOf(raw, this.#from)
    if (at >= 0) this.#from = at
    return this.#lineAt(this.#from)
  }

  open(piece: Piece & { kind: 'open' }): boolean {
    const said = this.#attributes(piece)
    const name = this.#nameOf(piece.name)
    const above = this.#stack.at(-1)
    if (this.#stack.length >= deepest || this.nodes.length >= mostNodes) return false
    if (above && 'node' in above && name !== 'rdf:RDF') {
      const points = said.get('rdf:resource')
      const property = { property: name, of: above.node, words: '', full: points !== undefined }
      if (points !== undefined) this.#put(property, { type: '', about: '', line: 0, points, properties: new Map() })
      if (!piece.empty) this.#stack.push(property)
      return true
    }
    if (name === 'rdf:RDF') return true
    const node: Node = { type: name, about: said.get('rdf:about') ?? said.get('rdf:ID') ?? '', line: this.#stack.length === 0 ? this.#line(`<${piece.name}`) : 0, properties: new Map() }
    if (this.#stack.length === 0) this.#from += 1
    if (above && 'property' in above) { above.full = true; this.#put(above, node) }
    if (above === undefined || node.about !== '') this.nodes.push(node)
    if (!piece.empty) this.#stack.push({ node })
    return true
  }

  close(): void {
    const done = this.#stack.pop()
    if (done && 'property' in done && !done.full) this.#put(done, done.words.trim())
  }

  words(text: string): void {
    const open = this.#stack.at(-1)
    if (open && 'property' in open) open.words += text
  }

  #put({ property, of }: { property: string; of: Node }, value: string | Node): void {
    const known = of.properties.get(property)
    if (known) known.push(value)
    else of.properties.set(property, [value])
  }
}

/** The things of an RDF/XML file that have a name or stand by themselves, in order; undefined when it is too deep, too large, or declares anything of its own. */
export const nodesIn = (text: string): Node[] | undefined => {
  const reader = new Reader(text)
  for (const piece of piecesOf(text)) {
    if (piece.kind === 'doctype') return undefined
    if (piece.kind === 'open') { if (!reader.open(piece)) return undefined }
    else if (piece.kind === 'close') { if (!/(?:^|:)RDF$/.test(piece.name)) reader.close() }
    else reader.words(piece.kind === 'data' ? piece.text : decodeXML(piece.text))
  }
  return reader.nodes
}
