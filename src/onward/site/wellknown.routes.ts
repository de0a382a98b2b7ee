/** What machines look for at fixed addresses: the sitemap, what crawlers may do, where vulnerabilities and passwords go. */
import { Hono } from 'hono'
import { originOf, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { publishedAddresses, websiteSettings } from './queries.ts'
import { robotsOf, securityTxtOf, sitemapOf } from './wellknown.ts'

export const wellKnown = new Hono<Env>()

const text = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' }

wellKnown.get('/sitemap.xml', async (c) => {
  const map = sitemapOf(originOf(c), await publishedAddresses(c.var.here))
  return c.body(map, 200, { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'no-cache' })
})

wellKnown.get('/robots.txt', (c) => c.body(robotsOf(originOf(c)), 200, text))

wellKnown.get('/.well-known/security.txt', async (c) =>
  c.body(securityTxtOf(originOf(c), (await websiteSettings(c.var.here)).disclosure_email, new Date()), 200, text))

// There are no passwords here; how one signs in is changed on one's own page. Who is not signed in goes there by signing in.
wellKnown.get('/.well-known/change-password', (c) => c.redirect(c.var.here.who.member ? urls.account : urls.signin(urls.account), 302))
