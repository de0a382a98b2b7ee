import { sql, type RawBuilder } from 'kysely'
import { glossaryMark } from '../../../beside/glossary/meanings.ts'
import type { Here } from '../../../platform/here.ts'
import { isMine, saidBy } from '../../../workspaces/attribution.ts'
import { orNotHere, rows } from '../../../workspaces/rings.ts'
import { charterFrom, usualCriteria, usualRings, type Changes, type Charter, type Criteria, type CriterionKey } from './content.ts'

export type { Criteria, CriterionKey }

/** SQL for the version of the charter that is in force in a think tank now; null before one was set. For use inside a change. */
export const charterNow = (workspace: string): RawBuilder<number | null> =>
  sql<number | null>`(select max(version) from charter where workspace_id = ${workspace}::uuid)`

/** SQL for how far the charter lets guests come at a board, as a word of `guestRules`; `workspace` is a column with the think tank's id. */
export const guestRuleOf = (workspace: string): RawBuilder<string> => sql<string>`coalesce((select h.content -> 'rings' ->> 'guests' from charter h
  where h.workspace_id = ${sql.ref(workspace)} order by h.version desc limit 1), ${sql.lit(usualRings.guests)})`

const newest = (here: Here) => rows(here, 'charter').orderBy('version', 'desc').limit(1)

/** The version of the charter that is in force now; null when none was set yet. */
export const charterVersion = async (here: Here): Promise<number | null> =>
  (await newest(here).select('version').executeTakeFirst())?.version ?? null

/** Which criteria of ripeness the charter asks, and from what on each is met; the usual ones when there is no charter yet. */
export const criteriaOf = async (here: Here): Promise<Criteria> => {
  const found = await newest(here).select('content').executeTakeFirst()
  return found ? (found.content as Charter).ripeness : usualCriteria
}

/** What a think tank is asked before anybody wrote a charter: what was said when it was begun. */
export const startingCharter = ({ workspace, perspectives }: Here): Charter => ({
  assignment: workspace.assignment, in_scope: [], out_of_scope: [], questions: [], end_products: [], term: { from: null, until: null },
  perspectives: perspectives.map(({ key, label_nl, label_en, ended }) => ({ key, label_nl, label_en, ...(ended && { ended }) })),
  attribution: workspace.attribution, rings: usualRings, ripeness: usualCriteria,
})

/** One version of the charter. `amendment`: the number of what it came from. */
export interface CharterVersion { readonly version: number; readonly content: Charter; readonly adopted_at: Date; readonly amendment: number | null }

const withAmendment = (here: Here) => rows(here, 'charter').select([
  'version', 'adopted_at', sql<number | null>`(select a.number from charter_amendment a where a.id = charter.amendment_id)`.as('amendment'),
])

/** The charter in force; undefined before the first was set. */
export const charterOf = async (here: Here): Promise<CharterVersion & { glossary: string | null } | undefined> => {
  const found = await withAmendment(here).select(['content', glossaryMark(here).as('glossary')]).orderBy('version', 'desc').limit(1).executeTakeFirst()
  return found && { ...found, content: charterFrom(found.content) }
}

/** The charter as it is being written, for the preparation group; what was said at the beginning when nobody wrote yet. */
export const draftOf = async (here: Here): Promise<{ content: Charter; saved_at: Date | null }> => {
  const found = await rows(here, 'charter_draft').select(['content', 'saved_at']).executeTakeFirst()
  return found ? { content: charterFrom(found.content), saved_at: found.saved_at } : { content: startingCharter(here), saved_at: null }
}

export const pageSize = 50

/** The versions, newest first; `page` from 1. `total`: how many there are in all. */
export const versionsOf = (here: Here, page: number) =>
  withAmendment(here).select(sql<number>`(count(*) over ())::int`.as('total'))
    .orderBy('version', 'desc').limit(pageSize).offset((page - 1) * pageSize).execute()
export type VersionLine = Awaited<ReturnType<typeof versionsOf>>[number]

/** A version with the one before it, and the number of the newest; 404 when there is no such version. */
export const versionAt = async (here: Here, version: number) => {
  const found = await withAmendment(here).select(['content', charterNow(here.workspace.id).as('newest')])
    .where('version', 'in', [version, version - 1]).execute()
  const all = found.map((one) => ({ ...one, content: charterFrom(one.content) }))
  return { shown: orNotHere(all.find((one) => one.version === version)), before: all.find((one) => one.version === version - 1) }
}

const isOpen = sql<boolean>`charter_amendment.outcome is null and charter_amendment.withdrawn_at is null`
const myAnswer = (here: Here) => rows(here, 'charter_answer').where(sql<boolean>`charter_answer.amendment_id = charter_amendment.id`)
  .where(isMine(here, 'charter_answer', 'charter_answer.id').expression)

const amendmentLines = (here: Here) => rows(here, 'charter_amendment').select([
  'charter_amendment.id', 'number', 'changes', 'why', 'perspective', 'proposed_at', 'ends_at', 'withdrawn_at', 'outcome', 'overtaken_by',
]).select(saidBy(here, 'charter_amendment', 'charter_amendment.id')).select([
  sql<boolean>`exists (${myAnswer(here).select('charter_answer.id')})`.as('answered'),
  sql<number>`(${rows(here, 'charter_answer').where(sql<boolean>`charter_answer.amendment_id = charter_amendment.id`)
    .select(sql`count(*)::int`.as('n'))})`.as('given'),
])

/** The amendments on which the group still answers or an outcome is to be stated, the first to end first. */
export const openAmendments = (here: Here) => amendmentLines(here).where(isOpen).orderBy('ends_at').orderBy('number').limit(pageSize).execute()

/** All amendments, newest first; `page` from 1. */
export const amendmentsIn = (here: Here, page: number) =>
  amendmentLines(here).select(sql<number>`(count(*) over ())::int`.as('total'))
    .orderBy('number', 'desc').limit(pageSize).offset((page - 1) * pageSize).execute()
export type AmendmentLine = Awaited<ReturnType<typeof openAmendments>>[number]

/** The version that an amendment is read beside: now while it is open, else the one that it would have changed. */
const baseVersion = sql<number>`case
  when charter_amendment.outcome = 'adopted' then (select c.version - 1 from charter c where c.amendment_id = charter_amendment.id)
  when charter_amendment.outcome is null and charter_amendment.withdrawn_at is null
    then (select max(c.version) from charter c where c.workspace_id = charter_amendment.workspace_id)
  else charter_amendment.on_version end`

/** An amendment by its number with the charter it is read beside and your own answer; 404 when there is none. */
export const amendmentAt = async (here: Here, number: number) => {
  const found = orNotHere(await amendmentLines(here).where('charter_amendment.number', '=', number)
    .innerJoin(rows(here, 'charter').select(['version', 'content']).as('beside'), (join) => join.on('beside.version', '=', baseVersion))
    .select(['outcome_words', 'charter_amendment.aside', 'stated_at', 'charter_amendment.withheld', 'beside.version as base', 'beside.content'])
    .select(isMine(here, 'charter_amendment', 'charter_amendment.id'))
    .select([
      sql<{ answer: 'agree' | 'object' | 'none'; reason: string } | null>`(select to_jsonb(m) from ${myAnswer(here).select(['answer', 'reason']).as('m')})`.as('answer'),
      sql<number | null>`(select c.version from charter c where c.amendment_id = charter_amendment.id)`.as('made'), glossaryMark(here).as('glossary'),
    ]).executeTakeFirst())
  return { ...found, changes: found.changes as Changes, content: charterFrom(found.content) }
}
export type Amendment = Awaited<ReturnType<typeof amendmentAt>>

/** Other open amendments of the same parts. */
export const competingWith = async (here: Here, id: string, parts: readonly string[]) => {
  const found = await amendmentLines(here).where(isOpen).where('charter_amendment.id', '<>', id)
    .where(sql<boolean>`exists (select 1 from jsonb_object_keys(charter_amendment.changes) part where part = any(${[...parts]}::text[]))`)
    .orderBy('number').limit(10).execute()
  return found.map((one) => ({ ...one, changes: one.changes as Changes }))
}
export type Competing = Awaited<ReturnType<typeof competingWith>>[number]

export const answers = ['agree', 'object', 'none'] as const

/** How often each answer was given, per perspective as far as it is shown at all; in the order of `answers`. */
export const answersPer = async (here: Here, amendment: string): Promise<Map<string, number[]>> => {
  const found = await rows(here, 'charter_answer').where('amendment_id', '=', amendment)
    .select(['perspective', 'answer', sql<number>`count(*)::int`.as('count')]).groupBy(['perspective', 'answer']).execute()
  const counted = new Map<string, number[]>()
  for (const { perspective, answer, count } of found) {
    const row = counted.get(perspective) ?? [0, 0, 0]
    row[answers.indexOf(answer)] = count
    counted.set(perspective, row)
  }
  return counted
}

/** The reasons that people gave, objections first. Where names are not shown their order tells nothing. */
export const reasonsOf = (here: Here, amendment: string, page: number) =>
  rows(here, 'charter_answer').where('amendment_id', '=', amendment).where('reason', '<>', '')
    .select(['charter_answer.id', 'answer', 'reason', 'perspective']).select(saidBy(here, 'charter_answer', 'charter_answer.id'))
    .select(isMine(here, 'charter_answer', 'charter_answer.id')).select(sql<number>`(count(*) over ())::int`.as('total'))
    .orderBy(sql`answer <> 'object'`).orderBy('charter_answer.id').limit(pageSize).offset((page - 1) * pageSize).execute()
export type Reason = Awaited<ReturnType<typeof reasonsOf>>[number]
