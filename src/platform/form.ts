import type { Context } from 'hono'
import { z } from 'zod'
import type { Once } from './perform.ts'
import { malformed, tooLarge } from './refusals.ts'

/** What was wrong, per field: a code that a page turns into words ('empty', 'long', 'choose', 'email', 'date', …). */
export type Errors = Readonly<Record<string, string>>
/** What was typed, as it came, so that the page can show it again. */
export type Typed = Readonly<Record<string, string | readonly string[]>>

export type Filled<T> =
  | { readonly ok: true; readonly value: T; readonly typed: Typed; readonly once: Once }
  | { readonly ok: false; readonly errors: Errors; readonly typed: Typed }

const mostBytes = 2_000_000
const mostFields = 5_000

const parse = (body: string): Map<string, string[]> => {
  const fields = new Map<string, string[]>()
  let count = 0
  for (const [name, value] of new URLSearchParams(body)) {
    if ((count += 1) > mostFields) throw tooLarge()
    const list = fields.get(name)
    if (list) list.push(value)
    else fields.set(name, [value])
  }
  return fields
}

const readBody = async (request: Request): Promise<string> => {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded')) throw malformed('content-type')
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) throw tooLarge()
  const body = await request.text()
  if (body.length > mostBytes) throw tooLarge()
  if (body.includes('%00') || body.includes('\0')) throw malformed('nul')
  return body
}

// What came in a form, as long as its request lasts: for the page that refuses it.
const came = new WeakMap<Request, ReadonlyMap<string, readonly string[]>>()

/** Remembers what came in a form, so that a page that refuses it can give it back. */
export const remember = <F extends ReadonlyMap<string, readonly string[]>>(request: Request, fields: F): F => {
  came.set(request, fields)
  return fields
}

const fieldsIn = async (request: Request): Promise<ReadonlyMap<string, readonly string[]>> => {
  try {
    // A copy: whoever comes after the refusal may still want to read it.
    return came.get(request) ?? (request.bodyUsed ? new Map() : parse(await readBody(request.clone())))
  } catch {
    return new Map()
  }
}

// One word or two is no text that somebody would miss: a choice, a name, a key.
const isProse = (value: string) => value.split(/\s+/).length > 2 && !/^[{[]/.test(value)

/** The texts of three words or more that came in a form which is refused, also when nobody has read it yet: for who wrote them only. */
export const wordsSent = async (request: Request): Promise<string[]> =>
  [...new Set([...(await fieldsIn(request)).values()].flat().map((value) => value.trim()))].filter(isProse)

/**
 * Reads a posted form against a strict schema. A field of the schema that is an array takes repeated values; any other
 * field that comes twice, a field the schema does not know, or another kind of body, cannot come from our forms: 400.
 * The key of `OnceKey` is set apart in `once`, for `performOnce`. Text has its line ends made \n and is put in Unicode form NFC. A wrong form is a value: `ok: false` with the errors.
 */
export const readForm = async <S extends z.ZodObject>(c: Context, schema: S): Promise<Filled<z.output<S>>> =>
  checkFields(schema, remember(c.req.raw, parse(await readBody(c.req.raw))))

/** Holds fields that were read against a strict schema: what `readForm` does, for a form that came in another body. */
export const checkFields = <S extends z.ZodObject>(schema: S, fields: ReadonlyMap<string, readonly string[]>): Filled<z.output<S>> => {
  const typed: Record<string, string | string[]> = {}
  const known: Record<string, z.ZodType | undefined> = schema.shape
  const keyed = !known['form_key']
  let key = ''
  for (const [name, values] of fields) {
    if (keyed && name === 'form_key' && values.length === 1) { key = keyFrom(values[0] ?? ''); continue }
    const field = known[name]
    if (!field) throw malformed('unknown field')
    const clean = values.map((value) => value.replace(/\r\n?/g, '\n').normalize('NFC'))
    if (takesMany(field)) typed[name] = clean
    else if (clean.length === 1) typed[name] = clean[0] as string
    else throw malformed('repeated field')
  }
  const result = schema.safeParse(typed)
  return result.success
    ? { ok: true, value: result.data, typed, once: { key, fields: typed } }
    : { ok: false, errors: errorsFrom(result.error.issues), typed }
}

const keyFrom = (key: string): string => (/^[\w-]{43}$/.test(key) ? key : '')

const takesMany = (field: z.ZodType): boolean => {
  const { def } = field as unknown as { def: { type: string; innerType?: z.ZodType; in?: z.ZodType } }
  if (def.type === 'array') return true
  const inner = def.innerType ?? def.in
  return inner ? takesMany(inner) : false
}

const errorsFrom = (issues: readonly z.core.$ZodIssue[]): Errors => {
  const errors: Record<string, string> = {}
  for (const issue of issues) {
    const name = String(issue.path[0] ?? '')
    errors[name] ??= /^[a-z-]+$/.test(issue.message) ? issue.message : 'wrong'
  }
  return errors
}

/** A line of text a person must fill in: trimmed, 'empty' or 'long' when it is not right. */
export const line = (most: number) =>
  z.string({ error: 'empty' }).transform((text) => text.replace(/\s+/g, ' ').trim()).pipe(z.string().min(1, 'empty').max(most, 'long'))

/** A longer text a person must fill in; keeps its line breaks. */
export const text = (most: number) =>
  z.string({ error: 'empty' }).transform((value) => value.trim()).pipe(z.string().min(1, 'empty').max(most, 'long'))

/** A text that may be left out: '' then. */
export const optionalText = (most: number) =>
  z.string().default('').transform((value) => value.trim()).pipe(z.string().max(most, 'long'))

/** One of these values: 'choose' when none was chosen. */
export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, { error: 'choose' })

/** A tick box: true when ticked. */
export const ticked = () => z.literal('ja').optional().transform((value) => value === 'ja')

/** A tick box in front of what cannot be undone: 'sure' when it is not ticked. */
export const sure = () => ticked().refine(Boolean, 'sure')

/** A mail address, in the plain form that mail servers agree on (RFC 5321, no quoted part, no comments). */
export const email = () =>
  z.string({ error: 'email' }).transform((value) => value.trim())
    .pipe(z.string().max(254, 'email').regex(/^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/, 'email'))

/** Whether a search parameter of an address is among these values; anything else counts as not given. */
export const among = <const T extends readonly string[]>(value: string | undefined, values: T): T[number] | undefined =>
  values.includes(value ?? '') ? value : undefined

/** The page asked for, from 1 up to `most`; 1 for anything that is not such a number. */
export const pageNumber = (value: string | undefined, most = 10_000): number => {
  const page = Number(value ?? 1)
  return Number.isInteger(page) && page >= 1 && page <= most ? page : 1
}

/** A typed value back as one string, for showing it again. */
export const again = (typed: Typed | undefined, name: string): string => {
  const value = typed?.[name]
  return typeof value === 'string' ? value : ''
}

/** The key that `OnceKey` puts in a form; '' when it carries none. */
export const onceKey = () => z.string().default('').transform(keyFrom)
