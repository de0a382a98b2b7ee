-- The house: who, where, the spine up to the publication, the record, and the work that waits.
-- Each table's comment names the slice that writes it.

create table site (
  one boolean primary key default true check (one),
  association_name text not null check (length(association_name) between 1 and 200),
  contact_email text not null check (length(contact_email) between 3 and 254),
  sample_since timestamptz,
  founded_at timestamptz not null default now()
);
comment on table site is 'association/founding. The one association of this installation. sample_since: filled with the fictional sample.';

-- Who ------------------------------------------------------------------------------------------

create table organisation (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  name_key text not null,
  kind text not null check (kind in ('municipality', 'shared-service', 'supplier', 'central-government', 'other')),
  size_class text check (size_class in ('small', 'medium', 'large')),
  region text check (length(region) <= 100),
  since date not null default current_date,
  ended_on date
);
comment on table organisation is 'association/organisations. name_key sorts as Dutch readers expect.';

create table person (
  id uuid primary key,
  given_name text not null check (length(given_name) <= 100),
  prefix text check (length(prefix) <= 30),
  family_name text not null check (length(family_name) <= 100),
  name_key text not null,
  email text check (length(email) between 3 and 254),
  email_key text unique,
  language text not null default 'nl' check (language in ('nl', 'en')),
  organisation_id uuid references organisation (id),
  is_sample boolean not null default false,
  joined_at timestamptz not null default now(),
  left_at timestamptz,
  redacted_at timestamptz
);
comment on table person is 'association/members. email_key: the address as compared (lower case). redacted_at: name and address blanked.';
create index person_by_name on person (name_key, id);
create index person_by_organisation on person (organisation_id);

create table role (
  id uuid primary key,
  person_id uuid not null references person (id),
  kind text not null check (kind in ('administrator', 'board', 'secretariat')),
  since timestamptz not null default now(),
  ended_at timestamptz
);
comment on table role is 'association/members. Standing in the association as a whole.';
create unique index role_held_once on role (person_id, kind) where ended_at is null;

create table session (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null references person (id),
  began_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  browser text not null default '' check (length(browser) <= 200)
);
comment on table session is 'association/signin. token_hash: sha-256 of the cookie. browser: its family and system, never the whole header.';
create index session_of_person on session (person_id) where ended_at is null;

create table signin_link (
  id uuid primary key,
  token_hash bytea not null unique,
  browser_hash bytea not null,
  code_hash bytea not null,
  person_id uuid references person (id),
  return_to text not null default '/' check (length(return_to) <= 500),
  asked_at timestamptz not null default now(),
  expires_at timestamptz not null,
  tries int not null default 0,
  used_at timestamptz
);
comment on table signin_link is 'association/signin. One use, ten minutes, bound to the browser that asked. person_id is null for an address nobody has.';
create index signin_link_by_browser on signin_link (browser_hash);

create table attempt (
  kind text not null check (length(kind) <= 50),
  key_hash bytea not null,
  at timestamptz not null default now()
);
comment on table attempt is 'platform/limits. What was tried lately, so that limits hold over processes. key_hash: never the address itself.';
create index attempt_by_key on attempt (kind, key_hash, at);
create index attempt_by_age on attempt (at);

-- Where ----------------------------------------------------------------------------------------

create table workspace (
  id uuid primary key,
  kind text not null check (kind in ('site', 'association', 'thinktank')),
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  title text not null check (length(title) between 1 and 200),
  assignment text not null default '' check (length(assignment) <= 5000),
  attribution text not null default 'by-perspective' check (attribution in ('named', 'by-perspective', 'anonymous')),
  began_on date not null default current_date,
  closed_at timestamptz,
  is_sample boolean not null default false
);
comment on table workspace is 'workspaces. The site, the association and each think tank. attribution: how names are shown, only ever made stricter.';
create unique index workspace_one_site on workspace (kind) where kind in ('site', 'association');

create table ring (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  kind text not null check (kind in ('public', 'members', 'board', 'administration', 'preparation', 'subgroup')),
  title text not null default '' check (length(title) <= 200),
  question text not null default '' check (length(question) <= 1000),
  perspective text check (length(perspective) <= 50),
  closed_at timestamptz
);
comment on table ring is 'workspaces/people. A circle within which things are seen. Subgroups are rings too.';
create index ring_of_workspace on ring (workspace_id);
create unique index ring_once on ring (workspace_id, kind) where kind <> 'subgroup';

create table ring_person (
  ring_id uuid not null references ring (id),
  person_id uuid not null references person (id),
  since timestamptz not null default now(),
  ended_at timestamptz
);
comment on table ring_person is 'workspaces/people. Who stands in which ring, from when to when.';
create unique index ring_person_once on ring_person (person_id, ring_id) where ended_at is null;
create index ring_person_of_ring on ring_person (ring_id) where ended_at is null;

create table perspective (
  workspace_id uuid not null references workspace (id),
  key text not null check (key ~ '^[a-z][a-z0-9-]{0,49}$'),
  label_nl text not null check (length(label_nl) between 1 and 100),
  label_en text not null check (length(label_en) between 1 and 100),
  position int not null,
  primary key (workspace_id, key)
);
comment on table perspective is 'workspaces/people. The perspectives a think tank listens to, in order.';

create table participant (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  person_id uuid not null references person (id),
  organisation_id uuid references organisation (id),
  perspective text not null,
  role text not null default 'member' check (role in ('chair', 'preparation', 'member')),
  since timestamptz not null default now(),
  ended_at timestamptz,
  last_seen_at timestamptz,
  foreign key (workspace_id, perspective) references perspective (workspace_id, key)
);
comment on table participant is 'workspaces/people. Who takes part in a think tank, for which organisation, from which perspective.';
create unique index participant_once on participant (workspace_id, person_id) where ended_at is null;
create index participant_of_person on participant (person_id) where ended_at is null;

create table number_given (
  workspace_id uuid not null references workspace (id),
  kind text not null,
  number int not null check (number > 0),
  primary key (workspace_id, kind, number)
);
comment on table number_given is 'workspaces/numbers. A number is never used again, not even after a withdrawal.';

create table giver (
  kind text not null check (kind in ('contribution', 'finding', 'dispute', 'happening', 'draft_revision')),
  thing_id uuid not null,
  person_id uuid not null references person (id),
  organisation_id uuid references organisation (id),
  primary key (kind, thing_id)
);
comment on table giver is 'workspaces/attribution. Who said or did a thing, kept apart from it. Read by attribution.ts only.';
create index giver_of_person on giver (person_id, kind);

-- Contributions ----------------------------------------------------------------------------------

create table subtopic (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  title text not null check (length(title) between 1 and 200),
  position int not null
);
comment on table subtopic is '3-meeting/contributions. What a contribution is about.';
create index subtopic_of_workspace on subtopic (workspace_id, position);

create table contribution (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  number int not null check (number > 0),
  kind text not null check (kind in ('image', 'expectation', 'consequence', 'risk', 'chance', 'worry', 'question', 'experience')),
  perspective text not null,
  subtopic_id uuid references subtopic (id),
  subgroup_id uuid references ring (id),
  body text not null check (length(body) between 1 and 4000),
  said_at timestamptz not null,
  typed_over_at timestamptz,
  edited_at timestamptz,
  withdrawn_at timestamptz,
  fate text not null default 'open' check (fate in ('open', 'taken-up', 'merged', 'parked', 'declined')),
  unique (workspace_id, number),
  foreign key (workspace_id, perspective) references perspective (workspace_id, key)
);
comment on table contribution is '3-meeting/contributions. What somebody said. Never deleted: withdrawn. said_at is the day only where names are not shown. typed_over_at: from paper, by somebody else than its giver. fate repeats the newest row of table fate.';
create index contribution_in_ring on contribution (workspace_id, ring_id, number desc);
create index contribution_by_fate on contribution (workspace_id, fate);

create table contribution_revision (
  id uuid primary key,
  contribution_id uuid not null references contribution (id),
  kind text not null,
  body text not null,
  replaced_at timestamptz not null
);
comment on table contribution_revision is '3-meeting/contributions. How a contribution read before it was edited.';
create index contribution_revision_of on contribution_revision (contribution_id, replaced_at);

create table fate (
  id uuid primary key,
  contribution_id uuid not null references contribution (id),
  kind text not null check (kind in ('open', 'taken-up', 'merged', 'parked', 'declined')),
  reason text not null default '' check (length(reason) <= 2000),
  merged_into uuid references contribution (id),
  decided_at timestamptz not null,
  check (kind <> 'declined' or reason <> ''),
  check ((kind = 'merged') = (merged_into is not null))
);
comment on table fate is '3-meeting/contributions. What was decided about a contribution, newest last.';
create index fate_of on fate (contribution_id, decided_at);
create index fate_merged_into on fate (merged_into) where merged_into is not null;

-- Findings ---------------------------------------------------------------------------------------

create table finding (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  number int not null check (number > 0),
  statement text not null check (length(statement) between 1 and 1000),
  explanation text not null default '' check (length(explanation) <= 10000),
  subtopic_id uuid references subtopic (id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text not null default '' check (length(withdrawn_reason) <= 2000),
  unique (workspace_id, number)
);
comment on table finding is '4-findings/findings. One clear statement drawn from contributions. Withdrawn, merged or split, never deleted.';
create index finding_in_ring on finding (workspace_id, ring_id, number);

create table finding_contribution (
  finding_id uuid not null references finding (id),
  contribution_id uuid not null references contribution (id),
  linked_at timestamptz not null,
  unlinked_at timestamptz
);
comment on table finding_contribution is '4-findings/findings. What a finding rests on, many to many.';
create unique index finding_contribution_once on finding_contribution (finding_id, contribution_id) where unlinked_at is null;
create index finding_contribution_back on finding_contribution (contribution_id) where unlinked_at is null;

create table finding_revision (
  id uuid primary key,
  finding_id uuid not null references finding (id),
  statement text not null,
  explanation text not null,
  replaced_at timestamptz not null
);
comment on table finding_revision is '4-findings/findings. How a finding read before it was rephrased.';
create index finding_revision_of on finding_revision (finding_id, replaced_at);

create table finding_descent (
  finding_id uuid not null references finding (id),
  from_finding_id uuid not null references finding (id),
  how text not null check (how in ('merge', 'split')),
  at timestamptz not null,
  primary key (finding_id, from_finding_id)
);
comment on table finding_descent is '4-findings/findings. Which findings a finding was merged or split from.';
create index finding_descent_back on finding_descent (from_finding_id);

create table dispute (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  finding_id uuid not null references finding (id),
  perspective text not null,
  reason text not null check (length(reason) between 1 and 2000),
  raised_at timestamptz not null,
  settled_at timestamptz,
  outcome text not null default '' check (length(outcome) <= 2000),
  check (settled_at is null or outcome <> '')
);
comment on table dispute is '4-findings/findings. A reasoned objection to a finding, until it is settled with a stated outcome.';
create index dispute_of on dispute (finding_id);
create index dispute_in_ring on dispute (workspace_id, ring_id);

-- Sources, drafts, publications --------------------------------------------------------------------

create table source (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  key text not null check (length(key) between 1 and 100),
  reference jsonb not null,
  title text not null,
  added_at timestamptz not null default now(),
  superseded_by uuid references source (id),
  unique (workspace_id, key)
);
comment on table source is '5-guide/drafts. A work that a text cites, as CSL-JSON.';

create table draft (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  number int not null check (number > 0),
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,99}$'),
  kind text not null default 'summary' check (kind in ('summary', 'guide', 'other')),
  title text not null check (length(title) between 1 and 300),
  document jsonb not null,
  revision int not null default 0,
  began_at timestamptz not null,
  saved_at timestamptz not null,
  withdrawn_at timestamptz,
  locked_by uuid references person (id),
  locked_at timestamptz,
  lock_token uuid,
  unique (workspace_id, number)
);
comment on table draft is '5-guide/drafts. A text in the making: ProseMirror JSON. One editor at a time: the lock.';
create index draft_in_ring on draft (workspace_id, ring_id);

create table draft_revision (
  id uuid primary key,
  draft_id uuid not null references draft (id),
  revision int not null,
  title text not null,
  document jsonb not null,
  saved_at timestamptz not null,
  note text not null default '' check (length(note) <= 500),
  aside boolean not null default false,
  unique (draft_id, revision)
);
comment on table draft_revision is '5-guide/drafts. Every saved state of a draft. aside: written after the lock had been taken over, kept beside the text.';

create table citation (
  draft_id uuid not null references draft (id),
  block text not null,
  sentence int,
  place text not null default '' check (length(place) <= 50),
  kind text not null check (kind in ('finding', 'contribution', 'source')),
  target_id uuid not null,
  position int not null,
  primary key (draft_id, position)
);
comment on table citation is '5-guide/drafts. What each block or sentence of a draft rests on, drawn from its document when it is saved. sentence null: the whole block. place: where readers find it, such as "3.2".';
create index citation_back on citation (target_id);

create table publication (
  id uuid primary key,
  thinktank_id uuid not null references workspace (id),
  draft_id uuid not null references draft (id),
  slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,99}$'),
  number int not null check (number > 0),
  kind text not null check (kind in ('summary', 'guide', 'other')),
  title text not null,
  lead text not null default '' check (length(lead) <= 1000),
  document jsonb not null,
  grounds jsonb not null,
  sources jsonb not null,
  colophon jsonb not null,
  ripeness jsonb not null,
  against text check (against in ('grounded', 'heard')),
  reason text not null default '' check (length(reason) <= 2000),
  published_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text not null default '' check (length(withdrawn_reason) <= 2000),
  unique (slug, number),
  check (against is null or reason <> '')
);
comment on table publication is '5-guide/publication. An immutable, numbered edition with all it rests on, frozen. It lies in no ring: it is for everyone.';
create index publication_newest on publication (slug, number desc);
create index publication_by_time on publication (published_at desc);
create index publication_of_draft on publication (draft_id);
create index publication_of_thinktank on publication (thinktank_id);

create table publication_citation (
  publication_id uuid not null references publication (id),
  block text not null,
  sentence int,
  place text not null default '' check (length(place) <= 50),
  kind text not null check (kind in ('finding', 'contribution', 'source')),
  target_id uuid not null,
  position int not null,
  primary key (publication_id, position)
);
comment on table publication_citation is '5-guide/publication. The citations of an edition, so that the trail can be followed back.';
create index publication_citation_back on publication_citation (target_id);

-- The record, and the work that waits ---------------------------------------------------------------

create table happening (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  act text not null check (length(act) <= 60),
  kind text,
  thing_id uuid,
  number int,
  told jsonb not null default '{}',
  at timestamptz not null
);
comment on table happening is 'platform/perform. One row per act, written in the same transaction. Who did it lies in giver. at is the day only where names are not shown.';
create index happening_in_ring on happening (workspace_id, ring_id, at desc, id);
create index happening_about on happening (thing_id, at);

create table job (
  id uuid primary key,
  kind text not null check (length(kind) <= 60),
  key text unique check (length(key) <= 200),
  payload jsonb not null default '{}',
  run_at timestamptz not null default now(),
  tries int not null default 0,
  lent_until timestamptz,
  lent_to uuid,
  parked_at timestamptz,
  fault text not null default ''
);
comment on table job is 'platform/jobs. Work to be done, lent to one node at a time, gone when done, parked after five tries.';
create index job_due on job (run_at) where parked_at is null;

create table mail (
  id uuid primary key,
  person_id uuid references person (id),
  address text not null check (length(address) <= 254),
  subject text not null check (length(subject) <= 300),
  body text not null,
  html text,
  headers jsonb not null default '{}',
  message_id text not null unique,
  written_at timestamptz not null default now(),
  sent_at timestamptz,
  failed_at timestamptz,
  fault text not null default ''
);
comment on table mail is 'platform/mail. Mail to be sent, and what was sent. One receiver each.';
create index mail_by_time on mail (written_at desc);

create table notice (
  id uuid primary key,
  person_id uuid not null references person (id),
  workspace_id uuid not null references workspace (id),
  happening_id uuid not null references happening (id),
  written_at timestamptz not null default now(),
  mailed_at timestamptz
);
comment on table notice is 'association/notices. What a person is still to be told by mail, at most one mail a day.';
create index notice_waiting on notice (person_id) where mailed_at is null;
