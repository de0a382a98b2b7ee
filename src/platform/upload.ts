import type { Context } from 'hono'
import type { z } from 'zod'
import { checkFields, remember, type Filled } from './form.ts'
import { hashOf } from './ids.ts'
import { malformed, tooLarge } from './refusals.ts'

/** A file as it was sent. The name is what somebody called it, and says nothing of what is in it. */
export interface Upload {
  readonly name: string
  readonly bytes: Uint8Array
}

// Beside the file: the other fields and what stands around them.
const aside = 100_000

const readWhole = async (request: Request, most: number): Promise<Uint8Array> => {
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge()
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.length
    // A sender may say less than it sends.
    if (size > most) throw tooLarge()
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const formIn = async (request: Request, most: number): Promise<FormData> => {
  const type = request.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data\s*;/i.test(type)) throw malformed('content-type')
  const body = await readWhole(request, most)
  try {
    return await new Response(body as BodyInit, { headers: { 'content-type': type } }).formData()
  } catch {
    throw malformed('multipart')
  }
}

const plainName = (name: string) => (name.split(/[/\\]/).at(-1) ?? '').normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ').trim().slice(0, 200)

// The same words with another file are another thing.
const withFiles = <T>(form: Filled<T>, files: readonly Upload[]): Filled<T> => (form.ok && files.length > 0
  ? { ...form, once: { ...form.once, fields: [form.once.fields, files.map(({ name, bytes }) => [name, hashOf(bytes).toString('hex')])] } } : form)

/**
 * Reads a posted form with files in a field of this name, `most.files` at most, as `readForm` reads one without. `over`: there are more
 * of them ('many'), or one has more than `most.each` or all together more than `most.bytes` ('large'); then none is handed on, and what
 * was written is not lost with them. What is too much to read at all: 413.
 */
export const readUploads = async <S extends z.ZodObject>(
  c: Context, schema: S, field: string, most: { readonly files: number; readonly each: number; readonly bytes: number },
): Promise<{ form: Filled<z.output<S>>; files: readonly Upload[]; over?: 'many' | 'large' | undefined }> => {
  const parts = await formIn(c.req.raw, most.bytes + aside)
  const fields = new Map<string, string[]>()
  const files: Upload[] = []
  for (const [name, value] of parts) {
    // Some senders leave the name out when no file was chosen: then it reads as an empty text.
    if (value === '' && name === field) continue
    if (typeof value === 'string') fields.set(name, [...(fields.get(name) ?? []), value])
    else if (name !== field) throw malformed('unknown file')
    else if (files.length <= most.files) files.push({ name: plainName(value.name), bytes: new Uint8Array(await value.arrayBuffer()) })
  }
  if ([...fields.values()].flat().some((value) => value.includes('\0'))) throw malformed('nul')
  remember(c.req.raw, fields)
  // A browser sends an empty file without a name when none was chosen.
  const sent = files.filter(({ name, bytes }) => name !== '' || bytes.length > 0)
  const isLarge = sent.some(({ bytes }) => bytes.length > most.each) || sent.reduce((sum, { bytes }) => sum + bytes.length, 0) > most.bytes
  const over = sent.length > most.files ? 'many' : isLarge ? 'large' : undefined
  return { form: withFiles(checkFields(schema, fields), sent), files: over ? [] : sent, over }
}

/**
 * Reads a posted form with one file, in a field of this name, as `readForm` reads one without. `file` is undefined when
 * none was chosen. A body of more than `mostBytes` for the file: 413.
 */
export const readUpload = async <S extends z.ZodObject>(
  c: Context, schema: S, field: string, mostBytes: number,
): Promise<{ form: Filled<z.output<S>>; file: Upload | undefined }> => {
  const { form, files: [file], over } = await readUploads(c, schema, field, { files: 1, each: mostBytes, bytes: mostBytes })
  if (over) throw over === 'large' ? tooLarge() : malformed('unknown file')
  return { form, file }
}
