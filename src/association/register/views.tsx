import type { Here } from '../../platform/here.ts'
import { Flow, Head, MarginTitle, Section } from '../../platform/look/sheet.tsx'
import { Fold, Table } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { Shell } from '../../workspaces/shell.tsx'
import type { Entry } from './listing.ts'
import { texts } from './texts.ts'

const One = ({ here, entry }: { here: Here; entry: Entry }) => {
  const t = texts[here.language]
  const facts = [[t.ground, entry.ground], [t.whose, entry.whose], [t.who, entry.who], [t.kept, entry.kept]].filter(([, value]) => value !== '')
  return (
    <Section id={entry.key} title={entry.name}>
      <Flow>
        <p class="nl-paragraph">{entry.purpose}</p>
        {facts.length > 0 && <div><dl class="dt-facts">{facts.map(([name, value]) => <><dt>{name}</dt><dd>{value}</dd></>)}</dl></div>}
        <Fold summary={t.tables(entry.tables.length)}>
          <Table caption={entry.name} captionHidden columns={t.columns.map((label) => ({ label }))}
            rows={entry.tables.map(({ table, columns, comment }) => [table, columns.join(', '), <span lang="en">{comment}</span>])} />
        </Fold>
      </Flow>
    </Section>
  )
}

/** Every processing, with the tables behind it. */
export const RegisterPage = ({ here, entries, contact }: { here: Here; entries: readonly Entry[]; contact: string }) => {
  const t = texts[here.language]
  return (
    <Shell here={here} title={t.title} menu="association" crumbs={[{ label: t.crumb, href: urls.association }, { label: t.title }]}>
      <Head title={t.title} lead={t.lead} ring={t.ring} />
      <Section first title={t.responsible} margin={
        <Flow tight>
          <MarginTitle>{t.files}</MarginTitle>
          <p class="dt-small"><a href={urls.registerTable}>{t.asTable}</a></p>
          <p class="dt-small"><a href={urls.registerFile}>{t.asFile}</a></p>
        </Flow>
      }>
        <p class="nl-paragraph">{here.siteName}, <a href={`mailto:${contact}`}>{contact}</a></p>
      </Section>
      {entries.map((entry) => <One here={here} entry={entry} />)}
    </Shell>
  )
}
