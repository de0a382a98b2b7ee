/** What the stream of a board does to a page: the server draws every part, the browser only puts it in its place. */
import { hearCount } from './hearing.ts'

let ends: number | null = null

const draw = () => {
  const clock = document.getElementById('klok')
  if (!clock) return
  clock.hidden = ends === null
  if (ends === null) return
  const seconds = Math.max(0, Math.ceil((ends - performance.now()) / 1000))
  const shown = clock.querySelector('[data-clock]')
  const over = seconds === 0 ? shown?.getAttribute('data-up') : ''
  const text = over || `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  clock.classList.toggle('dt-timer--over', Boolean(over))
  if (shown && shown.textContent !== text) shown.textContent = text
}

/** Sets the timer by what is left of it on the server: the clock of a phone is not asked. */
export const setClock = (seconds: number | null): void => {
  ends = seconds === null ? null : performance.now() + seconds * 1000
  draw()
}

/** Starts the timer as the page says it was, and lets it run. */
export const startClock = (): void => {
  const said = document.getElementById('klok')?.dataset['seconds']
  setClock(said ? Number(said) : null)
  window.setInterval(draw, 250)
}

/** What the server drew, as an element. */
export const parsed = (html: string): Element | null => new DOMParser().parseFromString(html, 'text/html').body.firstElementChild

/** Puts a card in a list of its round, in a place that was drawn; false when no list is there. */
export const putCard = (told: Record<string, unknown>): boolean => {
  const fresh = parsed(String(told['html']))
  if (!fresh) return false
  const known = document.getElementById(`k-${String(told['id'])}`)
  if (known) { known.replaceWith(fresh); return true }
  const lists = [...document.querySelectorAll<HTMLElement>('[data-board-cards]')].filter(({ dataset }) => dataset['boardCards'] === told['round'])
  const [list] = lists.sort((a, b) => a.childElementCount - b.childElementCount)
  if (!list) return false
  list.insertBefore(fresh, list.children[Math.floor(Number(told['at']) * (list.childElementCount + 1))] ?? null)
  return true
}

/** Takes a card away, and the form of one's own card when it is there. */
export const takeCard = (id: string): void => {
  document.getElementById(`k-${id}`)?.remove()
  document.getElementById(`m-${id}`)?.remove()
}

export const setCount = (told: Record<string, unknown>): void => {
  hearCount(told['count'])
  for (const shown of document.querySelectorAll('[data-board-voices]')) {
    const fresh = parsed(String(told['html']))
    if (fresh) shown.replaceWith(fresh)
  }
}

/**
 * Puts the parts of a fresh page that follow the board in the place of the old, but for one that stays as it was; answers whether
 * any did. `put` takes care of what is in somebody's hands.
 */
export const swapParts = (fresh: Document, stays: (element: Element) => boolean, put = (before: Element, after: Element): void => before.replaceWith(after)): boolean => {
  // Asked before the parts move over: the timer goes along in one of them.
  const seconds = fresh.getElementById('klok')?.dataset['seconds']
  let left = false
  for (const before of document.querySelectorAll('[data-live~=board][id]')) {
    const after = fresh.getElementById(before.id)
    const key = before.getAttribute('data-key')
    if (!after || before.outerHTML === after.outerHTML || key !== null && key === after.getAttribute('data-key')) continue
    if (stays(before)) left = true
    else put(before, document.adoptNode(after))
  }
  setClock(seconds ? Number(seconds) : null)
  return left
}

/** Asks for this page again, through the same door; undefined when it is not ours any more. Throws when the server cannot say so now. */
export const askPage = async (): Promise<Document | undefined> => {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' })
  // Too many at once (429), or the server is not itself (5xx).
  if (answer.status > 428) throw new Error()
  return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : undefined
}
