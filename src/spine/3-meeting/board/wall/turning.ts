/**
 * What does not fit on the big screen turns over by itself, column after column, in letters that are read from ten metres. Whoever
 * leads turns with the arrows, or with what they turn their slides with; then it stands still for a while.
 */

const turnMs = 20_000
const restMs = 120_000
/** Less room than this, in letters high and wide, holds no page that can be read: then it scrolls, as on a phone or zoomed in. */
const least = { high: 8, wide: 40 } as const

let page = 0
let about = ''
let due: number | undefined

const wall = document.querySelector<HTMLElement>('.dt-screen')
const turned = () => wall?.querySelector<HTMLElement>('[data-turned]') ?? null

const pagesOf = (part: HTMLElement): { pages: number; step: number } => {
  const step = part.clientWidth + (Number.parseFloat(getComputedStyle(part).columnGap) || 0)
  // A column that is a few pixels wide is the rounding of the browser.
  return { step, pages: Math.max(1, Math.ceil((part.scrollWidth - part.clientWidth - 8) / step) + 1) }
}

const tellPage = (pages: number) => {
  const shown = wall?.querySelector<HTMLElement>('[data-pages]')
  if (!shown) return
  shown.hidden = pages < 2
  shown.textContent = pages < 2 ? '' : (shown.dataset['text'] ?? '').replace('{n}', String(page + 1)).replace('{of}', String(pages))
}

/** Shows the page that is wanted, counted round; answers how many there are. */
const show = (wanted: number): number => {
  const part = turned()
  const { pages, step } = part && wall?.dataset['paged'] !== undefined ? pagesOf(part) : { pages: 1, step: 0 }
  page = (wanted + pages) % pages
  if (part) part.scrollLeft = page * step
  tellPage(pages)
  return pages
}

const turnIn = (ms: number) => {
  window.clearTimeout(due)
  due = window.setTimeout(() => { show(page + 1); turnIn(turnMs) }, ms)
}

const hasRoom = (part: HTMLElement): boolean => {
  const letter = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  return part.clientHeight >= least.high * letter && part.clientWidth >= least.wide * letter
}

/** The round and its question, what is talked about, and how it is laid out: what is another page begins at its beginning. */
const subject = () => [document.querySelector('#kop > div'), document.querySelector('#kaartjes h2.dt-screen__question')].map((one) => one?.textContent).concat(turned()?.dataset['turned']).join('\n')

// Cards come in all the time: that does not put off the next turn.
const fit = () => {
  if (!wall) return
  delete wall.dataset['paged']
  const part = turned()
  if (part && document.documentElement.scrollHeight > window.innerHeight + 2) {
    wall.dataset['paged'] = ''
    if (!hasRoom(part)) delete wall.dataset['paged']
  }
  if (subject() !== about) {
    about = subject()
    page = 0
    turnIn(turnMs)
  }
  show(page)
}

const ways: Readonly<Record<string, number>> = { ArrowRight: 1, PageDown: 1, ' ': 1, ArrowLeft: -1, PageUp: -1 }

/** Lets the big screen turn its pages from now on; call what it answers whenever what is on it changed. */
export const startTurning = (): (() => void) => {
  if (!wall) return () => undefined
  wall.dataset['turns'] = ''
  let waits = 0
  const again = () => { window.cancelAnimationFrame(waits); waits = window.requestAnimationFrame(fit) }
  window.addEventListener('resize', again)
  window.addEventListener('keydown', (event) => {
    const way = ways[event.key]
    if (way === undefined || wall.dataset['paged'] === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    show(page + way)
    turnIn(restMs)
  })
  void document.fonts.ready.then(again)
  again()
  turnIn(turnMs)
  return again
}
