/** `npm run slice -- 4-findings/objections`: the five files of a new slice and a test that fails until it is written. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const [place] = process.argv.slice(2)
if (!place || !/^([1-6]-)?[a-z]+(\/[a-z0-9-]+)+$/.test(place)) {
  console.error('Say where: npm run slice -- 4-findings/objections')
  process.exit(1)
}
const folder = join(root, 'src', /^[1-6]-/.test(place) ? join('spine', place) : place)
if (existsSync(folder)) {
  console.error(`${relative(root, folder)} is there already`)
  process.exit(1)
}
const name = place.split('/').at(-1).replace(/-(.)/g, (_, letter) => letter.toUpperCase())
const Page = `${name[0].toUpperCase()}${name.slice(1)}Page`
const up = '../'.repeat(relative(join(root, 'src'), folder).split(/[\\/]/).length)
const files = {
  'routes.tsx': `/** What this slice is, in one sentence. */
import { Hono } from 'hono'
import { page, type Env } from '${up}platform/web.ts'
import { ${Page} } from './views.tsx'

export const ${name} = new Hono<Env>()

${name}.get('/', (c) => page(c, <${Page} here={c.var.here} />))
`,
  'queries.ts': '/** Rows out: one function per question. */\nexport {}\n',
  'changes.ts': '/** What may be filled in, and rows in: one function per change. */\nexport {}\n',
  'views.tsx': `import type { Here } from '${up}platform/here.ts'
import { Head } from '${up}platform/look/sheet.tsx'
import { Shell } from '${up}workspaces/shell.tsx'
import { texts } from './texts.ts'

/** What this page shows. */
export const ${Page} = ({ here }: { here: Here }) => {
  const t = texts[here.language]
  return <Shell here={here} title={t.title}><Head title={t.title} /></Shell>
}
`,
  'texts.ts': `const nl = { title: '' }\nconst en: typeof nl = { title: '' }\nexport const texts = { nl, en }\n`,
  [`${name}.test.ts`]: `import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '${up}../test/house.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

for (const title of ['it works', 'an outsider, a neighbour and another ring find nothing', 'a refused act leaves no trace', 'a wrong form comes back']) {
  test(title, () => assert.fail('to be written'))
}
`,
}
mkdirSync(folder, { recursive: true })
for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
console.log(`${relative(root, folder)}: mount ${name} in src/routes.ts, and write its acts in src/acts.ts`)
