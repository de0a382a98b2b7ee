create table evaluation (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  meeting_id uuid not null unique references meeting (id),
  opened_at timestamptz not null,
  ends_at timestamptz not null,
  reminded_at timestamptz,
  owes text check (owes in ('letter', 'reminder'))
);
comment on table evaluation is '3-meeting/evaluation. Of a meeting: open to answers until ends_at, told after that. owes: the letters that are still to be written.';
create index evaluation_in_ring on evaluation (workspace_id, ring_id);
create index evaluation_ring on evaluation (ring_id);
create index evaluation_to_remind on evaluation (ends_at) where reminded_at is null;

create table appreciation (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  evaluation_id uuid not null references evaluation (id),
  perspective text not null check (length(perspective) <= 50),
  met text not null check (met in ('yes', 'partly', 'no')),
  value int not null check (value between 1 and 5),
  well text not null default '' check (length(well) <= 2000),
  better text not null default '' check (length(better) <= 2000),
  next text not null default '' check (length(next) <= 2000),
  given_at timestamptz not null,
  withheld text check (withheld in ('hidden', 'by-giver')),
  withheld_reason text not null default ''
);
comment on table appreciation is '3-meeting/evaluation. How one participant found a meeting; who it is lies in giver, and nowhere once an evaluation without names has ended. given_at is the day only where names are not shown.';
create index appreciation_of on appreciation (evaluation_id);
create index appreciation_in_ring on appreciation (workspace_id, ring_id);
create index appreciation_ring on appreciation (ring_id);

create table evaluation_link (
  token_hash bytea primary key,
  evaluation_id uuid not null references evaluation (id),
  person_id uuid not null references person (id)
);
comment on table evaluation_link is '3-meeting/evaluation. The secret in a mail by which somebody answers without signing in.';
create index evaluation_link_of on evaluation_link (evaluation_id);
create index evaluation_link_person on evaluation_link (person_id);

create table meeting_report (
  meeting_id uuid primary key references meeting (id),
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  sent_at timestamptz,
  mailed_at timestamptz,
  nudged_at timestamptz
);
comment on table meeting_report is '3-meeting/report. When the report of a meeting was sent round, when its letters were written, and when who prepares was reminded of what has no destination.';
create index meeting_report_in_ring on meeting_report (workspace_id, ring_id);
create index meeting_report_ring on meeting_report (ring_id);

create table paper_sheet (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  meeting_id uuid not null references meeting (id),
  code text not null check (code ~ '^[BCDFGHJKLMNPQRSTVWXZ2-9]{5}$'),
  round text not null check (round in ('images', 'experiences', 'expectations', 'question')),
  subgroup_id uuid references ring (id),
  perspective text not null check (length(perspective) <= 50),
  made_at timestamptz not null,
  unique (workspace_id, code),
  unique nulls not distinct (meeting_id, round, subgroup_id, perspective)
);
comment on table paper_sheet is '3-meeting/paper. A sheet to write on at a meeting. code: says, when it is typed over, of which round, subgroup and perspective it is; its last letter checks the others.';
create index paper_sheet_in_ring on paper_sheet (ring_id);
create index paper_sheet_subgroup on paper_sheet (subgroup_id) where subgroup_id is not null;

create table paper_contribution (
  contribution_id uuid primary key references contribution (id),
  sheet_id uuid not null references paper_sheet (id)
);
comment on table paper_contribution is '3-meeting/paper. From which sheet a contribution was typed over.';
create index paper_contribution_of on paper_contribution (sheet_id);
