import { isoDay, longDate } from '../../platform/dates.ts'
import { wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, LinkButton } from '../../platform/look/form.tsx'
import { Perspective, Tag } from '../../platform/look/marks.tsx'
import { Head, Section } from '../../platform/look/sheet.tsx'
import { Empty, Pager, Row, Rows } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { acts } from '../../acts.ts'
import { perspectiveLabel } from '../../workspaces/attribution.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import { pageSize, stateOf, type DecisionLine } from './queries.ts'
import { texts } from './texts.ts'

/** The last day on which a question can be answered, in words: it ends at midnight. */
export const lastDay = (here: Here, ends_at: Date): string => longDate(new Date(ends_at.getTime() - 60_000), here.language)

/** Who asked, as far as the rule shows it, and when. */
export const Asker = ({ here, line }: { here: Here; line: Pick<DecisionLine, 'perspective' | 'said_by' | 'proposed_at'> }) => (
  <>
    <Perspective perspective={line.perspective} label={perspectiveLabel(here, line.perspective)} />
    {line.said_by && <> · {line.said_by}</>}
    {' · '}<time datetime={isoDay(line.proposed_at)}>{texts[here.language].asked(longDate(line.proposed_at, here.language))}</time>
  </>
)

/** Where it stands, until when, and how many answered. */
export const Stand = ({ here, line }: { here: Here; line: DecisionLine }) => {
  const t = texts[here.language]
  const state = stateOf(line)
  return (
    <>
      <Tag ink={state === 'open' || state === 'over'}>{t.states[state]}</Tag>
      {state === 'open' && <> {t.until(lastDay(here, line.ends_at))}</>}
      {' '}{line.per_organisation ? t.givenOrganisations(line.given) : t.given(line.given, Math.max(line.people, line.given))}
      {state === 'open' && here.who.takesPart && <> <strong>{!line.answered ? t.unanswered : line.per_organisation ? t.answeredFor : t.answered}</strong></>}
    </>
  )
}

const DecisionRow = ({ here, line }: { here: Here; line: DecisionLine }) => (
  <Row title={line.title} href={urls.decision(here.workspace, line.number)}
    when={<>{texts[here.language].kinds[line.kind]} · <Asker here={here} line={line} /></>}>
    <p class="dt-plain"><Stand here={here} line={line} /></p>
  </Row>
)

interface Props { here: Here; lines: readonly (DecisionLine & { total: number })[]; page: number; done: string | undefined }

/** All questions that were put to your rings: what runs first, then what was decided. */
export const DecisionsPage = ({ here, lines, page, done }: Props) => {
  const t = texts[here.language]
  const ask = acts['decision.begin'].may(here.who) && <LinkButton kind="primary" href={urls.newDecision(here.workspace)}>{t.ask}</LinkButton>
  return (
    <Shell here={here} title={t.title} live flash={wordFor(t.done, done)} crumbs={[{ label: t.title }]}>
      <Head title={t.title} lead={t.lead} ring={ringText(here)}>
        {lines.length > 0 && ask && <div class="dt-after"><Actions>{ask}</Actions></div>}
      </Head>
      <Section first title={t.title} titleHidden>
        <div id="besluiten" data-live="decision">
          {lines.length === 0
            ? <Empty><p class="nl-paragraph">{t.none}</p>{ask && <Actions>{ask}</Actions>}</Empty>
            : <Rows>{lines.map((line) => <DecisionRow here={here} line={line} />)}</Rows>}
        </div>
        <Pager language={here.language} page={page} pages={Math.ceil((lines[0]?.total ?? 0) / pageSize)}
          hrefOf={(nth) => urls.decisions(here.workspace, nth)} />
      </Section>
    </Shell>
  )
}
