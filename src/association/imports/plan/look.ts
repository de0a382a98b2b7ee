import { sortKey } from '../../../platform/dates.ts'
import type { Sheet } from '../reading/lines.ts'
import type { Columns } from './columns.ts'
import type { ImportKind } from './fields.ts'
import type { Known } from './known.ts'
import { OrganisationPlan } from './organisations.ts'
import { PersonPlan } from './people.ts'
import { countStatuses, readLines, type Choices, type Planned, type Status } from './plan.ts'

/** What the comparing thread is asked: which lines, what they mean, what is here, what was chosen, and what to show. */
export interface Question {
  readonly kind: ImportKind
  /** the sheet as JSON, as it is kept */
  readonly sheet: string
  readonly columns: Columns
  /** what is here as JSON, as the database gave it */
  readonly known: string
  readonly choices: Choices
  readonly mayAdministrators: boolean
  /** the lines to show; without it what is to be written */
  readonly show?: { readonly status: Status | null; readonly page: number; readonly size: number }
}

export interface Looked {
  readonly counts: Readonly<Record<Status, number>>
  /** the status that is shown: the one asked for, else the first that needs attention */
  readonly status: Status
  readonly lines: readonly Planned[]
  readonly newRegions: readonly string[]
  /** what is written; nothing while something is wrong or doubtful */
  readonly parts: Parts
}

/** What is new and what changes, a part of the list at a time, each as JSON. */
export interface Parts { readonly fresh: readonly string[]; readonly changed: readonly string[] }

const order: readonly Status[] = ['wrong', 'doubtful', 'new', 'changed', 'same', 'skipped']
const inPart = 1_000

const peopleRows = (plan: PersonPlan, written: ReadonlySet<number>) => [...plan.rows].filter(([line]) => written.has(line)).map(([, row]) => ({
  ...row, email_key: row.email?.toLowerCase() ?? null,
  name_key: row.fresh ? sortKey(`${row.family_name} ${row.given_name}`) : null,
}))

const organisationRows = (plan: OrganisationPlan, written: ReadonlySet<number>) =>
  [...plan.rows].filter(([line]) => written.has(line)).map(([, row]) => ({ ...row, name_key: row.name === null ? null : sortKey(row.name) }))

const inParts = (rows: readonly object[]): string[] => {
  const parts: string[] = []
  for (let at = 0; at < rows.length; at += inPart) parts.push(JSON.stringify(rows.slice(at, at + inPart)))
  return parts
}

const partsOf = (rows: readonly { readonly fresh: boolean }[]): Parts =>
  ({ fresh: inParts(rows.filter(({ fresh }) => fresh)), changed: inParts(rows.filter(({ fresh }) => !fresh)) })

/** A name that changes in part is sorted by the whole of it. */
const withKeys = (rows: ReturnType<typeof peopleRows>, known: Known) => {
  const byId = new Map(known.people.map((one) => [one.id, one]))
  return rows.map((row) => {
    const before = byId.get(row.id)
    if (row.name_key !== null || !before || row.given_name === null && row.family_name === null) return row
    return { ...row, name_key: sortKey(`${row.family_name ?? before.family_name} ${row.given_name ?? before.given_name}`) }
  })
}

const planFor = ({ kind, sheet, columns, choices, mayAdministrators }: Question, known: Known) => {
  const { lines, flaws } = JSON.parse(sheet) as Sheet
  const read = readLines(kind, columns, lines, flaws)
  if (kind === 'people') {
    const plan = new PersonPlan(known, choices, mayAdministrators)
    for (const line of read) plan.add(line)
    return { planned: plan.planned, newRegions: [], rows: (written: ReadonlySet<number>) => withKeys(peopleRows(plan, written), known) }
  }
  const plan = new OrganisationPlan(known, choices, columns.kind)
  for (const line of read) plan.add(line)
  plan.finish()
  return { planned: plan.planned, newRegions: [...plan.newRegions.values()], rows: (written: ReadonlySet<number>) => organisationRows(plan, written) }
}

/** Compares a file with what is here: what becomes of each line, and what is to be written. */
export const lookThrough = (question: Question): Looked => {
  const { planned, newRegions, rows } = planFor(question, JSON.parse(question.known) as Known)
  const counts = countStatuses(planned)
  const status = question.show?.status ?? order.find((each) => counts[each] > 0) ?? 'same'
  const { page, size } = question.show ?? { page: 1, size: 0 }
  const ready = counts.wrong === 0 && counts.doubtful === 0 && question.show === undefined
  const written = new Set(planned.filter((one) => one.status === 'new' || one.status === 'changed').map(({ line }) => line))
  return {
    counts, status, newRegions,
    lines: planned.filter((one) => one.status === status).slice((page - 1) * size, page * size),
    parts: ready ? partsOf(rows(written)) : { fresh: [], changed: [] },
  }
}
