import { acts } from '../../../acts.ts'
import { longDate } from '../../../platform/dates.ts'
import { errorHeading, errorText, wordFor } from '../../../platform/formtexts.ts'
import { again, type Errors, type Typed } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, OnceKey, Select, TextField } from '../../../platform/look/form.tsx'
import { Tag } from '../../../platform/look/marks.tsx'
import { Head, Section } from '../../../platform/look/sheet.tsx'
import { Empty, Row, Rows } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import type { BoardLine, MeetingChoice } from './queries.ts'
import { texts } from './texts.ts'

interface Problems { done?: string | undefined; errors?: Errors; typed?: Typed }

const Wrong = ({ here, errors, labels }: { here: Here; errors: Errors | undefined; labels: Readonly<Record<string, string>> }) => errors
  ? <ErrorSummary title={errorHeading(here.language)} errors={Object.entries(errors).map(([field, code]) => ({ field, message: errorText(here.language, code, labels[field] ?? field) ?? code }))} />
  : null

const aDay = 86_400_000

/** Which meeting a board is for: the one of this day, unless another is chosen. Nothing to choose, no question. */
const ForMeeting = ({ here, meetings, typed }: { here: Here; meetings: readonly MeetingChoice[]; typed: Typed | undefined }) => {
  const t = texts[here.language]
  if (meetings.length === 0) return null
  const options = [...meetings.map(({ id, title, starts_at }) => ({ value: id, label: `${title}, ${longDate(starts_at, here.language)}` })), { value: '', label: t.noMeeting }]
  const near = meetings.find(({ starts_at, closed_at }) => !closed_at && Math.abs(starts_at.getTime() - Date.now()) < aDay)
  return <Select name="meeting" label={t.meeting} description={t.meetingHint} options={options} value={typed ? again(typed, 'meeting') : near?.id ?? ''} />
}

/** The boards of a think tank, and the way to open one. */
export const BoardsPage = ({ here, boards, meetings, done, errors, typed }: Problems & { here: Here; boards: readonly BoardLine[]; meetings: readonly MeetingChoice[] }) => {
  const t = texts[here.language]
  const leads = acts['board.open'].may(here.who)
  return (
    <Shell here={here} title={t.title} step={3} crumbs={[{ label: t.title }]} live flash={wordFor(t.done, done)}>
      <Head title={t.title} lead={t.lead} ring={ringText(here)} />
      <Section title={t.list} strong>
        <div id="borden" data-live="board">
          {boards.length === 0 ? <Empty><p>{t.none}{leads ? '' : ` ${t.noneMember}`}</p></Empty> : (
            <Rows>
              {boards.map(({ id, title, code, opened_at, closed_at }) => (
                <Row title={title} href={leads ? urls.board(here.workspace, id) : closed_at ? urls.boardPhone(here.workspace, id) : urls.joinWith(code)}
                  when={<>{longDate(opened_at, here.language)} <Tag ink={!closed_at}>{closed_at ? t.isClosed : t.isOpen}</Tag></>} />
              ))}
            </Rows>
          )}
        </div>
      </Section>
      {leads && (
        <Section title={t.begin}>
          <Wrong here={here} errors={errors} labels={{ title: t.name }} />
          <Form action={urls.boards(here.workspace)} panel>
            <OnceKey />
            <TextField name="title" label={t.name} description={t.nameHint} value={typed ? again(typed, 'title') : t.today(longDate(new Date(), here.language))} maxlength={200}
              error={errors?.['title'] && errorText(here.language, errors['title'], t.name)} />
            <ForMeeting here={here} meetings={meetings} typed={typed} />
            <Actions><Button>{t.open}</Button></Actions>
          </Form>
        </Section>
      )}
    </Shell>
  )
}

/** Where somebody types over the code from the wall. */
export const JoinPage = ({ here, wrong, typed }: { here: Here; wrong?: string | undefined; typed?: string }) => {
  const t = texts[here.language]
  const error = wrong ? errorText(here.language, wrong, t.code, { unknown: t.joinWrong }) : undefined
  return (
    <Shell here={here} title={t.join} crumbs={[{ label: t.join }]}>
      <Head title={t.join} lead={t.joinLead} />
      <Section first>
        {error && <ErrorSummary title={errorHeading(here.language)} errors={[{ field: 'code', message: error }]} />}
        <Form action={urls.join}>
          <TextField name="code" label={t.code} value={typed} short autocomplete="off" maxlength={12} error={error} />
          <Actions><Button>{t.joinButton}</Button></Actions>
        </Form>
      </Section>
    </Shell>
  )
}
