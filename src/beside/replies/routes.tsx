/** Mail that comes in: what became of it, what is held until somebody looks, and where mail of ours does not arrive; never what is in it. */
import { Hono, type Context } from 'hono'
import { acts } from '../../acts.ts'
import { pageNumber, readForm } from '../../platform/form.ts'
import { perform } from '../../platform/perform.ts'
import { notHere } from '../../platform/refusals.ts'
import { page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { emptyForm, heldAddress, heldIn, letIn, putAside, resume } from './changes.ts'
import { heldMails, mailInCounts, stoppedAddresses } from './queries.ts'
import { MailInPage } from './views.tsx'

export const mailIn = new Hono<Env>()

// Who may not look after the mail does not even see that it is there.
mailIn.use('*', (c, next) => {
  if (!acts['mail.take'].may(c.var.here.who)) throw notHere()
  return next()
})

mailIn.get('/', async (c) => {
  const { here, house: { database, settings } } = c.var
  const nth = pageNumber(c.req.query('pagina'))
  const [counts, held, stopped] = [await mailInCounts(database), await heldMails(database, nth), await stoppedAddresses(database)]
  return page(c, <MailInPage here={here} counts={counts} held={held} stopped={stopped} page={nth} address={settings.mailIn} done={c.req.query('gelukt')} />)
})

const back = (c: Context<Env>, gelukt: string) => c.redirect(urls.mailIn({ gelukt }), 303)

mailIn.post('/:id/opnemen', async (c) => {
  await readForm(c, emptyForm)
  await perform(c.var.here, 'mail.take', heldIn(c.req.param('id')), letIn)
  return back(c, 'opgenomen')
})

mailIn.post('/:id/wegleggen', async (c) => {
  await readForm(c, emptyForm)
  await perform(c.var.here, 'mail.drop', heldIn(c.req.param('id')), putAside)
  return back(c, 'weggelegd')
})

mailIn.post('/:id/hervatten', async (c) => {
  await readForm(c, emptyForm)
  await perform(c.var.here, 'mail.resume', heldAddress(c.req.param('id')), resume)
  return back(c, 'hervat')
})
