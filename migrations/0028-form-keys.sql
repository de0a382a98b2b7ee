-- A form carries a key, so that pressing its button twice makes one thing.

create table form_key (
  key_hash bytea primary key,
  used_on date not null default current_date,
  thing_kind text,
  thing_id uuid,
  thing_number integer,
  check (octet_length(key_hash) = 32)
);
comment on table form_key is 'platform/perform. What a form made, for when it is sent again. key_hash is of the key, of who sent it and of what was filled in: none of these is kept. Only the day, as a moment could tell who said what.';
comment on column form_key.thing_id is 'What was made, of any kind.';
create index form_key_by_day on form_key (used_on);
