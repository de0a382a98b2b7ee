import { sql } from 'kysely'
import { talkAbout } from '../../../beside/discussions/queries.ts'
import { glossaryMark, markerFor } from '../../../beside/glossary/meanings.ts'
import type { Here } from '../../../platform/here.ts'
import { isMine, saidBy } from '../../../workspaces/attribution.ts'
import { question } from '../../../workspaces/questions.ts'
import { links, orNotHere, rows } from '../../../workspaces/rings.ts'
import { becameOfFinding, placesOfFindings, type BecameOfFinding, type Place } from '../../trail.ts'
import { readableIn } from './changes.ts'

export const perPage = 100

export interface Listed {
  readonly id: string; readonly number: number; readonly statement: string; readonly ring_id: string; readonly subtopic: string | null; readonly total: number
  /** objections that are open */
  readonly open: number
  /** perspective as far as it may be shown, to how many contributions */
  readonly voices: Readonly<Record<string, number>>
  readonly places: readonly Place[]
}

const openDisputes = (here: Here) =>
  sql<number>`(select count(*)::int from ${rows(here, 'dispute').select('dispute.finding_id').where('settled_at', 'is', null)} d where d.finding_id = finding.id)`

const voicesOf = async (here: Here, ids: readonly string[]): Promise<ReadonlyMap<string, Record<string, number>>> => {
  if (ids.length === 0) return new Map()
  const found = await links(here, 'finding_contribution')
    .innerJoin(rows(here, 'contribution').select(['id', 'perspective']).where('withdrawn_at', 'is', null).as('said'), 'said.id', 'finding_contribution.contribution_id')
    .where('finding_id', 'in', [...ids]).where('unlinked_at', 'is', null)
    .select(['finding_id', 'said.perspective']).select(sql<number>`count(*)::int`.as('count')).groupBy(['finding_id', 'said.perspective']).execute()
  const per = new Map<string, Record<string, number>>()
  for (const { finding_id, perspective, count } of found) per.set(finding_id, { ...per.get(finding_id), [perspective]: count })
  return per
}

/** One page of the living findings by number; `subtopic` an id, 'geen' for those without, '' for all. Three queries. */
export const findingsOn = async (here: Here, subtopic: string, page: number): Promise<Listed[]> => {
  let query = rows(here, 'finding').where('finding.withdrawn_at', 'is', null)
    .leftJoin(rows(here, 'subtopic').select(['subtopic.id as topic_id', 'subtopic.title as subtopic']).as('topic'), 'topic.topic_id', 'finding.subtopic_id')
  if (subtopic !== '') query = query.where('finding.subtopic_id', subtopic === 'geen' ? 'is' : '=', subtopic === 'geen' ? null : subtopic)
  const found = await query.select(['finding.id', 'finding.number', 'finding.statement', 'finding.ring_id', 'topic.subtopic'])
    .select([openDisputes(here).as('open'), sql<number>`(count(*) over ())::int`.as('total')])
    .orderBy('finding.number').limit(perPage).offset((page - 1) * perPage).execute()
  const ids = found.map(({ id }) => id)
  const [voices, places] = await Promise.all([voicesOf(here, ids), placesOfFindings(here, ids)])
  return found.map((row) => ({ ...row, voices: voices.get(row.id) ?? {}, places: places.get(row.id) ?? [] }))
}

export interface Topic { readonly id: string; readonly title: string }
export interface Frame { readonly topics: readonly Topic[]; readonly undecided: number; readonly findings: number }

/** What stands around the list: sub-topics in order, and how many contributions nothing was decided about. One query. */
export const frameOf = async (here: Here): Promise<Frame> => {
  const topics = rows(here, 'subtopic').select(['subtopic.id', 'title', 'position'])
  const open = rows(here, 'contribution').select('contribution.id').where('fate', '=', 'open').where('withdrawn_at', 'is', null)
  const made = rows(here, 'finding').select('finding.id').where('withdrawn_at', 'is', null)
  return await links(here, 'workspace').where('workspace.id', '=', here.workspace.id).select([
    sql<Topic[]>`(select coalesce(jsonb_agg(jsonb_build_object('id', id, 'title', title) order by position, id), '[]') from ${topics} t)`.as('topics'),
    sql<number>`(select count(*)::int from ${open} o)`.as('undecided'), sql<number>`(select count(*)::int from ${made} m)`.as('findings'),
  ]).executeTakeFirstOrThrow()
}

const detail = (here: Here) => rows(here, 'finding')
  .leftJoin(rows(here, 'subtopic').select(['subtopic.id as topic_id', 'subtopic.title as subtopic']).as('topic'), 'topic.topic_id', 'finding.subtopic_id')
  .select(['finding.id', 'finding.number', 'finding.statement', 'finding.explanation', 'finding.ring_id', 'finding.subtopic_id', 'finding.made_at',
    'finding.withdrawn_at', 'finding.withdrawn_reason', 'topic.subtopic'])
  .select(sql<{ statement: string; explanation: string; replaced_at: string }[]>`(select coalesce(jsonb_agg(jsonb_build_object(
    'statement', r.statement, 'explanation', r.explanation, 'replaced_at', r.replaced_at) order by r.replaced_at, r.id), '[]')
    from finding_revision r where r.finding_id = finding.id)`.as('revisions'))

/** A finding with how it read before, oldest first; 404 when it is not in your rings. One query. */
export const findingAt = async (here: Here, number: number) => {
  const { found } = await askFinding(here, { number })
  return orNotHere(found[0])
}

const askFinding = question((here, { number }: { number: number }) => ({
  found: detail(here).select(glossaryMark(here).as('glossary')).where('finding.number', '=', number),
}),
  { found: { made_at: true, withdrawn_at: true } })

export type FindingDetail = Awaited<ReturnType<typeof findingAt>>

type Kept = Pick<FindingDetail, 'id' | 'withdrawn_at'>

const resting = (here: Here, id: string, gone: boolean) =>
  links(here, 'finding_contribution')
    .innerJoin(rows(here, 'contribution').select(['id', 'number', 'kind', 'perspective', 'body', 'withdrawn_at']).as('said'), 'said.id', 'finding_contribution.contribution_id')
    .where('finding_id', '=', id)
    .where(gone ? sql<boolean>`(unlinked_at is null or unlinked_at = (select f.withdrawn_at from finding f where f.id = finding_id))` : sql<boolean>`unlinked_at is null`)
    .select(['said.id', 'said.number', 'said.kind', 'said.perspective'])
    .select([sql<string>`case when said.withdrawn_at is null then said.body else '' end`.as('body'), sql<boolean>`said.withdrawn_at is not null`.as('gone')])
    .select(saidBy(here, 'contribution', 'said.id')).orderBy('said.number')

/** What a finding rests on, or rested on until it went out of use. */
export const restingUnder = (here: Here, { id, withdrawn_at }: Kept) => resting(here, id, withdrawn_at !== null).execute()

export type Resting = Awaited<ReturnType<typeof restingUnder>>[number]

const disputed = (here: Here, id: string) =>
  rows(here, 'dispute').where('dispute.finding_id', '=', id)
    .select(['dispute.id', 'dispute.perspective', 'dispute.reason', 'dispute.raised_at', 'dispute.settled_at', 'dispute.outcome', 'dispute.withheld'])
    .select([saidBy(here, 'dispute', 'dispute.id'), isMine(here, 'dispute', 'dispute.id')])
    .orderBy('dispute.settled_at', (order) => order.desc().nullsFirst()).orderBy('dispute.raised_at').orderBy('dispute.id')

/** Objections to a finding, those that are open first. */
export const disputesOf = (here: Here, { id }: Kept) => disputed(here, id).execute()

export type Dispute = Awaited<ReturnType<typeof disputesOf>>[number]

const askAround = question((here, { id, gone }: { id: string; gone: boolean }) => ({ contributions: resting(here, id, gone), disputes: disputed(here, id) }),
  { contributions: {}, disputes: { raised_at: true, settled_at: true } })

/** Everything on the page of a finding: three queries. */
export const wholeFinding = async (here: Here, number: number) => {
  const finding = await findingAt(here, number)
  const [around, became, talk] = await Promise.all([
    askAround(here, { id: finding.id, gone: finding.withdrawn_at !== null }), becameOfFinding(here, [finding.id]), talkAbout(here, 'finding', finding.id),
  ])
  const marker = await markerFor(here, finding.glossary, [finding.statement, finding.explanation, finding.withdrawn_reason, ...around.contributions.map(({ body }) => body),
    ...around.disputes.flatMap(({ withheld, reason, outcome }) => (withheld ? [] : [reason, outcome]))])
  return { finding, talk, marker, ...around, became: became.get(finding.id) as BecameOfFinding }
}

export type WholeFinding = Awaited<ReturnType<typeof wholeFinding>>

export interface Narrowing { readonly subtopic: string; readonly all: boolean; readonly search: string }

/** At most this many contributions to choose from at once; whoever wants others narrows the list. */
export const mostOffered = 200

/** What a finding in this ring may rest on: the chosen numbers first, then what meets the narrowing. */
export const offeredFor = (here: Here, ring: string, chosen: readonly number[], { subtopic, all, search }: Narrowing) => {
  const picked = sql<boolean>`contribution.number = any(${[...chosen]}::int[])`
  const topic = subtopic === '' ? sql`true` : subtopic === 'geen' ? sql`contribution.subtopic_id is null` : sql`contribution.subtopic_id = ${subtopic}`
  const fate = all ? sql`true` : sql`contribution.fate = 'open'`
  const words = search === '' ? sql`true` : sql`position(lower(${search}) in lower(contribution.body)) > 0`
  return rows(here, 'contribution').where('contribution.withdrawn_at', 'is', null).where('contribution.fate', '<>', 'merged')
    .where('contribution.ring_id', 'in', readableIn(here, ring)).where(sql<boolean>`(${picked} or (${topic} and ${fate} and ${words}))`)
    .select(['contribution.number', 'contribution.kind', 'contribution.perspective', 'contribution.body', 'contribution.fate'])
    .select(sql<number>`(count(*) over ())::int`.as('total'))
    .orderBy(picked, 'desc').orderBy('contribution.number').limit(mostOffered + chosen.length).execute()
}

export type Offered = Awaited<ReturnType<typeof offeredFor>>[number]

/** The other living findings of the same ring: with which this one may be merged. */
export const mergeable = (here: Here, finding: Pick<FindingDetail, 'id' | 'ring_id'>) =>
  rows(here, 'finding').select(['finding.number', 'finding.statement', 'finding.explanation']).where('finding.ring_id', '=', finding.ring_id)
    .where('finding.withdrawn_at', 'is', null).where('finding.id', '<>', finding.id).orderBy('finding.number').limit(1000).execute()

export type Mergeable = Awaited<ReturnType<typeof mergeable>>[number]
