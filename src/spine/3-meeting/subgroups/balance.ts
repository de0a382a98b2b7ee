import type { ProposedGroup, Proposal, Spreadable, Wish } from './queries.ts'

export const balanced = ['perspective', 'region', 'size'] as const
export type Balanced = (typeof balanced)[number]

export interface GroupLine { group: ProposedGroup; people: Spreadable[]; moved: ReadonlySet<string> }

/** The groups with their people, and who has no place yet: whoever came in after the proposal was made. */
export const groupsOf = ({ groups, seats }: Pick<Proposal, 'groups' | 'seats'>, people: readonly Spreadable[]) => {
  const at = new Map(seats.map(({ person_id, group_id }) => [person_id, group_id]))
  const moved = new Set(seats.filter((one) => one.moved).map(({ person_id }) => person_id))
  return {
    lines: groups.map((group): GroupLine => ({ group, people: people.filter(({ id }) => at.get(id) === group.id), moved })),
    waiting: people.filter(({ id }) => !at.has(id)), at,
  }
}

/** How many of each value each group has, and how many it would have if it were like the whole. */
export const balanceOf = (lines: readonly GroupLine[], key: Balanced) => {
  const everybody = lines.flatMap(({ people }) => people)
  const values = [...new Set(everybody.map((one) => one[key]))].sort((a, b) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
  return {
    key, values,
    rows: lines.map(({ group, people }) => ({
      group, cells: values.map((value) => ({
        count: people.filter((one) => one[key] === value).length,
        expected: everybody.length === 0 ? 0 : everybody.filter((one) => one[key] === value).length * people.length / everybody.length,
      })),
    })),
  }
}
export type Balance = ReturnType<typeof balanceOf>

export type Unmet =
  | { kind: 'colleagues'; group: string; people: string[]; organisation: string }
  | { kind: 'with' | 'without'; person: string; other: string }
  | { kind: 'group'; person: string; group: string }
  | { kind: 'perspective'; group: string; people: string[] }

/** What could not be honoured: colleagues together, others in a group of one perspective, and wishes that did not come true. */
export const unmetIn = (lines: readonly GroupLine[], at: ReadonlyMap<string, string>, wishes: readonly Wish[], colleagues: boolean): Unmet[] => {
  const nameOf = new Map(lines.flatMap(({ people }) => people).map(({ id, name }) => [id, name]))
  const found: Unmet[] = []
  for (const { group, people } of lines) {
    const organisations = new Map<string, Spreadable[]>()
    for (const one of people) if (one.organisation_id) organisations.set(one.organisation_id, [...(organisations.get(one.organisation_id) ?? []), one])
    if (!colleagues) for (const together of organisations.values()) {
      if (together.length > 1) found.push({ kind: 'colleagues', group: group.title, people: together.map(({ name }) => name), organisation: together[0]?.organisation ?? '' })
    }
    const others = group.perspective === null ? [] : people.filter(({ perspective }) => perspective !== group.perspective)
    if (others.length > 0) found.push({ kind: 'perspective', group: group.title, people: others.map(({ name }) => name) })
  }
  const ringOf = new Map(lines.map(({ group }) => [group.id, group.subgroup_id]))
  for (const { person_id, kind, about_id, subgroup_id } of wishes) {
    const [person, other] = [nameOf.get(person_id), nameOf.get(about_id ?? '')]
    if (!person) continue
    const together = at.get(person_id) === at.get(about_id ?? '')
    if ((kind === 'with' && !together || kind === 'without' && together) && other) found.push({ kind, person, other })
    const wished = lines.find(({ group }) => group.subgroup_id === subgroup_id)
    if (kind === 'group' && wished && ringOf.get(at.get(person_id) ?? '') !== subgroup_id) found.push({ kind, person, group: wished.group.title })
  }
  return found
}
