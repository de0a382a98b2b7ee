import { figure, isoDay, longDate } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, LinkButton } from '../../platform/look/form.tsx'
import { Perspective, shapeOf } from '../../platform/look/marks.tsx'
import { Flow, MarginTitle, Section } from '../../platform/look/sheet.tsx'
import { Empty, Pager } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { Shell } from '../../workspaces/shell.tsx'
import { pageSize, type ContactPerson, type PublicationLine, type ThemeLine } from './queries.ts'
import { texts } from './texts.ts'
import { Blocks, Words } from './pages.views.tsx'
import { ThemeRows } from './underway.views.tsx'
import { writtenFrom } from './written.ts'

interface Props { here: Here; words: string; publications: readonly PublicationLine[]; total: number; page: number; contact: string; origin: string; themes: readonly ThemeLine[]; themeTotal: number; people: readonly ContactPerson[] }

const BAND_CLASS: Record<string, string> = { municipality: 's-municipality', 'shared-service': 's-shared-service', supplier: 's-supplier', other: 's-none' }

/** One band per perspective as wide as its share; what may not be told apart is one grey band at the end. */
const bandsOf = ({ contributions, perspectives }: PublicationLine) => {
  const total = contributions?.total ?? 0
  if (!contributions || total === 0) return []
  const told = (perspectives ?? []).map(({ key }) => ({ key: shapeOf(key), count: contributions.per[key] ?? 0 })).filter(({ count }) => count > 0)
  const rest = total - told.reduce((sum, { count }) => sum + count, 0)
  let x = 0
  return [...told, ...(rest > 0 ? [{ key: 'other', count: rest }] : [])].map(({ key, count }) => {
    const width = Math.round((count / total) * 10_000) / 100
    const band = { key, x: Math.round(x * 100) / 100, width }
    x += width
    return band
  })
}

const Cover = ({ line }: { line: PublicationLine }) => (
  <a class="dt-cover" href={urls.publication(line.slug)} tabindex={-1} aria-hidden="true">
    <span class="dt-cover__edition">{line.number}</span>
    <svg class="dt-strip" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      {bandsOf(line).map(({ key, x, width }) => <rect class={BAND_CLASS[key]} x={x} y="60" width={Math.max(0, width - 1)} height="40"></rect>)}
    </svg>
  </a>
)

const Publication = ({ here, line }: { here: Here; line: PublicationLine }) => {
  const t = texts[here.language]
  const { contributions, findings } = line
  return (
    <li>
      <div class="dt-pub">
        <Cover line={line} />
        <Flow tight>
          <h3 class="dt-row__title"><a class="dt-quiet-link" href={urls.publication(line.slug)}>{line.title}</a></h3>
          <p class="dt-when">{t.kind[line.kind]}. {t.edition(line.number)}, <time class="dt-nowrap" datetime={isoDay(line.published_at)}>{longDate(line.published_at, here.language)}</time></p>
          {line.lead && <p class="nl-paragraph">{line.lead}</p>}
          {contributions && findings !== null && <p class="dt-small dt-soft">{t.rests(figure(contributions.total, here.language), figure(findings, here.language))}</p>}
          <p class="dt-small"><a href={urls.publication(line.slug)}>{t.read}<span class="dt-hidden">: {line.title}</span></a></p>
        </Flow>
      </div>
    </li>
  )
}

const Legend = ({ here, publications }: Props) => {
  const t = texts[here.language]
  const seen = new Map<string, string>()
  for (const { perspectives } of publications) for (const one of perspectives ?? []) if (!seen.has(one.key)) seen.set(one.key, here.language === 'nl' ? one.label_nl : one.label_en)
  if (seen.size === 0) return null
  return (
    <>
      <MarginTitle>{t.cover}</MarginTitle>
      <p class="dt-small dt-soft">{t.coverText}</p>
      <ul class="dt-plain-list dt-small dt-legend">
        {[...seen].filter(([key]) => shapeOf(key) !== 'other').map(([key, label]) => <li><Perspective perspective={key} label={label} /></li>)}
        <li><Perspective perspective="other" label={t.other} /></li>
      </ul>
    </>
  )
}

const Published = (props: Props) => {
  const { here, publications, total, page } = props
  const t = texts[here.language]
  return (
    <Section strong id="publicaties" title={t.published} note={total > 0 ? t.count(figure(total, here.language)) : undefined}
      margin={publications.length > 0 ? <Legend {...props} /> : undefined}>
      {publications.length === 0
        ? page > 1
          ? <Empty><p class="nl-paragraph">{t.noPage}</p><p class="nl-paragraph"><a href={urls.home}>{t.first}</a></p></Empty>
          : <Empty title={t.none}><p class="nl-paragraph">{t.noneText}</p></Empty>
        : <ul class="dt-rows">{publications.map((line) => <Publication here={here} line={line} />)}</ul>}
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
