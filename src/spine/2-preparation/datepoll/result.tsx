import { figure } from '../../../platform/dates.ts'
import type { Here } from '../../../platform/here.ts'
import { Perspective } from '../../../platform/look/marks.tsx'
import { Flow, Section } from '../../../platform/look/sheet.tsx'
import { Fold, Pager, Row, Rows, Table } from '../../../platform/look/table.tsx'
import type { Marker } from '../../../beside/glossary/meanings.ts'
import { Marked } from '../../../beside/glossary/shown.tsx'
import { urls } from '../../../urls.ts'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import { When } from './answerform.tsx'
import type { Choice } from './form.ts'
import { pageSize, stateOf, type AnswerLine, type Option, type Poll } from './queries.ts'
import { nearest, type Missing, type Ranked } from './ranking.ts'
import { texts } from './texts.ts'
import { seesFigures, type Told } from './told.ts'
import { spanWords } from './words.ts'

const mostDrawn = 10

const listed = (here: Here, words: readonly string[]): string =>
  new Intl.ListFormat(here.language === 'nl' ? 'nl-NL' : 'en-GB', { type: 'conjunction' }).format(words)

/** What a day lacks, in words: "2 mensen en iemand van leverancier". */
export const missingWords = (here: Here, { people, perspectives, regions }: Missing): string => {
  const t = texts[here.language].page
  return listed(here, [
    ...(people > 0 ? [t.lackPeople(people)] : []),
    ...(perspectives.length > 0 ? [t.lackPerspectives(listed(here, perspectives.map((key) => perspectiveLabel(here, key).toLowerCase())))] : []),
    ...(regions.length > 0 ? [t.lackRegions(listed(here, regions))] : []),
  ])
}

/** Whether the least number of people lies within the picture. */
const isDrawn = (minimum: number, all: number) => minimum > 0 && minimum <= all

interface BarProps { here: Here; one: Ranked<Option>; all: number; minimum: number }

const Bar = ({ here, one, all, minimum }: BarProps) => {
  const share = (count: number) => `${((count / Math.max(1, all)) * 98).toFixed(2)}%`
  return (
    <svg class="dt-option__bar" width="100%" height="16" overflow="visible" role="img" aria-label={texts[here.language].page.bar(one.yes, one.maybe, one.no)}>
      <line class="l-axis" x1="1" x2="98%" y1="14" y2="14"></line>
      {one.yes > 0 && <rect class="f-ink l-ink" x="1" y="2" width={share(one.yes)} height="12"></rect>}
      {one.maybe > 0 && <svg x={share(one.yes)} width={share(one.maybe)} height="16" overflow="visible"><rect class="f-paper l-ink" x="1" y="2" width="100%" height="12"></rect></svg>}
      {isDrawn(minimum, all) && <line class="l-mark" x1={share(minimum)} x2={share(minimum)} y1="-5" y2="21"></line>}
    </svg>
  )
}

interface ShownProps { here: Here; poll: Poll; told: Told; own: string }

const BestDays = ({ here, poll, told: { ranking }, own }: ShownProps) => {
  const t = texts[here.language].page
  const all = ranking[0] ? ranking[0].yes + ranking[0].maybe + ranking[0].no : 0
  return (
    <figure class="dt-figure dt-picture">
      <ol class="dt-reasons">
        {ranking.slice(0, mostDrawn).map((one) => (
          <li class="dt-option">
            <span><When here={here} option={one.option} zone={poll.zone} own={own} /></span>
            <Bar here={here} one={one} all={all} minimum={poll.minimum} />
            <span class="dt-option__out">{one.yes + one.maybe} / {all}</span>
          </li>
        ))}
      </ol>
      <ul class="dt-keyline" aria-hidden="true">
        <li><svg class="dt-swatch" width="32" height="16"><rect class="f-ink l-ink" x="1" y="2" width="30" height="12"></rect></svg> {t.legend.yes}</li>
        <li><svg class="dt-swatch" width="32" height="16"><rect class="f-paper l-ink" x="1" y="2" width="30" height="12"></rect></svg> {t.legend.maybe}</li>
        {isDrawn(poll.minimum, all) && <li><svg class="dt-swatch" width="32" height="16"><line class="l-mark" x1="16" x2="16" y1="0" y2="16"></line></svg> {t.minimum(poll.minimum)}</li>}
      </ul>
      <p class="dt-figure__note">{t.order}</p>
      <Fold summary={t.table}><RankTable here={here} poll={poll} ranking={ranking} /></Fold>
    </figure>
  )
}

const RankTable = ({ here, poll, ranking }: { here: Here; poll: Poll; ranking: Told['ranking'] }) => {
  const t = texts[here.language]
  const rows = ranking.map((one, at) => [
    spanWords(one.option, poll.zone, here.language), figure(at + 1, here.language), ...[one.yes, one.maybe, one.no].map((count) => figure(count, here.language)),
    one.meets ? t.page.nothing : missingWords(here, one.missing),
  ])
  return (
    <Table caption={t.page.caption} captionHidden rows={rows} columns={[
      { label: t.page.when }, { label: t.page.rank, numeric: true }, { label: t.choices.yes, numeric: true }, { label: t.choices.maybe, numeric: true },
      { label: t.choices.no, numeric: true }, { label: t.page.lacks },
    ]} />
  )
}

/** Each perspective that may be told of, and the others together. */
const PerPerspective = ({ here, poll, told: { figures } }: ShownProps) => {
  const t = texts[here.language].page
  const [first] = figures.values()
  if (!first || first.per.length === 0) return null
  const cell = (counts: readonly number[] | null | undefined) => (counts ? `${counts[0] ?? 0} (${counts[1] ?? 0})` : '')
  return (
    <Fold summary={t.per}>
      <Table caption={t.perCaption} rows={poll.options.map((option) => {
        const one = figures.get(option.id)
        return [spanWords(option, poll.zone, here.language), ...first.per.map(({ key }) => cell(one?.per.find((each) => each.key === key)?.figures)), ...(first.rest ? [cell(one?.rest)] : [])]
      })} columns={[
        { label: t.when }, ...first.per.map(({ key }) => ({ label: perspectiveLabel(here, key), numeric: true })), ...(first.rest ? [{ label: t.rest, numeric: true }] : []),
      ]} />
    </Fold>
  )
}

const NoDay = ({ here, poll, told: { ranking } }: ShownProps) => {
  const t = texts[here.language].page
  const best = nearest(ranking)
  if (!best || ranking.some(({ meets }) => meets)) return null
  return (
    <p class="nl-paragraph" id="geen-dag">
      <strong>{stateOf(poll) === 'open' ? t.noDayYet : t.noDay}</strong> {t.nearest(spanWords(best.option, poll.zone, here.language), missingWords(here, best.missing))}
    </p>
  )
}

/** The best days and why, as far as that may be told and when it may be. */
export const Result = ({ here, poll, told, own }: Omit<ShownProps, 'told'> & { told: Told | null }) => {
  const t = texts[here.language].page
  const sees = seesFigures(here, poll)
  const few = poll.given === 0 ? t.none : t.few
  return (
    <Section strong title={t.best} id="uitslag">
      <div id="beste-dagen" data-live="date_poll">
        {!sees && <p class="nl-paragraph">{t.later}</p>}
        {sees && !told && <p class="nl-paragraph">{few}</p>}
        {sees && told && <Flow>
          <NoDay here={here} poll={poll} told={told} own={own} />
          <BestDays here={here} poll={poll} told={told} own={own} />
          <PerPerspective here={here} poll={poll} told={told} own={own} />
        </Flow>}
      </div>
    </Section>
  )
}

const daysWith = (here: Here, poll: Poll, answer: AnswerLine, choice: Choice): string =>
  poll.options.filter(({ id }) => answer.choices[id] === choice).map((option) => spanWords(option, poll.zone, here.language)).join('; ')

const ByName = ({ here, poll, answers, marker }: { here: Here; poll: Poll; answers: readonly AnswerLine[]; marker: Marker }) => {
  const t = texts[here.language]
  const rows = answers.map((one) => [
    <>{one.said_by}{one.mine && <> <strong>({t.page.mine})</strong></>} · <Perspective perspective={one.perspective} label={perspectiveLabel(here, one.perspective)} /></>,
    daysWith(here, poll, one, 'yes') || t.page.never, daysWith(here, poll, one, 'maybe') || '–', one.comment ? <span class="dt-lines"><Marked text={one.comment} marker={marker} /></span> : '–',
  ])
  return <Table caption={t.page.who} captionHidden rows={rows} columns={[{ label: t.page.person }, { label: t.choices.yes }, { label: t.choices.maybe }, { label: t.page.comment }]} />
}

/** Who answered what where names are shown; elsewhere what was written with the answers. Null: not to be told. */
export const Answers = ({ here, poll, answers, page, marker }: { here: Here; poll: Poll; answers: readonly AnswerLine[] | null; page: number; marker: Marker }) => {
  const t = texts[here.language].page
  const isNamed = here.workspace.attribution === 'named'
  if (!answers || answers.length === 0 && isNamed) return null
  marker.section('antwoorden')
  return (
    <Section title={isNamed ? t.who : t.comments} id="antwoorden">
      {answers.length === 0 && <p class="nl-paragraph">{t.noComments}</p>}
      {isNamed ? <ByName here={here} poll={poll} answers={answers} marker={marker} /> : (
        <Rows>{answers.map((one) => (
          <Row>
            <p class="dt-small dt-plain"><Perspective perspective={one.perspective} label={perspectiveLabel(here, one.perspective)} />{one.mine && <> · <strong>{t.mine}</strong></>}</p>
            <blockquote class="dt-quote"><p class="dt-lines"><Marked text={one.comment} marker={marker} /></p></blockquote>
          </Row>
        ))}</Rows>
      )}
      <Pager language={here.language} page={page} pages={Math.ceil((answers[0]?.total ?? 0) / pageSize)}
        hrefOf={(nth) => `${urls.datepoll(here.workspace, poll.id, { pagina: nth })}#antwoorden`} />
    </Section>
  )
}
