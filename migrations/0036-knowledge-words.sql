-- By which words a work and a file are found follows the normaliser; and Zotero's own files are read.

alter table knowledge_item add column normaliser int not null default 0 check (normaliser >= 0);
alter table knowledge_file add column normaliser int not null default 0 check (normaliser >= 0);
comment on column knowledge_item.normaliser is 'the version of the normaliser that made the lexemes; an older one: they are made again';
comment on column knowledge_file.normaliser is 'the version of the normaliser that made the lexemes; an older one: they are made again';
create index knowledge_item_normaliser on knowledge_item (normaliser);
create index knowledge_file_normaliser on knowledge_file (normaliser);

alter table knowledge_import drop constraint knowledge_import_format_check;
alter table knowledge_import add constraint knowledge_import_format_check check (format in ('bibtex', 'ris', 'csl', 'medline', 'endnote', 'isi', 'zotero'));

-- A discussion may be about a term.
alter table post_link drop constraint post_link_kind_check;
alter table post_link add constraint post_link_kind_check check (kind in ('contribution', 'finding', 'draft', 'decision', 'concept'));
