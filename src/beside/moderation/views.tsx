import { figure, isoDay, longDate } from '../../platform/dates.ts'
import { again, type Errors, type Typed } from '../../platform/form.ts'
import { errorHeading, errorText, wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, OnceKey, Radios, TextArea } from '../../platform/look/form.tsx'
import { Tag } from '../../platform/look/marks.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { Fold, Pager, Row, Rows } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import { reportAddress } from './link.tsx'
import { moderates, pageSize, type Hiding, type Kind, type Spoken, type Waiting } from './queries.ts'
import { texts } from './texts.ts'

/** A form that came back, by the id of what it is about. */
export interface Wrong { readonly id: string; readonly errors: Errors; readonly typed: Typed; readonly stuck?: string }

interface Props {
  here: Here
  waiting: readonly Waiting[]
  hidings: readonly Hiding[]
  total: number
  page: number
  wrong?: Wrong | undefined
  done?: string | undefined
}

const baseOf = (here: Here, filter: Record<string, string | number> = {}) =>
  (here.workspace.kind === 'thinktank' ? urls.reports(here.workspace, filter) : urls.themeReports(filter))
const dayOf = (here: Here, moment: Date) => <time datetime={isoDay(moment)}>{longDate(moment, here.language)}</time>

/** What it is, with a way there for who stands in its ring. */
const What = ({ here, one }: { here: Here; one: { kind: string; number: number | null; thing_ring: string | null } }) => {
  const word = `${texts[here.language].kinds[one.kind as Kind]}${one.number === null ? '' : ` ${one.number}`}`
  const reaches = one.thing_ring === null || here.rings.some(({ id }) => id === one.thing_ring)
  if (!reaches || one.number === null) return one.kind === 'expectation' && reaches ? <a href={urls.expectations(here.workspace)}>{word}</a> : word
  if (one.kind === 'proposal') return <a href={urls.theme(one.number)}>{word}</a>
  if (one.kind === 'discussion' || one.kind === 'post') return <a href={urls.discussion(here.workspace, one.number)}>{word}</a>
  if (one.kind === 'charter_amendment') return <a href={urls.amendment(here.workspace, one.number)}>{word}</a>
  return <a href={one.kind === 'contribution' ? urls.contribution(here.workspace, one.number) : urls.finding(here.workspace, one.number)}>{word}</a>
}

/** The parts of a form field that came back for this thing. */
const backOf = (here: Here, wrong: Wrong | undefined, id: string) => {
  const mine = wrong?.id === id ? wrong : undefined
  const { fields } = texts[here.language]
  return (name: keyof typeof fields) => ({
    name, id: `${name}-${id}`, value: again(mine?.typed, name), error: errorText(here.language, mine?.errors[name], fields[name]),
  })
}

const Words = ({ words }: { words: string }) => <blockquote class="dt-quote">{words.split('\n\n').map((part) => <p>{part}</p>)}</blockquote>

const One = ({ here, one, wrong }: { here: Here; one: Waiting; wrong?: Wrong | undefined }) => {
  const t = texts[here.language].waiting
  const field = backOf(here, wrong, one.id)
  return (
    <Row title={<What here={here} one={one} />} when={<>{t.reported('')}{dayOf(here, one.reported_at)}</>} id={`melding-${one.id}`}>
      <Flow>
        <Words words={one.words} />
        <p class="dt-small dt-soft">{t.reasons}</p>
        <ul class="dt-list">{one.reasons.map((reason) => <li>{reason}</li>)}</ul>
        {one.mine ? <p class="nl-paragraph">{t.mine}</p> : (
          <Fold summary={t.open} open={wrong?.id === one.id}>
            <Form action={`${baseOf(here)}/${one.id}/besluit`}>
              <OnceKey />
              <Radios {...field('outcome')} label={t.outcome} options={[{ value: 'hidden', label: t.hide }, { value: 'left', label: t.leave }]} />
              <TextArea {...field('reason')} label={t.reason} description={t.reasonHint} rows={2} maxlength={1000} />
              <Actions><Button>{t.button}</Button></Actions>
            </Form>
          </Fold>
        )}
      </Flow>
    </Row>
  )
}

const Appeal = ({ here, one, wrong }: { here: Here; one: Hiding; wrong?: Wrong | undefined }) => {
  const t = texts[here.language].hidden
  return (
    <Fold summary={t.appeal} open={wrong?.id === one.id}>
      <Form action={`${baseOf(here)}/verborgen/${one.id}/verzet`}>
        <OnceKey />
        <TextArea {...backOf(here, wrong, one.id)('appeal')} label={t.appealLabel} description={t.appealHint} rows={3} maxlength={2000} />
        <Actions><Button>{t.appealButton}</Button></Actions>
      </Form>
    </Fold>
  )
}

const Decide = ({ here, one, wrong }: { here: Here; one: Hiding; wrong?: Wrong | undefined }) => {
  const t = texts[here.language].hidden
  const field = backOf(here, wrong, one.id)
  if (one.own || !moderates(here)) return <p class="nl-paragraph">{t.waits}</p>
  if (one.by_me) return <p class="nl-paragraph">{t.byMe}</p>
  return (
    <Fold summary={t.decide} open={wrong?.id === one.id}>
      <Form action={`${baseOf(here)}/verborgen/${one.id}/uitspraak`}>
        <OnceKey />
        <Radios {...field('outcome')} label={t.outcome} options={[{ value: 'stays', label: t.stays }, { value: 'shown', label: t.shown }]} />
        <TextArea {...field('words')} label={t.words} rows={2} maxlength={1000} />
        <Actions><Button>{t.button}</Button></Actions>
      </Form>
    </Fold>
  )
}

const HiddenOne = (props: { here: Here; one: Hiding; wrong?: Wrong | undefined }) => {
  const { here, one } = props
  const t = texts[here.language].hidden
  const title = <><What here={here} one={one} />{one.own && <> <Tag>{t.yours}</Tag></>}{one.outcome && <> <Tag>{t.outcomes[one.outcome]}</Tag></>}</>
  return (
    <Row title={title} when={<>{t.hiddenOn('')}{dayOf(here, one.hidden_at)}</>} id={`verborgen-${one.id}`}>
      <Flow>
        <Words words={one.words} />
        <p class="nl-paragraph"><strong>{t.reason}:</strong> {one.reason}</p>
        {one.appealed_at && <p class="nl-paragraph"><strong>{t.appealed(longDate(one.appealed_at, here.language))}:</strong> {one.appeal}</p>}
        {one.decided_at && <p class="nl-paragraph"><strong>{t.decided(longDate(one.decided_at, here.language))}:</strong> {one.outcome_words}</p>}
        {!one.appealed_at && one.own && <Appeal {...props} />}
        {one.appealed_at && !one.decided_at && <Decide {...props} />}
      </Flow>
    </Row>
  )
}

const Errors = ({ here, wrong }: Pick<Props, 'here' | 'wrong'>) => {
  const t = texts[here.language]
  if (!wrong) return null
  const list = Object.entries(wrong.errors).map(([name, code]) => ({
    field: `${name}-${wrong.id}`, message: errorText(here.language, code, t.fields[name as keyof typeof t.fields]) ?? '',
  }))
  const stuck = wordFor(t.stuck, wrong.stuck)
  return <ErrorSummary title={errorHeading(here.language)} errors={stuck ? [{ message: stuck }, ...list] : list} />
}

/** For who moderates what waits and what was hidden; for everybody what of theirs was. */
export const ReportsPage = (props: Props) => {
  const { here, waiting, hidings, total, page, wrong, done } = props
  const t = texts[here.language]
  const mayDecide = moderates(here)
  const all = waiting[0]?.total ?? 0
  const crumbs = here.workspace.kind === 'thinktank' ? [{ label: t.title }] : [{ label: here.siteName, href: urls.association }, { label: t.title }]
  return (
    <Shell here={here} title={t.title} live menu="association" crumbs={crumbs} flash={wordFor(t.done, done)}>
      <Head title={t.title} lead={mayDecide ? t.lead : t.leadOwn} ring={ringText(here, mayDecide ? here.rings.find(({ kind }) => kind === 'preparation') : undefined)}>
        <Errors here={here} wrong={wrong} />
      </Head>
      {mayDecide && (
        <Section strong id="wacht" live="report" title={t.waiting.title} note={all > pageSize ? t.waiting.first(figure(all, here.language)) : undefined}>
          {waiting.length === 0 ? <p class="nl-paragraph">{t.waiting.none}</p> : <Rows spacing="airy">{waiting.map((one) => <One here={here} one={one} wrong={wrong} />)}</Rows>}
        </Section>
      )}
      <Section title={t.hidden.title} id="verborgen" live="report">
        {hidings.length === 0
          ? <p class="nl-paragraph">{mayDecide ? t.hidden.none : t.hidden.noneOwn}</p>
          : <Rows spacing="airy">{hidings.map((one) => <HiddenOne here={here} one={one} wrong={wrong} />)}</Rows>}
        <Pager language={here.language} page={page} pages={Math.ceil(total / pageSize)} hrefOf={(nth) => baseOf(here, { pagina: nth })} />
      </Section>
    </Shell>
  )
}

interface FormProps { here: Here; spoken: Spoken; kind: Kind; refersTo: string; number: number | null; words: string; errors?: Errors; typed?: Typed; stuck?: string }

/** Where somebody says why a text does not belong here. */
export const ReportPage = ({ here, spoken, kind, refersTo, number, words, errors, typed, stuck }: FormProps) => {
  const t = texts[here.language]
  const error = errorText(here.language, errors?.['reason'], t.fields.reason)
  const wrong = [...(stuck ? [{ message: wordFor(t.stuck, stuck) ?? '' }] : []), ...(error ? [{ field: 'reason', message: error }] : [])]
  const inTank = here.workspace.kind === 'thinktank'
  const what = `${t.kinds[kind]}${number === null ? '' : ` ${number}`}`
  const crumbs = inTank ? [{ label: t.title, href: baseOf(here) }, { label: t.report.title }] : [{ label: here.siteName, href: urls.association }, { label: t.report.title }]
  return (
    <Shell here={here} title={t.report.of(what)} menu="association" crumbs={crumbs}>
      <Head title={t.report.of(what)} lead={t.report.lead[inTank ? 'thinktank' : 'association']} ring={ringText(here)}>
        {wrong.length > 0 && <ErrorSummary title={errorHeading(here.language)} errors={wrong} />}
      </Head>
      <Section first>
        <Flow>
          <Words words={words} />
          <Form action={reportAddress(here, spoken, refersTo)}>
            <OnceKey />
            <TextArea name="reason" label={t.report.reason} description={t.report.hint} rows={3} maxlength={1000} value={again(typed, 'reason')} error={error} />
            <Actions><Button>{t.report.button}</Button><a href={inTank ? urls.thinktank(here.workspace) : urls.themes()}>{t.report.back}</a></Actions>
          </Form>
        </Flow>
      </Section>
    </Shell>
  )
}
