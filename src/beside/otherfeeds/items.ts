import { setImmediate as pause } from 'node:timers/promises'
import type { FeedItem } from '../../documents/feedreading.ts'
import { lexemesOf, normaliserVersion } from '../../methods/dutch.ts'
import { hashOf, newId } from '../../platform/ids.ts'

/** An item as it is kept. `lexemes`: what it is found by. */
export interface KeptItem {
  readonly id: string; readonly key: string; readonly link: string; readonly link_key: string; readonly title: string; readonly summary: string
  readonly published_at: Date | null; readonly lexemes: readonly string[]; readonly version: number
}

const short = (text: string) => hashOf(text).toString('base64url')
const counting = /^(utm_\w+|fbclid|gclid|mc_[ce]id|at_(campaign|medium)|pk_\w+)$/i

/** An address as it tells one page from another: without what only counts visitors, www, a fragment or a last slash. */
export const sameLink = (link: string): string => {
  if (!URL.canParse(link)) return ''
  const url = new URL(link)
  const aside = [...url.searchParams].filter(([name, value]) => counting.test(name) || name === 'channel' && value === 'rss')
  for (const [name] of aside) url.searchParams.delete(name)
  url.searchParams.sort()
  return `${url.hostname.replace(/^www\./, '')}${url.port && `:${url.port}`}${url.pathname.replace(/\/+$/, '')}${url.search}`
}

/** The mark of an address, by which the same page is known whatever feed it came from; '' without one. */
export const linkKeyOf = (link: string): string => {
  const same = sameLink(link)
  return same && short(same)
}

/** What tells this item of a feed from the others: what the feed calls it, else its address, else what it says. */
export const keyOf = ({ id, link, title, published }: Pick<FeedItem, 'id' | 'link' | 'title' | 'published'>): string => {
  if (id !== '') return short(`id:${id}`)
  return link === '' ? short(`title:${title}:${published?.toISOString() ?? ''}`) : short(`link:${sameLink(link)}`)
}

/** What an item is found by. */
export const wordsOf = ({ title, summary }: Pick<KeptItem, 'title' | 'summary'>): string[] =>
  lexemesOf(`${title}\n${summary}`).filter((lexeme) => lexeme !== '')

/** What a feed had of an item already, by its key. */
export type Known = ReadonlyMap<string, { readonly title: string; readonly summary: string; readonly link: string }>

const fieldsOf = ({ title, summary, link, published }: FeedItem) =>
  ({ title: title.slice(0, 500), summary: summary.slice(0, 1000), link, published_at: published })

/** The items that a feed has and we do not, or that read otherwise now; each once. One without a title or a link is none. */
export const freshIn = (items: readonly FeedItem[], known: Known) => {
  const named = items.filter(({ title }) => title !== '').map((item) => [keyOf(item), item] as const)
  return [...new Map(named)].filter(([key, item]) => {
    const [was, is] = [known.get(key), fieldsOf(item)]
    return !was || was.title !== is.title || was.summary !== is.summary || was.link !== is.link
  })
}

/** The same, ready to be kept. Finding the words of three hundred items takes a while, so it lets others through between. */
export const keepable = async (fresh: ReturnType<typeof freshIn>): Promise<KeptItem[]> => {
  const kept: KeptItem[] = []
  for (const [nth, [key, item]] of fresh.entries()) {
    if (nth % 10 === 9) await pause()
    const fields = fieldsOf(item)
    kept.push({ id: newId(), key, ...fields, link_key: linkKeyOf(fields.link), lexemes: wordsOf(fields), version: normaliserVersion })
  }
  return kept
}
