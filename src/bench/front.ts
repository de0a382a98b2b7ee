import { sql } from 'kysely'
import { openDatabase } from '../platform/database.ts'

const tanks = 30
const unreadEach = 100

const id = (name: string, ...parts: string[]) => sql.raw(`md5('front ${name} ' || ${parts.join(" || ' ' || ")})::uuid`)

/** Puts a person of the sample in thirty think tanks with a hundred happenings each that they did not see. Done once: what is there stays. */
export const fillFront = async (address: string, person: string): Promise<void> => {
  const database = await openDatabase(address)
  await database.change(async (tx) => {
    const { rows } = await sql`select 1 from workspace where slug = 'voorpagina-1'`.execute(tx)
    if (rows.length > 0) return
    await sql`insert into workspace (id, kind, slug, title, assignment, attribution, is_sample)
      select ${id('tank', 't')}, 'thinktank', 'voorpagina-' || t, 'Denktank nummer ' || t || ' van velen', 'Houd het klein.', 'by-perspective', true from generate_series(1, ${tanks}) t`.execute(tx)
    await sql`insert into ring (id, workspace_id, kind) select ${id('ring', 't', 'k')}, ${id('tank', 't')}, k
      from generate_series(1, ${tanks}) t, unnest(array['members', 'preparation']) k`.execute(tx)
    await sql`insert into perspective (workspace_id, key, label_nl, label_en, position)
      select ${id('tank', 't')}, 'municipality', 'Gemeente', 'Municipality', 0 from generate_series(1, ${tanks}) t`.execute(tx)
    await sql`insert into participant (id, workspace_id, person_id, perspective) select ${id('part', 't')}, ${id('tank', 't')}, ${person}, 'municipality' from generate_series(1, ${tanks}) t`.execute(tx)
    await sql`insert into ring_person (ring_id, person_id) select ${id('ring', 't', "'members'")}, ${person} from generate_series(1, ${tanks}) t`.execute(tx)
    await sql`insert into happening (id, workspace_id, ring_id, act, kind, number, at)
      select ${id('happening', 't', 'n')}, ${id('tank', 't')}, ${id('ring', 't', "'members'")}, 'contribution.add', 'contribution', n, now()
      from generate_series(1, ${tanks}) t, generate_series(1, ${unreadEach}) n`.execute(tx)
  })
  await sql`analyze`.execute(database.db)
  await database.close()
}
