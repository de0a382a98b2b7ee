import type { Errors, Typed } from '../../platform/form.ts'
import { errorHeading, errorText } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { ErrorSummary } from '../../platform/look/form.tsx'
import { texts } from './texts.ts'

/** A form that came back. */
export interface Problems { readonly errors?: Errors | undefined; readonly typed?: Typed | undefined }

/** What is wrong with a field, in words. */
export const wordsFor = (here: Here, errors: Errors | undefined, field: string): string | undefined => {
  const t = texts[here.language]
  return errorText(here.language, errors?.[field], (t.fields as Readonly<Record<string, string>>)[field] ?? field, t.errors)
}

/** All that is wrong with a form, above it; nothing when all is well. */
export const Wrong = ({ here, errors = {} }: { here: Here; errors?: Errors | undefined }) => {
  const list = Object.keys(errors).map((field) => ({ field, message: wordsFor(here, errors, field) ?? '' }))
  return list.length === 0 ? null : <ErrorSummary title={errorHeading(here.language)} errors={list} />
}
