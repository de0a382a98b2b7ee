-- News of others: which feeds the association follows, what stood in them, and which words a think tank watches for.

create table other_feed (
  id uuid primary key,
  address text not null check (length(address) between 8 and 2000),
  title text not null check (length(title) between 1 and 200),
  home text not null default '' check (length(home) <= 2000),
  etag text not null default '' check (length(etag) <= 500),
  last_modified text not null default '' check (length(last_modified) <= 100),
  added_at timestamptz not null,
  next_at timestamptz not null,
  lent_until timestamptz,
  asked_at timestamptz,
  read_at timestamptz,
  failures int not null default 0 check (failures >= 0),
  failing_since timestamptz,
  problem text not null default '' check (problem in (
    '', 'page', 'home', 'empty', 'unknown', 'entities', 'none', 'missing', 'gone', 'refused', 'busy', 'broken', 'inside', 'scheme', 'address', 'port', 'unknown-host',
    'redirect', 'large', 'slow', 'encoding', 'failed')),
  paused_at timestamptz,
  paused_why text check (paused_why in ('by-hand', 'failing', 'gone', 'sample')),
  check ((paused_at is null) = (paused_why is null)),
  check ((failures = 0) = (failing_since is null))
);
comment on table other_feed is 'beside/otherfeeds. A feed of others that the association follows. lent_until: one process is asking it. problem: a code; read_at: when it was last read well. For all members.';
create unique index other_feed_address on other_feed (address);
create index other_feed_due on other_feed (next_at) where paused_at is null;

create table other_feed_item (
  id uuid primary key,
  feed_id uuid not null references other_feed (id) on delete cascade,
  key text not null check (length(key) between 1 and 100),
  link text not null default '' check (length(link) <= 2000),
  link_key text not null default '' check (length(link_key) <= 100),
  title text not null check (length(title) between 1 and 500),
  summary text not null default '' check (length(summary) <= 1000),
  published_at timestamptz,
  found_at timestamptz not null,
  sorted_at timestamptz not null,
  lexemes tsvector not null,
  version int not null check (version > 0),
  unique (feed_id, key)
);
comment on table other_feed_item is 'beside/otherfeeds. What stood in a feed: plain text. key, link_key: hashes of what the feed calls it and of its address, for telling what came before. sorted_at: when it was published, else found. For all members.';
create index other_feed_item_newest on other_feed_item (sorted_at desc, id);
create index other_feed_item_of_feed on other_feed_item (feed_id, sorted_at desc, id);
create index other_feed_item_link on other_feed_item (link_key, feed_id);
create index other_feed_item_words on other_feed_item using gin (lexemes);
create index other_feed_item_version on other_feed_item (version);

create table watch_word (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  words text not null check (length(words) between 1 and 100),
  words_key text not null check (length(words_key) between 1 and 100),
  added_at timestamptz not null,
  unique (workspace_id, words_key)
);
comment on table watch_word is 'beside/otherfeeds. Words that a think tank watches for in the news of others. words_key: lower case, spaces folded.';
create index watch_word_in_ring on watch_word (workspace_id, ring_id);
