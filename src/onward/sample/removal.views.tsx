import { figure } from '../../platform/dates.ts'
import { errorHeading } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, Checkbox, ErrorSummary, Form } from '../../platform/look/form.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { Table } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { Shell } from '../../workspaces/shell.tsx'
import type { Counts } from './queries.ts'
import { texts } from './removal.texts.ts'

/** Before everything goes: what that is, in numbers, and one last question. */
export const RemovalPage = ({ here, counts, wrong }: { here: Here; counts: Counts; wrong?: boolean }) => {
  const t = texts[here.language]
  const rows = (Object.keys(t.counts) as (keyof Counts)[]).map((key) => [t.counts[key], figure(counts[key], here.language)])
  return (
    <Shell here={here} title={t.title} menu="association" crumbs={[{ label: t.crumb, href: urls.association }, { label: t.title }]}>
      <Head title={t.title} lead={t.lead}>
        {wrong && <ErrorSummary title={errorHeading(here.language)} errors={[{ field: 'zeker', message: t.notSure }]} />}
      </Head>
      <Section strong title={t.what}>
        <Table caption={t.what} captionHidden columns={[{ label: t.columns.what }, { label: t.columns.many, numeric: true }]} rows={rows} />
      </Section>
      <Section title={t.after}>
        <Flow>
          <p class="nl-paragraph">{t.afterText}</p>
          <Form action={urls.sample}>
            <Checkbox name="zeker" value="ja" label={t.sure} required error={wrong ? t.notSure : undefined} />
            <Actions><Button kind="danger">{t.button}</Button><a href={urls.association}>{t.cancel}</a></Actions>
          </Form>
        </Flow>
      </Section>
    </Shell>
  )
}
