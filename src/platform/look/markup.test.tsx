import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import test from 'node:test'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { bytesOf, Fragment, raw, render } from './markup.ts'
import type { Children, View } from './markup.ts'

type Precompiler = { precompileSource: (source: string, name: string) => string }
const address = pathToFileURL(resolve('scripts/precompile.mjs')).href
const { precompileSource } = (await import(address)) as Precompiler

const nasty = '<b a="1" b=\'2\'>&'
const safe = '&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;'
const yes = true as boolean
const no = false as boolean
const zero = 0 as number

const Card = ({ title, children }: { title: string; children?: Children }): View => (
  <section title={title}><h2>{title}</h2>{children}</section>
)
const List = { Of: <T,>({ items, row }: { items: T[]; row: (item: T) => View }): View => <ul>{items.map(row)}</ul> }

test('what people type is escaped wherever it lands', () => {
  assert.equal(render(<p>{nasty}</p>), `<p>${safe}</p>`)
  assert.equal(render(<p title={nasty} data-x={nasty}>x</p>), `<p title="${safe}" data-x="${safe}">x</p>`)
  assert.equal(render(<Card title={nasty}>{nasty}</Card>), `<section title="${safe}"><h2>${safe}</h2>${safe}</section>`)
  assert.equal(render(<p>{[nasty, [nasty]]}</p>), `<p>${safe}${safe}</p>`)
  assert.equal(render(<p>{yes ? (no ? <i>no</i> : nasty) : null}</p>), `<p>${safe}</p>`)
  assert.equal(render(<p>{yes && <i>{nasty}</i>}</p>), `<p><i>${safe}</i></p>`)
  assert.equal(render(<p>{`a ${nasty}`}</p>), `<p>a ${safe}</p>`)
  assert.equal(render(<p {...{ title: nasty }}>{nasty}</p>), `<p title="${safe}">${safe}</p>`)
  assert.equal(render(<p>{`${<b>{nasty}</b>}`}</p>), '<p>&lt;b&gt;&amp;lt;b a=&amp;quot;1&amp;quot; b=&amp;#39;2&amp;#39;&amp;gt;' +
    '&amp;amp;&lt;/b&gt;</p>')
  assert.equal(render(nasty), safe)
})

test('the bytes of a page are its own, in UTF-8, however long it is', () => {
  const pages = ['', '<p>één</p>', `<p>${'’€😀'.repeat(300)}</p>`, 'x'.repeat(400_000), 'é'.repeat(400_000), '\ud800'].map((html) => ({ html, bytes: bytesOf(html) }))
  for (const { html, bytes } of pages) assert.ok(Buffer.from(html).equals(bytes), `${html.length} characters`)
})

test('a page holds no character past Latin 1: those go by their number, and mean the same', () => {
  const typed = `'t is “één” ${'’s-Gravenhage '.repeat(3)}€ 5 😀 <b>`
  const html = render(<p title={typed} {...{ lang: '’' }}>{typed}{[typed]}’€😀{'–'}</p>)
  assert.ok([...html].every((character) => character <= '\u00ff'))
  const read = html.replace(/&#(\d+);/g, (_, point: string) => String.fromCodePoint(Number(point)))
  const escaped = typed.replace('<', '&lt;').replace('>', '&gt;')
  assert.equal(read, `<p title="${escaped}" lang="’">${escaped}${escaped}’€😀–</p>`)
  assert.equal(render(<p>{'a\ud800b'}</p>), '<p>a&#65533;b</p>')
})

test('only raw lets HTML through', () => {
  assert.equal(render(<p>{raw('<i>x</i>')}</p>), '<p><i>x</i></p>')
  assert.equal(render(<p>{{ isEscaped: true, html: '<i>', toString: () => '<i>' }.toString()}</p>), '<p>&lt;i&gt;</p>')
  const forged = { isEscaped: true, html: '<i>' } as unknown as Children
  assert.throws(() => render(<p>{forged as View}</p>), /cannot show/)
})

test('what is not there shows nothing, and zero is a number', () => {
  assert.equal(render(<p>{null}{undefined}{true}{false}{no}{0}{12n.toString()}{3 - 3}</p>), '<p>0120</p>')
  assert.equal(render(<p>{zero && <b>x</b>}</p>), '<p>0</p>')
  assert.equal(render(<p>{[1, null, 'a', false].map((x) => x)}</p>), '<p>1a</p>')
  assert.equal(render(<></>), '')
  assert.equal(render(null), '')
})

test('a promise, a function or an object is a fault of the author, not text', () => {
  assert.throws(() => render(<p>{Promise.resolve('x')}</p>), /a promise/)
  assert.throws(() => render(<p>{(() => 'x') as unknown as string}</p>), /a function/)
  assert.throws(() => render(<p title={{} as string}>x</p>), /cannot show/)
})

test('void elements have no end, all others do', () => {
  assert.equal(render(<p>a<br/>b<img src="/x.png" alt=""/></p>), '<p>a<br>b<img src="/x.png" alt=""></p>')
  assert.equal(render(<input {...{ name: 'a' }}/>), '<input name="a">')
  assert.equal(render(<div/>), '<div></div>')
})

test('a yes-or-no attribute stands there or not; aria and data say it', () => {
  assert.equal(render(<input checked={yes} disabled={no} required/>), '<input checked required>')
  assert.equal(render(<input checked={true} disabled={false} value={undefined}/>), '<input checked>')
  assert.equal(render(<p aria-hidden={yes} aria-live={no ? 'polite' : undefined} data-open={no} hidden={no}>x</p>),
    '<p aria-hidden="true" data-open="false">x</p>')
  assert.equal(render(<p aria-hidden={false} data-open draggable={true}>x</p>),
    '<p aria-hidden="false" data-open="true" draggable="true">x</p>')
  assert.equal(render(<p {...{ 'aria-hidden': false, hidden: true, title: undefined }}>x</p>), '<p aria-hidden="false" hidden>x</p>')
  assert.equal(render(<p class="">x</p>), '<p class="">x</p>')
})

test('of a spread and an attribute the last one counts', () => {
  const rest: { class?: string; id: string } = { class: 'theirs', id: 'a' }
  assert.equal(render(<p class="ours" {...rest}>x</p>), '<p class="theirs" id="a">x</p>')
  assert.equal(render(<p {...rest} class="ours">x</p>), '<p class="ours" id="a">x</p>')
  assert.equal(render(<p {...{ children: nasty }}/>), `<p>${safe}</p>`)
  for (const name of ['onclick', 'style', 'a b', 'a>', 'dangerouslySetInnerHTML', '"', '']) {
    assert.throws(() => render(<p {...{ [name]: 'x' }}>x</p>), /is not allowed/, name)
  }
})

test('a tag may be chosen while rendering, but only a tag', () => {
  const Heading = (yes ? 'h2' : 'h3') as 'h2' | 'h3'
  assert.equal(render(<Heading id="a">{nasty}</Heading>), `<h2 id="a">${safe}</h2>`)
  for (const name of ['script', 'STYLE', 'p onclick=x', 'p>']) {
    const Tag = name as 'h2'
    assert.throws(() => render(<Tag>x</Tag>), /is not allowed/, name)
  }
})

test('fragments, members, generics and functions of functions', () => {
  assert.equal(render(<>a<>{'b'}<i>c</i></></>), 'ab<i>c</i>')
  assert.equal(render(<Fragment key="x">a<b>b</b></Fragment>), 'a<b>b</b>')
  assert.equal(render(<List.Of<number> items={[1, 2]} row={(n) => (<li>{n}</li>)}/>), '<ul><li>1</li><li>2</li></ul>')
  const Nothing = () => null
  assert.equal(render(<p><Nothing/>x</p>), '<p>x</p>')
})

test('an address cannot run script, however it is dressed up', () => {
  const bad = ['javascript:alert(1)', ' \u0000java\nscript\t:x', 'JaVaScRiPt:x', 'data:text/html,x', 'vbscript:x', '\u00a0javascript:x']
  for (const it of bad) {
    assert.equal(render(<a href={it}>x</a>), '<a href="#">x</a>')
    assert.equal(render(<form action={it}><button formaction={it}>x</button></form>),
      '<form action="#"><button formaction="#">x</button></form>')
    assert.equal(render(<img src={it} alt=""/>), '<img src="#" alt="">')
    assert.equal(render(<a {...{ href: it }}>x</a>), '<a href="#">x</a>')
  }
  for (const it of ['/w/cloud?a=1', 'https://example.org/javascript:x', '#a', 'mailto:a@example.org', '?q=data:x', 'data']) {
    assert.equal(render(<a href={it}>x</a>), `<a href="${it}">x</a>`)
  }
})

test('entities are characters, white space is that of JSX', () => {
  assert.equal(render(<p title="a&nbsp;&quot;b&#39;">&lt;b&gt;&shy;&eacute;&#x20ac;</p>),
    '<p title="a\u00a0&quot;b&#39;">&lt;b&gt;\u00adé&#8364;</p>')
  assert.equal(render(
    <p>
      een   twee
      {/* geen tekst */}
      <b>drie</b>{' '}
      vier, {'vijf'}

      zes
    </p>), '<p>een   twee<b>drie</b> vier, vijfzes</p>')
})

test('a text box gives back the line break it starts with', () => {
  assert.equal(render(<textarea>{`\n${nasty}`}</textarea>), `<textarea>\n\n${safe}</textarea>`)
  assert.equal(render(<textarea>{nasty}</textarea>), `<textarea>${safe}</textarea>`)
  assert.equal(render(<pre>{yes ? '\na' : <b>x</b>}</pre>), '<pre>\n\na</pre>')
})

test('what the policy of our pages forbids does not build, and says where', () => {
  const refused = [
    '<p onclick="x">x</p>', '<p style="color:red">x</p>', '<p dangerouslySetInnerHTML={x}/>', '<script>x</script>', '<br>x</br>',
    '<style>{x}</style>', '<a href="javascript:x">x</a>', '<p>&nosuch;</p>', '<iframe srcdoc={x}/>', '<p onClick={x} {...y}/>',
    '<p class={}>x</p>', '<p>',
  ]
  for (const source of refused) assert.throws(() => precompileSource(`export const x = ${source}`, 'x.tsx'), { name: 'Error' })
  assert.throws(() => precompileSource('import { Fragment } from \'hono/jsx\'', 'x.tsx'), /types only/)
  assert.throws(() => precompileSource('\n\n<p onclick="x"/>', 'x.tsx'), { offset: 5 })
})

test('mail may carry style attributes, because it has no style sheet', () => {
  assert.match(precompileSource('export const x = <p style="color:red">x</p>', 'mails.tsx'), /style=/)
})

test('every line stays on its own line', () => {
  const source = 'const a = (\n  <ul\n    class="a\n b"\n  >\n    {x\n ? <A\n t={1}>\n k <b>{`\n`}</b>\n</A>\n : (\n<i/>\n)}' +
    '\n  </ul>\n)\nthrow 1'
  const lines = precompileSource(source, 'x.tsx').split('\n')
  assert.equal(lines.length, source.split('\n').length)
  assert.equal(lines.at(-1), 'throw 1')
})

test('no input whatever becomes a tag or ends an attribute', () => {
  const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'<>"\'&= /\njavscript:da;') }))
  fc.assert(fc.property(anything, anything, (a, b) => {
    const html = render(<p title={a} {...(b ? {} : { id: a })}><a href={b}>{a}</a>{[b]}{yes && <Card title={a}>{b}</Card>}</p>)
    const shape = html.replace(/(?:title|id|href)="[^"<>']*"/g, '@').split(/(<[^<>]*>)/)
    for (const [index, piece] of shape.entries()) {
      if (index % 2 === 0) assert.doesNotMatch(piece, /[<>"']/)
      else assert.match(piece, /^<(?:p @(?: @)?|a @|section @|h2|\/p|\/a|\/section|\/h2)>$/)
    }
  }), { numRuns: 2000 })
})
