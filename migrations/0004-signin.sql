-- Signing in for real: passkeys, a second factor, recovery codes; and how a person wants to be addressed and mailed.

alter table session add column proved_at timestamptz;
comment on column session.proved_at is 'When both factors were shown. Null: signed in by a mailed link or code alone.';

alter table signin_link add column email_key text;
comment on column signin_link.email_key is 'The address that the link was mailed to: a link to an address that somebody no longer has opens nothing.';

alter table person add column mail_rhythm text not null default 'daily' check (mail_rhythm in ('at-once', 'daily', 'weekly', 'never'));
alter table person add column addressed_as text not null default 'given' check (addressed_as in ('given', 'mr', 'ms', 'full'));
comment on column person.addressed_as is 'How mail begins: by the given name, as Mr or Ms with the family name, or with the full name.';

create table passkey (
  id uuid primary key,
  person_id uuid not null references person (id),
  credential_id text not null unique check (length(credential_id) between 16 and 1400),
  public_key bytea not null check (length(public_key) <= 4000),
  counter bigint not null default 0 check (counter >= 0),
  transports text[] not null default '{}',
  name text not null check (length(name) between 1 and 100),
  added_at timestamptz not null default now(),
  used_at timestamptz
);
comment on table passkey is 'association/signin. The public half of a key that a person''s device holds. Gone when removed.';
create index passkey_of_person on passkey (person_id, added_at);

create table passkey_challenge (
  id uuid primary key,
  challenge_hash bytea not null unique,
  browser_hash bytea not null,
  kind text not null check (kind in ('signin', 'prove', 'add')),
  person_id uuid references person (id),
  expires_at timestamptz not null,
  used_at timestamptz,
  check ((kind = 'signin') = (person_id is null))
);
comment on table passkey_challenge is 'association/signin. What a passkey must sign: one use, five minutes, bound to the browser that asked.';
create index passkey_challenge_of_person on passkey_challenge (person_id);

create table authenticator (
  id uuid primary key,
  person_id uuid not null references person (id),
  secret bytea not null check (length(secret) between 16 and 64),
  begun_at timestamptz not null default now(),
  confirmed_at timestamptz,
  last_step bigint not null default 0
);
comment on table authenticator is 'association/signin. The secret shared with an app that gives codes (RFC 6238). last_step: so that a code works once. Unconfirmed ones are forgotten after an hour.';
create unique index authenticator_once on authenticator (person_id) where confirmed_at is not null;
create unique index authenticator_begun_once on authenticator (person_id) where confirmed_at is null;

create table recovery_code (
  id uuid primary key,
  person_id uuid not null references person (id),
  salt bytea not null check (length(salt) = 16),
  code_hash bytea not null check (length(code_hash) = 32),
  made_at timestamptz not null default now(),
  used_at timestamptz
);
comment on table recovery_code is 'association/signin. Codes for who lost their device: shown once, kept as scrypt, one use each. New ones replace the old.';
create index recovery_code_of_person on recovery_code (person_id);

create table address_change (
  id uuid primary key,
  person_id uuid not null references person (id),
  email text not null check (length(email) between 3 and 254),
  from_key text,
  token_hash bytea not null unique,
  code_hash bytea not null,
  tries int not null default 0,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table address_change is 'association/account. A new address that waits for its owner to confirm it: one use, one hour. from_key: the address it replaces, which must still be the one in use.';
create index address_change_of_person on address_change (person_id) where used_at is null;
