import type { BlockDifference } from '../../../documents/differences.ts'
import type { Target } from '../../../documents/schema.ts'
import type { Here } from '../../../platform/here.ts'
import { urls } from '../../../urls.ts'
import type { Listed } from './passages.tsx'
import { texts } from './texts.ts'

/** How what a text cites is called: the numbers of findings and contributions that you may see, and its sources. */
export interface CitedNames { readonly numbers: ReadonlyMap<string, number>; readonly listed: readonly Listed[] }

const Name = ({ here, names, target: { kind, id } }: { here: Here; names: CitedNames; target: Target }) => {
  const { rests, version } = texts[here.language]
  if (kind === 'source') return <>{names.listed.find(({ key }) => key === id)?.short ?? rests.noSource}</>
  const number = names.numbers.get(id)
  if (number === undefined) return <>{version.unseen[kind]}</>
  return kind === 'finding'
    ? <a href={urls.finding(here.workspace, number)}>{rests.small(number)}</a>
    : <a href={urls.contribution(here.workspace, number)}>{version.contribution(number)}</a>
}

const Names = ({ here, names, targets }: { here: Here; names: CitedNames; targets: readonly Target[] }) => (
  <>{targets.map((target, at) => <>{at > 0 && ', '}<Name here={here} names={names} target={target} /></>)}</>
)

/** What a passage rested on that it no longer does, and what it rests on since. What you may not see is told without its number. */
export const CitedSince = ({ here, names, cites }: { here: Here; names: CitedNames; cites: BlockDifference['cites'] }) => {
  const t = texts[here.language].version
  return (
    <>
      {cites.removed.length > 0 && <p class="dt-plain dt-soft">{t.restedOn} <Names here={here} names={names} targets={cites.removed} /></p>}
      {cites.added.length > 0 && <p class="dt-plain dt-soft">{t.restsOnNow} <Names here={here} names={names} targets={cites.added} /></p>}
    </>
  )
}
