import { longDate } from '../../../platform/dates.ts'
import { again, type Errors, type Typed } from '../../../platform/form.ts'
import { errorHeading, errorText, wordFor } from '../../../platform/formtexts.ts'
import type { AttributionRule, Here } from '../../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, Radios, TextArea } from '../../../platform/look/form.tsx'
import { Flow, Head, Section } from '../../../platform/look/sheet.tsx'
import { texts as look } from '../../../platform/look/texts.ts'
import { urls } from '../../../urls.ts'
import { DeadLink } from '../../../workspaces/deadlink.tsx'
import { Shell } from '../../../workspaces/shell.tsx'
import { asides, longest, mets, values } from './form.ts'
import type { Asked, Own } from './queries.ts'
import { texts } from './texts.ts'

export interface Problems { readonly errors?: Errors | undefined; readonly typed?: Typed | undefined }

interface FormProps extends Problems {
  here: Here
  action: string
  rule: AttributionRule
  hope: string
  answer: Own['answer'] | null
  until: Date
}

/** The last day on which something that ends at midnight can still be done. */
const lastDay = (until: Date, here: Here) => longDate(new Date(until.getTime() - 60_000), here.language)

/** What somebody hoped for, and the questions. */
export const AnswerForm = ({ here, action, rule, hope, answer, until, errors, typed }: FormProps) => {
  const t = texts[here.language]
  const value = (name: 'met' | 'value' | (typeof asides)[number]) => (typed ? again(typed, name) : String(answer?.[name] ?? ''))
  const wrong = (name: keyof typeof t.fields) => errorText(here.language, errors?.[name], t.fields[name])
  const list = (Object.keys(errors ?? {}) as (keyof typeof t.fields)[]).map((field) => ({ field, message: wrong(field) ?? '' }))
  return (
    <Flow>
      {list.length > 0 && <ErrorSummary title={errorHeading(here.language)} errors={list} />}
      {hope ? <><p class="nl-paragraph">{t.form.hoped}:</p><blockquote class="dt-quote"><p>{hope}</p></blockquote></> : <p class="nl-paragraph">{t.form.noHope}</p>}
      <Form action={action}>
        <Radios name="met" label={t.fields.met} inline value={value('met')} error={wrong('met')} options={mets.map((one) => ({ value: one, label: t.met[one] }))} />
        <Radios name="value" label={t.fields.value} inline value={value('value')} error={wrong('value')}
          options={values.map((one) => ({ value: String(one), label: t.value[one - 1] }))} />
        {rule !== 'anonymous' && asides.map((one) => (
          <TextArea name={one} label={t.fields[one]} optional={look[here.language].optional} rows={3} maxlength={longest} value={value(one)} error={wrong(one)} />
        ))}
        <p class="dt-small dt-soft">{t.form.shown[rule]} {t.form.until(lastDay(until, here))}</p>
        <Actions><Button>{answer ? t.form.change : t.form.button}</Button></Actions>
      </Form>
    </Flow>
  )
}

/** How somebody found the meeting, by the link in a mail. */
export const LinkPage = ({ here, asked, token, done, ...problems }: Problems & { here: Here; asked: Asked; token: string; done?: string | undefined }) => {
  const t = texts[here.language]
  return (
    <Shell here={here} title={t.link.title} flash={wordFor(t.done, done)}>
      <Head title={t.link.title} kicker={asked.title} lead={`${asked.title}, ${longDate(asked.starts_at, here.language)}, ${t.link.of(asked.tank)}.`} />
      <Section first title={t.form.title} titleHidden>
        <p class="nl-paragraph">{t.link.hello(asked.name)}</p>
        {asked.is_open
          ? <AnswerForm here={here} action={urls.evaluationAnswer(token)} rule={asked.attribution} hope={asked.hope} answer={asked.answer} until={new Date(asked.open_until)} {...problems} />
          : <p class="nl-paragraph"><strong>{t.link.over}</strong></p>}
      </Section>
    </Shell>
  )
}

/** A link that opens nothing: an old mail, or somebody who no longer takes part. */
export const DeadLinkPage = ({ here }: { here: Here }) => <DeadLink here={here} title={texts[here.language].link.dead} text={texts[here.language].link.deadText} />
