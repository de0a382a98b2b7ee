import { again, type Errors } from '../../../platform/form.ts'
import { wordFor } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Form, LinkButton, OnceKey, Select, TextArea, TextField } from '../../../platform/look/form.tsx'
import { Mark, Tag } from '../../../platform/look/marks.tsx'
import { Now, Seen } from '../../../platform/look/meanwhile.tsx'
import { Withdrawing } from '../../../platform/look/problems.tsx'
import { Flow, Section } from '../../../platform/look/sheet.tsx'
import { Fold, Row, Rows } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import { groupsOf, unmetIn, type GroupLine } from './balance.ts'
import { BalancePictures, Unmet } from './balance.views.tsx'
import { groupShown } from './changes.ts'
import { Frame, Wrong, wrongWith, type Problems } from './parts.tsx'
import type { Proposal, Spreadable, Wish } from './queries.ts'
import { texts } from './texts.ts'

interface ProposalProps extends Problems { here: Here; proposal: Proposal; people: readonly Spreadable[]; wishes: readonly Wish[]; done: string | undefined; group?: string; dropping?: Errors | undefined }

const Somebody = ({ here, one, tasks = [] }: { here: Here; one: Spreadable; tasks?: readonly string[] }) => (
  <li data-person={one.id} data-name={one.name}>
    <Mark perspective={one.perspective} /> <span class="dt-hidden">{perspectiveLabel(here, one.perspective)}: </span>{one.name}
    {one.organisation && <span class="dt-soft"> {one.organisation}</span>}{tasks.map((word) => <> <Tag>{word}</Tag></>)}
  </li>
)

const Person = ({ here, line, one }: { here: Here; line: GroupLine; one: Spreadable }) => {
  const t = texts[here.language]
  const tasks = [line.group.facilitator_id === one.id && t.leads, line.group.reporter_id === one.id && t.reports, line.moved.has(one.id) && t.byHand].filter((word) => word !== false)
  return <Somebody here={here} one={one} tasks={tasks} />
}

const GroupForm = ({ here, line: { group, people }, errors, typed }: { here: Here; line: GroupLine } & Problems) => {
  const t = texts[here.language]
  const kept = { title: group.title, question: group.question, facilitator: group.facilitator_id ?? '', reporter: group.reporter_id ?? '' }
  const of = (name: keyof typeof kept) => ({
    name, id: `${name}-${group.id}`, label: t.fields[name], value: typed ? again(typed, name) : kept[name], error: wrongWith(here, errors, name),
  })
  const somebody = [{ value: '', label: t.none }, ...people.map(({ id, name }) => ({ value: id, label: name }))]
  const nameOf = (id: string | null) => people.find((one) => one.id === id)?.name ?? t.none
  return (<>
    <Form action={urls.proposedGroup(here.workspace, group.id)} panel>
      <OnceKey /><Seen shown={groupShown(group)} errors={errors} typed={typed} />
      <TextField {...of('title')} maxlength={200} autocomplete="off" />
      <TextArea {...of('question')} rows={2} maxlength={1000} />
      <Select {...of('facilitator')} options={somebody} />
      <Select {...of('reporter')} options={somebody} />
      <Actions><Button kind="secondary">{t.save}</Button></Actions>
    </Form>
    <Now here={here} errors={errors} lines={[
      [t.fields.title, group.title], [t.fields.question, group.question], [t.fields.facilitator, nameOf(group.facilitator_id)], [t.fields.reporter, nameOf(group.reporter_id)],
    ]} />
  </>)
}

const Group = (props: ProposalProps & { line: GroupLine }) => {
  const { here, line, group: wrongGroup, errors, typed } = props
  const { group, people } = line
  const t = texts[here.language]
  const own = wrongGroup === group.id ? { ...(errors ? { errors } : {}), ...(typed ? { typed } : {}) } : {}
  return (
    <Row id={`groep-${group.id}`} title={group.title} when={<>{group.perspective && <><Mark perspective={group.perspective} /> {perspectiveLabel(here, group.perspective)}, </>}{t.size(people.length)}</>}>
      <Flow tight>
        <p class={group.question ? 'nl-paragraph' : 'dt-small dt-soft'}>{group.question || t.noQuestion}</p>
        <ul class="dt-plain-list dt-small" data-group={group.id} data-title={group.title}>{people.map((one) => <Person here={here} line={line} one={one} />)}</ul>
        {people.length === 0 && <p class="dt-small dt-soft">{t.nobodyHere}</p>}
        <Fold summary={<>{t.edit}<span class="dt-hidden">: {group.title}</span></>} open={wrongGroup === group.id}><GroupForm here={here} line={line} {...own} /></Fold>
      </Flow>
    </Row>
  )
}

const MoveForm = ({ here, proposal, people }: ProposalProps) => {
  const t = texts[here.language]
  return (
    <Form action={urls.movingSeat(here.workspace)} id="verplaatsen">
      <Select name="person" label={t.fields.person} options={people.map(({ id, name, organisation }) => ({ value: id, label: organisation ? `${name} (${organisation})` : name }))} />
      <Select name="group" label={t.fields.group} options={proposal.groups.map(({ id, title }) => ({ value: id, label: title }))} />
      <Actions><Button kind="secondary">{t.move}</Button></Actions>
    </Form>
  )
}

const Next = ({ here }: { here: Here }) => {
  const t = texts[here.language]
  const post = (path: string, word: string, kind: 'primary' | 'secondary', note: string) => (
    <Form action={`${urls.proposing(here.workspace)}/${path}`} panel>
      <p class="nl-paragraph">{note}</p>
      <Actions><Button kind={kind}>{word}</Button></Actions>
    </Form>
  )
  return (
    <Section strong title={t.next}>
      <Flow>
        {post('aanname', t.accept, 'primary', t.acceptNote)}
        {post('opnieuw', t.again, 'secondary', t.againNote)}
        <Actions><LinkButton href={`${urls.proposing(here.workspace)}/nieuw`}>{t.askAgain}</LinkButton></Actions>
      </Flow>
    </Section>
  )
}

/** A proposal that waits: its groups, how balanced they are, what could not be done, and moving people. */
export const ProposalPage = (props: ProposalProps) => {
  const { here, proposal, people, wishes, done, dropping } = props
  const t = texts[here.language]
  const { lines, waiting, at } = groupsOf(proposal, people)
  const unmet = unmetIn(lines, at, proposal.wishes ? wishes : [], proposal.colleagues)
  return (
    <Frame here={here} title={t.title} lead={t.lead} island="subgroups" flash={wordFor(t.done, done)} head={<Wrong {...props} of={props.group} />}>
      <p class="dt-hidden" role="status" id="gemeld" data-zin={t.movedTo}></p>
      <div id="indeling">
        {waiting.length > 0 && <Section first title={t.waiting}><p class="nl-paragraph">{t.waitingNote}</p><ul class="dt-plain-list dt-small">{waiting.map((one) => <Somebody here={here} one={one} />)}</ul></Section>}
        <Section first={waiting.length === 0} title={t.groups} note={t.people(people.length)}>
          <p class="dt-small" hidden id="slepen">{t.dragNote}</p>
          <Rows spacing="airy">{lines.map((line) => <Group {...props} line={line} />)}</Rows>
        </Section>
        <Section title={t.balance} note={t.balanceNote}><BalancePictures here={here} lines={lines} /></Section>
        <Section title={t.weighed}>
          <Flow tight>
            <p class="nl-paragraph">{t.weighing} {proposal.colleagues ? t.together : t.apart} {proposal.wishes ? t.withWishes : t.withoutWishes}</p>
            <h3 class="dt-row__title">{t.unmet}</h3>
            <Unmet here={here} unmet={unmet} />
          </Flow>
        </Section>
      </div>
      <Section title={t.moveTitle}><Flow tight><p class="nl-paragraph">{t.moveNote}</p><MoveForm {...props} /></Flow></Section>
      <Next here={here} />
      <Withdrawing here={here} action={`${urls.proposing(here.workspace)}/vervallen`} title={t.dropTitle} note={t.dropNote} sure={t.dropSure} button={t.drop} errors={dropping} />
    </Frame>
  )
}
