import { again } from '../../../platform/form.ts'
import { Actions, Button, Checkbox, Form, TextArea } from '../../../platform/look/form.tsx'
import { Section } from '../../../platform/look/sheet.tsx'
import { Fold } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { isOpen, leads, wordsFor, Wrong, type MeetingProps } from './fields.tsx'
import { missingOf } from './queries.ts'
import { texts } from './texts.ts'

/** For whoever leads, once it has begun: what is missing before it can be closed. */
export const Closing = ({ here, meeting, attendees, back }: MeetingProps) => {
  const t = texts[here.language]
  if (!leads(here) || !isOpen(meeting) || meeting.starts_at > new Date()) return null
  const missing = missingOf(meeting, (attendees ?? []).filter(({ present_at }) => present_at).length)
  const errors = back?.form === 'sluiting' ? back.errors : undefined
  return (
    <Section strong title={t.parts.close} id="sluiting">
      <Wrong here={here} errors={errors} />
      <Form panel action={urls.meetingAct(here.workspace, meeting.number, 'sluiting')}>
        <ul>
          {missing.attendance && <li>{t.missing.attendance} <a href={urls.meetingAct(here.workspace, meeting.number, 'aanwezig')}>{t.toAttend}</a></li>}
          {missing.minutes > 0 && <li>{t.missing.minutes(missing.minutes)} <a href={urls.meetingAct(here.workspace, meeting.number, 'notulen')}>{t.toMinutes}</a></li>}
          {missing.boards.map(({ id, title }) => <li>{t.missing.board(title)} <a href={urls.board(here.workspace, id)}>{t.toBoard}</a></li>)}
          {!missing.attendance && missing.minutes === 0 && missing.boards.length === 0 && <li>{t.missing.none}</li>}
        </ul>
        <p class="nl-paragraph">{t.closeNote}</p>
        <Checkbox name="sure" value="ja" label={t.closeSure} required error={wordsFor(here, errors, 'sure')} />
        <Actions><Button>{t.closeButton}</Button></Actions>
      </Form>
    </Section>
  )
}

/** For whoever leads: to call it off. */
export const Cancelling = ({ here, meeting, back }: MeetingProps) => {
  const t = texts[here.language]
  if (!leads(here) || !isOpen(meeting)) return null
  const own = back?.form === 'afzegging' ? back : undefined
  return (
    <Section title={t.parts.cancel}>
      <Fold summary={t.cancelFold} id="afzegging" open={Boolean(own)}>
        <Wrong here={here} errors={own?.errors} />
        <Form panel action={urls.meetingAct(here.workspace, meeting.number, 'afzegging')}>
          <p class="nl-paragraph">{t.cancelNote}</p>
          <TextArea name="why" label={t.fields.why} rows={2} maxlength={1000} value={again(own?.typed, 'why')} error={wordsFor(here, own?.errors, 'why')} />
          {meeting.series_id && <Checkbox name="rest" value="ja" label={t.cancelRest} checked={again(own?.typed, 'rest') === 'ja'} />}
          <Actions><Button kind="danger">{t.cancelButton}</Button></Actions>
        </Form>
      </Fold>
    </Section>
  )
}
