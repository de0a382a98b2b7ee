import { z } from 'zod'
import { SimilarTexts } from '../../../methods/similarity.ts'
import { onceKey, oneOf } from '../../../platform/form.ts'
import { malformed } from '../../../platform/refusals.ts'
import { isId } from '../../../workspaces/held.ts'
import { longest, type Saying } from './changes.ts'
import { allKinds, type Kind } from './filter.ts'

/** How many lines one sheet may have. */
export const mostLines = 200

const letters: Readonly<Record<string, Kind>> = { g: 'consequence', r: 'risk', k: 'chance', z: 'worry', v: 'question', e: 'experience' }

const optionalId = z.string().default('').transform((id) => id || null).refine((id) => id === null || isId(id), 'choose')

/** The code that stands on a sheet that was printed here, '' for any other paper. */
const codeField = z.string().default('').transform((code) => code.trim())

/** Step 1: a sheet as it was typed. */
export const sheetForm = z.strictObject({
  perspective: z.string({ error: 'choose' }).min(1, 'choose'),
  subgroup_id: optionalId, subtopic_id: optionalId, kind: oneOf(allKinds), code: codeField,
  lines: z.string({ error: 'empty' }).refine((lines) => linesOf(lines).length > 0, 'empty')
    .refine((lines) => linesOf(lines).length <= mostLines, 'many').refine((lines) => linesOf(lines).every((line) => line.length <= longest), 'long-line'),
})

type PerLine = Partial<Readonly<Record<`kind-${number}`, Kind> & Record<`perspective-${number}`, string>>>

/** A choice for each line: buttons that are chosen with one press have a name of their own for each line. */
const perLine = <F extends z.ZodType>(name: string, field: F) =>
  Object.fromEntries(Array.from({ length: mostLines }, (_, at) => [`${name}-${at}`, field.optional()])) as Record<string, z.ZodOptional<F>>

/** Step 2: the lines as they were read back and mended. The fields named `…[]` come once for each line, in order; `kind-3` and `perspective-3` are the fourth's. */
export const readbackForm = z.strictObject({
  ...perLine('kind', oneOf(allKinds)), ...perLine('perspective', z.string()),
  subgroup_id: optionalId, subtopic_id: optionalId, code: codeField,
  'text[]': z.array(z.string()).min(1).max(mostLines),
  /** positions of lines: to leave out, that were shown as looking like another, of those the ones to keep all the same */
  leave: z.array(z.string()).default([]), 'alike[]': z.array(z.string()).default([]), anyway: z.array(z.string()).default([]),
  form_key: onceKey(),
})

/** A line as it is read. */
export interface Line {
  readonly text: string
  readonly kind: Kind
  readonly perspective: string
  /** it is not to be stored */
  readonly left: boolean
  /** an error code of the page's texts */
  readonly wrong?: 'empty' | 'long'
}

const linesOf = (typed: string): string[] => typed.split('\n').map((line) => line.trim()).filter((line) => /[\p{L}\p{N}]/u.test(line))

// A dash, dot, star, tick box or number with which people begin a line on a flip-over.
const bullet = /^(?:(?:[-–—•·*▪◦‣>+☐☑✓]|\[[ xX]?\]|\d{1,3}[.)](?=\s))\s*)+(?=\S)/u
const letter = /^([grkzve])\s*:\s*/i

const asSentence = (text: string, isQuestion: boolean): string => {
  const begun = text.replace(/^\p{Ll}/u, (first) => first.toUpperCase())
  return /[.!?…:;"”’)]$/u.test(begun) || begun.length >= longest ? begun : `${begun}${isQuestion ? '?' : '.'}`
}

/**
 * A line of a sheet as one contribution: a letter and a colon in front say the kind (g r k z v e), a question mark in
 * front or behind means a question, anything else gets `otherwise`. It becomes a sentence: capital first, a stop behind.
 */
export const readLine = (typed: string, otherwise: Kind): { text: string; kind: Kind } => {
  const plain = typed.replace(bullet, '').replace(/\s+/g, ' ').trim()
  const said = letter.exec(plain)
  const rest = said ? plain.slice(said[0].length) : plain
  const asked = rest.startsWith('?')
  const text = rest.replace(/^\?+\s*/, '').trim()
  const isQuestion = asked || text.endsWith('?')
  const kind = letters[said?.[1]?.toLowerCase() ?? ''] ?? (isQuestion ? 'question' : otherwise)
  return { kind, text: asSentence(text, asked) }
}

/** Every line of a sheet; empty lines and what is only a dash fall out. */
export const readSheet = (sheet: z.output<typeof sheetForm>): Line[] =>
  linesOf(sheet.lines).map((line) => ({ ...readLine(line, sheet.kind), perspective: sheet.perspective, left: false }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text))

/** The lines as they came back from the read-back. A choice for each line and for no other: anything else cannot come from our form, 400. */
export const readBack = (form: z.output<typeof readbackForm> & PerLine): Line[] => {
  const { 'text[]': text, 'alike[]': alike, leave, anyway } = form
  const chosen = Object.keys(form).filter((name) => /^(?:kind|perspective)-/.test(name)).length
  const [leaving, looking, keeping] = [new Set(leave), new Set(alike), new Set(anyway)]
  return text.map((typed, at) => {
    const [kind, perspective] = [form[`kind-${at}`], form[`perspective-${at}`]]
    if (!kind || perspective === undefined || chosen !== 2 * text.length) throw malformed('lines')
    const clean = typed.replace(/\s+/g, ' ').trim()
    const left = leaving.has(String(at)) || looking.has(String(at)) && !keeping.has(String(at))
    const wrong = left ? undefined : clean === '' ? 'empty' : clean.length > longest ? 'long' : undefined
    return { text: clean, kind, perspective, left, ...(wrong ? { wrong } : {}) }
  })
}

/** What is stored of the lines: all but those left out. */
export const sayingsFrom = (lines: readonly Line[], { subgroup_id, subtopic_id }: { subgroup_id: string | null; subtopic_id: string | null }): Saying[] =>
  lines.filter(({ left }) => !left).map(({ text: body, kind, perspective }) => ({ body, kind, perspective, subgroup_id, subtopic_id }))

/** The lines with what each looks like: something that was said before, or else an earlier line of the same sheet. */
export const lookAlikes = (lines: readonly Line[], before: SimilarTexts<{ number: number; body: string }>) => {
  const sheet = new SimilarTexts<{ line: number }>()
  return lines.map((line, at) => {
    const [like] = [...before.like(line.text), ...sheet.like(line.text)]
    sheet.add({ line: at + 1 }, line.text)
    return { ...line, like: like?.key }
  })
}
