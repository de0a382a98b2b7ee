import { z } from 'zod'
import type { Selectable } from 'kysely'
import { termsOf } from '../../methods/dutch.ts'
import type { Tx } from '../../platform/database.ts'
import { line } from '../../platform/form.ts'
import { momentHere, type Here } from '../../platform/here.ts'
import { newId } from '../../platform/ids.ts'
import { holdWorkspace, type Done, type Thing } from '../../platform/perform.ts'
import { notHere, tooLate } from '../../platform/refusals.ts'
import type { Tables } from '../../tables.ts'
import { isId } from '../../workspaces/held.ts'

export const mostWords = 50

// Lexemes are letters, marks and digits only; the quotes keep any of them from being read as a sign of the query.
const quoted = (lexeme: string) => `'${lexeme.replaceAll("'", '').replaceAll('\\', '')}'`

/**
 * A PostgreSQL tsquery for words that are watched for: every word, in one of its forms, or as all parts of a compound; unlike
 * in search none is a beginning only, or "wet" would find "wetenschap". '' when nothing of it carries meaning.
 */
export const queryFor = (words: string): string => termsOf(words).slice(0, 12).map(({ whole, parts }) => {
  const compound = parts.length > 0 ? [`(${parts.map(quoted).join(' & ')})`] : []
  return `(${[...whole.map(quoted), ...compound].join(' | ')})`
}).join(' & ')

export const wordForm = z.strictObject({ words: line(100).pipe(z.string().refine((typed) => queryFor(typed) !== '', 'common')) })

export type WatchWord = Selectable<Tables['watch_word']>

/** Watches for words in the news of others. Too late (409): 'known' when they are watched for, 'many' when there are fifty. */
export const addWord = (here: Here, words: string) => async (tx: Tx, ring: { id: string }): Promise<Done> => {
  await holdWorkspace(tx, here.workspace.id)
  const known = await tx.selectFrom('watch_word').select('words_key').where('workspace_id', '=', here.workspace.id).execute()
  const words_key = words.toLowerCase().slice(0, 100)
  if (known.some((one) => one.words_key === words_key)) throw tooLate('known')
  if (known.length >= mostWords) throw tooLate('many')
  const id = newId()
  await tx.insertInto('watch_word')
    .values({ id, workspace_id: here.workspace.id, ring_id: ring.id, words, words_key, added_at: momentHere(here) }).execute()
  return { about: { kind: 'watch_word', id } }
}

/** Words that are watched for within your rings; held until the transaction ends. 404 otherwise. */
export const heldWord = (id: string): Thing<WatchWord> => ({
  hold: async (tx, here) => {
    if (!isId(id)) throw notHere()
    const it = await tx.selectFrom('watch_word').selectAll().where('id', '=', id).where('workspace_id', '=', here.workspace.id)
      .where('ring_id', 'in', here.rings.length > 0 ? here.rings.map((ring) => ring.id) : [newId()]).forUpdate().executeTakeFirst()
    if (!it) throw notHere()
    return { it, ring_id: it.ring_id, about: { kind: 'watch_word', id: it.id } }
  },
})

/** Watches for them no longer. */
export const removeWord = async (tx: Tx, it: WatchWord): Promise<Done> => {
  await tx.deleteFrom('watch_word').where('id', '=', it.id).execute()
  return {}
}
