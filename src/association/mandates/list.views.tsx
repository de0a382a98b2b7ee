import { isoDay, longDate } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { Tag } from '../../platform/look/marks.tsx'
import { Table } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import type { Mandate } from './queries.ts'
import { texts } from './texts.ts'

/** A day in words, with its machine form. */
export const Day = ({ here, day }: { here: Here; day: Date | string }) => <time datetime={isoDay(day)}>{longDate(day, here.language)}</time>

/** Until when a mandate holds or held: the day it was ended, else its last day. */
export const Until = ({ here, mandate }: { here: Here; mandate: Mandate }) => {
  const { ended_at, until } = mandate
  if (ended_at) return <Day here={here} day={ended_at} />
  return until ? <Day here={here} day={until} /> : texts[here.language].noEnd
}

/** Whether a mandate holds now, and why not any more. */
export const State = ({ here, mandate }: { here: Here; mandate: Mandate }) => {
  const t = texts[here.language]
  if (mandate.ended_reason === 'handed-over' && mandate.next_id) return <a href={urls.mandate(mandate.next_id)}>{t.handedTo(mandate.handed_to ?? t.someone)}</a>
  if (mandate.ended_reason) return t.reasons[mandate.ended_reason]
  return mandate.state === 'now' ? <Tag ink>{t.states.now}</Tag> : t.states[mandate.state]
}

const cellsOf = (here: Here, mandate: Mandate, by: 'organisation' | 'person') => {
  const t = texts[here.language]
  const what = by === 'organisation' ? mandate.name ?? t.someone : mandate.organisation
  return [
    <><a class="dt-quiet-link" href={urls.mandate(mandate.id)}>{what}</a>
      {mandate.source_id && <span class="dt-soft"> {t.lentBy(mandate.lender ?? t.someone)}</span>}
      {mandate.handed_id && <span class="dt-soft"> {t.handedBy(mandate.handed_by ?? t.someone)}</span>}</>,
    <Day here={here} day={mandate.since} />, <Until here={here} mandate={mandate} />, <State here={here} mandate={mandate} />,
  ]
}

/** Mandates, now and before: those of an organisation by who holds them, those of a person by organisation. */
export const MandateTable = ({ here, mandates, by }: { here: Here; mandates: readonly Mandate[]; by: 'organisation' | 'person' }) => {
  const { columns, table, tableOfPerson } = texts[here.language]
  return (
    <Table caption={by === 'organisation' ? table : tableOfPerson} captionHidden rows={mandates.map((one) => cellsOf(here, one, by))}
      columns={[by === 'organisation' ? columns.name : columns.organisation, columns.since, columns.until, columns.state].map((label) => ({ label }))} />
  )
}
