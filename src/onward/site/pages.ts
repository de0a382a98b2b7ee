import { urls } from '../../urls.ts'

/** The texts of the site that the secretariat edits, and where each is read. */
export const pageAddress = {
  home: urls.home, about: urls.about, contact: urls.contact, accessibility: urls.accessibility, privacy: urls.privacy, cookies: urls.cookies,
  proclaimer: urls.proclaimer, disclosure: urls.disclosure,
} as const

export type SitePage = keyof typeof pageAddress
export const sitePages = Object.keys(pageAddress) as SitePage[]
/** Those that are a page of their own; the words of the home stand among what is published. */
export const textPages = sitePages.filter((page) => page !== 'home')

/** The statuses of the national form of an accessibility statement, from fully met to not met. */
export const accessibilityStatuses = ['A', 'B', 'C', 'D'] as const
export type AccessibilityStatus = (typeof accessibilityStatuses)[number]
