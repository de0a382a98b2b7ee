import type { Errors, Typed } from '../../../platform/form.ts'
import { errorHeading, errorText } from '../../../platform/formtexts.ts'
import { ringOf, type Here } from '../../../platform/here.ts'
import { ErrorSummary } from '../../../platform/look/form.tsx'
import type { Children } from '../../../platform/look/markup.ts'
import { Head } from '../../../platform/look/sheet.tsx'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { texts } from './texts.ts'

export interface Problems { readonly errors?: Errors; readonly typed?: Typed; readonly stuck?: string | undefined }

/** What is wrong with a field, in words. */
export const wrongWith = (here: Here, errors: Errors | undefined, field: string): string | undefined => {
  const { fields, wrong } = texts[here.language]
  return errorText(here.language, errors?.[field], (fields as Readonly<Record<string, string>>)[field] ?? field, wrong)
}

/** Above a form: what is wrong with it. `of`: which of several forms on the page, whose fields carry it in their id. */
export const Wrong = ({ here, errors = {}, stuck, of }: { here: Here; of?: string | undefined } & Problems) => {
  const said = stuck === undefined ? undefined : texts[here.language].stuck[stuck]
  const list = Object.keys(errors).map((field) => ({ field: of === undefined || field === 'seen' ? field : `${field}-${of}`, message: wrongWith(here, errors, field) ?? '' }))
  return list.length === 0 && said === undefined ? null
    : <ErrorSummary title={errorHeading(here.language)} errors={[...list, ...(said === undefined ? [] : [{ message: said }])]} />
}

interface FrameProps { here: Here; title: string; lead: string; island?: string; flash?: string | undefined; forAll?: boolean; children?: Children; head?: Children }

/** A page below the subgroups. */
export const Frame = ({ here, title, lead, island, flash, forAll, children, head }: FrameProps) => (
  <Shell here={here} title={title} step={3} island={island} flash={flash}
    crumbs={[{ label: texts[here.language].toGroups, href: urls.subgroups(here.workspace) }, { label: title }]}>
    <Head title={title} lead={lead} ring={forAll ? ringText(here) : ringText(here, ringOf(here, 'preparation'))}>{head && <div class="dt-after">{head}</div>}</Head>
    {children}
  </Shell>
)
