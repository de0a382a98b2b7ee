/** Mail that goes out: how much, what did not arrive or is in doubt and for whom, and what to put in the DNS; never what is in it. */
import { Hono } from 'hono'
import { z } from 'zod'
import { acts } from '../../acts.ts'
import { pageNumber, readForm } from '../../platform/form.ts'
import { perform, unlessStuck } from '../../platform/perform.ts'
import { dnsRecords } from '../../platform/post/settings.ts'
import { notHere } from '../../platform/refusals.ts'
import { page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { heldTroubled, leaveLetter, sendAgain } from './changes.ts'
import { postCounts, troubledLetters } from './queries.ts'
import { LettersOutPage } from './views.tsx'

export const lettersOut = new Hono<Env>()

// Who may not look after the mail does not even see that it is there.
lettersOut.use('*', (c, next) => {
  if (!acts['mail.again'].may(c.var.here.who)) throw notHere()
  return next()
})

lettersOut.get('/', async (c) => {
  const { here, house } = c.var
  const nth = pageNumber(c.req.query('pagina'))
  const [counts, letters] = [await postCounts(house.database), await troubledLetters(house.database, nth)]
  const post = { sends: house.settings.smtp !== undefined, records: dnsRecords(house.settings) }
  return page(c, <LettersOutPage here={here} counts={counts} letters={letters} page={nth} done={c.req.query('gelukt')} {...post} />)
})

const nothing = z.strictObject({})

lettersOut.post('/:id/opnieuw', async (c) => {
  await readForm(c, nothing)
  const old = await unlessStuck(perform(c.var.here, 'mail.again', heldTroubled(c.req.param('id')), sendAgain), ['old'])
  return c.redirect(urls.lettersOut({ gelukt: old ? 'te-oud' : 'opnieuw' }), 303)
})

lettersOut.post('/:id/afgedaan', async (c) => {
  await readForm(c, nothing)
  await perform(c.var.here, 'mail.leave', heldTroubled(c.req.param('id')), leaveLetter)
  return c.redirect(urls.lettersOut({ gelukt: 'afgedaan' }), 303)
})
