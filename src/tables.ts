// Written by npm run tables, from the migrations. Do not edit.
import type { ColumnType, Generated } from 'kysely'

/**
 * association/account. A new address that waits for its owner to confirm it: one use, one hour. from_key: the address
 * it replaces, which must still be the one in use.
 */
export interface AddressChangeTable {
  id: string
  person_id: string
  email: string
  from_key: string | null
  token_hash: Buffer
  code_hash: Buffer
  tries: Generated<number>
  expires_at: ColumnType<Date, Date | string, Date | string>
  used_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/**
 * 3-meeting/meetings. A part of the agenda, with its minutes: what was said (numbers of contributions) and what was
 * decided.
 */
export interface AgendaItemTable {
  id: string
  meeting_id: string
  position: number
  title: string
  minutes: number
  notes: Generated<string>
  outcome: Generated<string>
  contributions: Generated<number[]>
  /** Numbers of the decisions that this part is about, as contributions holds those of contributions. */
  decisions: Generated<number[]>
}

/**
 * 3-meeting/evaluation. How one participant found a meeting; who it is lies in giver, and nowhere once an evaluation
 * without names has ended. given_at is the day only where names are not shown.
 */
export interface AppreciationTable {
  id: string
  workspace_id: string
  ring_id: string
  evaluation_id: string
  perspective: string
  met: 'yes' | 'partly' | 'no'
  value: number
  well: Generated<string>
  better: Generated<string>
  next: Generated<string>
  given_at: ColumnType<Date, Date | string, Date | string>
  withheld: 'hidden' | 'by-giver' | null
  withheld_reason: Generated<string>
}

/** platform/limits. What was tried lately, so that limits hold over processes. key_hash: never the address itself. */
export interface AttemptTable {
  kind: string
  key_hash: Buffer
  at: ColumnType<Date, Date | string | undefined, Date | string>
}

/**
 * association/signin. The secret shared with an app that gives codes (RFC 6238). last_step: so that a code works
 * once. Unconfirmed ones are forgotten after an hour.
 */
export interface AuthenticatorTable {
  id: string
  person_id: string
  secret: Buffer
  begun_at: ColumnType<Date, Date | string | undefined, Date | string>
  confirmed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  last_step: ColumnType<number, number | bigint | string | undefined, number | bigint | string>
  /**
   * Whether secret is sealed under the key of this installation (platform/sealing.ts). False: from before; sealed at
   * its next use.
   */
  sealed: Generated<boolean>
}

/**
 * 3-meeting/board. A board of a meeting, open from opened_at to closed_at. round_id and card_group_id: what all
 * screens show. meeting_id: its meeting, when it has one. Both point at rows that may be younger, so neither is a
 * foreign key.
 */
export interface BoardTable {
  id: string
  workspace_id: string
  ring_id: string
  meeting_id: string | null
  code: string
  title: string
  guests: Generated<'none' | 'asked' | 'everyone'>
  round_id: string | null
  card_group_id: string | null
  opened_at: ColumnType<Date, Date | string, Date | string>
  closed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/**
 * 3-meeting/board. Somebody without an account who asked to join, by the secret in their browser. No name is asked.
 * Gone when the board closes.
 */
export interface BoardGuestTable {
  id: string
  board_id: string
  token_hash: Buffer
  perspective: string
  asked_at: ColumnType<Date, Date | string, Date | string>
  let_in_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  refused_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/**
 * 3-meeting/board. How many steps a board has told to its screens. The row is the queue: steps get their number in
 * the order in which they are committed, so who knows one number has missed nothing before it.
 */
export interface BoardPulseTable {
  board_id: string
  seq: number
}

/**
 * 3-meeting/board. A round of a board; subgroup_id when it is the question of one subgroup. ends_at: when its timer
 * runs out. A closed round has handed its cards over as contributions.
 */
export interface BoardRoundTable {
  id: string
  board_id: string
  position: number
  kind: 'images' | 'experiences' | 'expectations' | 'question'
  subgroup_id: string | null
  question: string
  phase: Generated<'writing' | 'open' | 'grouping' | 'voting' | 'talking' | 'closed'>
  ends_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  dots: Generated<number>
  closed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/**
 * 3-meeting/board. What changed on an open board, for screens that were away for a moment. Where nobody may know who
 * said what, no card is named (beat). Gone when the board closes.
 */
export interface BoardStepTable {
  board_id: string
  seq: number
  kind: 'card' | 'gone' | 'beat' | 'timer' | 'page' | 'guests' | 'closed'
  card_id: string | null
}

/** 3-meeting/meetings. The private address of a person’s calendar: of one think tank, or of all. */
export interface CalendarFeedTable {
  id: string
  person_id: string
  workspace_id: string | null
  token_hash: Buffer
  made_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/**
 * 3-meeting/board. One thought. Its id is made where it was typed, so that it comes once and only once. Without a
 * moment and in a drawn order, so that neither says whose it is. late: it came when its round had closed.
 */
export interface CardTable {
  id: string
  board_id: string
  round_id: string
  kind: 'image' | 'expectation' | 'consequence' | 'risk' | 'chance' | 'worry' | 'question' | 'experience'
  perspective: string
  body: string
  position: Generated<number>
  card_group_id: string | null
  late: Generated<boolean>
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  removed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  removed_reason: Generated<string>
  contribution_id: string | null
  /** Sent since the last beat, where nobody may know who said what: until the next one only its giver sees it. */
  held: Generated<boolean>
}

/** 3-meeting/board. Cards that belong together, by the name that the people at the table gave it. */
export interface CardGroupTable {
  id: string
  round_id: string
  title: string
  position: number
  gone_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** 3-meeting/board. Who may still change a card, apart from it, until it is handed over. Read by changes only. */
export interface CardHandTable {
  card_id: string
  person_id: string | null
  organisation_id: string | null
  guest_id: string | null
}

/**
 * 2-preparation/charter. Each version of what a think tank agreed, whole; never changed after. amendment_id: what it
 * came from, null for the first.
 */
export interface CharterTable {
  id: string
  workspace_id: string
  ring_id: string
  version: number
  content: ColumnType<unknown, string, string>
  amendment_id: string | null
  adopted_at: ColumnType<Date, Date | string, Date | string>
}

/**
 * 2-preparation/charter. A proposal to change the charter: the parts as they would read, asked of the group until
 * ends_at. Who proposed it lies in giver. overtaken_by: number of the amendment that changed the same part first.
 */
export interface CharterAmendmentTable {
  id: string
  workspace_id: string
  ring_id: string
  number: number
  on_version: number
  changes: ColumnType<unknown, string, string>
  why: string
  perspective: string
  proposed_at: ColumnType<Date, Date | string, Date | string>
  ends_at: ColumnType<Date, Date | string, Date | string>
  reminded_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  outcome: 'adopted' | 'not-adopted' | 'overtaken' | null
  outcome_words: Generated<string>
  stated_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  overtaken_by: number | null
  withheld: 'hidden' | 'by-giver' | null
  withheld_reason: Generated<string>
  /** adopted while somebody had an objection: what was done with it, or why it was set aside */
  aside: Generated<string>
}

/**
 * 2-preparation/charter. What one person answers to an amendment; changed until it ends. Who lies in giver, so one
 * per person is kept by holding the amendment.
 */
export interface CharterAnswerTable {
  id: string
  workspace_id: string
  ring_id: string
  amendment_id: string
  perspective: string
  answer: 'agree' | 'object' | 'none'
  reason: Generated<string>
  given_at: ColumnType<Date, Date | string, Date | string>
  withheld: 'hidden' | 'by-giver' | null
  withheld_reason: Generated<string>
}

/** 2-preparation/charter. The charter while the preparation group still writes it; gone once the first version is set. */
export interface CharterDraftTable {
  workspace_id: string
  ring_id: string
  content: ColumnType<unknown, string, string>
  saved_at: ColumnType<Date, Date | string, Date | string>
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
 * beside/glossary. A word of which a group says what it means. label: as it reads now. uri, language, rest: of one
 * that came from elsewhere. opened_at: since when everybody reads what others wrote. stamp: another at each change.
 */
export interface ConceptTable {
  id: string
  workspace_id: string
  ring_id: string
  number: number
  label: string
  label_key: string
  language: Generated<string>
  uri: Generated<string>
  thesaurus_id: string | null
  rest: Generated<string>
  begun_at: ColumnType<Date, Date | string, Date | string>
  opened_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  withdrawn_why: Generated<string>
  stamp: Generated<string>
}

/**
 * beside/glossary. What one member understands by a concept, read by nobody else until it is opened. Who gave it lies
 * in giver.
 */
export interface ConceptAnswerTable {
  id: string
  workspace_id: string
  ring_id: string
  concept_id: string
  perspective: string
  definition: string
  given_at: ColumnType<Date, Date | string, Date | string>
  withheld: 'hidden' | 'by-giver' | null
  withheld_reason: Generated<string>
}

/**
 * beside/glossary. What everyone may read of a concept: its adopted version as it was given to the public, apart from
 * the ring it lies in.
 */
export interface ConceptPublicTable {
  concept_id: string
  workspace_id: string
  language: string
  uri: Generated<string>
  label: string
  label_key: string
  version: number
  described: ColumnType<unknown, string, string>
  published_at: ColumnType<Date, Date | string, Date | string>
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/**
 * beside/glossary. How a concept is described: proposed, put to the group (decision_id), adopted with that outcome or
 * with a stated reason, and superseded by a later one. broader, related: ids of concepts. Who proposed it lies in
 * giver.
 */
export interface ConceptVersionTable {
  id: string
  workspace_id: string
  ring_id: string
  concept_id: string
  version: number
  label: string
  label_en: Generated<string>
  alt: Generated<string[]>
  hidden: Generated<string[]>
  definition: Generated<string>
  explanation: Generated<string>
  examples: Generated<string[]>
  note: Generated<string>
  sources: ColumnType<unknown, string | undefined, string>
  broader: Generated<string[]>
  related: Generated<string[]>
  proposed_at: ColumnType<Date, Date | string, Date | string>
  decision_id: string | null
  adopted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  adopted_why: Generated<string>
  superseded_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/**
 * onward/site. Whom to ask, shown to everyone with their consent (agreed_at). Deleted when they stop: it is personal
 * data that nothing rests on.
 */
export interface ContactPersonTable {
  id: string
  name: string
  about: string
  about_en: Generated<string>
  email: Generated<string>
  phone: Generated<string>
  agreed_at: ColumnType<Date, Date | string | undefined, Date | string>
  edited_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /**
   * The member it is, when that could be told from the address or the name as it was written down: then they are found
   * again after they moved. Null: somebody else.
   */
  person_id: string | null
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
  /**
   * hidden: by who moderates, with withheld_reason. by-giver: its giver had it erased. Written by beside/moderation and
   * association/owndata.
   */
  withheld: 'hidden' | 'by-giver' | null
  withheld_reason: Generated<string>
}

/** 3-meeting/contributions. How a contribution read before it was edited. */
export interface ContributionRevisionTable {
  id: string
  contribution_id: string
  kind: string
  body: string
  replaced_at: ColumnType<Date, Date | string, Date | string>
}

/**
 * 2-preparation/datepoll. Days from which a ring says when it can meet, until an end. minimum, every_perspective,
 * every_chair: what a day must have. chosen_option: the day that it became.
 */
export interface DatePollTable {
  id: string
  workspace_id: string
  ring_id: string
  title: string
  about: Generated<string>
  zone: Generated<string>
  minimum: Generated<number>
  every_perspective: Generated<boolean>
  every_chair: Generated<boolean>
  asked_at: ColumnType<Date, Date | string, Date | string>
  ends_at: ColumnType<Date, Date | string, Date | string>
  reminded_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  chosen_option: string | null
  chosen_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** 2-preparation/datepoll. When one person can: by option yes, maybe or no. Who gave it lies in giver. */
export interface DatePollAnswerTable {
  id: string
  workspace_id: string
  ring_id: string
  poll_id: string
  perspective: string
  choices: ColumnType<unknown, string, string>
  comment: Generated<string>
  given_at: ColumnType<Date, Date | string, Date | string>
  withheld: 'hidden' | 'by-giver' | null
  withheld_reason: Generated<string>
}

/** 2-preparation/datepoll. The secret in a mail with which one person answers one poll without signing in. */
export interface DatePollLinkTable {
  token_hash: Buffer
  poll_id: string
  person_id: string
  made_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** 2-preparation/datepoll. A day or part of a day that can be chosen. */
export interface DatePollOptionTable {
  id: string
  poll_id: string
  part: 'day' | 'morning' | 'afternoon' | 'evening' | 'own'
  starts_at: ColumnType<Date, Date | string, Date | string>
  ends_at: ColumnType<Date, Date | string, Date | string>
}

/**
 * 2-preparation/datepoll. Who is asked and which answer is theirs, so that they can change it. zone: in which they
 * read the times. told_at, reminded_at: the one mail and the one reminder.
 */
export interface DatePollVoiceTable {
  poll_id: string
  person_id: string
  answer_id: string | null
  zone: string | null
  told_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  reminded_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/**
 * beside/decisions. A question with an end that a ring answers, and what came of it. Who asked lies in giver.
 * results: from when on the answers show. per_organisation: one voice per organisation. secret: who answered what is
 * kept nowhere.
 */
export interface DecisionTable {
  id: string
  workspace_id: string
  ring_id: string
  number: number
  kind: 'advice' | 'consent' | 'vote' | 'ranking' | 'dots'
  title: string
  body: string
  options: Generated<string[]>
  dots: Generated<number>
  results: 'open' | 'own' | 'closed'
  per_organisation: Generated<boolean>
  secret: Generated<boolean>
  quorum: Generated<number>
  perspective: string
  proposed_at: ColumnType<Date, Date | string, Date | string>
  ends_at: ColumnType<Date, Date | string, Date | string>
  edited_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  reminded_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  outcome: 'adopted' | 'not-adopted' | 'undecided' | null
  outcome_words: Generated<string>
  stated_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  review_on: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  reviewed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  withheld: 'hidden' | 'by-giver' | null
  withheld_reason: Generated<string>
  told_end_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** consent that was adopted while somebody had an objection: what was done with it, or why it was set aside */
  aside: Generated<string>
  /** What was stated before the question was reopened, the oldest first: outcome, words, aside and stated_at of each. */
  earlier: ColumnType<unknown, string | undefined, string>
}

/**
 * beside/decisions. One answer: by option what it weighs (1 for the one that was chosen, a place, or a number of
 * dots). Who gave it lies in giver, and nowhere when it is secret.
 */
export interface DecisionAnswerTable {
  id: string
  workspace_id: string
  ring_id: string
  decision_id: string
  perspective: string
  weights: ColumnType<unknown, string, string>
  reason: Generated<string>
  given_at: ColumnType<Date, Date | string, Date | string>
  withheld: 'hidden' | 'by-giver' | null
  withheld_reason: Generated<string>
}

/**
 * beside/decisions. Who has answered, so that nobody does twice: a person, or an organisation where each has one
 * voice. Without answer_id when it is secret: then nothing ties it to an answer.
 */
export interface DecisionVoiceTable {
  decision_id: string
  voice: string
  answer_id: string | null
}

/**
 * beside/discussions. What a ring talks about. Who began it lies in giver. posts: how many there are, and so the
 * place of the last. conclusion: what it came to, when it was closed.
 */
export interface DiscussionTable {
  id: string
  workspace_id: string
  ring_id: string
  number: number
  subtopic_id: string | null
  title: string
  perspective: string
  posts: Generated<number>
  begun_at: ColumnType<Date, Date | string, Date | string>
  last_at: ColumnType<Date, Date | string, Date | string>
  closed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  conclusion: Generated<string>
  withheld: 'hidden' | 'by-giver' | null
  withheld_reason: Generated<string>
}

/**
 * beside/discussions. What somebody wants to hear of a discussion, or of all in a ring. about: the id of either.
 * Nobody else sees it.
 */
export interface DiscussionLevelTable {
  person_id: string
  about: string
  level: 'watch' | 'follow' | 'normal' | 'mute'
}

/**
 * beside/discussions. How far a person read in a discussion: the place of the last post they saw. Without a moment.
 * Nobody else sees it.
 */
export interface DiscussionReadingTable {
  person_id: string
  discussion_id: string
  place: number
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
  withheld: 'hidden' | 'by-giver' | null
  withheld_reason: Generated<string>
}

/**
 * 3-meeting/board. One dot of one voter on a card or a group. nth is counted per round, so the key itself keeps the
 * limit. The voter (a person or a guest) is gone when the round closes.
 */
export interface DotTable {
  round_id: string
  voter: string
  nth: number
  card_id: string | null
  card_group_id: string | null
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
  /** The charter under which it was written; null before there was one. */
  charter_version: number | null
}

/**
 * 5-guide/endorsements. What an organisation answered on an edition. Changed or withdrawn: the row ends and stays.
 * words: the reservation, or why it declined. shown: whether the public may read who declined. mandate_id: a row of
 * mandate.
 */
export interface EndorsementTable {
  id: string
  publication_id: string
  organisation_id: string
  kind: 'full' | 'reservation' | 'declined'
  words: Generated<string>
  shown: Generated<boolean>
  mandate_id: string
  given_at: ColumnType<Date, Date | string, Date | string>
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/**
 * association/owndata. Whose name and address were blanked, so that it is done again after an older backup is
 * restored. texts: what they wrote as well.
 */
export interface ErasureTable {
  person_id: string
  erased_at: ColumnType<Date, Date | string | undefined, Date | string>
  texts: boolean
}

/**
 * 3-meeting/evaluation. Of a meeting: open to answers until ends_at, told after that. owes: the letters that are
 * still to be written.
 */
export interface EvaluationTable {
  id: string
  workspace_id: string
  ring_id: string
  meeting_id: string
  opened_at: ColumnType<Date, Date | string, Date | string>
  ends_at: ColumnType<Date, Date | string, Date | string>
  reminded_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  owes: 'letter' | 'reminder' | null
}

/** 3-meeting/evaluation. The secret in a mail by which somebody answers without signing in. */
export interface EvaluationLinkTable {
  token_hash: Buffer
  evaluation_id: string
  person_id: string
}

/**
 * 2-preparation/expectations. What a participant wants to take away and can bring; who it is lies in giver. given_at
 * is the day only where names are not shown.
 */
export interface ExpectationTable {
  id: string
  workspace_id: string
  ring_id: string
  perspective: string
  take_away: Generated<string>
  bring: Generated<string>
  given_at: ColumnType<Date, Date | string, Date | string>
  edited_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  withheld: 'hidden' | 'by-giver' | null
  withheld_reason: Generated<string>
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

/**
 * association/notices. What mail a person wants of a think tank: that something happened at all, only what concerns
 * them (as without a row), or nothing. mailed_seq: news up to here was mailed.
 */
export interface FollowingTable {
  person_id: string
  workspace_id: string
  mail: Generated<'all' | 'mine' | 'none'>
  mailed_seq: ColumnType<number, number | bigint | string | undefined, number | bigint | string>
}

/**
 * platform/perform. What a form made, for when it is sent again. key_hash is of the key, of who sent it and of what
 * was filled in: none of these is kept. Only the day, as a moment could tell who said what.
 */
export interface FormKeyTable {
  key_hash: Buffer
  used_on: ColumnType<string, Date | string | undefined, Date | string>
  thing_kind: string | null
  /** What was made, of any kind. */
  thing_id: string | null
  thing_number: number | null
}

/** workspaces/attribution. Who said or did a thing, kept apart from it. Read by attribution.ts only. */
export interface GiverTable {
  kind: string
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
  seq: ColumnType<number, never, never>
}

/**
 * beside/moderation. What was hidden and why, and the one appeal of its giver. Read by who moderates (desk_id is
 * their ring) and by its giver. Who hid it lies in giver: somebody else decides on the appeal.
 */
export interface HidingTable {
  id: string
  workspace_id: string
  desk_id: string
  kind: string
  thing_id: string
  thing_ring: string | null
  number: number | null
  words: string
  reason: string
  hidden_at: ColumnType<Date, Date | string, Date | string>
  appeal: Generated<string>
  appealed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  outcome: 'stays' | 'shown' | null
  outcome_words: Generated<string>
  decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/**
 * association/oidc. By which name an organisation's sign-in knows a person: made by that person, signed in both ways
 * at once, never from an address. Ended, never deleted.
 */
export interface IdentityTable {
  id: string
  issuer: string
  sub: string
  person_id: string
  connection_id: string
  linked_at: ColumnType<Date, Date | string | undefined, Date | string>
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/**
 * association/imports. What the columns of a file with just these headers meant the last time. headers_key: sha-256
 * of the headers.
 */
export interface ImportColumnsTable {
  kind: 'organisations' | 'people'
  headers_key: string
  columns: ColumnType<unknown, string, string>
  saved_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/**
 * association/imports. A file that somebody sent to take over from. shape: how it was read, and the first lines of
 * each sheet, blanked at the end. columns: which column is what. choices: what to do with a doubtful line. Only for
 * who sent it; gone after a day.
 */
export interface ImportFileTable {
  id: string
  person_id: string
  kind: 'organisations' | 'people'
  name: string
  shape: ColumnType<unknown, string, string>
  columns: ColumnType<unknown, string | null | undefined, string | null>
  choices: ColumnType<unknown, string | undefined, string>
  outcome: ColumnType<unknown, string | null | undefined, string | null>
  began_at: ColumnType<Date, Date | string | undefined, Date | string>
  finished_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/**
 * association/imports. The cells of a sheet as JSON text: the program reads it in a thread of its own, the database
 * never. Gone as soon as the import is done.
 */
export interface ImportSheetTable {
  import_id: string
  position: number
  lines: string
}

/**
 * 2-preparation/invitations. Somebody of the association (person_id), or from outside (a name and an address as they
 * were typed), who is asked to take part. Without sent_at: chosen, not yet invited. owes: which mail is still to be
 * written, from when. waits_since: said yes, and waits for a seat; what they expect (take_away, bring) is kept here
 * until then. keeps_seat: comes instead of somebody who had one. became_id: who takes part because of it.
 */
export interface InvitationTable {
  id: Generated<string>
  workspace_id: string
  ring_id: string
  perspective: string
  person_id: string | null
  given_name: Generated<string>
  prefix: string | null
  family_name: Generated<string>
  address: string | null
  address_key: string | null
  organisation: Generated<string>
  organisation_id: string | null
  kind: 'municipality' | 'shared-service' | 'supplier' | 'central-government' | 'other' | null
  language: Generated<'nl' | 'en'>
  chosen_at: ColumnType<Date, Date | string | undefined, Date | string>
  sent_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  until: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  owes: 'invitation' | 'reminder' | 'seat' | null
  owes_from: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  mailed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  reminders: Generated<number>
  reminded_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  answer: 'yes' | 'no' | 'handed-on' | null
  answered_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  waits_since: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  keeps_seat: Generated<boolean>
  take_away: Generated<string>
  bring: Generated<string>
  became_id: string | null
  instead_of: string | null
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/**
 * 2-preparation/invitations. By which secret of a mail an invitation is answered: sha-256 of it. One for each mail;
 * gone when the invitation can be answered by mail no longer.
 */
export interface InvitationLinkTable {
  token_hash: Buffer
  invitation_id: string
  made_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/**
 * 2-preparation/invitations. How many may take part, when who does not answer is reminded, and how many were asked
 * and answered what: counts that everybody here may see, without names.
 */
export interface InvitationRoundTable {
  workspace_id: string
  ring_id: string
  seats: number | null
  remind_after: Generated<number>
  reminders: Generated<number>
  invited: Generated<number>
  accepted: Generated<number>
  declined: Generated<number>
  open: Generated<number>
  waiting: Generated<number>
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

/**
 * beside/knowledge. A file that goes with a work. type comes from the bytes. words: the text in it, a form feed
 * between pages; state: whether it could be read. What is taken away is gone.
 */
export interface KnowledgeFileTable {
  id: string
  workspace_id: string
  ring_id: string
  item_id: string
  name: string
  type: string
  size: number
  bytes: Buffer
  state: 'read' | 'empty' | 'locked' | 'broken' | 'large' | 'slow'
  pages: number | null
  words: Generated<string>
  lexemes: Generated<string>
  added_at: ColumnType<Date, Date | string, Date | string>
  /** the version of the normaliser that made the lexemes; an older one: they are made again */
  normaliser: Generated<number>
}

/**
 * beside/knowledge. A list of references that somebody sent and looks through, only for who sent it; gone after a
 * day. taken: how many were taken over, once they were.
 */
export interface KnowledgeImportTable {
  id: string
  workspace_id: string
  person_id: string
  format: 'bibtex' | 'ris' | 'csl' | 'medline' | 'endnote' | 'isi' | 'zotero'
  sent_at: ColumnType<Date, Date | string | undefined, Date | string>
  taken: number | null
}

/**
 * beside/knowledge. One entry of such a list: the row it would become, or why it cannot. same_line, same_id: of what
 * it is a double, in the list or in the knowledge base.
 */
export interface KnowledgeImportEntryTable {
  import_id: string
  position: number
  line: number
  state: 'new' | 'double' | 'fault'
  wanted: boolean
  work: ColumnType<unknown, string | null | undefined, string | null>
  title: string | null
  sort_key: string | null
  year: number | null
  doi: string | null
  isbn: string | null
  title_key: string | null
  lexemes: string | null
  why: Generated<'' | 'open' | 'long' | 'unreadable' | 'field'>
  field: Generated<string>
  dropped: Generated<string>
  same_line: number | null
  same_id: string | null
}

/**
 * beside/knowledge. A work that a think tank reads, as CSL-JSON. sort_key: as a bibliography is ordered. doi, isbn,
 * title_key, year: by what it is known again. sender: whose interest it speaks for. why: one line of who added it,
 * who lies in giver. lexemes: of title, names and why.
 */
export interface KnowledgeItemTable {
  id: string
  workspace_id: string
  ring_id: string
  perspective: string
  work: ColumnType<unknown, string, string>
  title: string
  sort_key: string
  year: number | null
  doi: Generated<string>
  isbn: Generated<string>
  title_key: Generated<string>
  sender: Generated<'' | 'government' | 'association' | 'supplier' | 'research' | 'advice' | 'press' | 'other'>
  why: Generated<string>
  lexemes: Generated<string>
  superseded_by: string | null
  revision: Generated<number>
  added_at: ColumnType<Date, Date | string, Date | string>
  changed_at: ColumnType<Date, Date | string, Date | string>
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  withdrawn_why: Generated<string>
  withheld: 'hidden' | 'by-giver' | null
  withheld_reason: Generated<string>
  /** the version of the normaliser that made the lexemes; an older one: they are made again */
  normaliser: Generated<number>
}

/** beside/knowledge. A reading list, for the ring that it lies in. */
export interface KnowledgeListTable {
  id: string
  workspace_id: string
  ring_id: string
  title: string
  about: Generated<string>
  made_at: ColumnType<Date, Date | string, Date | string>
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** beside/knowledge. A work on a reading list, in the order of reading. */
export interface KnowledgeListItemTable {
  list_id: string
  item_id: string
  position: number
}

/**
 * beside/knowledge. A passage that somebody marked in a work, with where it stands, and what they think of it; who it
 * is lies in giver.
 */
export interface KnowledgeNoteTable {
  id: string
  workspace_id: string
  ring_id: string
  item_id: string
  perspective: string
  quote: Generated<string>
  place: Generated<string>
  note: Generated<string>
  given_at: ColumnType<Date, Date | string, Date | string>
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  withheld: 'hidden' | 'by-giver' | null
  withheld_reason: Generated<string>
}

/**
 * beside/knowledge. Somebody of the ring read a work of a reading list; who lies in giver. No moment: nobody needs
 * it, and it would tell who. Taken back: gone.
 */
export interface KnowledgeReadTable {
  id: string
  workspace_id: string
  ring_id: string
  list_id: string
  item_id: string
}

/**
 * beside/knowledge. How a work stood before it was mended; who mended it lies in giver. why_changed: its line on why
 * it matters was changed as well, and what stood there is not kept.
 */
export interface KnowledgeRevisionTable {
  id: string
  workspace_id: string
  ring_id: string
  item_id: string
  revision: number
  work: ColumnType<unknown, string, string>
  sender: string
  why_changed: boolean
  replaced_at: ColumnType<Date, Date | string, Date | string>
}

/** beside/knowledge. looks_up: whether a DOI may be asked of doi.org; not where nobody said so. */
export interface KnowledgeSettingTable {
  workspace_id: string
  looks_up: Generated<boolean>
  changed_at: ColumnType<Date, Date | string, Date | string>
}

/**
 * 2-preparation/landscape. Something that exists already about the theme. dated: as exact as it was given, a year, a
 * month or a day; empty when unknown.
 */
export interface LandscapeItemTable {
  id: string
  workspace_id: string
  ring_id: string
  who: string
  what: string
  about: Generated<string>
  level: 'european' | 'national' | 'provincial' | 'regional' | 'municipal' | 'association' | 'other'
  status: 'law' | 'advice' | 'draft' | 'agreement' | 'practice' | 'other'
  dated: Generated<string>
  url: Generated<string>
  source_id: string | null
  lacks: Generated<string>
  superseded_by: string | null
  revision: Generated<number>
  added_at: ColumnType<Date, Date | string, Date | string>
  changed_at: ColumnType<Date, Date | string, Date | string>
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  withdrawn_why: Generated<string>
}

/** 2-preparation/landscape. Every state that an item of the landscape had, the newest too. */
export interface LandscapeRevisionTable {
  item_id: string
  revision: number
  state: ColumnType<unknown, string, string>
  changed_at: ColumnType<Date, Date | string, Date | string>
}

/**
 * onward/site. What the public site says of a think tank that is under way, in words of its own: nothing else of the
 * think tank is shown. unlisted_at: taken off the site.
 */
export interface ListingTable {
  id: string
  workspace_id: string
  title: string
  lead: string
  title_en: Generated<string>
  lead_en: Generated<string>
  listed_at: ColumnType<Date, Date | string | undefined, Date | string>
  edited_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  unlisted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/**
 * platform/post. Mail to be sent, and what was sent. One receiver each. rank: 0 goes before 1. taken_until: a sender
 * has it in hand. handed_at: from here on the mail server may have it. doubtful_at: nobody can know whether the mail
 * server took it.
 */
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
  rank: Generated<number>
  tries: Generated<number>
  retry_at: ColumnType<Date, Date | string | undefined, Date | string>
  taken_by: string | null
  taken_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  handed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  doubtful_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** An iCalendar object that goes with it, as a part that mail programs understand and as a file. */
  calendar: string | null
  calendar_method: 'REQUEST' | 'CANCEL' | null
  /** An administrator saw that it did not arrive, or that nobody knows, and left it at that. */
  settled_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/**
 * platform/mailin. Addresses from which mail of ours came back, and how often since it last arrived or somebody
 * looked. From the third time on nothing more is sent there until somebody has looked.
 */
export interface MailBounceTable {
  id: string
  address_key: string
  times: Generated<number>
  status: Generated<string>
  first_at: ColumnType<Date, Date | string | undefined, Date | string>
  last_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/**
 * platform/mailin. Mail that came in and what became of it. The mail itself and its sender are kept only while it
 * waits or is held; then what is left says that it came, so that the same mail never counts twice.
 */
export interface MailInTable {
  id: string
  came_at: ColumnType<Date, Date | string | undefined, Date | string>
  way: 'smtp' | 'imap' | 'file'
  receivers: Generated<string[]>
  raw: Buffer | null
  taken_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  tries: Generated<number>
  message_hash: Buffer | null
  content_hash: Buffer | null
  outcome: Generated<'waiting' | 'taken' | 'held' | 'refused' | 'automatic' | 'bounce' | 'duplicate' | 'dropped'>
  reason: Generated<string>
  person_id: string | null
  workspace_id: string | null
  kind: string | null
  address: string | null
  allowed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/**
 * association/notices. By which secret of a mail its receiver gets less of it, without signing in: sha-256 of it.
 * Forgotten after a year.
 */
export interface MailLessTable {
  token_hash: Buffer
  person_id: string
  made_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** association/notices. When a person was last sent a mail with notices: the next one waits as long as they chose. */
export interface MailingTable {
  person_id: string
  mailed_at: ColumnType<Date, Date | string, Date | string>
}

/**
 * association/mandates. Who speaks for an organisation, from which day up to and including which. from_mandate: lent
 * by its holder, and gone with it. handed_from: the mandate that its holder handed over, which ended by it. Ended,
 * never deleted.
 */
export interface MandateTable {
  id: string
  organisation_id: string
  person_id: string
  from_mandate: string | null
  since: ColumnType<string, Date | string | undefined, Date | string>
  until: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  given_at: ColumnType<Date, Date | string | undefined, Date | string>
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  ended_reason: 'ended' | 'handed-over' | 'moved' | 'left' | 'with-source' | null
  handed_from: string | null
}

/**
 * 3-meeting/meetings. A meeting of a ring. series_id: the same for all that were planned together. poll_id: the date
 * poll it came from. sequence: rises when calendars have to change (RFC 5546).
 */
export interface MeetingTable {
  id: string
  workspace_id: string
  ring_id: string
  number: number
  series_id: string | null
  poll_id: string | null
  title: string
  about: Generated<string>
  starts_at: ColumnType<Date, Date | string, Date | string>
  ends_at: ColumnType<Date, Date | string, Date | string>
  zone: Generated<string>
  place: Generated<string>
  link: Generated<string>
  seats: number | null
  door_code: string
  sequence: Generated<number>
  planned_at: ColumnType<Date, Date | string, Date | string>
  cancelled_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  cancelled_why: Generated<string>
  closed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** The sequence since which answers count: that of the last change of when, where or what it is called. */
  answers_from: Generated<number>
  /**
   * One of a series that is one appointment in calendars: when it was first planned to begin, by which they know it
   * (RECURRENCE-ID). Null: an appointment of its own.
   */
  series_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /**
   * The same for those of a series that are one appointment in calendars, which know it by this (UID). Null: an
   * appointment of its own.
   */
  appointment_id: string | null
}

/**
 * 3-meeting/meetings. Who is asked to a meeting, what they answered, and whether they were there. waits_since: said
 * yes when all seats were taken. told_sequence: the newest their calendar was told.
 */
export interface MeetingAttendeeTable {
  id: string
  meeting_id: string
  person_id: string | null
  organisation_id: string | null
  kind: 'participant' | 'alternate' | 'guest'
  name: Generated<string>
  perspective: Generated<string>
  token_hash: Buffer | null
  answer: 'yes' | 'maybe' | 'no' | null
  answered_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  waits_since: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  present_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  told_sequence: number | null
  /** An alternate: for whom, who cannot come. Goes with them. */
  stands_for: string | null
}

/** 3-meeting/meetings. A file that goes with a meeting. type comes from the bytes. */
export interface MeetingDocumentTable {
  id: string
  meeting_id: string
  name: string
  type: string
  bytes: Buffer
  added_at: ColumnType<Date, Date | string, Date | string>
}

/**
 * 3-meeting/report. When the report of a meeting was sent round, when its letters were written, and when who prepares
 * was reminded of what has no destination.
 */
export interface MeetingReportTable {
  meeting_id: string
  workspace_id: string
  ring_id: string
  sent_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  mailed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  nudged_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** platform/migrations. What was done to the tables, in order. */
export interface MigrationTable {
  number: number
  name: string
  sha256: string
  ran_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** association/notices. What a person is still to be told by mail, in the rhythm that they chose. */
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

/**
 * association/oidc. The sign-in of an organisation that lets its people in here. second_factor: its own second step
 * counts as ours. public_jwk: what the program shows of its key. Ended, never deleted.
 */
export interface OidcConnectionTable {
  id: string
  organisation_id: string
  issuer: string
  client_id: string
  authentication: Generated<'private_key_jwt' | 'client_secret_basic'>
  required_acr: string | null
  second_factor: Generated<boolean>
  kid: string
  public_jwk: ColumnType<unknown, string, string>
  added_at: ColumnType<Date, Date | string | undefined, Date | string>
  edited_at: ColumnType<Date, Date | string | undefined, Date | string>
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/**
 * association/oidc. Somebody on the way to an organisation's sign-in and back: one use, ten minutes, bound to the
 * browser that asked. person_id: who wants to link, null for who wants to sign in.
 */
export interface OidcRequestTable {
  id: string
  connection_id: string
  browser_hash: Buffer
  state_hash: Buffer
  endpoint: string
  person_id: string | null
  return_to: Generated<string>
  asked_at: ColumnType<Date, Date | string | undefined, Date | string>
  expires_at: ColumnType<Date, Date | string, Date | string>
  used_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/**
 * association/oidc. What the program proves itself with at an organisation's sign-in. Read by
 * association/oidc/secrets.ts only; gone when the connection ends.
 */
export interface OidcSecretTable {
  connection_id: string
  /** From before secrets were sealed: null once it was used again. What counts is sealed_jwk then. */
  private_jwk: ColumnType<unknown, string | null | undefined, string | null>
  client_secret: string | null
  made_at: ColumnType<Date, Date | string | undefined, Date | string>
  sealed_jwk: Buffer | null
  sealed_secret: Buffer | null
}

/**
 * association/oidc. Which sessions began by which link, so that they end with it. second_factor: the organisation
 * vouched for a second step that counts here.
 */
export interface OidcSessionTable {
  session_id: string
  identity_id: string
  second_factor: boolean
}

/**
 * association/organisations. name_key sorts as Dutch readers expect. membership null: nobody knows, which is not the
 * same as none.
 */
export interface OrganisationTable {
  id: string
  name: string
  name_key: string
  kind: 'municipality' | 'shared-service' | 'supplier' | 'central-government' | 'other'
  size_class: 'small' | 'medium' | 'large' | null
  region: string | null
  since: ColumnType<string, Date | string | undefined, Date | string>
  ended_on: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  membership: 'member' | 'none' | null
}

/**
 * association/organisations. Under which code a register knows an organisation, from which day to which. An empty
 * day: not known, or no end.
 */
export interface OrganisationCodeTable {
  id: Generated<string>
  organisation_id: string
  scheme: 'tooi' | 'cbs' | 'kvk' | 'oin' | 'other'
  code: string
  valid_from: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  valid_to: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
}

/** association/organisations. Into which organisation another went, and on which day it began to. */
export interface OrganisationSuccessionTable {
  organisation_id: string
  successor_id: string
  on_day: ColumnType<string, Date | string, Date | string>
}

/**
 * beside/otherfeeds. A feed of others that the association follows. lent_until: one process is asking it. problem: a
 * code; read_at: when it was last read well. For all members.
 */
export interface OtherFeedTable {
  id: string
  address: string
  title: string
  home: Generated<string>
  etag: Generated<string>
  last_modified: Generated<string>
  added_at: ColumnType<Date, Date | string, Date | string>
  next_at: ColumnType<Date, Date | string, Date | string>
  lent_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  asked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  read_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  failures: Generated<number>
  failing_since: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  problem: Generated<'' | 'page' | 'home' | 'empty' | 'unknown' | 'entities' | 'none' | 'missing' | 'gone' | 'refused' | 'busy' | 'broken' | 'inside' | 'scheme' | 'address' | 'port' | 'unknown-host' | 'redirect' | 'large' | 'slow' | 'encoding' | 'failed'>
  paused_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  paused_why: 'by-hand' | 'failing' | 'gone' | 'sample' | null
}

/**
 * beside/otherfeeds. What stood in a feed: plain text. key, link_key: hashes of what the feed calls it and of its
 * address, for telling what came before. sorted_at: when it was published, else found. For all members.
 */
export interface OtherFeedItemTable {
  id: string
  feed_id: string
  key: string
  link: Generated<string>
  link_key: Generated<string>
  title: string
  summary: Generated<string>
  published_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  found_at: ColumnType<Date, Date | string, Date | string>
  sorted_at: ColumnType<Date, Date | string, Date | string>
  lexemes: string
  version: number
}

/** 3-meeting/paper. From which sheet a contribution was typed over. */
export interface PaperContributionTable {
  contribution_id: string
  sheet_id: string
}

/**
 * 3-meeting/paper. A sheet to write on at a meeting. code: says, when it is typed over, of which round, subgroup and
 * perspective it is; its last letter checks the others.
 */
export interface PaperSheetTable {
  id: string
  workspace_id: string
  ring_id: string
  meeting_id: string
  code: string
  round: 'images' | 'experiences' | 'expectations' | 'question'
  subgroup_id: string | null
  perspective: string
  made_at: ColumnType<Date, Date | string, Date | string>
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

/** association/signin. The public half of a key that a person's device holds. Gone when removed. */
export interface PasskeyTable {
  id: string
  person_id: string
  credential_id: string
  public_key: Buffer
  counter: ColumnType<number, number | bigint | string | undefined, number | bigint | string>
  transports: Generated<string[]>
  name: string
  added_at: ColumnType<Date, Date | string | undefined, Date | string>
  used_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** association/signin. What a passkey must sign: one use, five minutes, bound to the browser that asked. */
export interface PasskeyChallengeTable {
  id: string
  challenge_hash: Buffer
  browser_hash: Buffer
  kind: 'signin' | 'prove' | 'add'
  person_id: string | null
  expires_at: ColumnType<Date, Date | string, Date | string>
  used_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
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
  membership: Generated<'member' | 'company-member' | 'honorary' | 'expert'>
  mail_rhythm: Generated<'at-once' | 'daily' | 'weekly' | 'never'>
  /** How mail begins: by the given name, as Mr or Ms with the family name, or with the full name. */
  addressed_as: Generated<'given' | 'mr' | 'ms' | 'full'>
}

/** workspaces/people. The perspectives a think tank listens to, in order. */
export interface PerspectiveTable {
  workspace_id: string
  key: string
  label_nl: string
  label_en: string
  position: number
  /** Not to be chosen any more; what was said from it stays. */
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/**
 * beside/discussions. One thing said in a discussion. Who said it lies in giver. place: 1, 2, 3, … without gaps, so
 * that a page is found by its number. @{1} in body: the first whom it mentions. message_id, in_reply_to: of the mail
 * it came in; folded: what came along below it in that mail.
 */
export interface PostTable {
  id: string
  workspace_id: string
  ring_id: string
  discussion_id: string
  place: number
  reply_to: string | null
  body: string
  folded: Generated<string>
  perspective: string
  said_at: ColumnType<Date, Date | string, Date | string>
  edited_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  withheld: 'hidden' | 'by-giver' | null
  withheld_reason: Generated<string>
  message_id: string | null
  in_reply_to: string | null
}

/**
 * beside/discussions. A file that goes with a post. type comes from the bytes. Kept where the post is: who may read
 * the one may have the other. width, height: of a picture, of which only what draws it is kept. description: what
 * stands on it, in the words of who sent it.
 */
export interface PostFileTable {
  id: string
  workspace_id: string
  post_id: string
  name: string
  type: string
  size: number
  bytes: Buffer
  width: number | null
  height: number | null
  description: Generated<string>
}

/**
 * beside/discussions. Things of the think tank whose address stands in a post. number: as it stands there. Whether a
 * reader may see the thing is asked of the thing itself, each time.
 */
export interface PostLinkTable {
  post_id: string
  kind: string
  number: number
  thing_id: string
}

/** beside/discussions. Whom a post mentions, apart from its words: a name that is erased is gone from every text. */
export interface PostMentionTable {
  post_id: string
  nth: number
  person_id: string
}

/** beside/discussions. How a post read before its giver changed it. Whom it mentioned then is not kept. */
export interface PostRevisionTable {
  post_id: string
  revision: number
  body: string
  replaced_at: ColumnType<Date, Date | string, Date | string>
}

/**
 * 1-theme/proposals. A theme that somebody proposes. It lies in no ring: it is for everybody in the association.
 * Never deleted: withdrawn. Who proposed it lies in giver. fate repeats the newest row of proposal_decision.
 */
export interface ProposalTable {
  id: string
  number: number
  title: string
  about: string
  why: string
  proposed_at: ColumnType<Date, Date | string | undefined, Date | string>
  edited_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  fate: Generated<'open' | 'picked' | 'parked' | 'declined'>
  withheld: 'hidden' | 'by-giver' | null
  withheld_reason: Generated<string>
}

/** 1-theme/proposals. What the board decided about a proposal and why, newest last. */
export interface ProposalDecisionTable {
  id: string
  proposal_id: string
  kind: 'picked' | 'parked' | 'declined'
  reason: string
  decided_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** 1-theme/proposals. How a proposal read before it was edited: support may have been given to those words. */
export interface ProposalRevisionTable {
  id: string
  proposal_id: string
  title: string
  about: string
  why: string
  replaced_at: ColumnType<Date, Date | string, Date | string>
}

/**
 * 1-theme/proposals. An organisation that supports a proposal, and the mandate by which that was said and taken back.
 * It stays when the mandate ends: the organisation spoke, not the person.
 */
export interface ProposalSupportTable {
  id: string
  proposal_id: string
  organisation_id: string
  mandate_id: string
  why: Generated<string>
  given_at: ColumnType<Date, Date | string | undefined, Date | string>
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  withdrawn_by: string | null
}

/**
 * 1-theme/proposals. Which think tank came of a proposal. Told to who takes part in it only: others do not see that
 * it exists.
 */
export interface ProposalThinktankTable {
  proposal_id: string
  workspace_id: string
  began_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/**
 * 5-guide/publication. An immutable, numbered edition with all it rests on, frozen. It lies in no ring: it is for
 * everyone. against_each: the criteria that were open, each with the reason of the chair. endorsement_asked_at: since
 * when organisations are asked to endorse it.
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
  published_at: ColumnType<Date, Date | string, Date | string>
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  withdrawn_reason: Generated<string>
  /** The charter that was in force when it was published; null before there was one. */
  charter_version: number | null
  against_each: ColumnType<unknown, string | undefined, string>
  endorsement_asked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  terms: ColumnType<unknown, string | undefined, string>
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

/**
 * overview. How far a person read in a think tank: one row, not one per happening. seq: everything up to here was
 * seen. since_seq, since_at: the same at the end of the visit before this one. Moments are the day only where names
 * are not shown.
 */
export interface ReadingTable {
  person_id: string
  workspace_id: string
  seq: ColumnType<number, number | bigint | string, number | bigint | string>
  since_seq: ColumnType<number, number | bigint | string, number | bigint | string>
  at: ColumnType<Date, Date | string, Date | string>
  since_at: ColumnType<Date, Date | string, Date | string>
}

/**
 * association/signin. Codes for who lost their device: shown once, kept as scrypt, one use each. New ones replace the
 * old.
 */
export interface RecoveryCodeTable {
  id: string
  person_id: string
  salt: Buffer
  code_hash: Buffer
  made_at: ColumnType<Date, Date | string | undefined, Date | string>
  used_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/**
 * association/regions. The parts of the country into which the association is divided. A region that ended stays, for
 * what was said of it.
 */
export interface RegionTable {
  name: string
  name_key: string
  ended_on: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
}

/** association/regions. Who chairs a region, from when to when. */
export interface RegionalChairTable {
  id: string
  region: string
  person_id: string
  since: ColumnType<string, Date | string | undefined, Date | string>
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/**
 * platform/mailin. By which address one person answers one thing by mail: sha-256 of the code in it. The code itself
 * is drawn from the key of the installation and is kept nowhere. Forgotten after a year.
 */
export interface ReplyKeyTable {
  key_hash: Buffer
  person_id: string
  workspace_id: string
  kind: string
  thing_id: string
  made_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/**
 * beside/moderation. What somebody reports and why, for who moderates. words: as it read then. thing_ring: where it
 * lies; ring_id is the ring of who moderates. Who reported lies in giver.
 */
export interface ReportTable {
  id: string
  workspace_id: string
  ring_id: string
  kind: string
  thing_id: string
  thing_ring: string | null
  number: number | null
  words: string
  reason: string
  reported_at: ColumnType<Date, Date | string, Date | string>
  settled_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  outcome: 'hidden' | 'left' | null
}

/**
 * association/settings. For how many days each kind is kept, where an administrator set it. Without a row:
 * platform/retention.ts.
 */
export interface RetentionTable {
  kind: 'mail' | 'mail-waiting' | 'session' | 'notice' | 'import' | 'invitation'
  days: number
  changed_at: ColumnType<Date, Date | string | undefined, Date | string>
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
  /** workspaces/people. Who leads the conversation of this subgroup; null: nobody was named, or they were erased. */
  facilitator: string | null
  /** workspaces/people. Who tells the others what was said in this subgroup; null as for facilitator. */
  reporter: string | null
}

/** workspaces/people. Who stands in which ring, from when to when. */
export interface RingPersonTable {
  ring_id: string
  person_id: string
  since: ColumnType<Date, Date | string | undefined, Date | string>
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/**
 * 5-guide/ripeness. How many points each criterion had open on a day, as everybody in the ring of the text could see:
 * a list of key, open and of.
 */
export interface RipenessDayTable {
  draft_id: string
  day: ColumnType<string, Date | string, Date | string>
  criteria: ColumnType<unknown, string, string>
}

/** association/members. Standing in the association as a whole. */
export interface RoleTable {
  id: string
  person_id: string
  kind: 'administrator' | 'board' | 'secretariat'
  since: ColumnType<Date, Date | string | undefined, Date | string>
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/**
 * beside/search. The words by which a thing is found, without the thing. Whether it is withdrawn or hidden stands at
 * the thing only. version: of the normaliser that made the lexemes; 0: still to be made.
 */
export interface SearchEntryTable {
  kind: string
  thing_id: string
  workspace_id: string
  ring_id: string
  lexemes: Generated<string>
  version: Generated<number>
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
  /** When both factors were shown. Null: signed in by a mailed link or code alone. */
  proved_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
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
  /** The address that the link was mailed to: a link to an address that somebody no longer has opens nothing. */
  email_key: string | null
}

/**
 * 5-guide/ripeness. Somebody signed off one revision of a text for their perspective, or objects to it with a reason
 * until that is settled. Taken back, never deleted. Who it was lies in giver.
 */
export interface SignoffTable {
  id: string
  workspace_id: string
  ring_id: string
  draft_id: string
  revision: number
  perspective: string
  kind: 'agreed' | 'objected'
  reason: Generated<string>
  given_at: ColumnType<Date, Date | string, Date | string>
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  settled_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  outcome: Generated<string>
  withheld: 'hidden' | 'by-giver' | null
  withheld_reason: Generated<string>
}

/** association/founding. The one association of this installation. sample_since: filled with the fictional sample. */
export interface SiteTable {
  one: Generated<boolean>
  association_name: string
  contact_email: string
  sample_since: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  founded_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/**
 * onward/site. Every saved state of a text of the site; the highest revision is shown. Empty: the text that the
 * program comes with.
 */
export interface SiteTextTable {
  page: 'home' | 'about' | 'contact' | 'accessibility' | 'privacy' | 'cookies' | 'proclaimer' | 'disclosure'
  language: 'nl' | 'en'
  revision: number
  body: string
  saved_at: ColumnType<Date, Date | string | undefined, Date | string>
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
  /** which state of it this is, from 1 */
  revision: Generated<number>
}

/** 5-guide/sources. How a source stood before it was mended. Who mended it lies in giver. */
export interface SourceRevisionTable {
  id: string
  workspace_id: string
  ring_id: string
  source_id: string
  revision: number
  reference: ColumnType<unknown, string, string>
  replaced_at: ColumnType<Date, Date | string, Date | string>
}

/**
 * spine/3-meeting/subgroups. Who could sit in which subgroup: seen by the preparation group until it is accepted.
 * colleagues: may sit together.
 */
export interface SubgroupProposalTable {
  id: string
  workspace_id: string
  ring_id: string
  colleagues: boolean
  wishes: boolean
  made_at: ColumnType<Date, Date | string | undefined, Date | string>
  accepted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  dropped_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/**
 * spine/3-meeting/subgroups. A subgroup as proposed. subgroup_id: the ring that it is, or became; empty while it has
 * yet to be made.
 */
export interface SubgroupProposalGroupTable {
  id: string
  proposal_id: string
  position: number
  subgroup_id: string | null
  title: string
  question: Generated<string>
  perspective: string | null
  facilitator_id: string | null
  reporter_id: string | null
}

/**
 * spine/3-meeting/subgroups. Who is proposed for which group. moved_at: put there by hand, and stays there in a new
 * proposal.
 */
export interface SubgroupProposalSeatTable {
  proposal_id: string
  person_id: string
  group_id: string
  moved_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/**
 * spine/3-meeting/subgroups. With whom, not with whom, in which subgroup somebody would like to be. Not with whom:
 * for the chair's eyes.
 */
export interface SubgroupWishTable {
  workspace_id: string
  person_id: string
  kind: 'with' | 'without' | 'group'
  about_id: string | null
  subgroup_id: string | null
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
 * beside/glossary. A list of concepts that came from elsewhere. rest: every statement of it (N-Triples) that lies at
 * none of its concepts, so that it goes out as whole as it came.
 */
export interface ThesaurusTable {
  id: string
  workspace_id: string
  ring_id: string
  uri: Generated<string>
  title: string
  rest: Generated<string>
  imported_at: ColumnType<Date, Date | string, Date | string>
}

/**
 * platform/command and association/settings. When a backup was last made, and when what was kept long enough was last
 * forgotten.
 */
export interface UpkeepTable {
  kind: 'backup' | 'retention'
  at: ColumnType<Date, Date | string, Date | string>
}

/** beside/otherfeeds. Words that a think tank watches for in the news of others. words_key: lower case, spaces folded. */
export interface WatchWordTable {
  id: string
  workspace_id: string
  ring_id: string
  words: string
  words_key: string
  added_at: ColumnType<Date, Date | string, Date | string>
}

/**
 * onward/site. What the secretariat set for the public site; without a row everything is as it comes. accessibility:
 * the status in the national form, null while nobody has had it examined.
 */
export interface WebsiteTable {
  one: Generated<boolean>
  licence: Generated<'cc-by-4.0' | 'cc0-1.0'>
  accessibility: 'A' | 'B' | 'C' | 'D' | null
  accessibility_on: ColumnType<string | null, Date | string | null | undefined, Date | string | null>
  accessibility_report: Generated<string>
  disclosure_email: Generated<string>
  saved_at: ColumnType<Date, Date | string | undefined, Date | string>
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
  /** Since when nothing tells any more who gave what in this closed think tank. Written by association/settings. */
  cut_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

export interface Tables {
  address_change: AddressChangeTable
  agenda_item: AgendaItemTable
  appreciation: AppreciationTable
  attempt: AttemptTable
  authenticator: AuthenticatorTable
  board: BoardTable
  board_guest: BoardGuestTable
  board_pulse: BoardPulseTable
  board_round: BoardRoundTable
  board_step: BoardStepTable
  calendar_feed: CalendarFeedTable
  card: CardTable
  card_group: CardGroupTable
  card_hand: CardHandTable
  charter: CharterTable
  charter_amendment: CharterAmendmentTable
  charter_answer: CharterAnswerTable
  charter_draft: CharterDraftTable
  citation: CitationTable
  concept: ConceptTable
  concept_answer: ConceptAnswerTable
  concept_public: ConceptPublicTable
  concept_version: ConceptVersionTable
  contact_person: ContactPersonTable
  contribution: ContributionTable
  contribution_revision: ContributionRevisionTable
  date_poll: DatePollTable
  date_poll_answer: DatePollAnswerTable
  date_poll_link: DatePollLinkTable
  date_poll_option: DatePollOptionTable
  date_poll_voice: DatePollVoiceTable
  decision: DecisionTable
  decision_answer: DecisionAnswerTable
  decision_voice: DecisionVoiceTable
  discussion: DiscussionTable
  discussion_level: DiscussionLevelTable
  discussion_reading: DiscussionReadingTable
  dispute: DisputeTable
  dot: DotTable
  draft: DraftTable
  draft_revision: DraftRevisionTable
  endorsement: EndorsementTable
  erasure: ErasureTable
  evaluation: EvaluationTable
  evaluation_link: EvaluationLinkTable
  expectation: ExpectationTable
  fate: FateTable
  finding: FindingTable
  finding_contribution: FindingContributionTable
  finding_descent: FindingDescentTable
  finding_revision: FindingRevisionTable
  following: FollowingTable
  form_key: FormKeyTable
  giver: GiverTable
  happening: HappeningTable
  hiding: HidingTable
  identity: IdentityTable
  import_columns: ImportColumnsTable
  import_file: ImportFileTable
  import_sheet: ImportSheetTable
  invitation: InvitationTable
  invitation_link: InvitationLinkTable
  invitation_round: InvitationRoundTable
  job: JobTable
  knowledge_file: KnowledgeFileTable
  knowledge_import: KnowledgeImportTable
  knowledge_import_entry: KnowledgeImportEntryTable
  knowledge_item: KnowledgeItemTable
  knowledge_list: KnowledgeListTable
  knowledge_list_item: KnowledgeListItemTable
  knowledge_note: KnowledgeNoteTable
  knowledge_read: KnowledgeReadTable
  knowledge_revision: KnowledgeRevisionTable
  knowledge_setting: KnowledgeSettingTable
  landscape_item: LandscapeItemTable
  landscape_revision: LandscapeRevisionTable
  listing: ListingTable
  mail: MailTable
  mail_bounce: MailBounceTable
  mail_in: MailInTable
  mail_less: MailLessTable
  mailing: MailingTable
  mandate: MandateTable
  meeting: MeetingTable
  meeting_attendee: MeetingAttendeeTable
  meeting_document: MeetingDocumentTable
  meeting_report: MeetingReportTable
  migration: MigrationTable
  notice: NoticeTable
  number_given: NumberGivenTable
  oidc_connection: OidcConnectionTable
  oidc_request: OidcRequestTable
  oidc_secret: OidcSecretTable
  oidc_session: OidcSessionTable
  organisation: OrganisationTable
  organisation_code: OrganisationCodeTable
  organisation_succession: OrganisationSuccessionTable
  other_feed: OtherFeedTable
  other_feed_item: OtherFeedItemTable
  paper_contribution: PaperContributionTable
  paper_sheet: PaperSheetTable
  participant: ParticipantTable
  passkey: PasskeyTable
  passkey_challenge: PasskeyChallengeTable
  person: PersonTable
  perspective: PerspectiveTable
  post: PostTable
  post_file: PostFileTable
  post_link: PostLinkTable
  post_mention: PostMentionTable
  post_revision: PostRevisionTable
  proposal: ProposalTable
  proposal_decision: ProposalDecisionTable
  proposal_revision: ProposalRevisionTable
  proposal_support: ProposalSupportTable
  proposal_thinktank: ProposalThinktankTable
  publication: PublicationTable
  publication_citation: PublicationCitationTable
  reading: ReadingTable
  recovery_code: RecoveryCodeTable
  region: RegionTable
  regional_chair: RegionalChairTable
  reply_key: ReplyKeyTable
  report: ReportTable
  retention: RetentionTable
  ring: RingTable
  ring_person: RingPersonTable
  ripeness_day: RipenessDayTable
  role: RoleTable
  search_entry: SearchEntryTable
  session: SessionTable
  signin_link: SigninLinkTable
  signoff: SignoffTable
  site: SiteTable
  site_text: SiteTextTable
  source: SourceTable
  source_revision: SourceRevisionTable
  subgroup_proposal: SubgroupProposalTable
  subgroup_proposal_group: SubgroupProposalGroupTable
  subgroup_proposal_seat: SubgroupProposalSeatTable
  subgroup_wish: SubgroupWishTable
  subtopic: SubtopicTable
  thesaurus: ThesaurusTable
  upkeep: UpkeepTable
  watch_word: WatchWordTable
  website: WebsiteTable
  workspace: WorkspaceTable
}
