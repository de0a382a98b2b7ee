import { again, type Errors, type Typed } from '../../../platform/form.ts'
import { errorHeading, errorText } from '../../../platform/formtexts.ts'
import { ringOf, type Here } from '../../../platform/here.ts'
import { ErrorSummary, Radios } from '../../../platform/look/form.tsx'
import { Mark } from '../../../platform/look/marks.tsx'
import type { Children } from '../../../platform/look/markup.ts'
import { Head } from '../../../platform/look/sheet.tsx'
import { urls } from '../../../urls.ts'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { openPerspectives } from './queries.ts'
import { texts } from './texts.ts'

export interface Problems { readonly errors?: Errors; readonly typed?: Typed; readonly stuck?: string | undefined }

/** What is wrong with a field, in words; a word of this slice goes before the general one. */
export const wrongWith = (here: Here, errors: Errors | undefined, field: string, label?: string): string | undefined => {
  const t = texts[here.language]
  const own = { ...t.fields, ...t.outside } as Readonly<Record<string, string>>
  return errorText(here.language, errors?.[field], label ?? own[field] ?? field, t.wrong)
}

/** Above a form: what is wrong with it, each leading to its field, or why it could not be done; `instead` says that more exactly. */
export const Wrong = ({ here, errors = {}, stuck, instead, children }: { here: Here; instead?: string | undefined; children?: Children } & Problems) => {
  const { stuck: reasons } = texts[here.language]
  const list = Object.keys(errors).map((field) => ({ field, message: wrongWith(here, errors, field) ?? '' }))
  const said = stuck === undefined ? undefined : instead ?? reasons[stuck as keyof typeof reasons] ?? reasons.answered
  return list.length === 0 && said === undefined ? null
    : <ErrorSummary title={errorHeading(here.language)} errors={[...list, ...(said === undefined ? [] : [stuck === 'perspective' ? { field: 'perspectief', message: said } : { message: said }])]}>{children}</ErrorSummary>
}

/** From which side somebody is asked; `more` for a choice beside the perspectives themselves. */
export const PerspectiveRadios = ({ here, label, errors, typed, more, otherwise = '', idPrefix }: {
  here: Here; label: string; idPrefix?: string; more?: { value: string; label: string } | undefined; otherwise?: string
} & Problems) => (
  <Radios name="perspectief" id={idPrefix && `${idPrefix}-perspectief`} label={label} value={typed ? again(typed, 'perspectief') : otherwise} error={wrongWith(here, errors, 'perspectief')}
    options={[...(more ? [more] : []), ...openPerspectives(here).map(({ key }) => ({ value: key, label: <><Mark perspective={key} /> {perspectiveLabel(here, key)}</> }))]} />
)

/** In which language the mail is written. */
export const LanguageRadios = ({ here, errors, typed, idPrefix }: { here: Here; idPrefix?: string } & Problems) => {
  const t = texts[here.language].typed
  return (
    <Radios name="language" id={idPrefix && `${idPrefix}-language`} label={t.language} inline value={typed ? again(typed, 'language') : 'nl'} error={wrongWith(here, errors, 'language')}
      options={[{ value: 'nl', label: t.dutch }, { value: 'en', label: t.english }]} />
  )
}

/** A page of the preparation group about inviting, below the overview of invitations. */
export const Below = ({ here, title, lead, island, flash, children, head }: {
  here: Here; title: string; lead?: string | undefined; island?: string; flash?: string | undefined; children?: Children; head?: Children
}) => (
  <Shell here={here} title={title} step={2} island={island} flash={flash}
    crumbs={[{ label: texts[here.language].title, href: urls.invitations(here.workspace) }, { label: title }]}>
    <Head title={title} lead={lead} ring={ringText(here, ringOf(here, 'preparation'))}>{head && <div class="dt-after">{head}</div>}</Head>
    {children}
  </Shell>
)
