import { again, type Errors, type Typed } from '../../platform/form.ts'
import { errorHeading, errorText } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, TextField } from '../../platform/look/form.tsx'
import { Head, MarginTitle, Section } from '../../platform/look/sheet.tsx'
import { Shell } from '../../workspaces/shell.tsx'
import { urls } from '../../urls.ts'
import { texts } from './texts.ts'

interface Props {
  here: Here
  typed?: Typed
  errors?: Errors
  /** asked for when this is not the machine itself */
  asksCode: boolean
}

type Name = 'association_name' | 'contact_email' | 'given_name' | 'prefix' | 'family_name' | 'email' | 'code'
const order: readonly Name[] = ['association_name', 'contact_email', 'given_name', 'prefix', 'family_name', 'email', 'code']

/** The first page of an empty installation. */
export const FoundingPage = ({ here, typed, errors = {}, asksCode }: Props) => {
  const t = texts[here.language]
  const errorOf = (name: Name) => errorText(here.language, errors[name], t[name], t.errors)
  const wrong = order.flatMap((field) => {
    const message = errorOf(field)
    return message ? [{ field, message }] : []
  })
  const field = (name: Name) => ({ name, label: t[name], value: again(typed, name), error: errorOf(name) })
  return (
    <Shell here={here} title={t.title}>
      <Head title={t.title} lead={t.lead} ring={t.ring} />
      <Section first>
        <div class="dt-flow">
          {wrong.length > 0 && <ErrorSummary title={errorHeading(here.language)} errors={wrong} />}
          <Form action={urls.founding}>
            <MarginTitle level={2}>{t.association}</MarginTitle>
            <TextField {...field('association_name')} maxlength={200} autocomplete="organization" />
            <TextField {...field('contact_email')} type="email" maxlength={254} description={t.contactHint} />
            <MarginTitle level={2}>{t.you}</MarginTitle>
            <p class="dt-small">{t.youNote}</p>
            <TextField {...field('given_name')} maxlength={100} autocomplete="given-name" />
            <TextField {...field('prefix')} maxlength={30} description={t.prefixHint} optional={t.optional} autocomplete="additional-name" />
            <TextField {...field('family_name')} maxlength={100} autocomplete="family-name" />
            <TextField {...field('email')} type="email" maxlength={254} description={t.emailHint} autocomplete="email" />
            {asksCode && <TextField {...field('code')} maxlength={40} description={t.codeHint} short autocomplete="off" />}
            <Actions><Button>{t.go}</Button></Actions>
          </Form>
        </div>
      </Section>
    </Shell>
  )
}
