import { sql, type RawBuilder } from 'kysely'
import { kinds, pageSize, sizes, wordsIn, type OrganisationKind } from '../../../association/organisations/queries.ts'
import { todaySql } from '../../../platform/dates.ts'
import { ringOf, type Here } from '../../../platform/here.ts'
import { notHere } from '../../../platform/refusals.ts'
import { isId } from '../../../workspaces/held.ts'
import { links, orNotHere, rows } from '../../../workspaces/rings.ts'
import type { BalanceState, Cell, Expected } from './balance.ts'

/** How an invitation stands. `silent`: the day has passed and there is no answer. */
export const states = ['chosen', 'open', 'yes', 'waits', 'no', 'handed-on', 'silent', 'withdrawn'] as const
export type State = (typeof states)[number]

/** SQL for how an invitation stands. */
export const stateSql: RawBuilder<State> = sql<State>`case when invitation.withdrawn_at is not null then 'withdrawn'
  when invitation.sent_at is null then 'chosen' when invitation.waits_since is not null then 'waits' when invitation.answer is not null then invitation.answer
  when invitation.until < ${todaySql} then 'silent' else 'open' end`

/** The name of who is invited, in one column: of a member as it is now, of others as it was typed. */
const nameSql = sql<string>`case when invitation.person_id is not null
  then concat_ws(' ', person.given_name, person.prefix, person.family_name)
  else concat_ws(' ', invitation.given_name, invitation.prefix, invitation.family_name) end`

/** Only the preparation group sees whom it invites; to others this is not there. */
export const onlyPreparing = (here: Here): void => { if (!ringOf(here, 'preparation')) throw notHere() }

const invited = (here: Here) => rows(here, 'invitation')
  .leftJoin('person', 'person.id', 'invitation.person_id').leftJoin('organisation', 'organisation.id', 'invitation.organisation_id')

/** The ids of who stand ready to be invited: what the page that sends has shown. */
export const readyOf = async (here: Here): Promise<string[]> =>
  (await rows(here, 'invitation').select('invitation.id').where('sent_at', 'is', null).where('withdrawn_at', 'is', null).orderBy('invitation.id').execute()).map(({ id }) => id)

/** Invitations, a page at a time, those that wait for something first; `total` counts all in that state. */
export const invitationsIn = async (here: Here, filter: { state: State | undefined; page: number }) => {
  let query = invited(here)
  query = filter.state ? query.where(stateSql, '=', filter.state) : query.where('invitation.sent_at', 'is not', null).where('invitation.withdrawn_at', 'is', null)
  const list = await query.select([
    'invitation.id', 'invitation.perspective', 'invitation.until', 'invitation.mailed_at', 'invitation.answered_at', 'invitation.reminders',
    nameSql.as('name'), stateSql.as('state'), sql<boolean>`invitation.person_id is null`.as('outside'),
    sql<string>`coalesce(organisation.name, invitation.organisation)`.as('organisation'), sql<number>`count(*) over ()::int`.as('total'),
  ]).orderBy(sql`array_position(array['waits', 'open', 'silent', 'yes', 'handed-on', 'no'], ${stateSql})`)
    .orderBy(nameSql).orderBy('invitation.id').limit(pageSize).offset((filter.page - 1) * pageSize).execute()
  return { list, total: list[0]?.total ?? 0 }
}

export type InvitationLine = Awaited<ReturnType<typeof invitationsIn>>['list'][number]

/** One invitation with all that the preparation group may know of it, or 404. */
export const invitationWith = async (here: Here, id: string) => {
  if (!isId(id)) throw notHere()
  return orNotHere(await invited(here).where('invitation.id', '=', id).select([
    'invitation.id', 'invitation.person_id', 'invitation.perspective', 'invitation.until', 'invitation.sent_at', 'invitation.mailed_at',
    'invitation.reminded_at', 'invitation.reminders', 'invitation.answer', 'invitation.answered_at', 'invitation.withdrawn_at', 'invitation.instead_of',
    nameSql.as('name'), stateSql.as('state'), sql<string>`coalesce(organisation.name, invitation.organisation)`.as('organisation'),
    // The address of a member is not shown to whoever invites them; one that was typed is.
    sql<string | null>`invitation.address`.as('address'),
  ]).executeTakeFirst())
}

export type OneInvitation = Awaited<ReturnType<typeof invitationWith>>

/** What stands as long as nothing was set. */
export const usual = { seats: null, remind_after: 7, reminders: 1, invited: 0, accepted: 0, declined: 0, open: 0, waiting: 0 }

/** What holds for all invitations of this think tank, and how many said what: for everybody who takes part. */
export const roundOf = async (here: Here) =>
  await rows(here, 'invitation_round').select(['seats', 'remind_after', 'reminders', 'invited', 'accepted', 'declined', 'open', 'waiting'])
    .executeTakeFirst() ?? usual

export type Round = Awaited<ReturnType<typeof roundOf>>

const regionsSql = sql<string[]>`coalesce((select jsonb_agg(name order by name_key) from region where ended_on is null or ended_on > current_date), '[]')`

/** The regions of the association as they are now, by name. */
export const regionsNow = async (here: Here): Promise<string[]> =>
  (await links(here, 'site').select(regionsSql.as('regions')).executeTakeFirst())?.regions ?? []

/** The perspectives from which somebody can still be asked. */
export const openPerspectives = (here: Here) => here.perspectives.filter(({ ended }) => !ended)

/** What a balance looks for in this think tank. */
export const expectedOf = (here: Here, regions: readonly string[]): Expected =>
  ({ perspectives: openPerspectives(here).map(({ key }) => key), region: regions, size: sizes, kind: kinds })

const balanceSql = sql<BalanceState>`case when invitation.sent_at is null then 'chosen' when invitation.waits_since is not null then 'waits'
  when invitation.answer = 'no' then 'no' else 'open' end`

/**
 * How many there are of each perspective, region, size, kind and state: who take part, asked or not, and who were asked and
 * do not take part. Who does not answer in time still counts as open.
 */
export const cellsOf = async (here: Here): Promise<Cell[]> => {
  onlyPreparing(here)
  const of = {
    region: sql<string | null>`organisation.region`.as('region'), size: sql<string | null>`organisation.size_class`.as('size'),
    count: sql<number>`count(*)::int`.as('count'),
  }
  const taking = links(here, 'participant').leftJoin('organisation', 'organisation.id', 'participant.organisation_id')
    .where('participant.workspace_id', '=', here.workspace.id).where('participant.ended_at', 'is', null)
    .select(['participant.perspective', of.region, of.size, sql<string | null>`organisation.kind`.as('kind'), sql<BalanceState>`'yes'`.as('state'), of.count])
    .groupBy(['participant.perspective', 'organisation.region', 'organisation.size_class', 'organisation.kind'])
  const kind = sql<string | null>`coalesce(organisation.kind, invitation.kind)`
  return rows(here, 'invitation').leftJoin('organisation', 'organisation.id', 'invitation.organisation_id')
    .where('invitation.withdrawn_at', 'is', null)
    .where(sql<boolean>`(invitation.answer is null or invitation.answer = 'no' or invitation.waits_since is not null)`)
    // Who was added by hand meanwhile is counted with those who take part.
    .where(sql<boolean>`not exists (select 1 from participant p where p.workspace_id = invitation.workspace_id and p.person_id = invitation.person_id and p.ended_at is null)`)
    .select(['invitation.perspective', of.region, of.size, kind.as('kind'), balanceSql.as('state'), of.count])
    .groupBy(['invitation.perspective', 'organisation.region', 'organisation.size_class', kind, balanceSql])
    .unionAll(taking).execute()
}

export interface PeopleFilter {
  readonly name: string
  readonly kind: OrganisationKind | undefined
  readonly region: string | undefined
  readonly size: (typeof sizes)[number] | undefined
  readonly page: number
}

/**
 * SQL, on person and organisation: members with an address who fit, do not take part and are not on the list yet. Whoever has
 * left the think tank, or whose invitation was withdrawn, may be asked anew.
 */
export const fits = (here: Here, filter: Omit<PeopleFilter, 'page'>): RawBuilder<boolean> => {
  const words = wordsIn(filter.name).map((word) => sql`person.name_key like ${`%${word}%`}`)
  const also = [
    ...words,
    ...(filter.kind ? [sql`organisation.kind = ${filter.kind}`] : []),
    ...(filter.region ? [sql`organisation.region = ${filter.region}`] : []),
    ...(filter.size ? [sql`organisation.size_class = ${filter.size}`] : []),
  ]
  return sql<boolean>`(person.left_at is null and person.redacted_at is null and person.email is not null
    and not exists (select 1 from participant p where p.workspace_id = ${here.workspace.id} and p.person_id = person.id and p.ended_at is null)
    and not exists (select 1 from invitation i where i.workspace_id = ${here.workspace.id} and i.person_id = person.id and i.withdrawn_at is null)
    ${also.length > 0 ? sql`and ${sql.join(also, sql` and `)}` : sql``})`
}

const personName = sql<string>`concat_ws(' ', person.given_name, person.prefix, person.family_name)`.as('name')

/** Members to invite, a page at a time by name. */
export const peopleToInvite = async (here: Here, filter: PeopleFilter) => {
  onlyPreparing(here)
  const people = await links(here, 'person').leftJoin('organisation', 'organisation.id', 'person.organisation_id').where(fits(here, filter))
    .select(['person.id', personName, 'organisation.name as organisation',
      'organisation.region', 'organisation.size_class as size', 'organisation.kind', sql<number>`count(*) over ()::int`.as('total')])
    .orderBy('person.name_key').orderBy('person.id').limit(pageSize).offset((filter.page - 1) * pageSize).execute()
  return { people, total: people[0]?.total ?? 0 }
}

export type Invitable = Awaited<ReturnType<typeof peopleToInvite>>['people'][number]

/** Members who are ticked but not on the list yet: what a balance needs to know of them, and the names of who fits none of the perspectives. */
export const tickedPeople = async (here: Here, ids: readonly string[], perspective: string): Promise<{ cells: Cell[]; unplaced: string[] }> => {
  onlyPreparing(here)
  const known = [...new Set(ids)].filter(isId).slice(0, pageSize)
  if (known.length === 0) return { cells: [], unplaced: [] }
  const found = await links(here, 'person').leftJoin('organisation', 'organisation.id', 'person.organisation_id').where('person.id', 'in', known)
    .where(fits(here, { name: '', kind: undefined, region: undefined, size: undefined }))
    .select([personName, 'organisation.region', 'organisation.size_class as size', 'organisation.kind']).orderBy('person.name_key').execute()
  const keys = openPerspectives(here).map(({ key }) => key)
  const placed = found.map(({ name, ...one }) => ({ name, cell: { ...one, perspective: keys.includes(perspective) ? perspective : one.kind ?? '', state: 'chosen' as const, count: 1 } }))
  const [cells, others] = [placed.filter(({ cell }) => keys.includes(cell.perspective)), placed.filter(({ cell }) => !keys.includes(cell.perspective))]
  return { cells: cells.map(({ cell }) => cell), unplaced: others.map(({ name }) => name) }
}
