import { again, type Errors, type Typed } from '../../../platform/form.ts'
import { errorText } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Radios, TextField } from '../../../platform/look/form.tsx'
import { texts as lookTexts } from '../../../platform/look/texts.ts'
import { kinds } from './changes.ts'
import { texts } from './texts.ts'

/** A form that came back: which one, what was wrong, and of pasted works which one. */
export interface Wrong { readonly form: 'one' | 'list'; readonly errors: Errors; readonly typed: Typed; readonly nth?: number; readonly field?: string }

type FieldName = 'kind' | 'title' | 'authors' | 'organisation' | 'year' | 'url' | 'list'

/** How a field is called. */
export const labelOf = (here: Here, field: FieldName): string => {
  const t = texts[here.language]
  return {
    kind: t.kindLabel, title: t.titleLabel, authors: t.authorsLabel, organisation: t.organisationLabel, year: t.yearLabel, url: t.urlLabel, list: t.pasteLabel,
  }[field]
}

/** What is wrong with a field, in words. */
export const say = (here: Here, wrong: Wrong | undefined, field: FieldName): string | undefined => {
  const t = texts[here.language]
  const code = wrong?.errors[field]
  return code === 'item' ? t.wrongItem(wrong?.nth ?? 0, wrong?.field ?? '') : errorText(here.language, code, labelOf(here, field), t.wrong)
}

/** The same for the summary above a form. */
export const wrongsOf = (here: Here, wrong: Wrong) => Object.keys(wrong.errors).map((field) => ({ field, message: say(here, wrong, field as FieldName) ?? '' }))

/** The fields of a source. `was`: its kind until now, which it may keep when it is none of these. */
export const SourceFields = ({ here, typed, wrong, was }: { here: Here; typed: Typed | undefined; wrong: Wrong | undefined; was?: string | undefined }) => {
  const t = texts[here.language]
  const field = (name: FieldName) => ({ name, label: labelOf(here, name), value: again(typed, name), error: say(here, wrong, name) })
  const { optional } = lookTexts[here.language]
  const other = was !== undefined && !(kinds as readonly string[]).includes(was) ? [{ value: was, label: t.edit.asItWas(was) }] : []
  return (
    <>
      <Radios {...field('kind')} options={[...kinds.map((kind) => ({ value: kind as string, label: t.kind[kind] })), ...other]} />
      <TextField {...field('title')} />
      <TextField {...field('authors')} description={t.authorsHint} optional={optional} />
      <TextField {...field('organisation')} description={t.organisationHint} optional={optional} />
      <TextField {...field('year')} description={t.yearHint} inputmode="numeric" short optional={optional} />
      <TextField {...field('url')} description={t.urlHint} type="url" optional={optional} />
    </>
  )
}
