import { changesOf, MendedSection, type Mended } from '../../../beside/knowledge/history.tsx'
import { again } from '../../../platform/form.ts'
import { errorHeading } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, Hidden, LinkButton } from '../../../platform/look/form.tsx'
import { Head, Section } from '../../../platform/look/sheet.tsx'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { typedOf, type SourceToMend, type Typed } from './editing.ts'
import { labelOf, SourceFields, wrongsOf, type Wrong } from './fields.tsx'
import { texts } from './texts.ts'

/** What was changed on a source, as it is told. */
const timesOf = (here: Here, { work, before }: SourceToMend): Mended[] => {
  const t = texts[here.language]
  const shown = (field: keyof Typed, value: string) => (field === 'kind' ? t.kind[value as keyof typeof t.kind] ?? value : value)
  const states = [work, ...before.map((one) => one.work)].map(typedOf)
  return before.map(({ replaced_at: at, said_by: by }, nth) =>
    ({ at, by, fields: changesOf(states[nth] as Typed, states[nth + 1] as Typed, (field) => labelOf(here, field), shown) }))
}

/** Where a source is mended, and how it stood before. */
export const EditPage = ({ here, source, wrong }: { here: Here; source: SourceToMend; wrong: Wrong | undefined }) => {
  const t = texts[here.language]
  const { key, revision, work } = source
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
      <MendedSection here={here} times={timesOf(here, source)} />
    </Shell>
  )
}
