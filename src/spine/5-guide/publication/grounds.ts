import { blocksOf, type Document } from '../../../documents/schema.ts'
import { sentencesOf } from '../../../documents/sentences.ts'
import type { Here } from '../../../platform/here.ts'
import { voicesPerGroup } from '../../../workspaces/attribution.ts'
import { links, rows } from '../../../workspaces/rings.ts'
import type { FrozenGrounds, Grounds } from './frozen.ts'

interface Finding { id: string; number: number; statement: string; contested: boolean; contributions: string[] }

/** A merged finding speaks through the one it went into, however often that happened. */
const heirs = async (here: Here, ids: readonly string[]): Promise<Map<string, string>> => {
  const descent = await links(here, 'finding_descent').select(['finding_id', 'from_finding_id']).where('how', '=', 'merge')
    .where('from_finding_id', 'in', rows(here, 'finding').select('id')).execute()
  const into = new Map(descent.map((row) => [row.from_finding_id, row.finding_id]))
  const last = (id: string): string => {
    const seen = new Set<string>()
    let at = id
    for (let next = into.get(at); next && !seen.has(next); next = into.get(at)) { seen.add(next); at = next }
    return at
  }
  return new Map(ids.map((id) => [id, last(id)]))
}

const findingsById = async (here: Here, ids: readonly string[]): Promise<ReadonlyMap<string, Finding>> => {
  if (ids.length === 0) return new Map()
  const found = await rows(here, 'finding').select(['id', 'number', 'statement']).where('id', 'in', [...ids]).where('withdrawn_at', 'is', null).execute()
  const open = await rows(here, 'dispute').select('finding_id').where('finding_id', 'in', [...ids]).where('settled_at', 'is', null).execute()
  const contested = new Set(open.map(({ finding_id }) => finding_id))
  const under = await links(here, 'finding_contribution')
    .innerJoin(rows(here, 'contribution').select(['id', 'withdrawn_at']).as('said'), 'said.id', 'finding_contribution.contribution_id')
    .select(['finding_id', 'contribution_id']).where('finding_id', 'in', [...ids]).where('unlinked_at', 'is', null).where('said.withdrawn_at', 'is', null).execute()
  const findings = new Map(found.map((row): [string, Finding] => [row.id, { ...row, contested: contested.has(row.id), contributions: [] }]))
  for (const { finding_id, contribution_id } of under) findings.get(finding_id)?.contributions.push(contribution_id)
  return findings
}

type Cited = { finding: Set<string>; contribution: Set<string>; source: Set<string>; bare: { block: string; sentence: number }[] }

const citedPerBlock = (document: Document): ReadonlyMap<string, Cited> => {
  const per = new Map<string, Cited>(document.content.flatMap((chapter) => blocksOf(chapter).map((block) => [
    block.attrs.id, { finding: new Set<string>(), contribution: new Set<string>(), source: new Set<string>(), bare: [] },
  ] as [string, Cited])))
  for (const { block, within, sentence, cites } of sentencesOf(document)) {
    const cited = per.get(within)
    if (!cited) continue
    for (const { kind, id } of cites) cited[kind].add(id)
    if (cites.length === 0) cited.bare.push({ block, sentence })
  }
  return per
}

const living = async (here: Here, ids: readonly string[]): Promise<ReadonlySet<string>> =>
  ids.length === 0 ? new Set() : new Set((await rows(here, 'contribution').select('id').where('id', 'in', [...ids]).where('withdrawn_at', 'is', null).execute()).map(({ id }) => id))

/**
 * What each passage rests on, as it may be told to everyone: findings as they read now, how many contributions lie
 * underneath and from which perspectives (ten people or more), sources. The contributions themselves stay in the group.
 */
export const groundsOf = async (here: Here, document: Document): Promise<Grounds> => {
  const per = citedPerBlock(document)
  const all = (kind: 'finding' | 'contribution') => [...new Set([...per.values()].flatMap((cited) => [...cited[kind]]))]
  const heirOf = await heirs(here, all('finding'))
  const findings = await findingsById(here, [...new Set(heirOf.values())])
  const alive = await living(here, all('contribution'))
  const found = (cited: Cited) => [...new Set([...cited.finding].map((id) => heirOf.get(id) ?? id))].flatMap((id) => findings.get(id) ?? [])
  const under = new Map([...per].map(([id, cited]) => [id, [...new Set([
    ...[...cited.contribution].filter((one) => alive.has(one)), ...found(cited).flatMap((finding) => finding.contributions),
  ])]]))
  const voices = await voicesPerGroup(here, under, 'public')
  return Object.fromEntries([...per].map(([id, cited]): [string, FrozenGrounds] => [id, {
    findings: found(cited).map(({ number, statement, contested }) => ({ number, statement, contested })).sort((a, b) => a.number - b.number),
    contributions: voices.get(id) ?? { total: 0, per: {} },
    sources: [...cited.source],
    bare: cited.bare,
  }]))
}
