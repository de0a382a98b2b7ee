/**
 * Shows below a text whom one can name, while somebody types a name behind an @: a press puts the whole name in. Without this script the
 * page with all names does the same.
 */

const field = document.querySelector<HTMLTextAreaElement>('textarea[data-names]')
const place = document.querySelector<HTMLElement>('#noemen')
const most = 6
const pause = 250

let due: number | undefined
let asking: AbortController | undefined

/** What stands behind the last @ before the cursor, as far as it may be a name; undefined when there is none. */
const begun = (): string | undefined => {
  const before = field?.value.slice(0, field.selectionStart) ?? ''
  return /(?:^|[^\p{L}\p{N}])@([\p{L}\p{N}'’-][\p{L}\p{N}'’ -]{0,38})$/u.exec(before)?.[1]
}

const clear = () => { if (place && place.childElementCount > 0) place.replaceChildren() }

const put = (name: string) => {
  const typed = begun()
  if (!field || typed === undefined) return
  const at = field.selectionStart
  field.setRangeText(`${name} `, at - typed.length, at, 'end')
  field.focus()
  clear()
}

const buttonFor = (name: string) => {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'dt-name'
  button.textContent = `@${name}`
  button.addEventListener('click', () => { put(name) })
  return button
}

const show = async () => {
  asking?.abort()
  const typed = begun()
  if (!field || !place || typed === undefined) { clear(); return }
  asking = new AbortController()
  const address = new URL(field.dataset['names'] ?? '', location.href)
  const ring = document.querySelector<HTMLInputElement>('input[name=ring]:checked')?.value
  if (ring) address.searchParams.set('kring', ring)
  address.searchParams.set('naam', typed)
  const answer = await fetch(address, { credentials: 'same-origin', signal: asking.signal })
  const fresh = new DOMParser().parseFromString(answer.ok ? await answer.text() : '', 'text/html')
  const names = [...fresh.querySelectorAll<HTMLElement>('#namen [data-name]')].map((one) => one.dataset['name'] ?? '').filter((name) => name !== typed.trimEnd())
  place.replaceChildren(...names.slice(0, most).map(buttonFor))
}

field?.addEventListener('input', () => {
  window.clearTimeout(due)
  due = window.setTimeout(() => { show().catch(() => undefined) }, pause)
})
