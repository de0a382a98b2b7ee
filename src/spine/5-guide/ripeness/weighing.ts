import type { Document } from '../../../documents/schema.ts'
import { isoDay } from '../../../platform/dates.ts'
import { memory, type Here } from '../../../platform/here.ts'
import { perspectiveLabel, perspectivesHeard, perspectivesSigned, shownPerspectives } from '../../../workspaces/attribution.ts'
import { links, rows } from '../../../workspaces/rings.ts'
import { contributionsUnder, heirsOf, holds, targetsIn } from '../drafts/grounds.ts'
import { citationsOf } from '../drafts/citations.ts'
import { ungrounded } from './grounded.ts'
import { citedPerChapter, unheardInAll, unheardPerChapter } from './heard.ts'
import { neededOf, unreviewed, type Reviewers } from './reviewed.ts'
import type { Rule, WeighedText } from './rules.ts'
import { openObjections, signedOff } from './signoffs.ts'
import { lastChanges, unstable, type State, type Unrest } from './stable.ts'

/**
 * Only perspectives that may be told are asked: a gap at one that few people share would say that the cards under a
 * chapter came from the others, or who of them did not sign off.
 */
export const askedPerspectives = (here: Here): Reviewers[] => {
  const told = here.workspace.attribution === 'anonymous'
    ? here.perspectives.filter(({ people, organisations }) => people >= 5 && organisations >= 3)
    : shownPerspectives(here)
  return told.filter(({ people }) => people > 0).map(({ key, people }) => ({ key, people, label: perspectiveLabel(here, key) }))
}

/** Grounded, from what lies under the text. */
export const groundedHere: Rule = async (_, { document, ground }) => ungrounded(document, (target) => holds(ground, target))

/** Heard, per chapter; for the think tank as a whole where nobody is named. */
export const heardHere: Rule = async (here, { document, ground }) => {
  const asked = askedPerspectives(here)
  if (here.workspace.attribution === 'anonymous') {
    const said = await rows(here, 'contribution').select('contribution.id').where('withdrawn_at', 'is', null).execute()
    return unheardInAll(asked, await perspectivesHeard(here, said.map(({ id }) => id)))
  }
  // Rows come with the perspective as it may be told, so what is hidden is not counted here either.
  const cited = citedPerChapter(document)
  return unheardPerChapter(document, asked, (chapter) => new Set((cited.get(chapter) ?? [])
    .flatMap((target) => contributionsUnder(ground, target)).flatMap((id) => ground.contributions.get(id)?.perspective ?? [])))
}

/** Reviewed; where nobody is named only whether enough people signed off is known, never how many. */
export const reviewedHere: Rule = async (here, text, { reviewersPerPerspective: most }) => {
  const asked = askedPerspectives(here)
  if (here.workspace.attribution !== 'anonymous') return unreviewed(asked, signedOff(text.signoffs, text.revision), most)
  const enough = await perspectivesSigned(here, text, new Map(asked.map((one) => [one.key, neededOf(one, most)])))
  return unreviewed(asked, (perspective) => enough.has(perspective), most)
}

interface Remembered { readonly revision: number; readonly since: string; readonly changed: ReadonlyMap<string, Date> }
const rememberedOf = memory<Remembered>()
const most = 500
// Whoever saves more often than this within the days of the charter sees an older chapter change as the oldest of these.
const mostStates = 200

const keep = (remembered: Map<string, Remembered>, draft: string, found: Remembered) => {
  remembered.delete(draft)
  remembered.set(draft, found)
  if (remembered.size > most) remembered.delete(remembered.keys().next().value as string)
}

/** The saved states from the last one before that day up to the text as it is now; from a revision on when one is known. */
const statesOf = async (here: Here, text: WeighedText, since: Date, from: number | undefined): Promise<State[]> => {
  const earlier = await links(here, 'draft_revision').where('draft_id', '=', text.id).where('aside', '=', false).where('revision', '<', text.revision)
    .where((eb) => (from !== undefined ? eb('revision', '>=', from) : eb('revision', '>=', eb.fn.coalesce(
      eb.selectFrom('draft_revision as before').select((inner) => inner.fn.max('before.revision').as('n'))
        .where('before.draft_id', '=', text.id).where('before.aside', '=', false).where('before.saved_at', '<', since), eb.lit(0)))))
    .select(['document', 'saved_at']).orderBy('revision', 'desc').limit(mostStates).execute()
  return [...earlier.reverse().map(({ document, saved_at }) => ({ document: document as Document, saved_at })), text]
}

/**
 * When each chapter last changed in substance. Found once for each version; after a save only what was saved since is read.
 */
const changesOf = async (here: Here, text: WeighedText, days: number, now: Date): Promise<ReadonlyMap<string, Date>> => {
  const since = new Date(now.getTime() - days * 86_400_000)
  const remembered = rememberedOf(here)
  const known = remembered.get(text.id)
  if (known?.revision === text.revision && known.since <= isoDay(since)) return known.changed
  const usable = known && known.revision < text.revision && known.since <= isoDay(since) ? known : undefined
  const states = await statesOf(here, text, since, usable?.revision)
  const changed = lastChanges(states, states.length > 1 ? usable?.changed : undefined)
  keep(remembered, text.id, { revision: text.revision, since: usable?.since ?? isoDay(since), changed })
  return changed
}

/** The findings that a text uses and that are disputed, each with the first place that cites it. */
const disputedIn = ({ document, ground }: WeighedText): Unrest['findings'] => {
  const chapters = new Map(document.content.map((chapter, at) => [String(at + 1), chapter.attrs.id]))
  const cited = new Map(citationsOf(document, (key) => key).filter(({ kind }) => kind === 'finding').reverse().map((row) => [row.target_id, row]))
  const found = targetsIn(document).filter(({ kind }) => kind === 'finding').flatMap(({ id }) => heirsOf(ground, id).map((finding) => ({ finding, row: cited.get(id) })))
  const once = new Map(found.filter(({ finding, row }) => finding.contested && row).reverse().map((one) => [one.finding.id, one]))
  return [...once.values()].reverse().map(({ finding, row }) => ({
    place: row?.place ?? '', block: row?.block ?? '', text: finding.statement, finding: finding.number, chapter: chapters.get((row?.place ?? '').split('.')[0] ?? '') ?? '',
  }))
}

/** Stable, over the states that were saved. */
export const stableHere: Rule = async (here, text, { stableDays: days }) => {
  const now = new Date()
  const changed = await changesOf(here, text, days, now)
  return unstable(text.document, changed, { days, now }, { findings: disputedIn(text), objections: openObjections(text.signoffs) })
}
