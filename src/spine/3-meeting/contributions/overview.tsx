import { figure } from '../../../platform/dates.ts'
import type { Here } from '../../../platform/here.ts'
import { Button, Checkboxes, Select } from '../../../platform/look/form.tsx'
import { Icon, Mark, Units } from '../../../platform/look/marks.tsx'
import { urls } from '../../../urls.ts'
import { perspectiveLabel, shownPerspectives } from '../../../workspaces/attribution.ts'
import { unnamed } from '../../../workspaces/rings.ts'
import { allKinds, fates, isFiltered, type Filter } from './filter.ts'
import { fateIcon } from './item.tsx'
import type { Cell, Counts } from './counting.ts'
import type { Subtopic } from './queries.ts'
import { texts } from './texts.ts'

interface Props { here: Here; counts: Counts; subtopics: readonly Subtopic[] }

/** Above this many in a think tank a mark for each would be a field of dots: then figures. */
const mostMarks = 300

/** The perspectives that the rows show, in order; what may not be named comes last, as one. */
const columnsOf = (here: Here, counts: Counts) =>
  [...shownPerspectives(here).map(({ key }) => key), unnamed].filter((key) => (counts.perPerspective[key] ?? 0) > 0)

/** How many there are of each fate. */
export const Tally = ({ here, counts }: Pick<Props, 'here' | 'counts'>) => (
  <ul class="dt-tally">
    {fates.map((fate) => (
      <li>
        <Icon name={fateIcon[fate]} />
        <span><strong>{figure(counts.perFate[fate] ?? 0, here.language)}</strong> {texts[here.language].tally[fate]}</span>
      </li>
    ))}
  </ul>
)

interface Topic { id: string; title: string; cells: readonly Cell[]; total: number }

const topicsOf = ({ here, counts, subtopics }: Props): Topic[] => {
  const none = { id: 'geen', title: texts[here.language].overview.noSubtopic }
  return [...subtopics, none].flatMap(({ id, title }) => {
    const topic = counts.topics.get(id === none.id ? '' : id)
    return topic && topic.total > 0 ? [{ id, title, ...topic }] : []
  })
}

const countIn = ({ cells }: Topic, perspective: string) => {
  let count = 0
  for (const cell of cells) if (cell.perspective === perspective) count += cell.count
  return count
}

const Marks = ({ here, topic, columns }: { here: Here; topic: Topic; columns: readonly string[] }) => {
  const items = columns.flatMap((perspective) => topic.cells.filter((cell) => cell.perspective === perspective).sort((a, b) => Number(a.open) - Number(b.open)))
  const label = columns.map((key) => [key, countIn(topic, key)] as const).filter(([, count]) => count > 0).map(([key, count]) => `${perspectiveLabel(here, key)}: ${count}`).join(', ')
  return <Units items={items} label={label} />
}

/** In one cell, each with its shape: on a phone the heads of columns are not there to say whose a figure is. */
const Figures = ({ here, topic, columns }: { here: Here; topic: Topic; columns: readonly string[] }) => (
  <span class="dt-figures">
    {columns.map((key, at) => (
      <>{at > 0 && ' · '}<Mark perspective={key} /> <span class="dt-hidden">{perspectiveLabel(here, key)}: </span>{figure(countIn(topic, key), here.language)}</>
    ))}
  </span>
)

const TopicLink = ({ here, topic }: { here: Here; topic: Topic }) => (
  <a href={`${urls.contributions(here.workspace, { onderwerp: topic.id })}#bijdragen`}>{topic.title}</a>
)

/** Sub-topic by perspective: a mark for each contribution while that can be seen at a glance, figures beyond that. */
export const Topics = (props: Props) => {
  const { here, counts } = props
  const t = texts[here.language].overview
  const columns = columnsOf(here, counts)
  const asMarks = counts.total <= mostMarks
  const say = (number: number) => figure(number, here.language)
  return (
    <div class="dt-topics-wrap">
      <table class="dt-topics">
        <caption class="dt-hidden">{here.workspace.attribution === 'anonymous' ? t.captionOnly : t.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.subtopic}</th>
            <th scope="col">{asMarks ? t.marks : columns.map((key, at) => <>{at > 0 && ' · '}<span class="dt-nowrap"><Mark perspective={key} /> {perspectiveLabel(here, key)}</span></>)}</th>
            <th scope="col">{t.together}</th>
          </tr>
        </thead>
        <tbody>
          {topicsOf(props).map((topic) => (
            <tr>
              <th scope="row"><TopicLink here={here} topic={topic} /></th>
              <td>{asMarks ? <Marks here={here} topic={topic} columns={columns} /> : <Figures here={here} topic={topic} columns={columns} />}</td>
              <td>{say(topic.total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What to see: boxes to tick and a button. Only what may be shown can be chosen. */
export const FilterForm = ({ here, counts, subtopics, filter }: Props & { filter: Filter }) => {
  const t = texts[here.language]
  const shown = shownPerspectives(here)
  const kindsHere = allKinds.filter((kind) => (counts.perKind[kind] ?? 0) > 0 || filter.kinds.includes(kind))
  return (
    <details class="dt-menu dt-fold dt-filter" id="filter" open={isFiltered(filter)}>
      <summary>{t.filter.open}</summary>
      <form action={`${urls.contributions(here.workspace)}#bijdragen`} method="get">
        {shown.length > 0 && (
          <Checkboxes name="perspectief" label={t.filter.perspective} value={filter.perspectives} options={shown.map(({ key }) => (
            { value: key, label: <><Mark perspective={key} /> {perspectiveLabel(here, key)}</>, count: figure(counts.perPerspective[key] ?? 0, here.language) }
          ))} />
        )}
        <Checkboxes name="soort" label={t.filter.kind} value={filter.kinds} options={kindsHere.map((kind) => (
          { value: kind, label: t.kind[kind], count: figure(counts.perKind[kind] ?? 0, here.language) }
        ))} />
        <Checkboxes name="lot" label={t.filter.fate} value={filter.fates} options={fates.map((fate) => (
          { value: fate, label: t.fate[fate], count: figure(counts.perFate[fate] ?? 0, here.language) }
        ))} />
        <Select name="onderwerp" label={t.filter.subtopic} value={filter.subtopic} options={[
          { value: '', label: t.filter.all }, ...subtopics.map(({ id, title }) => ({ value: id, label: title })), { value: 'geen', label: t.overview.noSubtopic },
        ]} />
        <Checkboxes name="van" label={t.mine} value={filter.mine ? ['mij'] : []} options={[{ value: 'mij', label: t.filter.mine }]} />
        <p class="dt-filter__go"><Button kind="secondary">{t.filter.show}</Button></p>
        {isFiltered(filter) && <p class="dt-filter__go"><a href={`${urls.contributions(here.workspace)}#bijdragen`}>{t.filter.clear}</a></p>}
      </form>
    </details>
  )
}
