import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type TestHouse } from '../../../test/house.ts'
import { newId } from '../../platform/ids.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const publish = (slug: string, number: number, at: string, withdrawn_at: string | null = null) => house.database.db.insertInto('publication').values({
  id: newId(), thinktank_id: house.id('workspace', 'cloudstrategie'), draft_id: house.id('draft', 'cloudstrategie'), slug, number, kind: 'guide',
  title: `Titel ${slug} ${number}`, document: '{}', grounds: '{}', sources: '[]', ripeness: '[]', published_at: at, withdrawn_at,
  colophon: JSON.stringify({ contributions: { total: 7, per: { municipality: 4 } }, perspectives: [{ key: 'municipality', label_nl: 'Gemeente', label_en: 'Municipality' }], findings: 1 }),
}).execute()

test('a visitor reads what this is and how to come in, and nothing of the think tanks', async () => {
  const page = await house.visitor().get('/')
  assert.equal(page.status, 200)
  assert.match(wordsOf(page), /Van een thema naar een handreiking/)
  assert.match(page.body, /href="\/inloggen"/)
  assert.doesNotMatch(page.body, /zaaksystemen/i)
})

test('the newest edition that stands is shown, older and withdrawn ones are not', async () => {
  await publish('gids', 1, '2026-11-01T12:00:00Z')
  await publish('gids', 2, '2026-11-02T12:00:00Z')
  await publish('gids', 3, '2026-11-03T12:00:00Z', '2026-11-04T12:00:00Z')
  const words = wordsOf(await house.visitor().get('/'))
  assert.match(words, /Titel gids 2/)
  assert.doesNotMatch(words, /Titel gids [13]/)
  assert.match(words, /Uit een denktank met 7 bijdragen en 1 bevinding\./)
})

test('many publications are turned over page by page', async () => {
  for (let nth = 1; nth <= 22; nth += 1) await publish(`reeks-${nth}`, 1, `2026-10-${String(nth).padStart(2, '0')}T12:00:00Z`)
  const [first, second] = [await house.visitor().get('/'), await house.visitor().get('/?pagina=2')]
  assert.match(wordsOf(first), /Titel reeks-22 1/)
  assert.match(wordsOf(second), /Titel reeks-1 1/)
  assert.equal((await house.visitor().get('/?pagina=99')).location, '/')
})

test('without publications the page says what will come', async () => {
  await house.database.db.deleteFrom('publication_citation').execute()
  await house.database.db.deleteFrom('endorsement').execute()
  await house.database.db.deleteFrom('publication').execute()
  assert.match(wordsOf(await house.visitor().get('/')), /Er is nog niets gepubliceerd/)
})

test('who is signed in stays here and finds the way to their think tanks', async () => {
  const page = await (await house.as('samira-el-amrani')).get('/')
  assert.equal(page.status, 200)
  assert.match(wordsOf(page), /Naar uw denktanks/)
})

test('a page that is not there leads who is signed in to their think tanks and to searching, and a visitor to signing in', async () => {
  const samira = await house.as('samira-el-amrani')
  for (const path of ['/denktanks/bestaat-niet', '/vereniging/bestaat-niet', '/iets']) {
    const answer = await samira.get(path)
    assert.equal(answer.status, 404)
    assert.match(answer.body, /Zoekt u een denktank\? U vindt hem bij <a href="\/denktanks">mijn denktanks<\/a>/, path)
    assert.equal([...answer.body.matchAll(/<form[^>]*role="search"[^>]*action="\/zoeken"/g)].length, 1, 'one field to search with')
  }
  const visitor = await house.visitor().get('/denktanks/bestaat-niet')
  assert.match(visitor.body, /href="\/inloggen\?/)
  assert.doesNotMatch(visitor.body, /mijn denktanks|action="\/zoeken"/)
})

test('in the head of a page the menu comes before the field to search with', async () => {
  const { body } = await (await house.as('samira-el-amrani')).get('/')
  assert.ok(body.indexOf('dt-menu__list') > 0 && body.indexOf('dt-menu__list') < body.indexOf('id="zoekveld"'))
})

test('how to follow is said once', async () => {
  const words = wordsOf(await house.visitor().get('/volgen'))
  assert.equal(words.split('Kies de vorm die uw lezer kent').length, 2)
})
