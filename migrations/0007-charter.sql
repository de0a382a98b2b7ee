-- The charter of a think tank: what it is asked, its versions, and the amendments by which it changes.

create table charter (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  version int not null check (version > 0),
  content jsonb not null,
  amendment_id uuid,
  adopted_at timestamptz not null,
  unique (workspace_id, version)
);
comment on table charter is '2-preparation/charter. Each version of what a think tank agreed, whole; never changed after. amendment_id: what it came from, null for the first.';

create table charter_draft (
  workspace_id uuid primary key references workspace (id),
  ring_id uuid not null references ring (id),
  content jsonb not null,
  saved_at timestamptz not null
);
comment on table charter_draft is '2-preparation/charter. The charter while the preparation group still writes it; gone once the first version is set.';

create table charter_amendment (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  number int not null check (number > 0),
  on_version int not null check (on_version > 0),
  changes jsonb not null,
  why text not null check (length(why) between 1 and 2000),
  perspective text not null check (length(perspective) <= 50),
  proposed_at timestamptz not null,
  ends_at timestamptz not null,
  reminded_at timestamptz,
  withdrawn_at timestamptz,
  outcome text check (outcome in ('adopted', 'not-adopted', 'overtaken')),
  outcome_words text not null default '' check (length(outcome_words) <= 2000),
  stated_at timestamptz,
  overtaken_by int,
  unique (workspace_id, number),
  check (ends_at > proposed_at),
  check ((outcome is null) = (stated_at is null)),
  check (outcome is null or outcome = 'overtaken' or outcome_words <> ''),
  check ((outcome is not distinct from 'overtaken') = (overtaken_by is not null))
);
comment on table charter_amendment is '2-preparation/charter. A proposal to change the charter: the parts as they would read, asked of the group until ends_at. Who proposed it lies in giver. overtaken_by: number of the amendment that changed the same part first.';
create index charter_amendment_open on charter_amendment (ends_at) where outcome is null and withdrawn_at is null;

create table charter_answer (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  amendment_id uuid not null references charter_amendment (id),
  perspective text not null check (length(perspective) <= 50),
  answer text not null check (answer in ('agree', 'object', 'none')),
  reason text not null default '' check (length(reason) <= 2000),
  given_at timestamptz not null,
  check (answer <> 'object' or reason <> '')
);
comment on table charter_answer is '2-preparation/charter. What one person answers to an amendment; changed until it ends. Who lies in giver, so one per person is kept by holding the amendment.';
create index charter_answer_of on charter_answer (amendment_id);

alter table perspective add column ended_at timestamptz;
comment on column perspective.ended_at is 'Not to be chosen any more; what was said from it stays.';

alter table draft_revision add column charter_version int;
comment on column draft_revision.charter_version is 'The charter under which it was written; null before there was one.';
alter table publication add column charter_version int;
comment on column publication.charter_version is 'The charter that was in force when it was published; null before there was one.';
