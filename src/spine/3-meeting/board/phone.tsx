import { errorHeading, errorText, wordFor } from '../../../platform/formtexts.ts'
import { again, type Errors, type Typed } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { Button, ErrorSummary, Hidden, TextArea } from '../../../platform/look/form.tsx'
import { Icon } from '../../../platform/look/marks.tsx'
import { urls } from '../../../urls.ts'
import { kindsOf } from './changes.ts'
import { Bare, RoundName, Timer } from './frame.tsx'
import type { BoardShown } from './queries.ts'
import { texts } from './texts.ts'

interface PhoneProps {
  here: Here
  board: BoardShown
  /** the id that the next card will have: sent twice it stays one card */
  fresh: string
  done?: string | undefined
  errors?: Errors
  typed?: Typed
}

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
    <form class="dt-flow" id="schrijven" action={urls.boardCard(here.workspace, board.id)} method="post" novalidate>
      <Hidden name="card" value={again(typed, 'card') || fresh} />
      <Hidden name="round" value={board.round.id} />
      <TextArea name="body" label={t.card} description={t.cardHint} rows={3} maxlength={1000} value={again(typed, 'body')}
        error={errors?.['body'] && errorText(here.language, errors['body'], t.card)} />
      <Kinds {...props} />
      <Button>{t.send}</Button>
    </form>
  )
}

const Mine = ({ here, board }: PhoneProps) => {
  const t = texts[here.language]
  if (board.mine.length === 0) return <p class="dt-soft">{t.mineNone}</p>
  return (
    <ul class="dt-rows dt-rows--tight">
      {board.mine.map(({ id, kind, body }) => (
        <li class="dt-sent">
          <Icon name="sent" />
          <div>
            <p class="dt-plain">{body}</p>
            <p class="dt-when">{t.kinds[kind]} · {t.onBoard}</p>
            <form action={urls.boardWithdrawal(here.workspace, board.id)} method="post">
              <Hidden name="card" value={id} /><Button kind="subtle">{t.withdraw}</Button>
            </form>
          </div>
        </li>
      ))}
    </ul>
  )
}

const Seen = ({ here, board }: PhoneProps) => {
  const t = texts[here.language]
  return (
    <div id="gezien" data-live="board">
      <h2 class="dt-section__title dt-phone__mine">{t.cardsTitle}</h2>
      <p class="dt-soft">{board.round.phase === 'writing' ? `${t.cards(board.count)}. ${t.hidden}` : t.cards(board.count)}</p>
      <ul class="dt-rows dt-rows--tight">
        {board.cards.map(({ kind, body }) => <li><p class="dt-plain">{body}</p><p class="dt-when">{t.kinds[kind]}</p></li>)}
      </ul>
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
  return (
    <>
      {phase === 'closed' && <p class="dt-stateline">{t.roundClosed}</p>}
      <CardForm {...props} />
      <h2 class="dt-section__title dt-phone__mine">{t.mine}</h2>
      <Mine {...props} />
    </>
  )
}

/** The phone: the round that is on, one field, and one's own cards. Works without script; the link shows what is new. */
export const PhonePage = (props: PhoneProps) => {
  const { here, board, done, errors } = props
  const t = texts[here.language]
  const messages = Object.entries(errors ?? {}).map(([field, code]) => ({ field, message: errorText(here.language, code, field === 'kind' ? t.kind : t.card) ?? code }))
  return (
    <Bare here={here} title={board.title}>
      <Bar {...props} />
      {wordFor(t.done, done) && <p class="dt-stateline" role="status">{wordFor(t.done, done)}</p>}
      {messages.length > 0 && <ErrorSummary title={errorHeading(here.language)} errors={messages} />}
      <h1 class="dt-phone__question">{board.round.question}</h1>
      <Writing {...props} />
      <Seen {...props} />
      <p class="dt-small dt-soft dt-after">{here.workspace.attribution === 'named' ? t.named : t.noName} <a href={urls.boardPhone(here.workspace, board.id)}>{t.refresh}</a></p>
    </Bare>
  )
}
