import { acts } from '../../acts.ts'
import { isoDay, longDate } from '../../platform/dates.ts'
import { again } from '../../platform/form.ts'
import { wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, Form, LinkButton, OnceKey, Radios, TextArea, TextField } from '../../platform/look/form.tsx'
import { Tag } from '../../platform/look/marks.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { Withdrawing, type Problems } from '../../platform/look/problems.tsx'
import { urls } from '../../urls.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import { TalkSection } from '../discussions/about.tsx'
import type { TalkedAbout } from '../discussions/queries.ts'
import type { Marker } from '../glossary/meanings.ts'
import { Marked, TermsSaid } from '../glossary/shown.tsx'
import { Answering, type AnsweringProps } from './answering.tsx'
import { Wrong, wordsFor } from './asking.tsx'
import { asksUnseen } from './few.ts'
import { most } from './form.ts'
import { outcomes, type Weighed } from './kinds.ts'
import { Asker, Stand } from './list.tsx'
import { isComplete, stateOf, type Decision, type Reason } from './queries.ts'
import { Reasons, Result } from './result.tsx'
import { texts } from './texts.ts'

/** A form of this page that came back. */
export type Back = Problems & { readonly form: 'antwoord' | 'uitkomst' | 'heropening' | 'intrekking' }

export interface DecisionProps extends Omit<AnsweringProps, 'back'> {
  /** undefined: not to be told yet */
  weighed: readonly Weighed[] | undefined
  reasons: readonly Reason[] | null
  page: number
  frozen: boolean
  talk: TalkedAbout
  marker: Marker
  back?: Back | undefined
  done?: string | undefined
}

const may = (here: Here, decision: Decision, act: 'decision.state' | 'decision.edit' | 'decision.withdraw') =>
  acts[act].may(here.who, { withdrawn_at: decision.withdrawn_at, author: decision.mine ? here.who.member : null })

/** The term that the question is about, and for who leads the step that follows on a yes. */
const AboutConcept = ({ here, decision: { concept, outcome } }: Pick<DecisionProps, 'here' | 'decision'>) => {
  if (!concept) return null
  const t = texts[here.language].page
  const now = outcome === 'adopted' && concept.waits && acts['concept.adopt'].may(here.who, { kind: here.workspace.kind, withdrawn_at: null })
  return <p class="nl-paragraph">{t.concept} <a href={urls.concept(here.workspace, concept.number)}>{concept.label}</a>. {now && <strong>{t.adoptNow}</strong>}</p>
}

const Rules = ({ here, decision }: DecisionProps) => {
  const t = texts[here.language]
  return (
    <Flow tight>
      <p class="nl-paragraph" id="stand" data-live="decision"><Stand here={here} line={decision} /></p>
      {decision.quorum > 0 && <p class="nl-paragraph">{t.quorum(decision.quorum, decision.given)}</p>}
      {decision.per_organisation && <p class="nl-paragraph">{t.page.perOrganisation}</p>}
      {decision.secret && <p class="nl-paragraph">{t.page.secret}</p>}
      <AboutConcept here={here} decision={decision} />
      {decision.review_on && <p class="nl-paragraph">{t.page.review(longDate(decision.review_on, here.language))}</p>}
    </Flow>
  )
}

const objectionsIn = (weighed: DecisionProps['weighed']) => (weighed ?? []).reduce((sum, { option, count }) => sum + (option === 'object' ? count : 0), 0)

/** Asked where an objection stands against what was put for consent, or where nobody may know whether one does. */
const AsideField = ({ here, decision, weighed, back }: DecisionProps) => {
  const t = texts[here.language]
  const [unseen, count] = [asksUnseen(here, decision), decision.kind === 'consent' ? objectionsIn(weighed) : 0]
  if (!unseen && count === 0) return null
  return (
    <TextArea name="aside" label={t.fields.aside} description={unseen ? t.notes.asideUnseen : t.notes.aside(count)} rows={3} maxlength={most.reason}
      optional={t.page.ifAdopted} value={again(back?.typed, 'aside')} error={wordsFor(here, back?.errors, 'aside')} />
  )
}

const OutcomeForm = (props: DecisionProps) => {
  const { here, decision, back } = props
  const t = texts[here.language]
  const own = back?.form === 'uitkomst' ? back : undefined
  return (
    <>
      <Wrong here={here} errors={own?.errors} />
      <Form panel action={urls.decisionAct(here.workspace, decision.number, 'uitkomst')}>
        <OnceKey />
        <Radios name="outcome" label={t.fields.outcome} value={again(own?.typed, 'outcome')} error={wordsFor(here, own?.errors, 'outcome')}
          options={outcomes.map((one) => ({ value: one, label: t.outcomes[one] }))} />
        <TextArea name="words" label={t.fields.words} description={t.notes.words} rows={4} maxlength={2000}
          value={again(own?.typed, 'words')} error={wordsFor(here, own?.errors, 'words')} />
        <AsideField {...props} back={own} />
        <Actions><Button>{t.page.stateButton}</Button></Actions>
      </Form>
    </>
  )
}

const Stating = (props: DecisionProps) => {
  const { here, decision } = props
  const t = texts[here.language].page
  const state = stateOf(decision)
  if (state !== 'over' && !(state === 'open' && isComplete(decision))) return null
  return (
    <Section strong title={t.state} note={t.stateNote} id="uitkomst">
      {may(here, decision, 'decision.state') ? <OutcomeForm {...props} /> : <p class="nl-paragraph">{t.stateWait}</p>}
    </Section>
  )
}

const Why = ({ here, decision, marker }: DecisionProps) => {
  marker.section('waarom')
  return (
    <Section title={texts[here.language].page.why} first id="waarom">
      <Flow>{decision.body.split(/\n{2,}/).map((one) => <p class="nl-paragraph">{decision.withheld ? one : <Marked text={one} marker={marker} />}</p>)}</Flow>
    </Section>
  )
}

const Outcome = ({ here, decision, marker }: DecisionProps) => {
  const t = texts[here.language]
  if (!decision.outcome && !decision.withdrawn_at) return null
  marker.section('uitslag')
  return (
    <Section strong title={t.page.outcome} id="uitslag">
      <Flow>
        <p class="dt-plain"><Tag ink>{t.states[stateOf(decision)]}</Tag></p>
        {decision.outcome_words && <p class="nl-paragraph"><Marked text={decision.outcome_words} marker={marker} /></p>}
        {decision.aside && <p class="nl-paragraph"><strong>{t.page.aside}:</strong> <Marked text={decision.aside} marker={marker} /></p>}
        {decision.withdrawn_at && <p class="nl-paragraph">{t.page.withdrawn}</p>}
        {decision.stated_at && <p class="dt-when"><time datetime={isoDay(decision.stated_at)}>{t.page.stated(longDate(decision.stated_at, here.language))}</time></p>}
      </Flow>
    </Section>
  )
}

/** What was stated before the question was reopened, the newest first. */
const EarlierOutcomes = ({ here, decision, marker }: DecisionProps) => {
  const t = texts[here.language]
  if (decision.earlier.length === 0) return null
  marker.section('eerder')
  return (
    <Section title={t.page.earlier} id="eerder">
      <Flow>
        {decision.earlier.toReversed().map(({ outcome, words, aside, stated_at }) => (
          <>
            <p class="dt-plain"><Tag>{t.outcomes[outcome]}</Tag></p>
            {words && <p class="nl-paragraph"><Marked text={words} marker={marker} /></p>}
            {aside && <p class="nl-paragraph"><strong>{t.page.aside}:</strong> <Marked text={aside} marker={marker} /></p>}
            {stated_at && <p class="dt-when"><time datetime={isoDay(new Date(stated_at))}>{t.page.stated(longDate(new Date(stated_at), here.language))}</time></p>}
          </>
        ))}
      </Flow>
    </Section>
  )
}

const Reopening = ({ here, decision, back }: DecisionProps) => {
  const t = texts[here.language]
  if (!decision.outcome || decision.secret || !acts['decision.reopen'].may(here.who, decision)) return null
  const own = back?.form === 'heropening' ? back : undefined
  return (
    <Section title={t.page.reopen} id="heropening">
      <Wrong here={here} errors={own?.errors} />
      <Form panel action={urls.decisionAct(here.workspace, decision.number, 'heropening')}>
        <OnceKey />
        <p class="nl-paragraph">{t.page.reopenNote}</p>
        <TextField name="days" label={t.fields.days} description={t.notes.days} short inputmode="numeric"
          value={own?.typed ? again(own.typed, 'days') : '7'} error={wordsFor(here, own?.errors, 'days')} />
        <Actions><Button kind="secondary">{t.page.reopenButton}</Button></Actions>
      </Form>
    </Section>
  )
}

const Changing = ({ here, decision, frozen, back }: DecisionProps) => {
  const t = texts[here.language].page
  const state = stateOf(decision)
  if (state !== 'open' && state !== 'over' || !may(here, decision, 'decision.withdraw')) return null
  return (
    <>
      {!frozen && state === 'open' && (
        <Section title={t.edit} note={t.editNote}>
          <Actions><LinkButton href={urls.decisionAct(here.workspace, decision.number, 'wijziging')}>{t.edit}</LinkButton></Actions>
        </Section>
      )}
      <Withdrawing here={here} action={urls.decisionAct(here.workspace, decision.number, 'intrekking')} title={t.withdraw} note={t.withdrawNote} sure={t.withdrawSure}
        button={t.withdrawButton} errors={back?.form === 'intrekking' ? back.errors : undefined} />
    </>
  )
}

/** One question: what is asked and by which rules, the reader's answer, what the group answered, and what came of it. */
export const DecisionPage = (props: DecisionProps) => {
  const { here, decision, weighed, reasons, page, back, done } = props
  const t = texts[here.language]
  const ring = here.rings.find(({ id }) => id === decision.ring_id)
  return (
    <Shell here={here} title={`${decision.title}: ${t.title}`} live flash={wordFor(t.done, done)}
      crumbs={[{ label: t.title, href: urls.decisions(here.workspace) }, { label: t.number(decision.number) }]}>
      <Head title={decision.title} kicker={`${t.kinds[decision.kind]}. ${t.number(decision.number)}`} ring={ringText(here, ring)}>
        <div class="dt-after dt-flow dt-flow--tight"><p class="dt-when"><Asker here={here} line={decision} /></p><Rules {...props} /></div>
      </Head>
      <Why {...props} />
      <Outcome {...props} />
      <Answering {...props} back={back?.form === 'antwoord' ? back : undefined} />
      <Stating {...props} />
      <Result here={here} decision={decision} weighed={weighed} />
      <Reasons here={here} decision={decision} reasons={reasons} page={page} marker={props.marker} />
      <EarlierOutcomes {...props} />
      <TermsSaid here={here} marker={props.marker} live="decision" />
      <TalkSection here={here} thing={{ kind: 'decision', number: decision.number }} talk={props.talk} />
      <Reopening {...props} />
      <Changing {...props} />
      <Section><p><a href={urls.decisions(here.workspace)}>{t.back}</a></p></Section>
    </Shell>
  )
}
