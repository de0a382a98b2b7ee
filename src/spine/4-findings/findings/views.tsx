import { wordFor } from '../../../platform/formtexts.ts'
import { figure } from '../../../platform/dates.ts'
import type { Here } from '../../../platform/here.ts'
import { Button, LinkButton, Select } from '../../../platform/look/form.tsx'
import { Icon, Tag, Units } from '../../../platform/look/marks.tsx'
import type { Children } from '../../../platform/look/markup.ts'
import { Flow, Head, MarginTitle, Section } from '../../../platform/look/sheet.tsx'
import { Empty, Pager } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { perspectiveLabel, shownPerspectives } from '../../../workspaces/attribution.ts'
import { unnamed } from '../../../workspaces/rings.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import type { Place } from '../../trail.ts'
import { perPage, type Frame, type Listed } from './queries.ts'
import { texts } from './texts.ts'

interface ListProps { here: Here; frame: Frame; findings: readonly Listed[]; subtopic: string; page: number; done?: string | undefined }

/** The words for what was done, from a code in the address; undefined for a code that is not ours. */
export const doneText = (here: Here, code: string | undefined): string | undefined => {
  const { done } = texts[here.language]
  return wordFor(done, code)
}

/** Things in a row with commas, and "and" before the last. */
export const Listing = ({ items, and }: { items: readonly Children[]; and: string }) => (
  <>{items.map((item, at) => <>{at === 0 ? '' : at === items.length - 1 ? and : ', '}{item}</>)}</>
)

/** A mark for each contribution, by perspective as far as it may be shown; figures above sixty. */
export const Voices = ({ here, voices }: { here: Here; voices: Readonly<Record<string, number>> }) => {
  const t = texts[here.language]
  const keys = [...shownPerspectives(here).map(({ key }) => key), unnamed].filter((key) => (voices[key] ?? 0) > 0)
  const total = keys.reduce((sum, key) => sum + (voices[key] ?? 0), 0)
  if (total === 0) return <span class="dt-soft">{t.restsOnNothing}</span>
  const items = keys.flatMap((perspective) => Array.from({ length: voices[perspective] ?? 0 }, () => ({ perspective })))
  const label = t.marks(keys.map((key) => `${perspectiveLabel(here, key)} ${voices[key]}`).join(', '))
  return <>{total <= 60 && <Units items={items} label={label} />} {t.rests(figure(total, here.language), total === 1)}</>
}

/** Where drafts cite it, each place a link; the text is named once, before the first of its places. */
export const Places = ({ here, places }: { here: Here; places: readonly Place[] }) => (
  <Listing and={texts[here.language].and} items={places.map(({ draft, title, place, block }, at) => (
    <a href={`${urls.draft(here.workspace, draft)}#b-${block}`} title={title}>
      {draft === places[at - 1]?.draft && place ? place : texts[here.language].place(draft, place)}
    </a>
  ))} />
)

const Item = ({ here, finding }: { here: Here; finding: Listed }) => {
  const t = texts[here.language]
  const href = urls.finding(here.workspace, finding.number)
  const hidden = here.rings.find(({ id }) => id === finding.ring_id)?.kind === 'preparation'
  return (
    <li class="dt-contribution" id={`bevinding-${finding.number}`}>
      <span class="dt-contribution__number">{finding.number}</span>
      <div>
        <p class="dt-contribution__text"><a class="dt-quiet-link" href={href}><span class="dt-hidden">{t.numberHidden}{finding.number}: </span>{finding.statement}</a></p>
        <p class="dt-contribution__by">
          <Voices here={here} voices={finding.voices} />{finding.subtopic && <> · {finding.subtopic}</>}
          {finding.open > 0 && <> <Tag ink>{t.open(finding.open)}</Tag></>}
          {hidden && <> <Tag>{t.onlyPreparation}</Tag></>}
        </p>
      </div>
      <p class={finding.places.length > 0 ? 'dt-fate' : 'dt-fate dt-fate--open'}>
        <Icon name={finding.places.length > 0 ? 'taken' : 'open'} />
        <span>{finding.places.length > 0 ? <>{t.standsIn}<Places here={here} places={finding.places} /></> : t.notUsed}</span>
      </p>
    </li>
  )
}

const Filter = ({ here, frame, subtopic }: Pick<ListProps, 'here' | 'frame' | 'subtopic'>) => {
  const t = texts[here.language]
  return (
    <form class="dt-filter" action={urls.findings(here.workspace)} method="get">
      <Select name="onderwerp" label={t.filter} value={subtopic} options={[
        { value: '', label: t.all }, ...frame.topics.map(({ id, title }) => ({ value: id, label: title })), { value: 'geen', label: t.noSubtopic },
      ]} />
      <p class="dt-filter__go"><Button kind="secondary">{t.show}</Button></p>
    </form>
  )
}

const Undecided = ({ here, frame }: Pick<ListProps, 'here' | 'frame'>) => {
  const t = texts[here.language]
  const count = frame.undecided
  // Where nothing was said or found yet there is nothing that was decided on either.
  if (count === 0 && frame.findings === 0) return <div id="open" data-live="contribution finding"></div>
  return (
    <div id="open" data-live="contribution finding">
      <MarginTitle>{t.contributionsTitle}</MarginTitle>
      <p class="dt-small">
        {count > 0
          ? <a href={urls.contributions(here.workspace, { lot: 'open' })}>{t.undecided(figure(count, here.language), count === 1)}</a>
          : t.allDecided}
      </p>
    </div>
  )
}

const List = (props: ListProps) => {
  const { here, findings, frame, subtopic, page } = props
  const t = texts[here.language]
  if (frame.findings === 0) return <Empty><p class="nl-paragraph">{here.who.prepares ? t.nonePrepares : t.noneWaits}</p></Empty>
  if (findings.length === 0) return <p class="nl-paragraph">{t.nothing} <a href={urls.findings(here.workspace)}>{t.all}</a></p>
  return (
    <>
      <ol class="dt-contributions dt-contributions--fates">{findings.map((finding) => <Item here={here} finding={finding} />)}</ol>
      <Pager language={here.language} page={page} pages={Math.ceil((findings[0]?.total ?? 0) / perPage)}
        hrefOf={(to) => urls.findings(here.workspace, { onderwerp: subtopic, pagina: to })} />
    </>
  )
}

/** The findings of a think tank in order of number: what each rests on, whether it is disputed, and where it is used. */
export const FindingsPage = (props: ListProps) => {
  const { here, frame } = props
  const t = texts[here.language]
  return (
    <Shell here={here} title={t.title} step={4} crumbs={[{ label: t.title }]} flash={doneText(here, props.done)} live>
      <Head title={t.title} lead={frame.findings > 0 ? t.lead(figure(frame.findings, here.language), frame.findings === 1) : t.none} ring={ringText(here)}>
        {here.who.prepares && <p class="dt-ask__do"><LinkButton kind="primary" href={urls.newFinding(here.workspace)}>{t.make}</LinkButton></p>}
      </Head>
      <Section strong title={t.list} wide aside={
        <Flow>{frame.findings > 0 && <Filter {...props} />}<Undecided here={here} frame={frame} /></Flow>
      }>
        <div id="lijst" data-live="finding contribution draft"><List {...props} /></div>
      </Section>
    </Shell>
  )
}
