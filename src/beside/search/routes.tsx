/** Search: everything that one may see and nothing else, in one think tank or in all of them and the association. */
import { Hono, type Context } from 'hono'
import { page, type Env } from '../../platform/web.ts'
import { readSearch } from './asked.ts'
import { openTermsLike } from './openterms.ts'
import { namesLike, resultsOf } from './queries.ts'
import { SearchPage } from './views.tsx'

/** Behind the door of a think tank. */
export const search = new Hono<Env>()

/** Behind the door of the association: over all think tanks of whoever asks. */
export const searchAll = new Hono<Env>()

const searchIn = (c: Context<Env>) => readSearch(c.var.here, (name) => c.req.queries(name))

search.get('/', async (c) => {
  const { here } = c.var
  const asked = searchIn(c)
  return page(c, <SearchPage here={here} search={asked} results={await resultsOf(here, asked)} />)
})

searchAll.get('/', async (c) => {
  const { here } = c.var
  const asked = searchIn(c)
  const results = await resultsOf(here, asked)
  const [names, open] = asked.page === 1 ? await Promise.all([namesLike(here, asked.typed), openTermsLike(here, asked.typed)]) : []
  return page(c, <SearchPage here={here} search={asked} results={results} names={names} open={open} />)
})
