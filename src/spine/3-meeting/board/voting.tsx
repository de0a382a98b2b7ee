import type { Here } from '../../../platform/here.ts'
import { Button, Hidden } from '../../../platform/look/form.tsx'
import { urls } from '../../../urls.ts'
import { leadingTexts } from './leading.texts.ts'
import type { BoardShown } from './queries.ts'
import { texts } from './texts.ts'

interface BoardProps { here: Here; board: BoardShown }
type Topic = BoardShown['topics'][number]

const step = 12
const mostDrawn = 20

/** So many dots, drawn; more than twenty are a number. */
export const Dots = ({ here, count }: { here: Here; count: number | null }) => {
  if (!count) return null
  const label = leadingTexts[here.language].dotCount(count)
  if (count > mostDrawn) return <span>{label}</span>
  return (
    <svg class="dt-votes" viewBox={`0 0 ${count * step - 2} 10`} role="img" aria-label={label}>
      {Array.from({ length: count }, (_, at) => <circle cx={String(at * step + 5)} cy="5" r="4.5"></circle>)}
    </svg>
  )
}

/** What a topic is called: its name, or what is on its only card. */
export const topicName = (topic: Topic): string => topic.title ?? topic.cards[0]?.body ?? ''

const Set = ({ here, board, topic, count, label }: BoardProps & { topic: Topic; count: number; label: string }) => (
  <form action={urls.joinDots(board.code)} method="post">
    <Hidden name="round" value={board.round.id} /><Hidden name="thing" value={topic.id} /><Hidden name="count" value={count} />
    <Button kind="secondary">{label}<span class="dt-hidden"> {leadingTexts[here.language].on(topicName(topic).slice(0, 80))}</span></Button>
  </form>
)

const Votable = ({ here, board, topic, left }: BoardProps & { topic: Topic; left: number }) => {
  const t = leadingTexts[here.language]
  return (
    <li>
      <p class="dt-plain">{topicName(topic)}{topic.title !== null && <span class="dt-soft"> · {texts[here.language].cards(topic.cards.length)}</span>}</p>
      <p class="dt-when">{t.yours(topic.my_dots)} <Dots here={here} count={topic.my_dots} /></p>
      <div class="dt-actions">
        {left > 0 && <Set here={here} board={board} topic={topic} count={topic.my_dots + 1} label={t.give} />}
        {topic.my_dots > 0 && <Set here={here} board={board} topic={topic} count={topic.my_dots - 1} label={t.take} />}
      </div>
    </li>
  )
}

const Voting = ({ here, board }: BoardProps) => {
  const t = leadingTexts[here.language]
  if (board.topics.length === 0) return <p class="dt-soft">{t.nothingToVote}</p>
  const left = Math.max(0, board.round.dots - board.topics.reduce((sum, topic) => sum + topic.my_dots, 0))
  return (
    <>
      <h2 class="dt-section__title dt-phone__mine">{t.vote}</h2>
      <p role="status">{t.left(left, board.round.dots)}</p>
      <ul class="dt-rows dt-rows--tight">{board.topics.map((topic) => <Votable here={here} board={board} topic={topic} left={left} />)}</ul>
      <p class="dt-small dt-soft">{t.voteNote}</p>
    </>
  )
}

/** On the phone: giving dots while the vote is open, what is talked about after it. Others' dots are not here before. */
export const PhoneStep = ({ here, board }: BoardProps) => (
  <div id="stap" data-live="board">
    {board.round.phase === 'voting' && !board.closed_at && <Voting here={here} board={board} />}
    {board.round.phase === 'talking' && board.showing && (
      <p class="dt-stateline">{leadingTexts[here.language].talkNow}: <strong>{topicName(board.showing)}</strong> <Dots here={here} count={board.showing.dots} /></p>
    )}
  </div>
)
