import type { Marker } from '../../../beside/glossary/meanings.ts'
import { Marked } from '../../../beside/glossary/shown.tsx'
import type { Here } from '../../../platform/here.ts'
import { Perspective } from '../../../platform/look/marks.tsx'
import { Section } from '../../../platform/look/sheet.tsx'
import { Fold, Table } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { answers, type Answer, type PublicEndorsement } from './queries.ts'
import { texts } from './texts.ts'

/** `all`: the answers on every edition of the text. */
export interface ShownProps {
  here: Here
  edition: { readonly slug: string; readonly number: number; readonly endorsement_asked_at: Date | null; readonly withdrawn_at: Date | null }
  all: readonly PublicEndorsement[]
  /** marks terms and works in what organisations said */
  marker?: Marker | undefined
}

const onThis = ({ edition, all }: ShownProps) => all.filter(({ number }) => number === edition.number)
const of = (given: readonly PublicEndorsement[], kind: Answer) => given.filter((one) => one.kind === kind)

/** In one line who stand behind an edition; undefined when nobody was asked. */
export const endorsedFact = (props: ShownProps): string | undefined => {
  const t = texts[props.here.language].shown
  if (!props.edition.endorsement_asked_at) return undefined
  const [full, reserved] = [of(onThis(props), 'full').length, of(onThis(props), 'reservation').length]
  return full + reserved === 0 ? t.nobody : t.fact(full, reserved)
}

/** The newest edition before this one that organisations endorsed, and how many. */
const before = ({ edition, all }: ShownProps): { number: number; count: number } | undefined => {
  const earlier = all.filter(({ number, kind }) => number < edition.number && kind !== 'declined')
  const number = Math.max(...earlier.map((one) => one.number))
  return earlier.length === 0 ? undefined : { number, count: earlier.filter((one) => one.number === number).length }
}

interface Group { readonly name: string; readonly key: string; readonly counts: Readonly<Record<Answer, number>> }

const groupsOf = (given: readonly PublicEndorsement[], keyOf: (one: PublicEndorsement) => string, nameOf: (key: string) => string): Group[] => {
  const counts = new Map<string, Record<Answer, number>>()
  for (const one of given) {
    const count = counts.get(keyOf(one)) ?? { full: 0, reservation: 0, declined: 0 }
    count[one.kind] += 1
    counts.set(keyOf(one), count)
  }
  return [...counts].map(([key, count]) => ({ key, name: nameOf(key), counts: count }))
}

const byKind = (here: Here, given: readonly PublicEndorsement[]) => {
  const { kinds, unknown } = texts[here.language].shown
  const order = Object.keys(kinds)
  return groupsOf(given, (one) => one.organisation_kind, (key) => kinds[key as keyof typeof kinds] ?? unknown).sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key))
}
const bySize = (here: Here, given: readonly PublicEndorsement[]) => {
  const { sizes, unknown } = texts[here.language].shown
  const order = Object.keys(sizes)
  const place = ({ key }: Group) => (key === '' ? order.length : order.indexOf(key))
  return groupsOf(given, (one) => one.size_class ?? '', (key) => sizes[key as keyof typeof sizes] ?? unknown).sort((a, b) => place(a) - place(b))
}
const byRegion = (here: Here, given: readonly PublicEndorsement[]) =>
  groupsOf(given, (one) => one.region ?? '', (key) => key || texts[here.language].shown.unknown).sort((a, b) => Number(a.key === '') - Number(b.key === '') || (a.name < b.name ? -1 : 1))

const totalOf = ({ counts }: Group) => counts.full + counts.reservation + counts.declined

/** A bar per kind of organisation: endorsed filled, with a reservation half, declined an outline. */
const Bar = ({ here, group, most }: { here: Here; group: Group; most: number }) => {
  const { full, reservation, declined } = group.counts
  const width = (count: number) => `${((count / most) * 90).toFixed(2)}%`
  return (
    <li>
      <p class="dt-plain"><Perspective perspective={group.key} label={group.name} /> {totalOf(group)}</p>
      <svg class="dt-rating__plot" height="20" role="img" aria-label={texts[here.language].shown.picture(group.name, full, reservation, declined)}>
        <rect class="f-ink l-ink" x="1" y="4" width={width(full)} height="12"></rect>
        <rect class="f-ink l-ink" fill-opacity="0.35" x={width(full)} y="4" width={width(reservation)} height="12"></rect>
        <rect class="f-paper l-ink" x={width(full + reservation)} y="4" width={width(declined)} height="12"></rect>
      </svg>
    </li>
  )
}

const CountTable = ({ here, by, groups }: { here: Here; by: string; groups: readonly Group[] }) => {
  const { count } = texts[here.language].shown
  return <div class="dt-after"><Table caption={by} captionHidden columns={[{ label: by }, ...answers.map((one) => ({ label: count[one], numeric: true }))]}
    rows={groups.map(({ name, counts }) => [name, ...answers.map((one) => counts[one])])} /></div>
}

const Picture = ({ here, given }: { here: Here; given: readonly PublicEndorsement[] }) => {
  const t = texts[here.language].shown
  const kinds = byKind(here, given)
  const most = Math.max(...kinds.map(totalOf))
  return (
    <figure class="dt-figure dt-after">
      <p class="dt-row__title">{t.pictureTitle}</p>
      <p class="dt-small dt-soft">{t.legend}</p>
      <ul class="dt-plain-list">{kinds.map((group) => <Bar here={here} group={group} most={most} />)}</ul>
      <Fold summary={t.table}>
        <CountTable here={here} by={t.by.kind} groups={kinds} />
        <CountTable here={here} by={t.by.size} groups={bySize(here, given)} />
        <CountTable here={here} by={t.by.region} groups={byRegion(here, given)} />
      </Fold>
    </figure>
  )
}

const Names = ({ here, given, marker }: { here: Here; given: readonly PublicEndorsement[]; marker: Marker | undefined }) => {
  const t = texts[here.language].shown
  const [full, reserved, named] = [of(given, 'full'), of(given, 'reservation'), of(given, 'declined').filter(({ name }) => name)]
  const unnamed = of(given, 'declined').length - named.length
  const said = (list: readonly PublicEndorsement[]) => <ul class="dt-plain-list">{list.map(({ name, words }) => <li><strong>{name}</strong>: “<Marked text={words} marker={marker} />”</li>)}</ul>
  return (
    <dl class="dt-facts dt-facts--colophon">
      {full.length > 0 && <><dt>{t.full}</dt><dd>{full.map(({ name }) => name).join('; ')}</dd></>}
      {reserved.length > 0 && <><dt>{t.reservation}</dt><dd>{said(reserved)}</dd></>}
      {named.length + unnamed > 0 && <><dt>{t.declined}</dt><dd>{named.length > 0 && said(named)}{unnamed > 0 && <p class="dt-plain">{t.unnamed(unnamed)}</p>}</dd></>}
    </dl>
  )
}

/** Which organisations stand behind an edition, with their reservations in full, and which do not. Nothing where nobody was asked. */
export const EndorsedSection = (props: ShownProps) => {
  const { here, edition } = props
  const t = texts[here.language].shown
  const given = onThis(props)
  const earlier = before(props)
  if (!edition.endorsement_asked_at) return null
  return (
    <Section id="vastgesteld" title={t.title} note={endorsedFact(props)} strong>
      {earlier && <p class="nl-paragraph">{t.anew(earlier.number, earlier.count)}</p>}
      {given.length === 0 ? <p class="nl-paragraph">{t.asked}</p> : <><Names here={here} given={given} marker={props.marker} /><Picture here={here} given={given} /></>}
      {here.who.member && !edition.withdrawn_at && <p class="dt-after"><a href={urls.endorse(edition.slug, edition.number)}>{t.go}</a></p>}
    </Section>
  )
}

/** The same as public data. */
export const endorsementsAsData = ({ edition, all }: Omit<ShownProps, 'here'>) => {
  const given = all.filter(({ number }) => number === edition.number)
  return {
    asked: edition.endorsement_asked_at?.toISOString() ?? null,
    counts: Object.fromEntries(answers.map((kind) => [kind, of(given, kind).length])),
    organisations: given.filter(({ name }) => name).map((one) => ({
      name: one.name, kind: one.organisation_kind, size: one.size_class, region: one.region, answer: one.kind, words: one.words || null, given: one.given_at.toISOString(),
    })),
  }
}
