// Written by npm run tables, from the migrations. Do not edit.
import type { ColumnType, Generated } from 'kysely'

/** platform/limits. What was tried lately, so that limits hold over processes. key_hash: never the address itself. */
export interface AttemptTable {
  kind: string
  key_hash: Buffer
  at: ColumnType<Date, Date | string | undefined, Date | string>
}

/**
 * 5-guide/drafts. What each block or sentence of a draft rests on, drawn from its document when it is saved. sentence
 * null: the whole block. place: where readers find it, such as "3.2".
 */
export interface CitationTable {
  draft_id: string
  block: string
  sentence: number | null
  place: Generated<string>
  kind: 'finding' | 'contribution' | 'source'
  target_id: string
  position: number
}

/**
 * 3-meeting/contributions. What somebody said. Never deleted: withdrawn. said_at is the day only where names are not
 * shown. typed_over_at: from paper, by somebody else than its giver. fate repeats the newest row of table fate.
 */
export interface ContributionTable {
  id: string
  workspace_id: string
  ring_id: string
  number: number
  kind: 'image' | 'expectation' | 'consequence' | 'risk' | 'chance' | 'worry' | 'question' | 'experience'
  perspective: string
  subtopic_id: string | null
  subgroup_id: string | null
  body: string
  said_at: ColumnType<Date, Date | string, Date | string>
  typed_over_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  edited_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  fate: Generated<'open' | 'taken-up' | 'merged' | 'parked' | 'declined'>
}

/** 3-meeting/contributions. How a contribution read before it was edited. */
export interface ContributionRevisionTable {
  id: string
  contribution_id: string
  kind: string
  body: string
  replaced_at: ColumnType<Date, Date | string, Date | string>
}

/** 4-findings/findings. A reasoned objection to a finding, until it is settled with a stated outcome. */
export interface DisputeTable {
  id: string
  workspace_id: string
  ring_id: string
  finding_id: string
  perspective: string
  reason: string
  raised_at: ColumnType<Date, Date | string, Date | string>
  settled_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  outcome: Generated<string>
}

/** 5-guide/drafts. A text in the making: ProseMirror JSON. One editor at a time: the lock. */
export interface DraftTable {
  id: string
  workspace_id: string
  ring_id: string
  number: number
  slug: string
  kind: Generated<'summary' | 'guide' | 'other'>
  title: string
  document: ColumnType<unknown, string, string>
  revision: Generated<number>
  began_at: ColumnType<Date, Date | string, Date | string>
  saved_at: ColumnType<Date, Date | string, Date | string>
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  locked_by: string | null
  locked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  lock_token: string | null
}

/**
 * 5-guide/drafts. Every saved state of a draft. aside: written after the lock had been taken over, kept beside the
 * text.
 */
export interface DraftRevisionTable {
  id: string
  draft_id: string
  revision: number
  title: string
  document: ColumnType<unknown, string, string>
  saved_at: ColumnType<Date, Date | string, Date | string>
  note: Generated<string>
  aside: Generated<boolean>
}

/** 3-meeting/contributions. What was decided about a contribution, newest last. */
export interface FateTable {
  id: string
  contribution_id: string
  kind: 'open' | 'taken-up' | 'merged' | 'parked' | 'declined'
  reason: Generated<string>
  merged_into: string | null
  decided_at: ColumnType<Date, Date | string, Date | string>
}

/** 4-findings/findings. One clear statement drawn from contributions. Withdrawn, merged or split, never deleted. */
export interface FindingTable {
  id: string
  workspace_id: string
  ring_id: string
  number: number
  statement: string
  explanation: Generated<string>
  subtopic_id: string | null
  made_at: ColumnType<Date, Date | string, Date | string>
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  withdrawn_reason: Generated<string>
}

/** 4-findings/findings. What a finding rests on, many to many. */
export interface FindingContributionTable {
  finding_id: string
  contribution_id: string
  linked_at: ColumnType<Date, Date | string, Date | string>
  unlinked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** 4-findings/findings. Which findings a finding was merged or split from. */
export interface FindingDescentTable {
  finding_id: string
  from_finding_id: string
  how: 'merge' | 'split'
  at: ColumnType<Date, Date | string, Date | string>
}

/** 4-findings/findings. How a finding read before it was rephrased. */
export interface FindingRevisionTable {
  id: string
  finding_id: string
  statement: string
  explanation: string
  replaced_at: ColumnType<Date, Date | string, Date | string>
}

/** workspaces/attribution. Who said or did a thing, kept apart from it. Read by attribution.ts only. */
export interface GiverTable {
  kind: 'contribution' | 'finding' | 'dispute' | 'happening' | 'draft_revision'
  thing_id: string
  person_id: string
  organisation_id: string | null
}

/**
 * platform/perform. One row per act, written in the same transaction. Who did it lies in giver. at is the day only
 * where names are not shown.
 */
export interface HappeningTable {
  id: string
  workspace_id: string
  ring_id: string
  act: string
  kind: string | null
  thing_id: string | null
  number: number | null
  told: ColumnType<unknown, string | undefined, string>
  at: ColumnType<Date, Date | string, Date | string>
}

/** platform/jobs. Work to be done, lent to one node at a time, gone when done, parked after five tries. */
export interface JobTable {
  id: string
  kind: string
  key: string | null
  payload: ColumnType<unknown, string | undefined, string>
  run_at: ColumnType<Date, Date | string | undefined, Date | string>
  tries: Generated<number>
  lent_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  lent_to: string | null
  parked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  fault: Generated<string>
}

/** platform/mail. Mail to be sent, and what was sent. One receiver each. */
export interface MailTable {
  id: string
  person_id: string | null
  address: string
  subject: string
  body: string
  html: string | null
  headers: ColumnType<unknown, string | undefined, string>
  message_id: string
  written_at: ColumnType<Date, Date | string | undefined, Date | string>
  sent_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  failed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  fault: Generated<string>
}

/** platform/migrations. What was done to the tables, in order. */
export interface MigrationTable {
  number: number
  name: string
  sha256: string
  ran_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** association/notices. What a person is still to be told by mail, at most one mail a day. */
export interface NoticeTable {
  id: string
  person_id: string
  workspace_id: string
  happening_id: string
  written_at: ColumnType<Date, Date | string | undefined, Date | string>
  mailed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** workspaces/numbers. A number is never used again, not even after a withdrawal. */
export interface NumberGivenTable {
  workspace_id: string
  kind: string
  number: number
}

/** association/organisations. name_key sorts as Dutch readers expect. */
export interface OrganisationTable {
  id: string
  name: string
  name_key: string
  kind: 'municipality' | 'shared-service' | 'supplier' | 'central-government' | 'other'
  size_class: 'small' | 'medium' | 'large' | null
  region: string | null
  since: ColumnType<string, Date | string | undefined, Date | string>
  ended_on: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
}

/** workspaces/people. Who takes part in a think tank, for which organisation, from which perspective. */
export interface ParticipantTable {
  id: string
  workspace_id: string
  person_id: string
  organisation_id: string | null
  perspective: string
  role: Generated<'chair' | 'preparation' | 'member'>
  since: ColumnType<Date, Date | string | undefined, Date | string>
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  last_seen_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** association/members. email_key: the address as compared (lower case). redacted_at: name and address blanked. */
export interface PersonTable {
  id: string
  given_name: string
  prefix: string | null
  family_name: string
  name_key: string
  email: string | null
  email_key: string | null
  language: Generated<'nl' | 'en'>
  organisation_id: string | null
  is_sample: Generated<boolean>
  joined_at: ColumnType<Date, Date | string | undefined, Date | string>
  left_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  redacted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** workspaces/people. The perspectives a think tank listens to, in order. */
export interface PerspectiveTable {
  workspace_id: string
  key: string
  label_nl: string
  label_en: string
  position: number
}

/**
 * 5-guide/publication. An immutable, numbered edition with all it rests on, frozen. It lies in no ring: it is for
 * everyone.
 */
export interface PublicationTable {
  id: string
  thinktank_id: string
  draft_id: string
  slug: string
  number: number
  kind: 'summary' | 'guide' | 'other'
  title: string
  lead: Generated<string>
  document: ColumnType<unknown, string, string>
  grounds: ColumnType<unknown, string, string>
  sources: ColumnType<unknown, string, string>
  colophon: ColumnType<unknown, string, string>
  ripeness: ColumnType<unknown, string, string>
  against: 'grounded' | 'heard' | null
  reason: Generated<string>
  published_at: ColumnType<Date, Date | string, Date | string>
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  withdrawn_reason: Generated<string>
}

/** 5-guide/publication. The citations of an edition, so that the trail can be followed back. */
export interface PublicationCitationTable {
  publication_id: string
  block: string
  sentence: number | null
  place: Generated<string>
  kind: 'finding' | 'contribution' | 'source'
  target_id: string
  position: number
}

/** workspaces/people. A circle within which things are seen. Subgroups are rings too. */
export interface RingTable {
  id: string
  workspace_id: string
  kind: 'public' | 'members' | 'board' | 'administration' | 'preparation' | 'subgroup'
  title: Generated<string>
  question: Generated<string>
  perspective: string | null
  closed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** workspaces/people. Who stands in which ring, from when to when. */
export interface RingPersonTable {
  ring_id: string
  person_id: string
  since: ColumnType<Date, Date | string | undefined, Date | string>
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** association/members. Standing in the association as a whole. */
export interface RoleTable {
  id: string
  person_id: string
  kind: 'administrator' | 'board' | 'secretariat'
  since: ColumnType<Date, Date | string | undefined, Date | string>
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** association/signin. token_hash: sha-256 of the cookie. browser: its family and system, never the whole header. */
export interface SessionTable {
  id: string
  token_hash: Buffer
  person_id: string
  began_at: ColumnType<Date, Date | string | undefined, Date | string>
  seen_at: ColumnType<Date, Date | string | undefined, Date | string>
  expires_at: ColumnType<Date, Date | string, Date | string>
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  browser: Generated<string>
}

/**
 * association/signin. One use, ten minutes, bound to the browser that asked. person_id is null for an address nobody
 * has.
 */
export interface SigninLinkTable {
  id: string
  token_hash: Buffer
  browser_hash: Buffer
  code_hash: Buffer
  person_id: string | null
  return_to: Generated<string>
  asked_at: ColumnType<Date, Date | string | undefined, Date | string>
  expires_at: ColumnType<Date, Date | string, Date | string>
  tries: Generated<number>
  used_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** association/founding. The one association of this installation. sample_since: filled with the fictional sample. */
export interface SiteTable {
  one: Generated<boolean>
  association_name: string
  contact_email: string
  sample_since: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  founded_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** 5-guide/drafts. A work that a text cites, as CSL-JSON. */
export interface SourceTable {
  id: string
  workspace_id: string
  ring_id: string
  key: string
  reference: ColumnType<unknown, string, string>
  title: string
  added_at: ColumnType<Date, Date | string | undefined, Date | string>
  superseded_by: string | null
}

/** 3-meeting/contributions. What a contribution is about. */
export interface SubtopicTable {
  id: string
  workspace_id: string
  ring_id: string
  title: string
  position: number
}

/**
 * workspaces. The site, the association and each think tank. attribution: how names are shown, only ever made
 * stricter.
 */
export interface WorkspaceTable {
  id: string
  kind: 'site' | 'association' | 'thinktank'
  slug: string
  title: string
  assignment: Generated<string>
  attribution: Generated<'named' | 'by-perspective' | 'anonymous'>
  began_on: ColumnType<string, Date | string | undefined, Date | string>
  closed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  is_sample: Generated<boolean>
}

export interface Tables {
  attempt: AttemptTable
  citation: CitationTable
  contribution: ContributionTable
  contribution_revision: ContributionRevisionTable
  dispute: DisputeTable
  draft: DraftTable
  draft_revision: DraftRevisionTable
  fate: FateTable
  finding: FindingTable
  finding_contribution: FindingContributionTable
  finding_descent: FindingDescentTable
  finding_revision: FindingRevisionTable
  giver: GiverTable
  happening: HappeningTable
  job: JobTable
  mail: MailTable
  migration: MigrationTable
  notice: NoticeTable
  number_given: NumberGivenTable
  organisation: OrganisationTable
  participant: ParticipantTable
  person: PersonTable
  perspective: PerspectiveTable
  publication: PublicationTable
  publication_citation: PublicationCitationTable
  ring: RingTable
  ring_person: RingPersonTable
  role: RoleTable
  session: SessionTable
  signin_link: SigninLinkTable
  site: SiteTable
  source: SourceTable
  subtopic: SubtopicTable
  workspace: WorkspaceTable
}
