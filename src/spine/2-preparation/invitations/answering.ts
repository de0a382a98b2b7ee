import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import type { Database, Tx } from '../../../platform/database.ts'
import { todaySql } from '../../../platform/dates.ts'
import { oneOf, optionalText } from '../../../platform/form.ts'
import type { Here, Language } from '../../../platform/here.ts'
import { hashOf, newId } from '../../../platform/ids.ts'
import { enqueue } from '../../../platform/jobs.ts'
import { holdWorkspace, type Done, type Thing } from '../../../platform/perform.ts'
import { tooLate } from '../../../platform/refusals.ts'
import { clerkIn } from '../../../workspaces/clerk.ts'
import { endParticipant } from '../../../workspaces/people/changes.ts'
import { addToExpectation, merged, withdrawOwn } from '../expectations/changes.ts'
import { closeLinks, type colleagueSchema, type HeldInvitation } from './changes.ts'
import { membersRing, preparationRing, tally } from './round.ts'
import { admit, fillSeats, freeSeats, invitedColumns, isInside, type Desk, type Invited } from './seats.ts'

// An invitation is reached here by the secret of its mail, by somebody who stands in no ring: never by a Here.

export const answerSchema = z.strictObject({ antwoord: oneOf(['ja', 'nee']), take_away: optionalText(1000), bring: optionalText(1000) })
export type AnswerFields = z.output<typeof answerSchema>
type Colleague = z.output<typeof colleagueSchema>

/** What somebody sees who opens the link of an invitation that can still be answered: nothing but what is theirs. */
export interface Answerable {
  readonly id: string
  readonly workspace_id: string
  readonly title: string
  readonly slug: string
  readonly assignment: string
  readonly attribution: Here['workspace']['attribution']
  readonly label_nl: string
  readonly label_en: string
  readonly name: string
  readonly language: Language
  readonly until: string
  readonly answer: HeldInvitation['answer']
  readonly place: number | null
  readonly site: string
  readonly contact: string
}

const worksSql = sql<boolean>`i.withdrawn_at is null and i.sent_at is not null and i.until >= ${todaySql}
  and w.closed_at is null and (i.person_id is null or p.left_at is null and p.redacted_at is null)`

// Nobody who does not wait has a place: comparing with no moment counts nothing.
const placeSql = sql<number | null>`(select nullif(count(*), 0)::int from invitation o where o.workspace_id = i.workspace_id and o.withdrawn_at is null and o.waits_since <= i.waits_since)`

/** The invitation that this secret opens; undefined once it does not any more. Looks, and changes nothing: mail scanners look too. */
export const answerableWith = async (database: Database, token: string): Promise<Answerable | undefined> => {
  const { rows } = await sql<Answerable>`
    select i.id, i.workspace_id, w.title, w.slug, w.assignment, w.attribution, v.label_nl, v.label_en, i.language, i.until::text, i.answer,
      case when i.person_id is not null then concat_ws(' ', p.given_name, p.prefix, p.family_name)
        else concat_ws(' ', i.given_name, i.prefix, i.family_name) end as name,
      ${placeSql} as place,
      site.association_name as site, site.contact_email as contact
    from invitation_link l join invitation i on i.id = l.invitation_id join workspace w on w.id = i.workspace_id
      join perspective v on v.workspace_id = i.workspace_id and v.key = i.perspective cross join site left join person p on p.id = i.person_id
    where l.token_hash = ${hashOf(token)} and ${worksSql}`.execute(database.db)
  return rows[0]
}

/** The clerk who writes down what somebody answers who is not signed in. */
export const deskFor = async (database: Database, workspace: string): Promise<Desk> =>
  ({ tank: await clerkIn(database, { id: workspace }), association: await clerkIn(database, { kind: 'association' }) })

type Answering = Invited & Pick<HeldInvitation, 'answer' | 'waits_since' | 'became_id' | 'keeps_seat'> & { readonly until: string; readonly language: Language }

const heldBy = (link: RawBuilder<unknown>, which: RawBuilder<unknown>): Thing<Answering> => ({
  hold: async (tx, here) => {
    await holdWorkspace(tx, here.workspace.id)
    const { rows } = await sql<Answering>`
      select i.id, i.person_id, i.perspective, i.given_name, i.prefix, i.family_name, i.address, i.organisation_id, i.kind as organisation_kind,
        i.take_away, i.bring, i.answer, i.waits_since, i.became_id, i.keeps_seat, i.language, i.until::text
      from ${link} join workspace w on w.id = i.workspace_id left join person p on p.id = i.person_id
      where ${which} and i.workspace_id = ${here.workspace.id} and ${worksSql} for update of i`.execute(tx)
    const it = rows[0]
    if (!it || it.answer === 'handed-on') throw tooLate('over')
    return { it, ring_id: preparationRing(here), about: { kind: 'invitation', id: it.id } }
  },
})

/** The invitation that a secret opens, held with its workspace until the change is done. Throws 409 'over' when it opens nothing. */
export const heldAnswer = (token: string): Thing<Answering> =>
  heldBy(sql`invitation_link l join invitation i on i.id = l.invitation_id`, sql`l.token_hash = ${hashOf(token)}`)

/** The same for a member who proved by their mail that they are the one invited. */
export const heldAnswerOf = (invitation: string, person: string): Thing<Answering> => heldBy(sql`invitation i`, sql`i.id = ${invitation} and i.person_id = ${person}`)

/** In which think tank an invitation is. */
export const workspaceOf = async (database: Database, invitation: string): Promise<string | undefined> =>
  (await sql<{ id: string }>`select workspace_id as id from invitation where id = ${invitation}`.execute(database.db)).rows[0]?.id

/** The place of an invitation on the waiting list; null when it does not wait. */
export const waitingPlaceOf = async (database: Database, invitation: string): Promise<number | null> =>
  (await sql<{ place: number | null }>`select ${placeSql} as place from invitation i where i.id = ${invitation}`.execute(database.db)).rows[0]?.place ?? null

const answered = (answer: 'yes' | 'no' | 'handed-on') => ({ answer, answered_at: sql<Date>`now()`, owes: null, owes_from: null })

/** Yes: takes part, or waits for a seat. Throws 409 'already' when that was said before: then there is nothing to do twice. */
export const accept = async (tx: Tx, desk: Desk, it: Invited & Pick<HeldInvitation, 'answer' | 'keeps_seat'>, hopes: Pick<AnswerFields, 'take_away' | 'bring'>): Promise<Done> => {
  if (it.answer === 'yes') throw tooLate('already')
  const here = desk.tank
  const waits = !it.keeps_seat && await freeSeats(tx, here) === 0 && !await isInside(tx, here, it)
  const kept = waits ? { waits_since: sql<Date>`now()`, ...hopes } : {}
  await tx.updateTable('invitation').set({ ...answered('yes'), ...kept }).where('id', '=', it.id).execute()
  const participant = waits ? undefined : await admit(tx, desk, { ...it, ...hopes })
  await tally(tx, here)
  return participant
    ? { about: { kind: 'participant', id: participant }, ring: membersRing(here) }
    : { told: { waits: true } }
}

/** Who said yes before adds to what they expect, or changes it. The page does not show what they said, so an empty field keeps it. */
export const expectAnew = async (tx: Tx, desk: Desk, it: Answering, hopes: Pick<AnswerFields, 'take_away' | 'bring'>): Promise<Done> => {
  const here = desk.tank
  if (it.answer !== 'yes') throw tooLate('over')
  if (!it.became_id) {
    await tx.updateTable('invitation').set(merged(it, hopes)).where('id', '=', it.id).execute()
    return {}
  }
  const part = await tx.selectFrom('participant').select('organisation_id').where('workspace_id', '=', here.workspace.id)
    .where('person_id', '=', it.became_id).where('ended_at', 'is', null).executeTakeFirst()
  if (!part) throw tooLate('over')
  await addToExpectation(tx, here, { person_id: it.became_id, organisation_id: part.organisation_id, perspective: it.perspective }, hopes)
  return { ring: membersRing(here), about: { kind: 'expectation', id: it.id } }
}

/** Who took part because of this invitation does not any more. Throws 409 'task' for who prepares: they stop among the participants. */
const letGo = async (tx: Tx, here: Here, person: string | null): Promise<boolean> => {
  if (!person) return false
  const part = await tx.selectFrom('participant').select(['id', 'person_id', 'role']).where('workspace_id', '=', here.workspace.id)
    .where('person_id', '=', person).where('ended_at', 'is', null).forUpdate().executeTakeFirst()
  if (!part) return false
  if (part.role !== 'member') throw tooLate('task')
  await endParticipant(tx, here, part)
  await withdrawOwn(tx, here, person)
  return true
}

const noLonger = { became_id: null, waits_since: null, keeps_seat: false, take_away: '', bring: '' }

/** No: whoever took part goes, and the next in line comes in by the same change. */
export const decline = async (tx: Tx, desk: Desk, it: Pick<Answering, 'id' | 'answer' | 'became_id'>): Promise<Done> => {
  if (it.answer === 'no') throw tooLate('already')
  await letGo(tx, desk.tank, it.became_id)
  await tx.updateTable('invitation').set({ ...answered('no'), ...noLonger }).where('id', '=', it.id).execute()
  const moved = await fillSeats(tx, desk)
  await tally(tx, desk.tank)
  return { told: { moved } }
}

/** Throws 409 'own' when the colleague has the very address that the invitation went to. */
const refuseOwn = async (tx: Tx, it: Invited, { address }: Colleague) => {
  const own = it.person_id
    ? (await tx.selectFrom('person').select('email_key').where('id', '=', it.person_id).executeTakeFirst())?.email_key
    : it.address?.toLowerCase()
  if (own === address.toLowerCase()) throw tooLate('own')
}

/**
 * Somebody else from the same organisation comes instead: an invitation of their own, for the same seat if there was one.
 * When that colleague was asked already nothing more is sent, and the answer is the same: it must not tell who was asked.
 */
export const handOn = async (tx: Tx, desk: Desk, it: Answering, colleague: Colleague): Promise<Done> => {
  const here = desk.tank
  await refuseOwn(tx, it, colleague)
  const held = await letGo(tx, here, it.became_id) || it.keeps_seat
  // Who takes part already needs no second seat: it would stay empty while others wait.
  const keeps = held && !await isInside(tx, here, { ...it, person_id: null, address: colleague.address })
  await tx.updateTable('invitation').set({ ...answered('handed-on'), ...noLonger }).where('id', '=', it.id).execute()
  await tx.insertInto('invitation').values({
    id: newId(), workspace_id: here.workspace.id, ring_id: preparationRing(here), perspective: it.perspective, given_name: colleague.given_name,
    prefix: colleague.prefix || null, family_name: colleague.family_name, address: colleague.address, address_key: colleague.address.toLowerCase(),
    organisation_id: it.organisation_id, kind: it.organisation_kind, organisation: sql<string>`coalesce((select organisation from invitation where id = ${it.id}), '')`,
    language: it.language, instead_of: it.id, keeps_seat: keeps, sent_at: sql<Date>`now()`, until: it.until, owes: 'invitation', owes_from: sql<Date>`now()`,
  }).onConflict((conflict) => conflict.columns(['workspace_id', 'address_key']).where('withdrawn_at', 'is', null).doNothing()).execute()
  await enqueue(tx, { kind: 'invitations.post', key: `invitations.post:${here.workspace.id}`, payload: { workspace: here.workspace.id } })
  await fillSeats(tx, desk)
  await tally(tx, here)
  return {}
}

/** The preparation group notes what somebody told them: from then on the links in their mail answer nothing. */
export const noteAnswer = async (tx: Tx, desk: Desk, it: HeldInvitation, answer: 'ja' | 'nee'): Promise<Done> => {
  if (it.withdrawn_at || !it.sent_at || it.answer === 'handed-on') throw tooLate('answered')
  // Who is no member yet says yes themselves, from the address that is theirs.
  if (answer === 'ja' && !it.person_id) throw tooLate('self')
  if (answer === 'nee') await decline(tx, desk, it)
  else {
    const invited = await tx.selectFrom('invitation').select(invitedColumns).where('id', '=', it.id).executeTakeFirstOrThrow()
    await accept(tx, desk, { ...invited, answer: it.answer, keeps_seat: it.keeps_seat }, { take_away: '', bring: '' })
  }
  await closeLinks(tx, it.id)
  return { told: { answer: answer === 'ja' ? 'yes' : 'no' } }
}
