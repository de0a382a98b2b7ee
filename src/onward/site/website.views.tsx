import { longDate } from '../../platform/dates.ts'
import { again, type Errors, type Typed } from '../../platform/form.ts'
import { errorHeading, errorText, wordFor } from '../../platform/formtexts.ts'
import type { Here, Licence } from '../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, LinkButton, OnceKey, Radios, Select, TextField } from '../../platform/look/form.tsx'
import { Now, Seen } from '../../platform/look/meanwhile.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { Empty, Row, Rows, Table } from '../../platform/look/table.tsx'
import { typedDay } from '../../association/organisations/days.ts'
import { urls } from '../../urls.ts'
import { Shell } from '../../workspaces/shell.tsx'
import { accessibilityStatuses } from './pages.ts'
import { texts as pageTexts } from './pages.texts.ts'
import type { ContactPerson, TextState, WebsiteSettings } from './queries.ts'
import { texts } from './website.texts.ts'

export interface Problems { errors?: Errors; typed?: Typed }

type Field = keyof (typeof texts)['nl']['fields']

/** What is wrong with one field, in words. */
export const wrongIn = (here: Here, errors: Errors | undefined, field: Field): string | undefined =>
  errorText(here.language, errors?.[field], texts[here.language].fields[field], texts[here.language].errors)

/** What is wrong, above the form. */
export const Wrong = ({ here, errors = {} }: { here: Here; errors?: Errors | undefined }) => {
  const list = Object.keys(errors).map((field) => ({ field, message: wrongIn(here, errors, field as Field) ?? '' }))
  return list.length > 0 ? <ErrorSummary title={errorHeading(here.language)} errors={list} /> : null
}

interface Props extends Problems {
  here: Here; settings: WebsiteSettings; people: readonly ContactPerson[]; states: readonly TextState[]; done: string | undefined
}

const Texts = ({ here, states }: Props) => {
  const t = texts[here.language].texts
  const { titles } = pageTexts[here.language]
  const cell = (page: TextState['page'], language: 'nl' | 'en', at: Date | null) => (
    <>{at ? t.written(longDate(at, here.language)) : <span class="dt-soft">{t.original}</span>} <a href={urls.siteText(page, language)}>{t.edit}<span class="dt-hidden">: {titles[page]} ({t.columns[language]})</span></a></>
  )
  return (
    <Section strong id="teksten" title={t.title} note={t.note}>
      <Table caption={t.caption} captionHidden columns={[{ label: t.columns.page }, { label: t.columns.nl }, { label: t.columns.en }]}
        rows={states.map(({ page, nl, en }) => [titles[page], cell(page, 'nl', nl), cell(page, 'en', en)])} />
    </Section>
  )
}

const People = ({ here, people }: Props) => {
  const t = texts[here.language].people
  return (
    <Section strong id="contactpersonen" title={t.title} note={t.note}>
      <Flow>
        {people.length === 0 && <Empty><p class="nl-paragraph">{t.none}</p></Empty>}
        {people.length > 0 && (
          <Rows>
            {people.map(({ id, name, about, email, phone }) => (
              <Row title={name} when={about}>
                <p class="dt-small">{[email, phone].filter(Boolean).join(', ')}</p>
                <p class="dt-small"><a href={urls.contactPerson(id)}>{t.edit}<span class="dt-hidden">: {name}</span></a></p>
              </Row>
            ))}
          </Rows>
        )}
        <Actions><LinkButton href={urls.contactPeople}>{t.add}</LinkButton></Actions>
      </Flow>
    </Section>
  )
}

const licenceOptions: readonly Licence[] = ['cc-by-4.0', 'cc0-1.0']

const Settings = ({ here, settings, typed, errors }: Props) => {
  const t = texts[here.language]
  const { fields, settings: words } = t
  const value = (name: Field, known: string) => (typed ? again(typed, name) : known)
  const wrong = (field: Field) => wrongIn(here, errors, field)
  const disclosure = settings.disclosure_email === settings.contact_email ? '' : settings.disclosure_email
  return (
    <Section strong first={errors !== undefined} id="afspraken" title={words.title}>
      <Flow>
        <Wrong here={here} errors={errors} />
        <Form action={urls.website}>
          <OnceKey /><Seen shown={settings.shown} errors={errors} typed={typed} />
          <Radios name="licence" label={fields.licence} value={value('licence', here.licence)} error={wrong('licence')}
            options={licenceOptions.map((one) => ({ value: one, label: words.licences[one] }))} />
          <Select name="accessibility" label={fields.accessibility} value={value('accessibility', settings.accessibility ?? '')} error={wrong('accessibility')}
            options={(['', ...accessibilityStatuses] as const).map((one) => ({ value: one, label: words.statuses[one] }))} />
          <TextField short name="accessibility_on" label={fields.accessibility_on} description={words.onNote} optional={t.optional}
            value={value('accessibility_on', typedDay(settings.accessibility_on))} error={wrong('accessibility_on')} autocomplete="off" />
          <TextField name="accessibility_report" label={fields.accessibility_report} description={words.reportNote} optional={t.optional} type="url"
            value={value('accessibility_report', settings.accessibility_report)} error={wrong('accessibility_report')} autocomplete="off" />
          <TextField name="disclosure_email" label={fields.disclosure_email} description={words.disclosureNote} optional={t.optional} type="email"
            value={value('disclosure_email', disclosure)} error={wrong('disclosure_email')} autocomplete="off" />
          <Actions><Button>{words.button}</Button></Actions>
        </Form>
        <Now here={here} errors={errors} lines={[
          [fields.licence, words.licences[here.licence]], [fields.accessibility, words.statuses[settings.accessibility ?? '']], [fields.accessibility_on, typedDay(settings.accessibility_on)],
          [fields.accessibility_report, settings.accessibility_report], [fields.disclosure_email, disclosure],
        ]} />
      </Flow>
    </Section>
  )
}

/** All that the secretariat sets for the public site. */
export const WebsitePage = (props: Props) => {
  const { here, done, errors } = props
  const t = texts[here.language]
  return (
    <Shell here={here} title={t.title} menu="association" flash={wordFor(t.done, done)} crumbs={[{ label: t.crumb, href: urls.association }, { label: t.title }]}>
      <Head title={t.title} lead={t.lead} ring={t.ring} />
      {errors && <Settings {...props} />}
      <Texts {...props} />
      <People {...props} />
      {!errors && <Settings {...props} />}
    </Shell>
  )
}
