import { again, type Errors, type Typed } from '../../../platform/form.ts'
import { errorHeading, errorText } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { ErrorSummary, Select, TextArea } from '../../../platform/look/form.tsx'
import { texts as lookTexts } from '../../../platform/look/texts.ts'
import { longest, type Wording } from './changes.ts'
import type { Topic } from './queries.ts'
import { texts } from './texts.ts'

/** A form that came back: what was wrong and what was typed. */
export interface FormState {
  errors?: Errors | undefined
  typed?: Typed | undefined
  /** numbers of contributions that went out of use since they were chosen */
  gone?: readonly number[] | undefined
}

/** What was typed for a field, else what stands there now. */
export const valueOf = (typed: Typed | undefined, name: string, now = ''): string => (typed ? again(typed, name) : now)

/** What was wrong, above a form, with the words for each field. */
export const Wrong = ({ here, errors, labels, own }: {
  here: Here; errors: Errors | undefined; labels: Readonly<Record<string, string>>; own?: Readonly<Record<string, string>>
}) =>
  errors && Object.keys(errors).length > 0 ? (
    <ErrorSummary title={errorHeading(here.language)} errors={Object.entries(errors).map(([field, code]) => ({
      field, message: errorText(here.language, code, labels[field] ?? field, own) ?? '',
    }))} />
  ) : null

type FieldsProps = FormState & { here: Here; topics: readonly Topic[]; now?: Wording | undefined }

/** Statement, explanation and sub-topic. */
export const WordingFields = ({ here, topics, now, errors, typed }: FieldsProps) => {
  const t = texts[here.language].form
  const say = (field: string, label: string) => errorText(here.language, errors?.[field], label)
  return (
    <>
      <TextArea name="statement" label={t.statement} description={t.statementHint} rows={3} maxlength={longest.statement}
        value={valueOf(typed, 'statement', now?.statement)} error={say('statement', t.statement)} />
      <TextArea name="explanation" label={t.explanation} description={t.explanationHint} optional={lookTexts[here.language].optional} rows={5} maxlength={longest.explanation}
        value={valueOf(typed, 'explanation', now?.explanation)} error={say('explanation', t.explanation)} />
      <Select name="subtopic_id" label={t.subtopic} value={valueOf(typed, 'subtopic_id', now?.subtopic_id ?? '')} error={say('subtopic_id', t.subtopic)}
        options={[{ value: '', label: texts[here.language].noSubtopic }, ...topics.map(({ id, title }) => ({ value: id, label: title }))]} />
    </>
  )
}

/** The words of those fields, for the list of what is wrong. */
export const wordingLabels = (here: Here): Record<string, string> => {
  const t = texts[here.language].form
  return { statement: t.statement, explanation: t.explanation, subtopic_id: t.subtopic, ring: t.ring }
}
