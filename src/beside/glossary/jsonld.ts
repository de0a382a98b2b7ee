import { DataFactory, type Quad } from 'n3'
import { readJson } from '../../documents/json.ts'
import { rdfType } from './skos.ts'

const { namedNode, blankNode, literal, quad } = DataFactory

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
type Object = { readonly [key: string]: Json }
interface Defined { readonly id: string; readonly type?: string; readonly language?: string; readonly container?: string }
interface Context { readonly terms: ReadonlyMap<string, Defined>; readonly language: string; readonly vocab: string; readonly base: string }

/** Why JSON-LD could not be read: 'context' asks for a file elsewhere, which we do not fetch; 'syntax' is no JSON-LD that we know. */
export class UnreadableJson extends Error {
  constructor(readonly code: 'context' | 'syntax') { super(code) }
}

const isObject = (value: Json | undefined): value is Object => typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: Json | undefined): readonly Json[] => (value === undefined || value === null ? [] : Array.isArray(value) ? value : [value as Json])
const deepest = 40

const expanded = ({ terms, base }: Context, name: string, asAddress: boolean): string => {
  const known = asAddress ? undefined : terms.get(name)
  if (known) return known.id
  const [, prefix = '', rest = ''] = /^([^:/]*):(?!\/\/)(.*)$/s.exec(name) ?? []
  const found = terms.get(prefix)
  if (found && prefix !== '') return `${found.id}${rest}`
  if (/^[a-z][\w+.-]*:/i.test(name)) return name
  if (!asAddress || base === '') return name
  try {
    return new URL(name, base).href
  } catch {
    return name
  }
}

const withContext = (before: Context, given: Json | undefined): Context => listOf(given).reduce<Context>((context, one) => {
  if (!isObject(one)) throw new UnreadableJson('context')
  const terms = new Map(context.terms)
  const next = {
    terms, language: typeof one['@language'] === 'string' ? one['@language'] : context.language,
    vocab: typeof one['@vocab'] === 'string' ? one['@vocab'] : context.vocab, base: typeof one['@base'] === 'string' ? one['@base'] : context.base,
  }
  for (const [name, value] of Object.entries(one)) if (typeof value === 'string' && !name.startsWith('@')) terms.set(name, { id: value })
  for (const [name, value] of Object.entries(one)) {
    const { '@id': id, '@type': type, '@language': language, '@container': container } = isObject(value) ? value : { '@id': value } as Object
    if (name.startsWith('@') || typeof id !== 'string') continue
    terms.set(name, {
      id: id.startsWith('@') ? id : expanded(next, id, true), ...(typeof type === 'string' && { type }), ...(typeof language === 'string' && { language }),
      ...(typeof container === 'string' && { container }),
    })
  }
  return next
}, before)

type Subject = Quad['subject']

class Reader {
  readonly quads: Quad[] = []
  #unnamed = 0
  readonly #prefix: string
  constructor(prefix: string) { this.#prefix = prefix }

  #named(id: string, context: Context): Subject {
    return id.startsWith('_:') ? blankNode(`${this.#prefix}n${id.slice(2).replace(/[^\w]/g, '')}`) : namedNode(expanded(context, id, true))
  }

  /** Reads a node with all that hangs below it; answers what it is called. */
  node(node: Object, before: Context, depth: number): Subject {
    if (depth > deepest) throw new UnreadableJson('syntax')
    const context = withContext(before, node['@context'])
    const id = Object.entries(node).find(([key]) => key === '@id' || context.terms.get(key)?.id === '@id')?.[1]
    const subject = typeof id === 'string' ? this.#named(id, context) : blankNode(`${this.#prefix}b${this.#unnamed += 1}`)
    for (const [key, value] of Object.entries(node)) {
      const defined = context.terms.get(key)
      if (key === '@graph') for (const one of listOf(value)) if (isObject(one)) this.node(one, context, depth + 1)
      if (key === '@type' || defined?.id === '@type') {
        for (const one of listOf(value)) if (typeof one === 'string') this.quads.push(quad(subject, namedNode(rdfType), namedNode(expanded(context, one, false))))
      } else if (!key.startsWith('@') && !defined?.id.startsWith('@')) this.#property(subject, key, value, context, depth)
    }
    return subject
  }

  #property(subject: Subject, key: string, value: Json, context: Context, depth: number) {
    const defined = context.terms.get(key)
    const name = expanded(context, key, false)
    const predicate = /^[a-z][\w+.-]*:/i.test(name) ? name : context.vocab && `${context.vocab}${name}`
    if (!predicate) return
    const say = (one: Json, language = defined?.language ?? context.language) => {
      const object = this.#value(one, defined, language, context, depth)
      if (object) this.quads.push(quad(subject, namedNode(predicate), object))
    }
    if (defined?.container === '@language' && isObject(value)) {
      for (const [language, words] of Object.entries(value)) for (const one of listOf(words)) say(one, language)
    } else for (const one of listOf(value)) say(one)
  }

  #value(one: Json, defined: Defined | undefined, language: string, context: Context, depth: number) {
    if (isObject(one)) {
      const { '@value': value, '@language': tag, '@type': type } = one
      if (value === undefined) return this.node(one, context, depth + 1)
      if (typeof type === 'string') return literal(String(value), namedNode(expanded(context, type, false)))
      return typeof tag === 'string' && tag !== '' ? literal(String(value), tag) : literal(String(value))
    }
    if (typeof one === 'string' && defined?.type === '@id') return this.#named(one, context)
    if (typeof one === 'string' && defined?.type === '@vocab') return namedNode(expanded(context, one, false))
    if (typeof one === 'string') return language ? literal(one, language) : literal(one)
    return typeof one === 'number' || typeof one === 'boolean' ? literal(String(one)) : undefined
  }
}

/**
 * The statements of a JSON-LD text with its context inside: prefixes, terms, languages, `@graph` and nested nodes. Nothing is
 * fetched. `prefix` stands before the names of its blank nodes. Throws UnreadableJson.
 */
export const readJsonLd = (text: string, prefix: string): Quad[] => {
  const parsed = readJson(text) as Json | undefined
  if (parsed === undefined) throw new UnreadableJson('syntax')
  const reader = new Reader(prefix)
  for (const one of listOf(parsed)) {
    if (!isObject(one)) throw new UnreadableJson('syntax')
    reader.node(one, { terms: new Map(), language: '', vocab: '', base: '' }, 0)
  }
  return reader.quads
}
