import { figure, isoDay, longDate } from '../../../platform/dates.ts'
import { wordFor } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, LinkButton, Select } from '../../../platform/look/form.tsx'
import { Tag, Units } from '../../../platform/look/marks.tsx'
import { Flow, Head, Section } from '../../../platform/look/sheet.tsx'
import { Empty, Pager, Row, Rows } from '../../../platform/look/table.tsx'
import type { Marker } from '../../../beside/glossary/meanings.ts'
import { Marked } from '../../../beside/glossary/shown.tsx'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { orders, pageSize, states, type Filter, type Kind, type ProposalLine, type State, type Waiting } from './queries.ts'
import { texts } from './texts.ts'

/** Above this many a mark for each says less than the figure. */
const mostMarks = 60

/** The words of a text, a paragraph at a time; `marker`: with its terms explained. */
export const Paragraphs = ({ text, marker }: { text: string; marker?: Marker | undefined }) => (
  <Flow>{text.split(/\n\s*\n/).filter((part) => part.trim() !== '').map((part) => <p class="nl-paragraph"><Marked text={part} marker={marker} /></p>)}</Flow>
)

/** How a proposal stands, as a word in a frame. */
export const StateTag = ({ here, state }: { here: Here; state: State }) => <Tag ink={state === 'picked'}>{texts[here.language].states[state]}</Tag>

/** The state as it stands in an address. */
export const stateNames = { open: 'open', parked: 'geparkeerd', picked: 'gekozen', declined: 'niet-gekozen', withdrawn: 'ingetrokken' } as const

/** How many organisations support it, and a mark for each. */
export const Supporters = ({ here, line }: { here: Here; line: Pick<ProposalLine, 'supporters' | 'kinds'> }) => {
  const t = texts[here.language]
  const present = Object.keys(t.picture.kinds).filter((kind) => line.kinds[kind as Kind]) as Kind[]
  const marks = present.flatMap((perspective) => Array.from({ length: line.kinds[perspective] ?? 0 }, () => ({ perspective })))
  return (
    <p class="dt-plain">
      {marks.length > 0 && marks.length <= mostMarks
        && <><Units items={marks} label={present.map((kind) => `${t.picture.kinds[kind]}: ${line.kinds[kind]}`).join(', ')} /> </>}
      {t.list.supporters(figure(line.supporters, here.language))}
    </p>
  )
}

const ProposalRow = ({ here, line }: { here: Here; line: ProposalLine }) => {
  const t = texts[here.language].list
  const day = <time datetime={isoDay(line.proposed_at)}>{t.byOn(line.said_by, longDate(line.proposed_at, here.language))}</time>
  return (
    <Row title={line.title} href={urls.theme(line.number)} when={<><StateTag here={here} state={line.state} /> {day}</>}>
      <Supporters here={here} line={line} />
    </Row>
  )
}

const FilterForm = ({ here, filter }: { here: Here; filter: Filter }) => {
  const t = texts[here.language]
  return (
    <form class="dt-form dt-filter dt-after dt-flow dt-flow--tight" action={urls.themes()} method="get">
      <Select name="staat" label={t.list.filter} value={filter.state ? stateNames[filter.state] : ''}
        options={[{ value: '', label: t.list.all }, ...states.map((state) => ({ value: stateNames[state], label: t.states[state] }))]} />
      <Select name="volgorde" label={t.list.order} value={filter.order} options={orders.map((value) => ({ value, label: t.list.orders[value] }))} />
      <Actions><Button kind="secondary">{t.list.go}</Button></Actions>
    </form>
  )
}

const ForBoard = ({ here, waiting }: { here: Here; waiting: Waiting }) => {
  const t = texts[here.language].list
  if (waiting.open + waiting.picked === 0) return null
  return (
    <Section first title={t.waitingTitle}>
      <Flow tight>
        <p class="nl-paragraph">{t.waiting(figure(waiting.open, here.language), figure(waiting.picked, here.language))}</p>
        <Actions>
          {waiting.open > 0 && <LinkButton href={urls.themes({ staat: 'open' })}>{t.waitingOpen}</LinkButton>}
          {waiting.picked > 0 && <LinkButton href={urls.themes({ staat: 'gekozen' })}>{t.waitingPicked}</LinkButton>}
        </Actions>
      </Flow>
    </Section>
  )
}

interface ListProps { here: Here; proposals: readonly ProposalLine[]; total: number; filter: Filter; waiting: Waiting | undefined; done: string | undefined }

const List = ({ here, proposals, total, filter }: ListProps) => {
  const t = texts[here.language].list
  const propose = <LinkButton kind="primary" href={urls.newTheme}>{t.propose}</LinkButton>
  if (proposals.length === 0) {
    return filter.state
      ? <Empty><p class="nl-paragraph">{t.noneFound} <a href={urls.themes()}>{t.clear}</a></p></Empty>
      : <Empty title={t.none}><p class="nl-paragraph">{t.noneNext}</p><Actions>{propose}</Actions></Empty>
  }
  return (
    <>
      <Rows>{proposals.map((line) => <ProposalRow here={here} line={line} />)}</Rows>
      <Pager language={here.language} page={filter.page} pages={Math.ceil(total / pageSize)}
        hrefOf={(pagina) => urls.themes({ staat: filter.state && stateNames[filter.state], volgorde: filter.order, pagina })} />
    </>
  )
}

/** The themes that members propose, and for the board what waits for it. */
export const ProposalsPage = (props: ListProps) => {
  const { here, proposals, total, filter, waiting, done } = props
  const t = texts[here.language]
  return (
    <Shell here={here} title={t.list.title} live menu="association" crumbs={[{ label: t.crumb, href: urls.association }, { label: t.list.title }]} flash={wordFor(t.done, done)}>
      <Head title={t.list.title} kicker={t.kicker} lead={t.list.lead} ring={ringText(here)}>
        {(proposals.length > 0 || filter.state) && <div class="dt-after"><Actions><LinkButton kind="primary" href={urls.newTheme}>{t.list.propose}</LinkButton></Actions></div>}
      </Head>
      {waiting && <div id="wacht" data-live="proposal"><ForBoard here={here} waiting={waiting} /></div>}
      <Section strong id="themas" live="proposal" title={t.list.heading} note={t.list.count(figure(total, here.language))} aside={<FilterForm here={here} filter={filter} />}>
        <List {...props} />
      </Section>
    </Shell>
  )
}
