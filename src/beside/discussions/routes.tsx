/** Discussions: what a ring talks about between its meetings, post by post, until it is closed with a conclusion. */
import { Hono } from 'hono'
import { acts } from '../../acts.ts'
import { among, readForm } from '../../platform/form.ts'
import { perform, performOnce } from '../../platform/perform.ts'
import { notAllowed, notHere, Refusal } from '../../platform/refusals.ts'
import { page, type Env } from '../../platform/web.ts'
import type { Problems } from '../../platform/look/problems.tsx'
import { urls } from '../../urls.ts'
import { inRing, isId } from '../../workspaces/held.ts'
import { numberIn, originIn, pageIn, readPost, type At } from './asked.ts'
import { beginDiscussion, heldDiscussion, listen } from './changes.ts'
import { beginForm, levelForm, postForm, postOn, ringLevelForm, thingAt } from './form.ts'
import { mailedTo } from './mailedto.ts'
import { leading } from './leading.routes.tsx'
import { DiscussionsPage } from './list.tsx'
import { NamesPage, namesIn } from './naming.tsx'
import { own } from './own.routes.tsx'
import { postReply } from './posting.ts'
import { discussionsIn, fileAt, placeOf, ringLevels, ringsToTalk, subtopicsIn, unreadAt } from './queries.ts'
import { topicPage } from './topic.tsx'
import { BeginPage } from './writing.tsx'

export const discussions = new Hono<Env>()

const number = ':number{[1-9][0-9]{0,8}}' as const

discussions.get('/', async (c) => {
  const { here } = c.var
  const [subtopic, ring] = [c.req.query('onderwerp') ?? '', c.req.query('kring') ?? '']
  const filter = { subtopic: subtopic === 'geen' || isId(subtopic) ? subtopic : '', ring: isId(ring) ? ring : '' }
  const [lines, subtopics, levels] = await Promise.all([discussionsIn(here, filter, pageIn(c)), subtopicsIn(here), ringLevels(here)])
  return page(c, <DiscussionsPage here={here} lines={lines} subtopics={subtopics} ringLevels={levels} filter={filter} page={pageIn(c)} done={c.req.query('gelukt')} />)
})

const mayBegin = (c: At) => {
  if (!acts['discussion.begin'].may(c.var.here.who)) throw notAllowed()
}

const beginPage = async (c: At, problems?: Problems) => {
  const { here, house } = c.var
  const about = c.req.query('over') ?? ''
  return page(c, <BeginPage here={here} subtopics={await subtopicsIn(here)} byMail={await mailedTo(house.database, here)} about={thingAt(here.workspace, about) && about} {...problems} />, problems ? 422 : 200)
}

discussions.get('/nieuw', (c) => {
  mayBegin(c)
  return beginPage(c)
})

// Full, or closed while somebody wrote, is told beside the field: what was typed comes back.
const orStuck = async <T,>(work: Promise<T>): Promise<T | 'full' | 'talk'> => work.catch((fault: unknown) => {
  const stuck = fault instanceof Refusal ? among(fault.reason, ['full', 'talk']) : undefined
  if (stuck) return stuck
  throw fault
})

discussions.post('/nieuw', async (c) => {
  const { here } = c.var
  mayBegin(c)
  const { form, files } = await readPost(c, beginForm)
  if (!form.ok) return beginPage(c, form)
  const { ring: asked, ...said } = form.value
  const rings = ringsToTalk(here)
  const ring = rings.length === 1 ? rings[0] : rings.find(({ id }) => id === asked)
  if (!ring) return beginPage(c, { errors: { ring: 'ring' }, typed: form.typed })
  const done = await orStuck(performOnce(here, form.once, 'discussion.begin', inRing({ id: ring.id }), (tx) => beginDiscussion(tx, here, ring, { ...said, files, origin: originIn(c) })))
  if (typeof done === 'string') return beginPage(c, { errors: { bestand: 'full' }, typed: form.typed })
  return c.redirect(urls.discussion(here.workspace, done.about?.number ?? 0, { gelukt: 'begonnen' }), 303)
})

discussions.post('/volgen', async (c) => {
  const { here } = c.var
  const form = await readForm(c, ringLevelForm)
  if (!form.ok || !ringsToTalk(here).some(({ id }) => id === form.value.ring)) throw notHere()
  const { ring, level } = form.value
  await perform(here, 'discussion.listen', inRing({ id: ring }), (tx) => listen(tx, here, ring, level))
  return c.redirect(urls.discussions(here.workspace, { gelukt: 'gekozen' }), 303)
})

discussions.get('/namen', async (c) => {
  const { here } = c.var
  const rings = ringsToTalk(here)
  const asked = c.req.query('kring')
  const ring = asked === undefined ? rings.find(({ kind }) => kind === 'members') ?? rings[0] : rings.find(({ id }) => id === asked)
  if (!ring) throw notHere()
  const begins = (c.req.query('naam') ?? '').trim().slice(0, 60)
  return page(c, <NamesPage here={here} ring={ring} begins={begins} names={await namesIn(here, ring, begins)} />)
})

discussions.get(`/${number}`, (c) => topicPage(c, pageIn(c)))

/** Leads to a post by its place, on the page that it is on. */
const toPlace = (c: At, { place, id }: { place: number; id: string | undefined }, done?: string) =>
  c.redirect(postOn(c.var.here.workspace, numberIn(c), place, id, done), 303)

discussions.get(`/${number}/verder`, async (c) => toPlace(c, await unreadAt(c.var.here, numberIn(c))))

discussions.get(`/${number}/berichten/:id`, async (c) => toPlace(c, await placeOf(c.var.here, numberIn(c), c.req.param('id'))))

discussions.post(`/${number}/berichten`, async (c) => {
  const { here } = c.var
  const { form, files } = await readPost(c, postForm)
  if (!form.ok) return topicPage(c, undefined, { form: 'berichten', ...form })
  const done = await orStuck(performOnce(here, form.once, 'post.add', heldDiscussion(numberIn(c)), (tx, it) => postReply(tx, here, it, { ...form.value, files, origin: originIn(c) })))
  if (typeof done === 'string') return topicPage(c, undefined, { form: 'berichten', errors: { [done === 'full' ? 'bestand' : 'body']: done }, typed: form.typed })
  return toPlace(c, await placeOf(here, numberIn(c), done.made?.id ?? ''), 'geplaatst')
})

discussions.post(`/${number}/volgen`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, levelForm)
  if (!form.ok) throw notHere()
  const { level } = form.value
  await perform(here, 'discussion.listen', heldDiscussion(numberIn(c)), (tx, it) => listen(tx, here, it.id, level === 'ring' ? null : level))
  return c.redirect(urls.discussion(here.workspace, numberIn(c), { gelukt: 'gekozen' }), 303)
})

const nameInHeader = (name: string) => encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`)

discussions.get(`/${number}/bijlagen/:id`, async (c) => {
  const { name, type, bytes } = await fileAt(c.var.here, numberIn(c), c.req.param('id'))
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': type, 'x-content-type-options': 'nosniff', 'content-disposition': `attachment; filename*=UTF-8''${nameInHeader(name)}`,
  })
})

discussions.route('/', own)
discussions.route('/', leading)
