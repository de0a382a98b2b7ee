import type { Errors, Typed } from '../form.ts'
import { errorHeading, errorText } from '../formtexts.ts'
import type { Here, Language } from '../here.ts'
import { Actions, Button, Checkbox, ErrorSummary, Form, OnceKey } from './form.tsx'
import { Flow, Section } from './sheet.tsx'

/** A form that came back: what is wrong with it, and what was typed. */
export interface Problems { readonly errors?: Errors | undefined; readonly typed?: Typed | undefined }

type Wording = Readonly<Record<Language, { readonly fields: object; readonly errors: Readonly<Record<string, string>> }>>

/** How the forms of one slice say what is wrong, by what it calls its fields and by its own errors. */
export const problemsIn = (texts: Wording) => {
  /** What is wrong with a field, in words. */
  const wordsFor = (here: Here, errors: Errors | undefined, field: string): string | undefined => {
    const t = texts[here.language]
    return errorText(here.language, errors?.[field], (t.fields as Readonly<Record<string, string>>)[field] ?? field, t.errors)
  }
  /** All that is wrong with a form, above it; nothing when all is well. */
  const Wrong = ({ here, errors = {} }: { here: Here; errors?: Errors | undefined }) => {
    const list = Object.keys(errors).map((field) => ({ field, message: wordsFor(here, errors, field) ?? '' }))
    return list.length === 0 ? null : <ErrorSummary title={errorHeading(here.language)} errors={list} />
  }
  return { wordsFor, Wrong }
}

interface WithdrawingProps { here: Here; action: string; title: string; note: string; sure: string; button: string; errors?: Errors | undefined }

/** Withdrawing something for everybody: what that does, a tick that it is meant (`sure()` in form.ts, as `zeker`), and the button. */
export const Withdrawing = ({ here, action, title, note, sure, button, errors }: WithdrawingProps) => {
  const wrong = errorText(here.language, errors?.['zeker'], sure)
  return (
    <Section title={title} id="intrekking">
      <Flow>
        {wrong && <ErrorSummary title={errorHeading(here.language)} errors={[{ field: 'zeker', message: wrong }]} />}
        <Form panel action={action}>
          <OnceKey />
          <p class="nl-paragraph">{note}</p>
          <Checkbox name="zeker" value="ja" label={sure} required error={wrong} />
          <Actions><Button kind="danger">{button}</Button></Actions>
        </Form>
      </Flow>
    </Section>
  )
}
