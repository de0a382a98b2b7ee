create table board (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  meeting_id uuid,
  code text not null check (code ~ '^[BCDFGHJKLMNPQRSTVWXZ2-9]{6}$'),
  title text not null check (length(title) between 1 and 200),
  guests text not null default 'asked' check (guests in ('none', 'asked', 'everyone')),
  round_id uuid,
  card_group_id uuid,
  opened_at timestamptz not null,
  closed_at timestamptz
);
comment on table board is '3-meeting/board. A board of a meeting, open from opened_at to closed_at. round_id and card_group_id: what all screens show. meeting_id: its meeting, when it has one. Both point at rows that may be younger, so neither is a foreign key.';
create unique index board_code on board (code) where closed_at is null;
create index board_in_ring on board (workspace_id, ring_id, opened_at desc);
create index board_ring on board (ring_id);
create index board_open on board (opened_at) where closed_at is null;

create table board_round (
  id uuid primary key,
  board_id uuid not null references board (id),
  position int not null,
  kind text not null check (kind in ('images', 'experiences', 'expectations', 'question')),
  subgroup_id uuid references ring (id),
  question text not null check (length(question) <= 1000),
  phase text not null default 'writing' check (phase in ('writing', 'open', 'grouping', 'voting', 'talking', 'closed')),
  ends_at timestamptz,
  dots int not null default 5 check (dots between 1 and 20),
  closed_at timestamptz,
  unique (board_id, position),
  check ((phase = 'closed') = (closed_at is not null))
);
comment on table board_round is '3-meeting/board. A round of a board; subgroup_id when it is the question of one subgroup. ends_at: when its timer runs out. A closed round has handed its cards over as contributions.';
create index board_round_subgroup on board_round (subgroup_id) where subgroup_id is not null;

create table board_guest (
  id uuid primary key,
  board_id uuid not null references board (id),
  token_hash bytea not null unique,
  perspective text not null check (length(perspective) <= 50),
  asked_at timestamptz not null,
  let_in_at timestamptz,
  refused_at timestamptz
);
comment on table board_guest is '3-meeting/board. Somebody without an account who asked to join, by the secret in their browser. No name is asked. Gone when the board closes.';
create index board_guest_of on board_guest (board_id);

create table card_group (
  id uuid primary key,
  round_id uuid not null references board_round (id),
  title text not null check (length(title) between 1 and 200),
  position int not null,
  gone_at timestamptz
);
comment on table card_group is '3-meeting/board. Cards that belong together, by the name that the people at the table gave it.';
create index card_group_of on card_group (round_id, position);

create table card (
  id uuid primary key,
  board_id uuid not null references board (id),
  round_id uuid not null references board_round (id),
  kind text not null check (kind in ('image', 'expectation', 'consequence', 'risk', 'chance', 'worry', 'question', 'experience')),
  perspective text not null check (length(perspective) <= 50),
  body text not null check (length(body) between 1 and 1000),
  position double precision not null default random(),
  card_group_id uuid references card_group (id),
  late boolean not null default false,
  withdrawn_at timestamptz,
  removed_at timestamptz,
  removed_reason text not null default '' check (length(removed_reason) <= 1000),
  contribution_id uuid references contribution (id),
  check ((removed_at is null) = (removed_reason = ''))
);
comment on table card is '3-meeting/board. One thought. Its id is made where it was typed, so that it comes once and only once. Without a moment and in a drawn order, so that neither says whose it is. late: it came when its round had closed.';
create index card_of_round on card (round_id);
create index card_of_board on card (board_id);
create index card_in_group on card (card_group_id) where card_group_id is not null;
create index card_became on card (contribution_id) where contribution_id is not null;

create table card_hand (
  card_id uuid primary key references card (id),
  person_id uuid references person (id),
  organisation_id uuid references organisation (id),
  guest_id uuid references board_guest (id) on delete cascade,
  check (num_nonnulls(person_id, guest_id) = 1)
);
comment on table card_hand is '3-meeting/board. Who may still change a card, apart from it, until it is handed over. Read by changes only.';
create index card_hand_person on card_hand (person_id) where person_id is not null;
create index card_hand_guest on card_hand (guest_id) where guest_id is not null;
create index card_hand_organisation on card_hand (organisation_id) where organisation_id is not null;

create table dot (
  round_id uuid not null references board_round (id),
  voter uuid not null,
  nth int not null check (nth between 1 and 20),
  card_id uuid references card (id),
  card_group_id uuid references card_group (id),
  primary key (round_id, voter, nth),
  check (num_nonnulls(card_id, card_group_id) = 1)
);
comment on table dot is '3-meeting/board. One dot of one voter on a card or a group. nth is counted per round, so the key itself keeps the limit. The voter (a person or a guest) is gone when the round closes.';
create index dot_on_card on dot (card_id) where card_id is not null;
create index dot_on_group on dot (card_group_id) where card_group_id is not null;
