import { dateAndTime, longDate } from '../../platform/dates.ts'
import { again, type Errors } from '../../platform/form.ts'
import { errorHeading, errorText, wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, Radios, TextField } from '../../platform/look/form.tsx'
import { Tag } from '../../platform/look/marks.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { Fold, Row, Rows } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { Shell } from '../../workspaces/shell.tsx'
import type { Mandate } from '../mandates/queries.ts'
import type { Where } from '../signin/ceremony.ts'
import { Ways } from './factors.views.tsx'
import { addresses, greetingOf } from './greeting.ts'
import type { Me, MySession, WaysIn } from './queries.ts'
import type { Tried } from './routes.tsx'
import { texts } from './texts.ts'

export interface AccountProps {
  here: Here
  person: Me
  ways: WaysIn
  sessions: readonly MySession[]
  /** those by which I speak for an organisation today */
  mandates: readonly Mandate[]
  where: Where
  /** a name for a new passkey, to begin with */
  suggestion: string
  done: string | undefined
  tried: Tried
}

interface WrongProps { here: Here; errors: Errors; labels: Readonly<Record<string, string>>; own?: Readonly<Record<string, string>> }

/** What is wrong in one of the forms of this page, above it. */
export const Wrong = ({ here, errors, labels, own }: WrongProps) => {
  const wrong = Object.keys(labels).flatMap((field) => {
    const message = errorText(here.language, errors[field], labels[field] ?? '', own)
    return message ? [{ field, message }] : []
  })
  return wrong.length > 0 ? <ErrorSummary title={errorHeading(here.language)} errors={wrong} /> : null
}

const Names = ({ here, person, tried }: AccountProps) => {
  const { names: t, save } = texts[here.language]
  const mine = tried.form === 'name' ? tried : {}
  const errors = mine.errors ?? {}
  const field = (name: 'given_name' | 'prefix' | 'family_name') => ({
    name, label: t[name], value: mine.typed ? again(mine.typed, name) : person[name] ?? '', error: errorText(here.language, errors[name], t[name]),
  })
  return (
    <Fold summary={t.edit} open={mine.errors !== undefined}>
      <Flow>
        <Wrong here={here} errors={errors} labels={t} />
        <Form action={urls.accountName}>
          <TextField {...field('given_name')} maxlength={100} autocomplete="given-name" />
          <TextField {...field('prefix')} maxlength={30} description={t.prefixHint} optional={t.optional} autocomplete="additional-name" />
          <TextField {...field('family_name')} maxlength={100} autocomplete="family-name" />
          <Radios name="addressed_as" label={t.addressed_as} value={again(mine.typed, 'addressed_as') || person.addressed_as}
            options={addresses.map((value) => ({ value, label: greetingOf(here.language, { ...person, addressed_as: value }) }))}
            error={errorText(here.language, errors['addressed_as'], t.addressed_as)} />
          <Actions><Button kind="secondary">{save}</Button></Actions>
        </Form>
      </Flow>
    </Fold>
  )
}

const AddressCode = ({ here, ways, tried }: AccountProps) => {
  const { address: t } = texts[here.language]
  const errors = tried.form === 'code' ? tried.errors ?? {} : {}
  if (ways.waiting === null && !errors['code']) return null
  return (
    <Flow>
      <Wrong here={here} errors={errors} labels={{ code: t.code }} own={t.errors} />
      {ways.waiting !== null && <p class="nl-paragraph">{t.waiting(ways.waiting)}</p>}
      {ways.waiting !== null && (
        <Form action={urls.accountAddressCode} panel>
          <TextField name="code" label={t.code} description={t.codeHint} autocomplete="one-time-code" maxlength={20} short
            value={tried.form === 'code' ? again(tried.typed, 'code') : ''} error={errorText(here.language, errors['code'], t.code, t.errors)} />
          <Actions><Button>{t.codeGo}</Button></Actions>
        </Form>
      )}
    </Flow>
  )
}

const Address = ({ here, tried }: AccountProps) => {
  const { address: t } = texts[here.language]
  const mine = tried.form === 'address' ? tried : {}
  const errors = mine.errors ?? {}
  return (
    <Fold summary={t.edit} open={mine.errors !== undefined}>
      <Flow>
        <Wrong here={here} errors={errors} labels={{ email: t.label }} own={t.errors} />
        <Form action={urls.accountAddress}>
          <TextField name="email" type="email" autocomplete="email" inputmode="email" maxlength={254} label={t.label} description={t.hint}
            value={again(mine.typed, 'email')} error={errorText(here.language, errors['email'], t.label, t.errors)} />
          <Actions><Button kind="secondary">{t.go}</Button></Actions>
        </Form>
      </Flow>
    </Fold>
  )
}

const Facts = (props: AccountProps) => {
  const { here, person } = props
  const t = texts[here.language]
  return (
    <Section title={t.facts} first>
      <Flow>
        <dl class="dt-facts">
          <dt>{t.name}</dt><dd>{person.name}</dd>
          <dt>{t.addressed}</dt><dd>{greetingOf(here.language, person)}</dd>
          <dt>{t.email}</dt><dd>{person.email ?? t.none}</dd>
          <dt>{t.organisation}</dt><dd>{person.organisation || t.none}</dd>
          <dt>{t.since}</dt><dd>{longDate(person.joined_at, here.language)}</dd>
        </dl>
        <AddressCode {...props} />
        <Names {...props} />
        <Address {...props} />
        <p class="nl-paragraph">{t.wrong}</p>
        <p class="nl-paragraph"><a href={urls.ownData}>{t.ownData}</a></p>
      </Flow>
    </Section>
  )
}

const Speaks = ({ here, mandates }: AccountProps) => {
  const t = texts[here.language]
  return (
    <Section title={t.speaks} note={mandates.length > 0 ? t.speaksNote : undefined}>
      {mandates.length === 0
        ? <p class="nl-paragraph">{t.speaksNone}</p>
        : <ul class="dt-list">{mandates.map(({ id, organisation }) => <li><a href={urls.mandate(id)}>{organisation}</a></li>)}</ul>}
    </Section>
  )
}

const Choices = ({ here, person, tried }: AccountProps) => {
  const t = texts[here.language]
  const error = tried.form === 'mail' ? errorText(here.language, tried.errors?.['mail_rhythm'], t.mailLabel) : undefined
  return (
    <>
      <Section title={t.mail}>
        <Form action={urls.accountMail}>
          <Radios name="mail_rhythm" label={t.mailLabel} description={t.mailHint} options={t.rhythms} value={person.mail_rhythm} error={error} />
          <Actions><Button kind="secondary">{t.save}</Button></Actions>
        </Form>
      </Section>
      <Section title={t.language}>
        <Form action={urls.accountLanguage}>
          <Radios name="language" label={t.languageLabel} options={t.languages} value={person.language} inline />
          <Actions><Button kind="secondary">{t.save}</Button></Actions>
        </Form>
      </Section>
    </>
  )
}

const SessionRow = ({ here, session }: { here: Here; session: MySession }) => {
  const t = texts[here.language]
  const current = session.id === here.who.session
  const browser = session.browser || t.unknown
  const when = `${t.began(dateAndTime(session.began_at, here.language))}; ${t.seen(dateAndTime(session.seen_at, here.language))}`
  return (
    <Row title={current ? <>{browser} <Tag>{t.thisOne}</Tag></> : browser} when={when}>
      {!current && <form action={urls.session(session.id)} method="post"><Button kind="secondary">{t.end(browser)}</Button></form>}
    </Row>
  )
}

const Sessions = ({ here, sessions }: AccountProps) => {
  const t = texts[here.language]
  return (
    <Section title={t.sessions} note={t.sessionsNote}>
      <Flow>
        <Rows>{sessions.map((session) => <SessionRow here={here} session={session} />)}</Rows>
        <p class="nl-paragraph">{t.sessionsLife}</p>
        {sessions.length > 1 && <form action={urls.otherSessions} method="post"><Button kind="secondary">{t.endOthers}</Button></form>}
        <form action={urls.signout} method="post"><Button>{t.signout}</Button></form>
      </Flow>
    </Section>
  )
}

/** My own page: what the association knows of me, how it reaches me, how I sign in, and where I am signed in. */
export const AccountPage = (props: AccountProps) => {
  const { here, where, done } = props
  const t = texts[here.language]
  return (
    <Shell here={here} title={t.title} menu="account" flash={wordFor(t.done, done)} island={where.works ? 'signin' : undefined}>
      <Head title={t.title} ring={t.ring} />
      <Facts {...props} />
      <Speaks {...props} />
      <Choices {...props} />
      <Ways {...props} />
      <Sessions {...props} />
    </Shell>
  )
}
