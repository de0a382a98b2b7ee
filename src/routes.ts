import type { Hono, MiddlewareHandler } from 'hono'
import type { Env } from './platform/web.ts'
import { account } from './association/account/routes.tsx'
import { members } from './association/members/routes.tsx'
import { organisations } from './association/organisations/routes.tsx'
import { founding } from './association/founding/routes.tsx'
import { outbox } from './association/outbox/routes.tsx'
import { signin, signout } from './association/signin/routes.tsx'
import { followLive } from './workspaces/live.ts'
import { participants, subgroups } from './workspaces/people/routes.tsx'
import { record } from './workspaces/record/routes.tsx'
import { newThinktank, thinktanks } from './workspaces/thinktanks/routes.tsx'
import { overview } from './spine/overview/routes.tsx'
import { home } from './onward/site/routes.tsx'
import { sample } from './onward/sample/routes.tsx'
import { ripeness } from './spine/5-guide/ripeness/routes.tsx'
import { sources } from './spine/5-guide/sources/routes.tsx'
import { editing } from './spine/5-guide/drafts/editing.routes.tsx'
import { drafts } from './spine/5-guide/drafts/routes.tsx'
import { publications, publishing } from './spine/5-guide/publication/routes.tsx'
import { contributions } from './spine/3-meeting/contributions/routes.tsx'
import { trail } from './spine/trail/routes.tsx'
import { findings } from './spine/4-findings/findings/routes.tsx'

type Doors = Readonly<Record<'atSite' | 'atAssociation' | 'atThinktank', MiddlewareHandler<Env>>>

/** Every slice, the address it answers to, and the door before it. */
export const mount = (app: Hono<Env>, { atSite, atAssociation, atThinktank }: Doors): void => {
  for (const path of ['/inloggen/*', '/uitloggen', '/mijn/*', '/beginnen', '/uitgaande-post/*', '/publicaties/*', '/publicaties.atom']) app.use(path, atSite)
  app.route('/inloggen', signin)
  app.route('/uitloggen', signout)
  app.route('/mijn', account)
  app.route('/beginnen', founding)
  app.route('/uitgaande-post', outbox)
  app.route('/', publications)
  app.use('/', atSite)
  app.route('/', home)
  for (const path of ['/vereniging/*', '/denktanks']) app.use(path, atAssociation)
  app.route('/vereniging/organisaties', organisations)
  app.route('/vereniging/voorbeeld', sample)
  app.route('/vereniging/nieuwe-denktank', newThinktank)
  app.route('/vereniging', members)
  app.route('/denktanks', thinktanks)
  app.use('/denktanks/:slug/*', atThinktank)
  app.get('/denktanks/:slug/live', followLive)
  app.route('/denktanks/:slug', overview)
  app.route('/denktanks/:slug/gebeurtenissen', record)
  app.route('/denktanks/:slug/deelnemers', participants)
  app.route('/denktanks/:slug/deelgroepen', subgroups)
  app.route('/denktanks/:slug/bijdragen', contributions)
  app.route('/denktanks/:slug/bevindingen', findings)
  app.route('/denktanks/:slug/spoor', trail)
  app.route('/denktanks/:slug/bronnen', sources)
  app.route('/denktanks/:slug/teksten', ripeness)
  app.route('/denktanks/:slug/teksten', drafts)
  app.route('/denktanks/:slug/teksten', editing)
  app.route('/denktanks/:slug/teksten', publishing)
}
