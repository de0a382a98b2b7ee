import { isoDay } from '../../../platform/dates.ts'
import { again, type Typed } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Checkbox, Checkboxes, Form, LinkButton, OnceKey, Radios, Select, TextArea, TextField } from '../../../platform/look/form.tsx'
import { Flow, Head, Section } from '../../../platform/look/sheet.tsx'
import { texts as look } from '../../../platform/look/texts.ts'
import type { Problems } from '../../../platform/look/problems.tsx'
import { urls } from '../../../urls.ts'
import { ringName, ringText, Shell } from '../../../workspaces/shell.tsx'
import { most, namedParts, optionFrom } from './form.ts'
import { Wrong, wordsFor } from './problems.ts'
import { ringsToAsk } from './queries.ts'
import { texts } from './texts.ts'
import { placeOf, spanWords } from './words.ts'
import { dayAfter, homeZone, zoneBy, zones } from './zones.ts'

type FieldsProps = Problems & { here: Here; value: (name: string) => string }

const listOf = (typed: Typed | undefined, name: string): readonly string[] => {
  const value = typed?.[name]
  return Array.isArray(value) ? value : []
}

const WhatFields = ({ here, errors, value }: FieldsProps) => {
  const t = texts[here.language]
  const rings = ringsToAsk(here)
  const wrong = (name: string) => wordsFor(here, errors, name)
  return (
    <>
      <TextField name="title" label={t.fields.title} description={t.notes.title} maxlength={most.title} value={value('title')} error={wrong('title')} />
      <TextArea name="about" label={t.fields.about} rows={3} optional={look[here.language].optional} maxlength={most.about} value={value('about')} error={wrong('about')} />
      {rings.length > 1 && <Radios name="ring" label={t.fields.ring} value={value('ring')} error={wrong('ring')}
        options={rings.map((ring) => ({ value: ring.id, label: ringName(here, ring) }))} />}
    </>
  )
}

/** The moments that are in the list by now: a tick each, to take it out again. */
const Listed = ({ here, errors, typed, value }: FieldsProps) => {
  const t = texts[here.language]
  const zone = zoneBy(value('zone')) ?? homeZone
  const options = listOf(typed, 'option').flatMap((key) => optionFrom(key, zone) ?? [])
  if (options.length === 0) return null
  return (
    <Flow tight>
      <p class="nl-paragraph" id="momenten" tabindex={-1} autofocus={!errors}>{t.begin.added(options.length)}</p>
      <Checkboxes name="option" label={t.fields.option} description={t.notes.option} error={wordsFor(here, errors, 'option')}
        value={options.map(({ key }) => key)} options={options.map((one) => ({ value: one.key, label: spanWords(one, zone, here.language) }))} />
    </Flow>
  )
}

const DayFields = ({ here, errors, typed, value }: FieldsProps) => {
  const t = texts[here.language]
  const { optional } = look[here.language]
  const wrong = (name: string) => wordsFor(here, errors, name)
  return (
    <>
      <TextField name="from" type="date" short label={t.fields.from} description={t.notes.from} value={value('from')} error={wrong('from')} />
      <TextField name="until" type="date" short label={t.fields.until} description={t.notes.until} optional={optional} value={value('until')} error={wrong('until')} />
      <Checkboxes name="weekdays" inline label={t.fields.weekdays} description={t.notes.weekdays} optional={optional} value={listOf(typed, 'weekdays')} error={wrong('weekdays')}
        options={([1, 2, 3, 4, 5, 6, 7] as const).map((day) => ({ value: String(day), label: t.weekdays[day] }))} />
      <Checkboxes name="parts" label={t.fields.parts} value={typed ? listOf(typed, 'parts') : ['afternoon']} error={wrong('parts')}
        options={namedParts.map((part) => ({ value: part, label: t.parts[part] }))} />
      <TextArea name="own" label={t.fields.own} description={t.notes.own} rows={2} lines optional={optional} value={value('own')} error={wrong('own')} />
      <Select name="zone" label={t.fields.zone} value={value('zone')} error={wrong('zone')} options={zones.map((one) => ({ value: one, label: placeOf(one, here.language) }))} />
      <Actions><Button kind="secondary" name="do" value="add">{t.begin.add}</Button></Actions>
    </>
  )
}

const RuleFields = ({ here, errors, value }: FieldsProps) => {
  const t = texts[here.language]
  const { attribution } = here.workspace
  const wrong = (name: string) => wordsFor(here, errors, name)
  return (
    <>
      <TextField name="minimum" short inputmode="numeric" label={t.fields.minimum} description={t.notes.minimum} value={value('minimum')} error={wrong('minimum')} />
      {attribution !== 'anonymous' && <Checkbox name="perspectives" value="ja" label={t.fields.perspectives} description={t.notes.perspectives} checked={value('perspectives') === 'ja'} />}
      {attribution === 'named' && <Checkbox name="chairs" value="ja" label={t.fields.chairs} description={t.notes.chairs} checked={value('chairs') === 'ja'} />}
      <TextField name="ends" type="date" short label={t.fields.ends} description={t.notes.ends} value={value('ends')} error={wrong('ends')} />
      {attribution !== 'named' && <p class="nl-paragraph">{t.begin.closed}</p>}
    </>
  )
}

const untouched = (here: Here): Readonly<Record<string, string>> => ({
  zone: homeZone, minimum: '0', ends: dayAfter(isoDay(new Date()), 7), ring: ringsToAsk(here).find(({ kind }) => kind === 'members')?.id ?? '',
})

/** Days to put to a group. Adding days shows this page again, with what was filled in before. */
export const AskPage = ({ here, errors, typed }: Problems & { here: Here }) => {
  const t = texts[here.language]
  const fields = { here, errors, typed, value: (name: string) => (typed ? again(typed, name) : untouched(here)[name] ?? '') }
  return (
    <Shell here={here} title={t.begin.title} step={2} crumbs={[{ label: t.title, href: urls.datepolls(here.workspace) }, { label: t.begin.title }]}>
      <Head title={t.begin.title} lead={t.lead} ring={ringText(here)} />
      <Section first title={t.begin.title} titleHidden>
        <Wrong here={here} errors={errors} />
        <Form action={urls.newDatepoll(here.workspace)}>
          <OnceKey />
          <WhatFields {...fields} />
          <h2 class="dt-sub">{t.begin.days}</h2>
          <Listed {...fields} />
          <DayFields {...fields} />
          <h2 class="dt-sub">{t.begin.rules}</h2>
          <RuleFields {...fields} />
          <Actions>
            <Button name="do" value="ask">{t.begin.button}</Button><LinkButton kind="subtle" href={urls.datepolls(here.workspace)}>{t.begin.cancel}</LinkButton>
          </Actions>
        </Form>
      </Section>
    </Shell>
  )
}
