import { isoDay, longDate } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import type { Children } from '../../platform/look/markup.ts'
import { Row } from '../../platform/look/table.tsx'
import type { NewsItem } from './queries.ts'
import { texts } from './texts.ts'

/** When it appeared, as the feed said; when it did not, when it was found. */
export const When = ({ here, item }: { here: Here; item: NewsItem }) => (item.published_at
  ? <time datetime={isoDay(item.published_at)}>{longDate(item.published_at, here.language)}</time>
  : texts[here.language].news.undated(longDate(item.found_at, here.language)))

/** An item of a feed: its title leads to the website it stands on, in the words of strangers, so as text. */
export const ItemRow = ({ here, item, children }: { here: Here; item: NewsItem; children?: Children }) => (
  <Row id={`bericht-${item.id}`} when={<>{item.feed} · <When here={here} item={item} /></>}
    title={item.link ? <a class="dt-quiet-link" href={item.link} rel="noopener noreferrer"><bdi>{item.title}</bdi></a> : <bdi>{item.title}</bdi>}>
    {item.summary && item.summary !== item.title && <p class="nl-paragraph"><bdi>{item.summary}</bdi></p>}
    {children}
  </Row>
)
