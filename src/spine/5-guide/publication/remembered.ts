import { sql } from 'kysely'
import { memory, type Here } from '../../../platform/here.ts'
import { render, type View } from '../../../platform/look/markup.ts'
import { question } from '../../../workspaces/questions.ts'
import { links, orNotHere } from '../../../workspaces/rings.ts'
import { endorsementMark, endorsementsOf, type PublicEndorsement } from '../endorsements/queries.ts'
import type { Edition, EditionLine } from './frozen.ts'
import { editionAt, line, tankBehind } from './queries.ts'

// The transaction that wrote a row last tells one state of it from the next.
const askEditions = question((here, { slug }: { slug: string }) => ({
  editions: links(here, 'publication').select([...line, 'id', sql<string>`xmin::text`.as('state')]).where('slug', '=', slug).orderBy('number', 'desc'),
  endorsed: links(here, 'site').select(endorsementMark(here, slug).as('mark')),
}), { editions: { published_at: true, withdrawn_at: true, endorsement_asked_at: true }, endorsed: {} })

const pagesOf = memory<Uint8Array>()
const most = 100

/**
 * The page of one edition, without a number of the newest that was not withdrawn; 404 when there is none. What somebody
 * sees who is not signed in is remembered for as long as all it is made of stays what it is: the frame of the site and
 * every edition's row, and a mark of what organisations answered, which are read for each request. So a withdrawal or a
 * newer edition shows at once. `draw` may look
 * at nothing but what it is given and `here`.
 */
export const editionPage = async (
  here: Here, asked: { slug: string; number?: number; origin: string }, draw: (edition: Edition, editions: readonly EditionLine[], endorsements: readonly PublicEndorsement[], tank: { readonly slug: string } | undefined) => View,
): Promise<string | Uint8Array> => {
  const { editions, endorsed } = await askEditions(here, { slug: asked.slug })
  const chosen = asked.number === undefined
    ? editions.find(({ withdrawn_at }) => withdrawn_at === null) ?? editions[0]
    : editions.find(({ number }) => number === asked.number)
  const { number } = orNotHere(chosen)
  const whole = async () => {
    const edition = orNotHere(await editionAt(here, asked.slug, number))
    return render(draw(edition, editions, await endorsementsOf(here, asked.slug), await tankBehind(here, edition)))
  }
  if (here.who.member !== null || here.path.includes('?')) return whole()
  const key = JSON.stringify([asked.origin, here.path, here.language, here.siteName, here.licence, here.sample, number, endorsed[0]?.mark, editions.map(({ id, state }) => id + state)])
  const pages = pagesOf(here)
  const known = pages.get(key)
  // The newest last, so that the first is the one that was not asked for longest.
  if (known) pages.delete(key)
  const page = known ?? Buffer.from(await whole())
  pages.set(key, page)
  if (pages.size > most) pages.delete(pages.keys().next().value as string)
  return page
}
