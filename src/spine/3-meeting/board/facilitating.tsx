import { errorHeading, errorText, wordFor } from '../../../platform/formtexts.ts'
import type { Errors, Typed } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, Hidden, LinkButton } from '../../../platform/look/form.tsx'
import { Tag } from '../../../platform/look/marks.tsx'
import { Flow, Head, Section } from '../../../platform/look/sheet.tsx'
import { Fold, Table } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { Voices } from './audience.tsx'
import { phases } from './changes.ts'
import { Heard, Timer } from './frame.tsx'
import { Stacks, mayMove } from './grouping.tsx'
import { leadingTexts } from './leading.texts.ts'
import type { GuestsShown } from './guests.ts'
import { AtTheDoor, GuestsSection, PresentLine } from './guests.views.tsx'
import type { Present } from './presence.ts'
import type { BoardShown } from './queries.ts'
import { RoundsEditor } from './rounds.tsx'
import { nextTopic } from './talk.ts'
import { texts } from './texts.ts'
import { Dots, topicName } from './voting.tsx'

interface LeadProps { here: Here; board: BoardShown; done?: string | undefined; errors?: Errors; typed?: Typed }

const nameOf = (here: Here, round: BoardShown['round']) => round.subgroup ?? texts[here.language].roundNames[round.kind]

const PhaseButton = ({ here, board, round, phase, kind, children }: LeadProps & { round: string; phase: string; kind: 'primary' | 'secondary'; children: string }) => (
  <form action={urls.boardPhase(here.workspace, board.id)} method="post">
    <Hidden name="round" value={round} /><Button kind={kind} name="phase" value={phase}>{children}</Button>
  </form>
)

const TalkButton = ({ here, board, thing, kind, children }: LeadProps & { thing: string; kind: 'primary' | 'secondary'; children: string }) => (
  <form action={urls.boardTalk(here.workspace, board.id)} method="post">
    <Hidden name="thing" value={thing} /><Button kind={kind}>{children}</Button>
  </form>
)

/** The one step that comes next: within the talk the next subject, within the round the next phase, then the next round. */
const NextStep = (props: LeadProps) => {
  const { here, board } = props
  const { round } = board
  const t = leadingTexts[here.language]
  if (round.phase === 'closed') {
    const next = board.rounds.find((one, at) => at > board.rounds.findIndex(({ id }) => id === round.id) && one.phase !== 'closed')
      ?? board.rounds.find((one) => one.phase !== 'closed')
    return next ? <PhaseButton {...props} round={next.id} phase={next.phase} kind="primary">{t.nextRound(nameOf(here, next))}</PhaseButton> : <p>{t.lastRound}</p>
  }
  const topic = round.phase === 'talking' ? nextTopic(board.ranked, board.showing?.id ?? null) : undefined
  if (topic) {
    const name = topicName(topic)
    const short = name.length > 40 ? `${name.slice(0, 39)}…` : name
    return <TalkButton {...props} thing={topic.id} kind="primary">{board.showing ? t.talkNext(short) : t.talkFirst(short)}</TalkButton>
  }
  const to = phases[phases.indexOf(round.phase) + 1] as string
  return <PhaseButton {...props} round={round.id} phase={to} kind="primary">{t.next[round.phase]}</PhaseButton>
}

const Now = (props: LeadProps & { present: Present; guests: GuestsShown }) => {
  const { here, board } = props
  const { round } = board
  const t = leadingTexts[here.language]
  const others = phases.filter((phase) => phase !== round.phase)
  return (
    <Flow>
      <p><strong>{nameOf(here, round)}</strong> <Tag ink>{texts[here.language].phases[round.phase]}</Tag><br />{round.question}</p>
      <p>{t.explain[round.phase]}</p>
      <NextStep {...props} />
      {round.phase !== 'closed' && <Clock {...props} />}
      <PresentLine here={here} present={props.present} />
      <AtTheDoor here={here} guests={props.guests} />
      {round.phase !== 'closed' && (
        <Fold summary={t.otherStep} id="andere-stap">
          <form class="dt-actions" action={urls.boardPhase(here.workspace, board.id)} method="post">
            <Hidden name="round" value={round.id} />
            {others.map((phase) => <Button kind="secondary" name="phase" value={phase}>{t.to[phase]}</Button>)}
          </form>
        </Fold>
      )}
    </Flow>
  )
}

const Clock = ({ here, board }: LeadProps) => {
  const t = texts[here.language]
  const { seconds } = board.round
  const choices = seconds === null ? ['five'] as const : ['minute', 'stop'] as const
  return (
    <form class="dt-actions" action={urls.boardTimer(here.workspace, board.id)} method="post">
      <Hidden name="round" value={board.round.id} />
      <Timer here={here} seconds={seconds} />
      {choices.map((timer) => <Button kind="secondary" name="timer" value={timer}>{t.timer[timer]}</Button>)}
    </form>
  )
}

const RoundList = (props: LeadProps) => {
  const { here, board } = props
  const t = texts[here.language]
  const now = board.rounds.findIndex(({ id }) => id === board.round.id)
  return (
    <Table caption={t.roundsTitle} captionHidden columns={[{ label: t.roundColumn }, { label: t.phaseColumn }, { label: leadingTexts[here.language].step }]}
      rows={board.rounds.map((round, at) => [
        <>{at + 1}. {nameOf(here, round)}{round.id === board.round.id && !board.closed_at && <> <Tag ink>{t.now}</Tag></>}</>,
        round.phase === 'writing' && at > now ? t.notBegun : t.phases[round.phase],
        round.id === board.round.id || round.phase === 'closed' || board.closed_at ? ''
          : <PhaseButton {...props} round={round.id} phase={round.phase} kind="secondary">{leadingTexts[here.language].show}</PhaseButton>,
      ])} />
  )
}

const Ranking = (props: LeadProps) => {
  const { here, board } = props
  const t = leadingTexts[here.language]
  const talks = board.round.phase === 'talking' && !board.closed_at
  return (
    <Flow>
      {!board.ranked.some(({ dots }) => dots) && <p class="dt-soft">{t.noDots}</p>}
      {talks && board.showing && !nextTopic(board.ranked, board.showing.id) && <p>{t.allTalked}</p>}
      <Table caption={t.ranking} captionHidden columns={[{ label: t.topic }, { label: t.rank, numeric: true }, { label: t.dots }, { label: t.step }]}
        rows={board.ranked.map((topic) => [
          <>{topicName(topic)}{board.showing?.id === topic.id && <> <Tag ink>{t.talking}</Tag></>}</>, String(topic.rank),
          <>{topic.dots ?? 0} <Dots here={here} count={topic.dots} /></>,
          talks && board.showing?.id !== topic.id ? <TalkButton {...props} thing={topic.id} kind="secondary">{t.talk}</TalkButton> : '',
        ])} />
    </Flow>
  )
}

const CardsComing = (props: LeadProps) => {
  const { here, board } = props
  const t = texts[here.language]
  if (board.round.phase === 'writing') return <p><Voices here={here} count={board.count} per={{}} />. {t.hidden}</p>
  if (board.cards.length === 0) return <p>{t.cardsNone}</p>
  return <Stacks {...props} />
}

const Wrong = ({ here, errors }: { here: Here; errors: Errors | undefined }) => {
  if (!errors) return null
  const t = leadingTexts[here.language]
  const labels: Record<string, string> = { reason: texts[here.language].reason, question: t.question, dots: t.dotsEach, title: t.groupName, to: t.toGroup, kind: t.kind }
  return <ErrorSummary title={errorHeading(here.language)} errors={Object.entries(errors).map(([field, code]) => ({ field, message: errorText(here.language, code, labels[field] ?? field, { number: t.dotsWrong }) ?? code }))} />
}

const Links = ({ here, board }: LeadProps) => {
  const t = texts[here.language]
  return (
    <Actions>
      <LinkButton href={urls.boardScreen(here.workspace, board.id)}>{t.big}</LinkButton>
      {board.closed_at ? <LinkButton href={urls.contributions(here.workspace)}>{t.toContributions}</LinkButton>
        : <LinkButton href={urls.joinWith(board.code)}>{t.phone}</LinkButton>}
    </Actions>
  )
}

/** What whoever leads has in front of them: what is on now with one next step, the cards in their groups, and the rounds. */
export const BoardPage = (props: LeadProps & { guests: GuestsShown; present: Present }) => {
  const { here, board, done, errors } = props
  const t = texts[here.language]
  const l = leadingTexts[here.language]
  const ranks = board.round.phase === 'talking' || board.round.phase === 'closed'
  return (
    <Shell here={here} title={board.title} step={3} crumbs={[{ label: t.title, href: urls.boards(here.workspace) }, { label: board.title }]} live={board.closed_at !== null}
      island={board.closed_at ? [] : mayMove(board) ? ['wall', 'grouping'] : ['wall']} flash={wordFor(t.done, done)}>
      {!board.closed_at && <><span hidden data-board-stream={urls.boardStream(board.code, 'leiding')} data-board-seq={board.seq}></span><Heard here={here} /></>}
      <Head title={board.title} lead={board.closed_at ? t.boardClosed : `${t.code}: ${board.code.slice(0, 3)} ${board.code.slice(3)}`} ring={ringText(here)}><Links {...props} /></Head>
      {errors && <Section first><Wrong here={here} errors={errors} /></Section>}
      {!board.closed_at && <Section title={l.now} strong><div id="nu" data-live="board"><Now {...props} /></div></Section>}
      {ranks && board.ranked.length > 0 && <Section title={l.ranking} wide><div id="volgorde" data-live="board"><Ranking {...props} /></div></Section>}
      {!(board.closed_at && board.cards.length === 0) && <Section title={t.cardsTitle} titleHidden strong wide>
        <h2 class="dt-section__title">{t.cardsTitle}</h2>
        {mayMove(board) && board.cards.length > 0 && <p class="dt-soft" data-grouping-hint hidden>{l.hint}</p>}
        <div id="kaartjes" data-live="board" data-grouping={mayMove(board) ? urls.boardGrouping(here.workspace, board.id) : undefined}><CardsComing {...props} /></div>
        <p class="dt-hidden" role="status" id="gemeld" data-moved={l.moved('%1', '%2')} data-failed={l.failed}></p>
      </Section>}
      <Section title={t.roundsTitle} wide><RoundList {...props} /></Section>
      {!board.closed_at && <Section title={l.edit} note={l.editNote}><RoundsEditor {...props} /></Section>}
      {!board.closed_at && <GuestsSection here={here} board={board} guests={props.guests} />}
      {!board.closed_at && (
        <Section title={t.close}>
          <p>{t.closeNote}</p>
          <Form action={urls.boardClosing(here.workspace, board.id)} panel><Actions><Button kind="secondary">{t.close}</Button></Actions></Form>
        </Section>
      )}
    </Shell>
  )
}
