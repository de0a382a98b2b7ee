import type { Here } from '../../../platform/here.ts'
import { Voices, WallCard } from './audience.tsx'
import { Bare, Heard, JoinPicture, RoundName, Timer } from './frame.tsx'
import { WallRanking, WallStacks } from './grouping.tsx'
import { leadingTexts } from './leading.texts.ts'
import type { BoardShown } from './queries.ts'
import { texts } from './texts.ts'
import { urls } from '../../../urls.ts'
import { Dots, topicName } from './voting.tsx'

interface ScreenProps { here: Here; board: BoardShown; /** where people join, without the code */ site: string; address: string }

const columnsOf = (board: BoardShown) =>
  Array.from({ length: 4 }, (_, at) => board.cards.filter((__, nth) => nth % 4 === at)).filter((column) => column.length > 0)

const LooseCards = ({ here, board }: ScreenProps) => (
  <div class="dt-board" data-turned>
    {columnsOf(board).map((column) => (
      <section class="dt-stack dt-stack--loose">
        <ul data-board-cards={board.round.id}>{column.map((card) => <WallCard here={here} card={card} />)}</ul>
      </section>
    ))}
  </div>
)

const TalkedAbout = ({ here, board }: ScreenProps) => {
  const topic = board.showing
  if (!topic) return null
  const t = leadingTexts[here.language]
  return (
    <section class="dt-stack">
      <p class="dt-soft">{t.talkNow}</p>
      <h2 class="dt-screen__question">{topic.rank}. {topicName(topic)} <Dots here={here} count={topic.dots} /></h2>
      {topic.title !== null && <ul data-turned="2">{topic.cards.map(({ kind, body }) => <li class="dt-card">{body}<span class="dt-card__kind">{texts[here.language].kinds[kind]}</span></li>)}</ul>}
    </section>
  )
}

const Cards = (props: ScreenProps) => {
  const { here, board } = props
  const t = texts[here.language]
  if (board.round.phase === 'writing') return <p class="dt-lead"><Voices here={here} count={board.count} per={{}} />. {t.hidden}</p>
  if (board.cards.length === 0) return <p class="dt-lead">{board.closed_at ? t.boardClosed : t.cardsNone}</p>
  if (board.round.phase === 'talking' && board.showing) return <TalkedAbout {...props} />
  if (board.ranked.some(({ dots }) => dots)) return <WallRanking here={here} board={board} />
  const grouped = board.topics.some(({ title }) => title !== null)
  return (
    <>
      {board.round.phase === 'voting' && <p class="dt-lead">{leadingTexts[here.language].screenVoting(board.round.dots)}</p>}
      {grouped ? <WallStacks here={here} board={board} /> : <LooseCards {...props} />}
    </>
  )
}

/** The wall: what comes in, the timer, the code. To be read from ten metres. */
export const ScreenPage = (props: ScreenProps) => {
  const { here, board, site, address } = props
  const t = texts[here.language]
  return (
    <Bare here={here} title={board.title} wall marks={{ 'data-board-stream': board.closed_at ? undefined : urls.boardStream(board.code, 'scherm'), 'data-board-seq': board.seq }}>
      <div class="dt-screen__head" id="kop" data-live="board">
        <div><RoundName here={here} round={board.round} /><h1 class="dt-screen__question">{board.round.question}</h1></div>
        <Timer here={here} seconds={board.round.seconds} />
        {!board.closed_at && (
          <div class="dt-screen__join">
            <p>{t.joinAt}<br />{site}<br /><span class="dt-screen__code">{`${board.code.slice(0, 3)} ${board.code.slice(3)}`}</span></p>
            <JoinPicture here={here} address={address} />
          </div>
        )}
      </div>
      <div id="kaartjes" class={board.round.kind === 'question' ? undefined : 'dt-wall--one-kind'} data-live="board"><Cards {...props} /></div>
      <Heard here={here} />
      <p class="dt-screen__foot" id="voet" data-live="board"><Voices here={here} count={board.count} per={board.voices.per} /><span data-pages data-text={leadingTexts[here.language].pages} hidden></span><span>{board.title}</span></p>
    </Bare>
  )
}
