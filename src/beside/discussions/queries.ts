import { sql, type RawBuilder } from 'kysely'
import { startOfToday } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { notHere } from '../../platform/refusals.ts'
import { isMine, namedName, saidBy } from '../../workspaces/attribution.ts'
import { isId } from '../../workspaces/held.ts'
import { question } from '../../workspaces/questions.ts'
import { links, orNotHere, rows } from '../../workspaces/rings.ts'
import { glossaryMark, markerFor } from '../glossary/meanings.ts'
import { pageSize, type Level, type ThingKind } from './form.ts'

/**
 * SQL: up to which place a discussion may count as new. Where nobody may know who said what that is what was said before
 * today: a count that went up at once would tell the moment, and so who was at it.
 */
const lastNews = (here: Here): RawBuilder<number> => (here.workspace.attribution === 'anonymous'
  ? sql<number>`coalesce((select p.place from post p where p.discussion_id = discussion.id and p.said_at < ${startOfToday} order by p.place desc limit 1), 0)`
  : sql<number>`discussion.posts`)

const ownPlace = (here: Here) => sql<number | null>`(select r.place from discussion_reading r where r.person_id = ${here.who.member} and r.discussion_id = discussion.id)`
const levelOf = (here: Here, about: 'discussion.id' | 'discussion.ring_id') =>
  sql<Level | null>`(select l.level from discussion_level l where l.person_id = ${here.who.member} and l.about = ${sql.ref(about)})`

const lines = (here: Here) => rows(here, 'discussion')
  .leftJoin(rows(here, 'subtopic').select(['subtopic.id as topic_id', 'subtopic.title as topic']).as('topic'), 'topic.topic_id', 'discussion.subtopic_id')
  .select([
    'discussion.id', 'discussion.ring_id', 'discussion.number', 'discussion.title', 'discussion.subtopic_id', 'topic.topic', 'discussion.posts', 'discussion.perspective',
    'discussion.begun_at', 'discussion.last_at', 'discussion.closed_at', 'discussion.conclusion', 'discussion.withheld',
  ])
  .select([
    ownPlace(here).as('read'), sql<number>`greatest(0, ${lastNews(here)} - coalesce(${ownPlace(here)}, 0))`.as('unread'),
    levelOf(here, 'discussion.id').as('level'), levelOf(here, 'discussion.ring_id').as('ring_level'),
  ])
  .select(saidBy(here, 'discussion', 'discussion.id')).select(isMine(here, 'discussion', 'discussion.id'))

export interface Filter { readonly subtopic: string; readonly ring: string }

/** The discussions in your rings, the one with the newest post first; `page` from 1. */
export const discussionsIn = (here: Here, { subtopic, ring }: Filter, page: number) => {
  let query = lines(here).select(sql<number>`(count(*) over ())::int`.as('total'))
  if (isId(subtopic)) query = query.where('discussion.subtopic_id', '=', subtopic)
  if (subtopic === 'geen') query = query.where('discussion.subtopic_id', 'is', null)
  if (isId(ring)) query = query.where('discussion.ring_id', '=', ring)
  return query.orderBy('discussion.last_at', 'desc').orderBy('discussion.number', 'desc').limit(pageSize).offset((page - 1) * pageSize).execute()
}
export type DiscussionLine = Omit<Awaited<ReturnType<typeof discussionsIn>>[number], 'total'>

/** A discussion by its number; 404 when it is not in your rings. */
export const discussionAt = async (here: Here, number: number): Promise<DiscussionLine> =>
  orNotHere(await lines(here).where('discussion.number', '=', number).executeTakeFirst())

/** A file that goes with a post; `width`, `height` and what stands on it: of a picture. */
export interface FileLine { readonly id: string; readonly name: string; readonly size: number; readonly width: number | null; readonly height: number | null; readonly description: string }

/** Words and files only of what stands. */
const standing = sql`post.withdrawn_at is null`
const filesOf = sql<FileLine[]>`case when ${standing} and post.withheld is null then coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'size', f.size, 'width', f.width, 'height', f.height, 'description', f.description)
  order by f.name, f.id) from post_file f where f.post_id = post.id), '[]') else '[]' end`

/** The post that another answers, as it reads now. */
const answered = (here: Here) => rows(here, 'post').select(['post.id as answered_id', 'post.body as answered_body', 'post.withdrawn_at as answered_gone', 'post.perspective as answered_by'])

const postLines = (here: Here) => rows(here, 'post').leftJoin(answered(here).as('answered'), 'answered.answered_id', 'post.reply_to')
  .select(['post.id', 'post.place', 'post.perspective', 'post.said_at', 'post.edited_at', 'post.withdrawn_at', 'post.withheld', 'post.reply_to', 'answered.answered_by'])
  .select([
    sql<string>`case when ${standing} then post.body else '' end`.as('body'), sql<string>`case when ${standing} then post.folded else '' end`.as('folded'), filesOf.as('files'),
    sql<string | null>`case when answered.answered_gone is null then left(answered.answered_body, 1000) end`.as('answered'),
  ])
  .select(saidBy(here, 'post', 'post.id')).select(isMine(here, 'post', 'post.id'))
  .select(sql<string | null>`${saidBy(here, 'post', 'post.reply_to').expression}`.as('answered_said_by'))

const thisOne = (here: Here, number: number) => rows(here, 'discussion').where('discussion.number', '=', number).select('discussion.id')

/** Whom posts mention, by name: whose data were erased has none. */
export const mentionsIn = (here: Here, posts: RawBuilder<unknown>) => links(here, 'post_mention').innerJoin('person', 'person.id', 'post_mention.person_id')
  .where(sql<boolean>`post_mention.post_id in (${posts})`)
  .select(['post_mention.post_id', 'post_mention.nth',
    namedName(here).as('name'), sql<boolean>`person.id = ${here.who.member}`.as('me')])

const titles = {
  contribution: (here: Here) => rows(here, 'contribution').where('withdrawn_at', 'is', null).select(['contribution.id as thing', 'contribution.number as now', sql<string>`left(contribution.body, 160)`.as('title')]),
  finding: (here: Here) => rows(here, 'finding').where('withdrawn_at', 'is', null).select(['finding.id as thing', 'finding.number as now', sql<string>`left(finding.statement, 160)`.as('title')]),
  draft: (here: Here) => rows(here, 'draft').where('withdrawn_at', 'is', null).select(['draft.id as thing', 'draft.number as now', sql<string>`draft.title`.as('title')]),
  decision: (here: Here) => rows(here, 'decision').where('withdrawn_at', 'is', null).select(['decision.id as thing', 'decision.number as now', sql<string>`decision.title`.as('title')]),
  meeting: (here: Here) => rows(here, 'meeting').where('cancelled_at', 'is', null).select(['meeting.id as thing', 'meeting.number as now', sql<string>`meeting.title`.as('title')]),
  concept: (here: Here) => rows(here, 'concept').where('withdrawn_at', 'is', null).select(['concept.id as thing', 'concept.number as now', sql<string>`concept.label`.as('title')]),
  charter_amendment: (here: Here) => rows(here, 'charter_amendment').where('withdrawn_at', 'is', null).select(['charter_amendment.id as thing', 'charter_amendment.number as now', sql<string>`left(charter_amendment.why, 160)`.as('title')]),
} as const

/** The things that posts point at, as far as the reader may see them: of the others the bare address stands in the text. */
const cardsIn = (here: Here, posts: RawBuilder<unknown>) => {
  const of = (kind: keyof typeof titles) => links(here, 'post_link').where('post_link.kind', '=', kind).where(sql<boolean>`post_link.post_id in (${posts})`)
    .innerJoin(titles[kind](here).as('thing'), 'thing.thing', 'post_link.thing_id')
    .select(['post_link.post_id', 'post_link.number', 'thing.now', 'thing.title', sql<keyof typeof titles>`${sql.lit(kind)}::text`.as('kind')])
  return of('contribution').unionAll(of('finding')).unionAll(of('draft')).unionAll(of('decision')).unionAll(of('meeting')).unionAll(of('concept')).unionAll(of('charter_amendment'))
}

/** SQL: how many posts stand before a page; of no page before the last. */
const before = (here: Here, number: number, page: number | null): RawBuilder<number> => (page === null
  ? sql<number>`(${rows(here, 'discussion').where('discussion.number', '=', number).select(sql<number>`(greatest(discussion.posts, 1) - 1) / ${sql.lit(pageSize)} * ${sql.lit(pageSize)}`.as('before'))})`
  : sql<number>`(${page}::int - 1) * ${sql.lit(pageSize)}`)

const topicPage = question((here: Here, { number, page }: { number: number; page: number | null }) => {
  const from = before(here, number, page)
  // The right of the discussion is that of its posts: they lie in the same ring.
  const onPage = sql<boolean>`post.discussion_id = (${thisOne(here, number)}) and post.place > ${from} and post.place <= ${from} + ${sql.lit(pageSize)}`
  const shown = rows(here, 'post').where(onPage)
  // A post that is answered may name people too; the first words of it stand above the answer.
  const named = sql`${shown.select('post.id')} union all ${shown.where('post.reply_to', 'is not', null).select('post.reply_to')}`
  return {
    discussion: lines(here).where('discussion.number', '=', number), posts: postLines(here).where(onPage).orderBy('post.place'),
    mentions: mentionsIn(here, named), cards: cardsIn(here, sql`${shown.select('post.id')}`),
    glossary: links(here, 'workspace').where('workspace.id', '=', here.workspace.id).select(glossaryMark(here).as('mark')),
  }
}, { discussion: { begun_at: true, last_at: true, closed_at: true }, posts: { said_at: true, edited_at: true, withdrawn_at: true }, mentions: {}, cards: {}, glossary: {} })

/** A page of a discussion, from 1, or its last, in one question: the places it shows are known from its number. 404 when it is not in your rings. */
export const topicAt = async (here: Here, number: number, page: number | null) => {
  const { discussion: [found], posts, mentions, cards, glossary: [glossary] } = await topicPage(here, { number, page })
  const discussion = orNotHere(found)
  const marker = await markerFor(here, glossary?.mark ?? null, [...posts.map(({ body }) => body), discussion.conclusion])
  return { discussion, posts, mentions, cards, marker, page: page ?? Math.max(1, Math.ceil(discussion.posts / pageSize)) }
}
export type Topic = Awaited<ReturnType<typeof topicAt>>
export type Post = Topic['posts'][number]
export type Mention = Topic['mentions'][number]
export type Card = Topic['cards'][number]

/** One post of a discussion with whom it mentions; 404 when it is not there or not in your rings. */
export const postAt = async (here: Here, number: number, id: string) => {
  if (!isId(id)) throw notHere()
  const [post, mentions] = await Promise.all([
    postLines(here).where('post.id', '=', id).where(sql<boolean>`post.discussion_id = (${thisOne(here, number)})`).executeTakeFirst(),
    mentionsIn(here, sql`${id}::uuid`).execute(),
  ])
  return { post: orNotHere(post), mentions }
}

/** Where a post stands in its discussion; 404 when it is not there or not in your rings. */
export const placeOf = async (here: Here, number: number, id: string) => orNotHere(isId(id) ? await rows(here, 'post').where('post.id', '=', id)
  .where(sql<boolean>`post.discussion_id = (${thisOne(here, number)})`).select(['post.place', 'post.id']).executeTakeFirst() : undefined)

/** The things that one post points at, as far as the reader may see them. */
export const cardsOf = (here: Here, post: string) => cardsIn(here, sql`${post}::uuid`).execute()

/** How a post read before, oldest first; nothing of what is withdrawn or hidden. */
export const earlierOf = (here: Here, post: Pick<Post, 'id' | 'withdrawn_at' | 'withheld'>) => links(here, 'post_revision').where('post_id', '=', post.id)
  .where(sql<boolean>`${post.withdrawn_at === null && post.withheld === null}`).select(['revision', 'body', 'replaced_at']).orderBy('revision').execute()
export type Earlier = Awaited<ReturnType<typeof earlierOf>>[number]

/** A file of a post that stands; 404 otherwise. */
export const fileAt = async (here: Here, number: number, id: string) =>
  orNotHere(isId(id) ? await links(here, 'post_file').innerJoin(rows(here, 'post').where(standing as RawBuilder<boolean>).where('post.withheld', 'is', null)
    .where(sql<boolean>`post.discussion_id = (${thisOne(here, number)})`).select('post.id as found').as('kept'), 'kept.found', 'post_file.post_id')
    .where('post_file.id', '=', id).select(['post_file.name', 'post_file.type', 'post_file.bytes']).executeTakeFirst() : undefined)

/** Where the reader goes on: the place and id of the first post that they have not seen, else of the last. */
export const unreadAt = async (here: Here, number: number) => {
  const discussion = await discussionAt(here, number)
  const place = Math.min(Math.max((discussion.read ?? 0) + 1, 1), Math.max(discussion.posts, 1))
  const post = await rows(here, 'post').where('post.discussion_id', '=', discussion.id).where('post.place', '=', place).select('post.id').executeTakeFirst()
  return { place, id: post?.id }
}

/** The sub-topics to choose from. */
export const subtopicsIn = (here: Here) => rows(here, 'subtopic').select(['subtopic.id', 'subtopic.title']).orderBy('subtopic.position').orderBy('subtopic.title').execute()
export type Subtopic = Awaited<ReturnType<typeof subtopicsIn>>[number]

/** The rings in which the one who asks may begin a discussion: those they stand in. */
export const ringsToTalk = (here: Here) => here.rings.filter(({ kind }) => kind === 'members' || kind === 'preparation' || kind === 'subgroup')

/** What the reader chose to hear of each of their rings, by its id: who follows the whole think tank hears all of it. */
export const ringLevels = async (here: Here): Promise<ReadonlyMap<string, Level>> => {
  const ids = here.rings.map(({ id }) => id)
  const found = await links(here, 'ring').where('ring.id', 'in', ids)
    .select(['ring.id', sql<Level | null>`coalesce((select l.level from discussion_level l where l.person_id = ${here.who.member} and l.about = ring.id),
      (select 'watch' from following f where f.person_id = ${here.who.member} and f.workspace_id = ring.workspace_id and f.mail = 'all' and ${here.workspace.attribution} <> 'anonymous'))`.as('level')]).execute()
  return new Map(found.flatMap(({ id, level }) => (level ? [[id, level] as const] : [])))
}

/** What a closed discussion came to; undefined when there is none in your rings, or it is still open. */
export const conclusionOf = async (here: Here, number: number): Promise<string | undefined> =>
  (await rows(here, 'discussion').where('discussion.number', '=', number).where('discussion.closed_at', 'is not', null).where('discussion.withheld', 'is', null)
    .select('discussion.conclusion').executeTakeFirst())?.conclusion

const mostShown = 5

/** The discussions in your rings in which somebody points at this thing, the newest first: the first few, with how many there are. */
export const talkAbout = (here: Here, kind: ThingKind, id: string) => rows(here, 'discussion')
  .where(sql<boolean>`exists (select 1 from post_link l join post p on p.id = l.post_id and p.withdrawn_at is null and p.withheld is null
    where l.kind = ${kind} and l.thing_id = ${id} and p.discussion_id = discussion.id)`)
  .select(['discussion.number', 'discussion.title', 'discussion.posts', 'discussion.last_at', sql<number>`(count(*) over ())::int`.as('total')])
  .orderBy('discussion.last_at', 'desc').orderBy('discussion.number', 'desc').limit(mostShown).execute()
export type TalkedAbout = Awaited<ReturnType<typeof talkAbout>>
