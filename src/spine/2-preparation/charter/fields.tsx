import { again, type Errors, type Typed } from '../../../platform/form.ts'
import { errorHeading, errorText } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Checkbox, Checkboxes, ErrorSummary, Hidden, Radios, TextArea, TextField } from '../../../platform/look/form.tsx'
import { Flow, Section } from '../../../platform/look/sheet.tsx'
import { texts as look } from '../../../platform/look/texts.ts'
import { isAsStrict } from '../../../workspaces/stricter.ts'
import { rules } from '../../../workspaces/thinktanks/changes.ts'
import { criterionKeys, guestRules, listParts, seenAnew, seenIn, type Charter, type ListPart, type Part } from './content.ts'
import { most, spareRows } from './form.ts'
import { PartText } from './parts.tsx'
import { texts } from './texts.ts'

export interface Problems {
  readonly errors?: Errors | undefined; readonly typed?: Typed | undefined
  /** the parts that somebody else changed as well */
  readonly both?: readonly Part[] | undefined
}

/** What goes along in the form: how its parts read when it was opened, or how they read now where that was told. */
export const seenBy = (charter: Charter, asked: readonly Part[], { typed, both = [] }: Problems): string =>
  (typed ? seenAnew(again(typed, 'seen'), charter, both) : seenIn(charter, asked))
interface Props extends Problems { here: Here; charter: Charter; typed: Typed; part: Part }

/** Several values of one name back, as they came. */
export const allOf = (typed: Typed | undefined, name: string): readonly string[] => {
  const value = typed?.[name]
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}

const labels = (here: Here): Readonly<Record<string, string>> => {
  const { parts, fields } = texts[here.language]
  const named = Object.fromEntries(Object.entries(fields).filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
  return { ...named, ...parts, nl: parts.perspectives, en: parts.perspectives, key: parts.perspectives, ended: parts.perspectives }
}

/** What is wrong with a field, in words. */
export const wordsFor = (here: Here, errors: Errors | undefined, field: string): string | undefined =>
  errorText(here.language, errors?.[field], labels(here)[field] ?? field, texts[here.language].errors)

/** All that is wrong with a form, above it; nothing when all is well. */
export const Wrong = ({ here, errors = {} }: { here: Here; errors?: Errors | undefined }) => {
  const list = Object.keys(errors).map((field) => ({ field, message: wordsFor(here, errors, field) ?? '' }))
  return list.length === 0 ? null : <ErrorSummary title={errorHeading(here.language)} errors={list} />
}

/** Where somebody else changed the same meanwhile: how that reads now, under what was typed. */
export const NowParts = ({ here, charter, both }: { here: Here; charter: Charter; both: readonly Part[] }) => {
  const t = texts[here.language]
  return both.length === 0 ? null : (
    <Section title={t.write.now} id="nu">
      <Flow>{both.map((part) => <><h3 class="dt-panel-title dt-panel-title--one">{t.parts[part]}</h3><PartText here={here} charter={charter} part={part} empty={t.amendment.nothing} /></>)}</Flow>
    </Section>
  )
}

const isList = (part: Part): part is ListPart => (listParts as readonly Part[]).includes(part)

const ListField = ({ here, typed, errors, part }: Props & { part: ListPart }) => {
  const t = texts[here.language]
  return (
    <TextArea name={part} label={t.parts[part]} description={t.notes[part]} rows={6} lines optional={look[here.language].optional}
      value={again(typed, part)} error={wordsFor(here, errors, part)} />
  )
}

const PerspectiveFields = ({ here, charter, typed, errors }: Props) => {
  const t = texts[here.language]
  const { optional } = look[here.language]
  const [keys, nl, en, ended] = [allOf(typed, 'key'), allOf(typed, 'nl'), allOf(typed, 'en'), allOf(typed, 'ended')]
  const stays = new Set(charter.perspectives.map(({ key }) => key))
  const filled = keys.map((_, at) => at).filter((at) => keys[at] !== '' || nl[at])
  const rows = [...filled, ...Array.from({ length: spareRows }, (_, at) => keys.length + at)]
  return (
    <fieldset>
      <legend>{t.parts.perspectives}</legend>
      <Flow>
        <p class="utrecht-form-field-description">{t.notes.perspectives}</p>
        {rows.map((at, nth) => (
          <>
            <Hidden name="key" value={keys[at] ?? ''} />
            <TextField name="nl" id={nth === 0 ? 'nl' : `nl-${nth}`} label={t.fields.nl(nth + 1)} value={nl[at] ?? ''} maxlength={most.label}
              optional={keys[at] ? undefined : optional} error={nth === 0 ? wordsFor(here, errors, 'nl') : undefined} />
            <TextField name="en" id={`en-${nth}`} label={t.fields.en(nth + 1)} value={en[at] ?? ''} maxlength={most.label} optional={optional} />
            {stays.has(keys[at] ?? '') && (
              <Checkbox name="ended" id={`ended-${nth}`} value={keys[at] ?? ''}
                checked={ended.includes(keys[at] ?? '')} label={t.fields.ended(nl[at] ?? '')} />
            )}
          </>
        ))}
      </Flow>
    </fieldset>
  )
}

const TermFields = ({ here, typed, errors }: Props) => {
  const t = texts[here.language]
  const of = (name: 'from' | 'until') => ({
    name, label: t.fields[name], description: t.fields.dateNote, optional: look[here.language].optional,
    value: again(typed, name), error: wordsFor(here, errors, name),
  })
  return (
    <fieldset>
      <legend>{t.parts.term}</legend>
      <Flow><TextField {...of('from')} type="date" short /><TextField {...of('until')} type="date" short /></Flow>
    </fieldset>
  )
}

const AttributionField = ({ here, charter, typed, errors }: Props) => {
  const t = texts[here.language]
  const offered = rules.filter((rule) => isAsStrict(charter.attribution, rule))
  return (
    <Radios name="attribution" label={t.parts.attribution}
      description={<>{t.stricter[charter.attribution]} {offered.length > 1 && t.warning}</>}
      value={again(typed, 'attribution')}
      error={wordsFor(here, errors, 'attribution')} options={offered.map((rule) => ({ value: rule, label: t.rules[rule] }))} />
  )
}

const RingsField = ({ here, typed, errors }: Props) => {
  const t = texts[here.language]
  return (
    <Radios name="guests" label={t.fields.guests} description={t.notes.rings} value={again(typed, 'guests')} error={wordsFor(here, errors, 'guests')}
      options={guestRules.map((rule) => ({ value: rule, label: t.guests[rule] }))} />
  )
}

const RipenessFields = ({ here, typed, errors }: Props) => {
  const t = texts[here.language]
  const number = (name: 'share' | 'days' | 'reviewers') => (
    <TextField name={name} label={t.fields[name]} description={t.fields[`${name}Note`]} short inputmode="numeric"
      value={again(typed, name)} error={wordsFor(here, errors, name)} />
  )
  return (
    <fieldset>
      <legend>{t.parts.ripeness}</legend>
      <Flow>
        <Checkboxes name="asked" label={t.fields.asked} value={allOf(typed, 'asked')} error={wordsFor(here, errors, 'asked')}
          options={criterionKeys.map((key) => ({ value: key, label: t.criteria[key] }))} />
        {number('share')}{number('days')}{number('reviewers')}
      </Flow>
    </fieldset>
  )
}

/** The fields of one part of the charter. */
export const PartFields = (props: Props) => {
  const { here, part, typed, errors } = props
  const t = texts[here.language]
  if (isList(part)) return <ListField {...props} part={part} />
  if (part === 'perspectives') return <PerspectiveFields {...props} />
  if (part === 'term') return <TermFields {...props} />
  if (part === 'attribution') return <AttributionField {...props} />
  if (part === 'rings') return <RingsField {...props} />
  if (part === 'ripeness') return <RipenessFields {...props} />
  return (
    <TextArea name="assignment" label={t.parts.assignment} description={t.notes.assignment} rows={6} maxlength={most.assignment}
      value={again(typed, 'assignment')} error={wordsFor(here, errors, 'assignment')} />
  )
}
