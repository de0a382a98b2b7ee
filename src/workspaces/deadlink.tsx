import type { Here } from '../platform/here.ts'
import { Actions, LinkButton } from '../platform/look/form.tsx'
import { Head, Section } from '../platform/look/sheet.tsx'
import { urls } from '../urls.ts'
import { Shell } from './shell.tsx'

/** A link in a mail that opens nothing: an old mail, or somebody who no longer takes part. */
export const DeadLink = ({ here, title, text }: { here: Here; title: string; text: string }) => (
  <Shell here={here} title={title}>
    <Head title={title} lead={text} />
    <Section first title={title} titleHidden><Actions><LinkButton href={urls.home}>Denktank</LinkButton></Actions></Section>
  </Shell>
)
