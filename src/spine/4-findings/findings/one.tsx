import { wordDifferences } from '../../../documents/words.ts'
import { longDate, isoDay } from '../../../platform/dates.ts'
import { errorHeading, errorText } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, LinkButton, OnceKey } from '../../../platform/look/form.tsx'
import { Perspective, Tag } from '../../../platform/look/marks.tsx'
import { Flow, Ring, Section } from '../../../platform/look/sheet.tsx'
import { Fold, Rows } from '../../../platform/look/table.tsx'
import type { Marker } from '../../../beside/glossary/meanings.ts'
import { Marked, TermsSaid } from '../../../beside/glossary/shown.tsx'
import { TalkSection } from '../../../beside/discussions/about.tsx'
import { urls } from '../../../urls.ts'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { texts as sayings } from '../../3-meeting/contributions/texts.ts'
import type { Kin } from '../../trail.ts'
import { Contest, Disputes, may, type Back } from './disputing.tsx'
import type { Resting, WholeFinding } from './queries.ts'
import { texts } from './texts.ts'
import { WhereUsed } from './places.tsx'
import { doneText, Listing, Voices } from './views.tsx'

export interface OneProps {
  here: Here
  whole: WholeFinding
  /** a form that came back: a new objection, or the outcome of the one with this id */
  wrong?: Back | undefined
  done?: string | undefined
}

export const ToFinding = ({ here, number, statement }: { here: Here; number: number; statement?: string }) => (
  <a href={urls.finding(here.workspace, number)} title={statement}>{texts[here.language].findingWord(number)}</a>
)

const kinOf = (here: Here, kin: readonly Kin[], how: Kin['how']) => kin.filter((one) => one.how === how).map(({ number, statement }) => (
  <ToFinding here={here} number={number} statement={statement} />
))

/** The head of a finding: its statement is the title, as large as it deserves. */
const StatementHead = ({ here, whole }: OneProps) => {
  const t = texts[here.language]
  const { finding, disputes, marker } = whole
  marker.section('bevinding')
  const open = disputes.filter(({ settled_at }) => !settled_at).length
  const ring = here.rings.find(({ id }) => id === finding.ring_id)
  return (
    <div class="dt-sheet dt-head">
      <div class="dt-sheet__label"><p class="dt-head__kicker">{t.finding(finding.number)}{finding.subtopic && <><br />{finding.subtopic}</>}</p></div>
      <div class="dt-sheet__text">
        <h1 class="dt-statement" id="bevinding"><Marked text={finding.statement} marker={marker} /></h1>
        <p class="dt-status">
          {finding.withdrawn_at && <><Tag ink>{t.one.withdrawn}</Tag> </>}
          {open > 0 && <><Tag ink>{t.open(open)}</Tag> </>}
          {ring?.kind === 'preparation' && <><Tag>{t.onlyPreparation}</Tag> </>}
          <span>{t.one.made(longDate(finding.made_at, here.language))}</span>
        </p>
      </div>
      <div class="dt-sheet__margin"><Ring>{ringText(here, ring)}</Ring></div>
    </div>
  )
}

/** Of a finding that is out of use: why, and what took its place. */
const OutOfUse = ({ here, whole: { finding, became, marker } }: OneProps) => {
  const t = texts[here.language]
  if (!finding.withdrawn_at) return null
  marker.section('bevinding')
  const next = became.became
  return (
    <Section strong title={t.one.withdrawn}>
      {finding.withdrawn_reason
        ? <Flow tight><p class="nl-paragraph">{t.one.withdrawnText(longDate(finding.withdrawn_at, here.language))}</p><p class="nl-paragraph"><Marked text={finding.withdrawn_reason} marker={marker} /></p></Flow>
        : (
          <Flow tight>
            <p class="nl-paragraph">{t.one.goneText}</p>
            <Rows spacing="tight">{next.map(({ number, statement }) => <li><p class="dt-plain"><ToFinding here={here} number={number} />: {statement}</p></li>)}</Rows>
          </Flow>
        )}
    </Section>
  )
}

const Said = ({ body, marker }: { body: string; marker: Marker }) => {
  marker.section('bijdragen')
  return <Marked text={body} marker={marker} />
}

const RestingItem = ({ here, one, marker }: { here: Here; one: Resting; marker: Marker }) => {
  const t = texts[here.language]
  return (
    <li class="dt-contribution">
      <a class="dt-contribution__number" href={urls.contribution(here.workspace, one.number)}>
        <span class="dt-hidden">{sayings[here.language].numberHidden}</span>{one.number}
      </a>
      <div>
        <p class={one.gone ? 'dt-contribution__text dt-soft' : 'dt-contribution__text'}>{one.gone ? t.one.contributionGone : <Said body={one.body} marker={marker} />}</p>
        {!one.gone && (
          <p class="dt-contribution__by">
            <Perspective perspective={one.perspective} label={perspectiveLabel(here, one.perspective)} /> · {sayings[here.language].kind[one.kind]}
            {one.said_by && <> · {one.said_by}</>}
          </p>
        )}
      </div>
    </li>
  )
}

const RestsOn = ({ here, whole: { finding, contributions, marker } }: OneProps) => {
  const t = texts[here.language]
  const voices: Record<string, number> = {}
  for (const { perspective, gone } of contributions) if (!gone) voices[perspective] = (voices[perspective] ?? 0) + 1
  return (
    <Section title={t.one.rests} wide note={<Voices here={here} voices={voices} />}>
      <div id="bijdragen" data-live="finding contribution">
        <ol class="dt-contributions">{contributions.map((one) => <RestingItem here={here} one={one} marker={marker} />)}</ol>
        <p class="dt-small dt-after"><a href={urls.trail(here.workspace, 'bevinding', finding.number)}>{t.one.trail}</a></p>
      </div>
    </Section>
  )
}

const Descent = ({ here, whole: { became } }: OneProps) => {
  const t = texts[here.language]
  if (became.from.length + became.became.length === 0) return null
  const line = (words: string, items: ReturnType<typeof kinOf>) => items.length === 0 ? null : <li><p class="dt-plain">{words}<Listing and={t.and} items={items} /></p></li>
  return (
    <Section title={t.one.descent}>
      <Rows spacing="tight">
        {(['merge', 'split'] as const).map((how) => line(t.one.from[how], kinOf(here, became.from, how)))}
        {(['merge', 'split'] as const).map((how) => line(t.one.became[how], kinOf(here, became.became, how)))}
      </Rows>
    </Section>
  )
}

const Changed = ({ before, after }: { before: string; after: string }) => (
  <p class="dt-plain">{wordDifferences(before, after).map(({ kind, text }) => kind === 'removed' ? <del>{text}</del> : kind === 'added' ? <ins>{text}</ins> : text)}</p>
)

/** Each earlier reading with what changed after it, newest first. */
const History = ({ here, whole: { finding } }: OneProps) => {
  const t = texts[here.language].one
  const { revisions } = finding
  if (revisions.length === 0) return null
  const readings = [...revisions, finding]
  return (
    <Fold summary={t.history(revisions.length)} id="geschiedenis">
      <p class="dt-small dt-soft">{t.historyNote}</p>
      <Rows spacing="tight">
        {revisions.map(({ statement, explanation, replaced_at }, at) => {
          const next = readings[at + 1] as { statement: string; explanation: string }
          return (
            <li>
              <p class="dt-when"><time datetime={isoDay(new Date(replaced_at))}>{t.before(longDate(new Date(replaced_at), here.language))}</time></p>
              {statement !== next.statement && <Changed before={statement} after={next.statement} />}
              {explanation !== next.explanation && <Changed before={explanation} after={next.explanation} />}
              {statement === next.statement && explanation === next.explanation && <p class="dt-plain">{t.same}</p>}
            </li>
          )
        }).reverse()}
      </Rows>
    </Fold>
  )
}

const Acts = ({ here, whole: { finding } }: OneProps) => {
  const t = texts[here.language].one
  if (!may(here, 'finding.rephrase', finding)) return null
  const to = (act: Parameters<typeof urls.findingAct>[2]) => urls.findingAct(here.workspace, finding.number, act)
  const hidden = here.rings.find(({ id }) => id === finding.ring_id)?.kind === 'preparation'
  return (
    <Section title={t.acts} note={t.actsNote}>
      <Flow>
        {hidden && <Form action={to('plenair')}><OnceKey /><p class="nl-paragraph">{t.shareNote}</p><Actions><Button>{t.share}</Button></Actions></Form>}
        <Actions>
          <LinkButton href={to('tekst')}>{t.rephrase}</LinkButton>
          <LinkButton href={to('bijdragen')}>{t.link}</LinkButton>
          <LinkButton href={to('samenvoeging')}>{t.merge}</LinkButton>
          <LinkButton href={to('splitsing')}>{t.split}</LinkButton>
          <LinkButton kind="danger" href={to('intrekking')}>{t.withdraw}</LinkButton>
        </Actions>
      </Flow>
    </Section>
  )
}

const Wrong = ({ here, wrong }: OneProps) => {
  if (!wrong?.errors) return null
  const t = texts[here.language].one
  const [field, label] = wrong.form === 'contest' ? ['reason', t.contestReason] : [`outcome-${wrong.id}`, t.settleOutcome]
  return (
    <Section first>
      <ErrorSummary title={errorHeading(here.language)} errors={Object.values(wrong.errors).map((code) => ({ field, message: errorText(here.language, code, label) ?? '' }))} />
    </Section>
  )
}

/** One finding: what it says, what it rests on, who objects, where it is used, how it came about, and what you may do with it. */
export const FindingPage = (props: OneProps) => {
  const { here, whole: { finding, marker } } = props
  const t = texts[here.language]
  return (
    <Shell here={here} title={`${t.finding(finding.number)}: ${finding.statement.slice(0, 80)}`} step={4} live flash={doneText(here, props.done)}
      crumbs={[{ label: t.title, href: urls.findings(here.workspace) }, { label: t.finding(finding.number) }]}>
      <StatementHead {...props} />
      <Wrong {...props} />
      <OutOfUse {...props} />
      {(finding.explanation || finding.revisions.length > 0) && (
        <Section strong={!finding.withdrawn_at} title={t.one.explanation}>
          <Flow>{finding.explanation.split(/\n{2,}/).filter(Boolean).map((part) => <p class="nl-paragraph"><Marked text={part} marker={marker} /></p>)}<History {...props} /></Flow>
        </Section>
      )}
      <Disputes {...props} />
      <Contest {...props} />
      <RestsOn {...props} />
      <WhereUsed here={props.here} became={props.whole.became} />
      <Descent {...props} />
      <TalkSection here={here} thing={{ kind: 'finding', number: finding.number }} talk={props.whole.talk} />
      <Acts {...props} />
      <TermsSaid here={here} marker={marker} live="finding contribution" />
    </Shell>
  )
}
