create table decision (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  number int not null check (number > 0),
  kind text not null check (kind in ('advice', 'consent', 'vote', 'ranking', 'dots')),
  title text not null check (length(title) between 1 and 200),
  body text not null check (length(body) between 1 and 5000),
  options text[] not null default '{}' check (cardinality(options) <= 12),
  dots int not null default 0 check (dots between 0 and 20),
  results text not null check (results in ('open', 'own', 'closed')),
  per_organisation boolean not null default false,
  secret boolean not null default false,
  quorum int not null default 0 check (quorum between 0 and 1000),
  perspective text not null check (length(perspective) <= 50),
  proposed_at timestamptz not null,
  ends_at timestamptz not null,
  edited_at timestamptz,
  reminded_at timestamptz,
  withdrawn_at timestamptz,
  outcome text check (outcome in ('adopted', 'not-adopted', 'undecided')),
  outcome_words text not null default '' check (length(outcome_words) <= 2000),
  stated_at timestamptz,
  review_on date,
  reviewed_at timestamptz,
  withheld text check (withheld in ('hidden', 'by-giver')),
  withheld_reason text not null default '',
  unique (workspace_id, number),
  check (ends_at > proposed_at),
  check ((outcome is null) = (stated_at is null)),
  check (outcome is null or outcome_words <> ''),
  check (kind in ('ranking', 'dots', 'vote') or cardinality(options) = 0),
  check (kind not in ('ranking', 'dots') or cardinality(options) >= 2),
  check ((kind = 'dots') = (dots > 0))
);
comment on table decision is 'beside/decisions. A question with an end that a ring answers, and what came of it. Who asked lies in giver. results: from when on the answers show. per_organisation: one voice per organisation. secret: who answered what is kept nowhere.';
create index decision_open on decision (ends_at) where outcome is null and withdrawn_at is null;
create index decision_to_review on decision (review_on) where outcome is not null and reviewed_at is null;
create index decision_in_ring on decision (ring_id);

create table decision_answer (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  decision_id uuid not null references decision (id),
  perspective text not null check (length(perspective) <= 50),
  weights jsonb not null,
  reason text not null default '' check (length(reason) <= 2000),
  given_at timestamptz not null,
  withheld text check (withheld in ('hidden', 'by-giver')),
  withheld_reason text not null default ''
);
comment on table decision_answer is 'beside/decisions. One answer: by option what it weighs (1 for the one that was chosen, a place, or a number of dots). Who gave it lies in giver, and nowhere when it is secret.';
create index decision_answer_of on decision_answer (decision_id);
create index decision_answer_in_ring on decision_answer (ring_id);

create table decision_voice (
  decision_id uuid not null references decision (id),
  voice uuid not null,
  answer_id uuid references decision_answer (id),
  primary key (decision_id, voice)
);
comment on table decision_voice is 'beside/decisions. Who has answered, so that nobody does twice: a person, or an organisation where each has one voice. Without answer_id when it is secret: then nothing ties it to an answer.';
create index decision_voice_answer on decision_voice (answer_id);
