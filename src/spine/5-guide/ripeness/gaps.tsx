import { titleOf } from '../../../documents/schema.ts'
import { longDate } from '../../../platform/dates.ts'
import type { Here } from '../../../platform/here.ts'
import { Perspective } from '../../../platform/look/marks.tsx'
import type { Children } from '../../../platform/look/markup.ts'
import { Section } from '../../../platform/look/sheet.tsx'
import { Fold } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { anchorOf } from '../drafts/document.tsx'
import type { Gap } from './grounded.ts'
import type { CriterionKey } from '../../2-preparation/charter/content.ts'
import type { Ripeness, RipeText } from './queries.ts'
import { texts as signing } from './signing.texts.ts'
import { texts } from './texts.ts'

interface GapsProps { here: Here; text: RipeText; ripeness: Ripeness }

const most = 30
const longest = 300
const quoted = (text: string) => `“${text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text}”`

const mayMend = (here: Here, text: RipeText) => here.who.prepares && !text.withdrawn_at

/** To the field of the editor that holds this place, for who may write; for others to the place in the text. */
const wayTo = (here: Here, text: RipeText, { chapter, within = '', block }: Gap): string =>
  mayMend(here, text)
    ? `${urls.editDraft(here.workspace, text.number, chapter, { blok: within || undefined })}${within && `#blok-${within}`}`
    : `${urls.draft(here.workspace, text.number)}#${anchorOf(block)}`

const BareSentence = ({ here, text, gap }: { here: Here; text: RipeText; gap: Gap }) => {
  const t = texts[here.language]
  const place = t.place(gap.place, gap.part ? t.part[gap.part.kind](gap.part.nth) : '', gap.part?.kind === 'row' ? undefined : gap.sentence)
  return (
    <li class="dt-short">
      <p class="dt-short__where"><a href={`${urls.draft(here.workspace, text.number)}#${anchorOf(gap.block)}`}>{place}</a></p>
      <p class="dt-short__quote">{quoted(gap.text)}</p>
      {mayMend(here, text) && <p class="dt-short__act"><a href={wayTo(here, text, gap)}>{t.mend}<span class="dt-hidden">{t.of(place)}</span></a></p>}
    </li>
  )
}

const Silence = ({ here, text, gap }: { here: Here; text: RipeText; gap: Gap }) => {
  const t = texts[here.language]
  const key = gap.perspective ?? ''
  const where = gap.chapter !== undefined
  // Where perspectives are not shown there is nothing to filter by.
  const filter = where ? { perspectief: key } : {}
  return (
    <li class="dt-short">
      <p class="dt-plain"><Perspective perspective={key} label={where ? t.silentIn(gap.text) : t.silentInAll(gap.text)} /></p>
      <p class="dt-short__act">
        <a href={urls.contributions(here.workspace, filter)}>{where ? t.see : t.seeAll}<span class="dt-hidden">{`: ${gap.text}`}</span></a>
        {where && mayMend(here, text) && <> · <a href={wayTo(here, text, gap)}>{t.editChapter}</a></>}
      </p>
    </li>
  )
}

/** Per chapter, in reading order; a long list is folded, so that the page stays a page. */
const PerChapter = ({ here, text, gaps, show }: { here: Here; text: RipeText; gaps: readonly Gap[]; show: (gap: Gap) => Children }) => {
  const t = texts[here.language]
  return (
    <>
      {text.document.content.map((chapter, at) => {
        const mine = gaps.filter((gap) => gap.chapter === chapter.attrs.id)
        if (mine.length === 0) return null
        const title = t.inChapter(at + 1, titleOf(chapter))
        const list = <ol class="dt-plain-list dt-shorts">{mine.map(show)}</ol>
        return gaps.length > most
          ? <Fold summary={`${title} (${mine.length})`}>{list}</Fold>
          : <><h3 class="dt-row__title">{title}</h3>{list}</>
      })}
    </>
  )
}

/** The places that fall short of a criterion; none when it is not asked. */
export const gapsIn = (ripeness: Ripeness, key: CriterionKey) => ripeness.criteria.find((criterion) => criterion.key === key)?.gaps ?? []

/** The sentences that rest on nothing, each with its place and the way to mend it. */
export const BareSection = ({ here, text, ripeness }: GapsProps) => {
  const t = texts[here.language]
  const gaps = gapsIn(ripeness, 'grounded')
  if (gaps.length === 0) return null
  const empty = gaps[0]?.chapter === undefined
  return (
    <Section id="onderbouwd" title={t.grounded} note={empty ? undefined : t.bare(gaps.length)}>
      <p class="nl-paragraph dt-gapbelow">{empty ? t.empty : mayMend(here, text) ? t.howToMend : t.howToTell}</p>
      {empty && mayMend(here, text) && <p class="dt-short__act"><a href={urls.editDraft(here.workspace, text.number)}>{t.write}</a></p>}
      <PerChapter here={here} text={text} gaps={gaps} show={(gap) => <BareSentence here={here} text={text} gap={gap} />} />
    </Section>
  )
}

/** The perspectives that are not heard, with the way to what they did say. */
export const SilentSection = ({ here, text, ripeness }: GapsProps) => {
  const t = texts[here.language]
  const gaps = gapsIn(ripeness, 'heard')
  if (gaps.length === 0) return null
  const inAll = gaps.filter(({ chapter }) => chapter === undefined)
  return (
    <Section id="gehoord" title={t.heard} note={inAll.length > 0 ? undefined : t.silent(gaps.length)}>
      {inAll.length > 0 && <ul class="dt-plain-list dt-shorts">{inAll.map((gap) => <Silence here={here} text={text} gap={gap} />)}</ul>}
      <PerChapter here={here} text={text} gaps={gaps} show={(gap) => <Silence here={here} text={text} gap={gap} />} />
    </Section>
  )
}

const Unknown = ({ here, text, gap }: { here: Here; text: RipeText; gap: Gap }) => {
  const t = texts[here.language]
  return (
    <li class="dt-short">
      <p class="dt-short__where"><a href={`${urls.draft(here.workspace, text.number)}#${anchorOf(gap.block)}`}>{gap.place}</a></p>
      <p class="dt-plain">{quoted(gap.text)}</p>
      {gap.concept !== undefined && <p class="dt-short__act"><a href={urls.concept(here.workspace, gap.concept)}>{t.toTerm}<span class="dt-hidden">: {gap.text}</span></a></p>}
    </li>
  )
}

/** The terms that the text uses and nobody adopted, each with its first place and the way to its description. */
export const UnknownSection = ({ here, text, ripeness }: GapsProps) => {
  const t = texts[here.language]
  const gaps = gapsIn(ripeness, 'understood')
  if (gaps.length === 0) return null
  return (
    <Section id="begrepen" title={t.understood} note={t.unadopted(gaps.length)}>
      <p class="nl-paragraph dt-gapbelow">{t.howToAdopt}</p>
      <PerChapter here={here} text={text} gaps={gaps} show={(gap) => <Unknown here={here} text={text} gap={gap} />} />
    </Section>
  )
}

const Moving = ({ here, text, gap }: { here: Here; text: RipeText; gap: Gap }) => {
  const t = texts[here.language]
  const day = (moment: string | undefined) => longDate(new Date(moment ?? ''), here.language)
  if (gap.finding !== undefined) {
    return (
      <li class="dt-short">
        <p class="dt-short__where"><a href={`${urls.draft(here.workspace, text.number)}#${anchorOf(gap.block)}`}>{gap.place}</a></p>
        <p class="dt-plain">{t.disputed(gap.finding)} {quoted(gap.text)}</p>
        <p class="dt-short__act"><a href={urls.finding(here.workspace, gap.finding)}>{t.toFinding}<span class="dt-hidden">{t.of(String(gap.finding))}</span></a></p>
      </li>
    )
  }
  if (gap.place === '') return <li class="dt-short"><p class="dt-plain">{t.rearranged(day(gap.since), day(gap.until))}</p></li>
  return <li class="dt-short"><p class="dt-plain">{t.changedOn(t.inChapter(Number(gap.place), gap.text), day(gap.since), day(gap.until))}</p></li>
}

/** What keeps the text moving: chapters that changed lately and findings that are disputed. Objections have a place of their own. */
export const MovingSection = ({ here, text, ripeness }: GapsProps) => {
  const t = texts[here.language]
  const gaps = gapsIn(ripeness, 'stable')
  const shown = gaps.filter(({ objection }) => objection === undefined)
  if (gaps.length === 0) return null
  return (
    <Section id="stabiel" title={t.stable} note={t.unsettled(gaps.length)}>
      {shown.length > 0 && <ol class="dt-plain-list dt-shorts">{shown.map((gap) => <Moving here={here} text={text} gap={gap} />)}</ol>}
      {shown.length < gaps.length && <p class="dt-short__act"><a href="#bezwaren">{signing[here.language].objections}</a></p>}
      <p class="dt-after dt-soft">{t.waits(ripeness.asked.stableDays)}</p>
    </Section>
  )
}
