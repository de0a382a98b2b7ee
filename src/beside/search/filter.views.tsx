import { figure } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { Button, Checkboxes, Hidden, Radios } from '../../platform/look/form.tsx'
import { Mark } from '../../platform/look/marks.tsx'
import { urls } from '../../urls.ts'
import { perspectiveLabel, shownPerspectives } from '../../workspaces/attribution.ts'
import { periods, tellsWhen, type Period, type Search } from './asked.ts'
import { kindsHere } from './found.ts'
import type { Results } from './queries.ts'
import { texts } from './texts.ts'

type Filter = Parameters<typeof urls.searchAll>[0]

/** The address of search from here: that of the think tank, else that of everything. */
export const searchUrl = (here: Here, filter: Filter = {}): string =>
  here.workspace.kind === 'thinktank' ? urls.search(here.workspace, filter) : urls.searchAll(filter)

/** Whether something was chosen among what was found. */
export const isFiltered = ({ kinds, perspectives, tanks, period }: Search): boolean => kinds.length + perspectives.length + tanks.length > 0 || period !== undefined

const mostTanks = 20

interface Props { here: Here; search: Search; results: Results }

const Perspectives = ({ here, search, results }: Props) => {
  const shown = here.workspace.kind !== 'thinktank' ? [] : shownPerspectives(here)
    .filter(({ key }) => (results.perPerspective[key] ?? 0) > 0 || search.perspectives.includes(key))
  return shown.length > 0 && (
    <Checkboxes name="perspectief" label={texts[here.language].perspectiveLabel} value={search.perspectives} options={shown.map(({ key }) => (
      { value: key, label: <><Mark perspective={key} /> {perspectiveLabel(here, key)}</>, count: figure(results.perPerspective[key] ?? 0, here.language) }
    ))} />
  )
}

/** What to see of what was found: per kind, perspective, think tank and period, each with how many there are. */
export const FilterForm = ({ here, search, results }: Props) => {
  const t = texts[here.language]
  const present = kindsHere(here).filter((kind) => (results.perKind[kind] ?? 0) > 0 || search.kinds.includes(kind))
  const tanks = results.perTank.filter(({ slug }, at) => at < mostTanks || search.tanks.includes(slug))
  return (
    <details class="dt-menu dt-fold dt-filter" id="filter" open={isFiltered(search)}>
      <summary>{t.filter}</summary>
      <form action={searchUrl(here)} method="get">
        <Hidden name="z" value={search.typed} />
        <Checkboxes name="soort" label={t.kindLabel} value={search.kinds}
          options={present.map((kind) => ({ value: kind, label: t.kind[kind], count: figure(results.perKind[kind] ?? 0, here.language) }))} />
        <Perspectives here={here} search={search} results={results} />
        {tanks.length > 1 && (
          <Checkboxes name="denktank" label={t.tankLabel} value={search.tanks}
            options={tanks.map(({ slug, title, count }) => ({ value: slug, label: title, count: figure(count, here.language) }))} />
        )}
        {tellsWhen(here) && (
          <Radios name="periode" label={t.periodLabel} value={search.period ?? ''} options={[
            { value: '', label: t.always }, ...(Object.keys(periods) as Period[]).map((one) => ({ value: one, label: t.period[one] })),
          ]} />
        )}
        <p class="dt-filter__go"><Button kind="secondary">{t.show}</Button></p>
        {isFiltered(search) && <p class="dt-filter__go"><a href={searchUrl(here, { z: search.typed })}>{t.clear}</a></p>}
      </form>
    </details>
  )
}
