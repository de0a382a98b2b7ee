import type { Run } from '../../../documents/words.ts'
import { longDate } from '../../../platform/dates.ts'
import type { Here } from '../../../platform/here.ts'
import { Perspective } from '../../../platform/look/marks.tsx'
import type { Marker } from '../../../beside/glossary/meanings.ts'
import { Marked } from '../../../beside/glossary/shown.tsx'
import { parts, type Charter, type Part } from './content.ts'
import { changesBetween, type Lines, type PartChange } from './differences.ts'
import { texts } from './texts.ts'

const termLine = (here: Here, { from, until }: Charter['term']): string => {
  const t = texts[here.language].term
  const day = (one: string) => longDate(one, here.language)
  if (from && until) return t.both(day(from), day(until))
  return from ? t.from(day(from)) : until ? t.until(day(until)) : t.open
}

const criteriaLines = (here: Here, { asked, agreedShare, stableDays, reviewersPerPerspective }: Charter['ripeness']): string[] => {
  const t = texts[here.language]
  const enough: Partial<Record<string, string>> = t.thresholds(Math.round(agreedShare * 100), stableDays, reviewersPerPerspective)
  return asked.length === 0 ? [t.noCriteria] : asked.map((key) => `${t.criteria[key]}${enough[key] ?? ''}`)
}

/** A charter in lines, as a reader in this language sees it: for showing and for comparing. */
export const linesOf = (here: Here, charter: Charter): Lines => ({
  assignment: charter.assignment.split(/\n+/).map((line) => line.trim()).filter(Boolean),
  in_scope: charter.in_scope, out_of_scope: charter.out_of_scope, questions: charter.questions, end_products: charter.end_products,
  perspectives: charter.perspectives.map((one) => `${here.language === 'nl' ? one.label_nl : one.label_en}${one.ended ? texts[here.language].ended : ''}`),
  term: charter.term.from || charter.term.until ? [termLine(here, charter.term)] : [],
  attribution: [texts[here.language].rules[charter.attribution]],
  rings: [texts[here.language].guests[charter.rings.guests]],
  ripeness: criteriaLines(here, charter.ripeness),
})

const List = ({ lines, ordered, marker }: { lines: readonly string[]; ordered: boolean; marker: Marker | undefined }) => {
  const items = lines.map((line) => <li><Marked text={line} marker={marker} /></li>)
  return ordered ? <ol class="dt-list">{items}</ol> : <ul class="dt-list">{items}</ul>
}

const prose = new Set<Part>(['assignment', 'term', 'attribution', 'rings'])
// What the program says itself, not the group.
const ours = new Set<Part>(['term', 'attribution', 'rings', 'ripeness', 'perspectives'])

/** One part of a charter, to be read; `marker`: with its terms explained. */
export const PartText = ({ here, charter, part, empty, marker }: { here: Here; charter: Charter; part: Part; empty?: string; marker?: Marker | undefined }) => {
  if (marker) marker.section(part)
  const marked = ours.has(part) ? undefined : marker
  const lines = linesOf(here, charter)[part]
  const { none } = texts[here.language]
  if (lines.length === 0) return <p class="nl-paragraph dt-soft">{empty ?? (part in none ? none[part as keyof typeof none] : '')}</p>
  if (part === 'perspectives') {
    return <ul class="dt-plain-list">{charter.perspectives.map(({ key }, at) => <li><Perspective perspective={key} label={lines[at]} /></li>)}</ul>
  }
  if (prose.has(part)) return <>{lines.map((line) => <p class="nl-paragraph"><Marked text={line} marker={marked} /></p>)}</>
  return <List lines={lines} ordered={part === 'questions'} marker={marked} />
}

/** Words that came and went, told to who sees and to who listens. */
const Runs = ({ here, runs, marker }: { here: Here; runs: readonly Run[]; marker: Marker | undefined }) => {
  const t = texts[here.language].version
  return (
    <>
      {runs.map(({ kind, text }) => {
        const words = kind === 'removed' ? text : <Marked text={text} marker={marker} />
        if (kind === 'same') return words
        const before = <span class="dt-hidden">{kind === 'added' ? t.added : t.removed}</span>
        const after = <span class="dt-hidden">{t.end}</span>
        return kind === 'added' ? <ins>{before}{words}{after}</ins> : <del>{before}{text}{after}</del>
      })}
    </>
  )
}

/** One part with what came and what went in it. */
export const PartDifference = ({ here, change, marker }: { here: Here; change: PartChange; marker?: Marker | undefined }) => {
  const runsOf = (runs: readonly Run[]) => <Runs here={here} runs={runs} marker={ours.has(change.part) ? undefined : marker} />
  return prose.has(change.part)
    ? <>{change.lines.map(({ runs }) => <p class="nl-paragraph">{runsOf(runs)}</p>)}</>
    : <ul class="dt-list">{change.lines.map(({ runs }) => <li>{runsOf(runs)}</li>)}</ul>
}

/** What changed from one charter to another, as this reader sees it. */
export const differencesFor = (here: Here, before: Charter, after: Charter, asked: readonly Part[] = parts): PartChange[] =>
  changesBetween(linesOf(here, before), linesOf(here, after), asked)

/** The names of parts, as the kicker of a page or the line under a title. */
export const partNames = (here: Here, asked: readonly Part[]): string => asked.map((part) => texts[here.language].parts[part]).join(', ')
