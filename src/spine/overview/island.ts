/**
 * Says that what this page shows was seen, once it was looked at: after two seconds in sight, and again on leaving for what
 * came meanwhile. Without this the button "Ik ben weer bij" says so.
 */

const lookMs = 2000

let looked = false
let said = ''

const say = () => {
  const form = document.querySelector<HTMLFormElement>('#gezien')
  const upTo = form?.querySelector<HTMLInputElement>('input[name=tot]')?.value
  if (!form || !upTo || upTo === said) return
  said = upTo
  navigator.sendBeacon(form.action, new URLSearchParams({ tot: upTo }))
}

const look = () => window.setTimeout(() => {
  if (document.hidden) return
  looked = true
  say()
}, lookMs)

document.addEventListener('visibilitychange', () => {
  if (!document.hidden) look()
  else if (looked) say()
})
look()

// A module: what it names stays its own.
export {}
