/** Terms that everyone may read, at an address that lasts: as a page, and as Turtle, JSON-LD or separated values for who asks. */
import { Hono, type Context } from 'hono'
import { originOf, page, type Env } from '../../platform/web.ts'
import { notHere } from '../../platform/refusals.ts'
import { urls } from '../../urls.ts'
import { isId } from '../../workspaces/held.ts'
import { writeAside } from './thread.ts'
import { PublicConceptPage, PublicGlossaryPage } from './public.views.tsx'
import { inPieces, publicConcept, publicGlossary, type OutConcept, type PublicLine } from './queries.ts'
import { texts } from './texts.ts'

/** Behind the open door of the site. */
export const meanings = new Hono<Env>()

const id = ':id{[0-9a-f-]{36}}' as const
const key = ':key{[a-z0-9][a-z0-9-]{0,80}}' as const

type At = Context<Env>
const forms = ['ttl', 'jsonld', 'csv'] as const
type Form = (typeof forms)[number]
const asked = { 'text/turtle': 'ttl', 'application/ld+json': 'jsonld', 'text/csv': 'csv', 'text/html': undefined, 'application/xhtml+xml': undefined } as const

/** The form that is asked for: by `vorm` in the address, else the first that Accept names with the highest weight; a page for all else. */
const formOf = (c: At): Form | undefined => {
  const said = forms.find((one) => one === c.req.query('vorm'))
  if (said) return said
  const wanted = (c.req.header('accept') ?? '').split(',').slice(0, 20).map((one) => {
    const [type = '', ...more] = one.trim().toLowerCase().split(';')
    const weight = Number(/q=([\d.]+)/.exec(more.join(';'))?.[1] ?? 1)
    return { type: type.trim(), weight: Number.isFinite(weight) ? weight : 0 }
  }).filter(({ type, weight }) => Object.hasOwn(asked, type) && weight > 0).sort((a, b) => b.weight - a.weight)
  const first = wanted[0]?.type as keyof typeof asked | undefined
  return first && asked[first]
}

/** The same address has other forms: whoever keeps answers must know. */
const varied = (answer: Response): Response => {
  answer.headers.set('vary', 'accept')
  return answer
}

const outOf = (line: PublicLine): OutConcept => ({ ...line.described, id: line.id, language: line.language, uri: line.uri, rest: '', adopted: true })

const send = async (c: At, form: Form, lines: readonly PublicLine[]) => {
  const { slug = '', title = '' } = lines[0] ?? {}
  const types = { ttl: 'text/turtle', jsonld: 'application/ld+json', csv: 'text/csv' }
  return c.body(await writeAside({ form, origin: originOf(c), scheme: { slug, title: texts.nl.open.scheme(title) }, pieces: inPieces(lines.map(outOf)), rest: [] }), 200, {
    'content-type': `${types[form]}; charset=utf-8`, 'cache-control': 'no-cache', vary: 'accept', 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin',
  })
}

const found = async (c: At) => {
  const asking = c.req.param('id') ?? ''
  const concept = isId(asking) ? await publicConcept(c.var.here, asking) : undefined
  if (!concept) throw notHere()
  return concept
}

meanings.get(`/id/begrip/${id}`, async (c) => {
  const concept = await found(c)
  c.header('vary', 'accept')
  return c.redirect(urls.conceptDoc(concept.id), 303)
})

meanings.get(`/doc/begrip/${id}`, async (c) => {
  const concept = await found(c)
  const form = formOf(c)
  if (!form) return varied(page(c, <PublicConceptPage here={c.var.here} concept={concept} origin={originOf(c)} />))
  const around = concept.around.map(({ id: other }) => other)
  const lines = (await publicGlossary(c.var.here, concept.slug)).filter((line) => line.id === concept.id || around.includes(line.id))
  return send(c, form, lines.some((line) => line.id === concept.id) ? lines : [concept])
})

const glossaryOf = async (c: At) => {
  const lines = await publicGlossary(c.var.here, c.req.param('key') ?? '')
  if (lines.length === 0) throw notHere()
  return lines
}

meanings.get(`/id/begrippenkader/${key}`, async (c) => {
  const [line] = await glossaryOf(c)
  c.header('vary', 'accept')
  return c.redirect(urls.schemeDoc(line?.slug ?? ''), 303)
})

meanings.get(`/doc/begrippenkader/${key}`, async (c) => {
  const lines = await glossaryOf(c)
  const form = formOf(c)
  return form ? send(c, form, lines) : varied(page(c, <PublicGlossaryPage here={c.var.here} lines={lines} origin={originOf(c)} />))
})
