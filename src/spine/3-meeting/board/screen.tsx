import type { Here } from '../../../platform/here.ts'
import { Perspective } from '../../../platform/look/marks.tsx'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import { Bare, JoinPicture, RoundName, Timer } from './frame.tsx'
import type { BoardShown } from './queries.ts'
import { texts } from './texts.ts'

interface ScreenProps { here: Here; board: BoardShown; /** where people join, without the code */ site: string; address: string }

const Voices = ({ here, board }: ScreenProps) => (
  <span>
    {texts[here.language].cards(board.count)}
    {Object.entries(board.voices.per).map(([key, count]) => <> · <Perspective perspective={key} label={`${perspectiveLabel(here, key)} ${count}`} /></>)}
  </span>
)

const Cards = ({ here, board }: ScreenProps) => {
  const t = texts[here.language]
  if (board.round.phase === 'writing') return <p class="dt-lead">{board.count > 0 ? `${t.cards(board.count)}. ${t.hidden}` : t.cardsNone}</p>
  const columns = Array.from({ length: 4 }, (_, at) => board.cards.filter((__, nth) => nth % 4 === at)).filter((column) => column.length > 0)
  if (columns.length === 0) return <p class="dt-lead">{t.cardsNone}</p>
  return (
    <div class="dt-board">
      {columns.map((column) => (
        <section class="dt-stack dt-stack--loose">
          <ul>{column.map(({ kind, body }) => <li class="dt-card">{body}<span class="dt-card__kind">{t.kinds[kind]}</span></li>)}</ul>
        </section>
      ))}
    </div>
  )
}

/** The wall: what comes in, the timer, the code. To be read from ten metres. */
export const ScreenPage = (props: ScreenProps) => {
  const { here, board, site, address } = props
  const t = texts[here.language]
  return (
    <Bare here={here} title={board.title} wall>
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
      <div id="kaartjes" data-live="board"><Cards {...props} /></div>
      <p class="dt-screen__foot" id="voet" data-live="board"><Voices {...props} /><span>{board.title}</span></p>
    </Bare>
  )
}
