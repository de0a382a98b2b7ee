import { sql } from 'kysely'
import type { Database } from '../platform/database.ts'
import { gatheringOf } from '../platform/gathering.ts'
import { makeHere, type Here, type Language, type Licence, type PerspectiveHere, type Ring, type Who, type Workspace } from '../platform/here.ts'
import { hashOf } from '../platform/ids.ts'
import { explain, log } from '../platform/log.ts'
import { halfWay, nobodyIn, notHere } from '../platform/refusals.ts'
import { urls } from '../urls.ts'
import { withShown } from './attribution.ts'

/** How somebody knocks: the secret of their session, or nothing. */
export interface Key {
  readonly session: string | undefined
  /** the language chosen in this browser, if any */
  readonly language: Language | undefined
  readonly path: string
  /** the page to come back to, when what is asked for is none: a form is sent there */
  readonly page?: string | undefined
  /** a page that says what was refused: it opens for who is half in as well, as for a visitor */
  readonly halfway?: boolean
}

interface Person {
  session: string; dozing: boolean; id: string; name: string; language: Language; organisation_id: string | null; organisation: string
}
interface Found {
  association_name: string | null
  licence: Licence
  sample: boolean
  person: Person | null
  /** a session that still needs its second step: its person stays nobody, and only their language is known */
  halfway: { language: Language } | null
  workspace: Workspace | null
  rings: (Ring & { mine: boolean })[]
  roles: string[]
  part: { role: 'chair' | 'preparation' | 'member'; perspective: string; organisation_id: string | null; organisation: string } | null
  perspectives: Omit<PerspectiveHere, 'shown'>[]
}

/**
 * SQL for how far a think tank has come; `of` is the name of table workspace in the query. Only what lies in the members'
 * ring counts: a text in the preparation group's ring must not show on the rail.
 */
export const stageSql = (of: string): string => `case when ${of}.kind <> 'thinktank' then 0
        when exists (select 1 from publication p join draft d on d.id = p.draft_id
          where p.thinktank_id = ${of}.id and p.withdrawn_at is null and d.saved_at <= p.published_at) then 6
        when exists (select 1 from draft d join ring r on r.id = d.ring_id where d.workspace_id = ${of}.id and r.kind = 'members') then 5
        when exists (select 1 from finding f join ring r on r.id = f.ring_id where f.workspace_id = ${of}.id and r.kind = 'members') then 4
        when exists (select 1 from contribution c join ring r on r.id = c.ring_id where c.workspace_id = ${of}.id and r.kind = 'members') then 3
        else 2 end`

/**
 * SQL for whether somebody (`of` names table person) signs in with two factors: who leads a think tank, a region or the association, or has codes of an app.
 */
export const needsProofSql = (of: string): string => `(exists (select 1 from role must where must.person_id = ${of}.id and must.ended_at is null)
        or exists (select 1 from participant must where must.person_id = ${of}.id and must.ended_at is null and must.role in ('chair', 'preparation'))
        or exists (select 1 from regional_chair must where must.person_id = ${of}.id and must.ended_at is null)
        or exists (select 1 from authenticator must where must.person_id = ${of}.id and must.confirmed_at is not null))`

const knocks = {
  session: `
      select s.id as session, s.seen_at < now() - interval '10 minutes' as dozing, p.id, concat_ws(' ', p.given_name, p.prefix, p.family_name) as name, p.language,
        p.organisation_id, coalesce(o.name, '') as organisation, s.proved_at is null and ${needsProofSql('p')} as halfway
      from session s join person p on p.id = s.person_id left join organisation o on o.id = p.organisation_id
      where s.token_hash = $1 and s.ended_at is null and s.expires_at > now()
        and p.left_at is null and p.redacted_at is null`,
  mail: `
      select null::uuid as session, false as dozing, p.id, concat_ws(' ', p.given_name, p.prefix, p.family_name) as name, p.language,
        p.organisation_id, coalesce(o.name, '') as organisation, false as halfway
      from person p left join organisation o on o.id = p.organisation_id
      where p.id = $1::uuid and p.left_at is null and p.redacted_at is null`,
}

// Written out once: the door opens for every request, and building its question anew each time would cost as much as asking it.
const questionBy = (knock: keyof typeof knocks) => `
    with knock as materialized (${knocks[knock]}),
    asker as materialized (select session, dozing, id, name, language, organisation_id, organisation from knock where not halfway),
    place as materialized (
      select w.id, w.kind, w.slug, w.title, w.assignment, w.attribution, w.began_on::text, w.is_sample, w.closed_at is not null as closed,
        ${stageSql('w')} as stage
      from workspace w where w.kind = $2 and w.slug = coalesce($3, w.slug))
    select to_json(q) as found from (select (select association_name from site) as association_name,
      coalesce((select licence from website), 'cc-by-4.0') as licence,
      coalesce((select sample_since is not null from site), false) as sample,
      (select to_jsonb(asker) from asker) as person,
      (select jsonb_build_object('language', language) from knock where halfway) as halfway,
      (select to_jsonb(place) from place) as workspace,
      coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'title', r.title, 'perspective', r.perspective,
          'meets', exists (select 1 from meeting m where m.ring_id = r.id and m.ends_at > now() and m.cancelled_at is null and m.closed_at is null),
          'mine', exists (select 1 from ring_person rp, asker where rp.ring_id = r.id and rp.person_id = asker.id and rp.ended_at is null)))
        from ring r, place where r.workspace_id = place.id and r.closed_at is null), '[]') as rings,
      coalesce((select jsonb_agg(role.kind) from role, asker where role.person_id = asker.id and role.ended_at is null), '[]') as roles,
      (select jsonb_build_object('role', pt.role, 'perspective', pt.perspective, 'organisation_id', pt.organisation_id, 'organisation', coalesce(o.name, ''))
        from participant pt join place on place.id = pt.workspace_id join asker on asker.id = pt.person_id
        left join organisation o on o.id = pt.organisation_id where pt.ended_at is null) as part,
      coalesce((select jsonb_agg(jsonb_build_object('key', pv.key, 'label_nl', pv.label_nl, 'label_en', pv.label_en,
          'ended', pv.ended_at is not null, 'people', coalesce(n.people, 0), 'organisations', coalesce(n.organisations, 0)) order by pv.position)
        from place join perspective pv on pv.workspace_id = place.id
        left join (select pt.perspective, count(*)::int as people, count(distinct pt.organisation_id)::int as organisations
          from participant pt, place where pt.workspace_id = place.id and pt.ended_at is null group by 1) n on n.perspective = pv.key), '[]') as perspectives) q`
const question = questionBy('session')
const questionByMail = questionBy('mail')
// The place and what hangs on it alone are worked out once for all who knock in one go.
const questionOfEach = `select opened.found from unnest($1::bytea[]) with ordinality as knocking(hash, nth),
  lateral (${question.replace('$1', 'knocking.hash')}) opened order by knocking.nth`

/**
 * One question for everything the door needs: who knocks, the workspace, and the rings of it that they are in.
 * A visitor's rings are the public ones. Rights are read anew for each request: what is taken away is gone at once.
 */
const find = async (database: Database, key: Key, kind: Workspace['kind'], slug: string | null): Promise<Found> => {
  const [answer] = await database.ask<{ found: Found }>(question, [key.session ? hashOf(key.session) : null, kind, slug])
  return through(database, key, (answer as { found: Found }).found)
}

const through = (database: Database, key: Key, found: Found): Found => {
  if (found.halfway && !key.halfway && !servesHalfway(key.path)) throw halfWay()
  if (found.person?.dozing) keepAwake(database, found.person.session)
  return found
}

/** How long open pages that look again wait for each other at the door while they keep coming, in milliseconds. */
const gatherMs = 100

interface Knock { readonly database: Database; readonly slug: string; readonly session: string }

const knockTogether = gatheringOf(async (knocks: readonly Knock[]): Promise<Found[]> => {
  const [{ database, slug }] = knocks as [Knock]
  const sessions = [...new Set(knocks.map(({ session }) => session))]
  const answers = await database.ask<{ found: Found }>(questionOfEach, [sessions.map(hashOf), 'thinktank', slug])
  const found = new Map(sessions.map((session, at) => [session, answers[at]?.found as Found]))
  return knocks.map(({ session }) => found.get(session) as Found)
}, gatherMs)

// Who has taken one step of two finds the second one, and the way out.
const servesHalfway = (path: string) => {
  const [bare = ''] = path.split('?')
  return bare === urls.signout || bare === urls.secondStep() || bare.startsWith(`${urls.secondStep()}/`)
}

// A session lives on while it is used: seven days from the last look, thirty in all. The request does not wait for it.
const keepAwake = (database: Database, session: string) => {
  sql`update session set seen_at = now(), expires_at = least(began_at + interval '30 days', now() + interval '7 days') where id = ${session}`
    .execute(database.db).catch((fault: unknown) => log('session.dozed', { fault: explain(fault) }))
}

const ringsFor = (found: Found): Ring[] => {
  const mine = (ring: Found['rings'][number]) =>
    ring.mine || ring.kind === 'public'
    || (found.workspace?.kind !== 'thinktank' && found.person !== null && (
      ring.kind === 'members'
      || ring.kind === 'board' && found.roles.includes('board')
      || ring.kind === 'administration' && found.roles.includes('administrator')))
  return found.rings.filter(mine).map(({ id, kind, title, perspective, meets }) => ({ id, kind, title, perspective, meets }))
}

// In a closed think tank everybody reads and nobody adds: so nobody takes part, prepares or chairs.
const whoFrom = ({ person, roles, part, workspace }: Found): Who => ({
  member: person?.id ?? null,
  session: person?.session ?? null,
  name: person?.name ?? '',
  organisation_id: part?.organisation_id ?? person?.organisation_id ?? null,
  organisation: part?.organisation ?? person?.organisation ?? '',
  perspective: part?.perspective ?? null,
  takesPart: part !== null && !workspace?.closed,
  prepares: (part?.role === 'preparation' || part?.role === 'chair') && !workspace?.closed,
  chairs: part?.role === 'chair' && !workspace?.closed,
  board: roles.includes('board'),
  secretariat: roles.includes('secretariat'),
  administers: roles.includes('administrator'),
  clerk: false,
})

const hereFrom = (database: Database, key: Key, found: Found, workspace: Workspace): Here => makeHere(database, {
  workspace,
  rings: ringsFor(found),
  perspectives: withShown(workspace.attribution, found.perspectives),
  who: whoFrom(found),
  language: key.language ?? (found.person ?? found.halfway)?.language ?? 'nl',
  siteName: found.association_name ?? 'Denktank',
  licence: found.licence,
  sample: found.sample,
  path: key.page ?? key.path,
})

/** Comes in at a think tank, or throws 404: the same whether it does not exist or is not for you. Nobody signed in: the same for every address. */
export const enterThinktank = async (database: Database, key: Key, slug: string): Promise<Here> => {
  // Without a session the answer needs no look: so it takes the same time whatever lies behind the address.
  if (!key.session) throw nobodyIn()
  return inThinktank(database, key, await find(database, key, 'thinktank', slug))
}

/**
 * The same for an open page that looks again. Three hundred of them look at once after one act: they go through the door in
 * groups, each group with one question, asked after they knocked. So a right that was taken away is gone at once here too.
 */
export const enterAgain = async (database: Database, key: Key, slug: string): Promise<Here> => {
  const { session } = key
  if (!session) throw nobodyIn()
  return inThinktank(database, key, through(database, key, await knockTogether(database, slug, { database, slug, session })))
}

const inThinktank = (database: Database, key: Key, found: Found): Here => {
  const rings = ringsFor(found)
  if (!found.workspace || !found.person || rings.length === 0) throw found.person ? notHere() : nobodyIn()
  return hereFrom(database, key, found, found.workspace)
}

const nowhere: Workspace = {
  id: '00000000-0000-0000-0000-000000000000', kind: 'site', slug: 'site', title: 'Denktank', assignment: '', attribution: 'named',
  began_on: '1970-01-01', is_sample: false, stage: 0,
}

/** Comes in at the site, whose door is open. Before an association is founded it is an empty place without rings. */
export const enterSite = async (database: Database, key: Key): Promise<Here> => {
  const found = await find(database, key, 'site', null)
  return hereFrom(database, key, found, found.workspace ?? nowhere)
}

/** The site as it can be shown while the database does not answer: to nobody in particular, with nothing in it. */
export const siteUnreached = (database: Database, { language, path, page }: Key): Here => hereFrom(
  database, { session: undefined, language, path, page },
  { association_name: null, licence: 'cc-by-4.0', sample: false, person: null, halfway: null, workspace: null, rings: [], roles: [], part: null, perspectives: [] }, nowhere)

/** Comes in at the association: for its members only; who is not signed in is asked to, at every address alike. */
export const enterAssociation = async (database: Database, key: Key): Promise<Here> => {
  if (!key.session) throw nobodyIn()
  const found = await find(database, key, 'association', null)
  if (!found.person || !found.workspace) throw nobodyIn()
  return hereFrom(database, key, found, found.workspace)
}

/** Nothing is founded yet: the first person to come sets up the association. */
export const isFounded = (here: Here): boolean => here.workspace !== nowhere

/** Somebody whose mail proved to be theirs, in answer to a mail of ours, or to whom one is written. Only what looks at mail that came in, and what writes to them, makes one. */
export interface MailKey { readonly person_id: string; readonly place: Workspace['kind']; readonly slug: string; readonly language: Language }

/**
 * Comes in by an answer to a mail: reads and takes part as their session would, but does not lead, prepare, decide for the
 * board or administer: that asks for a second step. Throws 404 where they stand in no ring.
 */
export const enterByMail = async (database: Database, key: MailKey): Promise<Here> => {
  const [answer] = await database.ask<{ found: Found }>(questionByMail, [key.person_id, key.place, key.place === 'thinktank' ? key.slug : null])
  const { found } = answer as { found: Found }
  if (!found.workspace || !found.person || ringsFor(found).length === 0) throw notHere()
  const here = hereFrom(database, { session: undefined, language: key.language, path: '/' }, found, found.workspace)
  const leadsNothing = { prepares: false, chairs: false, board: false, secretariat: false, administers: false }
  return makeHere(database, { ...here, rings: here.rings.filter(({ kind }) => kind !== 'board' && kind !== 'administration'), who: { ...here.who, ...leadsNothing } })
}
