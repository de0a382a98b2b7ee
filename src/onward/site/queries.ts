import { sql } from 'kysely'
import type { Here, Language } from '../../platform/here.ts'
import { listed } from '../../spine/5-guide/publication/queries.ts'
import { urls } from '../../urls.ts'
import { links } from '../../workspaces/rings.ts'
import { settingsShown } from './changes.ts'
import { sitePages, type SitePage } from './pages.ts'

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
    .select(['slug', 'number', 'kind', 'title', 'lead', 'published_at', ...listed()])
    .select(sql<number>`count(*) over ()::int`.as('total'))
    .orderBy('published_at', 'desc').orderBy('slug').limit(pageSize).offset((page - 1) * pageSize).execute()
  return { publications, total: publications[0]?.total ?? 0 }
}

/** Where questions go. */
export const contactAddress = async (here: Here): Promise<string> =>
  (await links(here, 'site').select('contact_email').executeTakeFirst())?.contact_email ?? ''

/** What the secretariat set for the site, with where questions go; as it comes when nothing was set. */
export const websiteSettings = async (here: Here) => {
  const row = await links(here, 'site').leftJoin('website', (join) => join.onTrue()).select([
    'site.contact_email', 'website.licence', 'website.accessibility', 'website.accessibility_report', 'website.disclosure_email',
    sql<string | null>`website.accessibility_on::text`.as('accessibility_on'),
  ]).executeTakeFirst()
  return {
    contact_email: row?.contact_email ?? '', accessibility: row?.accessibility ?? null, accessibility_on: row?.accessibility_on ?? null,
    accessibility_report: row?.accessibility_report ?? '', disclosure_email: row?.disclosure_email || (row?.contact_email ?? ''), shown: settingsShown(row),
  }
}

export type WebsiteSettings = Awaited<ReturnType<typeof websiteSettings>>

/** A text of the site as it was last saved in this language; '' when the text that the program comes with is shown. */
export const siteText = async (here: Here, page: SitePage, language: Language = here.language) =>
  (await links(here, 'site_text').select(['body', 'saved_at']).where('page', '=', page).where('language', '=', language)
    .orderBy('revision', 'desc').limit(1).executeTakeFirst()) ?? { body: '', saved_at: null }

/** How many saved states of a text are offered to go back to. */
export const mostRevisions = 50

/** The saved states of a text, newest first. */
export const siteTextRevisions = (here: Here, page: SitePage, language: Language) =>
  links(here, 'site_text').select(['revision', 'body', 'saved_at']).where('page', '=', page).where('language', '=', language)
    .orderBy('revision', 'desc').limit(mostRevisions).execute()

export type Revision = Awaited<ReturnType<typeof siteTextRevisions>>[number]

/** For each text of the site when it was last written in each language; null while it is the one that the program comes with. */
export const siteTextStates = async (here: Here) => {
  const saved = await links(here, 'site_text').distinctOn(['page', 'language']).select(['page', 'language', 'body', 'saved_at'])
    .orderBy('page').orderBy('language').orderBy('revision', 'desc').execute()
  const stateOf = (page: SitePage, language: Language) => {
    const row = saved.find((one) => one.page === page && one.language === language)
    return row && row.body !== '' ? row.saved_at : null
  }
  return sitePages.map((page) => ({ page, nl: stateOf(page, 'nl'), en: stateOf(page, 'en') }))
}

export type TextState = Awaited<ReturnType<typeof siteTextStates>>[number]

/** Whom to ask, in order of name; each agreed to be shown. */
export const contactPeople = (here: Here) =>
  links(here, 'contact_person').select(['id', 'name', 'about', 'about_en', 'email', 'phone']).orderBy('name').orderBy('id').limit(100).execute()

export type ContactPerson = Awaited<ReturnType<typeof contactPeople>>[number]

/** How many themes a page shows. */
export const themesPerPage = 50

/** What the site tells of think tanks under way, newest first: their own public words and nothing of what lies within. */
export const themesUnderway = async (here: Here, page = 1, most = themesPerPage) => {
  const english = sql.lit(here.language === 'en')
  const themes = await links(here, 'listing').where('unlisted_at', 'is', null).select([
    'id', 'listed_at', 'edited_at', sql<string>`case when ${english} and title_en <> '' then title_en else title end`.as('title'),
    sql<string>`case when ${english} and lead_en <> '' then lead_en else lead end`.as('lead'),
    sql<boolean>`${english} and title_en = ''`.as('title_in_dutch'), sql<boolean>`${english} and lead_en = ''`.as('lead_in_dutch'),
    sql<number>`count(*) over ()::int`.as('total'),
  ]).orderBy('listed_at', 'desc').orderBy('id').limit(most).offset((page - 1) * most).execute()
  return { themes, total: themes[0]?.total ?? 0 }
}

export type ThemeLine = Awaited<ReturnType<typeof themesUnderway>>['themes'][number]

/** What the site tells of this think tank, or told until it was taken off; undefined when it never did. */
export const listingOf = (here: Here) =>
  links(here, 'listing').selectAll().where('workspace_id', '=', here.workspace.id).executeTakeFirst()

export type Listing = NonNullable<Awaited<ReturnType<typeof listingOf>>>

const changedSql = {
  publications: sql`(select max(greatest(published_at, withdrawn_at)) from publication)`,
  themes: sql`(select max(greatest(listed_at, edited_at, unlisted_at)) from listing)`,
} as const

/** When a feed last changed: something came, changed or went, or the site's settings did. */
export const lastChange = async (here: Here, of: keyof typeof changedSql): Promise<Date | null> =>
  (await links(here, 'site').select(sql<Date | null>`greatest(site.founded_at, (select saved_at from website), ${changedSql[of]})`.as('at')).executeTakeFirst())?.at ?? null

/** Every address that search engines may know beyond the fixed ones: publications, and concepts that everyone may read, as far as not withdrawn. */
export const publishedAddresses = async (here: Here): Promise<{ path: string; at: Date }[]> => {
  const [editions, concepts] = await Promise.all([
    links(here, 'publication').where('withdrawn_at', 'is', null).select(['slug', sql<Date>`max(published_at)`.as('at')]).groupBy('slug').orderBy('slug').limit(24_000).execute(),
    links(here, 'concept_public').where('withdrawn_at', 'is', null).select(['concept_id', 'published_at as at']).orderBy('concept_id').limit(24_000).execute(),
  ])
  return [...editions.map(({ slug, at }) => ({ path: urls.publication(slug), at })), ...concepts.map(({ concept_id: id, at }) => ({ path: urls.conceptDoc(id), at }))]
}
