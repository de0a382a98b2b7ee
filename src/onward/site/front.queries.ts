import { sql } from 'kysely'
import { associationHasBegun, runsAssociation } from '../../association/members/queries.ts'
import type { Here } from '../../platform/here.ts'
import { endorsableBy, waitingIn } from '../../spine/overview/asked.ts'
import { stageSql } from '../../workspaces/door.ts'
import { question } from '../../workspaces/questions.ts'
import { links } from '../../workspaces/rings.ts'
import { unreadSql } from '../../workspaces/unread.ts'

/** How many think tanks the front page shows; the list of all of them has pages. */
export const mostTanks = 50

const seen = (here: Here) => sql`coalesce((select reading.seq from reading where reading.person_id = ${here.who.member} and reading.workspace_id = workspace.id), 0)`

/** Every think tank that the asker takes part in, with what is new and what waits for them: in one question, whatever their number. */
const tanksOf = (here: Here) => waitingIn(here)
  .select(['workspace.slug', 'workspace.title', 'part.role'])
  .select([sql<number>`${sql.raw(stageSql('workspace'))}`.as('stage'), unreadSql('workspace', sql`${here.who.member}`, seen(here)).as('unread')])
  .orderBy('unread', 'desc').orderBy('part.since', 'desc').orderBy('workspace.slug').limit(mostTanks + 1)

const openProposals = (here: Here) => links(here, 'proposal').where('fate', '=', 'open').where('withdrawn_at', 'is', null).select(sql<number>`count(*)::int`.as('open'))

const askFront = question((here) => ({ tanks: tanksOf(here), endorsable: endorsableBy(here, 5), proposals: openProposals(here) }), { tanks: {}, endorsable: {}, proposals: {} })

/** A person's front page in one question. */
export const frontOf = async (here: Here) => {
  const { tanks, endorsable, proposals: [proposals] } = await askFront(here, {})
  const begins = tanks.length === 0 && runsAssociation(here) && !await associationHasBegun(here)
  return { begins, tanks: tanks.slice(0, mostTanks), more: tanks.length > mostTanks, endorsable, proposals: here.who.board ? proposals?.open ?? 0 : 0 }
}

export type Front = Awaited<ReturnType<typeof frontOf>>
