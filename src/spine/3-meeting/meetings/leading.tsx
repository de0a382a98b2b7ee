import { encode } from 'uqr'
import { again, type Typed } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Checkbox, Form, LinkButton, TextArea, TextField } from '../../../platform/look/form.tsx'
import { Flow, Head, Section } from '../../../platform/look/sheet.tsx'
import type { Problems } from '../../../platform/look/problems.tsx'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { wordsFor, Wrong } from './fields.tsx'
import { most } from './form.ts'
import type { Attendee, Meeting } from './queries.ts'
import { texts } from './texts.ts'

const Qr = ({ here, address }: { here: Here; address: string }) => {
  const { data, size } = encode(address, { border: 2 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  // Large and black on white in every look, for a phone that is held up to a screen or a sheet at the door.
  return (
    <svg width="240" height="240" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={texts[here.language].qr} shape-rendering="crispEdges">
      <path fill="#fff" d={`M0 0h${size}v${size}h-${size}z`}></path><path fill="#000" d={path}></path>
    </svg>
  )
}

const crumbs = (here: Here, meeting: Meeting, label: string) => [
  { label: texts[here.language].title, href: urls.meetings(here.workspace) },
  { label: texts[here.language].number(meeting.number), href: urls.meeting(here.workspace, meeting.number) }, { label },
]

/** Who is there: the code for the door, and names to tick off. */
export const AttendancePage = ({ here, meeting, attendees, address }: { here: Here; meeting: Meeting; attendees: readonly Attendee[]; address: string }) => {
  const t = texts[here.language]
  return (
    <Shell here={here} title={`${t.attend}: ${meeting.title}`} step={3} crumbs={crumbs(here, meeting, t.attend)}>
      <Head title={t.attend} ring={ringText(here)} />
      <Section first title={t.parts.door}>
        <p class="nl-paragraph">{t.doorNote(meeting.door_code)}</p>
        <p class="nl-paragraph"><a href={address}>{address}</a></p>
        <Qr here={here} address={address} />
      </Section>
      <Section title={t.parts.were}>
        <Form action={urls.meetingAct(here.workspace, meeting.number, 'aanwezig')}>
          {attendees.map((one) => (
            <Checkbox name="present" id={`present-${one.id}`} value={one.id} checked={one.present_at !== null}
              label={<>{one.name || t.former}{t.kinds[one.kind as keyof typeof t.kinds] && <> ({t.kinds[one.kind as keyof typeof t.kinds]})</>}{(one.organisation || one.answer) && <> <span class="dt-soft">{[one.organisation, one.answer && !one.waits_since ? t.answers[one.answer] : ''].filter(Boolean).join(' · ')}</span></>}</>} />
          ))}
          <Actions><Button>{t.attendButton}</Button><LinkButton kind="subtle" href={urls.meeting(here.workspace, meeting.number)}>{t.back}</LinkButton></Actions>
        </Form>
      </Section>
    </Shell>
  )
}

const at = (typed: Typed | undefined, name: string, nth: number): string | undefined => {
  const list = typed?.[`${name}[]`]
  return Array.isArray(list) ? list[nth] as string | undefined : undefined
}

/** What was said and decided, part by part. */
export const MinutesPage = ({ here, meeting, errors, typed }: Problems & { here: Here; meeting: Meeting }) => {
  const t = texts[here.language]
  return (
    <Shell here={here} title={`${t.parts.minutes}: ${meeting.title}`} step={3} crumbs={crumbs(here, meeting, t.parts.minutes)}>
      <Head title={t.parts.minutes} lead={meeting.agenda.length > 0 ? t.minutesLead : t.noMinutes} ring={ringText(here)} />
      <Section first title={t.parts.minutes} titleHidden>
        <Wrong here={here} errors={errors} />
        <Form action={urls.meetingAct(here.workspace, meeting.number, 'notulen')}>
          {meeting.agenda.map((item, nth) => (
            <fieldset>
              <legend class="dt-row__title">{item.title}</legend>
              <Flow>
              <TextArea name="notes[]" id={`notes-${nth}`} label={t.fields.notes} rows={5} maxlength={most.notes} value={at(typed, 'notes', nth) ?? item.notes} />
              <TextArea name="outcome[]" id={`outcome-${nth}`} label={t.fields.outcome} rows={2} maxlength={most.outcome} value={at(typed, 'outcome', nth) ?? item.outcome} />
              <TextField name="contributions[]" id={nth === 0 ? 'contributions' : `contributions-${nth}`} label={t.fields.contributions} description={t.notes.contributions} maxlength={400}
                value={at(typed, 'contributions', nth) ?? item.contributions.join(', ')} error={wordsFor(here, errors, 'contributions')} />
              <TextField name="decisions[]" id={nth === 0 ? 'decisions' : `decisions-${nth}`} label={t.fields.decisions} description={t.notes.decisions} maxlength={400}
                value={at(typed, 'decisions', nth) ?? item.decisions.join(', ')} error={wordsFor(here, errors, 'decisions')} />
              </Flow>
            </fieldset>
          ))}
          <Actions><Button>{t.minutesButton}</Button><LinkButton kind="subtle" href={urls.meeting(here.workspace, meeting.number)}>{t.back}</LinkButton></Actions>
        </Form>
      </Section>
    </Shell>
  )
}

/** At the door: one button that says that you are there. */
export const DoorPage = ({ here, meeting, errors, typed, code }: Problems & { here: Here; meeting: Meeting; code: string }) => {
  const t = texts[here.language]
  return (
    <Shell here={here} title={`${meeting.present_at ? t.doorHere : t.doorTitle} ${meeting.title}`} step={3} crumbs={crumbs(here, meeting, t.parts.door)}>
      <Head title={meeting.present_at ? t.doorHere : t.doorTitle} kicker={meeting.title} lead={meeting.present_at ? t.doorDone : t.doorLead} ring={ringText(here)} />
      <Section first title={t.parts.door} titleHidden>
        <Wrong here={here} errors={errors} />
        {!meeting.present_at && (
          <Form panel action={urls.meetingAct(here.workspace, meeting.number, 'deur')}>
            <TextField name="code" short label="Code" value={typed ? again(typed, 'code') : code} error={wordsFor(here, errors, 'code')} />
            <Actions><Button>{t.doorButton}</Button></Actions>
          </Form>
        )}
        <p class="dt-after"><a href={urls.meeting(here.workspace, meeting.number)}>{meeting.title}</a></p>
      </Section>
    </Shell>
  )
}
