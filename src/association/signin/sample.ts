import { sql } from 'kysely'
import type { Here } from '../../platform/here.ts'
import { links } from '../../workspaces/rings.ts'

/** What somebody of the sample is there to show. */
export type Part = 'chair' | 'preparation' | 'member' | 'removed' | 'administrator' | 'board' | 'secretariat' | 'neighbour'

export interface SamplePerson {
  readonly id: string
  readonly name: string
  readonly organisation: string
  readonly part: Part
  /** label of their perspective, for members */
  readonly perspective: string
}

export interface SampleGroup {
  /** the think tank; null for the association */
  readonly title: string | null
  readonly people: readonly SamplePerson[]
}

const name = sql<string>`concat_ws(' ', person.given_name, person.prefix, person.family_name)`.as('name')
const organisation = sql<string>`coalesce(organisation.name, '')`.as('organisation')

const ofThinktanks = (here: Here) =>
  links(here, 'participant')
    .innerJoin('person', 'person.id', 'participant.person_id')
    .innerJoin('workspace', 'workspace.id', 'participant.workspace_id')
    .innerJoin('perspective', (join) => join.onRef('perspective.workspace_id', '=', 'participant.workspace_id').onRef('perspective.key', '=', 'participant.perspective'))
    .leftJoin('organisation', 'organisation.id', 'participant.organisation_id')
    .where('person.is_sample', '=', true).where('person.left_at', 'is', null).where('person.redacted_at', 'is', null)
    // The measuring sample adds hundreds of think tanks: two are enough to look around in.
    .where('workspace.id', 'in', links(here, 'workspace').select('workspace.id').where('is_sample', '=', true).where('kind', '=', 'thinktank')
      .orderBy('began_on').orderBy('slug').limit(2))
    .select(['person.id', name, organisation, 'workspace.title', 'participant.perspective as key',
      sql<string>`case when ${here.language} = 'nl' then perspective.label_nl else perspective.label_en end`.as('perspective'),
      sql<Part>`case when participant.ended_at is not null then 'removed' else participant.role end`.as('part')])
    .orderBy('workspace.began_on').orderBy('workspace.slug')
    .orderBy(sql`case when participant.ended_at is not null then 9 when participant.role = 'chair' then 0 when participant.role = 'preparation' then 1 else 2 end`)
    .orderBy('perspective.position').orderBy('person.name_key')
    .execute()

const ofAssociation = (here: Here) =>
  links(here, 'person')
    .leftJoin('organisation', 'organisation.id', 'person.organisation_id')
    .leftJoin('role', (join) => join.onRef('role.person_id', '=', 'person.id').on('role.ended_at', 'is', null))
    .where('person.is_sample', '=', true).where('person.left_at', 'is', null).where('person.redacted_at', 'is', null)
    .where((eb) => eb.or([
      eb('role.kind', 'is not', null),
      eb('person.id', 'not in', links(here, 'participant').select('participant.person_id')),
    ]))
    .select(['person.id', name, organisation, sql<Part>`coalesce(role.kind, 'neighbour')`.as('part')])
    .orderBy(sql`case role.kind when 'administrator' then 0 when 'board' then 1 when 'secretariat' then 2 else 3 end`)
    .orderBy('person.name_key').limit(60)
    .execute()

const most: Record<Part, number> = {
  chair: 1, preparation: 1, member: 1, removed: 1, administrator: 1, board: 1, secretariat: 1, neighbour: 3,
}

/** A few of each kind, in their order: of members a few per perspective. */
const aFew = <P extends { part: Part; key: string }>(people: readonly P[]): P[] => {
  const seen = new Map<string, number>()
  return people.filter(({ part, key }) => {
    const kind = part === 'member' ? `member ${key}` : part
    const count = (seen.get(kind) ?? 0) + 1
    seen.set(kind, count)
    return count <= most[part]
  })
}

/** The people of the sample to look around as: per think tank who does what, then those of the association as a whole. */
export const sampleGroups = async (here: Here): Promise<SampleGroup[]> => {
  const taking = await ofThinktanks(here)
  const others = await ofAssociation(here)
  const titles = [...new Set(taking.map(({ title }) => title))]
  return [
    ...titles.map((title) => ({ title, people: aFew(taking.filter((one) => one.title === title)) })),
    { title: null, people: aFew(others.map((one) => ({ ...one, perspective: '', key: '' }))) },
  ]
}
