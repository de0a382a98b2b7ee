import { figure, isoDay, longDate } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, LinkButton } from '../../platform/look/form.tsx'
import { Head, MarginTitle, Section } from '../../platform/look/sheet.tsx'
import { Empty, Pager, Row, Rows, Table } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import { placeOf } from './feeds.ts'
import { texts } from './pages.texts.ts'
import { themesPerPage, type ThemeLine } from './queries.ts'

const FeedTable = ({ here, title, rows, origin }: { here: Here; title: string; rows: readonly (readonly [string, string])[]; origin: string }) => {
  const { columns } = texts[here.language].follow
  return (
    <Section strong title={title}>
      <Table caption={title} captionHidden columns={[{ label: columns.form }, { label: columns.address }]}
        rows={rows.map(([form, path]) => [form, <a href={path}>{`${origin}${path}`}</a>])} />
    </Section>
  )
}

/** How to follow what comes out here, without an account. */
export const FollowPage = ({ here, origin }: { here: Here; origin: string }) => {
  const t = texts[here.language].follow
  return (
    <Shell here={here} title={t.title} canonical={`${origin}${urls.feeds}`} description={t.lead}>
      <Head title={t.title} lead={`${t.lead} ${t.note}`} ring={ringText(here, { kind: 'public', title: '' })} />
      <FeedTable here={here} title={t.publications} origin={origin} rows={[['Atom', urls.publicationFeed], ['RSS', urls.publicationRss], ['JSON Feed', urls.publicationJsonFeed]]} />
      <FeedTable here={here} title={t.themes} origin={origin} rows={[['Atom', urls.themeFeed], ['RSS', urls.themeRss], ['JSON Feed', urls.themeJsonFeed]]} />
    </Shell>
  )
}

/** Themes in rows: their public words, since when. A text that was not translated says that it is Dutch. `linked`: each leads to its place in the list. */
export const ThemeRows = ({ here, themes, linked = false }: { here: Here; themes: readonly ThemeLine[]; linked?: boolean }) => (
  <Rows>
    {themes.map((theme) => (
      <Row id={placeOf(theme)} href={linked ? `${urls.underway}#${placeOf(theme)}` : undefined} title={theme.title_in_dutch ? <span lang="nl">{theme.title}</span> : theme.title}
        when={<time datetime={isoDay(theme.listed_at)}>{texts[here.language].themes.since(longDate(theme.listed_at, here.language))}</time>}>
        <p class="nl-paragraph" lang={theme.lead_in_dutch ? 'nl' : undefined}>{theme.lead}</p>
      </Row>
    ))}
  </Rows>
)

interface ThemesProps { here: Here; themes: readonly ThemeLine[]; total: number; page: number; origin: string }

/** The themes that think tanks are working on, as far as everyone may know. */
export const ThemesPage = ({ here, themes, total, page, origin }: ThemesProps) => {
  const t = texts[here.language].themes
  const margin = <><MarginTitle>{t.join}</MarginTitle><p class="dt-small">{t.joinText} <a href={urls.contact}>{t.contact}</a></p><p class="dt-small"><a href={urls.feeds}>{t.follow}</a></p></>
  return (
    <Shell here={here} title={t.title} canonical={`${origin}${urls.underway}`} description={t.lead}>
      <Head title={t.title} lead={t.lead} ring={ringText(here, { kind: 'public', title: '' })} />
      <Section strong title={t.list} note={total > 0 ? t.count(figure(total, here.language)) : undefined} margin={margin}>
        {themes.length > 0 && <ThemeRows here={here} themes={themes} />}
        {themes.length === 0 && <Empty title={t.none}><p class="nl-paragraph">{t.noneText}</p><Actions><LinkButton href={urls.publications}>{t.toPublications}</LinkButton></Actions></Empty>}
        <Pager language={here.language} page={page} pages={Math.ceil(total / themesPerPage)} hrefOf={(nth) => (nth === 1 ? urls.underway : urls.underwayPage(nth))} />
      </Section>
    </Shell>
  )
}
