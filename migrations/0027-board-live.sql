create table board_pulse (
  board_id uuid primary key references board (id),
  seq int not null
);
comment on table board_pulse is '3-meeting/board. How many steps a board has told to its screens. The row is the queue: steps get their number in the order in which they are committed, so who knows one number has missed nothing before it.';

create table board_step (
  board_id uuid not null references board (id),
  seq int not null,
  kind text not null check (kind in ('card', 'gone', 'beat', 'timer', 'page', 'guests', 'closed')),
  card_id uuid references card (id),
  primary key (board_id, seq),
  check (card_id is null or kind in ('card', 'gone'))
);
comment on table board_step is '3-meeting/board. What changed on an open board, for screens that were away for a moment. Where nobody may know who said what, no card is named (beat). Gone when the board closes.';
create index board_step_card on board_step (card_id) where card_id is not null;

alter table board_guest add constraint board_guest_settled check (let_in_at is null or refused_at is null);
create index card_late on card (board_id) where late and contribution_id is null and withdrawn_at is null and removed_at is null;
