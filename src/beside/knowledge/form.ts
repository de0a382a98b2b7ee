import { z } from 'zod'
import { dateFrom, organisationsFrom, peopleFrom, typedDate, typedNames } from '../../documents/references/typed.ts'
import { doiIn } from '../../documents/references/doubles.ts'
import { isAddress, types, type Work } from '../../documents/references/work.ts'
import { line, oneOf, optionalText } from '../../platform/form.ts'

/** Kinds of works on offer; others come in by a list and stay what they are. */
export const kinds = [
  'report', 'webpage', 'book', 'chapter', 'article-journal', 'article-newspaper', 'article-magazine', 'paper-conference', 'thesis', 'legislation', 'bill', 'legal_case',
  'standard', 'post-weblog', 'dataset', 'document',
] as const
/** Whose interest a work speaks for; '' when nobody said. */
export const senders = ['government', 'association', 'supplier', 'research', 'advice', 'press', 'other'] as const
export type Sender = (typeof senders)[number]

const maybe = (most: number) => z.string().default('').transform((value) => value.replace(/\s+/g, ' ').trim()).pipe(z.string().max(most, 'long'))

const words = {
  authors: maybe(3000), organisation: maybe(1000), container: maybe(500), publisher: maybe(300), volume: maybe(50), issue: maybe(50), page: maybe(50), edition: maybe(50), number: maybe(200),
  isbn: maybe(50), language: z.enum(['', 'nl', 'en', 'de', 'fr'], { error: 'choose' }).default(''),
}

/** A work as it is filled in. `seen`: which state of it was changed; 0 for a new one. */
export const itemForm = z.strictObject({
  kind: oneOf(types), title: line(500), ...words,
  dated: maybe(100).refine((typed) => typed === '' || dateFrom(typed) !== undefined, 'year'),
  doi: maybe(300).refine((typed) => typed === '' || doiIn(typed) !== '', 'doi'), url: maybe(2000).refine((url) => url === '' || isAddress(url), 'url'),
  sender: z.enum(['', ...senders]).default(''), why: optionalText(1000), seen: z.string().default('0').pipe(z.string().regex(/^\d{1,9}$/)).transform(Number),
})
export type Filled = z.output<typeof itemForm>
export type FieldName = keyof Filled

const plainly = { 'container-title': 'container', publisher: 'publisher', volume: 'volume', issue: 'issue', page: 'page', edition: 'edition', number: 'number', ISBN: 'isbn', language: 'language', URL: 'url' } as const

/** What was filled in, as a work; `before` keeps what the form does not ask for, such as an abstract. */
export const workFrom = (filled: Filled, before?: Work): Work => {
  const work: Record<string, unknown> = { ...before, id: before?.id ?? '', type: filled.kind, title: filled.title }
  for (const [field, name] of Object.entries(plainly)) {
    if (filled[name] === '') delete work[field]
    else work[field] = filled[name]
  }
  const author = [...peopleFrom(filled.authors), ...organisationsFrom(filled.organisation)]
  if (author.length > 0) work['author'] = author
  else delete work['author']
  if (filled.doi) work['DOI'] = doiIn(filled.doi)
  else delete work['DOI']
  // A date that was left as it stood stays as exact as it was, a range too.
  if (filled.dated === '') delete work['issued']
  else if (typedDate(before?.issued) !== filled.dated) work['issued'] = dateFrom(filled.dated)
  return work as Work
}

/** A work as the form shows it. */
export const fieldsOf = (work: Work, more: { readonly sender?: string; readonly why?: string } = {}): Record<FieldName, string> => {
  const { people, organisations } = typedNames(work.author ?? [])
  const text = (field: string) => (work[field] === undefined ? '' : String(work[field]))
  const known = typedDate(work.issued)
  return {
    kind: work.type, title: work.title ?? '', authors: people, organisation: organisations, container: text('container-title'), publisher: text('publisher'),
    volume: text('volume'), issue: text('issue'), page: text('page'), edition: text('edition'), number: text('number'), isbn: text('ISBN'), language: text('language').slice(0, 2).toLowerCase(),
    dated: dateFrom(known) ? known : '', doi: text('DOI'), url: text('URL'), sender: more.sender ?? '', why: more.why ?? '', seen: '0',
  }
}
