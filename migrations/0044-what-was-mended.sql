-- A source and a work of the knowledge base say what was changed on them, when, and by whom as far as names are shown.

create table source_revision (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  source_id uuid not null references source (id),
  revision int not null check (revision > 0),
  reference jsonb not null check (jsonb_typeof(reference) = 'object'),
  replaced_at timestamptz not null,
  unique (source_id, revision)
);
comment on table source_revision is '5-guide/sources. How a source stood before it was mended. Who mended it lies in giver.';

create table knowledge_revision (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  item_id uuid not null references knowledge_item (id),
  revision int not null check (revision > 0),
  work jsonb not null check (jsonb_typeof(work) = 'object'),
  sender text not null,
  why_changed boolean not null,
  replaced_at timestamptz not null,
  unique (item_id, revision)
);
comment on table knowledge_revision is 'beside/knowledge. How a work stood before it was mended; who mended it lies in giver. why_changed: its line on why it matters was changed as well, and what stood there is not kept.';
