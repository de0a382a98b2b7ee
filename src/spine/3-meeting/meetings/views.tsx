import { acts } from '../../../acts.ts'
import { TalkSection } from '../../../beside/discussions/about.tsx'
import { Marked, TermsSaid } from '../../../beside/glossary/shown.tsx'
import { wordFor } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, LinkButton } from '../../../platform/look/form.tsx'
import { Perspective, Tag } from '../../../platform/look/marks.tsx'
import { Flow, Head, Section } from '../../../platform/look/sheet.tsx'
import { Fold, Row, Rows, Table } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { AnswerForms, Reply } from './asking.tsx'
import { isOpen, leads, whenOf, Wrong, type MeetingProps } from './fields.tsx'
import { Documents } from './documents.tsx'
import { Guest } from './guests.tsx'
import { Cancelling, Closing } from './ending.tsx'
import { momentMark } from './form.ts'
import { comeOf, isToCome, saidOf } from './list.tsx'
import { beforeLink, placeOf } from './place.ts'
import type { Attendee, Meeting } from './queries.ts'
import { texts } from './texts.ts'

/** Whether it is still to be said where it is. */
const isPlaceOpen = (meeting: Meeting) => isOpen(meeting) && !meeting.place && !meeting.link && meeting.ends_at > new Date()

const Practical = ({ here, meeting }: MeetingProps) => {
  const t = texts[here.language]
  return (
    <Flow tight>
      <p class="nl-paragraph" id="wanneer" data-live="meeting">{whenOf(here, meeting)}</p>
      {(placeOf(meeting) || isPlaceOpen(meeting)) && <p class="nl-paragraph">{t.place}: {placeOf(meeting) || t.noPlace}</p>}
      {meeting.link && <p class="nl-paragraph">{beforeLink(meeting, t.online)}: <a href={meeting.link} rel="noopener noreferrer">{meeting.link}</a></p>}
      {meeting.cancelled_at && <p class="nl-paragraph"><strong>{t.cancelled}</strong> {meeting.cancelled_why}</p>}
      {meeting.closed_at && <p class="nl-paragraph"><Tag ink>{t.states.closed}</Tag></p>}
      <p class="nl-paragraph" id="komen" data-live="meeting">
        {comeOf(here, meeting)}
        {isToCome(meeting) && <>{meeting.seats !== null && <> {t.seats(meeting.seats)}</>}{meeting.wait > 0 && <> {t.wait(meeting.wait)}</>}</>}
      </p>
      {!meeting.cancelled_at && <p class="nl-paragraph"><a href={urls.meetingFile(here.workspace, meeting.number)}>{meeting.appointment_id ? t.icsSeries : t.ics}</a></p>}
    </Flow>
  )
}

const Answering = ({ here, meeting, back }: MeetingProps) => {
  const t = texts[here.language]
  if (!isOpen(meeting) || meeting.ends_at <= new Date() || !acts['meeting.answer'].may(here.who, { withdrawn_at: meeting.cancelled_at })) return null
  const errors = back?.form === 'antwoord' ? back.errors : undefined
  return (
    <Section strong title={t.parts.answer} note={meeting.alternate ? t.said.alternate(meeting.alternate) : saidOf(here, meeting)} id="antwoord">
      <Wrong here={here} errors={errors} />
      <AnswerForms here={here} action={urls.meetingAct(here.workspace, meeting.number, 'antwoord')} moment={momentMark(meeting)} answer={meeting.answer} alternate={meeting.alternate}
        errors={errors} typed={back?.form === 'antwoord' ? back.typed : undefined} />
    </Section>
  )
}

/** The decisions that a part of the minutes is about, as far as the reader may see them. */
export const Decided = ({ here, decisions, decided }: { here: Here; decisions: readonly number[]; decided: ReadonlyMap<number, string> }) => {
  const shown = decisions.filter((one) => decided.has(one))
  if (shown.length === 0) return null
  return (
    <p class="dt-small">{texts[here.language].decisions(shown.length)} {shown.map((one, at) => (
      <>{at > 0 && ', '}<a href={urls.decision(here.workspace, one)}>{one}: {decided.get(one)}</a></>
    ))}</p>
  )
}

const Agenda = ({ here, meeting, decided, marker }: MeetingProps) => {
  const t = texts[here.language]
  marker.section('onderdelen')
  const takes = meeting.agenda.reduce((sum, { minutes }) => sum + minutes, 0)
  const left = Math.round((meeting.ends_at.getTime() - meeting.starts_at.getTime()) / 60_000) - takes
  return (
    <Section title={t.parts.agenda} note={meeting.agenda.length === 0 ? undefined : left < 0 ? t.over(-left) : t.left(left)} id="onderdelen">
      {meeting.agenda.length === 0 && <p class="nl-paragraph">{t.noAgenda}</p>}
      <Rows ordered>
        {meeting.agenda.map(({ title, minutes, notes, outcome, contributions, decisions }) => (
          <Row title={title} when={t.minutes(minutes)}>
            {notes && <Flow tight>{notes.split(/\n{2,}/).map((one) => <p class="nl-paragraph dt-lines"><Marked text={one} marker={marker} /></p>)}</Flow>}
            {outcome && <p class="nl-paragraph dt-lines"><strong>{t.outcome}:</strong> <Marked text={outcome} marker={marker} /></p>}
            {contributions.length > 0 && (
              <p class="dt-small">{t.about} {contributions.map((n, at) => <>{at > 0 && ', '}<a href={urls.contribution(here.workspace, n)}>{n}</a></>)}</p>
            )}
            <Decided here={here} decisions={decisions} decided={decided} />
          </Row>
        ))}
      </Rows>
      {leads(here) && isOpen(meeting) && (
        <div class="dt-after"><Actions>{meeting.agenda.length > 0
          ? <LinkButton href={urls.meetingAct(here.workspace, meeting.number, 'notulen')}>{t.toMinutes}</LinkButton>
          : <LinkButton href={`${urls.meetingAct(here.workspace, meeting.number, 'wijziging')}#agenda`}>{t.toAgenda}</LinkButton>}</Actions></div>
      )}
    </Section>
  )
}

interface AttendeeTableProps { here: Here; attendees: readonly Attendee[]; there: boolean; change?: Meeting | undefined }

/** Who is asked, as a table; `there` adds who was there, `change` the way to put a guest right. */
export const AttendeeTable = ({ here, attendees, there, change }: AttendeeTableProps) => {
  const t = texts[here.language]
  const answerOf = ({ answer, waits_since }: Attendee) => (waits_since ? t.states.waits : answer ? t.answers[answer] : t.noAnswer)
  return (
    <Table caption={t.parts.who} captionHidden
      columns={[{ label: t.columns.name }, { label: t.columns.organisation }, { label: t.columns.answer }, ...(there ? [{ label: t.columns.there }] : [])]}
      rows={attendees.map((one) => [
        <>{one.name || t.former} {one.perspective && <Perspective perspective={one.perspective} label={perspectiveLabel(here, one.perspective)} />}
          {t.kinds[one.kind as keyof typeof t.kinds] && <> ({one.instead_of ? t.insteadOf(one.instead_of) : t.kinds[one.kind as keyof typeof t.kinds]})</>}
          {change && one.kind !== 'participant' && <> <a href={urls.meetingGuest(here.workspace, change.number, one.id)}>{t.guestChange}<span class="dt-hidden"> {one.name}</span></a></>}</>,
        one.organisation, answerOf(one), ...(there ? [one.present_at ? t.yes : ''] : []),
      ])} />
  )
}

// So many on one screen of a phone; of more the names wait until somebody asks for them.
const mostAtOnce = 12

const Who = (props: MeetingProps) => {
  const { here, meeting, attendees } = props
  const t = texts[here.language]
  if (!attendees) return <Section title={t.parts.who} id="wie"><p class="nl-paragraph">{t.counts}</p></Section>
  const table = <AttendeeTable here={here} attendees={attendees} there={meeting.starts_at <= new Date()} change={leads(here) && isOpen(meeting) ? meeting : undefined} />
  return (
    <Section title={isToCome(meeting) ? t.parts.who : t.parts.were} note={comeOf(here, meeting)} id="wie">
      {attendees.length > mostAtOnce ? <Fold summary={t.allAsked(attendees.length)}>{table}</Fold> : table}
      <Guest {...props} />
      <Reply {...props} />
    </Section>
  )
}

const Leading = ({ here, meeting }: MeetingProps) => {
  const t = texts[here.language]
  if (!leads(here) || !isOpen(meeting)) return null
  const act = (one: 'wijziging' | 'aanwezig') => urls.meetingAct(here.workspace, meeting.number, one)
  return (
    <Section title={t.parts.lead} note={t.editNote}>
      {meeting.series_id && <p class="nl-paragraph">{t.series}</p>}
      <Actions><LinkButton href={act('wijziging')}>{t.edit}</LinkButton><LinkButton href={act('aanwezig')}>{t.toAttend}</LinkButton>
        <LinkButton href={urls.boards(here.workspace)}>{t.toBoard}</LinkButton><LinkButton href={urls.paper(here.workspace, meeting.number)}>{t.toPaper}</LinkButton></Actions>
    </Section>
  )
}

/** What comes of it, from its beginning on: the report and the evaluation. */
const After = ({ here, meeting }: MeetingProps) => {
  const t = texts[here.language]
  if (meeting.cancelled_at || meeting.starts_at > new Date()) return null
  return (
    <Section title={t.parts.after} id="verslag">
      <Actions>
        <LinkButton href={urls.meetingReport(here.workspace, meeting.number)}>{t.toReport}</LinkButton>
        <LinkButton href={urls.evaluation(here.workspace, meeting.number)}>{t.toEvaluation}</LinkButton>
      </Actions>
    </Section>
  )
}

const About = ({ here, meeting, marker }: MeetingProps) => {
  if (!meeting.about) return null
  marker.section('over')
  return (
    <Section title={texts[here.language].parts.about} id="over">
      <Flow>{meeting.about.split(/\n{2,}/).map((one) => <p class="nl-paragraph dt-lines"><Marked text={one} marker={marker} /></p>)}</Flow>
    </Section>
  )
}

/** One meeting: when and where, whether you come, what is on the agenda and what came of it, and who was there. */
export const MeetingPage = (props: MeetingProps) => {
  const { here, meeting, done } = props
  const t = texts[here.language]
  const ring = here.rings.find(({ id }) => id === meeting.ring_id)
  return (
    <Shell here={here} title={`${meeting.title}: ${t.title}`} step={3} live flash={wordFor(t.done, done)}
      crumbs={[{ label: t.title, href: urls.meetings(here.workspace) }, { label: t.number(meeting.number) }]}>
      <Head title={meeting.title} kicker={t.number(meeting.number)} ring={ringText(here, ring)}><div class="dt-after"><Practical {...props} /></div></Head>
      <Answering {...props} />
      <Closing {...props} />
      <After {...props} />
      <Leading {...props} />
      <About {...props} />
      <Agenda {...props} />
      <Documents {...props} />
      <Who {...props} />
      <TermsSaid here={here} marker={props.marker} live="meeting" />
      <TalkSection here={here} thing={{ kind: 'meeting', number: meeting.number }} talk={props.talk} />
      <Cancelling {...props} />
    </Shell>
  )
}
