import type { CslDate, Language } from './bibliography.ts'

const UNDATED = { nl: 'z.d.', en: 'n.d.' }
const MONTHS = {
  nl: ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
}

/** The year in which it appeared, or undefined when that is not known. */
export function yearOf(date: CslDate | undefined): number | undefined {
  const parts = date?.['date-parts']?.[0]?.[0]
  const year = parts === undefined ? Number(/\b\d{4}\b/.exec(date?.literal ?? date?.raw ?? '')?.[0] ?? NaN) : Number(parts)
  return Number.isInteger(year) ? year : undefined
}

/** The year as mentioned in a sentence, "2022a" or "z.d.-a"; of a range both years. */
export function shortDate(date: CslDate | undefined, language: Language, suffix: string): string {
  const year = yearOf(date)
  if (year === undefined) return UNDATED[language] + (suffix && `-${suffix}`)
  const until = Number(date?.['date-parts']?.[1]?.[0] ?? NaN)
  return `${year}${Number.isInteger(until) && until !== year ? `–${until}` : ''}${suffix}`
}

/**
 * The date of a reference. `precise`: with month and day when known, in a `list` as APA turns it round
 * ("2022a, 5 september"), `running` as one writes it ("5 september 2022").
 */
export function dateOf(
  date: CslDate | undefined, language: Language, suffix: string, precise: boolean, order: 'list' | 'running' = 'list',
): string {
  const year = shortDate(date, language, suffix)
  const [, monthNumber, day] = date?.['date-parts']?.[0] ?? []
  const month = MONTHS[language][Number(monthNumber) - 1]
  if (!precise || month === undefined) return year
  const dayAndMonth = language === 'nl' ? [day, month] : [month, day]
  const within = dayAndMonth.filter((part) => part !== undefined).join(' ')
  if (order === 'list') return `${year}, ${within}`
  return language === 'nl' || day === undefined ? `${within} ${year}` : `${within}, ${year}`
}
