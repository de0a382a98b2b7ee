import { sql } from 'kysely'
import type { Database, Tx } from '../../platform/database.ts'
import { readStory } from './story.ts'

/** Per unit of scale: five think tanks of 40 participants with 400 contributions and 40 findings each, and fifty people. */
const tanksPer = 5
const peoplePer = 50
const contributionsEach = 400
const findingsEach = 40
const participantsEach = 40

const kinds = ['consequence', 'risk', 'chance', 'worry', 'question', 'experience']
const perspectives = ['municipality', 'shared-service', 'supplier']

const id = (name: string, ...parts: string[]) => sql.raw(`md5('scale ${name} ' || ${parts.join(" || ' ' || ")})::uuid`)

const people = (tx: Tx, scale: number) => sql`
  with o as (select id, row_number() over (order by name_key) - 1 as nth, count(*) over () as n from organisation)
  insert into person (id, given_name, family_name, name_key, email, email_key, organisation_id, is_sample)
  select ${id('person', 'p')}, 'Deelnemer', 'Nummer ' || p, 'nummer ' || lpad(p::text, 7, '0'), 'deelnemer' || p || '@voorbeeld.example',
    'deelnemer' || p || '@voorbeeld.example', o.id, true
  from generate_series(1, ${scale * peoplePer}) p join o on o.nth = p % o.n`.execute(tx)

/** Everybody speaks for the organisation where they work, as in the sample. */
const mandates = (tx: Tx, scale: number) => sql`insert into mandate (id, organisation_id, person_id, since, given_at)
  select md5('scale mandate ' || p.id)::uuid, p.organisation_id, p.id, date '2024-01-05', timestamptz '2024-01-05 09:00:00+00'
  from person p where p.organisation_id is not null and p.id in (select ${id('person', 'n')} from generate_series(1, ${scale * peoplePer}) n)`.execute(tx)

const places = async (tx: Tx, scale: number) => {
  const tanks = scale * tanksPer
  await sql`insert into workspace (id, kind, slug, title, assignment, attribution, is_sample)
    select ${id('tank', 't')}, 'thinktank', 'denktank-' || t, 'Denktank ' || t, 'Houd het klein en concreet.', 'by-perspective', true
    from generate_series(1, ${tanks}) t`.execute(tx)
  await sql`insert into ring (id, workspace_id, kind) select md5('scale ring ' || t || ' ' || k)::uuid, ${id('tank', 't')}, k
    from generate_series(1, ${tanks}) t, unnest(array['members', 'preparation']) k`.execute(tx)
  await sql`insert into perspective (workspace_id, key, label_nl, label_en, position)
    select ${id('tank', 't')}, p.key, p.label_nl, p.label_en, p.position from generate_series(1, ${tanks}) t,
      (select key, label_nl, label_en, position from perspective where workspace_id = (select id from workspace where slug = 'cloudstrategie')) p`.execute(tx)
  await sql`insert into subtopic (id, workspace_id, ring_id, title, position)
    select md5('scale subtopic ' || t || ' ' || s)::uuid, ${id('tank', 't')}, md5('scale ring ' || t || ' members')::uuid, 'Onderwerp ' || s, s
    from generate_series(1, ${tanks}) t, generate_series(0, 9) s`.execute(tx)
  // Person p takes part in the tanks around p, so that everybody is in a few.
  await sql`insert into participant (id, workspace_id, person_id, organisation_id, perspective, role)
    select md5('scale participant ' || t || ' ' || n)::uuid, ${id('tank', 't')}, p.id, p.organisation_id,
      (${perspectives}::text[])[1 + n % 3], case when n = 0 then 'chair' when n < 3 then 'preparation' else 'member' end
    from generate_series(1, ${tanks}) t, generate_series(0, ${participantsEach - 1}) n,
      lateral (select id, organisation_id from person where id = md5('scale person ' || (1 + (t * 7 + n) % ${scale * peoplePer}))::uuid) p`.execute(tx)
  await sql`insert into ring_person (ring_id, person_id)
    select r.id, pt.person_id from participant pt join workspace w on w.id = pt.workspace_id and w.slug like 'denktank-%'
    join ring r on r.workspace_id = w.id where r.kind = 'members' or pt.role <> 'member'`.execute(tx)
}

const contributions = async (tx: Tx, scale: number, texts: readonly string[]) => {
  await sql`insert into contribution (id, workspace_id, ring_id, number, kind, perspective, subtopic_id, body, said_at, fate)
    select md5('scale contribution ' || t || ' ' || n)::uuid, ${id('tank', 't')}, md5('scale ring ' || t || ' members')::uuid, n,
      (${kinds}::text[])[1 + n % 6], (${perspectives}::text[])[1 + n % 3], md5('scale subtopic ' || t || ' ' || n % 10)::uuid,
      (${texts}::text[])[1 + (n + t) % ${texts.length}], date '2026-06-13' + time '12:00', case when n % 4 = 0 then 'open' else 'taken-up' end
    from generate_series(1, ${scale * tanksPer}) t, generate_series(1, ${contributionsEach}) n`.execute(tx)
  await sql`insert into giver (kind, thing_id, person_id)
    select 'contribution', md5('scale contribution ' || t || ' ' || n)::uuid, md5('scale person ' || (1 + (t * 7 + n % ${participantsEach}) % ${scale * peoplePer}))::uuid
    from generate_series(1, ${scale * tanksPer}) t, generate_series(1, ${contributionsEach}) n`.execute(tx)
  await sql`insert into fate (id, contribution_id, kind, decided_at)
    select md5('scale fate ' || id)::uuid, id, 'taken-up', said_at from contribution where fate = 'taken-up' and workspace_id in (select id from workspace where slug like 'denktank-%')`.execute(tx)
  await sql`insert into number_given (workspace_id, kind, number)
    select workspace_id, 'contribution', number from contribution where workspace_id in (select id from workspace where slug like 'denktank-%')`.execute(tx)
}

const findings = async (tx: Tx, scale: number, statements: readonly string[]) => {
  await sql`insert into finding (id, workspace_id, ring_id, number, statement, subtopic_id, made_at)
    select md5('scale finding ' || t || ' ' || n)::uuid, ${id('tank', 't')}, md5('scale ring ' || t || ' members')::uuid, n,
      (${statements}::text[])[1 + n % ${statements.length}], md5('scale subtopic ' || t || ' ' || n % 10)::uuid, date '2026-06-30' + time '12:00'
    from generate_series(1, ${scale * tanksPer}) t, generate_series(1, ${findingsEach}) n`.execute(tx)
  await sql`insert into finding_contribution (finding_id, contribution_id, linked_at)
    select md5('scale finding ' || t || ' ' || (1 + n % ${findingsEach}))::uuid, md5('scale contribution ' || t || ' ' || n)::uuid, date '2026-06-30' + time '12:00'
    from generate_series(1, ${scale * tanksPer}) t, generate_series(1, ${contributionsEach}) n where n % 4 <> 0`.execute(tx)
  await sql`insert into happening (id, workspace_id, ring_id, act, kind, thing_id, number, at)
    select md5('scale happening ' || id)::uuid, workspace_id, ring_id, 'finding.make', 'finding', id, number, made_at
    from finding where workspace_id in (select id from workspace where slug like 'denktank-%')`.execute(tx)
  await sql`insert into number_given (workspace_id, kind, number)
    select workspace_id, 'finding', number from finding where workspace_id in (select id from workspace where slug like 'denktank-%')`.execute(tx)
}

/**
 * Adds made-up think tanks beside the sample, to measure with: 5, 50 people, 2,000 contributions and 200 findings per
 * unit of scale, so 100 gives 500 think tanks, 5,000 people, 200,000 contributions and 20,000 findings.
 */
export const loadScale = async (database: Database, scale: number): Promise<void> => {
  const story = readStory()
  await database.change(async (tx) => {
    await people(tx, scale)
    await mandates(tx, scale)
    await places(tx, scale)
    await contributions(tx, scale, [...story.sayings.values()].map(({ text }) => text))
    await findings(tx, scale, story.tanks.flatMap((tank) => tank.findings.map(({ statement }) => statement)))
  })
  await sql`analyze`.execute(database.db)
}
