import type { Context } from 'hono'
import { z } from 'zod'
import { pageNumber, readForm, type Filled } from '../../platform/form.ts'
import { readUploads } from '../../platform/upload.ts'
import type { Env } from '../../platform/web.ts'
import { knownOrigin } from '../../association/signin/ceremony.ts'
import { attachedFrom, type Attached } from './files.ts'
import { most } from './form.ts'

export type At = Context<Env>

/** The number of the discussion in the address. */
export const numberIn = (c: At): number => Number(c.req.param('number'))
/** The page of it that is asked for, from 1. */
export const pageIn = (c: At): number => pageNumber(c.req.query('pagina'))
/** The origin of this site, as far as it is known; undefined otherwise. */
export const originIn = (c: At): string | undefined => knownOrigin(c) ?? undefined

const isMultipart = (c: At) => /^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '')

/**
 * Reads a form that may have files with it. Files that may not go with a post are an error in the field `bestand`, beside
 * whatever else was wrong; then none goes.
 */
export const readPost = async <S extends z.ZodObject>(c: At, schema: S): Promise<{ form: Filled<z.output<S>>; files: readonly Attached[] }> => {
  if (!isMultipart(c)) return { form: await readForm(c, schema), files: [] }
  const { form, files, over } = await readUploads(c, schema, 'bestand', { files: most.files, each: most.fileBytes, bytes: most.postBytes })
  const attached = files.map(attachedFrom)
  const wrong = over ?? attached.find((one) => typeof one === 'string')
  if (wrong === undefined) return { form, files: attached.filter((one) => typeof one !== 'string') }
  return { form: { ok: false, errors: { ...(form.ok ? {} : form.errors), bestand: wrong }, typed: form.typed }, files: [] }
}
