-- Coming back: how far each person read in each think tank, which think tanks they want mail of, and one click less of it.

-- In the order in which things were written down. It is never shown: where names are not, an order would say who was first.
alter table happening add column seq bigint not null generated always as identity;
create index happening_unread on happening (workspace_id, ring_id, seq);

create table reading (
  person_id uuid not null references person (id),
  workspace_id uuid not null references workspace (id),
  seq bigint not null,
  since_seq bigint not null,
  at timestamptz not null,
  since_at timestamptz not null,
  primary key (person_id, workspace_id)
);
comment on table reading is 'overview. How far a person read in a think tank: one row, not one per happening. seq: everything up to here was seen. since_seq, since_at: the same at the end of the visit before this one. Moments are the day only where names are not shown.';

create table following (
  person_id uuid not null references person (id),
  workspace_id uuid not null references workspace (id),
  mail text not null default 'mine' check (mail in ('all', 'mine', 'none')),
  mailed_seq bigint not null default 0,
  primary key (person_id, workspace_id)
);
comment on table following is 'association/notices. What mail a person wants of a think tank: that something happened at all, only what concerns them (as without a row), or nothing. mailed_seq: news up to here was mailed.';
create index following_all on following (person_id) where mail = 'all';

create table mailing (
  person_id uuid primary key references person (id),
  mailed_at timestamptz not null
);
comment on table mailing is 'association/notices. When a person was last sent a mail with notices: the next one waits as long as they chose.';

create table mail_less (
  token_hash bytea primary key,
  person_id uuid not null references person (id),
  made_at timestamptz not null default now()
);
comment on table mail_less is 'association/notices. By which secret of a mail its receiver gets less of it, without signing in: sha-256 of it. Forgotten after a year.';
create index mail_less_of on mail_less (person_id);
create index mail_less_by_age on mail_less (made_at);

-- When the last mail went out is kept by person from now on.
insert into mailing (person_id, mailed_at) select person_id, max(mailed_at) from notice where mailed_at is not null group by person_id;
comment on table notice is 'association/notices. What a person is still to be told by mail, in the rhythm that they chose.';
