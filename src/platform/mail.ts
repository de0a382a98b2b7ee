import { sql } from 'kysely'
import type { Tx } from './database.ts'
import { newId } from './ids.ts'
import { replyAddresses, type Answerable } from './mailin/keys.ts'

export interface Letter {
  readonly person_id: string | null
  /** one address, already checked */
  readonly address: string
  readonly subject: string
  /** plain text; lines of any length */
  readonly body: string
  /** the same as HTML, where it says more than the text alone */
  readonly html?: string
  /** somebody waits for it, such as a link to sign in: goes before the rest */
  readonly urgent?: boolean
  /** an iCalendar object that goes along, with its METHOD */
  readonly calendar?: { readonly text: string; readonly method: 'REQUEST' | 'CANCEL' }
  /** what its receiver answers by answering this mail, where mail comes in */
  readonly answers?: Answerable
  /** headers besides those of every mail, such as List-Unsubscribe */
  readonly headers?: Readonly<Record<string, string>>
}

/** What wakes the senders, on every node. */
export const mailChannel = 'denktank_mail'

/** Somebody's own words as one line: they must not make lines, or headers, of our mail that look like ours. */
export const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()

const rowFrom = (letter: Letter, replyTo: string | undefined) => {
  const id = newId()
  const own = Object.entries(letter.headers ?? {}).map(([name, value]) => [name, oneLine(value)])
  return {
    id, person_id: letter.person_id, address: letter.address, subject: oneLine(letter.subject).slice(0, 300), body: letter.body,
    html: letter.html ?? null, calendar: letter.calendar?.text ?? null, calendar_method: letter.calendar?.method ?? null, message_id: `<${id}@denktank>`, rank: letter.urgent ? 0 : 1, headers: { 'Auto-Submitted': 'auto-generated', ...(replyTo ? { 'Reply-To': replyTo } : {}), ...Object.fromEntries(own) },
  }
}

/** Puts letters in the outbox, in one statement, and wakes whoever sends them once this is committed. One receiver each. */
export const writeMails = async (tx: Tx, letters: readonly Letter[]): Promise<void> => {
  if (letters.length === 0) return
  const replyTo = await replyAddresses(tx, letters)
  await sql`insert into mail (id, person_id, address, subject, body, html, headers, message_id, rank, calendar, calendar_method)
    select id, person_id, address, subject, body, html, headers, message_id, rank, calendar, calendar_method
    from jsonb_to_recordset(${JSON.stringify(letters.map((letter, at) => rowFrom(letter, replyTo[at])))}::jsonb)
      as written(id uuid, person_id uuid, address text, subject text, body text, html text, headers jsonb, message_id text, rank int, calendar text, calendar_method text)`.execute(tx)
  await sql`select pg_notify(${mailChannel}, '')`.execute(tx)
}

/** Puts one letter in the outbox. */
export const writeMail = (tx: Tx, letter: Letter): Promise<void> => writeMails(tx, [letter])
