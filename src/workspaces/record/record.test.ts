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
