import { sql } from 'kysely'
import type { Here } from '../../platform/here.ts'
import { stageSql } from '../door.ts'
import { links } from '../rings.ts'

export const pageSize = 50

const stage = sql<number>`${sql.raw(stageSql('workspace'))}`.as('stage')

/** The think tanks that the person takes part in, and no others, whatever they do for the association: newest part first. */
export const myThinktanks = async (here: Here, page: number) => {
  const tanks = await links(here, 'workspace').innerJoin('participant', 'participant.workspace_id', 'workspace.id')
    .where('participant.person_id', '=', here.who.member ?? '').where('participant.ended_at', 'is', null).where('workspace.kind', '=', 'thinktank')
    .select(['workspace.slug', 'workspace.title', 'participant.role', sql<string>`workspace.began_on::text`.as('began_on'), stage])
    .select(sql<number>`(select count(*)::int from participant p where p.workspace_id = workspace.id and p.ended_at is null)`.as('people'))
    .select(sql<number>`count(*) over ()::int`.as('total'))
    .orderBy('participant.since', 'desc').orderBy('workspace.slug').limit(pageSize).offset((page - 1) * pageSize).execute()
  return { tanks, total: tanks[0]?.total ?? 0 }
}

/** The think tank with this id, for who takes part in it. */
export const myThinktank = (here: Here, id: string): Promise<{ slug: string } | undefined> =>
  links(here, 'workspace').innerJoin('participant', 'participant.workspace_id', 'workspace.id')
    .where('workspace.id', '=', id).where('workspace.kind', '=', 'thinktank')
    .where('participant.person_id', '=', here.who.member ?? '').where('participant.ended_at', 'is', null)
    .select('workspace.slug').executeTakeFirst()

export type MyThinktank = Awaited<ReturnType<typeof myThinktanks>>['tanks'][number]
