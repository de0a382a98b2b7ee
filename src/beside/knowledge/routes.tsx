/** The knowledge base: what a think tank reads, as a literature list with files, notes and what took whose place. */
import { Hono, type Context } from 'hono'
import { doiIn } from '../../documents/references/doubles.ts'
import type { Work } from '../../documents/references/work.ts'
import { z } from 'zod'
import { fileType } from '../../documents/filetypes.ts'
import { isoDay } from '../../platform/dates.ts'
import { again, pageNumber, readForm, type Filled as FormFilled } from '../../platform/form.ts'
import { withinLimit } from '../../platform/limits.ts'
import { performOnce, refuseUnlessMay, type Once } from '../../platform/perform.ts'
import { malformed, notAllowed, notHere, Refusal } from '../../platform/refusals.ts'
import { staysHome } from '../../platform/settings.ts'
import { readUpload } from '../../platform/upload.ts'
import { page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { inRing } from '../../workspaces/held.ts'
import { markerFor } from '../glossary/meanings.ts'
import {
  addItem, addNote, editItem, heldItem, heldNote, nextForm, noteForm, setLookUp, settingForm, supersedeItem, withdrawForm, withdrawItem, withdrawNote,
} from './changes.ts'
import { aroundItem } from './cited.ts'
import { placeOfSource } from './citing.ts'
import { lookUp } from './doi.ts'
import { FormPage, type Wrong } from './fields.tsx'
import { addFile, heldFile, most, removeFile } from './filing.ts'
import { itemForm } from './form.ts'
import { referenceImports } from './import.routes.tsx'
import { readingLists } from './lists.routes.tsx'
import { ItemPage } from './one.tsx'
import { passagesIn } from './passages.ts'
import { fileAt, filesWith, itemAt, itemsIn, looksUp, mostPrinted, mostWritten, othersFor, readFilter, sendersIn, worksIn } from './queries.ts'
import { aside, textAside } from './thread.ts'
import { KnowledgePage, PrintPage, SettingPage } from './views.tsx'

/** Behind the door of a think tank. */
export const knowledge = new Hono<Env>()

const id = ':id{[0-9a-f-]{36}}' as const
const emptyForm = z.strictObject({})
const filterOf = (c: Context<Env>) => readFilter((name) => c.req.query(name))

knowledge.route('/invoer', referenceImports)
knowledge.route('/leeslijsten', readingLists)

knowledge.get('/', async (c) => {
  const { here } = c.var
  const filter = filterOf(c)
  const [items, counts] = [await itemsIn(here, filter), await sendersIn(here)]
  return page(c, <KnowledgePage here={here} items={items} counts={counts} filter={filter} done={c.req.query('gelukt')} />)
})

knowledge.get('/lijst', async (c) => page(c, <PrintPage here={c.var.here} works={await worksIn(c.var.here, filterOf(c), mostPrinted)} />))

const kinds = {
  bib: { format: 'bibtex', type: 'application/x-bibtex' }, ris: { format: 'ris', type: 'application/x-research-info-systems' }, json: { format: 'csl', type: 'application/vnd.citationstyles.csl+json' },
} as const

// Programs know a work by its key: who and the year say more there than a number, and no two may be the same.
const withKeys = (works: readonly { readonly id: string; readonly work: Work }[]): Work[] => {
  const taken = new Set<string>()
  return works.map(({ id: own, work }) => {
    const key = work.id !== '' && !taken.has(work.id) ? work.id : own
    taken.add(key)
    return { ...work, id: key }
  })
}

const exported = (ending: keyof typeof kinds) => async (c: Context<Env>) => {
  const { here } = c.var
  const one = c.req.query('werk')
  const works = one ? [await itemAt(here, one)] : await worksIn(here, filterOf(c), mostWritten)
  const { format, type } = kinds[ending]
  const result = await aside({ do: 'write', works: withKeys(works), format })
  if (result.did !== 'write') throw notHere()
  return c.body(result.text, 200, {
    'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff',
    'content-disposition': `attachment; filename="kennisbank-${here.workspace.slug}-${isoDay(new Date())}.${ending}"`,
  })
}
knowledge.get('/lijst.bib', exported('bib'))
knowledge.get('/lijst.ris', exported('ris'))
knowledge.get('/lijst.json', exported('json'))

const settingPage = async (c: Context<Env>) => {
  const { here } = c.var
  if (!here.who.prepares && !here.who.chairs) throw notAllowed()
  return page(c, <SettingPage here={here} looks={await looksUp(here)} done={c.req.query('gelukt')} />)
}
knowledge.get('/instelling', settingPage)
knowledge.post('/instelling', async (c) => {
  const form = await readForm(c, settingForm)
  if (!form.ok) throw malformed('choose')
  await performOnce(c.var.here, form.once, 'knowledge.set', inRing({ kind: 'members' }), setLookUp(c.var.here, form.value.looks_up))
  return c.redirect(urls.knowledgeSetting(c.var.here.workspace, 'ingesteld'), 303)
})

const addPage = async (c: Context<Env>, more: { wrong?: Wrong; found?: Work } = {}) => {
  const { here } = c.var
  if (!here.who.takesPart) throw notAllowed()
  return page(c, <FormPage here={here} looksUp={await looksUp(here)} {...more} />, more.wrong ? 422 : 200)
}

knowledge.get('/nieuw', (c) => addPage(c))

knowledge.post('/nieuw', async (c) => {
  const { here } = c.var
  const form = await readForm(c, itemForm)
  if (!form.ok) return addPage(c, { wrong: form })
  const { about } = await performOnce(here, form.once, 'knowledge.add', inRing({ kind: 'members' }), addItem(here, form.value))
  return c.redirect(urls.knowledgeItem(here.workspace, about?.id ?? '', { gelukt: 'toegevoegd' }), 303)
})

const doiForm = z.strictObject({ ask: z.string().default('').transform(doiIn).pipe(z.string().min(1, 'doi')) })

knowledge.post('/nieuw/doi', async (c) => {
  const { here, house } = c.var
  if (!here.who.takesPart) throw notAllowed()
  const form = await readForm(c, doiForm)
  if (!form.ok) return addPage(c, { wrong: form })
  const wrong = (code: string) => addPage(c, { wrong: { errors: { ask: code }, typed: form.typed } })
  if (!await looksUp(here)) return wrong('off')
  if (!await withinLimit(house.database, 'doi', here.who.member ?? '', 60, 3600)) return wrong('often')
  const found = await lookUp(form.value.ask, { loopback: staysHome(house.settings) })
  return typeof found === 'string' ? wrong(found) : addPage(c, { found })
})

knowledge.get('/bron/:key{[\\w.:-]{1,100}}', async (c) => c.redirect(await placeOfSource(c.var.here, c.req.param('key')), 303))

type AtItem = Context<Env, `/${typeof id}`>

const itemPage = async (c: AtItem, wrong?: Wrong) => {
  const { here } = c.var
  const item = await itemAt(here, c.req.param('id'))
  const at = pageNumber(c.req.query('pagina'))
  const typed = (c.req.query('ander') ?? '').slice(0, 200)
  const looked = (c.req.query('zoek') ?? '').slice(0, 200)
  const open = here.who.takesPart && !item.withdrawn_at
  const around = await aroundItem(here, item, at)
  const said = [item.withheld ? '' : item.why, ...around.notes.flatMap(({ withheld, note }) => (withheld ? [] : [note]))]
  const shown = {
    ...around, marker: await markerFor(here, item.glossary, said), others: open && (typed !== '' || wrong?.errors['by']) ? await othersFor(here, item, typed, again(wrong?.typed, 'by')) : [],
    passages: looked ? passagesIn(await filesWith(here, item, looked), looked) : [],
  }
  return page(c, <ItemPage here={here} item={item} page={at} typed={typed} done={c.req.query('gelukt')} wrong={wrong} {...shown} />, wrong ? 422 : 200)
}

knowledge.get(`/${id}`, (c) => itemPage(c))

const editPage = async (c: AtItem, wrong?: Wrong) => {
  const { here } = c.var
  const item = await itemAt(here, c.req.param('id'))
  refuseUnlessMay(here, 'knowledge.edit', item)
  return page(c, <FormPage here={here} item={item} wrong={wrong} />, wrong ? 422 : 200)
}

/** Does the change, or shows the page again when somebody was earlier or it cannot be. */
const orAgain = async <T,>(form: FormFilled<T>, field: string, reasons: readonly string[], change: (value: T, once: Once) => Promise<Response>, show: (wrong: Wrong) => Promise<Response>) => {
  if (!form.ok) return show(form)
  try {
    return await change(form.value, form.once)
  } catch (fault) {
    if (fault instanceof Refusal && reasons.includes(fault.reason)) return show({ errors: { [field]: fault.reason }, typed: form.typed })
    throw fault
  }
}

const backTo = (c: AtItem, done: string) => c.redirect(urls.knowledgeItem(c.var.here.workspace, c.req.param('id'), { gelukt: done }), 303)

knowledge.get(`/${id}/verbetering`, (c) => editPage(c as AtItem))
knowledge.post(`/${id}/verbetering`, async (c) => orAgain(await readForm(c, itemForm), 'seen', ['changed'], async (filled, once) => {
  await performOnce(c.var.here, once, 'knowledge.edit', heldItem(c.req.param('id')), editItem(c.var.here, filled))
  return backTo(c as AtItem, 'gewijzigd')
}, (wrong) => editPage(c as AtItem, wrong)))

knowledge.post(`/${id}/vervanging`, async (c) => orAgain(await readForm(c, nextForm), 'by', ['circle', 'changed'], async (next, once) => {
  await performOnce(c.var.here, once, 'knowledge.supersede', heldItem(c.req.param('id')), supersedeItem(c.var.here, next))
  return backTo(c as AtItem, next.by ? 'vervangen' : 'hersteld')
}, (wrong) => itemPage(c as AtItem, wrong)))

knowledge.post(`/${id}/intrekking`, async (c) => orAgain(await readForm(c, withdrawForm), '', [], async ({ reason }, once) => {
  await performOnce(c.var.here, once, 'knowledge.withdraw', heldItem(c.req.param('id')), withdrawItem(c.var.here, reason))
  return c.redirect(urls.knowledge(c.var.here.workspace, { gelukt: 'weggehaald' }), 303)
}, (wrong) => itemPage(c as AtItem, wrong)))

knowledge.post(`/${id}/aantekeningen`, async (c) => orAgain(await readForm(c, noteForm), '', [], async (words, once) => {
  await performOnce(c.var.here, once, 'knowledge.note', heldItem(c.req.param('id')), addNote(c.var.here, words))
  return backTo(c as AtItem, 'genoteerd')
}, (wrong) => itemPage(c as AtItem, wrong)))

knowledge.post(`/${id}/aantekeningen/:note/intrekking`, async (c) => {
  const form = await readForm(c, emptyForm)
  if (form.ok) await performOnce(c.var.here, form.once, 'knowledge.unnote', heldNote(c.req.param('id'), c.req.param('note')), withdrawNote(c.var.here))
  return backTo(c as AtItem, 'ingetrokken')
})

knowledge.post(`/${id}/bestanden`, async (c) => {
  const { here } = c.var
  const item = await itemAt(here, c.req.param('id'))
  refuseUnlessMay(here, 'knowledge.attach', item)
  const { form, file } = await readUpload(c, emptyForm, 'file', most.bytes)
  const type = file && fileType(file.bytes)
  if (!file || !type) return itemPage(c as AtItem, { errors: { file: file ? 'type' : 'missing' }, typed: form.typed })
  const text = await textAside(file.bytes, type)
  return orAgain(form, 'file', ['files', 'full'], async (_, once) => {
    await performOnce(here, once, 'knowledge.attach', heldItem(item.id), addFile(here, { name: file.name || item.title.slice(0, 100), type, bytes: file.bytes, text }))
    return backTo(c as AtItem, 'bestand')
  }, (wrong) => itemPage(c as AtItem, wrong))
})

knowledge.get(`/${id}/bestanden/:file`, async (c) => {
  const { name, type, bytes } = await fileAt(c.var.here, c.req.param('id'), c.req.param('file'))
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': type, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`)}`,
  })
})

knowledge.post(`/${id}/bestanden/:file/verwijdering`, async (c) => {
  const form = await readForm(c, emptyForm)
  if (form.ok) await performOnce(c.var.here, form.once, 'knowledge.detach', heldFile(c.req.param('id'), c.req.param('file')), removeFile)
  return backTo(c as AtItem, 'bestandweg')
})
