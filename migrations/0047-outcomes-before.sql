-- Who reopens a question sets its outcome aside: what was stated then, in words, is not lost.
alter table decision add column earlier jsonb not null default '[]' check (jsonb_typeof(earlier) = 'array');
comment on column decision.earlier is 'What was stated before the question was reopened, the oldest first: outcome, words, aside and stated_at of each.';
