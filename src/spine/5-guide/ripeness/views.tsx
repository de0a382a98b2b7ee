import { titleOf } from '../../../documents/schema.ts'
import type { Here } from '../../../platform/here.ts'
import { LinkButton } from '../../../platform/look/form.tsx'
import type { Children } from '../../../platform/look/markup.ts'
import { Met } from '../../../platform/look/marks.tsx'
import { Head, Section } from '../../../platform/look/sheet.tsx'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { BareSection, SilentSection } from './gaps.tsx'
import type { Criterion, Ripeness, RipeText } from './queries.ts'
import { texts } from './texts.ts'

/** What every part of the page is about. */
export interface RipenessProps { here: Here; text: RipeText; ripeness: Ripeness }

const wordsFor = (here: Here, { key }: Criterion) => (key === 'heard' && here.workspace.attribution === 'anonymous' ? 'heardInAll' : key)
const anchors = { grounded: 'onderbouwd', heard: 'gehoord' } as const

const CriterionRow = ({ here, criterion }: { here: Here; criterion: Criterion }) => {
  const t = texts[here.language]
  const { key, met, gaps, of } = criterion
  const how = wordsFor(here, criterion)
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        <span class="dt-criteria__head">
          <Met met={met} label={met ? t.met : t.notMet} />
          <span><span class="dt-criteria__name">{t[key]}</span><span class="dt-soft">{t.means[how]}</span></span>
        </span>
      </th>
      <td role="cell" class="dt-criteria__now">
        {met ? (of === 0 ? t.notAsked : of === 1 ? t.doneOne : t.done(of)) : (
          <><strong>{t.open[how](gaps.length, of)}</strong><br /><a href={`#${anchors[key]}`}>{t.where}<span class="dt-hidden">: {t[key].toLowerCase()}</span></a></>
        )}
      </td>
    </tr>
  )
}

const Criteria = ({ here, ripeness }: RipenessProps) => {
  const t = texts[here.language]
  return (
    <Section strong title={t.criteria} wide>
      <table class="dt-criteria" role="table">
        <caption class="dt-hidden">{t.criteria}</caption>
        <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">{t.criterion}</th><th scope="col" role="columnheader">{t.now}</th></tr></thead>
        <tbody role="rowgroup">{ripeness.criteria.map((criterion) => <CriterionRow here={here} criterion={criterion} />)}</tbody>
      </table>
      <p class="dt-soft dt-after">{t.later}</p>
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
  const asked = ripeness.criteria.filter((criterion) => criterion.of > 0 && wordsFor(here, criterion) !== 'heardInAll')
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
  return open.length === 1 && open[0] ? t.publishAgainst(t[open[0].key]) : t.publishNot
}

const Publishing = ({ here, text, ripeness }: RipenessProps) => {
  const t = texts[here.language]
  const open = ripeness.criteria.filter(({ met }) => !met)
  if (text.withdrawn_at || !here.who.chairs && open.length === 0) return null
  return (
    <Section title={open.length === 0 ? t.publish : t.publishAnyway}>
      <p class="nl-paragraph">{publishing(here, open)}</p>
      {here.who.chairs && open.length < 2 && (
        <p class="dt-after">
          <LinkButton href={urls.publish(here.workspace, text.number)} kind={open.length === 0 ? 'primary' : 'secondary'}>{open.length === 0 ? t.publish : t.against}</LinkButton>
        </p>
      )}
    </Section>
  )
}

/** How ripe a text is, criterion by criterion, and where it falls short. */
export const RipenessPage = (props: RipenessProps) => {
  const { here, text, ripeness } = props
  const t = texts[here.language]
  const gaps = ripeness.criteria.reduce((sum, criterion) => sum + criterion.gaps.length, 0)
  const met = ripeness.criteria.filter((criterion) => criterion.met).length
  const lead = text.withdrawn_at ? t.withdrawn : ripeness.ripe ? t.leadRipe : t.lead(met, ripeness.criteria.length)
  return (
    <Shell here={here} title={`${t.title}: ${text.title}`} step={5} crumbs={[
      { label: t.texts, href: urls.drafts(here.workspace) }, { label: text.title, href: urls.draft(here.workspace, text.number) }, { label: t.title },
    ]}>
      <Head kicker={t.title} title={ripeness.ripe ? t.ripe : t.notRipe(gaps)} lead={lead}
        ring={ringText(here, here.rings.find(({ id }) => id === text.ring_id))}>
        <p class="nl-paragraph"><a href={urls.draft(here.workspace, text.number)}>{t.toText}</a></p>
      </Head>
      <Criteria {...props} />
      <PerChapter {...props} />
      <BareSection {...props} />
      <SilentSection {...props} />
      <Publishing {...props} />
    </Shell>
  )
}
