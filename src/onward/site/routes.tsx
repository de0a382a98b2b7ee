/** The public site: what was published, what is under way, whom to ask, and the pages that every visitor may expect. */
import { Hono, type Context } from 'hono'
import { acts } from '../../acts.ts'
import { pageNumber } from '../../platform/form.ts'
import { nobodyIn } from '../../platform/refusals.ts'
import { cookiesOf, originOf, page, type Env } from '../../platform/web.ts'
import { coversOf } from '../../spine/5-guide/publication/cover.tsx'
import { urls } from '../../urls.ts'
import { defaultText } from './defaults.ts'
import { frontOf } from './front.queries.ts'
import { FrontPage, FrontPart } from './front.tsx'
import { pageAddress, textPages, type SitePage } from './pages.ts'
import { TextPage } from './pages.views.tsx'
import { contactAddress, contactPeople, newestPublications, siteText, themesUnderway, websiteSettings } from './queries.ts'
import { FollowPage, ThemesPage } from './underway.views.tsx'
import { HomePage } from './views.tsx'

export const home = new Hono<Env>()

const themesAtHome = 5

home.get('/', async (c) => {
  const { here } = c.var
  if (here.who.member && c.req.query('pagina') === undefined) {
    const front = await frontOf(here)
    return page(c, c.req.query('deel') === 'overzicht' ? <FrontPart here={here} front={front} /> : <FrontPage here={here} front={front} />)
  }
  // Their own page, still open after they signed out: it comes back as everybody's.
  if (c.req.query('deel') !== undefined) throw nobodyIn()
  const nth = pageNumber(c.req.query('pagina'))
  const [published, underway] = [await newestPublications(here, nth), await themesUnderway(here, 1, themesAtHome)]
  const [people, contact] = [await contactPeople(here), await contactAddress(here)]
  const words = (await siteText(here, 'home')).body || defaultText(here, 'home', await websiteSettings(here))
  return page(c, <HomePage here={here} words={words} {...published} covers={await coversOf(here, published.publications)} page={nth} origin={originOf(c)} themes={underway.themes} themeTotal={underway.total} people={people} contact={contact} />)
})

home.get(urls.underway, async (c) => {
  const nth = pageNumber(c.req.query('pagina'))
  return page(c, <ThemesPage here={c.var.here} {...await themesUnderway(c.var.here, nth)} page={nth} origin={originOf(c)} />)
})

home.get(urls.feeds, (c) => page(c, <FollowPage here={c.var.here} origin={originOf(c)} />))

const showText = async (c: Context<Env>, which: SitePage) => {
  const { here } = c.var
  const [settings, { body, saved_at }] = [await websiteSettings(here), await siteText(here, which)]
  return page(c, <TextPage here={here} page={which} text={body || defaultText(here, which, settings)} saved={body ? saved_at : null} origin={originOf(c)} settings={settings}
    mayEdit={acts['siteText.write'].may(here.who)} people={which === 'contact' ? await contactPeople(here) : undefined} {...(which === 'cookies' && { cookies: cookiesOf(c) })} />)
}

for (const which of textPages) home.get(pageAddress[which], (c) => showText(c, which))
