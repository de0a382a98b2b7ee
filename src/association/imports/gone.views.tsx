import type { Here } from '../../platform/here.ts'
import { Actions, LinkButton } from '../../platform/look/form.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { urls } from '../../urls.ts'
import { Shell } from '../../workspaces/shell.tsx'
import type { Gone } from './queries.ts'
import { texts } from './texts.ts'

/** A file that is not there any more: what became of it, and what to do now. */
export const GonePage = ({ here, gone }: { here: Here; gone: Gone }) => {
  const { gone: t, begin, crumb, ring } = texts[here.language]
  return (
    <Shell here={here} title={t.title} menu="association"
      crumbs={[{ label: crumb, href: urls.association }, { label: begin.title, href: urls.imports }, { label: t.title }]}>
      <Head title={t.title} lead={t.what[gone]} ring={ring.own} />
      <Section first>
        <Flow>
          <p class="nl-paragraph">{t.next[gone]}</p>
          <Actions><LinkButton href={urls.imports}>{t.again}</LinkButton></Actions>
        </Flow>
      </Section>
    </Shell>
  )
}
