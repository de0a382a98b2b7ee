/** What goes with a meeting: files put there, read, and taken away when they were put there by mistake. */
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { acts } from '../../../acts.ts'
import { fileType } from '../../../documents/filetypes.ts'
import { readForm } from '../../../platform/form.ts'
import { perform } from '../../../platform/perform.ts'
import { notAllowed } from '../../../platform/refusals.ts'
import { readUpload } from '../../../platform/upload.ts'
import type { Env } from '../../../platform/web.ts'
import { urls } from '../../../urls.ts'
import { addDocument, heldMeeting, removeDocument } from './changes.ts'
import { documentForm, most } from './form.ts'
import { meetingPage } from './page.tsx'
import { documentOf, meetingAt } from './queries.ts'

export const meetingDocuments = new Hono<Env>()

type At = Context<Env>
const number = ':number{[1-9][0-9]{0,8}}' as const
const numberIn = (c: At) => Number(c.req.param('number'))
const backTo = (c: At, done: string) => c.redirect(urls.meeting(c.var.here.workspace, numberIn(c), { gelukt: done }), 303)
const mustLead = (c: At) => { if (!acts['meeting.plan'].may(c.var.here.who)) throw notAllowed() }
const mostBytes = 10_000_000

meetingDocuments.post(`/${number}/stuk`, async (c) => {
  const { here } = c.var
  mustLead(c)
  const { file } = await readUpload(c, z.strictObject({}), 'bestand', mostBytes)
  const type = file && fileType(file.bytes)
  if (!file || !type) return meetingPage(c, { form: 'stuk', errors: { bestand: file ? 'type' : 'missing' } })
  if ((await meetingAt(here, numberIn(c))).documents.length >= most.documents) return meetingPage(c, { form: 'stuk', errors: { bestand: 'files' } })
  await perform(here, 'meeting.attach', heldMeeting(numberIn(c)), (tx, it) => addDocument(tx, here, it, { name: file.name || 'stuk', type, bytes: file.bytes }))
  return backTo(c, 'stuk')
})

meetingDocuments.get(`/${number}/stukken/:id`, async (c) => {
  const { here } = c.var
  const { name, type, bytes } = await documentOf(here, await meetingAt(here, numberIn(c)), c.req.param('id'))
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': type, 'x-content-type-options': 'nosniff', 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`)}`,
  })
})

meetingDocuments.post(`/${number}/stuk-weg`, async (c) => {
  mustLead(c)
  const form = await readForm(c, documentForm)
  if (!form.ok) return meetingPage(c, { form: 'stuk-weg', ...form })
  await perform(c.var.here, 'meeting.detach', heldMeeting(numberIn(c)), (tx, it) => removeDocument(tx, it, form.value.document))
  return backTo(c, 'stuk-weg')
})
