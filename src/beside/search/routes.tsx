/** Search in a think tank: everything of it that one may see, and nothing else. */
import { Hono } from 'hono'
import { page, type Env } from '../../platform/web.ts'
import { readSearch, resultsOf } from './queries.ts'
import { SearchPage } from './views.tsx'

/** Behind the door of a think tank. */
export const search = new Hono<Env>()

search.get('/', async (c) => {
  const { here } = c.var
  const asked = readSearch(here, (name) => c.req.queries(name))
  return page(c, <SearchPage here={here} search={asked} results={await resultsOf(here, asked)} />)
})
