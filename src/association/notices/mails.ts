import { longDate } from '../../platform/dates.ts'
import type { AttributionRule, Language } from '../../platform/here.ts'
import { urls } from '../../urls.ts'
import { askedOfAll, texts, toldLines, type Told } from './texts.ts'

/** One notice as it may be told: where, what act, about which thing. */
export interface Notice extends Told {
  readonly act: string
  readonly kind: string | null
  readonly at: Date
  readonly slug: string
  readonly title: string
  readonly place: 'site' | 'association' | 'thinktank'
  readonly attribution: AttributionRule
}

const mostLines = 50

const hidesWhich = ({ act, attribution, place }: Notice) => attribution === 'anonymous' && place === 'thinktank' && !askedOfAll.has(act)

const pathOf = (notice: Notice): string => {
  const { kind, number, slug, place } = notice
  const tank = { slug }
  if (kind === 'proposal' && number !== null) return urls.theme(number)
  if (place !== 'thinktank') return urls.association
  if (hidesWhich(notice)) return urls.contributions(tank)
  if (number === null) return urls.thinktank(tank)
  if (kind === 'contribution') return urls.contribution(tank, number)
  if (kind === 'finding' || kind === 'dispute') return urls.finding(tank, number)
  if (kind === 'charter_amendment') return urls.amendment(tank, number)
  return kind === 'draft' ? urls.draft(tank, number) : urls.thinktank(tank)
}

const lineOf = (notice: Notice, language: Language, origin: string | undefined): string => {
  const t = texts[language]
  const say = toldLines[language][notice.act]
  const what = hidesWhich(notice) ? t.unnamed : say ? say(notice) : t.otherwise
  // The day is enough for everybody, and where names are not shown it is all there is.
  const told = `${longDate(notice.at, language)}: ${what}`
  return origin ? `${told}\n${origin}${pathOf(notice)}` : told
}

/**
 * One mail with everything a person is to be told, grouped by think tank. It holds numbers and codes only, no text that
 * anybody wrote. `origin` undefined: the site does not know its own address, so there are no links.
 */
export const noticeLetter = (
  { name, language, site, origin, notices }: { name: string; language: Language; site: string; origin: string | undefined; notices: readonly Notice[] },
): { subject: string; body: string } => {
  const t = texts[language]
  const shown = notices.slice(0, mostLines)
  const groups = [...new Set(shown.map(({ slug }) => slug))].map((slug) => {
    const own = shown.filter((notice) => notice.slug === slug)
    const [first] = own as [Notice, ...Notice[]]
    const lines = [...new Set(own.map((notice) => lineOf(notice, language, origin)))]
    return [first.place === 'thinktank' ? t.tank(first.title) : first.title, ...lines].join('\n\n')
  })
  const more = notices.length > shown.length ? [t.more(notices.length - shown.length)] : []
  return { subject: t.subject, body: `${[t.greeting(name), t.intro, ...groups, ...more, t.end, site].join('\n\n')}\n` }
}
