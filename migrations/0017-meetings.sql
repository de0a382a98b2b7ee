create table meeting (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  number int not null check (number > 0),
  series_id uuid,
  poll_id uuid unique,
  title text not null check (length(title) between 1 and 200),
  about text not null default '' check (length(about) <= 5000),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  zone text not null default 'Europe/Amsterdam' check (length(zone) <= 60),
  place text not null default '' check (length(place) <= 300),
  link text not null default '' check (link = '' or link ~ '^https://' and length(link) <= 500),
  seats int check (seats between 1 and 5000),
  door_code text not null check (length(door_code) between 4 and 12),
  sequence int not null default 0,
  planned_at timestamptz not null,
  cancelled_at timestamptz,
  cancelled_why text not null default '' check (length(cancelled_why) <= 1000),
  closed_at timestamptz,
  unique (workspace_id, number),
  check (ends_at > starts_at)
);
comment on table meeting is '3-meeting/meetings. A meeting of a ring. series_id: the same for all that were planned together. poll_id: the date poll it came from. sequence: rises when calendars have to change (RFC 5546).';
create index meeting_by_time on meeting (workspace_id, starts_at);
create index meeting_in_ring on meeting (ring_id);

create table agenda_item (
  id uuid primary key,
  meeting_id uuid not null references meeting (id),
  position int not null,
  title text not null check (length(title) between 1 and 200),
  minutes int not null check (minutes between 1 and 600),
  notes text not null default '' check (length(notes) <= 10000),
  outcome text not null default '' check (length(outcome) <= 2000),
  contributions int[] not null default '{}',
  unique (meeting_id, position)
);
comment on table agenda_item is '3-meeting/meetings. A part of the agenda, with its minutes: what was said (numbers of contributions) and what was decided.';

create table meeting_attendee (
  id uuid primary key,
  meeting_id uuid not null references meeting (id),
  person_id uuid references person (id),
  organisation_id uuid references organisation (id),
  kind text not null check (kind in ('participant', 'alternate', 'guest')),
  name text not null default '' check (length(name) <= 200),
  perspective text not null default '' check (length(perspective) <= 50),
  token_hash bytea unique,
  answer text check (answer in ('yes', 'maybe', 'no')),
  answered_at timestamptz,
  waits_since timestamptz,
  present_at timestamptz,
  told_sequence int,
  check ((person_id is null) = (kind = 'guest')),
  unique (meeting_id, person_id)
);
comment on table meeting_attendee is '3-meeting/meetings. Who is asked to a meeting, what they answered, and whether they were there. waits_since: said yes when all seats were taken. told_sequence: the newest their calendar was told.';
create index meeting_attendee_person on meeting_attendee (person_id);
create index meeting_attendee_organisation on meeting_attendee (organisation_id);

create table meeting_document (
  id uuid primary key,
  meeting_id uuid not null references meeting (id),
  name text not null check (length(name) between 1 and 200),
  type text not null,
  bytes bytea not null,
  added_at timestamptz not null
);
comment on table meeting_document is '3-meeting/meetings. A file that goes with a meeting. type comes from the bytes.';
create index meeting_document_of on meeting_document (meeting_id);

create table calendar_feed (
  id uuid primary key,
  person_id uuid not null references person (id),
  workspace_id uuid references workspace (id),
  token_hash bytea not null unique,
  made_at timestamptz not null default now(),
  unique nulls not distinct (person_id, workspace_id)
);
comment on table calendar_feed is '3-meeting/meetings. The private address of a person’s calendar: of one think tank, or of all.';
create index calendar_feed_workspace on calendar_feed (workspace_id);

alter table mail add column calendar text, add column calendar_method text check (calendar_method in ('REQUEST', 'CANCEL'));
comment on column mail.calendar is 'An iCalendar object that goes with it, as a part that mail programs understand and as a file.';
