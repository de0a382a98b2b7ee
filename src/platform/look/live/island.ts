/**
 * Makes an open page follow what happens in its rings. The server says only which kind of thing changed; the page then
 * fetches its own address again, through the same door, and swaps the elements marked `data-live` with that kind. An
 * element with `data-live-part` has an address of its own, the page's with `?deel=`: then no more than that part is asked for.
 */

const wait = 500
const least = 600
const body = document.body
const mark = document.querySelector('[data-live-stream]')
const stream = mark?.getAttribute('data-live-stream')
// A form that came back stands at the address of an act, which is no page: asking it again would answer 404, and a reload would send the form.
const isPage = new URL(mark?.getAttribute('data-live-at') ?? location.href, location.href).pathname === location.pathname

let last = 0
/** how many looks in a row failed: each makes the next wait twice as long, up to ten seconds, and not all pages as long */
let misses = 0
let due: number | undefined
const changed = new Set<string>()

// What a reader has opened, typed or stands on is theirs: it is never swapped away under their hands.
const busy = (element: Element) =>
  element.contains(document.activeElement) && document.activeElement !== body
  || [...element.querySelectorAll('textarea, input:not([type=hidden])')].some((field) => {
    const input = field as HTMLInputElement
    return input.type === 'checkbox' || input.type === 'radio' ? input.checked !== input.defaultChecked : input.value !== input.defaultValue
  })
  || [...element.querySelectorAll('select')].some(({ options }) => {
    const chosen = [...options].findIndex(({ defaultSelected }) => defaultSelected)
    return !options[Math.max(0, chosen)]?.selected
  })

const keepOpen = (before: Element, after: Element) => {
  const open = new Set([...before.querySelectorAll('details[open][id]')].map(({ id }) => id))
  for (const details of after.querySelectorAll('details[id]')) if (open.has(details.id)) details.setAttribute('open', '')
}

const follows = (element: Element, kinds: readonly string[]) => {
  const names = (element.getAttribute('data-live') ?? '').split(' ')
  return kinds.some((kind) => names.includes(kind) || kind === '')
}

const partOf = (element: Element) => element.getAttribute('data-live-part') ?? ''

const ask = async (part: string): Promise<Document | undefined> => {
  const address = new URL(location.href)
  if (part) address.searchParams.set('deel', part)
  const answer = await fetch(address, { headers: { accept: 'text/html' }, redirect: 'manual', cache: 'no-store' })
  // What passes, as a start or a database that is away, must not take the page and what is typed on it: it looks again.
  if (answer.status >= 500 || answer.status === 429) throw new Error(String(answer.status))
  // No longer here, no longer ours to see, or nobody is signed in: the page itself says so, or leads to signing in.
  if (!answer.ok) { location.reload(); return undefined }
  return new DOMParser().parseFromString(await answer.text(), 'text/html')
}

const swap = (before: Element, fresh: Document) => {
  const after = before.id ? fresh.getElementById(before.id) : null
  if (!after || busy(before) || before.outerHTML === after.outerHTML) return
  keepOpen(before, after)
  before.replaceWith(document.adoptNode(after))
}

const refresh = async (kinds: readonly string[]) => {
  const elements = [...document.querySelectorAll('[data-live]')].filter((element) => follows(element, kinds))
  // After a break the page asks in any case: it may no longer be ours to see.
  const parts = new Set(elements.length === 0 && kinds.includes('') ? [''] : elements.map(partOf))
  for (const part of parts) {
    const fresh = await ask(part)
    if (fresh) for (const before of elements) if (partOf(before) === part) swap(before, fresh)
  }
}

const schedule = (kind: string) => {
  changed.add(kind)
  if (due !== undefined) return
  const rest = misses === 0 ? least : least * 2 ** Math.min(misses, 4) * (0.5 + Math.random() / 2)
  // A random moment, so that three hundred open pages do not ask all at once.
  due = window.setTimeout(() => void look(), Math.max(Math.random() * wait, last + rest - Date.now()))
}

// One look at a time: what changes meanwhile, or could not be asked, is for the next.
const look = async () => {
  const kinds = [...changed]
  changed.clear()
  last = Date.now()
  await refresh(kinds).then(() => { misses = 0 }, () => {
    misses += 1
    for (const kind of kinds) changed.add(kind)
  })
  due = undefined
  const [kind] = changed
  if (kind !== undefined) schedule(kind)
}

if (stream && isPage) {
  let source: EventSource | undefined
  let opened = false
  const open = () => {
    source = new EventSource(stream)
    source.onmessage = (event) => schedule(String(event.data))
    // After a break news may have been missed.
    source.onopen = () => { if (opened) schedule(''); opened = true }
    // Refused at the door, as when somebody signed out in another tab: the page asks what it may still show.
    source.onerror = () => { if (source?.readyState === 2) { source = undefined; schedule('') } }
  }
  const follow = () => {
    if (document.hidden) { source?.close(); source = undefined }
    else if (!source) open()
  }
  document.addEventListener('visibilitychange', follow)
  follow()
}

// A module: what it names stays its own.
export {}
