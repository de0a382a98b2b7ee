import assert from 'node:assert/strict'
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../test/house.ts'
import { newId } from './ids.ts'
import { newFolder } from './engines.testing.ts'
import { keyFileOf, keyWarning, seal, sealWith, takeKey, unseal } from './sealing.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const plain = Buffer.from('twintig bytes geheim')
const one = 'a'.repeat(40)
const other = 'b'.repeat(40)

test('what is sealed opens again under the same key and about the same thing, and nowhere else', () => {
  sealWith(one)
  const sealed = seal(plain, 'app 1')
  assert.deepEqual(unseal(sealed, 'app 1'), plain)
  assert.notDeepEqual(seal(plain, 'app 1'), sealed, 'twice the same looks different')
  assert.ok(!sealed.includes(plain))
  assert.throws(() => unseal(sealed, 'app 2'), /another key/)
  for (const at of [0, 1, 13, sealed.length - 1]) {
    const touched = Buffer.from(sealed)
    touched[at] = (touched[at] ?? 0) ^ 1
    assert.throws(() => unseal(touched, 'app 1'), /another key/, `byte ${at}`)
  }
  assert.throws(() => unseal(sealed.subarray(0, 10), 'app 1'), /another key/)
  sealWith(other)
  assert.throws(() => unseal(sealed, 'app 1'), /another key/)
  sealWith(undefined)
  assert.throws(() => seal(plain, 'app 1'), /DENKTANK_SECRET_KEY/)
})

test('the first start makes a key that only its owner reads, beside the data; the next takes the same', async () => {
  const database = path.join(newFolder(), 'data/')
  const file = keyFileOf({ database })
  assert.equal(file, `${database.slice(0, -1)}.key`)
  await takeKey(house.database, { database }, true)
  const sealed = seal(plain, 'x')
  assert.equal(statSync(file).mode & 0o777, 0o600)
  const made = readFileSync(file, 'utf8')
  assert.ok(made.trim().length >= 43)
  sealWith(other)
  await takeKey(house.database, { database }, true)
  assert.deepEqual(unseal(sealed, 'x'), plain)
  assert.equal(readFileSync(file, 'utf8'), made)
})

test('a backup restored where its key is not makes no other, says so plainly, and is well again with it', async () => {
  const id = newId()
  const { db } = house.database
  sealWith(one)
  await db.insertInto('authenticator').values({ id, person_id: house.id('person', 'samira-el-amrani'), secret: seal(plain, `authenticator ${id}`), sealed: true }).execute()
  const database = path.join(newFolder(), 'data')
  const missing = await takeKey(house.database, { database }, true)
  assert.deepEqual([missing.sealed, missing.closed], [1, 1])
  assert.equal(existsSync(keyFileOf({ database })), false)
  assert.match(keyWarning(missing) ?? '', /1 secret was sealed by another installation: copy its key to .*data\.key, or set DENKTANK_SECRET_KEY/)
  assert.equal((await takeKey(house.database, { database, secretKey: other }, true)).closed, 1)
  const well = await takeKey(house.database, { database, secretKey: one }, true)
  assert.equal(well.closed, 0)
  assert.equal(keyWarning(well), undefined)
})
