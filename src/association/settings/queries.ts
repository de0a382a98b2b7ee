import { sql } from 'kysely'
import type { Here } from '../../platform/here.ts'
import type { KeptKind } from '../../platform/retention.ts'
import { links } from '../../workspaces/rings.ts'
import { daysFrom } from './changes.ts'

/** How many jobs that failed too often are shown; the rest come up when these are gone. */
export const mostParked = 50

/** The jobs that wait for somebody, the newest first: what they were for, never for whom. */
export const parkedJobs = async (here: Here) => links(here, 'job').where('parked_at', 'is not', null)
  .select(['id', 'kind', 'fault', sql<Date>`parked_at`.as('parked_at')]).orderBy('parked_at', 'desc').orderBy('id').limit(mostParked).execute()

export type ParkedLine = Awaited<ReturnType<typeof parkedJobs>>[number]

/** For how many days each kind is kept now. */
export const retentionNow = async (here: Here): Promise<Readonly<Record<KeptKind, number>>> =>
  daysFrom(await links(here, 'retention').select(['kind', 'days']).execute())

const must = sql<boolean>`(exists (select 1 from role r where r.person_id = person.id and r.ended_at is null)
  or exists (select 1 from participant t where t.person_id = person.id and t.ended_at is null and t.role in ('chair', 'preparation')))`
const has = sql<boolean>`(exists (select 1 from passkey k where k.person_id = person.id)
  or exists (select 1 from authenticator a where a.person_id = person.id and a.confirmed_at is not null))`

/** How many people must sign in with two factors, and how many of them have set up a second one. */
export const factorCoverage = (here: Here) => links(here, 'person').where('left_at', 'is', null).where('redacted_at', 'is', null).where(must)
  .select([sql<number>`count(*)::int`.as('must'), sql<number>`(count(*) filter (where ${has}))::int`.as('have')]).executeTakeFirstOrThrow()
