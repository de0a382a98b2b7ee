import { z } from 'zod'
import type { Tx } from '../../platform/database.ts'
import { line, oneOf, optionalText, text } from '../../platform/form.ts'
import type { Here } from '../../platform/here.ts'
import { newId } from '../../platform/ids.ts'
import { holdWorkspace, type About, type Done, type Thing } from '../../platform/perform.ts'
import { notHere } from '../../platform/refusals.ts'
import { isId } from '../held.ts'
import { letTakePart } from '../people/changes.ts'

export const mostPerspectives = 8
export const rules = ['named', 'by-perspective', 'anonymous'] as const

const label = optionalText(100).transform((words) => words.replace(/\s+/g, ' '))
const nths = Array.from({ length: mostPerspectives }, (_, at) => at + 1)

const fields = z.strictObject({
  title: line(200), assignment: text(5000), attribution: oneOf(rules),
  voorzitter: z.string({ error: 'no-chair' }).refine(isId, 'no-chair'),
  chairs_perspective: z.string({ error: 'choose' }).regex(/^[1-8]$/, 'choose'),
  p1: label, p2: label, p3: label, p4: label, p5: label, p6: label, p7: label, p8: label,
  e1: label, e2: label, e3: label, e4: label, e5: label, e6: label, e7: label, e8: label,
})
type Fields = z.output<typeof fields>
type Nth = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

// Perspectives people know from elsewhere keep the key by which they are drawn.
const known: Record<string, string> = {
  gemeente: 'municipality', 'shared-service': 'shared-service', 'shared-service-organisatie': 'shared-service', leverancier: 'supplier',
}

/** Words as they may stand in an address: 'Café & cloud' becomes 'cafe-cloud'; '' when nothing is left. */
export const slugFrom = (words: string, most: number): string =>
  words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, most).replace(/^-+|-+$/g, '')

const keyFrom = (words: string) => {
  const slug = slugFrom(words, 40)
  return known[slug] ?? (/^[a-z]/.test(slug) ? slug : `p-${slug}`)
}

const filledIn = (values: Fields) => nths.flatMap((nth) => {
  const label_nl = values[`p${nth as Nth}`]
  return label_nl === '' ? [] : [{ nth: String(nth), key: keyFrom(label_nl), label_nl, label_en: values[`e${nth as Nth}`] || label_nl }]
})

// 'participant' is what a hidden perspective is called: no perspective may be named so.
const reservedKeys = ['participant']

export const thinktankSchema = fields.superRefine((values, context) => {
  const perspectives = filledIn(values)
  const keys = perspectives.map(({ key }) => key)
  const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if (keys.length === 0) say('p1', 'no-perspective')
  else if (new Set(keys).size < keys.length || keys.some((key) => reservedKeys.includes(key))) say('p1', 'same-perspective')
  else if (!perspectives.some(({ nth }) => nth === values.chairs_perspective)) say('chairs_perspective', 'chairs-perspective')
})
export type ThinktankFields = Fields

// Words that stand for something else in an address, now or soon, or would mislead.
const reservedSlugs = new Set(['site', 'vereniging', 'nieuw', 'nieuwe', 'alle', 'mijn', 'denktank', 'denktanks', 'live', 'api', 'feed', 'archief', 'zoeken', 'beheer'])

/**
 * A free slug: the title's, with a number behind it where that is taken or reserved. Association-wide changes wait for
 * each other, so that two think tanks begun at once get two slugs.
 */
const freeSlug = async (tx: Tx, here: Here, title: string): Promise<string> => {
  await holdWorkspace(tx, here.workspace.id)
  const base = slugFrom(title, 60) || 'denktank'
  const like = await tx.selectFrom('workspace').select('slug').where((eb) => eb.or([eb('slug', '=', base), eb('slug', 'like', `${base}-%`)])).execute()
  const taken = new Set(like.map(({ slug }) => slug))
  if (!taken.has(base) && !reservedSlugs.has(base)) return base
  let number = 2
  while (taken.has(`${base}-${number}`)) number += 1
  return `${base}-${number}`
}

/**
 * Begins a think tank: the place, its rings, its perspectives, and the chair who stands in both. What the association's
 * record keeps of it is that one was begun, not which: nobody outside sees that it exists. Only
 * `made`, and with it the key of the form, says which it was.
 */
export const beginThinktank = async (tx: Tx, here: Here, values: ThinktankFields): Promise<Done & { made: About }> => {
  const [id, members, preparation] = [newId(), newId(), newId()]
  await tx.insertInto('workspace').values({ id, kind: 'thinktank', slug: await freeSlug(tx, here, values.title), title: values.title, assignment: values.assignment, attribution: values.attribution }).execute()
  await tx.insertInto('ring').values([{ id: members, workspace_id: id, kind: 'members' }, { id: preparation, workspace_id: id, kind: 'preparation' }]).execute()
  const perspectives = filledIn(values)
  await tx.insertInto('perspective').values(perspectives.map(({ key, label_nl, label_en }, position) => ({ workspace_id: id, key, label_nl, label_en, position }))).execute()
  const perspective = perspectives.find(({ nth }) => nth === values.chairs_perspective)?.key ?? ''
  await letTakePart(tx, { workspace: id, members, preparation, person: values.voorzitter, perspective, role: 'chair', at: new Date() })
  return { made: { kind: 'workspace', id } }
}

/** Where a think tank is begun: told in the ring of who runs the association, so that no one else hears that one was. */
export const whereBegun: Thing<object> = {
  hold: async (_, here) => {
    const ring = here.rings.find(({ kind }) => kind === 'administration') ?? here.rings.find(({ kind }) => kind === 'board') ?? here.rings[0]
    if (!ring) throw notHere()
    return { it: {}, ring_id: ring.id }
  },
}
