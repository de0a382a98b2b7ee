import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type TestHouse } from '../../../test/house.ts'
import { newId } from '../../platform/ids.ts'

let house: TestHouse
const id = newId()
before(async () => {
  house = await openHouse()
  await house.database.db.deleteFrom('mail').execute()
})
after(() => house.close())

test('an empty outbox says what will come', async () => {
  assert.match(wordsOf(await house.visitor().get('/uitgaande-post')), /Hier staat nog geen post/)
})

test('at home mail can be read; of its addresses only those of this site are links', async () => {
  await house.database.db.insertInto('mail').values({
    id, person_id: null, address: 'samira.el.amrani@voorbeeld.example', subject: 'Een <b>onderwerp</b>', message_id: `<${id}@denktank>`,
    headers: JSON.stringify({ 'Reply-To': 'antwoord+abc@denktank.example' }), body: 'Eerste regel <script>\nhttp://127.0.0.1:3000/mijn\n\nhttp://127.0.0.1:3000.elders.example/x en https://elders.example/y\n',
  }).execute()
  const seat = house.visitor()
  const list = await seat.get('/uitgaande-post')
  assert.ok(list.body.includes(`href="/uitgaande-post/${id}"`))
  assert.ok(list.body.includes('Een &lt;b&gt;onderwerp&lt;/b&gt;'))
  const { body } = await seat.get(`/uitgaande-post/${id}`)
  assert.ok(body.includes('<a href="http://127.0.0.1:3000/mijn">'))
  assert.ok(body.includes('Eerste regel &lt;script&gt;<br'))
  assert.match(body, /Antwoord naar<\/dt><dd>antwoord\+abc@denktank\.example/)
  assert.doesNotMatch(body, /href="[^"]*elders/)
  assert.equal((await seat.get(`/uitgaande-post/${newId()}`)).status, 404)
  assert.equal((await seat.get('/uitgaande-post/x')).status, 404)
})

test('nowhere else, and not once a mail server is set', async () => {
  const places = [{ publicUrl: 'http://127.0.0.1:3000' }, { host: '0.0.0.0' }, { smtp: 'smtp://127.0.0.1:25' }]
  for (const path of ['/uitgaande-post', `/uitgaande-post/${id}`]) {
    for (const place of places) {
      assert.equal((await house.with(place).visitor().get(path)).status, 404)
      assert.equal((await (await house.with(place).as('nienke-ruijter')).get(path)).status, 404)
    }
    assert.equal((await house.visitor().get(path, { host: 'denktank.example' })).status, 404)
    assert.equal((await house.visitor().get(path, { 'x-forwarded-for': '127.0.0.1' })).status, 404)
  }
})
