import type { Here } from '../../platform/here.ts'
import { urls } from '../../urls.ts'
import type { Overview } from './queries.ts'
import { texts } from './texts.ts'
import { ask, ofPreparing, ofSpeaking, ofTakingPart, present, pressing, type Ask } from './waiting.ts'

/** More than these at once is a heap: the rest waits in a fold. */
export const mostAsks = 2

const peopleIn = (here: Here) => here.perspectives.reduce((sum, { people }) => sum + people, 0)

const toBegin = (here: Here, { facts }: Overview): Ask[] => {
  const { workspace } = here
  const t = texts[here.language].asks
  return present([
    !facts.charter && facts.findings === 0 && ask(t.charter, urls.charter(workspace)),
    peopleIn(here) <= 1 && ask(t.invite, urls.invitations(workspace)),
    facts.contributions === 0 && facts.subgroups === 0 && ask(t.groups, `${urls.subgroups(workspace)}/nieuw`),
    facts.contributions === 0 && ask(t.transcribe, urls.transcribe(workspace)),
  ])
}

const towardsPublication = (here: Here, { facts, ripeness }: Overview): Ask[] => {
  const { workspace } = here
  const t = texts[here.language].asks
  const gaps = ripeness?.criteria.reduce((sum, criterion) => sum + criterion.gaps.length, 0) ?? 0
  const { draft } = facts
  return present([
    draft && gaps > 0 && !draft.current && ask(t.ripen(gaps), urls.ripeness(workspace, draft.number)),
    facts.contributions > 0 && facts.findings === 0 && ask(t.findings, urls.newFinding(workspace)),
    !draft && facts.findings > 0 && ask(t.write, urls.newDraft(workspace)),
  ])
}

const toPublish = (here: Here, { facts: { draft }, ripeness }: Overview): Ask[] =>
  present([here.who.chairs && draft && ripeness?.ripe && !draft.current && ask(texts[here.language].asks.publish, urls.publish(here.workspace, draft.number))])

const toRead = (here: Here, { facts }: Overview): Ask[] => {
  const t = texts[here.language].asks
  const { draft, edition } = facts
  return present([
    draft && !draft.current && ask(t.read, urls.draft(here.workspace, draft.number)),
    draft?.current && edition && ask(t.edition, urls.publication(edition.slug)),
  ])
}

/** All that is asked of this person now, the most pressing first; empty when nothing is. To read something is asked of who has nothing else to do. */
export const asksOf = (here: Here, overview: Overview): Ask[] => {
  const { workspace, who, language } = here
  const { waiting, facts, visit, endorsable } = overview
  if (!who.takesPart || !waiting) return ofSpeaking(language, endorsable).slice(0, mostAsks)
  const place = { slug: workspace.slug, stage: workspace.stage, prepares: who.prepares }
  const t = texts[language].asks
  const first = present([!visit.mine && ask(facts.contributions === 0 ? t.firstOfAll : t.first, `${urls.contributions(workspace)}#toevoegen`)])
  const asks = [
    ...pressing(language, place, waiting),
    ...(who.prepares ? [...toBegin(here, overview), ...toPublish(here, overview), ...ofPreparing(language, place, waiting), ...towardsPublication(here, overview)] : []),
    ...first, ...ofTakingPart(language, place, waiting), ...ofSpeaking(language, endorsable),
  ]
  return [...asks, ...toRead(here, overview).slice(0, Math.max(0, mostAsks - asks.length))].map((one, at) => ({ ...one, action: { ...one.action, primary: at === 0 } }))
}
