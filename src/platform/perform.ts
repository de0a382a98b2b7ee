import { sql } from 'kysely'
import { acts, type Act, type ActName, type Held } from '../acts.ts'
import type { Database, Tx } from './database.ts'
import { databaseOf, momentHere, type Here } from './here.ts'
import { hashOf, newId } from './ids.ts'
import { enqueueAll } from './jobs.ts'
import { announce } from './live.ts'
import { notAllowed, Refusal, tooLate } from './refusals.ts'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** What an act is about: the kind of thing, its id, and its number where people call it by one. */
export interface About {
  readonly kind: string
  readonly id: string
  readonly number?: number | null
}

/** What a change hands back: what it was about, what may be told of it in the ring, and which people hear by mail. */
export interface Done {
  readonly about?: About
  /** what it made, where another thing is told of: of a post that is its discussion */
  readonly made?: About
  readonly told?: { readonly [key: string]: Json }
  /** the ring in which it is told, where that is another than the held thing's */
  readonly ring?: string
  /** ids of people who get a notice by mail */
  readonly hears?: readonly string[]
}

/** A thing found within the rings of `here` and locked until the transaction ends; `hold` throws 404 otherwise. */
export interface Thing<T> {
  readonly hold: (tx: Tx, here: Here) => Promise<{ readonly it: T & Held; readonly ring_id: string; readonly about?: About }>
}

/** Throws where somebody may not do this: 409 'withdrawn' where they might until somebody withdrew the thing ('cancelled': a meeting), else 403. */
export const refuseUnlessMay = (here: Here, act: ActName, it: Held): void => {
  const { may }: Act = acts[act]
  if (may(here.who, it)) return
  if (!it.withdrawn_at || !may(here.who, { ...it, withdrawn_at: null })) throw notAllowed()
  throw tooLate('cancelled_at' in it ? 'cancelled' : 'withdrawn')
}

/**
 * The one way in which anything changes: holds the thing, asks acts.ts whether they may (403; 409 'withdrawn' where they might until it was withdrawn), runs the change, and
 * writes the happening and the notices, all in one transaction. A refused or failed act leaves no trace.
 */
export const perform = async <T>(
  here: Here,
  act: ActName,
  thing: Thing<T>,
  change: (tx: Tx, it: T & Held) => Promise<Done | void>,
): Promise<Done> =>
  databaseOf(here).change(async (tx) => {
    const { it, ring_id, about } = await thing.hold(tx, here)
    refuseUnlessMay(here, act, it)
    const done = (await change(tx, it)) ?? {}
    const { quiet }: Act = acts[act]
    if (!quiet) await record(tx, here, act, { ...done, about: done.about ?? about, ring: done.ring ?? ring_id })
    return { ...done, about: done.about ?? about }
  })

/** What a form carries so that it makes one thing: its key, '' when it has none, and what was filled in. */
export interface Once {
  readonly key: string
  readonly fields: unknown
  /** known by its key alone: for who is nobody any more once it is done */
  readonly whoever?: boolean
}

class DoneBefore extends Error {
  constructor(readonly done: Done) { super('done before') }
}

// What was filled in counts: who goes back and writes something else in the same form means another thing.
const hashOfOnce = (here: Here, { key, fields, whoever }: Once, workspace = here.workspace.id): Buffer =>
  hashOf(JSON.stringify([workspace, whoever ? 'whoever' : here.who.member ?? here.who.session, key, fields]))

const doneWith = ({ thing_kind: kind, thing_id: id, thing_number: number }: FormKey): Done => {
  const made = kind && id ? { kind, id, number } : undefined
  return made ? { about: made, made } : {}
}

type FormKey = { thing_kind: string | null; thing_id: string | null; thing_number: number | null }
const keyRow = (db: Database['db'] | Tx, hash: Buffer): Promise<FormKey | undefined> =>
  db.selectFrom('form_key').select(['thing_kind', 'thing_id', 'thing_number']).where('key_hash', '=', hash).executeTakeFirst()

/**
 * What this very form made when it was sent before, if it was: for a page that would look at what is there first. `workspace`: where
 * it was sent, when whoever sent it stands there no longer.
 */
export const doneBefore = async (here: Here, once: Once, workspace?: string): Promise<Done | undefined> => {
  const row = once.key === '' ? undefined : await keyRow(databaseOf(here).db, hashOfOnce(here, once, workspace))
  return row && doneWith(row)
}

/** As `perform`; the same form sent again changes nothing and answers with what it made the first time. */
export const performOnce = async <T>(
  here: Here, once: Once, act: ActName, thing: Thing<T>, change: (tx: Tx, it: T & Held) => Promise<Done | void>,
): Promise<Done> => {
  if (once.key === '') return perform(here, act, thing, change)
  const key_hash = hashOfOnce(here, once)
  try {
    return await perform(here, act, thing, async (tx, it) => {
      // Of two at once the second waits here until the first is through.
      const taken = await tx.insertInto('form_key').values({ key_hash }).onConflict((on) => on.doNothing()).returning('used_on').executeTakeFirst()
      if (!taken) throw new DoneBefore(doneWith(await keyRow(tx, key_hash) as FormKey))
      const done = (await change(tx, it)) ?? {}
      const { kind = null, id = null, number = null } = done.made ?? done.about ?? {}
      await tx.updateTable('form_key').set({ thing_kind: kind, thing_id: id, thing_number: number }).where('key_hash', '=', key_hash).execute()
      return done
    })
  } catch (fault) {
    if (fault instanceof DoneBefore) return fault.done
    // What the first press changed may be why the second is refused: then it hears what the first made.
    const before = fault instanceof Refusal ? await keyRow(databaseOf(here).db, key_hash) : undefined
    if (before) return doneWith(before)
    throw fault
  }
}

/** Forgets keys of forms of more than a week ago: nobody presses a button twice that slowly. */
export const forgetFormKeys = async ({ db }: Database): Promise<void> => {
  await sql`delete from form_key where used_on < current_date - 7`.execute(db)
}

const record = async (tx: Tx, here: Here, act: ActName, done: Done & { ring: string }) => {
  const id = newId()
  await tx.insertInto('happening').values({
    id, act, workspace_id: here.workspace.id, ring_id: done.ring, at: momentHere(here),
    kind: done.about?.kind ?? null, thing_id: done.about?.id ?? null, number: done.about?.number ?? null,
    told: JSON.stringify(done.told ?? {}),
  }).execute()
  await recordGiver(tx, here, id)
  await tellPeople(tx, here, id, [...new Set(done.hears ?? [])])
  if (acts[act].tells === 'ring') await announce(tx, { workspace: here.workspace.id, ring: done.ring, kind: done.about?.kind ?? '' })
}

/** A notice and a mail for each, however many they are in two statements: everybody in a think tank may hear of one act. */
const tellPeople = async (tx: Tx, here: Here, happening_id: string, people: readonly string[]) => {
  if (people.length === 0) return
  await tx.insertInto('notice').values(people.map((person_id) => ({ id: newId(), person_id, workspace_id: here.workspace.id, happening_id }))).execute()
  await enqueueAll(tx, people.map((person_id) => ({ kind: 'notices.mail', key: `notices.mail:${person_id}`, payload: { person_id }, inSeconds: 600 })))
}

/** Where nobody may ever know who did what, it is not written down in the first place. */
const recordGiver = async (tx: Tx, here: Here, happening: string) => {
  if (!here.who.member || here.workspace.attribution === 'anonymous' && here.workspace.kind === 'thinktank') return
  await tx.insertInto('giver').values({
    kind: 'happening', thing_id: happening, person_id: here.who.member, organisation_id: here.who.organisation_id,
  }).execute()
}

/** Does the work; a refusal for one of these reasons becomes a value, so that the same page can say it. */
export const unlessStuck = async (work: Promise<unknown>, reasons: readonly string[]): Promise<string | undefined> => {
  try {
    await work
    return undefined
  } catch (fault) {
    if (fault instanceof Refusal && reasons.includes(fault.reason)) return fault.reason
    throw fault
  }
}

/** Locks a workspace row, for the few changes that must not run beside one another in it. */
export const holdWorkspace = async (tx: Tx, id: string): Promise<void> => {
  await sql`select 1 from workspace where id = ${id} for update`.execute(tx)
}
