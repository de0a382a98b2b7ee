-- Invitations: who is asked to take part, what they answer by the link in their mail, and what they expect.

create table invitation (
  id uuid primary key default gen_random_uuid(),
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  perspective text not null,
  person_id uuid references person (id),
  given_name text not null default '' check (length(given_name) <= 100),
  prefix text check (length(prefix) <= 30),
  family_name text not null default '' check (length(family_name) <= 100),
  address text check (length(address) between 3 and 254),
  address_key text,
  organisation text not null default '' check (length(organisation) <= 200),
  organisation_id uuid references organisation (id),
  kind text check (kind in ('municipality', 'shared-service', 'supplier', 'central-government', 'other')),
  language text not null default 'nl' check (language in ('nl', 'en')),
  chosen_at timestamptz not null default now(),
  sent_at timestamptz,
  until date,
  owes text check (owes in ('invitation', 'reminder', 'seat')),
  owes_from timestamptz,
  mailed_at timestamptz,
  reminders int not null default 0 check (reminders between 0 and 2),
  reminded_at timestamptz,
  answer text check (answer in ('yes', 'no', 'handed-on')),
  answered_at timestamptz,
  waits_since timestamptz,
  keeps_seat boolean not null default false,
  take_away text not null default '' check (length(take_away) <= 1000),
  bring text not null default '' check (length(bring) <= 1000),
  became_id uuid references person (id),
  instead_of uuid references invitation (id),
  withdrawn_at timestamptz,
  foreign key (workspace_id, perspective) references perspective (workspace_id, key),
  check ((person_id is null) <> (address is null)),
  check ((address is null) = (address_key is null)),
  check ((sent_at is null) = (until is null)),
  check ((answer is null) = (answered_at is null)),
  check ((owes is null) = (owes_from is null)),
  check (answer is null or sent_at is not null),
  check (waits_since is null or answer = 'yes')
);
comment on table invitation is '2-preparation/invitations. Somebody of the association (person_id), or from outside (a name and an address as they were typed), who is asked to take part. Without sent_at: chosen, not yet invited. owes: which mail is still to be written, from when. waits_since: said yes, and waits for a seat; what they expect (take_away, bring) is kept here until then. keeps_seat: comes instead of somebody who had one. became_id: who takes part because of it.';
create unique index invitation_of_person on invitation (workspace_id, person_id) where withdrawn_at is null;
create unique index invitation_of_address on invitation (workspace_id, address_key) where withdrawn_at is null;
create index invitation_in_ring on invitation (workspace_id, ring_id, chosen_at desc);
create index invitation_owes on invitation (workspace_id, owes_from) where owes is not null;
create index invitation_waits on invitation (workspace_id, waits_since) where waits_since is not null;
create index invitation_silent on invitation (mailed_at) where answer is null and withdrawn_at is null;
create index invitation_person on invitation (person_id) where person_id is not null;
create index invitation_became on invitation (became_id) where became_id is not null;
create index invitation_instead on invitation (instead_of) where instead_of is not null;

create table invitation_link (
  token_hash bytea primary key,
  invitation_id uuid not null references invitation (id),
  made_at timestamptz not null default now()
);
comment on table invitation_link is '2-preparation/invitations. By which secret of a mail an invitation is answered: sha-256 of it. One for each mail; gone when the invitation can be answered by mail no longer.';
create index invitation_link_of on invitation_link (invitation_id);

create table invitation_round (
  workspace_id uuid primary key references workspace (id),
  ring_id uuid not null references ring (id),
  seats int check (seats between 1 and 5000),
  remind_after int not null default 7 check (remind_after between 1 and 60),
  reminders int not null default 1 check (reminders between 0 and 2),
  invited int not null default 0,
  accepted int not null default 0,
  declined int not null default 0,
  open int not null default 0,
  waiting int not null default 0
);
comment on table invitation_round is '2-preparation/invitations. How many may take part, when who does not answer is reminded, and how many were asked and answered what: counts that everybody here may see, without names.';

create table expectation (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  perspective text not null,
  take_away text not null default '' check (length(take_away) <= 1000),
  bring text not null default '' check (length(bring) <= 1000),
  given_at timestamptz not null,
  edited_at timestamptz,
  withdrawn_at timestamptz,
  foreign key (workspace_id, perspective) references perspective (workspace_id, key),
  check (take_away <> '' or bring <> '')
);
comment on table expectation is '2-preparation/expectations. What a participant wants to take away and can bring; who it is lies in giver. given_at is the day only where names are not shown.';
create index expectation_in_ring on expectation (workspace_id, ring_id) where withdrawn_at is null;
