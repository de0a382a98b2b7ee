import { acts } from '../../../acts.ts'
import { isoDay, longDate } from '../../../platform/dates.ts'
import { wordFor } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, LinkButton } from '../../../platform/look/form.tsx'
import { Tag } from '../../../platform/look/marks.tsx'
import { Head, Section } from '../../../platform/look/sheet.tsx'
import { Empty, Pager, Row, Rows } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { PreparationNav } from '../charter/nav.tsx'
import { pageSize, stateOf, type PollLine } from './queries.ts'
import { texts } from './texts.ts'
import { spanWords } from './words.ts'

/** Where a poll stands, until when, and how many answered. */
export const Stand = ({ here, line }: { here: Here; line: PollLine }) => {
  const t = texts[here.language]
  const state = stateOf(line)
  return (
    <>
      <Tag ink={state === 'open' || state === 'over'}>{t.states[state]}</Tag>
      {line.chosen && state === 'chosen' && <> {(line.chosen.starts_at < new Date() ? t.page.dayWas : t.page.dayOf)(spanWords(line.chosen, line.zone, here.language))}</>}
      {state === 'open' && <> {t.until(longDate(new Date(line.ends_at.getTime() - 60_000), here.language))}</>}
      {' '}{t.given(line.given, Math.max(line.people, line.given))}
      {state === 'open' && here.who.takesPart && <> <strong>{line.answered ? t.answered : t.unanswered}</strong></>}
    </>
  )
}

const PollRow = ({ here, line }: { here: Here; line: PollLine }) => {
  const t = texts[here.language]
  return (
    <Row title={line.title} href={urls.datepoll(here.workspace, line.id)}
      when={<>{t.options(line.options_count)} · <time datetime={isoDay(line.asked_at)}>{t.asked(longDate(line.asked_at, here.language))}</time></>}>
      <p class="dt-plain"><Stand here={here} line={line} /></p>
    </Row>
  )
}

interface Props { here: Here; lines: readonly (PollLine & { total: number })[]; page: number; done: string | undefined }

/** All date polls of your rings: what runs first, then what was chosen. */
export const PollsPage = ({ here, lines, page, done }: Props) => {
  const t = texts[here.language]
  const ask = acts['datepoll.begin'].may(here.who) && <LinkButton kind="primary" href={urls.newDatepoll(here.workspace)}>{t.ask}</LinkButton>
  return (
    <Shell here={here} title={t.title} step={2} live flash={wordFor(t.done, done)} crumbs={[{ label: t.title }]}>
      <Head title={t.title} lead={t.lead} ring={ringText(here)}>
        <PreparationNav here={here} current="datepolls" />
        {lines.length > 0 && ask && <div class="dt-after"><Actions>{ask}</Actions></div>}
      </Head>
      <Section first title={t.title} titleHidden>
        <div id="prikkers" data-live="date_poll">
          {lines.length === 0
            ? <Empty><p class="nl-paragraph">{ask ? t.none : t.noneMember}</p>{ask && <Actions>{ask}</Actions>}</Empty>
            : <Rows>{lines.map((line) => <PollRow here={here} line={line} />)}</Rows>}
        </div>
        <Pager language={here.language} page={page} pages={Math.ceil((lines[0]?.total ?? 0) / pageSize)} hrefOf={(nth) => urls.datepolls(here.workspace, nth)} />
      </Section>
    </Shell>
  )
}
