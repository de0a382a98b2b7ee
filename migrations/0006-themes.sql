-- Themes: what members propose, who supports it, what the board decided, and which think tank came of it.

create table proposal (
  id uuid primary key,
  number int not null unique check (number > 0),
  title text not null check (length(title) between 1 and 200),
  about text not null check (length(about) between 1 and 4000),
  why text not null check (length(why) between 1 and 2000),
  proposed_at timestamptz not null default now(),
  edited_at timestamptz,
  withdrawn_at timestamptz,
  fate text not null default 'open' check (fate in ('open', 'picked', 'parked', 'declined'))
);
comment on table proposal is '1-theme/proposals. A theme that somebody proposes. It lies in no ring: it is for everybody in the association. Never deleted: withdrawn. Who proposed it lies in giver. fate repeats the newest row of proposal_decision.';
create index proposal_by_fate on proposal (fate) where withdrawn_at is null;

create table proposal_revision (
  id uuid primary key,
  proposal_id uuid not null references proposal (id),
  title text not null,
  about text not null,
  why text not null,
  replaced_at timestamptz not null
);
comment on table proposal_revision is '1-theme/proposals. How a proposal read before it was edited: support may have been given to those words.';
create index proposal_revision_of on proposal_revision (proposal_id, replaced_at);

create table proposal_support (
  id uuid primary key,
  proposal_id uuid not null references proposal (id),
  organisation_id uuid not null references organisation (id),
  mandate_id uuid not null references mandate (id),
  why text not null default '' check (length(why) <= 300),
  given_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_by uuid references mandate (id),
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
comment on table proposal_support is '1-theme/proposals. An organisation that supports a proposal, and the mandate by which that was said and taken back. It stays when the mandate ends: the organisation spoke, not the person.';
create unique index proposal_support_once on proposal_support (proposal_id, organisation_id) where withdrawn_at is null;
create index proposal_support_of_organisation on proposal_support (organisation_id);
create index proposal_support_by_mandate on proposal_support (mandate_id);

create table proposal_decision (
  id uuid primary key,
  proposal_id uuid not null references proposal (id),
  kind text not null check (kind in ('picked', 'parked', 'declined')),
  reason text not null check (length(reason) between 1 and 2000),
  decided_at timestamptz not null default now()
);
comment on table proposal_decision is '1-theme/proposals. What the board decided about a proposal and why, newest last.';
create index proposal_decision_of on proposal_decision (proposal_id, decided_at);

create table proposal_thinktank (
  proposal_id uuid primary key references proposal (id),
  workspace_id uuid not null unique references workspace (id),
  began_at timestamptz not null default now()
);
comment on table proposal_thinktank is '1-theme/proposals. Which think tank came of a proposal. Told to who takes part in it only: others do not see that it exists.';

-- Which kinds there are is said in one place, attribution.ts: a list here would have to be written anew for every slice.
alter table giver drop constraint giver_kind_check, add constraint giver_kind_check check (kind ~ '^[a-z][a-z_]{0,39}$');
