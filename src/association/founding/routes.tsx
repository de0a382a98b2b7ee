/** Setting up the one association of an empty installation, by the first person to come. */
import { Hono, type Context } from 'hono'
import { readForm } from '../../platform/form.ts'
import { hashOf, sameHash } from '../../platform/ids.ts'
import { withinLimit } from '../../platform/limits.ts'
import { clientOf } from '../../platform/network.ts'
import { perform } from '../../platform/perform.ts'
import { notHere, tooOften } from '../../platform/refusals.ts'
import { isAtHome, page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { clerkIn } from '../../workspaces/clerk.ts'
import { isFounded } from '../../workspaces/door.ts'
import { beginSession } from '../signin/changes.ts'
import { heldPerson } from '../signin/held.ts'
import { beginningIn, letIn } from '../signin/routes.tsx'
import { foundAssociation, foundForm, theEmptySite } from './changes.ts'
import { FoundingPage } from './views.tsx'

export const founding = new Hono<Env>()

founding.use('*', (c, next) => {
  if (isFounded(c.var.here)) throw notHere()
  return next()
})

founding.get('/', (c) => page(c, <FoundingPage here={c.var.here} asksCode={!isAtHome(c)} />))

const bare = (code: string) => hashOf(code.replace(/[\s-]/g, '').toUpperCase())

// Whoever starts the program reads the code there; somebody else who finds the address first cannot take the site.
const holdsCode = async (c: Context<Env>, code: string): Promise<boolean> => {
  if (isAtHome(c)) return true
  const { database, foundingCode } = c.var.house
  const network = clientOf(c)
  if (!(await withinLimit(database, 'founding.code', network, 10, 3600))) throw tooOften()
  return foundingCode !== '' && sameHash(bare(code), bare(foundingCode))
}

founding.post('/', async (c) => {
  const { here, house } = c.var
  const form = await readForm(c, foundForm)
  const asksCode = !isAtHome(c)
  if (!form.ok) return page(c, <FoundingPage here={here} {...form} asksCode={asksCode} />, 422)
  if (!(await holdsCode(c, form.value.code))) {
    return page(c, <FoundingPage here={here} typed={form.typed} errors={{ code: 'code' }} asksCode={asksCode} />, 422)
  }
  const { about } = await perform(here, 'association.found', theEmptySite, foundAssociation(here, form.value))
  const site = await clerkIn(house.database, { kind: 'site' })
  const beginning = beginningIn(c)
  await perform(site, 'session.begin', heldPerson(about?.id ?? ''), beginSession({ ...beginning, proved: true }))
  return letIn(c, beginning, urls.association)
})
