/** For anything in the spine: what lies under it and what became of it. */
import { Hono, type Context } from 'hono'
import { page, type Env } from '../../platform/web.ts'
import { orNotHere } from '../../workspaces/rings.ts'
import { graphsOf, type TrailKind } from './graph.ts'
import { TrailPage } from './views.tsx'

/** Behind the door of a think tank. */
export const trail = new Hono<Env>()

const show = async (c: Context<Env>, kind: TrailKind, ref: string) => {
  const { here } = c.var
  return page(c, <TrailPage here={here} {...orNotHere(await graphsOf(here, kind, ref))} />)
}

trail.get('/bijdrage/:number{[1-9][0-9]{0,8}}', (c) => show(c, 'contribution', c.req.param('number')))
trail.get('/bevinding/:number{[1-9][0-9]{0,8}}', (c) => show(c, 'finding', c.req.param('number')))
trail.get('/tekst/:number{[1-9][0-9]{0,8}}', (c) => show(c, 'draft', c.req.param('number')))
trail.get('/publicatie/:edition/:number{[1-9][0-9]{0,5}}', (c) => show(c, 'publication', `${c.req.param('edition')}/${c.req.param('number')}`))
trail.get('/bron/:key', (c) => show(c, 'source', c.req.param('key')))
