import { z } from 'zod'
import { readJson } from '../../../documents/json.ts'
import type { CslItem } from '../../../documents/bibliography.ts'

/** Kinds of works that CSL 1.0.2 knows. */
export const types = [
  'article', 'article-journal', 'article-magazine', 'article-newspaper', 'bill', 'book', 'broadcast', 'chapter', 'classic', 'collection', 'dataset',
  'document', 'entry', 'entry-dictionary', 'entry-encyclopedia', 'event', 'figure', 'graphic', 'hearing', 'interview', 'legal_case', 'legislation',
  'manuscript', 'map', 'motion_picture', 'musical_score', 'pamphlet', 'paper-conference', 'patent', 'performance', 'periodical', 'personal_communication',
  'post', 'post-weblog', 'regulation', 'report', 'review', 'review-book', 'software', 'song', 'speech', 'standard', 'thesis', 'treaty', 'webpage',
] as const

// Half a surrogate pair or a control character may stand in JSON, and no database takes it.
const words = (most: number) => z.string().max(most * 2)
  .transform((text) => text.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').replace(/\s+/g, ' ').trim().normalize('NFC')).pipe(z.string().max(most))
const wordsOrNumber = z.union([words(100), z.number().int()]).transform(String)
const whole = z.union([z.number(), z.string().regex(/^-?\d{1,4}$/).transform(Number)]).pipe(z.number().int().min(-9999).max(9999))
const date = z.object({
  'date-parts': z.array(z.array(whole).min(1).max(3)).min(1).max(2).optional(), literal: words(100).optional(), raw: words(100).optional(),
})
const names = z.array(z.object({
  family: words(200).optional(), given: words(200).optional(), literal: words(300).optional(), suffix: words(50).optional(),
  'non-dropping-particle': words(50).optional(), 'dropping-particle': words(50).optional(),
})).max(100)
const address = words(2000).refine((text) => text === '' || isAddress(text))

/** Whether this is an address on the web that a reader can go to. */
export const isAddress = (text: string): boolean => /^https?:\/\/[^/?#\s]/i.test(text) && !/[\s"<>\\^`{|}]/.test(text) && URL.canParse(text)

/** One work in CSL-JSON; fields we do not use are dropped, also an id of its own: the think tank gives its key. */
const item = z.object({
  type: z.enum(types), title: words(500).pipe(z.string().min(1)), 'title-short': words(200).optional(), author: names.optional(), editor: names.optional(),
  issued: date.optional(), accessed: date.optional(), publisher: words(300).optional(), 'container-title': words(500).optional(), genre: words(200).optional(),
  number: wordsOrNumber.optional(), volume: wordsOrNumber.optional(), issue: wordsOrNumber.optional(), page: words(100).optional(), edition: wordsOrNumber.optional(),
  DOI: words(300).optional(), URL: address.optional(),
})

export type Work = Omit<CslItem, 'id'> & { title: string }
export const mostWorks = 100

export type Pasted =
  | { readonly ok: true; readonly works: Work[] }
  /** `nth`: which work of the list is wrong, from 1; `field`: what of it */
  | { readonly ok: false; readonly code: 'json' | 'many' | 'none' | 'item'; readonly nth: number; readonly field: string }

const wrong = (code: 'json' | 'many' | 'none' | 'item', nth = 0, field = ''): Pasted => ({ ok: false, code, nth, field })

/** Reads pasted CSL-JSON: one work or a list of at most 100, all of them right or none taken. */
export const worksFrom = (text: string): Pasted => {
  const json = readJson(text)
  if (typeof json !== 'object' || json === null) return wrong('json')
  const list: unknown[] = Array.isArray(json) ? json : [json]
  if (list.length === 0) return wrong('none')
  if (list.length > mostWorks) return wrong('many')
  const works: Work[] = []
  for (const [at, one] of list.entries()) {
    const read = item.safeParse(one)
    if (!read.success) return wrong('item', at + 1, String(read.error.issues[0]?.path[0] ?? ''))
    works.push(read.data as Work)
  }
  return { ok: true, works }
}
