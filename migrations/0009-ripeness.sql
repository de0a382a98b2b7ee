-- Ripeness whole: who signed off which version, how ripe a text was on each day, and which organisations stand behind an edition.

create table signoff (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  draft_id uuid not null references draft (id),
  revision int not null check (revision >= 0),
  perspective text not null,
  kind text not null check (kind in ('agreed', 'objected')),
  reason text not null default '' check (length(reason) <= 2000),
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  settled_at timestamptz,
  outcome text not null default '' check (length(outcome) <= 2000),
  foreign key (workspace_id, perspective) references perspective (workspace_id, key),
  check (kind = 'agreed' or reason <> ''),
  check (settled_at is null or kind = 'objected' and outcome <> '')
);
comment on table signoff is '5-guide/ripeness. Somebody signed off one revision of a text for their perspective, or objects to it with a reason until that is settled. Taken back, never deleted. Who it was lies in giver.';
create index signoff_of_draft on signoff (draft_id, revision desc) where withdrawn_at is null;
create index signoff_in_ring on signoff (workspace_id, ring_id);

create table ripeness_day (
  draft_id uuid not null references draft (id),
  day date not null,
  criteria jsonb not null,
  primary key (draft_id, day)
);
comment on table ripeness_day is '5-guide/ripeness. How many points each criterion had open on a day, as everybody in the ring of the text could see: a list of key, open and of.';

-- Several criteria can be open, each with a reason of its own.
alter table publication add column against_each jsonb not null default '[]';
update publication set against_each = jsonb_build_array(jsonb_build_object('key', against, 'reason', reason)) where against is not null;
alter table publication drop column against, drop column reason;
alter table publication add column endorsement_asked_at timestamptz;
comment on table publication is '5-guide/publication. An immutable, numbered edition with all it rests on, frozen. It lies in no ring: it is for everyone. against_each: the criteria that were open, each with the reason of the chair. endorsement_asked_at: since when organisations are asked to endorse it.';
create index publication_asks on publication (endorsement_asked_at desc) where endorsement_asked_at is not null and withdrawn_at is null;

create table endorsement (
  id uuid primary key,
  publication_id uuid not null references publication (id),
  organisation_id uuid not null references organisation (id),
  kind text not null check (kind in ('full', 'reservation', 'declined')),
  words text not null default '' check (length(words) <= 2000),
  shown boolean not null default true,
  mandate_id uuid not null,
  given_at timestamptz not null,
  ended_at timestamptz,
  check ((kind = 'full') = (words = '')),
  check (kind = 'declined' or shown)
);
comment on table endorsement is '5-guide/endorsements. What an organisation answered on an edition. Changed or withdrawn: the row ends and stays. words: the reservation, or why it declined. shown: whether the public may read who declined. mandate_id: a row of mandate.';
create unique index endorsement_once on endorsement (publication_id, organisation_id) where ended_at is null;
create index endorsement_of_organisation on endorsement (organisation_id, given_at);
