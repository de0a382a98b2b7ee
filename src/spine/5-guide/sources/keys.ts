import { authorsOf } from '../../../documents/bibliographyNames.ts'
import { yearOf } from '../../../documents/bibliographyDates.ts'
import type { Work } from './csl.ts'

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '')

const stem = (work: Work): string => {
  const [first] = authorsOf(work)
  const name = first ? first.family || first.literal || first.given || '' : ''
  const capitals = name.split(/[\s-]+/).map((word) => /^\p{Lu}/u.exec(word)?.[0] ?? '').join('')
  const spoken = first?.literal && capitals.length > 2 ? capitals : name || work.title.split(/\s+/).slice(0, 3).join('')
  return `${plain(spoken).slice(0, 40) || 'bron'}${yearOf(work.issued) ?? 'zd'}`
}

const letters = (place: number): string => (place >= 26 ? letters(Math.floor(place / 26) - 1) : '') + String.fromCharCode(97 + (place % 26))

/** The key by which a text cites a work: who and the year ("berg2020"), with a letter behind it when that is taken. */
export const keyFor = (work: Work, taken: ReadonlySet<string>): string => {
  const base = stem(work)
  if (!taken.has(base)) return base
  for (let place = 0; ; place += 1) if (!taken.has(base + letters(place))) return base + letters(place)
}
