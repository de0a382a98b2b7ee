import { sql } from 'kysely'
import { shortCitation, type CslItem } from '../../../documents/bibliography.ts'
import type { Refer, Resolve } from '../../../documents/plain.ts'
import { keyOf, type Target } from '../../../documents/schema.ts'
import type { Here } from '../../../platform/here.ts'
import { rows } from '../../../workspaces/rings.ts'
import { readableIn } from '../../4-findings/findings/changes.ts'

/** A reference as typed: `{ kind: 'finding', ref: '3' }`. */
export interface Asked { readonly kind: Target['kind']; readonly ref: string }

/** A thing that a text may rest on. `ref`: by what people refer to it. `words`: what it says, for the list beside the form. */
export interface Known extends Asked {
  readonly target: Target
  readonly words: string
  readonly withdrawn: boolean
  /** whoever reads the text can read this as well */
  readonly readable: boolean
  readonly listed: boolean
}

/** Why nothing can rest on what was typed. */
export type Unfit = 'missing' | 'withdrawn' | 'narrow'

export interface References {
  readonly resolve: Resolve
  readonly refer: Refer
  /** what is wrong with a reference that does not resolve */
  readonly why: (asked: Asked) => Unfit
  /** to choose from, in order; the newest contributions only */
  readonly offered: readonly Known[]
}

export const mostOffered = { findings: 300, contributions: 40, sources: 300 }

interface Wanted { readonly ids: readonly string[]; readonly refs: readonly string[] }

const wanted = (kind: Target['kind'], cited: readonly Target[], asked: readonly Asked[]): Wanted => ({
  ids: [...new Set(cited.filter((target) => target.kind === kind).map(({ id }) => id))],
  refs: [...new Set(asked.filter((one) => one.kind === kind).map(({ ref }) => ref))],
})

const findingsFor = async (here: Here, ring: readonly string[], { ids, refs }: Wanted): Promise<Known[]> => {
  const offered = rows(here, 'finding').select('finding.id').where('withdrawn_at', 'is', null).orderBy('number').limit(mostOffered.findings)
  const found = await rows(here, 'finding')
    .where((eb) => eb.or([eb('id', '=', sql<string>`any(${ids}::uuid[])`), eb('number', '=', sql<number>`any(${refs.map(Number)}::int[])`), eb('id', 'in', offered)]))
    .select(['id', 'number', 'statement', 'withdrawn_at', 'ring_id']).orderBy('number').execute()
  return found.map(({ id, number, statement, withdrawn_at, ring_id }) => ({
    kind: 'finding', ref: String(number), target: { kind: 'finding', id }, words: statement,
    withdrawn: withdrawn_at !== null, readable: ring.includes(ring_id), listed: withdrawn_at === null,
  }))
}

const contributionsFor = async (here: Here, ring: readonly string[], { ids, refs }: Wanted): Promise<Known[]> => {
  const offered = rows(here, 'contribution').select('contribution.id').where('withdrawn_at', 'is', null).where('ring_id', 'in', ring)
    .orderBy('said_at', 'desc').orderBy('number', 'desc').limit(mostOffered.contributions)
  const found = await rows(here, 'contribution')
    .where((eb) => eb.or([eb('id', '=', sql<string>`any(${ids}::uuid[])`), eb('number', '=', sql<number>`any(${refs.map(Number)}::int[])`), eb('id', 'in', offered)]))
    .select(['id', 'number', 'body', 'withdrawn_at', 'ring_id']).select((eb) => eb('id', 'in', offered).$castTo<boolean>().as('listed'))
    .orderBy('said_at', 'desc').orderBy('number', 'desc').execute()
  return found.map(({ id, number, body, withdrawn_at, ring_id, listed }) => ({
    kind: 'contribution', ref: String(number), target: { kind: 'contribution', id }, words: body,
    withdrawn: withdrawn_at !== null, readable: ring.includes(ring_id), listed,
  }))
}

const sourcesFor = async (here: Here, ring: readonly string[], { ids, refs }: Wanted): Promise<Known[]> => {
  const keys = [...ids, ...refs]
  const offered = rows(here, 'source').select('source.id').orderBy('key').limit(mostOffered.sources)
  const found = await rows(here, 'source').where((eb) => eb.or([eb('key', '=', sql<string>`any(${keys}::text[])`), eb('id', 'in', offered)]))
    .select(['key', 'reference', 'ring_id']).orderBy('key').execute()
  return found.map(({ key, reference, ring_id }) => ({
    kind: 'source', ref: key, target: { kind: 'source', id: key }, words: shortCitation({ ...(reference as CslItem), id: key }, here.language),
    withdrawn: false, readable: ring.includes(ring_id), listed: true,
  }))
}

/** What a text cites but this person cannot see keeps a stand-in, so that it is not lost when they save. */
const unseen = (cited: readonly Target[], seen: ReadonlyMap<string, Known>): Known[] =>
  cited.filter((target) => !seen.has(keyOf(target))).map((target, at) => ({
    kind: target.kind, ref: target.kind === 'source' ? target.id : String(999_999_999 - at), target, words: '', withdrawn: false, readable: false, listed: false,
  }))

/**
 * Everything a text in this ring may rest on, within your rings, in three queries. `cited`: what the text rests on
 * already, which it may keep whatever became of it. `asked`: what was typed.
 */
export const referencesFor = async (here: Here, ring: string, cited: readonly Target[], asked: readonly Asked[]): Promise<References> => {
  const readable = readableIn(here, ring)
  const found = (await Promise.all([
    findingsFor(here, readable, wanted('finding', cited, asked)),
    contributionsFor(here, readable, wanted('contribution', cited, asked)),
    sourcesFor(here, readable, wanted('source', cited, asked)),
  ])).flat()
  const seen = new Map(found.map((known) => [keyOf(known.target), known]))
  const all = [...found, ...unseen(cited, seen)]
  const byRef = new Map(all.map((known) => [`${known.kind} ${known.kind === 'source' ? known.ref : Number(known.ref)}`, known]))
  const byTarget = new Map(all.map((known) => [keyOf(known.target), known]))
  const kept = new Set(cited.map(keyOf))
  const named = ({ kind, ref }: Asked) => byRef.get(`${kind} ${kind === 'source' ? ref : Number(ref)}`)
  return {
    resolve: (kind, ref) => {
      const known = named({ kind, ref })
      return known && (kept.has(keyOf(known.target)) || known.readable && !known.withdrawn) ? known.target : undefined
    },
    refer: (target) => byTarget.get(keyOf(target))?.ref ?? target.id,
    why: (one) => {
      const known = named(one)
      return !known ? 'missing' : known.withdrawn ? 'withdrawn' : 'narrow'
    },
    offered: found.filter(({ listed, readable: can }) => listed && can),
  }
}
