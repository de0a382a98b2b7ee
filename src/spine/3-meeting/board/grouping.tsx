import { errorText } from '../../../platform/formtexts.ts'
import { again, type Errors, type Typed } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Form, Hidden, OnceKey, Select, TextArea, TextField } from '../../../platform/look/form.tsx'
import { Perspective } from '../../../platform/look/marks.tsx'
import { Now, Seen } from '../../../platform/look/meanwhile.tsx'
import { Fold } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import { leadingTexts } from './leading.texts.ts'
import type { BoardShown } from './queries.ts'
import { texts } from './texts.ts'
import { Dots, topicName } from './voting.tsx'

interface BoardProps { here: Here; board: BoardShown; typed?: Typed; errors?: Errors }
type Card = BoardShown['cards'][number]
type Topic = BoardShown['topics'][number]

/** Whether cards may be moved between groups now: while they are in sight and no vote is on. */
export const mayMove = (board: BoardShown): boolean =>
  !board.closed_at && (board.round.phase === 'open' || board.round.phase === 'grouping')

const MoveForm = ({ here, board, card }: BoardProps & { card: Card }) => {
  const t = leadingTexts[here.language]
  const groups = board.topics.filter((topic) => topic.title !== null && topic.id !== card.card_group_id)
  return (
    <form class="dt-card__move" action={urls.boardGrouping(here.workspace, board.id)} method="post">
      <Hidden name="card" value={card.id} />
      <label class="dt-hidden" for={`naar-${card.id}`}>{t.toGroup}</label>
      <select class="utrecht-select utrecht-select--html-select dt-card__to" id={`naar-${card.id}`} name="to">
        {groups.map(({ id, title }) => <option value={id}>{title}</option>)}
        <option value="new">{t.newGroup}</option>
        {card.card_group_id && <option value="none">{t.noGroup}</option>}
      </select>
      <Button kind="secondary">{t.move}</Button>
    </form>
  )
}

const RemoveFold = ({ here, board, card, typed, errors }: BoardProps & { card: Card }) => {
  const t = texts[here.language]
  const wrong = again(typed, 'card') === card.id && errors?.['reason']
  return (
    <Fold summary={t.removeOpen} id={`weg-${card.id}`} open={Boolean(wrong)}>
      <Form action={urls.boardRemoval(here.workspace, board.id)}>
        <Hidden name="card" value={card.id} />
        <TextArea name="reason" id={wrong ? 'reason' : `reden-${card.id}`} label={t.reason} rows={2} maxlength={1000} error={wrong ? errorText(here.language, wrong, t.reason) : undefined} />
        <Actions><Button kind="danger">{t.remove}</Button></Actions>
      </Form>
    </Fold>
  )
}

const LeadCard = (props: BoardProps & { card: Card }) => {
  const { here, board, card } = props
  const t = texts[here.language]
  return (
    <li class="dt-card" id={`k-${card.id}`} data-card={mayMove(board) ? card.id : undefined}>
      <span data-words>{card.body}</span>
      <span class="dt-card__kind">{t.kinds[card.kind]} · <Perspective perspective={card.shown_as} label={perspectiveLabel(here, card.shown_as)} />{card.late ? ` · ${t.late}` : ''}</span>
      {mayMove(board) && <MoveForm here={here} board={board} card={card} />}
      {!card.contribution_id && !board.closed_at && <RemoveFold {...props} card={card} />}
    </li>
  )
}

const GroupFold = ({ here, board, group, ...back }: BoardProps & { group: Topic }) => {
  const t = leadingTexts[here.language]
  const { errors, typed } = again(back.typed, 'group') === group.id && back.typed?.['title'] !== undefined ? back : {}
  const others = board.topics.filter((topic) => topic.title !== null && topic.id !== group.id)
  return (
    <Fold summary={<>{t.renameOpen}<span class="dt-hidden">: {group.title}</span></>} id={`groep-${group.id}`} open={errors !== undefined}>
      <Form action={urls.boardGroupName(here.workspace, board.id)}>
        <OnceKey /><Seen shown={group.title} errors={errors} typed={typed} />
        <Hidden name="group" value={group.id} />
        <TextField name="title" id={`naam-${group.id}`} label={t.groupName} value={typed ? again(typed, 'title') : group.title ?? ''} maxlength={200} />
        <Actions><Button kind="secondary">{t.rename}</Button></Actions>
      </Form>
      <Now here={here} errors={errors} lines={[[t.groupName, group.title]]} />
      {others.length > 0 && (
        <Form action={urls.boardMerging(here.workspace, board.id)}>
          <Hidden name="group" value={group.id} />
          <Select name="into" id={`met-${group.id}`} label={t.mergeInto} options={others.map(({ id, title }) => ({ value: id, label: title ?? '' }))} />
          <Actions><Button kind="secondary">{t.merge}</Button></Actions>
        </Form>
      )}
    </Fold>
  )
}

const Count = ({ here, count }: { here: Here; count: number }) => (
  <span class="dt-stack__count">{count}<span class="dt-hidden"> {texts[here.language].cards(count).replace(/^\d+ /, '')}</span></span>
)

/** The groups side by side with their cards, and the cards in none; for who leads, with everything to move them. */
export const Stacks = (props: BoardProps) => {
  const { here, board } = props
  const t = leadingTexts[here.language]
  const groups = board.topics.filter((topic) => topic.title !== null)
  const loose = board.cards.filter((card) => !card.card_group_id)
  return (
    <div class="dt-board">
      {groups.map((group) => (
        <section class="dt-stack" data-group={group.id} data-name={group.title}>
          <h3 class="dt-stack__name">{group.title} <Count here={here} count={group.cards.length} /></h3>
          {group.dots ? <p class="dt-card__kind"><Dots here={here} count={group.dots} /></p> : null}
          {mayMove(board) && <GroupFold {...props} group={group} />}
          <ul>{group.cards.map((card) => <LeadCard {...props} card={card} />)}</ul>
        </section>
      ))}
      {mayMove(board) && loose.length > 0 && (
        <section class="dt-stack dt-stack--loose" data-group="new" data-name={t.newGroup} hidden>
          <h3 class="dt-stack__name">{t.newGroup}</h3>
          <p class="dt-soft">{t.dropHere}</p>
        </section>
      )}
      {(loose.length > 0 || mayMove(board)) && (
        <section class="dt-stack dt-stack--loose dt-stack--rest" data-group="none" data-name={t.loose}>
          <h3 class="dt-stack__name">{t.loose} <Count here={here} count={loose.length} /></h3>
          <ul>{loose.map((card) => <LeadCard {...props} card={card} />)}</ul>
        </section>
      )}
    </div>
  )
}

/** On the big screen: the same stacks without anything to press, one after another over the whole width. */
export const WallStacks = ({ here, board }: BoardProps) => {
  const groups = board.topics.filter((topic) => topic.title !== null)
  const loose = board.cards.filter((card) => !card.card_group_id)
  const stack = (title: string, cards: readonly Card[], rest: boolean) => (
    <section class={rest ? 'dt-stack dt-stack--loose' : 'dt-stack'}>
      <h2 class="dt-stack__name">{title} <Count here={here} count={cards.length} /></h2>
      <ul>{cards.map((card) => <li class="dt-card">{card.body}<span class="dt-card__kind">{texts[here.language].kinds[card.kind]}</span></li>)}</ul>
    </section>
  )
  return (
    <div data-turned class={`dt-board dt-board--flow${board.cards.length > 28 ? ' dt-board--full' : board.cards.length > 16 ? ' dt-board--many' : ''}`}>
      {groups.map((group) => stack(group.title ?? '', group.cards, false))}
      {loose.length > 0 && stack(leadingTexts[here.language].loose, loose, true)}
    </div>
  )
}

// So many are read from ten metres, and stay on one screen.
const mostRanked = 8

/** On the big screen once the vote is closed: what got dots, the most first. */
export const WallRanking = ({ here, board }: BoardProps) => {
  const voted = board.ranked.filter(({ dots }) => dots)
  const more = board.ranked.length - Math.min(voted.length, mostRanked)
  return (
    <>
      <ol class="dt-ranking" data-turned="1">
        {voted.slice(0, mostRanked).map((topic) => (
          <li><span class="dt-ranking__place">{topic.rank}</span><span>{topicName(topic)}{topic.title !== null && <span class="dt-soft"> · {texts[here.language].cards(topic.cards.length)}</span>}</span><Dots here={here} count={topic.dots} /></li>
        ))}
      </ol>
      {more > 0 && <p class="dt-soft">{leadingTexts[here.language].lower(more)}</p>}
    </>
  )
}
