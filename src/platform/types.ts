import pg from 'pg'

/** 2^53: beyond it a JavaScript number is no longer exact. */
const limit = Number.MAX_SAFE_INTEGER

const exactNumber = (text: string) => {
  const value = Number(text)
  if (Math.abs(value) > limit) throw new RangeError(`The number ${text} from the database is too large to be exact`)
  return value
}

type Parse = (text: string) => unknown
const asText: Parse = (text) => text
const textArray = (pg.types.getTypeParser as (oid: number) => (text: string) => unknown[])(1009)

const each = (parse: Parse, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((part) => each(parse, part))
  return typeof value === 'string' ? parse(value) : value
}

const listOf = (parse: Parse): Parse => (text) => each(parse, textArray(text))

/** By the number of the type: int8, numeric, date, timestamp (kept as text: it names no moment) and arrays of these. */
const ours = new Map<number, Parse>([
  [20, exactNumber],
  [1700, exactNumber],
  [1082, asText],
  [1114, asText],
  [1016, listOf(exactNumber)],
  [1231, listOf(exactNumber)],
  [1182, listOf(asText)],
  [1115, listOf(asText)],
  [2951, listOf(asText)],
])

/** How values come out, the same on both engines; handed to each client, so that pg's own settings stay as they are. */
export const types = {
  getTypeParser: (oid: number, format: 'text' | 'binary' = 'text') =>
    (format === 'text' && ours.get(oid)) || pg.types.getTypeParser(oid, format),
} as unknown as pg.CustomTypesConfig
