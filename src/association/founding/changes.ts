import { z } from 'zod'
import { sortKey } from '../../platform/dates.ts'
import type { Tx } from '../../platform/database.ts'
import { email, line, optionalText } from '../../platform/form.ts'
import type { Here, Language } from '../../platform/here.ts'
import { newId } from '../../platform/ids.ts'
import type { Done, Thing } from '../../platform/perform.ts'
import { notHere, tooLate } from '../../platform/refusals.ts'
import { isFounded } from '../../workspaces/door.ts'
import { emailKey } from '../signin/changes.ts'

export const foundForm = z.strictObject({
  association_name: line(200), contact_email: email(),
  given_name: line(100), prefix: optionalText(30), family_name: line(100), email: email(),
  code: optionalText(40),
})
export type Foundation = z.output<typeof foundForm>

/** What is to be founded; `idOf` gives each thing its id, from its kind and names: random unless said otherwise. */
export interface Plan {
  readonly name: string
  readonly contact_email: string
  /** filled with the fictional sample */
  readonly sample?: boolean
  /** the moment of founding, ISO 8601; now when left out */
  readonly at?: string
  readonly idOf?: (...name: string[]) => string
}

const places = [
  { kind: 'site', slug: 'site', rings: ['public', 'administration'] },
  { kind: 'association', slug: 'vereniging', rings: ['members', 'board', 'administration'] },
] as const

/**
 * Founds the one association of this installation: its row, the site and the association as workspaces, and their rings.
 * Answers the id of the site's administration ring. Throws 409 when somebody was earlier, also in the same instant: the
 * row can exist once, and who comes second waits for who came first.
 */
export const found = async (tx: Tx, plan: Plan): Promise<string> => {
  const { idOf = newId } = plan
  const founded_at = plan.at ?? new Date().toISOString()
  const site = await tx.insertInto('site').values({
    association_name: plan.name, contact_email: plan.contact_email, founded_at, sample_since: plan.sample ? new Date() : null,
  }).onConflict((conflict) => conflict.doNothing()).returning('one').executeTakeFirst()
  if (!site) throw tooLate('settled')
  let desk = ''
  for (const { kind, slug, rings } of places) {
    const id = idOf('workspace', slug)
    const title = kind === 'site' ? 'Denktank' : plan.name
    await tx.insertInto('workspace').values({
      id, kind, slug, title, attribution: 'named', began_on: founded_at.slice(0, 10), is_sample: plan.sample ?? false,
    }).execute()
    const made = rings.map((ring) => ({ id: idOf('ring', slug, ring), workspace_id: id, kind: ring }))
    await tx.insertInto('ring').values(made).execute()
    if (kind === 'site') desk = made[1]?.id ?? ''
  }
  return desk
}

/** The first person: administrator, and on the board until others are. */
const addFounder = async (tx: Tx, form: Foundation, language: Language): Promise<string> => {
  const id = newId()
  const { given_name, family_name } = form
  await tx.insertInto('person').values({
    id, given_name, prefix: form.prefix || null, family_name, name_key: sortKey(`${family_name} ${given_name}`),
    email: form.email, email_key: emailKey(form.email), language,
  }).execute()
  await tx.insertInto('role').values((['administrator', 'board'] as const).map((kind) => ({ id: newId(), person_id: id, kind }))).execute()
  return id
}

/** The place before anything is founded: an empty site without rings. 404 once there is an association. */
export const theEmptySite: Thing<object> = {
  hold: async (_, here) => {
    if (isFounded(here)) throw notHere()
    return { it: {}, ring_id: '' }
  },
}

/** Founds the association with its first person. The site keeps the id under which it was entered when it was empty. */
export const foundAssociation = (here: Here, form: Foundation) => async (tx: Tx): Promise<Done> => {
  const idOf = (...name: string[]) => (name.join(' ') === 'workspace site' ? here.workspace.id : newId())
  const desk = await found(tx, { name: form.association_name, contact_email: form.contact_email, idOf })
  const person = await addFounder(tx, form, here.language)
  return { about: { kind: 'person', id: person }, ring: desk }
}
