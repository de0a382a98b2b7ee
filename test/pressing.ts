/** For tests of what happens when somebody presses a button twice. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { formOn, type FormFields } from './forms.ts'
import type { Seat, TestHouse } from './house.ts'

const toldOf = async (house: TestHouse, act: string): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from happening where act = ${act}`.execute(house.database.db)).rows[0]?.n ?? 0

/**
 * A form of a page that changes what is there, sent twice at once and once more: it is told once, and each press leads to the same
 * page, that is there. Answers where it led.
 */
export const pressedOnce = async (house: TestHouse, seat: Seat | undefined, act: string, page: string, to: RegExp, fields: FormFields = {}): Promise<string> => {
  assert.ok(seat, 'nobody to press')
  const form = formOn((await seat.get(page)).body, to)
  const [filled, before] = [{ ...form.fields, ...fields }, await toldOf(house, act)]
  const presses = await Promise.all([1, 2].map(() => seat.post(form.action, filled)))
  presses.push(await seat.post(form.action, filled))
  const [first] = presses
  assert.deepEqual(presses.map(({ status, location }) => [status, location]), presses.map(() => [303, first?.location]), act)
  assert.equal(await toldOf(house, act), before + 1, act)
  assert.equal((await seat.get(first?.location ?? '')).status, 200)
  return first?.location ?? ''
}
