/**
 * While people are ticked, the balance shows what the group would be with them: the server is asked for that part of the
 * page and it is put in the place of the old one. Without this the button "Bekijk de balans" does the same.
 */

const form = document.querySelector<HTMLFormElement>('form[data-balance]')
const address = form?.getAttribute('data-balance')

let due: number | undefined
let asked = 0

const chosen = (from: HTMLFormElement): string => {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(from)) if (name === 'kies' || name === 'perspectief') fields.append(name, String(value))
  return fields.toString()
}

const swap = (fresh: Document) => {
  for (const id of ['balans-beeld', 'balans-ontbreekt', 'balans-tabel']) {
    const before = document.getElementById(id)
    const after = fresh.getElementById(id)
    if (!before || !after || before.innerHTML === after.innerHTML) continue
    // What is inside changes, not the element: else what listens to it would hear nothing.
    before.replaceChildren(...[...after.childNodes].map((node) => document.adoptNode(node)))
  }
}

const look = async () => {
  if (!form || !address) return
  const mine = ++asked
  const answer = await fetch(`${address}?${chosen(form)}`, { headers: { accept: 'text/html' }, credentials: 'same-origin', cache: 'no-store' })
  if (!answer.ok) return
  const text = await answer.text()
  // An answer that was overtaken by a later tick says what is no longer so.
  if (mine === asked) swap(new DOMParser().parseFromString(text, 'text/html'))
}

form?.addEventListener('change', () => {
  window.clearTimeout(due)
  due = window.setTimeout(() => { look().catch(() => undefined) }, 150)
})
