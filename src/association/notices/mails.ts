import { longDate } from '../../platform/dates.ts'
import type { AttributionRule, Language } from '../../platform/here.ts'
import { urls } from '../../urls.ts'
import { whereIs } from '../../workspaces/where.ts'
import type { Rhythm } from '../account/changes.ts'
import { greetingOf, type Addressed } from '../account/greeting.ts'
import { toldInWords, type Line, type TalkedOf } from './digest.ts'
import { askedOfAll, texts, toldLines, type Told } from './texts.ts'

/** One notice as it may be told: where, what act, about which thing. */
export interface Notice extends Told {
  readonly act: string
  readonly kind: string | null
  readonly thing_id: string | null
  readonly at: Date
  readonly slug: string
  readonly title: string
  readonly place: 'site' | 'association' | 'thinktank'
  readonly attribution: AttributionRule
}

const mostLines = 50

const hidesWhich = ({ act, attribution, place }: Notice) => attribution === 'anonymous' && place === 'thinktank' && !askedOfAll.has(act)

/** Where the thing of a notice stands: what a person may be told of outside a think tank, and to the first unread words of a discussion. */
const pathOf = (notice: Notice): string => {
  const { kind, thing_id, number, slug, place } = notice
  const tank = { slug }
  if (kind === 'proposal' && number !== null) return urls.theme(number)
  if (notice.act.startsWith('moderation.')) return place === 'thinktank' ? urls.reports(tank) : urls.themeReports()
  if (kind === 'mandate' && thing_id) return urls.mandate(thing_id)
  if (kind === 'person' || kind === 'import') return urls.account
  const { slug: publication, number: edition } = notice.told
  if (kind === 'publication' && typeof publication === 'string' && typeof edition === 'number') return urls.edition(publication, edition)
  if (place !== 'thinktank') return urls.association
  if (hidesWhich(notice)) return urls.contributions(tank)
  if (kind === 'discussion' && number !== null) return urls.discussionAct(tank, number, 'verder')
  return whereIs(tank, notice) ?? urls.thinktank(tank)
}

const lineOf = (notice: Notice, language: Language, origin: string | undefined): string => {
  const t = texts[language]
  const say = toldLines[language][notice.act]
  const what = hidesWhich(notice) ? t.unnamed : say ? say(notice) : t.otherwise
  // The day is enough for everybody, and where names are not shown it is all there is.
  const told = `${longDate(notice.at, language)}: ${what}`
  return origin ? `${told}\n${origin}${pathOf(notice)}` : told
}

/** Something new in a think tank that somebody follows: what, with how much is left; where no names are shown only how much. */
export interface News { readonly slug: string; readonly title: string; readonly count: number; readonly lines?: readonly Line[]; readonly left?: number }

interface Letter {
  readonly person: Addressed & { readonly language: Language; readonly mail_rhythm: Rhythm; readonly site: string }
  readonly origin: string | undefined
  readonly notices: readonly Notice[]
  readonly news: readonly News[]
  /** what was said, with the address at which the receiver answers each where mail comes in */
  readonly talk: readonly (TalkedOf & { readonly address: string | undefined; readonly begin: string | undefined })[]
  /** the secret by which the receiver gets less of this mail */
  readonly token: string
}

/** What was said in one discussion: the words, the way to it, and how to answer. When there is but one, the mail itself is answered. */
const talkOf = ({ person: { language }, origin, talk }: Letter, { slug, number, heading, said, address }: Letter['talk'][number]): string => {
  const t = texts[language]
  const answer = address === undefined ? [] : [talk.length === 1 ? t.answerThis : t.answerAt(address)]
  return [heading, ...said, ...(origin ? [`${t.readOn}\n${origin}${urls.discussionAct({ slug }, number, 'verder')}`] : []), ...answer].join('\n\n')
}

const isInWords = ({ act, kind, slug, number }: Notice, talk: Letter['talk']) =>
  toldInWords.has(act) && kind === 'discussion' && talk.some((one) => one.slug === slug && one.number === number)

/** What is new where somebody follows everything: in words where those may be told, else how much. Where all of it stands above already there is no news. */
const newsOf = ({ person: { language }, origin }: Letter, { slug, count, lines, left = 0 }: News): string[] => {
  const t = texts[language]
  if (!lines) return [[t.news(count), ...(origin ? [`${origin}${urls.thinktank({ slug })}`] : [])].join('\n')]
  const said = lines.map((line) => [`- ${line.said}`, ...(origin && line.path ? [`  ${origin}${line.path}`] : [])].join('\n'))
  const rest = [...(left > 0 ? [t.more(left)] : []), ...(origin ? [`${t.allNews}\n${origin}${urls.record({ slug })}`] : [])]
  return rest.length > 0 ? [...said, rest.join('\n')] : said
}

/** By which addresses discussions are begun in the groups in which something was said here. */
const beginningOf = ({ person: { language }, talk }: Letter, slug: string): string[] => {
  const own = talk.filter((one) => one.slug === slug)
  return [...new Map(own.map((one) => [one.begins.id, one])).values()].flatMap(({ begin, ring }) => (begin ? [texts[language].beginAt(ring, begin)] : []))
}

const groupsOf = (letter: Letter): string[] => {
  const { person: { language }, origin, notices, news, talk } = letter
  const t = texts[language]
  const shown = notices.slice(0, mostLines)
  const slugs = [...new Set([...shown, ...news].map(({ slug }) => slug))]
  return slugs.map((slug) => {
    const own = shown.filter((notice) => notice.slug === slug)
    const fresh = news.find((one) => one.slug === slug)
    const lines = [...new Set(own.filter((notice) => !isInWords(notice, talk)).map((notice) => lineOf(notice, language, origin)))]
    const told = fresh ? newsOf(letter, fresh) : []
    const [first] = own
    const title = first?.title ?? fresh?.title ?? ''
    return [!first || first.place === 'thinktank' ? t.tank(title) : title, ...lines, ...told, ...talk.filter((one) => one.slug === slug).map((one) => talkOf(letter, one)), ...beginningOf(letter, slug)].join('\n\n')
  })
}

/** The subject says what happened when it is all of one kind, else that something did. Never more than the lines below it. */
const subjectOf = ({ person: { language }, notices, news }: Letter): string => {
  const { subject, subjects } = texts[language]
  const kinds = new Set(notices.map((notice) => (hidesWhich(notice) ? subject : subjects[notice.act] ?? subjects[notice.act.split('.')[0] ?? ''] ?? subject)))
  if (news.length > 0) kinds.add(subjects['news'] ?? subject)
  const [only] = kinds
  return kinds.size === 1 && only !== undefined ? only : subject
}

/**
 * One mail with everything a person is to be told, grouped by think tank. It holds numbers and codes only, and of
 * discussions the words that its receiver may read. `origin` undefined: the site does not know its own address, so there are no links. Headers let a mail
 * program offer less of it in one click (RFC 8058).
 */
export const noticeLetter = (letter: Letter): { subject: string; body: string; headers: Record<string, string> } => {
  const { person, origin, notices, token } = letter
  const t = texts[person.language]
  const more = notices.length > mostLines ? [t.more(notices.length - mostLines)] : []
  const less = origin ? `${origin}${urls.lessMail(token)}` : undefined
  const end = [t.rhythm[person.mail_rhythm], ...(less ? [`${t.less}\n${less}`] : [t.lessHere])].join(' ')
  return {
    subject: subjectOf(letter),
    body: `${[greetingOf(person.language, person), t.intro, ...groupsOf(letter), ...more, end, person.site].join('\n\n')}\n`,
    headers: { ...(letter.talk.length === 1 ? { References: `<gesprek.${letter.talk[0]?.answers.id}@denktank>` } : {}), ...(less ? { 'List-Unsubscribe': `<${less}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}) },
  }
}
