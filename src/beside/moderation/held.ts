import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { Here } from '../../platform/here.ts'
import type { Thing } from '../../platform/perform.ts'
import { notHere, tooLate } from '../../platform/refusals.ts'
import { authorOf } from '../../workspaces/attribution.ts'
import { isId } from '../../workspaces/held.ts'
import { reportable, type Kind, type Spoken } from './queries.ts'

/** A text that can be reported, as it reads now. `thing_ring`: where it lies; null for a theme, which lies in none. */
export interface Reported {
  readonly kind: Kind
  readonly thing_id: string
  readonly thing_ring: string | null
  readonly number: number | null
  readonly words: string
}

/** The ring of who moderates here: the preparation group's, and of themes that of all members, since the secretariat has none. */
const deskOf = async (tx: Tx, here: Here): Promise<string> => {
  const kind = here.workspace.kind === 'thinktank' ? 'preparation' : 'members'
  const ring = await tx.selectFrom('ring').select('id').where('workspace_id', '=', here.workspace.id).where('kind', '=', kind).executeTakeFirst()
  if (!ring) throw notHere()
  return ring.id
}

const finders: Readonly<Record<Kind, RawBuilder<unknown>>> = {
  contribution: sql`select id, ring_id, number, body as words, workspace_id from contribution where withdrawn_at is null and withheld is null`,
  dispute: sql`select d.id, d.ring_id, f.number, d.reason as words, d.workspace_id from dispute d join finding f on f.id = d.finding_id where d.withheld is null`,
  expectation: sql`select id, ring_id, null::int as number, concat_ws(E'\n\n', nullif(take_away, ''), nullif(bring, '')) as words, workspace_id
    from expectation where withdrawn_at is null and withheld is null`,
  charter_amendment: sql`select id, ring_id, number, why as words, workspace_id from charter_amendment where withdrawn_at is null and withheld is null`,
  discussion: sql`select id, ring_id, number, title as words, workspace_id from discussion where withheld is null`,
  post: sql`select p.id, p.ring_id, d.number, regexp_replace(p.body, '@[{][0-9]+[}]', '@…', 'g') as words, p.workspace_id
    from post p join discussion d on d.id = p.discussion_id where p.withdrawn_at is null and p.withheld is null`,
  knowledge_note: sql`select id, ring_id, null::int as number, concat_ws(E'\n\n', nullif(quote, ''), nullif(note, '')) as words, workspace_id
    from knowledge_note where withdrawn_at is null and withheld is null`,
  proposal: sql`select id, null::uuid as ring_id, number, concat_ws(E'\n\n', title, about, why) as words, null::uuid as workspace_id
    from proposal where withdrawn_at is null and withheld is null`,
}

/** A text in one's rings that is to be read by all of them: not withdrawn, not hidden already. Undefined otherwise. */
const find = async (tx: Tx, here: Here, spoken: Spoken, ref: string): Promise<Reported | undefined> => {
  const kind = reportable[spoken]
  if ((kind === 'proposal') === (here.workspace.kind === 'thinktank')) return undefined
  const byNumber = kind === 'contribution' || kind === 'proposal' || kind === 'charter_amendment' || kind === 'discussion'
  if (byNumber ? !/^[1-9][0-9]{0,8}$/.test(ref) : !isId(ref)) return undefined
  const rings = here.rings.map(({ id }) => id)
  const { rows } = await sql<{ id: string; ring_id: string | null; number: number | null; words: string }>`
    select id, ring_id, number, words from (${finders[kind]}) t where ${byNumber ? sql`t.number = ${Number(ref)}` : sql`t.id = ${ref}`}
      and (${kind === 'proposal'} or t.workspace_id = ${here.workspace.id} and t.ring_id = any(${rings}::uuid[]))`.execute(tx)
  const [found] = rows
  return found && { kind, thing_id: found.id, thing_ring: found.ring_id, number: found.number, words: found.words }
}

/** A text that somebody reports; 404 for anything that is not in their rings. */
export const heldReported = (spoken: Spoken, ref: string): Thing<Reported> => ({
  hold: async (tx, here) => {
    const found = await find(tx, here, spoken, ref)
    if (!found) throw notHere()
    return { it: found, ring_id: await deskOf(tx, here) }
  },
})

/** An open report, held with the text it is about; 404 for who does not moderate here. */
export const heldReport = (id: string): Thing<Reported> => ({
  hold: async (tx, here) => {
    if (!isId(id)) throw notHere()
    const { rows } = await sql<Reported & { ring_id: string; settled_at: Date | null }>`
      select kind, thing_id, thing_ring, number, words, ring_id, settled_at from report
      where id = ${id} and workspace_id = ${here.workspace.id} and ring_id = any(${here.rings.map((ring) => ring.id)}::uuid[]) for update`.execute(tx)
    const [found] = rows
    if (!found) throw notHere()
    if (found.settled_at) throw tooLate('settled')
    const { ring_id, kind, thing_id, thing_ring, number, words } = found
    return { it: { kind, thing_id, thing_ring, number, words, author: await authorOf(tx, kind, thing_id) }, ring_id }
  },
})

export interface Hidden extends Reported { readonly id: string; readonly appealed_at: Date | null; readonly decided_at: Date | null }

/** Something that is hidden, held; for its giver, and for who moderates here. Who hid it is in person_id. 404 for others. */
export const heldHiding = (id: string, as: 'giver' | 'moderator'): Thing<Hidden> => ({
  hold: async (tx, here) => {
    if (!isId(id)) throw notHere()
    const { rows } = await sql<Hidden & { desk_id: string }>`
      select id, kind, thing_id, thing_ring, number, words, appealed_at, decided_at, desk_id from hiding
      where id = ${id} and workspace_id = ${here.workspace.id} for update`.execute(tx)
    const [found] = rows
    const author = found && await authorOf(tx, found.kind, found.thing_id)
    const reaches = as === 'giver' ? author === here.who.member : here.rings.some((ring) => ring.id === found?.desk_id)
    if (!found || !reaches) throw notHere()
    const { desk_id, ...it } = found
    return { it: { ...it, author: author ?? null, person_id: await authorOf(tx, 'hiding', found.id) }, ring_id: desk_id }
  },
})
