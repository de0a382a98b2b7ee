-- Signing in by an organisation's own sign-in (OpenID Connect): where it is, who is known by it, and what is under way.

create table oidc_connection (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  issuer text not null check (length(issuer) between 8 and 500),
  client_id text not null check (length(client_id) between 1 and 255),
  authentication text not null default 'private_key_jwt' check (authentication in ('private_key_jwt', 'client_secret_basic')),
  required_acr text check (length(required_acr) between 1 and 255),
  second_factor boolean not null default false,
  kid text not null check (length(kid) between 1 and 100),
  public_jwk jsonb not null,
  added_at timestamptz not null default now(),
  edited_at timestamptz not null default now(),
  ended_at timestamptz
);
comment on table oidc_connection is 'association/oidc. The sign-in of an organisation that lets its people in here. second_factor: its own second step counts as ours. public_jwk: what the program shows of its key. Ended, never deleted.';
create unique index oidc_connection_once on oidc_connection (organisation_id) where ended_at is null;

create table oidc_secret (
  connection_id uuid primary key references oidc_connection (id),
  private_jwk jsonb not null,
  client_secret text check (length(client_secret) between 1 and 1000),
  made_at timestamptz not null default now()
);
comment on table oidc_secret is 'association/oidc. What the program proves itself with at an organisation''s sign-in. Read by association/oidc/secrets.ts only; gone when the connection ends.';

create table identity (
  id uuid primary key,
  issuer text not null check (length(issuer) between 8 and 500),
  sub text not null check (length(sub) between 1 and 255),
  person_id uuid not null references person (id),
  connection_id uuid not null references oidc_connection (id),
  linked_at timestamptz not null default now(),
  ended_at timestamptz
);
comment on table identity is 'association/oidc. By which name an organisation''s sign-in knows a person: made by that person, signed in both ways at once, never from an address. Ended, never deleted.';
create unique index identity_once on identity (issuer, sub) where ended_at is null;
create index identity_of_person on identity (person_id) where ended_at is null;

create table oidc_request (
  id uuid primary key,
  connection_id uuid not null references oidc_connection (id),
  browser_hash bytea not null,
  state_hash bytea not null unique,
  endpoint text not null check (length(endpoint) <= 2000),
  person_id uuid references person (id),
  return_to text not null default '/' check (length(return_to) <= 500),
  asked_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table oidc_request is 'association/oidc. Somebody on the way to an organisation''s sign-in and back: one use, ten minutes, bound to the browser that asked. person_id: who wants to link, null for who wants to sign in.';
create index oidc_request_by_age on oidc_request (asked_at);

create table oidc_session (
  session_id uuid primary key references session (id) on delete cascade,
  identity_id uuid not null references identity (id),
  second_factor boolean not null
);
comment on table oidc_session is 'association/oidc. Which sessions began by which link, so that they end with it. second_factor: the organisation vouched for a second step that counts here.';
create index oidc_session_of_identity on oidc_session (identity_id);
