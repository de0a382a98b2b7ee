import { acts } from '../../acts.ts'
import { isoDay, longDate } from '../../platform/dates.ts'
import { wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, Form, Hidden, LinkButton, Select } from '../../platform/look/form.tsx'
import { Tag } from '../../platform/look/marks.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { Empty, Fold, Pager, Row, Rows } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { ringName, ringText, Shell } from '../../workspaces/shell.tsx'
import { mostUnread } from '../../workspaces/unread.ts'
import { levels, pageSize, type Level } from './form.ts'
import { Speaker } from './post.tsx'
import { ringsToTalk, type DiscussionLine, type Filter, type Subtopic } from './queries.ts'
import { texts } from './texts.ts'

export interface ListProps {
  here: Here
  lines: readonly (DiscussionLine & { total: number })[]
  subtopics: readonly Subtopic[]
  ringLevels: ReadonlyMap<string, Level>
  filter: Filter
  page: number
  done: string | undefined
}

/** How much of a discussion is new to the reader; nothing for what they want to hear nothing of. */
const Fresh = ({ here, line }: { here: Here; line: DiscussionLine }) => {
  const t = texts[here.language]
  if ((line.level ?? line.ring_level) === 'mute') return <span class="dt-soft">{t.muted}</span>
  if (line.unread === 0) return null
  return <Tag ink>{line.read === null ? t.fresh : t.unread(line.unread < mostUnread ? String(line.unread) : `${mostUnread - 1}+`)}</Tag>
}

const narrowerRing = (here: Here, line: DiscussionLine): string | null => {
  const ring = here.rings.find(({ id }) => id === line.ring_id)
  return ring && ring.kind !== 'members' ? ringText(here, ring).split('.')[0] ?? null : null
}

const DiscussionRow = ({ here, line }: { here: Here; line: DiscussionLine }) => {
  const t = texts[here.language]
  const ring = narrowerRing(here, line)
  return (
    <Row title={line.title} href={line.posts > 0 && line.read !== null ? urls.discussionAct(here.workspace, line.number, 'verder') : urls.discussion(here.workspace, line.number)}
      when={<><Speaker here={here} one={line} /> · {t.posts(line.posts)}, <time datetime={isoDay(line.last_at)}>{t.last(longDate(line.last_at, here.language))}</time></>}>
      <p class="dt-plain dt-small">
        <Fresh here={here} line={line} />{' '}
        {line.closed_at && <><Tag>{t.closed}</Tag>{' '}</>}
        {[line.topic ?? t.noSubtopic, ...(ring ? [ring] : [])].join(' · ')}
      </p>
    </Row>
  )
}

const FilterForm = ({ here, subtopics, filter }: ListProps) => {
  const t = texts[here.language]
  const rings = ringsToTalk(here)
  if (subtopics.length === 0 && rings.length < 2) return null
  const options = [{ value: '', label: t.filter.any }, { value: 'geen', label: t.noSubtopic }, ...subtopics.map(({ id, title }) => ({ value: id, label: title }))]
  return (
    <form class="dt-flow dt-after" action={urls.discussions(here.workspace)} method="get">
      <Select name="onderwerp" label={t.filter.subtopic} optional="" value={filter.subtopic} options={options} />
      {rings.length > 1 && <Select name="kring" label={t.filter.ring} optional="" value={filter.ring}
        options={[{ value: '', label: t.filter.any }, ...rings.map((ring) => ({ value: ring.id, label: ringName(here, ring) }))]} />}
      <Button kind="secondary">{t.filter.button}</Button>
    </form>
  )
}

/** What the reader wants to hear of everything in each of their rings. */
const RingLevels = ({ here, ringLevels }: ListProps) => {
  const t = texts[here.language]
  return (
    <Section title={t.ringNote} note={t.levelNote} id="volgen">
      <Flow>
        {ringsToTalk(here).map((ring) => (
          <Fold summary={t.ringLevel(ringName(here, ring))}>
            <Form panel action={urls.listenToRing(here.workspace)}>
              <Hidden name="ring" value={ring.id} />
              <Select name="level" id={`level-${ring.id}`} label={t.fields.level} value={ringLevels.get(ring.id) ?? 'normal'}
                options={levels.map((one) => ({ value: one, label: t.levels[one] }))} />
              <Actions><Button kind="secondary">{t.levelButton}</Button></Actions>
            </Form>
          </Fold>
        ))}
      </Flow>
    </Section>
  )
}

const isFiltered = ({ subtopic, ring }: Filter) => subtopic !== '' || ring !== ''

/** All discussions in your rings, the one with the newest post first, with how much of each is new to you. */
export const DiscussionsPage = (props: ListProps) => {
  const { here, lines, filter, page, done } = props
  const t = texts[here.language]
  const begin = acts['discussion.begin'].may(here.who) && <LinkButton kind="primary" href={urls.newDiscussion(here.workspace)}>{t.begin}</LinkButton>
  return (
    <Shell here={here} title={t.title} live flash={wordFor(t.done, done)} crumbs={[{ label: t.title }]}>
      <Head title={t.title} lead={t.lead} ring={ringText(here)}>
        {(lines.length > 0 || isFiltered(filter)) && begin && <div class="dt-after"><Actions>{begin}</Actions></div>}
      </Head>
      <Section strong title={t.title} aside={<FilterForm {...props} />}>
        <div id="gesprekken" data-live="discussion">
          {lines.length === 0 && (isFiltered(filter)
            ? <p class="nl-paragraph">{t.noneHere} <a href={urls.discussions(here.workspace)}>{t.all}</a></p>
            : <Empty><p class="nl-paragraph">{t.none}</p>{begin && <Actions>{begin}</Actions>}</Empty>)}
          {lines.length > 0 && <Rows>{lines.map((line) => <DiscussionRow here={here} line={line} />)}</Rows>}
        </div>
        <Pager language={here.language} page={page} pages={Math.ceil((lines[0]?.total ?? 0) / pageSize)}
          hrefOf={(nth) => urls.discussions(here.workspace, { onderwerp: filter.subtopic, kring: filter.ring, pagina: nth })} />
      </Section>
      <RingLevels {...props} />
    </Shell>
  )
}
