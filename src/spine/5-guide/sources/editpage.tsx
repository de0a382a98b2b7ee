import { again } from '../../../platform/form.ts'
import { errorHeading } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, Hidden, LinkButton } from '../../../platform/look/form.tsx'
import { Head, Section } from '../../../platform/look/sheet.tsx'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { typedOf, type SourceToMend } from './editing.ts'
import { SourceFields, wrongsOf, type Wrong } from './fields.tsx'
import { texts } from './texts.ts'

/** Where a source is mended. */
export const EditPage = ({ here, source: { key, revision, work }, wrong }: { here: Here; source: SourceToMend; wrong: Wrong | undefined }) => {
  const t = texts[here.language]
  return (
    <Shell here={here} title={t.edit.title} step={5} crumbs={[
      { label: t.texts, href: urls.drafts(here.workspace) }, { label: t.title, href: urls.sources(here.workspace) }, { label: t.edit.title },
    ]}>
      <Head title={t.edit.title} lead={t.edit.lead(key)} ring={ringText(here)}>
        {wrong && <ErrorSummary title={errorHeading(here.language)} errors={wrongsOf(here, wrong)} />}
      </Head>
      <Section first title={t.edit.title} titleHidden>
        <Form action={urls.editSource(here.workspace, key)}>
          <Hidden name="seen" value={wrong && wrong.errors['title'] !== 'changed' ? again(wrong.typed, 'seen') : revision} />
          <SourceFields here={here} typed={wrong ? wrong.typed : typedOf(work)} wrong={wrong} was={work.type} />
          <Actions><Button>{t.edit.button}</Button><LinkButton kind="subtle" href={urls.sourceAt(here.workspace, key)}>{t.superseded.back}</LinkButton></Actions>
        </Form>
      </Section>
    </Shell>
  )
}
