import { blocksOf, type Document, type Target } from '../../../documents/schema.ts'
import { sentencesOf } from '../../../documents/sentences.ts'
import type { Here } from '../../../platform/here.ts'
import { voicesPerGroup } from '../../../workspaces/attribution.ts'
import { kindsPerGroup } from '../../../workspaces/kinds.ts'
import { contributionsUnder, groundUnder, heirsOf, holds, type Ground } from '../drafts/grounds.ts'
import type { FrozenGrounds, Grounds } from './frozen.ts'

interface Passage { readonly targets: Target[]; readonly bare: { block: string; sentence: number }[] }

const passagesOf = (document: Document, ground: Ground): ReadonlyMap<string, Passage> => {
  const passages = new Map<string, Passage>(document.content.flatMap(blocksOf)
    .map((block): [string, Passage] => [block.attrs.id, { targets: [...block.attrs.rests_on], bare: [] }]))
  for (const { block, within, sentence, cites } of sentencesOf(document)) {
    const passage = passages.get(within)
    passage?.targets.push(...cites)
    if (!cites.some((target) => holds(ground, target))) passage?.bare.push({ block, sentence })
  }
  return passages
}

/** A finding that was merged or split speaks through those it went into; one without contributions grounds nothing. */
const findingsIn = (ground: Ground, targets: readonly Target[]): FrozenGrounds['findings'] => {
  const cited = targets.filter(({ kind }) => kind === 'finding').flatMap(({ id }) => heirsOf(ground, id))
  return [...new Set(cited)].filter(({ id }) => ground.under.has(id)).sort((a, b) => a.number - b.number)
    .map(({ number, statement, contested }) => ({ number, statement, contested }))
}

/**
 * What each passage rests on, as it may be told to everyone: findings as they read now, how many contributions lie
 * underneath, from which perspectives and kinds of organisation (ten people or more), sources. The contributions themselves stay in the group.
 * `keys`: the sources that are there.
 */
export const groundsOf = async (here: Here, document: Document, keys: readonly string[]): Promise<Grounds> => {
  const ground = await groundUnder(here, document, keys)
  const passages = passagesOf(document, ground)
  const under = new Map([...passages].map(([id, { targets }]) => [id, [...new Set(targets.flatMap((target) => contributionsUnder(ground, target)))]]))
  const [voices, kinds] = [await voicesPerGroup(here, under, 'public'), await kindsPerGroup(here, under)]
  return Object.fromEntries([...passages].map(([id, { targets, bare }]): [string, FrozenGrounds] => [id, {
    findings: findingsIn(ground, targets),
    contributions: voices.get(id) ?? { total: 0, per: {} },
    ...(Object.keys(kinds.get(id) ?? {}).length > 0 && { kinds: kinds.get(id) }),
    sources: [...new Set(targets.filter((target) => target.kind === 'source' && holds(ground, target)).map((target) => target.id))],
    bare,
  }]))
}
