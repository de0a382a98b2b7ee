import { setTimeout as wait } from 'node:timers/promises'
import { load } from './client.ts'
import type { Running } from './processes.ts'

/** How long an import of a file of people takes, and how pages of others are meanwhile. Milliseconds. */
export interface ImportFigure {
  readonly people: number
  /** from sending the file to the preview being there */
  readonly preview: number
  /** from the last button to everybody being there */
  readonly import: number
  readonly quietP95: number
  readonly busyP95: number
}

const csvOf = (people: number, mark: string) => ['Voornaam;Tussenvoegsel;Achternaam;E-mail', ...Array.from({ length: people }, (_, nth) =>
  `Proef${nth};van;Persoon${nth};proef${mark}.${nth}@voorbeeld.example`)].join('\r\n')

const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]

/** What a form on the page would send as it stands: hidden fields and chosen options. */
const fieldsOf = (body: string, action: string): URLSearchParams => {
  const form = [...body.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].map(([one]) => one).find((one) => attribute(one, 'action') === action) ?? ''
  const fields = new URLSearchParams()
  for (const [tag] of form.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)) fields.append(attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? '')
  for (const [, head = '', inner = ''] of form.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const options = [...inner.matchAll(/<option\b[^>]*>/g)].map(([option]) => option)
    fields.append(attribute(head, 'name') ?? '', attribute(options.find((one) => / selected/.test(one)) ?? options[0] ?? '', 'value') ?? '')
  }
  return fields
}

const browse = (address: string, cookie: string) => async (path: string, body?: URLSearchParams | FormData) => {
  const headers = { cookie, origin: address, 'sec-fetch-site': 'same-origin' }
  const answer = await fetch(new URL(path, address), body ? { method: 'POST', body, headers, redirect: 'manual' } : { headers })
  const text = await answer.text()
  if (answer.status >= 400) throw new Error(`${path}: ${answer.status}`)
  return { text, to: answer.headers.get('location') ?? '' }
}

/** Imports a file of so many new people by the front door, while somebody else keeps asking for a page. */
export const measureImport = async (running: Running, cookies: { readonly whoImports: string; readonly other: string }, people: number): Promise<ImportFigure> => {
  const ask = browse(running.address, cookies.whoImports)
  const url = `${running.address}/denktanks/cloudstrategie/bijdragen`
  const quiet = await load({ url, cookie: cookies.other, connections: 1, requests: 200 })
  const form = new FormData()
  form.append('soort', 'people')
  form.append('bestand', new Blob([csvOf(people, Date.now().toString(36))], { type: 'text/csv' }), 'leden.csv')
  const pages = { times: [] as number[], going: true }
  const others = (async () => {
    while (pages.going) {
      pages.times.push((await load({ url, cookie: cookies.other, connections: 1, requests: 1 })).p50)
      await wait(20)
    }
  })()
  const began = performance.now()
  const { to: file } = await ask('/vereniging/invoer', form)
  const columns = await ask(file)
  const { to: preview } = await ask(file, fieldsOf(columns.text, file))
  const seen = await ask(preview)
  const previewed = performance.now()
  const last = fieldsOf(seen.text, `${file}/opslag`)
  last.append('doe', 'invoeren')
  await ask(`${file}/opslag`, last)
  const done = performance.now()
  pages.going = false
  await others
  pages.times.sort((a, b) => a - b)
  return {
    people, preview: previewed - began, import: done - previewed, quietP95: quiet.p95,
    busyP95: pages.times[Math.floor(pages.times.length * 0.95)] ?? 0,
  }
}
