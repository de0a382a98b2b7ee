import { texts as organisationTexts } from '../../../association/organisations/texts.ts'
import type { Here } from '../../../platform/here.ts'
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

/** How many there are, as a number and a bar; the line is how many there would be. */
const Bar = ({ here, count, expected, most }: { here: Here; count: number; expected: number; most: number }) => (
  <span class="dt-balance">
    {count}<span class="dt-hidden"> {texts[here.language].wouldBe(decimal(here, expected))}</span>{' '}
    <svg viewBox="0 0 64 12" width="64" height="12" aria-hidden="true">
      <rect x="0" y="2" width={count / most * 62} height="8" fill="currentColor" fill-opacity="0.45" />
      <rect x={expected / most * 62} y="0" width="2" height="12" fill="currentColor" />
    </svg>
  </span>
)

const columnsOf = (here: Here, { key, values }: Balance) =>
  [{ label: texts[here.language].groupColumn }, ...values.map((value) => ({ label: wordOf(here, key, value) }))]

/** The groups compared with the whole, by perspective, region and size: each in a picture of its own, and the same in figures. */
export const BalancePictures = ({ here, lines }: { here: Here; lines: readonly GroupLine[] }) => {
  const t = texts[here.language]
  const balances = balanced.map((key) => balanceOf(lines, key))
  return (
    <Flow>
      {balances.map((balance) => {
        const most = Math.max(1, ...balance.rows.flatMap(({ cells }) => cells.flatMap(({ count, expected }) => [count, expected])))
        return <Table caption={t.keys[balance.key]} columns={columnsOf(here, balance)}
          rows={balance.rows.map(({ group, cells }) => [group.title, ...cells.map((cell) => <Bar here={here} most={most} {...cell} />)])} />
      })}
      <Fold summary={t.asTable}>
        {balances.map((balance) => (
          <Table caption={t.keys[balance.key]} columns={columnsOf(here, balance)}
            rows={balance.rows.map(({ group, cells }) => [group.title, ...cells.map(({ count, expected }) => t.cell(count, decimal(here, expected)))])} />
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
