import { sql } from 'kysely'
import { z } from 'zod'
import type { CslItem } from '../../../documents/bibliography.ts'
import { yearOf } from '../../../documents/bibliographyDates.ts'
import type { CslName } from '../../../documents/bibliographyNames.ts'
import type { Tx } from '../../../platform/database.ts'
import { oneOf } from '../../../platform/form.ts'
import { momentHere, type Here } from '../../../platform/here.ts'
import { newId } from '../../../platform/ids.ts'
import { tooLate } from '../../../platform/refusals.ts'
import { keepGiver, saidBy } from '../../../workspaces/attribution.ts'
import { orNotHere, rows } from '../../../workspaces/rings.ts'
import { addFields, byWhom, workFrom } from './changes.ts'
import { types, type Work } from './csl.ts'
import type { HeldSource } from './superseded.ts'

/** A source as it is mended. `seen`: which state of it was read. Of a kind that the form does not offer it may stay so. */
export const editForm = z.strictObject({
  kind: oneOf(types), ...addFields, seen: z.string().regex(/^[1-9]\d{0,8}$/).transform(Number),
}).refine(...byWhom)
export type Edited = z.output<typeof editForm>

/** Of a source as its form shows it. */
export type Typed = ReturnType<typeof typedOf>

const nameOf = ({ family, given, literal, 'non-dropping-particle': prefix }: CslName): string =>
  (literal ? literal : [family, [given, prefix].filter(Boolean).join(' ')].filter(Boolean).join(', '))

/** A source as its form shows it. An organisation that wrote it stands where organisations do. */
export const typedOf = (work: Partial<CslItem>): { kind: string; title: string; authors: string; organisation: string; year: string; url: string } => {
  const names = (work.author ?? []) as CslName[]
  const [first] = names
  const alone = names.length === 1 && first?.literal ? first.literal : ''
  const where = work.type === 'article-journal' ? work['container-title'] : work.publisher
  return {
    kind: work.type ?? 'document', title: work.title ?? '', authors: alone ? '' : names.map(nameOf).join('; '), organisation: alone || where || '',
    year: String(yearOf(work.issued) ?? ''), url: work.URL ?? '',
  }
}

/** The work as it was with what was changed; all else that is known of it stays. */
export const mended = (was: Partial<CslItem>, filled: Omit<Edited, 'seen'>): Work => {
  const before = typedOf(was)
  const made = workFrom(filled as Parameters<typeof workFrom>[0])
  const { author, publisher, 'container-title': container, issued, 'title-short': short, ...rest } = was
  const sameNames = filled.authors === before.authors && filled.organisation === before.organisation && filled.kind === before.kind
  const names = sameNames ? { author, publisher, 'container-title': container } : { author: made.author, publisher: made.publisher, 'container-title': made['container-title'] }
  return JSON.parse(JSON.stringify({
    ...rest, type: filled.kind, title: filled.title, ...names, issued: filled.year === before.year ? issued : made.issued, URL: filled.url || undefined,
    'title-short': filled.title === before.title ? short : undefined,
  })) as Work
}

/** By what a source that was just added is cited. One query. */
export const keyOfSource = async (here: Here, id: string): Promise<string> => orNotHere(await rows(here, 'source').where('id', '=', id).select('key').executeTakeFirst()).key

/** More than this no page tells. */
const mostStates = 50

/** One source to be mended, with how it stood before, the newest first; 404 when it is not in your rings. Two queries. */
export const sourceToMend = async (here: Here, key: string) => {
  const { id, reference, revision } = orNotHere(await rows(here, 'source').where('key', '=', key).select(['id', 'reference', 'revision']).executeTakeFirst())
  const before = revision === 1 ? [] : await rows(here, 'source_revision').where('source_id', '=', id)
    .select(['source_revision.reference', 'replaced_at', saidBy(here, 'source_revision', 'source_revision.id')]).orderBy('revision', 'desc').limit(mostStates).execute()
  return { key, revision, work: reference as Partial<CslItem>, before: before.map(({ reference: was, ...by }) => ({ ...by, work: was as Partial<CslItem> })) }
}

export type SourceToMend = Awaited<ReturnType<typeof sourceToMend>>

const keepState = async (tx: Tx, here: Here, { id: source_id, ring_id, revision, reference }: HeldSource): Promise<void> => {
  const id = newId()
  await tx.insertInto('source_revision').values({ id, workspace_id: here.workspace.id, ring_id, source_id, revision, reference: JSON.stringify(reference), replaced_at: momentHere(here) }).execute()
  // Where nobody may ever know who did what, it is not kept.
  if (here.workspace.attribution !== 'anonymous') await keepGiver(tx, here, 'source_revision', [id])
}

/** Mends a source; how it stood is kept. Its key stays, so what cites it still does. Too late (409, 'changed') when somebody was earlier. */
export const editSource = (here: Here, filled: Edited) => async (tx: Tx, it: HeldSource): Promise<void> => {
  if (filled.seen !== it.revision) throw tooLate('changed')
  const was = it.reference as Partial<CslItem>
  const work = mended(was, filled)
  if (JSON.stringify(typedOf(was)) !== JSON.stringify(typedOf(work))) await keepState(tx, here, it)
  await tx.updateTable('source').set({ title: work.title, reference: JSON.stringify({ ...work, id: it.key }), revision: sql`revision + 1` }).where('id', '=', it.id)
    .where('workspace_id', '=', here.workspace.id).execute()
}
