import { report, reporting, withKept } from '../../platform/command.ts'
import type { Database } from '../../platform/database.ts'
import { Fault } from '../../platform/faults.ts'
import { perform } from '../../platform/perform.ts'
import { readSettings } from '../../platform/settings.ts'
import { clerkIn } from '../../workspaces/clerk.ts'
import { emailKey } from './changes.ts'
import { resetFactors } from './factors.changes.ts'
import { heldPerson } from './held.ts'

/** Clears the second step of whoever is a member under this address. Throws the fault BadSetting when nobody is. */
export const unlock = async (database: Database, address: string): Promise<void> => {
  const person = await database.db.selectFrom('person').select('id').where('email_key', '=', emailKey(address))
    .where('left_at', 'is', null).where('redacted_at', 'is', null).executeTakeFirst()
  if (!person) throw new Fault('BadSetting', `Nobody is a member under ${address}`)
  await perform(await clerkIn(database, { kind: 'site' }), 'factors.reset', heldPerson(person.id), resetFactors)
}

/** `denktank unlock ADDRESS [--json]`: for the administrator who lost everything, when no other is there to help. */
export const unlockCommand = async (words: readonly string[]): Promise<number> => {
  const asked = readSettings(words, process.env, reporting)
  const [address] = asked.words
  if (!address || asked.words.length > 1) throw new Fault('BadSetting', 'Name one address: denktank unlock ADDRESS')
  await withKept(asked, (database) => unlock(database, address))
  report(asked, `The second step of ${address} is cleared: they set up a new one when they sign in`, { address })
  return 0
}
