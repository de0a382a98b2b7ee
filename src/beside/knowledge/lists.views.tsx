import { acts } from '../../acts.ts'
import { again } from '../../platform/form.ts'
import { errorHeading, errorText, wordFor } from '../../platform/formtexts.ts'
import type { Here, Ring } from '../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, Hidden, LinkButton, OnceKey, Radios, TextArea, TextField } from '../../platform/look/form.tsx'
import { Tag } from '../../platform/look/marks.tsx'
import { Now, Seen } from '../../platform/look/meanwhile.tsx'
import { Head, Section } from '../../platform/look/sheet.tsx'
import { Empty, Fold, Pager, Row, Rows } from '../../platform/look/table.tsx'
import { texts as look } from '../../platform/look/texts.ts'
import { urls } from '../../urls.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import type { Marker } from '../glossary/meanings.ts'
import { Marked, TermsSaid } from '../glossary/shown.tsx'
import type { Wrong } from './fields.tsx'
import { fewestReaders, listShown, type ListedWork, type ListLine, type OneList } from './lists.ts'
import { texts } from './lists.texts.ts'
import { Reference } from './parts.tsx'
import { perPage, type Other } from './queries.ts'
import { texts as base } from './texts.ts'

/** The rings in which somebody may lay a reading list: for all, for who prepares, for a subgroup. */
export const ringsFor = (here: Here): readonly Ring[] => here.rings.filter(({ kind }) => kind === 'members' || kind === 'preparation' || kind === 'subgroup')

const ringName = (here: Here, ring: Ring): string => {
  const t = texts[here.language]
  return ring.kind === 'subgroup' ? t.subgroup(ring.title) : t.ring[ring.kind === 'preparation' ? 'preparation' : 'members']
}

const errorsOf = (here: Here, wrong: Wrong | undefined) => {
  const t = texts[here.language]
  const say = (field: keyof typeof t.field) => errorText(here.language, wrong?.errors[field], t.field[field], t.wrong)
  const summary = wrong && <ErrorSummary title={errorHeading(here.language)} errors={Object.keys(wrong.errors).map((field) => ({ field, message: say(field as keyof typeof t.field) ?? '' }))} />
  return { say, summary }
}

const crumbsTo = (here: Here, ...last: { label: string; href?: string }[]) => [{ label: base[here.language].title, href: urls.knowledge(here.workspace) }, ...last]

/** The reading lists of your rings. */
export const ListsPage = ({ here, lists, page, done }: { here: Here; lists: readonly ListLine[]; page: number; done?: string | undefined }) => {
  const t = texts[here.language]
  const may = acts['readinglist.make'].may(here.who)
  const ringOf = (id: string) => here.rings.find((ring) => ring.id === id)
  return (
    <Shell here={here} title={t.title} live flash={wordFor(t.done, done)} crumbs={crumbsTo(here, { label: t.title })}>
      <Head title={t.title} lead={t.lead} ring={ringText(here)}>
        {may && <div class="dt-after"><Actions><LinkButton kind="primary" href={urls.newReadingList(here.workspace)}>{t.make}</LinkButton></Actions></div>}
      </Head>
      <Section first title={t.title} titleHidden id="leeslijsten" live="knowledge_list">
        {lists.length === 0 ? <Empty><p class="nl-paragraph">{may ? t.noneMake : t.none}</p></Empty> : (
          <Rows>{lists.map((list) => {
            const ring = ringOf(list.ring_id)
            return (
              <Row title={list.title} href={urls.readingList(here.workspace, list.id)}
                when={[ring && ringName(here, ring), t.works(list.works), t.read(list.read), list.ended_at && t.ended].filter(Boolean).join(' · ')}>
                {list.about && <p class="nl-paragraph">{list.about}</p>}
              </Row>
            )
          })}</Rows>
        )}
        <Pager language={here.language} page={page} pages={Math.ceil((lists[0]?.total ?? 0) / perPage)} hrefOf={(at) => urls.readingLists(here.workspace, { pagina: at })} />
      </Section>
    </Shell>
  )
}

/** Where a list is made. */
export const NewListPage = ({ here, wrong }: { here: Here; wrong?: Wrong | undefined }) => {
  const t = texts[here.language]
  const { say, summary } = errorsOf(here, wrong)
  const rings = ringsFor(here)
  return (
    <Shell here={here} title={t.make} crumbs={crumbsTo(here, { label: t.title, href: urls.readingLists(here.workspace) }, { label: t.make })}>
      <Head title={t.make} ring={ringText(here)}>{summary}</Head>
      <Section first>
        <Form action={urls.newReadingList(here.workspace)}>
          <OnceKey />
          <TextField name="title" label={t.field.title} value={again(wrong?.typed, 'title')} error={say('title')} maxlength={200} />
          <TextArea name="about" label={t.field.about} rows={2} value={again(wrong?.typed, 'about')} error={say('about')} optional={look[here.language].optional} />
          <Radios name="ring" label={t.field.ring} value={again(wrong?.typed, 'ring') || rings.find(({ kind }) => kind === 'members')?.id} error={say('ring')}
            options={rings.map((ring) => ({ value: ring.id, label: ringName(here, ring) }))} />
          <Actions><Button>{t.makeButton}</Button><LinkButton kind="subtle" href={urls.readingLists(here.workspace)}>{t.back}</LinkButton></Actions>
        </Form>
      </Section>
    </Shell>
  )
}

export interface ListProps {
  here: Here
  list: OneList
  works: readonly ListedWork[]
  page: number
  marker: Marker
  /** works that were found to put on it, and by which words; undefined when nobody looked */
  found: readonly Other[] | undefined
  typed: string
  done?: string | undefined
  wrong?: Wrong | undefined
}

/** Who read it: names where the rule shows them, else a number from three up. */
const Readers = ({ here, work }: { here: Here; work: ListedWork }) => {
  const t = texts[here.language]
  if (work.names.length > 0) return <p class="dt-when">{t.readBy(work.readers)}: {work.names.slice(0, 20).join('; ')}{work.names.length > 20 && <> {t.more(work.names.length - 20)}</>}</p>
  if (work.readers >= fewestReaders) return <p class="dt-when">{t.readBy(work.readers)}</p>
  return <p class="dt-when">{here.workspace.attribution === 'named' ? t.nobody : t.few}</p>
}

const Work = ({ here, list, work }: Pick<ListProps, 'here' | 'list'> & { work: ListedWork }) => {
  const t = texts[here.language]
  const open = !list.ended_at
  return (
    <Row id={`werk-${work.id}`} title={work.title} href={urls.knowledgeItem(here.workspace, work.id)}>
      <p class="nl-paragraph">{work.withdrawn_at ? t.gone : <Reference here={here} work={work.work} />}</p>
      {work.mine && <p class="dt-plain"><Tag ink>{t.youRead}</Tag></p>}
      <Readers here={here} work={work} />
      {open && here.who.takesPart && (
        <form action={urls.readingListAct(here.workspace, list.id, 'gelezen')} method="post">
          <Hidden name="item" value={work.id} /><Button kind={work.mine ? 'subtle' : 'secondary'} name="read" value={work.mine ? 'nee' : 'ja'}>{work.mine ? t.markUnread : t.markRead}</Button>
        </form>
      )}
      {open && acts['readinglist.edit'].may(here.who) && (
        <form action={urls.readingListAct(here.workspace, list.id, 'eraf')} method="post"><OnceKey /><Hidden name="item" value={work.id} /><Button kind="subtle">{t.off}</Button></form>
      )}
    </Row>
  )
}

const Add = ({ here, list, found, typed, wrong }: ListProps) => {
  const t = texts[here.language]
  const { say } = errorsOf(here, wrong)
  return (
    <Section id="erbij" title={t.add}>
      <form class="dt-form" action={`${urls.readingList(here.workspace, list.id)}#erbij`} method="get">
        <TextField name="zoek" type="search" label={t.search} value={typed} maxlength={200} />
        <Actions><Button kind="secondary">{t.searchButton}</Button></Actions>
      </form>
      {found?.length === 0 && <p class="nl-paragraph">{t.notFound}</p>}
      {found && found.length > 0 && (
        <Form action={urls.readingListAct(here.workspace, list.id, 'werken')}>
          <OnceKey />
          <Radios name="item" label={t.found} error={say('item')} options={found.map(({ id, title, year }) => ({ value: id, label: [title, year].filter(Boolean).join(', ') }))} />
          <Actions><Button>{t.put}</Button></Actions>
        </Form>
      )}
    </Section>
  )
}

const Manage = ({ here, list, wrong }: ListProps) => {
  const t = texts[here.language]
  const { say } = errorsOf(here, wrong)
  // The form with which a work is put on the list stands on this page too.
  const mine = wrong?.typed['title'] === undefined ? undefined : wrong
  return (
    <Section title={t.edit}>
      <Form action={urls.readingListAct(here.workspace, list.id, 'verbetering')}>
        <OnceKey /><Seen shown={listShown(list)} errors={mine?.errors} typed={mine?.typed} />
        <TextField name="title" label={t.field.title} value={mine ? again(mine.typed, 'title') : list.title} error={say('title')} maxlength={200} />
        <TextArea name="about" label={t.field.about} rows={2} value={mine ? again(mine.typed, 'about') : list.about} error={say('about')} optional={look[here.language].optional} />
        <Actions><Button kind="secondary">{t.save}</Button></Actions>
      </Form>
      <Now here={here} errors={mine?.errors} lines={[[t.field.title, list.title], [t.field.about, list.about]]} />
      <Fold summary={t.end}>
        <form action={urls.readingListAct(here.workspace, list.id, 'einde')} method="post"><OnceKey /><p class="nl-paragraph">{t.endLead}</p><Actions><Button kind="danger">{t.end}</Button></Actions></form>
      </Fold>
    </Section>
  )
}

/** One reading list: what to read, who of its ring read it, and what else to put on it. */
export const ListPage = (props: ListProps) => {
  const { here, list, works, page, done, wrong } = props
  const t = texts[here.language]
  const may = acts['readinglist.edit'].may(here.who) && !list.ended_at
  return (
    <Shell here={here} title={list.title} live flash={wordFor(t.done, done)} crumbs={crumbsTo(here, { label: t.title, href: urls.readingLists(here.workspace) }, { label: list.title })}>
      <Head title={list.title} kicker={t.one} lead={list.about ? <Marked text={list.about} marker={props.marker} /> : undefined} ring={ringText(here, here.rings.find(({ id }) => id === list.ring_id))}>
        {errorsOf(here, wrong).summary}
        {list.ended_at && <p class="dt-plain"><Tag>{t.ended}</Tag></p>}
      </Head>
      <Section strong title={t.works(works[0]?.total ?? 0)} id="werken" live="knowledge_list">
        {works.length === 0 ? <Empty><p class="nl-paragraph">{may ? t.emptyAdd : t.empty}</p></Empty> : <Rows ordered>{works.map((work) => <Work here={here} list={list} work={work} />)}</Rows>}
        <Pager language={here.language} page={page} pages={Math.ceil((works[0]?.total ?? 0) / perPage)} hrefOf={(at) => urls.readingList(here.workspace, list.id, { pagina: at })} />
      </Section>
      <TermsSaid here={here} marker={props.marker} live="knowledge_list" />
      {may && <Add {...props} />}
      {may && <Manage {...props} />}
    </Shell>
  )
}
