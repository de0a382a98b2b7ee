import { again, type Errors, type Typed } from '../../platform/form.ts'
import { errorHeading, errorText } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { ErrorSummary } from '../../platform/look/form.tsx'
import type { Children } from '../../platform/look/markup.ts'
import { urls } from '../../urls.ts'
import { Shell } from '../../workspaces/shell.tsx'
import { texts } from './texts.ts'

/** A form that came back: what was wrong with it and what was typed. `form`: which one, on a page with several. */
export interface Back { readonly form?: string | undefined; readonly errors: Errors; readonly typed: Typed }

type Field = keyof typeof texts.nl.fields

/** What is wrong with a field, in words; nothing when it is right. */
export const wrongIn = (here: Here, back: Back | undefined, field: string, label: Field = field as Field): string | undefined =>
  errorText(here.language, back?.errors[field], texts[here.language].fields[label] ?? field, texts[here.language].errors)

/** All that is wrong with a form, above it; nothing when all is well. */
export const Wrong = ({ here, back, labels = {} }: { here: Here; back: Back | undefined; labels?: Readonly<Record<string, Field>> }) => {
  const list = Object.keys(back?.errors ?? {}).map((field) => ({ field, message: wrongIn(here, back, field, labels[field]) ?? '' }))
  return list.length === 0 ? null : <ErrorSummary title={errorHeading(here.language)} errors={list} />
}

/** What was typed, else what is there already. */
export const typedOr = (back: Back | undefined, name: string, otherwise = ''): string => (back ? again(back.typed, name) : otherwise)

interface FrameProps { here: Here; title: string; crumb?: string | undefined; parent?: { label: string; href: string } | undefined; flash?: Children; children?: Children }

/** A page of the glossary, of a think tank or of the association. */
export const Frame = ({ here, title, crumb, parent, flash, children }: FrameProps) => {
  const t = texts[here.language]
  const inTank = here.workspace.kind === 'thinktank'
  const crumbs = [
    ...(inTank ? [] : [{ label: t.association, href: urls.association }]),
    crumb === undefined ? { label: t.title } : { label: t.title, href: urls.glossary(here.workspace) }, ...(parent ? [parent] : []), ...(crumb === undefined ? [] : [{ label: crumb }]),
  ]
  return <Shell here={here} title={title} live menu={inTank ? undefined : 'association'} flash={flash} crumbs={crumbs}>{children}</Shell>
}
