-- Looking after the installation: for how long each kind is kept, when it was last looked after, and what somebody said of a letter in doubt.

create table retention (
  kind text primary key check (kind in ('mail', 'mail-waiting', 'session', 'notice', 'import', 'invitation')),
  days int not null check (days between 1 and 3650),
  changed_at timestamptz not null default now()
);
comment on table retention is 'association/settings. For how many days each kind is kept, where an administrator set it. Without a row: platform/retention.ts.';

create table upkeep (
  kind text primary key check (kind in ('backup', 'retention')),
  at timestamptz not null
);
comment on table upkeep is 'platform/command and association/settings. When a backup was last made, and when what was kept long enough was last forgotten.';

alter table mail add column settled_at timestamptz;
comment on column mail.settled_at is 'An administrator saw that it did not arrive, or that nobody knows, and left it at that.';
create index mail_troubled on mail (written_at desc) where settled_at is null and (failed_at is not null or doubtful_at is not null);
create index job_parked on job (parked_at) where parked_at is not null;

alter table workspace add column cut_at timestamptz;
comment on column workspace.cut_at is 'Since when nothing tells any more who gave what in this closed think tank. Written by association/settings.';
create index workspace_to_cut on workspace (closed_at) where closed_at is not null and cut_at is null;
