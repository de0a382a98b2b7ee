/** The papers of the repository: they name what the program has, agree with package.json, and hold nothing they should not. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { inProject } from '../src/platform/root.ts'
import { options } from '../src/platform/settings.ts'

const read = (name: string) => readFileSync(inProject(name), 'utf8')
const program = JSON.parse(read('package.json')) as {
  version: string; license: string; dependencies: Record<string, string>; devDependencies: Record<string, string>
}
const manuals = ['README.md', 'LEESMIJ.md']

// Read from the source: importing commands.ts would pull the whole program into this bundle.
const commands = [...read('src/commands.ts').matchAll(/usage: '([a-z]+)/g)].map(([, name]) => name as string)

const notOurs = new Set(['node_modules', 'build', 'data', '.git', 'test-results'])

const onDisk = (folder: string): string[] =>
  readdirSync(inProject(folder || '.')).filter((name) => !notOurs.has(name)).flatMap((name) => {
    const path = folder ? `${folder}/${name}` : name
    return statSync(inProject(path)).isDirectory() ? onDisk(path) : [path]
  })

/** What git tracks; in a copy without git, or before the first commit, what lies there. */
const ours = (): string[] => {
  let tracked: string[] = []
  try {
    const git = execFileSync('git', ['ls-files', '-z'], { cwd: inProject('.'), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    tracked = git.split('\0').filter(Boolean)
  } catch {
    // No git here: the files on disk will do.
  }
  return (tracked.length > 0 ? tracked : onDisk('')).filter((name) => existsSync(inProject(name)))
}

test('both manuals name every setting, by its option, its variable and what it is when nothing is said', () => {
  assert.ok(options.length > 0)
  for (const manual of manuals) {
    const rows = read(manual).split('\n').filter((line) => line.startsWith('|'))
    for (const { flag, variable, otherwise } of options) {
      const row = rows.find((line) => line.includes(`\`--${flag} `))
      assert.ok(row, `${manual} has no row for --${flag}`)
      assert.ok(row.includes(`\`${variable}\``), `${manual} does not name ${variable} beside --${flag}`)
      assert.equal(row.split('|')[3]?.trim(), otherwise, `${manual} says something else for --${flag} when it is not set`)
    }
  }
})

test('both manuals name every command, and no other', () => {
  assert.ok(commands.includes('start') && commands.includes('restore'))
  for (const manual of manuals) {
    const named = [...read(manual).matchAll(/^\| `([a-z]+)(?: [^`]*)?` \|/gm)].map(([, name]) => name as string)
    assert.deepEqual([...new Set(named)].sort(), [...commands].sort(), manual)
  }
})

test('the changelog tells of this version, in Dutch and in English', () => {
  const parts = read('CHANGELOG.md').split(/^## /m)
  const part = parts.find((one) => one.startsWith(`[${program.version}] - `))
  assert.ok(part, `CHANGELOG.md has no ${program.version}`)
  assert.match(part, /^\[[^\]]+\] - \d{4}-\d{2}-\d{2}$/m)
  const count = (title: string) => part.split(`### ${title}\n`)[1]?.split('### ')[0]?.match(/^- /gm)?.length ?? 0
  assert.ok(count('Added') > 0)
  assert.equal(count('Nieuw'), count('Added'), 'each line stands in both languages')
})

test('publiccode.yml has the keys that its standard asks for', () => {
  const text = read('publiccode.yml')
  const required = [
    'publiccodeYmlVersion', 'name', 'url', 'platforms', 'categories', 'developmentStatus', 'softwareType', 'description', 'legal',
    'maintenance', 'localisation',
  ]
  for (const key of required) assert.match(text, new RegExp(`^${key}:`, 'm'))
  const within = ['license', 'type', 'contacts', 'localisationReady', 'availableLanguages']
  for (const key of within) assert.match(text, new RegExp(`^  ${key}:`, 'm'))
  assert.match(text, new RegExp(`^softwareVersion: "${program.version.replaceAll('.', '\\.')}"$`, 'm'))
  assert.match(text, new RegExp(`^  license: ${program.license.replaceAll('.', '\\.')}$`, 'm'))
  for (const language of ['nl', 'en']) {
    const part = text.split(`\n  ${language}:\n`)[1] ?? ''
    const short = /shortDescription: (.+)/.exec(part)?.[1] ?? ''
    const long = (/longDescription: >\n((?: {6}.+\n)+)/.exec(part)?.[1] ?? '').replace(/\s+/g, ' ').trim()
    assert.ok(short.length > 0 && short.length <= 150, `${language}: a short description of ${short.length} characters`)
    assert.ok(long.length >= 150 && long.length <= 10_000, `${language}: a long description of ${long.length} characters`)
    assert.match(part, /features:\n(?: {6}- .+\n){5,20}/)
  }
})

test('the licence is the text that the European Union published, as others ship it too', () => {
  assert.equal(program.license, 'EUPL-1.2')
  assert.equal(read('LICENSES/EUPL-1.2.txt'), read('node_modules/@utrecht/textarea-css/LICENSE.md'))
  const ofl = read('node_modules/@fontsource-variable/source-serif-4/LICENSE')
  assert.ok(read('LICENSES/OFL-1.1.txt').endsWith(ofl.slice(ofl.indexOf('This Font Software'))))
})

test('every package has a line in docs/dependencies.md, with its version and licence', () => {
  const rows = read('docs/dependencies.md').split('\n').filter((line) => line.startsWith('| '))
  const all = { ...program.dependencies, ...program.devDependencies }
  for (const [name, version] of Object.entries(all)) {
    const { license } = JSON.parse(read(`node_modules/${name}/package.json`)) as { license: string }
    const row = rows.find((line) => line.startsWith(`| ${name} |`))
    assert.ok(row, `${name} has no line`)
    assert.deepEqual(row.split('|').slice(2, 4).map((cell) => cell.trim()), [version, license], name)
  }
  const named = rows.filter((line) => /\| \d+\.\d+\.\d/.test(line)).map((line) => line.split('|')[1]?.trim())
  assert.deepEqual(named.filter((name) => !(name as string in all)), [], 'a line for a package that is gone')
})

test('links and pictures in the papers lead to files that are there', () => {
  const papers = ours().filter((name) => name.endsWith('.md'))
  assert.ok(papers.includes('README.md') && papers.includes('docs/house.md'))
  for (const paper of papers) {
    const text = read(paper).replace(/```[\s\S]*?```/g, '')
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, to]) => (to as string).replace(/#.*$/, ''))
    for (const to of links.filter((one) => one !== '' && !/^[a-z]+:/.test(one))) {
      assert.ok(existsSync(inProject(join(dirname(paper), to))), `${paper} points at ${to}, which is not there`)
    }
  }
})

test('decisions are numbered without a gap and each has context, decision and consequences', () => {
  const names = readdirSync(inProject('docs/decisions')).sort()
  assert.ok(names.length >= 8)
  names.forEach((name, nth) => {
    assert.ok(name.startsWith(`${String(nth + 1).padStart(4, '0')}-`), name)
    const text = read(`docs/decisions/${name}`)
    assert.ok(text.startsWith(`# ${nth + 1}. `), name)
    for (const part of ['Context', 'Decision', 'Consequences']) assert.ok(text.includes(`\n## ${part}\n`), `${name} has no ${part}`)
  })
})

// Pieces are joined here, so that this file does not hold what it looks for.
const forbidden: readonly (readonly [string, RegExp])[] = [
  ['the path of somebody’s machine', new RegExp(`(?<![\\w./-])/(?:${['wo' + 'rk', 'Us' + 'ers', 'ro' + 'ot'].join('|')})/[a-z.]`, 'i')],
  ['the path of somebody’s home', new RegExp(`(?<![\\w./-])/ho${'me'}/[a-z]+/`)],
  ['a key', new RegExp(`-----BEGIN (?:[A-Z]+ )?PRIV${'ATE KEY'}-----`)],
  ['a token of a service', new RegExp(`\\b(?:gh${'p'}_[A-Za-z0-9]{36}|AK${'IA'}[A-Z0-9]{16}|xox${'[bp]'}-\\d)`)],
  ['a writing tool',
    new RegExp(`\\b(?:chat${'gpt'}|cop${'ilot'}|cla${'ude'}|open${'ai'}|anthro${'pic'}|language${' model'} wrote)\\b`, 'i')],
  ['unfinished work', new RegExp(`\\b(?:TO${'DO'}|FIX${'ME'}|X${'XX'}|lorem${' ipsum'})\\b`)],
  ['a registry of somebody’s own', new RegExp(`"reso${'lved'}"|^\\s*"?${'registry'}"?\\s*[=:]\\s*"?https?:`, 'm')],
]
// Some of the works in it are about such tools.
const excused = (name: string, what: string) => name === 'fixtures/literature.json' && what === 'a writing tool'
const texts = /\.(?:ts|tsx|mjs|js|json|md|txt|sql|css|html|yml|yaml)$|(?:^|\/)(?:\.[a-z]+|denktank)$/

test('no file of ours holds a path, a key or a name that does not belong in it', () => {
  const files = ours().filter((name) => texts.test(name))
  assert.ok(files.length > 50)
  const found = files.flatMap((name) => {
    const text = read(name)
    return forbidden.filter(([what, pattern]) => !excused(name, what) && pattern.test(text))
      .map(([what, pattern]) => `${name}: ${what} (${pattern.exec(text)?.[0]})`)
  })
  assert.deepEqual(found, [])
})
