/** A part of a text with markup. Texts are raw: their entities still stand in them; `data` came from a CDATA section. */
export type Piece =
  | { readonly kind: 'text' | 'data'; readonly text: string }
  | { readonly kind: 'open'; readonly name: string; readonly attributes: readonly (readonly [name: string, raw: string])[]; readonly empty: boolean }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'doctype'; readonly entities: boolean; readonly name: string }

const mostAttributes = 50
const tagName = /[A-Za-z_][\p{L}\p{N}_.:-]*/uy
const attribute = /[\s/]*([^\s=>/"'<]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']*)))?/y
const tagEnd = /[\s/]*>?/y

interface Found { readonly piece?: Piece; readonly end: number }

/** Where a section that began here ends; what is never closed runs to the end, so that no text is looked through twice. */
const pastEnd = (text: string, mark: string, from: number): { inside: number; end: number } => {
  const at = text.indexOf(mark, from)
  return at === -1 ? { inside: text.length, end: text.length } : { inside: at, end: at + mark.length }
}

const doctypeAt = (text: string, at: number): Found => {
  const close = text.indexOf('>', at)
  const open = text.indexOf('[', at)
  const hasSubset = open !== -1 && (close === -1 || open < close)
  const { inside, end } = hasSubset ? pastEnd(text, ']>', open) : pastEnd(text, '>', at)
  const words = text.slice(at, Math.min(inside, at + 100_000))
  return { piece: { kind: 'doctype', entities: /<!ENTITY/i.test(words), name: /^<!\w+\s+([\w:]+)/.exec(words)?.[1] ?? '' }, end }
}

const openAt = (text: string, at: number): Found => {
  tagName.lastIndex = at + 1
  const name = tagName.exec(text)?.[0]
  if (!name) return { piece: { kind: 'text', text: '<' }, end: at + 1 }
  const attributes: (readonly [string, string])[] = []
  let end = tagName.lastIndex
  for (;;) {
    attribute.lastIndex = end
    const found = attribute.exec(text)
    if (!found) break
    if (attributes.length < mostAttributes) attributes.push([found[1] as string, found[2] ?? found[3] ?? found[4] ?? ''])
    end = attribute.lastIndex
  }
  tagEnd.lastIndex = end
  const close = tagEnd.exec(text)?.[0] ?? ''
  // A quote without its other half is passed over, or it would hold the tag open for ever.
  const skipped = close === '' && /["'=]/.test(text[end] ?? '') ? 1 : 0
  return { piece: { kind: 'open', name, attributes, empty: close.includes('/') }, end: end + close.length + skipped }
}

const at = (text: string, from: number): Found => {
  if (text.startsWith('<!--', from)) return { end: pastEnd(text, '-->', from + 4).end }
  if (text.startsWith('<![CDATA[', from)) {
    const { inside, end } = pastEnd(text, ']]>', from + 9)
    return { piece: { kind: 'data', text: text.slice(from + 9, inside) }, end }
  }
  if (text.startsWith('<!', from)) return doctypeAt(text, from)
  if (text.startsWith('<?', from)) return { end: pastEnd(text, '>', from).end }
  if (!text.startsWith('</', from)) return openAt(text, from)
  const { inside, end } = pastEnd(text, '>', from)
  return { piece: { kind: 'close', name: text.slice(from + 2, Math.min(inside, from + 200)).trim() }, end }
}

const beginsMark = /[A-Za-z_/!?]/

/** Where the next mark begins; a sign that begins none is text. */
const nextMark = (text: string, from: number): number => {
  let next = text.indexOf('<', from)
  while (next !== -1 && !beginsMark.test(text[next + 1] ?? '')) next = text.indexOf('<', next + 1)
  return next
}

/**
 * The parts of a text with markup, XML or HTML, well-formed or not: every sign is looked at once, whatever stands there, so
 * the time it takes grows with the length and no faster. Comments and processing instructions are left out.
 */
export function* piecesOf(text: string): Generator<Piece, void, undefined> {
  let from = 0
  while (from < text.length) {
    const next = nextMark(text, from)
    if (next !== from) {
      yield { kind: 'text', text: next === -1 ? text.slice(from) : text.slice(from, next) }
      if (next === -1) return
    }
    const { piece, end } = at(text, next)
    if (piece) yield piece
    from = end
  }
}
