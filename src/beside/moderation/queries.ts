import { sql } from 'kysely'
import { acts } from '../../acts.ts'
import type { Here } from '../../platform/here.ts'
import { notHere } from '../../platform/refusals.ts'
import { isId } from '../../workspaces/held.ts'
import { links, orNotHere, rows } from '../../workspaces/rings.ts'

export const pageSize = 50

/** What can be reported, as it is called in an address. */
export const reportable = { bijdrage: 'contribution', bezwaar: 'dispute', verwachting: 'expectation', wijziging: 'charter_amendment', gesprek: 'discussion', bericht: 'post', aantekening: 'knowledge_note', thema: 'proposal' } as const
export type Spoken = keyof typeof reportable
export type Kind = (typeof reportable)[Spoken]

const kindHere = (here: Here): Kind => (here.workspace.kind === 'thinktank' ? 'contribution' : 'proposal')

/** Whether somebody may decide on reports here. */
export const moderates = (here: Here): boolean => acts['moderation.settle'].may(here.who, { kind: kindHere(here) })

/** Reports that wait, one for each thing with all its reasons, oldest first: the first fifty. For who moderates. */
export const reportsWaiting = async (here: Here) => {
  if (!moderates(here)) return []
  return rows(here, 'report').where('report.settled_at', 'is', null)
    .select(['report.kind', 'report.thing_id', 'report.thing_ring', 'report.number'])
    .select([sql<string>`min(report.id::text)`.as('id'), sql<string>`(array_agg(report.words order by report.reported_at desc, report.id))[1]`.as('words')])
    .select([sql<string[]>`array_agg(report.reason order by report.reported_at, report.id)`.as('reasons'), sql<Date>`min(report.reported_at)`.as('reported_at')])
    .select(sql<number>`count(*) over ()::int`.as('total'))
    .select(sql<boolean>`bool_or(exists (select 1 from giver g where g.kind = report.kind and g.thing_id = report.thing_id and g.person_id = ${here.who.member}))`.as('mine'))
    .groupBy(['report.kind', 'report.thing_id', 'report.thing_ring', 'report.number'])
    .orderBy('reported_at').orderBy('id').limit(pageSize).execute()
}

export type Waiting = Awaited<ReturnType<typeof reportsWaiting>>[number]

/**
 * What is or was hidden: one's own, and for who moderates all of it. What waits for a decision on an appeal first. `own`: it
 * is one's own text; `by_me`: one hid it, so somebody else decides.
 */
export const hidingsFor = async (here: Here, page: number) => {
  const mine = sql<boolean>`exists (select 1 from giver g where g.kind = hiding.kind and g.thing_id = hiding.thing_id and g.person_id = ${here.who.member})`
  const byMe = sql<boolean>`exists (select 1 from giver g where g.kind = 'hiding' and g.thing_id = hiding.id and g.person_id = ${here.who.member})`
  const atDesk = sql<boolean>`${moderates(here)} and hiding.desk_id = any(${here.rings.map(({ id }) => id)}::uuid[])`
  const found = await links(here, 'hiding').where('hiding.workspace_id', '=', here.workspace.id).where(sql<boolean>`(${mine} or ${atDesk})`)
    .select(['id', 'kind', 'number', 'thing_ring', 'words', 'reason', 'hidden_at', 'appeal', 'appealed_at', 'outcome', 'outcome_words', 'decided_at'])
    .select([mine.as('own'), byMe.as('by_me'), sql<number>`count(*) over ()::int`.as('total')])
    .orderBy(sql`appealed_at is not null and decided_at is null`, 'desc').orderBy('hidden_at', 'desc').orderBy('id')
    .limit(pageSize).offset((page - 1) * pageSize).execute()
  return { hidings: found, total: found[0]?.total ?? 0 }
}

export type Hiding = Awaited<ReturnType<typeof hidingsFor>>['hidings'][number]

type Found = { number: number | null; words: readonly string[] }

const numberIn = (ref: string) => {
  if (!/^[1-9][0-9]{0,8}$/.test(ref)) throw notHere()
  return Number(ref)
}

const whichOf = (ref: string) => {
  if (!isId(ref)) throw notHere()
  return ref
}

/** Whom a post mentions is kept apart from it: here the mark alone stands for the name. */
const withoutMarks = (body: string) => body.replace(/@\{\d+\}/g, '@…')

const lookUp: Readonly<Record<Spoken, (here: Here, ref: string) => Promise<Found | undefined>>> = {
  bijdrage: async (here, ref) => {
    const found = await rows(here, 'contribution').where('number', '=', numberIn(ref)).where('withdrawn_at', 'is', null).where('withheld', 'is', null)
      .select(['number', 'body']).executeTakeFirst()
    return found && { number: found.number, words: [found.body] }
  },
  bezwaar: async (here, ref) => {
    const found = await rows(here, 'dispute').innerJoin(rows(here, 'finding').select(['finding.id as found_id', 'finding.number']).as('found'), 'found.found_id', 'dispute.finding_id')
      .where('dispute.id', '=', whichOf(ref))
      .where('dispute.withheld', 'is', null).select(['found.number', 'dispute.reason']).executeTakeFirst()
    return found && { number: found.number, words: [found.reason] }
  },
  verwachting: async (here, ref) => {
    const found = await rows(here, 'expectation').where('id', '=', whichOf(ref)).where('withdrawn_at', 'is', null).where('withheld', 'is', null)
      .select(['take_away', 'bring']).executeTakeFirst()
    return found && { number: null, words: [found.take_away, found.bring] }
  },
  wijziging: async (here, ref) => {
    const found = await rows(here, 'charter_amendment').where('number', '=', numberIn(ref)).where('withdrawn_at', 'is', null).where('withheld', 'is', null)
      .select(['number', 'why']).executeTakeFirst()
    return found && { number: found.number, words: [found.why] }
  },
  gesprek: async (here, ref) => {
    const found = await rows(here, 'discussion').where('number', '=', numberIn(ref)).where('withheld', 'is', null).select(['number', 'title']).executeTakeFirst()
    return found && { number: found.number, words: [found.title] }
  },
  bericht: async (here, ref) => {
    const found = await rows(here, 'post').innerJoin(rows(here, 'discussion').select(['discussion.id as found_id', 'discussion.number']).as('found'), 'found.found_id', 'post.discussion_id')
      .where('post.id', '=', whichOf(ref)).where('post.withdrawn_at', 'is', null).where('post.withheld', 'is', null).select(['found.number', 'post.body']).executeTakeFirst()
    return found && { number: found.number, words: [withoutMarks(found.body)] }
  },
  aantekening: async (here, ref) => {
    const found = await rows(here, 'knowledge_note').where('id', '=', whichOf(ref)).where('withdrawn_at', 'is', null).where('withheld', 'is', null).select(['quote', 'note']).executeTakeFirst()
    return found && { number: null, words: [found.quote, found.note] }
  },
  thema: async (here, ref) => {
    const found = await links(here, 'proposal').where('number', '=', numberIn(ref)).where('withdrawn_at', 'is', null).where('withheld', 'is', null)
      .select(['number', 'title', 'about', 'why']).executeTakeFirst()
    return found && { number: found.number, words: [found.title, found.about, found.why] }
  },
}

/** A text that can be reported, as it reads now; 404 when it is not in your rings, withdrawn or hidden already. */
export const textAt = async (here: Here, spoken: Spoken, ref: string) => {
  if ((spoken === 'thema') === (here.workspace.kind === 'thinktank')) throw notHere()
  const { number, words } = orNotHere(await lookUp[spoken](here, ref))
  return { kind: reportable[spoken], number, words: words.filter((part) => part !== '').join('\n\n') }
}
