import { sql } from 'kysely'
import type { Here } from '../../platform/here.ts'
import { links } from '../rings.ts'

/** Since when it is closed, whether who said what is forgotten, and how many of the board take part: they can open it again. */
export const closingOf = (here: Here) => links(here, 'workspace').where('workspace.id', '=', here.workspace.id)
  .select(['closed_at', 'cut_at', sql<number>`(select count(*)::int from participant p where p.workspace_id = workspace.id and p.ended_at is null
    and exists (select 1 from role r where r.person_id = p.person_id and r.kind = 'board' and r.ended_at is null))`.as('board')]).executeTakeFirstOrThrow()

export type Closing = Awaited<ReturnType<typeof closingOf>>
