import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { append, closedUp, inlineFromPlain, inlineToPlain } from './plain.ts'
import type { Refer, Resolve } from './plain.ts'
import type { Inline, Mark, Target } from './schema.ts'

const uuid = (number: number | string): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const resolve: Resolve = (kind, ref) =>
  kind === 'source' ? (ref === 'weg' ? undefined : { kind, id: ref }) : Number(ref) < 900 ? { kind, id: uuid(ref) } : undefined
const refer: Refer = ({ kind, id }) => (kind === 'source' ? id : String(Number(id.slice(-12))))
const read = (text: string): Inline[] => inlineFromPlain(text, resolve).content
const write = (content: Inline[]): string => inlineToPlain(content, refer)
const text = (words: string, ...marks: Mark[]): Inline => ({ type: 'text', text: words, ...(marks.length > 0 && { marks }) })
const cite = (kind: Target['kind'], id: string): Inline => ({ type: 'citation', attrs: { kind, id } })
const strong: Mark = { type: 'strong' }
const em: Mark = { type: 'em' }
const link = (href: string): Mark => ({ type: 'link', attrs: { href } })

const readings: [typed: string, content: Inline[]][] = [
  ['**vet** en *cursief*', [text('vet', strong), text(' en '), text('cursief', em)]],
  ['***alles** half*', [text('alles', em, strong), text(' half', em)]],
  ['2 * 3 * 4 en **los', [text('2 * 3 * 4 en **los')]],
  ['[tekst](https://a.nl/x) en [**vet** hier](/begrippen)', [
    text('tekst', link('https://a.nl/x')), text(' en '), text('vet', link('/begrippen'), strong), text(' hier', link('/begrippen')),
  ]],
  ['[bevinding 3]', [cite('finding', uuid(3))]],
  ['Ja [Bijdrage 12; bron ezk2026herziening, finding 4].', [
    text('Ja '), cite('contribution', uuid(12)), cite('source', 'ezk2026herziening'), cite('finding', uuid(4)), text('.'),
  ]],
  ['[bevindingen 3, 4]', [cite('finding', uuid(3)), cite('finding', uuid(4))]],
  ['[wolk](https://a.nl/Wolk_(weer)) op', [text('wolk', link('https://a.nl/Wolk_(weer)')), text(' op')]],
  ['([wolk](https://a.nl/w))', [text('('), text('wolk', link('https://a.nl/w')), text(')')]],
  ['[bevinding 3](https://a.nl)', [text('bevinding 3', link('https://a.nl'))]],
  ['[bevinding 3](zie daar)', [cite('finding', uuid(3)), text('(zie daar)')]],
  ['een\n  regel\r\nverder ', [text('een regel verder')]],
  ['\\*geen\\* \\[bevinding 3\\] a\\|b \\\\ c\\d', [text('*geen* [bevinding 3] a|b \\ c\\d')]],
  ['[sic] en [] en [', [text('[sic] en [] en [')]],
  ['', []],
]
for (const [typed, content] of readings) {
  test(`a person types: ${JSON.stringify(typed)}`, () => {
    assert.deepEqual(inlineFromPlain(typed, resolve), { content, errors: [] })
    assert.deepEqual(read(write(content)), content)
  })
}

test('what cannot be found stays as typed and is told', () => {
  assert.deepEqual(inlineFromPlain('Ja [bevinding 999; bijdrage 3; bron weg] [x](javascript:y)', resolve), {
    content: [text('Ja [bevinding 999; bijdrage 3; bron weg] [x](javascript:y)')],
    errors: [{ kind: 'finding', ref: '999' }, { kind: 'source', ref: 'weg' }, { kind: 'link', ref: 'javascript:y' }],
  })
})

test('it is written as a person would type it', () => {
  assert.equal(write([text('Oefen '), text('nu', strong), cite('finding', uuid(3)), cite('source', 'gdpr'), text(' * en [sic].')]),
    'Oefen **nu**[bevinding 3; bron gdpr] * en \\[sic].')
  assert.equal(inlineToPlain([cite('contribution', uuid(2))], refer, 'en'), '[contribution 2]')
})

const signs = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '*', '[', ']', '(', ')', '\\', '|', 'é', '.', '\u00a0', '😀', 'bron x') })
const marks = fc.record({ strong: fc.boolean(), em: fc.boolean(), href: fc.constantFrom(undefined, undefined, 'https://a.nl/(b)', '/c') })
const piece = fc.oneof(
  fc.tuple(signs, marks).map(([words, { strong: bold, em: italic, href }]) => ({
    words, marks: [...(href === undefined ? [] : [link(href)]), ...(italic ? [em] : []), ...(bold ? [strong] : [])],
  })),
  fc.constantFrom(cite('finding', uuid(3)), cite('contribution', uuid(12)), cite('source', 'doi:10.1/x(y)')),
)
const contents = fc.array(piece, { maxLength: 8 }).map((pieces) => {
  const content: Inline[] = []
  for (const one of pieces) {
    if ('type' in one) content.push(one)
    else append(content, one.words, one.marks)
  }
  return content
})
const bare = (content: Inline[]): string =>
  content.map((one) => (one.type === 'text' ? one.text : `<${one.attrs.id}>`)).join('').replace(/^ +| +$/g, '')
const links = (content: Inline[]) => content.flatMap((one) => (one.type === 'text'
  ? [...one.text].map((sign) => [sign, one.marks?.find((mark) => mark.type === 'link')?.attrs.href]) : []))
const once = (content: Inline[]): Inline[] =>
  content.filter((one, at) => one.type === 'text' || !adjacent(content, at).some((earlier) => earlier === bareCite(one)))
const bareCite = (one: Inline): string => JSON.stringify(one)
const adjacent = (content: Inline[], at: number): string[] => {
  const earlier: string[] = []
  for (let back = at - 1; back >= 0 && content[back]!.type === 'citation'; back -= 1) earlier.push(bareCite(content[back]!))
  return earlier
}

test('words, citations and links survive being written out and read back, whatever they are', () => {
  fc.assert(fc.property(contents.map(once), (content) => {
    const { content: back, errors } = inlineFromPlain(write(content), resolve)
    assert.equal(bare(back), bare(content))
    assert.deepEqual(errors, [])
    if (!/^ | $/.test(bare(content)) && bare(content) === bare(back)) {
      const edge = (list: unknown[][]): string => JSON.stringify(list).replace(/^\[(?:\[" "[^\]]*\],?)*|(?:,?\[" "[^\]]*\])*\]$/g, '')
      assert.equal(edge(links(back)), edge(links(content)))
    }
  }), { numRuns: 2000 })
})

test('what was read once reads the same for ever, bold and italics too', () => {
  fc.assert(fc.property(contents, (content) => {
    const first = read(write(content))
    assert.deepEqual(read(write(first)), first)
  }), { numRuns: 2000 })
})

test('bold and italics come back exactly when they do not begin or end in white space', () => {
  const solid = contents.map((content) => once(read(write(content.map((one) =>
    (one.type === 'text' ? { ...one, text: `x${one.text.trim()}x` } : one))))))
  fc.assert(fc.property(solid, (content) => assert.deepEqual(read(write(content)), content)), { numRuns: 2000 })
})

test('any text at all can be typed, and reading it is quick', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => {
    const first = read(typed)
    assert.deepEqual(read(write(first)), first)
  }), { numRuns: 1000 })
  const began = process.cpuUsage()
  for (const hard of ['[', '*', '[a](', '\\', '[bron ', '**a*']) read(hard.repeat(100_000 / hard.length))
  const { user, system } = process.cpuUsage(began)
  assert.ok(user + system < 2_000_000, `${user + system} microseconds`)
})

test('who types a citation before the stop leaves no space there, and other brackets keep theirs', () => {
  assert.equal(closedUp('Gezien [bevinding 3]. En [Bijdragen 4; bron gdpr], zegt men.'), 'Gezien[bevinding 3]. En[Bijdragen 4; bron gdpr], zegt men.')
  for (const typed of ['Zo [sic].', 'Zie [bevinding 3] hier.', 'Zin. [bevinding 3]', 'Zie [bevinding 3](https://a.nl).']) assert.equal(closedUp(typed), typed)
})
