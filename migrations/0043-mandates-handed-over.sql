-- From whom a mandate was handed over is kept with it; whose it became is who has it as `handed_from`.

alter table mandate add column handed_from uuid references mandate (id) check (handed_from <> id);
comment on table mandate is 'association/mandates. Who speaks for an organisation, from which day up to and including which. from_mandate: lent by its holder, and gone with it. handed_from: the mandate that its holder handed over, which ended by it. Ended, never deleted.';
create unique index mandate_handed_from on mandate (handed_from) where handed_from is not null;

-- Until now the two were tied by one moment only: the one ended when the other was given. Where several fit, nobody knows.
with pair as (
  select old.id as old_id, new.id as new_id, count(*) over (partition by old.id) as news, count(*) over (partition by new.id) as olds
  from mandate old join mandate new on new.organisation_id = old.organisation_id and new.given_at = old.ended_at
    and new.person_id <> old.person_id and new.from_mandate is not distinct from old.from_mandate
  where old.ended_reason = 'handed-over'
)
update mandate set handed_from = pair.old_id from pair where mandate.id = pair.new_id and pair.news = 1 and pair.olds = 1;
