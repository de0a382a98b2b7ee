-- Mail that goes out once. The row is the queue; what a killed sender left in doubt is told apart, and never sent again by itself.

alter table mail
  add column rank int not null default 1,
  add column tries int not null default 0,
  add column retry_at timestamptz not null default now(),
  add column taken_by uuid,
  add column taken_until timestamptz,
  add column handed_at timestamptz,
  add column doubtful_at timestamptz;
comment on table mail is 'platform/post. Mail to be sent, and what was sent. One receiver each. rank: 0 goes before 1. taken_until: a sender has it in hand. handed_at: from here on the mail server may have it. doubtful_at: nobody can know whether the mail server took it.';

create index mail_due on mail (rank, retry_at) where sent_at is null and failed_at is null and doubtful_at is null;
create index mail_in_doubt on mail (doubtful_at) where doubtful_at is not null and sent_at is null;
create index mail_failed on mail (failed_at) where failed_at is not null;
