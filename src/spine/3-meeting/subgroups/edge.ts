/**
 * Lets go of words that were selected when a hand takes hold of one of these: a browser drags selected words, and not what can
 * be dragged under them.
 */
export const takeWhole = (what: string): void => {
  document.addEventListener('mousedown', ({ target }) => {
    if (target instanceof Element && target.closest(what) && !target.closest('input, textarea, select')) getSelection()?.removeAllRanges()
  })
}

/** What is dragged, of these; undefined when it is something else, as words are that were selected. */
export const draggedOf = ({ target }: Event, what: string): HTMLElement | undefined =>
  (target instanceof Element && target.closest<HTMLElement>(what)) || undefined

/** Rolls the page while something is dragged along its upper or lower edge, as not every browser does so far or so soon. */
const edge = 70
const stepPx = 24

export const rollAt = ({ clientY }: { readonly clientY: number }): void => {
  const way = clientY < edge ? -1 : clientY > window.innerHeight - edge ? 1 : 0
  if (way) window.scrollBy(0, way * stepPx)
}
