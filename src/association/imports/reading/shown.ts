/** How the cells of a workbook show their numbers: as days, times, percentages, or with zeros in front. */
export type Showing =
  | { readonly as: 'number' }
  | { readonly as: 'moment' }
  | { readonly as: 'digits'; readonly length: number }
  | { readonly as: 'percent' }

const asNumber: Showing = { as: 'number' }
const builtInMoments = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58])

/** What a number format shows: its first part, without what stands in quotes or brackets. */
export const showingOf = (id: number, code: string | undefined): Showing => {
  if (code === undefined) return builtInMoments.has(id) ? { as: 'moment' } : id === 9 || id === 10 ? { as: 'percent' } : asNumber
  const timers = /\[(?:h+|m+|s+)\]/i.test(code)
  const plain = (code.split(';')[0] ?? '').replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').replace(/general/gi, '')
  if (timers || /[dmyhs]/i.test(plain)) return { as: 'moment' }
  if (plain.includes('%')) return { as: 'percent' }
  return /^0{2,30}$/.test(plain) ? { as: 'digits', length: plain.length } : asNumber
}

/** A number in at most fifteen digits, which is what a spreadsheet knows of it: never 0.30000000000000004. */
const inDigits = (number: number): string => {
  const rounded = Number(number.toPrecision(15))
  if (Number.isInteger(rounded) && Math.abs(rounded) < 1e21) return BigInt(rounded).toString()
  return String(rounded)
}

const daysTo1970 = (since1904: boolean) => (since1904 ? 24_107 : 25_569)

/** 'YYYY-MM-DD', with 'THH:MM:SS' behind it when there is a time, or only 'HH:MM:SS' when there is no day. */
const momentOf = (number: number, since1904: boolean): string => {
  // Before March 1900 the count is one off: it knows a 29 February 1900 that never was.
  const days = !since1904 && number >= 1 && number < 60 ? number + 1 : number
  const moment = new Date(Math.round((days - daysTo1970(since1904)) * 86_400) * 1000)
  if (Number.isNaN(moment.getTime()) || moment.getUTCFullYear() > 9999 || number < 0) return inDigits(number)
  const [day = '', time = ''] = moment.toISOString().slice(0, 19).split('T')
  if (number < 1 && !since1904) return time
  return time === '00:00:00' ? day : `${day}T${time}`
}

/** A number as the cell shows it, so far as it matters to a list. */
export const shown = (text: string, showing: Showing, since1904: boolean): string => {
  const number = Number(text)
  if (text.trim() === '' || !Number.isFinite(number)) return text
  if (showing.as === 'moment') return momentOf(number, since1904)
  if (showing.as === 'percent') return `${inDigits(number * 100)}%`
  if (showing.as === 'digits') {
    const digits = inDigits(Math.round(Math.abs(number)))
    return `${number < 0 ? '-' : ''}${digits.padStart(showing.length, '0')}`
  }
  return inDigits(number)
}
