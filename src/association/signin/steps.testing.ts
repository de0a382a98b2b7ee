import assert from 'node:assert/strict'
import { Secret, TOTP } from 'otpauth'
import type { Answer, Seat, TestHouse } from '../../../test/house.ts'

/** The address of somebody of the sample. */
export const addressOf = (key: string): string => `${key.replaceAll('-', '.')}@voorbeeld.example`

/** Limits count for an hour; a test file asks more than that. */
export const forgetLimits = (house: TestHouse) => house.database.db.deleteFrom('attempt').execute()

/** The newest letter to an address. */
export const letterTo = async (house: TestHouse, address: string) => {
  await house.work()
  return house.database.db.selectFrom('mail').selectAll().where('address', '=', address).orderBy('written_at', 'desc').orderBy('id').limit(1).executeTakeFirst()
}

/** Signs in by the mailed link; the answer is where that leads. */
export const byMail = async (house: TestHouse, seat: Seat, key: string, terug = ''): Promise<Answer> => {
  await forgetLimits(house)
  assert.equal((await seat.post('/inloggen', { email: addressOf(key), terug })).status, 303)
  const letter = await letterTo(house, addressOf(key))
  return seat.post(/\/inloggen\/link\/[\w-]+/.exec(letter?.body ?? '')?.[0] ?? 'no link in the letter')
}

/** The secret for an app, as it stands on the page. */
export const secretOn = ({ body }: Answer): Secret => {
  const text = /<strong class="dt-figures">([A-Z2-7 ]+)<\/strong>/.exec(body)?.[1]
  assert.ok(text, 'no secret on the page')
  return Secret.fromBase32(text.replaceAll(' ', ''))
}

/** What an app shows now, or some half minutes later. */
export const codeOf = (secret: Secret, later = 0): string => new TOTP({ secret }).generate({ timestamp: Date.now() + later * 30_000 })

/** Six digits that no app with this secret shows in these minutes; any that are made up are right three times in a million. */
export const wrongCodeOf = (secret: Secret): string => {
  const right = new Set(Array.from({ length: 20 }, (_, at) => codeOf(secret, at - 10)))
  return ['000000', ...Array.from({ length: 20 }, (_, at) => String(111_111 + at))].find((code) => !right.has(code)) as string
}

/** The recovery codes on the page. */
export const codesOn = ({ body }: Answer): string[] => [...body.matchAll(/<strong>([B-Z2-9]{4}-[B-Z2-9]{4}-[B-Z2-9]{4})<\/strong>/g)].map(([, code]) => code as string)

/** Somebody who is half in sets up an app; answers its secret and the recovery codes. */
export const setUpApp = async (seat: Seat, terug = '/'): Promise<{ secret: Secret; codes: string[]; answer: Answer }> => {
  const secret = secretOn(await seat.done('/inloggen/tweede-stap/app', { terug }))
  const answer = await seat.post('/inloggen/tweede-stap/app/code', { code: codeOf(secret), terug })
  return { secret, codes: codesOn(answer), answer }
}

/** Somebody's app is asked for a code that it did not give yet: the half minutes before are as if they had not been. */
export const forgetSteps = (house: TestHouse) => house.database.db.updateTable('authenticator').set({ last_step: 0 }).execute()
