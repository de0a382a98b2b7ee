import { figure } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { Button, TextField } from '../../platform/look/form.tsx'
import { Mark } from '../../platform/look/marks.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { Empty, Pager } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { perspectiveLabel } from '../../workspaces/attribution.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import type { Search } from './asked.ts'
import type { Piece } from './extract.ts'
import { FilterForm, isFiltered, searchUrl } from './filter.views.tsx'
import { perPage } from './found.ts'
import type { OpenTerms } from './openterms.ts'
import type { Found, Names, Results } from './queries.ts'
import { texts } from './texts.ts'

interface Props { here: Here; search: Search; results: Results | undefined; names?: Names | undefined; open?: OpenTerms | undefined }

const fieldsOf = (search: Search, page?: number) => ({
  z: search.typed, soort: search.kinds, perspectief: search.perspectives, denktank: search.tanks, periode: search.period,
  pagina: page && page > 1 ? page : undefined,
})

const mostDefinition = 250

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
      {found.tank && <p class="dt-small">{found.tank}</p>}
    </li>
  )
}

const countOf = (here: Here, { more, total }: Results): string => {
  const t = texts[here.language]
  return (more ? t.atLeast : t.total)(figure(total, here.language), total === 1)
}

const Listed = ({ here, search, results }: Props & { results: Results }) => {
  const t = texts[here.language]
  const pages = Math.ceil(results.total / perPage)
  return (
    <Section id="resultaten" strong title={t.results} note={countOf(here, results)}
      aside={<FilterForm here={here} search={search} results={results} />}>
      <Flow>
        {results.near && <p class="nl-paragraph">{t.near}</p>}
        {results.total === 0 && isFiltered(search) && (
          <p class="nl-paragraph">{t.noneFiltered} <a href={searchUrl(here, { z: search.typed })}>{t.clear}</a></p>
        )}
        {results.found.length > 0 && <ol class="dt-plain dt-flow">{results.found.map((found) => <Result here={here} found={found} />)}</ol>}
        <Pager language={here.language} page={search.page} pages={pages} hrefOf={(page) => searchUrl(here, fieldsOf(search, page))} />
      </Flow>
    </Section>
  )
}

const Named = ({ here, typed, names }: { here: Here; typed: string; names: Names }) => {
  const t = texts[here.language]
  const { people, peopleTotal, organisations, organisationsTotal } = names
  const filter = `?${new URLSearchParams({ naam: typed }).toString()}`
  return (
    <Section id="namen" strong title={t.names}>
      <Flow>
        {people.length > 0 && <h3 class="nl-heading nl-heading--level-3">{t.people}</h3>}
        {people.length > 0 && (
          <ul class="dt-plain">
            {people.map(({ id, name, organisation }) => <li><a href={urls.person(id)}>{name}</a>{organisation && `, ${organisation}`}</li>)}
          </ul>
        )}
        {peopleTotal > people.length && <p class="nl-paragraph"><a href={`${urls.people}${filter}`}>{t.allPeople(figure(peopleTotal, here.language))}</a></p>}
        {organisations.length > 0 && <h3 class="nl-heading nl-heading--level-3">{t.organisations}</h3>}
        {organisations.length > 0 && (
          <ul class="dt-plain">{organisations.map(({ id, name }) => <li><a href={urls.organisation(id)}>{name}</a></li>)}</ul>
        )}
        {organisationsTotal > organisations.length && (
          <p class="nl-paragraph"><a href={`${urls.organisations}${filter}`}>{t.allOrganisations(figure(organisationsTotal, here.language))}</a></p>
        )}
      </Flow>
    </Section>
  )
}

/** Terms of other groups that everyone may read. */
const OpenTermsFound = ({ here, open: { terms, total } }: { here: Here; open: OpenTerms }) => {
  const t = texts[here.language]
  return (
    <Section id="begrippen" strong title={t.openTerms} note={total > terms.length ? t.openTermsMore(figure(total - terms.length, here.language)) : undefined}>
      <ul class="dt-plain dt-flow">
        {terms.map(({ id, label, definition }) => (
          <li class="dt-flow dt-flow--tight">
            <p class="dt-row__title"><a href={urls.conceptDoc(id)}>{label}</a></p>
            <p class="nl-paragraph">{definition.length > mostDefinition ? `${definition.slice(0, mostDefinition).trimEnd()} …` : definition}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What there is to say when nothing is shown. `common`: what was typed stands everywhere, so it was not looked for. */
const Nothing = ({ here, typed, common }: { here: Here; typed: boolean; common: boolean }) => {
  const t = texts[here.language]
  const said = common ? t.common : t.none
  const inTank = here.workspace.kind === 'thinktank'
  return (
    <Section strong title={t.results} titleHidden>
      {typed
        ? (
          <Empty title={said.title}>
            <p>{said.text}</p>
            <p><a href={inTank ? urls.contributions(here.workspace) : urls.thinktanks}>{inTank ? t.none.all : t.none.tanks}</a></p>
          </Empty>
        )
        : <Empty title={t.begin.title}><p>{t.begin.text}</p></Empty>}
    </Section>
  )
}

const mostMeant = 8

/** Titles of what was found, for who is still typing: the same things, so nothing that one may not see. */
const Meant = ({ results }: Pick<Props, 'results'>) => {
  const titles = (results?.found ?? []).map(({ title }) => title.map(({ text }) => text).join('')).filter((title) => title !== '')
  return <datalist id="voorstellen">{[...new Set(titles)].slice(0, mostMeant).map((title) => <option value={title}></option>)}</datalist>
}

/** Search: the field, what was found with the words marked, and what to see of it; over all think tanks with the names too. */
export const SearchPage = ({ here, search, results, names, open }: Props) => {
  const t = texts[here.language]
  const inTank = here.workspace.kind === 'thinktank'
  const some = results && Object.keys(results.perKind).length > 0
  const named = names && names.people.length + names.organisations.length > 0 ? <Named here={here} typed={search.typed} names={names} /> : undefined
  const terms = open && open.terms.length > 0 ? <OpenTermsFound here={here} open={open} /> : undefined
  return (
    <Shell here={here} title={search.typed ? `${t.title}: ${search.typed}` : t.title} crumbs={[{ label: t.title }]} searches island="search">
      <Head title={t.title} lead={inTank ? t.lead : t.leadAll} ring={ringText(here)}>
        <form class="dt-searchrow" role="search" action={searchUrl(here)} method="get">
          <TextField name="z" type="search" label={t.field} value={search.typed} maxlength={200} optional="" list="voorstellen" />
          <Button>{t.button}</Button>
        </form>
        <Meant results={results} />
        <p class="dt-hidden" role="status" id="zoekstand">{search.typed && (results ? countOf(here, results) : t.common.title)}</p>
        {inTank && <p class="nl-paragraph"><a href={urls.searchAll({ z: search.typed })}>{t.everywhere}</a></p>}
      </Head>
      <div id="gevonden">
        {/* A name or a term that is right goes before words that only look alike. */}
        {results?.near && <>{terms}{named}</>}
        {some && <Listed here={here} search={search} results={results} />}
        {!results?.near && <>{named}{terms}</>}
        {!some && !named && !terms && <Nothing here={here} typed={search.typed !== ''} common={results === undefined} />}
      </div>
    </Shell>
  )
}
