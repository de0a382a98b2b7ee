-- An amendment that is adopted while somebody objects says why, as a decision does.
alter table charter_amendment add column aside text not null default '' check (length(aside) <= 2000);
comment on column charter_amendment.aside is 'adopted while somebody had an objection: what was done with it, or why it was set aside';

drop trigger charter_amendment_search on charter_amendment;
create trigger charter_amendment_search after insert or update of why, changes, outcome_words, aside, withheld, ring_id on charter_amendment for each row execute function search_wait();

-- A source can be mended: of two people at once the second is told.
alter table source add column revision int not null default 1;
comment on column source.revision is 'which state of it this is, from 1';
