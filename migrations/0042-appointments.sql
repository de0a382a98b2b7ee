-- A series is one appointment in calendars only as far as one rule finds its days in every program: RDATE is not read by all of them.
alter table meeting add column appointment_id uuid;
update meeting set appointment_id = series_id where series_at is not null;
create index meeting_appointment on meeting (appointment_id) where appointment_id is not null;
comment on column meeting.appointment_id is 'The same for those of a series that are one appointment in calendars, which know it by this (UID). Null: an appointment of its own.';
