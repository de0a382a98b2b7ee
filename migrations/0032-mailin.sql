create table reply_key (
  key_hash bytea primary key check (length(key_hash) = 32),
  person_id uuid not null references person (id),
  workspace_id uuid not null references workspace (id),
  kind text not null check (kind ~ '^[a-z_]{1,30}$'),
  thing_id uuid not null,
  made_at timestamptz not null default now(),
  unique (person_id, kind, thing_id)
);
comment on table reply_key is 'platform/mailin. By which address one person answers one thing by mail: sha-256 of the code in it. The code itself is drawn from the key of the installation and is kept nowhere. Forgotten after a year.';
create index reply_key_of_workspace on reply_key (workspace_id);
create index reply_key_by_age on reply_key (made_at);

create table mail_in (
  id uuid primary key,
  came_at timestamptz not null default now(),
  way text not null check (way in ('smtp', 'imap', 'file')),
  receivers text[] not null default '{}' check (cardinality(receivers) <= 50),
  raw bytea check (length(raw) <= 10000000),
  taken_until timestamptz,
  tries int not null default 0,
  message_hash bytea unique,
  content_hash bytea unique,
  outcome text not null default 'waiting' check (outcome in ('waiting', 'taken', 'held', 'refused', 'automatic', 'bounce', 'duplicate', 'dropped')),
  reason text not null default '' check (length(reason) <= 40),
  person_id uuid references person (id),
  workspace_id uuid references workspace (id),
  kind text,
  address text check (length(address) <= 320),
  allowed_at timestamptz,
  check (outcome in ('waiting', 'held') or raw is null and address is null)
);
comment on table mail_in is 'platform/mailin. Mail that came in and what became of it. The mail itself and its sender are kept only while it waits or is held; then what is left says that it came, so that the same mail never counts twice.';
create index mail_in_waiting on mail_in (came_at) where outcome = 'waiting';
create index mail_in_held on mail_in (came_at) where outcome = 'held';
create index mail_in_by_time on mail_in (came_at);
create index mail_in_of on mail_in (person_id) where person_id is not null;
create index mail_in_of_workspace on mail_in (workspace_id) where workspace_id is not null;

create table mail_bounce (
  id uuid primary key,
  address_key text not null unique check (length(address_key) <= 254),
  times int not null default 1,
  status text not null default '' check (length(status) <= 12),
  first_at timestamptz not null default now(),
  last_at timestamptz not null default now()
);
comment on table mail_bounce is 'platform/mailin. Addresses from which mail of ours came back, and how often since it last arrived or somebody looked. From the third time on nothing more is sent there until somebody has looked.';
create index mail_bounce_stopped on mail_bounce (last_at) where times >= 3;
