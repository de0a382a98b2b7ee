// The package comes without types; this is what we use of it.
declare module 'n3' {
  export interface NamedNode { readonly termType: 'NamedNode'; readonly value: string }
  export interface BlankNode { readonly termType: 'BlankNode'; readonly value: string }
  export interface Literal { readonly termType: 'Literal'; readonly value: string; readonly language: string; readonly datatype: NamedNode }
  export type Term = NamedNode | BlankNode | Literal
  export interface Quad { readonly subject: NamedNode | BlankNode; readonly predicate: NamedNode; readonly object: Term }
  export class Parser {
    constructor(options?: { format?: string; baseIRI?: string; blankNodePrefix?: string })
    parse(text: string): Quad[]
  }
  export class Writer {
    constructor(options?: { format?: string; prefixes?: Readonly<Record<string, string>> })
    addQuads(quads: readonly Quad[]): void
    end(done: (fault: Error | null, text: string) => void): void
    quadsToString(quads: readonly Quad[]): string
  }
  export class Store { constructor(quads?: readonly Quad[]) }
  export const DataFactory: {
    namedNode(value: string): NamedNode
    blankNode(value?: string): BlankNode
    literal(value: string, languageOrDatatype?: string | NamedNode): Literal
    quad(subject: NamedNode | BlankNode, predicate: NamedNode, object: Term): Quad
  }
}
