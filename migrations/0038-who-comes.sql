-- Somebody comes in another's stead; minutes are tied to decisions; calendars of who comes back; a series as one appointment.
alter table meeting_attendee add column stands_for uuid unique references meeting_attendee (id) on delete cascade;
alter table meeting_attendee drop constraint meeting_attendee_check;
alter table meeting_attendee add check ((person_id is null) = (kind in ('guest', 'alternate'))), add check ((stands_for is null) = (kind <> 'alternate'));
comment on column meeting_attendee.stands_for is 'An alternate: for whom, who cannot come. Goes with them.';

alter table agenda_item add column decisions int[] not null default '{}';
comment on column agenda_item.decisions is 'Numbers of the decisions that this part is about, as contributions holds those of contributions.';

-- The sequence rises for other reasons than another time, and then answers to the one before still count.
alter table meeting add column answers_from int not null default 0;
update meeting set answers_from = sequence;
comment on column meeting.answers_from is 'The sequence since which answers count: that of the last change of when, where or what it is called.';

alter table meeting add column series_at timestamptz;
comment on column meeting.series_at is 'One of a series that is one appointment in calendars: when it was first planned to begin, by which they know it (RECURRENCE-ID). Null: an appointment of its own.';
