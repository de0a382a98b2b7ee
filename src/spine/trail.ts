import { sql, type RawBuilder } from 'kysely'
import type { Here } from '../platform/here.ts'
import { question } from '../workspaces/questions.ts'
import { links, rows } from '../workspaces/rings.ts'
import { graphsOf, type Graph, type TrailKind } from './trail/graph.ts'

/** Where a text in the making cites something. `place` is what readers know it by, such as '3.2'. */
export interface Place { readonly draft: number; readonly title: string; readonly place: string; readonly block: string }
/** Where an edition cites something: it stays there whatever happens to the draft. */
export interface PublishedPlace { readonly slug: string; readonly number: number; readonly title: string; readonly place: string; readonly block: string }

export interface UnderFinding { readonly id: string; readonly number: number; readonly kind: string; readonly perspective: string; readonly body: string }
/** A finding before or after another. `how`: by which act it came from the other. */
export interface Kin { readonly number: number; readonly statement: string; readonly how: 'merge' | 'split' }
export interface BecameOfFinding {
  /** the findings it went into, the nearest first */
  readonly became: Kin[]
  /** the findings it was made from, the nearest first */
  readonly from: Kin[]
  readonly places: Place[]
  readonly publications: PublishedPlace[]
}

/** Ids that are known, or an expression of SQL that gives them as uuid[]. */
export type Ids = readonly string[] | RawBuilder<readonly string[]>
export const uuids = (ids: Ids): RawBuilder<readonly string[]> => ('length' in ids ? sql`${[...ids]}::uuid[]` : ids)

/**
 * The given things and every finding that speaks for them in a text: a text keeps citing a finding that was merged or
 * split, and then means the ones it went into. Columns `root` and `id`.
 */
const speakingFor = (here: Here, kind: 'contribution' | 'finding', ids: Ids) => {
  const seen = rows(here, 'finding').select('finding.id')
  const gone = seen.where('withdrawn_at', 'is not', null).where('withdrawn_reason', '=', '')
  const above = kind === 'finding' ? sql`` : sql`union
    select fc.contribution_id, fc.finding_id from finding_contribution fc join ${seen} f on f.id = fc.finding_id
    where fc.contribution_id = any(${uuids(ids)}) and fc.unlinked_at is null`
  return sql<{ root: string; id: string }>`(with recursive up(root, id) as (
    (select id, id from unnest(${uuids(ids)}) as given(id) ${above})
    union select up.root, d.from_finding_id from up join finding_descent d on d.finding_id = up.id join ${gone} f on f.id = d.from_finding_id
  ) select root, id from up)`.as('up')
}

/** Where drafts cite these things, or a finding that speaks for them: `root` is the thing. */
export const placesOf = (here: Here, kind: 'contribution' | 'finding', ids: Ids) =>
  links(here, 'citation')
    .innerJoin(speakingFor(here, kind, ids), 'up.id', 'citation.target_id')
    .innerJoin(rows(here, 'draft').select(['id', 'number', 'title']).where('withdrawn_at', 'is', null).as('text'), 'text.id', 'citation.draft_id')
    .select(['up.root', 'text.number as draft', 'citation.place', 'citation.block'])
    .distinctOn(['up.root', 'text.number', 'citation.place']).orderBy('up.root').orderBy('text.number').orderBy('citation.place')

const titledPlacesOf = (here: Here, ids: readonly string[]) =>
  placesOf(here, 'finding', ids).select(['text.title', sql<string | null>`null::text`.as('slug')])

const publishedPlaces = (here: Here, ids: readonly string[]) =>
  links(here, 'publication_citation')
    .innerJoin(speakingFor(here, 'finding', ids), 'up.id', 'publication_citation.target_id')
    .innerJoin('publication', 'publication.id', 'publication_citation.publication_id')
    .where('publication.thinktank_id', '=', here.workspace.id).where('publication.withdrawn_at', 'is', null)
    .select([
      'up.root', 'publication.number as draft', 'publication_citation.place', 'publication_citation.block', 'publication.title',
      sql<string | null>`publication.slug`.as('slug'),
    ])
    .distinctOn(['up.root', 'publication.slug', 'publication.number', 'publication_citation.place'])
    .orderBy('up.root').orderBy('publication.slug').orderBy('publication.number').orderBy('publication_citation.place')

// A place is a chapter and a passage, "3.2": compared as numbers, for a list sorts hundreds of them and words sort slowly.
const partsOf = (place: string): number => {
  const dot = place.indexOf('.')
  return dot < 0 ? Number(place) * 10_000 : Number(place.slice(0, dot)) * 10_000 + Number(place.slice(dot + 1))
}

/** Compares two places of drafts in the order in which they are read. */
export const inOrder = (a: Pick<Place, 'draft' | 'place'>, b: Pick<Place, 'draft' | 'place'>) => a.draft - b.draft || partsOf(a.place) - partsOf(b.place)

/** Where drafts cite these findings, or what they took the place of, by id. One query. */
export const placesOfFindings = async (here: Here, ids: readonly string[]): Promise<ReadonlyMap<string, Place[]>> =>
  ids.length === 0 ? new Map() : placesPer(await titledPlacesOf(here, ids).execute())

/** Places per thing, in the order of the text. */
export const placesPer = <P extends Omit<Place, 'title'> & { root: string }>(found: readonly P[]): ReadonlyMap<string, Omit<P, 'root'>[]> =>
  perRoot(found.map((one) => ({ one, at: one.draft * 1e9 + partsOf(one.place) })).sort((a, b) => a.at - b.at).map(({ one }) => one))

/** Rows per thing that they are of. */
export const perRoot = <R extends { root: string }>(found: readonly R[]): ReadonlyMap<string, Omit<R, 'root'>[]> => {
  const per = new Map<string, Omit<R, 'root'>[]>()
  for (const one of found) {
    const list = per.get(one.root)
    if (list) list.push(one)
    else per.set(one.root, [one])
  }
  return per
}

/** The contributions that these findings rest on now, by id of the finding, as far as your rings reach. One query. */
export const underFinding = async (here: Here, ids: readonly string[]): Promise<ReadonlyMap<string, UnderFinding[]>> => {
  if (ids.length === 0) return new Map()
  const found = await links(here, 'finding_contribution')
    .innerJoin(rows(here, 'finding').select('id').as('made'), 'made.id', 'finding_contribution.finding_id')
    .innerJoin(
      rows(here, 'contribution').select(['id', 'number', 'kind', 'perspective', 'body']).where('withdrawn_at', 'is', null).as('said'),
      'said.id', 'finding_contribution.contribution_id')
    .where('finding_contribution.finding_id', 'in', [...ids]).where('unlinked_at', 'is', null)
    .select(['finding_contribution.finding_id as root', 'said.id', 'said.number', 'said.kind', 'said.perspective', 'said.body'])
    .orderBy('said.number').execute()
  return perRoot(found)
}

const kinOf = (here: Here, ids: readonly string[]) => {
  const seen = rows(here, 'finding').select(['finding.id', 'finding.number', 'finding.statement'])
  return links(here, 'workspace').innerJoin(sql<Kin & { root: string; later: boolean }>`(with recursive kin(root, id, how, later, far) as (
      select id, id, null::text, true, 0 from unnest(${[...ids]}::uuid[]) as given(id)
      union all select id, id, null::text, false, 0 from unnest(${[...ids]}::uuid[]) as given(id)
      union select kin.root, next.id, next.how, kin.later, kin.far + 1 from kin cross join lateral (
        select d.finding_id as id, d.how from finding_descent d where kin.later and d.from_finding_id = kin.id
        union all select d.from_finding_id, d.how from finding_descent d where not kin.later and d.finding_id = kin.id) next
      join ${seen} f on f.id = next.id where kin.far < 50
    ) select distinct on (kin.root, kin.later, kin.far, f.number) kin.root, kin.later, kin.far, kin.how, f.number, f.statement
      from kin join ${seen} f on f.id = kin.id where kin.far > 0)`.as('kin'), (join) => join.onTrue())
    .where('workspace.id', '=', here.workspace.id)
    .select(['kin.root', 'kin.later', 'kin.how', 'kin.number', 'kin.statement']).orderBy(sql`kin.far`).orderBy('kin.number')
}

const citedAnywhere = (here: Here, ids: readonly string[]) =>
  links(here, 'workspace')
    .innerJoin(sql<Place & { root: string; slug: string | null }>`(${titledPlacesOf(here, ids)} union all ${publishedPlaces(here, ids)})`.as('cited'), (join) => join.onTrue())
    .where('workspace.id', '=', here.workspace.id)
    .select(['cited.root', 'cited.draft', 'cited.title', 'cited.place', 'cited.block', 'cited.slug'])

const askBecameOfFinding = question((here, { ids }: { ids: readonly string[] }) => ({ kin: kinOf(here, ids), cited: citedAnywhere(here, ids) }), { kin: {}, cited: {} })

/** What became of these findings, by id: what they went into and came from, and where drafts and editions cite them. One query. */
export const becameOfFinding = async (here: Here, ids: readonly string[]): Promise<ReadonlyMap<string, BecameOfFinding>> => {
  if (ids.length === 0) return new Map()
  const found = await askBecameOfFinding(here, { ids })
  const { cited } = found
  const kin = perRoot(found.kin)
  const places = placesPer(cited.filter(({ slug }) => slug === null))
  const publications = perRoot(cited.flatMap(({ root, slug, draft: number, title, place, block }): (PublishedPlace & { root: string })[] =>
    (slug === null ? [] : [{ root, slug, number, title, place, block }])).sort((a, b) => inOrder({ draft: a.number, place: a.place }, { draft: b.number, place: b.place })))
  const told = (id: string, later: boolean) =>
    (kin.get(id) ?? []).filter((one) => one.later === later).map(({ number, statement, how }): Kin => ({ number, statement, how }))
  return new Map(ids.map((id): [string, BecameOfFinding] => [id, {
    became: told(id, true), from: told(id, false), places: places.get(id) ?? [],
    publications: publications.get(id) ?? [],
  }]))
}

/** What one block (`sentence` null) or one sentence of a draft rests on. */
export interface UnderBlock {
  readonly block: string
  readonly sentence: number | null
  readonly place: string
  /** `cited`: the number that the text itself cites, where that finding went into this one since */
  readonly findings: { id: string; number: number; statement: string; cited?: number }[]
  /** ids of contributions, cited themselves or through the findings; each once */
  readonly contributions: string[]
  readonly sources: { key: string; title: string }[]
}

const citedIn = (here: Here, draftId: string) =>
  links(here, 'citation')
    .innerJoin(rows(here, 'draft').select('id').as('text'), 'text.id', 'citation.draft_id')
    .leftJoin(rows(here, 'contribution').select(['id', 'withdrawn_at']).as('said'), (join) =>
      join.onRef('said.id', '=', 'citation.target_id').on('citation.kind', '=', 'contribution').on('said.withdrawn_at', 'is', null))
    .leftJoin(rows(here, 'source').select(['id', 'key', 'title']).as('work'), (join) =>
      join.onRef('work.id', '=', 'citation.target_id').on('citation.kind', '=', 'source'))
    .where('citation.draft_id', '=', draftId)
    .select(['block', 'sentence', 'place', 'citation.kind', 'target_id', 'said.id as said', 'work.key', 'work.title']).orderBy('position').execute()

/** The findings that a draft's citations stand for now: themselves, or what they were merged or split into. */
const standingIn = (here: Here, draftId: string) => {
  const seen = rows(here, 'finding').select(['finding.id', 'finding.number', 'finding.statement', 'finding.withdrawn_at'])
  const gone = seen.where('withdrawn_at', 'is not', null).where('withdrawn_reason', '=', '')
  return links(here, 'workspace').innerJoin(sql<{ root: string; id: string; number: number; statement: string; cited: number }>`(with recursive down(root, id) as (
      select target_id, target_id from citation where draft_id = ${draftId} and kind = 'finding'
      union select down.root, d.finding_id from down join ${gone} g on g.id = down.id join finding_descent d on d.from_finding_id = g.id
    ) select down.root, f.id, f.number, f.statement, c.number as cited from down
      join ${seen} f on f.id = down.id join ${seen} c on c.id = down.root where f.withdrawn_at is null)`.as('down'), (join) => join.onTrue())
    .where('workspace.id', '=', here.workspace.id).select(['down.root', 'down.id', 'down.number', 'down.statement', 'down.cited']).orderBy('down.number').execute()
}

/** What every block and sentence of a draft rests on, in reading order, as far as your rings reach. Three queries. */
export const underBlocks = async (here: Here, draftId: string): Promise<UnderBlock[]> => {
  const cited = await citedIn(here, draftId)
  const standing = perRoot(await standingIn(here, draftId))
  const under = await underFinding(here, [...new Set([...standing.values()].flat().map(({ id }) => id))])
  const blocks = new Map<string, UnderBlock>()
  for (const { block, sentence, place, kind, target_id, said, key, title } of cited) {
    const at = `${block} ${sentence ?? ''}`
    const one: UnderBlock = blocks.get(at) ?? { block, sentence, place, findings: [], contributions: [], sources: [] }
    blocks.set(at, one)
    if (kind === 'source' && key !== null) one.sources.push({ key, title: title ?? key })
    for (const finding of kind === 'finding' ? standing.get(target_id) ?? [] : []) {
      const { id, number, statement } = finding
      if (!one.findings.some((known) => known.id === id)) one.findings.push({ id, number, statement, ...(finding.cited === number ? {} : { cited: finding.cited }) })
    }
    const through = one.findings.flatMap(({ id }) => (under.get(id) ?? []).map((contribution) => contribution.id))
    for (const id of [...(said ? [said] : []), ...through]) if (!one.contributions.includes(id)) one.contributions.push(id)
  }
  return [...blocks.values()]
}

/** A small graph of all that this rests on, nearest first; undefined when there is no such thing in your rings. */
export const whatIsUnder = async (here: Here, kind: TrailKind, ref: number | string): Promise<Graph | undefined> =>
  (await graphsOf(here, kind, ref))?.under

/** A small graph of all that came of this, nearest first; undefined when there is no such thing in your rings. */
export const whatBecameOf = async (here: Here, kind: TrailKind, ref: number | string): Promise<Graph | undefined> =>
  (await graphsOf(here, kind, ref))?.became
