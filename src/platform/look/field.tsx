import type { Children } from './markup.ts'

/** What every field has. */
export type FieldProps = {
  name: string
  /** differs from the name when a page has two forms with the same field */
  id?: string
  label: Children
  /** stands between label and field; examples belong here, not in the field */
  description?: Children
  /** what is wrong and what to do */
  error?: Children
  /** the word behind the label of what may stay empty: `texts[language].optional` */
  optional?: string
}

/** The ids of description and error: what `aria-describedby` of the field names. */
export const describedBy = (id: string, { description, error }: Pick<FieldProps, 'description' | 'error'>) => {
  const ids = [description ? `${id}-d` : '', error ? `${id}-f` : ''].filter(Boolean)
  return ids.length ? ids.join(' ') : undefined
}

/** `aria-required` and `aria-invalid`: said in the attributes as well, because colour and place are not heard. */
export const stateOf = ({ error, optional }: Pick<FieldProps, 'error' | 'optional'>) => ({
  required: optional ? undefined : 'true' as const,
  invalid: error ? 'true' as const : undefined,
})

export const Description = ({ id, children }: { id: string; children?: Children }) => (
  <div class="utrecht-form-field__description">
    <div class="utrecht-form-field-description" id={`${id}-d`}>{children}</div>
  </div>
)

export const ErrorMessage = ({ id, children }: { id: string; children?: Children }) => (
  <div class="utrecht-form-field__error-message">
    <div class="utrecht-form-field-error-message" id={`${id}-f`}>{children}</div>
  </div>
)

export const Optional = ({ word }: { word: string | undefined }) =>
  word ? <> <span class="dt-optional">{word}</span></> : null

/** Label, description, error and field in the order in which they are read. */
export const Field = ({ id, field, children }: { id: string; field: FieldProps; children?: Children }) => (
  <div class={`utrecht-form-field utrecht-form-field--text${field.error ? ' utrecht-form-field--invalid' : ''}`}>
    <div class="utrecht-form-field__label">
      <label class="utrecht-form-label" for={id}>{field.label}<Optional word={field.optional} /></label>
    </div>
    {field.description && <Description id={id}>{field.description}</Description>}
    {field.error && <ErrorMessage id={id}>{field.error}</ErrorMessage>}
    <div class="utrecht-form-field__input">{children}</div>
  </div>
)

/** The same for a question with several answers. */
export const FieldGroup = ({ id, field, role, children }: {
  id: string; field: FieldProps; role?: 'radiogroup'; children?: Children
}) => {
  const state = stateOf(field)
  return (
    <div class={`utrecht-form-field${field.error ? ' utrecht-form-field--invalid' : ''}`}>
      <fieldset role={role} aria-describedby={describedBy(id, field)} aria-required={role && state.required}
        aria-invalid={role && state.invalid}>
        <legend>{field.label}<Optional word={field.optional} /></legend>
        {field.description && <Description id={id}>{field.description}</Description>}
        {field.error && <ErrorMessage id={id}>{field.error}</ErrorMessage>}
        {children}
      </fieldset>
    </div>
  )
}
