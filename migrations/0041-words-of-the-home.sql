-- The secretariat writes the words on the front page of the site too.
alter table site_text drop constraint site_text_page_check;
alter table site_text add constraint site_text_page_check
  check (page in ('home', 'about', 'contact', 'accessibility', 'privacy', 'cookies', 'proclaimer', 'disclosure'));
