import { sql } from 'kysely'
import type { Database, Tx } from '../database.ts'
import type { Language } from '../here.ts'
import { hashOf } from '../ids.ts'
import { drawnFor } from '../sealing.ts'
import { addressWith, codeIn, isAnswerable } from './address.ts'

/** A thing that can be answered by mail. `kind` is one that schedule.ts has a taker for. */
export interface Answerable { readonly kind: string; readonly id: string; readonly workspace_id: string }

const letters = 'abcdefghijklmnopqrstuvwxyz234567'

// 24 characters of 5 bits: 120 bits that nobody guesses, in letters that every mail server leaves as they are.
const codeFrom = (bytes: Buffer): string => Array.from({ length: 24 }, (_, nth) => {
  const at = nth * 5
  return letters[((bytes.readUInt16BE(at >> 3) >> (11 - (at & 7))) & 31)]
}).join('')

/**
 * For each of these letters the address at which its receiver, and nobody else, answers the thing it is about: the same
 * address each time. Undefined for a letter that asks no answer, and for all when no mail comes in.
 */
export const replyAddresses = async (
  tx: Tx, asked: readonly { readonly person_id: string | null; readonly answers?: Answerable }[],
): Promise<(string | undefined)[]> => {
  if (!isAnswerable()) return []
  const codes = asked.map(({ person_id, answers }) => {
    const drawn = person_id && answers ? drawnFor(`reply ${person_id} ${answers.kind} ${answers.id}`) : undefined
    return drawn && codeFrom(drawn)
  })
  const rows = asked.flatMap(({ person_id, answers }, at) => (codes[at] === undefined || !answers ? [] : [
    { hash: hashOf(codes[at]).toString('hex'), person_id, workspace_id: answers.workspace_id, kind: answers.kind, thing_id: answers.id },
  ]))
  if (rows.length > 0) {
    await sql`insert into reply_key (key_hash, person_id, workspace_id, kind, thing_id)
      select distinct on (person_id, kind, thing_id) decode(hash, 'hex'), person_id, workspace_id, kind, thing_id
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as k(hash text, person_id uuid, workspace_id uuid, kind text, thing_id uuid)
      on conflict (person_id, kind, thing_id) do update set key_hash = excluded.key_hash, made_at = now()`.execute(tx)
  }
  return codes.map((code) => code && addressWith(code))
}

/** Who answers what, by an address. `gone`: they are no member any more. */
export interface ReplyKey {
  readonly person_id: string; readonly email_key: string | null; readonly gone: boolean; readonly language: Language; readonly workspace_id: string
  readonly slug: string; readonly place: 'site' | 'association' | 'thinktank'; readonly attribution: 'named' | 'by-perspective' | 'anonymous'
  readonly title: string; readonly kind: string; readonly thing_id: string; readonly family_name: string
  /** mail of ours came back from their address */
  readonly bounced: boolean
}

/** What the code in one of these addresses opens: 'none' when there is no code in any, 'many' when there are several. */
export const keyFor = async (database: Database, addresses: readonly string[]): Promise<ReplyKey | 'none' | 'many' | undefined> => {
  const codes = [...new Set(addresses.flatMap((address) => codeIn(address) ?? []))]
  const [code] = codes
  if (code === undefined) return 'none'
  if (codes.length > 1) return 'many'
  const { rows } = await sql<ReplyKey>`select k.person_id, p.email_key, p.left_at is not null or p.redacted_at is not null as gone, p.language, p.family_name,
      exists (select 1 from mail_bounce b where b.address_key = p.email_key) as bounced, k.workspace_id, w.slug, w.kind as place, w.attribution, w.title, k.kind, k.thing_id
    from reply_key k join person p on p.id = k.person_id join workspace w on w.id = k.workspace_id where k.key_hash = ${hashOf(code)}`.execute(database.db)
  return rows[0]
}
