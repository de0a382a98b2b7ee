import { texts as organisationTexts } from '../../../association/organisations/texts.ts'
import { figure } from '../../../platform/dates.ts'
import type { Here } from '../../../platform/here.ts'
import { Mark, Units } from '../../../platform/look/marks.tsx'
import { Flow } from '../../../platform/look/sheet.tsx'
import { Fold, Table } from '../../../platform/look/table.tsx'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import { balanceStates, coming, type Balance, type BalanceRow, type Dimension } from './balance.ts'
import { texts } from './texts.ts'

/** Above this many a mark for each would be a field of dots: then figures. */
const mostMarks = 300

const wordOf = (here: Here, dimension: Dimension, value: string | null): string => {
  const { kinds, sizes } = organisationTexts[here.language]
  if (value === null) return texts[here.language].balance.unknown[dimension]
  if (dimension === 'region') return value
  return dimension === 'size' ? sizes[value as keyof typeof sizes] : kinds[value as keyof typeof kinds]
}

/** Names or words one after the other, as the language joins them. */
export const listed = (here: Here, words: readonly string[]): string =>
  new Intl.ListFormat(here.language === 'nl' ? 'nl-NL' : 'en-GB', { type: 'conjunction' }).format(words)

/** Who is missing, in sentences: the first thing to act on. */
export const missingWords = (here: Here, { missing }: Balance): string[] => {
  const t = texts[here.language].balance
  const { sizes } = organisationTexts[here.language]
  const said = [
    ...(missing.perspectives.length > 0 ? [t.noPerspectives(listed(here, missing.perspectives.map((key) => perspectiveLabel(here, key))))] : []),
    ...(missing.regions.length > 0 ? [t.noRegions(listed(here, missing.regions))] : []),
    ...(missing.sizes.length > 0 ? [t.noSizes(listed(here, missing.sizes.map((size) => sizes[size as keyof typeof sizes])))] : []),
  ]
  return said.length > 0 ? said : [t.complete]
}

const Marks = ({ here, row }: { here: Here; row: BalanceRow }) => {
  const t = texts[here.language].balance
  const items = row.per.flatMap(({ perspective, counts }) => [
    ...Array.from({ length: counts.yes }, () => ({ perspective })),
    ...Array.from({ length: coming(counts) - counts.yes }, () => ({ perspective, open: true })),
  ])
  if (items.length === 0) return <strong>{t.nobody}</strong>
  const label = row.per.filter(({ counts }) => coming(counts) > 0)
    .map(({ perspective, counts }) => t.label(perspectiveLabel(here, perspective), counts.yes, coming(counts) - counts.yes)).join('. ')
  return <Units items={items} label={label} />
}

const Figures = ({ here, row }: { here: Here; row: BalanceRow }) => (
  <>{row.per.map(({ perspective, counts }) => <span class="dt-perspective"><Mark perspective={perspective} /> {figure(coming(counts), here.language)} </span>)}</>
)

const Picture = ({ here, balance }: { here: Here; balance: Balance }) => {
  const t = texts[here.language].balance
  const asMarks = coming(balance.total) <= mostMarks
  return (
    <div class="dt-topics-wrap">
      <table class="dt-topics">
        <caption class="dt-hidden">{t.caption(t.dimensions[balance.dimension])}</caption>
        <thead><tr><th scope="col">{t.head[balance.dimension]}</th><th scope="col">{t.marks}</th><th scope="col">{t.together}</th></tr></thead>
        <tbody>
          {balance.rows.map((row) => (
            <tr>
              <th scope="row">{wordOf(here, balance.dimension, row.value)}</th>
              <td>{asMarks ? <Marks here={here} row={row} /> : <Figures here={here} row={row} />}</td>
              <td>{figure(coming(row.total), here.language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Whole = ({ here, balance }: { here: Here; balance: Balance }) => {
  const t = texts[here.language].balance
  const cells = balance.rows.flatMap((row) => row.per.map(({ perspective, counts }) => [
    `${wordOf(here, balance.dimension, row.value)}, ${perspectiveLabel(here, perspective)}`,
    ...balanceStates.map((state) => figure(counts[state], here.language)),
  ]))
  return (
    <Table caption={t.caption(t.dimensions[balance.dimension])} captionHidden rows={cells}
      columns={[{ label: `${t.head[balance.dimension]}, ${t.perspective.toLowerCase()}` }, ...balanceStates.map((state) => ({ label: t.states[state], numeric: true }))]} />
  )
}

/** How the people are spread: a mark for each. Swapped whole while somebody ticks. */
export const BalancePicture = ({ here, balance }: { here: Here; balance: Balance }) => {
  const t = texts[here.language].balance
  return (
    <div id="balans-beeld">
      <Flow>
        <ul class="dt-keyline">{balance.rows[0]?.per.map(({ perspective }) => <li><Mark perspective={perspective} /> {perspectiveLabel(here, perspective)}</li>)}</ul>
        <Picture here={here} balance={balance} />
        <p class="dt-figure__note">{t.note}</p>
      </Flow>
    </div>
  )
}

/** The same as a table, with every answer. Swapped whole while somebody ticks. */
export const BalanceTable = ({ here, balance }: { here: Here; balance: Balance }) => (
  <Fold id="balans-tabel" summary={texts[here.language].balance.table}><Whole here={here} balance={balance} /></Fold>
)

/** Who is missing, and who of those who are ticked fits no perspective; said aloud when it changes. */
export const Missing = ({ here, balance, unplaced = [] }: { here: Here; balance: Balance; unplaced?: readonly string[] }) => (
  <p class="nl-paragraph" id="balans-ontbreekt" role="status">
    {[...missingWords(here, balance), ...(unplaced.length > 0 ? [texts[here.language].balance.unplaced(listed(here, unplaced))] : [])].join(' ')}
  </p>
)
