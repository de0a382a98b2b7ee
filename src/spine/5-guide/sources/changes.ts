import { z } from 'zod'
import { peopleFrom } from '../../../documents/references/typed.ts'
import type { Tx } from '../../../platform/database.ts'
import { line, oneOf, text } from '../../../platform/form.ts'
import { momentHere, type Here } from '../../../platform/here.ts'
import { newId } from '../../../platform/ids.ts'
import { holdWorkspace, type Done } from '../../../platform/perform.ts'
import { tooLate } from '../../../platform/refusals.ts'
import { isAddress, type Work } from './csl.ts'
import { keyFor } from './keys.ts'

export const kinds = ['report', 'webpage', 'book', 'article-journal', 'legislation', 'document'] as const

const maybe = (most: number) => z.string().default('').transform((value) => value.replace(/\s+/g, ' ').trim()).pipe(z.string().max(most, 'long'))

/** The fields of a source, but for its kind. */
export const addFields = {
  title: line(500), authors: maybe(1000), organisation: maybe(300),
  year: maybe(10).pipe(z.string().regex(/^(?:[12]\d{3})?$/, 'year')), url: maybe(2000).refine((url) => url === '' || isAddress(url), 'url'),
}

/** Somebody made it: people, an organisation, or both. */
export const byWhom = [
  ({ authors, organisation }: { authors: string; organisation: string }) => peopleFrom(authors).length > 0 || organisation !== '', { path: ['authors'], message: 'who' },
] as [(filled: { authors: string; organisation: string }) => boolean, { path: string[]; message: string }]

/** A source filled in by hand; the year may be unknown. */
export const addForm = z.strictObject({ kind: oneOf(kinds), ...addFields }).refine(...byWhom)

/** Works pasted as CSL-JSON. */
export const listForm = z.strictObject({ list: text(1_000_000) })

/** What was filled in, as a work. With authors the organisation is where it appeared; without, it is the author. */
export const workFrom = ({ kind, title, authors, organisation, year, url }: z.output<typeof addForm>): Work => {
  const people = peopleFrom(authors)
  const where = people.length === 0 || !organisation ? {} : kind === 'article-journal' ? { 'container-title': organisation } : { publisher: organisation }
  return {
    type: kind, title, author: people.length > 0 ? people : [{ literal: organisation }], ...where,
    ...(year && { issued: { 'date-parts': [[Number(year)]] } }), ...(url && { URL: url }),
  }
}

// What jsonb gives back has its fields in an order of its own.
const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'id').sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [name, inOrder(one)]))
}
const sameAs = (work: unknown) => JSON.stringify(inOrder(work))

/**
 * Adds works, each under a key of its own; one that is there already, field by field, is not added again, and when all
 * are it is too late (409, 'known'). The think tank is held meanwhile: two people who add at once must not get the same key.
 */
export const addSources = (here: Here, works: readonly Work[]) => async (tx: Tx, ring: { id: string }): Promise<Done> => {
  await holdWorkspace(tx, here.workspace.id)
  const known = await tx.selectFrom('source').select(['key', 'title', 'reference']).where('workspace_id', '=', here.workspace.id).execute()
  const taken = new Set(known.map(({ key }) => key))
  const seen = new Set(known.map(({ reference }) => sameAs(reference)))
  const fresh = works.flatMap((work) => {
    const same = sameAs(work)
    if (seen.has(same)) return []
    const key = keyFor(work, taken)
    seen.add(same)
    taken.add(key)
    return [{
      id: newId(), workspace_id: here.workspace.id, ring_id: ring.id, key, title: work.title, added_at: momentHere(here),
      reference: JSON.stringify({ ...work, id: key }),
    }]
  })
  const [first] = fresh
  if (!first) throw tooLate('known')
  await tx.insertInto('source').values(fresh).execute()
  return { about: { kind: 'source', id: first.id }, told: { count: fresh.length } }
}
