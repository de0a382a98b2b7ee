import { sql } from 'kysely'
import type { Here } from '../../platform/here.ts'
import type { Colophon } from '../../spine/5-guide/publication/frozen.ts'
import { links } from '../../workspaces/rings.ts'

/** How many publications the front page shows at a time. */
export const pageSize = 20

/**
 * The newest edition of every published text that was not withdrawn, newest first, with what the edition itself says of
 * the contributions it rests on. Publications lie in no ring: they are for everyone.
 */
export const newestPublications = async (here: Here, page: number) => {
  const publications = await links(here, 'publication').where('withdrawn_at', 'is', null)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('publication as later').select('later.id')
      .whereRef('later.slug', '=', 'publication.slug').where('later.withdrawn_at', 'is', null).whereRef('later.number', '>', 'publication.number'))))
    .select(['slug', 'number', 'kind', 'title', 'lead', 'published_at'])
    .select([
      sql<Colophon['contributions'] | null>`colophon->'contributions'`.as('contributions'),
      sql<Colophon['perspectives'] | null>`colophon->'perspectives'`.as('perspectives'),
      sql<number | null>`(colophon->>'findings')::int`.as('findings'),
      sql<number>`count(*) over ()::int`.as('total'),
    ])
    .orderBy('published_at', 'desc').orderBy('slug').limit(pageSize).offset((page - 1) * pageSize).execute()
  return { publications, total: publications[0]?.total ?? 0 }
}

export type PublicationLine = Awaited<ReturnType<typeof newestPublications>>['publications'][number]

/** Where questions go. */
export const contactAddress = async (here: Here): Promise<string> =>
  (await links(here, 'site').select('contact_email').executeTakeFirst())?.contact_email ?? ''
