/** What of a page is in the hands of whoever leads, and how the rest is put in its place around them. */

// A card that somebody stands on to move it with the keys: they stand on it again in the part that comes.
const stoodOn = (element: Element): string | undefined => {
  const now = document.activeElement
  return now instanceof HTMLElement && now.dataset['card'] && element.contains(now) ? now.id : undefined
}

// What a reader has opened, typed, drags or stands on is theirs: it is never swapped away under their hands.
export const busy = (element: Element) =>
  element.hasAttribute('data-held')
  || element.contains(document.activeElement) && document.activeElement !== document.body && !stoodOn(element)
  || [...element.querySelectorAll('textarea, input:not([type=hidden]), details')].some((field) => {
    if (field instanceof HTMLDetailsElement) return field.open
    const input = field as HTMLInputElement
    return input.type === 'checkbox' || input.type === 'radio' ? input.checked !== input.defaultChecked : input.value !== input.defaultValue
  })

/** Puts a part in the place of another; who stood on a card stands on it again. */
export const replace = (before: Element, after: Element): void => {
  const id = stoodOn(before)
  before.replaceWith(after)
  const card = id ? document.getElementById(id) : null
  if (!card) return
  card.tabIndex = 0
  card.focus({ preventScroll: true })
}
