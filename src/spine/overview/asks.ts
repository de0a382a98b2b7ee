import type { Here } from '../../platform/here.ts'
import { urls } from '../../urls.ts'
import type { Overview } from './queries.ts'
import { texts } from './texts.ts'

export interface Ask { readonly title: string; readonly text: string; readonly action: { readonly label: string; readonly href: string; readonly primary?: boolean } }

type Words = readonly string[]
const most = 2

const ask = ([title = '', text = '', label = '']: Words, href: string): Ask => ({ title, text, action: { label, href } })

const peopleIn = (here: Here) => here.perspectives.reduce((sum, { people }) => sum + people, 0)

const ofWhoPrepare = (here: Here, { facts, ripeness }: Overview): Ask[] => {
  const { workspace, who } = here
  const t = texts[here.language].asks
  const gaps = ripeness?.criteria.reduce((sum, criterion) => sum + criterion.gaps.length, 0) ?? 0
  const { draft, contested } = facts
  const start = [
    peopleIn(here) <= 1 && ask(t.invite, `${urls.participants(workspace)}/nieuw`),
    facts.contributions === 0 && facts.subgroups === 0 && ask(t.groups, `${urls.subgroups(workspace)}/nieuw`),
    facts.contributions === 0 && ask(t.transcribe, urls.transcribe(workspace)),
  ]
  const work = [
    who.chairs && draft && ripeness?.ripe && !draft.current && ask(t.publish, urls.publish(workspace, draft.number)),
    facts.disputes > 0 && ask(t.disputes(facts.disputes), contested.length === 1 ? urls.finding(workspace, contested[0] as number) : urls.findings(workspace)),
    facts.open > 0 && ask(t.settle(facts.open), urls.contributions(workspace, { lot: 'open' })),
    draft && gaps > 0 && !draft.current && ask(t.ripen(gaps), urls.ripeness(workspace, draft.number)),
    facts.contributions > 0 && facts.findings === 0 && ask(t.findings, urls.newFinding(workspace)),
    !draft && facts.findings > 0 && ask(t.write, urls.newDraft(workspace)),
  ]
  return [...start, ...work].filter((one): one is Ask => Boolean(one))
}

const ofWhoTakesPart = (here: Here, { facts }: Overview): Ask[] => {
  const { workspace } = here
  const t = texts[here.language].asks
  const { draft, edition, contested, contributions, mine } = facts
  const asks = [
    !mine && ask(contributions === 0 ? t.firstOfAll : t.first, `${urls.contributions(workspace)}#toevoegen`),
    contested.length > 0 && ask(t.contested, urls.finding(workspace, contested[0] as number)),
    draft && !draft.current && ask(t.read, urls.draft(workspace, draft.number)),
    draft?.current && edition && ask(t.edition, urls.publication(edition.slug)),
  ]
  return asks.filter((one): one is Ask => Boolean(one))
}

/** The one or two things asked of this person now, the most pressing first; empty when nothing is. */
export const asksOf = (here: Here, overview: Overview): Ask[] => {
  if (!here.who.takesPart) return []
  const asks = [...(here.who.prepares ? ofWhoPrepare(here, overview) : []), ...ofWhoTakesPart(here, overview)]
  return asks.slice(0, most).map((one, at) => ({ ...one, action: { ...one.action, primary: at === 0 } }))
}
