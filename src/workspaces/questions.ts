import { randomUUID } from 'node:crypto'
import { sql, type Compilable, type InferResult, type RawBuilder } from 'kysely'
import { databaseOf, standInFor, type Here } from '../platform/here.ts'

/** What a question is asked with. What is empty ('', [], null) or a boolean may change its form; anything else is a value only. */
export type Values = Readonly<Record<string, string | number | boolean | null | readonly string[]>>
type Parts = Readonly<Record<string, Compilable>>
type RowOf<C> = C extends Compilable ? InferResult<C>[number] : never
type DatesOf<R> = { readonly [K in keyof R as unknown extends R[K] ? never : Date extends R[K] ? K : never]: true }

interface Written { readonly statement: string; readonly values: ((here: Here, values: Values) => unknown)[] }

const marks = { workspace: randomUUID(), ring: randomUUID(), member: randomUUID(), perspective: randomUUID() }
const memberOf = (here: Here) => here.who.member
const ofReader = new Map<string, (here: Here) => unknown>([
  [marks.workspace, (here) => here.workspace.id],
  [marks.ring, (here) => here.rings.map(({ id }) => id)],
  [marks.member, memberOf],
  [marks.perspective, (here) => here.perspectives.filter(({ shown }) => shown).map(({ key }) => key)],
])

const decidesForm = (value: Values[string]) =>
  value === '' || value === null || typeof value === 'boolean' || Array.isArray(value) && value.length === 0

/** Each value once, however often the question has it: sorting out the rings of a reader ten times over is not free. */
const numbered = (text: string, parameters: readonly unknown[], known: ReadonlyMap<string, Written['values'][number]>): Written => {
  const values: Written['values'] = []
  const placeOf = new Map<string, number>()
  const places = parameters.map((parameter) => {
    const mark = Array.isArray(parameter) && parameter.length === 1 ? parameter[0] : parameter
    const value = typeof mark === 'string' ? known.get(mark) : undefined
    const place = value ? placeOf.get(mark as string) ?? values.push(value) : values.push(() => parameter)
    if (value) placeOf.set(mark as string, place)
    return place
  })
  return { statement: text.replace(/\$(\d+)/g, (_, at) => `$${places[Number(at) - 1]}`), values }
}

type Write<R> = (here: Here, values: never) => R
interface Asking { readonly write: Write<Parts>; readonly page?: Write<Compilable> | undefined }

const writeDown = ({ write, page }: Asking, here: Here, given: Values): Written => {
  const known = new Map<string, Written['values'][number]>(ofReader)
  const standIns = Object.fromEntries(Object.entries(given).map(([name, value]) => {
    if (decidesForm(value)) return [name, value]
    const mark = randomUUID()
    known.set(mark, (_, values) => values[name])
    return [name, Array.isArray(value) ? [mark] : mark]
  }))
  const stranger = standInFor(here, marks)
  const parts = Object.entries(write(stranger, standIns as never))
  const first = page ? sql`with page as materialized (${page(stranger, standIns as never) as unknown as RawBuilder<unknown>}) ` : sql``
  const whole = sql`${first}select json_build_object(${sql.join(parts.map(([name, part]) =>
    sql`${sql.lit(name)}, (select coalesce(json_agg(q), '[]') from (${part as unknown as RawBuilder<unknown>}) q)`))}) as parts`
  const { sql: text, parameters } = whole.compile(databaseOf(here).db)
  return numbered(text, parameters, known)
}

const revive = (found: Record<string, Record<string, unknown>[]>, dates: Readonly<Record<string, object>>) => {
  for (const part in dates) {
    const columns = Object.keys(dates[part] as object)
    for (const row of found[part] ?? []) for (const column of columns) if (row[column] !== null) row[column] = new Date(row[column] as string)
  }
}

const writtenBy = (asking: Asking) => {
  const written = new Map<string, Written>()
  return (here: Here, given: Values): Written => {
    let kind = `${here.language} ${here.workspace.kind} ${here.workspace.attribution} ${here.who.clerk} ${here.who.member !== null}`
    for (const name in given) kind += decidesForm(given[name] as Values[string]) ? ` ${JSON.stringify(given[name])}` : ' _'
    let one = written.get(kind)
    if (!one) written.set(kind, one = writeDown(asking, here, given))
    return one
  }
}

type Found = Record<string, Record<string, unknown>[]>
type Answered<P extends Parts> = { [K in keyof P]: RowOf<P[K]>[] }

/**
 * A question in one or more parts, asked in one go. Each part is a query on `rows` and `links`, and is written out once for
 * each kind of reader, with random stand-ins for what differs between two of a kind; asking puts the values in their
 * place. So `write` may look at the reader's language, attribution rule, kind of workspace, clerk and whether somebody is signed in,
 * and at what of its values is empty, but at nothing else. A stand-in that is not replaced matches no row: it tells too
 * little, never too much. Answers come as one JSON value; `dates` names the columns to make a Date of. Parts that are about the same
 * rows may begin from those: `page` asks for them once, and they are the table `page` to each part.
 */
export const question = <V extends Values, P extends Parts>(
  write: (here: Here, values: V) => P, dates: { readonly [K in keyof P]: DatesOf<RowOf<P[K]>> }, page?: (here: Here, values: V) => Compilable,
) => {
  const writtenFor = writtenBy({ write, page })
  return async (here: Here, given: V): Promise<Answered<P>> => {
    const { statement, values } = writtenFor(here, given)
    const [answer] = await databaseOf(here).ask<{ parts: Found }>(statement, values.map((value) => value(here, given)))
    const found = answer?.parts ?? {}
    revive(found, dates as Readonly<Record<string, object>>)
    return found as Answered<P>
  }
}

/** The rows of `page` in a question that has one: the columns of R. */
export const fromPage = <R>(here: Here) => databaseOf(here).db.selectFrom(sql<R>`page`.as('page'))

/**
 * The same question for several readers at once, who differ in nothing but who they are: the same rings, perspectives and
 * language. What does not hang on who asks is worked out once by the database.
 */
export const questionOfEach = <P extends Parts>(write: (here: Here) => P, dates: { readonly [K in keyof P]: DatesOf<RowOf<P[K]>> }) => {
  const writtenFor = writtenBy({ write })
  return async (heres: readonly Here[]): Promise<Answered<P>[]> => {
    const [first] = heres
    if (!first) return []
    const { statement, values } = writtenFor(first, {})
    const place = values.indexOf(memberOf) + 1
    const members = [...new Set(heres.map(memberOf))]
    const each = `select told.parts from unnest($${place}::uuid[]) with ordinality as asker(member, nth),
      lateral (${statement.replace(new RegExp(`\\$${place}(?!\\d)`, 'g'), 'asker.member')}) told order by asker.nth`
    const answers = await databaseOf(first).ask<{ parts: Found }>(each, values.map((value, at) => (at === place - 1 ? members : value(first, {}))))
    for (const { parts } of answers) revive(parts, dates as Readonly<Record<string, object>>)
    return heres.map((here) => answers[members.indexOf(memberOf(here))]?.parts as Answered<P>)
  }
}
