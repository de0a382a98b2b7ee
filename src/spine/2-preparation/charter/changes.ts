import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { endOfDay } from '../../../platform/dates.ts'
import { momentHere, ringOf, type Here } from '../../../platform/here.ts'
import { newId } from '../../../platform/ids.ts'
import { enqueue } from '../../../platform/jobs.ts'
import { announce } from '../../../platform/live.ts'
import { holdWorkspace, type Done, type Thing } from '../../../platform/perform.ts'
import { notHere, tooLate } from '../../../platform/refusals.ts'
import { asksUnseen } from '../../../beside/decisions/few.ts'
import { authorOf, giversOf, isMine, keepGiver } from '../../../workspaces/attribution.ts'
import { unnamed } from '../../../workspaces/rings.ts'
import { isAsStrict, makeStricter } from '../../../workspaces/stricter.ts'
import { changedFrom, charterFrom, isAsNarrow, partsIn, seenIn, sift, type Changes, type Charter } from './content.ts'
import type { Answer, Outcome } from './form.ts'
import { startingCharter } from './queries.ts'

interface Version { readonly id: string; readonly version: number; readonly content: Charter }

/** The charter in force, within a change that holds the think tank. */
const newestIn = async (tx: Tx, here: Here): Promise<Version | undefined> => {
  const row = await tx.selectFrom('charter').select(['id', 'version', 'content']).where('workspace_id', '=', here.workspace.id)
    .orderBy('version', 'desc').limit(1).executeTakeFirst()
  return row && { ...row, content: charterFrom(row.content) }
}

const membersRing = (here: Here): string => {
  const ring = ringOf(here, 'members')
  if (!ring) throw notHere()
  return ring.id
}

/** What a form says, and how its parts read on its page. */
interface Asked { readonly changes: Changes; readonly seen: string }

/** Throws 409 'both' for a part that somebody else changed as well, since the page was made. */
const own = (now: Charter, { changes, seen }: Asked): Changes => {
  const sifted = sift(now, changes, seen)
  if (sifted.both.length > 0) throw tooLate('both')
  return sifted.changes
}

/** Saves the charter while it is still written. 409 once it has been set: from then on it changes by amendment. */
export const writeCharter = async (tx: Tx, here: Here, ring: { id: string }, asked: Asked): Promise<Done> => {
  await holdWorkspace(tx, here.workspace.id)
  if (await newestIn(tx, here)) throw tooLate('settled')
  const now = await tx.selectFrom('charter_draft').select('content').where('workspace_id', '=', here.workspace.id).executeTakeFirst()
  const before = now ? charterFrom(now.content) : startingCharter(here)
  const content = JSON.stringify({ ...before, ...own(before, asked) })
  await tx.insertInto('charter_draft').values({ workspace_id: here.workspace.id, ring_id: ring.id, content, saved_at: momentHere(here) })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet({ content, saved_at: momentHere(here) })).execute()
  return { about: { kind: 'charter', id: here.workspace.id } }
}

/** Sets the first version of the charter, as the preparation group wrote it. 409 'changed' when it reads otherwise than on the page that set it. */
export const setCharter = async (tx: Tx, here: Here, seen: string): Promise<Done> => {
  await holdWorkspace(tx, here.workspace.id)
  if (await newestIn(tx, here)) throw tooLate('settled')
  const now = await tx.deleteFrom('charter_draft').where('workspace_id', '=', here.workspace.id).returning('content').executeTakeFirst()
  if (seen !== '' && seen !== seenIn(now ? charterFrom(now.content) : startingCharter(here))) throw tooLate('changed')
  const version = await adopt(tx, here, { version: 0, content: startingCharter(here) }, (now?.content ?? {}) as Changes, null)
  return { about: version, told: { version: version.number } }
}

/** Makes the next version out of the newest and these changes, and does what they say. */
const adopt = async (tx: Tx, here: Here, newest: Omit<Version, 'id'>, changes: Changes, amendment_id: string | null) => {
  const content: Charter = { ...newest.content, ...changes }
  const [id, number] = [newId(), newest.version + 1]
  // What was made stricter or narrower in the meantime is not undone by what was proposed before.
  if (!isAsStrict(newest.content.attribution, content.attribution) || !isAsNarrow(newest.content.rings, content.rings)) throw tooLate('changed')
  await tx.insertInto('charter').values({
    id, workspace_id: here.workspace.id, ring_id: membersRing(here), version: number, content: JSON.stringify(content),
    amendment_id, adopted_at: momentHere(here),
  }).execute()
  await tx.updateTable('workspace').set({ assignment: content.assignment }).where('id', '=', here.workspace.id).execute()
  await keepPerspectives(tx, here, content)
  if (content.attribution !== here.workspace.attribution) await tighten(tx, here, content)
  if (content.rings.guests !== newest.content.rings.guests) await sendGuestsOut(tx, here, id)
  return { kind: 'charter', id, number }
}

/** Guests who are at a board now have to knock again. The moment goes along: who is let in after it stays in, also when the job is done twice. */
const sendGuestsOut = async (tx: Tx, here: Here, charter: string) => {
  const { rows: [now] } = await sql<{ at: string }>`select now()::text as at`.execute(tx)
  await enqueue(tx, { kind: 'board.knock', key: `board.knock:${charter}`, payload: { workspace: here.workspace.id, before: now?.at ?? '' } })
}

/** The perspectives as the charter has them. None is ever deleted: things were said from it. */
const keepPerspectives = async (tx: Tx, here: Here, { perspectives }: Charter) => {
  const listed = JSON.stringify(perspectives.map((one, position) => ({ ...one, ended: one.ended ?? false, position })))
  await sql`insert into perspective (workspace_id, key, label_nl, label_en, position, ended_at)
    select ${here.workspace.id}, key, label_nl, label_en, position, case when ended then now() end
    from jsonb_to_recordset(${listed}::jsonb) as p (key text, label_nl text, label_en text, position int, ended boolean)
    on conflict (workspace_id, key) do update set label_nl = excluded.label_nl, label_en = excluded.label_en, position = excluded.position,
      ended_at = case when excluded.ended_at is null then null else coalesce(perspective.ended_at, excluded.ended_at) end`.execute(tx)
}

/** A stricter rule holds at once, on pages that are open too; and again in a while, for what was just being said. */
const tighten = async (tx: Tx, here: Here, { attribution }: Charter) => {
  await makeStricter(tx, here, attribution)
  for (const inSeconds of [5, 120]) {
    const key = `charter.forget:${here.workspace.id}:${inSeconds}`
    await enqueue(tx, { kind: 'charter.forget', key, payload: { workspace: here.workspace.id }, inSeconds })
  }
  for (const kind of ['contribution', 'finding', 'draft']) {
    for (const { id: ring } of here.rings) await announce(tx, { workspace: here.workspace.id, ring, kind })
  }
}

/** Everybody who takes part, but for who acts. */
const others = async (tx: Tx, here: Here): Promise<string[]> => {
  const found = await tx.selectFrom('participant').select('person_id').where('workspace_id', '=', here.workspace.id)
    .where('ended_at', 'is', null).execute()
  return found.map(({ person_id }) => person_id).filter((person) => person !== here.who.member)
}

interface Proposal extends Asked { readonly why: string; readonly days: number }

/** Proposes to change the charter, and asks everybody. 409 when nothing of it is different by now, or 'both' (see `own`). */
export const proposeAmendment = async (tx: Tx, here: Here, ring: { id: string }, asked: Proposal): Promise<Done> => {
  await holdWorkspace(tx, here.workspace.id)
  const newest = await newestIn(tx, here)
  if (!newest) throw notHere()
  const changes = changedFrom(newest.content, own(newest.content, asked))
  if (partsIn(changes).length === 0) throw tooLate('changed')
  const { last } = await tx.selectFrom('charter_amendment').select(({ fn }) => fn.max('number').as('last'))
    .where('workspace_id', '=', here.workspace.id).executeTakeFirstOrThrow()
  const [id, number] = [newId(), (last ?? 0) + 1]
  await tx.insertInto('charter_amendment').values({
    id, workspace_id: here.workspace.id, ring_id: ring.id, number, on_version: newest.version, changes: JSON.stringify(changes), why: asked.why,
    perspective: here.who.perspective ?? unnamed, proposed_at: momentHere(here), ends_at: endOfDay(asked.days),
  }).execute()
  await keepGiver(tx, here, 'charter_amendment', [id])
  return { about: { kind: 'charter_amendment', id, number }, hears: await others(tx, here) }
}

export interface HeldAmendment {
  id: string; number: number; changes: unknown; ends_at: Date; reminded_at: Date | null; outcome: string | null; withdrawn_at: Date | null
}

/** An amendment in your rings, held until the change is done, with who proposed it. 404 otherwise. */
export const heldAmendment = (number: number): Thing<HeldAmendment> => ({
  hold: async (tx, here) => {
    const it = await tx.selectFrom('charter_amendment')
      .select(['id', 'number', 'ring_id', 'changes', 'ends_at', 'reminded_at', 'outcome', 'withdrawn_at'])
      .where('workspace_id', '=', here.workspace.id)
      .where('number', '=', number).where('ring_id', 'in', here.rings.map(({ id }) => id)).forUpdate().executeTakeFirst()
    if (!it) throw notHere()
    return {
      it: { ...it, author: await authorOf(tx, 'charter_amendment', it.id) }, ring_id: it.ring_id,
      about: { kind: 'charter_amendment', id: it.id, number: it.number },
    }
  },
})

const refuseSettled = (it: HeldAmendment) => {
  if (it.withdrawn_at) throw tooLate('withdrawn')
  if (it.outcome) throw tooLate('settled')
}

/** One answer a person, to be changed until the end: the amendment is held, so two at once are still one. */
export const answerAmendment = async (tx: Tx, here: Here, it: HeldAmendment, { answer, reason }: Answer): Promise<Done> => {
  refuseSettled(it)
  if (it.ends_at <= new Date()) throw tooLate('time')
  const mine = await tx.selectFrom('charter_answer').select('id').where('amendment_id', '=', it.id)
    .where(isMine(here, 'charter_answer', 'charter_answer.id').expression).executeTakeFirst()
  const values = { answer, reason: answer === 'none' ? '' : reason, given_at: momentHere(here), perspective: here.who.perspective ?? unnamed }
  if (mine) {
    await tx.updateTable('charter_answer').set(values).where('id', '=', mine.id).execute()
    return {}
  }
  const id = newId()
  const place = { workspace_id: here.workspace.id, ring_id: membersRing(here), amendment_id: it.id }
  await tx.insertInto('charter_answer').values({ id, ...place, ...values }).execute()
  await keepGiver(tx, here, 'charter_answer', [id])
  return {}
}

/** Taken back by who proposed it. What was answered stays to be read. */
export const withdrawAmendment = async (tx: Tx, here: Here, it: HeldAmendment): Promise<Done> => {
  refuseSettled(it)
  await tx.updateTable('charter_amendment').set({ withdrawn_at: momentHere(here) }).where('id', '=', it.id).execute()
  return {}
}

const allAnswered = async (tx: Tx, here: Here, amendment: string): Promise<boolean> => {
  const { rows } = await sql<{ all: boolean }>`select (select count(*) from charter_answer where amendment_id = ${amendment})
    >= (select count(*) from participant where workspace_id = ${here.workspace.id} and ended_at is null) as all`.execute(tx)
  return rows[0]?.all ?? false
}

/** What has to be answered before it can be adopted: that somebody objects, or, of a few without names, that nobody is told whether one does. */
const standsAgainst = async (tx: Tx, here: Here, amendment: string): Promise<'objection' | 'unseen' | undefined> => {
  const { rows: [found] } = await sql<{ given: number; objections: number }>`select count(*)::int as given, (count(*) filter (where answer = 'object'))::int as objections
    from charter_answer where amendment_id = ${amendment}`.execute(tx)
  if (asksUnseen(here, { kind: 'consent', given: found?.given ?? 0 })) return 'unseen'
  return found && found.objections > 0 ? 'objection' : undefined
}

/**
 * States what came of an amendment, once its time is up or everybody answered. Over an objection only when it is said what was done
 * with it (409 'objection'; 'unseen' where nobody may know of one), as with consent. Adopted, it makes the next version in the
 * same transaction, and what else was proposed for the same parts is overtaken.
 */
export const decideAmendment = async (tx: Tx, here: Here, it: HeldAmendment, { outcome, words, aside }: Outcome): Promise<Done> => {
  refuseSettled(it)
  await holdWorkspace(tx, here.workspace.id)
  if (it.ends_at > new Date() && !(await allAnswered(tx, here, it.id))) throw tooLate('running')
  const against = outcome === 'adopted' ? await standsAgainst(tx, here, it.id) : undefined
  if (against && aside === '') throw tooLate(against)
  const stated_at = momentHere(here)
  await tx.updateTable('charter_amendment').set({ outcome, outcome_words: words, aside: against ? aside : '', stated_at }).where('id', '=', it.id).execute()
  const hears = await giversOf(tx, here, 'charter_amendment', [it.id])
  if (outcome === 'not-adopted') return { told: { outcome }, hears }
  const newest = await newestIn(tx, here)
  if (!newest) throw notHere()
  const changes = it.changes as Changes
  const { number: version } = await adopt(tx, here, newest, changes, it.id)
  await sql`update charter_amendment set outcome = 'overtaken', overtaken_by = ${it.number}, stated_at = ${stated_at}
    where workspace_id = ${here.workspace.id} and outcome is null and withdrawn_at is null and id <> ${it.id}
      and exists (select 1 from jsonb_object_keys(changes) part where part = any(${partsIn(changes)}::text[]))`.execute(tx)
  return { told: { outcome, version }, hears }
}

/** Reminds once who takes part and did not answer. */
export const remindOfAmendment = async (tx: Tx, here: Here, it: HeldAmendment): Promise<Done> => {
  refuseSettled(it)
  if (it.reminded_at || it.ends_at <= new Date()) throw tooLate('settled')
  await tx.updateTable('charter_amendment').set({ reminded_at: momentHere(here) }).where('id', '=', it.id).execute()
  const answers = await tx.selectFrom('charter_answer').select('id').where('amendment_id', '=', it.id).execute()
  const answered = new Set(await giversOf(tx, here, 'charter_answer', answers.map(({ id }) => id)))
  return { hears: (await others(tx, here)).filter((person) => !answered.has(person)) }
}
