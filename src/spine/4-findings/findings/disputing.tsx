import { acts, type ActName, type Held } from '../../../acts.ts'
import { isoDay, longDate } from '../../../platform/dates.ts'
import { again } from '../../../platform/form.ts'
import { errorText } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Form, OnceKey, TextArea } from '../../../platform/look/form.tsx'
import { Perspective } from '../../../platform/look/marks.tsx'
import { Flow, Section } from '../../../platform/look/sheet.tsx'
import { Fold } from '../../../platform/look/table.tsx'
import { Marked } from '../../../beside/glossary/shown.tsx'
import { ReportLink } from '../../../beside/moderation/link.tsx'
import { urls } from '../../../urls.ts'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import type { Dispute, WholeFinding } from './queries.ts'
import { texts } from './texts.ts'
import type { FormState } from './wording.tsx'

/** A form that came back: a new objection, or the outcome of the one with this id. */
export type Back = ({ form: 'contest' } | { form: 'settle'; id: string }) & FormState

interface Props { here: Here; whole: WholeFinding; wrong?: Back | undefined }

/** What the act list would say, for leaving a button out; the act itself is asked again when it is done. */
export const may = (here: Here, act: ActName, it: Held) => acts[act].may(here.who, it)

const SettleForm = ({ here, whole: { finding }, dispute, wrong }: Props & { dispute: Dispute }) => {
  const t = texts[here.language].one
  const back = wrong?.form === 'settle' && wrong.id === dispute.id ? wrong : undefined
  return (
    <Fold summary={t.settleOpen} open={back !== undefined}>
      <Form action={urls.settleDispute(here.workspace, finding.number, dispute.id)}>
        <OnceKey />
        <TextArea name="outcome" id={`outcome-${dispute.id}`} label={t.settleOutcome} description={t.settleHint} rows={3} maxlength={2000} value={again(back?.typed, 'outcome')}
          error={errorText(here.language, back?.errors?.['outcome'], t.settleOutcome)} />
        <Actions><Button kind="secondary">{t.settleButton}</Button></Actions>
      </Form>
    </Fold>
  )
}

const Objection = (props: Props & { dispute: Dispute }) => {
  const { here, dispute, whole: { marker } } = props
  const t = texts[here.language].one
  const said = (text: string) => (dispute.withheld ? text : <Marked text={text} marker={marker} />)
  marker.section(`bezwaar-${dispute.id}`)
  const day = (moment: Date) => <time datetime={isoDay(moment)}>{longDate(moment, here.language)}</time>
  return (
    <div class="dt-objection dt-flow dt-flow--tight" id={`bezwaar-${dispute.id}`}>
      <p class="dt-small dt-plain">
        <Perspective perspective={dispute.perspective} label={perspectiveLabel(here, dispute.perspective)} />
        {dispute.said_by && <> · {dispute.said_by}</>} <span class="dt-soft">· {day(dispute.raised_at)}</span>
        {dispute.mine && <> · <strong>{t.mine}</strong></>}
      </p>
      <blockquote class="dt-quote"><p>{said(dispute.reason)}</p></blockquote>
      <ReportLink here={here} kind="bezwaar" ref={dispute.id} text={dispute} />
      {dispute.settled_at
        ? <p class="nl-paragraph"><strong>{t.outcome}:</strong> {said(dispute.outcome ?? '')} <span class="dt-soft">{t.settledOn(longDate(dispute.settled_at, here.language))}</span></p>
        : may(here, 'dispute.settle', { author: dispute.mine ? here.who.member : null }) && <SettleForm {...props} />}
    </div>
  )
}

/** Objections to a finding: those that are open, then what came of the others. */
export const Disputes = (props: Props) => {
  const { here, whole: { disputes } } = props
  const t = texts[here.language].one
  const part = (title: string, chosen: readonly Dispute[], note?: string) => chosen.length === 0 ? null : (
    <Section title={title} note={note}><Flow>{chosen.map((dispute) => <Objection {...props} dispute={dispute} />)}</Flow></Section>
  )
  return (
    <>
      {part(t.disputes, disputes.filter(({ settled_at }) => !settled_at), t.disputesNote)}
      {part(t.disputesSettled, disputes.filter(({ settled_at }) => settled_at))}
    </>
  )
}

/** Where a participant says that a finding is not right, and why. */
export const Contest = ({ here, whole: { finding }, wrong }: Props) => {
  const t = texts[here.language].one
  const back = wrong?.form === 'contest' ? wrong : undefined
  if (!may(here, 'finding.contest', finding)) return null
  const shown = here.perspectives.some(({ key, shown: isShown }) => key === here.who.perspective && isShown)
  const label = here.workspace.attribution === 'named' ? here.who.name : perspectiveLabel(here, shown ? here.who.perspective ?? '' : '').toLowerCase()
  return (
    <Section title={t.contest}>
      <Fold summary={t.contestOpen} open={back !== undefined} id="bezwaar">
        <Form action={urls.findingAct(here.workspace, finding.number, 'bezwaren')}>
          <OnceKey />
          <TextArea name="reason" label={t.contestReason} description={t.contestNote(label)} rows={4} maxlength={2000} value={again(back?.typed, 'reason')}
            error={errorText(here.language, back?.errors?.['reason'], t.contestReason)} />
          <Actions><Button kind="secondary">{t.contestButton}</Button></Actions>
        </Form>
      </Fold>
    </Section>
  )
}
