/**
 * Makes an open page follow what happens in its rings. The server says only which kind of thing changed; the page then
 * fetches its own address again, through the same door, and swaps the elements marked `data-live` with that kind.
 */

const wait = 500
const least = 1000
const body = document.body
const stream = document.querySelector('[data-live-stream]')?.getAttribute('data-live-stream')

let last = 0
let due: number | undefined
const changed = new Set<string>()

// What a reader has opened, typed or stands on is theirs: it is never swapped away under their hands.
const busy = (element: Element) =>
  element.contains(document.activeElement) && document.activeElement !== body
  || [...element.querySelectorAll('textarea, input:not([type=hidden])')].some((field) => {
    const input = field as HTMLInputElement
    return input.type === 'checkbox' || input.type === 'radio' ? input.checked !== input.defaultChecked : input.value !== input.defaultValue
  })

const keepOpen = (before: Element, after: Element) => {
  const open = new Set([...before.querySelectorAll('details[open][id]')].map(({ id }) => id))
  for (const details of after.querySelectorAll('details[id]')) if (open.has(details.id)) details.setAttribute('open', '')
}

const refresh = async () => {
  last = Date.now()
  due = undefined
  const kinds = [...changed]
  changed.clear()
  const answer = await fetch(location.href, { headers: { accept: 'text/html' }, credentials: 'same-origin', cache: 'no-store' })
  if (!answer.ok) { location.reload(); return }
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const before of document.querySelectorAll('[data-live]')) {
    const names = (before.getAttribute('data-live') ?? '').split(' ')
    if (!kinds.some((kind) => names.includes(kind) || kind === '')) continue
    const after = before.id ? fresh.getElementById(before.id) : null
    if (!after || busy(before) || before.outerHTML === after.outerHTML) continue
    keepOpen(before, after)
    before.replaceWith(document.adoptNode(after))
  }
}

const schedule = (kind: string) => {
  changed.add(kind)
  if (due !== undefined) return
  // A random moment, so that three hundred open pages do not ask all at once.
  const delay = Math.max(Math.random() * wait, last + least - Date.now())
  due = window.setTimeout(() => { refresh().catch(() => schedule(kind)) }, delay)
}

if (stream && 'EventSource' in window) {
  let source: EventSource | undefined
  let opened = false
  const open = () => {
    source = new EventSource(stream)
    source.onmessage = (event) => schedule(String(event.data))
    // After a break news may have been missed.
    source.onopen = () => { if (opened) schedule(''); opened = true }
  }
  const follow = () => {
    if (document.hidden) { source?.close(); source = undefined }
    else if (!source) open()
  }
  document.addEventListener('visibilitychange', follow)
  follow()
}
