create table date_poll (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  title text not null check (length(title) between 1 and 200),
  about text not null default '' check (length(about) <= 2000),
  zone text not null default 'Europe/Amsterdam' check (length(zone) <= 60),
  minimum int not null default 0 check (minimum between 0 and 5000),
  every_perspective boolean not null default false,
  every_chair boolean not null default false,
  asked_at timestamptz not null,
  ends_at timestamptz not null,
  reminded_at timestamptz,
  withdrawn_at timestamptz,
  chosen_option uuid,
  chosen_at timestamptz,
  check ((chosen_option is null) = (chosen_at is null))
);
comment on table date_poll is '2-preparation/datepoll. Days from which a ring says when it can meet, until an end. minimum, every_perspective, every_chair: what a day must have. chosen_option: the day that it became.';
create index date_poll_of on date_poll (workspace_id, asked_at);
create index date_poll_in_ring on date_poll (ring_id);
create index date_poll_open on date_poll (ends_at) where chosen_at is null and withdrawn_at is null;

create table date_poll_option (
  id uuid primary key,
  poll_id uuid not null references date_poll (id),
  part text not null check (part in ('day', 'morning', 'afternoon', 'evening', 'own')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  unique (poll_id, starts_at, ends_at),
  check (ends_at > starts_at)
);
comment on table date_poll_option is '2-preparation/datepoll. A day or part of a day that can be chosen.';
alter table date_poll add foreign key (chosen_option) references date_poll_option (id);
create index date_poll_chosen on date_poll (chosen_option);

create table date_poll_answer (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  poll_id uuid not null references date_poll (id),
  perspective text not null check (length(perspective) <= 50),
  choices jsonb not null check (jsonb_typeof(choices) = 'object'),
  comment text not null default '' check (length(comment) <= 500),
  given_at timestamptz not null,
  withheld text check (withheld in ('hidden', 'by-giver')),
  withheld_reason text not null default ''
);
comment on table date_poll_answer is '2-preparation/datepoll. When one person can: by option yes, maybe or no. Who gave it lies in giver.';
create index date_poll_answer_of on date_poll_answer (poll_id);
create index date_poll_answer_in_ring on date_poll_answer (ring_id);
create index date_poll_answer_workspace on date_poll_answer (workspace_id);

create table date_poll_voice (
  poll_id uuid not null references date_poll (id),
  person_id uuid not null references person (id),
  answer_id uuid references date_poll_answer (id),
  zone text check (length(zone) <= 60),
  told_at timestamptz,
  reminded_at timestamptz,
  primary key (poll_id, person_id)
);
comment on table date_poll_voice is '2-preparation/datepoll. Who is asked and which answer is theirs, so that they can change it. zone: in which they read the times. told_at, reminded_at: the one mail and the one reminder.';
create index date_poll_voice_person on date_poll_voice (person_id);
create index date_poll_voice_answer on date_poll_voice (answer_id);

create table date_poll_link (
  token_hash bytea primary key,
  poll_id uuid not null references date_poll (id),
  person_id uuid not null references person (id),
  made_at timestamptz not null default now()
);
comment on table date_poll_link is '2-preparation/datepoll. The secret in a mail with which one person answers one poll without signing in.';
create index date_poll_link_poll on date_poll_link (poll_id);
create index date_poll_link_person on date_poll_link (person_id);
