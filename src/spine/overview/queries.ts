import { sql } from 'kysely'
import { followingHere } from '../../association/notices/queries.ts'
import type { Following } from '../../association/notices/changes.ts'
import type { Here } from '../../platform/here.ts'
import { notHere } from '../../platform/refusals.ts'
import { isMine } from '../../workspaces/attribution.ts'
import { latestHappenings, type Happening } from '../../workspaces/record/queries.ts'
import { lookTogether } from '../../workspaces/looking.ts'
import { question, questionOfEach } from '../../workspaces/questions.ts'
import { links, rows } from '../../workspaces/rings.ts'
import { isNewsSql, newestSql, unreadSql } from '../../workspaces/unread.ts'
import type { Ripeness } from '../5-guide/ripeness/queries.ts'
import { groundMark } from '../5-guide/ripeness/mark.ts'
import { ripenessRemembered } from '../5-guide/ripeness/remembered.ts'
import { endorsableBy, waitingIn, type Endorsable, type Waiting } from './asked.ts'

export interface Facts {
  readonly contributions: number
  readonly open: number
  readonly findings: number
  readonly disputes: number
  readonly subgroups: number
  /** the charter was set */
  readonly charter: boolean
  readonly organisations: number
  readonly preparing: readonly { readonly name: string; readonly role: 'chair' | 'preparation' }[]
  readonly draft: { readonly id: string; readonly number: number; readonly title: string; readonly current: boolean; readonly revision: number } | null
  /** the first meeting that is still to come or going on */
  readonly meeting: { readonly number: number; readonly starts_at: string } | null
  /** changes when anything does that ripeness depends on */
  readonly mark: string
  readonly edition: { readonly slug: string; readonly number: number; readonly published_at: string } | null
}

/** How somebody comes back: since when, to how much that is new, and what of it. */
export interface Visit {
  /** whether something said in your rings is yours */
  readonly mine: boolean
  /** the day of the visit before this one, or its moment where names are shown; null on the first visit */
  readonly since: string | null
  /** how much is new, counted up to a hundred */
  readonly unread: number
  /** id of the newest that may be news: all up to here is seen once this page was looked at; null when there is nothing */
  readonly newest: string | null
  readonly follows: Following
}

export interface Overview {
  readonly facts: Facts
  readonly ripeness: Ripeness | undefined
  readonly visit: Visit
  /** what is new since the last visit, newest first: as many as a page shows */
  readonly fresh: readonly Happening[]
  /** the newest, new or not */
  readonly happenings: readonly Happening[]
  /** undefined for who does not take part */
  readonly waiting: Waiting | undefined
  readonly endorsable: readonly Endorsable[]
}

const living = (here: Here) => rows(here, 'contribution').where('contribution.withdrawn_at', 'is', null)

const openDisputes = (here: Here) =>
  rows(here, 'dispute').innerJoin(rows(here, 'finding').select(['id', 'number', 'withdrawn_at']).as('finding'), 'finding.id', 'dispute.finding_id')
    .where('dispute.settled_at', 'is', null).where('finding.withdrawn_at', 'is', null)

const comingMeeting = (here: Here) =>
  rows(here, 'meeting').where('cancelled_at', 'is', null).where('closed_at', 'is', null).where('ends_at', '>', sql<Date>`now()`)
    .select(['number', 'starts_at']).orderBy('starts_at').orderBy('number').limit(1)

/** The newest text in your rings. `current`: the newest edition was made after it was last saved. */
const newestDraft = (here: Here) =>
  rows(here, 'draft').where('draft.withdrawn_at', 'is', null)
    .select(['draft.id', 'draft.number', 'draft.title', 'draft.revision'])
    .select(sql<boolean>`exists (select 1 from publication p where p.draft_id = draft.id and p.withdrawn_at is null and p.published_at >= draft.saved_at)`.as('current'))
    .orderBy('draft.saved_at', 'desc').orderBy('draft.number', 'desc').limit(1)

const newestEdition = (here: Here) =>
  links(here, 'publication').where('thinktank_id', '=', here.workspace.id).where('withdrawn_at', 'is', null)
    .select(['slug', 'number', 'published_at']).orderBy('published_at', 'desc').limit(1)

const preparing = sql<Facts['preparing']>`coalesce((select jsonb_agg(jsonb_build_object(
    'name', concat_ws(' ', p.given_name, p.prefix, p.family_name), 'role', pt.role) order by p.name_key)
  from participant pt join person p on p.id = pt.person_id where pt.workspace_id = workspace.id and pt.ended_at is null and pt.role <> 'member'), '[]')`

/** All the counts of the front page in one question, as far as the reader's rings reach. */
const factsOf = (here: Here) =>
  links(here, 'workspace').where('workspace.id', '=', here.workspace.id).select([
    sql<number>`(${living(here).select(sql`count(*)::int`.as('n'))})`.as('contributions'),
    sql<number>`(${living(here).where('fate', '=', 'open').select(sql`count(*)::int`.as('n'))})`.as('open'),
    sql<number>`(${rows(here, 'finding').where('withdrawn_at', 'is', null).select(sql`count(*)::int`.as('n'))})`.as('findings'),
    sql<number>`(${openDisputes(here).select(sql`count(*)::int`.as('n'))})`.as('disputes'),
    sql<number>`(select count(*)::int from ring r where r.workspace_id = workspace.id and r.kind = 'subgroup' and r.closed_at is null)`.as('subgroups'),
    sql<boolean>`exists (${rows(here, 'charter').select('charter.id')})`.as('charter'),
    sql<number>`(select count(distinct organisation_id)::int from participant pt where pt.workspace_id = workspace.id and pt.ended_at is null)`.as('organisations'),
    preparing.as('preparing'),
    sql<Facts['draft']>`(select to_jsonb(d) from ${newestDraft(here)} d)`.as('draft'),
    sql<Facts['meeting']>`(select to_jsonb(m) from ${comingMeeting(here)} m)`.as('meeting'),
    groundMark(here).as('mark'),
    sql<Facts['edition']>`(select to_jsonb(e) from ${newestEdition(here)} e)`.as('edition'),
  ])

const mine = (here: Here) => links(here, 'reading').where('reading.person_id', '=', here.who.member).where('reading.workspace_id', '=', here.workspace.id)

const visitOf = (here: Here) => links(here, 'workspace').where('workspace.id', '=', here.workspace.id).select([
  sql<boolean>`exists (${living(here).where(isMine(here, 'contribution', 'contribution.id').expression).select('contribution.id')})`.as('mine'),
  sql<string | null>`(${mine(here).select('since_at')})`.as('since'),
  unreadSql('workspace', sql`${here.who.member}`, sql`(${mine(here).select('since_seq')})`).as('unread'),
  newestSql(here).as('newest'),
  sql<Following>`coalesce((${followingHere(here)}), 'mine')`.as('follows'),
])

/** How much of what is new is told one by one; the record has the rest. */
export const mostFresh = 40

/** What others did since the last visit. */
const freshIn = (here: Here) => latestHappenings(here, mostFresh)
  .where(sql<boolean>`happening.seq > (${mine(here).select('since_seq')})`)
  .where(isNewsSql('happening', sql.lit(here.workspace.attribution)))
  .where(sql<boolean>`not ${isMine(here, 'happening', 'happening.id').expression}`)

const askFacts = question((here) => ({ facts: factsOf(here) }), { facts: {} })

const mineOf = (here: Here) => ({
  visit: visitOf(here), fresh: freshIn(here), happenings: latestHappenings(here, 6),
  waiting: waitingIn(here).where('workspace.id', '=', here.workspace.id), endorsable: endorsableBy(here, 2).where('publication.thinktank_id', '=', here.workspace.id),
})
const datesOfMine = { visit: {}, fresh: { at: true }, happenings: { at: true }, waiting: {}, endorsable: {} } as const
const askMine = question(mineOf, datesOfMine)
const askMineOfEach = questionOfEach(mineOf, datesOfMine)

/** Where the think tank stands: the same for everybody in the same rings. */
const standing = async (here: Here) => {
  const { facts: [facts] } = await askFacts(here, {})
  if (!facts) throw notHere()
  return { facts, ripeness: facts.draft ? await ripenessRemembered(here, facts.draft, facts.mark) : undefined }
}

const overviewFrom = ({ facts, ripeness }: Awaited<ReturnType<typeof standing>>, found: Awaited<ReturnType<typeof askMine>>): Overview => {
  const { visit: [visit], waiting: [waiting], ...lists } = found
  if (!visit) throw notHere()
  return { facts, ripeness, visit, waiting, ...lists }
}

/** The front page in two questions, and more when the ripeness of the text has to be computed anew. */
export const overviewOf = async (here: Here): Promise<Overview> => {
  const [where, found] = await Promise.all([standing(here), askMine(here, {})])
  return overviewFrom(where, found)
}

/** The same for open pages that look again: what is the same for all that look at once is asked once. */
export const overviewAgain = lookTogether(async (heres) => {
  const [where, each] = await Promise.all([standing(heres[0] as Here), askMineOfEach(heres)])
  return each.map((found) => overviewFrom(where, found))
})
