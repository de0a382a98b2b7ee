import type { Here } from '../../platform/here.ts'
import { Actions, Button, Checkbox, ErrorSummary, Form, LinkButton, OnceKey, TextArea, TextField } from '../../platform/look/form.tsx'
import { errorHeading } from '../../platform/formtexts.ts'
import { Head, Section } from '../../platform/look/sheet.tsx'
import { texts as look } from '../../platform/look/texts.ts'
import { urls } from '../../urls.ts'
import { ringText } from '../../workspaces/shell.tsx'
import { Frame, typedOr, Wrong, wrongIn, type Back } from './frame.tsx'
import type { Unread } from './skosin.ts'
import { texts } from './texts.ts'

interface Props { here: Here; back?: Back | undefined; unread?: Unread | undefined }

const unreadText = (here: Here, { fault, line }: Unread): string => {
  const t = texts[here.language].unread
  return fault === 'syntax' ? t.syntax(line) : t[fault]
}

/** Where a list from elsewhere comes in: a file or its text, and whether it holds at once. */
export const ImportPage = ({ here, back, unread }: Props) => {
  const t = texts[here.language]
  const { optional } = look[here.language]
  return (
    <Frame here={here} title={t.intake.title} crumb={t.intake.title}>
      <Head title={t.intake.title} lead={t.intake.lead} ring={ringText(here)}>
        <Wrong here={here} back={back} />
        {unread && <ErrorSummary title={errorHeading(here.language)} errors={[{ field: 'file', message: unreadText(here, unread) }]} />}
      </Head>
      <Section first>
        <Form multipart action={urls.importGlossary(here.workspace)}>
          <OnceKey />
          <TextField name="file" type="file" label={t.fields.file} description={t.intake.file} optional={optional} accept=".ttl,.jsonld,.json,.csv,.txt"
            error={unread ? unreadText(here, unread) : wrongIn(here, back, 'file')} />
          <TextArea name="text" label={t.fields.text} description={t.intake.text} optional={optional} rows={6} value={typedOr(back, 'text')} error={wrongIn(here, back, 'text')} />
          <Checkbox name="adopt" value="ja" label={t.fields.adopt} description={t.intake.adopt} checked={back?.typed['adopt'] === 'ja'} />
          <TextArea name="reason" label={t.fields.reason} description={t.intake.reason} optional={optional} rows={2} value={typedOr(back, 'reason')} error={wrongIn(here, back, 'reason')} />
          <Actions><Button>{t.intake.button}</Button><LinkButton kind="subtle" href={urls.glossary(here.workspace)}>{t.back}</LinkButton></Actions>
        </Form>
      </Section>
      <Section title={t.intake.columns}><p class="nl-paragraph">{t.intake.columnsNote}</p></Section>
    </Frame>
  )
}
