import { isoDay, longDate } from '../../platform/dates.ts'
import { wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Flow, Head, MarginTitle, Section } from '../../platform/look/sheet.tsx'
import { Asks, Ripe, Spine, type StepState } from '../../platform/look/spine.tsx'
import { Fold } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { PeopleMarks, peopleHere } from '../../workspaces/people/views.tsx'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import { asksOf, mostAsks } from './asks.ts'
import type { Overview } from './queries.ts'
import { texts } from './texts.ts'
import { Happened } from './visit.tsx'
import { texts as visits } from './visit.texts.ts'
import type { Ask } from './waiting.ts'

type Props = { here: Here; overview: Overview }

const gapsIn = ({ ripeness }: Overview) => ripeness?.criteria.reduce((sum, { gaps }) => sum + gaps.length, 0) ?? 0

const textFact = (here: Here, overview: Overview) => {
  const t = texts[here.language].facts
  const { draft } = overview.facts
  if (!draft) return t.noDraft
  if (draft.current) return t.published
  return overview.ripeness?.ripe ? t.ripe : t.gaps(gapsIn(overview))
}

/** The meeting that is coming, in the words of the step: it is not done while there is one to come. */
const MeetingLink = ({ here, meeting, isNow }: { here: Here; meeting: NonNullable<Overview['facts']['meeting']>; isNow: boolean }) => {
  const t = texts[here.language].meets
  const day = longDate(meeting.starts_at, here.language)
  return <a href={urls.meeting(here.workspace, meeting.number)}>{new Date(meeting.starts_at) <= new Date() ? t.goesOn : isNow ? t.now(day) : t.comes(day)}</a>
}

const stepsOf = ({ here, overview }: Props) => {
  const { workspace } = here
  const t = texts[here.language]
  const { facts } = overview
  const { draft, edition, meeting } = facts
  const lines: { href?: string | undefined; fact: string; coming?: typeof meeting; done?: readonly [string, string] }[] = [
    { href: urls.origin(workspace), fact: t.facts.theme(longDate(workspace.began_on, here.language)) },
    { href: urls.charter(workspace), fact: t.facts.people(peopleHere(here), facts.subgroups) },
    { href: urls.contributions(workspace), fact: t.facts.contributions(facts.contributions, facts.open), coming: meeting, done: t.facts.contributionsDone(facts.contributions, facts.open) },
    { href: urls.findings(workspace), fact: t.facts.findings(facts.findings, facts.disputes), done: t.facts.findingsDone(facts.findings, facts.disputes) },
    { href: draft ? urls.draft(workspace, draft.number) : urls.drafts(workspace), fact: textFact(here, overview) },
    { href: edition ? urls.publication(edition.slug) : undefined, fact: edition ? t.facts.edition(edition.number, longDate(edition.published_at, here.language)) : t.facts.notYet },
  ]
  return lines.map(({ href, fact, coming, done }, at) => {
    const state: StepState = at + 1 < workspace.stage ? 'done' : at + 1 === workspace.stage ? 'now' : 'next'
    const step = { label: t.steps[at] ?? '', href, state, stateLabel: t.states[state], fact }
    // What was done may still have something open: then it says how much, in place of a word that it is all done.
    if (!coming) return state === 'done' && done ? { ...step, stateLabel: <><span class="dt-hidden">{t.states.done}: </span>{done[0]}</>, fact: done[1] } : step
    const link = <MeetingLink here={here} meeting={coming} isNow={state === 'now'} />
    return state === 'now' ? { ...step, fact: <>{fact}<br />{link}</> } : { ...step, stateLabel: link }
  })
}

const Ripeness = ({ here, overview }: Props) => {
  const t = texts[here.language].ripe
  const { facts: { draft }, ripeness } = overview
  if (!draft || !ripeness) return <Flow tight><MarginTitle level={2}>{t.title0}</MarginTitle><p class="dt-small dt-soft">{t.none}</p></Flow>
  const met = ripeness.criteria.filter((criterion) => criterion.met).length
  return (
    <>
      <MarginTitle level={2}>{t.title0}</MarginTitle>
      <p class="dt-plain dt-small">{draft.title}</p>
      <p class="dt-section__note dt-gapbelow">{t.note(met, ripeness.criteria.length)}</p>
      <Ripe items={ripeness.criteria.map((criterion) => ({
        label: t[criterion.key], met: criterion.met, metLabel: criterion.met ? t.met : t.notMet, gap: criterion.met ? t.all(criterion.of) : t.gaps(criterion.gaps.length),
      }))} />
      <p class="dt-small dt-after"><a href={urls.ripeness(here.workspace, draft.number)}>{t.more}</a></p>
    </>
  )
}

const People = ({ here, overview }: Props) => {
  const t = texts[here.language].people
  const { preparing, organisations } = overview.facts
  const names = (role: 'chair' | 'preparation') => preparing.filter((one) => one.role === role).map(({ name }) => name).join(', ')
  return (
    <>
      <MarginTitle level={2}>{t.title}</MarginTitle>
      <p class="dt-section__note dt-gapbelow">{t.note(peopleHere(here), organisations)}</p>
      <PeopleMarks here={here} />
      <p class="dt-small dt-after">{t.chair}: {names('chair') || t.none}{names('preparation') && <><br />{t.preparation}: {names('preparation')}</>}</p>
      <p class="dt-small"><a href={urls.participants(here.workspace)}>{t.all}</a></p>
    </>
  )
}

const Asked = ({ here, overview, asks }: Props & { asks: readonly Ask[] }) => {
  const t = texts[here.language]
  return (
    <Section strong id="gevraagd" title={t.asked} margin={<Ripeness here={here} overview={overview} />}>
      {asks.length > 0 ? <Asks asks={asks.slice(0, mostAsks)} /> : <p class="nl-paragraph">{t.nothing}</p>}
      {asks.length > mostAsks && <Fold id="gevraagd-meer" summary={t.rest(asks.length - mostAsks)}><Asks asks={asks.slice(mostAsks)} from={3} /></Fold>}
      {here.who.takesPart && <p class="dt-after dt-small"><a href={`${urls.contributions(here.workspace)}#toevoegen`}>{t.more}</a></p>}
    </Section>
  )
}

const watched = 'contribution finding dispute draft publication participant subgroup source charter charter_amendment charter_answer expectation invitation signoff'
  + ' meeting decision date_poll'

/** What follows what happens, on its own: an open page asks for this part alone. */
export const OverviewPart = ({ here, overview, asks = asksOf(here, overview) }: Props & { asks?: readonly Ask[] }) => (
  <div id="overzicht" data-live={watched} data-live-part="overzicht">
    <Section first wide titleHidden title={texts[here.language].where}><Spine steps={stepsOf({ here, overview })} /></Section>
    <Asked here={here} overview={overview} asks={asks} />
    <Happened here={here} overview={overview} margin={<People here={here} overview={overview} />} />
  </div>
)

/** The front page of a think tank: where it stands, what is asked of you, and what happened since you were here. */
export const OverviewPage = ({ here, overview, done }: Props & { done: string | undefined }) => {
  const t = texts[here.language]
  const { workspace } = here
  const asks = asksOf(here, overview)
  return (
    <Shell here={here} title={workspace.title} live island="overview" flash={wordFor(visits[here.language].done, done)}>
      <Head title={workspace.title} kicker={<time datetime={isoDay(workspace.began_on)}>{t.kicker(longDate(workspace.began_on, here.language))}</time>}
        lead={workspace.assignment && t.assignment(workspace.assignment)} ring={ringText(here)}
        jump={asks.length > 0 ? { label: t.jump(asks.length), href: '#gevraagd' } : undefined} />
      <OverviewPart here={here} overview={overview} asks={asks} />
    </Shell>
  )
}
