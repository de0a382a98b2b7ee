-- The landscape of a theme: what exists already, by whom, and what took its place.

create table landscape_item (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  who text not null check (length(who) between 1 and 200),
  what text not null check (length(what) between 1 and 300),
  about text not null default '' check (length(about) <= 1000),
  level text not null check (level in ('european', 'national', 'provincial', 'regional', 'municipal', 'association', 'other')),
  status text not null check (status in ('law', 'advice', 'draft', 'agreement', 'practice', 'other')),
  dated text not null default '' check (dated ~ '^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$'),
  url text not null default '' check (length(url) <= 2000),
  source_id uuid references source (id),
  lacks text not null default '' check (length(lacks) <= 2000),
  superseded_by uuid references landscape_item (id) check (superseded_by <> id),
  revision int not null default 1 check (revision > 0),
  added_at timestamptz not null,
  changed_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_why text not null default '' check (length(withdrawn_why) <= 1000)
);
comment on table landscape_item is '2-preparation/landscape. Something that exists already about the theme. dated: as exact as it was given, a year, a month or a day; empty when unknown.';
create index landscape_item_in_ring on landscape_item (workspace_id, ring_id);
create index landscape_item_by_source on landscape_item (source_id) where source_id is not null;
create index landscape_item_next on landscape_item (superseded_by) where superseded_by is not null;

create table landscape_revision (
  item_id uuid not null references landscape_item (id),
  revision int not null check (revision > 0),
  state jsonb not null,
  changed_at timestamptz not null,
  primary key (item_id, revision)
);
comment on table landscape_revision is '2-preparation/landscape. Every state that an item of the landscape had, the newest too.';
