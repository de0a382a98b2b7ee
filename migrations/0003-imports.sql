-- Import of organisations and people: a file that waits to be looked through, and what its columns mean.

create table import_file (
  id uuid primary key,
  person_id uuid not null references person (id),
  kind text not null check (kind in ('organisations', 'people')),
  name text not null check (length(name) between 1 and 200),
  shape jsonb not null,
  columns jsonb,
  choices jsonb not null default '{}',
  outcome jsonb,
  began_at timestamptz not null default now(),
  finished_at timestamptz
);
comment on table import_file is 'association/imports. A file that somebody sent to take over from. shape: how it was read, and the first lines of each sheet, blanked at the end. columns: which column is what. choices: what to do with a doubtful line. Only for who sent it; gone after a day.';
create index import_file_of on import_file (person_id, began_at);

create table import_sheet (
  import_id uuid not null references import_file (id) on delete cascade,
  position int not null,
  lines text not null,
  primary key (import_id, position)
);
comment on table import_sheet is 'association/imports. The cells of a sheet as JSON text: the program reads it in a thread of its own, the database never. Gone as soon as the import is done.';

create table import_columns (
  kind text not null check (kind in ('organisations', 'people')),
  headers_key text not null check (length(headers_key) = 64),
  columns jsonb not null,
  saved_at timestamptz not null default now(),
  primary key (kind, headers_key)
);
comment on table import_columns is 'association/imports. What the columns of a file with just these headers meant the last time. headers_key: sha-256 of the headers.';
