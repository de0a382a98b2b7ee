-- The knowledge base: what a think tank reads, with real bibliographic data, files, notes and reading lists.

create table knowledge_item (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  perspective text not null,
  work jsonb not null check (jsonb_typeof(work) = 'object' and pg_column_size(work) <= 60000),
  title text not null check (length(title) between 1 and 500),
  sort_key text not null check (length(sort_key) <= 800),
  year int check (year between -9999 and 9999),
  doi text not null default '' check (length(doi) <= 200),
  isbn text not null default '' check (length(isbn) <= 13),
  title_key text not null default '' check (length(title_key) <= 200),
  sender text not null default '' check (sender in ('', 'government', 'association', 'supplier', 'research', 'advice', 'press', 'other')),
  why text not null default '' check (length(why) <= 1000),
  lexemes tsvector not null default '',
  superseded_by uuid references knowledge_item (id) check (superseded_by <> id),
  revision int not null default 1 check (revision > 0),
  added_at timestamptz not null,
  changed_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_why text not null default '' check (length(withdrawn_why) <= 1000),
  withheld text check (withheld in ('hidden', 'by-giver')),
  withheld_reason text not null default '',
  foreign key (workspace_id, perspective) references perspective (workspace_id, key)
);
comment on table knowledge_item is 'beside/knowledge. A work that a think tank reads, as CSL-JSON. sort_key: as a bibliography is ordered. doi, isbn, title_key, year: by what it is known again. sender: whose interest it speaks for. why: one line of who added it, who lies in giver. lexemes: of title, names and why.';
create index knowledge_item_in_ring on knowledge_item (workspace_id, ring_id, sort_key collate "C", id) where withdrawn_at is null;
create index knowledge_item_newest on knowledge_item (workspace_id, ring_id, year desc nulls last, id) where withdrawn_at is null;
create index knowledge_item_next on knowledge_item (superseded_by) where superseded_by is not null;
create index knowledge_item_lexemes on knowledge_item using gin (lexemes);

create table knowledge_file (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  item_id uuid not null references knowledge_item (id),
  name text not null check (length(name) between 1 and 200),
  type text not null check (length(type) between 1 and 200),
  size int not null check (size between 1 and 20000000),
  bytes bytea not null,
  state text not null check (state in ('read', 'empty', 'locked', 'broken', 'large', 'slow')),
  pages int check (pages > 0),
  words text not null default '' check (length(words) <= 1000000),
  lexemes tsvector not null default '',
  added_at timestamptz not null
);
comment on table knowledge_file is 'beside/knowledge. A file that goes with a work. type comes from the bytes. words: the text in it, a form feed between pages; state: whether it could be read. What is taken away is gone.';
create index knowledge_file_of on knowledge_file (item_id);
create index knowledge_file_in_ring on knowledge_file (workspace_id, ring_id);
create index knowledge_file_lexemes on knowledge_file using gin (lexemes);

create table knowledge_note (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  item_id uuid not null references knowledge_item (id),
  perspective text not null,
  quote text not null default '' check (length(quote) <= 2000),
  place text not null default '' check (length(place) <= 100),
  note text not null default '' check (length(note) <= 4000),
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  withheld text check (withheld in ('hidden', 'by-giver')),
  withheld_reason text not null default '',
  foreign key (workspace_id, perspective) references perspective (workspace_id, key),
  check (quote <> '' or note <> '')
);
comment on table knowledge_note is 'beside/knowledge. A passage that somebody marked in a work, with where it stands, and what they think of it; who it is lies in giver.';
create index knowledge_note_of on knowledge_note (item_id) where withdrawn_at is null;
create index knowledge_note_in_ring on knowledge_note (workspace_id, ring_id);

create table knowledge_list (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  title text not null check (length(title) between 1 and 200),
  about text not null default '' check (length(about) <= 1000),
  made_at timestamptz not null,
  ended_at timestamptz
);
comment on table knowledge_list is 'beside/knowledge. A reading list, for the ring that it lies in.';
create index knowledge_list_in_ring on knowledge_list (workspace_id, ring_id);

create table knowledge_list_item (
  list_id uuid not null references knowledge_list (id),
  item_id uuid not null references knowledge_item (id),
  position int not null check (position > 0),
  primary key (list_id, item_id)
);
comment on table knowledge_list_item is 'beside/knowledge. A work on a reading list, in the order of reading.';
create index knowledge_list_item_of on knowledge_list_item (item_id);

create table knowledge_read (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  list_id uuid not null references knowledge_list (id),
  item_id uuid not null references knowledge_item (id)
);
comment on table knowledge_read is 'beside/knowledge. Somebody of the ring read a work of a reading list; who lies in giver. No moment: nobody needs it, and it would tell who. Taken back: gone.';
create index knowledge_read_of on knowledge_read (list_id, item_id);
create index knowledge_read_in_ring on knowledge_read (workspace_id, ring_id);
create index knowledge_read_item on knowledge_read (item_id);

create table knowledge_setting (
  workspace_id uuid primary key references workspace (id),
  looks_up boolean not null default false,
  changed_at timestamptz not null
);
comment on table knowledge_setting is 'beside/knowledge. looks_up: whether a DOI may be asked of doi.org; not where nobody said so.';

create table knowledge_import (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  person_id uuid not null references person (id),
  format text not null check (format in ('bibtex', 'ris', 'csl', 'medline', 'endnote', 'isi')),
  sent_at timestamptz not null default now(),
  taken int check (taken >= 0)
);
comment on table knowledge_import is 'beside/knowledge. A list of references that somebody sent and looks through, only for who sent it; gone after a day. taken: how many were taken over, once they were.';
create index knowledge_import_of on knowledge_import (person_id, workspace_id);
create index knowledge_import_in on knowledge_import (workspace_id);
create index knowledge_import_old on knowledge_import (sent_at);

create table knowledge_import_entry (
  import_id uuid not null references knowledge_import (id) on delete cascade,
  position int not null check (position > 0),
  line int not null check (line > 0),
  state text not null check (state in ('new', 'double', 'fault')),
  wanted boolean not null,
  work jsonb,
  title text,
  sort_key text,
  year int,
  doi text,
  isbn text,
  title_key text,
  lexemes tsvector,
  why text not null default '' check (why in ('', 'open', 'long', 'unreadable', 'field')),
  field text not null default '' check (length(field) <= 100),
  dropped text not null default '' check (length(dropped) <= 1000),
  same_line int check (same_line > 0),
  same_id uuid,
  primary key (import_id, position),
  check ((work is null) = (state = 'fault'))
);
comment on table knowledge_import_entry is 'beside/knowledge. One entry of such a list: the row it would become, or why it cannot. same_line, same_id: of what it is a double, in the list or in the knowledge base.';
