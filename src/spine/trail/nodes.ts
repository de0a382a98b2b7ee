import { sql } from 'kysely'
import { compareWords } from '../../platform/dates.ts'
import type { Here, RingKind } from '../../platform/here.ts'
import { urls } from '../../urls.ts'
import { links, rows } from '../../workspaces/rings.ts'

export type TrailKind = 'contribution' | 'finding' | 'draft' | 'publication' | 'source'

export interface Node {
  /** "kind id" */
  readonly key: string
  readonly kind: TrailKind
  /** what people call it by; of a source its key is in `label` and this is null */
  readonly number: number | null
  /** the statement, the title, or how the contribution begins; '' for a contribution that was withdrawn */
  readonly label: string
  readonly href: string
  /** of a contribution, as far as it may be shown */
  readonly perspective?: string
  /** where it lies; 'public' for an edition */
  readonly ring: RingKind
  /** taken back, or gone into another */
  readonly withdrawn: boolean
}

export interface Start { readonly kind: TrailKind; readonly id: string }

/** The thing that people call by this number, key or address; undefined when it is not in your rings. */
export const startOf = async (here: Here, kind: TrailKind, ref: number | string): Promise<Start | undefined> => {
  const row = await found(here, kind, ref)
  return row && { kind, id: row.id }
}

const found = (here: Here, kind: TrailKind, ref: number | string): Promise<{ id: string } | undefined> => {
  if (kind === 'source') return rows(here, 'source').select('id').where('key', '=', String(ref)).executeTakeFirst()
  if (kind === 'publication') {
    const [slug = '', number = ''] = String(ref).split('/')
    return links(here, 'publication').select('id').where('thinktank_id', '=', here.workspace.id)
      .where('slug', '=', slug).where('number', '=', Number.parseInt(number, 10) || 0).executeTakeFirst()
  }
  const number = Number(ref)
  if (!Number.isSafeInteger(number) || number < 1 || number > 2_000_000_000) return Promise.resolve(undefined)
  if (kind === 'contribution') return rows(here, 'contribution').select('id').where('number', '=', number).executeTakeFirst()
  if (kind === 'finding') return rows(here, 'finding').select('id').where('number', '=', number).executeTakeFirst()
  return rows(here, 'draft').select('id').where('number', '=', number).executeTakeFirst()
}

/** Compares two of one kind: by number, and a source, which has none, by its title. Else they stood as the database happened to find them. */
export const compareNodes = (a: Node, b: Node): number => (a.number ?? 0) - (b.number ?? 0) || compareWords(a.label, b.label) || compareWords(a.key, b.key)

interface Labelled {
  kind: TrailKind; id: string; number: number | null; label: string; ref: string | null; perspective: string | null; ring_id: string | null; withdrawn: boolean
}

const idsPerKind = (keys: readonly string[]) => {
  const per: Record<TrailKind, string[]> = { contribution: [], finding: [], draft: [], publication: [], source: [] }
  for (const key of keys) {
    const [kind, id] = key.split(' ') as [TrailKind, string]
    per[kind].push(id)
  }
  return per
}

/** What these keys ("kind id") stand for, as far as your rings reach. One query. */
export const nodesOf = async (here: Here, keys: readonly string[]): Promise<ReadonlyMap<string, Node>> => {
  const ids = idsPerKind(keys)
  const said = rows(here, 'contribution').select(['contribution.id', 'number', 'body', 'perspective', 'contribution.ring_id', 'withdrawn_at'])
  const made = rows(here, 'finding').select(['finding.id', 'number', 'statement', 'finding.ring_id', 'withdrawn_at'])
  const text = rows(here, 'draft').select(['draft.id', 'number', 'title', 'draft.ring_id', 'withdrawn_at'])
  const work = rows(here, 'source').select(['source.id', 'key', 'title', 'source.ring_id'])
  const all = await links(here, 'workspace').innerJoin(sql<Labelled>`(
      select 'contribution' as kind, id, number, case when withdrawn_at is null then left(body, 240) else '' end as label, null as ref,
          perspective, ring_id, withdrawn_at is not null as withdrawn
        from ${said} said where id = any(${ids.contribution}::uuid[])
      union all select 'finding', id, number, statement, null, null, ring_id, withdrawn_at is not null from ${made} made where id = any(${ids.finding}::uuid[])
      union all select 'draft', id, number, title, null, null, ring_id, withdrawn_at is not null from ${text} text where id = any(${ids.draft}::uuid[])
      union all select 'source', id, null, title, key, null, ring_id, false from ${work} work where id = any(${ids.source}::uuid[])
      union all select 'publication', id, number, title, slug, null, null, withdrawn_at is not null from publication
        where thinktank_id = ${here.workspace.id} and id = any(${ids.publication}::uuid[]))`.as('node'), (join) => join.onTrue())
    .where('workspace.id', '=', here.workspace.id)
    .select(['node.kind', 'node.id', 'node.number', 'node.label', 'node.ref', 'node.perspective', 'node.ring_id', 'node.withdrawn']).execute()
  return new Map(all.map((row): [string, Node] => [`${row.kind} ${row.id}`, nodeFrom(here, row)]))
}

const hrefOf = (here: Here, { kind, number, ref }: Labelled): string => {
  const tank = here.workspace
  if (kind === 'contribution') return urls.contribution(tank, number ?? 0)
  if (kind === 'finding') return urls.finding(tank, number ?? 0)
  if (kind === 'draft') return urls.draft(tank, number ?? 0)
  return kind === 'publication' ? urls.edition(ref ?? '', number ?? 0) : urls.trail(tank, 'bron', encodeURIComponent(ref ?? ''))
}

const nodeFrom = (here: Here, row: Labelled): Node => ({
  key: `${row.kind} ${row.id}`, kind: row.kind, number: row.number, label: row.label, href: hrefOf(here, row),
  ...(row.perspective ? { perspective: row.perspective } : {}),
  ring: here.rings.find(({ id }) => id === row.ring_id)?.kind ?? 'public', withdrawn: row.withdrawn,
})
