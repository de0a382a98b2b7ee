-- Who leads the conversation of a subgroup, and who tells the others what was said in it.

alter table ring add column facilitator uuid references person (id);
alter table ring add column reporter uuid references person (id);
alter table ring add check (kind = 'subgroup' or num_nonnulls(facilitator, reporter) = 0);
comment on column ring.facilitator is 'workspaces/people. Who leads the conversation of this subgroup; null: nobody was named, or they were erased.';
comment on column ring.reporter is 'workspaces/people. Who tells the others what was said in this subgroup; null as for facilitator.';
create index ring_facilitated_by on ring (facilitator) where facilitator is not null;
create index ring_reported_by on ring (reporter) where reporter is not null;
