import { wordFor } from '../../platform/formtexts.ts'
import { dateAndTime, longDate } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, Form, Radios } from '../../platform/look/form.tsx'
import { Tag } from '../../platform/look/marks.tsx'
import { Head, Section } from '../../platform/look/sheet.tsx'
import { Row, Rows } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { Shell } from '../../workspaces/shell.tsx'
import type { Me, MySession } from './queries.ts'
import { texts } from './texts.ts'

const Facts = ({ here, person }: { here: Here; person: Me }) => {
  const t = texts[here.language]
  return (
    <Section title={t.facts} first>
      <div class="dt-flow">
        <dl class="dt-facts">
          <dt>{t.name}</dt><dd>{person.name}</dd>
          <dt>{t.email}</dt><dd>{person.email ?? t.none}</dd>
          <dt>{t.organisation}</dt><dd>{person.organisation || t.none}</dd>
          <dt>{t.since}</dt><dd>{longDate(person.joined_at, here.language)}</dd>
        </dl>
        <p class="nl-paragraph">{t.wrong}</p>
      </div>
    </Section>
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

const Sessions = ({ here, sessions }: { here: Here; sessions: readonly MySession[] }) => {
  const t = texts[here.language]
  return (
    <Section title={t.sessions} note={t.sessionsNote}>
      <div class="dt-flow">
        <Rows>{sessions.map((session) => <SessionRow here={here} session={session} />)}</Rows>
        <p class="nl-paragraph">{t.sessionsLife}</p>
        {sessions.length > 1 && <form action={urls.otherSessions} method="post"><Button kind="secondary">{t.endOthers}</Button></form>}
        <form action={urls.signout} method="post"><Button>{t.signout}</Button></form>
      </div>
    </Section>
  )
}

interface AccountProps { here: Here; person: Me; sessions: readonly MySession[]; done: string | undefined }

/** My own page: what the association knows of me, my language, and where I am signed in. */
export const AccountPage = ({ here, person, sessions, done }: AccountProps) => {
  const t = texts[here.language]
  return (
    <Shell here={here} title={t.title} menu="account" flash={wordFor(t.done, done)}>
      <Head title={t.title} ring={t.ring} />
      <Facts here={here} person={person} />
      <Section title={t.language}>
        <Form action={urls.accountLanguage}>
          <Radios name="language" label={t.languageLabel} options={t.languages} value={person.language} inline />
          <Actions><Button kind="secondary">{t.save}</Button></Actions>
        </Form>
      </Section>
      <Sessions here={here} sessions={sessions} />
    </Shell>
  )
}
