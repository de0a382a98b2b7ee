import { urls } from '../../urls.ts'
import { pageAddress, textPages } from './pages.ts'

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** The site's public addresses for search engines (sitemaps.org): fixed pages, and what is published. */
export const sitemapOf = (origin: string, published: readonly { path: string; at: Date }[]): string => {
  const fixed = [urls.home, urls.publications, urls.underway, urls.feeds, ...textPages.map((page) => pageAddress[page])]
  const lines = [
    ...fixed.map((path) => `<url><loc>${escaped(origin + path)}</loc></url>`),
    ...published.map(({ path, at }) => `<url><loc>${escaped(origin + path)}</loc><lastmod>${at.toISOString()}</lastmod></url>`),
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</urlset>\n`
}

// What lies behind a door gives 404 to visitors anyway; this only saves crawlers the knocking.
const closed = [
  '/denktanks', '/vereniging', '/zoeken', '/mijn', '/inloggen', '/uitloggen', '/uitgaande-post', '/beginnen', '/taal',
  // links in mails and calendars, and boards: each for one person or one meeting
  '/uitnodiging', '/bijeenkomst', '/evaluatie', '/datum', '/agenda', '/minder-mail', '/bord',
]

/** What search engines need not ask for. */
export const robotsOf = (origin: string): string =>
  ['User-agent: *', ...closed.map((path) => `Disallow: ${path}`), '', `Sitemap: ${origin}${urls.sitemap}`, ''].join('\n')

/** Half a year from the first of this month: always in the future, never a year away, and the same all month. */
export const expiresAfter = (now: Date): Date => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 6, 1))

/** Where to report a vulnerability (RFC 9116). */
export const securityTxtOf = (origin: string, email: string, now: Date): string => [
  ...(email ? [`Contact: mailto:${email}`] : []), `Contact: ${origin}${urls.disclosure}`, `Expires: ${expiresAfter(now).toISOString()}`,
  'Preferred-Languages: nl, en', `Canonical: ${origin}${urls.securityTxt}`, `Policy: ${origin}${urls.disclosure}`, '',
].join('\n')
