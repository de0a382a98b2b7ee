import { isFew } from '../../../beside/decisions/few.ts'
import { Marked } from '../../../beside/glossary/shown.tsx'
import type { Here } from '../../../platform/here.ts'
import { Perspective, Tag, Units } from '../../../platform/look/marks.tsx'
import { Flow, Section } from '../../../platform/look/sheet.tsx'
import { Fold, Pager, Row, Rows, Table } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import type { Figures } from '../../../workspaces/figures.ts'
import { unnamed } from '../../../workspaces/rings.ts'
import type { AmendmentProps } from './amendment.tsx'
import { stateOf } from './amendments.tsx'
import { answers, pageSize } from './queries.ts'
import { texts } from './texts.ts'

/** As many marks as can still be looked at; above it the table says it. */
const mostMarks = 200

const rowsFor = (here: Here, figures: Figures): { key: string; label: string; counts: readonly number[] }[] => {
  const t = texts[here.language].amendment
  const per = figures.per.map(({ key, figures: counts }) => ({ key, label: perspectiveLabel(here, key), counts }))
  const rest = figures.rest ?? (figures.per.length === 0 ? figures.all : null)
  return rest ? [...per, { key: unnamed, label: figures.per.length === 0 ? t.all : t.rest, counts: rest }] : per
}

const Picture = ({ here, rows }: { here: Here; rows: ReturnType<typeof rowsFor> }) => {
  const t = texts[here.language].amendment
  return (
    <dl class="dt-terms">
      {answers.map((answer, at) => {
        const items = rows.flatMap(({ key, counts }) =>
          Array.from({ length: counts[at] ?? 0 }, () => ({ perspective: key, open: answer === 'none' })))
        return <>
          <dt>{t.answers[answer]} <span class="dt-soft">{items.length}</span></dt>
          <dd>{items.length > 0 && <Units items={items} label={t.marks(t.answers[answer], items.length)} />}</dd>
        </>
      })}
    </dl>
  )
}

const Told = ({ here, figures }: { here: Here; figures: Figures }) => {
  const t = texts[here.language].amendment
  const rows = rowsFor(here, figures)
  const { all } = figures
  const name = ({ key, label }: (typeof rows)[number]) => <Perspective perspective={key} label={label} />
  const cells = (counts: readonly number[]) => answers.map((_, at) => String(counts[at] ?? 0))
  const table = (
    <Table caption={t.table} columns={[{ label: t.perspective }, ...answers.map((answer) => ({ label: t.answers[answer], numeric: true }))]}
      rows={[...rows.map((row) => [name(row), ...cells(row.counts)]), ...(all && rows.length > 1 ? [[t.all, ...cells(all)]] : [])]} />
  )
  return (
    <Flow>
      {figures.given <= mostMarks && <Picture here={here} rows={rows} />}
      {figures.given <= mostMarks ? <Fold summary={t.table}>{table}</Fold> : table}
      {here.workspace.attribution === 'by-perspective' && <p class="dt-small dt-soft">{t.hidden}</p>}
    </Flow>
  )
}

/** What the group answered, as far as it may be told and when it may be. */
export const Result = ({ here, amendment, figures }: AmendmentProps) => {
  const t = texts[here.language].amendment
  const waits = here.workspace.attribution === 'named' ? t.resultAfter : t.resultLater
  if (!figures && stateOf(amendment) === 'withdrawn') return null
  return (
    <Section strong title={t.result} id="uitslag">
      {figures ? figures.all ? <Told here={here} figures={figures} /> : <p class="nl-paragraph">{t.few}</p> : <p class="nl-paragraph">{waits}</p>}
    </Section>
  )
}

const Said = ({ text, marker }: { text: string; marker: AmendmentProps['marker'] }) => {
  marker.section('redenen')
  return <Marked text={text} marker={marker} />
}

/** What people gave as their reasons. */
export const Reasons = ({ here, amendment, reasons, page, marker }: AmendmentProps) => {
  const t = texts[here.language].amendment
  const few = isFew(here, amendment.given) && amendment.given > 0
  return (
    <Section title={t.reasons} id="redenen">
      {reasons === null && <p class="nl-paragraph">{few && (amendment.answered || stateOf(amendment) !== 'open') ? t.fewReasons : t.reasonsAfter}</p>}
      {reasons?.length === 0 && <p class="nl-paragraph">{t.noReasons}</p>}
      <Rows>
        {(reasons ?? []).map((one) => (
          <Row>
            <p class="dt-small dt-plain">
              <Tag ink={one.answer === 'object'}>{t.answers[one.answer]}</Tag> <Perspective perspective={one.perspective}
                label={perspectiveLabel(here, one.perspective)} />
              {one.said_by && <> · {one.said_by}</>}{one.mine && <> · <strong>{t.mine}</strong></>}
            </p>
            <blockquote class="dt-quote"><p><Said text={one.reason} marker={marker} /></p></blockquote>
          </Row>
        ))}
      </Rows>
      <Pager language={here.language} page={page} pages={Math.ceil((reasons?.[0]?.total ?? 0) / pageSize)}
        hrefOf={(nth) => `${urls.amendment(here.workspace, amendment.number, nth)}#redenen`} />
    </Section>
  )
}
