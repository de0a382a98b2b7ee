import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { HtmlValidate } from 'html-validate'
import { inProject } from '../root.ts'
import { Layout } from './layout.tsx'
import { ContributionsPage, errorPages, FormPage, frame, ListPage, TankPage } from './look.sample.tsx'
import { render } from './markup.ts'
import { Mark } from './marks.tsx'
import { Pager } from './table.tsx'

type Made = { css: string; preload: string[]; fonts: string[]; firstLoad: { brotli: number; gzip: number } }

let folder = ''
let made: Made
let css = ''

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'look-'))
  const { buildAssets } = await import(pathToFileURL(inProject('scripts', 'assets.mjs')).href) as {
    buildAssets: (outDir: string) => Promise<Made>
  }
  made = await buildAssets(folder)
  css = await readFile(join(folder, made.css.replace('/assets/', '')), 'utf8')
})
after(() => rm(folder, { recursive: true, force: true }))

const pagesIn = (language: 'nl' | 'en') => {
  const own = frame(language)
  return {
    tank: render(<TankPage frame={own} />),
    contributions: render(<ContributionsPage frame={own} />),
    form: render(<FormPage frame={own} />),
    list: render(<ListPage frame={own} />),
    ...Object.fromEntries(Object.entries(errorPages(language)).map(([status, page]) =>
      [status, render(<Layout {...own} title={status}>{page}</Layout>)])),
  }
}
const everyPage = () => (['nl', 'en'] as const).flatMap((language) =>
  Object.entries(pagesIn(language)).map(([name, html]) => ({ name: `${name} (${language})`, html })))

test('every page is valid HTML in both languages', async () => {
  const checker = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
      'no-redundant-role': 'off',
      'no-inline-style': 'error',
      // Boxes to tick that belong to one question share a name; the server reads them as a list.
      'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
    },
  })
  for (const { name, html } of everyPage()) {
    const { results } = await checker.validateString(html)
    const found = results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${ruleId} ${line}: ${message}`))
    assert.deepEqual(found, [], name)
  }
})

test('no page carries a style or a script of its own, so a strict content policy lets it pass', () => {
  for (const { name, html } of everyPage()) {
    assert.doesNotMatch(html, /<[^>]*\s(?:style|on[a-z]+)\s*=/i, name)
    assert.doesNotMatch(html, /<style|<script(?![^>]*\ssrc=)/i, name)
  }
})

test('a page opens with the document type and says in which language it is', () => {
  assert.match(pagesIn('nl').tank, /^<!DOCTYPE html><html lang="nl" class="voorbeeld-theme denktank-theme">/)
  assert.match(pagesIn('en').tank, /^<!DOCTYPE html><html lang="en"/)
})

test('the English pages hold no Dutch words of the frame', () => {
  for (const [name, html] of Object.entries(pagesIn('en'))) {
    assert.doesNotMatch(html, /Direct naar de inhoud|Hoofdmenu|Kruimelpad|De zes stappen|hier staan wij nu|\(optioneel\)|verzonnen/, name)
  }
})

test('the sample association is named as made up on its pages, and another association is not', () => {
  assert.match(render(<TankPage frame={frame('nl')} />), /class="dt-sample">Voorbeeldvereniging, verzonnen/)
  assert.doesNotMatch(render(<FormPage frame={frame('nl')} />), /dt-sample/)
})

test('each message of the error summary leads to the field it is about, and the field names its message', () => {
  const html = pagesIn('nl').form
  const led = [...html.matchAll(/<li><a href="#([\w-]+)"/g)].map(([, id]) => id)
  assert.deepEqual(led, ['waarom', 'wie', 'datum'])
  for (const id of led) assert.match(html, new RegExp(`<(?:input|textarea)[^>]* id="${id}"[^>]*`))
  assert.match(html, /id="waarom"[^>]*aria-describedby="waarom-d waarom-f" aria-required="true" aria-invalid="true"/)
  assert.match(html, /for="datum">[^<]+ <span class="dt-optional">\(optioneel\)/)
})

test('what people typed comes back as text, never as markup', () => {
  assert.match(pagesIn('nl').form, /value="&quot;Handtekening&quot; &amp; &lt;besluit&gt;"/)
})

test('a perspective the look does not know gets the neutral shape', () => {
  assert.match(render(<Mark perspective="citizen" />), /dt-is-other.*#m-other/)
  assert.match(render(<Mark perspective="supplier" />), /dt-is-supplier.*#m-supplier/)
})

test('the pager leads to the first, the last and the neighbours, and stays away when there is one page', () => {
  const html = render(<Pager language="nl" page={6} pages={40} hrefOf={(page) => `?p=${page}`} />)
  assert.deepEqual([...html.matchAll(/aria-label="Pagina (\d+)"/g)].map(([, page]) => page), ['1', '4', '5', '6', '7', '8', '40'])
  assert.match(html, /href="\?p=6" aria-label="Pagina 6" aria-current="page"/)
  assert.equal(render(<Pager language="nl" page={1} pages={1} hrefOf={String} />), '')
})

test('every shape and icon that a page uses is in its sprite', () => {
  for (const { name, html } of everyPage()) {
    for (const [, id] of html.matchAll(/<use href="#([\w-]+)"/g)) assert.match(html, new RegExp(`<symbol id="${id}"`), name)
  }
})

test('the stylesheet holds every class that the components use', () => {
  const used = new Set(everyPage().flatMap(({ html }) =>
    [...html.matchAll(/class="([^"]*)"/g)].flatMap(([, names]) => names?.split(/\s+/) ?? [])))
  // These mark a kind and have no rules of their own.
  const bare = new Set(['utrecht-form-field--text', 'nl-paragraph--lead', 'dt-fate--taken', 'dt-fate--merged'])
  const missing = [...used].filter((name) => name && !bare.has(name) && !css.includes(`.${name}`))
  assert.deepEqual(missing, [])
})

test('every custom property of ours that the stylesheet asks for is set by the theme', () => {
  const set = new Set([...css.matchAll(/(--[\w-]+):/g)].map(([, name]) => name))
  const own = [...css.matchAll(/var\((--dt-[\w-]+|--basis-[\w-]+)\)/g)].map(([, name]) => name)
  assert.deepEqual([...new Set(own)].filter((name) => !set.has(name)), [])
})

test('a first page weighs at most 70 kB with stylesheet and fonts, whichever way it is packed', () => {
  assert.ok(made.firstLoad.brotli <= 70_000, `${made.firstLoad.brotli} bytes`)
  assert.ok(made.firstLoad.gzip <= 70_000, `${made.firstLoad.gzip} bytes`)
})

test('what is preloaded lies there, and text files lie there packed as well', async () => {
  const files = await readdir(folder)
  for (const address of made.preload) assert.ok(files.includes(address.replace('/assets/', '')), address)
  for (const name of files.filter((file) => /\.(?:css|svg|js)$/.test(file))) {
    assert.ok(files.includes(`${name}.br`) && files.includes(`${name}.gz`), name)
  }
  for (const [, font] of css.matchAll(/url\((?:['"]?)\.\/([^'")]+)/g)) assert.ok(files.includes(font ?? ''), font)
})

test('what is shown as it was written gets no ruled lines, and a ruled field keeps its spaces', () => {
  const rules = [...css.matchAll(/([^{}]*)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({ selector, body }))
  const lines = rules.filter(({ selector }) => /\.dt-lines\b/.test(selector)).map(({ body }) => body).join(';')
  assert.match(lines, /white-space:pre-line/)
  assert.doesNotMatch(lines, /background/)
  assert.match(rules.find(({ selector }) => /\.dt-ruled\b/.test(selector))?.body ?? '', /background/)
})
