import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { orNotHere } from '../../workspaces/rings.ts'
import { isId } from '../../workspaces/held.ts'

export interface Letter {
  readonly id: string
  readonly address: string
  readonly subject: string
  readonly written_at: Date
}

/** The newest hundred mails. They lie in no ring: the page that shows them is for the machine itself only. */
export const newestMail = (database: Database): Promise<Letter[]> =>
  database.db.selectFrom('mail').select(['id', 'address', 'subject', 'written_at'])
    .orderBy('written_at', 'desc').orderBy('id').limit(100).execute()

/** `reply_to`: where an answer to it goes, when it can be answered by mail. */
export interface WholeLetter extends Letter { readonly body: string; readonly reply_to: string | null }

/** One mail with its text, or 404. */
export const oneMail = async (database: Database, id: string): Promise<WholeLetter> =>
  orNotHere(isId(id)
    ? await database.db.selectFrom('mail').select(['id', 'address', 'subject', 'written_at', 'body']).select(sql<string | null>`headers->>'Reply-To'`.as('reply_to')).where('id', '=', id).executeTakeFirst()
    : undefined)
