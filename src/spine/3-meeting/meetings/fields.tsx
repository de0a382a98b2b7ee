import { acts } from '../../../acts.ts'
import { again } from '../../../platform/form.ts'
import { clock, isoDay, weekDate } from '../../../platform/dates.ts'
import type { TalkedAbout } from '../../../beside/discussions/queries.ts'
import type { Marker } from '../../../beside/glossary/meanings.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Form, LinkButton, OnceKey, Radios, TextArea, TextField } from '../../../platform/look/form.tsx'
import { Now, Seen } from '../../../platform/look/meanwhile.tsx'
import { Head, Section } from '../../../platform/look/sheet.tsx'
import { texts as look } from '../../../platform/look/texts.ts'
import { problemsIn, type Problems } from '../../../platform/look/problems.tsx'
import { urls } from '../../../urls.ts'
import { ringName, ringText, Shell } from '../../../workspaces/shell.tsx'
import { meetingShown } from './agenda.ts'
import { most, repeats } from './form.ts'
import { ringsToMeet, type Attendee, type Meeting } from './queries.ts'
import { texts } from './texts.ts'

/** A form of this page that came back. */
export type Back = Problems & { readonly form: 'antwoord' | 'agenda-antwoord' | 'gast' | 'stuk' | 'stuk-weg' | 'afzegging' | 'sluiting' }
/** What a part of a meeting's page is made of. */
export interface MeetingProps {
  here: Here
  meeting: Meeting
  /** undefined where nobody may be named */
  attendees: readonly Attendee[] | undefined
  talk: TalkedAbout
  /** the titles of decisions that the minutes name, by number */
  decided: ReadonlyMap<number, string>
  marker: Marker
  back?: Back | undefined
  done?: string | undefined
}

/** Neither taken off nor closed. */
export const isOpen = ({ cancelled_at, closed_at }: Meeting) => !cancelled_at && !closed_at
/** Whether you prepare, and so plan and lead. */
export const leads = (here: Here) => acts['meeting.plan'].may(here.who)

/** How the forms of this slice say what is wrong. */
export const { Wrong, wordsFor } = problemsIn(texts)

/** "donderdag 3 december 2026, 10.00 uur tot 12.30 uur". */
export const whenOf = (here: Here, { starts_at, ends_at }: { starts_at: Date; ends_at: Date }): string =>
  texts[here.language].when(weekDate(starts_at, here.language), clock(starts_at, here.language), clock(ends_at, here.language))

type FieldsProps = Problems & { here: Here; value: (name: string) => string }

const MeetingFields = ({ here, errors, value }: FieldsProps) => {
  const t = texts[here.language]
  const { optional } = look[here.language]
  const wrong = (name: string) => wordsFor(here, errors, name)
  return (
    <>
      <TextField name="title" label={t.fields.title} maxlength={most.title} value={value('title')} error={wrong('title')} />
      <TextField name="day" type="date" short label={t.fields.day} value={value('day')} error={wrong('day')} />
      <TextField name="from" short label={t.fields.from} description={t.notes.from} value={value('from')} error={wrong('from')} />
      <TextField name="until" short label={t.fields.until} description={t.notes.until} value={value('until')} error={wrong('until')} />
      <TextField name="place" label={t.fields.place} optional={optional} maxlength={most.place} value={value('place')} error={wrong('place')} />
      <TextField name="link" label={t.fields.link} description={t.notes.link} inputmode="url" optional={optional} value={value('link')} error={wrong('link')} />
      <TextField name="seats" short label={t.fields.seats} description={t.notes.seats} inputmode="numeric" optional={optional} value={value('seats')} error={wrong('seats')} />
      <TextArea name="about" label={t.fields.about} rows={4} optional={optional} maxlength={most.about} value={value('about')} error={wrong('about')} />
      <TextArea name="agenda" label={t.fields.agenda} description={t.notes.agenda} rows={8} lines optional={optional} value={value('agenda')} error={wrong('agenda')} />
    </>
  )
}

const PlanFields = ({ here, errors, value }: FieldsProps) => {
  const t = texts[here.language]
  const rings = ringsToMeet(here)
  return (
    <>
      {rings.length > 1 && <Radios name="ring" label={t.fields.ring} value={value('ring')} error={wordsFor(here, errors, 'ring')}
        options={rings.map((ring) => ({ value: ring.id, label: ringName(here, ring) }))} />}
      <Radios name="repeat" inline label={t.fields.repeat} value={value('repeat')} error={wordsFor(here, errors, 'repeat')}
        options={repeats.map((one) => ({ value: one, label: t.repeats[one] }))} />
      <TextField name="times" short inputmode="numeric" label={t.fields.times} description={t.notes.times} optional={look[here.language].optional}
        value={value('times')} error={wordsFor(here, errors, 'times')} />
    </>
  )
}

const untouched = (here: Here): Readonly<Record<string, string>> => ({ repeat: 'none', ring: ringsToMeet(here).find(({ kind }) => kind === 'members')?.id ?? '' })

const crumbs = (here: Here, label: string) => [{ label: texts[here.language].title, href: urls.meetings(here.workspace) }, { label }]

/** A new meeting, or a series. */
export const PlanPage = ({ here, errors, typed }: Problems & { here: Here }) => {
  const t = texts[here.language]
  const value = (name: string) => (typed ? again(typed, name) : untouched(here)[name] ?? '')
  return (
    <Shell here={here} title={t.plan} step={3} crumbs={crumbs(here, t.plan)}>
      <Head title={t.plan} lead={t.planLead} ring={ringText(here)} />
      <Section first title={t.plan} titleHidden>
        <Wrong here={here} errors={errors} />
        <Form action={urls.newMeeting(here.workspace)}>
          <OnceKey />
          <MeetingFields here={here} errors={errors} value={value} />
          <PlanFields here={here} errors={errors} value={value} />
          <Actions><Button>{t.planButton}</Button><LinkButton kind="subtle" href={urls.meetings(here.workspace)}>{t.back}</LinkButton></Actions>
        </Form>
      </Section>
    </Shell>
  )
}

const now = (meeting: Meeting): Readonly<Record<string, string>> => ({
  title: meeting.title, day: isoDay(meeting.starts_at), from: clock(meeting.starts_at, 'en'), until: clock(meeting.ends_at, 'en'), place: meeting.place, link: meeting.link,
  seats: meeting.seats === null ? '' : String(meeting.seats), about: meeting.about, agenda: meeting.agenda.map(({ title, minutes }) => `${title} | ${minutes}`).join('\n'),
})

/** A meeting, to be changed. */
export const EditPage = ({ here, meeting, errors, typed }: Problems & { here: Here; meeting: Meeting }) => {
  const t = texts[here.language]
  const value = (name: string) => (typed ? again(typed, name) : now(meeting)[name] ?? '')
  return (
    <Shell here={here} title={`${t.edit}: ${meeting.title}`} step={3} crumbs={crumbs(here, t.edit)}>
      <Head title={t.edit} lead={t.editNote} ring={ringText(here)} />
      <Section first title={t.edit} titleHidden>
        <Wrong here={here} errors={errors} />
        <Form action={urls.meetingAct(here.workspace, meeting.number, 'wijziging')}>
          <OnceKey /><Seen shown={meetingShown(meeting)} errors={errors} typed={typed} />
          <MeetingFields here={here} errors={errors} value={value} />
          <Actions><Button>{t.save}</Button><LinkButton kind="subtle" href={urls.meeting(here.workspace, meeting.number)}>{t.back}</LinkButton></Actions>
        </Form>
        <Now here={here} errors={errors} lines={Object.entries({ ...now(meeting), day: weekDate(meeting.starts_at, here.language) }).map(([name, value]) => [t.fields[name as 'title'], value])} />
      </Section>
    </Shell>
  )
}
