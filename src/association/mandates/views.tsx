import { longDate } from '../../platform/dates.ts'
import { again, type Errors, type Typed } from '../../platform/form.ts'
import { errorHeading, errorText, wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, Checkbox, ErrorSummary, Form, OnceKey, Select, TextField } from '../../platform/look/form.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { texts as look } from '../../platform/look/texts.ts'
import { urls } from '../../urls.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import { Day, State, Until } from './list.views.tsx'
import type { Colleague, Mandate } from './queries.ts'
import { texts } from './texts.ts'

/** What went wrong in one of the forms of the page. */
export interface Problems { errors?: Errors; typed?: Typed; stuck?: string | undefined; form?: 'delegatie' | 'overdracht' | 'einde' }

/** What the one who looks may do with this mandate. */
export interface Mays { readonly lend: boolean; readonly handOver: boolean; readonly end: boolean }

/** What is wrong, above the form. */
export const Wrong = ({ here, errors = {}, stuck }: { here: Here } & Problems) => {
  const t = texts[here.language]
  const list: { field?: string; message: string }[] = Object.entries(errors).map(([field, code]) => ({
    field, message: errorText(here.language, code, t.fields[field as 'since'] ?? field, t.errors) ?? '',
  }))
  if (stuck !== undefined) list.push({ message: wordFor(t.stuck, stuck) ?? t.stuck.gone })
  return list.length > 0 ? <ErrorSummary title={errorHeading(here.language)} errors={list} /> : null
}

/** From which day, and up to and including which. */
export const PeriodFields = ({ here, sinceNote, errors = {}, typed }: { here: Here; sinceNote?: string | undefined } & Problems) => {
  const { fields, errors: words } = texts[here.language]
  const { optional } = look[here.language]
  const of = (name: 'since' | 'until') => ({
    name, label: fields[name], value: again(typed, name), error: errorText(here.language, errors[name], fields[name], words), optional, short: true,
  })
  return (
    <>
      <TextField {...of('since')} description={sinceNote ?? fields.sinceNote} autocomplete="off" />
      <TextField {...of('until')} description={fields.untilNote} autocomplete="off" />
    </>
  )
}

interface Props extends Problems {
  here: Here
  mandate: Mandate
  lent: readonly Mandate[]
  colleagues: readonly Colleague[]
  mays: Mays
  done: string | undefined
}

const isMine = ({ here, mandate }: Pick<Props, 'here' | 'mandate'>): boolean => mandate.person_id === here.who.member

const Facts = ({ here, mandate, lent }: Props) => {
  const t = texts[here.language]
  const { facts } = t
  return (
    <dl class="dt-facts">
      <dt>{facts.person}</dt>
      <dd>{mandate.has_left || mandate.name === null ? mandate.name ?? t.someone : <a href={urls.person(mandate.person_id)}>{isMine({ here, mandate }) ? t.you : mandate.name}</a>}</dd>
      <dt>{facts.organisation}</dt><dd><a href={urls.organisation(mandate.organisation_id)}>{mandate.organisation}</a></dd>
      <dt>{facts.since}</dt><dd><Day here={here} day={mandate.since} /></dd>
      <dt>{facts.until}</dt><dd>{mandate.until || mandate.ended_at ? <Until here={here} mandate={mandate} /> : t.noEnd}</dd>
      <dt>{facts.state}</dt><dd>{mandate.ended_reason ? t.reasons[mandate.ended_reason] : <State here={here} mandate={mandate} />}</dd>
      {mandate.source_id && <><dt>{facts.from}</dt><dd><a href={urls.mandate(mandate.source_id)}>{mandate.lender ?? t.someone}</a></dd></>}
      {mandate.handed_id && <><dt>{facts.handedBy}</dt><dd><a href={urls.mandate(mandate.handed_id)}>{mandate.handed_by ?? t.someone}</a></dd></>}
      {mandate.next_id && <><dt>{facts.handedTo}</dt><dd><a href={urls.mandate(mandate.next_id)}>{mandate.handed_to ?? t.someone}</a></dd></>}
      {lent.length > 0 && <><dt>{facts.lent}</dt>
        <dd>{lent.map((one, at) => <>{at > 0 && ', '}<a href={urls.mandate(one.id)}>{one.name ?? t.someone}</a></>)}</dd></>}
    </dl>
  )
}

const Colleagues = ({ here, id, colleagues, errors = {}, typed }: { here: Here; id: string; colleagues: readonly Colleague[] } & Problems) => {
  const { fields, errors: words, someone } = texts[here.language]
  return (
    <Select name="person_id" id={id} label={fields.person_id} value={again(typed, 'person_id')} error={errorText(here.language, errors['person_id'], fields.person_id, words)}
      options={[{ value: '', label: fields.choose }, ...colleagues.map(({ id: value, name, speaks }) => ({ value, label: speaks ? fields.speaks(name ?? someone) : name ?? someone }))]} />
  )
}

const ofForm = (props: Props, form: Problems['form']): Problems => (props.form === form ? { errors: props.errors ?? {}, typed: props.typed ?? {} } : {})

const Lend = (props: Props) => {
  const { here, mandate, colleagues } = props
  const { lend, fields } = texts[here.language]
  const later = mandate.state === 'later'
  const problems = ofForm(props, 'delegatie')
  return (
    <Section title={lend.title} id="delegatie">
      <Flow>
        <p class="nl-paragraph">{lend.note}</p>
        <Form action={urls.mandateAct(mandate.id, 'delegatie')}>
          <OnceKey />
          <Colleagues here={here} id="person_id" colleagues={colleagues} {...problems} />
          <PeriodFields here={here} sinceNote={later ? fields.sinceLater(longDate(mandate.since, here.language)) : undefined} {...problems} />
          <Actions><Button>{lend.button}</Button></Actions>
        </Form>
      </Flow>
    </Section>
  )
}

const HandOver = (props: Props) => {
  const { here, mandate, colleagues } = props
  const { over } = texts[here.language]
  return (
    <Section title={over.title} id="overdracht">
      <Flow>
        <p class="nl-paragraph">{mandate.state === 'later' ? over.noteLater(longDate(mandate.since, here.language)) : over.note}</p>
        <Form action={urls.mandateAct(mandate.id, 'overdracht')}>
          <OnceKey />
          <Colleagues here={here} id={props.mays.lend ? 'overdracht-aan' : 'person_id'} colleagues={colleagues} {...ofForm(props, 'overdracht')} />
          <Actions><Button kind="secondary">{over.button}</Button></Actions>
        </Form>
      </Flow>
    </Section>
  )
}

const End = ({ here, mandate }: Props) => {
  const { end } = texts[here.language]
  return (
    <Section title={end.title} id="einde">
      <Flow>
        <p class="nl-paragraph">{isMine({ here, mandate }) ? end.noteMe : end.note}</p>
        <Form action={urls.mandateAct(mandate.id, 'einde')}>
          <OnceKey />
          <Checkbox name="zeker" value="ja" label={end.sure} required />
          <Actions><Button kind="danger">{end.button}</Button></Actions>
        </Form>
      </Flow>
    </Section>
  )
}

/** One mandate: who holds it and until when, and for who may: let a colleague speak too, hand over, end. */
export const MandatePage = (props: Props) => {
  const { here, mandate, colleagues, mays, done } = props
  const t = texts[here.language]
  const title = (isMine(props) ? t.ofMe(mandate.organisation) : t.of(mandate.name ?? t.someone, mandate.organisation))[mandate.state]
  const alone = (mays.lend || mays.handOver) && colleagues.length === 0
  return (
    <Shell here={here} title={title} menu="association" flash={wordFor(t.done, done)}
      crumbs={[{ label: t.crumb, href: urls.association }, { label: t.organisations, href: urls.organisations },
        { label: mandate.organisation, href: urls.organisation(mandate.organisation_id) }, { label: mandate.name ?? t.someone }]}>
      <Head title={title} kicker={t.title} ring={ringText(here)}><Wrong {...props} /></Head>
      <Section first><Facts {...props} /></Section>
      {alone && <Section title={t.over.title}><p class="nl-paragraph">{t.noColleagues}</p></Section>}
      {mays.lend && !alone && <Lend {...props} />}
      {mays.handOver && !alone && <HandOver {...props} />}
      {mays.end && <End {...props} />}
    </Shell>
  )
}
