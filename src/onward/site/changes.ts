import { sql } from 'kysely'
import { z } from 'zod'
import { dayOrToday } from '../../association/organisations/days.ts'
import type { Tx } from '../../platform/database.ts'
import { email, line, oneOf, optionalText, ticked } from '../../platform/form.ts'
import type { Language } from '../../platform/here.ts'
import { newId } from '../../platform/ids.ts'
import { holdWorkspace, type Done, type Thing } from '../../platform/perform.ts'
import { notHere, tooLate } from '../../platform/refusals.ts'
import { isOther, seenField } from '../../platform/seen.ts'
import { isId } from '../../workspaces/held.ts'
import { accessibilityStatuses, type AccessibilityStatus, type SitePage } from './pages.ts'

const optionalEmail = () => z.union([z.literal(''), email()], { error: 'email' }).default('')
const optionalLine = (most: number) => optionalText(most).transform((value) => value.replace(/\s+/g, ' '))
const httpsAddress = () => optionalText(500).refine((value) => value === '' || /^https:\/\/[^\s"<>/]+/.test(value) && URL.canParse(value), 'address')

export const settingsSchema = z.strictObject({
  licence: oneOf(['cc-by-4.0', 'cc0-1.0']),
  accessibility: oneOf(['', ...accessibilityStatuses]),
  accessibility_on: dayOrToday(),
  accessibility_report: httpsAddress(),
  disclosure_email: optionalEmail(),
  seen: seenField(),
})
/** `seen`: the revision from which was written; '' when no page said so. */
export const textSchema = z.strictObject({ seen: z.string().regex(/^\d{0,9}$/).default(''), body: z.string({ error: 'empty' }).transform((value) => value.trim()).pipe(z.string().max(30_000, 'long')) })

const reach = { name: line(200), about: line(200), about_en: optionalLine(200), email: optionalEmail(), phone: optionalText(40).pipe(z.string().regex(/^[+()\d\s-]*$/, 'phone')) }
const reachable = ({ email: address, phone }: { email: string; phone: string }) => address !== '' || phone !== ''
export const personSchema = z.strictObject({ ...reach, agreed: ticked().refine(Boolean, 'agreed') })
export const editPersonSchema = personSchema.extend({ seen: seenField() })
export const nothingSchema = z.strictObject({})

/** What a whole form about a contact person may still lack: a way to reach them. */
export const wrongWithPerson = (value: z.output<typeof personSchema>): Readonly<Record<string, string>> | undefined =>
  reachable(value) ? undefined : { email: 'reach' }

type Set = { readonly [key in 'licence' | 'accessibility' | 'accessibility_on' | 'accessibility_report' | 'disclosure_email']: string | null }

/** What the form about these shows, as it was set; as it comes when nothing was. */
export const settingsShown = (set: Set | undefined) => ({
  licence: set?.licence ?? null, accessibility: set?.accessibility ?? null, accessibility_on: set?.accessibility_on ?? null,
  accessibility_report: set?.accessibility_report ?? '', disclosure_email: set?.disclosure_email ?? '',
})

/** Sets the licence of the site's content, the accessibility status, and where vulnerabilities are reported. 409 'changed' over what was not seen. */
export const setWebsite = async (tx: Tx, workspace: string, value: z.output<typeof settingsSchema>): Promise<Done> => {
  await holdWorkspace(tx, workspace)
  const now = await tx.selectFrom('website').select(['licence', 'accessibility', 'accessibility_report', 'disclosure_email', sql<string | null>`accessibility_on::text`.as('accessibility_on')]).executeTakeFirst()
  if (isOther(value.seen, settingsShown(now))) throw tooLate('changed')
  const accessibility = value.accessibility === '' ? null : value.accessibility as AccessibilityStatus
  const row = {
    licence: value.licence, accessibility, accessibility_on: accessibility ? value.accessibility_on : null, accessibility_report: accessibility ? value.accessibility_report : '',
    disclosure_email: value.disclosure_email, saved_at: sql<Date>`now()`,
  }
  await tx.insertInto('website').values(row).onConflict((conflict) => conflict.column('one').doUpdateSet(row)).execute()
  return { told: { licence: value.licence, accessibility: accessibility ?? '' } }
}

interface Written { readonly body: string; readonly seen: string }

/** Saves a text of the site beside all that it was before; an empty one brings back the text of the program. 409 'changed' over what was not seen. */
export const writeText = async (tx: Tx, workspace: string, page: SitePage, language: Language, { body, seen }: Written): Promise<Done> => {
  await holdWorkspace(tx, workspace)
  const last = await tx.selectFrom('site_text').select(['revision', 'body']).where('page', '=', page).where('language', '=', language)
    .orderBy('revision', 'desc').limit(1).executeTakeFirst()
  if ((last?.body ?? '') === body) return { told: { page, language } }
  if (seen !== '' && Number(seen) !== (last?.revision ?? 0)) throw tooLate('changed')
  await tx.insertInto('site_text').values({ page, language, revision: (last?.revision ?? 0) + 1, body }).execute()
  return { told: { page, language } }
}

type Person = Omit<z.output<typeof personSchema>, 'agreed'>
/** How somebody is shown. */
export const fieldsOf = ({ name, about, about_en, email: address, phone }: Person) => ({ name, about, about_en, email: address, phone })

/**
 * The member that a contact person is: by their address, else by a name that just one member has; null for somebody else.
 * So that who leaves or is erased is found again, also when they moved in between.
 */
const memberFor = ({ name, email: address }: Person) => sql<string | null>`coalesce(
  (select p.id from person p where p.email_key = ${address.toLowerCase()} and p.redacted_at is null),
  (select (array_agg(p.id))[1] from person p where p.redacted_at is null
    and lower(concat_ws(' ', p.given_name, p.prefix, p.family_name)) = ${name.toLowerCase()} having count(*) = 1))`

/** Shows somebody as a contact person; they said that they agree. */
export const addPerson = async (tx: Tx, value: Person): Promise<Done> => {
  const id = newId()
  await tx.insertInto('contact_person').values({ id, ...fieldsOf(value), person_id: memberFor(value) }).execute()
  return { about: { kind: 'contact_person', id } }
}

/** Changes how a contact person is shown; they agreed to the new words too. 409 'changed' over what was not seen. */
export const editPerson = async (tx: Tx, id: string, { seen, ...value }: Person & { seen: string }): Promise<void> => {
  const now = await tx.selectFrom('contact_person').select(['name', 'about', 'about_en', 'email', 'phone']).where('id', '=', id).executeTakeFirstOrThrow()
  if (isOther(seen, fieldsOf(now))) throw tooLate('changed')
  const at = sql<Date>`now()`
  await tx.updateTable('contact_person')
    .set({ ...fieldsOf(value), person_id: memberFor(value), agreed_at: at, edited_at: at }).where('id', '=', id).execute()
}

/** Takes a contact person off the site, and forgets what was shown of them. */
export const removePerson = async (tx: Tx, id: string): Promise<void> => {
  await tx.deleteFrom('contact_person').where('id', '=', id).execute()
}

/** A contact person, held until the change is done; 404 when there is none with this id. */
export const heldPerson = (id: string): Thing<{ id: string }> => ({
  hold: async (tx, here) => {
    const ring = here.rings.find(({ kind }) => kind === 'members')
    const it = isId(id) ? await tx.selectFrom('contact_person').select('id').where('id', '=', id).forUpdate().executeTakeFirst() : undefined
    if (!it || !ring) throw notHere()
    return { it, ring_id: ring.id, about: { kind: 'contact_person', id } }
  },
})
