import { figure } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { Button, Checkboxes, Hidden, TextField } from '../../platform/look/form.tsx'
import { Mark } from '../../platform/look/marks.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { Empty, Pager } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { perspectiveLabel, shownPerspectives } from '../../workspaces/attribution.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import type { Piece } from './extract.ts'
import { kinds } from './kinds.ts'
import { perPage, type Found, type Results, type Search } from './queries.ts'
import { texts } from './texts.ts'

interface Props { here: Here; search: Search; results: Results | undefined }

const fieldsOf = (search: Search, page?: number) =>
  ({ z: search.typed, soort: search.kinds, perspectief: search.perspectives, pagina: page && page > 1 ? page : undefined })

const Pieces = ({ pieces }: { pieces: readonly Piece[] }) => (
  <>{pieces.map(({ text, found }) => (found ? <mark>{text}</mark> : text))}</>
)

const Result = ({ here, found }: { here: Here; found: Found }) => {
  const label = `${texts[here.language].kind[found.kind]}${found.number ? ` ${found.number}` : ''}`
  return (
    <li class="dt-flow dt-flow--tight">
      <p class="dt-row__title"><a href={found.href}>{found.title.length > 0 ? <>{label}: <Pieces pieces={found.title} /></> : label}</a></p>
      <p class="nl-paragraph"><Pieces pieces={found.extract} /></p>
      {found.perspective && <p class="dt-small"><Mark perspective={found.perspective} /> {perspectiveLabel(here, found.perspective)}</p>}
    </li>
  )
}

const FilterForm = ({ here, search, results }: Props & { results: Results }) => {
  const t = texts[here.language]
  const shown = shownPerspectives(here).filter(({ key }) => (results.perPerspective[key] ?? 0) > 0 || search.perspectives.includes(key))
  const present = kinds.filter((kind) => (results.perKind[kind] ?? 0) > 0 || search.kinds.includes(kind))
  const filtered = search.kinds.length > 0 || search.perspectives.length > 0
  return (
    <details class="dt-menu dt-fold dt-filter" id="filter" open={filtered}>
      <summary>{t.filter}</summary>
      <form action={urls.search(here.workspace)} method="get">
        <Hidden name="z" value={search.typed} />
        <Checkboxes name="soort" label={t.kindLabel} value={search.kinds}
          options={present.map((kind) => ({ value: kind, label: t.kind[kind], count: results.perKind[kind] ?? 0 }))} />
        {shown.length > 0 && (
          <Checkboxes name="perspectief" label={t.perspectiveLabel} value={search.perspectives} options={shown.map(({ key }) => (
            { value: key, label: <><Mark perspective={key} /> {perspectiveLabel(here, key)}</>, count: results.perPerspective[key] ?? 0 }
          ))} />
        )}
        <p class="dt-filter__go"><Button kind="secondary">{t.show}</Button></p>
        {filtered && <p class="dt-filter__go"><a href={urls.search(here.workspace, { z: search.typed })}>{t.clear}</a></p>}
      </form>
    </details>
  )
}

const Listed = ({ here, search, results }: Props & { results: Results }) => {
  const t = texts[here.language]
  const pages = Math.ceil(results.total / perPage)
  return (
    <Section id="resultaten" strong title={t.results} note={t.total(figure(results.total, here.language), results.total === 1)}
      aside={<FilterForm here={here} search={search} results={results} />}>
      <Flow>
        {results.near && <p class="nl-paragraph">{t.near}</p>}
        <ol class="dt-plain dt-flow">{results.found.map((found) => <Result here={here} found={found} />)}</ol>
        <Pager language={here.language} page={search.page} pages={pages} hrefOf={(page) => urls.search(here.workspace, fieldsOf(search, page))} />
      </Flow>
    </Section>
  )
}

const Nothing = ({ here, typed }: { here: Here; typed: boolean }) => {
  const t = texts[here.language]
  return (
    <Section strong title={t.results} titleHidden>
      {typed
        ? <Empty title={t.none.title}><p>{t.none.text}</p><p><a href={urls.contributions(here.workspace)}>{t.none.all}</a></p></Empty>
        : <Empty title={t.begin.title}><p>{t.begin.text}</p></Empty>}
    </Section>
  )
}

/** Search in one think tank: the field, what was found with the words marked, and what to see of it. */
export const SearchPage = ({ here, search, results }: Props) => {
  const t = texts[here.language]
  const some = results && Object.keys(results.perKind).length > 0
  return (
    <Shell here={here} title={search.typed ? `${t.title}: ${search.typed}` : t.title} crumbs={[{ label: t.title }]}>
      <Head title={t.title} lead={t.lead} ring={ringText(here)}>
        <form class="dt-searchrow" role="search" action={urls.search(here.workspace)} method="get">
          <TextField name="z" type="search" label={t.field} value={search.typed} maxlength={200} optional="" />
          <Button>{t.button}</Button>
        </form>
      </Head>
      {some ? <Listed here={here} search={search} results={results} /> : <Nothing here={here} typed={search.typed !== ''} />}
    </Shell>
  )
}
