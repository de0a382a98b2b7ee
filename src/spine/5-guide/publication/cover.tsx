import { sql } from 'kysely'
import { blocksOf } from '../../../documents/schema.ts'
import { memory, type Here } from '../../../platform/here.ts'
import { MarginTitle } from '../../../platform/look/sheet.tsx'
import { Perspective, shapeOf } from '../../../platform/look/marks.tsx'
import { urls } from '../../../urls.ts'
import type { Voices } from '../../../workspaces/attribution.ts'
import { links } from '../../../workspaces/rings.ts'
import type { Colophon, Edition } from './frozen.ts'
import type { ListedEdition } from './queries.ts'
import { texts } from './texts.ts'

type Perspectives = Colophon['perspectives']

/** The stripes of an edition, one for each passage in the order of the text: what is drawn of it, per perspective. */
export interface Stripes { readonly width: number; readonly lines: readonly { readonly shape: string; readonly d: string }[] }

// With fewer passages than this the stripes stay as narrow: one alone would be a wall.
const fewest = 16
const [step, thick, high, foot] = [25, 17, 200, 8]

/** What was said from each side in a passage, in the order of the perspectives; what may not be told apart comes last. */
const partsOf = (voices: Voices, perspectives: Perspectives): [string, number][] => {
  const told = perspectives.flatMap(({ key }): [string, number][] => ((voices.per[key] ?? 0) > 0 ? [[shapeOf(key), voices.per[key] as number]] : []))
  const rest = voices.total - told.reduce((sum, [, count]) => sum + count, 0)
  return rest > 0 ? [...told, ['other', rest]] : told
}

/** Draws `passages`: how many contributions lie under each. One path per shape keeps a page with twenty covers small. */
export const stripesOf = (passages: readonly Voices[], perspectives: Perspectives): Stripes => {
  const most = Math.max(1, ...passages.map(({ total }) => total))
  const drawn = new Map<string, string[]>()
  const draw = (shape: string, x: number, from: number, to: number) => {
    drawn.set(shape, [...drawn.get(shape) ?? [], `M${x} ${from}V${to}`])
  }
  for (const [at, voices] of passages.entries()) {
    const x = at * step + Math.ceil(thick / 2)
    if (voices.total === 0) draw('none', x, high, high - foot)
    let below = 0
    for (const [shape, count] of partsOf(voices, perspectives)) {
      const [from, to] = [below, below + count].map((sum) => Math.round(high - (sum / most) * (high - foot))) as [number, number]
      // A hair of the ground between two parts, but never a part that is not seen.
      draw(shape, x, from, Math.min(from - 1, to + 2))
      below += count
    }
  }
  return { width: Math.max(fewest, passages.length) * step, lines: [...drawn].map(([shape, all]) => ({ shape, d: all.join('') })) }
}

const Drawn = ({ stripes }: { stripes: Stripes }) => <>{stripes.lines.map(({ shape, d }) => <path class={`s-${shape}`} d={d}></path>)}</>

/** The strip under the title of an edition. */
export const Strip = ({ here, edition }: { here: Here; edition: Edition }) => {
  const { document, grounds, colophon } = edition
  // What is stored as JSON does not keep the order of the text; the text does.
  const passages = document.content.flatMap(blocksOf).flatMap(({ attrs }) => grounds[attrs.id]?.contributions ?? [])
  const stripes = stripesOf(passages, colophon.perspectives)
  return (
    <svg class="dt-strip dt-titlepage__strip" viewBox={`0 0 ${stripes.width} ${high}`} stroke-width={thick} preserveAspectRatio="none" role="img" aria-label={texts[here.language].strip}>
      <Drawn stripes={stripes} />
    </svg>
  )
}

const remembered = memory<Stripes>()
const mostRemembered = 500

const passagesOf = (here: Here, ids: readonly string[]) =>
  links(here, 'publication').where('id', 'in', [...ids]).select(['id', sql<Voices[] | null>`(
    select jsonb_agg(grounds->(block->'attrs'->>'id')->'contributions' order by chapters.at, blocks.at)
    from jsonb_array_elements(document->'content') with ordinality as chapters (chapter, at),
      jsonb_array_elements(chapter->'content') with ordinality as blocks (block, at)
    where jsonb_typeof(grounds->(block->'attrs'->>'id')->'contributions') = 'object')`.as('passages')]).execute()

/** The covers of these editions by their id. An edition never changes, so each is drawn once and remembered. */
export const coversOf = async (here: Here, editions: readonly ListedEdition[]): Promise<ReadonlyMap<string, Stripes>> => {
  const known = remembered(here)
  const missing = editions.filter(({ id }) => !known.has(id))
  const read = missing.length === 0 ? [] : await passagesOf(here, missing.map(({ id }) => id))
  const passages = new Map(read.map((row) => [row.id, row.passages ?? []]))
  const covers = new Map(editions.map(({ id, perspectives }) => [id, known.get(id) ?? stripesOf(passages.get(id) ?? [], perspectives ?? [])]))
  for (const [id, stripes] of covers) known.set(id, stripes)
  for (const id of known.keys()) {
    if (known.size <= mostRemembered) break
    known.delete(id)
  }
  return covers
}

/** The cover of an edition in a list: its number, and the strip. The title beside it leads to the same place. */
export const Cover = ({ edition, stripes }: { edition: ListedEdition; stripes: Stripes | undefined }) => (
  <a class="dt-cover" href={urls.publication(edition.slug)} tabindex={-1} aria-hidden="true">
    <span class="dt-cover__edition">{edition.number}</span>
    {stripes && <svg class="dt-strip" viewBox={`0 0 ${stripes.width} ${high}`} stroke-width={thick} preserveAspectRatio="none"><Drawn stripes={stripes} /></svg>}
  </a>
)

/** How to read the covers beside it: the sides from top to bottom as they lie in a stripe, and only those that are there. */
export const CoverLegend = ({ here, editions, covers }: { here: Here; editions: readonly ListedEdition[]; covers: ReadonlyMap<string, Stripes> }) => {
  const t = texts[here.language]
  const drawn = new Set([...covers.values()].flatMap(({ lines }) => lines.map(({ shape }) => shape)))
  const labels = new Map(editions.flatMap(({ perspectives }) => perspectives ?? []).map((one) => [one.key, here.language === 'nl' ? one.label_nl : one.label_en]))
  return (
    <>
      <MarginTitle>{t.cover}</MarginTitle>
      <p class="dt-small dt-soft">{t.coverText}</p>
      <ul class="dt-plain-list dt-small dt-legend">
        {drawn.has('other') && <li><Perspective perspective="other" label={t.coverOther} /></li>}
        {[...labels].reverse().filter(([key]) => shapeOf(key) !== 'other' && drawn.has(shapeOf(key))).map(([key, label]) => <li><Perspective perspective={key} label={label} /></li>)}
      </ul>
    </>
  )
}
