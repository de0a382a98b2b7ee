/** What a page tells after an act comes from us: a code in the address that is not ours tells nothing and breaks nothing. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { answeringTo } from '../addresses.ts'
import { openHouse, type TestHouse } from '../house.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

test('an address with a code that is not ours shows the page as it is', async () => {
  const chair = await house.as('marijke-de-wit')
  const broken: string[] = []
  for (const address of [...await answeringTo(house, 'marijke-de-wit'), '/denktanks/cloudstrategie/bijdragen/999999', '/bestaat-niet']) {
    for (const code of ['constructor', '__proto__', 'bestaat-niet']) {
      const { status, body } = await chair.get(`${address}?gelukt=${code}`)
      if (status === 500 || /native code|\[object /.test(body)) broken.push(`${status} ${address}?gelukt=${code}`)
    }
  }
  assert.deepEqual(broken, [])
})
