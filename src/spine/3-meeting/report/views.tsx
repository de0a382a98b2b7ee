import { acts } from '../../../acts.ts'
import { longDate } from '../../../platform/dates.ts'
import { wordFor } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Form, LinkButton } from '../../../platform/look/form.tsx'
import { Perspective, Tag } from '../../../platform/look/marks.tsx'
import { Flow, Head, Section } from '../../../platform/look/sheet.tsx'
import { Empty, Fold, Row, Rows, Table } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import type { Marker } from '../../../beside/glossary/meanings.ts'
import { Marked, TermsSaid } from '../../../beside/glossary/shown.tsx'
import { whenOf } from '../meetings/fields.tsx'
import { Decided } from '../meetings/views.tsx'
import type { Attendee, Meeting } from '../meetings/queries.ts'
import { outcomesOf, presentOf } from './figures.ts'
import type { CameOf } from './queries.ts'
import { SaidParts } from './said.tsx'
import { texts } from './texts.ts'

interface Props {
  here: Here
  meeting: Meeting
  /** undefined where nobody may be named */
  attendees: readonly Attendee[] | undefined
  came: CameOf
  marker: Marker
  /** the titles of decisions that the minutes name, by number */
  decided: ReadonlyMap<number, string>
  done?: string | undefined
}

const leads = (here: Here, meeting: Meeting) => acts['meetingReport.send'].may(here.who, { withdrawn_at: meeting.cancelled_at })

const Who = ({ here, meeting, attendees, came }: Props) => {
  const { present } = came
  const t = texts[here.language].who
  const there = (attendees ?? []).filter(({ present_at }) => present_at)
  return (
    <Section title={t.title} id="wie">
      {present === 0 ? <p class="nl-paragraph">{t.none}</p> : <p class="nl-paragraph">{presentOf(here, came) === null ? t.few : t.count(present)}</p>}
      {there.length > 0 && (
        <Fold summary={t.list}><Table caption={t.title} captionHidden columns={[{ label: t.name }, { label: t.organisation }, { label: t.perspective }]} rows={there.map((one) => [
          <>{one.name || t.former}{one.kind === 'guest' && <> ({t.guest})</>}{one.kind === 'alternate' && <> ({t.alternate})</>}</>, one.organisation,
          one.perspective ? <Perspective perspective={one.perspective} label={perspectiveLabel(here, one.perspective)} /> : '',
        ])} /></Fold>
      )}
      {present === 0 && leads(here, meeting) && !meeting.closed_at && <Actions><LinkButton href={urls.meetingAct(here.workspace, meeting.number, 'aanwezig')}>{t.attend}</LinkButton></Actions>}
    </Section>
  )
}

const Decisions = ({ here, meeting, came: { decisions }, marker }: Props) => {
  const t = texts[here.language].decisions
  marker.section('besluiten')
  const outcomes = outcomesOf(meeting)
  return (
    <Section title={t.title} id="besluiten">
      {decisions.length + outcomes.length === 0 && <p class="nl-paragraph">{t.none}</p>}
      <Rows>
        {decisions.map(({ number, title, outcome, outcome_words }) => (
          <Row title={`${number}. ${title}`} href={urls.decision(here.workspace, number)}><p class="nl-paragraph"><Tag ink={outcome === 'adopted'}>{t.outcome[outcome]}</Tag> <Marked text={outcome_words} marker={marker} /></p></Row>
        ))}
        {outcomes.map(({ title, outcome }) => <Row title={title}><p class="nl-paragraph"><Marked text={outcome} marker={marker} /></p></Row>)}
      </Rows>
    </Section>
  )
}

const Minutes = ({ here, meeting, marker, decided }: Props) => {
  const t = texts[here.language].minutes
  marker.section('notulen')
  const written = meeting.agenda.filter(({ notes, outcome }) => notes !== '' || outcome !== '')
  return (
    <Section title={t.title} id="notulen">
      {written.length === 0 && <p class="nl-paragraph">{t.none}</p>}
      <Rows>
        {written.map(({ title, notes, outcome, contributions, decisions }) => (
          <Row title={title}>
            {notes && <Flow tight>{notes.split(/\n{2,}/).map((one) => <p class="nl-paragraph dt-lines"><Marked text={one} marker={marker} /></p>)}</Flow>}
            {outcome && <p class="nl-paragraph dt-lines"><strong>{t.outcome}:</strong> <Marked text={outcome} marker={marker} /></p>}
            {contributions.length > 0 && <p class="dt-small">{t.about}: {contributions.map((n, at) => <>{at > 0 && ', '}<a href={urls.contribution(here.workspace, n)}>{n}</a></>)}</p>}
            <Decided here={here} decisions={decisions} decided={decided} />
          </Row>
        ))}
      </Rows>
      {written.length === 0 && meeting.agenda.length > 0 && !meeting.closed_at && leads(here, meeting) && (
        <Actions><LinkButton href={urls.meetingAct(here.workspace, meeting.number, 'notulen')}>{t.write}</LinkButton></Actions>
      )}
    </Section>
  )
}

const Left = ({ here, came: { open, total } }: Props) => {
  const t = texts[here.language].open
  if (total === 0) return null
  return (
    <Section strong title={t.title} id="bestemming">
      <div id="zonder-bestemming" data-live="contribution finding">
        <p class="nl-paragraph"><strong>{open === 0 ? t.done : t.left(open)}</strong> {open > 0 && t.of(total)}</p>
        {open > 0 && <p class="nl-paragraph">{t.text}</p>}
        {open > 0 && <Actions><LinkButton kind={here.who.prepares ? 'primary' : 'secondary'} href={urls.contributions(here.workspace, { lot: 'open' })}>{here.who.prepares ? t.settle : t.link}</LinkButton></Actions>}
      </div>
    </Section>
  )
}

const Round = ({ here, meeting, came: { sent_at } }: Props) => {
  const t = texts[here.language].send
  if (sent_at) return <Section title={t.title}><p class="nl-paragraph">{t.sent(longDate(sent_at, here.language))}</p></Section>
  if (!leads(here, meeting)) return null
  return (
    <Section title={t.title} id="rondsturen">
      <Form panel action={urls.sendMeetingReport(here.workspace, meeting.number)}>
        <p class="nl-paragraph">{t.text}</p>
        <Actions><Button kind="secondary">{t.button}</Button></Actions>
      </Form>
    </Section>
  )
}

/** The report of one meeting, there from the moment it begins. */
export const ReportPage = (props: Props) => {
  const { here, meeting, came, done } = props
  const t = texts[here.language]
  const early = meeting.starts_at > new Date()
  return (
    <Shell here={here} title={`${t.title}: ${meeting.title}`} step={3} live flash={wordFor(t.done, done)} crumbs={[
      { label: t.meetings, href: urls.meetings(here.workspace) }, { label: t.meeting(meeting.number), href: urls.meeting(here.workspace, meeting.number) }, { label: t.title },
    ]}>
      <Head title={`${t.title}: ${meeting.title}`} kicker={t.meeting(meeting.number)} ring={ringText(here, here.rings.find(({ id }) => id === meeting.ring_id))}
        lead={<>{whenOf(here, meeting)}{meeting.place && <>. {meeting.place}</>}</>} />
      {early ? <Section first title={t.title} titleHidden><Empty><p class="nl-paragraph">{t.early}</p></Empty></Section> : (
        <>
          <Left {...props} />
          <Who {...props} />
          <SaidParts here={here} came={came} />
          <Decisions {...props} />
          <Minutes {...props} />
          <TermsSaid here={here} marker={props.marker} live="meeting" />
          <Round {...props} />
        </>
      )}
      <Section title={t.meeting(meeting.number)}>
        <Flow>
          {!early && <p class="dt-small dt-soft">{t.print}</p>}
          <Actions>
            {!early && (came.evaluated || leads(here, meeting)) && <LinkButton href={urls.evaluation(here.workspace, meeting.number)}>{came.evaluated ? t.evaluation.see : t.evaluation.open}</LinkButton>}
            <LinkButton kind="subtle" href={urls.meeting(here.workspace, meeting.number)}>{t.back}</LinkButton>
          </Actions>
        </Flow>
      </Section>
    </Shell>
  )
}
