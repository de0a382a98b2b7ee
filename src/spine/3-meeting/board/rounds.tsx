import { errorText } from '../../../platform/formtexts.ts'
import { again, type Errors, type Typed } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Form, Hidden, OnceKey, Select, TextArea, TextField } from '../../../platform/look/form.tsx'
import { Now, Seen } from '../../../platform/look/meanwhile.tsx'
import { Fold } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { roundKinds, roundShown } from './facilitating.ts'
import { leadingTexts } from './leading.texts.ts'
import type { BoardShown } from './queries.ts'
import { texts } from './texts.ts'

interface BoardProps { here: Here; board: BoardShown; typed?: Typed; errors?: Errors }

/** The fields of a round: of the one that was typed wrong what was typed, of another what it has. */
const Fields = ({ here, at, question, dots, typed, errors }: { here: Here; at: string; question: string; dots: string; typed?: Typed | undefined; errors?: Errors | undefined }) => {
  const t = leadingTexts[here.language]
  const error = (field: string, label: string) => (errors?.[field] ? errorText(here.language, errors[field] as string, label, { number: t.dotsWrong }) : undefined)
  const idOf = (field: string) => (errors ? field : `${field}-${at}`)
  return (
    <>
      <TextArea name="question" id={idOf('question')} label={t.question} rows={2} maxlength={1000} value={typed ? again(typed, 'question') : question} error={error('question', t.question)} />
      <TextField name="dots" id={idOf('dots')} label={t.dotsEach} description={t.dotsHint} short inputmode="numeric" maxlength={2}
        value={typed ? again(typed, 'dots') : dots} error={error('dots', t.dotsEach)} />
    </>
  )
}

const Order = ({ here, board, at }: BoardProps & { at: number }) => {
  const t = leadingTexts[here.language]
  const round = board.rounds[at]
  if (!round) return null
  return (
    <form class="dt-actions" action={urls.boardOrder(here.workspace, board.id)} method="post">
      <Hidden name="round" value={round.id} />
      {at > 0 && <Button kind="secondary" name="way" value="up">{t.up}<span class="dt-hidden">: {t.roundOf(at + 1)}</span></Button>}
      {at < board.rounds.length - 1 && <Button kind="secondary" name="way" value="down">{t.down}<span class="dt-hidden">: {t.roundOf(at + 1)}</span></Button>}
    </form>
  )
}

/** Changing the rounds of an open board: question, dots, order, and one more. */
export const RoundsEditor = ({ here, board, typed, errors }: BoardProps) => {
  const t = leadingTexts[here.language]
  const wrongAt = errors && 'question' in (typed ?? {}) ? again(typed, 'round') : undefined
  const ofNew = wrongAt === ''
  return (
    <>
      {board.rounds.map((round, at) => {
        const wrong = wrongAt === round.id
        return (
          <Fold id={`ronde-${round.id}`} open={wrong} summary={`${t.roundOf(at + 1)}: ${round.subgroup ?? texts[here.language].roundNames[round.kind]}`}>
            <Order here={here} board={board} at={at} />
            {round.phase === 'closed' ? <p>{round.question}</p> : <>
              <Form action={urls.boardRound(here.workspace, board.id)}>
                <OnceKey /><Seen shown={roundShown(round)} errors={wrong ? errors : undefined} typed={wrong ? typed : undefined} />
                <Hidden name="round" value={round.id} />
                <Fields here={here} at={round.id} question={round.question} dots={String(round.dots)} typed={wrong ? typed : undefined} errors={wrong ? errors : undefined} />
                <Actions><Button kind="secondary">{t.save}</Button></Actions>
              </Form>
              <Now here={here} errors={wrong ? errors : undefined} lines={[[t.question, round.question], [t.dotsEach, round.dots]]} />
            </>}
          </Fold>
        )
      })}
      <Fold id="ronde-erbij" open={ofNew} summary={t.addRound}>
        <Form action={urls.boardRounds(here.workspace, board.id)}>
          <Select name="kind" label={t.kind} value={ofNew ? again(typed, 'kind') : 'question'} options={roundKinds.map((kind) => ({ value: kind, label: texts[here.language].roundNames[kind] }))} />
          <Fields here={here} at="nieuw" question="" dots="5" typed={ofNew ? typed : undefined} errors={ofNew ? errors : undefined} />
          <Actions><Button kind="secondary">{t.addRound}</Button></Actions>
        </Form>
      </Fold>
    </>
  )
}
