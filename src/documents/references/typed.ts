import type { CslDate } from '../bibliography.ts'
import type { CslName } from '../bibliographyNames.ts'
import { leadingParticles, trailingParticles } from './particles.ts'

const onePerson = (typed: string): CslName => {
  const comma = typed.indexOf(',')
  const words = typed.split(' ')
  // Without a comma a Dutch prefix tells where the family name begins: "Jan van der Berg".
  const split = words.findIndex((word, at) => at > 0 && leadingParticles.test(`${word} x`))
  const at = split > 0 ? split : words.length - 1
  const [behind, before] = comma >= 0 ? [typed.slice(0, comma).trim(), typed.slice(comma + 1).trim()] : [words.slice(at).join(' '), words.slice(0, at).join(' ')]
  const leading = leadingParticles.exec(behind)?.[0] ?? ''
  const prefix = leading.trim() || trailingParticles.exec(` ${before}`)?.[0].trim() || ''
  const given = ` ${before}`.replace(trailingParticles, '').trim()
  return { family: behind.slice(leading.length), ...(given && { given }), ...(prefix && { 'non-dropping-particle': prefix }) }
}

const parts = (typed: string) => typed.split(';').map((one) => one.replace(/\s+/g, ' ').trim()).filter(Boolean)

/** People as they are typed, one to a `;`: "Berg, J. van der", "van der Berg, Jan" or "Jan van der Berg". */
export const peopleFrom = (typed: string): CslName[] => parts(typed).map(onePerson)

/** Organisations as they are typed, one to a `;`: never taken apart. */
export const organisationsFrom = (typed: string): CslName[] => parts(typed).map((literal) => ({ literal }))

/** The same as they were typed: people, and organisations. */
export const typedNames = (names: readonly CslName[]): { people: string; organisations: string } => ({
  people: names.filter(({ literal }) => !literal).map((name) => [name.family, [name.given, name['dropping-particle'], name['non-dropping-particle']].filter(Boolean).join(' ')]
    .filter(Boolean).join(', ')).join('; '),
  organisations: names.flatMap(({ literal }) => literal ?? []).join('; '),
})

const isDay = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** A year, a month or a day as people write it ("2024", "6-2024", "13-6-2024", "2024-06-13"); undefined when it is none of these. */
export const dateFrom = (typed: string): CslDate | undefined => {
  const given = typed.trim().split(/[-/.]/)
  if (given.length > 3 || !given.every((part) => /^\d{1,4}$/.test(part))) return undefined
  const ordered = (given[0]?.length === 4 ? given : [...given].reverse()).map(Number)
  const [year = 0, month = 1, day = 1] = ordered
  return year >= 1000 && year < 3000 && isDay(year, month, day) ? { 'date-parts': [ordered] } : undefined
}

/** The same as it was typed; '' when it is not known. */
export const typedDate = (date: CslDate | undefined): string => {
  const [year, month, day] = date?.['date-parts']?.[0] ?? []
  if (year === undefined) return date?.literal ?? date?.raw ?? ''
  return [day, month, year].filter((part) => part !== undefined).join('-')
}
