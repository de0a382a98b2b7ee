import { sql } from 'kysely'
import type { Database, Tx } from '../../platform/database.ts'
import type { Here, Language } from '../../platform/here.ts'
import { enqueue, type Hand } from '../../platform/jobs.ts'
import { oneLine, writeMails } from '../../platform/mail.ts'
import { isAnswerable } from '../../platform/mailin/address.ts'
import { replyAddresses } from '../../platform/mailin/keys.ts'
import { urls } from '../../urls.ts'
import { perspectiveLabel, saidBy } from '../../workspaces/attribution.ts'
import { clerkIn, readerIn } from '../../workspaces/clerk.ts'
import { rows } from '../../workspaces/rings.ts'
import { citesIn, withCitesSaid, type Cites } from '../knowledge/citing.ts'
import { unmark } from './mentions.ts'
import { withThingsNamed } from './pathnames.ts'
import { letterTexts } from './letters.texts.ts'

/**
 * Of those who hear of a post: who wants mail at once gets a letter with its words, to be answered by mail, where mail comes
 * in and people may be told apart by it. Answers who hears in the usual way.
 */
export const byLetter = async (tx: Tx, here: Here, post: string, people: readonly string[]): Promise<string[]> => {
  if (people.length === 0 || !isAnswerable() || here.workspace.attribution === 'anonymous') return [...people]
  const { rows } = await sql<{ id: string }>`select id from person where id = any(${[...people]}::uuid[]) and mail_rhythm = 'at-once' and email is not null`.execute(tx)
  const lettered = rows.map(({ id }) => id)
  if (lettered.length > 0) await enqueue(tx, { kind, key: `${kind}:${post}`, payload: { post, people: lettered } })
  return people.filter((id) => !lettered.includes(id))
}

const kind = 'discussions.letter'
const mostBody = 6000
const written = 200

interface Due {
  readonly person_id: string; readonly address: string; readonly language: Language; readonly given_name: string; readonly id: string; readonly ring_id: string
  readonly workspace_id: string; readonly number: number; readonly title: string; readonly body: string; readonly tank: string
  readonly slug: string; readonly ring: string | null; readonly site: string; readonly contact: string; readonly mentioned: readonly string[]
  /** of the last mail by which its receiver said something in this discussion */
  readonly own_mail: string | null
}

// Asked anew when it is written: who left the ring, chose silence or was erased since gets nothing, and of what was withdrawn or hidden no letter goes.
const dueOf = async (tx: Tx, post: string, people: readonly string[]): Promise<Due[]> => (await sql<Due>`
  select p.id as person_id, p.email as address, p.language, p.given_name, d.id, d.ring_id, d.workspace_id, d.number, d.title, t.body, w.title as tank, w.slug,
    case when r.kind = 'subgroup' then r.title end as ring, site.association_name as site, site.contact_email as contact,
    coalesce((select jsonb_agg(concat_ws(' ', m.given_name, m.prefix, m.family_name) order by pm.nth) from post_mention pm join person m on m.id = pm.person_id where pm.post_id = t.id), '[]') as mentioned,
    case when w.attribution = 'named' then (select o.message_id from post o join giver g on g.kind = 'post' and g.thing_id = o.id and g.person_id = p.id
      where o.discussion_id = d.id and o.message_id is not null order by o.place desc limit 1) end as own_mail
  from post t join discussion d on d.id = t.discussion_id join workspace w on w.id = d.workspace_id join ring r on r.id = d.ring_id and r.closed_at is null
    join ring_person rp on rp.ring_id = d.ring_id and rp.ended_at is null join person p on p.id = rp.person_id cross join site
  where t.id = ${post} and p.id = any(${[...people]}::uuid[]) and t.withdrawn_at is null and t.withheld is null and d.withheld is null and w.closed_at is null
    and p.email is not null and p.left_at is null and p.redacted_at is null and p.mail_rhythm <> 'never'
    and not exists (select 1 from following f where f.person_id = p.id and f.workspace_id = w.id and f.mail = 'none')
    and not exists (select 1 from discussion_level l where l.person_id = p.id and l.about in (d.id, d.ring_id) and l.level = 'mute')
  order by p.id`.execute(tx)).rows

// Somebody's own words must not make lines of our mail that look like ours: theirs stand in from the margin.
/** Somebody's words as they stand in a letter. */
export const indented = (text: string) => text.split('\n').map((line) => (line.trim() ? `    ${line.replace(/[\p{Zl}\p{Zp}]/gu, ' ').replace(/(?!\t)\p{Cc}/gu, '')}` : '')).join('\n')

/** What stands in the headers of a letter about a post, and comes back with an answer to it. */
const postMark = (post: string) => `<bericht.${post}@denktank>`

/** The id of the post of which the letter was that a mail answers, by what its headers refer to; undefined when they do not. */
export const answeredIn = (references: string): string | undefined => [...references.matchAll(/<bericht\.([0-9a-f-]{36})@denktank>/g)].at(-1)?.[1]

/** Of a post: who said it, by language, and the works that it cites. */
interface Said { readonly who: (language: Language) => string; readonly cites: Cites | undefined }

/** A letter with what was said, which can be answered. `begin`: the address at which its receiver begins a discussion in the same group. */
const letterOf = (due: Due, post: string, { who, cites }: Said, origin: string | undefined, begin: string | undefined) => {
  const t = letterTexts[due.language]
  const names = new Map(due.mentioned.map((name, at) => [at + 1, name]))
  const body = withThingsNamed(withCitesSaid(unmark(due.body, names), cites), due, due.language)
  const title = oneLine(due.title)
  return {
    subject: t.subject(title),
    body: `${[
      t.greeting(oneLine(due.given_name)), t.said(title, oneLine(due.ring ?? due.tank), who(due.language)), indented(body.length > mostBody ? `${body.slice(0, mostBody).trimEnd()} …` : body),
      ...(body.length > mostBody ? [t.more] : []), t.answer, t.wish, ...(origin ? [`${t.site}\n${origin}${urls.discussionAct({ slug: due.slug }, due.number, 'verder')}`] : []),
      ...(begin ? [t.begin(begin)] : []), t.why(due.contact), due.site,
    ].join('\n\n')}\n`,
    // One thread in the mail program for one discussion, with the mail of theirs that is answered. Never another's: it leads to them.
    headers: { References: [`<gesprek.${due.id}@denktank>`, ...(due.own_mail ? [due.own_mail] : []), postMark(post)].join(' '), ...(due.own_mail ? { 'In-Reply-To': due.own_mail } : {}) },
  }
}

/** Who said this and what it cites, as everybody in its ring may read it. */
const saidOf = async (database: Database, post: string): Promise<Said | undefined> => {
  const at = await database.db.selectFrom('post').select(['workspace_id', 'ring_id']).where('id', '=', post).executeTakeFirst()
  if (!at) return undefined
  const reader = readerIn(database, await clerkIn(database, { id: at.workspace_id }), at.ring_id)
  const said = await rows(reader, 'post').where('post.id', '=', post).select(['post.perspective', 'post.body', saidBy(reader, 'post', 'post.id')]).executeTakeFirst()
  return said && { who: (language) => nameOf(reader, said, language), cites: await citesIn(reader, [said.body]) }
}

/** By which name and perspective somebody goes in a letter, as far as the rule shows them. */
export const nameOf = (here: Here, { perspective, said_by }: { perspective: string; said_by: string | null }, language: Language): string =>
  oneLine(said_by ? `${said_by} (${perspectiveLabel(here, perspective, language).toLowerCase()})` : perspectiveLabel(here, perspective, language))

const write = (origin: string | undefined): Hand => async (database, job) => {
  const { post, people } = job.payload as { post: string; people: string[] }
  const said = await saidOf(database, post)
  if (!said) return
  for (let at = 0; at < people.length; at += written) {
    await database.change(async (tx) => {
      const due = await dueOf(tx, post, people.slice(at, at + written))
      const begin = await replyAddresses(tx, due.map(({ person_id, ring_id, workspace_id }) => ({ person_id, answers: { kind: 'ring', id: ring_id, workspace_id } })))
      await writeMails(tx, due.map((one, nth) => ({
        person_id: one.person_id, address: one.address, ...letterOf(one, post, said, origin, begin[nth]), answers: { kind: 'discussion', id: one.id, workspace_id: one.workspace_id },
      })))
      await sql`update job set payload = payload || jsonb_build_object('people', to_jsonb(${people.slice(at + written)}::text[])) where id = ${job.id}`.execute(tx)
    })
  }
}

/** The jobs of discussions, by kind. `origin`: the address of the site, for links. */
export const discussionHands = (origin: string | undefined): Record<string, Hand> => ({ [kind]: write(origin) })
