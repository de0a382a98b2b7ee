import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { getRequestListener } from '@hono/node-server'
import { formOn } from '../../test/forms.ts'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../test/house.ts'
import { makeApp } from '../app.tsx'
import { until } from '../platform/until.testing.ts'
import { announceStanding } from '../platform/live.ts'

let house: TestHouse
const server = createServer((request, response) => { void getRequestListener(makeApp(house.house).fetch)(request, response) })
before(async () => {
  house = await openHouse()
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
})
after(async () => {
  server.closeAllConnections()
  server.close()
  await house.close()
})

/** An open page of somebody: what its stream told so far, and whether it ended. */
const openStream = async (seat: Seat, path: string) => {
  const cookie = [...seat.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers: { cookie, accept: 'text/event-stream' } })
  const stream = { status: answer.status, told: [] as string[], ended: false }
  void (async () => {
    for await (const chunk of answer.body ?? []) for (const [, kind = ''] of new TextDecoder().decode(chunk).matchAll(/data: (.*)\n/g)) stream.told.push(kind)
  })().catch(() => undefined).finally(() => { stream.ended = true })
  return stream
}

const say = async (who: string, tank: string, body = 'De leverancier kan de prijs verhogen zonder dat wij weg kunnen.') =>
  (await house.as(who)).post(`/denktanks/${tank}/bijdragen`, { kind: 'risk', body })

test('an open front page follows what changes in the think tanks of its person, and in no others', async () => {
  const [samira, paulien] = [await house.as('samira-el-amrani'), await house.as('paulien-schaafsma')]
  for (const page of ['/', '/denktanks']) assert.match((await samira.get(page)).body, /data-live-stream="\/mijn\/live"/, page)
  const [mine, theirs] = [await openStream(samira, '/mijn/live'), await openStream(paulien, '/mijn/live')]
  assert.equal((await say('marijke-de-wit', 'cloudstrategie')).status, 303)
  await until(() => Promise.resolve(mine.told.length > 0))
  assert.deepEqual(mine.told, ['mine'], 'no more is told than that something changed')
  assert.deepEqual(theirs.told, [])
  assert.equal((await openStream(house.visitor(), '/mijn/live')).status, 404)
})

test('what an open front page asks for again is the page without its frame, with what is new on it', async () => {
  const samira = await house.as('samira-el-amrani')
  const part = await samira.get('/?deel=overzicht')
  assert.doesNotMatch(part.body, /<html|<header/)
  for (const id of ['nu', 'vragen', 'denktanks']) {
    assert.match(part.body, new RegExp(`id="${id}" data-live="mine" data-live-part="overzicht"`))
    assert.match((await samira.get('/')).body, new RegExp(`id="${id}"`))
  }
  const before = Number(/Er (?:is|zijn) (\d+)/.exec(wordsOf(part))?.[1] ?? 0)
  assert.equal((await say('marijke-de-wit', 'cloudstrategie', 'Wie belt er als het in de nacht misgaat?')).status, 303)
  assert.equal(Number(/Er (?:is|zijn) (\d+)/.exec(wordsOf(await samira.get('/?deel=overzicht')))?.[1] ?? 0), before + 1)
})

test('whose standing changes has to knock again, so that a new think tank shows by itself', async () => {
  const stream = await openStream(await house.as('samira-el-amrani'), '/mijn/live')
  assert.equal(stream.status, 200)
  await house.database.change((tx) => announceStanding(tx, house.id('person', 'samira-el-amrani')))
  await until(() => Promise.resolve(stream.ended))
})

test('open pages of the association follow its themes, its people and its organisations', async () => {
  const samira = await house.as('samira-el-amrani')
  for (const page of ['/vereniging', '/vereniging/themas', '/vereniging/themas/1', '/vereniging/organisaties', '/vereniging/regios', '/vereniging/mensen']) {
    assert.match((await samira.get(page)).body, /data-live-stream="\/vereniging\/live"/, page)
  }
  const stream = await openStream(samira, '/vereniging/live')
  await samira.done('/vereniging/themas/nieuw', { title: 'Wie is er als alles uitvalt?', about: 'Een nacht zonder netwerk.', why: 'Bij ons gebeurde het.', organisation: '' })
  const joost = await house.as('joost-haverkamp')
  await joost.done('/vereniging/organisaties/nieuw', { name: 'Waterschap Proef', kind: 'other' })
  await until(() => Promise.resolve(stream.told.includes('proposal') && stream.told.includes('organisation')))
  assert.equal((await openStream(house.visitor(), '/vereniging/live')).status, 404)
})

test('the list of what is to be endorsed follows what organisations answer', async () => {
  const [samira, naomi] = [await house.as('samira-el-amrani'), await house.as('naomi-pinas')]
  assert.match((await samira.get('/vereniging/vaststellen')).body, /data-live-stream="\/vereniging\/live"/)
  assert.match((await samira.get('/vereniging/vaststellen')).body, /id="versies" data-live="publication"/)
  const stream = await openStream(samira, '/vereniging/live')
  const [, form = ''] = /href="(\/vereniging\/vaststellen\/[^"]+)"/.exec((await naomi.get('/vereniging/vaststellen')).body) ?? []
  const { action, fields } = formOn((await naomi.get(form.replaceAll('&amp;', '&'))).body, /vaststellen/)
  assert.equal((await naomi.post(action, { ...fields, kind: 'full' })).status, 303)
  await until(() => Promise.resolve(stream.told.includes('publication')))
})

test('a page that marks what follows has a stream to follow', async () => {
  const samira = await house.as('samira-el-amrani')
  const work = `kennis/${house.id('knowledge_item', 'cloudstrategie', 'bio2')}`
  for (const page of ['bijdragen/1', 'teksten/1/rijpheid', 'bronnen', 'opdracht', 'landschap', 'kennis', work, 'kennis/leeslijsten']) {
    const { body } = await samira.get(`/denktanks/cloudstrategie/${page}`)
    assert.match(body, /data-live-stream="\/denktanks\/cloudstrategie\/live"/, page)
    assert.match(body, /id="[^"]+" data-live="|data-live="[^"]+" id="/, page)
  }
})

test('a form that came back names the page it belongs to, so that it does not ask the address of an act again', async () => {
  const samira = await house.as('samira-el-amrani')
  const amendment = '/denktanks/cloudstrategie/opdracht/wijzigingen/2'
  assert.match((await samira.get(amendment)).body, new RegExp(`data-live-at="${amendment}"`))
  const back = await samira.post(`${amendment}/antwoord`, { answer: 'object', reason: '' })
  assert.equal(back.status, 422)
  assert.match(back.body, new RegExp(`data-live-at="${amendment}"`))
})
