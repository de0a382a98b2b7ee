import { texts as organisationTexts } from '../../../association/organisations/texts.ts'
import type { Here } from '../../../platform/here.ts'
import { Units } from '../../../platform/look/marks.tsx'
import { Flow } from '../../../platform/look/sheet.tsx'
import { Fold, Table } from '../../../platform/look/table.tsx'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import { balanced, balanceOf, type Balance, type Balanced, type GroupLine, type Unmet as Missed } from './balance.ts'
import { texts } from './texts.ts'

const mostTold = 50

const wordOf = (here: Here, key: Balanced, value: string | null): string => {
  if (value === null) return texts[here.language].unknown
  if (key === 'perspective') return perspectiveLabel(here, value)
  return key === 'size' ? organisationTexts[here.language].sizes[value as 'small' | 'medium' | 'large'] : value
}

const decimal = (here: Here, number: number) => new Intl.NumberFormat(here.language === 'nl' ? 'nl-NL' : 'en-GB', { maximumFractionDigits: 1 }).format(number)

/** Bars for how many there are, a line for how many there would be. */
const Bars = ({ here, title, balance, cells }: { here: Here; title: string; balance: Balance; cells: Balance['rows'][number]['cells'] }) => {
  const t = texts[here.language]
  const most = Math.max(1, ...balance.rows.flatMap((row) => row.cells.flatMap(({ count, expected }) => [count, expected])))
  const label = t.marks(title, cells.map(({ count, expected }, at) => `${wordOf(here, balance.key, balance.values[at] ?? null)} ${t.cell(count, decimal(here, expected))}`).join(', '))
  return (
    <svg viewBox={`0 0 120 ${cells.length * 8}`} width="120" height={cells.length * 8} role="img" aria-label={label}>
      {cells.map(({ count, expected }, at) => (
        <>
          <rect x="0" y={at * 8 + 1} width={count / most * 116} height="6" fill="currentColor" fill-opacity="0.45" />
          <rect x={expected / most * 116} y={at * 8} width="2" height="8" fill="currentColor" />
        </>
      ))}
    </svg>
  )
}

/** The groups compared with the whole: people, regions and sizes in a picture, and the same in tables. */
export const BalancePictures = ({ here, lines }: { here: Here; lines: readonly GroupLine[] }) => {
  const t = texts[here.language]
  const balances = balanced.map((key) => balanceOf(lines, key))
  const columns = [t.groupColumn, ...balanced.map((key) => t.keys[key])].map((label) => ({ label }))
  const rows = lines.map(({ group, people }, at) => [group.title, ...balances.map((balance) => {
    const bars = <Bars here={here} title={group.title} balance={balance} cells={balance.rows[at]?.cells ?? []} />
    const order = here.perspectives.map(({ key }) => key)
    const items = [...people].sort((a, b) => order.indexOf(a.perspective) - order.indexOf(b.perspective)).map(({ perspective }) => ({ perspective }))
    return balance.key === 'perspective' && items.length > 0 ? <><Units items={items} label={t.size(items.length)} /><br />{bars}</> : bars
  })])
  return (
    <Flow>
      <Table caption={t.balance} captionHidden columns={columns} rows={rows} />
      <Fold summary={t.asTable}>
        {balances.map((balance) => (
          <Table caption={t.keys[balance.key]} columns={[{ label: t.groupColumn }, ...balance.values.map((value) => ({ label: wordOf(here, balance.key, value) }))]}
            rows={balance.rows.map((row) => [row.group.title, ...row.cells.map(({ count, expected }) => t.cell(count, decimal(here, expected)))])} />
        ))}
      </Fold>
    </Flow>
  )
}

const said = (here: Here, one: Missed): string => {
  const { told } = texts[here.language]
  const list = (words: readonly string[]) => new Intl.ListFormat(here.language === 'nl' ? 'nl-NL' : 'en-GB', { type: 'conjunction' }).format(words)
  if (one.kind === 'colleagues') return told.colleagues(one.group, list(one.people), one.organisation)
  if (one.kind === 'perspective') return told.perspective(one.group, list(one.people))
  return one.kind === 'group' ? told.group(one.person, one.group) : told[one.kind](one.person, one.other)
}

/** What could not be done. Who would rather not sit with whom is for the chair: others read how many. */
export const Unmet = ({ here, unmet }: { here: Here; unmet: readonly Missed[] }) => {
  const { told, allMet } = texts[here.language]
  const open = unmet.filter(({ kind }) => here.who.chairs || kind !== 'without')
  const hidden = unmet.length - open.length
  if (unmet.length === 0) return <p class="nl-paragraph">{allMet}</p>
  const more = open.length - mostTold
  return (
    <ul class="dt-small">
      {open.slice(0, mostTold).map((one) => <li>{said(here, one)}</li>)}
      {more > 0 && <li>{told.more(more)}</li>}
      {hidden > 0 && <li>{told.withoutCount(hidden)}</li>}
    </ul>
  )
}
