/**
 * Bundles the program: build/denktank.mjs (all commands), the threads build/pglite-worker.mjs,
 * build/{import,knowledge,feed,glossary,spreading}-worker.mjs, and build/assets/ for the browser.
 * Everything lands in build/ itself, so `new URL('../migrations', import.meta.url)` is the same place from every file.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = join(root, 'build')
const stamp = join(out, '.stamp')
const assets = join(out, 'assets')
const assetsStamp = join(out, '.assets-stamp')
const program = join(out, 'denktank.mjs')

const isTest = (file) => /\.test\.tsx?$/.test(file)

// Not of packages: the PostgreSQL that the tests install brings tests of its own makers along.
const filesIn = (folder) =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.name === 'node_modules') return []
      return entry.isDirectory() ? filesIn(path) : [path]
    })
    : []

const hashOf = (files, extra) => {
  const hash = createHash('sha256').update(extra)
  for (const file of files.sort()) {
    const { mtimeMs, size } = statSync(join(root, file))
    hash.update(`${file} ${mtimeMs} ${size}\n`)
  }
  return hash.digest('hex')
}

// The place counts too: tests hold the address of this folder, and a copied build must not pass for its own.
const fingerprint = () =>
  hashOf([...filesIn('src').filter((file) => !isTest(file)), ...filesIn('scripts'), 'package-lock.json', 'tsconfig.json'], root)

const holds = (file, text) => existsSync(file) && readFileSync(file, 'utf8') === text

/** Whether build/ is what the sources would give now. Reads times and sizes only: a few milliseconds. */
export const isBuilt = () => {
  if (!existsSync(program)) return false
  // An installation without sources has nothing to be built from.
  if (!existsSync(join(root, 'src'))) return true
  return holds(stamp, fingerprint())
}

const tools = async () => {
  const [esbuild, { precompile }] = await Promise.all([import('esbuild'), import('./precompile.mjs')])
  return { esbuild, precompile }
}

const forNode = (precompile) => ({
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  outExtension: { '.js': '.mjs' },
  sourcemap: true,
  plugins: [precompile()],
  logLevel: 'warning',
  metafile: true,
})

const outside = ['@electric-sql/*', 'pg-native']

// pg and nodemailer are CommonJS: inside an ES module they still ask for `require`.
const requireIn = 'import{createRequire as $createRequire}from"node:module";const require=$createRequire(import.meta.url);'

const buildProgram = async ({ esbuild, precompile }) => {
  const entryPoints = {
    denktank: 'src/main.ts', 'pglite-worker': 'src/platform/pglite/worker.ts', 'import-worker': 'src/association/imports/worker.ts',
    'knowledge-worker': 'src/beside/knowledge/worker.ts', 'feed-worker': 'src/beside/otherfeeds/worker.ts',
    'glossary-worker': 'src/beside/glossary/worker.ts', 'spreading-worker': 'src/spine/3-meeting/subgroups/worker.ts',
  }
  for (const [name, file] of Object.entries(entryPoints)) {
    if (!existsSync(join(root, file))) throw new Error(`${file}, the source of build/${name}.mjs, is missing`)
  }
  const { metafile } = await esbuild.build({
    ...forNode(precompile),
    entryPoints,
    outdir: out,
    chunkNames: 'chunk-[hash]',
    external: outside,
    // Not made smaller: that takes a third of the build and starts no sooner.
    legalComments: 'none',
    banner: { js: requireIn },
  })
  return metafile
}

const removeOldChunks = (folder, metafile) => {
  const made = new Set(Object.keys(metafile.outputs).map((file) => resolve(root, file)))
  for (const file of readdirSync(folder)) {
    if (file.startsWith('chunk-') && !made.has(join(folder, file))) rmSync(join(folder, file))
  }
}

const islandEntries = () => {
  const entries = {}
  for (const file of filesIn('src').filter((path) => basename(path) === 'island.ts')) {
    const name = basename(dirname(file))
    if (entries[name]) throw new Error(`${file} and ${entries[name]} would both become assets/${name}.js`)
    entries[name] = file
  }
  return entries
}

const buildIslands = ({ esbuild }) =>
  esbuild.build({
    absWorkingDir: root,
    entryPoints: islandEntries(),
    outdir: assets,
    write: false,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2020',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
  })

// Fonts take a second to cut down, so they wait for a change in what makes them, not in any file.
const buildAssets = async (made) => {
  const { outputFiles } = await buildIslands(made)
  const sources = [...filesIn('src').filter((file) => file.endsWith('.css')), ...filesIn('scripts'), 'package-lock.json']
  const now = hashOf(sources, outputFiles.map(({ path, hash }) => `${path} ${hash}\n`).join(''))
  if (existsSync(assets) && holds(assetsStamp, now)) return
  rmSync(assetsStamp, { force: true })
  rmSync(assets, { recursive: true, force: true })
  mkdirSync(assets, { recursive: true })
  for (const { path, contents } of outputFiles) writeFileSync(path, contents)
  if (existsSync(join(root, 'scripts/assets.mjs'))) await (await import('./assets.mjs')).buildAssets(assets)
  writeFileSync(assetsStamp, now)
}

/** Builds when a source changed. Resolves to whether it did; rejects when a source is wrong (esbuild shows where). */
export async function build({ quiet = false } = {}) {
  const before = fingerprint()
  if (isBuilt()) return false
  const started = performance.now()
  const made = await tools()
  const [metafile] = await Promise.all([buildProgram(made), buildAssets(made)])
  removeOldChunks(out, metafile)
  // The fingerprint from before: what changes while we build is built the next time.
  writeFileSync(stamp, before)
  if (!quiet) console.log(`Built in ${Math.round(performance.now() - started)} ms`)
  return true
}

/**
 * Bundles every test, packages of tests left outside, shared modules shared, into `outDir`; resolves to the paths of the bundles.
 * In them `import.meta.url` is that of build/denktank.mjs, so the program finds its own files as it does in earnest.
 */
export async function buildTests(outDir = join(out, 'test')) {
  const { esbuild, precompile } = await tools()
  rmSync(outDir, { recursive: true, force: true })
  const entryPoints = [...filesIn('src'), ...filesIn('test')].filter(isTest)
  const { metafile } = await esbuild.build({
    ...forNode(precompile),
    entryPoints,
    outdir: outDir,
    outbase: root,
    chunkNames: 'chunk-[hash]',
    // What the program holds is bundled here too: a test file starts a third sooner. What only tests use stays outside.
    external: [...outside, 'esbuild', 'oxc-parser', ...Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies)],
    legalComments: 'none',
    banner: { js: requireIn },
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(program).href) },
  })
  // What is imported on demand is an entry point to esbuild too, but holds no test.
  return Object.entries(metafile.outputs).filter(([, made]) => made.entryPoint && isTest(made.entryPoint)).map(([file]) => resolve(root, file)).sort()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    if (!await build()) console.log('Nothing to build')
  } catch (error) {
    // esbuild has shown its own errors already.
    if (!error.errors) console.error(error.message)
    process.exitCode = 1
  }
}
