-- People, once more: secrets sealed under a key of the installation, contact persons known by person, amendments that can be
-- reported, and the voice of an organisation that went into another.

alter table authenticator drop constraint authenticator_secret_check;
alter table authenticator add constraint authenticator_secret_check check (length(secret) between 16 and 128);
alter table authenticator add column sealed boolean not null default false;
comment on column authenticator.sealed is 'Whether secret is sealed under the key of this installation (platform/sealing.ts). False: from before; sealed at its next use.';

alter table oidc_secret alter column private_jwk drop not null;
alter table oidc_secret add column sealed_jwk bytea check (length(sealed_jwk) <= 20000);
alter table oidc_secret add column sealed_secret bytea check (length(sealed_secret) <= 5000);
alter table oidc_secret add check (num_nonnulls(private_jwk, sealed_jwk) = 1);
alter table oidc_secret add check (num_nonnulls(client_secret, sealed_secret) <= 1);
comment on column oidc_secret.private_jwk is 'From before secrets were sealed: null once it was used again. What counts is sealed_jwk then.';

alter table contact_person add column person_id uuid references person (id);
comment on column contact_person.person_id is 'The member it is, when that could be told from the address or the name as it was written down: then they are found again after they moved. Null: somebody else.';
create index contact_person_of_person on contact_person (person_id);
update contact_person c set person_id = (select p.id from person p where c.email <> '' and p.email_key = lower(c.email) and p.redacted_at is null);
update contact_person c set person_id = (select (array_agg(p.id))[1] from person p
  where p.redacted_at is null and lower(concat_ws(' ', p.given_name, p.prefix, p.family_name)) = lower(c.name) having count(*) = 1)
  where c.person_id is null;

alter table report drop constraint report_kind_check;
alter table report add constraint report_kind_check check (kind in ('contribution', 'dispute', 'expectation', 'proposal', 'charter_amendment'));
alter table hiding drop constraint hiding_kind_check;
alter table hiding add constraint hiding_kind_check check (kind in ('contribution', 'dispute', 'expectation', 'proposal', 'charter_amendment'));

create index endorsement_by_mandate on endorsement (mandate_id);

create function organisation_now(asked uuid) returns uuid language sql stable as $$
  with recursive went (id, step) as (
    select asked, 0
    union all
    select (select s.successor_id from organisation_succession s where s.organisation_id = o.id and s.on_day <= (now() at time zone 'Europe/Amsterdam')::date
      order by s.on_day, s.successor_id limit 1), went.step + 1
    from went join organisation o on o.id = went.id
    where o.ended_on <= (now() at time zone 'Europe/Amsterdam')::date and went.step < 20)
  select o.id from went join organisation o on o.id = went.id
  where o.ended_on is null or o.ended_on > (now() at time zone 'Europe/Amsterdam')::date
  order by went.step limit 1
$$;
comment on function organisation_now(uuid) is 'association/organisations. The organisation through which this one speaks today: itself, or what it went into, also by way of others; null when nothing of it is left. One that was split speaks through the first only: its voice must not become two.';
