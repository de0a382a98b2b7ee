/** Writing in a text: one person at a time, one chapter at a time, and nothing that was typed is ever lost. */
import { Hono, type Context } from 'hono'
import type { Chapter } from '../../../documents/schema.ts'
import { readForm } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { perform } from '../../../platform/perform.ts'
import { malformed, notAllowed, Refusal, tooLate } from '../../../platform/refusals.ts'
import { page, type Env } from '../../../platform/web.ts'
import { urls } from '../../../urls.ts'
import { held } from '../../../workspaces/held.ts'
import { buttonFrom, type Button } from './arranging.ts'
import { AsidePage, StartPage, WritePage } from './editing.tsx'
import { askedIn, chapterForm, fieldsFrom, fieldsOf, wordsField } from './form.ts'
import { targetsIn } from './grounds.ts'
import { draftToWrite, emptyForm, isSame, lockForm, releaseLock, saveTyped, takeLock, type DraftToWrite, type Writing } from './lock.ts'
import { referencesFor, type Asked } from './references.ts'
import { blockAfter, outcomeOf, type Base } from './typed.ts'

/** Behind the door of a think tank, under its texts. */
export const editing = new Hono<Env>()

const number = ':number{[1-9][0-9]{0,8}}' as const

/** The text for whoever may write in it: 404 outside its ring, 403 outside the preparation group. */
const toWrite = async (c: Context<Env>, at: string, seen?: number): Promise<DraftToWrite> => {
  const draft = await draftToWrite(c.var.here, Number(at), seen)
  if (!c.var.here.who.prepares) throw notAllowed()
  return draft
}

const baseOf = (draft: DraftToWrite, revision: number, chapter: string | undefined): Base | undefined => {
  const { title, document } = revision === draft.revision || !draft.base ? draft : draft.base
  const found = chapter === undefined ? document.content[0] : document.content.find(({ attrs }) => attrs.id === chapter)
  return found && { revision, title, document, chapter: found, first: found === document.content[0] }
}

const referencesOf = (here: Here, draft: DraftToWrite, chapter: Chapter, asked: readonly Asked[]) =>
  referencesFor(here, draft.ring_id, targetsIn({ type: 'doc', content: [chapter] }), asked)

editing.get(`/${number}/schrijven`, async (c) => {
  const { here } = c.var
  const draft = await toWrite(c, c.req.param('number'))
  if (draft.withdrawn_at) throw tooLate('withdrawn')
  const chapter = c.req.query('hoofdstuk')
  const base = baseOf(draft, draft.revision, chapter) ?? baseOf(draft, draft.revision, undefined)
  if (!draft.token || !base) return page(c, <StartPage here={here} draft={draft} chapter={base?.chapter.attrs.id ?? ''} block={c.req.query('blok') ?? ''} />)
  const references = await referencesOf(here, draft, base.chapter, [])
  const fields = fieldsOf(base.title, base.chapter, references.refer, here.language)
  return page(c, <WritePage here={here} draft={draft} base={base} token={draft.token} fields={fields} references={references} done={c.req.query('gelukt')} />)
})

editing.post(`/${number}/schrijven/slot`, async (c) => {
  const { here } = c.var
  const at = c.req.param('number')
  const form = await readForm(c, lockForm)
  if (!form.ok) throw malformed('lock')
  const { overnemen, hoofdstuk, blok } = form.value
  try {
    await perform(here, 'draft.lock', held('draft', at), takeLock(here, overnemen))
  } catch (fault) {
    if (!(fault instanceof Refusal && fault.reason === 'locked')) throw fault
    return page(c, <StartPage here={here} draft={await toWrite(c, at)} chapter={hoofdstuk} block={blok} />, 409)
  }
  return c.redirect(`${urls.editDraft(here.workspace, Number(at), hoofdstuk, { gelukt: 'begonnen' })}${blok && `#blok-${blok}`}`, 303)
})

editing.post(`/${number}/schrijven/klaar`, async (c) => {
  const { here } = c.var
  const at = c.req.param('number')
  await readForm(c, emptyForm)
  const draft = await toWrite(c, at)
  // Whoever lost the lock has nothing to give back: they are sent on as if they had.
  if (draft.token) await perform(here, 'draft.release', held('draft', at), releaseLock)
  return c.redirect(urls.draft(here.workspace, draft.number), 303)
})

/** Where to go on: the text when writing stops, else the chapter and the place in it. */
const onward = (here: Here, draft: DraftToWrite, stops: boolean, chapter: string, place: string | undefined): string => {
  if (stops) return `${urls.draft(here.workspace, draft.number)}?gelukt=opgeslagen`
  return `${urls.editDraft(here.workspace, draft.number, chapter, { gelukt: 'opgeslagen' })}${place ? `#${place}` : ''}`
}

const save = async (c: Context<Env>, draft: DraftToWrite, base: Base, typed: Writing, next: string) => {
  const { here } = c.var
  const current = typed.token === draft.token && typed.seen === draft.revision
  const title = typed.title ?? draft.title
  // Nothing was changed: no revision that says nothing.
  if (current && isSame({ title, document: typed.document }, draft)) {
    if (typed.stops) await perform(here, 'draft.release', held('draft', draft.number), releaseLock)
    return c.redirect(next, 303)
  }
  const { told } = await perform(here, 'draft.save', held('draft', draft.number), saveTyped(here, typed))
  if (told?.['aside'] !== true) return c.redirect(next, 303)
  return page(c, <AsidePage here={here} draft={draft} revision={Number(told['revision'])} chapter={base.chapter.attrs.id} />, 409)
}

/** The id of what to go on with: the block at hand, the words that a new block does not have yet or the title that a new chapter does not have; a browser puts the cursor in a field. */
const placeAfter = (button: Button, next: Parameters<typeof blockAfter>[0]): string | undefined => {
  if (button.does === 'save' || button.does === 'go') return undefined
  if (button.does === 'chapter' && button.how === 'erbij') return 'hoofdstuktitel'
  const block = blockAfter(next)
  return block && (button.does === 'add' ? wordsField(block) : `blok-${block}`)
}

editing.post(`/${number}/schrijven`, async (c) => {
  const { here } = c.var
  const seen = Number(/^[0-9]{1,9}$/.exec(c.req.query('versie') ?? '')?.[0] ?? Number.NaN)
  if (Number.isNaN(seen)) throw malformed('revision')
  const draft = await toWrite(c, c.req.param('number'), seen)
  const base = baseOf(draft, seen, c.req.query('hoofdstuk') ?? '')
  if (!base) throw malformed('chapter')
  const form = await readForm(c, chapterForm(base.chapter, base.first))
  const fields = fieldsFrom(form.typed)
  const button = buttonFrom(fields['doe'] ?? 'opslaan', base.document, base.chapter)
  if (!button) throw malformed('button')
  const references = await referencesOf(here, draft, base.chapter, askedIn(base.chapter, fields))
  const outcome = outcomeOf(base, form, fields, button, references, here.language)
  const token = fields['slot'] ?? ''
  if ('problems' in outcome) {
    return page(c, <WritePage here={here} draft={draft} base={base} token={token} fields={fields} references={references} problems={outcome.problems} />, 422)
  }
  const { title, chapter, result } = outcome
  const stops = button.does === 'stop'
  const typed: Writing = { token, seen, document: result.document, chapter, note: fields['toelichting']?.trim() ?? '', stops, title: base.first ? title : undefined }
  return save(c, draft, base, typed, onward(here, draft, stops, result.chapter, placeAfter(button, result)))
})
