/**
 * What people write to one another: paragraphs with their line breaks, quotes (`> `), lists (`- `, `1. `), addresses and
 * mentions. Nothing else means anything, so whatever is typed is shown; there is no HTML in it and none comes out of it.
 */

import { urls } from '../urls.ts'

/** `path`: a path of this site, such as '/denktanks/cloud/bevindingen/3'. `mention`: the first, second, … person whom the text names. */
export type TalkInline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly href: string }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'mention'; readonly nth: number }

export type TalkLine = readonly TalkInline[]

export type TalkBlock =
  | { readonly kind: 'paragraph'; readonly lines: readonly TalkLine[] }
  | { readonly kind: 'quote'; readonly blocks: readonly TalkBlock[] }
  | { readonly kind: 'list'; readonly first: number | undefined; readonly items: readonly TalkLine[] }

/** Quotes within quotes are kept so deep; below that their signs are text. */
const deepest = 4

/** Where pages lie that people point one another at. */
const places = [urls.thinktanks, urls.publications, urls.association].join('|')

const token = new RegExp(String.raw`@\{(\d{1,4})\}|https:\/\/[^\s<>"]+|(?<![\w/.:-])(?:${places})\/[a-z0-9-]+(?:\/[\w/.?=&#-]*)?`, 'g')

/** A text in which addresses of this site are their paths, where those become links; any other address stays as it is. */
export const withPaths = (text: string, origin: string): string =>
  text.replace(new RegExp(String.raw`${origin.replace(/[^\w:/-]/g, String.raw`\$&`)}(?=(?:${places})\/)`, 'g'), '')

/** Signs at the end of an address belong to the sentence around it; a closing bracket only when none was opened for it. */
const trimmed = (address: string): string => {
  let unopened = address.split(')').length - address.split('(').length
  let end = address.length
  for (; end > 0; end -= 1) {
    const last = address[end - 1] as string
    if (last === ')' && unopened > 0) unopened -= 1
    else if (!/[.,;:!?'’”»*_~\]}]/.test(last)) break
  }
  return address.slice(0, end)
}

/** Whether an address may become a link: https, with a host and without a name and password that look like one. */
const isSafe = (address: string): boolean => {
  try {
    const { protocol, hostname, username, password } = new URL(address)
    return protocol === 'https:' && hostname.includes('.') && username === '' && password === ''
  } catch {
    return false
  }
}

const inlineOf = (found: string, nth: string | undefined): { inline: TalkInline; length: number } | undefined => {
  if (nth !== undefined) return { inline: { kind: 'mention', nth: Number(nth) }, length: found.length }
  const address = trimmed(found)
  if (address.startsWith('/')) return { inline: { kind: 'path', path: address }, length: address.length }
  return isSafe(address) ? { inline: { kind: 'link', href: address }, length: address.length } : undefined
}

/** One line, taken apart. */
const lineOf = (text: string): TalkLine => {
  const parts: TalkInline[] = []
  let at = 0
  for (const match of text.matchAll(token)) {
    const found = inlineOf(match[0], match[1])
    if (!found) continue
    if (match.index > at) parts.push({ kind: 'text', text: text.slice(at, match.index) })
    parts.push(found.inline)
    at = match.index + found.length
  }
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) })
  return parts
}

type Kind = 'blank' | 'quote' | 'bullet' | 'number' | 'plain'

const quoteSign = /^ {0,3}> ?/
const bulletSign = /^ {0,3}[-*•] +(?=\S)/
const numberSign = /^ {0,3}(\d{1,3})[.)] +(?=\S)/

const kindOf = (line: string, depth: number): Kind => {
  if (line.trim() === '') return 'blank'
  if (depth < deepest && quoteSign.test(line)) return 'quote'
  if (bulletSign.test(line)) return 'bullet'
  return numberSign.test(line) ? 'number' : 'plain'
}

const blockOf = (kind: Exclude<Kind, 'blank'>, lines: readonly string[], depth: number): TalkBlock => {
  if (kind === 'quote') return { kind: 'quote', blocks: blocksOf(lines.map((line) => line.replace(quoteSign, '')), depth + 1) }
  if (kind === 'bullet') return { kind: 'list', first: undefined, items: lines.map((line) => lineOf(line.replace(bulletSign, ''))) }
  if (kind === 'number') {
    return { kind: 'list', first: Number(numberSign.exec(lines[0] ?? '')?.[1] ?? 1), items: lines.map((line) => lineOf(line.replace(numberSign, ''))) }
  }
  return { kind: 'paragraph', lines: lines.map((line) => lineOf(line.trim())) }
}

const blocksOf = (lines: readonly string[], depth: number): TalkBlock[] => {
  const blocks: TalkBlock[] = []
  let run: string[] = []
  let now: Kind = 'blank'
  const close = () => {
    if (now !== 'blank') blocks.push(blockOf(now, run, depth))
    run = []
  }
  for (const line of lines) {
    const kind = kindOf(line, depth)
    if (kind !== now) close()
    now = kind
    run.push(line)
  }
  close()
  return blocks
}

/** What was written, in blocks. Takes any text; never throws. */
export const readTalk = (text: string): TalkBlock[] => blocksOf(text.split('\n'), 0)

/**
 * The beginning of what somebody said, as one line of at most `most` signs: without what it quotes itself, unless it is
 * nothing but a quote. Mentions read as `nameOf` says.
 */
export const beginningOf = (text: string, most: number, nameOf: (nth: number) => string): string => {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const own = lines.filter((line) => !quoteSign.test(line))
  const whole = (own.length > 0 ? own : lines).join(' ').replace(/@\{(\d{1,4})\}/g, (_, nth) => nameOf(Number(nth))).replace(/\s+/g, ' ').trim()
  if (whole.length <= most) return whole
  const cut = whole.slice(0, most)
  return `${cut.slice(0, cut.lastIndexOf(' ') > most / 2 ? cut.lastIndexOf(' ') : most).replace(/[\uD800-\uDBFF]$/, '')} …`
}

/** Every path of this site in a text, each once, in order. */
export const pathsIn = (text: string): string[] => [...new Set(text.split('\n').flatMap((line) =>
  lineOf(line).flatMap((one) => (one.kind === 'path' ? [one.path] : []))))]

/** The same text in which each path of this site goes by the name that `nameOf` gives it; where it gives none, the path stays. */
export const withNamedPaths = (text: string, nameOf: (path: string) => string | undefined): string => text.replace(token, (found) => {
  if (!found.startsWith('/')) return found
  const path = trimmed(found)
  const name = nameOf(path)
  return name === undefined ? found : `${name}${found.slice(path.length)}`
})
