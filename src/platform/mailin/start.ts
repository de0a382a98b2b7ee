import type { Database } from '../database.ts'
import type { Settings } from '../settings.ts'
import { receiveAt } from './address.ts'

/** Lets mail come in, in the ways that are set. Call the result to stop. Throws PortInUse. */
export const startMailIn = async (database: Database, { mailIn, mailInPort, mailInImap }: Settings): Promise<() => Promise<void>> => {
  receiveAt(mailIn)
  if (mailIn === undefined) return () => Promise.resolve()
  const server = mailInPort === undefined ? undefined : await (await import('./smtp.ts')).startSmtp(database, mailInPort)
  const stopImap = mailInImap === undefined ? undefined : (await import('./imap.ts')).startImap(database, mailInImap)
  return async () => {
    await server?.close()
    await stopImap?.()
  }
}
