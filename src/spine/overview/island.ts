/**
 * Says that what this page shows was seen, once it was looked at: after two seconds in sight, and again on leaving for what
 * came meanwhile. Without this the button "Ik ben weer bij" says so.
 */

const lookMs = 2000

let looked = false
let said = ''

const say = () => {
  const mark = document.querySelector<HTMLFormElement | HTMLDataElement>('#gezien')
  const [address, upTo] = mark instanceof HTMLFormElement
    ? [mark.action, mark.querySelector<HTMLInputElement>('input[name=tot]')?.value] : [mark?.dataset['action'], mark?.value]
  if (!address || !upTo || upTo === said) return
  said = upTo
  navigator.sendBeacon(address, new URLSearchParams({ tot: upTo }))
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
