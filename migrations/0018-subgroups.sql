create table subgroup_proposal (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  colleagues boolean not null,
  wishes boolean not null,
  made_at timestamptz not null default now(),
  accepted_at timestamptz,
  dropped_at timestamptz,
  check (accepted_at is null or dropped_at is null)
);
comment on table subgroup_proposal is 'spine/3-meeting/subgroups. Who could sit in which subgroup: seen by the preparation group until it is accepted. colleagues: may sit together.';
create unique index subgroup_proposal_open on subgroup_proposal (workspace_id) where accepted_at is null and dropped_at is null;
create index subgroup_proposal_of_ring on subgroup_proposal (ring_id);

create table subgroup_proposal_group (
  id uuid primary key,
  proposal_id uuid not null references subgroup_proposal (id),
  position integer not null check (position >= 0),
  subgroup_id uuid references ring (id),
  title text not null check (length(title) between 1 and 200),
  question text not null default '' check (length(question) <= 1000),
  perspective text check (length(perspective) <= 50),
  facilitator_id uuid references person (id),
  reporter_id uuid references person (id),
  unique (proposal_id, position)
);
comment on table subgroup_proposal_group is 'spine/3-meeting/subgroups. A subgroup as proposed. subgroup_id: the ring that it is, or became; empty while it has yet to be made.';
create index subgroup_proposal_group_ring on subgroup_proposal_group (subgroup_id);
create index subgroup_proposal_group_facilitator on subgroup_proposal_group (facilitator_id);
create index subgroup_proposal_group_reporter on subgroup_proposal_group (reporter_id);

create table subgroup_proposal_seat (
  proposal_id uuid not null references subgroup_proposal (id),
  person_id uuid not null references person (id),
  group_id uuid not null references subgroup_proposal_group (id),
  moved_at timestamptz,
  primary key (proposal_id, person_id)
);
comment on table subgroup_proposal_seat is 'spine/3-meeting/subgroups. Who is proposed for which group. moved_at: put there by hand, and stays there in a new proposal.';
create index subgroup_proposal_seat_group on subgroup_proposal_seat (group_id);
create index subgroup_proposal_seat_person on subgroup_proposal_seat (person_id);

create table subgroup_wish (
  workspace_id uuid not null references workspace (id),
  person_id uuid not null references person (id),
  kind text not null check (kind in ('with', 'without', 'group')),
  about_id uuid references person (id),
  subgroup_id uuid references ring (id),
  check ((kind = 'group') = (subgroup_id is not null) and (kind = 'group') = (about_id is null)),
  check (about_id <> person_id)
);
comment on table subgroup_wish is 'spine/3-meeting/subgroups. With whom, not with whom, in which subgroup somebody would like to be. Not with whom: for the chair''s eyes.';
create unique index subgroup_wish_person on subgroup_wish (workspace_id, person_id, about_id) where about_id is not null;
create unique index subgroup_wish_group on subgroup_wish (workspace_id, person_id) where kind = 'group';
create index subgroup_wish_of on subgroup_wish (person_id);
create index subgroup_wish_about on subgroup_wish (about_id);
create index subgroup_wish_ring on subgroup_wish (subgroup_id);
