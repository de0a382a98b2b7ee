/** The site's front page: what was published, who publish it, and the way in. */
import { Hono } from 'hono'
import { pageNumber } from '../../platform/form.ts'
import { page, type Env } from '../../platform/web.ts'
import { frontOf } from './front.queries.ts'
import { FrontPage } from './front.tsx'
import { contactAddress, newestPublications } from './queries.ts'
import { HomePage } from './views.tsx'

export const home = new Hono<Env>()

home.get('/', async (c) => {
  const { here } = c.var
  if (here.who.member && c.req.query('pagina') === undefined) return page(c, <FrontPage here={here} front={await frontOf(here)} />)
  const nth = pageNumber(c.req.query('pagina'))
  return page(c, <HomePage here={here} {...await newestPublications(here, nth)} page={nth} contact={await contactAddress(here)} />)
})
