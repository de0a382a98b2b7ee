-- The glossary: what a group means by its words. Definitions of members, blind until they are opened; versions, and which holds.

create table thesaurus (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  uri text not null default '' check (length(uri) <= 2000),
  title text not null check (length(title) between 1 and 300),
  rest text not null default '' check (length(rest) <= 4000000),
  imported_at timestamptz not null
);
comment on table thesaurus is 'beside/glossary. A list of concepts that came from elsewhere. rest: every statement of it (N-Triples) that lies at none of its concepts, so that it goes out as whole as it came.';
create index thesaurus_in_ring on thesaurus (workspace_id, ring_id);
create index thesaurus_ring on thesaurus (ring_id);

create table concept (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  number int not null check (number > 0),
  label text not null check (length(label) between 1 and 200),
  label_key text not null check (length(label_key) <= 400),
  language text not null default 'nl' check (language ~ '^[A-Za-z0-9-]{0,20}$'),
  uri text not null default '' check (length(uri) <= 2000),
  thesaurus_id uuid references thesaurus (id),
  rest text not null default '' check (length(rest) <= 400000),
  begun_at timestamptz not null,
  opened_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_why text not null default '' check (length(withdrawn_why) <= 2000),
  stamp uuid not null default gen_random_uuid(),
  unique (workspace_id, number),
  check ((withdrawn_at is null) = (withdrawn_why = ''))
);
comment on table concept is 'beside/glossary. A word of which a group says what it means. label: as it reads now. uri, language, rest: of one that came from elsewhere. opened_at: since when everybody reads what others wrote. stamp: another at each change.';
create index concept_in_ring on concept (workspace_id, ring_id, label_key);
create index concept_ring on concept (ring_id);
create unique index concept_uri on concept (workspace_id, uri) where uri <> '';
create index concept_thesaurus on concept (thesaurus_id);

create table concept_answer (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  concept_id uuid not null references concept (id),
  perspective text not null check (length(perspective) <= 50),
  definition text not null check (length(definition) <= 2000),
  given_at timestamptz not null,
  withheld text check (withheld in ('hidden', 'by-giver')),
  withheld_reason text not null default ''
);
comment on table concept_answer is 'beside/glossary. What one member understands by a concept, read by nobody else until it is opened. Who gave it lies in giver.';
create index concept_answer_of on concept_answer (concept_id);
create index concept_answer_in_ring on concept_answer (ring_id);
create index concept_answer_workspace on concept_answer (workspace_id);

create table concept_version (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  concept_id uuid not null references concept (id),
  version int not null check (version > 0),
  label text not null check (length(label) between 1 and 200),
  label_en text not null default '' check (length(label_en) <= 200),
  alt text[] not null default '{}' check (cardinality(alt) <= 50),
  hidden text[] not null default '{}' check (cardinality(hidden) <= 50),
  definition text not null default '' check (length(definition) <= 10000),
  explanation text not null default '' check (length(explanation) <= 10000),
  examples text[] not null default '{}' check (cardinality(examples) <= 50),
  note text not null default '' check (length(note) <= 10000),
  sources jsonb not null default '[]' check (jsonb_typeof(sources) = 'array'),
  broader uuid[] not null default '{}' check (cardinality(broader) <= 50),
  related uuid[] not null default '{}' check (cardinality(related) <= 200),
  proposed_at timestamptz not null,
  decision_id uuid references decision (id),
  adopted_at timestamptz,
  adopted_why text not null default '' check (length(adopted_why) <= 2000),
  superseded_at timestamptz,
  unique (concept_id, version)
);
comment on table concept_version is 'beside/glossary. How a concept is described: proposed, put to the group (decision_id), adopted with that outcome or with a stated reason, and superseded by a later one. broader, related: ids of concepts. Who proposed it lies in giver.';
create unique index concept_version_standing on concept_version (concept_id) where adopted_at is not null and superseded_at is null;
create index concept_version_in_ring on concept_version (workspace_id, ring_id);
create index concept_version_ring on concept_version (ring_id);
create index concept_version_decision on concept_version (decision_id);

create table concept_public (
  concept_id uuid primary key references concept (id),
  workspace_id uuid not null references workspace (id),
  language text not null check (length(language) <= 20),
  uri text not null default '' check (length(uri) <= 2000),
  label text not null check (length(label) between 1 and 200),
  label_key text not null check (length(label_key) <= 400),
  version int not null check (version > 0),
  described jsonb not null check (jsonb_typeof(described) = 'object'),
  published_at timestamptz not null,
  withdrawn_at timestamptz
);
comment on table concept_public is 'beside/glossary. What everyone may read of a concept: its adopted version as it was given to the public, apart from the ring it lies in.';
create index concept_public_of on concept_public (workspace_id, label_key);

-- The adopted meanings that an edition used, as they read that day.
alter table publication add column terms jsonb not null default '[]' check (jsonb_typeof(terms) = 'array');
