import { sql } from 'kysely'
import type { Digest, TalkedOf } from '../../association/notices/digest.ts'
import type { Database } from '../../platform/database.ts'
import { longDate } from '../../platform/dates.ts'
import type { Here, Language } from '../../platform/here.ts'
import { Refusal } from '../../platform/refusals.ts'
import { saidBy } from '../../workspaces/attribution.ts'
import { enterByMail } from '../../workspaces/door.ts'
import { rows } from '../../workspaces/rings.ts'
import { ringText } from '../../workspaces/shell.tsx'
import { oneLine } from '../../platform/mail.ts'
import { indented, nameOf } from './letters.ts'
import { letterTexts } from './letters.texts.ts'
import { citesIn, withCitesSaid } from '../knowledge/citing.ts'
import { unmark } from './mentions.ts'
import { withThingsNamed } from './pathnames.ts'
import { mentionsIn } from './queries.ts'

/** More discussions than these in one mail, and more posts of each, are told in a line with a way to them. */
const most = { topics: 20, posts: 8, words: 1500 } as const

interface Heard { readonly id: string; readonly slug: string; readonly since: Date }

// Of what a person hears: the discussions in which something was said, and since when. Nothing of think tanks that show no names: from
// words that lie in a mailbox it could be told who said the rest.
const heardBy = async ({ db }: Database, person: string): Promise<Heard[]> => (await sql<Heard>`
  select h.thing_id as id, w.slug, min(case when w.attribution = 'named' then h.at - interval '1 minute' else h.at - interval '1 day' end) as since
  from notice n join happening h on h.id = n.happening_id join workspace w on w.id = h.workspace_id
  where n.person_id = ${person} and n.mailed_at is null and h.kind = 'discussion' and h.act in ('discussion.begin', 'post.add', 'post.edit')
    and w.kind = 'thinktank' and w.attribution <> 'anonymous' and w.closed_at is null
    and not exists (select 1 from following f where f.person_id = n.person_id and f.workspace_id = w.id and f.mail = 'none')
    and not exists (select 1 from discussion_level l where l.person_id = n.person_id and l.about in (h.thing_id, h.ring_id) and l.level = 'mute')
  group by h.thing_id, w.slug order by max(h.at) desc, h.thing_id limit ${most.topics}`.execute(db)).rows

/** What others said in these discussions that the reader did not see yet, in its order; of each as much as goes into a mail, with how much there is. */
const saidIn = (here: Here, heard: readonly Heard[]) => {
  const since = sql`(select a.since from jsonb_to_recordset(${JSON.stringify(heard)}::jsonb) as a(id uuid, since timestamptz) where a.id = post.discussion_id)`
  const seen = sql`coalesce((select r.place from discussion_reading r where r.person_id = ${here.who.member} and r.discussion_id = post.discussion_id), 0)`
  const fresh = rows(here, 'post').innerJoin(rows(here, 'discussion').where('discussion.withheld', 'is', null)
    .select(['discussion.id as topic_id', 'discussion.number', 'discussion.title']).as('topic'), 'topic.topic_id', 'post.discussion_id')
    .where('post.discussion_id', 'in', heard.map(({ id }) => id)).where('post.withdrawn_at', 'is', null).where('post.withheld', 'is', null)
    .where(sql<boolean>`post.said_at >= ${since}`).where(sql<boolean>`post.place > ${seen}`)
    .where(sql<boolean>`not exists (select 1 from giver g where g.kind = 'post' and g.thing_id = post.id and g.person_id = ${here.who.member})`)
  return fresh.select(['post.id', 'post.discussion_id', 'post.ring_id', 'topic.number', 'topic.title', 'post.perspective', 'post.said_at', 'post.body', saidBy(here, 'post', 'post.id')])
    .select([sql<number>`(row_number() over (partition by post.discussion_id order by post.place))::int`.as('nth'), sql<number>`(count(*) over (partition by post.discussion_id))::int`.as('total')])
    .orderBy('post.discussion_id').orderBy('post.place').limit(most.topics * 50).execute()
}
type Said = Awaited<ReturnType<typeof saidIn>>[number]

const namesIn = async (here: Here, posts: readonly Said[]) => {
  const found = posts.length === 0 ? [] : await mentionsIn(here, sql`select unnest(${posts.map(({ id }) => id)}::uuid[])`).execute()
  return (post: string) => new Map(found.flatMap(({ post_id, nth, name }) => (post_id === post ? [[nth, name] as const] : [])))
}

/** The name of a group; none of that of all participants. */
const ringName = (here: Here, id: string): string => {
  const ring = here.rings.find((one) => one.id === id)
  return ring && ring.kind !== 'members' ? oneLine(ringText(here, ring).split('.')[0] ?? '') : ''
}

const shortened = (body: string) => (body.length > most.words ? `${body.slice(0, most.words).replace(/[\uD800-\uDBFF]$/, '').trimEnd()} …` : body)

const talkedIn = async (here: Here, slug: string, heard: readonly Heard[]): Promise<TalkedOf[]> => {
  const all = await saidIn(here, heard)
  const shown = all.filter(({ nth }) => nth <= most.posts)
  const [names, cites] = [await namesIn(here, shown), await citesIn(here, shown.map(({ body }) => body))]
  const t = letterTexts[here.language]
  return heard.flatMap(({ id }) => {
    const [first, ...more] = shown.filter((one) => one.discussion_id === id)
    if (!first) return []
    const said = [first, ...more].map((post) => `${nameOf(here, post, here.language)}, ${longDate(post.said_at, here.language)}:\n\n${indented(shortened(withThingsNamed(withCitesSaid(unmark(post.body, names(post.id)), cites), { slug }, here.language)))}`)
    const left = first.total - said.length
    return [{
      slug, number: first.number, heading: t.topic(first.number, oneLine(first.title)), said: [...said, ...(left > 0 ? [t.left(left)] : [])],
      answers: { kind: 'discussion', id, workspace_id: here.workspace.id },
      begins: { kind: 'ring', id: first.ring_id, workspace_id: here.workspace.id }, ring: ringName(here, first.ring_id),
    }]
  })
}

/**
 * What others said in the discussions that somebody hears of, in their words, by discussion: for a mail that gathers what
 * happened. They come through the door as they would on the site, so it holds what they may read now and nothing else.
 */
export const discussionDigest: Digest = async (database: Database, person: string, language: Language) => {
  const heard = await heardBy(database, person)
  const told: TalkedOf[] = []
  for (const slug of new Set(heard.map((one) => one.slug))) {
    try {
      const here = await enterByMail(database, { person_id: person, place: 'thinktank', slug, language })
      told.push(...await talkedIn(here, slug, heard.filter((one) => one.slug === slug)))
    } catch (fault) {
      // Who left since is told nothing of it.
      if (!(fault instanceof Refusal)) throw fault
    }
  }
  return told
}
