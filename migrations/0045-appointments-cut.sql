-- A series of before 0042 that one rule does not find is cut as new ones are: each stretch of the same date is an appointment of its own.
-- The first stretch with a day to come keeps what calendars know it by, so that they replace what they have; everybody who was asked hears the new appointments.
create temporary table cut on commit drop as
with days as (
  select id, appointment_id, series_at, ends_at > now() and cancelled_at is null and closed_at is null as to_come, (series_at at time zone 'Europe/Amsterdam')::date as day
  from meeting where appointment_id is not null and series_at is not null
), uneven as (
  -- Monthly from the 29th or the 30th, over a month without that date; from the 31st the last day of each month is one rule.
  select appointment_id from days group by appointment_id
  having extract(day from min(day)) in (29, 30) and count(distinct extract(day from day)) > 1 and max(day) - min(day) >= 28 * (count(*) - 1)
), turns as (
  select d.*, case when extract(day from day) <> lag(extract(day from day)) over (partition by appointment_id order by series_at) then 1 else 0 end as turn
  from days d join uneven using (appointment_id)
), stretches as (
  select *, sum(turn) over (partition by appointment_id order by series_at) as nth from turns
), kept as (
  select appointment_id, coalesce(min(nth) filter (where to_come), 0) as nth from stretches group by appointment_id
), named as (
  select s.appointment_id, s.nth, case when s.nth = k.nth then s.appointment_id when count(*) > 1 then gen_random_uuid() end as becomes
  from stretches s join kept k using (appointment_id) group by s.appointment_id, s.nth, k.nth
)
select s.id, s.appointment_id, s.to_come, n.becomes from stretches s join named n using (appointment_id, nth);

update meeting m set appointment_id = c.becomes, series_at = case when c.becomes is not null then m.series_at end,
  sequence = (select max(o.sequence) + 1 from cut n join meeting o on o.id = n.id where n.appointment_id = c.appointment_id)
from cut c where c.id = m.id;
update meeting_attendee a set told_sequence = null from cut c where c.id = a.meeting_id and c.to_come and a.told_sequence >= 0;
insert into job (id, kind, key, payload)
  select gen_random_uuid(), 'meetings.tell', 'meetings.tell:' || id, jsonb_build_object('meeting', id)
  from (select distinct on (coalesce(becomes, id)) id from cut where to_come order by coalesce(becomes, id), id) first
  on conflict (key) do nothing;
drop table cut;
