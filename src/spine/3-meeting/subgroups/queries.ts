import { sql } from 'kysely'
import { fullName } from '../../../association/members/queries.ts'
import type { SpreadPerson } from '../../../methods/spreadingmodel.ts'
import { ringOf, type Here } from '../../../platform/here.ts'
import { notHere } from '../../../platform/refusals.ts'
import { links, rows } from '../../../workspaces/rings.ts'

/** A proposal lies with the preparation group: for others it is not there. */
export const onlyPreparing = (here: Here): void => { if (!ringOf(here, 'preparation')) throw notHere() }

/** The proposal that waits, with its groups in order and who is proposed for which; undefined when there is none. */
export const proposalIn = (here: Here) => {
  onlyPreparing(here)
  return rows(here, 'subgroup_proposal').where('accepted_at', 'is', null).where('dropped_at', 'is', null)
    .select(['subgroup_proposal.id', 'colleagues', 'wishes'])
    .select([
      sql<ProposedGroup[]>`(select jsonb_agg(jsonb_build_object('id', g.id, 'subgroup_id', g.subgroup_id, 'title', g.title, 'question', g.question,
        'perspective', g.perspective, 'facilitator_id', g.facilitator_id, 'reporter_id', g.reporter_id) order by g.position)
        from subgroup_proposal_group g where g.proposal_id = subgroup_proposal.id)`.as('groups'),
      sql<Seat[]>`coalesce((select jsonb_agg(jsonb_build_object('person_id', s.person_id, 'group_id', s.group_id, 'moved', s.moved_at is not null))
        from subgroup_proposal_seat s where s.proposal_id = subgroup_proposal.id), '[]')`.as('seats'),
    ]).executeTakeFirst()
}

export interface ProposedGroup {
  id: string; subgroup_id: string | null; title: string; question: string; perspective: string | null
  facilitator_id: string | null; reporter_id: string | null
}
export interface Seat { person_id: string; group_id: string; moved: boolean }
export type Proposal = NonNullable<Awaited<ReturnType<typeof proposalIn>>>

const taking = (here: Here) =>
  links(here, 'participant').innerJoin('person', 'person.id', 'participant.person_id').leftJoin('organisation', 'organisation.id', 'participant.organisation_id')
    .where('participant.workspace_id', '=', here.workspace.id).where('participant.ended_at', 'is', null)

const currentGroup = sql<string | null>`(select rp.ring_id from ring_person rp join ring r on r.id = rp.ring_id where rp.person_id = participant.person_id
  and rp.ended_at is null and r.workspace_id = participant.workspace_id and r.kind = 'subgroup' and r.closed_at is null order by r.title limit 1)`

/** Who take part now, with all that a spread looks at. That they take part, and for whom, is known in every think tank. */
export const peopleToSpread = (here: Here) => {
  onlyPreparing(here)
  return taking(here).select(['participant.person_id as id', 'participant.organisation_id', 'participant.perspective', fullName])
    .select(['organisation.name as organisation', 'organisation.region', 'organisation.size_class as size', 'organisation.kind', currentGroup.as('current')])
    .orderBy('person.name_key').orderBy('person.id').execute()
}
export type Spreadable = Awaited<ReturnType<typeof peopleToSpread>>[number]

/** All wishes, for a proposal to weigh. */
export const wishesIn = (here: Here) => {
  onlyPreparing(here)
  return links(here, 'subgroup_wish').where('workspace_id', '=', here.workspace.id).select(['person_id', 'kind', 'about_id', 'subgroup_id']).execute()
}
export type Wish = Awaited<ReturnType<typeof wishesIn>>[number]

/** What the one who asks wished for: nobody else's. */
export const ownWishes = (here: Here): Promise<Wish[]> =>
  links(here, 'subgroup_wish').where('workspace_id', '=', here.workspace.id).where('person_id', '=', here.who.member)
    .select(['person_id', 'kind', 'about_id', 'subgroup_id']).execute()

/** The others who take part, by name, to wish for. */
export const othersHere = (here: Here) =>
  taking(here).where('participant.person_id', '<>', here.who.member).select(['participant.person_id as id', fullName, 'organisation.name as organisation'])
    .orderBy('person.name_key').orderBy('person.id').execute()
export type Other = Awaited<ReturnType<typeof othersHere>>[number]

/** The subgroups that stand. */
export const standingGroups = (here: Here) =>
  links(here, 'ring').where('workspace_id', '=', here.workspace.id).where('kind', '=', 'subgroup').where('closed_at', 'is', null)
    .select(['id', 'title', 'question', 'perspective']).orderBy('title').orderBy('id').execute()
export type StandingGroup = Awaited<ReturnType<typeof standingGroups>>[number]

/** People as the method takes them; `stays` says where somebody is kept. */
export const asSpread = (people: readonly Spreadable[], wishes: readonly Wish[], stays: ReadonlyMap<string, string>, groupOf: ReadonlyMap<string, string>): SpreadPerson[] => {
  const about = (id: string, kind: Wish['kind']) => wishes.filter((one) => one.person_id === id && one.kind === kind)
  return people.map(({ id, organisation_id, perspective, region, size, kind }) => ({
    id, organisation: organisation_id, perspective, region, size, kind, fixed: stays.get(id),
    with: about(id, 'with').flatMap(({ about_id }) => about_id ?? []), without: about(id, 'without').flatMap(({ about_id }) => about_id ?? []),
    wish: groupOf.get(about(id, 'group')[0]?.subgroup_id ?? ''),
  }))
}
