/**
 * `npm run map`: shows the house (folders, slices with their sentence, acts, addresses, lengths) and checks its rules:
 * who imports whom, lengths of files and functions, the form of a slice, and which doors are locked. `--quiet` only checks.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'oxc-parser'

const root = fileURLToPath(new URL('..', import.meta.url))
const src = join(root, 'src')
const mostLines = 250
// Lists with a line for each thing there is: their length says how much there is, and nothing in them is understood together.
const registers = new Set(['tables.ts', 'acts.ts', 'urls.ts', 'workspaces/record/texts.ts'])
const mostFunctionLines = 40
const faults = []

const filesIn = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
  const path = join(folder, entry.name)
  return entry.isDirectory() ? filesIn(path) : /\.tsx?$/.test(entry.name) ? [path] : []
})

const nameOf = (file) => relative(src, file).replaceAll('\\', '/')
const isTest = (name) => /\.(test|testing)\.tsx?$/.test(name)

// Left never imports right; a step looks at lower numbers only.
const ranks = [
  [/^(acts|urls|tables)\.ts$/, -1],
  [/^(methods|documents)\//, 0],
  [/^platform\//, 1],
  [/^workspaces\/[^/]+$/, 2],
  [/^association\//, 3],
  [/^workspaces\//, 4],
  [/^beside\//, 5],
  [/^spine\/trail(\.ts$|\.test\.ts$|\/)/, 6],
  [/^spine\/([1-6])-/, (match) => 6 + Number(match[1])],
  [/^spine\/overview/, 13],
  [/^onward\//, 14],
  [/^bench\//, 15],
  [/^[^/]+$/, 16],
]
const rankOf = (name) => {
  for (const [pattern, rank] of ranks) {
    const match = pattern.exec(name)
    if (match) return typeof rank === 'function' ? rank(match) : rank
  }
  return undefined
}

// What only a few may have in their hands.
const locks = [
  { what: 'makeHere', may: /^(platform\/here|workspaces\/(door|clerk))\.ts$/ },
  { what: 'databaseOf', may: /^(platform\/(here|perform)|workspaces\/(rings|attribution|questions))\.ts$/ },
  { what: 'standInFor', may: /^(platform\/here|workspaces\/questions)\.ts$/ },
]
const banned = new Set(['utils', 'helpers', 'common', 'shared', 'util', 'helper', 'services', 'controllers', 'repositories'])

const walk = (node, see) => {
  if (!node || typeof node !== 'object') return
  if (Array.isArray(node)) { for (const each of node) walk(each, see); return }
  if (typeof node.type === 'string') see(node)
  for (const key of Object.keys(node)) if (key !== 'parent') walk(node[key], see)
}

const lineAt = (text) => {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle] <= offset) low = middle
      else high = middle - 1
    }
    return low + 1
  }
}

const checkImports = (name, file, program) => {
  const rank = rankOf(name)
  if (rank === undefined) { faults.push(`${name}: lies in no room of the house`); return }
  for (const node of program.body) {
    const source = node.source?.value
    if (node.type === 'ExportDefaultDeclaration') faults.push(`${name}: default export`)
    if (node.type === 'ExportAllDeclaration') faults.push(`${name}: a barrel (export *)`)
    if (!source?.startsWith('.')) continue
    const target = nameOf(resolve(dirname(file), source))
    if (target.startsWith('..')) { if (!isTest(name)) faults.push(`${name}: imports ${source} from outside src/`); continue }
    const other = rankOf(target)
    const step = /^spine\/[1-6]-/.test(name) && /^spine\/[1-6]-/.test(target)
    if (isTest(name)) continue
    if (other === undefined || other > rank || (step && other > rank)) faults.push(`${name}: may not import ${target}`)
    for (const { what, may } of locks) {
      const named = node.specifiers?.some((one) => one.imported?.name === what)
      if (named && !may.test(name)) faults.push(`${name}: may not have ${what} in its hands`)
    }
  }
}

const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

const checkLengths = (name, text, program) => {
  const lines = text.split('\n').length - 1
  if (lines > mostLines && !registers.has(name) && !isTest(name)) faults.push(`${name}: ${lines} lines, at most ${mostLines}`)
  const line = lineAt(text)
  walk(program, (node) => {
    if (node.type === 'TSAnyKeyword') faults.push(`${name}:${line(node.start)}: any`)
    if (!functions.has(node.type)) return
    const length = line(node.end) - line(node.start) + 1
    if (length > mostFunctionLines && !isTest(name)) faults.push(`${name}:${line(node.start)}: a function of ${length} lines, at most ${mostFunctionLines}`)
  })
}

const checkViews = (name, program, text) => {
  if (!/(^|\/)views?(\.|\/)|views\.tsx$/.test(name)) return
  const line = lineAt(text)
  walk(program, (node) => {
    if (node.type === 'AwaitExpression') faults.push(`${name}:${line(node.start)}: a view waits`)
    if (node.type === 'TaggedTemplateExpression' && node.tag.name === 'sql') faults.push(`${name}:${line(node.start)}: SQL in a view`)
  })
}

// A query that joins a ringed table by name would read past the door.
const ringed = [...readFileSync(join(src, 'tables.ts'), 'utf8').matchAll(/export interface (\w+)Table \{([^}]*)\}/g)]
  .filter(([, , body]) => /\bring_id:/.test(body) && /\bworkspace_id:/.test(body))
  .map(([, name]) => name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase())
const pastTheDoor = new RegExp(`(?:[jJ]oin|selectFrom)\\(\\s*'(?:${ringed.join('|')})(?: as \\w+)?'`)

const checkReading = (name, text) => {
  if (!/\/queries|\/routes|trail/.test(name) || isTest(name)) return
  text.split('\n').forEach((content, at) => {
    if (pastTheDoor.test(content)) faults.push(`${name}:${at + 1}: reads a ringed table past rows()`)
  })
}

const sliceFiles = ['routes.tsx', 'queries.ts', 'changes.ts', 'views.tsx', 'texts.ts']
const isSlice = (folder) => existsSync(join(folder, 'routes.tsx'))
const sentenceOf = (text) => /\/\*\*\s*\n?\s*\*?\s*([^\n]*?)(?:\s*\*\/|\n)/.exec(text)?.[1]?.trim() ?? /^\/\/ (.*)$/m.exec(text)?.[1] ?? ''

const slices = []
const checkSlices = (files) => {
  for (const folder of new Set(files.map((file) => dirname(file))).values()) {
    if (!isSlice(folder)) continue
    const name = nameOf(folder)
    const present = new Set(readdirSync(folder))
    // What only shows has nothing to change, and what only changes nothing to ask.
    for (const file of ['views.tsx', 'texts.ts']) if (![...present].some((one) => one === file || one.endsWith(file))) faults.push(`${name}: has no ${file}`)
    if (![...present].some((one) => /\.test\.tsx?$/.test(one))) faults.push(`${name}: has no test`)
    const sentence = sentenceOf(readFileSync(join(folder, 'routes.tsx'), 'utf8'))
    if (!sentence) faults.push(`${name}/routes.tsx: does not open with a sentence on what the slice is`)
    slices.push({ name, sentence, files: sliceFiles.filter((file) => present.has(file)).length })
  }
}

const show = (files) => {
  for (const { name, sentence } of slices.sort((a, b) => a.name.localeCompare(b.name))) console.log(`${name}\n    ${sentence}`)
  const acts = [...readFileSync(join(src, 'acts.ts'), 'utf8').matchAll(/^ {2}'([a-z.-]+)':/gm)].map(([, act]) => act)
  const urls = [...readFileSync(join(src, 'urls.ts'), 'utf8').matchAll(/^ {2}(\w+):/gm)].length
  const lines = files.reduce((sum, file) => sum + readFileSync(file, 'utf8').split('\n').length, 0)
  console.log(`\n${slices.length} slices, ${acts.length} acts, ${urls} addresses, ${files.length} files, ${lines} lines`)
  console.log(`acts: ${acts.join(' ')}`)
}

const files = filesIn(src)
for (const file of files) {
  const name = nameOf(file)
  const text = readFileSync(file, 'utf8')
  const { program, errors } = parseSync(file, text)
  if (errors.length > 0) { faults.push(`${name}: ${errors[0].message}`); continue }
  for (const part of name.split('/').slice(0, -1)) if (banned.has(part)) faults.push(`${name}: a folder named ${part}`)
  checkImports(name, file, program)
  checkLengths(name, text, program)
  checkViews(name, program, text)
  checkReading(name, text)
}
checkSlices(files)
if (!process.argv.includes('--quiet')) show(files)
for (const fault of faults) console.error(fault)
if (faults.length > 0) {
  console.error(`${faults.length} against the rules of the house`)
  process.exitCode = 1
}
