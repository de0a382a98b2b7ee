import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Hand } from '../../platform/jobs.ts'
import { log } from '../../platform/log.ts'
import { staysHome, type Settings } from '../../platform/settings.ts'
import { SigninFault, tryOut } from './protocol.ts'
import { connectionFor } from './queries.ts'
import { proofOf } from './secrets.ts'

/** Tries a connection and writes in the program's log what came of it: there, because a page would tell what lies at an address. */
const tryConnection = (settings: Settings): Hand => async (database, job) => {
  const connection = await connectionFor(database, String(job.payload['connection']))
  const proof = connection && await proofOf(database, connection.id)
  if (!connection || !proof) return
  try {
    await tryOut(connection, proof, { loopback: staysHome(settings) })
    log('oidc.tried', { connection: connection.id, works: true })
  } catch (fault) {
    if (!(fault instanceof SigninFault)) throw fault
    log('oidc.tried', { connection: connection.id, works: false, code: fault.code })
  }
}

/** The jobs of this slice. */
export const oidcHands = (settings: Settings): Record<string, Hand> => ({ 'oidc.try': tryConnection(settings) })

/** Forgets who was on the way to an organisation's sign-in, a day after. */
export const forgetRequests = async (database: Database): Promise<void> => {
  await sql`delete from oidc_request where asked_at < now() - interval '1 day'`.execute(database.db)
}
