import type { Errors } from '../../platform/form.ts'
import { errorHeading, errorText, wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, Radios } from '../../platform/look/form.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { urls } from '../../urls.ts'
import { Shell } from '../../workspaces/shell.tsx'
import { lessRhythms } from './changes.ts'
import { texts } from './less.texts.ts'
import type { LessMail } from './queries.ts'

interface Props { here: Here; token: string; mail: LessMail; done: string | undefined; errors?: Errors }

/** Less mail, for whoever holds the mail. It says nothing of who that is. */
export const LessMailPage = ({ here, token, mail, done, errors = {} }: Props) => {
  const t = texts[here.language]
  const wrong = errorText(here.language, errors['hoeveel'], t.how)
  const options = lessRhythms.filter((rhythm) => mail.mail_rhythm !== rhythm && mail.mail_rhythm !== 'never')
  return (
    <Shell here={here} title={t.title} flash={wordFor(t.done, done)}>
      <Head title={t.title} lead={t.lead} ring={t.ring} />
      <Section first title={t.how}>
        <Flow>
          {wrong && <ErrorSummary title={errorHeading(here.language)} errors={[{ field: 'hoeveel', message: wrong }]} />}
          <p class="nl-paragraph">{t.now[mail.mail_rhythm]}</p>
          {options.length > 0 && <Form action={urls.lessMail(token)}>
            <Radios name="hoeveel" label={t.how} description={t.note} value={options.length === 1 ? options[0] as string : ''} error={wrong}
              options={options.map((value) => ({ value, label: t.options[value] }))} />
            <Actions><Button>{t.button}</Button></Actions>
          </Form>}
          <p class="nl-paragraph">{t.more} <a href={urls.account}>{t.account}</a></p>
        </Flow>
      </Section>
    </Shell>
  )
}
