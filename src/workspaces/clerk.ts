import { sql } from 'kysely'
import type { Database } from '../platform/database.ts'
import { makeHere, type Here, type Language, type Licence, type PerspectiveHere, type Ring, type Workspace } from '../platform/here.ts'
import { withShown } from './attribution.ts'

/**
 * The program itself, at work in one workspace for a job or a command: it stands in every ring and is nobody.
 * What it changes goes through perform like everyone's. Throws when there is no such workspace.
 */
export const clerkIn = async (database: Database, which: { id: string } | { kind: 'site' | 'association' }, language: Language = 'nl'): Promise<Here> => {
  const wanted = 'id' in which ? sql`w.id = ${which.id}` : sql`w.kind = ${which.kind}`
  const { rows } = await sql<{ workspace: Workspace; rings: Ring[]; perspectives: Omit<PerspectiveHere, 'shown'>[]; name: string; licence: Licence; sample: boolean }>`
    select to_jsonb(w) || jsonb_build_object('began_on', w.began_on::text, 'stage', 0) as workspace,
      coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'title', r.title, 'perspective', r.perspective))
        from ring r where r.workspace_id = w.id), '[]') as rings,
      coalesce((select jsonb_agg(jsonb_build_object('key', pv.key, 'label_nl', pv.label_nl, 'label_en', pv.label_en,
          'ended', pv.ended_at is not null, 'people', (select count(*)::int from participant pt where pt.workspace_id = w.id and pt.perspective = pv.key and pt.ended_at is null),
          'organisations', (select count(distinct pt.organisation_id)::int from participant pt where pt.workspace_id = w.id and pt.perspective = pv.key and pt.ended_at is null)) order by pv.position)
        from perspective pv where pv.workspace_id = w.id), '[]') as perspectives,
      (select association_name from site) as name, coalesce((select licence from website), 'cc-by-4.0') as licence, (select sample_since is not null from site) as sample
    from workspace w where ${wanted}`.execute(database.db)
  const found = rows[0]
  if (!found) throw new Error('no such workspace for the clerk')
  return makeHere(database, {
    workspace: found.workspace, rings: found.rings, perspectives: withShown(found.workspace.attribution, found.perspectives), language, siteName: found.name, licence: found.licence, sample: found.sample, path: '/',
    who: {
      member: null, session: null, name: '', organisation_id: null, organisation: '', perspective: null, takesPart: false, prepares: false,
      chairs: false, board: false, secretariat: false, administers: false, clerk: true,
    },
  })
}

/**
 * Somebody who stands in this ring of the workspace, and in those that everybody in it stands in too, and is nobody: for
 * figures that all of the ring may see.
 */
export const readerIn = (database: Database, clerk: Here, ring: string): Here => {
  const { who } = clerk
  if (!who.clerk) throw new Error('only the clerk may look as somebody else')
  const rings = clerk.rings.filter(({ id, kind }) => id === ring || kind === 'members' || kind === 'public')
  return makeHere(database, { ...clerk, rings, who: { ...who, clerk: false } })
}

/** A guest at one board, and where it stands. */
export interface Guest { readonly id: string; readonly workspace_id: string; readonly ring_id: string; readonly perspective: string }

/**
 * Somebody without an account who was let in at one board: stands in its ring and in subgroups of their perspective, takes no
 * part, and has no name. The rooms of a think tank do not open for them: this is for the pages of that board only.
 */
export const guestIn = async (database: Database, guest: Guest, { language, path }: { language: Language; path: string }): Promise<Here> => {
  const clerk = await clerkIn(database, { id: guest.workspace_id }, language)
  const rings = clerk.rings.filter(({ id, kind, perspective }) => id === guest.ring_id || kind === 'subgroup' && perspective === guest.perspective)
  return makeHere(database, { ...clerk, rings, path, who: { ...clerk.who, clerk: false, guest: guest.id, perspective: guest.perspective } })
}
