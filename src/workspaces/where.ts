import { urls } from '../urls.ts'

interface Happened {
  readonly act: string
  readonly kind: string | null
  readonly number: number | null
  readonly told: unknown
}

const partOf = (told: unknown, name: string): string | undefined => {
  const value = (told as Record<string, unknown> | null)?.[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

/**
 * The path of the page in the think tank `tank` about which something happened; undefined when it has no page of its own. The record
 * and the mail ask here, so that they lead to the same place.
 */
export const whereIs = (tank: { slug: string }, { act, kind, number, told }: Happened): string | undefined => {
  if (act === 'contribution.transcribe') return urls.contributions(tank)
  if (act.startsWith('participant.')) return urls.participants(tank)
  if (act.startsWith('subgroup.') || act === 'subgroups.accept') return urls.subgroups(tank)
  if (act.startsWith('subgroups.')) return urls.proposing(tank)
  if (act.startsWith('thinktank.')) return urls.thinktank(tank)
  if (kind === 'charter') return urls.charter(tank)
  if (kind === 'subtopic') return urls.contributions(tank)
  if (kind === 'date_poll') return urls.datepolls(tank)
  if (kind === 'source') return urls.sources(tank)
  if (kind === 'landscape_item') return urls.landscape(tank)
  if (kind?.startsWith('knowledge')) return kind === 'knowledge_list' ? urls.readingLists(tank) : urls.knowledge(tank)
  if (kind === 'watch_word') return urls.otherNews(tank)
  if (kind === 'publication') {
    const slug = partOf(told, 'slug')
    return slug && number !== null ? urls.edition(slug, number) : urls.publications
  }
  if (number === null) return undefined
  if (kind === 'contribution') return urls.contribution(tank, number)
  if (kind === 'finding' || kind === 'dispute') return urls.finding(tank, number)
  if (kind === 'discussion') return urls.discussion(tank, number)
  if (kind === 'concept') return urls.concept(tank, number)
  if (kind === 'meeting') return urls.meeting(tank, number)
  if (kind === 'charter_amendment') return urls.amendment(tank, number)
  if (kind === 'decision') return urls.decision(tank, number)
  return kind === 'draft' ? urls.draft(tank, number) : undefined
}
