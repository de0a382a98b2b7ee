import { titleOf } from '../../../documents/schema.ts'
import { errorHeading, errorText, wordFor } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { ErrorSummary, LinkButton } from '../../../platform/look/form.tsx'
import type { Children } from '../../../platform/look/markup.ts'
import { Icon, Met } from '../../../platform/look/marks.tsx'
import { Head, Section } from '../../../platform/look/sheet.tsx'
import type { Marker } from '../../../beside/glossary/meanings.ts'
import { TermsSaid } from '../../../beside/glossary/shown.tsx'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import type { CriterionKey } from '../../2-preparation/charter/content.ts'
import { criterionKeys } from '../../2-preparation/charter/content.ts'
import type { SupersededCitation } from '../sources/superseded.ts'
import { SupersededWarning } from '../sources/superseded.tsx'
import type { RipeDay } from './days.ts'
import { BareSection, MovingSection, SilentSection, UnknownSection } from './gaps.tsx'
import { Course, Picture } from './picture.tsx'
import type { Criterion, Ripeness, RipeText } from './queries.ts'
import { ObjectionsSection, ReviewedSection, type Settling } from './reviews.tsx'
import type { Signoff } from './signoffs.ts'
import { texts as signing } from './signing.texts.ts'
import { texts } from './texts.ts'

/** What every part of the page is about. */
export interface RipenessProps {
  here: Here
  text: RipeText
  ripeness: Ripeness
  signoffs: readonly Signoff[]
  /** the days that were noted, today behind them */
  days: readonly RipeDay[]
  superseded: readonly SupersededCitation[]
  marker: Marker
  done?: string | undefined
  settling?: Settling | undefined
}

const wordsFor = (here: Here, { key }: Criterion) => (key === 'heard' && here.workspace.attribution === 'anonymous' ? 'heardInAll' : key)
const anchors = { grounded: 'onderbouwd', heard: 'gehoord', agreed: 'eens', understood: 'begrepen', reviewed: 'nagekeken', stable: 'stabiel' } as const

/** What a criterion asks, in one sentence. */
const meaning = (here: Here, { asked }: Ripeness, key: CriterionKey): string => {
  const { means } = texts[here.language]
  if (key === 'reviewed') return means.reviewed(asked.reviewersPerPerspective)
  if (key === 'stable') return means.stable(asked.stableDays)
  return key === 'heard' && here.workspace.attribution === 'anonymous' ? means.heardInAll : means[key]
}

const NameOf = ({ here, ripeness, of }: Pick<RipenessProps, 'here' | 'ripeness'> & { of: CriterionKey }) => {
  const t = texts[here.language]
  return <span><span class="dt-criteria__name">{t[of]}</span><span class="dt-soft">{meaning(here, ripeness, of)}</span></span>
}

const CriterionRow = ({ here, ripeness, days, criterion, course }: Pick<RipenessProps, 'here' | 'ripeness' | 'days'> & { criterion: Criterion; course: boolean }) => {
  const t = texts[here.language]
  const { key, met, gaps, of } = criterion
  const how = wordsFor(here, criterion)
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        <span class="dt-criteria__head"><Met met={met} label={met ? t.met : t.notMet} /><NameOf here={here} ripeness={ripeness} of={key} /></span>
      </th>
      {course && <td role="cell"><Course here={here} days={days} criterion={key} /></td>}
      <td role="cell" class="dt-criteria__now">
        {met ? (of === 0 ? (key === 'understood' ? t.noTerms : t.notAsked) : of === 1 ? t.doneOne : t.done[how]?.(of) ?? t.doneOne) : (
          <><strong>{t.open[how](gaps.length, of)}</strong><br /><a href={`#${anchors[key]}`}>{t.where}<span class="dt-hidden">: {t[key].toLowerCase()}</span></a></>
        )}
      </td>
    </tr>
  )
}

const WaitingRow = ({ here, ripeness, waits, course }: Pick<RipenessProps, 'here' | 'ripeness'> & { waits: CriterionKey; course: boolean }) => {
  const t = texts[here.language]
  return (
    <tr role="row">
      <th scope="row" role="rowheader"><span class="dt-criteria__head"><Icon name="wait" /><NameOf here={here} ripeness={ripeness} of={waits} /></span></th>
      {course && <td role="cell"></td>}
      <td role="cell" class="dt-criteria__now">{t.later}<br /><span class="dt-soft">{t.laterWhy[waits as keyof typeof t.laterWhy]}</span></td>
    </tr>
  )
}

const Criteria = ({ here, ripeness, days }: RipenessProps) => {
  const t = texts[here.language]
  const course = days.length > 1
  const left = criterionKeys.filter((key) => !ripeness.asked.asked.includes(key))
  return (
    <Section strong={!course} title={t.criteria} wide>
      <table class="dt-criteria" role="table">
        <caption class="dt-hidden">{t.criteria}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">{t.criterion}</th>{course && <th scope="col" role="columnheader">{t.course}</th>}<th scope="col" role="columnheader">{t.now}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {criterionKeys.map((key) => {
            const criterion = ripeness.criteria.find((one) => one.key === key)
            if (criterion) return <CriterionRow here={here} ripeness={ripeness} days={days} criterion={criterion} course={course} />
            return ripeness.waiting.includes(key) ? <WaitingRow here={here} ripeness={ripeness} waits={key} course={course} /> : null
          })}
        </tbody>
      </table>
      {left.length > 0 && <p class="dt-soft dt-after">{t.notInCharter(left.map((key) => t[key].toLowerCase()).join(', '))}</p>}
    </Section>
  )
}

const Count = ({ label, open, met }: { label: string; open: number; met: string }) => (open > 0
  ? <td role="cell" class="dt-num" data-label={label}><strong>{open}</strong></td>
  : (
    <td role="cell" class="dt-num dt-zero" data-label={label}>
      <svg class="dt-mini" viewBox="0 0 10 10" role="img" aria-label={met}><circle class="f-ink" cx="5" cy="5" r="2.5"></circle></svg>
    </td>
  ))

/** Only what is asked of each chapter: where nobody is named, perspectives are asked of the think tank as a whole. */
const PerChapter = ({ here, text, ripeness }: RipenessProps) => {
  const t = texts[here.language]
  const asked = ripeness.criteria.filter((criterion) => criterion.of > 0 && criterion.key !== 'reviewed' && wordsFor(here, criterion) !== 'heardInAll')
  if (text.document.content.length < 2 || asked.length === 0) return null
  return (
    <Section title={t.perChapter} note={t.perChapterNote} wide>
      <table class="dt-table dt-table--stack dt-matrix" role="table">
        <caption class="dt-hidden">{t.perChapterCaption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">{t.chapter}</th>
            {asked.map(({ key }) => <th scope="col" role="columnheader" class="dt-num">{t[key]}</th>)}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {text.document.content.map((chapter, at) => {
            const open = asked.map(({ gaps }) => gaps.filter((gap) => gap.chapter === chapter.attrs.id).length)
            return (
              <tr role="row">
                <th scope="row" role="rowheader">{`${at + 1}. ${titleOf(chapter)}`}{open.every((count) => count === 0) && <span class="dt-matrix__ok"> {t.allMet}</span>}</th>
                {asked.map(({ key }, nth) => <Count label={t[key]} open={open[nth] ?? 0} met={t.met} />)}
              </tr>
            )
          })}
        </tbody>
      </table>
    </Section>
  )
}

const publishing = (here: Here, open: readonly Criterion[]): Children => {
  const t = texts[here.language]
  if (!here.who.chairs) return t.othersPublish
  if (open.length === 0) return t.publishRipe
  const names = open.map(({ key }) => t[key].toLowerCase())
  return t.publishAgainst(names.length === 1 ? t[(open[0] as Criterion).key] : `${names.slice(0, -1).join(', ')} ${t.and} ${names.at(-1)}`, names.length === 1)
}

const Publishing = ({ here, text, ripeness }: RipenessProps) => {
  const t = texts[here.language]
  const open = ripeness.criteria.filter(({ met }) => !met)
  if (text.withdrawn_at || !here.who.chairs && open.length === 0) return null
  return (
    <Section title={open.length === 0 ? t.publish : t.publishAnyway}>
      <p class="nl-paragraph">{publishing(here, open)}</p>
      {here.who.chairs && (
        <p class="dt-after">
          <LinkButton href={urls.publish(here.workspace, text.number)} kind={open.length === 0 ? 'primary' : 'secondary'}>{open.length === 0 ? t.publish : t.against}</LinkButton>
        </p>
      )}
    </Section>
  )
}

// What ripeness depends on, as it is told: the text, what it rests on, who signed it off, and what the charter asks.
const watched = 'draft finding dispute contribution source signoff concept charter charter_amendment landscape_item publication participant'

/** How ripe a text is, criterion by criterion, and where it falls short. */
export const RipenessPage = (props: RipenessProps) => {
  const { here, text, ripeness, settling } = props
  const t = texts[here.language]
  const gaps = ripeness.criteria.reduce((sum, criterion) => sum + criterion.gaps.length, 0)
  const met = ripeness.criteria.filter((criterion) => criterion.met).length
  const lead = text.withdrawn_at ? t.withdrawn : ripeness.ripe ? t.leadRipe : t.lead(met, ripeness.criteria.length)
  return (
    <Shell here={here} title={`${t.title}: ${text.title}`} step={5} live crumbs={[
      { label: t.texts, href: urls.drafts(here.workspace) }, { label: text.title, href: urls.draft(here.workspace, text.number) }, { label: t.title },
    ]} flash={wordFor(signing[here.language].done, props.done)}>
      <div id="hoe-rijp" data-live={watched}><Head kicker={t.title} title={ripeness.ripe ? t.ripe : t.notRipe(gaps)} lead={lead}
        ring={ringText(here, here.rings.find(({ id }) => id === text.ring_id))}>
        <p class="dt-after"><a href={urls.draft(here.workspace, text.number)}>{t.toText}</a></p>
        {settling && <ErrorSummary title={errorHeading(here.language)} errors={[{
          field: `uitkomst-${settling.id}`, message: errorText(here.language, settling.errors['outcome'], signing[here.language].outcomeLabel) ?? '',
        }]} />}
        <SupersededWarning here={here} number={text.number} cited={props.superseded} />
      </Head></div>
      <div id="eisen-nu" data-live={watched}>
      <Picture here={here} number={text.number} days={props.days} />
      <Criteria {...props} />
      <PerChapter {...props} />
      <BareSection {...props} />
      <SilentSection {...props} />
      <UnknownSection {...props} />
      <ReviewedSection {...props} />
      <MovingSection {...props} />
      <ObjectionsSection {...props} />
      <TermsSaid here={here} marker={props.marker} live="signoff" />
      <Publishing {...props} />
      </div>
    </Shell>
  )
}
