import { again } from '../../../platform/form.ts'
import { Actions, Button, Form, Radios, TextField } from '../../../platform/look/form.tsx'
import { Section } from '../../../platform/look/sheet.tsx'
import { Fold, Rows } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { isOpen, leads, wordsFor, Wrong, type MeetingProps } from './fields.tsx'
import { texts } from './texts.ts'

type Props = Pick<MeetingProps, 'here' | 'meeting' | 'back'>

const Removing = ({ here, meeting, back }: Props) => {
  const t = texts[here.language]
  if (!leads(here) || !isOpen(meeting) || meeting.documents.length === 0) return null
  const own = back?.form === 'stuk-weg' ? back : undefined
  return (
    <Fold summary={t.removeDocument} open={Boolean(own)}>
      <Wrong here={here} errors={own?.errors} />
      <Form panel action={urls.meetingAct(here.workspace, meeting.number, 'stuk-weg')}>
        <p class="nl-paragraph">{t.removeNote}</p>
        <Radios name="document" label={t.fields.document} value={again(own?.typed, 'document')} error={wordsFor(here, own?.errors, 'document')}
          options={meeting.documents.map(({ id, name }) => ({ value: id, label: name }))} />
        <Actions><Button kind="danger">{t.removeDocument}</Button></Actions>
      </Form>
    </Fold>
  )
}

/** The files that go with a meeting; who leads adds some, and takes away what was put there by mistake. */
export const Documents = ({ here, meeting, back }: Props) => {
  const t = texts[here.language]
  const errors = back?.form === 'stuk' ? back.errors : undefined
  return (
    <Section title={t.parts.documents} id="stukken">
      {meeting.documents.length === 0 && <p class="nl-paragraph">{t.noDocuments}</p>}
      <Rows spacing="tight">
        {meeting.documents.map(({ id, name, size }) => (
          <li><a href={urls.meetingDocument(here.workspace, meeting.number, id)}>{name}</a> <span class="dt-soft">{Math.max(1, Math.round(size / 1024))} kB</span></li>
        ))}
      </Rows>
      {leads(here) && isOpen(meeting) && (
        <Fold summary={t.addDocument} open={Boolean(errors)}>
          <Wrong here={here} errors={errors} />
          <Form panel multipart action={urls.meetingAct(here.workspace, meeting.number, 'stuk')}>
            <TextField name="bestand" type="file" label={t.file} description={t.fileNote} error={wordsFor(here, errors, 'bestand')} />
            <Actions><Button kind="secondary">{t.addDocument}</Button></Actions>
          </Form>
        </Fold>
      )}
      <Removing here={here} meeting={meeting} back={back} />
    </Section>
  )
}
