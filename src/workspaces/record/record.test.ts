import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type TestHouse } from '../../../test/house.ts'
import { newId } from '../../platform/ids.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const add = (slug: string, ring: string, act: string, at: string, more: object = {}) => {
  const id = newId()
  const row = { id, workspace_id: house.id('workspace', slug), ring_id: house.id('ring', slug, ring), act, at, ...more }
  return house.database.db.insertInto('happening').values(row).execute().then(() => id)
}

test('each happening is told in words and leads to its thing, under the day it happened', async () => {
  const page = await (await house.as('samira-el-amrani')).get('/denktanks/cloudstrategie/gebeurtenissen')
  assert.equal(page.status, 200)
  assert.match(wordsOf(page), /dinsdag 17 november 2026/)
  assert.match(page.body, /<a href="\/denktanks\/cloudstrategie\/bevindingen\/\d+">Bevinding \d+<\/a> is gemaakt/)
})

test('a meeting that was planned is one click away', async () => {
  await add('cloudstrategie', 'members', 'meeting.plan', '2026-11-24T12:00:00Z', { kind: 'meeting', number: 2 })
  const { body } = await (await house.as('samira-el-amrani')).get('/denktanks/cloudstrategie/gebeurtenissen')
  assert.match(body, /<a href="\/denktanks\/cloudstrategie\/bijeenkomsten\/2">Bijeenkomst 2<\/a> is gepland/)
})

test('what happens in the preparation group’s ring is not told to others, nor counted', async () => {
  await add('cloudstrategie', 'preparation', 'draft.begin', '2026-11-24T12:00:00Z', { kind: 'draft', number: 99 })
  assert.doesNotMatch(wordsOf(await (await house.as('samira-el-amrani')).get('/denktanks/cloudstrategie/gebeurtenissen')), /Tekst 99/)
  assert.match(wordsOf(await (await house.as('joost-haverkamp')).get('/denktanks/cloudstrategie/gebeurtenissen')), /Tekst 99 is begonnen/)
})

test('where names are not shown there is no time, and the order within a day follows from random ids', async () => {
  const ids: string[] = []
  for (let number = 900; number < 912; number += 1) {
    ids.push(await add('zaaksystemen', 'members', 'contribution.add', '2026-11-24T12:00:00Z', { kind: 'contribution', number }))
  }
  const page = await (await house.as('roelof-hoekstra')).get('/denktanks/zaaksystemen/gebeurtenissen')
  assert.doesNotMatch(wordsOf(page), /\d\d\.\d\d uur/)
  const told = [...page.body.matchAll(/>Bijdrage (9\d\d)</g)].map(([, number]) => Number(number))
  assert.deepEqual(told, ids.map((id, at) => ({ id, number: 900 + at })).sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ number }) => number))
})

test('an act of another version of the program is told without words of its own', async () => {
  await add('cloudstrategie', 'members', 'toString', '2026-11-25T12:00:00Z')
  assert.match(wordsOf(await (await house.as('samira-el-amrani')).get('/denktanks/cloudstrategie/gebeurtenissen')), /Er is iets gewijzigd/)
})

test('an act about an edition names the text that it is an edition of, and leads to it', async () => {
  const publication = house.id('publication', 'cloudstrategie', 1)
  const about = { kind: 'publication', thing_id: publication, number: 1, told: JSON.stringify({ slug: 'samenvatting-cloudstrategie', number: 1 }) }
  for (const act of ['publication.withdraw', 'endorsement.ask']) await add('cloudstrategie', 'members', act, '2026-11-25T12:00:00Z', about)
  const samira = await house.as('samira-el-amrani')
  const { title } = await house.database.db.selectFrom('publication').select('title').where('id', '=', publication).executeTakeFirstOrThrow()
  for (const path of ['/denktanks/cloudstrategie/gebeurtenissen', '/denktanks/cloudstrategie']) {
    const { body } = await samira.get(path)
    const version = `href="/publicaties/samenvatting-cloudstrategie/1">`
    assert.ok(body.includes(`${version}Versie 1 van “${title}”</a> is ingetrokken.`), path)
    assert.ok(body.includes(`Aan organisaties is gevraagd om <a ${version}versie 1 van “${title}”</a> vast te stellen.`), path)
  }
})

test('the sample’s record tells of the day in October on which its summary was published', async () => {
  const words = wordsOf(await (await house.as('samira-el-amrani')).get('/denktanks/cloudstrategie/gebeurtenissen'))
  assert.match(words, /vrijdag 2 oktober 2026 Versie 1 van “[^”]+” is gepubliceerd\./)
})
