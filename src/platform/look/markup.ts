/**
 * What precompiled views call. `scripts/precompile.mjs` turns TSX into concatenation of strings; only what is known no
 * earlier than the request comes through here, and leaves it escaped. The contract is that of hono/jsx for precompiled
 * templates, rendered straight to strings: views cannot wait.
 */
import type { JSX } from 'hono/jsx/jsx-runtime'

/** What a component returns. The types of TSX come from hono/jsx; at run time it is a `Markup`, or what is in `Children`. */
export type View = JSX.Element
/** What a component may take as `children`, and an element may hold. Null, undefined and booleans show nothing. */
export type Children = View | string | number | boolean | null | undefined | Children[]

/** HTML that is safe to send. Everything else is escaped on its way into one. */
export class Markup {
  /** Lets `html` and `c.html` of Hono take a view as it is. */
  declare readonly isEscaped: true
  readonly html: string

  constructor(html: string) {
    this.html = html
  }

  toString(): string {
    return this.html
  }
}
// On the prototype: a view of 2,000 rows makes thousands of these.
Object.defineProperty(Markup.prototype, 'isEscaped', { value: true })

/** Takes HTML for safe, unescaped: every use must show where the escaping was done. */
export const raw = (html: string): View => new Markup(html) as unknown as View

/** The HTML of a view or of anything a view may hold. Throws TypeError on what cannot be shown (a promise, an object). */
export const render = (view: Children): string => jsxEscape(view)

const scratch = Buffer.allocUnsafeSlow(1 << 20)

/**
 * The bytes of HTML in UTF-8. A server that is given a string counts its bytes, puts its headers before it and then writes
 * it: three walks over a string that lies in thousands of pieces (2.5 times the time of this; `docs/benchmarks.md`).
 */
export const bytesOf = (html: string): Uint8Array =>
  html.length * 3 > scratch.length ? Buffer.from(html) : Buffer.from(scratch.subarray(0, scratch.write(html)))

/** Groups children without an element; needed only where `<>…</>` cannot stand. */
export const Fragment = ({ children }: { children?: Children }): View => raw(jsxEscape(children))

const needsEscape = /[&<>"'\u0100-\uffff]/

// Half of a character that is not there has no number of its own.
const reference = (point: number) => `&#${point > 0xd7ff && point < 0xe000 ? 0xfffd : point};`

// One character past Latin 1 makes a page twice as wide in memory, and putting its pieces together ten times as slow
// (docs/benchmarks.md); so such a character goes by its number. A slice of a wide text is as wide: it is made anew.
const narrow = (html: string): string => Buffer.from(html, 'latin1').toString('latin1')

const escapeFrom = (text: string, first: number): string => {
  let html = ''
  let [done, isWide] = [0, false]
  for (let at = first; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // Letters and spaces first: they are nearly all there is (half the time of a switch alone).
    if (code < 34 || (code > 62 && code < 256)) continue
    let entity: string
    let length = 1
    switch (code) {
      case 38: entity = '&amp;'; break
      case 60: entity = '&lt;'; break
      case 62: entity = '&gt;'; break
      case 34: entity = '&quot;'; break
      case 39: entity = '&#39;'; break
      default: {
        if (code < 256) continue
        const point = text.codePointAt(at) as number
        ;[entity, length, isWide] = [reference(point), point > 0xffff ? 2 : 1, true]
      }
    }
    html += text.slice(done, at) + entity
    done = at + length
    at = done - 1
  }
  html += text.slice(done)
  return isWide ? narrow(html) : html
}

const escapeText = (text: string): string => {
  const first = text.search(needsEscape)
  return first === -1 ? text : escapeFrom(text, first)
}

const cannotShow = (value: unknown): never => {
  const kind = value instanceof Promise ? 'a promise' : value instanceof Function ? 'a function' : `this ${typeof value}`
  throw new TypeError(`A view cannot show ${kind}`)
}

/** The HTML of a value in the text of an element. Throws TypeError on a promise, a function, a symbol or an object. */
export const jsxEscape = (value: unknown): string => {
  if (typeof value === 'string') return escapeText(value)
  if (value instanceof Markup) return value.html
  if (value === null || value === undefined || typeof value === 'boolean') return ''
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (!Array.isArray(value)) return cannotShow(value)
  let html = ''
  for (const item of value) html += jsxEscape(item)
  return html
}

/** As `jsxEscape`, at the start of a textarea or pre, where HTML would swallow the reader's own first line break. */
export const jsxFirst = (value: unknown): string => {
  const html = jsxEscape(value)
  return html.charCodeAt(0) === 10 || html.charCodeAt(0) === 13 ? `\n${html}` : html
}

// For these names false is a value; for all others it means: leave the attribute out.
const saysTrueOrFalse = /^(?:aria-|data-|contenteditable$|draggable$|spellcheck$)/

/** ` name="value"` with the value escaped, ` name` for true, nothing for false, null and undefined. The name is trusted. */
export const jsxAttr = (name: string, value: unknown): string => {
  if (typeof value === 'string') return ` ${name}="${escapeText(value)}"`
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'bigint') return ` ${name}="${value}"`
  if (typeof value !== 'boolean') return cannotShow(value)
  if (saysTrueOrFalse.test(name)) return ` ${name}="${value}"`
  return value ? ` ${name}` : ''
}

// Browsers skip control characters and spaces before and line breaks within a scheme (WHATWG URL, 4.4), so we do too.
// oxlint-disable-next-line no-control-regex
const skipped = /[\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]+/g
const runsScript = /^(?:javascript|data|vbscript):/i

/** As `jsxAttr` for an address; one that would run script or carry a document of its own becomes `#`. */
export const jsxUrl = (name: string, value: unknown): string => {
  if (typeof value === 'string' && value.charCodeAt(0) !== 47 && runsScript.test(value.replace(skipped, ''))) {
    return ` ${name}="#"`
  }
  return jsxAttr(name, value)
}

const voidTags = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
const urlNames = new Set(['href', 'src', 'action', 'formaction', 'xlink:href', 'data'])
const otherNames: Record<string, string> = { className: 'class', htmlFor: 'for' }
const validName = /^[A-Za-z_][\w.:-]*$/
const forbidden = /^(?:on.*|style|srcdoc|dangerouslysetinnerhtml)$/i

const spreadAttr = (given: string, value: unknown): string => {
  const name = otherNames[given] ?? given
  if (name === 'children' || name === 'key') return ''
  if (!validName.test(name) || forbidden.test(name)) throw new TypeError(`Attribute ${name} is not allowed`)
  return urlNames.has(name.toLowerCase()) ? jsxUrl(name, value) : jsxAttr(name, value)
}

const element = (tag: string, props: Record<string, unknown>): View => {
  if (!validName.test(tag) || /^(?:script|style)$/i.test(tag)) throw new TypeError(`Element ${tag} is not allowed`)
  let html = `<${tag}`
  for (const name of Object.keys(props)) html += spreadAttr(name, props[name])
  if (voidTags.has(tag)) return raw(`${html}>`)
  const inside = tag === 'textarea' || tag === 'pre' ? jsxFirst(props.children) : jsxEscape(props.children)
  return raw(`${html}>${inside}</${tag}>`)
}

/**
 * Calls a component, or makes an element whose tag or attributes are known no earlier than now (`<Tag>`, `{...rest}`).
 * Throws TypeError on a name that is no name, an event handler, a style or raw HTML.
 */
export const jsx = <Props extends Record<string, unknown>>(
  tag: string | ((props: Props) => Children), props: Props,
): Children => (typeof tag === 'string' ? element(tag, props) : tag(props))
