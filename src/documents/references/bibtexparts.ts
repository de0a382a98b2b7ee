/** One entry of a BibTeX file as it stands there. `line` counts from 1. */
export interface BibtexPart {
  readonly line: number
  readonly text: string
  readonly key: string
  /** keys of entries that this one takes fields from */
  readonly rests: readonly string[]
}

export interface BibtexParts {
  readonly entries: readonly BibtexPart[]
  /** all @string definitions, to be put before whatever is read */
  readonly strings: string
  /** entries that never end, or are too long: where each begins */
  readonly broken: readonly { readonly line: number; readonly why: 'open' | 'long' }[]
}

// Nobody's reference is as long as this; a file that is one entry would be read again and again.
const mostEntry = 60_000
const start = /@[ \t]*([A-Za-z_][\w:+-]*)[ \t\r\n]*([{(])/y

interface Found { readonly kind: string; readonly from: number; readonly body: number; readonly closing: string }

const startAt = (text: string, at: number): Found | undefined => {
  start.lastIndex = at
  const match = start.exec(text)
  return match ? { kind: (match[1] as string).toLowerCase(), from: at, body: start.lastIndex, closing: match[2] === '{' ? '}' : ')' } : undefined
}

const beginsLine = (text: string, at: number): boolean => {
  for (let before = at - 1; before >= 0; before -= 1) {
    const sign = text[before]
    if (sign === '\n' || sign === '\r') return true
    if (sign !== ' ' && sign !== '\t') return false
  }
  return true
}

/**
 * Where the entry ends: after its closing brace, or undefined when another entry begins first, at the start of a line.
 * Looks at each sign once, so that a hostile file costs no more than its length.
 */
const endOf = (text: string, { body, closing }: Found): { end?: number; next: number } => {
  let depth = 0
  let quoted = false
  for (let at = body; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '\\') at += 1
    else if (sign === '{') depth += 1
    else if (sign === '}' && depth > 0) depth -= 1
    else if (sign === '"' && depth === 0) quoted = !quoted
    else if (sign === closing && depth === 0 && !quoted) return { end: at + 1, next: at + 1 }
    else if (sign === '@' && beginsLine(text, at) && startAt(text, at)) return { next: at }
  }
  return { next: text.length }
}

const keyless = /^\s*(?:,|[A-Za-z][\w:+-]*\s*=|[})])/
const rested = /\b(?:crossref|xref|xdata)\s*=\s*[{"]([^}"]{1,500})[}"]/gi

const partFrom = (text: string, { kind, body, from, closing }: Found, end: number, line: number, nth: number): BibtexPart => {
  const inside = text.slice(body, end - 1)
  const nameless = keyless.test(inside)
  const key = nameless ? `nr${nth}` : /^\s*([^,\s]*)/.exec(inside)?.[1] ?? ''
  const rest = nameless ? `${key},${inside.replace(/^\s*,/, '')}` : inside
  const rests = [...inside.matchAll(rested)].flatMap(([, keys = '']) => keys.split(',').map((one) => one.trim())).slice(0, 20)
  return { line, key, rests, text: `${text.slice(from, body - 1).replace(/@\s*[\w:+-]+\s*$/, `@${kind}`)}${closing === '}' ? '{' : '('}${rest}${closing}` }
}

const lineCounter = (text: string) => {
  let [at, line] = [0, 1]
  return (to: number) => {
    for (; at < to; at += 1) if (text[at] === '\n') line += 1
    return line
  }
}

const mostString = 10_000

/** How long a text becomes once the abbreviations in it are written out, at most; each counted where its name stands. */
const writtenOut = (text: string, sizes: ReadonlyMap<string, number>): number => {
  let size = text.length
  if (sizes.size > 0) for (const [word] of text.matchAll(/[A-Za-z][\w:+-]*/g)) size += sizes.get(word.toLowerCase()) ?? 0
  return size
}

/** Takes a BibTeX or BibLaTeX file apart into entries, without reading them: what is wrong with one harms no other. */
export const partsOfBibtex = (text: string): BibtexParts => {
  const entries: BibtexPart[] = []
  const broken: { line: number; why: 'open' | 'long' }[] = []
  let strings = ''
  const sizes = new Map<string, number>()
  const keep = (text: string) => {
    const [, name = '', value = ''] = /^[^{(]*[{(]\s*([^\s=]+)\s*=([\s\S]*)$/.exec(text) ?? []
    const size = writtenOut(value, sizes)
    // Two of the last in each next one: after thirty lines no memory holds them. Such a one is left out.
    if (size > mostString) return
    sizes.set(name.toLowerCase(), size)
    strings += `${text}\n`
  }
  const lineAt = lineCounter(text)
  for (let at = text.indexOf('@'); at >= 0;) {
    const found = startAt(text, at)
    if (!found) { at = text.indexOf('@', at + 1); continue }
    const { end, next } = endOf(text, found)
    const line = lineAt(at)
    if (end !== undefined && found.kind === 'string') keep(text.slice(found.from, end))
    else if (end !== undefined && !['comment', 'preamble'].includes(found.kind)) {
      if (end - found.from > mostEntry || writtenOut(text.slice(found.from, end), sizes) > 2 * mostEntry) broken.push({ line, why: 'long' })
      else entries.push(partFrom(text, found, end, line, entries.length + 1))
    } else if (end === undefined && !['comment', 'preamble'].includes(found.kind)) broken.push({ line, why: 'open' })
    at = text.indexOf('@', next)
  }
  return { entries, strings: strings.slice(0, 200_000), broken }
}
