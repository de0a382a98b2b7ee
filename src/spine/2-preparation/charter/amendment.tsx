import { acts } from '../../../acts.ts'
import { isoDay, longDate } from '../../../platform/dates.ts'
import { again } from '../../../platform/form.ts'
import { wordFor } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Form, OnceKey, Radios, TextArea } from '../../../platform/look/form.tsx'
import { Tag } from '../../../platform/look/marks.tsx'
import { Flow, Head, Section } from '../../../platform/look/sheet.tsx'
import { urls } from '../../../urls.ts'
import { asksUnseen } from '../../../beside/decisions/few.ts'
import { TalkSection } from '../../../beside/discussions/about.tsx'
import type { TalkedAbout } from '../../../beside/discussions/queries.ts'
import type { Marker } from '../../../beside/glossary/meanings.ts'
import { Marked, TermsSaid } from '../../../beside/glossary/shown.tsx'
import { ReportLink } from '../../../beside/moderation/link.tsx'
import type { Figures } from '../../../workspaces/figures.ts'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { lastDay, Proposer, stateOf } from './amendments.tsx'
import { partsIn, type Charter, type Part } from './content.ts'
import { Wrong, wordsFor, type Problems } from './fields.tsx'
import { most } from './form.ts'
import { differencesFor, PartDifference, partNames, PartText } from './parts.tsx'
import { answers, type Amendment, type Competing, type Reason } from './queries.ts'
import { Reasons, Result } from './result.tsx'
import { texts } from './texts.ts'

/** A form of this page that came back. */
export type Back = Problems & { readonly form: 'antwoord' | 'uitkomst' }
export interface AmendmentProps {
  here: Here
  amendment: Amendment
  competing: readonly Competing[]
  /** null: not to be told yet */
  figures: Figures | null
  reasons: readonly Reason[] | null
  /** how many objected, once the time is up */
  objections: number
  talk: TalkedAbout
  marker: Marker
  page: number
  back?: Back | undefined
  done?: string | undefined
}

const peopleIn = (here: Here) => here.perspectives.reduce((sum, { people }) => sum + people, 0)

const Would = ({ here, before, after, part, marker }: { here: Here; before: Charter; after: Charter; part: Part; marker: Marker }) => {
  const change = differencesFor(here, before, after, [part])[0]
  return change ? <PartDifference here={here} change={change} marker={marker} />
    : <PartText here={here} charter={after} part={part} empty={texts[here.language].amendment.nothing} marker={marker} />
}

/** One part as it reads now, as this amendment would have it, and as others would. */
const SideBySide = ({ here, amendment, competing, marker, part }: AmendmentProps & { part: Part }) => {
  const t = texts[here.language]
  const { content, changes, base, outcome, withdrawn_at } = amendment
  const also = competing.filter((other) => other.changes[part] !== undefined)
  return (
    <Section strong wide title={t.parts[part]} id={part}>
      <div class="dt-panels">
        <div>
          <h3 class="dt-panel-title dt-panel-title--one">{outcome === null && !withdrawn_at ? t.amendment.now(base) : t.amendment.was(base)}</h3>
          <PartText here={here} charter={content} part={part} empty={t.amendment.nothing} marker={marker} />
        </div>
        <div>
          <h3 class="dt-panel-title dt-panel-title--one">{t.amendment.would}</h3>
          <Would here={here} before={content} after={{ ...content, ...changes }} part={part} marker={marker} />
        </div>
        {also.map((other) => (
          <div>
            <h3 class="dt-panel-title dt-panel-title--one">
              <a href={urls.amendment(here.workspace, other.number)}>{t.amendment.also(other.number)}</a>
            </h3>
            <Would here={here} before={content} after={{ ...content, ...other.changes }} part={part} marker={marker} />
          </div>
        ))}
      </div>
      {part === 'attribution' && <p class="nl-paragraph dt-after">{t.warning}</p>}
    </Section>
  )
}

const seenAs = (here: Here) => {
  const t = texts[here.language].amendment.seen
  const own = here.perspectives.find(({ key }) => key === here.who.perspective)
  if (here.workspace.attribution === 'named') return t.named
  return own?.shown ? t.perspective(perspectiveLabel(here, own.key)) : t.anonymous
}

const Answering = ({ here, amendment, back }: AmendmentProps) => {
  const t = texts[here.language]
  const typed = back?.form === 'antwoord' ? back.typed : undefined
  const errors = back?.form === 'antwoord' ? back.errors : undefined
  if (stateOf(amendment) !== 'open' || !acts['charter.answer'].may(here.who)) return null
  const value = (name: 'answer' | 'reason') => (typed ? again(typed, name) : amendment.answer?.[name] ?? '')
  return (
    <Section strong title={t.amendment.yours} note={amendment.answer ? t.amendment.yoursAgain : undefined} id="antwoord">
      <Wrong here={here} errors={errors} />
      <Form panel action={urls.amendmentAct(here.workspace, amendment.number, 'antwoord')}>
        <OnceKey />
        <Radios name="answer" label={t.fields.answer} inline value={value('answer')} error={wordsFor(here, errors, 'answer')}
          options={answers.map((one) => ({ value: one, label: t.amendment.answers[one] }))} />
        <TextArea name="reason" label={t.fields.reason} description={<>{t.fields.reasonNote} {seenAs(here)}</>} rows={3} maxlength={most.why}
          value={value('reason')} error={wordsFor(here, errors, 'reason')} />
        <Actions><Button>{amendment.answer ? t.amendment.change : t.amendment.give}</Button></Actions>
      </Form>
    </Section>
  )
}

/** Asked where an objection stands against it, or where nobody may know whether one does. */
const AsideField = ({ here, amendment, objections, back }: AmendmentProps) => {
  const t = texts[here.language]
  const unseen = asksUnseen(here, { kind: 'consent', given: amendment.given })
  const own = back?.form === 'uitkomst' ? back : undefined
  if (!unseen && objections === 0) return null
  return (
    <TextArea name="aside" label={t.fields.aside} description={unseen ? t.amendment.asideUnseen : t.amendment.asideNote(objections)} rows={3} maxlength={2000}
      optional={t.amendment.ifAdopted} value={again(own?.typed, 'aside')} error={wordsFor(here, own?.errors, 'aside')} />
  )
}

const Deciding = (props: AmendmentProps) => {
  const { here, amendment, back } = props
  const t = texts[here.language]
  const state = stateOf(amendment)
  if (state !== 'over' && !(state === 'open' && amendment.given >= peopleIn(here))) return null
  if (!acts['charter.decide'].may(here.who, amendment)) {
    return <Section strong title={t.amendment.decide}><p class="nl-paragraph">{t.amendment.decideWait}</p></Section>
  }
  const typed = back?.form === 'uitkomst' ? back.typed : undefined
  const errors = back?.form === 'uitkomst' ? back.errors : undefined
  return (
    <Section strong title={t.amendment.decide} note={t.amendment.decideNote} id="uitkomst">
      <Wrong here={here} errors={errors} />
      <Form panel action={urls.amendmentAct(here.workspace, amendment.number, 'uitkomst')}>
        <OnceKey />
        <Radios name="outcome" label={t.fields.outcome} value={again(typed, 'outcome')} error={wordsFor(here, errors, 'outcome')}
          options={(['adopted', 'not-adopted'] as const).map((one) => ({ value: one, label: t.amendment.outcomes[one] }))} />
        <TextArea name="words" label={t.fields.words} description={t.fields.wordsNote} rows={4} maxlength={most.why}
          value={again(typed, 'words')} error={wordsFor(here, errors, 'words')} />
        <AsideField {...props} />
        <Actions><Button>{t.amendment.decideButton}</Button></Actions>
      </Form>
    </Section>
  )
}

const Outcome = ({ here, amendment, marker }: AmendmentProps) => {
  const t = texts[here.language].amendment
  const { outcome, withdrawn_at, outcome_words, aside, stated_at, made, overtaken_by } = amendment
  if (!outcome && !withdrawn_at) return null
  marker.section('besluit')
  return (
    <Section strong title={t.decide} id="besluit">
      <Flow>
        <p class="dt-plain"><Tag ink>{t.states[stateOf(amendment)]}</Tag></p>
        {outcome_words && <p class="nl-paragraph"><Marked text={outcome_words} marker={marker} /></p>}
        {aside && <p class="nl-paragraph"><strong>{t.aside}:</strong> <Marked text={aside} marker={marker} /></p>}
        {withdrawn_at && <p class="nl-paragraph">{t.withdrawn}</p>}
        {overtaken_by !== null && (
          <p class="nl-paragraph"><a href={urls.amendment(here.workspace, overtaken_by)}>{t.title(overtaken_by)}</a>. {t.overtaken(overtaken_by)}</p>
        )}
        {made !== null && <p class="nl-paragraph"><a href={urls.charterAt(here.workspace, made)}>{t.made(made)}</a></p>}
        {stated_at && <p class="dt-when"><time datetime={isoDay(stated_at)}>{t.stated(longDate(stated_at, here.language))}</time></p>}
      </Flow>
    </Section>
  )
}

const Withdrawing = ({ here, amendment }: AmendmentProps) => {
  const t = texts[here.language].amendment
  const state = stateOf(amendment)
  if (state !== 'open' && state !== 'over' || !amendment.mine) return null
  return (
    <Section title={t.withdraw}>
      <Form panel action={urls.amendmentAct(here.workspace, amendment.number, 'intrekking')}>
        <OnceKey />
        <p class="nl-paragraph">{t.withdrawNote}</p>
        <Actions><Button kind="danger">{t.withdrawButton}</Button></Actions>
      </Form>
    </Section>
  )
}

const Stand = ({ here, amendment }: AmendmentProps) => {
  const t = texts[here.language].amendment
  const state = stateOf(amendment)
  return (
    <p class="nl-paragraph" id="stand" data-live="charter_amendment">
      <Tag ink={state === 'open' || state === 'over'}>{t.states[state]}</Tag>{' '}
      {state === 'open' && t.until(lastDay(here, amendment.ends_at))} {t.given(amendment.given, Math.max(peopleIn(here), amendment.given))}
    </p>
  )
}

const Why = ({ amendment: { why, withheld }, marker }: AmendmentProps) => {
  marker.section('waarom')
  return <p class="nl-paragraph">{withheld ? why : <Marked text={why} marker={marker} />}</p>
}

/** One amendment: what it changes beside what is, why, what the group answers, and what came of it. */
export const AmendmentPage = (props: AmendmentProps) => {
  const { here, amendment, done } = props
  const t = texts[here.language]
  const asked = partsIn(amendment.changes)
  const title = t.amendment.title(amendment.number)
  return (
    <Shell here={here} title={`${title}: ${t.title}`} step={2} live flash={wordFor(t.done, done)}
      crumbs={[{ label: t.title, href: urls.charter(here.workspace) },
        { label: t.amendments.title, href: urls.amendments(here.workspace) }, { label: title }]}>
      <Head title={title} kicker={asked.length > 0 ? t.amendment.of(partNames(here, asked)) : undefined} ring={ringText(here)}>
        <div class="dt-after dt-flow dt-flow--tight"><p class="dt-when"><Proposer here={here} amendment={amendment} /></p><Stand {...props} /></div>
      </Head>
      <Section title={t.amendment.why} first id="waarom">
        <Why {...props} />
        {!amendment.withdrawn_at && <ReportLink here={here} kind="wijziging" ref={amendment.number} text={amendment} />}
      </Section>
      {asked.map((part) => <SideBySide {...props} part={part} />)}
      <Outcome {...props} />
      <Answering {...props} />
      <Deciding {...props} />
      <Result {...props} />
      <Reasons {...props} />
      <TermsSaid here={here} marker={props.marker} live="charter_amendment" />
      <TalkSection here={here} thing={{ kind: 'charter_amendment', number: amendment.number }} talk={props.talk} />
      <Withdrawing {...props} />
      <Section><p><a href={urls.charter(here.workspace)}>{t.amendment.back}</a></p></Section>
    </Shell>
  )
}
