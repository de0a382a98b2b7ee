import { sql, type RawBuilder } from 'kysely'
import type { Here } from '../../platform/here.ts'
import { urls } from '../../urls.ts'
import { leastShown } from '../../workspaces/attribution.ts'
import { links, rows } from '../../workspaces/rings.ts'

/** Texts that search does not know, and in which a concept may be named or a work cited. */
export const besides = [
  'dispute', 'signoff', 'expectation', 'date_poll', 'date_poll_answer', 'decision_answer', 'charter_answer', 'appreciation', 'endorsement', 'knowledge_note',
] as const
type Kind = typeof besides[number]

/** One of those: where it is read, and its words. */
export interface Beside { readonly kind: Kind; readonly href: string; readonly reference: string; readonly title: string; readonly words: string }

/** What the database gives: `at` is what the address of the place is made of, `id` the row itself. */
export interface BesideRow { readonly kind: Kind; readonly id: string; readonly at: string; readonly title: string; readonly words: string }

const most = 200
/** From so few people no words are shown where no names are. */
const leastTold = 5

const columns = (kind: Kind, id: string, at: string, title: string, words: RawBuilder<string>) =>
  [sql<Kind>`${sql.lit(kind)}::text`.as('kind'), sql<string>`${sql.ref(id)}::text`.as('id'), sql<string>`${sql.raw(at)}::text`.as('at'), sql<string>`${sql.raw(title)}::text`.as('title'), words.as('words')] as const
const joined = (...names: string[]) => sql<string>`concat_ws(' ', ${sql.join(names.map((name) => sql.ref(name)))})`

/** Whether the words have something that begins so. */
type Has = (words: RawBuilder<string>) => RawBuilder<boolean>

const onFindingsAndTexts = (here: Here, has: Has) => {
  const [objection, sign] = [joined('dispute.reason', 'dispute.outcome'), joined('signoff.reason', 'signoff.outcome')]
  return [
    rows(here, 'dispute').innerJoin(rows(here, 'finding').where('withdrawn_at', 'is', null).select(['id', 'number']).as('f'), 'f.id', 'dispute.finding_id').where('dispute.withheld', 'is', null)
      .where(has(objection)).select(columns('dispute', 'dispute.id', 'f.number', `''`, objection)),
    rows(here, 'signoff').innerJoin(rows(here, 'draft').where('withdrawn_at', 'is', null).select(['id', 'number', 'title']).as('d'), 'd.id', 'signoff.draft_id').where('signoff.kind', '=', 'objected')
      .where('signoff.withdrawn_at', 'is', null).where(has(sign)).select(columns('signoff', 'signoff.id', 'd.number', 'd.title', sign)),
  ]
}

const inPreparation = (here: Here, has: Has) => {
  const [hope, note] = [joined('expectation.take_away', 'expectation.bring'), sql<string>`knowledge_note.note`]
  const standing = rows(here, 'expectation').where('expectation.withdrawn_at', 'is', null)
  return [
    standing.where('expectation.withheld', 'is', null).where(has(hope)).where(sql<boolean>`(${standing.select(sql`count(*)`.as('n'))}) >= ${leastShown(here)}`)
      .select(columns('expectation', 'expectation.id', `''`, `''`, hope)),
    rows(here, 'date_poll').where('date_poll.withdrawn_at', 'is', null).where(has(sql<string>`date_poll.about`)).select(columns('date_poll', 'date_poll.id', 'date_poll.id', 'date_poll.title', sql`date_poll.about`)),
    rows(here, 'knowledge_note').innerJoin(rows(here, 'knowledge_item').where('withdrawn_at', 'is', null).select(['id', 'title']).as('i'), 'i.id', 'knowledge_note.item_id')
      .where('knowledge_note.withdrawn_at', 'is', null).where('knowledge_note.withheld', 'is', null).where(has(note)).select(columns('knowledge_note', 'knowledge_note.id', 'i.id', 'i.title', note)),
  ]
}

/**
 * What people answered in their own words, once nobody answers any more: until then their page shows it to some and not to
 * others. Where no names are nothing from fewer than five; when somebody can be anybody nothing of days and meetings.
 */
const inAnswers = (here: Here, has: Has) => {
  const { attribution } = here.workspace
  const over = (name: string) => sql<boolean>`(${sql.ref(`${name}.outcome`)} is not null or ${sql.ref(`${name}.withdrawn_at`)} is not null or ${sql.ref(`${name}.ends_at`)} <= now())`
  const enough = (table: string, of: string, least: number) => sql<boolean>`(select count(*) from ${sql.table(table)} every where every.${sql.ref(of)} = ${sql.ref(`${table}.${of}`)}) >= ${sql.lit(least)}`
  const few = attribution === 'anonymous' ? leastTold : 1
  const words = joined('appreciation.well', 'appreciation.better', 'appreciation.next')
  // Where names are shown, who left the group is not in the answers of a poll any more.
  const stays = attribution !== 'named' ? enough('date_poll_answer', 'poll_id', leastTold) : sql<boolean>`exists (select 1 from date_poll_voice v
    join ring_person rp on rp.person_id = v.person_id and rp.ring_id = date_poll_answer.ring_id and rp.ended_at is null where v.answer_id = date_poll_answer.id)`
  const answers = [
    rows(here, 'decision_answer').innerJoin(rows(here, 'decision').where(over('decision')).select(['decision.id', 'decision.number', 'decision.title']).as('q'), 'q.id', 'decision_answer.decision_id')
      .where('decision_answer.withheld', 'is', null).where(has(sql`decision_answer.reason`)).where(enough('decision_answer', 'decision_id', few))
      .select(columns('decision_answer', 'decision_answer.id', 'q.number', 'q.title', sql`decision_answer.reason`)),
    rows(here, 'charter_answer').innerJoin(rows(here, 'charter_amendment').where(over('charter_amendment')).select(['charter_amendment.id', 'charter_amendment.number']).as('c'), 'c.id', 'charter_answer.amendment_id')
      .where('charter_answer.withheld', 'is', null).where(has(sql`charter_answer.reason`)).where(enough('charter_answer', 'amendment_id', few))
      .select(columns('charter_answer', 'charter_answer.id', 'c.number', `''`, sql`charter_answer.reason`)),
  ]
  return attribution === 'anonymous' ? answers : [...answers,
    rows(here, 'date_poll_answer').innerJoin(rows(here, 'date_poll').where('date_poll.withdrawn_at', 'is', null).where(sql<boolean>`(date_poll.chosen_at is not null or date_poll.ends_at <= now())`)
      .select(['date_poll.id', 'date_poll.title']).as('p'), 'p.id', 'date_poll_answer.poll_id').where('date_poll_answer.withheld', 'is', null).where(has(sql`date_poll_answer.comment`)).where(stays)
      .select(columns('date_poll_answer', 'date_poll_answer.id', 'p.id', 'p.title', sql`date_poll_answer.comment`)),
    rows(here, 'appreciation').innerJoin(rows(here, 'evaluation').where('evaluation.ends_at', '<=', sql<Date>`now()`).select(['evaluation.id', 'evaluation.meeting_id']).as('e'), 'e.id', 'appreciation.evaluation_id')
      .innerJoin(rows(here, 'meeting').select(['meeting.id', 'meeting.number', 'meeting.title']).as('m'), 'm.id', 'e.meeting_id').where('appreciation.withheld', 'is', null).where(has(words))
      .where(enough('appreciation', 'evaluation_id', leastTold)).select(columns('appreciation', 'appreciation.id', 'm.number', 'm.title', words)),
  ]
}

/** What organisations said when they endorsed the newest edition of a text, as everybody may read it. */
const atEndorsing = (here: Here, has: Has) => [
  links(here, 'endorsement').innerJoin('publication', 'publication.id', 'endorsement.publication_id').where('publication.thinktank_id', '=', here.workspace.id).where('publication.withdrawn_at', 'is', null)
    .where('endorsement.ended_at', 'is', null).where('endorsement.shown', '=', true).where(has(sql`endorsement.words`))
    .where(sql<boolean>`not exists (select 1 from publication newer where newer.slug = publication.slug and newer.number > publication.number and newer.withdrawn_at is null)`)
    .select(columns('endorsement', 'endorsement.id', `publication.slug || '/' || publication.number`, 'publication.title', sql`endorsement.words`)),
]

const places: Readonly<Record<Kind, (here: Here, at: string, id: string) => string>> = {
  dispute: (here, at, id) => `${urls.finding(here.workspace, Number(at))}#bezwaar-${id}`, signoff: (here, at) => `${urls.ripeness(here.workspace, Number(at))}#bezwaren`,
  expectation: (here) => `${urls.expectations(here.workspace)}#verwachtingen`, date_poll: (here, at) => `${urls.datepoll(here.workspace, at)}#waarover`,
  date_poll_answer: (here, at) => `${urls.datepoll(here.workspace, at)}#antwoorden`, decision_answer: (here, at) => `${urls.decision(here.workspace, Number(at))}#redenen`,
  charter_answer: (here, at) => `${urls.amendment(here.workspace, Number(at))}#redenen`, appreciation: (here, at) => `${urls.evaluation(here.workspace, Number(at))}#woorden`,
  endorsement: (_, at) => `${urls.edition(at.split('/')[0] ?? '', Number(at.split('/')[1]))}#vastgesteld`,
  knowledge_note: (here, at, id) => `${urls.knowledgeItem(here.workspace, at)}#aantekening-${id}`,
}
/** What of the row people call it by, where it has no title; else the row's own id, which puts each in a place of its own. */
const numbered: readonly Kind[] = ['dispute', 'charter_answer']

// The beginning of the longest word of each label: what is looked for exactly is cut at its terms afterwards.
const beginningsOf = (labels: readonly string[]): string[] => labels.flatMap((label) => {
  const [longest = ''] = (label.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).sort((a, b) => b.length - a.length)
  return longest === '' ? [] : [`%${longest.slice(0, Math.max(3, longest.length - 3))}%`]
})

/**
 * SQL for objections to findings and to texts, expectations, what a date poll is about, reasons and remarks with answers, what was
 * said in an evaluation and in endorsing, and notes at works, within your rings and as far as their pages show them, in which one
 * of these patterns stands: columns kind, id, at, title and words. Of a think tank only.
 */
export const besidesSql = (here: Here, like: readonly string[]): RawBuilder<BesideRow> => {
  const has: Has = (words) => sql<boolean>`${words} ilike any(${[...like]}::text[])`
  const parts = [...onFindingsAndTexts(here, has), ...inPreparation(here, has), ...inAnswers(here, has), ...atEndorsing(here, has)]
  return sql<BesideRow>`(${sql.join(parts.map((part) => sql`(select * from (${part}) one order by at, id limit ${sql.lit(most)})`), sql` union all `)})`
}

/** What that found, as it is told. */
export const besideFrom = (here: Here, { kind, id, at, title, words }: BesideRow): Beside =>
  ({ kind, href: places[kind](here, at, id), reference: numbered.includes(kind) ? at : id, title, words })

/** The texts that search does not know in which one of these labels may stand. One query, and none outside a think tank. */
export const besidesWith = async (here: Here, labels: readonly string[]): Promise<Beside[]> => {
  const like = beginningsOf(labels)
  if (like.length === 0 || here.workspace.kind !== 'thinktank') return []
  const found = await links(here, 'workspace').innerJoin(besidesSql(here, like).as('said'), (join) => join.onTrue()).where('workspace.id', '=', here.workspace.id)
    .select(['said.kind', 'said.id', 'said.at', 'said.title', 'said.words']).orderBy('said.at').orderBy('said.id').execute()
  return found.map((row) => besideFrom(here, row))
}
