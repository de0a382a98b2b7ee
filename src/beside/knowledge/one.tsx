import { acts } from '../../acts.ts'
import { withoutTags } from '../../documents/references/work.ts'
import { again } from '../../platform/form.ts'
import { wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, Form, Hidden, LinkButton, OnceKey, Radios, TextArea, TextField } from '../../platform/look/form.tsx'
import { Now, Seen } from '../../platform/look/meanwhile.tsx'
import { Head, Section } from '../../platform/look/sheet.tsx'
import { urls } from '../../urls.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import type { Marker } from '../glossary/meanings.ts'
import { Marked, TermsSaid } from '../glossary/shown.tsx'
import type { Cited } from './cited.ts'
import { calledSo } from './citing.ts'
import type { Wrong } from './fields.tsx'
import { Files, Found } from './files.tsx'
import { fieldsOf, type FieldName } from './form.ts'
import { changesOf, MendedSection, type Mended } from './history.tsx'
import { By, kindOf, Reference, say, shortOf, Superseded, Wrongs } from './parts.tsx'
import type { Passage } from './passages.ts'
import type { Note, OneFile, OneItem, Other, State } from './queries.ts'
import { Notes } from './notes.tsx'
import { texts } from './texts.ts'

export interface OneProps {
  here: Here
  item: OneItem
  files: readonly OneFile[]
  notes: readonly Note[]
  /** how it stood before, the newest first */
  states: readonly State[]
  page: number
  marker: Marker
  cited: Cited
  others: readonly Other[]
  /** other works that seem to be this one */
  doubles: readonly Other[]
  passages: readonly Passage[]
  /** words looked for among the works that may have taken its place */
  typed: string
  done?: string | undefined
  wrong?: Wrong | undefined
}

/** Says that the work seems to stand here twice, with the other one. */
const Twice = ({ here, doubles }: OneProps) => {
  if (doubles.length === 0) return null
  return (
    <p class="nl-paragraph"><strong>{texts[here.language].one.twice}</strong> {doubles.map(({ id, title, year }, at) => (
      <>{at > 0 && ', '}<a href={urls.knowledgeItem(here.workspace, id)}>{[title, year].filter(Boolean).join(', ')}</a></>
    ))}. {texts[here.language].one.twiceDo}</p>
  )
}

const Facts = ({ here, item, marker }: OneProps) => {
  const t = texts[here.language]
  marker.section('werk')
  const { work } = item
  const said = (field: string) => (typeof work[field] === 'string' ? withoutTags(work[field]) : '')
  const sender = wordFor(t.sender, item.sender)
  return (
    <dl class="dt-terms">
      <dt>{t.one.reference}</dt><dd><Reference here={here} work={work} /></dd>
      <dt>{t.one.short}</dt><dd>({shortOf(here, work)})</dd>
      <dt>{t.one.kind}</dt><dd>{kindOf(here, work)}</dd>
      {sender && <><dt>{t.one.from}</dt><dd>{sender}</dd></>}
      {item.why && <><dt>{t.one.why}</dt><dd>{item.withheld ? item.why : <Marked text={item.why} marker={marker} />}</dd></>}
      {said('annote') && said('annote') !== item.why && <><dt>{t.one.note}</dt><dd>{said('annote')}</dd></>}
      {said('keyword') && <><dt>{t.one.keyword}</dt><dd>{said('keyword')}</dd></>}
      {said('abstract') && <><dt>{t.one.abstract}</dt><dd>{said('abstract')}</dd></>}
    </dl>
  )
}

const Exports = ({ here, item }: OneProps) => (
  <p class="dt-picture__get">
    {(['bib', 'ris', 'json'] as const).map((format) => (
      <a href={urls.knowledgeExport(here.workspace, format, { werk: item.id })}>{texts[here.language].one.export} {texts[here.language].save[format]}</a>
    ))}
  </p>
)

const CitedBy = ({ here, cited }: Pick<OneProps, 'here' | 'cited'>) => {
  const t = texts[here.language].one
  if (cited.sources.length === 0) return <p class="nl-paragraph">{t.citedNowhere}</p>
  return (
    <ul class="dt-list">
      {cited.texts.map(({ draft, title, places }) => <li><a href={urls.draft(here.workspace, draft)}>{title}</a>, {t.citedText(places)}</li>)}
      {cited.landscape.map(({ id, what }) => <li>{t.landscape}: <a href={urls.landscapeItem(here.workspace, id)}>{what}</a></li>)}
      {cited.said.map(({ kind, reference, title, href }) => <li><a href={href}>{t.said[kind]} {calledSo({ title, reference })}</a></li>)}
      {cited.sources.map(({ key }) => <li>{t.source} <a href={urls.sourceAt(here.workspace, key)}>{key}</a>. {t.cite} <code>[{t.citeWord} {key}]</code></li>)}
    </ul>
  )
}

/** All that is known of the work goes along to the sources; who asks it comes back here, where it says how to cite it. */
const AsSource = ({ here, item }: OneProps) => {
  const t = texts[here.language].one
  return (
    <Form action={urls.sourceFromKnowledge(here.workspace)}>
      <p class="nl-paragraph">{t.asSourceLead}</p>
      <Hidden name="item" value={item.id} />
      <Hidden name="back" value="werk" />
      <Actions><Button kind="secondary">{t.asSource}</Button></Actions>
    </Form>
  )
}

const Supersede = ({ here, item, others, typed, wrong }: OneProps) => {
  const t = texts[here.language].one
  const may = others.filter(({ id }) => id !== item.superseded_by)
  const mine = wrong?.typed['by'] === undefined ? undefined : wrong
  const meanwhile = mine?.errors['by'] === 'changed' ? { seen: 'changed' } : undefined
  const now = item.superseded_by && item.next_title ? [{ value: item.superseded_by, label: item.next_title }] : []
  return (
    <Section id="vervanging" title={t.next}>
      <form class="dt-form" action={`${urls.knowledgeItem(here.workspace, item.id)}#vervanging`} method="get">
        <TextField name="ander" type="search" label={t.nextFind} value={typed} maxlength={200} />
        <Actions><Button kind="subtle">{texts[here.language].filter.show}</Button></Actions>
      </form>
      {typed !== '' && may.length === 0 && <p class="nl-paragraph">{t.nextEmpty}</p>}
      {may.length + now.length > 0 && (
        <Form action={urls.knowledgeItemAct(here.workspace, item.id, 'vervanging')}>
          <OnceKey /><Seen shown={item.superseded_by} errors={meanwhile} typed={mine?.typed} />
          <p class="nl-paragraph">{t.nextLead}</p>
          <Radios name="by" label={texts[here.language].field.by} value={mine ? again(mine.typed, 'by') : item.superseded_by ?? ''} error={say(here, mine?.errors, 'by')} options={[
            { value: '', label: t.nextNone }, ...now, ...may.slice(0, typed ? 50 : 10).map(({ id, title, year }) => ({ value: id, label: [title, year].filter(Boolean).join(', ') })),
          ]} />
          <Actions><Button kind="secondary">{t.nextButton}</Button></Actions>
        </Form>
      )}
      <Now here={here} errors={meanwhile} lines={[[texts[here.language].field.by, item.next_title ?? t.nextNone]]} />
    </Section>
  )
}

const Withdraw = ({ here, item, wrong }: OneProps) => {
  const t = texts[here.language]
  return (
    <Section id="weghalen" title={t.one.withdraw}>
      <Form action={urls.knowledgeItemAct(here.workspace, item.id, 'intrekking')}>
        <OnceKey />
        <p class="nl-paragraph">{t.one.withdrawLead}</p>
        <TextArea name="reason" label={t.field.reason} rows={2} value={again(wrong?.typed, 'reason')} error={say(here, wrong?.errors, 'reason')} />
        <Actions><Button kind="danger">{t.one.withdraw}</Button></Actions>
      </Form>
    </Section>
  )
}

/** What was changed on a work, as it is told. */
const timesOf = ({ here, item, states }: OneProps): Mended[] => {
  const t = texts[here.language]
  const shown = (field: FieldName, value: string) => (field === 'kind' ? t.kind[value] ?? t.otherKind
    : field === 'sender' ? wordFor(t.sender, value) ?? '' : field === 'language' ? wordFor(t.languages, value) ?? value : value)
  const fields = [{ work: item.work, sender: item.sender }, ...states].map(({ work, sender }) => fieldsOf(work, { sender }))
  return states.map(({ replaced_at: at, said_by: by, why_changed }, nth) => ({ at, by, fields: [
    ...changesOf(fields[nth] as Record<FieldName, string>, fields[nth + 1] as Record<FieldName, string>, (field) => t.field[field], shown),
    ...(why_changed ? [{ label: t.field.why, was: '', now: undefined }] : []),
  ] }))
}

/** One work: its reference, why it matters, its files and notes, where it is used and what took its place. */
export const ItemPage = (props: OneProps) => {
  const { here, item, done, wrong } = props
  const t = texts[here.language]
  const open = here.who.takesPart && !item.withdrawn_at
  const mayWithdraw = acts['knowledge.withdraw'].may(here.who, { author: item.mine ? here.who.member : null, withdrawn_at: item.withdrawn_at })
  return (
    <Shell here={here} title={item.title} live flash={wordFor(t.done, done)} crumbs={[{ label: t.title, href: urls.knowledge(here.workspace) }, { label: item.title }]}>
      <Head title={item.title} kicker={t.title} ring={ringText(here, here.rings.find(({ id }) => id === item.ring_id))}>
        <Wrongs here={here} errors={wrong?.errors} />
        <div class="dt-after dt-flow dt-flow--tight" id="stand" data-live="knowledge_item">
          {item.withdrawn_at && <p class="nl-paragraph"><strong>{t.one.withdrawnOn}</strong> {item.withdrawn_why}</p>}
          <Superseded here={here} item={item} />
          {open && <Twice {...props} />}
          <p class="dt-when"><By here={here} it={item} label={t.by} /></p>
        </div>
        {open && <div class="dt-after"><Actions><LinkButton kind="primary" href={urls.knowledgeItemAct(here.workspace, item.id, 'verbetering')}>{t.one.edit}</LinkButton></Actions></div>}
      </Head>
      <Section strong title={t.one.what} id="werk" live="knowledge_item"><Facts {...props} /><Exports {...props} /></Section>
      <Found {...props} />
      <Files {...props} open={open} />
      <Notes {...props} open={open} />
      <Section title={t.one.cited} id="gebruikt">
        <CitedBy {...props} />
        {open && props.cited.sources.length === 0 && <AsSource {...props} />}
      </Section>
      <TermsSaid here={here} marker={props.marker} live="knowledge_item" />
      <MendedSection here={here} times={timesOf(props)} />
      {open && <Supersede {...props} />}
      {mayWithdraw && <Withdraw {...props} />}
    </Shell>
  )
}
