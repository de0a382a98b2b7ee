import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { insertAll, sampleId } from './load.ts'
import type { TankIds } from './tank.ts'

const past = {
  title: 'Eerste bijeenkomst', day: '2026-06-13', from: '08:00', until: '10:30', place: 'Stadhuis Waterbroek, raadzaal', code: 'ZOMER6',
  agenda: [
    { title: 'Welkom en opdracht', minutes: 15, notes: 'De voorzitter las de opdracht voor. Niemand wilde er iets aan veranderen.', outcome: '' },
    { title: 'Deelgroepen: gevolgen, risico’s en kansen', minutes: 90, notes: 'Drie deelgroepen schreven kaartjes en bespraken ze.', outcome: 'Alle kaartjes worden overgetypt als bijdragen.' },
    { title: 'Plenair: wat viel op?', minutes: 45, notes: 'Elke deelgroep noemde drie punten.', outcome: 'De voorbereidingsgroep maakt er bevindingen van.' },
  ],
}

const coming = {
  title: 'Tweede bijeenkomst', place: 'Online', link: 'https://vergaderen.voorbeeld.example/denktank', code: 'WINTER',
  agenda: [{ title: 'De samenvatting per hoofdstuk', minutes: 60, notes: '', outcome: '' }, { title: 'Wat nog ontbreekt', minutes: 45, notes: '', outcome: '' }],
}

const loadOne = async (tx: Tx, { tank, workspace, ring }: TankIds, number: number, row: object, agenda: readonly object[]) => {
  const id = sampleId('meeting', tank.slug, number)
  await insertAll(tx, 'meeting', [{ id, workspace_id: workspace, ring_id: ring('members'), number, planned_at: '2026-05-20T10:00:00Z', ...row }])
  await insertAll(tx, 'agenda_item', agenda.map((one, position) => ({ id: sampleId('agenda', tank.slug, number, position), meeting_id: id, position, contributions: [], ...one })))
  await sql`insert into meeting_attendee (id, meeting_id, person_id, organisation_id, kind, perspective)
    select md5(${id} || pt.person_id)::uuid, ${id}, pt.person_id, pt.organisation_id, 'participant', pt.perspective
    from participant pt where pt.workspace_id = ${workspace} and pt.ended_at is null`.execute(tx)
  return id
}

/** The meeting of 13 June as it was written down, and one that comes three weeks after the sample was loaded. Nobody gets mail of it. */
export const loadMeetings = async (tx: Tx, ids: TankIds): Promise<void> => {
  if (ids.tank.slug !== 'cloudstrategie') return
  const { title, day, from, until, place, code, agenda } = past
  const first = await loadOne(tx, ids, 1, { title, place, door_code: code, starts_at: `${day}T${from}:00Z`, ends_at: `${day}T${until}:00Z`, closed_at: `${day}T12:00:00Z` }, agenda)
  await sql`update meeting_attendee set answer = 'yes', answered_at = '2026-06-01T10:00:00Z', present_at = '2026-06-13T08:00:00Z', told_sequence = 0
    where meeting_id = ${first} and ascii(substr(id::text, 1, 1)) % 5 > 0`.execute(tx)
  const start = new Date(Date.now() + 21 * 86_400_000).toISOString().slice(0, 10)
  const second = await loadOne(tx, ids, 2, {
    title: coming.title, place: coming.place, link: coming.link, door_code: coming.code, starts_at: `${start}T13:00:00Z`, ends_at: `${start}T15:00:00Z`,
  }, coming.agenda)
  await sql`update meeting_attendee set told_sequence = 0, answer = case when ascii(substr(id::text, 1, 1)) % 3 = 0 then 'yes' end where meeting_id = ${second}`.execute(tx)
}
