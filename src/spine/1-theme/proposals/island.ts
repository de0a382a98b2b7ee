/**
 * Shows proposals about the same while somebody types a title or what it is about: asks the server for that part of the
 * page and puts it in its place. Without this script the form's second button does the same.
 */

const address = document.querySelector('[data-alike]')?.getAttribute('data-alike')
const form = document.querySelector<HTMLFormElement>('#voorstel')
const pause = 350

let due: number | undefined
let asking: AbortController | undefined

const valueOf = (name: string) => form?.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name=${name}]`)?.value ?? ''

const show = async () => {
  asking?.abort()
  asking = new AbortController()
  const answer = await fetch(address ?? '', {
    method: 'POST', body: new URLSearchParams({ title: valueOf('title'), about: valueOf('about') }), credentials: 'same-origin', signal: asking.signal,
  })
  if (!answer.ok) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const [before, after] = [document.querySelector('#lijkt-op'), fresh.querySelector('#lijkt-op')]
  // Whoever stands on a link in the list keeps it.
  if (!before || !after || before.contains(document.activeElement)) return
  before.replaceWith(document.adoptNode(after))
  const status = document.querySelector('#lijkt-op-status')
  const said = fresh.querySelector('#lijkt-op-status')?.textContent ?? ''
  // Said again only when it is something else: a screen reader would read it out each time.
  if (status && status.textContent !== said) status.textContent = said
}

if (address && form) {
  for (const name of ['title', 'about']) {
    form.querySelector(`[name=${name}]`)?.addEventListener('input', () => {
      window.clearTimeout(due)
      due = window.setTimeout(() => { show().catch(() => undefined) }, pause)
    })
  }
}
