/**
 * For who hears a board and does not see it: how many cards there are, what step comes, and whether there is a line. A sum, never
 * the cards, and told on a beat of its own and not when a card came: that could say whose it is.
 */

const beatMs = 15_000

let [count, told] = [-1, -1]

const place = () => document.getElementById('gehoord') as HTMLElement

/** Says this, once whoever listens has a moment for it. */
export const say = (words: string): void => {
  if (place().textContent !== words) place().textContent = words
}

/** One of the sentences that the page has for this. */
export const sayWords = (name: string, n = 0): void => say(`${place().dataset[name]}`.replace('{n}', `${n}`))

/** Remembers how many cards there are; the first time it is on the page that was just read. */
export const hearCount = (cards: unknown): void => {
  count = cards as number
  if (told < 0) told = count
}

/** Tells from now on, on the beat, how many cards there are when that changed. */
export const startHearing = (): void => {
  window.setInterval(() => {
    if (count !== told) sayWords(count === 1 ? 'one' : 'many', told = count)
  }, beatMs)
}
