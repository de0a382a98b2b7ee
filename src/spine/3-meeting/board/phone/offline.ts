/** The copy of the page that opens without a line. What others wrote, one's own cards and where one's dots are, are not left behind on a phone. */

const policy = "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'"

const keepLook = async () => {
  const look = await caches.open('denktank-bord-look')
  const files = [...document.querySelectorAll('link[href^="/assets/"], script[src^="/assets/"]')].map((file) => file.getAttribute('href') ?? file.getAttribute('src') as string)
  for (const file of files) if (!await look.match(file)) await look.add(file)
}

/** Keeps this page as it is now; does nothing where no worker would open it. */
export const keepPage = async (): Promise<void> => {
  // Not its controller: a page that was under way while the worker began has none until it is opened anew.
  if (!('caches' in window) || !(await navigator.serviceWorker?.getRegistration())?.active) return
  const copy = document.documentElement.cloneNode(true) as HTMLElement
  for (const left of copy.querySelectorAll('[data-board-cards], [data-round], #stap, #wachtrij ul')) left.replaceChildren()
  for (const [name, value] of [['textarea', ''], ['#stem', ''], ['#gehoord', ''], ['#wachtrij [data-told]', '']] as const) for (const part of copy.querySelectorAll(name)) part.textContent = value
  copy.querySelector('form[data-send]')?.removeAttribute('data-ready')
  // Opened later, it is not known what is on the board then, nor how long the time still runs.
  Object.assign(copy.querySelector<HTMLElement>('[data-board]')?.dataset ?? {}, { copy: '', line: 'broken' })
  copy.querySelector('#klok')?.remove()
  await keepLook()
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }
  await (await caches.open('denktank-bord')).put(location.pathname, new Response(`<!DOCTYPE html>${copy.outerHTML}`, { headers }))
}

/** Sets the worker to its task, and keeps this page as soon as it has begun. */
export const watchPage = async (): Promise<void> => {
  const worker = navigator.serviceWorker
  if (!worker) return
  await worker.register('/bord/bewaker.js', { scope: '/bord/' }).then(() => worker.ready).then(keepPage, () => undefined)
}
