import type { ReferencePart } from '../../documents/bibliography.ts'
import { reference, shortCitation } from '../../documents/bibliography.ts'
import { authorsOf, leadOf } from '../../documents/bibliographyNames.ts'
import { forReading, type Work } from '../../documents/references/work.ts'
import type { Errors } from '../../platform/form.ts'
import { errorHeading, errorText } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { ErrorSummary } from '../../platform/look/form.tsx'
import { Perspective, Tag } from '../../platform/look/marks.tsx'
import { urls } from '../../urls.ts'
import { perspectiveLabel } from '../../workspaces/attribution.ts'
import { texts } from './texts.ts'

/** A reference in parts: italic where a bibliography has it so, and its address as a link. */
export const Parts = ({ parts }: { parts: readonly ReferencePart[] }) => (
  <>{parts.map(({ text, italic, href }) => (href ? <a href={href} rel="noopener">{text}</a> : italic ? <cite>{text}</cite> : text))}</>
)

/** A work as it stands in a bibliography: APA, in the reader's language. */
export const Reference = ({ here, work }: { here: Here; work: Work }) => <Parts parts={reference(forReading(work), here.language).parts} />

/** "Van der Berg & Vries, 2020": how a sentence mentions it. */
export const shortOf = (here: Here, work: Work): string => shortCitation(forReading(work), here.language)

/** Who made it, in short; '' when nobody is named. */
export const whoOf = (work: Work): string => leadOf(authorsOf(work), work.publisher)

export const kindOf = (here: Here, work: Work): string => texts[here.language].kind[work.type] ?? texts[here.language].otherKind

/** Under which name or perspective something was put here, as far as the rule shows it. */
export const By = ({ here, it, label }: { here: Here; it: { perspective: string; said_by: string | null }; label: string }) => (
  <>{label} <Perspective perspective={it.perspective} label={perspectiveLabel(here, it.perspective)} />{it.said_by && <> · {it.said_by}</>}</>
)

/** That something took the place of a work, with the way there. */
export const Superseded = ({ here, item }: { here: Here; item: { superseded_by: string | null; next_title: string | null } }) => (item.superseded_by && item.next_title
  ? <p class="dt-plain"><Tag ink>{texts[here.language].supersededBy}</Tag> <a href={urls.knowledgeItem(here.workspace, item.superseded_by)}>{item.next_title}</a></p> : null)

export type Labelled = keyof (typeof texts)['nl']['field']

/** What is wrong with a field, in words. */
export const say = (here: Here, errors: Errors | undefined, field: Labelled): string | undefined => {
  const t = texts[here.language]
  return errorText(here.language, errors?.[field], t.field[field], t.wrong)
}

/** What is wrong, above the form. */
export const Wrongs = ({ here, errors }: { here: Here; errors: Errors | undefined }) => (errors
  ? <ErrorSummary title={errorHeading(here.language)} errors={Object.keys(errors).map((field) => (
    field === 'seen' ? { message: texts[here.language].wrong.changed } : { field, message: say(here, errors, field as Labelled) ?? '' }))} />
  : null)
