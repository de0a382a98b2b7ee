import { acts } from '../../acts.ts'
import { isoDay, longDate } from '../../platform/dates.ts'
import { again, type Errors, type Typed } from '../../platform/form.ts'
import { errorHeading, wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, Checkbox, ErrorSummary, Form, Hidden, LinkButton, OnceKey } from '../../platform/look/form.tsx'
import { Tag } from '../../platform/look/marks.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { Row, Rows } from '../../platform/look/table.tsx'
import { markOf } from '../../platform/seen.ts'
import { urls } from '../../urls.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import { MandateTable } from '../mandates/list.views.tsx'
import type { Mandate } from '../mandates/queries.ts'
import { texts as mandateTexts } from '../mandates/texts.ts'
import { roleKinds, shownOf, type PersonHere } from './queries.ts'
import { texts } from './texts.ts'
import { PersonErrors, PersonFields, type Choice } from './views.tsx'

/** What the one who looks may do with this person. */
export interface Mays { readonly edit: boolean; readonly ownOnly: boolean; readonly roles: boolean; readonly leave: boolean }

interface Props {
  here: Here
  person: PersonHere
  mandates: readonly Mandate[]
  organisations: Choice
  mays: Mays
  errors?: Errors
  typed?: Typed
  /** why the last act could not be done: a key of the texts `stuck` */
  stuck?: string | undefined
  done?: string | undefined
}

const Facts = ({ here, person }: Props) => {
  const t = texts[here.language].person
  const day = (moment: Date) => <time datetime={isoDay(moment)}>{longDate(moment, here.language)}</time>
  return (
    <dl class="dt-facts">
      <dt>{t.organisation}</dt>
      <dd>{person.organisation_id ? <a href={urls.organisation(person.organisation_id)}>{person.organisation}</a> : t.none}</dd>
      <dt>{t.membership}</dt><dd>{texts[here.language].memberships[person.membership]}</dd>
      {person.chairs.length > 0 && <><dt>{t.chairs}</dt><dd>{person.chairs.map((name, at) => <>{at > 0 && ', '}<a href={urls.region(name)}>{name}</a></>)}</dd></>}
      {person.email !== null && <><dt>{t.email}</dt><dd>{person.email}</dd></>}
      <dt>{t.since}</dt><dd>{day(person.joined_at)}</dd>
      {person.left_at && <><dt>{t.left}</dt><dd>{day(person.left_at)}</dd></>}
    </dl>
  )
}

const Mandates = ({ here, person, mandates, mays }: Props) => {
  const t = texts[here.language].person
  const gives = mays.leave && person.organisation_id !== null
  const give = gives && <Actions><LinkButton href={urls.newMandate(person.organisation_id ?? '', person.id)}>{t.giveMandate(person.organisation ?? '')}</LinkButton></Actions>
  return (
    <Section wide id="mandaten" live="mandate person organisation" title={t.mandates} note={t.mandatesNote}>
      <Flow>
        {mandates.length === 0
          ? <p class="nl-paragraph">{mandateTexts[here.language].noneOfPerson}</p>
          : <MandateTable here={here} mandates={mandates} by="person" />}
        {!mandates.some(({ state, organisation_id }) => state === 'now' && organisation_id === person.organisation_id) && give}
      </Flow>
    </Section>
  )
}

const Edit = (props: Props) => {
  const { here, person, mays, errors, typed, organisations, stuck } = props
  const t = texts[here.language].person
  const seen = typed && stuck !== 'changed' ? again(typed, 'seen') : markOf(shownOf(person))
  return (
    <Section title={t.edit} id="gegevens">
      <Flow>
        {mays.ownOnly && <p class="nl-paragraph">{t.selfNote}</p>}
        <PersonErrors here={here} errors={errors} />
        <Form action={urls.person(person.id)}>
          <OnceKey />{!mays.ownOnly && <Hidden name="seen" value={seen} />}
          <PersonFields here={here} organisations={organisations} person={person} own={mays.ownOnly} errors={errors} typed={typed} />
          <Actions><Button>{t.save}</Button></Actions>
        </Form>
      </Flow>
    </Section>
  )
}

const Roles = ({ here, person }: Props) => {
  const t = texts[here.language]
  return (
    <Section title={t.person.roles} id="taken">
      <Rows>
        {roleKinds.map((kind) => {
          const held = person.roles.includes(kind)
          return (
            <Row title={<>{t.roles[kind]} {held && <Tag ink>{t.person.held}</Tag>}</>} when={t.person.roleMeaning[kind]}>
              <form class="dt-after" action={`${urls.person(person.id)}/taken${held ? '/einde' : ''}`} method="post">
                <OnceKey /><Hidden name="taak" value={kind} />
                <Actions><Button kind="secondary">{held ? t.person.end(t.roles[kind]) : t.person.give(t.roles[kind])}</Button></Actions>
              </form>
            </Row>
          )
        })}
      </Rows>
      {person.id !== here.who.member && <p class="nl-paragraph dt-after"><a href={urls.factorsOf(person.id)}>{t.person.secondStep}</a></p>}
    </Section>
  )
}

const Leave = ({ here, person }: Props) => {
  const t = texts[here.language].person
  return (
    <Section title={t.leave} id="weggaan">
      <Flow>
        <p class="nl-paragraph">{t.leaveNote(person.name)}</p>
        <Form action={`${urls.person(person.id)}/vertrek`}>
          <OnceKey />
          <Checkbox name="zeker" value="ja" label={t.leaveSure} required />
          <Actions><Button kind="danger">{t.leaveButton}</Button></Actions>
        </Form>
      </Flow>
    </Section>
  )
}

/** One person: for everybody who they are, for who may more the forms. */
export const PersonPage = (props: Props) => {
  const { here, person, mays, stuck, done } = props
  const t = texts[here.language]
  const reason = stuck === undefined ? undefined : t.stuck[stuck as keyof typeof t.stuck]
  return (
    <Shell here={here} title={person.name} live menu="association" flash={wordFor(t.done, done)}
      crumbs={[{ label: t.crumb, href: urls.association }, { label: t.people.title, href: urls.people }, { label: person.name }]}>
      <Head title={person.name} kicker={person.roles.map((kind) => t.roles[kind]).join(', ')} ring={ringText(here)}>
        {reason && <ErrorSummary title={errorHeading(here.language)} errors={[{ message: reason }]} />}
      </Head>
      <Section first id="mens" live="person organisation import"><Facts {...props} /></Section>
      <Mandates {...props} />
      {mays.edit && <Edit {...props} />}
      {mays.roles && <Roles {...props} />}
      {mays.leave && <Leave {...props} />}
      {person.id !== here.who.member && acts['person.redact'].may(here.who, { author: person.id })
        && <Section titleHidden title={t.person.eraseTitle}><p class="nl-paragraph"><a href={urls.erasePerson(person.id)}>{t.person.erase}</a></p></Section>}
    </Shell>
  )
}
