import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { momentHere, ringOf, type Here } from '../../platform/here.ts'
import { newId } from '../../platform/ids.ts'
import type { Done, Thing } from '../../platform/perform.ts'
import { notHere, tooLate } from '../../platform/refusals.ts'
import { isOther } from '../../platform/seen.ts'
import { authorOf, keepGiver } from '../../workspaces/attribution.ts'
import { isId } from '../../workspaces/held.ts'
import { nextNumber } from '../../workspaces/numbers.ts'
import { unnamed } from '../../workspaces/rings.ts'
import type { Edited, Level } from './form.ts'
import { hearersOf, hearersOfEnd } from './hearing.ts'
import { describePictures } from './files.ts'
import { keepMentions } from './mentions.ts'
import { keepLinks, marksIn, postReply, type Said } from './posting.ts'

export interface HeldDiscussion { id: string; ring_id: string; number: number; title: string; subtopic_id: string | null; posts: number; closed_at: Date | null }

/** A discussion in your rings, held until the change is done, with who began it. 404 otherwise. */
export const heldDiscussion = (number: number): Thing<HeldDiscussion> => ({
  hold: async (tx, here) => {
    const it = await tx.selectFrom('discussion').select(['id', 'ring_id', 'number', 'title', 'subtopic_id', 'posts', 'closed_at'])
      .where('workspace_id', '=', here.workspace.id).where('number', '=', number).where('ring_id', 'in', here.rings.map(({ id }) => id))
      .forUpdate().executeTakeFirst()
    if (!it) throw notHere()
    return { it: { ...it, author: await authorOf(tx, 'discussion', it.id) }, ring_id: it.ring_id, about: { kind: 'discussion', id: it.id, number: it.number } }
  },
})

export interface HeldPost { id: string; ring_id: string; discussion_id: string; body: string; withdrawn_at: Date | null; withheld: string | null }

/** A post of a discussion in your rings, held with it, and who said it. 404 otherwise. */
export const heldPost = (number: number, id: string): Thing<HeldPost & { closed_at: Date | null }> => ({
  hold: async (tx, here) => {
    const { it: discussion, ring_id, about } = await heldDiscussion(number).hold(tx, here)
    const it = isId(id) ? await tx.selectFrom('post').select(['id', 'ring_id', 'discussion_id', 'body', 'withdrawn_at', 'withheld'])
      .where('id', '=', id).where('discussion_id', '=', discussion.id).forUpdate().executeTakeFirst() : undefined
    if (!it) throw notHere()
    return { it: { ...it, closed_at: discussion.closed_at, author: await authorOf(tx, 'post', it.id) }, ring_id, ...(about ? { about } : {}) }
  },
})

/** One of the think tank's sub-topics in your rings, or null for none. 404 for any other. */
const subtopicFrom = async (tx: Tx, here: Here, id: string): Promise<string | null> => {
  if (id === '') return null
  const found = isId(id) && await tx.selectFrom('subtopic').select('id').where('id', '=', id).where('workspace_id', '=', here.workspace.id)
    .where('ring_id', 'in', here.rings.map((ring) => ring.id)).executeTakeFirst()
  if (!found) throw notHere()
  return found.id
}

/** Begins a discussion in a ring with what is said first. Who follows all in that ring hears, and who is mentioned. */
export const beginDiscussion = async (
  tx: Tx, here: Here, ring: { id: string }, { title, subtopic, ...said }: Said & { readonly title: string; readonly subtopic: string },
): Promise<Done> => {
  const [id, number, at] = [newId(), await nextNumber(tx, here, 'discussion', ring.id), momentHere(here)]
  const subtopic_id = await subtopicFrom(tx, here, subtopic)
  const it = { id, ring_id: ring.id, number, title, subtopic_id, posts: 0, closed_at: null }
  await tx.insertInto('discussion').values({
    id, workspace_id: here.workspace.id, ring_id: ring.id, number, subtopic_id, title, perspective: here.who.perspective ?? unnamed, begun_at: at, last_at: at,
  }).execute()
  await keepGiver(tx, here, 'discussion', [id])
  const { hears = [] } = await postReply(tx, here, it, said)
  return { about: { kind: 'discussion', id, number }, hears }
}

/** Another text for what one said; how it read before stays to be read. Who is mentioned now and was not hears. */
export const editPost = async (tx: Tx, here: Here, it: HeldPost & { closed_at: Date | null }, said: Edited, origin: string | undefined): Promise<Done> => {
  if (it.closed_at) throw tooLate('talk')
  await describePictures(tx, it.id, said)
  const before = (await tx.selectFrom('post_mention').select('person_id').where('post_id', '=', it.id).execute()).map(({ person_id }) => person_id)
  const { body, mentioned } = await marksIn(tx, it.ring_id, said.body, origin)
  const isSame = body === it.body && mentioned.join() === before.join()
  if (!isSame) {
    const at = momentHere(here)
    await sql`insert into post_revision (post_id, revision, body, replaced_at)
      select ${it.id}::uuid, coalesce(max(revision), 0) + 1, ${it.body}::text, ${at} from post_revision where post_id = ${it.id}`.execute(tx)
    await tx.updateTable('post').set({ body, edited_at: at }).where('id', '=', it.id).execute()
    await keepMentions(tx, it.id, mentioned)
    await keepLinks(tx, here, it.id, body)
  }
  const fresh = mentioned.filter((person) => !before.includes(person))
  const hears = await hearersOf(tx, here, { id: it.discussion_id, ring_id: it.ring_id }, fresh)
  return { hears: hears.filter((person) => fresh.includes(person)) }
}

/** Takes back what one said: its place says so, and what went with it cannot be had any more. */
export const withdrawPost = async (tx: Tx, here: Here, it: HeldPost): Promise<Done> => {
  await tx.updateTable('post').set({ withdrawn_at: momentHere(here) }).where('id', '=', it.id).execute()
  await sql`delete from post_link where post_id = ${it.id}`.execute(tx)
  return {}
}

/** What the form with which a discussion is moved shows. */
export const placeShown = ({ subtopic_id, ring_id }: { subtopic_id: string | null; ring_id: string }) => ({ subtopic_id, ring_id })

/**
 * Puts a discussion under another sub-topic, and from a narrower ring in that of all members: then they read all that was
 * said in it. Never the other way: who could read it would lose it. 409 'settled' for any other ring.
 */
export const moveDiscussion = async (tx: Tx, here: Here, it: HeldDiscussion, to: { subtopic: string; ring: string; seen: string }): Promise<Done> => {
  if (isOther(to.seen, placeShown(it))) throw tooLate('changed')
  const subtopic_id = await subtopicFrom(tx, here, to.subtopic)
  await tx.updateTable('discussion').set({ subtopic_id }).where('id', '=', it.id).execute()
  if (to.ring === '' || to.ring === it.ring_id) return { told: { wider: false } }
  if (to.ring !== ringOf(here, 'members')?.id) throw tooLate('settled')
  await tx.updateTable('discussion').set({ ring_id: to.ring }).where('id', '=', it.id).execute()
  await tx.updateTable('post').set({ ring_id: to.ring }).where('discussion_id', '=', it.id).execute()
  return { told: { wider: true }, ring: to.ring }
}

/** Another title: what a discussion is about may show only while it is talked about. 409 'changed' over one that was not seen. */
export const renameDiscussion = async (tx: Tx, it: HeldDiscussion, { title, seen }: { title: string; seen: string }): Promise<Done> => {
  if (it.closed_at) throw tooLate('talk')
  if (isOther(seen, it.title)) throw tooLate('changed')
  await tx.updateTable('discussion').set({ title }).where('id', '=', it.id).execute()
  return {}
}

/** Says what a discussion came to; nothing is added to it from then on. */
export const closeDiscussion = async (tx: Tx, here: Here, it: HeldDiscussion, conclusion: string): Promise<Done> => {
  if (it.closed_at) throw tooLate('talk')
  await tx.updateTable('discussion').set({ closed_at: momentHere(here), conclusion }).where('id', '=', it.id).execute()
  return { hears: await hearersOfEnd(tx, here, it) }
}

/** Opens it again: the conclusion stays to be read until there is another. */
export const reopenDiscussion = async (tx: Tx, here: Here, it: HeldDiscussion): Promise<Done> => {
  if (!it.closed_at) throw tooLate('settled')
  await tx.updateTable('discussion').set({ closed_at: null }).where('id', '=', it.id).execute()
  return { hears: await hearersOfEnd(tx, here, it) }
}

/** What somebody wants to hear of a discussion or of all in a ring, by its id; null: nothing chosen. */
export const listen = async (tx: Tx, here: Here, about: string, level: Level | null): Promise<Done> => {
  const person_id = here.who.member
  if (person_id === null) throw notHere()
  if (level === null) await tx.deleteFrom('discussion_level').where('person_id', '=', person_id).where('about', '=', about).execute()
  else {
    await tx.insertInto('discussion_level').values({ person_id, about, level })
      .onConflict((conflict) => conflict.columns(['person_id', 'about']).doUpdateSet({ level })).execute()
  }
  return {}
}
