import { longDate } from '../../../platform/dates.ts'
import type { Here } from '../../../platform/here.ts'
import type { Children } from '../../../platform/look/markup.ts'
import { Fate, Perspective, Tag, type IconName } from '../../../platform/look/marks.tsx'
import { urls } from '../../../urls.ts'
import type { Marker } from '../../../beside/glossary/meanings.ts'
import { Marked } from '../../../beside/glossary/shown.tsx'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import type { FateKind } from './filter.ts'
import type { Listed } from './queries.ts'
import { texts } from './texts.ts'

/** The icon of each fate. */
export const fateIcon: Readonly<Record<FateKind, IconName>> = {
  'taken-up': 'taken', merged: 'merged', parked: 'parked', declined: 'declined', open: 'open',
}

/** Things in a row with commas, and "and" before the last. */
export const Listing = ({ items, and }: { items: readonly Children[]; and: string }) => (
  <>{items.map((item, at) => <>{at === 0 ? '' : at === items.length - 1 ? and : ', '}{item}</>)}</>
)

/** A link to a contribution by its number. */
export const ToContribution = ({ here, number }: { here: Here; number: number }) => (
  <a href={urls.contribution(here.workspace, number)}>{texts[here.language].contributionWord(number)}</a>
)

const Places = ({ here, became }: { here: Here; became: NonNullable<Listed['became']> }) => {
  const t = texts[here.language]
  if (became.places.length === 0) return null
  return (
    <>
      {t.standsIn}
      <Listing and={t.and} items={became.places.map(({ draft, place, block }, at) => (
        <a href={`${urls.draft(here.workspace, draft)}#b-${block}`}>{draft === became.places[at - 1]?.draft && place ? place : t.place(draft, place)}</a>
      ))} />.
    </>
  )
}

const fateLabel = (here: Here, { fate, became }: Listed): Children => {
  const t = texts[here.language]
  if (fate === 'taken-up' && became && became.findings.length > 0) {
    return (
      <>
        {t.takenIn}
        <Listing and={t.and} items={became.findings.map((number) => (
          <a href={urls.finding(here.workspace, number)}>{t.finding(number)}</a>
        ))} />
      </>
    )
  }
  if (fate === 'merged' && became?.mergedInto !== undefined) return <>{t.mergedWith}<ToContribution here={here} number={became.mergedInto} /></>
  return t.fate[fate]
}

/** What became of a contribution, with links to where it went. */
export const FateOf = ({ here, said }: { here: Here; said: Listed }) => {
  const t = texts[here.language]
  const { became } = said
  const reason = became && said.fate !== 'open' ? became.reason : ''
  const merged = became?.mergedFrom ?? []
  const hasPlaces = (became?.places.length ?? 0) > 0
  return (
    <Fate icon={fateIcon[said.fate]} label={fateLabel(here, said)}>
      {(reason || hasPlaces || merged.length > 0) && (
        <>
          {reason && <>{reason} </>}
          {became && hasPlaces && <Places here={here} became={became} />}
          {merged.length > 0 && (
            <> {t.mergedFrom}<Listing and={t.and} items={merged.map((number) => <ToContribution here={here} number={number} />)} />.</>
          )}
        </>
      )}
    </Fate>
  )
}

/** Who said it and what it is: perspective, kind, and the name where names are shown. */
export const SaidBy = ({ here, said, when }: { here: Here; said: Listed; when?: Date }) => {
  const t = texts[here.language]
  const ring = here.rings.find(({ id }) => id === said.ring_id)
  return (
    <p class="dt-contribution__by">
      <Perspective perspective={said.perspective} label={perspectiveLabel(here, said.perspective)} /> · {t.kind[said.kind]}
      {said.said_by && <> · {said.said_by}</>}
      {when && <> · {t.one.said(longDate(when, here.language))}</>}
      {said.typed_over_at && <> · {t.typedOver}</>}
      {said.edited_at && <> · {t.edited}</>}
      {said.mine && <> · <strong>{t.mine}</strong></>}
      {ring?.kind === 'subgroup' && <> <Tag>{t.onlySubgroup(ring.title)}</Tag></>}
    </p>
  )
}

/** The words of a contribution; of a withdrawn one only that it was. */
export const Body = ({ here, said, marker }: { here: Here; said: Listed; marker?: Marker | undefined }) => {
  const t = texts[here.language]
  marker?.section(`bijdrage-${said.number}`)
  if (!said.withdrawn_at) return <p class="dt-contribution__text">{said.withheld ? said.body : <Marked text={said.body} marker={marker} />}</p>
  return (
    <>
      <p class="dt-contribution__text dt-soft"><Tag>{t.withdrawn}</Tag> {said.mine ? t.withdrawnMine : t.withdrawnText}</p>
      {said.mine && <p class="dt-contribution__text">{said.body}</p>}
    </>
  )
}

/** `FateOf` for a list: of those of which the same is told it is drawn once. */
export const fatesIn = (here: Here) => {
  const drawn = new Map<Listed['became'], Map<FateKind, Children>>()
  return (said: Listed): Children => {
    let perKind = drawn.get(said.became)
    if (!perKind) drawn.set(said.became, perKind = new Map())
    let fate = perKind.get(said.fate)
    if (fate === undefined) perKind.set(said.fate, fate = <FateOf here={here} said={said} />)
    return fate
  }
}

/** One contribution in a list, under its number, with its fate beside it. */
export const Contribution = ({ here, said, fate, marker }: { here: Here; said: Listed; fate: Children; marker?: Marker | undefined }) => (
  <li class="dt-contribution" id={`bijdrage-${said.number}`}>
    <a class="dt-contribution__number" href={urls.contribution(here.workspace, said.number)}>
      <span class="dt-hidden">{texts[here.language].numberHidden}</span>{said.number}
    </a>
    <div>
      <Body here={here} said={said} marker={marker} />
      {(!said.withdrawn_at || said.mine) && <SaidBy here={here} said={said} />}
    </div>
    {fate}
  </li>
)
