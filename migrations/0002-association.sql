-- The association: who speaks for which organisation and when, regions and their chairs, codes, mergers, memberships.

create table region (
  name text primary key check (length(name) between 1 and 100),
  name_key text not null,
  ended_on date
);
comment on table region is 'association/regions. The parts of the country into which the association is divided. A region that ended stays, for what was said of it.';

-- The program makes sort keys; this one is near enough until the region is saved again.
update organisation set region = nullif(btrim(region), '') where region is not null;
insert into region (name, name_key) select distinct region, lower(region) || chr(1) || region from organisation where region is not null;

alter table organisation add column membership text check (membership in ('member', 'none'));
alter table organisation add constraint organisation_region_fkey foreign key (region) references region (name) on update cascade;
comment on table organisation is 'association/organisations. name_key sorts as Dutch readers expect. membership null: nobody knows, which is not the same as none.';
create index organisation_of_region on organisation (region);
create index organisation_by_name on organisation (name_key, id);

create table regional_chair (
  id uuid primary key,
  region text not null references region (name) on update cascade,
  person_id uuid not null references person (id),
  since date not null default current_date,
  ended_at timestamptz
);
comment on table regional_chair is 'association/regions. Who chairs a region, from when to when.';
create unique index regional_chair_once on regional_chair (region, person_id) where ended_at is null;
create index regional_chair_of_person on regional_chair (person_id);

create table organisation_code (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation (id),
  scheme text not null check (scheme in ('tooi', 'cbs', 'kvk', 'oin', 'other')),
  code text not null check (length(code) between 1 and 100),
  valid_from date,
  valid_to date,
  check (valid_to >= valid_from)
);
comment on table organisation_code is 'association/organisations. Under which code a register knows an organisation, from which day to which. An empty day: not known, or no end.';
create index organisation_code_of on organisation_code (organisation_id);
create index organisation_code_by_code on organisation_code (scheme, code);

create table organisation_succession (
  organisation_id uuid not null references organisation (id),
  successor_id uuid not null references organisation (id),
  on_day date not null,
  primary key (organisation_id, successor_id),
  check (organisation_id <> successor_id)
);
comment on table organisation_succession is 'association/organisations. Into which organisation another went, and on which day it began to.';
create index organisation_succession_back on organisation_succession (successor_id);

alter table person add column membership text not null default 'member'
  check (membership in ('member', 'company-member', 'honorary', 'expert'));

create table mandate (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  person_id uuid not null references person (id),
  from_mandate uuid references mandate (id),
  since date not null default current_date,
  until date,
  given_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_reason text check (ended_reason in ('ended', 'handed-over', 'moved', 'left', 'with-source')),
  check (until >= since),
  check ((ended_at is null) = (ended_reason is null)),
  check (from_mandate <> id)
);
comment on table mandate is 'association/mandates. Who speaks for an organisation, from which day up to and including which. from_mandate: lent by its holder, and gone with it. Ended, never deleted.';
create index mandate_of_person on mandate (person_id) where ended_at is null;
create index mandate_of_organisation on mandate (organisation_id);
create index mandate_from on mandate (from_mandate) where from_mandate is not null;
