import { Hono, type Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { ServerResponse } from 'node:http'
import { z } from 'zod'
import { acts } from '../../../acts.ts'
import { manifest } from '../../../platform/assets.ts'
import { line, readForm, type Errors, type Typed } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { newId, newToken } from '../../../platform/ids.ts'
import { render } from '../../../platform/look/markup.ts'
import { withinLimit } from '../../../platform/limits.ts'
import { clientOf } from '../../../platform/network.ts'
import { perform } from '../../../platform/perform.ts'
import { malformed, notHere, Refusal, tooOften } from '../../../platform/refusals.ts'
import { isSecure, languageOf, page, sessionOf, type Env } from '../../../platform/web.ts'
import { urls } from '../../../urls.ts'
import { guestIn } from '../../../workspaces/clerk.ts'
import { enterThinktank } from '../../../workspaces/door.ts'
import { isId } from '../../../workspaces/held.ts'
import { OwnCard, PhonePage } from './phone.tsx'
import { addCard, cardForm, heldBoard, withdrawCard, withdrawForm } from './changes.ts'
import { askForm, askIn, doorOf, guestAt, heldDoor, overFor, perspectivesAt, type Door } from './guests.ts'
import { AskPage, OverPage, WaitPage } from './guests.views.tsx'
import { boardBehind, boardWith, codeOf } from './queries.ts'
import { roomsOf } from './rooms.ts'
import { JoinPage } from './views.tsx'
import { dotForm, setDots } from './voting.ts'

/** At the site: joining with a code, as a member or as a guest. */
export const joining = new Hono<Env>()

type C = Context<Env>
interface Inside { readonly here: Here; readonly id: string }
type Found = Inside | { readonly door: Door; readonly waits: boolean }

const codeIn = (c: C) => c.req.param('code') ?? ''

// A code is short: who guesses is stopped long before one is found. Only wrong codes count: behind one address sits a whole
// room, and three hundred people who join within a minute are no attack.
const orTooOften = async (c: C, fault: unknown): Promise<never> => {
  if (fault instanceof Refusal && fault.status === 404 && !await withinLimit(c.var.house.database, 'board.join', clientOf(c), 60, 3600)) throw tooOften()
  throw fault
}

const asMember = async (c: C, code: string): Promise<Inside | undefined> => {
  const { database } = c.var.house
  // Who has not signed in is no member: a whole room of guests need not be looked up.
  if (!sessionOf(c)) return undefined
  const { slug, id } = await boardBehind(database, code)
  try {
    return { here: await enterThinktank(database, { session: sessionOf(c), language: languageOf(c), path: c.req.path, page: c.var.page }, slug), id }
  } catch (fault) {
    if (fault instanceof Refusal && fault.status === 404) return undefined
    throw fault
  }
}

/** Comes in at a board by its code: a member by their session, a guest by the secret in their browser. 404 for anybody else. */
const find = async (c: C, code: string): Promise<Found> => {
  const { database } = c.var.house
  const member = await asMember(c, code)
  if (member) return member
  const door = await doorOf(database, code)
  if (!door) throw notHere()
  const guest = await guestAt(database, door, getCookie(c, 'bord'))
  if (!guest?.let_in) return { door, waits: guest !== undefined }
  return { here: await guestIn(database, guest, { language: languageOf(c) ?? 'nl', path: c.var.page ?? c.req.path }), id: door.id }
}

const overHere = (c: C) => overFor(c.var.house.database, codeIn(c), getCookie(c, 'bord'))

// A whole room of guests comes back when their board has closed, or takes no guests any more: that is no guessing.
const orGuessed = async (c: C, fault: unknown): Promise<never> => {
  if (await overHere(c)) throw fault
  return orTooOften(c, fault)
}

/** The same for what only who is inside may ask. */
const enter = async (c: C): Promise<Inside> => {
  const found = await find(c, codeIn(c)).catch((fault: unknown) => orGuessed(c, fault))
  if ('door' in found) throw notHere()
  return found
}

const showPhone = async (c: C, { here, id }: Inside, problems: { errors?: Errors; typed?: Typed } = {}) =>
  page(c, <PhonePage here={here} board={await boardWith(here, id)} fresh={newId()} done={c.req.query('gelukt')} {...problems} />, problems.errors ? 422 : 200)

const wayOf = ({ guests }: Door) => (guests === 'everyone' ? 'everyone' : 'asked')

/** A code as it is kept: people write it in small letters, and with a space as it stands on the wall. */
const tidy = (code: string): string => code.toUpperCase().replace(/[\s-]/g, '')

const joinForm = z.strictObject({ code: line(12) })

joining.get('/', (c) => page(c, <JoinPage here={c.var.here} />))

joining.post('/', async (c) => {
  const form = await readForm(c, joinForm)
  if (!form.ok) return page(c, <JoinPage here={c.var.here} wrong={form.errors['code']} />, 422)
  const code = tidy(form.value.code)
  const known = await find(c, code).catch((fault: unknown) => orTooOften(c, fault)).catch((fault: unknown) => {
    if (fault instanceof Refusal && fault.status === 404) return undefined
    throw fault
  })
  return known ? c.redirect(urls.joinWith(code), 303) : page(c, <JoinPage here={c.var.here} wrong="unknown" typed={form.value.code} />, 422)
})

// A worker answers for its own folder only, so it lies in the one that it keeps.
joining.get('/bewaker.js', (c) => {
  const script = manifest().scripts?.['offline']
  if (!script) throw notHere()
  return c.body(`importScripts(${JSON.stringify(script)})\n`, 200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' })
})

joining.get('/:code', async (c) => {
  const code = codeIn(c)
  if (tidy(code) !== code) return c.redirect(urls.joinWith(tidy(code)), 303)
  try {
    const found = await find(c, code).catch(async (fault: unknown) => await overHere(c) ?? orTooOften(c, fault))
    if (typeof found === 'string') return page(c, <OverPage here={c.var.here} over={found} />, 404)
    if ('here' in found) return await showPhone(c, found)
    if (found.waits) return page(c, <WaitPage here={c.var.here} code={code} />)
    return page(c, <AskPage here={c.var.here} code={code} way={wayOf(found.door)} perspectives={await perspectivesAt(c.var.house.database, found.door)} />)
  } catch (fault) {
    if (fault instanceof Refusal && fault.status === 404) return page(c, <JoinPage here={c.var.here} wrong="unknown" typed={code} />, 404)
    throw fault
  }
})

joining.post('/:code/gast', async (c) => {
  const { here, house } = c.var
  const code = codeIn(c)
  const found = await find(c, code).catch((fault: unknown) => orGuessed(c, fault))
  const form = await readForm(c, askForm)
  if ('here' in found || found.waits) return c.redirect(urls.joinWith(code), 303)
  if (!form.ok) return page(c, <AskPage here={here} code={code} way={wayOf(found.door)} perspectives={await perspectivesAt(house.database, found.door)} {...form} />, 422)
  if (!await withinLimit(house.database, 'board.guest', clientOf(c), 600, 3600)) throw tooOften()
  const secret = newToken()
  await perform(here, 'guest.ask', heldDoor(code), askIn(here, form.value.perspective, secret))
  c.set('carries', true)
  setCookie(c, 'bord', secret, { path: urls.joinWith(code), httpOnly: true, sameSite: 'Lax', secure: isSecure(c), maxAge: 86_400 })
  return c.redirect(urls.joinWith(code), 303)
})

/** Takes a card; a script is answered with how it is drawn, so that it may send it again without harm. */
export const takeCard = async (c: C, { here, id }: Inside, again: (problems: { errors?: Errors; typed?: Typed }) => Promise<Response>, after: string): Promise<Response> => {
  const form = await readForm(c, cardForm)
  const byScript = c.req.header('accept') === 'application/json'
  if (!form.ok) return byScript ? c.json({ errors: form.errors }, 422) : again(form)
  const { told } = await perform(here, 'card.add', heldBoard(id, 'share', true), addCard(here, form.value))
  if (!byScript) return c.redirect(after, 303)
  const { card, kind, body } = form.value
  const late = told?.['late'] === true
  const own = <OwnCard here={here} code={await codeOf(here, id)} card={{ id: card, kind, body, contribution_id: late ? id : null }} />
  return c.json({ late, html: render(own) })
}

joining.post('/:code/kaart', async (c) => {
  const inside = await enter(c)
  return takeCard(c, inside, (problems) => showPhone(c, inside, problems), `${urls.joinWith(codeIn(c))}?gelukt=kaart`)
})

joining.post('/:code/intrekking', async (c) => {
  const { here, id } = await enter(c)
  const form = await readForm(c, withdrawForm)
  if (!form.ok) throw malformed('card')
  await perform(here, 'card.withdraw', heldBoard(id, 'share'), withdrawCard(here, form.value.card))
  return c.redirect(`${urls.joinWith(codeIn(c))}?gelukt=ingetrokken`, 303)
})

joining.post('/:code/stippen', async (c) => {
  const { here, id } = await enter(c)
  const form = await readForm(c, dotForm)
  if (!form.ok) throw malformed('dots')
  await perform(here, 'dot.give', heldBoard(id, 'share'), setDots(here, form.value))
  return c.redirect(`${urls.joinWith(codeIn(c))}?gelukt=stip#stap`, 303)
})

const numberOf = (text: string | undefined, most: number) => (/^\d{1,9}$/.test(text ?? '') ? Math.min(most, Number(text)) : 0)

joining.get('/:code/stroom', async (c) => {
  const { here, id } = await enter(c)
  const response = c.env?.outgoing
  const asked = c.req.query('rol')
  const role = asked === 'scherm' ? 'wall' : asked === 'leiding' ? 'leads' : 'phone'
  if (role !== 'phone' && !acts['board.move'].may(here.who)) throw notHere()
  if (!response || !('writeHead' in response)) throw notHere()
  const after = numberOf(c.req.header('last-event-id') ?? c.req.query('na'), 1_000_000_000)
  const phone = c.req.query('t') ?? ''
  const opened = await (await roomsOf(c.var.house)).open(id, { here, role, response: response as ServerResponse, after, phone, waiting: numberOf(c.req.query('wacht'), 1000) })
  if (!opened) throw tooOften()
  return RESPONSE_ALREADY_SENT
})

const waitingForm = z.strictObject({ t: z.string().refine(isId), wacht: z.string().regex(/^\d{1,4}$/) })

joining.post('/:code/wacht', async (c) => {
  const { id } = await enter(c)
  const form = await readForm(c, waitingForm)
  if (!form.ok) throw malformed('waiting')
  await (await roomsOf(c.var.house)).report(id, form.value.t, Number(form.value.wacht))
  return c.body(null, 204)
})
