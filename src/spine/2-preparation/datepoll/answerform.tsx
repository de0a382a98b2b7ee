import { again, type Errors, type Typed } from '../../../platform/form.ts'
import type { AttributionRule, Here } from '../../../platform/here.ts'
import { ErrorMessage } from '../../../platform/look/field.tsx'
import { Actions, Button, Form, Hidden, OnceKey, Select, TextArea } from '../../../platform/look/form.tsx'
import { texts as look } from '../../../platform/look/texts.ts'
import { choices, fieldOf, most, type Choice, type Choices } from './form.ts'
import { Wrong, wordsFor } from './problems.ts'
import type { Option } from './queries.ts'
import { texts } from './texts.ts'
import { elsewhereWords, placeOf, spanWords, weekWords } from './words.ts'
import { dayIn, homeZone, mondayOf, zones, type Zone } from './zones.ts'

export interface AnswerProps {
  here: Here
  action: string
  /** the address of the page with more in it, such as ?alles=yes */
  pageWith: (more: Readonly<Record<string, string>>) => string
  options: readonly Option[]
  /** on which the times are meant */
  zone: string
  /** the reader's own clock */
  own: Zone
  attribution: AttributionRule
  mine: { readonly choices: Choices | null; readonly comment: string | null } | null
  /** fills in this everywhere, not saved yet */
  everywhere: Choice | undefined
  errors?: Errors | undefined
  typed?: Typed | undefined
}

const chosenAt = ({ typed, everywhere, mine }: AnswerProps, option: Option, nth: number): string =>
  typed ? again(typed, fieldOf(nth)) : everywhere ?? mine?.choices?.[option.id] ?? ''

/** A moment in words, with the same on the reader's own clock where that differs. */
export const When = ({ here, option, zone, own }: { here: Here; option: Option; zone: string; own: string }) => {
  const elsewhere = elsewhereWords(option, zone, own, here.language)
  return <>{spanWords(option, zone, here.language)}{elsewhere && <span class="dt-soft">{texts[here.language].page.elsewhere(elsewhere)}</span>}</>
}

const OptionRow = ({ props, option, nth }: { props: AnswerProps; option: Option; nth: number }) => {
  const { here, zone, own } = props
  const t = texts[here.language]
  const [field, value] = [fieldOf(nth), chosenAt(props, option, nth)]
  return (
    <tr role="row">
      <th scope="row" role="rowheader" id={`${field}-wanneer`}><When here={here} option={option} zone={zone} own={own} /></th>
      <td role="cell">
        <div class="dt-options" role="radiogroup" aria-labelledby={`${field}-wanneer`}>
          {choices.map((one, at) => (
            <label class="dt-choice">
              <input class="utrecht-radio-button utrecht-radio-button--html-input" type="radio" id={at === 0 ? field : `${field}-${one}`} name={field} value={one}
                checked={one === value} />
              <span>{t.choices[one]}</span>
            </label>
          ))}
        </div>
      </td>
    </tr>
  )
}

/** Moments by the week in which they lie, each with its place among all: more than fit on a screen are read week by week. */
const weeksOf = ({ options, zone }: Pick<AnswerProps, 'options' | 'zone'>): { monday: string; rows: { option: Option; nth: number }[] }[] => {
  const weeks = new Map<string, { option: Option; nth: number }[]>()
  for (const [nth, option] of options.entries()) {
    const monday = mondayOf(dayIn(zone, option.starts_at))
    weeks.set(monday, [...(weeks.get(monday) ?? []), { option, nth }])
  }
  return [...weeks].map(([monday, rows]) => ({ monday, rows }))
}
const fitOnScreen = 8

const Options = (props: AnswerProps) => {
  const { here, options, errors } = props
  const weeks = weeksOf(props)
  const named = options.length > fitOnScreen && weeks.length > 1
  const t = texts[here.language]
  const error = wordsFor(here, errors, fieldOf(0))
  return (
    <>
      {error && <ErrorMessage id={fieldOf(0)}>{error}</ErrorMessage>}
      <table class="dt-table dt-table--stack" role="table">
        <caption class="dt-hidden">{t.page.yours}</caption>
        <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">{t.page.when}</th><th scope="col" role="columnheader">{t.page.can}</th></tr></thead>
        {weeks.map(({ monday, rows }) => (
          <tbody role="rowgroup">
            {named && <tr role="row"><th class="dt-table__group" scope="rowgroup" role="rowheader" colspan={2}>{weekWords(monday, here.language)}</th></tr>}
            {rows.map(({ option, nth }) => <OptionRow props={props} option={option} nth={nth} />)}
          </tbody>
        ))}
      </table>
    </>
  )
}

/** On whose clock the times are, and a way to read them on one's own. */
export const ClockForm = ({ here, zone, own, action, everywhere }: { here: Here; zone: string; own: string; action: string; everywhere: Choice | undefined }) => {
  const t = texts[here.language]
  return (
    <Form method="get" action={action}>
      {zone !== homeZone && <p class="nl-paragraph">{t.page.zoneNote(placeOf(zone, here.language))}</p>}
      {everywhere && <Hidden name="alles" value={everywhere} />}
      {own !== zone && <p class="nl-paragraph">{t.page.own(placeOf(own, here.language))}</p>}
      <Select name="klok" label={t.page.zone} value={own} options={zones.map((one) => ({ value: one, label: placeOf(one, here.language) }))} />
      <Actions><Button kind="subtle">{t.page.zoneButton}</Button></Actions>
    </Form>
  )
}

/** When somebody can: one row for each moment, with three answers. Works with a keyboard, without script and on a phone. */
export const AnswerForm = (props: AnswerProps) => {
  const { here, action, pageWith, own, attribution, mine, everywhere, errors, typed } = props
  const t = texts[here.language]
  return (
    <>
      <Wrong here={here} errors={errors} />
      {everywhere && <p class="nl-paragraph"><strong>{t.page.prefilled}</strong></p>}
      <p class="dt-small"><a href={pageWith({ alles: 'yes' })}>{t.page.all}</a> · <a href={pageWith({ alles: 'no' })}>{t.page.allNo}</a></p>
      <Form panel action={action}>
        <OnceKey />
        <p class="nl-paragraph">{t.notes.open}</p>
        <Options {...props} />
        {attribution !== 'anonymous' && <TextArea name="comment" label={t.fields.comment} description={attribution === 'named' ? t.notes.commentNamed : t.notes.comment} rows={2}
          maxlength={most.comment} optional={look[here.language].optional} value={typed ? again(typed, 'comment') : mine?.comment ?? ''} error={wordsFor(here, errors, 'comment')} />}
        <Hidden name="zone" value={own} />
        <Actions><Button>{mine?.choices ? t.page.change : t.page.give}</Button></Actions>
      </Form>
    </>
  )
}
