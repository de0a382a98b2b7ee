import { decodeHTML } from 'entities'
import { piecesOf, type Piece } from './markup.ts'

/** What is left of markup: its text, line by line, and the same with the few tags that can do nothing. */
export interface Cleaned { readonly text: string; readonly html: string }

const kept = new Set(['p', 'ul', 'ol', 'li', 'em', 'strong', 'b', 'i', 'code', 'pre', 'blockquote', 'br', 'h3', 'h4', 'a'])
const gone = new Set([
  'script', 'style', 'iframe', 'object', 'embed', 'applet', 'noscript', 'template', 'svg',
  'math', 'textarea', 'select', 'title', 'head', 'xmp', 'noembed', 'noframes', 'plaintext',
])
const blocks = new Set([
  'p', 'div', 'br', 'li', 'ul', 'ol', 'tr', 'table', 'blockquote', 'pre',
  'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'dt', 'dd', 'section', 'article',
])
const empty = new Set(['br'])
const mostDepth = 40

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] as string)

// Marks that turn the direction of what follows, and those that nobody sees, are left out: they make a text read as another.
// Those that join letters and small pictures stay.
const unseen = /(?![\t\n\r\u200c\u200d])[\p{Cc}\p{Cf}\ufffe\uffff]/gu

/** A text without marks that cannot be seen, with its spaces folded. */
export const plainLine = (text: string): string => text.replace(unseen, '').replace(/\s+/g, ' ').trim()

/** An address that may be linked to, made whole against the address of the page it stood on; '' for anything but http and https. */
export const webAddress = (address: string, base: string): string => {
  const tidy = address.trim()
  if (tidy === '' || tidy.length > 2000 || !URL.canParse(tidy, base || undefined)) return ''
  const url = new URL(tidy, base || undefined)
  if (!/^https?:$/.test(url.protocol) || url.username || url.password || url.href.length > 2000) return ''
  return url.href
}

class Cleaning {
  readonly words: string[] = []
  readonly html: string[] = []
  readonly open: string[] = []
  readonly #base: string
  #gone = ''
  constructor(base: string) {
    this.#base = base
  }

  take(piece: Piece): void {
    if (this.#gone !== '') {
      if (piece.kind === 'close' && piece.name.toLowerCase() === this.#gone) this.#gone = ''
      return
    }
    if (piece.kind === 'text' || piece.kind === 'data') this.#say(piece.text)
    else if (piece.kind === 'open') this.#begin(piece)
    else if (piece.kind === 'close') this.#end(piece.name.toLowerCase())
  }

  #say(raw: string) {
    const text = decodeHTML(raw).replace(unseen, '')
    this.words.push(text.replace(/\s+/g, ' '))
    this.html.push(escaped(text))
  }

  #begin({ name, attributes, empty: closed }: Extract<Piece, { kind: 'open' }>) {
    const tag = name.toLowerCase()
    if (gone.has(tag)) { if (!closed) this.#gone = tag; return }
    if (blocks.has(tag)) this.words.push('\n')
    if (!kept.has(tag)) return
    if (empty.has(tag)) { this.html.push(`<${tag}>`); return }
    if (this.open.length >= mostDepth) return
    const href = tag === 'a' ? webAddress(decodeHTML(attributes.find(([one]) => one.toLowerCase() === 'href')?.[1] ?? ''), this.#base) : ''
    if (tag === 'a' && href === '') return
    this.html.push(tag === 'a' ? `<a href="${escaped(href)}" rel="noopener nofollow">` : `<${tag}>`)
    this.open.push(tag)
  }

  #end(tag: string) {
    if (blocks.has(tag) && !empty.has(tag)) this.words.push('\n')
    const at = this.open.lastIndexOf(tag)
    if (at !== -1) for (const one of this.open.splice(at).reverse()) this.html.push(`</${one}>`)
  }
}

/**
 * Markup of strangers as text, and as the few tags that can do nothing: written out anew from what was read, never passed
 * on. Scripts, styles, frames, pictures and all attributes but the address of a link are left out; addresses are made whole
 * against `base`. Reads at most 200,000 signs, in one pass.
 */
export const cleaned = (markup: string, base: string): Cleaned => {
  const cleaning = new Cleaning(base)
  for (const piece of piecesOf(markup.slice(0, 200_000))) cleaning.take(piece)
  const closing = cleaning.open.reverse().map((tag) => `</${tag}>`)
  const text = cleaning.words.join('').split('\n').map((line) => line.replace(/\s+/g, ' ').trim()).filter(Boolean).join('\n')
  return { text, html: [...cleaning.html, ...closing].join('').trim() }
}
