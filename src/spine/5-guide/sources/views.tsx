import { again } from '../../../platform/form.ts'
import { errorHeading, wordFor } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, Hidden, TextArea, TextField } from '../../../platform/look/form.tsx'
import { Tag } from '../../../platform/look/marks.tsx'
import { Flow, Head, Section } from '../../../platform/look/sheet.tsx'
import { Empty, Fold, Pager, Row, Rows } from '../../../platform/look/table.tsx'
import { calledSo } from '../../../beside/knowledge/citing.ts'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { anchorOf } from '../drafts/document.tsx'
import { say, SourceFields, wrongsOf, type Wrong } from './fields.tsx'
import { perPage, type CitedAt, type ListedSource } from './queries.ts'
import type { KnownWork as Work } from './taking.ts'
import { texts } from './texts.ts'

interface Props {
  here: Here
  sources: readonly ListedSource[]
  total: number
  page: number
  /** words looked for in knowledge bases, and the works that have them */
  looked: string
  known: readonly Work[]
  wrong?: Wrong | undefined
  done?: string | undefined
}

const mostPlaces = 8

const PlaceLink = ({ here, at }: { here: Here; at: CitedAt }) => (
  <a href={`${urls.draft(here.workspace, at.draft)}#${anchorOf(at.block)}`}>{texts[here.language].place(at.title, at.place)}</a>
)

const SaidLink = ({ here, one: { kind, title, reference, href } }: { here: Here; one: ListedSource['said'][number] }) => (
  <a href={href}>{texts[here.language].said[kind]} {calledSo({ title, reference })}</a>
)

const Said = ({ here, said }: { here: Here; said: ListedSource['said'] }) => {
  const t = texts[here.language]
  if (said.length === 0) return null
  const rest = said.slice(mostPlaces)
  return (
    <>
      <p class="dt-when">{t.saidIn} {said.slice(0, mostPlaces).map((one, nth) => <>{nth > 0 && '; '}<SaidLink here={here} one={one} /></>)}</p>
      {rest.length > 0 && <Fold summary={t.more(rest.length)}><ul class="dt-list">{rest.map((one) => <li><SaidLink here={here} one={one} /></li>)}</ul></Fold>}
    </>
  )
}

const Places = ({ here, source: { cited, said } }: { here: Here; source: ListedSource }) => {
  const t = texts[here.language]
  if (cited.length === 0) return said.length === 0 ? <p class="dt-when">{t.citedNowhere}</p> : <Said here={here} said={said} />
  const rest = cited.slice(mostPlaces)
  return (
    <>
      <Said here={here} said={said} />
      <p class="dt-when">{t.citedIn} {cited.slice(0, mostPlaces).map((at, nth) => <>{nth > 0 && '; '}<PlaceLink here={here} at={at} /></>)}</p>
      {rest.length > 0 && <Fold summary={t.more(rest.length)}><ul class="dt-list">{rest.map((at) => <li><PlaceLink here={here} at={at} /></li>)}</ul></Fold>}
    </>
  )
}

const Ways = ({ here, source: { key, next, mended } }: { here: Here; source: ListedSource }) => {
  const { superseded: t, edit, trail } = texts[here.language]
  return (
    <p class="dt-when">
      {next !== null && <><Tag ink>{t.by}</Tag> <a href={urls.sourceAt(here.workspace, next)}>{next}</a> </>}
      {here.who.takesPart && <><a href={urls.editSource(here.workspace, key)}>{edit.link}<span class="dt-hidden">: {key}</span></a>{' · '}</>}
      {here.who.takesPart && <><a href={urls.supersedeSource(here.workspace, key)}>{next === null ? t.ask : t.change}<span class="dt-hidden">: {key}</span></a>{' · '}</>}
      {here.who.takesPart && mended && <><a href={`${urls.editSource(here.workspace, key)}#eerder`}>{edit.before}<span class="dt-hidden">: {key}</span></a>{' · '}</>}
      <a href={urls.trail(here.workspace, 'bron', key)}>{trail}<span class="dt-hidden">: {key}</span></a>
    </p>
  )
}

const Source = ({ here, source }: { here: Here; source: ListedSource }) => (
  <Row id={`bron-${source.key}`}>
    <p class="nl-paragraph">
      {source.parts.map(({ text, italic, href }) => (href ? <a href={href} rel="noopener">{text}</a> : italic ? <em>{text}</em> : text))}
    </p>
    <p class="dt-when">{texts[here.language].key} <code>[{texts[here.language].citeWord} {source.key}]</code></p>
    <Places here={here} source={source} />
    <Ways here={here} source={source} />
  </Row>
)

const List = ({ here, sources, total, page }: Props) => {
  const t = texts[here.language]
  if (total === 0) {
    return <Section strong title={t.title}><Empty title={t.none.title}><p class="nl-paragraph">{here.who.takesPart ? t.none.text : t.none.readOnly}</p></Empty></Section>
  }
  return (
    <Section strong title={t.title} note={t.count(total)}>
      <Rows>{sources.map((source) => <Source here={here} source={source} />)}</Rows>
      <Pager language={here.language} page={page} pages={Math.ceil(total / perPage)} hrefOf={(at) => urls.sources(here.workspace, at)} />
    </Section>
  )
}

const AddOne = ({ here, wrong: back }: Props) => {
  const t = texts[here.language]
  const wrong = back?.form === 'one' ? back : undefined
  return (
    <Section id="toevoegen" title={t.add}>
      <Form action={urls.sources(here.workspace)}>
        <SourceFields here={here} typed={wrong?.typed} wrong={wrong} />
        <Actions><Button>{t.button}</Button></Actions>
      </Form>
    </Section>
  )
}

const KnownWork = ({ here, work }: { here: Here; work: Work }) => {
  const t = texts[here.language].known
  return (
    <Row title={<a href={urls.knowledgeItem(work, work.id)}>{work.title}</a>} when={[work.tank, work.year].filter(Boolean).join(', ')}>
      <form class="dt-actions" action={urls.sourceFromKnowledge(here.workspace)} method="post">
        <Hidden name="item" value={work.id} /><Button kind="subtle">{t.take}<span class="dt-hidden">: {work.title}</span></Button>
      </form>
    </Row>
  )
}

/** Works of the knowledge bases that one may see, to be cited here. */
const Known = ({ here, looked, known }: Props) => {
  const t = texts[here.language].known
  return (
    <Section id="kennisbank" title={t.title}>
      <Flow>
        <form class="dt-form" action={urls.sourcesKnown(here.workspace)} method="get">
          <TextField name="kennis" type="search" label={t.field} description={t.lead} value={looked} maxlength={200} />
          <Actions><Button kind="secondary">{t.find}</Button></Actions>
        </form>
        {looked !== '' && known.length === 0 && <p class="nl-paragraph">{t.none}</p>}
        {known.length > 0 && <Rows>{known.map((work) => <KnownWork here={here} work={work} />)}</Rows>}
      </Flow>
    </Section>
  )
}

const Paste = ({ here, wrong: given }: Props) => {
  const t = texts[here.language]
  const wrong = given?.form === 'list' ? given : undefined
  return (
    <Section id="plakken" title={t.paste}>
      <Form action={urls.sourceList(here.workspace)}>
        <TextArea name="list" label={t.pasteLabel} description={t.pasteHint} rows={6} value={again(wrong?.typed, 'list')} error={say(here, wrong, 'list')} />
        <Actions><Button kind="secondary">{t.pasteButton}</Button></Actions>
      </Form>
    </Section>
  )
}

/** Every source with its key and where it is cited, and below it the two ways to add more. */
export const SourcesPage = (props: Props) => {
  const { here, wrong, done } = props
  const t = texts[here.language]
  const flash = wordFor(t.done, done)
  return (
    <Shell here={here} title={t.title} step={5} live flash={flash} crumbs={[{ label: t.texts, href: urls.drafts(here.workspace) }, { label: t.title }]}>
      <Head title={t.title} lead={t.lead} ring={ringText(here)} jump={here.who.takesPart ? { label: t.add, href: '#toevoegen' } : undefined}>
        {wrong && <ErrorSummary title={errorHeading(here.language)} errors={wrongsOf(here, wrong)} />}
      </Head>
      <div id="bronnen" data-live="source landscape_item draft"><List {...props} /></div>
      {here.who.takesPart && <><Known {...props} /><AddOne {...props} /><Paste {...props} /></>}
    </Shell>
  )
}
