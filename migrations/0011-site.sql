-- The public site: its texts, whom to ask, what it tells of think tanks that are under way, and under which licence.

create table website (
  one boolean primary key default true check (one),
  licence text not null default 'cc-by-4.0' check (licence in ('cc-by-4.0', 'cc0-1.0')),
  accessibility text check (accessibility in ('A', 'B', 'C', 'D')),
  accessibility_on date,
  accessibility_report text not null default '' check (length(accessibility_report) <= 500),
  disclosure_email text not null default '' check (length(disclosure_email) <= 254),
  saved_at timestamptz not null default now(),
  check (accessibility is null or accessibility_on is not null)
);
comment on table website is 'onward/site. What the secretariat set for the public site; without a row everything is as it comes. accessibility: the status in the national form, null while nobody has had it examined.';

create table site_text (
  page text not null check (page in ('about', 'contact', 'accessibility', 'privacy', 'cookies', 'proclaimer', 'disclosure')),
  language text not null check (language in ('nl', 'en')),
  revision int not null check (revision > 0),
  body text not null check (length(body) <= 30000),
  saved_at timestamptz not null default now(),
  primary key (page, language, revision)
);
comment on table site_text is 'onward/site. Every saved state of a text of the site; the highest revision is shown. Empty: the text that the program comes with.';

create table contact_person (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  about text not null check (length(about) between 1 and 200),
  about_en text not null default '' check (length(about_en) <= 200),
  email text not null default '' check (length(email) <= 254),
  phone text not null default '' check (length(phone) <= 40),
  agreed_at timestamptz not null default now(),
  edited_at timestamptz,
  check (email <> '' or phone <> '')
);
comment on table contact_person is 'onward/site. Whom to ask, shown to everyone with their consent (agreed_at). Deleted when they stop: it is personal data that nothing rests on.';

create table listing (
  id uuid primary key,
  workspace_id uuid not null unique references workspace (id),
  title text not null check (length(title) between 1 and 200),
  lead text not null check (length(lead) between 1 and 1000),
  title_en text not null default '' check (length(title_en) <= 200),
  lead_en text not null default '' check (length(lead_en) <= 1000),
  listed_at timestamptz not null default now(),
  edited_at timestamptz,
  unlisted_at timestamptz
);
comment on table listing is 'onward/site. What the public site says of a think tank that is under way, in words of its own: nothing else of the think tank is shown. unlisted_at: taken off the site.';
create index listing_shown on listing (listed_at desc, id) where unlisted_at is null;
