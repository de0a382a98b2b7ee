/** Feeds of what is public, for who follows it from elsewhere: publications and themes under way, as Atom, RSS and JSON. */
import { Hono, type Context } from 'hono'
import { originOf, type Env } from '../../platform/web.ts'
import { editionsInFeed } from '../../spine/5-guide/publication/queries.ts'
import { urls } from '../../urls.ts'
import { asAtom, asJson, asRss, feedOfPublications, feedOfThemes } from './feeds.ts'
import { lastChange, themesUnderway } from './queries.ts'
import { sendUnlessSame } from './unchanged.ts'

export const feeds = new Hono<Env>()

const most = 50
const forms = {
  atom: { write: asAtom, type: 'application/atom+xml; charset=utf-8' },
  rss: { write: asRss, type: 'application/rss+xml; charset=utf-8' },
  json: { write: asJson, type: 'application/feed+json; charset=utf-8' },
} as const

const publicationFeed = async (c: Context<Env>, form: keyof typeof forms, path: string) => {
  const { here } = c.var
  const feed = feedOfPublications(here, originOf(c), await editionsInFeed(here, most))
  return sendUnlessSame(c, forms[form].write(here, feed, `${originOf(c)}${path}`), forms[form].type, await lastChange(here, 'publications'))
}

const themeFeed = async (c: Context<Env>, form: keyof typeof forms, path: string) => {
  const { here } = c.var
  const feed = feedOfThemes(here, originOf(c), (await themesUnderway(here, 1, most)).themes)
  return sendUnlessSame(c, forms[form].write(here, feed, `${originOf(c)}${path}`), forms[form].type, await lastChange(here, 'themes'))
}

feeds.get('/publicaties.atom', (c) => publicationFeed(c, 'atom', urls.publicationFeed))
feeds.get('/publicaties.rss', (c) => publicationFeed(c, 'rss', urls.publicationRss))
feeds.get('/publicaties.json', (c) => publicationFeed(c, 'json', urls.publicationJsonFeed))
feeds.get('/themas.atom', (c) => themeFeed(c, 'atom', urls.themeFeed))
feeds.get('/themas.rss', (c) => themeFeed(c, 'rss', urls.themeRss))
feeds.get('/themas.json', (c) => themeFeed(c, 'json', urls.themeJsonFeed))
