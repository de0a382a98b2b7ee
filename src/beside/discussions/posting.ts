import { sql } from 'kysely'
import { pathsIn, withPaths } from '../../documents/talk.ts'
import type { Tx } from '../../platform/database.ts'
import { momentHere, type Here } from '../../platform/here.ts'
import { drawn, newId } from '../../platform/ids.ts'
import type { Done } from '../../platform/perform.ts'
import { notHere, tooLate } from '../../platform/refusals.ts'
import { authorOf, keepGiver, keepGiverFor } from '../../workspaces/attribution.ts'
import { isId } from '../../workspaces/held.ts'
import { unnamed } from '../../workspaces/rings.ts'
import type { HeldDiscussion } from './changes.ts'
import { describedAs, keepFiles, type Attached } from './files.ts'
import { most, thingAt, thingKinds, type ThingAt } from './form.ts'
import { hearersOf } from './hearing.ts'
import { byLetter } from './letters.ts'
import { keepMentions, markMentions, namedIn, type Marked } from './mentions.ts'

/** Somebody for whom the clerk writes down what they said, such as who answers by mail. */
export interface Speaker { readonly person_id: string; readonly organisation_id: string | null; readonly perspective: string | null }

/** What is said. `reply_to`: the id of the post that it answers, or ''. `origin`: of this site, so that its own addresses are known by their path. */
export interface Said {
  readonly body: string
  readonly reply_to?: string
  readonly files?: readonly Attached[]
  /** what stands on the pictures among them, a line for each */
  readonly described?: string
  readonly origin?: string | undefined
  /** of the mail in which it came; kept only where names are shown */
  readonly message_id?: string
  readonly in_reply_to?: string
  /** what came along below it by mail, such as the letter that was answered */
  readonly folded?: string
  readonly by?: Speaker
}

const withoutOrigin = (body: string, origin: string | undefined) => (origin ? withPaths(body, origin) : body)

/** Whom a text mentions, taken out of it. Only who stands in the ring. */
export const marksIn = async (tx: Tx, ring: string, typed: string, origin: string | undefined): Promise<Marked> =>
  markMentions(withoutOrigin(typed, origin), await namedIn(tx, ring, typed))

/** Keeps which things of the think tank a text points at, as far as they are in the rings of who says it. */
export const keepLinks = async (tx: Tx, here: Here, post: string, body: string): Promise<void> => {
  await sql`delete from post_link where post_id = ${post}`.execute(tx)
  const things = pathsIn(body).map((path) => thingAt(here.workspace, path)).filter((one): one is ThingAt => one !== undefined)
  if (things.length === 0) return
  const [place, rings] = [here.workspace.id, here.rings.map(({ id }) => id)]
  const parts = thingKinds.map((kind) => sql`select ${kind}::text as kind, number, id from ${sql.table(kind)}
    where workspace_id = ${place} and ring_id = any(${rings}::uuid[]) and number = any(${things.filter((one) => one.kind === kind).map(({ number }) => number)}::int[])`)
  await sql`insert into post_link (post_id, kind, number, thing_id) select ${post}::uuid, kind, number, id from (${sql.join(parts, sql` union all `)}) things`.execute(tx)
}

/**
 * The place of a new post: behind all others. Where nobody may know what was said first it is drawn among those of its day,
 * behind the one that it answers, and the others make room.
 */
const placeFor = async (tx: Tx, here: Here, it: HeldDiscussion, said_at: Date, after: number): Promise<number> => {
  const last = it.posts + 1
  if (here.workspace.attribution !== 'anonymous' || it.posts === 0) return last
  const { rows: [day] } = await sql<{ first: number | null }>`
    select min(place) as first from post where discussion_id = ${it.id} and place > 1 and said_at >= ${said_at}`.execute(tx)
  const first = Math.max(day?.first ?? last, after + 1)
  const place = first + drawn(last - first + 1)
  await sql`update post set place = place + 1 where discussion_id = ${it.id} and place >= ${place}`.execute(tx)
  return place
}

/** The post that is answered: one of this discussion that still stands. 404 for any other. */
const answeredPost = async (tx: Tx, it: HeldDiscussion, id: string) => {
  if (!isId(id)) throw notHere()
  const found = await tx.selectFrom('post').select(['id', 'place']).where('id', '=', id).where('discussion_id', '=', it.id).where('withdrawn_at', 'is', null).executeTakeFirst()
  if (!found) throw notHere()
  return found
}

// A number that another mail had before is no number: who copies one keeps nobody from being heard.
const firstUse = async (tx: Tx, message_id: string | undefined): Promise<string | null> =>
  message_id !== undefined && !await tx.selectFrom('post').select('id').where('message_id', '=', message_id).executeTakeFirst() ? message_id : null

const insertPost = async (tx: Tx, here: Here, it: HeldDiscussion, said: Said, marked: Marked): Promise<string> => {
  const [id, said_at] = [newId(), momentHere(here)]
  const answered = said.reply_to ? await answeredPost(tx, it, said.reply_to) : undefined
  const isNamed = here.workspace.attribution === 'named'
  await tx.insertInto('post').values({
    id, workspace_id: here.workspace.id, ring_id: it.ring_id, discussion_id: it.id, place: await placeFor(tx, here, it, said_at, answered?.place ?? 1),
    reply_to: answered?.id ?? null, body: marked.body, folded: (said.folded ?? '').slice(0, most.folded), perspective: (said.by ?? here.who).perspective ?? unnamed, said_at,
    // The number of a mail leads to who sent it.
    message_id: isNamed ? await firstUse(tx, said.message_id) : null, in_reply_to: isNamed ? said.in_reply_to ?? null : null,
  }).execute()
  if (said.by) await keepGiverFor(tx, 'post', id, { person_id: said.by.person_id, organisation_id: said.by.organisation_id })
  else await keepGiver(tx, here, 'post', [id])
  return id
}

/**
 * Says something in a discussion that is held. `here.who`, or the clerk for `said.by`, says it. Who is mentioned or answered
 * hears, and who follows all of it. Throws 409 'talk' when it was closed, 404 when what it answers is not there, 409
 * 'full' when the file does not fit any more.
 */
export const postReply = async (tx: Tx, here: Here, it: HeldDiscussion, said: Said): Promise<Done> => {
  if (it.closed_at) throw tooLate('talk')
  const marked = await marksIn(tx, it.ring_id, said.body, said.origin)
  const id = await insertPost(tx, here, it, said, marked)
  await keepMentions(tx, id, marked.mentioned)
  await keepLinks(tx, here, id, marked.body)
  await keepFiles(tx, here, id, describedAs(said.files ?? [], said.described ?? ''))
  await tx.updateTable('discussion').set({ posts: it.posts + 1, last_at: momentHere(here) }).where('id', '=', it.id).execute()
  const answered = said.reply_to ? await authorOf(tx, 'post', said.reply_to) : null
  const hears = await hearersOf(tx, here, it, [...marked.mentioned, ...(answered ? [answered] : [])])
  return { made: { kind: 'post', id }, hears: await byLetter(tx, here, id, hears.filter((person) => person !== said.by?.person_id)) }
}
