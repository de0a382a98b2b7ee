-- Discussions and decisions, as they are used.

-- What stands on a picture, for who cannot see it.
alter table post_file add column description text not null default '' check (length(description) <= 1500);
comment on table post_file is 'beside/discussions. A file that goes with a post. type comes from the bytes. Kept where the post is: who may read the one may have the other. width, height: of a picture, of which only what draws it is kept. description: what stands on it, in the words of who sent it.';

-- More of the spine is talked about by its address.
alter table post_link drop constraint post_link_kind_check, add constraint post_link_kind_check check (kind ~ '^[a-z_]{1,40}$');

-- Search reads the title of a discussion with each of its posts.
create function search_wait_posts() returns trigger language plpgsql as $$
begin
  update search_entry e set lexemes = '', version = 0 from post where post.discussion_id = new.id and e.kind = 'post' and e.thing_id = post.id;
  return null;
end $$;
create trigger discussion_search after update of title, withheld on discussion for each row
  when (old.title is distinct from new.title or old.withheld is distinct from new.withheld) execute function search_wait_posts();
-- Those that got another title before are read anew; until then they are found as they were.
update search_entry set version = 1 where kind = 'post' and version > 1;

-- Who can say what came of a question hears once that its time is up. Of those that ended before nobody is told any more.
alter table decision add column told_end_at timestamptz;
update decision set told_end_at = ends_at where ends_at <= now();
create index decision_to_end on decision (ends_at) where outcome is null and withdrawn_at is null and told_end_at is null;
