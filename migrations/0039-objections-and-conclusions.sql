-- Consent with an objection set aside says why; and what a discussion came to is found.

alter table decision add column aside text not null default '' check (length(aside) <= 2000);
comment on column decision.aside is 'consent that was adopted while somebody had an objection: what was done with it, or why it was set aside';

drop trigger decision_search on decision;
create trigger decision_search after insert or update of title, body, outcome_words, aside, withheld, ring_id on decision
  for each row execute function search_wait();

create trigger discussion_conclusion_search after insert or update of title, conclusion, closed_at, withheld, ring_id on discussion for each row execute function search_wait();
create trigger discussion_conclusion_search_gone after delete on discussion for each row execute function search_gone();
insert into search_entry (kind, thing_id, workspace_id, ring_id) select 'discussion', id, workspace_id, ring_id from discussion;

-- So are meetings with their minutes, what a group agreed to do and how it may change, and reading lists.
create trigger meeting_search after insert or update of title, about, place, ring_id on meeting for each row execute function search_wait();
create trigger meeting_search_gone after delete on meeting for each row execute function search_gone();
create function search_wait_meeting() returns trigger language plpgsql as $$
begin
  insert into search_entry (kind, thing_id, workspace_id, ring_id)
  select 'meeting', meeting.id, meeting.workspace_id, meeting.ring_id from meeting
  where meeting.id = case tg_op when 'DELETE' then old.meeting_id else new.meeting_id end
  on conflict (kind, thing_id) do update set lexemes = '', version = 0, workspace_id = excluded.workspace_id, ring_id = excluded.ring_id;
  return null;
end $$;
create trigger agenda_item_search after insert or delete or update of title, notes, outcome on agenda_item for each row execute function search_wait_meeting();

create trigger charter_search after insert or update of content, ring_id on charter for each row execute function search_wait();
create trigger charter_search_gone after delete on charter for each row execute function search_gone();
create trigger charter_amendment_search after insert or update of why, changes, outcome_words, withheld, ring_id on charter_amendment for each row execute function search_wait();
create trigger charter_amendment_search_gone after delete on charter_amendment for each row execute function search_gone();
create trigger knowledge_list_search after insert or update of title, about, ring_id on knowledge_list for each row execute function search_wait();
create trigger knowledge_list_search_gone after delete on knowledge_list for each row execute function search_gone();

insert into search_entry (kind, thing_id, workspace_id, ring_id)
select 'meeting', id, workspace_id, ring_id from meeting
union all select 'charter', id, workspace_id, ring_id from charter
union all select 'charter_amendment', id, workspace_id, ring_id from charter_amendment
union all select 'knowledge_list', id, workspace_id, ring_id from knowledge_list;
