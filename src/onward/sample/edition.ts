import { fromOutline } from '../../documents/fromOutline.ts'
import type { Database } from '../../platform/database.ts'
import { publishConcepts } from '../../beside/glossary/changes.ts'
import { freeze } from '../../spine/5-guide/publication/changes.ts'
import { usualCriteria } from '../../spine/2-preparation/charter/content.ts'
import { noteDay } from '../../spine/5-guide/ripeness/days.ts'
import { clerkIn } from '../../workspaces/clerk.ts'
import { loadEndorsements } from './endorsements.ts'
import { charterOn } from './charter.ts'
import { insertAll, sampleId } from './load.ts'
import { readStory, type Story } from './story.ts'
import { waysIn } from './texts.ts'
import { idsOf } from './tank.ts'

/**
 * The edition that the sample's think tank published earlier: frozen from its rows as any edition is, so that what lies
 * under each passage is counted and not made up. Done after the rest is there.
 */
export const loadEditions = async (database: Database, story: Story = readStory()): Promise<void> => {
  for (const tank of story.tanks) {
    const { publication } = tank
    if (!publication) continue
    const ids = idsOf(tank)
    const here = await clerkIn(database, { id: ids.workspace })
    const document = fromOutline(publication.draft_at_that_time, waysIn(ids))
    const draft = { id: sampleId('draft', tank.slug), number: 1, slug: tank.draft.slug, title: tank.draft.title, kind: 'summary' as const, document, revision: 1 }
    const open = publication.against_criterion
    const criteria = (['grounded', 'heard'] as const).map((key) => ({ key, met: key !== open, gaps: key === open ? [{ place: '', block: '', text: '' }] : [], of: 1 }))
    const ripeness = { ripe: !open, criteria, waiting: [], asked: { ...usualCriteria, asked: criteria.map(({ key }) => key) } }
    const frozen = await freeze(here, draft, ripeness)
    await database.change(async (tx) => {
      const id = sampleId('publication', tank.slug, publication.number)
      await tx.insertInto('publication').values({
        id, thinktank_id: ids.workspace, draft_id: draft.id, slug: draft.slug, number: publication.number, kind: draft.kind, title: draft.title,
        lead: 'Wat gemeenten, shared service organisaties en leveranciers samen zagen op hun eerste dag over de cloud.',
        document: JSON.stringify(frozen.document), grounds: JSON.stringify(frozen.grounds), sources: JSON.stringify(frozen.sources),
        colophon: JSON.stringify(frozen.colophon), ripeness: JSON.stringify(frozen.ripeness), terms: JSON.stringify(frozen.terms),
        against_each: JSON.stringify(open ? [{ key: open, reason: publication.reason ?? '' }] : []),
        published_at: `${publication.published_on}T09:00:00Z`, charter_version: charterOn(tank.slug, publication.published_on), endorsement_asked_at: `${publication.published_on}T09:00:00Z`,
      }).execute()
      await tx.insertInto('publication_citation').values(frozen.citations.map((row) => ({ ...row, publication_id: id }))).execute()
      await publishConcepts(tx, here, frozen.terms.map((one) => one.id))
      await noteDay(tx, draft.id, ripeness, new Date(`${publication.published_on}T09:00:00Z`))
      await loadEndorsements(tx, id)
      await insertAll(tx, 'happening', [{
        id: sampleId('happening', tank.slug, 'publication.publish', publication.number), workspace_id: ids.workspace, ring_id: ids.ring('members'), act: 'publication.publish',
        kind: 'publication', thing_id: id, number: publication.number, at: ids.at(publication.published_on),
        told: { slug: draft.slug, number: publication.number, draft: draft.number, against: open ? [open] : [] },
      }])
    })
  }
}
