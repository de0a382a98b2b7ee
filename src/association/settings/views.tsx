import { dateAndTime, figure, longDate } from '../../platform/dates.ts'
import { again, type Errors, type Typed } from '../../platform/form.ts'
import { errorHeading, errorText, wordFor } from '../../platform/formtexts.ts'
import type { Finding } from '../../platform/health.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, OnceKey, TextField } from '../../platform/look/form.tsx'
import type { Children } from '../../platform/look/markup.ts'
import { Tag } from '../../platform/look/marks.tsx'
import { Now, Seen } from '../../platform/look/meanwhile.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { Row, Rows, Table } from '../../platform/look/table.tsx'
import { kept, keptKinds, type KeptKind } from '../../platform/retention.ts'
import { urls } from '../../urls.ts'
import { Shell } from '../../workspaces/shell.tsx'
import { mostParked, type ParkedLine } from './queries.ts'
import { texts } from './texts.ts'

interface Props {
  here: Here
  findings: readonly Finding[]
  /** how many must have a second factor, and how many of those do */
  coverage: { readonly must: number; readonly have: number }
  days: Readonly<Record<KeptKind, number>>
  parked: readonly ParkedLine[]
  done: string | undefined
  errors?: Errors
  typed?: Typed
}

const valueOf = (here: Here, { key, value }: Finding): string => {
  const t = texts[here.language]
  if (typeof value === 'number') return key === 'size' ? t.megabytes(figure(value, here.language)) : figure(value, here.language)
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return longDate(value, here.language)
  return Object.hasOwn(t.values, value) ? t.values[value] as string : value
}

const whereTo = (here: Here, { key, attention }: Finding): Children => {
  const t = texts[here.language]
  if (key === 'sample' && here.sample) return <a href={urls.sample}>{t.toSample}</a>
  if (key === 'unsent' || key === 'refused' || key === 'doubtful') return <a href={urls.lettersOut()}>{t.toPost}</a>
  return key === 'parked' && attention ? <a href="#blijven-liggen">{t.toParked}</a> : ''
}

/** No fault on your own machine, but nobody else can come in, or nothing can come back, until it is there. */
const isWanting = ({ key, value }: Finding) => (key === 'smtp' && value === 'not set') || (key === 'backup' && value === 'not known')

const rowOf = (here: Here, finding: Finding): Children[] => {
  const t = texts[here.language]
  const { key, attention, about = '', what } = finding
  const label = t.labels[key] ?? what
  return [
    attention ? <>{label} <Tag ink>{t.attention}</Tag></> : label, valueOf(here, finding),
    <>{(attention || isWanting(finding)) && <>{t.advice[key]?.(about) ?? attention} </>}{whereTo(here, finding)}</>,
  ]
}

const Health = ({ here, findings, coverage }: Props) => {
  const t = texts[here.language]
  const lacking = coverage.have < coverage.must
  const factors = [
    lacking ? <>{t.factors} <Tag ink>{t.attention}</Tag></> : t.factors,
    t.factorsNow(figure(coverage.have, here.language), figure(coverage.must, here.language)), lacking ? t.factorsDo : '',
  ]
  // What to put in the DNS stands with the mail. What asks for attention comes first.
  const lines = findings.filter(({ key }) => key !== 'dns')
  const [asking, well] = [true, false].map((asks) => lines.filter(({ attention }) => Boolean(attention) === asks).map((one) => rowOf(here, one)))
  return (
    <Section strong wide title={t.health} note={t.healthNote}>
      <Table caption={t.health} captionHidden columns={t.columns.map((label) => ({ label }))} rows={[...(asking ?? []), ...(lacking ? [factors] : []), ...(well ?? []), ...(lacking ? [] : [factors])]} />
    </Section>
  )
}

const Parked = ({ here, parked }: Props) => {
  const t = texts[here.language]
  return (
    <Section id="blijven-liggen" title={t.parkedTitle} note={parked.length >= mostParked ? t.parkedMore(figure(mostParked, here.language)) : t.parkedNote}>
      <Flow>
        <p class="nl-paragraph">{t.dropNote}</p>
        <Rows>
          {parked.map((job) => (
            <Row title={job.kind} when={t.parkedAt(dateAndTime(job.parked_at, here.language))}>
              <p class="dt-small">{job.fault}</p>
              <Actions>
                <form action={urls.retryJob(job.id)} method="post"><Button kind="secondary">{t.retry}<span class="dt-hidden">: {job.kind}</span></Button></form>
                <form action={urls.dropJob(job.id)} method="post"><Button kind="danger">{t.drop}<span class="dt-hidden">: {job.kind}</span></Button></form>
              </Actions>
            </Row>
          ))}
        </Rows>
      </Flow>
    </Section>
  )
}

const Keeping = ({ here, days, errors = {}, typed }: Props) => {
  const t = texts[here.language]
  const say = (number: number) => figure(number, here.language)
  const wrongWith = (kind: string) => errorText(here.language, errors[kind], kind, t.errors)
  const wrong = Object.keys(errors).map((field) => ({ field, message: field === 'seen' ? wrongWith(field) ?? '' : `${t.kinds[field as KeptKind]?.[0] ?? field}: ${wrongWith(field) ?? ''}` }))
  return (
    <Section id="bewaren" title={t.keeping} note={t.keepingNote}
      margin={<Flow tight><h3 class="dt-margin-title">{t.fixedTitle}</h3>{t.fixed.map((line) => <p class="dt-small">{line}</p>)}</Flow>}>
      <Flow>
        {wrong.length > 0 && <ErrorSummary title={errorHeading(here.language)} errors={wrong} />}
        <Form action={urls.retention}>
          <OnceKey /><Seen shown={days} errors={errors} typed={typed} />
          {keptKinds.map((kind) => (
            <TextField name={kind} label={t.kinds[kind][0]} description={`${t.kinds[kind][1]} ${t.between(say(kept[kind].least), say(kept[kind].most))}`} short
              inputmode="numeric" maxlength={4} value={typed ? again(typed, kind) : days[kind]} error={wrongWith(kind)} />
          ))}
          <Actions><Button>{t.save}</Button></Actions>
        </Form>
        <Now here={here} errors={errors} lines={keptKinds.map((kind) => [t.kinds[kind][0], say(days[kind])])} />
      </Flow>
    </Section>
  )
}

/** How the installation stands, what was left undone, and for how long things are kept. */
export const SettingsPage = (props: Props) => {
  const { here, findings, coverage, parked, done } = props
  const t = texts[here.language]
  const asks = findings.filter(({ attention }) => attention !== undefined).length + (coverage.have < coverage.must ? 1 : 0)
  return (
    <Shell here={here} title={t.title} menu="association" flash={wordFor(t.done, done)} crumbs={[{ label: t.crumb, href: urls.association }, { label: t.title }]}>
      <Head title={t.title} lead={t.lead(figure(asks, here.language))} ring={t.ring} />
      <Health {...props} />
      {parked.length > 0 && <Parked {...props} />}
      <Keeping {...props} />
    </Shell>
  )
}
