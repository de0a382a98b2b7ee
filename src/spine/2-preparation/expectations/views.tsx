import { figure } from '../../../platform/dates.ts'
import { again, type Errors, type Typed } from '../../../platform/form.ts'
import { errorHeading, errorText, wordFor } from '../../../platform/formtexts.ts'
import { ringOf, type Here } from '../../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, LinkButton, OnceKey, TextArea } from '../../../platform/look/form.tsx'
import { Perspective } from '../../../platform/look/marks.tsx'
import { Flow, Head, Section } from '../../../platform/look/sheet.tsx'
import { Empty, Pager, Row, Rows, Table } from '../../../platform/look/table.tsx'
import { texts as look } from '../../../platform/look/texts.ts'
import type { Marker } from '../../../beside/glossary/meanings.ts'
import { Marked, TermsSaid } from '../../../beside/glossary/shown.tsx'
import { ReportLink } from '../../../beside/moderation/link.tsx'
import { urls } from '../../../urls.ts'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import { unnamed } from '../../../workspaces/rings.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { PreparationNav } from '../charter/nav.tsx'
import { pageSize, type Expectation } from './queries.ts'
import { texts } from './texts.ts'

interface Props {
  here: Here
  expectations: readonly Expectation[]
  total: number
  few: boolean
  own: Pick<Expectation, 'take_away' | 'bring'> | undefined
  page: number
  marker: Marker
  done?: string | undefined
  errors?: Errors
  typed?: Typed
}

const wrong = (here: Here, errors: Errors | undefined, field: 'take_away' | 'bring') => {
  const t = texts[here.language]
  return errorText(here.language, errors?.[field], t.fields[field], t.wrong)
}

const Own = ({ here, own, typed, errors }: Props) => {
  const t = texts[here.language]
  const field = (name: 'take_away' | 'bring') => ({
    name, label: t.own[name], value: typed ? again(typed, name) : own?.[name] ?? '', error: wrong(here, errors, name),
    optional: look[here.language].optional, rows: 3, maxlength: 1000,
  })
  return (
    <Section first title={t.own.title} id="eigen">
      <Flow>
        <p class="nl-paragraph">{t.own.note} {t.shown[here.workspace.attribution]}</p>
        <Form action={urls.expectations(here.workspace)}>
          <OnceKey />
          <TextArea {...field('take_away')} />
          <TextArea {...field('bring')} />
          <Actions><Button>{own ? t.own.save : t.own.give}</Button></Actions>
        </Form>
        {own && (
          <form action={urls.withdrawExpectation(here.workspace)} method="post">
            <OnceKey />
            <Actions><Button kind="subtle">{t.own.withdraw}</Button><span class="dt-small dt-soft">{t.own.withdrawNote}</span></Actions>
          </form>
        )}
      </Flow>
    </Section>
  )
}

const One = ({ here, one, marker }: { here: Here; one: Expectation; marker: Marker }) => {
  const t = texts[here.language].all
  const said = (text: string) => (one.withheld ? text : <Marked text={text} marker={marker} />)
  marker.section('verwachtingen')
  const named = one.perspective !== unnamed
  return (
    <Row when={<>
      {named && <Perspective perspective={one.perspective} label={perspectiveLabel(here, one.perspective)} />}
      {one.said_by && <> {one.said_by}</>}{one.mine && <> <strong>{t.yours}</strong></>}</>}>
      <dl class="dt-terms">
        {one.take_away && <><dt>{t.take_away}</dt><dd>{said(one.take_away)}</dd></>}
        {one.bring && <><dt>{t.bring}</dt><dd>{said(one.bring)}</dd></>}
      </dl>
      <ReportLink here={here} kind="verwachting" ref={one.id} text={one} />
    </Row>
  )
}

const All = ({ here, expectations, total, few, own, page, marker }: Props) => {
  const t = texts[here.language].all
  if (few) return <p class="nl-paragraph">{t.few}</p>
  if (total === 0) return <Empty><p class="nl-paragraph">{here.who.takesPart && !own ? t.none : t.noneReader}</p></Empty>
  return (
    <Flow>
      <p class="dt-when">{t.count(figure(total, here.language))}</p>
      <Rows>{expectations.map((one) => <One here={here} one={one} marker={marker} />)}</Rows>
      <Pager language={here.language} page={page} pages={Math.ceil(total / pageSize)} hrefOf={(pagina) => urls.expectations(here.workspace, { pagina })} />
    </Flow>
  )
}

/** What everybody expects, and one's own. */
export const ExpectationsPage = (props: Props) => {
  const { here, errors = {}, done, page, total, few } = props
  const t = texts[here.language]
  const list = (Object.keys(errors) as ('take_away' | 'bring')[]).map((field) => ({ field, message: wrong(here, errors, field) ?? '' }))
  return (
    <Shell here={here} title={t.title} step={2} live crumbs={[{ label: t.title }]} flash={wordFor(t.done, done)}>
      <Head title={t.title} lead={t.lead} ring={ringText(here)}>
        <PreparationNav here={here} current="expectations" />
        {ringOf(here, 'preparation') && total > 0 && !few && <Actions><LinkButton kind="subtle" href={urls.expectationList(here.workspace)}>{t.list.link}</LinkButton></Actions>}
        {list.length > 0 && <ErrorSummary title={errorHeading(here.language)} errors={list} />}
      </Head>
      {here.who.takesPart && page === 1 && <Own {...props} />}
      <Section strong title={t.all.title}><div id="verwachtingen" data-live="expectation participant"><All {...props} /></div></Section>
      <TermsSaid here={here} marker={props.marker} live="expectation participant" />
    </Shell>
  )
}

/** All of it as one table, to print for the meeting. */
export const ListPage = ({ here, expectations, few }: Pick<Props, 'here' | 'expectations' | 'few'>) => {
  const t = texts[here.language]
  const named = expectations.some(({ said_by }) => said_by !== null)
  const columns = [t.list.perspective, t.all.take_away, t.all.bring, ...(named ? [t.all.by] : [])]
  return (
    <Shell here={here} title={t.list.title} step={2} crumbs={[{ label: t.title, href: urls.expectations(here.workspace) }, { label: t.list.title }]}>
      <Head title={t.list.title} lead={t.list.lead} ring={ringText(here, ringOf(here, 'preparation'))} />
      <Section first wide title={t.list.title} titleHidden>
        {few || expectations.length === 0
          ? <p class="nl-paragraph">{few ? t.all.few : t.all.noneReader} <a href={urls.expectations(here.workspace)}>{t.list.back}</a></p>
          : <Table caption={t.list.title} captionHidden columns={columns.map((label) => ({ label }))} rows={expectations.map((one) => [
            perspectiveLabel(here, one.perspective), one.take_away, one.bring, ...(named ? [one.said_by ?? ''] : []),
          ])} />}
      </Section>
    </Shell>
  )
}
