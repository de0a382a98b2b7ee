import { figure } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { Icon, Perspective } from '../../platform/look/marks.tsx'
import { Head, Section } from '../../platform/look/sheet.tsx'
import { urls } from '../../urls.ts'
import { perspectiveLabel } from '../../workspaces/attribution.ts'
import { ringText, Shell, type Step } from '../../workspaces/shell.tsx'
import type { Graph, Node } from './graph.ts'
import { compareNodes } from './nodes.ts'
import { clip, Picture } from './picture.tsx'
import { texts } from './texts.ts'

export interface TrailProps { here: Here; start: Node; under: Graph; became: Graph }

/** What people call it: "bijdrage 12", "gepubliceerde versie 2". */
export const nameOf = (here: Here, { kind, number }: Node): string => texts[here.language].kind[kind](number ?? 0)

/** In the heading what has a title goes by that: "Het spoor van de bron “…”" tells more than its kind. */
const headingOf = (here: Here, start: Node): string => {
  const { title, titled } = texts[here.language]
  if (start.kind === 'contribution' || start.kind === 'finding') return title(nameOf(here, start))
  return title(titled[start.kind](clip(start.label, 120), start.number ?? 0))
}

const capital = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`

const stateOf = (here: Here, node: Node): string[] => {
  const t = texts[here.language]
  const hidden = node.ring === 'preparation' || node.ring === 'subgroup' ? [t.hidden[node.ring]] : []
  return node.withdrawn ? [node.kind === 'finding' ? t.gone : t.withdrawn, ...hidden] : hidden
}

const NodeLine = ({ here, node, again }: { here: Here; node: Node; again: boolean }) => {
  const t = texts[here.language]
  const states = [...stateOf(here, node), ...(again ? [t.above] : [])]
  return (
    <p class="dt-plain">
      {node.kind === 'source' && <><Icon name="source" /> </>}
      <a href={node.href}>{capital(nameOf(here, node))}</a>
      {node.perspective !== undefined && <> · <Perspective perspective={node.perspective} label={perspectiveLabel(here, node.perspective)} /></>}
      {states.length > 0 && <span class="dt-soft"> ({states.join(', ')})</span>}
      {(!again || node.kind === 'source' || node.kind === 'publication') && <><br /><span class="dt-small">{clip(node.label, again ? 80 : 200) || t.goneText}</span></>}
    </p>
  )
}

const kinds: readonly Node['kind'][] = ['finding', 'contribution', 'source', 'draft', 'publication']

interface Branch { node: Node; again: boolean; branches: Branch[] }

/** The graph as a tree, findings first. Each node is opened once, where it comes first; further on only its name. */
const treeOf = (graph: Graph, way: 'under' | 'became'): Branch[] => {
  const known = new Map(graph.nodes.map((node) => [node.key, node]))
  const next = new Map<string, string[]>()
  for (const { from, to } of graph.edges) {
    const [at, on] = way === 'under' ? [to, from] : [from, to]
    next.set(at, [...(next.get(at) ?? []), on])
  }
  const opened = new Set([graph.start])
  const branchesOf = (key: string): Branch[] => {
    const nodes = (next.get(key) ?? []).flatMap((one) => known.get(one) ?? [])
      .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || compareNodes(a, b))
    return nodes.map((node) => {
      const again = opened.has(node.key)
      opened.add(node.key)
      return { node, again, branches: again ? [] : branchesOf(node.key) }
    })
  }
  return branchesOf(graph.start)
}

const Tree = ({ here, branches }: { here: Here; branches: readonly Branch[] }) => (
  <ul class="dt-list">
    {branches.map(({ node, again, branches: inner }) => (
      <li><NodeLine here={here} node={node} again={again} />{inner.length > 0 && <Tree here={here} branches={inner} />}</li>
    ))}
  </ul>
)

const Part = ({ here, graph, way, nothing }: { here: Here; graph: Graph; way: 'under' | 'became'; nothing: string }) => {
  const t = texts[here.language]
  const branches = treeOf(graph, way)
  return (
    <Section strong={way === 'under'} title={t[way]}>
      <div id={way === 'under' ? 'eronder' : 'geworden'} data-live="contribution finding draft publication">
        {branches.length === 0 ? <p class="nl-paragraph">{nothing}</p> : <Tree here={here} branches={branches} />}
        {graph.more > 0 && <p class="dt-small dt-soft">{t.more(figure(graph.more, here.language), graph.over)}</p>}
      </div>
    </Section>
  )
}

const steps: Record<Node['kind'], Step> = { contribution: 3, finding: 4, draft: 5, source: 5, publication: 5 }

/** What lies under a thing and what became of it: as two lists, and as one picture. */
export const TrailPage = ({ here, start, under, became }: TrailProps) => {
  const t = texts[here.language]
  const name = nameOf(here, start)
  const heading = headingOf(here, start)
  const up = start.kind === 'source' ? { label: t.sources, href: urls.sources(here.workspace) } : { label: capital(name), href: start.href }
  const lead = start.kind === 'contribution' || start.kind === 'finding' ? clip(start.label, 200) || t.goneText : undefined
  const nothing = start.kind === 'contribution' || start.kind === 'source' ? t.nothingUnder[start.kind] : t.nothingUnder.other
  return (
    <Shell here={here} title={heading} step={steps[start.kind]} live crumbs={[up, { label: t.crumb }]}>
      <Head kicker={t.crumb} title={heading} lead={lead} ring={ringText(here, here.rings.find(({ kind }) => kind === start.ring))} />
      <Part here={here} graph={under} way="under" nothing={nothing} />
      <Part here={here} graph={became} way="became" nothing={t.nothingBecame} />
      {under.nodes.length + became.nodes.length > 2 && (
        <Section title={t.picture} wide><Picture here={here} start={start} under={under} became={became} /></Section>
      )}
    </Shell>
  )
}
