import { sql } from 'kysely'
import { kindsGiven, shownPerspectives, tellVoices, type OrganisationKind } from './attribution.ts'
import type { Here } from '../platform/here.ts'
import { links } from './rings.ts'

/** How many contributions came from each kind of organisation that may be told. */
export type KindCounts = Readonly<Partial<Record<OrganisationKind, number>>>

/** Where somebody stands: from which perspective, for which kind of organisation. `person` null: gave something, but takes part no more. */
export interface Standing {
  readonly perspective: string
  readonly kind: OrganisationKind | null
  readonly person: string | null
  /** somebody who speaks for no organisation counts as one of their own */
  readonly organisation: string
}

const isMany = (group: readonly Standing[]) => {
  const people = group.filter(({ person }) => person !== null)
  return new Set(people.map(({ person }) => person)).size >= 10 && new Set(people.map(({ organisation }) => organisation)).size >= 3
}

const grouped = <T, K>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>()
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}

/**
 * Whoever reads figures per perspective and per kind can subtract one from the other. What can be reckoned out is how many
 * came from where they meet, what is not told taken together: each such group must be nobody, or many.
 */
const isSafe = (all: readonly Standing[], perspectives: ReadonlySet<string>, kinds: readonly OrganisationKind[]) => {
  const groups = grouped(all, ({ perspective, kind }) =>
    JSON.stringify([perspectives.has(perspective) && perspective, kind !== null && kinds.includes(kind) && kind]))
  return [...groups.values()].every(isMany)
}

/**
 * The group sees with each contribution from which perspective it came, also where that is too few people for the public, and
 * knows who they are. So to them no kind may cut a perspective in two, unless each part is many.
 */
const isSafeInGroup = (all: readonly Standing[], shown: ReadonlySet<string>, kinds: readonly OrganisationKind[]) =>
  [...grouped(all, ({ perspective }) => shown.has(perspective) && perspective).values()].every((row) => {
    const parts = [...grouped(row, ({ kind }) => kind !== null && kinds.includes(kind) && kind).values()]
    return parts.length === 1 || parts.every(isMany)
  })

/** What may be laid beside the figures. */
export interface Beside {
  /** the perspectives that the group sees with each contribution; not there where it sees names */
  readonly shown?: ReadonlySet<string>
  /** what editions of before told, also of people who were many then */
  readonly before?: { readonly perspectives: ReadonlySet<string>; readonly kinds: ReadonlySet<OrganisationKind> }
}

/** Which kinds may be told beside these perspectives: the choice with which the most people are told of, none when nothing is safe. */
export const kindsToTell = (all: readonly Standing[], perspectives: ReadonlySet<string>, { shown, before }: Beside = {}): readonly OrganisationKind[] => {
  const groups = [...grouped(all, ({ kind }) => kind)].sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))
  const known = groups.flatMap(([kind, those]) => (kind !== null && isMany(those) ? [{ kind, people: those.filter(({ person }) => person !== null).length }] : []))
  const choices = known.reduce<(typeof known)[]>((made, one) => made.flatMap((choice) => [[...choice, one], choice]), [[]])
  const peopleIn = (choice: typeof known) => choice.reduce((sum, { people }) => sum + people, 0)
  // What was told before stays told. Less than that tells nothing more; anything else is safe only together with it.
  const isSafeAfter = (kinds: readonly OrganisationKind[]) => !before || kinds.every((kind) => before.kinds.has(kind))
    || isSafe(all, new Set([...perspectives, ...before.perspectives]), [...kinds, ...before.kinds])
  const [best = []] = choices.map((choice) => ({ choice, kinds: choice.map(({ kind }) => kind) }))
    .filter(({ kinds }) => kinds.length > 0 && isSafe(all, perspectives, kinds) && (!shown || isSafeInGroup(all, shown, kinds)) && isSafeAfter(kinds))
    .sort((a, b) => peopleIn(b.choice) - peopleIn(a.choice)).map(({ kinds }) => kinds)
  return best
}

/** The perspectives of which a public page may count anything at all. */
const perspectivesInPublic = (here: Here) =>
  new Set(Object.keys(tellVoices(here, Object.fromEntries(here.perspectives.map(({ key }) => [key, 5])), 'public').per))

const standingsIn = async (here: Here, gave: readonly { perspective: string; kind: OrganisationKind | null }[]): Promise<Standing[]> => {
  const people = await links(here, 'participant').leftJoin('organisation', 'organisation.id', 'participant.organisation_id')
    .select(['participant.perspective', 'organisation.kind', 'participant.person_id as person', 'participant.organisation_id'])
    .where('workspace_id', '=', here.workspace.id).where('participant.ended_at', 'is', null).execute()
  return [
    ...people.map(({ organisation_id, ...one }) => ({ ...one, organisation: organisation_id ?? one.person })),
    ...gave.map(({ perspective, kind }) => ({ perspective, kind, person: null, organisation: '' })),
  ]
}

const keysIn = (figures: string) => sql<string[]>`array(select distinct told.name from jsonb_each(publication.grounds) passage, jsonb_object_keys(coalesce(passage.value ${sql.raw(figures)}, '{}')) told (name))`

/** The perspectives and kinds of which editions of this think tank told anything under a passage. */
const toldBefore = async (here: Here) => {
  const told = await links(here, 'publication').where('thinktank_id', '=', here.workspace.id)
    .select([keysIn(`-> 'contributions' -> 'per'`).as('perspectives'), keysIn(`-> 'kinds'`).as('kinds')]).execute()
  return { perspectives: new Set(told.flatMap(({ perspectives }) => perspectives)), kinds: new Set(told.flatMap(({ kinds }) => kinds as OrganisationKind[])) }
}

const besideIn = async (here: Here): Promise<Beside> => ({
  before: await toldBefore(here),
  ...(here.workspace.attribution === 'by-perspective' && { shown: new Set(shownPerspectives(here).map(({ key }) => key)) }),
})

/**
 * For many groups of contributions how many came from each kind of organisation, as far as a public page may tell: a kind of
 * ten people and three organisations or more, and nothing with which the figures per perspective would give fewer away. The
 * organisation is the one that the giver spoke for then. An anonymous think tank tells no kinds: they are an affiliation too.
 */
export const kindsPerGroup = async <K>(here: Here, groups: ReadonlyMap<K, readonly string[]>): Promise<ReadonlyMap<K, KindCounts>> => {
  if (here.workspace.attribution === 'anonymous') return new Map()
  const given = await kindsGiven(here, [...new Set([...groups.values()].flat())])
  const told = new Set(kindsToTell(await standingsIn(here, given), perspectivesInPublic(here), await besideIn(here)))
  const kindOf = new Map(given.flatMap(({ id, kind }) => (kind !== null && told.has(kind) ? [[id, kind] as const] : [])))
  return new Map([...groups].map(([key, members]) => {
    const counts: Partial<Record<OrganisationKind, number>> = {}
    for (const id of members) {
      const kind = kindOf.get(id)
      if (kind) counts[kind] = (counts[kind] ?? 0) + 1
    }
    return [key, counts]
  }))
}
