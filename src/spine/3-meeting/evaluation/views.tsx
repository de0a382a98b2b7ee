import { acts } from '../../../acts.ts'
import { longDate } from '../../../platform/dates.ts'
import { wordFor } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Form, LinkButton } from '../../../platform/look/form.tsx'
import { Perspective } from '../../../platform/look/marks.tsx'
import { Flow, Head, Section } from '../../../platform/look/sheet.tsx'
import { Empty, Pager, Row, Rows } from '../../../platform/look/table.tsx'
import type { Marker } from '../../../beside/glossary/meanings.ts'
import { Marked, TermsSaid } from '../../../beside/glossary/shown.tsx'
import { urls } from '../../../urls.ts'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import { tellOpinions } from '../../../workspaces/figures.ts'
import { unnamed } from '../../../workspaces/rings.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { AnswerForm, type Problems as Wrongs } from './answering.tsx'
import { Comparison } from './comparing.tsx'
import { asides } from './form.ts'
import { Result } from './pictures.tsx'
import { leastTold, pageSize, type Compared, type Counted, type Evaluated, type Own, type Words } from './queries.ts'
import { texts } from './texts.ts'

export type Problems = Wrongs

interface Props extends Problems {
  here: Here
  it: Evaluated
  /** only while it is open */
  own: Own | undefined
  /** only when it has ended */
  counted: Counted | undefined
  words: readonly Words[]
  marker: Marker
  compared: readonly Compared[]
  page: number
  done?: string | undefined
}

const leads = (here: Here, it: Evaluated) => acts['evaluation.open'].may(here.who, { withdrawn_at: it.cancelled_at })

const NotYet = ({ here, it }: Props) => {
  const t = texts[here.language]
  const early = it.starts_at > new Date()
  if (it.cancelled_at || early || !leads(here, it)) {
    return <Section first title={t.none.title}><Empty><p class="nl-paragraph">{it.cancelled_at ? t.none.cancelled : early ? t.none.early : t.none.waits}</p></Empty></Section>
  }
  return (
    <Section first title={t.open.title}>
      <Form panel action={urls.evaluation(here.workspace, it.number)}>
        <p class="nl-paragraph">{t.open.text}</p>
        <Actions><Button>{t.open.button}</Button></Actions>
      </Form>
    </Section>
  )
}

const Stand = ({ here, it }: Props) => {
  const t = texts[here.language]
  const few = here.workspace.attribution === 'anonymous' && it.given > 0 && it.given < leastTold
  return (
    <Section strong title={t.stand.title}>
      <p class="nl-paragraph" id="stand" data-live="meeting">{it.given === 0 ? t.stand.none : few ? t.stand.some : t.stand.count(it.given)} {t.stand.after}</p>
      {leads(here, it) && (
        <Form panel action={urls.evaluationAct(here.workspace, it.number, 'sluiting')}>
          <p class="nl-paragraph">{t.close.text}</p>
          <Actions><Button kind="secondary">{t.close.button}</Button></Actions>
        </Form>
      )}
    </Section>
  )
}

const Open = (props: Props) => {
  const { here, it, own, errors, typed } = props
  const t = texts[here.language]
  return (
    <>
      {here.who.takesPart && it.open_until && (
        <Section first title={t.form.title} note={t.form.absent} id="antwoord">
          <AnswerForm here={here} action={urls.evaluationAct(here.workspace, it.number, 'antwoord')} rule={here.workspace.attribution}
            hope={own?.hope ?? ''} answer={own?.answer} until={it.open_until} errors={errors} typed={typed} />
        </Section>
      )}
      <Stand {...props} />
    </>
  )
}

const OwnWords = ({ here, one, marker, shown }: { here: Here; one: Words; marker: Marker; shown: boolean }) => {
  const t = texts[here.language].words
  marker.section('woorden')
  return (
    <Row when={<>{shown && <Perspective perspective={one.perspective} label={perspectiveLabel(here, one.perspective)} />}{one.said_by && <> {one.said_by}</>}</>}>
      <dl class="dt-terms">{asides.map((aside) => one[aside] !== '' && <><dt>{t.short[aside]}</dt><dd class="dt-lines"><Marked text={one[aside]} marker={marker} /></dd></>)}</dl>
    </Row>
  )
}

const InWords = ({ here, it, words, page, marker, counted }: Props) => {
  const t = texts[here.language].words
  // Who was there is known by name: without names, of a perspective that few answered for it would say who wrote it.
  const told = new Set(counted ? tellOpinions(here, counted.value).per.map(({ key }) => key) : [])
  const shows = ({ perspective }: Words) => perspective !== unnamed && (here.workspace.attribution === 'named' || told.has(perspective))
  // A few answers without a name could still be told apart.
  if (here.workspace.attribution === 'anonymous' || here.workspace.attribution !== 'named' && it.given < leastTold) return null
  return (
    <Section title={t.title} id="woorden">
      {words.length === 0 ? <p class="nl-paragraph">{t.none}</p> : <Rows>{words.map((one) => <OwnWords here={here} one={one} marker={marker} shown={shows(one)} />)}</Rows>}
      <Pager language={here.language} page={page} pages={Math.ceil((words[0]?.total ?? 0) / pageSize)}
        hrefOf={(pagina) => `${urls.evaluation(here.workspace, it.number, { pagina })}#woorden`} />
    </Section>
  )
}

/** One evaluation: to be opened, to be answered, or told. */
export const EvaluationPage = (props: Props) => {
  const { here, it, counted, compared, done } = props
  const t = texts[here.language]
  const ring = here.rings.find(({ id }) => id === it.ring_id)
  return (
    <Shell here={here} title={`${t.title}: ${it.title}`} step={3} live flash={wordFor(t.done, done)} crumbs={[
      { label: t.meetings, href: urls.meetings(here.workspace) }, { label: t.meeting(it.number), href: urls.meeting(here.workspace, it.number) }, { label: t.title },
    ]}>
      <Head title={t.title} kicker={t.meeting(it.number)} lead={it.is_open ? t.lead : `${it.title}, ${longDate(it.starts_at, here.language)}.`} ring={ringText(here, ring)} />
      {!it.evaluation && <NotYet {...props} />}
      {it.is_open && <Open {...props} />}
      {counted && <><Result here={here} counted={counted} /><InWords {...props} /><Comparison here={here} compared={compared} number={it.number} /><TermsSaid here={here} marker={props.marker} live="evaluation" /></>}
      <Section title={t.meeting(it.number)}>
        <Flow><Actions><LinkButton href={urls.meetingReport(here.workspace, it.number)}>{t.toReport}</LinkButton><LinkButton kind="subtle" href={urls.meeting(here.workspace, it.number)}>{t.toMeeting}</LinkButton></Actions></Flow>
      </Section>
    </Shell>
  )
}
