import { sql } from 'kysely'
import { z } from 'zod'
import { readDay, today } from '../../../association/organisations/days.ts'
import { kinds, sizes } from '../../../association/organisations/queries.ts'
import type { Tx } from '../../../platform/database.ts'
import { email, line, oneOf, optionalText, ticked } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { enqueue } from '../../../platform/jobs.ts'
import { holdWorkspace, type Done, type Thing } from '../../../platform/perform.ts'
import { notHere, tooLate } from '../../../platform/refusals.ts'
import { isOther, seenField } from '../../../platform/seen.ts'
import { isId } from '../../../workspaces/held.ts'
import { isName, type Addressee } from './addresses.ts'
import { fits, openPerspectives, usual, type PeopleFilter } from './queries.ts'
import { membersRing, preparationRing, tally } from './round.ts'
import { fillSeats, type Desk } from './seats.ts'

/** A perspective, or that of each one's kind of organisation. */
export const byKind = 'soort'

const perspective = (here: Here, more: readonly string[] = []) => {
  const known = [...openPerspectives(here).map(({ key }) => key), ...more]
  return z.string({ error: 'choose' }).refine((value) => known.includes(value), 'choose')
}
const language = oneOf(['nl', 'en'])
const filter = { naam: optionalText(100), soort: optionalText(50), regio: optionalText(100), grootte: optionalText(20), pagina: optionalText(6) }

export const pickSchema = (here: Here) => z.strictObject({
  ...filter, kies: z.array(z.string().refine(isId, 'choose')).max(200, 'choose').default([]), allen: ticked(), doe: optionalText(10),
  perspectief: perspective(here, [byKind]),
})
export const listSchema = (here: Here) => z.strictObject({
  lijst: z.string({ error: 'empty' }).pipe(z.string().max(100_000, 'long').refine((text) => text.trim() !== '', 'empty')),
  perspectief: perspective(here), language,
})
export const fileSchema = (here: Here) => z.strictObject({ perspectief: perspective(here), language })

/** A name as people write one: it is put in a mail that we send, so it may hold no address or link. */
const name = (most: number) => line(most).refine(isName, 'name')
const names = { given_name: name(100), prefix: optionalText(30).refine(isName, 'name'), family_name: name(100), address: email() }

export const outsideSchema = (here: Here) => z.strictObject({
  ...names, organisation: optionalText(200).refine((text) => !/\p{Cc}/u.test(text), 'name'),
  kind: z.string().default('').refine((value) => value === '' || (kinds as readonly string[]).includes(value), 'choose')
    .transform((value) => (value === '' ? null : value as (typeof kinds)[number])),
  perspectief: perspective(here), language,
})
export const colleagueSchema = z.strictObject(names)

const daysAhead = (day: string) => (Date.parse(`${day}T12:00:00Z`) - Date.parse(`${today()}T12:00:00Z`)) / 86_400_000
export const sendSchema = z.strictObject({
  seen: seenField(),
  until: z.string({ error: 'date' }).transform((text) => readDay(text.trim()) ?? '').pipe(z.string()
    .refine((day) => day !== '', 'date').refine((day) => day === '' || daysAhead(day) >= 1, 'past').refine((day) => day === '' || daysAhead(day) <= 366, 'far')),
})

const number = (least: number, most: number) => z.string({ error: 'empty' }).transform((text) => text.trim())
  .pipe(z.string().regex(/^\d{1,4}$/, 'number').transform(Number).pipe(z.number().min(least, 'number').max(most, 'number')))
export const limitSchema = z.strictObject({
  seats: z.union([z.string().regex(/^\s*$/).transform(() => null), number(1, 5000)], { error: 'number' }).default(null),
  reminders: number(0, 2), remind_after: number(1, 60), seen: seenField(),
})
/** A button and nothing else. */
export const bareSchema = z.strictObject({})
export const noteSchema = z.strictObject({ antwoord: oneOf(['ja', 'nee']) })
export type OutsideFields = z.output<ReturnType<typeof outsideSchema>>
export type LimitFields = z.output<typeof limitSchema>

/** The filter that a form or an address carries, with everything else left out. */
export const filterFrom = (regions: readonly string[], typed: (name: string) => string): Omit<PeopleFilter, 'page'> => ({
  name: typed('naam').slice(0, 100), kind: kinds.find((one) => one === typed('soort')), size: sizes.find((one) => one === typed('grootte')),
  region: regions.find((one) => one === typed('regio')),
})

/** Where invitations are made: the ring of the preparation group; 404 for others. */
export const theList: Thing<object> = {
  hold: async (tx, here) => {
    const ring_id = preparationRing(here)
    await holdWorkspace(tx, here.workspace.id)
    return { it: {}, ring_id }
  },
}

/** More than this at once is no invitation but a mailing. */
export const mostAtOnce = 1000

interface Picked { readonly ids: readonly string[] | 'all'; readonly filter: Omit<PeopleFilter, 'page'>; readonly perspective: string }

/**
 * Puts members on the list: those who are ticked, or all who fit the filter. Throws 409 'perspective' when a perspective is
 * taken from the kind of organisation and that of somebody has none here, 'nobody' when nobody is left to put on it.
 */
export const choosePeople = async (tx: Tx, here: Here, { ids, filter: fitting, perspective: chosen }: Picked): Promise<Done> => {
  const who = ids === 'all' ? fits(here, fitting) : sql<boolean>`person.id = any(${[...ids]}::uuid[]) and ${fits(here, filterFrom([], () => ''))}`
  const { rows } = await sql<{ id: string; perspective: string | null }>`
    select person.id, p.key as perspective from person left join organisation on organisation.id = person.organisation_id
      left join perspective p on p.workspace_id = ${here.workspace.id} and p.key = ${chosen === byKind ? sql`organisation.kind` : chosen}
    where ${who} limit ${mostAtOnce + 1}`.execute(tx)
  const known = new Set(openPerspectives(here).map(({ key }) => key))
  if (rows.length === 0) throw tooLate('nobody')
  if (rows.length > mostAtOnce) throw tooLate('many')
  if (rows.some((row) => row.perspective === null || !known.has(row.perspective))) throw tooLate('perspective')
  const { rows: made } = await sql<{ id: string }>`
    insert into invitation (workspace_id, ring_id, perspective, person_id, organisation_id, language)
    select ${here.workspace.id}, ${preparationRing(here)}, one.perspective, person.id, person.organisation_id, person.language
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map((row) => row.perspective)}::text[]) as one (id, perspective) join person on person.id = one.id
    on conflict (workspace_id, person_id) where withdrawn_at is null do nothing returning id`.execute(tx)
  return { told: { count: made.length } }
}

type Outside = Addressee & { readonly kind?: OutsideFields['kind'] }

/**
 * Puts people from outside on the list, by the address that was typed. Whether a member has that address is not looked at:
 * whoever types addresses must not learn whose they are. An organisation of the association is known by its exact name.
 */
export const chooseOutside = async (
  tx: Tx, here: Here, people: readonly Outside[], part: { readonly perspective: string; readonly language: 'nl' | 'en' },
): Promise<Done> => {
  const list = JSON.stringify(people.map((one) => ({ ...one, prefix: one.prefix || null, key: one.address.toLowerCase(), kind: one.kind ?? null })))
  const { rows } = await sql<{ id: string }>`
    insert into invitation (workspace_id, ring_id, perspective, given_name, prefix, family_name, address, address_key, organisation, organisation_id, kind, language)
    select ${here.workspace.id}, ${preparationRing(here)}, ${part.perspective}, one.given_name, one.prefix, one.family_name, one.address, one.key, one.organisation,
      (select o.id from organisation o where lower(o.name) = lower(one.organisation) and (o.ended_on is null or o.ended_on > current_date) order by o.id limit 1),
      one.kind, ${part.language}
    from jsonb_to_recordset(${list}::jsonb) as one (given_name text, prefix text, family_name text, address text, key text, organisation text, kind text)
    on conflict (workspace_id, address_key) where withdrawn_at is null do nothing returning id`.execute(tx)
  if (rows.length === 0) throw tooLate('nobody')
  return { told: { count: rows.length } }
}

/** Takes somebody off the list again: nobody was told, so nothing of them need stay. */
export const dropInvitation = async (tx: Tx, { id }: { id: string }): Promise<void> => {
  await tx.deleteFrom('invitation').where('id', '=', id).where('sent_at', 'is', null).execute()
}

/** Invites everybody on the list; the mail is a job. Throws 409 'nobody' when there is nobody on it, 'listed' when it is not the list that was shown: mail cannot be taken back. */
export const sendInvitations = async (tx: Tx, here: Here, { until, seen }: z.output<typeof sendSchema>): Promise<Done> => {
  const ready = await tx.selectFrom('invitation').select('id').where('workspace_id', '=', here.workspace.id).where('sent_at', 'is', null).where('withdrawn_at', 'is', null).orderBy('id').execute()
  if (ready.length > 0 && isOther(seen, ready.map(({ id }) => id))) throw tooLate('listed')
  const sent = await tx.updateTable('invitation').set({ sent_at: sql<Date>`now()`, until, owes: 'invitation', owes_from: sql<Date>`now()` })
    .where('workspace_id', '=', here.workspace.id).where('sent_at', 'is', null).where('withdrawn_at', 'is', null).returning('id').execute()
  if (sent.length === 0) throw tooLate('nobody')
  await enqueue(tx, { kind: 'invitations.post', key: `invitations.post:${here.workspace.id}`, payload: { workspace: here.workspace.id } })
  await tally(tx, here)
  return { told: { count: sent.length } }
}

/** What the form about seats and reminders shows. */
export const limitsShown = ({ seats, reminders, remind_after }: Omit<LimitFields, 'seen'>) => ({ seats, reminders, remind_after })

/** How many may take part, and when who does not answer is reminded. Who waited comes in by the same change. 409 'changed' over what was not seen. */
export const limitSeats = async (tx: Tx, here: Here, desk: Desk, { seen, ...fields }: LimitFields): Promise<Done> => {
  const now = await tx.selectFrom('invitation_round').select(['seats', 'reminders', 'remind_after']).where('workspace_id', '=', here.workspace.id).executeTakeFirst()
  if (isOther(seen, limitsShown(now ?? usual))) throw tooLate('changed')
  await tx.insertInto('invitation_round').values({ workspace_id: here.workspace.id, ring_id: membersRing(here), ...fields })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(fields)).execute()
  const moved = await fillSeats(tx, desk)
  await tally(tx, here)
  return { told: { moved } }
}

export interface HeldInvitation {
  readonly id: string
  readonly person_id: string | null
  readonly sent_at: Date | null
  readonly answer: 'yes' | 'no' | 'handed-on' | null
  readonly waits_since: Date | null
  readonly became_id: string | null
  readonly keeps_seat: boolean
  readonly perspective: string
  readonly withdrawn_at: Date | null
}

/**
 * An invitation of this think tank, held until the change is done. The workspace is held first, always: whoever looks for a
 * seat holds it too, and two who hold the same things in another order would wait for each other.
 */
export const heldInvitation = (id: string): Thing<HeldInvitation> => ({
  hold: async (tx, here) => {
    const ring_id = preparationRing(here)
    if (!isId(id)) throw notHere()
    await holdWorkspace(tx, here.workspace.id)
    const it = await tx.selectFrom('invitation').select([
      'id', 'person_id', 'sent_at', 'answer', 'waits_since', 'became_id', 'keeps_seat', 'perspective', 'withdrawn_at',
    ]).where('id', '=', id).where('workspace_id', '=', here.workspace.id).forUpdate().executeTakeFirst()
    if (!it) throw notHere()
    return { it, ring_id, about: { kind: 'invitation', id } }
  },
})

/** The links of an invitation answer nothing any more. */
export const closeLinks = async (tx: Tx, id: string): Promise<void> => {
  await tx.deleteFrom('invitation_link').where('invitation_id', '=', id).execute()
}

/** Takes an invitation back: its links are dead at once. Throws 409 for one that was accepted or withdrawn. */
export const withdrawInvitation = async (tx: Tx, desk: Desk, it: HeldInvitation): Promise<void> => {
  if (it.withdrawn_at || !it.sent_at || it.answer === 'yes' && !it.waits_since) throw tooLate('answered')
  await tx.updateTable('invitation').set({ withdrawn_at: sql<Date>`now()`, waits_since: null, owes: null, owes_from: null, keeps_seat: false, take_away: '', bring: '' })
    .where('id', '=', it.id).execute()
  await closeLinks(tx, it.id)
  await fillSeats(tx, desk)
  await tally(tx, desk.tank)
}
