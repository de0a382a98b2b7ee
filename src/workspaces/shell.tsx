import { acts } from '../acts.ts'
import { manifest } from '../platform/assets.ts'
import type { Here, Ring } from '../platform/here.ts'
import type { RailProps } from '../platform/look/frame.tsx'
import { Layout } from '../platform/look/layout.tsx'
import type { Children } from '../platform/look/markup.ts'
import { urls } from '../urls.ts'
import { licences } from './licence.ts'
import { texts } from './shell.texts.ts'

/** The step of the spine that a page of a think tank belongs to, 1 to 6; 0 for its front page and what runs beside. */
export type Step = 0 | 1 | 2 | 3 | 4 | 5 | 6

interface ShellProps {
  here: Here
  title: string
  step?: Step
  /** below the think tank's own crumb; the last is this page */
  crumbs?: readonly { label: string; href?: string }[]
  /** which entry of the main menu is this page's */
  menu?: 'front' | 'mine' | 'publications' | 'association' | 'account'
  flash?: Children
  description?: string
  canonical?: string
  /** the page follows what happens in its rings when the browser runs scripts; `mine`: in all rings of who reads it */
  live?: boolean | 'mine'
  /** this is the page that searches: its own field is enough */
  searches?: boolean
  /** the script of this page, by the name of the slice whose island it is; or more than one */
  island?: string | readonly string[] | undefined
  children?: Children
}

const menuOf = (here: Here, current: ShellProps['menu']) => {
  const t = texts[here.language].menu
  const publications = { label: t.publications, href: urls.publications, current: current === 'publications' }
  if (!here.who.member) return [publications]
  return [
    { label: t.front, href: urls.home, current: current === 'front' },
    { label: t.mine, href: urls.thinktanks, current: current === 'mine' },
    publications,
    { label: t.association, href: urls.association, current: current === 'association' },
  ]
}

const stepHref = (here: Here): (string | undefined)[] => {
  const tank = here.workspace
  return [urls.origin(tank), urls.charter(tank), urls.contributions(tank), urls.findings(tank), urls.drafts(tank), undefined]
}

/** What runs beside the six steps, with the page that is open marked. */
const asidesOf = (here: Here) => {
  const t = texts[here.language]
  const { workspace } = here
  const path = here.path.split('?')[0] ?? ''
  const entry = (label: string, href: string) => ({ label, href, current: path === href || path.startsWith(`${href}/`) })
  return [
    entry(t.meetings, urls.meetings(workspace)), entry(t.board, urls.boards(workspace)), entry(t.discussions, urls.discussions(workspace)), entry(t.decisions, urls.decisions(workspace)), entry(t.knowledge, urls.knowledge(workspace)), entry(t.glossary, urls.glossary(workspace)), entry(t.otherNews, urls.otherNews(workspace)),
    entry(t.record, urls.record(workspace)), entry(t.reports, urls.reports(workspace)), ...(acts['workspace.list'].may(here.who) ? [entry(t.onWebsite, urls.listing(workspace))] : []),
    ...(acts['thinktank.close'].may(here.who) || acts['thinktank.reopen'].may(here.who) ? [entry(t.closing, urls.closing(workspace))] : []),
  ]
}

const meetingStep = 3

const railOf = (here: Here, step: Step): RailProps => {
  const t = texts[here.language]
  const { workspace } = here
  const hrefs = stepHref(here)
  const meets = here.rings.some((ring) => ring.meets)
  return {
    tank: { label: workspace.title, href: urls.thinktank(workspace), current: step === 0 && here.path.split('?')[0] === urls.thinktank(workspace) },
    steps: t.steps.map((label, at) => ({
      label, href: hrefs[at], current: at + 1 === step,
      ...(at + 1 < workspace.stage ? { state: 'done', ...(at + 1 === meetingStep && meets ? { stateLabel: t.meets } : {}) } : { state: at + 1 === workspace.stage ? 'now' : 'next' }),
    })),
    asides: asidesOf(here),
  }
}

/** Where the field in the head of a page looks: in the think tank that is open, else in all of them. */
const searchOf = (here: Here) => ({
  action: here.workspace.kind === 'thinktank' ? urls.search(here.workspace) : urls.searchAll(), label: texts[here.language].search,
})

const feedsOf = (here: Here) => {
  const t = texts[here.language].feeds
  return [
    { title: `${t.publications} (Atom)`, href: urls.publicationFeed },
    { title: `${t.publications} (RSS)`, href: urls.publicationRss, type: 'application/rss+xml' },
    { title: `${t.publications} (JSON)`, href: urls.publicationJsonFeed, type: 'application/feed+json' },
    { title: `${t.themes} (Atom)`, href: urls.themeFeed },
    { title: `${t.themes} (RSS)`, href: urls.themeRss, type: 'application/rss+xml' },
    { title: `${t.themes} (JSON)`, href: urls.themeJsonFeed, type: 'application/feed+json' },
  ]
}

const footOf = (here: Here) => {
  const t = texts[here.language].foot
  return [
    { label: t.about, href: urls.about }, { label: t.contact, href: urls.contact }, { label: t.publications, href: urls.publications },
    { label: t.underway, href: urls.underway }, { label: t.follow, href: urls.feeds }, { label: t.accessibility, href: urls.accessibility },
    { label: t.privacy, href: urls.privacy }, { label: t.cookies, href: urls.cookies }, { label: t.proclaimer, href: urls.proclaimer },
    { label: t.disclosure, href: urls.disclosure },
  ]
}

const FootNote = ({ here }: { here: Here }) => {
  const t = texts[here.language]
  const { name, url } = licences[here.licence]
  return <>{t.footNote(here.siteName)} <a href={url} rel="license">{name}</a>{t.footRest[here.licence]}</>
}

/** Where an open page hears what changes; undefined when it follows nothing. The site itself has no stream: its pages are for visitors too. */
const streamOf = (here: Here, live: ShellProps['live']): string | undefined => {
  if (!live || !here.who.member || !manifest().scripts?.['live']) return undefined
  if (live === 'mine') return urls.liveMine
  return here.workspace.kind === 'site' ? undefined : urls.live(here.workspace)
}

/** Every page: the association's frame, and within a think tank its six steps, around what the page itself shows. */
export const Shell = (props: ShellProps) => {
  const { here, title, step = 0, crumbs, menu, children } = props
  const t = texts[here.language]
  const inTank = here.workspace.kind === 'thinktank'
  const other = here.language === 'nl' ? 'en' : 'nl'
  const { css, preload, icon, scripts } = manifest()
  const stream = streamOf(here, props.live)
  return (
    <Layout
      language={here.language} title={title} siteName={here.siteName} sample={here.sample}
      menu={menuOf(here, inTank ? 'mine' : menu)}
      account={here.who.member ? { label: here.who.name, href: urls.account, current: menu === 'account' } : { label: t.signin, href: urls.signin() }}
      search={here.who.member && !props.searches ? searchOf(here) : undefined}
      otherLanguage={{ label: t.otherLanguage, href: urls.language(other, here.path), lang: other }}
      rail={inTank ? railOf(here, step) : undefined}
      crumbs={crumbs && (inTank ? [{ label: here.workspace.title, href: urls.thinktank(here.workspace) }, ...crumbs] : crumbs)}
      flash={props.flash ?? (here.workspace.closed && t.closed)} description={props.description} canonical={props.canonical}
      robots={here.who.member || inTank ? 'noindex' : undefined}
      feeds={inTank ? [] : feedsOf(here)} licence={inTank ? undefined : licences[here.licence].url}
      foot={footOf(here)} footNote={<FootNote here={here} />}
      scripts={[stream && scripts?.['live'], ...[props.island ?? []].flat().map((name) => scripts?.[name])].filter((script) => typeof script === 'string')} assets={{ css, preload, icon }}
    >
      {stream && <span hidden data-live-stream={stream} data-live-at={here.path}></span>}
      {children}
    </Layout>
  )
}

/** Who can see this page, in words, for its top right corner. */
export const ringText = (here: Here, ring: Pick<Ring, 'kind' | 'title'> | undefined = here.rings.find(({ kind }) => kind === 'members')): string => {
  const t = texts[here.language]
  const people = here.perspectives.reduce((sum, perspective) => sum + perspective.people, 0)
  if (!ring || ring.kind === 'public') return t.ring.public
  if (ring.kind === 'administration') return t.ring.administration
  if (here.workspace.kind !== 'thinktank') return t.ring.association
  const who = ring.kind === 'preparation' ? t.ring.preparation : ring.kind === 'subgroup' ? t.ring.subgroup(ring.title) : t.ring.members(people)
  return `${who} ${t.attribution[here.workspace.attribution]}`
}

/** What a ring is called where one chooses between rings: who is in it, in a few words. */
export const ringName = (here: Here, { kind, title }: Pick<Ring, 'kind' | 'title'>): string => {
  const t = texts[here.language].group
  if (kind === 'preparation') return t.preparation
  return kind === 'members' ? t.members(here.perspectives.reduce((sum, { people }) => sum + people, 0)) : title
}
