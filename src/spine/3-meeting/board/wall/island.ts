/** Makes the wall, and the page of whoever leads, follow a board: cards and the timer come by the stream, the rest is asked for again. */
import { follow } from './follow.ts'
import { busy, replace } from './hands.ts'
import { startHearing } from './hearing.ts'
import { askPage, putCard, setClock, setCount, startClock, swapParts, takeCard } from './page.ts'
import { startTurning } from './turning.ts'

const least = 700
const mark = document.querySelector<HTMLElement>('[data-board-stream]')
const address = mark?.dataset['boardStream']

let last = 0
let due: number | undefined

const turn = startTurning()

const refresh = async () => {
  due = undefined
  last = Date.now()
  const fresh = await askPage()
  if (!fresh) return location.reload()
  // What somebody has in their hands now follows as soon as they let go.
  if (swapParts(fresh, busy, replace)) due = window.setTimeout(again, 3000)
  turn()
}

const again = () => {
  window.clearTimeout(due)
  due = window.setTimeout(() => { refresh().catch(() => { due = window.setTimeout(again, 3000) }) }, Math.max(0, last + least - Date.now()))
}

const tellPresent = (told: Record<string, unknown>) => {
  for (const shown of document.querySelectorAll<HTMLElement>('[data-board-present]')) {
    shown.hidden = false
    shown.textContent = (shown.dataset['text'] ?? '').replace('{phones}', String(told['phones'])).replace('{waiting}', String(told['waiting']))
  }
}

if (mark && address) {
  startClock()
  startHearing()
  const line = follow(address, Number(mark.dataset['boardSeq']), {
    kaart: (told) => { if (!putCard(told)) again(); turn() },
    weg: ({ id }) => { takeCard(String(id)); turn() },
    aantal: setCount,
    tijd: ({ seconds }) => setClock(seconds as number | null),
    telefoons: tellPresent,
    bord: again,
    dicht: () => { line.close(); again() },
  })
  line.open()
  window.addEventListener('online', line.open)
}
