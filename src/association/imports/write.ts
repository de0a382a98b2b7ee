import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { sortKey } from '../../platform/dates.ts'
import { endMandatesOfMoved, type Move } from '../mandates/changes.ts'
import type { Parts } from './plan/look.ts'

/** Who goes to another organisation by this part of the list, and from which. */
const movesIn = async (tx: Tx, part: string): Promise<readonly Move[]> => {
  const { rows } = await sql<Move>`select p.id, p.organisation_id from jsonb_to_recordset(${part}::jsonb) as r (id uuid, organisation_id uuid)
    join person p on p.id = r.id where p.organisation_id <> r.organisation_id and p.left_at is null and p.redacted_at is null`.execute(tx)
  return rows
}

/**
 * Adds and changes people, a part of the list at a time, in one go each. What is null is left as it is. Who goes to another
 * organisation no longer speaks for the old one. Answers who no longer speaks by it.
 */
export const writePeople = async (tx: Tx, { fresh, changed }: Parts): Promise<readonly string[]> => {
  const silent: string[] = []
  const rows = sql`(id uuid, given_name text, prefix text, family_name text, name_key text, email text, email_key text,
    organisation_id uuid, membership text, language text)`
  for (const part of fresh) {
    await sql`
      insert into person (id, given_name, prefix, family_name, name_key, email, email_key, organisation_id, membership, language)
      select id, given_name, prefix, family_name, name_key, email, email_key, organisation_id, coalesce(membership, 'member'), coalesce(language, 'nl')
      from jsonb_to_recordset(${part}::jsonb) as r ${rows}`.execute(tx)
  }
  for (const part of changed) {
    silent.push(...await endMandatesOfMoved(tx, await movesIn(tx, part)))
    await sql`
      update person p set given_name = coalesce(r.given_name, p.given_name), prefix = coalesce(r.prefix, p.prefix), family_name = coalesce(r.family_name, p.family_name),
        name_key = coalesce(r.name_key, p.name_key), email = coalesce(r.email, p.email), email_key = coalesce(r.email_key, p.email_key),
        organisation_id = coalesce(r.organisation_id, p.organisation_id), membership = coalesce(r.membership, p.membership), language = coalesce(r.language, p.language)
      from jsonb_to_recordset(${part}::jsonb) as r ${rows} where p.id = r.id and p.left_at is null and p.redacted_at is null`.execute(tx)
  }
  return [...new Set(silent)]
}

/** Adds regions that are not there yet. */
export const writeRegions = async (tx: Tx, names: readonly string[]): Promise<void> => {
  if (names.length === 0) return
  await tx.insertInto('region').values(names.map((name) => ({ name, name_key: sortKey(name) }))).onConflict((conflict) => conflict.doNothing()).execute()
}

const writeCodes = async (tx: Tx, part: string) => {
  const given = sql`(select r.id as organisation_id, c.scheme, c.code, c.valid_from, c.valid_to from jsonb_to_recordset(${part}::jsonb) as r (id uuid, codes jsonb)
    cross join lateral jsonb_to_recordset(r.codes) as c (scheme text, code text, valid_from date, valid_to date))`
  await sql`
    update organisation_code k set valid_from = coalesce(g.valid_from, k.valid_from), valid_to = coalesce(g.valid_to, k.valid_to)
    from ${given} g where k.organisation_id = g.organisation_id and k.scheme = g.scheme and lower(k.code) = lower(g.code)`.execute(tx)
  await sql`
    insert into organisation_code (organisation_id, scheme, code, valid_from, valid_to) select g.* from ${given} g
    where not exists (select 1 from organisation_code k where k.organisation_id = g.organisation_id and k.scheme = g.scheme and lower(k.code) = lower(g.code))`.execute(tx)
}

/** Adds and changes organisations with their codes, and after that, when all are there, into which others they went. */
export const writeOrganisations = async (tx: Tx, { fresh, changed }: Parts): Promise<void> => {
  const rows = sql`(id uuid, name text, name_key text, kind text, size_class text, region text, membership text, ended_on date)`
  for (const part of fresh) {
    await sql`
      insert into organisation (id, name, name_key, kind, size_class, region, membership, ended_on)
      select id, name, name_key, kind, size_class, region, membership, ended_on from jsonb_to_recordset(${part}::jsonb) as r ${rows}`.execute(tx)
  }
  for (const part of changed) {
    await sql`
      update organisation o set name = coalesce(r.name, o.name), name_key = coalesce(r.name_key, o.name_key), kind = coalesce(r.kind, o.kind),
        size_class = coalesce(r.size_class, o.size_class), region = coalesce(r.region, o.region), membership = coalesce(r.membership, o.membership), ended_on = coalesce(r.ended_on, o.ended_on)
      from jsonb_to_recordset(${part}::jsonb) as r ${rows} where o.id = r.id`.execute(tx)
  }
  for (const part of [...fresh, ...changed]) await writeCodes(tx, part)
  for (const part of [...fresh, ...changed]) {
    await sql`
      insert into organisation_succession (organisation_id, successor_id, on_day)
      select r.id, s.id, s.on_day from jsonb_to_recordset(${part}::jsonb) as r (id uuid, successor jsonb)
      cross join lateral jsonb_to_record(r.successor) as s (id uuid, on_day date) where jsonb_typeof(r.successor) = 'object' on conflict do nothing`.execute(tx)
  }
}
