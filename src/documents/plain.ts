import { distinctTargets, isHref } from './schema.ts'
import type { Inline, Mark, Target, Text } from './schema.ts'

/** A reference or link that leads nowhere. Its `ref` is what was typed: a number, a source's id, or an address. */
export type PlainError = { kind: Target['kind'] | 'link', ref: string }

/** Finds what a typed reference stands for, as `('finding', '3')` or `('source', 'gdpr')`. */
export type Resolve = (kind: Target['kind'], ref: string) => Target | undefined

/** The number or source id with which a person refers to it; without spaces and `; , [ ] \ * |`. */
export type Refer = (target: Target) => string

const KINDS: Record<string, Target['kind']> = {
  bevinding: 'finding', bevindingen: 'finding', finding: 'finding', findings: 'finding',
  bijdrage: 'contribution', bijdragen: 'contribution', contribution: 'contribution', contributions: 'contribution',
  bron: 'source', bronnen: 'source', source: 'source', sources: 'source',
}

const WORDS: Record<'nl' | 'en', Record<Target['kind'], string>> = {
  nl: { finding: 'bevinding', contribution: 'bijdrage', source: 'bron' },
  en: { finding: 'finding', contribution: 'contribution', source: 'source' },
}

type Stars = { stars: number, before: string, after: string, strong: boolean, em: boolean }
type Token = { text: string } | { cites: Target[] } | { link: string | undefined } | Stars

const LINK = /^\[((?:\\.|[^[\]\\])+)\]\(((?:\\[()]|\([^\s()\\]*\)|[^\s()\\])+)\)/su
const BRACKET = /^\[([^[\]\\*|]+)\]/u

/** As many type it: “gezien [bevinding 3].” Most of what is cited shows as nothing there, so no space may be left before the stop. */
export const closedUp = (typed: string): string =>
  typed.replace(/ (?=\[(?:bevinding|bijdrage|bron|finding|contribution|source)[^[\]]{1,300}\][.,;:!?…])/gi, '')

/**
 * Reads what a person typed in a plain page: `**vet**`, `*cursief*`, `[tekst](https://…)`, `[bevinding 3; bron gdpr]`.
 * A line break is a space; `\` before `* [ ] ( ) \ |` makes it an ordinary sign. Stars that open or close nothing stay
 * stars. What cannot be resolved stays text as typed and is told in `errors`.
 */
export function inlineFromPlain(text: string, resolve: Resolve): { content: Inline[], errors: PlainError[] } {
  const errors: PlainError[] = []
  const line = text.replace(/[ \t]*[\r\n]+[ \t]*/g, ' ').replace(/\p{Cc}/gu, ' ').replace(/\p{Cs}/gu, '\ufffd')
  const tokens = tokenise(line.replace(/^ +| +$/g, ''), resolve, errors)
  pairStars(tokens)
  return { content: assemble(tokens), errors }
}

function tokenise(line: string, resolve: Resolve, errors: PlainError[]): Token[] {
  const tokens: Token[] = []
  let [at, linkEnd, skipTo] = [0, -1, 0]
  while (at < line.length) {
    if (at === linkEnd) {
      tokens.push({ link: undefined })
      at = skipTo
      linkEnd = -1
      continue
    }
    const step = linkEnd < 0 && line[at] === '[' ? bracketAt(line.slice(at, at + 6000), resolve, errors) : undefined
    if (step?.href !== undefined) {
      tokens.push({ link: step.href })
      ;[linkEnd, skipTo] = [at + 1 + step.inner, at + step.length]
      at += 1
    } else if (step) {
      tokens.push({ cites: step.cites ?? [] })
      at += step.length
    } else at += plainToken(line, at, tokens)
  }
  return tokens
}

function plainToken(line: string, at: number, tokens: Token[]): number {
  const sign = line[at]!
  if (sign === '\\' && /[*[\]()\\|]/.test(line[at + 1] ?? '')) {
    tokens.push({ text: line[at + 1]! })
    return 2
  }
  if (sign === '*') {
    const stars = /\**/y
    stars.lastIndex = at
    const length = stars.exec(line)![0].length
    tokens.push({ stars: length, before: line[at - 1] ?? ' ', after: line[at + length] ?? ' ', strong: false, em: false })
    return length
  }
  const plain = /[^*[\]\\]+|./suy
  plain.lastIndex = at
  const text = plain.exec(line)![0]
  tokens.push({ text })
  return text.length
}

type Step = { length: number, inner: number, href?: string, cites?: Target[] }

function bracketAt(rest: string, resolve: Resolve, errors: PlainError[]): Step | undefined {
  const link = LINK.exec(rest)
  const href = link?.[2]!.replace(/\\([()])/g, '$1')
  if (link && href !== undefined && isHref(href)) return { length: link[0].length, inner: link[1]!.length, href }
  const bracket = BRACKET.exec(rest)
  const before = errors.length
  const cites = bracket ? citesIn(bracket[1]!, resolve, errors) : undefined
  if (bracket && cites) return { length: bracket[0].length, inner: 0, cites }
  if (href !== undefined && errors.length === before) errors.push({ kind: 'link', ref: href })
  return undefined
}

/** Undefined when the bracket is no citation, or when something in it cannot be found: then it stays text. */
function citesIn(inside: string, resolve: Resolve, errors: PlainError[]): Target[] | undefined {
  let kind: Target['kind'] | undefined
  const asked: { kind: Target['kind'], ref: string }[] = []
  for (const part of inside.split(/[;,]/)) {
    const match = /^\s*(?:(\p{L}+)\s+)?(\S+)\s*$/u.exec(part)
    kind = match?.[1] === undefined ? kind : KINDS[match[1].toLowerCase()]
    if (!match || !kind || (kind !== 'source' && !/^\d{1,9}$/.test(match[2]!))) return undefined
    asked.push({ kind, ref: match[2]! })
  }
  const found = asked.map(({ kind, ref }) => resolve(kind, ref))
  errors.push(...asked.filter((_, index) => !found[index]))
  return found.every((target) => target !== undefined) ? distinctTargets(found) : undefined
}

/** Decides which runs of one, two or three stars switch italics, bold or both on or off. */
function pairStars(tokens: Token[]): void {
  const open: Record<'strong' | 'em', Stars | undefined> = { strong: undefined, em: undefined }
  for (const token of tokens) {
    if (!('stars' in token) || token.stars > 3) continue
    const touched = (['strong', 'em'] as const).filter((mark) => token.stars === 3 || (token.stars === 2) === (mark === 'strong'))
    const fits = (mark: 'strong' | 'em'): boolean => /\S/.test(open[mark] ? token.before : token.after)
    if (!touched.every(fits)) continue
    for (const mark of touched) {
      token[mark] = true
      open[mark] = open[mark] ? undefined : token
    }
  }
  for (const mark of ['strong', 'em'] as const) if (open[mark]) open[mark][mark] = false
}

function assemble(tokens: Token[]): Inline[] {
  const content: Inline[] = []
  let [strong, em, href] = [false, false, undefined as string | undefined]
  for (const token of tokens) {
    if ('link' in token) href = token.link
    else if ('cites' in token) content.push(...token.cites.map((attrs): Inline => ({ type: 'citation', attrs })))
    else if ('stars' in token) {
      const literal = token.stars - (token.strong ? 2 : 0) - (token.em ? 1 : 0)
      append(content, '*'.repeat(literal), marksOf(strong, em, href))
      strong = strong !== token.strong
      em = em !== token.em
    } else append(content, token.text, marksOf(strong, em, href))
  }
  return content
}

/** In the order of the schema, so that equal marks are equal JSON. */
const marksOf = (strong: boolean, em: boolean, href: string | undefined): Mark[] => [
  ...(href === undefined ? [] : [{ type: 'link', attrs: { href } } as const]),
  ...(em ? [{ type: 'em' } as const] : []),
  ...(strong ? [{ type: 'strong' } as const] : []),
]

/** Adds text with marks, joined to the text before it when that has the same. */
export function append(content: Inline[], text: string, marks: readonly Mark[]): void {
  const last = content.at(-1)
  if (text === '') return
  if (last?.type === 'text' && JSON.stringify(last.marks ?? []) === JSON.stringify(marks)) last.text += text
  else content.push({ type: 'text', text, ...(marks.length > 0 && { marks: [...marks] }) } satisfies Text)
}

type Piece = { text: string, strong: boolean, em: boolean, href: string | undefined }
type Written = Piece | { cites: Target[] }

/**
 * Writes inline content as a person would type it. Read back it is the same content, but that white space at the
 * edges of bold and italics has left them, and that a citation has no marks.
 */
export function inlineToPlain(content: readonly Inline[], refer: Refer, language: 'nl' | 'en' = 'nl'): string {
  const written = withoutEdges(withoutEdges(content.reduce(addWritten, []), 'strong'), 'em')
  return written.map((one, index) => {
    const [before, after] = [written[index - 1], written[index + 1]]
    if ('cites' in one) {
      return `[${one.cites.map((target) => `${WORDS[language][target.kind]} ${refer(target)}`).join('; ')}]`
    }
    const joinsBefore = before && 'text' in before && before.href === one.href ? before : undefined
    const joinsAfter = after && 'text' in after && after.href === one.href ? after : undefined
    const past = textFrom(written, index, -1)
    const coming = textFrom(written, index, 1)
    return [
      one.href !== undefined && !joinsBefore ? '[' : '',
      joinsBefore ? '' : stars(one.strong && !past?.strong, one.em && !past?.em),
      escaped(one.text, one.href !== undefined, before !== undefined && 'cites' in before),
      joinsAfter ? stars(one.strong !== joinsAfter.strong, one.em !== joinsAfter.em)
        : stars(one.strong && !coming?.strong, one.em && !coming?.em),
      one.href !== undefined && !joinsAfter ? `](${one.href.replace(/[()]/g, '\\$&')})` : '',
    ].join('')
  }).join('')
}

function addWritten(written: Written[], inline: Inline): Written[] {
  const last = written.at(-1)
  if (inline.type === 'citation') {
    if (last && 'cites' in last) last.cites.push(inline.attrs)
    else written.push({ cites: [inline.attrs] })
    return written
  }
  const marks = inline.marks ?? []
  const href = marks.flatMap((mark) => (mark.type === 'link' ? [mark.attrs.href] : []))[0]
  const has = (type: Mark['type']): boolean => marks.some((mark) => mark.type === type)
  return [...written, { text: inline.text, strong: has('strong'), em: has('em'), href }]
}

const textFrom = (written: Written[], index: number, step: 1 | -1): Piece | undefined => {
  const next = written[index + step]
  return next && 'cites' in next ? textFrom(written, index + step, step) : next
}

/** Stars cannot stand against white space, so that leaves the bold or the italics at both ends. */
function withoutEdges(written: Written[], mark: 'strong' | 'em'): Written[] {
  return written.flatMap((one, index): Written[] => {
    if ('cites' in one || !one[mark]) return [one]
    const opens = !inSpan(written, index, -1, mark)
    const closes = !inSpan(written, index, 1, mark)
    const lead = opens ? /^\s*/.exec(one.text)![0].length : 0
    const trail = closes ? /\s*$/.exec(one.text.slice(lead))![0].length : 0
    const end = one.text.length - trail
    return [
      { ...one, text: one.text.slice(0, lead), [mark]: false },
      { ...one, text: one.text.slice(lead, end) },
      { ...one, text: one.text.slice(end), [mark]: false },
    ].filter(({ text }) => text !== '')
  })
}

/** Whether bold or italics go on past this piece, in that direction, to something that is not white space. */
function inSpan(written: Written[], index: number, step: 1 | -1, mark: 'strong' | 'em'): boolean {
  for (let at = index + step; at >= 0 && at < written.length; at += step) {
    const one = written[at]!
    if ('cites' in one) continue
    if (!one[mark]) return false
    if (/\S/.test(one.text)) return true
  }
  return false
}

const stars = (strong: boolean, em: boolean): string => '*'.repeat((strong ? 2 : 0) + (em ? 1 : 0))

function escaped(text: string, inLink: boolean, afterCitation: boolean): string {
  const safe = text.replace(inLink ? /[\\[\]|]/g : /[\\[|]/g, '\\$&').replace(/(?<!\s(?=\*\s))\*/g, '\\*')
  return afterCitation && safe.startsWith('(') ? `\\${safe}` : safe
}
