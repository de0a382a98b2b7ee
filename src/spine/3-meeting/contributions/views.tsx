import { again, type Errors, type Typed } from '../../../platform/form.ts'
import { errorHeading, errorText, wordFor } from '../../../platform/formtexts.ts'
import { figure } from '../../../platform/dates.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, Hidden, OnceKey, Select, TextField } from '../../../platform/look/form.tsx'
import { Now } from '../../../platform/look/meanwhile.tsx'
import { Flow, Head, MarginTitle, Section } from '../../../platform/look/sheet.tsx'
import { Empty, Fold, Pager } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import type { Marker } from '../../../beside/glossary/meanings.ts'
import { TermsSaid } from '../../../beside/glossary/shown.tsx'
import { perspectiveLabel, shownPerspectives } from '../../../workspaces/attribution.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { AddForm } from './adding.tsx'
import { subtopicAs } from './changes.ts'
import type { Counts } from './counting.ts'
import { filterFields, isFiltered, type Filter } from './filter.ts'
import { Contribution, fatesIn } from './item.tsx'
import { FilterForm, Tally, Topics } from './overview.tsx'
import { perPage, type Listed, type Subtopic } from './queries.ts'
import { texts } from './texts.ts'

/** A form that came back: what was wrong and what was typed. */
export interface FormState { errors?: Errors | undefined; typed?: Typed | undefined }

export interface ListProps {
  here: Here
  filter: Filter
  counts: Counts
  subtopics: readonly Subtopic[]
  page: number
  contributions: readonly Listed[]
  /** marks the terms of the glossary in them */
  marker?: Marker | undefined
  /** a form that came back: of a contribution or of a sub-topic */
  wrong?: ({ form: 'add' | 'subtopic' } & FormState) | undefined
  done?: string | undefined
}

/** The words for what was done, from a code in the address; undefined for a code that is not ours. */
export const doneText = (here: Here, code: string | undefined): string | undefined => {
  const { done } = texts[here.language]
  return wordFor(done, code)
}

const SubtopicForm = ({ here, subtopics, wrong }: Pick<ListProps, 'here' | 'subtopics' | 'wrong'>) => {
  const t = texts[here.language].topics
  const mine = wrong?.form === 'subtopic' ? wrong : undefined
  const changed = mine?.errors?.['seen'] === 'changed'
  return (
    <Fold summary={t.open} id="onderwerpen" open={mine !== undefined}>
      <Form action={urls.subtopics(here.workspace)}>
        <OnceKey /><Hidden name="seen" value={mine && !changed ? again(mine.typed, 'seen') : subtopics.map(subtopicAs).join(' ')} />
        <Select name="id" label={t.which} value={again(mine?.typed, 'id')}
          options={[{ value: '', label: t.fresh }, ...subtopics.map(({ id, title }) => ({ value: id, label: title }))]} />
        <TextField name="title" label={t.name} value={again(mine?.typed, 'title')} maxlength={200}
          error={errorText(here.language, mine?.errors?.['title'], t.name, { taken: t.taken })} />
        <Actions><Button kind="secondary">{t.button}</Button></Actions>
      </Form>
      <Now here={here} errors={mine?.errors} lines={subtopics.filter(({ id }) => id === again(mine?.typed, 'id')).map(({ title }) => [t.name, title])} />
    </Fold>
  )
}

const leadOf = (here: Here, counts: Counts) => {
  const t = texts[here.language]
  if (counts.total === 0) return t.none
  const say = (count: number) => figure(count, here.language)
  const each = shownPerspectives(here).map(({ key }) => [perspectiveLabel(here, key), counts.perPerspective[key] ?? 0] as const).filter(([, count]) => count > 0)
  const [first] = each
  const same = first && each.length > 1 && each.every(([, count]) => count === first[1]) && first[1] * each.length === counts.total
  const per = same ? t.ofEach(say(first[1])) : each.length > 0 ? `: ${each.map(([label, count]) => `${label} ${say(count)}`).join(', ')}` : ''
  return t.lead(t.total(say(counts.total), counts.total === 1), per)
}

const grouped = (contributions: readonly Listed[]): Listed[][] => {
  const groups: Listed[][] = []
  for (const said of contributions) {
    const last = groups.at(-1)
    if (last && last[0]?.subtopic_id === said.subtopic_id) last.push(said)
    else groups.push([said])
  }
  return groups
}

const Groups = ({ here, counts, subtopics, contributions, marker }: ListProps) => {
  const titles = new Map(subtopics.map(({ id, title }) => [id, title]))
  const { noSubtopic } = texts[here.language].overview
  const fateOf = fatesIn(here)
  return (
    <>
      {grouped(contributions).map((group, at) => {
        const id = group[0]?.subtopic_id ?? ''
        return (
          <>
            <h3 class={at === 0 ? 'dt-topic-title dt-topic-title--first' : 'dt-topic-title'} id={`onderwerp-${id || 'geen'}`}>
              {titles.get(id) ?? noSubtopic} <span class="dt-soft">{figure(counts.topics.get(id)?.chosen ?? group.length, here.language)}</span>
            </h3>
            <ol class="dt-contributions dt-contributions--fates">
              {group.map((said) => <Contribution here={here} said={said} fate={fateOf(said)} marker={marker} />)}
            </ol>
          </>
        )
      })}
    </>
  )
}

const List = (props: ListProps) => {
  const { here, filter, counts, page, contributions } = props
  const t = texts[here.language]
  const say = (count: number) => figure(count, here.language)
  return (
    <Section id="bijdragen" title={t.list} note={t.filter.of(say(isFiltered(filter) ? counts.chosen : counts.total), say(counts.total))} aside={<FilterForm {...props} />} wide>
      <div id="lijst" data-live="contribution finding draft">
        {contributions.length === 0
          ? <Flow><p class="nl-paragraph">{t.filter.nothing}</p><p><a href={urls.contributions(here.workspace)}>{t.filter.clear}</a></p></Flow>
          : <Groups {...props} />}
        <Pager language={here.language} page={page} pages={Math.ceil(counts.chosen / perPage)}
          hrefOf={(to) => `${urls.contributions(here.workspace, filterFields(filter, to))}#bijdragen`} />
      </div>
    </Section>
  )
}

const Overview = (props: ListProps) => {
  const t = texts[props.here.language].overview
  return (
    <Section title={t.title} margin={<><MarginTitle>{t.what}</MarginTitle><p class="dt-small dt-soft">{t.whatText}</p></>}>
      <div id="overzicht" data-live="contribution"><Tally {...props} /><Topics {...props} /></div>
    </Section>
  )
}

const Wrong = ({ here, wrong }: Pick<ListProps, 'here' | 'wrong'>) => {
  const t = texts[here.language]
  const labels: Record<string, string> = { body: t.add.body, kind: t.add.kind, subtopic_id: t.add.subtopic, title: t.topics.name }
  return wrong?.errors ? (
    <ErrorSummary title={errorHeading(here.language)} errors={Object.entries(wrong.errors).map(([field, code]) => ({
      field, message: errorText(here.language, code, labels[field] ?? '', { taken: t.topics.taken }) ?? '',
    }))} />
  ) : null
}

/** Everything that is said in a think tank, as far as you may read it, and where you say something yourself. */
export const ContributionsPage = (props: ListProps) => {
  const { here, counts, subtopics, wrong } = props
  const t = texts[here.language]
  const fresh = counts.total === 0 && counts.chosen === 0 && !isFiltered(props.filter)
  const adding = wrong?.form === 'add' ? wrong : {}
  return (
    <Shell here={here} title={t.title} step={3} crumbs={[{ label: t.crumb }]} flash={doneText(here, props.done)} live>
      <Head title={t.title} lead={leadOf(here, counts)} ring={ringText(here)}><Wrong here={here} wrong={wrong} /></Head>
      {here.who.takesPart && (
        <Section strong title={t.add.title} note={t.add.note} margin={
          <>
            <MarginTitle>{t.otherwise}</MarginTitle>
            <ul class="dt-plain-list dt-small dt-links"><li><a href={urls.transcribe(here.workspace)}>{t.typeOver}</a></li></ul>
            {here.who.prepares && <SubtopicForm {...props} />}
          </>
        }>
          <AddForm here={here} subtopics={subtopics} {...adding} />
        </Section>
      )}
      {fresh ? <Section title={t.list}><Empty><p class="nl-paragraph">{t.none}</p></Empty></Section> : <><Overview {...props} /><List {...props} /><TermsSaid here={here} marker={props.marker} live="contribution" /></>}
    </Shell>
  )
}
