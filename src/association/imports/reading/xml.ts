import { Unreadable } from './lines.ts'

export interface Hearer {
  /** a tag opens; its name without prefix, its attributes as they stand there */
  open(name: string, attributes: string): void
  close(name: string): void
  text(text: string): void
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const character = (code: number) => (code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '')

/** The text with its signs written out. Only the five that every XML has, and numbers: no others can be declared here. */
export const plainText = (text: string): string =>
  text.includes('&') ? text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, number, name) =>
    hex ? character(Number.parseInt(hex, 16)) : number ? character(Number(number)) : named[name] ?? whole) : text

/** An attribute by its name, with or without a prefix; undefined when it is not there. */
export const attribute = (attributes: string, name: string): string | undefined => {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return found ? plainText(found[1] ?? found[2] ?? '') : undefined
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

const tagEnd = (xml: string, from: number): number => {
  let quote = ''
  for (let at = from; at < xml.length; at += 1) {
    const sign = xml[at] as string
    if (quote) { if (sign === quote) quote = '' } else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '>') return at
  }
  throw new Unreadable('broken')
}

const past = (xml: string, end: string, from: number): number => {
  const at = xml.indexOf(end, from)
  if (at === -1) throw new Unreadable('broken')
  return at + end.length
}

const readTag = (inside: string, hearer: Hearer) => {
  if (inside.startsWith('/')) { hearer.close(localName(inside.slice(1).trim())); return }
  const closed = inside.endsWith('/')
  const whole = closed ? inside.slice(0, -1) : inside
  const space = whole.search(/\s/)
  const name = localName(space === -1 ? whole : whole.slice(0, space))
  hearer.open(name, space === -1 ? '' : whole.slice(space))
  if (closed) hearer.close(name)
}

/**
 * Reads XML from front to back and tells what it meets. Knows no document types: a file that brings one (to declare
 * entities that blow up, or that point at other files) is refused. Throws Unreadable.
 */
export const readXml = (xml: string, hearer: Hearer): void => {
  let at = 0
  while (at < xml.length) {
    const open = xml.indexOf('<', at)
    if (open === -1) return
    if (open > at) hearer.text(plainText(xml.slice(at, open)))
    if (xml.startsWith('<!--', open)) at = past(xml, '-->', open + 4)
    else if (xml.startsWith('<![CDATA[', open)) {
      at = past(xml, ']]>', open + 9)
      hearer.text(xml.slice(open + 9, at - 3))
    } else if (xml.startsWith('<!', open)) throw new Unreadable('hostile')
    else if (xml.startsWith('<?', open)) at = past(xml, '?>', open + 2)
    else {
      const end = tagEnd(xml, open + 1)
      readTag(xml.slice(open + 1, end), hearer)
      at = end + 1
    }
  }
}
