import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type Answer, type TestHouse } from '../../../../test/house.ts'
import { newId } from '../../../platform/ids.ts'
import { chapter, paragraph, textOf } from '../ripeness/texts.testing.ts'
import { stripesOf } from './cover.tsx'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const perspectives = [
  { key: 'municipality', label_nl: 'Gemeente', label_en: 'Municipality' }, { key: 'supplier', label_nl: 'Leverancier', label_en: 'Supplier' },
  { key: 'citizen', label_nl: 'Inwoner', label_en: 'Citizen' },
]

/** Publishes a text of passages, each with so many contributions of municipalities and suppliers. */
const publish = (slug: string, passages: readonly (readonly [id: string, municipality: number, supplier: number])[], contributions: object = { total: 9, per: { municipality: 4 } }) =>
  house.database.db.insertInto('publication').values({
    id: newId(), thinktank_id: house.id('workspace', 'cloudstrategie'), draft_id: house.id('draft', 'cloudstrategie'), slug, number: 1, kind: 'guide', title: `Titel ${slug}`,
    document: JSON.stringify(textOf(chapter('een', 'Begin', ...passages.map(([id]) => paragraph(id, ['Een zin.']))))),
    grounds: JSON.stringify(Object.fromEntries(passages.map(([id, municipality, supplier]) => [id.padEnd(10, '0'), {
      findings: [], sources: [], bare: [], contributions: { total: municipality + supplier, per: { municipality, supplier } },
    }]))),
    sources: '[]', ripeness: '[]', published_at: '2026-11-20T12:00:00Z', colophon: JSON.stringify({
      thinktank: 'Proef', assignment: '', attribution: 'by-perspective', people: { total: 30, per: {} }, names: [], perspectives, contributions, findings: 1,
    }),
  }).execute()

/** The cover that leads to a publication, as it stands in a page. */
const coverOf = ({ body }: Answer, slug: string) => new RegExp(`<a class="dt-cover" href="/publicaties/${slug}"[\\s\\S]*?</a>`).exec(body)?.[0] ?? ''
const heights = (svg: string, shape: string) => [...(new RegExp(`class="s-${shape}" d="([^"]*)"`).exec(svg)?.[1] ?? '').matchAll(/M(\d+) (\d+)V(\d+)/g)]
  .map(([, x, from, to]) => [Number(x), Number(from) - Number(to)])

test('a stripe is as high as there are contributions under the passage, and in it each side has its share', () => {
  const { width, lines } = stripesOf([
    { total: 4, per: { municipality: 3, supplier: 1 } }, { total: 0, per: {} }, { total: 2, per: { municipality: 1 } }, { total: 0, per: {}, few: true },
  ], perspectives)
  assert.deepEqual(lines.map(({ shape }) => shape), ['municipality', 'supplier', 'none', 'other'])
  assert.deepEqual(lines.map(({ d }) => d), ['M9 200V58M59 200V154', 'M9 56V10', 'M34 200V192M84 200V192', 'M59 152V106'])
  assert.ok(width > 4 * 25, 'a few passages do not become a wall')
  assert.equal(stripesOf(Array.from({ length: 40 }, () => ({ total: 1, per: {} })), perspectives).width, 40 * 25)
})

test('the list of publications and the front page show each with its cover, stripes in the order of the text', async () => {
  // Stored as JSON, 'aaa' would come before 'zzz' whatever the text says.
  await publish('gids', [['zzz', 4, 0], ['mmm', 2, 1], ['aaa', 1, 0]])
  for (const path of ['/', '/publicaties']) {
    const page = await house.visitor().get(path)
    const cover = coverOf(page, 'gids')
    assert.match(cover, /<span class="dt-cover__edition">1<\/span><svg/, path)
    const [first, second, third] = heights(cover, 'municipality').map(([, height]) => height as number) as [number, number, number]
    assert.ok(first > second && second > third && third > 0, `${path}: ${String([first, second, third])}`)
    assert.equal(heights(cover, 'supplier').length, 1)
    assert.match(cover, /tabindex="-1" aria-hidden="true"/)
    assert.match(wordsOf(page), /Titel gids Handreiking\. Versie 1, 20 november 2026 Uit een denktank met 9 bijdragen en 1 bevinding\. Lezen/, path)
    assert.match(wordsOf(page), /Zo leest u de omslag Elke streep is een alinea\./, path)
  }
  const title = await house.visitor().get('/publicaties/gids')
  assert.deepEqual(heights(title.body, 'municipality'), heights(coverOf(await house.visitor().get('/'), 'gids'), 'municipality'), 'the title page has the same strip')
  assert.match(title.body, /<svg class="dt-strip dt-titlepage__strip"[^>]*role="img" aria-label="Elke streep is een alinea/)
})

test('how to read the covers names the sides that are in them, and no other', async () => {
  const legend = /dt-legend">[\s\S]*?<\/ul>/.exec((await house.visitor().get('/publicaties')).body)?.[0] ?? ''
  for (const word of ['Gemeente', 'Leverancier']) assert.match(legend, new RegExp(word))
  assert.doesNotMatch(legend, /Inwoner|Niet uitgesplitst/)
})

test('of a few anonymous contributions no number is told, and an edition without passages has a cover all the same', async () => {
  await publish('enkele', [], { total: 0, per: {}, few: true })
  const page = await house.visitor().get('/publicaties')
  assert.match(wordsOf(page), /Titel enkele [^.]*\. [^.]*? Uit een denktank met enkele bijdragen en 1 bevinding\./)
  assert.match(coverOf(page, 'enkele'), /<svg class="dt-strip"[^>]*><\/svg>/)
})

test('a page beyond the last leads to the first', async () => {
  assert.equal((await house.visitor().get('/publicaties?pagina=9')).location, '/publicaties')
})
