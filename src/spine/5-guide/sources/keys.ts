import type { CslName } from '../../../documents/bibliographyNames.ts'
import { authorsOf } from '../../../documents/bibliographyNames.ts'
import { yearOf } from '../../../documents/bibliographyDates.ts'
import type { Work } from './csl.ts'

const particles = /^(?:(?:van|von|de|den|der|het|ter|ten|te|la|le|du|del|di|da|’t|'t|’s|'s|in|op|aan|bij)\s+)+/i
const trailing = /(?:\s+(?:van|von|de|den|der|het|ter|ten|te|la|le|du|del|di|da|’t|'t|’s|'s|in|op|aan|bij))+$/i

/**
 * People as they are typed, one to a `;`: "Berg, J. van der", "van der Berg, Jan" or "Jan van der Berg". A Dutch prefix is
 * kept apart, so that the list of sources sorts by the main name.
 */
export const namesFrom = (text: string): CslName[] => text.split(';').map((one) => one.replace(/\s+/g, ' ').trim()).filter(Boolean).map((one) => {
  const comma = one.indexOf(',')
  const words = one.split(' ')
  const [behind, before] = comma >= 0
    ? [one.slice(0, comma).trim(), one.slice(comma + 1).trim()]
    : [words.at(-1) ?? '', words.slice(0, -1).join(' ')]
  const prefix = (particles.exec(`${behind} `)?.[0].trim() === behind ? '' : particles.exec(behind)?.[0].trim() ?? '') || trailing.exec(` ${before}`)?.[0].trim() || ''
  const family = behind.startsWith(prefix) ? behind.slice(prefix.length).trim() || behind : behind
  const given = ` ${before}`.replace(trailing, '').trim()
  return { family, ...(given && { given }), ...(prefix && { 'non-dropping-particle': prefix }) }
})

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
