/** The mail that cannot go out, to be read on the machine itself while no mail server is set; nowhere else. */
import { Hono } from 'hono'
import { notHere } from '../../platform/refusals.ts'
import { isAtHome, originOf, page, type Env } from '../../platform/web.ts'
import { newestMail, oneMail } from './queries.ts'
import { LetterPage, OutboxPage } from './views.tsx'

export const outbox = new Hono<Env>()

outbox.use('*', (c, next) => {
  if (!isAtHome(c) || c.var.house.settings.smtp !== undefined) throw notHere()
  return next()
})

outbox.get('/', async (c) => {
  const { here, house } = c.var
  return page(c, <OutboxPage here={here} letters={await newestMail(house.database)} />)
})

outbox.get('/:id', async (c) => {
  const { here, house } = c.var
  return page(c, <LetterPage here={here} letter={await oneMail(house.database, c.req.param('id'))} origin={originOf(c)} />)
})
