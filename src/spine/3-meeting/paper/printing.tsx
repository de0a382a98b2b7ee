import { encode } from 'uqr'
import type { Here } from '../../../platform/here.ts'
import { Perspective } from '../../../platform/look/marks.tsx'
import { Head } from '../../../platform/look/sheet.tsx'
import { urls } from '../../../urls.ts'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import { Shell } from '../../../workspaces/shell.tsx'
import type { Meeting } from '../meetings/queries.ts'
import type { Sheet } from './queries.ts'
import { texts } from './texts.ts'

interface Props { here: Here; meeting: Meeting; sheets: readonly Sheet[]; form: 'kaartjes' | 'vellen'; origin: string }

/** As many as fit on A4, and as many lines as can be written on. */
const [cards, lines] = [8, 12]

const Qr = ({ here, code, origin }: { here: Here; code: string; origin: string }) => {
  const { data, size } = encode(`${origin}${urls.transcribe(here.workspace, code)}`, { border: 2 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return <svg class="dt-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={texts[here.language].qr(code)} shape-rendering="crispEdges"><path d={path}></path></svg>
}

const SheetHead = ({ here, sheet, meeting, origin, note }: { here: Here; sheet: Sheet; meeting: Meeting; origin: string; note: string }) => {
  const t = texts[here.language]
  return (
    <header class="dt-paper__head">
      <div>
        <p class="dt-small dt-plain">{meeting.title} · {t.rounds[sheet.round]}{sheet.subgroup && <> · {sheet.subgroup}</>}</p>
        <h2 class="dt-paper__ask">{sheet.round === 'question' && sheet.question ? sheet.question : t.asks[sheet.round]}</h2>
        <p class="dt-small dt-plain"><Perspective perspective={sheet.perspective} label={perspectiveLabel(here, sheet.perspective)} /> · {note}</p>
      </div>
      <p class="dt-paper__code">{t.code} <strong>{sheet.code}</strong></p>
      <Qr here={here} code={sheet.code} origin={origin} />
    </header>
  )
}

const OneSheet = ({ sheet, form, ...props }: Omit<Props, 'sheets'> & { sheet: Sheet }) => {
  const t = texts[props.here.language]
  return (
    <section class="dt-paper" id={`vel-${sheet.code}`}>
      <SheetHead {...props} sheet={sheet} note={`${form === 'kaartjes' ? t.cut : t.line}${sheet.round === 'question' ? ` ${t.kinds}` : ''}`} />
      {form === 'kaartjes'
        ? <div class="dt-paper__cards">{Array.from({ length: cards }, () => <div class="dt-paper__card"><span>{sheet.code}</span></div>)}</div>
        : <div class="dt-paper__lines">{Array.from({ length: lines }, () => <div></div>)}</div>}
    </section>
  )
}

/** Every sheet of a meeting on a page of its own, to be printed. */
export const PrintPage = (props: Props) => {
  const { here, meeting, sheets, form } = props
  const t = texts[here.language]
  return (
    <Shell here={here} title={`${t.print[form]}: ${meeting.title}`} step={3} crumbs={[
      { label: t.meetings, href: urls.meetings(here.workspace) }, { label: t.meeting(meeting.number), href: urls.meeting(here.workspace, meeting.number) },
      { label: t.title, href: urls.paper(here.workspace, meeting.number) }, { label: t.print[form] },
    ]}>
      <div class="dt-paper__how"><Head title={t.print[form]} lead={sheets.length > 0 ? t.how : t.none}><p><a href={urls.paper(here.workspace, meeting.number)}>{t.paper}</a></p></Head></div>
      {sheets.map((sheet) => <OneSheet {...props} sheet={sheet} />)}
    </Shell>
  )
}
