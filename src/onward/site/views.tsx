import { figure } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, LinkButton } from '../../platform/look/form.tsx'
import { Flow, MarginTitle, Section } from '../../platform/look/sheet.tsx'
import { Empty, Pager } from '../../platform/look/table.tsx'
import { CoverLegend, type Stripes } from '../../spine/5-guide/publication/cover.tsx'
import { EditionRows } from '../../spine/5-guide/publication/list.tsx'
import type { ListedEdition } from '../../spine/5-guide/publication/queries.ts'
import { urls } from '../../urls.ts'
import { Shell } from '../../workspaces/shell.tsx'
import { pageSize, type ContactPerson, type ThemeLine } from './queries.ts'
import { texts } from './texts.ts'
import { Blocks, Words } from './pages.views.tsx'
import { ThemeRows } from './underway.views.tsx'
import { writtenFrom } from './written.ts'

interface Props { here: Here; words: string; publications: readonly ListedEdition[]; covers: ReadonlyMap<string, Stripes>; total: number; page: number; contact: string; origin: string; themes: readonly ThemeLine[]; themeTotal: number; people: readonly ContactPerson[] }

const Published = (props: Props) => {
  const { here, publications, covers, total, page } = props
  const t = texts[here.language]
  return (
    <Section strong id="publicaties" title={t.published} note={total > 0 ? t.count(figure(total, here.language)) : undefined}
      margin={publications.length > 0 ? <CoverLegend here={here} editions={publications} covers={covers} /> : undefined}>
      {publications.length === 0
        ? <Empty title={t.none}><p class="nl-paragraph">{t.noneText}</p></Empty>
        : <EditionRows here={here} editions={publications} covers={covers} level={3} />}
      <Pager language={here.language} page={page} pages={Math.ceil(total / pageSize)} hrefOf={(nth) => (nth === 1 ? urls.home : `${urls.home}?pagina=${nth}`)} />
      {publications.length > 0 && <p class="dt-after dt-small"><a href={urls.feeds}>{t.follow}</a></p>}
    </Section>
  )
}

const Themes = ({ here, themes, themeTotal }: Props) => {
  const t = texts[here.language].themes
  return (
    <Section strong id="themas" title={t.title} note={themes.length > 0 ? t.note : undefined}>
      {themes.length === 0 ? <p class="nl-paragraph dt-soft">{t.none}</p> : <ThemeRows here={here} themes={themes} linked />}
      {themeTotal > themes.length && <p class="dt-after"><a href={urls.underway}>{t.all} ({figure(themeTotal, here.language)})</a></p>}
    </Section>
  )
}

const Ask = ({ here, people, contact }: Props) => {
  const t = texts[here.language]
  return (
    <Flow tight>
      <MarginTitle>{t.contact}</MarginTitle>
      {people.slice(0, 3).map(({ name, about, about_en, email, phone }) => (
        <p class="dt-small">
          {name}, {here.language === 'en' && about_en ? about_en : about}<br />
          {email ? <a href={`mailto:${email}`}>{email}</a> : phone}
        </p>
      ))}
      {people.length === 0 && contact && <p class="dt-small"><a href={`mailto:${contact}`}>{contact}</a></p>}
      <p class="dt-small"><a href={urls.contact}>{t.peopleAll}</a></p>
    </Flow>
  )
}

const Way = ({ here }: { here: Here }) => {
  const t = texts[here.language]
  return here.who.member
    ? <Flow><p class="nl-paragraph">{t.signedIn(here.who.name)}</p><Actions><LinkButton href={urls.thinktanks}>{t.mine}</LinkButton></Actions></Flow>
    : <Flow><p class="nl-paragraph">{t.signinText}</p><Actions><LinkButton href={urls.signin()}>{t.signin}</LinkButton></Actions></Flow>
}

/** The front page of the site, for everyone: what is published here, who publish it, and the way in. */
export const HomePage = (props: Props) => {
  const { here, origin, words } = props
  const t = texts[here.language]
  // The first paragraph stands on top; what follows says who we are.
  const [first, ...rest] = writtenFrom(words)
  const lead = first?.kind === 'paragraph' ? first.content : []
  return (
    <Shell here={here} title={t.title} description={lead.map(({ text }) => text).join('')} canonical={`${origin}${urls.home}`}>
      <div class="dt-sheet dt-hero">
        <div class="dt-sheet__text dt-sheet__text--wide">
          <h1 class="dt-display">{t.display}</h1>
          <p class="nl-paragraph nl-paragraph--lead dt-lead"><Words content={lead} /></p>
          {here.who.member && <Actions><LinkButton kind="primary" href={urls.thinktanks}>{t.mine}</LinkButton></Actions>}
        </div>
      </div>
      <Themes {...props} />
      <Published {...props} />
      <Section title={t.who} margin={<Ask {...props} />}>
        <Flow>
          <Blocks blocks={first?.kind === 'paragraph' || !first ? rest : [first, ...rest]} />
          <p class="nl-paragraph"><a href={urls.about}>{t.about}</a></p>
        </Flow>
      </Section>
      <Section title={t.stay}><p class="nl-paragraph">{t.stayText} <a href={urls.feeds}>{t.follow}</a>.</p></Section>
      <Section title={t.signin} id="inloggen"><Way here={here} /></Section>
    </Shell>
  )
}
