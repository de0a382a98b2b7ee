import { sql } from 'kysely'
import type { Document, Target } from '../../../documents/schema.ts'
import { blocksOf } from '../../../documents/schema.ts'
import { sentencesOf } from '../../../documents/sentences.ts'
import type { Here } from '../../../platform/here.ts'
import { links, rows } from '../../../workspaces/rings.ts'

/** A finding that a text cites, or into which a cited one went. `into`: the findings it was merged into, or split into. */
export interface CitedFinding {
  readonly id: string
  readonly number: number
  readonly statement: string
  readonly withdrawn_at: Date | null
  readonly contested: boolean
  readonly into: readonly string[]
}
/** A contribution that lies under a text, directly or through a finding in `findings`. */
export interface CitedContribution {
  readonly id: string
  readonly number: number
  readonly body: string
  readonly perspective: string
  readonly withdrawn_at: Date | null
  readonly findings: readonly string[]
}
/** All that lies under a text, within the rings of who asks. Sources go by their key. */
export interface Ground {
  readonly findings: ReadonlyMap<string, CitedFinding>
  readonly contributions: ReadonlyMap<string, CitedContribution>
  readonly sources: ReadonlySet<string>
  /** contributions that are not withdrawn, by the id of the finding that rests on them */
  readonly under: ReadonlyMap<string, readonly string[]>
}

/** Every target in a document, those on which a whole block without sentences rests included. */
export const targetsIn = (document: Document): Target[] => [
  ...sentencesOf(document).flatMap(({ cites }) => cites),
  ...document.content.flatMap((chapter) => blocksOf(chapter).flatMap((block) => block.attrs.rests_on)),
]

const idsOf = (document: Document, kind: Target['kind']) =>
  [...new Set(targetsIn(document).filter((target) => target.kind === kind).map(({ id }) => id))]

/**
 * The living findings through which a cited one counts: itself, or what it was merged or split into, however often that
 * happened. Empty when it was withdrawn without an heir.
 */
export const heirsOf = (ground: Pick<Ground, 'findings'>, id: string): CitedFinding[] => {
  const [seen, heirs] = [new Set<string>(), [] as CitedFinding[]]
  const waiting = [id]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const finding = ground.findings.get(at)
    if (!finding || seen.has(at)) continue
    seen.add(at)
    if (finding.withdrawn_at === null) heirs.push(finding)
    else waiting.push(...finding.into)
  }
  return heirs
}

/** The contributions, not withdrawn, on which a target rests in the end. A source rests on none. */
export const contributionsUnder = (ground: Ground, { kind, id }: Target): readonly string[] => {
  if (kind === 'source') return []
  if (kind === 'contribution') return ground.contributions.get(id)?.withdrawn_at === null ? [id] : []
  return heirsOf(ground, id).flatMap((finding) => ground.under.get(finding.id) ?? [])
}

/** Whether a sentence may rest on this: a source we have, a contribution that stands, a finding with such contributions. */
export const holds = (ground: Ground, target: Target): boolean =>
  target.kind === 'source' ? ground.sources.has(target.id) : contributionsUnder(ground, target).length > 0

const findingsUnder = async (here: Here, cited: readonly string[]): Promise<CitedFinding[]> => {
  if (cited.length === 0) return []
  return rows(here, 'finding')
    .where((eb) => eb.or([
      eb('finding.id', '=', sql<string>`any(${cited}::uuid[])`),
      eb('finding.id', 'in', links(here, 'finding_descent').select('finding_id')),
    ]))
    .select((eb) => [
      'finding.id', 'finding.number', 'finding.statement', 'finding.withdrawn_at',
      eb('finding.id', 'in', rows(here, 'dispute').select('finding_id').where('settled_at', 'is', null)).$castTo<boolean>().as('contested'),
      sql<string[]>`array(select d.finding_id from finding_descent d where d.from_finding_id = finding.id)`.as('into'),
    ])
    .execute()
}

const contributionsFor = async (here: Here, direct: readonly string[], findings: readonly string[]): Promise<CitedContribution[]> => {
  if (direct.length + findings.length === 0) return []
  const through = sql`finding_id = any(${findings}::uuid[]) and unlinked_at is null`
  return rows(here, 'contribution')
    .where((eb) => eb.or([
      eb('contribution.id', '=', sql<string>`any(${direct}::uuid[])`),
      eb('contribution.id', 'in', sql<string>`(select contribution_id from finding_contribution where ${through})`),
    ]))
    .select([
      'contribution.id', 'contribution.number', 'contribution.body', 'contribution.perspective', 'contribution.withdrawn_at',
      sql<string[]>`array(select finding_id from finding_contribution where contribution_id = contribution.id and ${through})`.as('findings'),
    ])
    .orderBy('contribution.number').execute()
}

/** What a document rests on, in two queries. `sources`: the keys of the think tank's sources. */
export const groundUnder = async (here: Here, document: Document, sources: readonly string[]): Promise<Ground> => {
  const found = await findingsUnder(here, idsOf(document, 'finding'))
  const findings = new Map(found.map((finding) => [finding.id, finding]))
  const living = idsOf(document, 'finding').flatMap((id) => heirsOf({ findings }, id).map((heir) => heir.id))
  const contributions = await contributionsFor(here, idsOf(document, 'contribution'), [...new Set(living)])
  const under = new Map<string, string[]>()
  for (const { id, withdrawn_at, findings: of } of contributions) {
    if (withdrawn_at === null) for (const finding of of) under.set(finding, [...(under.get(finding) ?? []), id])
  }
  return { findings, contributions: new Map(contributions.map((one) => [one.id, one])), sources: new Set(sources), under }
}
