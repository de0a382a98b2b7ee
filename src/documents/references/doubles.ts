import { yearOf } from '../bibliographyDates.ts'
import { withoutTags, type Work } from './work.ts'

/** By what a work is known again: each is '' when it has none. `year` is null when it is not known. */
export interface Marks { readonly doi: string; readonly isbn: string; readonly title_key: string; readonly year: number | null }

/** A DOI as it is compared and asked for: without the resolver before it, in lower case; '' when this is none. */
export const doiIn = (text: string): string => {
  const bare = text.trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '').toLowerCase()
  return /^10\.\d{4,9}\/[^\s"<>]{1,180}$/.test(bare) ? bare : ''
}

const isbn13 = (text: string): string => {
  const digits = text.split(/[,;\s]+(?=\d)/)[0]?.replace(/[^0-9Xx]/g, '').toUpperCase() ?? ''
  if (/^\d{13}$/.test(digits)) return digits
  if (!/^\d{9}[0-9X]$/.test(digits)) return ''
  // The same book has a number of ten and one of thirteen digits: the longer one stands for both (ISO 2108).
  const first = `978${digits.slice(0, 9)}`
  const sum = [...first].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0)
  return `${first}${(10 - (sum % 10)) % 10}`
}

const titleKey = (title: string): string =>
  withoutTags(title).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/^(?:de|het|een|the|an?)\s+/, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim().slice(0, 200)

/** The marks of a work: DOI, ISBN-13, and the title without small differences, with its year. */
export const marksOf = (work: Work): Marks => ({
  doi: doiIn(String(work['DOI'] ?? '')), isbn: isbn13(String(work['ISBN'] ?? '')), title_key: titleKey(work.title ?? ''), year: yearOf(work.issued) ?? null,
})

// A chapter has the ISBN of its book: alone it does not say that two are the same work.
const keysOf = ({ doi, isbn, title_key, year }: Marks): string[] => [
  ...(doi ? [`doi ${doi}`] : []), ...(isbn && title_key ? [`isbn ${isbn} ${title_key}`] : []), ...(title_key ? [`title ${title_key} ${year ?? ''}`] : []),
]

/** Remembers works by their marks and says which one a later work is the double of. */
export const doublesAmong = <T>(): { add: (marks: Marks, is: T) => void; find: (marks: Marks) => T | undefined } => {
  const known = new Map<string, T>()
  return {
    add: (marks, is) => { for (const key of keysOf(marks)) if (!known.has(key)) known.set(key, is) },
    find: (marks) => {
      const key = keysOf(marks).find((one) => known.has(one))
      return key === undefined ? undefined : known.get(key)
    },
  }
}
