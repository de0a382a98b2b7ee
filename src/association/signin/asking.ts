import type { Database } from '../../platform/database.ts'
import { hashOf } from '../../platform/ids.ts'
import { withinLimit } from '../../platform/limits.ts'
import { emailKey } from './changes.ts'

const anHour = 3600

/** How many mails an hour one asker gets for one address. */
export const mostPerAsker = 3
/** How many mails an hour go to one address, whoever they are that ask. */
export const mostPerAddress = 10

interface Asking {
  readonly email: string
  /** where the request comes from */
  readonly network: string
  /** the secret of the session that this browser carries, also when it has ended */
  readonly session: string | undefined
}

// Sessions are kept for a month after they end, and browsers carry their secret for as long.
const sessionFor = async (database: Database, { email, session }: Asking): Promise<string | undefined> => {
  if (session === undefined) return undefined
  const found = await database.db.selectFrom('session').innerJoin('person', 'person.id', 'session.person_id').select('session.id')
    .where('session.token_hash', '=', hashOf(session)).where('person.email_key', '=', emailKey(email)).executeTakeFirst()
  return found?.id
}

/**
 * Counts this request for a mail to come in, and answers why it is one too many, if it is. Who asks again and again for
 * somebody else's address soon stands outside alone: it is counted per network. A browser in which this person was signed in
 * lately has a count of its own, so that no number of strangers locks it out. A whole meeting may come in over one network.
 */
export const tooMany = async (database: Database, asking: Asking): Promise<'many' | 'often' | undefined> => {
  const { email, network } = asking
  const key = emailKey(email)
  const within = (kind: string, of: string, most: number) => withinLimit(database, kind, of, most, anHour)
  if (!await within('signin.network', network, 600)) return 'many'
  const own = await sessionFor(database, asking)
  if (own) return await within('signin.own', own, mostPerAsker) ? undefined : 'often'
  // The asker first: who is over that takes nothing of what others may ask.
  return await within('signin.asker', `${network} ${key}`, mostPerAsker) && await within('signin.address', key, mostPerAddress) ? undefined : 'often'
}
