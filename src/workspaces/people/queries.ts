import { sql } from 'kysely'
import { fullName } from '../../association/members/queries.ts'
import type { Here } from '../../platform/here.ts'
import { notHere } from '../../platform/refusals.ts'
import { isId } from '../held.ts'
import { links, orNotHere, rows } from '../rings.ts'

/** How many participants a page holds. */
export const pageSize = 100

const taking = (here: Here) =>
  links(here, 'participant').innerJoin('person', 'person.id', 'participant.person_id')
    .innerJoin('perspective', (join) => join.onRef('perspective.workspace_id', '=', 'participant.workspace_id').onRef('perspective.key', '=', 'participant.perspective'))
    .leftJoin('organisation', 'organisation.id', 'participant.organisation_id')
    .where('participant.workspace_id', '=', here.workspace.id).where('participant.ended_at', 'is', null)
    .select(['participant.id', 'participant.person_id', 'participant.perspective', 'participant.role', 'participant.since', fullName, 'organisation.name as organisation'])

const subgroupsOf = sql<{ id: string; title: string }[]>`coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'title', r.title) order by r.title)
  from ring_person rp join ring r on r.id = rp.ring_id where rp.person_id = participant.person_id and rp.ended_at is null
  and r.workspace_id = participant.workspace_id and r.kind = 'subgroup' and r.closed_at is null), '[]')`.as('subgroups')

/** Who take part now: by perspective, then by name, a page at a time, with their subgroups. */
export const participantsIn = (here: Here, page: number) =>
  taking(here).select(subgroupsOf).orderBy('perspective.position').orderBy('person.name_key').orderBy('participant.id')
    .limit(pageSize).offset((page - 1) * pageSize).execute()

export type ParticipantLine = Awaited<ReturnType<typeof participantsIn>>[number]

/** Everybody who takes part, by name: to choose from. */
export const everyParticipant = (here: Here) => taking(here).orderBy('perspective.position').orderBy('person.name_key').execute()

/** One participant, or 404. */
export const participantWith = async (here: Here, id: string): Promise<ParticipantLine> => {
  if (!isId(id)) throw notHere()
  return orNotHere(await taking(here).select(subgroupsOf).where('participant.id', '=', id).executeTakeFirst())
}

const subgroups = (here: Here) =>
  links(here, 'ring').where('ring.workspace_id', '=', here.workspace.id).where('ring.kind', '=', 'subgroup').where('ring.closed_at', 'is', null)
    .select(['ring.id', 'title', 'question', 'ring.perspective', 'ring.facilitator', 'ring.reporter'])
    .select(sql<{ person_id: string; name: string; organisation: string | null; perspective: string }[]>`coalesce((
      select jsonb_agg(jsonb_build_object('person_id', p.id, 'name', concat_ws(' ', p.given_name, p.prefix, p.family_name),
        'organisation', o.name, 'perspective', pt.perspective) order by p.name_key)
      from ring_person rp join person p on p.id = rp.person_id
      join participant pt on pt.person_id = p.id and pt.workspace_id = ring.workspace_id and pt.ended_at is null
      left join organisation o on o.id = pt.organisation_id
      where rp.ring_id = ring.id and rp.ended_at is null), '[]')`.as('people'))

/** The subgroups with their question and the people in them. What is said inside one lies in its ring; who is in it is known. */
export const subgroupsIn = (here: Here) => subgroups(here).orderBy('title').execute()

export type Subgroup = Awaited<ReturnType<typeof subgroupsIn>>[number]

/** One subgroup, or 404. */
export const subgroupWith = async (here: Here, id: string): Promise<Subgroup> => {
  if (!isId(id)) throw notHere()
  return orNotHere(await subgroups(here).where('ring.id', '=', id).executeTakeFirst())
}

/** The subgroups by name only: to choose from. */
export const subgroupsToChoose = (here: Here) =>
  links(here, 'ring').where('workspace_id', '=', here.workspace.id).where('kind', '=', 'subgroup').where('closed_at', 'is', null)
    .select(['id', 'title']).orderBy('title').execute()

export type SubgroupChoice = Awaited<ReturnType<typeof subgroupsToChoose>>[number]

/** How many organisations take part, over all perspectives. */
export const organisationsHere = async (here: Here): Promise<number> => {
  const row = await links(here, 'participant').where('workspace_id', '=', here.workspace.id).where('ended_at', 'is', null)
    .select(sql<number>`count(distinct organisation_id)::int`.as('count')).executeTakeFirstOrThrow()
  return row.count
}

/** Whether a division into subgroups is proposed and waits for somebody who prepares to take it or leave it; false for anybody else. */
export const aProposalWaits = async (here: Here): Promise<boolean> => here.who.prepares
  && await rows(here, 'subgroup_proposal').select('subgroup_proposal.id').where('accepted_at', 'is', null).where('dropped_at', 'is', null).executeTakeFirst() !== undefined

/** The reader's own part with this id, also one that was ended, and in which think tank; undefined for a part of anybody else. */
export const ownPart = async (here: Here, id: string) => (!isId(id) || here.who.member === null ? undefined
  : links(here, 'participant').select(['participant.workspace_id', 'participant.ended_at']).where('participant.id', '=', id)
    .where('participant.person_id', '=', here.who.member).executeTakeFirst())
