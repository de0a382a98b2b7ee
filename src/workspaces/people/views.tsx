import { wordFor } from '../../platform/formtexts.ts'
import { figure } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, LinkButton } from '../../platform/look/form.tsx'
import { Mark, Perspective, Tag, Units } from '../../platform/look/marks.tsx'
import { Flow, Head, MarginTitle, Section } from '../../platform/look/sheet.tsx'
import { Empty, Pager, Row, Rows, Table } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { perspectiveLabel } from '../attribution.ts'
import { ringText, Shell } from '../shell.tsx'
import { pageSize, type ParticipantLine, type Subgroup, type SubgroupChoice } from './queries.ts'
import { texts } from './texts.ts'

/** Marks, one per person, for each perspective; who takes part is known, so small numbers may be shown. */
export const PeopleMarks = ({ here }: { here: Here }) => {
  const t = texts[here.language].participants
  return (
    <ul class="dt-plain-list dt-people">
      {here.perspectives.filter(({ people }) => people > 0).map(({ key, people, organisations }) => {
        const label = perspectiveLabel(here, key)
        return (
          <li>
            <p class="dt-people__who"><Perspective perspective={key} label={label} /> <span class="dt-soft">{t.per(figure(people, here.language), organisations)}</span></p>
            <Units items={Array.from({ length: Math.min(people, 500) }, () => ({ perspective: key }))} label={t.units(people, label)} />
          </li>
        )
      })}
    </ul>
  )
}

/** How many people take part, over all perspectives. */
export const peopleHere = (here: Here): number => here.perspectives.reduce((sum, { people }) => sum + people, 0)

interface ListProps {
  here: Here
  participants: readonly ParticipantLine[]
  subgroups: readonly SubgroupChoice[]
  organisations: number
  page: number
  done: string | undefined
}

const cellsOf = (here: Here, one: ParticipantLine) => {
  const t = texts[here.language]
  const name = here.who.prepares || one.person_id === here.who.member && here.who.takesPart ? <a class="dt-quiet-link" href={urls.participant(here.workspace, one.id)}>{one.name}</a> : one.name
  return [
    name, one.organisation ?? '', <><Mark perspective={one.perspective} /> {perspectiveLabel(here, one.perspective)}</>,
    one.role === 'member' ? '' : <Tag ink={one.role === 'chair'}>{t.roles[one.role]}</Tag>,
    one.subgroups.map(({ title }) => title).join(', '),
  ]
}

const List = ({ here, participants, page }: ListProps) => {
  const t = texts[here.language].participants
  const { columns } = t
  return (
    <>
      <Table caption={t.list} captionHidden rows={participants.map((one) => cellsOf(here, one))}
        columns={[columns.name, columns.organisation, columns.perspective, columns.role, columns.subgroup].map((label) => ({ label }))} />
      <Pager language={here.language} page={page} pages={Math.ceil(peopleHere(here) / pageSize)}
        hrefOf={(pagina) => `${urls.participants(here.workspace)}?pagina=${pagina}`} />
    </>
  )
}

const SubgroupsMargin = ({ here, subgroups }: ListProps) => {
  const t = texts[here.language].participants
  return (
    <Flow tight>
      <MarginTitle level={2}>{t.subgroups}</MarginTitle>
      {subgroups.length === 0
        ? <p class="dt-small dt-soft">{t.noSubgroups}</p>
        : <ul class="dt-plain-list dt-small dt-links">{subgroups.map(({ id, title }) => <li><a href={`${urls.subgroups(here.workspace)}#groep-${id}`}>{title}</a></li>)}</ul>}
      {(subgroups.length === 0) && here.who.prepares && <p class="dt-small"><a href={`${urls.subgroups(here.workspace)}/nieuw`}>{texts[here.language].subgroups.add}</a></p>}
    </Flow>
  )
}

/** Who take part: a mark for each, then names, organisations and tasks. */
export const ParticipantsPage = (props: ListProps) => {
  const { here, organisations, done } = props
  const t = texts[here.language]
  const people = peopleHere(here)
  const alone = people <= 1 ? (here.who.takesPart ? t.participants.onlyYou : t.participants.onlyOne) : undefined
  const lead = people <= 1 ? t.participants.leadOne : t.participants.lead(figure(people, here.language), figure(organisations, here.language))
  return (
    <Shell here={here} title={t.participants.title} step={2} live crumbs={[{ label: t.participants.title }]}
      flash={wordFor(t.done, done)}>
      <Head title={t.participants.title} lead={lead} ring={ringText(here)}>
        {here.who.prepares && <div class="dt-after"><Actions>
          <LinkButton kind="primary" href={`${urls.participants(here.workspace)}/nieuw`}>{t.participants.add}</LinkButton>
        </Actions></div>}
      </Head>
      <Section first title={t.participants.who} margin={<SubgroupsMargin {...props} />}>
        <Flow>
          <PeopleMarks here={here} />
          {alone && <p class="nl-paragraph">{alone}</p>}
          {here.workspace.attribution === 'anonymous' && <p class="nl-paragraph">{t.participants.anonymous}</p>}
        </Flow>
      </Section>
      <Section strong wide title={t.participants.list}><div id="lijst" data-live="participant"><List {...props} /></div></Section>
    </Shell>
  )
}

const SubgroupRow = ({ here, group }: { here: Here; group: Subgroup }) => {
  const t = texts[here.language].subgroups
  const mine = group.people.some(({ person_id }) => person_id === here.who.member)
  return (
    <Row id={`groep-${group.id}`} level={2} title={group.title} when={<>
      {group.perspective && <><Mark perspective={group.perspective} /> {perspectiveLabel(here, group.perspective)}, </>}{t.people(group.people.length)}
      {mine && <>. <strong>{t.you}</strong></>}</>}>
      <Flow tight>
        <p class="nl-paragraph">{group.question}</p>
        {group.people.length === 0
          ? <p class="dt-small dt-soft">{t.nobody}</p>
          : <p class="dt-small">{group.people.map(({ name, organisation }) => (organisation ? `${name} (${organisation})` : name)).join(', ')}</p>}
        {(['facilitator', 'reporter'] as const).map((task) => {
          const one = group.people.find(({ person_id }) => person_id === group[task])
          return one && <p class="dt-small">{texts[here.language].fields[task]}: {one.name}</p>
        })}
        {here.who.prepares && <p class="dt-small"><a href={urls.subgroup(here.workspace, group.id)}>{t.edit}<span class="dt-hidden">: {group.title}</span></a></p>}
      </Flow>
    </Row>
  )
}

/** The subgroups, each with its question and its people. */
export const SubgroupsPage = ({ here, subgroups, proposed, done }: {
  here: Here; subgroups: readonly Subgroup[]; /** a division waits to be looked at */ proposed: boolean; done: string | undefined
}) => {
  const t = texts[here.language]
  const add = here.who.takesPart && (
    <Actions>
      {here.who.prepares && <LinkButton href={`${urls.subgroups(here.workspace)}/nieuw`}>{t.subgroups.add}</LinkButton>}
      {here.who.prepares && <LinkButton href={urls.proposing(here.workspace)}>{proposed ? t.subgroups.seeProposal : t.subgroups.propose}</LinkButton>}
      <LinkButton href={urls.subgroupWishes(here.workspace)}>{t.subgroups.wish}</LinkButton>
    </Actions>
  )
  return (
    <Shell here={here} title={t.subgroups.title} step={2} live
      crumbs={[{ label: t.participants.title, href: urls.participants(here.workspace) }, { label: t.subgroups.title }]}
      flash={wordFor(t.done, done)}>
      <Head title={t.subgroups.title} lead={t.subgroups.lead} ring={ringText(here)}>{subgroups.length > 0 && add && <div class="dt-after">{add}</div>}</Head>
      <Section first>
        {subgroups.length === 0
          ? <Empty><p class="nl-paragraph">{t.subgroups.none}</p>{!here.who.prepares && <p class="nl-paragraph">{t.subgroups.noneNext}</p>}{add}</Empty>
          : <div id="lijst" data-live="subgroup participant"><Rows spacing="airy">{subgroups.map((group) => <SubgroupRow here={here} group={group} />)}</Rows></div>}
      </Section>
    </Shell>
  )
}
