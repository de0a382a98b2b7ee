import { kinds as organisationKinds, type OrganisationKind } from '../../../association/organisations/queries.ts'
import { texts as organisationTexts } from '../../../association/organisations/texts.ts'
import type { Block } from '../../../documents/schema.ts'
import type { Here } from '../../../platform/here.ts'
import type { Children } from '../../../platform/look/markup.ts'
import { Icon, Mark, Perspective } from '../../../platform/look/marks.tsx'
import type { Voices } from '../../../workspaces/attribution.ts'
import { bareWords } from '../drafts/passages.tsx'
import { bareOf } from '../drafts/reading.ts'
import type { Colophon, Edition, FrozenGrounds } from './frozen.ts'
import { texts } from './texts.ts'

/** The word for a perspective as it was when the edition was made. */
export const labelIn = (here: Here, { perspectives }: Colophon, key: string): string => {
  const found = perspectives.find((one) => one.key === key)
  return found ? (here.language === 'nl' ? found.label_nl : found.label_en) : key
}

// In the order that the think tank gave its perspectives; what is stored does not keep one.
const inOrder = ({ perspectives }: Colophon, voices: Voices): [string, number][] =>
  perspectives.flatMap(({ key }): [string, number][] => (voices.per[key] === undefined ? [] : [[key, voices.per[key]]]))

/** How many, per perspective: a shape, a figure, and the word for who listens. */
export const Counts = ({ here, colophon, voices }: { here: Here; colophon: Colophon; voices: Voices }) => (
  <span class="dt-grounds__counts">
    {inOrder(colophon, voices).map(([key, count]) => (
      <span class="dt-nowrap"><Mark perspective={key} /> {count}<span class="dt-hidden"> {labelIn(here, colophon, key)}</span></span>
    ))}
  </span>
)

const Contributions = ({ here, edition, voices }: { here: Here; edition: Edition; voices: Voices }) => {
  const t = texts[here.language]
  if (voices.few) return <li>{t.fewContributions}</li>
  if (voices.total === 0) return null
  const told = inOrder(edition.colophon, voices)
  const rest = voices.total - told.reduce((sum, [, count]) => sum + count, 0)
  return (
    <li>
      {t.contributions(voices.total)}{told.length > 0 && ': '}
      {told.map(([key, count], at) => <>{at > 0 && ', '}<span class="dt-nowrap">{count} <Perspective perspective={key} label={labelIn(here, edition.colophon, key)} /></span></>)}
      {told.length > 0 && rest > 0 && `, ${t.withoutPerspective(rest)}`}
    </li>
  )
}

// Where the perspectives are the kinds of organisation, the same words and figures would stand twice.
const isToldAlready = (here: Here, colophon: Colophon, voices: Voices, told: readonly (readonly [OrganisationKind, number])[]) => {
  const line = (word: string, count: number) => `${word.toLowerCase()} ${count}`
  const perspectives = inOrder(colophon, voices).map(([key, count]) => line(labelIn(here, colophon, key), count))
  const kinds = told.map(([kind, count]) => line(organisationTexts[here.language].kinds[kind], count))
  return kinds.length === perspectives.length && kinds.every((one) => perspectives.includes(one))
}

/** How many per kind of organisation, in the order in which the association lists them. Nothing in editions of before it was counted. */
const Kinds = ({ here, edition, grounds }: { here: Here; edition: Edition; grounds: FrozenGrounds }) => {
  const t = texts[here.language]
  const told = organisationKinds.flatMap((kind): [OrganisationKind, number][] => (grounds.kinds?.[kind] ? [[kind, grounds.kinds[kind]]] : []))
  if (told.length === 0) return null
  const rest = grounds.contributions.total - told.reduce((sum, [, count]) => sum + count, 0)
  if (rest === 0 && isToldAlready(here, edition.colophon, grounds.contributions, told)) return <li>{t.sameByKind}</li>
  const words = told.map(([kind, count]) => `${count} ${organisationTexts[here.language].kinds[kind].toLowerCase()}`)
  return <li>{t.byKind}: {[...words, ...(rest > 0 ? [t.withoutKind(rest)] : [])].join(', ')}</li>
}

const restsOnNothing = (grounds: FrozenGrounds) =>
  grounds.findings.length + grounds.sources.length + grounds.contributions.total === 0 && !grounds.contributions.few

const list = (here: Here, edition: Edition, grounds: FrozenGrounds, block: Block) => {
  const t = texts[here.language]
  const shortOf = new Map(edition.sources.map(({ id, short }) => [id, short]))
  return (
    <ul>
      <Contributions here={here} edition={edition} voices={grounds.contributions} />
      <Kinds here={here} edition={edition} grounds={grounds} />
      {grounds.findings.map(({ number, statement, contested }) => (
        <li><Icon name="finding" /> <strong>{t.finding(number)}</strong>: {statement}{contested && ` (${t.contested})`}</li>
      ))}
      {grounds.sources.map((id) => <li><Icon name="source" /> <a href={`#bron-${id}`}>{shortOf.get(id) ?? id}</a></li>)}
      {bareWords(here, grounds.bare.map((one) => bareOf(block, one))).map((words) => <li>{words}</li>)}
    </ul>
  )
}

/** What a passage rests on: counts and shapes at a glance, opened up to findings and sources. */
export const GroundsOf = ({ here, edition, block }: { here: Here; edition: Edition; block: Block }): Children => {
  const t = texts[here.language]
  const grounds = edition.grounds[block.attrs.id]
  if (!grounds) return null
  const reason = edition.against_each.find(({ key }) => key === 'grounded')?.reason
  if (restsOnNothing(grounds)) {
    return (
      <details class="dt-grounds dt-grounds--none">
        <summary>{t.restsOnNothing}</summary><p class="dt-grounds__title">{t.restsOnNothing}</p>
        {reason && <p class="dt-plain">{t.chairSays(reason)}</p>}
      </details>
    )
  }
  const title = <>{t.restsOn} <Counts here={here} colophon={edition.colophon} voices={grounds.contributions} /></>
  return (
    <details class="dt-grounds"><summary>{title}</summary><p class="dt-grounds__title">{title}</p>{list(here, edition, grounds, block)}</details>
  )
}
