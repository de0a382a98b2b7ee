-- Search finds what a group means by its words, what it reads, and what stands in the files of it.

-- A concept reads as its description reads: another version is another text.
create trigger concept_search after insert or update of label, ring_id on concept for each row execute function search_wait();
create trigger concept_search_gone after delete on concept for each row execute function search_gone();
create function search_wait_concept() returns trigger language plpgsql as $$
begin
  insert into search_entry (kind, thing_id, workspace_id, ring_id)
  select 'concept', concept.id, concept.workspace_id, concept.ring_id from concept where concept.id = new.concept_id
  on conflict (kind, thing_id) do update set lexemes = '', version = 0, workspace_id = excluded.workspace_id, ring_id = excluded.ring_id;
  return null;
end $$;
create trigger concept_version_search after insert or update on concept_version for each row execute function search_wait_concept();

create trigger knowledge_item_search after insert or update of title, work, why, withheld, ring_id on knowledge_item for each row execute function search_wait();
create trigger knowledge_item_search_gone after delete on knowledge_item for each row execute function search_gone();

-- The words of a file were worked out when it came: it is found by them at once. Version 1: its name is still to be added.
create function search_wait_file() returns trigger language plpgsql as $$
begin
  insert into search_entry (kind, thing_id, workspace_id, ring_id, lexemes, version) values ('knowledge_file', new.id, new.workspace_id, new.ring_id, new.lexemes, 1)
  on conflict (kind, thing_id) do update
    set lexemes = excluded.lexemes, version = 1, workspace_id = excluded.workspace_id, ring_id = excluded.ring_id;
  return null;
end $$;
create trigger knowledge_file_search after insert or update of name, words, lexemes, ring_id on knowledge_file for each row execute function search_wait_file();
create trigger knowledge_file_search_gone after delete on knowledge_file for each row execute function search_gone();

insert into search_entry (kind, thing_id, workspace_id, ring_id)
select 'concept', id, workspace_id, ring_id from concept
union all select 'knowledge_item', id, workspace_id, ring_id from knowledge_item;
insert into search_entry (kind, thing_id, workspace_id, ring_id, lexemes, version)
select 'knowledge_file', id, workspace_id, ring_id, lexemes, 1 from knowledge_file;
