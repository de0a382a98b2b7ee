-- Discussions by web: what a ring talks about, post by post, with who read how far and who wants to hear of what.

create table discussion (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  number int not null check (number > 0),
  subtopic_id uuid references subtopic (id),
  title text not null check (length(title) between 1 and 200),
  perspective text not null check (length(perspective) <= 50),
  posts int not null default 0 check (posts >= 0),
  begun_at timestamptz not null,
  last_at timestamptz not null,
  closed_at timestamptz,
  conclusion text not null default '' check (length(conclusion) <= 2000),
  withheld text check (withheld in ('hidden', 'by-giver')),
  withheld_reason text not null default '',
  unique (workspace_id, number),
  check (closed_at is null or conclusion <> '')
);
comment on table discussion is 'beside/discussions. What a ring talks about. Who began it lies in giver. posts: how many there are, and so the place of the last. conclusion: what it came to, when it was closed.';
create index discussion_latest on discussion (workspace_id, last_at desc);
create index discussion_in_ring on discussion (ring_id);
create index discussion_on_subtopic on discussion (subtopic_id);

create table post (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ring_id uuid not null references ring (id),
  discussion_id uuid not null references discussion (id),
  place int not null check (place > 0),
  reply_to uuid references post (id),
  body text not null check (length(body) between 1 and 20000),
  folded text not null default '' check (length(folded) <= 20000),
  perspective text not null check (length(perspective) <= 50),
  said_at timestamptz not null,
  edited_at timestamptz,
  withdrawn_at timestamptz,
  withheld text check (withheld in ('hidden', 'by-giver')),
  withheld_reason text not null default '',
  message_id text unique check (length(message_id) <= 998),
  in_reply_to text check (length(in_reply_to) <= 998),
  -- Where nobody may know what was said first, a post is put somewhere among those of its day: then the others make room.
  unique (discussion_id, place) deferrable initially immediate
);
comment on table post is 'beside/discussions. One thing said in a discussion. Who said it lies in giver. place: 1, 2, 3, … without gaps, so that a page is found by its number. @{1} in body: the first whom it mentions. message_id, in_reply_to: of the mail it came in; folded: what came along below it in that mail.';
create index post_in_ring on post (ring_id);
create index post_reply_to on post (reply_to) where reply_to is not null;

create table post_revision (
  post_id uuid not null references post (id),
  revision int not null check (revision > 0),
  body text not null,
  replaced_at timestamptz not null,
  primary key (post_id, revision)
);
comment on table post_revision is 'beside/discussions. How a post read before its giver changed it. Whom it mentioned then is not kept.';

create table post_mention (
  post_id uuid not null references post (id),
  nth int not null check (nth > 0),
  person_id uuid not null references person (id),
  primary key (post_id, nth)
);
comment on table post_mention is 'beside/discussions. Whom a post mentions, apart from its words: a name that is erased is gone from every text.';
create index post_mention_of on post_mention (person_id);

create table post_link (
  post_id uuid not null references post (id),
  kind text not null check (kind in ('contribution', 'finding', 'draft', 'decision')),
  number int not null,
  thing_id uuid not null,
  primary key (post_id, kind, number)
);
comment on table post_link is 'beside/discussions. Things of the think tank whose address stands in a post. number: as it stands there. Whether a reader may see the thing is asked of the thing itself, each time.';
create index post_link_to on post_link (kind, thing_id);

create table post_file (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  post_id uuid not null references post (id),
  name text not null check (length(name) between 1 and 200),
  type text not null,
  size int not null check (size > 0),
  bytes bytea not null
);
comment on table post_file is 'beside/discussions. A file that goes with a post. type comes from the bytes. Kept where the post is: who may read the one may have the other.';
create index post_file_of on post_file (post_id);
create index post_file_size on post_file (workspace_id) include (size);

create table discussion_reading (
  person_id uuid not null references person (id),
  discussion_id uuid not null references discussion (id),
  place int not null check (place >= 0),
  primary key (person_id, discussion_id)
);
comment on table discussion_reading is 'beside/discussions. How far a person read in a discussion: the place of the last post they saw. Without a moment. Nobody else sees it.';
create index discussion_reading_of on discussion_reading (discussion_id);

create table discussion_level (
  person_id uuid not null references person (id),
  about uuid not null,
  level text not null check (level in ('watch', 'follow', 'normal', 'mute')),
  primary key (person_id, about)
);
comment on table discussion_level is 'beside/discussions. What somebody wants to hear of a discussion, or of all in a ring. about: the id of either. Nobody else sees it.';
create index discussion_level_about on discussion_level (about, level);

-- What can be reported is kept in the program: each slice adds its own.
alter table report drop constraint report_kind_check, add constraint report_kind_check check (kind ~ '^[a-z][a-z_]{0,39}$');
alter table hiding drop constraint hiding_kind_check, add constraint hiding_kind_check check (kind ~ '^[a-z][a-z_]{0,39}$');

create trigger post_search after insert or update of body, withheld, ring_id on post for each row execute function search_wait();
create trigger post_search_gone after delete on post for each row execute function search_gone();
