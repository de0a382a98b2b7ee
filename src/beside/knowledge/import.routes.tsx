/** Lists of references in: sent or pasted, looked through entry by entry, and taken over in one act. */
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { Unreadable } from '../../association/imports/reading/lines.ts'
import { among, pageNumber, readForm, type Typed } from '../../platform/form.ts'
import type { Here } from '../../platform/here.ts'
import { perform, performOnce } from '../../platform/perform.ts'
import { malformed, notAllowed, Refusal } from '../../platform/refusals.ts'
import { readUpload } from '../../platform/upload.ts'
import { page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { inRing } from '../../workspaces/held.ts'
import { choiceForm, choose, dropImport, heldImport, keepImport, knownHere, mostBytes, sendForm, takeOver } from './importing.ts'
import { PreviewPage, SendPage, TakenPage } from './import.views.tsx'
import { entriesOf, importAt, unfinishedImports } from './queries.ts'
import { aside } from './thread.ts'

/** Within the knowledge base of a think tank. */
export const referenceImports = new Hono<Env>()

const id = ':id{[0-9a-f-]{36}}' as const

const sendPage = async (c: Context<Env>, error?: string, typed?: Typed) => {
  const { here } = c.var
  if (!here.who.takesPart) throw notAllowed()
  return page(c, <SendPage here={here} unfinished={await unfinishedImports(here)} error={error} typed={typed} done={c.req.query('gelukt')} />, error ? 422 : 200)
}

const readIn = async (here: Here, bytes: Uint8Array) => {
  try {
    return await aside({ do: 'references', bytes, known: await knownHere(here) })
  } catch (fault) {
    if (fault instanceof Unreadable) return { did: 'nothing', problem: fault.problem } as const
    throw fault
  }
}

referenceImports.get('/', (c) => sendPage(c))

referenceImports.post('/', async (c) => {
  const { here } = c.var
  if (!here.who.takesPart) throw notAllowed()
  const { form, file } = await readUpload(c, sendForm, 'file', mostBytes)
  const pasted = form.ok ? form.value.list : ''
  if (!form.ok || !file && pasted.trim() === '') return sendPage(c, form.ok ? 'missing' : 'large', form.typed)
  const read = await readIn(here, file ? file.bytes : new TextEncoder().encode(pasted))
  if (read.did !== 'references') return sendPage(c, read.did === 'nothing' ? read.problem : 'broken', form.typed)
  const { about } = await performOnce(here, form.once, 'knowledge.preview', inRing({ kind: 'members' }), keepImport(here, read.format, read.entries))
  return c.redirect(urls.knowledgeImport(here.workspace, about?.id ?? ''), 303)
})

type AtList = Context<Env, `/${typeof id}`>

const listPage = async (c: AtList, error?: 'nothing') => {
  const { here } = c.var
  const list = await importAt(here, c.req.param('id'))
  const only = among(c.req.query('toon'), ['new', 'double', 'fault'] as const)
  const at = pageNumber(c.req.query('pagina'))
  const { entries, counts } = await entriesOf(here, list, at, only)
  const shown = { here, list, entries, counts, page: at }
  if (list.taken !== null) return page(c, <TakenPage {...shown} />)
  return page(c, <PreviewPage {...shown} only={only} done={c.req.query('gelukt')} error={error} />, error ? 422 : 200)
}

referenceImports.get(`/${id}`, (c) => listPage(c))

referenceImports.post(`/${id}/keuze`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, choiceForm)
  if (!form.ok) throw malformed('choice')
  const list = heldImport(c.req.param('id'))
  try {
    await perform(here, 'knowledge.preview', list, choose(form.value))
    if (form.value.do === 'bewaren') return c.redirect(urls.knowledgeImport(here.workspace, c.req.param('id'), { gelukt: 'bewaard', pagina: form.value.page }), 303)
    await perform(here, 'knowledge.import', list, takeOver(here))
  } catch (fault) {
    if (fault instanceof Refusal && fault.reason === 'none') return listPage(c as AtList, 'nothing')
    // Who presses twice reads what the first press did.
    if (!(fault instanceof Refusal) || (await importAt(here, c.req.param('id'))).taken === null) throw fault
  }
  return c.redirect(urls.knowledgeImport(here.workspace, c.req.param('id')), 303)
})

referenceImports.post(`/${id}/intrekking`, async (c) => {
  const form = await readForm(c, z.strictObject({}))
  if (form.ok) await performOnce(c.var.here, form.once, 'knowledge.preview', heldImport(c.req.param('id')), dropImport)
  return c.redirect(urls.knowledgeImports(c.var.here.workspace, 'niets'), 303)
})
