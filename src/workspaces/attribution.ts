import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../platform/database.ts'
import { databaseOf, type AttributionRule, type Here, type Language, type PerspectiveHere } from '../platform/here.ts'
import type { Tables } from '../tables.ts'
import { unnamed } from './rings.ts'

/** A kind of organisation. */
export type OrganisationKind = Tables['organisation']['kind']

/** The kinds of things whose giver is kept, apart from the thing. */
export type Given =
  | 'discussion' | 'post' | 'knowledge_item' | 'knowledge_note' | 'knowledge_read' | 'appreciation' | 'date_poll_answer' | 'decision' | 'decision_answer' | 'charter_amendment' | 'charter_answer' | 'report' | 'hiding'
  | 'concept_answer' | 'concept_version'
  | 'contribution' | 'finding' | 'dispute' | 'happening' | 'draft_revision' | 'source_revision' | 'knowledge_revision' | 'signoff' | 'proposal' | 'expectation'

/**
 * A perspective is named from five people out of three organisations on; below that it would point at somebody. If just
 * one perspective is hidden, "participant" would mean that one: then the smallest of the others is hidden with it.
 */
export const withShown = (rule: AttributionRule, all: readonly Omit<PerspectiveHere, 'shown'>[]): PerspectiveHere[] => {
  const enough = (one: Omit<PerspectiveHere, 'shown'>) =>
    rule === 'named' || rule === 'by-perspective' && one.people >= 5 && one.organisations >= 3
  const hidden = all.filter((one) => one.people > 0 && !enough(one))
  const kept = all.filter(enough).sort((a, b) => a.people - b.people)
  const partner = hidden.length === 1 ? kept[0] : undefined
  return all.map((one) => ({ ...one, shown: enough(one) && one !== partner }))
}

const showsNames = (here: Here) => here.workspace.attribution === 'named' || here.workspace.kind !== 'thinktank'

/**
 * Column `said_by`: the name under which a row may be shown, "Naam Achternaam, organisatie"; null where the attribution
 * rule shows no names. `id` is the column that holds the row's id, such as 'contribution.id'.
 */
export const saidBy = (here: Here, kind: Given, id: string) => nameOf(here, kind, id).as('said_by')

// Whose data were erased still took part: what was said keeps a giver without a name.
const formerly = { nl: 'voormalig lid', en: 'former member' }

const nameOf = (here: Here, kind: Given, id: string): RawBuilder<string | null> =>
  showsNames(here)
    ? sql<string | null>`(select case when p.redacted_at is null
        then concat_ws(', ', concat_ws(' ', p.given_name, p.prefix, p.family_name), o.name) else ${formerly[here.language]} end
        from giver g join person p on p.id = g.person_id left join organisation o on o.id = g.organisation_id
        where g.kind = ${kind} and g.thing_id = ${sql.ref(id)})`
    : sql<string | null>`null::text`

/** SQL for the name of a row of table person whom a text names: it says nothing of who said what, so it shows under every rule. */
export const namedName = (here: Here): RawBuilder<string> => sql<string>`case when person.redacted_at is null
  then concat_ws(' ', person.given_name, person.prefix, person.family_name) else ${formerly[here.language]} end`
/** Whether somebody by these words of a name gave a row: for a search in what was done in the open. Nobody is found where no names are shown. */
export const isGivenByName = (here: Here, kind: Given, id: string, words: readonly string[]): RawBuilder<boolean> =>
  (showsNames(here)
    ? sql<boolean>`exists (select 1 from giver g join person p on p.id = g.person_id where g.kind = ${kind} and g.thing_id = ${sql.ref(id)}
        and p.redacted_at is null and p.name_key like all(${words.map((word) => `%${word}%`)}::text[]))`
    : sql<boolean>`false`)

/** Column `mine`: whether the person who asks gave this row. Tells a person about themselves only. */
export const isMine = (here: Here, kind: Given, id: string) =>
  (here.who.member
    ? sql<boolean>`exists (select 1 from giver g where g.kind = ${kind} and g.thing_id = ${sql.ref(id)} and g.person_id = ${here.who.member})`
    : sql<boolean>`false`).as('mine')

/** SQL for whether a row `h` of card_hand is of the person, or the guest, who asks. */
export const handOf = (here: Here): RawBuilder<boolean> => (here.who.member
  ? sql<boolean>`h.person_id = ${here.who.member}` : sql<boolean>`h.guest_id = ${here.who.guest ?? null}`)

/** Column `mine`: whether the person who asks laid this card on a board that it is still on. */
export const isMyCard = (here: Here, id: string) =>
  (here.who.member || here.who.guest
    ? sql<boolean>`exists (select 1 from card_hand h where h.card_id = ${sql.ref(id)} and ${handOf(here)})`
    : sql<boolean>`false`).as('mine')

/** Keeps who gave a thing, apart from the thing itself. The clerk gives nothing. */
export const keepGiver = async (tx: Tx, here: Here, kind: Given, ids: readonly string[]): Promise<void> => {
  const { member, organisation_id } = here.who
  if (!member || ids.length === 0) return
  await tx.insertInto('giver').values(ids.map((thing_id) => ({ kind, thing_id, person_id: member, organisation_id }))).execute()
}

/** Keeps who gave each of these things, however many in one statement: for what many people said at once. */
export const keepGivers = async (
  tx: Tx, kind: Given, given: readonly { readonly thing_id: string; readonly person_id: string; readonly organisation_id: string | null }[],
): Promise<void> => {
  if (given.length === 0) return
  await sql`insert into giver (kind, thing_id, person_id, organisation_id)
    select ${kind}, thing_id, person_id, organisation_id from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
      as given (thing_id uuid, person_id uuid, organisation_id uuid)`.execute(tx)
}

/** Keeps who gave what the clerk writes down for somebody: who answers by mail is not signed in. */
export const keepGiverFor = async (
  tx: Tx, kind: Given, thing_id: string, giver: { readonly person_id: string; readonly organisation_id: string | null },
): Promise<void> => {
  await tx.insertInto('giver').values({ kind, thing_id, ...giver }).execute()
}

/** The ids of what a person gave of this kind: for a change that looks for their own. */
export const givenBy = async (tx: Tx, kind: Given, person: string): Promise<string[]> =>
  (await tx.selectFrom('giver').select('thing_id').where('kind', '=', kind).where('person_id', '=', person).execute()).map(({ thing_id }) => thing_id)

/**
 * From how many on things that everybody gives once may be shown: one alone, just after somebody joined, would be theirs.
 * Only where nobody may know who said what.
 */
export const leastShown = (here: Here): number => (here.workspace.attribution === 'anonymous' && here.workspace.kind === 'thinktank' ? 5 : 1)

/** Who gave a thing: for acts.ts, which lets a giver do what others may not. Null when nobody knows. */
export const authorOf = async (tx: Tx, kind: Given, id: string): Promise<string | null> => {
  const row = await tx.selectFrom('giver').select('person_id').where('kind', '=', kind).where('thing_id', '=', id).executeTakeFirst()
  return row?.person_id ?? null
}

/** The people who gave these things, to send each a notice that nobody else sees. The one who acts is left out. */
export const giversOf = async (tx: Tx, here: Here, kind: Given, ids: readonly string[]): Promise<string[]> => {
  if (ids.length === 0) return []
  const found = await tx.selectFrom('giver').select('person_id').distinct().where('kind', '=', kind).where('thing_id', 'in', [...ids]).execute()
  return found.map((row) => row.person_id).filter((person) => person !== here.who.member)
}

/** The word for a perspective in the reader's language; "deelnemer" where it may not be shown. */
export const perspectiveLabel = (here: Here, key: string, language: Language = here.language): string => {
  const perspective = here.perspectives.find((one) => one.key === key)
  if (key === unnamed || !perspective) return language === 'nl' ? 'Deelnemer' : 'Participant'
  return language === 'nl' ? perspective.label_nl : perspective.label_en
}

/** The perspectives that may be shown and so filtered and counted by. Empty in an anonymous think tank. */
export const shownPerspectives = (here: Here): readonly PerspectiveHere[] => here.perspectives.filter((perspective) => perspective.shown)

/** The perspectives that can be chosen: those that the charter did not end. `now`: one that stays on offer because it is chosen already. */
export const openPerspectives = (here: Here, now?: string): readonly PerspectiveHere[] =>
  here.perspectives.filter(({ key, ended }) => !ended || key === now)

/** Public pages ask for more people behind a perspective: ten, from three organisations. */
const isShownInPublic = (here: Here, perspective: PerspectiveHere) =>
  here.workspace.attribution !== 'anonymous' && perspective.people >= 10 && perspective.organisations >= 3

export interface Voices {
  /** how many contributions */
  readonly total: number
  /** how many per perspective that may be shown; the rest is in `total` only. Empty when hiding one would give away the other. */
  readonly per: Readonly<Record<string, number>>
  /** fewer than five in an anonymous think tank: the public is told only that there are some, and `total` is 0 */
  readonly few?: boolean
}

/**
 * How many of these contributions came from each perspective, as far as it may be told. `audience` 'public' asks for ten
 * people behind a perspective, 'group' for five. A single hidden perspective could be found by subtraction, so then the
 * smallest shown one is hidden with it.
 */
export const voicesUnder = async (here: Here, contributions: readonly string[], audience: 'group' | 'public'): Promise<Voices> =>
  (await voicesPerGroup(here, new Map([[0, contributions]]), audience)).get(0) as Voices

/** The rule of `voicesUnder` on counts already made. */
export const tellVoices = (here: Here, counts: Readonly<Record<string, number>>, audience: 'group' | 'public'): Voices => {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  if (here.workspace.attribution === 'anonymous' && audience === 'public' && total > 0 && total < 5) return { total: 0, per: {}, few: true }
  const may = (perspective: PerspectiveHere) => (audience === 'public' ? isShownInPublic(here, perspective) : perspective.shown)
  const present = here.perspectives.filter((perspective) => (counts[perspective.key] ?? 0) > 0)
  const hidden = here.perspectives.filter((perspective) => !may(perspective))
  let told = present.filter(may)
  if (hidden.length === 1 && told.length > 0) {
    const smallest = told.reduce((least, one) => (one.people < least.people ? one : least))
    told = told.filter((one) => one !== smallest)
  }
  return { total, per: Object.fromEntries(told.map((perspective) => [perspective.key, counts[perspective.key] as number])) }
}

/**
 * Which perspectives speak in these contributions: the keys only. In an anonymous think tank a perspective counts as
 * heard only with five contributions or more, so that no single card is tied to it.
 */
export const perspectivesHeard = async (here: Here, contributions: readonly string[]): Promise<ReadonlySet<string>> => {
  if (contributions.length === 0) return new Set()
  const least = here.workspace.attribution === 'anonymous' ? 5 : 1
  const { rows } = await sql<{ perspective: string }>`
    select perspective from contribution where workspace_id = ${here.workspace.id} and id = any(${[...contributions]}::uuid[])
      and withdrawn_at is null group by 1 having count(*) >= ${least}`.execute(databaseOf(here).db)
  return new Set(rows.map((row) => row.perspective))
}

/**
 * From which of these perspectives enough people signed off a revision of a text: the keys only. Where nobody is named it
 * is never told how many did. `needed`: how many must, by the key of the perspective.
 */
export const perspectivesSigned = async (
  here: Here, text: { id: string; revision: number }, needed: ReadonlyMap<string, number>,
): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ perspective: string; people: number }>`
    select perspective, count(*)::int as people from signoff where workspace_id = ${here.workspace.id} and draft_id = ${text.id}
      and revision = ${text.revision} and kind = 'agreed' and withdrawn_at is null group by 1`.execute(databaseOf(here).db)
  return new Set(rows.filter(({ perspective, people }) => people >= (needed.get(perspective) ?? Infinity)).map((row) => row.perspective))
}

/** `voicesUnder` for many groups of contributions at once, in one query: for each key how many and from which perspectives. */
export const voicesPerGroup = async <K>(
  here: Here, groups: ReadonlyMap<K, readonly string[]>, audience: 'group' | 'public',
): Promise<ReadonlyMap<K, Voices>> => {
  const ids = [...new Set([...groups.values()].flat())]
  const { rows } = ids.length === 0 ? { rows: [] } : await sql<{ id: string; perspective: string }>`
    select id, perspective from contribution where workspace_id = ${here.workspace.id} and id = any(${ids}::uuid[])`.execute(databaseOf(here).db)
  const perspectiveOf = new Map(rows.map((row) => [row.id, row.perspective]))
  return new Map([...groups].map(([key, members]) => {
    const counts: Record<string, number> = {}
    for (const id of members) {
      const perspective = perspectiveOf.get(id)
      if (perspective) counts[perspective] = (counts[perspective] ?? 0) + 1
    }
    return [key, tellVoices(here, counts, audience)]
  }))
}

/** How many people take part, and per perspective as far as a public page may tell: for a colophon. */
export const peopleInPublic = (here: Here): Voices =>
  tellVoices(here, Object.fromEntries(here.perspectives.map(({ key, people }) => [key, people])), 'public')

/**
 * For each of these contributions the kind of the organisation that its giver spoke for; null when they spoke for none. Not
 * there: nobody is known to have given it, as for what was typed over. To be counted by workspaces/kinds.ts only.
 */
export const kindsGiven = async (here: Here, ids: readonly string[]): Promise<readonly { id: string; perspective: string; kind: OrganisationKind | null }[]> =>
  (ids.length === 0 ? [] : (await sql<{ id: string; perspective: string; kind: OrganisationKind | null }>`
    select c.id, c.perspective, o.kind from contribution c join giver g on g.kind = 'contribution' and g.thing_id = c.id
    left join organisation o on o.id = g.organisation_id where c.workspace_id = ${here.workspace.id} and c.id = any(${[...ids]}::uuid[])`.execute(databaseOf(here).db)).rows)
