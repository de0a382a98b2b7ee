import type { Database } from '../../platform/database.ts'
import type { Here, Language } from '../../platform/here.ts'
import { hashOf } from '../../platform/ids.ts'
import { links } from '../../workspaces/rings.ts'
import type { Rhythm } from '../account/changes.ts'

/** What mail of this think tank the person who asks wants; no row: what concerns them. To be asked along with a page. */
export const followingHere = (here: Here) =>
  links(here, 'following').where('following.person_id', '=', here.who.member).where('following.workspace_id', '=', here.workspace.id).select('following.mail')

/** Whose mail it is that a secret gives less of. */
export interface LessMail { readonly person_id: string; readonly language: Language; readonly mail_rhythm: Rhythm }

/** The person behind the secret of a mail, while they are one of us; undefined for any other secret. Looks, and changes nothing. */
export const mailBehind = (database: Database, token: string): Promise<LessMail | undefined> =>
  database.db.selectFrom('mail_less').innerJoin('person', 'person.id', 'mail_less.person_id')
    .where('mail_less.token_hash', '=', hashOf(token)).where('person.left_at', 'is', null).where('person.redacted_at', 'is', null)
    .select(['mail_less.person_id', 'person.language', 'person.mail_rhythm']).executeTakeFirst()
