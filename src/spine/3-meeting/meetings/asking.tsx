import { again, type Errors, type Typed } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Form, Hidden, TextField } from '../../../platform/look/form.tsx'
import { Fold } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { isOpen, leads, wordsFor, Wrong, type MeetingProps } from './fields.tsx'
import { answers, most, type Answer } from './form.ts'
import { texts } from './texts.ts'

interface AnswerProps { here: Here; action: string; moment: string; answer: Answer | null; alternate: string | null; errors?: Errors | undefined; typed?: Typed | undefined }

/** Whether one comes: three buttons, and a line for the name of who comes instead. */
export const AnswerForms = ({ here, action, moment, answer, alternate, errors, typed }: AnswerProps) => {
  const t = texts[here.language]
  const wrong = errors?.['name'] !== undefined
  return (
    <>
      <Form panel action={action}>
        <Hidden name="moment" value={moment} />
        <Actions>{answers.map((one) => <Button kind={answer === one && !alternate ? 'primary' : 'secondary'} name="answer" value={one}>{t.answers[one]}</Button>)}</Actions>
      </Form>
      <Fold summary={t.alternate.fold} id="vervanger" open={wrong || Boolean(alternate)}>
        <Form panel action={action}>
          <Hidden name="moment" value={moment} />
          <p class="nl-paragraph">{t.alternate.note}</p>
          <TextField name="name" label={t.alternate.name} maxlength={most.name} value={typed ? again(typed, 'name') : alternate ?? ''} error={wordsFor(here, errors, 'name')} />
          <Actions><Button kind="secondary" name="answer" value="alternate">{t.alternate.button}</Button></Actions>
        </Form>
      </Fold>
    </>
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
