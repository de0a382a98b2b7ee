/** What a browser fetches beside the pages: one stylesheet, fonts, an icon, scripts; named by a hash, packed beforehand. */
import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build, transform } from 'esbuild'
import { CODES, FAMILIES, facesOf } from './font-faces.mjs'
import { namesOf, pruneProperties, pruneRules } from './prune-css.mjs'
import { subsetFont } from './subset-font.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const ADDRESS = '/assets/'

/** Compressed bytes of stylesheet, preloaded fonts and the largest script: what the first page may cost. */
export const FIRST_LOAD_LIMIT = 70_000

const CANDIDATE = ['button', 'heading', 'paragraph', 'skip-link']
const UTRECHT = ['form-field', 'form-label', 'form-field-description', 'form-field-error-message', 'textbox', 'textarea',
  'select', 'checkbox', 'radio-button']

const inPackage = (path) => readFile(join(root, 'node_modules', path))

const minify = async (css) => (await transform(css, { loader: 'css', minify: true, legalComments: 'none' })).code

/** What pages are made of: the sources, without what is for tests. */
const sources = async () => {
  const files = (await readdir(join(root, 'src'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /(?<!\.(?:test|testing|sample))\.tsx?$/.test(entry.name))
  return Promise.all(files.map((entry) => readFile(join(entry.parentPath ?? entry.path, entry.name), 'utf8')))
}

const componentsCss = async (views) => {
  const files = [...CANDIDATE.map((name) => `@nl-design-system-candidate/${name}-css/dist/${name}.css`),
    ...UTRECHT.map((name) => `@utrecht/${name}-css/dist/index.css`)]
  return pruneRules(await minify((await Promise.all(files.map(inPackage))).join('\n')), views)
}

// Two looks of ours often stand at different elements of one selector: those are not asked to be named together.
const ownCss = async ({ has }) => {
  const made = await build({
    entryPoints: [join(root, 'src/platform/look/denktank.css')], bundle: true, minify: true, write: false, logLevel: 'warning',
  })
  return pruneRules(made.outputFiles[0].text, { has })
}

const compressed = (bytes, text) => ({
  br: brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_MODE]: text ? constants.BROTLI_MODE_TEXT : constants.BROTLI_MODE_GENERIC,
    },
  }),
  gz: gzipSync(bytes, { level: 9 }),
})

/** Writes `stem.<hash>.ext`, and packed copies unless the format is packed itself. Resolves to the name. */
const write = async (outDir, stem, bytes) => {
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 10)
  const name = `${basename(stem, extname(stem))}.${hash}${extname(stem)}`
  await writeFile(join(outDir, name), bytes)
  if (extname(stem) === '.woff2') return name
  const { br, gz } = compressed(bytes, true)
  await Promise.all([writeFile(join(outDir, `${name}.br`), br), writeFile(join(outDir, `${name}.gz`), gz)])
  return name
}

/** The range that fontsource gives a file, from its stylesheet. */
const rangeOf = (css, file) => {
  const from = css.indexOf(file)
  const found = /unicode-range:\s*([^;}]+)/.exec(css.slice(from))
  if (from < 0 || !found) throw new Error(`${file} is not in its stylesheet`)
  return found[1]
}

const buildFamily = async (outDir, entry) => {
  const folder = `@fontsource-variable/${entry.source}`
  const css = (await inPackage(`${folder}/wght.css`)).toString()
  const file = (part) => `${entry.source}-${part}-wght-normal.woff2`
  const [latin, latinExt] = await Promise.all(['latin', 'latin-ext'].map((part) => inPackage(`${folder}/files/${file(part)}`)))
  const { bytes, characters } = subsetFont(latin, CODES, entry.family)
  const names = {
    basic: await write(outDir, `${entry.file}.woff2`, bytes),
    latin: await write(outDir, `${entry.file}-latin.woff2`, latin),
    latinExt: await write(outDir, `${entry.file}-latin-ext.woff2`, latinExt),
  }
  const ranges = { latin: rangeOf(css, file('latin')), latinExt: rangeOf(css, file('latin-ext')) }
  return { names, css: facesOf(entry, names, ranges, characters), bytes: bytes.length }
}

// The three shapes of the perspectives on paper.
const ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#fff" d="M0 0h32v32H0z"/>' +
  '<circle cx="9" cy="9.5" r="5.5" fill="#1d5fa6"/><path fill="#8a5200" d="M18 4h10.5v10.5H18z"/>' +
  '<path fill="#932569" d="M16 17l6.5 11.5h-13z"/></svg>'

/** Gives the scripts that are already there a name with a hash. Resolves to name by stem, and the packed size of the largest. */
const nameScripts = async (outDir) => {
  const scripts = {}
  let largest = 0
  for (const file of (await readdir(outDir)).filter((name) => /^[^.]+\.js$/.test(name))) {
    const bytes = await readFile(join(outDir, file))
    const name = await write(outDir, file, bytes)
    await rename(join(outDir, file), join(outDir, name))
    scripts[basename(file, '.js')] = name
    largest = Math.max(largest, compressed(bytes, true).br.length)
  }
  return { scripts, largest }
}

const addressed = (names) => Object.fromEntries(Object.entries(names).map(([stem, name]) => [stem, ADDRESS + name]))

/**
 * Writes the assets to `outDir` (made when it is not there) and `manifest.json`: addresses of the stylesheet, the icon,
 * the scripts and the fonts to fetch at once; names of all fonts; bytes of a first load with brotli and with gzip.
 * Scripts that lie there as `name.js` are renamed. Rejects when a first load would weigh more than FIRST_LOAD_LIMIT.
 */
export async function buildAssets(outDir) {
  await mkdir(outDir, { recursive: true })
  const families = await Promise.all(FAMILIES.map((entry) => buildFamily(outDir, entry)))
  const theme = await minify(await inPackage('@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css'))
  const views = namesOf(await sources())
  const rules = theme + await componentsCss(views) + await ownCss(views)
  const css = families.map((family) => family.css).join('') + pruneProperties(rules, '.voorbeeld-theme', '.denktank-theme')
  const { scripts, largest } = await nameScripts(outDir)
  const { br, gz } = compressed(css, true)
  const fonts = families.reduce((sum, { bytes }) => sum + bytes, 0)
  const manifest = {
    css: ADDRESS + await write(outDir, 'denktank.css', Buffer.from(css)),
    icon: ADDRESS + await write(outDir, 'icon.svg', Buffer.from(ICON)),
    scripts: addressed(scripts),
    preload: families.map(({ names }) => ADDRESS + names.basic),
    fonts: families.flatMap(({ names }) => Object.values(names)),
    firstLoad: { fonts, css: br.length, script: largest, brotli: fonts + br.length + largest, gzip: fonts + gz.length + largest },
  }
  if (manifest.firstLoad.brotli > FIRST_LOAD_LIMIT) {
    throw new Error(`A first load weighs ${manifest.firstLoad.brotli} bytes, more than ${FIRST_LOAD_LIMIT}`)
  }
  await writeFile(join(outDir, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`)
  return manifest
}
