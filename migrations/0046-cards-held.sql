-- Where nobody may know who said what, a card is not there for others at the moment it was sent, by asking for the page again neither.
alter table card add column held boolean not null default false;
comment on column card.held is 'Sent since the last beat, where nobody may know who said what: until the next one only its giver sees it.';
create index card_held on card (board_id) where held;
