import { again } from '../../../platform/form.ts'
import { Actions, Button, Form, Select, TextField } from '../../../platform/look/form.tsx'
import { Fold } from '../../../platform/look/table.tsx'
import { texts as look } from '../../../platform/look/texts.ts'
import { urls } from '../../../urls.ts'
import { openPerspectives, perspectiveLabel } from '../../../workspaces/attribution.ts'
import { isOpen, leads, wordsFor, Wrong, type MeetingProps } from './fields.tsx'
import { most } from './form.ts'
import { texts } from './texts.ts'

/** Somebody without an account who comes, put down by who leads. */
export const Guest = ({ here, meeting, back }: MeetingProps) => {
  const t = texts[here.language]
  if (!leads(here) || !isOpen(meeting)) return null
  const own = back?.form === 'gast' ? back : undefined
  return (
    <Fold summary={t.guest} id="gast" open={Boolean(own)}>
      <Wrong here={here} errors={own?.errors} />
      <Form panel action={urls.meetingAct(here.workspace, meeting.number, 'gast')}>
        <p class="nl-paragraph">{t.guestNote}</p>
        <TextField name="name" label={t.fields.name} maxlength={most.name} value={again(own?.typed, 'name')} error={wordsFor(here, own?.errors, 'name')} />
        <TextField name="organisation" label={t.fields.organisation} description={t.organisationNote} optional={look[here.language].optional} maxlength={most.name}
          value={again(own?.typed, 'organisation')} error={wordsFor(here, own?.errors, 'organisation')} />
        <Select name="perspective" label={t.fields.perspective} value={again(own?.typed, 'perspective')}
          options={openPerspectives(here).map(({ key }) => ({ value: key, label: perspectiveLabel(here, key) }))} />
        <Actions><Button kind="secondary">{t.guestButton}</Button></Actions>
      </Form>
    </Fold>
  )
}

/** An answer from a calendar that came to who leads by mail. */
export const Reply = ({ here, meeting, back }: MeetingProps) => {
  const t = texts[here.language]
  if (!leads(here) || !isOpen(meeting) || meeting.ends_at <= new Date()) return null
  const errors = back?.form === 'agenda-antwoord' ? back.errors : undefined
  return (
    <Fold summary={t.fields.antwoord} id="agenda-antwoord" open={Boolean(errors)}>
      <Wrong here={here} errors={errors} />
      <Form panel multipart action={urls.meetingAct(here.workspace, meeting.number, 'agenda-antwoord')}>
        <p class="nl-paragraph">{t.replyNote}</p>
        <TextField name="antwoord" type="file" label={t.file} error={wordsFor(here, errors, 'antwoord')} />
        <Actions><Button kind="secondary">{t.replyButton}</Button></Actions>
      </Form>
    </Fold>
  )
}
