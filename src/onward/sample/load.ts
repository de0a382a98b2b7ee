import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { found } from '../../association/founding/changes.ts'
import { sortKey } from '../../platform/dates.ts'
import type { Database, Tx } from '../../platform/database.ts'
import type { Tables } from '../../tables.ts'
import { loadMandates, loadRegions, membershipOf, personMembershipOf } from './mandates.ts'
import { loadFeeds } from './feeds.ts'
import { loadEditions } from './edition.ts'
import { loadProposals } from './proposals.ts'
import { loadSite } from './site.ts'
import { loadTank } from './tank.ts'
import { readStory, type SampleAssociation, type Story } from './story.ts'

/** A lasting id for a thing of the sample, so that every load gives the same rows: a UUID made from its name. */
export const sampleId = (...name: (string | number)[]): string => {
  const hex = createHash('sha256').update(`denktank-sample ${name.join(' ')}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/**
 * Inserts many rows of one table, a statement for those that name the same columns: as one JSON value, for thousands of parameters take the embedded
 * database longer than the rows do. jsonb columns come as text, as in any insert of ours.
 */
export const insertAll = async <T extends keyof Tables>(tx: Tx, table: T, rows: readonly object[]): Promise<void> => {
  const alike = new Map<string, object[]>()
  for (const row of rows) alike.set(Object.keys(row).join(), [...(alike.get(Object.keys(row).join()) ?? []), row])
  for (const [names, group] of alike) {
    const columns = sql.join(names.split(',').map((name) => sql.ref(name)))
    await sql`insert into ${sql.table(table)} (${columns})
      select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(group, asJson)}::json)`.execute(tx)
  }
}

const documents = new Set(['document', 'reference'])

// A document is text already: as JSON within JSON it would become a string and not the document.
const asJson = (key: string, value: unknown): unknown => (documents.has(key) && typeof value === 'string' ? JSON.parse(value) : value)

const loadPeople = async (tx: Tx, association: SampleAssociation) => {
  const { organisations, people } = association
  await loadRegions(tx, association)
  await insertAll(tx, 'organisation', organisations.map((one) => ({
    id: sampleId('organisation', one.key), name: one.name, name_key: sortKey(one.name), kind: one.kind,
    size_class: one.size_class ?? null, region: one.region, since: '2014-01-01', membership: membershipOf(one.key),
  })))
  await insertAll(tx, 'person', people.map((one) => ({
    id: sampleId('person', one.key), given_name: one.given_name, prefix: one.prefix ?? null, family_name: one.family_name,
    name_key: sortKey(`${one.family_name} ${one.given_name}`), email: one.email, email_key: one.email.toLowerCase(), language: one.language,
    organisation_id: sampleId('organisation', one.organisation), is_sample: true, membership: personMembershipOf(association, one.organisation), joined_at: '2026-01-05T09:00:00Z',
  })))
  await insertAll(tx, 'role', people.flatMap((one) => (one.roles ?? []).map((kind) => ({
    id: sampleId('role', one.key, kind), person_id: sampleId('person', one.key), kind, since: '2026-01-05T09:00:00Z',
  }))))
  await loadMandates(tx, association)
}

const loadAssociation = async (tx: Tx, association: SampleAssociation) => {
  await found(tx, { name: association.name, contact_email: association.contact_email, sample: true, at: '2026-01-05T09:00:00Z', idOf: sampleId })
  await loadPeople(tx, association)
}

/** Whether nothing was ever set up in this database. */
export const isEmpty = async (database: Database): Promise<boolean> =>
  (await database.db.selectFrom('site').select('association_name').executeTakeFirst()) === undefined

/** Fills an empty database with the fictional sample association: its people, two think tanks, and what one of them published. */
export const loadSample = async (database: Database, story: Story = readStory()): Promise<void> => {
  await database.change(async (tx) => {
    await loadAssociation(tx, story.association)
    for (const tank of story.tanks) await loadTank(tx, tank, story)
    await loadProposals(tx, story)
    await loadFeeds(tx)
    await loadSite(tx)
  })
  await loadEditions(database, story)
}
