import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type TestHouse } from '../../../test/house.ts'
import { holdsToday } from '../../association/mandates/queries.ts'
import { loadScale } from './scale.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

test('the people to measure with speak for the organisation where they work, so that their pages do what others’ do', async () => {
  await loadScale(house.database, 1)
  const { rows } = await sql<{ people: number; speaking: number }>`select count(*)::int as people,
    count(*) filter (where exists (select 1 from mandate where mandate.person_id = person.id and mandate.organisation_id = person.organisation_id and ${holdsToday()}))::int as speaking
    from person where family_name like 'Nummer %'`.execute(house.database.db)
  assert.deepEqual(rows, [{ people: 50, speaking: 50 }])
  const admin = await house.as('nienke-ruijter')
  const { organisation_id } = await house.database.db.selectFrom('person').select('organisation_id').where('family_name', '=', 'Nummer 1').executeTakeFirstOrThrow()
  assert.match(wordsOf(await admin.get(`/vereniging/organisaties/${organisation_id}`)), /Deelnemer Nummer \d+/)
})
