import { acts } from '../../../acts.ts'
import { longDate } from '../../../platform/dates.ts'
import { errorHeading, errorText, wordFor } from '../../../platform/formtexts.ts'
import { again, type Errors, type Typed } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, Hidden, LinkButton, TextArea, TextField } from '../../../platform/look/form.tsx'
import { Perspective, Tag } from '../../../platform/look/marks.tsx'
import { Flow, Head, Section } from '../../../platform/look/sheet.tsx'
import { Empty, Fold, Row, Rows, Table } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import type { BoardLine, BoardShown } from './queries.ts'
import { texts } from './texts.ts'

interface Problems { done?: string | undefined; errors?: Errors; typed?: Typed }

const Wrong = ({ here, errors, labels }: { here: Here; errors: Errors | undefined; labels: Readonly<Record<string, string>> }) => errors
  ? <ErrorSummary title={errorHeading(here.language)} errors={Object.entries(errors).map(([field, code]) => ({ field, message: errorText(here.language, code, labels[field] ?? field) ?? code }))} />
  : null

/** The boards of a think tank, and the way to open one. */
export const BoardsPage = ({ here, boards, done, errors, typed }: Problems & { here: Here; boards: readonly BoardLine[] }) => {
  const t = texts[here.language]
  const leads = acts['board.open'].may(here.who)
  return (
    <Shell here={here} title={t.title} step={3} crumbs={[{ label: t.title }]} live flash={wordFor(t.done, done)}>
      <Head title={t.title} lead={t.lead} ring={ringText(here)} />
      <Section title={t.list} strong>
        <div id="borden" data-live="board">
          {boards.length === 0 ? <Empty><p>{t.none}{leads ? '' : ` ${t.noneMember}`}</p></Empty> : (
            <Rows>
              {boards.map(({ id, title, opened_at, closed_at }) => (
                <Row title={title} href={leads ? urls.board(here.workspace, id) : urls.boardPhone(here.workspace, id)}
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
            <TextField name="title" label={t.name} description={t.nameHint} value={again(typed, 'title')} maxlength={200}
              error={errors?.['title'] && errorText(here.language, errors['title'], t.name)} />
            <Actions><Button>{t.open}</Button></Actions>
          </Form>
        </Section>
      )}
    </Shell>
  )
}

const Moves = ({ here, board, round }: { here: Here; board: BoardShown; round: BoardShown['round'] }) => {
  const t = texts[here.language]
  if (round.phase === 'closed' || board.closed_at) return null
  const moves = (['writing', 'open', 'talking', 'closed'] as const).filter((phase) => phase !== round.phase || round.id !== board.round.id)
  // Of the round that all screens show, the step that usually comes next stands out.
  const next = round.id === board.round.id ? ({ writing: 'open', open: 'talking', talking: 'closed' } as Record<string, string>)[round.phase] : undefined
  return (
    <form class="dt-actions" action={urls.boardPhase(here.workspace, board.id)} method="post">
      <Hidden name="round" value={round.id} />
      {moves.map((phase) => <Button kind={phase === next ? 'primary' : 'secondary'} name="phase" value={phase}>{t.move[phase]}</Button>)}
    </form>
  )
}

const Clock = ({ here, board }: { here: Here; board: BoardShown }) => {
  const t = texts[here.language]
  return (
    <form class="dt-actions" action={urls.boardTimer(here.workspace, board.id)} method="post">
      <Hidden name="round" value={board.round.id} />
      {(['five', 'minute', 'stop'] as const).map((timer) => <Button kind="secondary" name="timer" value={timer}>{t.timer[timer]}</Button>)}
    </form>
  )
}

const Cards = ({ here, board, typed, errors }: Problems & { here: Here; board: BoardShown }) => {
  const t = texts[here.language]
  if (board.round.phase === 'writing') return <p>{board.count > 0 ? `${t.cards(board.count)}. ${t.hidden}` : t.cardsNone}</p>
  if (board.cards.length === 0) return <p>{t.cardsNone}</p>
  return (
    <Rows spacing="tight">
      {board.cards.map(({ id, kind, body, late, shown_as, contribution_id }) => (
        <Row id={`k-${id}`} when={<>{t.kinds[kind]} · <Perspective perspective={shown_as} label={perspectiveLabel(here, shown_as)} />{late ? ` · ${t.late}` : ''}</>}>
          <p class="dt-plain">{body}</p>
          {!contribution_id && !board.closed_at && (
            <Fold summary={t.removeOpen} id={`weg-${id}`} open={again(typed, 'card') === id}>
              <Form action={urls.boardRemoval(here.workspace, board.id)}>
                <Hidden name="card" value={id} />
                <TextArea name="reason" id={`reden-${id}`} label={t.reason} rows={2} maxlength={1000}
                  error={again(typed, 'card') === id && errors?.['reason'] ? errorText(here.language, errors['reason'], t.reason) : undefined} />
                <Actions><Button kind="danger">{t.remove}</Button></Actions>
              </Form>
            </Fold>
          )}
        </Row>
      ))}
    </Rows>
  )
}

/** What whoever leads the meeting has in front of them: rounds, the timer, the code, and what comes in. */
export const BoardPage = (props: Problems & { here: Here; board: BoardShown }) => {
  const { here, board, done, errors } = props
  const t = texts[here.language]
  return (
    <Shell here={here} title={board.title} step={3} crumbs={[{ label: t.title, href: urls.boards(here.workspace) }, { label: board.title }]} live flash={wordFor(t.done, done)}>
      <Head title={board.title} lead={board.closed_at ? t.boardClosed : `${t.code}: ${board.code.slice(0, 3)} ${board.code.slice(3)}`} ring={ringText(here)}>
        <Actions>
          <LinkButton href={urls.boardScreen(here.workspace, board.id)}>{t.big}</LinkButton>
          {board.closed_at ? <LinkButton href={urls.contributions(here.workspace)}>{t.toContributions}</LinkButton>
            : <LinkButton href={urls.boardPhone(here.workspace, board.id)}>{t.phone}</LinkButton>}
        </Actions>
      </Head>
      <Section title={t.roundsTitle} strong wide>
        <Wrong here={here} errors={errors} labels={{ reason: t.reason }} />
        <Flow>
          <Table caption={t.roundsTitle} captionHidden columns={[{ label: t.roundColumn }, { label: t.phaseColumn }, { label: '' }]}
            rows={board.rounds.map((round, at) => [
              <>{at + 1}. {round.subgroup ?? t.roundNames[round.kind]}{round.id === board.round.id && !board.closed_at && <> <Tag ink>{t.now}</Tag></>}</>,
              t.phases[round.phase], <Moves here={here} board={board} round={round} />,
            ])} />
          {!board.closed_at && board.round.phase !== 'closed' && <Clock here={here} board={board} />}
        </Flow>
      </Section>
      <Section title={t.cardsTitle} note={board.round.question}><div id="kaartjes" data-live="board"><Cards {...props} /></div></Section>
      {!board.closed_at && (
        <Section title={t.close}>
          <p>{t.closeNote}</p>
          <Form action={urls.boardClosing(here.workspace, board.id)} panel><Actions><Button kind="secondary">{t.close}</Button></Actions></Form>
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
