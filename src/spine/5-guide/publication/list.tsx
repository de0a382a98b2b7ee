import { longDate, isoDay } from '../../../platform/dates.ts'
import type { Here } from '../../../platform/here.ts'
import { Empty, Row, Rows } from '../../../platform/look/table.tsx'
import { Head, Section } from '../../../platform/look/sheet.tsx'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import type { EditionLine } from './frozen.ts'
import { texts } from './texts.ts'

const mostOnPage = 20

/** One line of a list of publications: what it is, which version, when. */
export const EditionRow = ({ here, edition }: { here: Here; edition: EditionLine }) => {
  const t = texts[here.language]
  return (
    <Row level={2} title={edition.title} href={urls.publication(edition.slug)} when={
      <>{t.kind[edition.kind]}. {t.edition(edition.number)}, <time datetime={isoDay(edition.published_at)}>{longDate(edition.published_at, here.language)}</time></>
    }>
      {edition.lead && <p class="nl-paragraph">{edition.lead}</p>}
    </Row>
  )
}

/** All publications, newest first. One more than a page means there is a next. */
export const PublicationsPage = ({ here, page, editions }: { here: Here; page: number; editions: readonly EditionLine[] }) => {
  const t = texts[here.language]
  const more = editions.length > mostOnPage
  return (
    <Shell here={here} title={t.publications} menu="publications">
      <Head title={t.publications} lead={t.lead} ring={ringText(here, { kind: 'public', title: '' })} />
      <Section first>
        {editions.length === 0 ? <Empty title={t.none.title}><p class="nl-paragraph">{t.none.text}</p></Empty> : (
          <Rows spacing="airy">{editions.slice(0, mostOnPage).map((edition) => <EditionRow here={here} edition={edition} />)}</Rows>
        )}
        {(more || page > 1) && (
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
