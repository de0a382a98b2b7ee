/** The shapes of fixtures/*.json: the sample association and its two think tanks. */
import { readFileSync } from 'node:fs'
import { inProject } from '../../platform/root.ts'
import type { Outline } from '../../documents/fromOutline.ts'
import type { Tables } from '../../tables.ts'

export interface SamplePerson {
  key: string; given_name: string; prefix?: string; family_name: string; email: string; language: 'nl' | 'en'
  organisation: string; roles?: ('administrator' | 'board' | 'secretariat')[]
}
export interface SampleAssociation {
  name: string; contact_email: string
  organisations: { key: string; name: string; kind: Tables['organisation']['kind']; size_class?: 'small' | 'medium' | 'large'; region: string }[]
  people: SamplePerson[]
}
export interface SampleFinding {
  number: number; statement: string; explanation: string; subtopic: string; made_on: string; rests_on: string[]
  revisions?: { statement: string; on: string }[]
  merged_from?: Omit<SampleFinding, 'merged_from'>[]
  split_from?: number
  dispute?: { person: string; reason: string; raised_on: string; settled_on?: string; outcome?: string }
}
export interface SampleTank {
  slug: string; title: { nl: string }; assignment: string; attribution: 'named' | 'by-perspective' | 'anonymous'; started_on: string
  perspectives: { key: string; label: { nl: string; en: string } }[]
  subtopics: { key: string; title: string }[]
  subgroups: { key: string; title: string; perspective: string; question: string; facilitator: string }[]
  participants: { person: string; perspective: string; role: 'chair' | 'preparation' | 'member'; subgroup?: string; since: string; until?: string }[]
  contributions: { key: string; number: number; giver: string; subgroup: string; said_on: string; kind?: string; perspective?: string; subtopic?: string; text?: string }[]
  fates: { contribution: string; kind: 'parked' | 'declined' | 'merged'; reason?: string; merged_into?: string; decided_on: string }[]
  findings: SampleFinding[]
  draft: Outline & { slug: string }
  publication?: { number: number; published_on: string; draft_at_that_time: Outline; against_criterion?: 'grounded' | 'heard'; reason?: string }
}
export interface SampleConcept {
  id: string; prefLabel: { nl: string; en?: string }; altLabel: { nl: string[] }; hiddenLabel: { nl: string[] }; definition: { nl: string }; scopeNote?: { nl: string }
  broader: string[]; related: string[]; source: { text: string; url?: string }[]; memberDefinitions: { perspective: string; text: string }[]
}
export interface SampleSaying { key: string; kind: Tables['contribution']['kind']; perspective: string; subtopic: string; text: string }

const read = <T>(name: string): T => JSON.parse(readFileSync(inProject('fixtures', name), 'utf8')) as T

/** The whole story as it lies in fixtures/. */
export const readStory = () => ({
  association: read<SampleAssociation>('association.json'),
  tanks: [read<SampleTank>('cloud.json'), read<SampleTank>('second.json')],
  sayings: new Map(read<{ items: SampleSaying[] }>('contributions.json').items.map((saying) => [saying.key, saying])),
  concepts: read<{ concepts: SampleConcept[] }>('concepts.json').concepts,
  literature: read<{ id: string; title: string }[]>('literature.json'),
})

export type Story = ReturnType<typeof readStory>
