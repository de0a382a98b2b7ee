import { acts } from '../../acts.ts'
import { bibliography } from '../../documents/bibliography.ts'
import { forReading, type Work } from '../../documents/references/work.ts'
import { figure } from '../../platform/dates.ts'
import { wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, Checkbox, Form, LinkButton, OnceKey, Radios, Select, TextField } from '../../platform/look/form.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { Empty, Pager, Row, Rows } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import { senders } from './form.ts'
import { By, kindOf, Parts, Superseded, whoOf } from './parts.tsx'
import { filterFields, isFiltered, mostPrinted, perPage, type Filter, type ListedItem } from './queries.ts'
import { texts } from './texts.ts'

interface Props {
  here: Here
  items: readonly ListedItem[]
  counts: readonly { readonly sender: string; readonly count: number }[]
  filter: Filter
  done?: string | undefined
}

const One = ({ here, item, filter }: { here: Here; item: ListedItem; filter: Filter }) => {
  const t = texts[here.language]
  const sender = wordFor(t.sender, item.sender)
  const has = [item.files > 0 && t.files(item.files), item.notes > 0 && t.notes(item.notes)].filter(Boolean).join(' · ')
  return (
    <Row id={`werk-${item.id}`} title={item.title} href={urls.knowledgeItem(here.workspace, item.id, { zoek: filter.typed })}
      when={<>{[whoOf(item.work), item.year ?? t.undated, kindOf(here, item.work), sender, has].filter(Boolean).join(' · ')}</>}>
      <Superseded here={here} item={item} />
      {item.why && <p class="nl-paragraph">{item.why}</p>}
    </Row>
  )
}

const FilterForm = ({ here, counts, filter }: Props) => {
  const t = texts[here.language]
  const countOf = (sender: string) => counts.find((one) => one.sender === sender)?.count ?? 0
  const shown = senders.filter((sender) => countOf(sender) > 0 || filter.sender === sender)
  return (
    <details class="dt-menu dt-fold dt-filter" id="filter" open={isFiltered(filter)}>
      <summary>{t.filter.open}</summary>
      <form action={`${urls.knowledge(here.workspace)}#lijst`} method="get">
        <TextField name="zoek" type="search" label={t.filter.search} description={t.filter.searchHint} value={filter.typed} maxlength={200} />
        {shown.length > 0 && <Radios name="afzender" label={t.filter.sender} value={filter.sender} options={[
          { value: '', label: t.filter.all }, ...shown.map((sender) => ({ value: sender, label: t.sender[sender], count: figure(countOf(sender), here.language) })),
        ]} />}
        <Checkbox name="vervangen" value="nee" label={t.filter.superseded} checked={filter.superseded === 'nee'} />
        <Select name="volgorde" label={t.filter.order} value={filter.order} options={(['schrijver', 'nieuw'] as const).map((value) => ({ value, label: t.filter.orders[value] }))} />
        <p class="dt-filter__go"><Button kind="secondary">{t.filter.show}</Button></p>
        {isFiltered(filter) && <p class="dt-filter__go"><a href={`${urls.knowledge(here.workspace)}#lijst`}>{t.filter.clear}</a></p>}
      </form>
    </details>
  )
}

const List = (props: Props) => {
  const { here, items, filter } = props
  const t = texts[here.language]
  if (items.length === 0) return <p class="nl-paragraph">{t.noneHere} <a href={`${urls.knowledge(here.workspace)}#lijst`}>{t.filter.clear}</a></p>
  return (
    <Flow>
      <Rows>{items.map((item) => <One here={here} item={item} filter={filter} />)}</Rows>
      <Pager language={here.language} page={filter.page} pages={Math.ceil((items[0]?.total ?? 0) / perPage)}
        hrefOf={(at) => `${urls.knowledge(here.workspace, filterFields(filter, at))}#lijst`} />
      <Saves here={here} filter={filter} />
    </Flow>
  )
}

const Saves = ({ here, filter }: Pick<Props, 'here' | 'filter'>) => {
  const t = texts[here.language].save
  const fields = filterFields(filter)
  return (
    <p class="dt-picture__get">
      <a href={urls.knowledgePrint(here.workspace, fields)}>{t.print}</a>
      {(['bib', 'ris', 'json'] as const).map((format) => <a href={urls.knowledgeExport(here.workspace, format, fields)}>{t[format]}</a>)}
    </p>
  )
}

/** The literature list of a think tank, with what to do about it. */
export const KnowledgePage = (props: Props) => {
  const { here, items, counts, done } = props
  const t = texts[here.language]
  const empty = counts.length === 0
  return (
    <Shell here={here} title={t.title} live crumbs={[{ label: t.title }]} flash={wordFor(t.done, done)}>
      <Head title={t.title} lead={t.lead} ring={ringText(here)}>
        <div class="dt-after"><Actions>
          {here.who.takesPart && <LinkButton kind="primary" href={urls.newKnowledge(here.workspace)}>{t.add}</LinkButton>}
          {here.who.takesPart && <LinkButton href={urls.knowledgeImports(here.workspace)}>{t.takeIn}</LinkButton>}
          <LinkButton kind="subtle" href={urls.readingLists(here.workspace)}>{t.lists}</LinkButton>
          {acts['knowledge.set'].may(here.who) && <LinkButton kind="subtle" href={urls.knowledgeSetting(here.workspace)}>{t.setting}</LinkButton>}
        </Actions></div>
      </Head>
      <Section strong id="lijst" title={t.list} note={empty ? undefined : t.count(figure(items[0]?.total ?? 0, here.language))} aside={empty ? undefined : <FilterForm {...props} />}>
        <div id="werken" data-live="knowledge_item">
          {empty ? <Empty><p class="nl-paragraph">{here.who.takesPart ? t.none : t.noneRead}</p></Empty> : <List {...props} />}
        </div>
      </Section>
    </Shell>
  )
}

/** All of it as a bibliography, to print: APA, with letters where two would be mentioned alike. */
export const PrintPage = ({ here, works }: { here: Here; works: readonly { readonly id: string; readonly work: Work }[] }) => {
  const t = texts[here.language]
  const listed = bibliography(works.map(({ id, work }) => ({ ...forReading(work), id })), here.language)
  return (
    <Shell here={here} title={t.print.title} crumbs={[{ label: t.title, href: urls.knowledge(here.workspace) }, { label: t.print.title }]}>
      <Head title={t.print.title} lead={t.print.lead} ring={ringText(here)} />
      <Section first title={t.print.title} titleHidden>
        {listed.length === 0 ? <p class="nl-paragraph">{t.noneHere}</p> : <ul class="dt-rows">{listed.map(({ parts }) => <li><p class="nl-paragraph"><Parts parts={parts} /></p></li>)}</ul>}
        {works.length === mostPrinted && <p class="nl-paragraph">{t.print.more(mostPrinted)}</p>}
      </Section>
    </Shell>
  )
}

/** Whether a DOI may be asked of the world: for who prepares. */
export const SettingPage = ({ here, looks, done }: { here: Here; looks: boolean; done?: string | undefined }) => {
  const t = texts[here.language]
  return (
    <Shell here={here} title={t.settings.title} flash={wordFor(t.done, done)} crumbs={[{ label: t.title, href: urls.knowledge(here.workspace) }, { label: t.setting }]}>
      <Head title={t.settings.title} lead={t.settings.lead} ring={ringText(here)} />
      <Section first>
        <Form action={urls.knowledgeSetting(here.workspace)}>
          <OnceKey />
          <Radios name="looks_up" label={t.settings.label} value={looks ? 'ja' : 'nee'} inline options={[{ value: 'ja', label: t.settings.yes }, { value: 'nee', label: t.settings.no }]} />
          <Actions><Button>{t.settings.button}</Button><LinkButton kind="subtle" href={urls.knowledge(here.workspace)}>{t.form.back}</LinkButton></Actions>
        </Form>
      </Section>
    </Shell>
  )
}

/** Who put it here, in a line of its own. */
export const AddedBy = ({ here, item }: { here: Here; item: Pick<ListedItem, 'perspective' | 'said_by'> }) => (
  <p class="dt-when"><By here={here} it={item} label={texts[here.language].by} /></p>
)
