import { longDate, isoDay } from '../../../platform/dates.ts'
import type { Here } from '../../../platform/here.ts'
import { Flow, Head, Section } from '../../../platform/look/sheet.tsx'
import { Empty } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { Cover, CoverLegend, type Stripes } from './cover.tsx'
import type { ListedEdition } from './queries.ts'
import { texts } from './texts.ts'

/** How many publications a page of a list shows. */
export const mostOnPage = 20

interface Listed { here: Here; editions: readonly ListedEdition[]; covers: ReadonlyMap<string, Stripes> }

const Title = ({ level, edition }: { level: 2 | 3; edition: ListedEdition }) => {
  const link = <a class="dt-quiet-link" href={urls.publication(edition.slug)}>{edition.title}</a>
  return level === 2 ? <h2 class="dt-row__title">{link}</h2> : <h3 class="dt-row__title">{link}</h3>
}

const restsOn = (here: Here, { contributions, findings }: ListedEdition): string | undefined => {
  const t = texts[here.language]
  if (!contributions || findings === null) return undefined
  return t.rests(contributions.few ? t.fewContributions.toLowerCase() : t.contributions(contributions.total), t.findings(findings))
}

const EditionRow = ({ here, edition, stripes, level }: { here: Here; edition: ListedEdition; stripes: Stripes | undefined; level: 2 | 3 }) => {
  const t = texts[here.language]
  const rests = restsOn(here, edition)
  return (
    <li>
      <div class="dt-pub">
        <Cover edition={edition} stripes={stripes} />
        <Flow tight>
          <Title level={level} edition={edition} />
          <p class="dt-when">{t.kind[edition.kind]}. {t.edition(edition.number)}, <time class="dt-nowrap" datetime={isoDay(edition.published_at)}>{longDate(edition.published_at, here.language)}</time></p>
          {edition.lead && <p class="nl-paragraph">{edition.lead}</p>}
          {rests && <p class="dt-small dt-soft">{rests}</p>}
          <p class="dt-small"><a href={urls.publication(edition.slug)}>{t.read}<span class="dt-hidden">: {edition.title}</span></a></p>
        </Flow>
      </div>
    </li>
  )
}

/** Publications with their covers; `level` is that of their titles in the outline of the page. */
export const EditionRows = ({ here, editions, covers, level }: Listed & { level: 2 | 3 }) => (
  <ul class="dt-rows">{editions.map((edition) => <EditionRow here={here} edition={edition} stripes={covers.get(edition.id)} level={level} />)}</ul>
)

/** All publications, newest first. One more than a page means there is a next. */
export const PublicationsPage = ({ here, page, editions: all, covers }: Listed & { page: number }) => {
  const t = texts[here.language]
  const [editions, more] = [all.slice(0, mostOnPage), all.length > mostOnPage]
  return (
    <Shell here={here} title={t.publications} menu="publications">
      <Head title={t.publications} lead={t.lead} ring={ringText(here, { kind: 'public', title: '' })} />
      <Section first margin={editions.length > 0 ? <CoverLegend here={here} editions={editions} covers={covers} /> : undefined}>
        {editions.length === 0
          ? <Empty title={t.none.title}><p class="nl-paragraph">{t.none.text}</p></Empty>
          : <EditionRows here={here} editions={editions} covers={covers} level={2} />}
        {editions.length > 0 && (more || page > 1) && (
          <p class="dt-after">
            {page > 1 && <a rel="prev" href={`${urls.publications}?pagina=${page - 1}`}>{t.newer}</a>}{' '}
            {more && <a rel="next" href={`${urls.publications}?pagina=${page + 1}`}>{t.older}</a>}
          </p>
        )}
        <p class="dt-after dt-small"><a href={urls.feeds}>{t.feed}</a></p>
      </Section>
    </Shell>
  )
}
