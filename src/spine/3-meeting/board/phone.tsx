import { errorHeading, errorText, wordFor } from '../../../platform/formtexts.ts'
import { again, type Errors, type Typed } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { Button, ErrorSummary, Hidden, TextArea } from '../../../platform/look/form.tsx'
import { Icon } from '../../../platform/look/marks.tsx'
import { urls } from '../../../urls.ts'
import { PhoneCard, Voices } from './audience.tsx'
import { kindsOf } from './changes.ts'
import { Bare, Heard, RoundName, Timer } from './frame.tsx'
import type { BoardShown } from './queries.ts'
import { texts } from './texts.ts'
import { phoneTexts } from './phone.texts.ts'
import { PhoneStep } from './voting.tsx'

interface PhoneProps {
  here: Here
  board: BoardShown
  /** the id that the next card will have: sent twice it stays one card */
  fresh: string
  done?: string | undefined
  errors?: Errors
  typed?: Typed
}

/** Where this phone posts a card to when scripts send it: a member's card is still taken just after the board has closed. */
const sendTo = ({ here, board }: PhoneProps) => (here.who.guest ? urls.joinCard(board.code) : urls.boardCard(here.workspace, board.id))

const Kinds = ({ here, board, typed }: PhoneProps) => {
  const t = texts[here.language]
  const kinds = kindsOf[board.round.kind]
  if (kinds.length === 1) return <Hidden name="kind" value={kinds[0]} />
  const chosen = again(typed, 'kind')
  return (
    <fieldset class="dt-kindset" id="kind">
      <legend class="utrecht-form-label">{t.kind}</legend>
      <div class="dt-kinds">
        {kinds.map((kind) => <label class="dt-kind"><input type="radio" name="kind" value={kind} checked={kind === chosen} /><span>{t.kinds[kind]}</span></label>)}
      </div>
    </fieldset>
  )
}

const CardForm = (props: PhoneProps) => {
  const { here, board, fresh, errors, typed } = props
  const t = texts[here.language]
  return (
    <form class="dt-flow" action={urls.joinCard(board.code)} data-send={sendTo(props)} method="post" novalidate>
      <Hidden name="card" value={again(typed, 'card') || fresh} />
      <Hidden name="round" value={again(typed, 'round') || board.round.id} />
      <TextArea name="body" label={t.card} description={t.cardHint} rows={3} maxlength={1000} value={again(typed, 'body')}
        error={errors?.['body'] && errorText(here.language, errors['body'], t.card)} />
      <Kinds {...props} />
      <Button>{t.send}</Button>
    </form>
  )
}

type Mine = BoardShown['mine'][number]

/** One's own card, with the way to take it back as long as it is not handed over. */
export const OwnCard = ({ here, code, card: { id, kind, body, contribution_id } }: { here: Here; code: string; card: Pick<Mine, 'id' | 'kind' | 'body' | 'contribution_id'> }) => {
  const t = texts[here.language]
  return (
    <li class="dt-sent" id={`m-${id}`}>
      <Icon name="sent" />
      <div>
        <p class="dt-plain">{body}</p>
        <p class="dt-when">{t.kinds[kind]} · {t.onBoard}</p>
        {!contribution_id && (
          <form action={urls.joinWithdrawal(code)} method="post"><Hidden name="card" value={id} /><Button kind="subtle">{t.withdraw}</Button></form>
        )}
      </div>
    </li>
  )
}

const Own = ({ here, board }: PhoneProps) => (
  <div id="mijn" data-live="board">
    <h2 class="dt-section__title dt-phone__mine">{texts[here.language].mine}</h2>
    <ul class="dt-rows dt-rows--tight" data-round={board.round.id}>{board.mine.map((card) => <OwnCard here={here} code={board.code} card={card} />)}</ul>
    <p class="dt-soft dt-none">{board.round.phase === 'closed' ? texts[here.language].mineOver : texts[here.language].mineNone}</p>
  </div>
)

const Seen = ({ here, board }: PhoneProps) => {
  const t = texts[here.language]
  const writing = board.round.phase === 'writing'
  // While people give dots each card stands above already, with its button.
  const above = board.round.phase === 'voting' && !board.closed_at
  return (
    <div id="gezien" data-live="board">
      <h2 class="dt-section__title dt-phone__mine">{t.cardsTitle}</h2>
      <p class="dt-soft"><Voices here={here} count={board.count} per={board.voices.per} />{writing && `. ${t.hidden}`}</p>
      {!writing && !above && (
        <ul class="dt-rows dt-rows--tight" data-board-cards={board.round.id}>{board.cards.map((card) => <PhoneCard here={here} card={card} />)}</ul>
      )}
    </div>
  )
}

const Bar = ({ here, board }: PhoneProps) => {
  const t = texts[here.language]
  const at = board.rounds.findIndex(({ id }) => id === board.round.id) + 1
  return (
    <div class="dt-phone__bar" id="stand" data-live="board">
      <p><RoundName here={here} round={board.round} /><br />
        <span class="dt-small dt-soft">{t.round(at, t.roundNames[board.round.kind])} · {t.phases[board.round.phase]}</span></p>
      <Timer here={here} seconds={board.round.seconds} />
    </div>
  )
}

const Writing = (props: PhoneProps) => {
  const { here, board } = props
  const t = texts[here.language]
  if (board.closed_at) return <p class="dt-stateline">{t.boardClosed} <a href={urls.contributions(here.workspace)}>{t.toContributions}</a></p>
  const { subgroup_id, phase } = board.round
  if (subgroup_id && !here.rings.some(({ id }) => id === subgroup_id)) return <p class="dt-stateline">{t.elsewhere}</p>
  return <>{phase === 'closed' && <p class="dt-stateline">{t.roundClosed}</p>}<CardForm {...props} /></>
}

/** What waits on this phone: filled by the script, and not there without. */
const Waiting = () => <div class="dt-stateline" id="wachtrij" hidden><p data-told></p><ul class="dt-rows dt-rows--tight"></ul></div>

/** What the script of the phone says, and where it looks: a script has no words of its own. */
const marksOf = ({ here, board, fresh }: PhoneProps): Readonly<Record<`data-${string}`, string | number>> => {
  const t = phoneTexts[here.language]
  return {
    'data-board': board.code, 'data-stream': urls.boardStream(board.code), 'data-seq': board.seq, 'data-phone': fresh,
    'data-waiting-one': t.waitingOne, 'data-waiting-many': t.waitingMany, 'data-stuck': t.stuck, 'data-sent': t.sent, 'data-late': t.late, 'data-empty': t.empty, 'data-choose': t.choose,
  }
}

/** The phone: the round that is on, one field, and one's own cards. Works without script; the link shows what is new. */
export const PhonePage = (props: PhoneProps) => {
  const { here, board, done, errors } = props
  const t = texts[here.language]
  const messages = Object.entries(errors ?? {}).map(([field, code]) => ({ field, message: errorText(here.language, code, field === 'kind' ? t.kind : t.card) ?? code }))
  return (
    <Bare here={here} title={board.title} marks={marksOf(props)}>
      <Bar {...props} />
      {wordFor(t.done, done) && <p class="dt-stateline" role="status">{wordFor(t.done, done)}</p>}
      {messages.length > 0 && <ErrorSummary title={errorHeading(here.language)} errors={messages} />}
      <h1 class="dt-phone__question" id="vraag" data-live="board">{board.round.question}</h1>
      <PhoneStep here={here} board={board} />
      <div id="schrijven" data-live="board" data-key={`${board.round.id} ${board.round.phase} ${board.closed_at ? 'closed' : ''}`}><Writing {...props} /></div>
      <p class="dt-small dt-soft" id="stem" role="status"></p>
      <Heard here={here} />
      <p class="dt-stateline" id="lijn">{phoneTexts[here.language].noLine}</p>
      <Waiting />
      <p class="dt-soft" id="elders">{phoneTexts[here.language].notHere}</p>
      <Own {...props} />
      <Seen {...props} />
      <p class="dt-small dt-soft dt-after">{here.workspace.attribution === 'named' ? t.named : t.noName} <a href={board.closed_at ? urls.boardPhone(here.workspace, board.id) : urls.joinWith(board.code)}>{t.refresh}</a></p>
    </Bare>
  )
}
