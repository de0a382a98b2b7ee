import { sql } from 'kysely'
import { piecesOf, spotsIn, termSet, type Piece, type Spot, type TermSet } from '../../methods/terms.ts'
import { memory, type Here } from '../../platform/here.ts'
import { links, rows, rowsOfAssociation } from '../../workspaces/rings.ts'
import { citedInVain, citesIn, type Cites } from '../knowledge/citing.ts'
import { versionsNow } from './queries.ts'

/** A concept as a text that names it explains it. `number`: in its glossary; null in what is published. */
export interface Meaning {
  readonly id: string
  readonly number: number | null
  readonly label: string
  /** what people write for it, the preferred label first */
  readonly labels: readonly string[]
  readonly definition: string
  readonly explanation: string
  readonly adopted: boolean
  /** adopted by the association, for every think tank; `open`: everyone may read it */
  readonly house?: { readonly open: boolean }
}

/** The concepts of a glossary, ready to be recognised. */
export interface Meanings { readonly all: ReadonlyMap<string, Meaning>; readonly set: TermSet; readonly mark: string }

const inTank = (here: Here) => here.workspace.kind === 'thinktank'
const sum = sql<string | null>`sum(hashtextextended(stamp::text, 0)::numeric)::text`
const stamps = (here: Here) => rows(here, 'concept').where('withdrawn_at', 'is', null)
const isOpen = sql<boolean>`exists (select 1 from concept_public p where p.concept_id = concept.id and p.withdrawn_at is null)`
// Whether everyone may read it is no change to a concept itself.
const stampsOfHouse = (here: Here) => rowsOfAssociation(here, 'concept').where('withdrawn_at', 'is', null).select(sql<string>`stamp::text || ${isOpen}::text`.as('stamp'))

/**
 * SQL for a mark of the glossary in your rings and of the association's, which changes with every change to them; null when there is
 * none. A column for a query that is made anyway.
 */
export const glossaryMark = (here: Here) => {
  const own = sql`(select ${sum} from ${stamps(here).select('stamp').as('words')})`
  return inTank(here) ? sql<string | null>`nullif(concat_ws(' ', ${own}, '/' || (select ${sum} from ${stampsOfHouse(here).as('house_words')})), '')` : sql<string | null>`${own}`
}

const madeOf = memory<Meanings>()
const mostKept = 200

/** Makes meanings ready to be recognised. */
export const meaningsFrom = (all: readonly Meaning[], mark = ''): Meanings => ({ all: new Map(all.map((one) => [one.id, one])), set: termSet(all), mark })

interface Found {
  readonly id: string; readonly number: number; readonly label: string; readonly alt: string[] | null; readonly definition: string | null
  readonly explanation: string | null; readonly adopted: boolean; readonly open?: boolean
}
const meaningOf = ({ id, number, label, alt, definition, explanation, adopted, open }: Found): Meaning => ({
  id, number, label, labels: [...new Set([label, ...(alt ?? [])])], definition: definition ?? '', explanation: explanation ?? '', adopted, ...(open !== undefined && { house: { open } }),
})

const own = (here: Here) => rows(here, 'concept').leftJoin(versionsNow(here).as('v'), 'v.concept_id', 'concept.id').where('concept.withdrawn_at', 'is', null)
  .select(['concept.id', 'concept.number', 'concept.label', 'v.alt', 'v.definition', 'v.explanation']).select(sql<boolean>`coalesce(v.adopted, false)`.as('adopted'))
  .orderBy('concept.number').execute()

const ofHouse = (here: Here) => rowsOfAssociation(here, 'concept')
  .innerJoin(rowsOfAssociation(here, 'concept_version').where('adopted_at', 'is not', null).where('superseded_at', 'is', null).select(['concept_id', 'alt', 'definition', 'explanation']).as('v'), 'v.concept_id', 'concept.id')
  .where('concept.withdrawn_at', 'is', null).select(['concept.id', 'concept.number', 'concept.label', 'v.alt', 'v.definition', 'v.explanation'])
  .select([sql<boolean>`true`.as('adopted'), isOpen.as('open')]).orderBy('concept.number').execute()

/** What a think tank calls something goes before what the association calls so. */
const withHouse = (mine: readonly Meaning[], house: readonly Meaning[]): Meaning[] => {
  const taken = new Set(mine.flatMap(({ labels }) => labels.map((label) => label.toLowerCase())))
  return [...mine, ...house.map((one) => ({ ...one, labels: one.labels.filter((label) => !taken.has(label.toLowerCase())) })).filter(({ labels }) => labels.length > 0)]
}

/**
 * All concepts in your rings that were not withdrawn, and those that the association adopted, as `mark` (`glossaryMark`) says they
 * are; remembered. Two queries, mostly none. Undefined: there are none.
 */
export const meaningsHere = async (here: Here, mark: string | null): Promise<Meanings | undefined> => {
  if (mark === null) return undefined
  const key = [here.workspace.id, mark, ...here.rings.map(({ id }) => id).sort()].join(' ')
  const made = madeOf(here)
  const known = made.get(key)
  if (known) return known
  const meanings = meaningsFrom(withHouse((await own(here)).map(meaningOf), inTank(here) && mark.includes('/') ? (await ofHouse(here)).map(meaningOf) : []), mark)
  made.set(key, meanings)
  if (made.size > mostKept) made.delete(made.keys().next().value as string)
  return meanings
}

/** The glossary in your rings as it is now; undefined when there is none. One to three queries. */
export const meaningsNow = async (here: Here): Promise<Meanings | undefined> => {
  const { mark } = await links(here, 'workspace').where('workspace.id', '=', here.workspace.id).select(glossaryMark(here).as('mark')).executeTakeFirstOrThrow()
  return meaningsHere(here, mark)
}

/** Where a text names concepts. Of a name that the think tank and the association both have, only what the think tank means. */
export const spotsOf = ({ all, set }: Meanings, text: string, besides?: readonly (readonly [number, number])[], breaks?: readonly number[]): Spot[] =>
  spotsIn(set, text, besides, breaks).map((spot) => {
    const mine = spot.ids.filter((id) => !all.get(id)?.house)
    return mine.length > 0 && mine.length < spot.ids.length ? { ...spot, ids: mine } : spot
  })

const spotsKept = new WeakMap<Meanings, Map<string, readonly Spot[]>>()
const mostTexts = 5000

/** The same for a short text that is shown again and again: remembered for as long as the glossary stays as it is. */
const spotsRemembered = (meanings: Meanings, text: string): readonly Spot[] => {
  const kept = spotsKept.get(meanings) ?? new Map<string, readonly Spot[]>()
  spotsKept.set(meanings, kept)
  const known = kept.get(text)
  if (known) return known
  const spots = spotsOf(meanings, text)
  if (kept.size >= mostTexts) kept.clear()
  kept.set(text, spots)
  return spots
}

/** Where a page names a concept first. */
export interface Named {
  readonly meaning: Meaning
  readonly count: number
  readonly several: boolean
  /** the place on the page to go back to */
  readonly anchor: string
}

/** Marks the terms in what people said on one page, and keeps which those are for the list below it. Without meanings it marks nothing. `cites`: the works that are cited there, `vain`: the keys that no source has. */
export class Marker {
  readonly #found = new Map<string, Named>()
  #seen = new Set<string>()
  #anchor = ''
  constructor(private readonly meanings: Meanings | undefined, readonly cites?: Cites | undefined, readonly vain: readonly string[] = []) {}

  /** What follows is said by itself: a name in it is marked once, whatever stood before. `anchor`: where it stands on the page. */
  section(anchor: string): void { [this.#seen, this.#anchor] = [new Set(), anchor] }

  /** A text cut at its terms. */
  pieces(text: string): readonly Piece[] {
    const { meanings } = this
    if (!meanings) return [{ text }]
    const first: Spot[] = []
    for (const spot of spotsRemembered(meanings, text)) {
      const name = spot.ids.join()
      for (const id of spot.ids) this.#count(meanings.all.get(id), spot.ids.length > 1)
      if (this.#seen.has(name)) continue
      this.#seen.add(name)
      first.push(spot)
    }
    return first.length === 0 ? [{ text }] : piecesOf(text, first)
  }

  #count(meaning: Meaning | undefined, several: boolean): void {
    if (!meaning) return
    const known = this.#found.get(meaning.id)
    this.#found.set(meaning.id, { meaning, count: (known?.count ?? 0) + 1, several, anchor: known?.anchor ?? this.#anchor })
  }

  /** What was found until now. */
  get named(): Named[] { return [...this.#found.values()] }
}

/** What marks the terms and the works that are cited in these texts, as they stand on one page; `mark`: of the glossary (`glossaryMark`). One query when a text cites, mostly none. */
export const markerFor = async (here: Here, mark: string | null, texts: readonly (string | null | undefined)[]): Promise<Marker> => {
  const [meanings, cites] = await Promise.all([meaningsHere(here, mark), citesIn(here, texts)])
  return new Marker(meanings, cites, citedInVain(texts, cites))
}

/** The same where the mark of the glossary is not known yet: one query more, and none when there is nothing to mark. */
export const markerNow = async (here: Here, texts: readonly (string | null | undefined)[]): Promise<Marker> => {
  if (!texts.some(Boolean)) return new Marker(undefined)
  const [meanings, cites] = await Promise.all([meaningsNow(here), citesIn(here, texts)])
  return new Marker(meanings, cites, citedInVain(texts, cites))
}
