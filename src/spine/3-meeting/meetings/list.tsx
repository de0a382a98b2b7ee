import { acts } from '../../../acts.ts'
import { wordFor } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Form, LinkButton, OnceKey, Radios } from '../../../platform/look/form.tsx'
import { Tag } from '../../../platform/look/marks.tsx'
import { Head, Section } from '../../../platform/look/sheet.tsx'
import { Empty, Pager, Row, Rows } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { whenOf } from './fields.tsx'
import { pageSize, showsPeople, type MeetingLine } from './queries.ts'
import { texts } from './texts.ts'

/** What the reader answered, in words. */
export const saidOf = (here: Here, { answer, waits_since }: Pick<MeetingLine, 'answer' | 'waits_since'>): string => {
  const { said } = texts[here.language]
  return waits_since ? said.waits : answer ? said[answer] : said.none
}

/** Whether it is not over yet: it may be closed before its end. */
export const isToCome = ({ ends_at, closed_at }: Pick<MeetingLine, 'ends_at' | 'closed_at'>): boolean => ends_at > new Date() && !closed_at

/**
 * How many come, or, of a meeting that was, how many were there; how many would come where nobody was ticked off,
 * or too few where nobody may be known.
 */
export const comeOf = (here: Here, { come, asked, present, ...meeting }: Pick<MeetingLine, 'come' | 'asked' | 'present' | 'ends_at' | 'cancelled_at' | 'closed_at'>): string => {
  const t = texts[here.language]
  if (isToCome(meeting) && !meeting.cancelled_at) return t.come(come, asked)
  return present > 0 && (showsPeople(here) || present >= 5) ? t.came(present, asked) : t.wouldCome(come, asked)
}

const MeetingRow = ({ here, line, past }: { here: Here; line: MeetingLine; past?: boolean }) => {
  const t = texts[here.language]
  return (
    <Row title={line.title} href={urls.meeting(here.workspace, line.number)} when={<>{whenOf(here, line)}{line.place && <> · {line.place}</>}</>}>
      <p class="dt-plain">
        {line.cancelled_at ? <Tag>{t.states.cancelled}</Tag> : <>{line.closed_at && <><Tag>{t.states.closed}</Tag> </>}{comeOf(here, line)}</>}
        {!past && !line.cancelled_at && here.who.takesPart && <> <strong>{saidOf(here, line)}</strong></>}
      </p>
    </Row>
  )
}

const FeedForm = ({ here }: { here: Here }) => {
  const t = texts[here.language]
  return (
    <Section title={t.parts.calendar} id="agenda">
      <Form panel action={urls.meetingFeed(here.workspace)}>
        <OnceKey />
        <p class="nl-paragraph">{t.feedNote}</p>
        <Radios name="which" inline label={t.feedWhich} value="here" options={(['here', 'all'] as const).map((one) => ({ value: one, label: t.feeds[one] }))} />
        <Actions><Button kind="secondary">{t.feedButton}</Button></Actions>
      </Form>
    </Section>
  )
}

interface ListProps { here: Here; coming: readonly MeetingLine[]; past: readonly (MeetingLine & { total: number })[]; page: number; done: string | undefined }

/** The meetings of the rings you are in: what comes, what was, and how they get into your own calendar. */
export const MeetingsPage = ({ here, coming, past, page, done }: ListProps) => {
  const t = texts[here.language]
  const plan = acts['meeting.plan'].may(here.who) && <><LinkButton kind="primary" href={urls.newMeeting(here.workspace)}>{t.plan}</LinkButton><LinkButton href={urls.datepolls(here.workspace)}>{t.poll}</LinkButton></>
  return (
    <Shell here={here} title={t.title} step={3} live flash={wordFor(t.done, done)} crumbs={[{ label: t.title }]}>
      <Head title={t.title} lead={t.lead} ring={ringText(here)}>{coming.length > 0 && plan && <div class="dt-after"><Actions>{plan}</Actions></div>}</Head>
      <Section first title={t.coming}>
        <div id="komend" data-live="meeting">
          {coming.length === 0
            ? <Empty><p class="nl-paragraph">{t.none}</p>{plan && <Actions>{plan}</Actions>}</Empty>
            : <Rows>{coming.map((line) => <MeetingRow here={here} line={line} />)}</Rows>}
        </div>
      </Section>
      <Section title={t.past}>
        {past.length === 0 && <p class="nl-paragraph">{t.nonePast}</p>}
        <Rows>{past.map((line) => <MeetingRow here={here} line={line} past />)}</Rows>
        <Pager language={here.language} page={page} pages={Math.ceil((past[0]?.total ?? 0) / pageSize)} hrefOf={(nth) => urls.meetings(here.workspace, nth)} />
      </Section>
      <FeedForm here={here} />
    </Shell>
  )
}

/** The secret address, shown this once. */
export const FeedPage = ({ here, address }: { here: Here; address: string }) => {
  const t = texts[here.language]
  return (
    <Shell here={here} title={t.feedTitle} step={3} crumbs={[{ label: t.title, href: urls.meetings(here.workspace) }, { label: t.feedTitle }]}>
      <Head title={t.feedTitle} lead={t.feedOnce} ring={ringText(here)} />
      <Section first title={t.feedTitle} titleHidden>
        <p class="nl-paragraph"><code class="dt-break">{address}</code></p>
        <Actions><LinkButton href={urls.meetings(here.workspace)}>{t.back}</LinkButton></Actions>
      </Section>
    </Shell>
  )
}
