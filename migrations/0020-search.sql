-- Search: by which words a thing is found. Who may see it is asked of the thing itself, each time.

create table search_entry (
  kind text not null check (kind in ('contribution', 'finding', 'draft', 'source', 'landscape_item')),
  thing_id uuid not null,
  workspace_id uuid not null,
  ring_id uuid not null,
  lexemes tsvector not null default '',
  version int not null default 0 check (version >= 0),
  primary key (kind, thing_id)
);
comment on table search_entry is 'beside/search. The words by which a thing is found, without the thing. Whether it is withdrawn or hidden stands at the thing only. version: of the normaliser that made the lexemes; 0: still to be made.';
create index search_entry_lexemes on search_entry using gin (lexemes) with (fastupdate = off);
create index search_entry_version on search_entry (version);
create index search_entry_in_ring on search_entry (workspace_id, ring_id);

-- A thing that is new or reads differently is found by nothing until its words were looked at: its old words are gone at
-- once, in the transaction of the act. In the database, because many ways lead to a thing: pages, imports, the sample.
create function search_wait() returns trigger language plpgsql as $$
begin
  insert into search_entry (kind, thing_id, workspace_id, ring_id) values (tg_table_name, new.id, new.workspace_id, new.ring_id)
  on conflict (kind, thing_id) do update
    set lexemes = '', version = 0, workspace_id = excluded.workspace_id, ring_id = excluded.ring_id;
  return null;
end $$;
create function search_gone() returns trigger language plpgsql as $$
begin
  delete from search_entry where kind = tg_table_name and thing_id = old.id;
  return null;
end $$;

create trigger contribution_search after insert or update of body, withheld, ring_id on contribution for each row execute function search_wait();
create trigger finding_search after insert or update of statement, explanation, ring_id on finding for each row execute function search_wait();
create trigger draft_search after insert or update of title, document, ring_id on draft for each row execute function search_wait();
create trigger source_search after insert or update of title, reference, ring_id on source for each row execute function search_wait();
create trigger landscape_item_search after insert or update of who, what, about, lacks, ring_id on landscape_item for each row execute function search_wait();
create trigger contribution_search_gone after delete on contribution for each row execute function search_gone();
create trigger finding_search_gone after delete on finding for each row execute function search_gone();
create trigger draft_search_gone after delete on draft for each row execute function search_gone();
create trigger source_search_gone after delete on source for each row execute function search_gone();
create trigger landscape_item_search_gone after delete on landscape_item for each row execute function search_gone();

insert into search_entry (kind, thing_id, workspace_id, ring_id)
select 'contribution', id, workspace_id, ring_id from contribution
union all select 'finding', id, workspace_id, ring_id from finding
union all select 'draft', id, workspace_id, ring_id from draft
union all select 'source', id, workspace_id, ring_id from source
union all select 'landscape_item', id, workspace_id, ring_id from landscape_item;
