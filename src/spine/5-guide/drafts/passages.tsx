import { bibliography, shortCitation, type ReferencePart } from '../../../documents/bibliography.ts'
import type { Block, Target } from '../../../documents/schema.ts'
import type { Here } from '../../../platform/here.ts'
import { Icon, Mark } from '../../../platform/look/marks.tsx'
import type { Children } from '../../../platform/look/markup.ts'
import { urls } from '../../../urls.ts'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import { contributionsUnder, heirsOf, type CitedContribution, type CitedFinding, type Ground } from './grounds.ts'
import type { CitedSource } from './queries.ts'
import type { Bare, Rests } from './reading.ts'
import { texts } from './texts.ts'

/** A source as it stands in the list, and as a sentence mentions it. */
export interface Listed { readonly key: string; readonly parts: readonly ReferencePart[]; readonly short: string }

/** The sources in the order of a bibliography, in the reader's language. */
export const listSources = (here: Here, sources: readonly CitedSource[]): Listed[] => {
  const items = new Map(sources.map(({ key, reference }) => [key, { ...reference, id: key }]))
  return bibliography([...items.values()], here.language).map(({ id, parts, suffix }) => {
    const item = items.get(id)
    return { key: id, parts, short: item ? shortCitation(item, here.language, suffix) : id }
  })
}

/** How a sentence mentions a source, leading to the list; nothing for what stands beside the text. */
export const citeFrom = (listed: readonly Listed[]) => {
  const shortOf = new Map(listed.map(({ key, short }) => [key, short]))
  return ({ kind, id }: Target): Children =>
    (kind === 'source' && shortOf.has(id) ? <> (<a class="dt-cite" href={`#bron-${id}`}>{shortOf.get(id)}</a>)</> : null)
}

/** The works cited, each with an anchor. */
export const SourcesOf = ({ here, listed }: { here: Here; listed: readonly Listed[] }) => {
  if (listed.length === 0) return null
  return (
    <div class="dt-read">
      <h2 class="nl-heading nl-heading--level-2 dt-chapter dt-chapter--next" id="bronnen">{texts[here.language].read.sources}</h2>
      <ul class="dt-references">
        {listed.map(({ key, parts }) => (
          <li id={`bron-${key}`}>{parts.map(({ text, italic, href }) => (href ? <a href={href} rel="noopener">{text}</a> : italic ? <em>{text}</em> : text))}</li>
        ))}
      </ul>
    </div>
  )
}

interface Props { here: Here; ground: Ground; listed: readonly Listed[]; rests: Rests }

/** As many contributions as stand beside a passage when they come by way of a finding: the finding shows them all. */
const mostThrough = 1

/** The first words of what somebody said, cut between two words. */
const firstWords = (body: string, most = 50): string => {
  const words = body.replace(/\s+/g, ' ').trim()
  return words.length <= most ? words : `${words.slice(0, most + 1).replace(/\s\S*$/, '').slice(0, most)}…`
}

const FindingLine = ({ here, ground, finding }: { here: Here; ground: Ground; finding: CitedFinding }) => {
  const t = texts[here.language].rests
  const link = <a href={urls.finding(here.workspace, finding.number)}>{t.finding(finding.number)}</a>
  if (!finding.withdrawn_at) {
    const bare = contributionsUnder(ground, { kind: 'finding', id: finding.id }).length === 0
    return <li><Icon name="finding" /> {link}: {finding.statement}{finding.contested && ` (${t.contested})`}{bare && ` (${t.without})`}</li>
  }
  const heirs = heirsOf(ground, finding.id)
  if (heirs.length === 0) return <li><Icon name="finding" /> {link}{t.gone}</li>
  return (
    <li>
      <Icon name="merged" /> {link}{t.into}
      {heirs.map(({ number, statement, contested }, at) => (
        <>{at > 0 && t.and}<a href={urls.finding(here.workspace, number)}>{t.small(number)}</a>: {statement}{contested && ` (${t.contested})`}</>
      ))}
    </li>
  )
}

const ContributionLine = ({ here, said }: { here: Here; said: CitedContribution }) => {
  const t = texts[here.language].rests
  const number = <a href={urls.contribution(here.workspace, said.number)}><span class="dt-hidden">{t.contribution}</span>{said.number}</a>
  if (said.withdrawn_at) return <li>{number} ({t.withdrawn})</li>
  return (
    <li>
      <Mark perspective={said.perspective} /><span class="dt-hidden">{perspectiveLabel(here, said.perspective)}: </span>{number} “{firstWords(said.body)}”
    </li>
  )
}

/** What of a passage rests on nothing, in words: its sentences, items and rows. */
export const bareWords = (here: Here, bare: readonly Bare[]): string[] => (['sentence', 'item', 'row'] as const).flatMap((kind) => {
  const numbers = [...new Set(bare.filter((one) => one.kind === kind).map(({ nth }) => nth))]
  return numbers.length === 0 ? [] : [texts[here.language].rests.bare[kind](numbers.join(', '), numbers.length === 1)]
})

const Lines = ({ here, ground, listed, rests }: Props) => {
  const t = texts[here.language].rests
  const of = (kind: Target['kind']) => rests.targets.filter((target) => target.kind === kind).map(({ id }) => id)
  const shortOf = new Map(listed.map(({ key, short }) => [key, short]))
  const said = of('contribution').flatMap((id) => ground.contributions.get(id) ?? [])
  const through = rests.through.flatMap((id) => ground.contributions.get(id) ?? [])
  return (
    <ul>
      {of('finding').flatMap((id) => ground.findings.get(id) ?? []).map((finding) => <FindingLine here={here} ground={ground} finding={finding} />)}
      {[...said, ...through.slice(0, mostThrough)].map((one) => <ContributionLine here={here} said={one} />)}
      {through.length > mostThrough && <li>{t.more(through.length - mostThrough, of('finding').length)}</li>}
      {of('source').map((id) => <li><Icon name="source" /> {shortOf.has(id) ? <a href={`#bron-${id}`}>{shortOf.get(id)}</a> : t.noSource}</li>)}
      {bareWords(here, rests.bare).map((words) => <li><strong>{words}</strong></li>)}
    </ul>
  )
}

// In the order that the think tank gave its perspectives; whoever may not be named comes last.
const countsOf = (here: Here, ground: Ground, rests: Rests): [string, number][] => {
  const direct = rests.targets.filter(({ kind }) => kind === 'contribution').map(({ id }) => id)
  const counts = new Map<string, number>(here.perspectives.map(({ key }) => [key, 0]))
  for (const id of [...direct, ...rests.through]) {
    const said = ground.contributions.get(id)
    if (said && !said.withdrawn_at) counts.set(said.perspective, (counts.get(said.perspective) ?? 0) + 1)
  }
  return [...counts].filter(([, count]) => count > 0)
}

/** What a passage rests on: shapes and counts at a glance, opened up to findings, contributions and sources; or that it rests on nothing. */
export const RestsOn = ({ block, ...props }: Omit<Props, 'rests'> & { block: Block; rests: Rests | undefined }): Children => {
  const { here, ground, rests } = props
  const { rests: t, read } = texts[here.language]
  if (!rests) return null
  const id = `rust-${block.attrs.id}`
  const { nothing } = rests
  const title = nothing ? t.nothing : (
    <>
      {read.restsOn}{' '}
      <span class="dt-grounds__counts">
        {countsOf(here, ground, rests).map(([key, count]) => (
          <span class="dt-nowrap"><Mark perspective={key} /> {count}<span class="dt-hidden"> {perspectiveLabel(here, key)}</span></span>
        ))}
      </span>
    </>
  )
  return (
    <details class={nothing ? 'dt-grounds dt-grounds--none' : 'dt-grounds'} id={id}>
      <summary>{title}</summary>
      <p class="dt-grounds__title">{title}</p>
      {nothing && here.who.prepares && <p class="dt-plain">{t.nothingText}</p>}
      {rests.targets.length > 0 && <Lines {...props} rests={nothing ? { ...rests, bare: [] } : rests} />}
    </details>
  )
}
