import { sql } from 'kysely'
import type { Here } from '../../platform/here.ts'
import { hashOf } from '../../platform/ids.ts'
import { notHere } from '../../platform/refusals.ts'
import { isMine } from '../../workspaces/attribution.ts'
import { isId } from '../../workspaces/held.ts'
import { links, orNotHere, rows } from '../../workspaces/rings.ts'
import type { Shape } from './messages.ts'
import { headerKey, type Columns } from './plan/columns.ts'
import type { Field, ImportKind } from './plan/fields.ts'
import type { Status } from './plan/plan.ts'

export const pageSize = 50

export type Outcome = Readonly<Record<Status, number>>
export type ColumnsByHeader = { readonly fields: Readonly<Record<string, Field | null>>; readonly kind: string | null }

const own = (here: Here) => links(here, 'import_file').where('import_file.person_id', '=', here.who.member)

/** The files that who asks has sent lately, newest first. */
export const importsOf = (here: Here) =>
  own(here).select(['id', 'kind', 'name', 'began_at', 'finished_at']).select(sql<Outcome | null>`outcome`.as('outcome'))
    .orderBy('began_at', 'desc').orderBy('id').limit(pageSize).execute()

export type ImportLine = Awaited<ReturnType<typeof importsOf>>[number]

/** A file that who asks has sent, or 404: another's is not there. */
export const importWith = async (here: Here, id: string) => {
  if (!isId(id)) throw notHere()
  return orNotHere(await own(here).where('id', '=', id).select(['id', 'kind', 'name', 'began_at', 'finished_at'])
    .select([sql<Shape>`shape`.as('shape'), sql<Columns | null>`columns`.as('columns'), sql<Outcome | null>`outcome`.as('outcome')])
    .select(sql<Readonly<Record<string, string>>>`choices`.as('choices')).executeTakeFirst())
}

export type ImportFile = Awaited<ReturnType<typeof importWith>>

/** What became of a file that is not there any more. */
export type Gone = 'dropped' | 'replaced' | 'expired' | 'finished'

/** What became of a file that who asks has sent and that is not there any more; undefined when they never sent it. */
export const whatBecameOf = async (here: Here, id: string): Promise<Gone | undefined> => {
  if (!isId(id)) return undefined
  const told = await rows(here, 'happening').where('kind', '=', 'import').where('thing_id', '=', id)
    .select(isMine(here, 'happening', 'happening.id')).select(['act', sql<boolean>`happening.at < now() - interval '1 day'`.as('long_ago')]).execute()
  const has = (act: string) => told.some((one) => one.act === act)
  if (!told.some(({ mine }) => mine)) return undefined
  if (has('import.finish')) return 'finished'
  if (has('import.drop')) return 'dropped'
  return told.some(({ act, long_ago }) => act === 'import.begin' && long_ago) ? 'expired' : 'replaced'
}

/** By which headers columns are known again: in any order, however they are written. */
export const headersKey = (headers: readonly string[]): string => hashOf(headers.map(headerKey).filter(Boolean).sort().join('\n')).toString('hex')

/** What the columns with these headers meant the last time, by header; undefined when they were never seen. */
export const columnsBefore = async (here: Here, kind: ImportKind, headers: readonly string[]): Promise<ColumnsByHeader | undefined> => {
  if (!headers.some(Boolean)) return undefined
  const found = await links(here, 'import_columns').where('kind', '=', kind).where('headers_key', '=', headersKey(headers))
    .select(sql<ColumnsByHeader>`columns`.as('columns')).executeTakeFirst()
  return found?.columns
}

const peopleSql = sql`(select coalesce(json_agg(json_build_object('id', p.id, 'given_name', p.given_name, 'prefix', p.prefix, 'family_name', p.family_name,
    'email', p.email, 'organisation_id', p.organisation_id, 'membership', p.membership, 'language', p.language, 'administers', exists (
      select 1 from role r where r.person_id = p.id and r.kind = 'administrator' and r.ended_at is null)) order by p.id), '[]')
  from person p where p.left_at is null and p.redacted_at is null)`
const organisationsSql = sql`(select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name, 'kind', o.kind, 'size_class', o.size_class, 'region', o.region,
    'membership', o.membership, 'ended_on', o.ended_on, 'codes', coalesce(c.codes, '[]'), 'successors', coalesce(s.successors, '[]')) order by o.id), '[]')
  from organisation o
  left join (select organisation_id, json_agg(json_build_object('scheme', scheme, 'code', code, 'from', valid_from, 'to', valid_to) order by scheme, code, id) as codes
    from organisation_code group by 1) c on c.organisation_id = o.id
  left join (select organisation_id, json_agg(successor_id order by successor_id) as successors from organisation_succession group by 1) s on s.organisation_id = o.id)`
const regionsSql = sql`(select coalesce(json_agg(name order by name), '[]') from region)`

/** Everything that a file of this kind is compared with, as JSON text; the same text as long as nothing changes. */
export const knownSql = (kind: ImportKind) => sql<string>`json_build_object('people', ${kind === 'people' ? peopleSql : sql`'[]'::json`},
  'organisations', ${organisationsSql}, 'regions', ${regionsSql})::text`

/** What a file of this kind is compared with, and one of its sheets. */
export const sheetAndKnown = async (here: Here, id: string, kind: ImportKind, sheet: number) => {
  const lines = links(here, 'import_sheet').where('import_id', '=', id).where('position', '=', sheet).select('lines')
  const found = await links(here, 'site').select([knownSql(kind).as('known'), lines.as('sheet')]).executeTakeFirstOrThrow()
  return { known: found.known, sheet: orNotHere(found.sheet ?? undefined) }
}

/** Everything there is of this kind, as JSON text: for an export. */
export const knownHere = async (here: Here, kind: ImportKind): Promise<string> =>
  (await links(here, 'site').select(knownSql(kind).as('known')).executeTakeFirstOrThrow()).known
