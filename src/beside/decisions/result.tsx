import type { Here } from '../../platform/here.ts'
import { Perspective, Tag, Units } from '../../platform/look/marks.tsx'
import { Flow, Section } from '../../platform/look/sheet.tsx'
import { Fold, Pager, Row, Rows, Table } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { leastShown, perspectiveLabel } from '../../workspaces/attribution.ts'
import { tellFigures, type Figures } from '../../workspaces/figures.ts'
import { unnamed } from '../../workspaces/rings.ts'
import type { Marker } from '../glossary/meanings.ts'
import { Marked } from '../glossary/shown.tsx'
import { optionText } from './answering.tsx'
import { chosenPer, keysOf, scoresOf, type Weighed, type Weights } from './kinds.ts'
import { pageSize, type Decision, type Reason } from './queries.ts'
import { texts } from './texts.ts'

/** As many marks as can still be looked at; above it the table says it. */
const mostMarks = 200

interface ResultProps { here: Here; decision: Decision; weighed: readonly Weighed[] }

const rowsFor = (here: Here, figures: Figures): { key: string; label: string; counts: readonly number[] }[] => {
  const t = texts[here.language].page
  const per = figures.per.map(({ key, figures: counts }) => ({ key, label: perspectiveLabel(here, key), counts }))
  const rest = figures.rest ?? (figures.per.length === 0 ? figures.all : null)
  return rest ? [...per, { key: unnamed, label: figures.per.length === 0 ? t.all : t.rest, counts: rest }] : per
}

const Marks = ({ here, decision, rows }: { here: Here; decision: Decision; rows: ReturnType<typeof rowsFor> }) => (
  <dl class="dt-terms">
    {keysOf(decision).map((option, at) => {
      const items = rows.flatMap(({ key, counts }) => Array.from({ length: counts[at] ?? 0 }, () => ({ perspective: key, open: option === 'none' })))
      const name = optionText(here, decision, option)
      return <>
        <dt>{name} <span class="dt-soft">{items.length}</span></dt>
        <dd>{items.length > 0 && <Units items={items} label={texts[here.language].page.marks(name, items.length)} />}</dd>
      </>
    })}
  </dl>
)

/** Why there are no figures; where nobody may be recognised at all, no reasons either. */
const Few = ({ here }: { here: Here }) => {
  const t = texts[here.language].page
  return <p class="nl-paragraph">{here.workspace.attribution === 'anonymous' ? t.few : t.fewCounted}</p>
}

/** How often each answer was chosen: a mark for each, and the same as a table per perspective. */
const Chosen = ({ here, decision, weighed }: ResultProps) => {
  const t = texts[here.language].page
  const figures = tellFigures(here, chosenPer(decision, weighed))
  if (!figures.all) return <Few here={here} />
  const [rows, keys] = [rowsFor(here, figures), keysOf(decision)]
  const cells = (counts: readonly number[]) => keys.map((_, at) => String(counts[at] ?? 0))
  const table = (
    <Table caption={t.table} columns={[{ label: t.perspective }, ...keys.map((key) => ({ label: optionText(here, decision, key), numeric: true }))]}
      rows={[
        ...rows.map(({ key, label, counts }) => [<Perspective perspective={key} label={label} />, ...cells(counts)]),
        ...(rows.length > 1 ? [[t.all, ...cells(figures.all)]] : []),
      ]} />
  )
  return (
    <Flow>
      {figures.given <= mostMarks && <Marks here={here} decision={decision} rows={rows} />}
      {figures.given <= mostMarks ? <Fold summary={t.table}>{table}</Fold> : table}
      {here.workspace.attribution === 'by-perspective' && <p class="dt-small dt-soft">{t.hidden}</p>}
    </Flow>
  )
}

const Bar = ({ share }: { share: number }) => (
  <svg class="dt-option__bar" width="100%" height="16" aria-hidden="true">
    <rect class="f-ink l-ink" x="1" y="2" width={`${(share * 98).toFixed(2)}%`} height="12"></rect>
  </svg>
)

/** What each option got, the most first: a bar for each, with its figures in the same table. */
const Scores = ({ here, decision, weighed }: ResultProps) => {
  const t = texts[here.language].page
  // Without names a few answers could be told apart.
  if (here.workspace.attribution !== 'named' && decision.given < Math.max(5, leastShown(here))) return <Few here={here} />
  const scores = scoresOf(decision, weighed)
  const top = Math.max(1, ...scores.map(({ points }) => points))
  const isRanking = decision.kind === 'ranking'
  return (
    <Flow>
      <Table caption={t.scores} captionHidden
        columns={[{ label: t.option }, { label: isRanking ? t.points : t.dots, numeric: true }, ...(isRanking ? [{ label: t.firsts, numeric: true }] : [])]}
        rows={scores.map(({ key, points, first }) => [
          <>{optionText(here, decision, key)}<Bar share={points / top} /></>, String(points), ...(isRanking ? [String(first)] : []),
        ])} />
      {isRanking && <p class="dt-small dt-soft">{t.borda}</p>}
    </Flow>
  )
}

/** What was answered, as far as it may be told and when it may be. `weighed` undefined: not now. */
export const Result = ({ here, decision, weighed }: Omit<ResultProps, 'weighed'> & { weighed: readonly Weighed[] | undefined }) => {
  const t = texts[here.language].page
  const isNumbers = decision.kind === 'ranking' || decision.kind === 'dots'
  const waits = decision.results === 'own' && !decision.secret && here.workspace.attribution === 'named' ? t.after : t.later
  return (
    <Section strong title={t.answers} id="gegeven">
      <div id="antwoorden" data-live="decision">
        {!weighed && <p class="nl-paragraph">{waits}</p>}
        {weighed?.length === 0 && <p class="nl-paragraph">{t.noAnswers}</p>}
        {weighed && weighed.length > 0 && (isNumbers
          ? <Scores here={here} decision={decision} weighed={weighed} /> : <Chosen here={here} decision={decision} weighed={weighed} />)}
      </div>
    </Section>
  )
}

const ReasonRow = ({ here, decision, one, marker }: { here: Here; decision: Decision; one: Reason; marker: Marker }) => {
  const t = texts[here.language].page
  marker.section('redenen')
  const chosen = keysOf(decision).filter((key) => (one.weights as Weights)[key] === 1)
  return (
    <Row>
      <p class="dt-small dt-plain">
        {chosen.length === 1 && <><Tag ink={chosen[0] === 'object'}>{optionText(here, decision, chosen[0] ?? '')}</Tag> </>}
        {!decision.secret && <Perspective perspective={one.perspective} label={perspectiveLabel(here, one.perspective)} />}
        {one.said_by && <> · {one.said_by}</>}{one.mine && <> · <strong>{t.mine}</strong></>}
      </p>
      <blockquote class="dt-quote"><p><Marked text={one.reason} marker={marker} /></p></blockquote>
    </Row>
  )
}

interface ReasonsProps { here: Here; decision: Decision; reasons: readonly Reason[] | null; page: number; marker: Marker }

/** What people gave as their reasons; null while they may not be read. */
export const Reasons = ({ here, decision, reasons, page, marker }: ReasonsProps) => {
  const t = texts[here.language].page
  if (!reasons) return null
  return (
    <Section title={t.reasons} id="redenen">
      {reasons.length === 0 && <p class="nl-paragraph">{t.noReasons}</p>}
      <Rows>{reasons.map((one) => <ReasonRow here={here} decision={decision} one={one} marker={marker} />)}</Rows>
      <Pager language={here.language} page={page} pages={Math.ceil((reasons[0]?.total ?? 0) / pageSize)}
        hrefOf={(nth) => `${urls.decision(here.workspace, decision.number, { pagina: nth })}#redenen`} />
    </Section>
  )
}
