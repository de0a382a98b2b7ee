import type { Errors, Typed } from '../form.ts'
import { errorHeading, errorText } from '../formtexts.ts'
import type { Here, Language } from '../here.ts'
import { ErrorSummary } from './form.tsx'

/** A form that came back: what is wrong with it, and what was typed. */
export interface Problems { readonly errors?: Errors | undefined; readonly typed?: Typed | undefined }

type Wording = Readonly<Record<Language, { readonly fields: object; readonly errors: Readonly<Record<string, string>> }>>

/** How the forms of one slice say what is wrong, by what it calls its fields and by its own errors. */
export const problemsIn = (texts: Wording) => {
  /** What is wrong with a field, in words. */
  const wordsFor = (here: Here, errors: Errors | undefined, field: string): string | undefined => {
    const t = texts[here.language]
    return errorText(here.language, errors?.[field], (t.fields as Readonly<Record<string, string>>)[field] ?? field, t.errors)
  }
  /** All that is wrong with a form, above it; nothing when all is well. */
  const Wrong = ({ here, errors = {} }: { here: Here; errors?: Errors | undefined }) => {
    const list = Object.keys(errors).map((field) => ({ field, message: wordsFor(here, errors, field) ?? '' }))
    return list.length === 0 ? null : <ErrorSummary title={errorHeading(here.language)} errors={list} />
  }
  return { wordsFor, Wrong }
}
