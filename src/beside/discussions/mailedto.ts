import type { Database } from '../../platform/database.ts'
import type { Here, Ring } from '../../platform/here.ts'
import { isAnswerable } from '../../platform/mailin/address.ts'
import { replyAddresses } from '../../platform/mailin/keys.ts'
import { ringsToTalk } from './queries.ts'

/** A group, and the address at which the one who asks begins a discussion in it by mail. */
export interface MailedTo { readonly ring: Ring; readonly address: string }

/**
 * The addresses of one's own groups; none where no mail comes in, or where nobody is named. An address is the same each time: that it
 * works is noted when it is shown, as it is when it stands in a letter.
 */
export const mailedTo = async (database: Database, here: Here): Promise<readonly MailedTo[]> => {
  const rings = ringsToTalk(here)
  if (!isAnswerable() || here.workspace.attribution === 'anonymous' || rings.length === 0) return []
  const addresses = await database.change((tx) => replyAddresses(tx, rings.map(({ id }) => ({ person_id: here.who.member, answers: { kind: 'ring', id, workspace_id: here.workspace.id } }))))
  return rings.flatMap((ring, nth) => (addresses[nth] ? [{ ring, address: addresses[nth] }] : []))
}
