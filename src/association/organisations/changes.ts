import { z } from 'zod'
import { sortKey } from '../../platform/dates.ts'
import type { Tx } from '../../platform/database.ts'
import { line, oneOf, optionalText } from '../../platform/form.ts'
import { newId } from '../../platform/ids.ts'
import type { Done, Thing } from '../../platform/perform.ts'
import { notHere } from '../../platform/refusals.ts'
import { isId } from '../../workspaces/held.ts'
import { kinds, sizes } from './queries.ts'

/** 'YYYY-MM-DD' of a day as people here write it, 1-1-2027, or as machines do; undefined when there is no such day. */
const readDay = (text: string): string | undefined => {
  const dutch = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text)
  const iso = dutch ? `${dutch[3]}-${dutch[2]?.padStart(2, '0')}-${dutch[1]?.padStart(2, '0')}` : text
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(iso)) return undefined
  const day = new Date(`${iso}T12:00:00Z`)
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== iso ? undefined : iso
}

const optionalDay = z.string().default('').transform((text, context) => {
  const trimmed = text.trim()
  if (trimmed === '') return null
  const day = readDay(trimmed)
  if (day === undefined) context.addIssue({ code: 'custom', message: 'date' })
  return day ?? null
})

export const organisationSchema = z.strictObject({
  name: line(200),
  kind: oneOf(kinds),
  size_class: z.enum(['', ...sizes]).default('').transform((size) => (size === '' ? null : size)),
  region: optionalText(100),
  ended_on: optionalDay,
})
export type OrganisationFields = z.output<typeof organisationSchema>

const columnsFrom = (fields: OrganisationFields) => ({
  ...fields, name_key: sortKey(fields.name), region: fields.region === '' ? null : fields.region,
})

export const addOrganisation = async (tx: Tx, fields: OrganisationFields): Promise<Done> => {
  const id = newId()
  await tx.insertInto('organisation').values({ id, ...columnsFrom(fields) }).execute()
  return { about: { kind: 'organisation', id } }
}

export const editOrganisation = async (tx: Tx, id: string, fields: OrganisationFields): Promise<Done> => {
  await tx.updateTable('organisation').set(columnsFrom(fields)).where('id', '=', id).execute()
  return {}
}

/** An organisation of the association, held until the change is done. 404 when there is none with this id. */
export const heldOrganisation = (id: string): Thing<{ id: string }> => ({
  hold: async (tx, here) => {
    const ring = here.rings.find(({ kind }) => kind === 'members')
    const it = isId(id) ? await tx.selectFrom('organisation').select('id').where('id', '=', id).forUpdate().executeTakeFirst() : undefined
    if (!it || !ring) throw notHere()
    return { it, ring_id: ring.id, about: { kind: 'organisation', id } }
  },
})
