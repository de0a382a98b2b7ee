/**
 * Results while somebody types: the page asks its own address again, by the same door as who presses the button, and puts
 * what was found in the place of what stood there. Without this the button does the same.
 */

const field = document.querySelector<HTMLInputElement>('main input[name=z]')
const found = document.getElementById('gevonden')
const least = 3
const rest = 300

let due: number | undefined
let asking: AbortController | undefined
let shown = field?.value ?? ''

const put = (fresh: Document, id: string) => {
  const [before, after] = [document.getElementById(id), fresh.getElementById(id)]
  // What is inside changes, not the element: else a reader aloud would hear nothing of it.
  if (before && after && before.innerHTML !== after.innerHTML) before.replaceChildren(...[...after.childNodes].map((node) => document.adoptNode(node)))
}

const look = async (typed: string) => {
  asking?.abort()
  asking = new AbortController()
  const address = new URL(location.pathname, location.href)
  address.searchParams.set('z', typed)
  const answer = await fetch(address, { headers: { accept: 'text/html' }, credentials: 'same-origin', cache: 'no-store', signal: asking.signal })
  if (!answer.ok) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const id of ['gevonden', 'voorstellen', 'zoekstand']) put(fresh, id)
  document.title = fresh.title
  // Back leads to where somebody came from, not through every letter.
  history.replaceState(null, '', address)
  shown = typed
}

if (field && found) {
  field.addEventListener('input', () => {
    window.clearTimeout(due)
    due = window.setTimeout(() => {
      const typed = field.value.trim()
      // Overtaken by a later letter, or no connection: the button is there still.
      if (typed.length >= least && typed !== shown) look(typed).catch(() => undefined)
    }, rest)
  })
}

// A module: what it names stays its own.
export {}
