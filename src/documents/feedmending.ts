import { decodeHTMLStrict } from 'entities'
import { piecesOf, type Piece } from './markup.ts'

/**
 * Why something is not a feed: a web page, nothing at all, something else, or a list of definitions that could unfold to
 * anything. `title` is what a page calls itself, `feeds` the addresses where it says that its feeds are.
 */
export class NotAFeed extends Error {
  override readonly name = 'NotAFeed'
  constructor(readonly reason: 'page' | 'empty' | 'unknown' | 'entities', readonly title = '', readonly feeds: readonly string[] = []) {
    super(`not a feed: ${reason}`)
  }
}

export type Root = 'rss' | 'atom' | 'rdf' | 'opml'

const roots: Readonly<Record<string, Root>> = { rss: 'rss', feed: 'atom', rdf: 'rdf', opml: 'opml' }
const localOf = (name: string): string => (name.split(':').at(-1) ?? name).toLowerCase()
const isName = /^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?$/

const containers = new Set(['rss', 'channel', 'rdf', 'feed'])
const mostDepth = 100
const mostWords = 400_000
const notXml = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu
const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(notXml, '').replace(/[&<>"]/g, (sign) => signs[sign] as string)

/** What a web page calls itself; '' when it does not. */
export const pageTitle = (text: string): string => {
  const [, title = ''] = /<title[^>]{0,200}>([^<]{0,300})/i.exec(text.slice(0, 50_000)) ?? []
  return decodeHTMLStrict(title).replace(/\s+/g, ' ').trim()
}

const feedTypes = /^application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json)$/i
const valueIn = (tag: string, name: string): string => {
  const [, double, single, bare] = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\\s"'>]{1,2000}))`, 'i').exec(tag) ?? []
  return decodeHTMLStrict(double ?? single ?? bare ?? '').trim()
}

/** Where a web page says that its feeds are (`<link rel="alternate">`), as it writes the addresses; ten at most. */
export const feedLinks = (text: string): string[] => [...text.slice(0, 300_000).matchAll(/<link\b[^>]{0,4000}>/gi)].map(([tag]) => tag)
  .filter((tag) => valueIn(tag, 'rel').toLowerCase().split(/\s+/).includes('alternate') && feedTypes.test(valueIn(tag, 'type')))
  .map((tag) => valueIn(tag, 'href')).filter(Boolean).slice(0, 10)

class Mending {
  readonly out: string[] = []
  readonly #open: { name: string; coded: boolean }[] = []
  readonly #most: number
  root: Root | undefined
  full = false
  #items = 0
  #room = mostWords
  constructor(most: number) {
    this.#most = most
  }

  take(piece: Piece): void {
    if (piece.kind === 'doctype') { if (piece.entities) throw new NotAFeed('entities'); return }
    if (piece.kind === 'open') this.#begin(piece)
    else if (piece.kind === 'close') this.#end(piece.name)
    else if (this.#open.length > 0) this.#say(piece.kind === 'data' ? piece.text : decodeHTMLStrict(piece.text))
  }

  #say(text: string) {
    if (this.#room <= 0) return
    const words = text.slice(0, this.#room)
    this.#room -= words.length
    this.out.push(escaped(this.#open.at(-1)?.coded ? Buffer.from(words, 'base64').toString('utf8') : words))
  }

  #begin({ name, attributes, empty }: Extract<Piece, { kind: 'open' }>) {
    const local = localOf(name)
    if (this.root === undefined) {
      if (['html', 'head', 'body', 'meta'].includes(local)) throw new NotAFeed('page')
      this.root = roots[local]
      if (this.root === undefined) throw new NotAFeed('unknown')
    }
    if (!isName.test(name) || this.#open.length >= mostDepth) return
    if ((local === 'item' || local === 'entry' || local === 'outline') && this.#isFull()) return
    if (name === 'item' || name === 'entry') this.#closeBefore()
    const said = new Map(attributes.filter(([one]) => isName.test(one)))
    const coded = /^base64$/i.test(said.get('mode') ?? '')
    const words = [...said].map(([one, value]) => ` ${one}="${escaped(decodeHTMLStrict(value).slice(0, 4000))}"`).join('')
    this.out.push(empty ? `<${name}${words}/>` : `<${name}${words}>`)
    if (!empty) this.#open.push({ name, coded })
  }

  /** No item lies in another or in a title: what stands open there was never closed. */
  #closeBefore() {
    const within = this.#open.findLastIndex((one) => containers.has(localOf(one.name)))
    if (within >= 0 && within < this.#open.length - 1) this.#close(within + 1)
  }

  #isFull() {
    this.#items += 1
    this.#room = mostWords
    this.full = this.#items > this.#most
    return this.full
  }

  #end(name: string) {
    const at = this.#open.findLastIndex((one) => one.name === name)
    if (at > 0 || at === 0 && this.#open.length === 1) this.#close(at)
  }

  #close(from: number) {
    for (const { name } of this.#open.splice(from).reverse()) this.out.push(`</${name}>`)
  }

  done(): string {
    this.#close(0)
    return this.out.join('')
  }
}

/**
 * A feed or a list of feeds as well-formed XML with the same words, whatever state it was in: what is not closed is closed,
 * what is no mark becomes text, names of signs become signs, base64 is read, definitions are left out and never followed.
 * At most `most` items. What reads it after this meets nothing that it could stumble over. Throws NotAFeed.
 */
export const mended = (text: string, most: number): { xml: string; root: Root } => {
  const mending = new Mending(most)
  try {
    for (const piece of piecesOf(text)) {
      mending.take(piece)
      if (mending.full) break
    }
  } catch (fault) {
    if (fault instanceof NotAFeed && fault.reason === 'page') throw new NotAFeed('page', pageTitle(text), feedLinks(text))
    throw fault
  }
  if (!mending.root) throw new NotAFeed(text.trim() === '' ? 'empty' : 'unknown')
  return { xml: mending.done(), root: mending.root }
}
