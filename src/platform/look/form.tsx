import { newToken } from '../ids.ts'
import type { Children } from './markup.ts'
import { describedBy, ErrorMessage, Field, FieldGroup, stateOf } from './field.tsx'
import type { FieldProps } from './field.tsx'

type FormProps = {
  action: string
  method?: 'get' | 'post'
  id?: string
  /** on a panel within a page; without it the form is the page */
  panel?: boolean
  /** for files */
  multipart?: boolean
  children?: Children
}

/** A form that we check ourselves: no bubbles of the browser, which are not translated and vanish. */
export const Form = ({ action, method = 'post', id, panel, multipart, children }: FormProps) => (
  <form class={panel ? 'dt-form dt-panel' : 'dt-form dt-formpage'} id={id} action={action} method={method}
    enctype={multipart ? 'multipart/form-data' : undefined} novalidate>
    {children}
  </form>
)

/** What the form carries along unseen. */
export const Hidden = ({ name, value }: { name: string; value: string | number }) => (
  <input type="hidden" name={name} value={value} />
)

/** A key for this one showing of the form: sent twice, it makes one thing (`performOnce`). */
export const OnceKey = () => <Hidden name="form_key" value={newToken()} />

/** Buttons and the way back, at the start of the line. */
export const Actions = ({ children }: { children?: Children }) => <div class="dt-actions">{children}</div>

export type ButtonKind = 'primary' | 'secondary' | 'subtle' | 'danger'

// Written out, so that the build finds each class and keeps its rules.
const BUTTON_CLASS: Record<ButtonKind, string> = {
  primary: 'nl-button nl-button--primary',
  secondary: 'nl-button nl-button--secondary',
  subtle: 'nl-button nl-button--subtle',
  danger: 'nl-button nl-button--secondary nl-button--negative',
}

type ButtonProps = {
  kind?: ButtonKind
  name?: string
  value?: string | number
  type?: 'submit' | 'button' | 'reset'
  /** the id of the form it belongs to when it stands outside */
  form?: string
  id?: string
  /** where it sends the form, when that is not the form's own address */
  to?: string
  children?: Children
}

/** A verb that does something. Never disabled: who presses too early reads what is missing. */
export const Button = ({ kind = 'primary', name, value, type = 'submit', form, id, to, children }: ButtonProps) => (
  <button class={BUTTON_CLASS[kind]} type={type} name={name} value={value} form={form} id={id} formaction={to}>
    <span class="nl-button__label">{children}</span>
  </button>
)

type LinkButtonProps = { href: string; kind?: ButtonKind; id?: string; children?: Children }

/** A link to the page where something is done, as weighty as a button. */
export const LinkButton = ({ href, kind = 'secondary', id, children }: LinkButtonProps) => (
  <a class={BUTTON_CLASS[kind]} href={href} id={id}><span class="nl-button__label">{children}</span></a>
)

export type FormError = {
  /** the id of the field: its name when it has no id of its own */
  field?: string
  message: string
}

type ErrorSummaryProps = { title: string; errors: readonly FormError[]; children?: Children }

/** What is wrong, above the form. The heading takes focus at once, each message leads to its field, but for the mark of what a page showed: nobody sees that. */
export const ErrorSummary = ({ title, errors, children }: ErrorSummaryProps) => (
  <section class="dt-errors dt-after" aria-labelledby="fouten">
    <h2 class="dt-errors__title" id="fouten" tabindex={-1} autofocus>{title}</h2>
    {children && <p class="dt-plain">{children}</p>}
    {errors.length > 0 && <ul class="dt-errors__list">{errors.map(({ field, message }) => <li>{field && field !== 'seen' ? <a href={`#${field}`}>{message}</a> : message}</li>)}</ul>}
  </section>
)

type TextProps = FieldProps & {
  value?: string | number
  type?: 'text' | 'email' | 'search' | 'url' | 'tel' | 'password' | 'number' | 'date' | 'file'
  autocomplete?: string
  inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'url' | 'tel' | 'search'
  maxlength?: number
  /** for a date, a code, a number: a field as long as what goes in */
  short?: boolean
  /** which files, for `type="file"` */
  accept?: string
  /** more than one file may be chosen; the id of a datalist with what may be meant */
  multiple?: boolean
  list?: string
}

const inputClass = ({ type, short, error }: TextProps) => {
  if (type === 'file') return 'dt-file'
  const invalid = error ? ' utrecht-textbox--invalid' : ''
  return `utrecht-textbox utrecht-textbox--html-input${invalid}${short ? ' dt-short-input' : ''}`
}

/** One line of text. Without `value` it is empty. */
export const TextField = (props: TextProps) => {
  const { name, id = name, value, type = 'text', autocomplete, inputmode, maxlength, accept, multiple, list } = props
  const state = stateOf(props)
  return (
    <Field id={id} field={props}>
      <input class={inputClass(props)} id={id} name={name} type={type} value={value} autocomplete={autocomplete} inputmode={inputmode}
        maxlength={maxlength} accept={accept} multiple={multiple} list={list} aria-describedby={describedBy(id, props)} aria-required={state.required}
        aria-invalid={state.invalid} />
    </Field>
  )
}

type AreaProps = FieldProps & {
  value?: string
  rows?: number
  maxlength?: number
  /** drawn lines: one line is one thing */
  lines?: boolean
  /** where it is asked whom one can name behind an @ */
  names?: string
}

/** Several lines of text. */
export const TextArea = (props: AreaProps) => {
  const { name, id = name, value = '', rows = 4, maxlength, lines, names, error } = props
  const state = stateOf(props)
  const invalid = error ? ' utrecht-textarea--invalid' : ''
  return (
    <Field id={id} field={props}>
      <textarea class={`utrecht-textarea utrecht-textarea--html-textarea${invalid}${lines ? ' dt-ruled' : ''}`} id={id}
        name={name} rows={rows} maxlength={maxlength} data-names={names} aria-describedby={describedBy(id, props)}
        aria-required={state.required} aria-invalid={state.invalid}>{value}</textarea>
    </Field>
  )
}

type SelectProps = FieldProps & {
  value?: string
  options: readonly { value: string; label: string }[]
}

/** One of a longer list; for up to six or so `Radios` is quicker to read. */
export const Select = (props: SelectProps) => {
  const { name, id = name, value, options, error } = props
  const state = stateOf(props)
  const invalid = error ? ' utrecht-select--invalid' : ''
  return (
    <Field id={id} field={props}>
      <select class={`utrecht-select utrecht-select--html-select${invalid}`} id={id}
        name={name} aria-describedby={describedBy(id, props)} aria-required={state.required}
        aria-invalid={state.invalid}>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>{option.label}</option>
        ))}
      </select>
    </Field>
  )
}

export type ChoiceOption = { value: string; label: Children; /** how many there are of it, as it is written */ count?: number | string }

type ChoiceProps = FieldProps & {
  options: readonly ChoiceOption[]
  /** side by side, for short words */
  inline?: boolean
}

/** The first answer carries the id of the question, so that a message in the error summary leads to it. */
const idOf = (id: string, option: ChoiceOption, at: number) => at === 0 ? id : `${id}-${option.value.replace(/[^\w-]/g, '-')}`

const Answer = ({ option, inline, children }: { option: ChoiceOption; inline: boolean | undefined; children: Children }) => (
  <label class={inline ? 'dt-choice' : 'dt-choice dt-choice--big'}>
    {children}
    <span>{option.label}{option.count !== undefined && <span class="dt-choice__count"> {option.count}</span>}</span>
  </label>
)

/** One answer out of a few, all in sight. */
export const Radios = (props: ChoiceProps & { value?: string }) => {
  const { name, id = name, value, options, inline } = props
  return (
    <FieldGroup id={id} field={props} role="radiogroup">
      <div class={inline ? 'dt-options' : undefined}>
        {options.map((option, at) => (
          <Answer option={option} inline={inline}>
            <input class="utrecht-radio-button utrecht-radio-button--html-input" type="radio" id={idOf(id, option, at)}
              name={name} value={option.value} checked={option.value === value} />
          </Answer>
        ))}
      </div>
    </FieldGroup>
  )
}

/** Any number of answers. */
export const Checkboxes = (props: ChoiceProps & { value?: readonly string[] }) => {
  const { name, id = name, value = [], options, inline, error } = props
  return (
    <FieldGroup id={id} field={props}>
      <div class={inline ? 'dt-options' : undefined}>
        {options.map((option, at) => (
          <Answer option={option} inline={inline}>
            <input class="utrecht-checkbox utrecht-checkbox--html-input" type="checkbox" id={idOf(id, option, at)}
              name={name} value={option.value} checked={value.includes(option.value)}
              aria-describedby={error ? `${id}-f` : undefined} aria-invalid={error ? 'true' : undefined} />
          </Answer>
        ))}
      </div>
    </FieldGroup>
  )
}

type CheckboxProps = Omit<FieldProps, 'optional'> & {
  /** what is sent when it is ticked */
  value?: string
  checked?: boolean
  /** it must be ticked to go on */
  required?: boolean
}

/** One thing to agree to or to switch on; the label says what happens. */
export const Checkbox = (props: CheckboxProps) => {
  const { name, id = name, label, description, error, value = '1', checked, required } = props
  const state = stateOf({ error, optional: required ? undefined : '-' })
  return (
    <div class={`utrecht-form-field${error ? ' utrecht-form-field--invalid' : ''}`}>
      {error && <ErrorMessage id={id}>{error}</ErrorMessage>}
      <label class="dt-choice dt-choice--big">
        <input class="utrecht-checkbox utrecht-checkbox--html-input" type="checkbox" id={id} name={name} value={value}
          checked={checked} aria-describedby={describedBy(id, props)} aria-required={state.required}
          aria-invalid={state.invalid} />
        <span>{label}</span>
      </label>
      {description && <p class="utrecht-form-field-description dt-choice__note" id={`${id}-d`}>{description}</p>}
    </div>
  )
}
