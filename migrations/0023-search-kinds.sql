-- Search finds more: decisions of a think tank, and what the whole association may read.

-- A slice that brings a kind adds a trigger; which kinds there are stands in the program.
alter table search_entry drop constraint search_entry_kind_check, add constraint search_entry_kind_check check (kind ~ '^[a-z_]{1,40}$');
drop index search_entry_version;
create index search_entry_waiting on search_entry (kind, version);
-- What waits is looked through by every search: nearly nothing at any moment.
create index search_entry_unread on search_entry (ring_id) where version = 0;

create trigger decision_search after insert or update of title, body, outcome_words, withheld, ring_id on decision for each row execute function search_wait();
create trigger decision_search_gone after delete on decision for each row execute function search_gone();

-- A theme and a publication lie in no ring: every member of the association reads them, so they are found from its ring.
create function search_wait_association() returns trigger language plpgsql as $$
begin
  insert into search_entry (kind, thing_id, workspace_id, ring_id)
  select tg_table_name, new.id, ring.workspace_id, ring.id from ring join workspace on workspace.id = ring.workspace_id
  where workspace.kind = 'association' and ring.kind = 'members'
  on conflict (kind, thing_id) do update set lexemes = '', version = 0;
  return null;
end $$;
create trigger proposal_search after insert or update of title, about, why, withheld on proposal for each row execute function search_wait_association();
create trigger publication_search after insert or update of title, lead, document on publication for each row execute function search_wait_association();
create trigger proposal_search_gone after delete on proposal for each row execute function search_gone();
create trigger publication_search_gone after delete on publication for each row execute function search_gone();

insert into search_entry (kind, thing_id, workspace_id, ring_id) select 'decision', id, workspace_id, ring_id from decision;
insert into search_entry (kind, thing_id, workspace_id, ring_id)
select of_all.kind, of_all.id, ring.workspace_id, ring.id
from (select 'proposal' as kind, id from proposal union all select 'publication', id from publication) of_all,
  ring join workspace on workspace.id = ring.workspace_id where workspace.kind = 'association' and ring.kind = 'members';
