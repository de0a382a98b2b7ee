import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../../test/house.ts'
import type { CslItem } from '../../../documents/bibliography.ts'
import { newId } from '../../../platform/ids.ts'
import { mended, typedOf } from './editing.ts'

let house: TestHouse
let samira: Seat
before(async () => {
  house = await openHouse()
  samira = await house.as('samira-el-amrani')
})
after(() => house.close())

const list = '/denktanks/cloudstrategie/bronnen'

test('a source is mended under the same key; of two at once the second is told, and what does not add up comes back', async () => {
  await samira.done(list, { kind: 'report', title: 'Rapport over de egel', authors: 'Berg, J. van der', organisation: 'Egelbond', year: '2020', url: '' })
  const form = await samira.get(`${list}/berg2020/verbetering`)
  for (const value of ['Rapport over de egel', 'Berg, J. van der', 'Egelbond', '2020']) assert.ok(form.body.includes(`value="${value}"`), value)
  const seen = /name="seen" value="(\d+)"/.exec(form.body)?.[1] ?? ''
  const filled = { kind: 'book', title: 'Boek over de egel', authors: 'Berg, J. van der; Vries, A. de', organisation: 'Egelbond', year: '2021', url: 'https://egel.example/boek', seen }
  const wrong = await samira.post(`${list}/berg2020/verbetering`, { ...filled, year: '20' })
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong), /vier cijfers/)
  assert.match(wrong.body, /value="Boek over de egel"/)
  const done = wordsOf(await samira.done(`${list}/berg2020/verbetering`, filled))
  assert.match(done, /De bron is verbeterd\..*Berg, J\. van der, & Vries, A\. de\. \(2021\)\. Boek over de egel.*\[bron berg2020\]/)
  const late = await samira.post(`${list}/berg2020/verbetering`, filled)
  assert.equal(late.status, 422)
  assert.match(wordsOf(late), /Iemand anders verbeterde deze bron net/)
  assert.equal((await samira.get(`${list}/bestaatniet/verbetering`)).status, 404)
  assert.equal((await (await house.as('paulien-schaafsma')).post(`${list}/berg2020/verbetering`, filled)).status, 404)
})

test('a source says what was changed on it, and when', async () => {
  await samira.done(list, { kind: 'report', title: 'Rapport over de das', authors: 'Das, J. van der', organisation: 'Dassenbond', year: '2020', url: '' })
  const edit = `${list}/das2020/verbetering`
  assert.doesNotMatch(wordsOf(await samira.get(edit)), /Wat er veranderde/)
  const filled = { kind: 'book', title: 'Boek over de das', authors: 'Das, J. van der', organisation: 'Dassenbond', year: '2020', url: '', seen: '1' }
  assert.match((await samira.done(edit, filled)).body, new RegExp(`href="${edit}#eerder"`))
  await samira.done(edit, { ...filled, seen: '2' })
  const words = wordsOf(await samira.get(edit))
  assert.match(words, /Wat er veranderde \d+ \p{L}+ \d{4} Wat is het\? Rapport Boek Titel Rapport over de das Boek over de das/u)
  assert.equal(words.split('Rapport over de das').length, 2, 'saved as it stood, nothing changed')
  assert.doesNotMatch(words, /\d{4} · /, 'where names are not shown nobody is named')
})

test('what the form does not show of a source stays', () => {
  const was: Partial<CslItem> & Record<string, unknown> = {
    type: 'chapter', title: 'Egels', author: [{ family: 'Berg', given: 'J.', 'non-dropping-particle': 'van der' }, { literal: 'Egelbond' }], publisher: 'Uitgever', 'container-title': 'Dieren',
    issued: { 'date-parts': [[2020, 5, 1]] }, DOI: '10.1/x', page: '1-9',
  }
  const next = mended(was as Partial<CslItem>, { ...typedOf(was as Partial<CslItem>), kind: 'chapter', title: 'Egels in het wild' })
  assert.deepEqual(next, { ...was, title: 'Egels in het wild' })
  const alone = { type: 'webpage', title: 'Egels', author: [{ literal: 'Egelbond' }] } as Partial<CslItem>
  assert.equal(typedOf(alone).organisation, 'Egelbond')
  assert.deepEqual(mended(alone, { ...typedOf(alone), kind: 'webpage', url: 'https://egel.example/' }), { ...alone, URL: 'https://egel.example/' })
})

test('a work of a knowledge base that one may see becomes a source with one press, and of no other', async () => {
  const { db } = house.database
  const [zaak, ring] = [house.id('workspace', 'zaaksystemen'), house.id('ring', 'zaaksystemen', 'members')]
  const like = await db.selectFrom('knowledge_item').selectAll().where('workspace_id', '=', house.id('workspace', 'cloudstrategie')).where('withdrawn_at', 'is', null).limit(1).executeTakeFirstOrThrow()
  const id = newId()
  const work = { id: '', type: 'book', title: 'De wezel in het veld', author: [{ family: 'Wezel', given: 'A.' }], issued: { 'date-parts': [[2019]] }, note: 'Alleen voor ons.' }
  await db.insertInto('knowledge_item').values({ ...like, id, workspace_id: zaak, ring_id: ring, title: work.title, work: JSON.stringify(work), why: 'Geheim van zaaksystemen.', doi: '', year: 2019,
    superseded_by: null, lexemes: sql<string>`array_to_tsvector(array['wezel', 'veld'])` } as never).execute()
  const path = `${list}/uit-kennisbank`
  assert.doesNotMatch(wordsOf(await samira.get(`${list}?kennis=wezel`)), /De wezel in het veld/)
  assert.equal((await samira.post(path, { item: id })).status, 404)
  await db.insertInto('ring_person').values({ ring_id: ring, person_id: house.id('person', 'samira-el-amrani') }).execute()
  const found = await samira.get(`${list}?kennis=wezel`)
  assert.match(wordsOf(found), /De wezel in het veld/)
  assert.match(found.body, /action="\/denktanks\/cloudstrategie\/bronnen\/uit-kennisbank"/)
  const there = await samira.get((await samira.post(path, { item: id })).location)
  assert.match(wordsOf(there), /De bron is toegevoegd\..*Wezel, A\. \(2019\)\. De wezel in het veld.*\[bron wezel2019\]/)
  assert.doesNotMatch(wordsOf(await samira.get(list)), /Geheim van zaaksystemen|Alleen voor ons/)
  assert.equal((await samira.post(path, { item: 'x' })).status, 400)
  const said = await samira.done('/denktanks/cloudstrategie/bijdragen', { body: 'Zo leeft een wezel [bron wezel2019].', kind: 'risk', anyway: 'ja' })
  assert.match(said.body, /\(<a href="\/denktanks\/cloudstrategie\/kennis\/bron\/wezel2019">/)
})
