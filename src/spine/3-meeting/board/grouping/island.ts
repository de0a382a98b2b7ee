/// <reference lib="dom" />
/**
 * Moves cards between groups by dragging and with the arrow keys, on the page of whoever leads. It sends the same form as
 * the button beside each card and takes over the part of the page that comes back, so without script nothing is missing.
 */
import { draggedOf, rollAt, takeWhole } from '../../subgroups/edge.ts'

const hold = () => document.getElementById('kaartjes')
const tell = document.getElementById('gemeld')
let dragged: HTMLElement | undefined
/** What is asked while a card is under way comes after it. */
let turn: Promise<void> = Promise.resolve()

const prepare = () => {
  for (const card of document.querySelectorAll<HTMLElement>('[data-card]')) {
    card.draggable = true
    card.tabIndex = 0
  }
  // A place to drop a card on that begins a group: without script the form does that.
  for (const place of document.querySelectorAll<HTMLElement>('[data-group="new"]')) place.hidden = false
}

const say = (words: string) => { if (tell) tell.textContent = words }

const takeOver = (page: Document, focus: string | undefined) => {
  const [before, after] = [hold(), page.getElementById('kaartjes')]
  if (!before || !after) { location.reload(); return }
  before.replaceWith(document.adoptNode(after))
  prepare()
  if (focus) document.getElementById(focus)?.focus()
}

const post = async (address: string, card: string, to: string): Promise<Document> => {
  const answer = await fetch(address, { method: 'POST', body: new URLSearchParams({ card, to }), credentials: 'same-origin', headers: { accept: 'text/html' } })
  if (!answer.ok) throw new Error(String(answer.status))
  return new DOMParser().parseFromString(await answer.text(), 'text/html')
}

const move = async (card: HTMLElement, to: string, keepFocus: boolean) => {
  const address = hold()?.dataset['grouping']
  const id = card.dataset['card']
  if (!address || !id) return
  const words = card.querySelector('[data-words]')?.textContent ?? ''
  try {
    takeOver(await post(address, id, to), keepFocus ? card.id : undefined)
    const place = document.getElementById(card.id)?.closest<HTMLElement>('[data-group]')?.dataset['name'] ?? ''
    say((tell?.dataset['moved'] ?? '').replace('%1', () => words).replace('%2', () => place))
  } catch {
    say(tell?.dataset['failed'] ?? '')
  }
}

/** Moves a card when those before it have come where they go; `to` is asked then, of the card as it stands by that time. */
const moveInTurn = (id: string, to: (card: HTMLElement) => string | undefined, keepFocus: boolean) => {
  turn = turn.then(async () => {
    const card = document.getElementById(id)
    const place = card && to(card)
    if (place) await move(card, place, keepFocus)
  })
}

// To the right of the last place stands a new group; the cards in none are the last place of all. Where there is no group yet, left begins one too.
const besides = (card: HTMLElement, way: 1 | -1): string | undefined => {
  const places = [...document.querySelectorAll<HTMLElement>('[data-group]')].map((place) => place.dataset['group'] ?? '')
  const groups = places.filter((place) => place !== 'none' && place !== 'new')
  const all = [...groups, 'none', 'new']
  const at = all.indexOf(card.closest<HTMLElement>('[data-group]')?.dataset['group'] ?? '')
  return all[at + way] ?? (groups.length === 0 ? 'new' : undefined)
}

document.addEventListener('keydown', (event) => {
  const card = event.target as HTMLElement
  if (!card.dataset['card'] || event.ctrlKey || event.altKey || event.metaKey) return
  const way = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : undefined
  if (!way) return
  event.preventDefault()
  moveInTurn(card.id, (now) => besides(now, way), true)
})

document.addEventListener('dragstart', (event) => {
  dragged = draggedOf(event, '[data-card]')
  if (!dragged) return
  event.dataTransfer?.setData('text/plain', dragged.querySelector('[data-words]')?.textContent ?? '')
  // What others do meanwhile waits, or the card would be gone from under the hand.
  hold()?.setAttribute('data-held', '')
})
/** Shows over which group a card hangs that is dragged; none when it hangs over none. */
const mark = (onto: HTMLElement | null) => {
  for (const before of document.querySelectorAll<HTMLElement>('[data-over]')) if (before !== onto) delete before.dataset['over']
  if (onto) onto.dataset['over'] = ''
}

document.addEventListener('dragend', () => { dragged = undefined; mark(null); hold()?.removeAttribute('data-held') })
document.addEventListener('dragover', (event) => {
  const onto = (event.target as Element).closest<HTMLElement>('[data-group]')
  if (!dragged) return
  rollAt(event)
  mark(onto)
  if (onto) event.preventDefault()
})
document.addEventListener('drop', (event) => {
  const onto = (event.target as Element).closest<HTMLElement>('[data-group]')
  if (!dragged || !onto) return
  event.preventDefault()
  const to = onto.dataset['group'] ?? 'none'
  if (dragged.closest('[data-group]') !== onto) moveInTurn(dragged.id, () => to, false)
})

takeWhole('[data-card]')
prepare()
for (const hint of document.querySelectorAll<HTMLElement>('[data-grouping-hint]')) hint.hidden = false
// What others move comes in through the live part: it is prepared again.
const around = hold()?.parentElement
if (around) new MutationObserver(prepare).observe(around, { childList: true })
