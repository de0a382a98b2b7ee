/**
 * Passkeys in the browser: asks the site what to sign, lets the device sign it, and posts the answer by the form itself,
 * so that what comes next is a page like any other. Without this script, or without passkeys, a line says so instead.
 */
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

const ask = async (address: string) => {
  const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(), credentials: 'same-origin', headers: { accept: 'application/json' } })
  if (!answer.ok) throw new Error(`asked and got ${answer.status}`)
  return answer.json()
}

const signed = async (box: HTMLElement): Promise<string> => {
  const optionsJSON = await ask(box.dataset['passkey'] ?? '')
  return JSON.stringify(box.dataset['ceremony'] === 'add' ? await startRegistration({ optionsJSON }) : await startAuthentication({ optionsJSON }))
}

// The library gives its own name to an error, and keeps the browser's as the cause.
const wordOf = (fault: unknown) => {
  const names = [fault, fault instanceof Error ? fault.cause : undefined].map((one) => (one instanceof Error ? one.name : ''))
  // A device that has one of these passkeys makes no second.
  if (names.includes('InvalidStateError')) return 'known'
  return names.includes('NotAllowedError') || names.includes('AbortError') ? 'cancelled' : 'failed'
}

const wake = (box: HTMLElement) => {
  const form = box.querySelector('form')
  const says = box.querySelector<HTMLElement>('[role=alert]')
  const field = form?.elements.namedItem('antwoord')
  if (!form || !says || !(field instanceof HTMLInputElement)) return
  box.querySelector('[data-without]')?.remove()
  form.hidden = false
  let busy = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (busy) return
    busy = true
    says.hidden = true
    signed(box).then((answer) => { field.value = answer; form.submit() }).catch((fault: unknown) => {
      busy = false
      says.textContent = box.dataset[wordOf(fault)] ?? ''
      says.hidden = false
    })
  })
}

if (browserSupportsWebAuthn()) for (const box of document.querySelectorAll<HTMLElement>('[data-passkey]')) wake(box)
