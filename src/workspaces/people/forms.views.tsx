import type { Choosable, Chosen } from '../../association/members/queries.ts'
import { longDate } from '../../platform/dates.ts'
import { again, type Errors, type Typed } from '../../platform/form.ts'
import { errorHeading, errorText } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, Checkbox, Checkboxes, ErrorSummary, Form, Hidden, OnceKey, Radios, Select, TextArea, TextField } from '../../platform/look/form.tsx'
import { Mark } from '../../platform/look/marks.tsx'
import { Now, Seen } from '../../platform/look/meanwhile.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { texts as look } from '../../platform/look/texts.ts'
import { markOf } from '../../platform/seen.ts'
import { urls } from '../../urls.ts'
import { openPerspectives, perspectiveLabel } from '../attribution.ts'
import { ringText, Shell } from '../shell.tsx'
import { roles, shownOf, subgroupShown } from './changes.ts'
import { ChosenPerson, PersonPicker } from './picker.tsx'
import type { ParticipantLine, Subgroup, SubgroupChoice } from './queries.ts'
import { texts } from './texts.ts'

interface Problems { errors?: Errors; typed?: Typed; stuck?: string | undefined }

const many = (typed: Typed | undefined, name: string): readonly string[] => {
  const value = typed?.[name]
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}

const Wrong = ({ here, errors = {}, stuck }: { here: Here } & Problems) => {
  const t = texts[here.language]
  const list = Object.entries(errors).map(([field, code]) => ({ field, message: errorText(here.language, code, t.fields[field as 'role'] ?? field) ?? '' }))
  if (stuck !== undefined) list.push({ field: '', message: t.stuck[stuck as keyof typeof t.stuck] ?? t.stuck.wrong })
  return list.length > 0 ? <ErrorSummary title={errorHeading(here.language)} errors={list.map(({ field, message }) => (field ? { field, message } : { message }))} /> : null
}

const PartFields = ({ here, perspective, role, errors = {} }: { here: Here; perspective: string; role: string; errors?: Errors | undefined }) => {
  const t = texts[here.language]
  // Only a chair makes a chair: for others the choice is not there, unless it is what this person is.
  const offered = roles.filter((one) => one !== 'chair' || here.who.chairs || role === 'chair')
  return (
    <>
      <Radios name="perspective" label={t.fields.perspective} value={perspective} error={errorText(here.language, errors['perspective'], t.fields.perspective)}
        options={openPerspectives(here, perspective).map(({ key }) => ({ value: key, label: <><Mark perspective={key} /> {perspectiveLabel(here, key)}</> }))} />
      <Radios name="role" label={t.fields.role} value={role} error={errorText(here.language, errors['role'], t.fields.role)}
        options={offered.map((value) => ({ value, label: t.roleMeaning[value] }))} />
    </>
  )
}

const SubgroupBoxes = ({ here, subgroups, value }: { here: Here; subgroups: readonly SubgroupChoice[]; value: readonly string[] }) => subgroups.length === 0 ? null : (
  <Checkboxes name="subgroups" label={texts[here.language].fields.subgroups} optional={look[here.language].optional} value={value}
    options={subgroups.map(({ id, title }) => ({ value: id, label: title }))} />
)

interface AddProps extends Problems {
  here: Here
  name: string
  page: number
  people: readonly Choosable[]
  total: number
  chosen: Chosen | undefined
  subgroups: readonly SubgroupChoice[]
}

const guess = (here: Here, chosen: Chosen) => here.perspectives.find(({ key }) => key === chosen.organisation_kind)?.key ?? ''

const AddForm = ({ here, chosen, subgroups, errors, typed, path }: AddProps & { chosen: Chosen; path: string }) => {
  const t = texts[here.language].add
  return (
    <Form action={urls.participants(here.workspace)}>
      <OnceKey />
      <Hidden name="person" value={chosen.id} />
      <ChosenPerson here={here} path={path} name={chosen.name} organisation={chosen.organisation} />
      <PartFields here={here} perspective={typed ? again(typed, 'perspective') : guess(here, chosen)} role={typed ? again(typed, 'role') : 'member'} errors={errors} />
      <SubgroupBoxes here={here} subgroups={subgroups} value={many(typed, 'subgroups')} />
      <Actions><Button>{t.button}</Button><a href={urls.participants(here.workspace)}>{texts[here.language].participants.title}</a></Actions>
    </Form>
  )
}

/** Adding somebody: first who, then how they take part. */
export const AddParticipantPage = (props: AddProps) => {
  const { here, chosen } = props
  const t = texts[here.language]
  const path = `${urls.participants(here.workspace)}/nieuw`
  return (
    <Shell here={here} title={t.add.title} step={2} crumbs={[{ label: t.participants.title, href: urls.participants(here.workspace) }, { label: t.add.title }]}>
      <Head title={t.add.title} ring={ringText(here)} />
      <Section first title={t.add.find} titleHidden={chosen !== undefined}>
        <Wrong {...props} />
        {chosen ? <AddForm {...props} chosen={chosen} path={path} /> : <PersonPicker {...props} path={path} label={t.add.name} />}
      </Section>
    </Shell>
  )
}

interface ParticipantProps extends Problems { here: Here; participant: ParticipantLine; subgroups: readonly SubgroupChoice[]; mays: { readonly edit: boolean; readonly place: boolean; readonly end: boolean } }

const End = ({ here, participant }: ParticipantProps) => {
  const { person, own } = texts[here.language]
  const t = participant.person_id === here.who.member ? own : person
  return (
    <Section title={t.end} id="stoppen">
      <Flow>
        <p class="nl-paragraph">{t.endNote(participant.name)}</p>
        <Form action={`${urls.participant(here.workspace, participant.id)}/einde`}>
          <OnceKey />
          <Checkbox name="zeker" value="ja" label={t.endSure} required />
          <Actions><Button kind="danger">{t.endButton}</Button></Actions>
        </Form>
      </Flow>
    </Section>
  )
}

/** One participant, for who prepares: perspective and task, subgroups, and ending their part. For who it is themselves: how to stop. */
export const ParticipantPage = (props: ParticipantProps) => {
  const { here, participant, subgroups, typed, errors, mays, stuck } = props
  const seen = typed && stuck !== 'changed' ? again(typed, 'seen') : markOf(shownOf(participant))
  const t = texts[here.language]
  const path = urls.participant(here.workspace, participant.id)
  return (
    <Shell here={here} title={participant.name} step={2} crumbs={[{ label: t.participants.title, href: urls.participants(here.workspace) }, { label: participant.name }]}>
      <Head title={participant.name} kicker={t.roles[participant.role]} lead={participant.organisation} ring={ringText(here)}>
        <p class="dt-when">{t.person.since(longDate(participant.since, here.language))}</p>
        <Wrong {...props} />
      </Head>
      {mays.edit && <Section title={t.person.part}>
        <Form action={path}>
          <OnceKey /><Hidden name="seen" value={seen} />
          <PartFields here={here} perspective={typed ? again(typed, 'perspective') : participant.perspective} role={typed ? again(typed, 'role') : participant.role} errors={errors} />
          <Actions><Button>{t.person.save}</Button></Actions>
        </Form>
      </Section>}
      {subgroups.length > 0 && <Section title={t.person.subgroups}>
        <Form action={`${path}/deelgroepen`}>
          <OnceKey /><Hidden name="seen" value={participant.subgroups.map(({ id }) => id).join(' ')} />
          <SubgroupBoxes here={here} subgroups={subgroups} value={participant.subgroups.map(({ id }) => id)} />
          <Actions><Button kind="secondary">{t.person.saveSubgroups}</Button></Actions>
        </Form>
      </Section>}
      {mays.end && <End {...props} />}
    </Shell>
  )
}

interface SubgroupProps extends Problems { here: Here; subgroup?: Subgroup; people?: Typed; participants: readonly Pick<ParticipantLine, 'person_id' | 'name' | 'organisation' | 'perspective'>[] }

const SubgroupFields = ({ here, subgroup, errors = {}, typed }: SubgroupProps) => {
  const t = texts[here.language]
  const kept = { title: subgroup?.title, question: subgroup?.question, perspective: subgroup?.perspective }
  const of = (name: keyof typeof kept, label: string) => ({ name, label, value: typed ? again(typed, name) : kept[name] ?? '', error: errorText(here.language, errors[name], label) })
  return (
    <>
      <TextField {...of('title', t.fields.title)} maxlength={200} autocomplete="off" />
      <TextArea {...of('question', t.fields.question)} description={t.subgroups.questionNote} rows={3} maxlength={1000} />
      <Select {...of('perspective', t.fields.onePerspective)} optional={look[here.language].optional}
        options={[{ value: '', label: t.fields.anyPerspective }, ...openPerspectives(here, subgroup?.perspective ?? undefined).map(({ key }) => ({ value: key, label: perspectiveLabel(here, key) }))]} />
    </>
  )
}

const tasks = ['facilitator', 'reporter'] as const

const SubgroupPeople = ({ here, subgroup, participants, people }: SubgroupProps & { subgroup: Subgroup }) => {
  const t = texts[here.language]
  const inside = subgroup.people.map(({ person_id }) => person_id)
  const nameOf = (id: string | null) => subgroup.people.find(({ person_id }) => person_id === id)?.name ?? t.subgroups.noOne
  return (
    <Section title={t.subgroups.place} note={t.subgroups.people(subgroup.people.length)} id="mensen">
      <Form action={`${urls.subgroup(here.workspace, subgroup.id)}/mensen`}>
        <OnceKey /><Hidden name="seen" value={people ? again(people, 'seen') : inside.join(' ')} />
        {inside.length > 0 && <Hidden name="led" value={tasks.map((task) => subgroup[task] ?? '').join(' ')} />}
        <Checkboxes name="people" label={t.fields.people} value={people ? many(people, 'people') : inside}
          options={participants.map(({ person_id, name, organisation, perspective }) => ({
            value: person_id, label: <><Mark perspective={perspective} /> {name}{organisation && <span class="dt-soft"> {organisation}</span>}</>,
          }))} />
        {inside.length > 0 && tasks.map((task) => (
          <Select name={task} label={t.fields[task]} description={t.subgroups.tasks[task]} optional={look[here.language].optional} value={people ? again(people, task) : subgroup[task] ?? ''}
            options={[{ value: '', label: t.subgroups.noOne }, ...subgroup.people.map(({ person_id, name }) => ({ value: person_id, label: name }))]} />
        ))}
        <Actions><Button kind="secondary">{t.subgroups.savePeople}</Button></Actions>
      </Form>
      <Now here={here} errors={people && { seen: 'changed' }} lines={tasks.map((task) => [t.fields[task], nameOf(subgroup[task])])} />
    </Section>
  )
}

/** A new subgroup, or one that changes: its name and question, and then who is in it. */
export const SubgroupFormPage = (props: SubgroupProps) => {
  const { here, subgroup, errors, typed } = props
  const { subgroups: t, fields } = texts[here.language]
  const title = subgroup ? t.editTitle(subgroup.title) : t.add
  const list = urls.subgroups(here.workspace)
  return (
    <Shell here={here} title={title} step={2}
      crumbs={[{ label: texts[here.language].participants.title, href: urls.participants(here.workspace) }, { label: t.title, href: list }, { label: subgroup?.title ?? t.add }]}>
      <Head title={title} ring={ringText(here)} />
      <Section first title={t.what}>
        <Wrong {...props} />
        <Form action={subgroup ? urls.subgroup(here.workspace, subgroup.id) : `${list}/nieuw`}>
          <OnceKey />{subgroup && <Seen shown={subgroupShown(subgroup)} errors={errors} typed={typed} />}
          <SubgroupFields {...props} />
          <Actions><Button>{subgroup ? t.save : t.add}</Button><a href={list}>{t.title}</a></Actions>
        </Form>
        {subgroup && <Now here={here} errors={errors} lines={[
          [fields.title, subgroup.title], [fields.question, subgroup.question],
          [fields.onePerspective, subgroup.perspective ? perspectiveLabel(here, subgroup.perspective) : fields.anyPerspective],
        ]} />}
      </Section>
      {subgroup && <SubgroupPeople {...props} subgroup={subgroup} />}
    </Shell>
  )
}
