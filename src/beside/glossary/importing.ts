import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { sortKey } from '../../platform/dates.ts'
import { momentHere, type Here } from '../../platform/here.ts'
import { newId } from '../../platform/ids.ts'
import type { Done } from '../../platform/perform.ts'
import { nextConcept } from './changes.ts'
import { namesOnce, sourceTyped, type Described } from './form.ts'
import type { ReadConcept, ReadThesaurus } from './skosin.ts'
import { labelKey } from './table.ts'

interface Known { readonly id: string; readonly uri: string; readonly label: string; readonly latest: number; readonly described: Described | null }

/** Where a list goes: into which glossary, whether it holds at once and why. `idIn`: the id in an address of ours; undefined for another's. */
export interface Into { readonly adopt: boolean; readonly reason: string; readonly idIn: (uri: string) => string | undefined }

const knownIn = async (tx: Tx, here: Here): Promise<Known[]> => (await sql<Known>`
  select c.id, c.uri, c.label, coalesce((select max(a.version) from concept_version a where a.concept_id = c.id), 0) as latest, (
    select to_jsonb(v) from concept_version v where v.concept_id = c.id order by v.version desc limit 1) as described
  from concept c where c.workspace_id = ${here.workspace.id} and c.withdrawn_at is null order by c.number desc`.execute(tx)).rows

const asWords = ({ label, label_en, alt, hidden, definition, explanation, examples, note, sources, broader }: Described) =>
  JSON.stringify([label, label_en, alt, hidden, definition, explanation, examples, note, sources.map(sourceTyped), [...broader].sort()])

// A file says of both that they are related; here one of them may say so for both.
const saysTheSame = (one: Described, other: Described, id: string, byId: ReadonlyMap<string, Known>) =>
  asWords(namesOnce(one)) === asWords(namesOnce(other)) && one.related.every((each) => other.related.includes(each))
  && other.related.every((each) => one.related.includes(each) || byId.get(each)?.described?.related.includes(id))

interface Placed { readonly id: string; readonly fresh: boolean; readonly read: ReadConcept; readonly described: Described; readonly version: number }

/** Which concept each is: one that is here already by its address or its name, or a new one. */
const place = (read: ReadThesaurus, known: readonly Known[], { idIn }: Into): Placed[] => {
  const [byId, byUri, byLabel] = [new Map(known.map((one) => [one.id, one])), new Map(known.filter(({ uri }) => uri).map((one) => [one.uri, one])), new Map(known.map((one) => [labelKey(one.label), one]))]
  const sameAs = ({ key, uri }: ReadConcept) => (uri ? byId.get(idIn(uri) ?? '') ?? byUri.get(uri) : undefined) ?? (key.startsWith('term:') ? byLabel.get(key) : undefined)
  const found = read.concepts.map((one) => ({ one, same: sameAs(one) }))
  const ids = new Map(found.map(({ one, same }) => [one.key, same?.id ?? newId()]))
  const idOf = (key: string) => ids.get(key) ?? byLabel.get(key)?.id
  const inFile = new Set(ids.values())
  // A file cannot know of what does not go out yet: what ties to that stays tied.
  const outside = (tied: readonly string[] | undefined) => (tied ?? []).filter((other) => !inFile.has(other))
  const seen = new Set<string>()
  return found.flatMap(({ one, same }) => {
    const id = ids.get(one.key) ?? ''
    if (seen.has(id)) return []
    seen.add(id)
    const tied = (keys: readonly string[]) => [...new Set(keys.flatMap((key) => idOf(key) ?? []))].filter((other) => other !== id)
    const broader = [...new Set([...tied(one.broader), ...outside(same?.described?.broader)])]
    const related = [...new Set([...tied(one.related), ...outside(same?.described?.related)])].filter((other) => !broader.includes(other))
    const described = { ...one, broader, related }
    if (same?.described && saysTheSame(same.described, described, id, byId)) return []
    return [{ id, fresh: same === undefined, read: one, described, version: (same?.latest ?? 0) + 1 }]
  })
}

const portion = 500
const inPortions = async <T>(all: readonly T[], insert: (some: readonly T[]) => Promise<unknown>) => {
  for (let at = 0; at < all.length; at += portion) await insert(all.slice(at, at + portion))
}

const insertConcepts = async (tx: Tx, here: Here, ring: string, placed: readonly Placed[], thesaurus: string | null, { idIn }: Into) => {
  const first = await nextConcept(tx, here)
  const fresh = placed.filter((one) => one.fresh)
  await inPortions(fresh.map((one, at) => ({ ...one, number: first + at })), (some) => tx.insertInto('concept').values(some.map(({ id, read, number }) => ({
    id, workspace_id: here.workspace.id, ring_id: ring, number, label: read.label, label_key: sortKey(read.label), language: /^[A-Za-z0-9-]{0,20}$/.test(read.language) ? read.language : 'nl',
    uri: idIn(read.uri) ? '' : read.uri, thesaurus_id: thesaurus, rest: read.rest, begun_at: momentHere(here), opened_at: momentHere(here),
  }))).execute())
}

const insertVersions = async (tx: Tx, here: Here, ring: string, placed: readonly Placed[], { adopt, reason }: Into) => {
  const now = momentHere(here)
  if (adopt) {
    await sql`update concept_version set superseded_at = ${now} where concept_id = any(${placed.map(({ id }) => id)}::uuid[]) and superseded_at is null`.execute(tx)
  }
  await inPortions(placed, (some) => tx.insertInto('concept_version').values(some.map(({ id, version, described: { label, label_en, alt, hidden, definition, explanation, examples, note, sources, broader, related } }) => ({
    id: newId(), workspace_id: here.workspace.id, ring_id: ring, concept_id: id, version, label, label_en, alt: [...alt], hidden: [...hidden], definition, explanation,
    examples: [...examples], note, sources: JSON.stringify(sources), broader: broader.slice(0, 50), related: related.slice(0, 200), proposed_at: now,
    adopted_at: adopt ? now : null, adopted_why: adopt ? reason : '',
  }))).execute())
  const names = JSON.stringify(placed.map(({ id, described: { label } }) => ({ id, label, label_key: sortKey(label) })))
  await sql`update concept c set stamp = gen_random_uuid(), opened_at = coalesce(c.opened_at, ${now}), label = n.label, label_key = n.label_key
    from jsonb_to_recordset(${names}::jsonb) as n (id uuid, label text, label_key text) where c.id = n.id
      and (${adopt} or not exists (select 1 from concept_version v where v.concept_id = c.id and v.adopted_at is not null and v.superseded_at is null))`.execute(tx)
}

/**
 * Takes a list in: what is new becomes a concept, what reads otherwise than the newest version here becomes a proposal, and
 * what is the same stays as it is. With `adopt` all of it holds at once. `told.count`: how many came in or changed.
 */
export const importThesaurus = (here: Here, read: ReadThesaurus, into: Into) => async (tx: Tx, ring: { id: string }): Promise<Done> => {
  const placed = place(read, await knownIn(tx, here), into)
  const fromElsewhere = read.rest !== '' || read.uri !== ''
  const thesaurus = fromElsewhere ? newId() : null
  if (thesaurus) {
    // The same list once more takes the place of what came with it before.
    await sql`update thesaurus set rest = '' where workspace_id = ${here.workspace.id} and uri = ${read.uri} and uri <> ''`.execute(tx)
    await tx.insertInto('thesaurus').values({
      id: thesaurus, workspace_id: here.workspace.id, ring_id: ring.id, uri: read.uri.slice(0, 2000), title: read.title || read.uri.slice(0, 300) || '–', rest: read.rest, imported_at: momentHere(here),
    }).execute()
  }
  if (placed.length > 0) {
    await insertConcepts(tx, here, ring.id, placed, thesaurus, into)
    await insertVersions(tx, here, ring.id, placed, into)
  }
  return { told: { count: placed.length }, about: { kind: 'glossary', id: here.workspace.id } }
}
