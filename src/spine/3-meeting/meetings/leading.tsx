import { encode } from 'uqr'
import { again, type Typed } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Checkbox, Form, Hidden, LinkButton, TextArea, TextField } from '../../../platform/look/form.tsx'
import { Flow, Head, Section } from '../../../platform/look/sheet.tsx'
import type { Problems } from '../../../platform/look/problems.tsx'
import { texts as look } from '../../../platform/look/texts.ts'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { writtenAs } from './agenda.ts'
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
          {attendees.filter(({ present_at }) => present_at !== null).map(({ id }) => <Hidden name="there[]" value={id} />)}
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

const listIn = (typed: Typed | undefined, name: string): readonly string[] => {
  const list = typed?.[`${name}[]`]
  return Array.isArray(list) ? list as readonly string[] : []
}

type AgendaPart = Meeting['agenda'][number]
const fieldsOf = (item: AgendaPart) => ({ notes: item.notes, outcome: item.outcome, contributions: item.contributions.join(', '), decisions: item.decisions.join(', ') })

/** What was typed for a part of the agenda, which may stand elsewhere by now; undefined when nothing was, or nothing but what stood there. */
const typedFor = (typed: Typed | undefined, item: AgendaPart, nth: number): ReturnType<typeof fieldsOf> | undefined => {
  const items = listIn(typed, 'item')
  const at = items.length > 0 ? items.indexOf(item.id) : nth
  const field = (name: string) => listIn(typed, name)[at]
  if (field('notes') === undefined) return undefined
  const numbers = (name: string) => (field(name) ?? '').split(/[\s,;]+/).filter(Boolean).map(Number)
  const isAsItWas = writtenAs({ notes: field('notes') ?? '', outcome: field('outcome') ?? '', contributions: numbers('contributions'), decisions: numbers('decisions') }) === listIn(typed, 'seen')[at]
  return isAsItWas ? undefined : { notes: field('notes') ?? '', outcome: field('outcome') ?? '', contributions: field('contributions') ?? '', decisions: field('decisions') ?? '' }
}

/** What was typed for parts that are not on the agenda any more, to be copied. */
const Left = ({ here, meeting, typed }: { here: Here; meeting: Meeting; typed: Typed | undefined }) => {
  const left = listIn(typed, 'item').flatMap((id, nth) => (meeting.agenda.some((one) => one.id === id) ? [] : [listIn(typed, 'notes')[nth] ?? '', listIn(typed, 'outcome')[nth] ?? '']))
    .filter((one) => one.trim() !== '')
  if (left.length === 0) return null
  return <div class="dt-after dt-flow"><p class="nl-paragraph">{texts[here.language].leftOver}</p>{left.map((one) => <blockquote class="dt-quote"><p class="dt-lines">{one}</p></blockquote>)}</div>
}

interface NumbersProps extends Problems { here: Here; name: 'contributions' | 'decisions'; nth: number; value: string }

/** Numbers at one part of the agenda, marked when some of these are of nothing. */
const Numbers = ({ here, name, nth, value, errors }: NumbersProps) => {
  const t = texts[here.language]
  const own = `${name}-${nth}`
  const error = errors?.[own] ? wordsFor(here, errors, own) : wordsFor(here, errors, name)
  return (
    <TextField name={`${name}[]`} id={nth === 0 && !errors?.[own] ? name : own} label={t.fields[name]} description={t.notes[name]} optional={look[here.language].optional} maxlength={400} value={value} error={error} />
  )
}

/** What somebody else wrote of a part meanwhile. */
const Other = ({ here, item }: { here: Here; item: AgendaPart }) => (
  <div class="dt-flow dt-flow--tight">
    <p class="nl-paragraph">{texts[here.language].otherWrote}</p>
    {[item.notes, item.outcome].filter(Boolean).map((one) => <blockquote class="dt-quote"><p class="dt-lines">{one}</p></blockquote>)}
  </div>
)

const MinutesOf = ({ here, item, nth, errors, typed }: Problems & { here: Here; item: AgendaPart; nth: number }) => {
  const t = texts[here.language]
  const { optional } = look[here.language]
  const own = typedFor(typed, item, nth)
  const value = own ?? fieldsOf(item)
  const seen = own && listIn(typed, 'seen')[listIn(typed, 'item').indexOf(item.id)]
  const isOthers = errors?.['notes'] === 'minutes-moved' && seen !== undefined && seen !== writtenAs(item)
  return (
    <fieldset>
      <legend class="dt-row__title">{item.title}</legend>
      <Hidden name="item[]" value={item.id} />
      <Hidden name="seen[]" value={isOthers ? writtenAs(item) : seen ?? writtenAs(item)} />
      <Flow>
        {isOthers && <Other here={here} item={item} />}
        <TextArea name="notes[]" id={`notes-${nth}`} label={t.fields.notes} rows={5} optional={optional} maxlength={most.notes} value={value.notes} />
        <TextArea name="outcome[]" id={`outcome-${nth}`} label={t.fields.outcome} rows={2} optional={optional} maxlength={most.outcome} value={value.outcome} />
        <Numbers here={here} name="contributions" nth={nth} errors={errors} value={value.contributions} />
        <Numbers here={here} name="decisions" nth={nth} errors={errors} value={value.decisions} />
      </Flow>
    </fieldset>
  )
}

/** What was said and decided, part by part. */
export const MinutesPage = ({ here, meeting, errors, typed }: Problems & { here: Here; meeting: Meeting }) => {
  const t = texts[here.language]
  return (
    <Shell here={here} title={`${t.parts.minutes}: ${meeting.title}`} step={3} crumbs={crumbs(here, meeting, t.parts.minutes)}>
      <Head title={t.parts.minutes} lead={meeting.agenda.length > 0 ? t.minutesLead : t.noMinutes} ring={ringText(here)} />
      <Section first title={t.parts.minutes} titleHidden>
        <Wrong here={here} errors={errors?.['notes'] ? { 'notes-0': errors['notes'] } : errors} />
        <Left here={here} meeting={meeting} typed={typed} />
        <Form action={urls.meetingAct(here.workspace, meeting.number, 'notulen')}>
          {meeting.agenda.map((item, nth) => <MinutesOf here={here} item={item} nth={nth} errors={errors} typed={typed} />)}
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
