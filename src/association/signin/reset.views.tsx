import type { Errors } from '../../platform/form.ts'
import { errorHeading, errorText } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, Checkbox, ErrorSummary, Form } from '../../platform/look/form.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { urls } from '../../urls.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import { factorTexts } from './factors.texts.ts'

interface Props { here: Here; id: string; name: string; errors: Errors; done: boolean }

/** Says what happens to whom, and asks whether the two have spoken: this is how somebody would try to get in. */
export const ResetPage = ({ here, id, name, errors, done }: Props) => {
  const t = factorTexts[here.language].reset
  const error = errorText(here.language, errors['zeker'], t.sure, t.errors)
  const crumbs = [{ label: name, href: urls.person(id) }, { label: t.crumb }]
  return (
    <Shell here={here} title={t.title(name)} menu="association" crumbs={crumbs} flash={done ? t.done : undefined}>
      <Head title={t.title(name)} lead={t.lead} ring={ringText(here, { kind: 'administration', title: '' })} />
      <Section first>
        <Flow>
          {error && <ErrorSummary title={errorHeading(here.language)} errors={[{ field: 'zeker', message: error }]} />}
          <p class="nl-paragraph">{t.what(name)}</p>
          <Form action={urls.factorsOf(id)}>
            <Checkbox name="zeker" value="ja" label={t.sure} error={error} required />
            <Actions><Button kind="danger">{t.go}</Button></Actions>
          </Form>
        </Flow>
      </Section>
    </Shell>
  )
}
