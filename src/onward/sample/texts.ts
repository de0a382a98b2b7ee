import { createHash } from 'node:crypto'
import { fromOutline } from '../../documents/fromOutline.ts'
import type { Document } from '../../documents/schema.ts'
import { sentencesOf } from '../../documents/sentences.ts'
import type { Tx } from '../../platform/database.ts'
import { citationsOf } from '../../spine/5-guide/drafts/citations.ts'
import { charterOn } from './charter.ts'
import { insertAll, sampleId } from './load.ts'
import type { Story } from './story.ts'
import type { TankIds } from './tank.ts'

/** A lasting block id: ten characters, the same in every edition of the same block. */
const blockId = (tank: string) => (key: string) => createHash('sha256').update(`${tank} ${key}`).digest('base64url').replace(/[^a-z0-9]/g, '').slice(0, 10).padEnd(10, '0')

/** How a sample text's loose references become lasting ones. */
export const waysIn = ({ tank, contribution, finding }: TankIds): Parameters<typeof fromOutline>[1] => ({
  id: blockId(tank.slug),
  resolve: (cite) => 'finding' in cite ? { kind: 'finding', id: finding(cite.finding) }
    : 'contribution' in cite ? { kind: 'contribution', id: contribution(cite.contribution) }
    : { kind: 'source', id: cite.source },
})

const loadSources = async (tx: Tx, ids: TankIds, story: Story, documents: readonly Document[]) => {
  const cited = new Set(documents.flatMap((document) => sentencesOf(document).flatMap(({ cites }) => cites))
    .filter(({ kind }) => kind === 'source').map(({ id }) => id))
  const rows = story.literature.filter((item) => cited.has(item.id)).map((item) => ({
    id: sampleId('source', ids.tank.slug, item.id), workspace_id: ids.workspace, ring_id: ids.ring('members'), key: item.id,
    reference: JSON.stringify(item), title: item.title, added_at: ids.at(ids.tank.started_on),
  }))
  if (rows.length > 0) await insertAll(tx, 'source', rows)
  return new Map(rows.map((row) => [row.key, row.id]))
}

/** The text of a sample think tank: its draft, the edition published earlier when there is one, and what they cite. */
export const loadTexts = async (tx: Tx, ids: TankIds, story: Story): Promise<void> => {
  const { tank, workspace, ring, at } = ids
  const now = fromOutline(tank.draft, waysIn(ids))
  const earlier = tank.publication && fromOutline(tank.publication.draft_at_that_time, waysIn(ids))
  const sources = await loadSources(tx, ids, story, earlier ? [now, earlier] : [now])
  const draft = sampleId('draft', tank.slug)
  const saved = at('2026-11-17')
  await insertAll(tx, 'draft', [{
    id: draft, workspace_id: workspace, ring_id: ring('members'), number: 1, slug: tank.draft.slug, kind: 'summary', title: tank.draft.title,
    document: JSON.stringify(now), revision: earlier ? 2 : 1, began_at: at(tank.findings[0]?.made_on ?? tank.started_on), saved_at: saved,
  }])
  await insertAll(tx, 'number_given', [{ workspace_id: workspace, kind: 'draft', number: 1 }])
  const states = [...(earlier ? [{ document: earlier, day: tank.publication?.published_on ?? '' }] : []), { document: now, day: '2026-11-17' }]
  await insertAll(tx, 'draft_revision', states.map(({ document, day }, nth) => ({
    id: sampleId('draft_revision', tank.slug, nth), draft_id: draft, revision: nth + 1, title: tank.draft.title, document: JSON.stringify(document), saved_at: at(day),
    charter_version: charterOn(tank.slug, day),
  })))
  const citations = citationsOf(now, (key) => sources.get(key))
  await insertAll(tx, 'citation', citations.map((row) => ({ ...row, draft_id: draft })))
  await insertAll(tx, 'happening', [{
    id: sampleId('happening', tank.slug, 'draft'), workspace_id: workspace, ring_id: ring('members'), act: 'draft.save', kind: 'draft', thing_id: draft, number: 1, at: saved,
  }])
}
