/**
 * Moves people between the proposed groups by dragging, or by arrow left and right on a name. The server is asked to move
 * them, as the form does, and the groups and their balance come back in the page that it answers with.
 */

import { draggedOf, rollAt, takeWhole } from './edge.ts'

const form = document.querySelector<HTMLFormElement>('#verplaatsen')

const prepare = () => {
  document.getElementById('slepen')?.removeAttribute('hidden')
  for (const one of document.querySelectorAll<HTMLElement>('[data-person]')) {
    one.draggable = true
    one.tabIndex = 0
  }
}

/** Says where somebody went, for who does not see it. */
const tell = (moved: HTMLElement | null) => {
  const here = document.getElementById('gemeld')
  const group = moved?.closest<HTMLElement>('[data-group]')?.dataset['title']
  if (here && moved && group) here.textContent = (here.dataset['zin'] ?? '').replace('{wie}', moved.dataset['name'] ?? '').replace('{groep}', group)
}

const move = async (person: string, group: string) => {
  if (!form) return
  const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams({ person, group }), credentials: 'same-origin' })
  if (!answer.ok) { window.location.reload(); return }
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('indeling')
  const before = document.getElementById('indeling')
  if (!fresh || !before) { window.location.reload(); return }
  before.replaceChildren(...[...fresh.childNodes].map((node) => document.adoptNode(node)))
  prepare()
  const moved = document.querySelector<HTMLElement>(`[data-person="${person}"]`)
  moved?.focus()
  tell(moved)
}

/** What is asked while somebody is under way comes after it. */
let turn: Promise<void> = Promise.resolve()

/** Moves somebody when those before them have come where they go; `to` is asked then, as the groups are by that time. */
const go = (person: string, to: () => string | undefined) => {
  turn = turn.then(async () => {
    const group = to()
    if (group) await move(person, group)
  }).catch(() => window.location.reload())
}

document.addEventListener('dragstart', (event) => {
  const one = draggedOf(event, '[data-person]')
  if (one) event.dataTransfer?.setData('text/plain', one.dataset['person'] ?? '')
})

const groupAt = (target: EventTarget | null): string | undefined =>
  (target instanceof Element ? target.closest('li[id^="groep-"]') : null)?.id.slice('groep-'.length)

/** Shows over which group somebody hangs who is dragged; none when over none. */
const mark = (group: string | undefined) => {
  for (const before of document.querySelectorAll<HTMLElement>('[data-over]')) delete before.dataset['over']
  if (group) document.getElementById(`groep-${group}`)?.setAttribute('data-over', '')
}

document.addEventListener('dragover', (event) => {
  const group = groupAt(event.target)
  rollAt(event)
  mark(group)
  if (group) event.preventDefault()
})
document.addEventListener('dragend', () => mark(undefined))
document.addEventListener('drop', (event) => {
  const group = groupAt(event.target)
  const person = event.dataTransfer?.getData('text/plain')
  if (!group || !person || !document.querySelector(`[data-person="${CSS.escape(person)}"]`)) return
  event.preventDefault()
  go(person, () => group)
})

document.addEventListener('keydown', (event) => {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
  const person = event.target instanceof HTMLElement ? event.target.dataset['person'] : undefined
  if (!person) return
  event.preventDefault()
  const way = event.key === 'ArrowRight' ? 1 : -1
  go(person, () => {
    const groups = [...document.querySelectorAll<HTMLElement>('[data-group]')]
    const at = groups.findIndex((group) => group.querySelector(`[data-person="${CSS.escape(person)}"]`))
    return groups[at + way]?.dataset['group']
  })
})

takeWhole('[data-person]')
if (form) prepare()
