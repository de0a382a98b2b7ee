-- Duties: whose data were erased, and what participants report, what is hidden with a reason, and appeals against that.

create table erasure (
  person_id uuid primary key references person (id),
  erased_at timestamptz not null default now(),
  texts boolean not null
);
comment on table erasure is 'association/owndata. Whose name and address were blanked, so that it is done again after an older backup is restored. texts: what they wrote as well.';

-- Null: everybody in the ring reads it. rings.ts shows the reason instead, in lists, pages and trail alike.
alter table contribution add column withheld text check (withheld in ('hidden', 'by-giver')), add column withheld_reason text not null default '';
alter table dispute add column withheld text check (withheld in ('hidden', 'by-giver')), add column withheld_reason text not null default '';
alter table expectation add column withheld text check (withheld in ('hidden', 'by-giver')), add column withheld_reason text not null default '';
alter table signoff add column withheld text check (withheld in ('hidden', 'by-giver')), add column withheld_reason text not null default '';
alter table charter_amendment add column withheld text check (withheld in ('hidden', 'by-giver')), add column withheld_reason text not null default '';
alter table charter_answer add column withheld text check (withheld in ('hidden', 'by-giver')), add column withheld_reason text not null default '';
alter table proposal add column withheld text check (withheld in ('hidden', 'by-giver')), add column withheld_reason text not null default '';
comment on column contribution.withheld is 'hidden: by who moderates, with withheld_reason. by-giver: its giver had it erased. Written by beside/moderation and association/owndata.';

create table report (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  kind text not null check (kind in ('contribution', 'dispute', 'expectation', 'proposal')),
  thing_id uuid not null,
  thing_ring uuid references ring (id),
  number int,
  words text not null,
  reason text not null check (length(reason) between 1 and 1000),
  reported_at timestamptz not null,
  settled_at timestamptz,
  outcome text check (outcome in ('hidden', 'left')),
  check ((settled_at is null) = (outcome is null))
);
comment on table report is 'beside/moderation. What somebody reports and why, for who moderates. words: as it read then. thing_ring: where it lies; ring_id is the ring of who moderates. Who reported lies in giver.';
create index report_open on report (workspace_id, reported_at) where settled_at is null;
create index report_about on report (kind, thing_id);

create table hiding (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  desk_id uuid not null references ring (id),
  kind text not null check (kind in ('contribution', 'dispute', 'expectation', 'proposal')),
  thing_id uuid not null,
  thing_ring uuid references ring (id),
  number int,
  words text not null,
  reason text not null check (length(reason) between 1 and 1000),
  hidden_at timestamptz not null,
  appeal text not null default '' check (length(appeal) <= 2000),
  appealed_at timestamptz,
  outcome text check (outcome in ('stays', 'shown')),
  outcome_words text not null default '' check (length(outcome_words) <= 1000),
  decided_at timestamptz,
  check ((appealed_at is null) = (appeal = '')),
  check ((decided_at is null) = (outcome is null)),
  check (decided_at is null or appealed_at is not null and outcome_words <> '')
);
comment on table hiding is 'beside/moderation. What was hidden and why, and the one appeal of its giver. Read by who moderates (desk_id is their ring) and by its giver. Who hid it lies in giver: somebody else decides on the appeal.';
create unique index hiding_once on hiding (kind, thing_id) where outcome is distinct from 'shown';
create index hiding_at_desk on hiding (workspace_id, desk_id, hidden_at desc);
create index hiding_by_place on hiding (thing_ring);
