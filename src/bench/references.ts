import type { Running } from './processes.ts'

/** How long a list of references takes, from sending the file to all of it being there. Milliseconds. */
export interface ReferenceFigure {
  readonly references: number
  /** from sending the file to the preview being there */
  readonly preview: number
  /** from the button to all being taken over */
  readonly taken: number
  readonly total: number
}

const listOf = (count: number, mark: string) => Array.from({ length: count }, (_, nth) => `@article{${mark}${nth},
  author = {van der Berg, Jan and de Vries, Anna and {Ministerie van Proefzaken}},
  title = {Over {Cloud} en beleid bij gemeenten, deel ${nth} van ${mark}},
  journal = {Bestuurskunde}, year = {${1990 + (nth % 35)}}, volume = {${nth % 40}}, number = {${nth % 4}}, pages = {${nth}--${nth + 12}}, doi = {10.1000/${mark}.${nth}}
}`).join('\n')

/** Takes over a list of so many references by the front door of a think tank, as somebody who takes part in it. They stay. */
export const measureReferences = async (running: Running, cookie: string, count = 5000): Promise<ReferenceFigure> => {
  const headers = { cookie, origin: running.address, 'sec-fetch-site': 'same-origin' }
  const ask = async (path: string, body?: FormData | URLSearchParams) => {
    const answer = await fetch(new URL(path, running.address), body ? { method: 'POST', body, headers, redirect: 'manual' } : { headers })
    await answer.text()
    if (answer.status >= 400) throw new Error(`${path}: ${answer.status}`)
    return answer.headers.get('location') ?? ''
  }
  const form = new FormData()
  form.append('file', new Blob([listOf(count, `m${Date.now().toString(36)}x`)], { type: 'application/x-bibtex' }), 'lijst.bib')
  const began = performance.now()
  const list = await ask('/denktanks/cloudstrategie/kennis/invoer', form)
  await ask(list)
  const previewed = performance.now()
  await ask(`${list}/keuze`, new URLSearchParams({ page: '1', do: 'overnemen' }))
  const done = performance.now()
  return { references: count, preview: previewed - began, taken: done - previewed, total: done - began }
}
