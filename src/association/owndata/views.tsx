import { figure } from '../../platform/dates.ts'
import { again, type Errors, type Typed } from '../../platform/form.ts'
import { errorHeading, errorText } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, Checkbox, ErrorSummary, Form, LinkButton, OnceKey, TextField } from '../../platform/look/form.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { Table } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import { kindsKept, type Kind } from './queries.ts'
import { texts } from './texts.ts'

const crumbsOf = (here: Here, title: string) => [{ label: texts[here.language].account, href: urls.account }, { label: title }]

/** What is kept of me: how much of each kind, to take along, and the way to have it erased. */
export const OwnDataPage = ({ here, counts }: { here: Here; counts: Readonly<Record<Kind, number>> }) => {
  const t = texts[here.language]
  const kept = kindsKept.filter((kind) => counts[kind] > 0)
  return (
    <Shell here={here} title={t.title} menu="account" crumbs={crumbsOf(here, t.title)}>
      <Head title={t.title} lead={t.lead} ring={t.ring} />
      <Section strong title={t.take}>
        <Flow>
          <p class="nl-paragraph">{t.which}</p>
          <Actions><LinkButton kind="primary" href={urls.ownDataFile}>{t.all}</LinkButton></Actions>
          <Table caption={t.tables} columns={[{ label: t.columns.kind }, { label: t.columns.count, numeric: true }, { label: t.columns.file }]}
            rows={kept.map((kind) => [
              t.kinds[kind], figure(counts[kind], here.language), <a href={urls.ownDataTable(kind)} >{t.asCsv}<span class="dt-hidden">: {t.kinds[kind]}</span></a>,
            ])} />
          <p class="dt-small dt-soft">{t.anonymous}</p>
        </Flow>
      </Section>
      <Section title={t.erase}>
        <Flow>
          <p class="nl-paragraph">{t.eraseLead}</p>
          <Actions><LinkButton kind="danger" href={urls.eraseOwnData}>{t.eraseGo}</LinkButton></Actions>
        </Flow>
      </Section>
    </Shell>
  )
}

interface ErasingProps {
  here: Here
  /** somebody else, whom the administrator erases */
  person?: { readonly id: string; readonly name: string; readonly left: boolean } | undefined
  errors?: Errors | undefined
  typed?: Typed | undefined
  stuck?: string | undefined
}

const Wrong = ({ here, errors = {}, stuck }: ErasingProps) => {
  const t = texts[here.language].erasing
  const wrong = [
    ...(stuck === undefined ? [] : [{ message: t.stuck[stuck as keyof typeof t.stuck] }]),
    ...Object.entries(errors).map(([field, code]) => ({ field, message: errorText(here.language, code, t.confirm, t.errors) ?? '' })),
  ]
  return wrong.length > 0 ? <ErrorSummary title={errorHeading(here.language)} errors={wrong} /> : null
}

const Listed = ({ title, lines }: { title: string; lines: readonly string[] }) => (
  <Section title={title}><ul class="dt-list">{lines.map((line) => <li>{line}</li>)}</ul></Section>
)

/** Says what goes and what stays, and asks for a word to be typed. */
export const ErasingPage = (props: ErasingProps) => {
  const { here, person, errors, typed } = props
  const t = texts[here.language].erasing
  const title = person ? t.titleOf(person.name) : t.title
  const back = person ? (person.left ? urls.people : urls.person(person.id)) : urls.ownData
  const crumbs = person ? [{ label: person.name, href: back }, { label: title }] : [{ label: texts[here.language].account, href: urls.account }, { label: texts[here.language].title, href: urls.ownData }, { label: title }]
  return (
    <Shell here={here} title={title} menu={person ? 'association' : 'account'} crumbs={crumbs}>
      <Head title={title} lead={person?.left ? `${t.left} ${t.lead}` : t.lead} ring={person ? ringText(here, { kind: 'administration', title: '' }) : texts[here.language].ring}><Wrong {...props} /></Head>
      <Listed title={t.gone} lines={[...t.goneList, person ? t.mailOf : t.mailOfYou, t.sealed]} />
      <Listed title={t.stays} lines={t.staysList} />
      <Section strong title={t.button}>
        <Form action={person ? urls.erasePerson(person.id) : urls.eraseOwnData}>
          <OnceKey />
          <Checkbox name="teksten" value="ja" label={t.texts} description={t.textsNote} checked={again(typed, 'teksten') === 'ja'} />
          <TextField name="bevestiging" label={t.confirm} description={t.confirmNote} short autocomplete="off" maxlength={20}
            value={again(typed, 'bevestiging')} error={errorText(here.language, errors?.['bevestiging'], t.confirm, t.errors)} />
          <Actions><Button kind="danger">{t.button}</Button><a href={back}>{t.back}</a></Actions>
        </Form>
      </Section>
    </Shell>
  )
}

/** After it was done: for a visitor, who they are by then. */
export const ErasedPage = ({ here }: { here: Here }) => {
  const t = texts[here.language].erased
  return (
    <Shell here={here} title={t.title}>
      <Head title={t.title} lead={t.lead} />
      <Section first><Actions><LinkButton href={urls.home}>{t.home}</LinkButton></Actions></Section>
    </Shell>
  )
}
