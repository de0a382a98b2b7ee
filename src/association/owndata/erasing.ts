import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { Here } from '../../platform/here.ts'
import { letLeave } from '../members/changes.ts'
import type { RoleKind } from '../members/queries.ts'
import { eraseTexts } from './erasingtexts.ts'

// Erasing goes over the tables of every slice: in one place, so that a test can hold it against the schema.

/** Rows that are only about one person: gone. In the order in which one may rest on another. */
export const gone = [
  'session', 'signin_link', 'passkey', 'passkey_challenge', 'authenticator', 'recovery_code', 'address_change', 'oidc_request', 'identity',
  'notice', 'mail', 'import_file', 'reading', 'following', 'mailing', 'mail_less', 'calendar_feed', 'card_hand', 'evaluation_link',
  'contact_person', 'date_poll_voice', 'date_poll_link', 'subgroup_wish', 'subgroup_proposal_seat', 'reply_key', 'mail_in', 'knowledge_import',
  'discussion_reading', 'discussion_level',
] as const

/** Rows that say what somebody was, from when to when: ended, and from then on of somebody without a name. */
export const ended = ['role', 'ring_person', 'participant', 'regional_chair', 'mandate'] as const

/** Every other column that points at a person or holds a name or an address, and what becomes of it. A test knows if one is missing. */
export const treated: Readonly<Record<string, string>> = {
  'person.given_name': 'blanked', 'person.family_name': 'blanked', 'person.name_key': 'blanked', 'person.email': 'blanked', 'person.email_key': 'blanked',
  'giver.person_id': 'gone where names are not shown; elsewhere it points at a person without a name',
  'meeting_attendee.person_id': 'points at a person without a name', 'meeting_attendee.name': 'of a guest or an alternate, put down by who leads or by the member they come for', 'meeting_document.name': 'of a file', 'post_file.name': 'of a file', 'post_mention.person_id': 'points at a person without a name',
  'erasure.person_id': 'says that it was done', 'decision_voice.voice': 'of nobody from then on', 'dot.voter': 'of nobody from then on', 'job.payload': 'gone with its row', 'draft.locked_by': 'released', 'ring.facilitator': 'released', 'ring.reporter': 'released',
  'subgroup_wish.about_id': 'gone with its row', 'subgroup_proposal_group.facilitator_id': 'emptied', 'subgroup_proposal_group.reporter_id': 'emptied',
  'invitation.person_id': 'points at a person without a name', 'invitation.became_id': 'points at a person without a name',
  'invitation.given_name': 'blanked', 'invitation.family_name': 'blanked', 'invitation.address': 'blanked', 'invitation.address_key': 'blanked',
  'signin_link.email_key': 'gone with its row', 'address_change.email': 'gone with its row', 'mail.address': 'gone with its row',
  'mail_in.address': 'gone with its row, by its person or its address', 'mail_bounce.address_key': 'gone with its row',
  'contact_person.name': 'gone with its row, by its person or its address', 'contact_person.email': 'gone with its row', 'contact_person.phone': 'gone with its row',
  'website.disclosure_email': 'of the association', 'organisation.name': 'of an organisation', 'organisation.name_key': 'of an organisation', 'region.name': 'of a region', 'region.name_key': 'of a region',
  'site.association_name': 'of the association', 'site.contact_email': 'of the association', 'passkey.name': 'gone with its row',
  'import_file.name': 'gone with its row', 'other_feed.address': 'of a website', 'knowledge_file.name': 'of a file', 'migration.name': 'of a file of the program',
}

const forget = async (tx: Tx, id: string, email: string | null) => {
  // Waiting work and mail to people from outside are known by the address only.
  const address = email?.toLowerCase() ?? null
  await sql`delete from mail where lower(address) = ${address}`.execute(tx)
  await sql`delete from mail_in where lower(address) = ${address}`.execute(tx)
  await sql`delete from mail_bounce where address_key = ${address}`.execute(tx)
  await sql`delete from contact_person where lower(email) = ${address}`.execute(tx)
  await sql`delete from signin_link where email_key = ${address}`.execute(tx)
  await sql`delete from job where strpos(payload::text, ${id}) > 0 or strpos(lower(payload::text), ${address}) > 0`.execute(tx)
  for (const table of gone) await sql`delete from ${sql.table(table)} where person_id = ${id}`.execute(tx)
  await sql`delete from subgroup_wish where about_id = ${id}`.execute(tx)
  // A voice and a dot stay given: from then on they are of nobody.
  await sql`update decision_voice set voice = gen_random_uuid() where voice = ${id}`.execute(tx)
  await sql`update dot set voter = gen_random_uuid() where voter = ${id}`.execute(tx)
  await sql`update subgroup_proposal_group set facilitator_id = nullif(facilitator_id, ${id}), reporter_id = nullif(reporter_id, ${id})
    where ${id} in (facilitator_id, reporter_id)`.execute(tx)
  // The number of a mail leads to its sender.
  await sql`update post set message_id = null, in_reply_to = null where message_id is not null and id in (select thing_id from giver where kind = 'post' and person_id = ${id})`.execute(tx)
  await sql`update draft set locked_by = null, locked_at = null, lock_token = null where locked_by = ${id}`.execute(tx)
  await sql`update ring set facilitator = nullif(facilitator, ${id}), reporter = nullif(reporter, ${id}) where ${id} in (facilitator, reporter)`.execute(tx)
  const invited = sql`person_id = ${id} or became_id = ${id} or address_key = ${address}`
  await sql`delete from invitation_link where invitation_id in (select i.id from invitation i where ${invited})`.execute(tx)
  await sql`update invitation set given_name = '', prefix = null, family_name = '', organisation = '', take_away = '', bring = '', owes = null,
      owes_from = null, waits_since = null, withdrawn_at = coalesce(withdrawn_at, now()),
      address = case when address is null then null else id || '@gewist.invalid' end,
      address_key = case when address is null then null else id || '@gewist.invalid' end
    where ${invited}`.execute(tx)
}

/** Where names are not shown nothing says any more whose a thing was. `place` finds the workspace of a thing, by kind. */
export const places: Readonly<Record<string, string>> = {
  knowledge_item: 'knowledge_item', knowledge_note: 'knowledge_note', knowledge_read: 'knowledge_read', knowledge_revision: 'knowledge_revision', source_revision: 'source_revision',
  contribution: 'contribution', finding: 'finding', dispute: 'dispute', happening: 'happening', signoff: 'signoff', expectation: 'expectation',
  discussion: 'discussion', post: 'post', appreciation: 'appreciation', date_poll_answer: 'date_poll_answer', decision: 'decision', decision_answer: 'decision_answer', charter_amendment: 'charter_amendment', charter_answer: 'charter_answer', concept_answer: 'concept_answer', concept_version: 'concept_version', report: 'report', hiding: 'hiding',
}

const unseal = async (tx: Tx, id: string) => {
  const things = Object.entries(places).map(([kind, table]) => sql`select ${kind}::text as kind, id, workspace_id from ${sql.table(table)}
    where id in (select thing_id from giver where person_id = ${id} and kind = ${kind})`)
  const revisions = sql`select 'draft_revision'::text, r.id, d.workspace_id from draft_revision r join draft d on d.id = r.draft_id
    where r.id in (select thing_id from giver where person_id = ${id} and kind = 'draft_revision')`
  await sql`delete from giver g using (${sql.join([...things, revisions], sql` union all `)}) t, workspace w
    where g.person_id = ${id} and g.kind = t.kind and g.thing_id = t.id and w.id = t.workspace_id
      and w.kind = 'thinktank' and w.attribution <> 'named'`.execute(tx)
}

export interface Erasable { readonly id: string; readonly email: string | null; readonly left_at: Date | null; readonly roles: readonly RoleKind[] }

/**
 * Somebody's name, address and all that is about them alone is gone; what they were part of stays, without a name. With
 * `texts` also what they wrote. Answers who spoke by a mandate of theirs. Throws 409 'last-administrator', as leaving does.
 */
export const erasePerson = async (tx: Tx, here: Here, person: Erasable, texts: boolean): Promise<readonly string[]> => {
  const { id } = person
  const { hears = [] } = person.left_at ? {} : await letLeave(tx, here, person)
  if (texts) await eraseTexts(tx, id)
  await unseal(tx, id)
  await forget(tx, id, person.email)
  await tx.updateTable('person').set({
    given_name: '', prefix: null, family_name: '', name_key: '', email: null, email_key: null, organisation_id: null,
    language: 'nl', addressed_as: 'given', mail_rhythm: 'never', membership: 'member', redacted_at: sql<Date>`now()`,
  }).where('id', '=', id).execute()
  await tx.insertInto('erasure').values({ person_id: id, texts }).execute()
  return hears
}

/** Somebody to be erased, who may have left already; undefined when there is nobody by this id, or it was done before. */
export const erasableWith = async (tx: Tx, id: string): Promise<Erasable | undefined> => {
  const person = await tx.selectFrom('person').select(['id', 'email', 'left_at']).where('id', '=', id).where('redacted_at', 'is', null).forUpdate().executeTakeFirst()
  if (!person) return undefined
  const roles = await tx.selectFrom('role').select('kind').where('person_id', '=', id).where('ended_at', 'is', null).execute()
  return { ...person, roles: roles.map(({ kind }) => kind) }
}
