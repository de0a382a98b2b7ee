alter table post_file
  add column width int check (width > 0),
  add column height int check (height > 0),
  add constraint post_file_size_of_picture check ((width is null) = (height is null));
comment on table post_file is 'beside/discussions. A file that goes with a post. type comes from the bytes. Kept where the post is: who may read the one may have the other. width, height: of a picture, of which only what draws it is kept.';
