import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { most } from './form.ts'

/** Somebody who may be mentioned: who stands in the ring. */
export interface Named { readonly person_id: string; readonly name: string; readonly given_name: string }
/** What was typed, with `@{1}`, `@{2}`, … where people are mentioned, and who they are, in that order. */
export interface Marked { readonly body: string; readonly mentioned: readonly string[] }

const isLetter = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign)
const fold = (text: string) => text.normalize('NFC').toLowerCase()

const startsWithName = (rest: string, name: string) => fold(rest.slice(0, name.length)) === fold(name) && !isLetter(rest[name.length])

/** Who is meant by what stands behind an @, and how long that name is: the longest whole name, else a given name that only one has. */
const meant = (rest: string, people: readonly Named[]): { person: Named; length: number } | undefined => {
  const whole = people.filter(({ name }) => startsWithName(rest, name)).sort((a, b) => b.name.length - a.name.length)
  if (whole[0]) return whole[1]?.name.length === whole[0].name.length ? undefined : { person: whole[0], length: whole[0].name.length }
  const given = people.filter(({ given_name }) => given_name !== '' && startsWithName(rest, given_name)).sort((a, b) => b.given_name.length - a.given_name.length)
  const [first, second] = given
  return first && second?.given_name.length !== first.given_name.length ? { person: first, length: first.given_name.length } : undefined
}

/**
 * Takes the names behind an @ out of a text. A name that nobody among `people` has, or that several have, stays as typed:
 * whether somebody of that name exists elsewhere is told to nobody. At most `most.mentions` people.
 */
export const markMentions = (typed: string, people: readonly Named[]): Marked => {
  // A mark that somebody types themselves is none.
  const text = typed.replace(/@\{(?=\d)/g, '@ {')
  const mentioned: string[] = []
  let body = ''
  for (let at = 0; at < text.length;) {
    const found = text[at] === '@' && !isLetter(text[at - 1]) ? meant(text.slice(at + 1, at + 260), people) : undefined
    const known = found ? mentioned.indexOf(found.person.person_id) : -1
    if (!found || known === -1 && mentioned.length >= most.mentions) {
      body += text[at]
      at += 1
      continue
    }
    const nth = known === -1 ? mentioned.push(found.person.person_id) : known + 1
    body += `@{${nth}}`
    at += 1 + found.length
  }
  return { body, mentioned }
}

/** A text as it was typed, with the names of now: for changing it. */
export const unmark = (body: string, names: ReadonlyMap<number, string>): string =>
  body.replace(/@\{(\d{1,4})\}/g, (_, nth) => `@${names.get(Number(nth)) ?? '…'}`)

/** Who in a ring goes by one of the names that stand behind an @ in a text. Nobody when there is no @ in it. */
export const namedIn = async (tx: Tx, ring: string, typed: string): Promise<Named[]> => {
  const first = [...new Set([...typed.matchAll(/@([\p{L}\p{N}'’-]+)/gu)].map((match) => fold(match[1] ?? '')))]
  if (first.length === 0) return []
  const { rows } = await sql<Named>`
    select p.id as person_id, p.given_name, concat_ws(' ', p.given_name, p.prefix, p.family_name) as name
    from ring_person rp join person p on p.id = rp.person_id
    where rp.ring_id = ${ring} and rp.ended_at is null and p.redacted_at is null
      and split_part(lower(p.given_name), ' ', 1) = any(${first}::text[]) limit 1000`.execute(tx)
  return rows
}

/** Keeps whom a post mentions. */
export const keepMentions = async (tx: Tx, post: string, mentioned: readonly string[]): Promise<void> => {
  await sql`delete from post_mention where post_id = ${post}`.execute(tx)
  if (mentioned.length === 0) return
  await tx.insertInto('post_mention').values(mentioned.map((person_id, at) => ({ post_id: post, nth: at + 1, person_id }))).execute()
}
